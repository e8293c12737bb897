/* home_examples.js -- a box to search, and three queries that find something
 * in this corpus: they are made of words that it has. */
import { h } from './dom.js';
import { frequent } from './home_words.js';
import { saysMuch } from './function_words.js';
import { asQuery } from './lines.js';
import { define, t } from './words.js';

define({
    'examples.try': ['For example', '例如'],
    'examples.search': ['Search', '检索'],
    'examples.label': ['A word, a phrase, *, ~"characters", @theme',
        '词、词组、*、~"字串"、@主题'],
    'examples.hits': ['{n} hits', '{n} 次'],
    'examples.hit': ['1 hit', '1 次'],
});

const HAN = /\p{sc=Han}/u;

const STEM = 6; /* letters of a word that others begin with too */

/* What a language is searched for first: a frequent word, of Chinese its
 * characters, however they are cut; then the beginning of a long word. */
function ofLanguage({ lang, where, rows }) {
    const terms = rows.filter(row => saysMuch(row.term, lang))
        .map(row => row.term);
    const han = terms.find(term => HAN.test(term) && term.length > 1);
    const [first, second] = terms;
    const long = terms.find(term => term !== first &&
        /^\p{Script=Latin}{8,}$/u.test(term));

    if (han)
        return [{ query: `~"${han}"` }];
    return [first && { query: asQuery(first), where },
        long ? { query: `${long.slice(0, STEM)}*` }
            : second && { query: asQuery(second), where }].filter(Boolean);
}

/* Those of each language in turn. */
function made(found) {
    const lists = found.map(ofLanguage);

    return [0, 1].flatMap(i => lists.map(list => list[i]).filter(Boolean));
}

/* The theme with most hits. */
async function theme(app) {
    if (!app.site.themes)
        return null;

    const { rows } = await app.askOnce('themes.json', { themes: 'site' });
    const best = rows.reduce((a, b) => b.count > a.count ? b : a,
        { count: 0 });

    return best.count > 0
        ? { query: `@${best.theme.split('/').pop()}`, themes: 'site' } : null;
}

/* Only those that have hits. */
async function sure(app, all) {
    const counted = await Promise.all(all.map(async one => {
        try {
            const { rows } = await app.askOnce('count.json', one);

            return { ...one, count: rows[0].count };
        } catch {
            return { ...one, count: 0 };
        }
    }));

    return counted.filter(one => one.count > 0).slice(0, 3);
}

export async function examples(app, know) {
    const found = await frequent(app, know);
    const about = await theme(app).catch(() => null);
    const all = await sure(app, [...made(found).slice(0, about ? 2 : 3),
        about].filter(Boolean));
    const input = h('input', { type: 'search', 'aria-label': t('search.label'),
        placeholder: t('examples.label'), autocomplete: 'off',
        autocapitalize: 'off', spellcheck: 'false' });

    return h('section', { class: 'first-search' },
        h('form', { class: 'row', onsubmit(event) {
            event.preventDefault();
            if (input.value.trim())
                app.go({ view: 'kwic', fresh: true, params: {
                    query: input.value.trim(),
                    themes: /@/.test(input.value) && app.site.themes
                        ? 'site' : null } });
        } }, input, h('button', { class: 'button primary' },
            t('examples.search'))),
        h('p', null, h('span', { class: 'soft' }, t('examples.try'), ' '),
            all.map(({ count, ...params }) => [h('a', { class: 'example',
                href: app.link({ view: 'kwic', fresh: true, params }) },
            h('code', null, params.query), ' ', h('span', { class: 'soft' },
                t(count === 1 ? 'examples.hit' : 'examples.hits',
                    { n: count }))), ' '])));
}
