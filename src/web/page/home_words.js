/* home_words.js -- the frequent words of each language, those first that say
 * much; which words are frequent is also what the examples are made of. */
import { bdi, check, fill, h } from './dom.js';
import { asQuery, sql } from './lines.js';
import { saysMuch } from './function_words.js';
import { nameOf } from './home_facts.js';
import { define, recall, remember, show, t } from './words.js';

define({
    'words': ['Frequent words', '高频词'],
    'words.all': ['With function words', '包括虚词'],
    'words.more': ['All of them', '全部'],
    'words.hits': ['{word}: {n} hits', '{word}：{n} 次'],
});

const SHOWN = 24;
const ASKED = 300;

/* The languages of the corpus' own text, those with most words first. */
async function languages(know) {
    const { rows } = await know.langs;
    const own = rows.filter(row => row.region === 'text' ||
        row.region === 'original' || row.region === 'translation');
    const sums = new Map();

    for (const row of own.length > 0 ? own : rows)
        sums.set(row.lang, (sums.get(row.lang) || 0) + row.words);
    return [...sums].sort((a, b) => b[1] - a[1]).map(([lang]) => lang)
        .slice(0, 4);
}

/* [{ lang, where, rows }] of freq, as many rows as hold enough that says
 * much. `where` is empty where there is but one language. */
export async function frequent(app, know) {
    const langs = await languages(know);

    return Promise.all(langs.map(async lang => {
        const where = langs.length > 1 ? `lang = ${sql(lang)}` : null;
        const { rows } = await app.askOnce('freq.json',
            { where, 'page.rows': ASKED });

        return { lang, where, rows };
    }));
}

/* The words, the most frequent as long as the list is wide. */
function list(app, { lang, where, rows }, all) {
    const chosen = rows.filter(row => all || saysMuch(row.term, lang))
        .slice(0, SHOWN);
    const most = chosen[0]?.count || 1;

    return h('ol', { class: 'bars' }, chosen.map(row => h('li', null,
        h('a', { href: app.link({ view: 'kwic', fresh: true,
            params: { query: asQuery(row.term), where } }),
        style: { '--share': `${100 * row.count / most}%` },
        title: t('words.hits', { word: row.term, n: row.count }) },
        bdi(row.term, lang), h('span', { class: 'number' },
            show(row.count))))));
}

export async function words(app, know) {
    const found = await frequent(app, know);
    const place = h('div', { class: 'word-lists' });

    function draw(all) {
        fill(place, found.map(one => h('div', null,
            found.length > 1 ? h('h3', null, nameOf(one.lang)) : null,
            list(app, one, all))));
    }

    draw(recall('function-words') === 'yes');
    return h('section', { 'aria-labelledby': 'home-words' },
        h('div', { class: 'row section-head' },
            h('h2', { id: 'home-words' }, t('words')),
            check(t('words.all'), recall('function-words') === 'yes',
                event => {
                    remember('function-words',
                        event.target.checked ? 'yes' : 'no');
                    draw(event.target.checked);
                }),
            h('a', { href: app.link({ view: 'analysis', rest: 'freq',
                fresh: true }) }, t('words.more'))),
        place);
}
