/* themes_misses.js -- what a theme may miss: words that look like its patterns,
 * and words that often stand near its hits, which no pattern finds. */
import { bdi, fill, h } from './dom.js';
import { sql } from './lines.js';
import { saysMuch } from './function_words.js';
import { define, show, t } from './words.js';

define({
    'misses': ['What it may miss', '可能遗漏'],
    'misses.like': ['Words like its patterns', '形近的词'],
    'misses.near': ['Words that stand near', '邻近的词'],
    'misses.none': ['Nothing like it is missed.', '没有发现遗漏。'],
    'misses.add': ['Add {word}', '添加 {word}'],
    'misses.looking': ['Looking…', '正在查找……'],
});

const HAN = /\p{sc=Han}/u;
const ASKED = 10; /* questions for one language */
const SHOWN = 18;

/* The words of a pattern, without signs. */
function pieces(pattern) {
    return pattern.replace(/%[cdvl]+/g, ' ').split(/[^\p{L}\p{M}\p{N}'’*?]+/u)
        .filter(Boolean);
}

/* What words like a pattern look like: the beginning of a long word, each pair
 * of characters of a Chinese one. */
function shapes(pattern) {
    return pieces(pattern).flatMap(piece => {
        const bare = piece.replace(/[*?]/g, '');

        if (!HAN.test(bare)) {
            const less = piece.endsWith('*') ? 1 : 3;
            const stem = bare.slice(0, Math.max(4, bare.length - less));

            return stem.length >= 4 ? [`${stem}*`] : [];
        }

        const signs = [...bare];

        return signs.length <= 2 ? signs.map(sign => `*${sign}*`)
            : signs.slice(1).map((sign, i) => `*${signs[i]}${sign}*`);
    });
}

function glob(pattern) {
    return new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*').replaceAll('?', '.')}$`, 'iu');
}

/* Whether a word is found by one of the patterns, or is a part of one. */
function finder(patterns) {
    const words = patterns.filter(one => !one.startsWith('~') &&
        !/\s/.test(one)).map(glob);
    const strings = patterns.filter(one => one.startsWith('~'))
        .map(one => one.replace(/^~"|"(%\w+)?$/g, ''));

    return word => words.some(one => one.test(word)) ||
        strings.some(one => one && word.includes(one)) ||
        HAN.test(word) && patterns.some(one => one.includes(word));
}

async function like(app, lang, patterns) {
    const all = [...new Set(patterns.flatMap(shapes))].slice(0, ASKED);
    const found = finder(patterns);
    const words = new Map();

    for (const match of all) {
        const { rows } = await app.askOnce('freq.json', { match,
            where: lang ? `lang = ${sql(lang)}` : null, 'page.rows': 60 });

        for (const row of rows)
            if (!found(row.term) && saysMuch(row.term, lang))
                words.set(row.term, row.count);
    }
    return [...words].sort((a, b) => b[1] - a[1]).slice(0, SHOWN);
}

async function near(app, theme, lang, patterns, themes) {
    const found = finder(patterns);
    const { rows } = await app.ask('colloc.json', { query: `@${theme}`, themes,
        where: lang ? `lang = ${sql(lang)}` : null, measure: 'log_dice',
        'min-freq': 2, 'page.rows': 80 }, { channel: 'theme-near' });

    return rows.filter(row => saysMuch(row.collocate, lang) &&
        !found(row.collocate)).slice(0, SHOWN)
        .map(row => [row.collocate, row.O11]);
}

function chips(app, lang, words, address, add) {
    return h('ul', { class: 'chips' }, words.map(([word, count]) =>
        h('li', null,
            h('a', { href: app.link({ view: 'kwic', fresh: true,
                params: { query: HAN.test(word) ? `~"${word}"` : word,
                    where: lang ? `lang = ${sql(lang)}` : null,
                    themes: address } }) }, bdi(word, lang)),
            h('span', { class: 'number' }, show(count)),
            h('button', { type: 'button', class: 'button quiet small',
                'aria-label': t('misses.add', { word }),
                onclick: () => add(lang, HAN.test(word) ? `~"${word}"`
                    : word) }, '+'))));
}

function listed(title, lists, app, address, add) {
    const some = lists.filter(([, words]) => words.length > 0);

    return some.length === 0 ? null : [h('h4', null, title),
        some.map(([lang, words]) => chips(app, lang, words, address, add))];
}

/* Fill `place`; add(lang, pattern) takes one up. */
export async function misses(place, app, found, name, add) {
    const own = found.patterns.filter(row => row.theme === name);
    const langs = [...new Set(own.map(row => row.lang || ''))];
    const of = lang => own.filter(row => (row.lang || '') === lang)
        .map(row => row.pattern);
    const body = h('div', null, h('p', { class: 'soft' },
        t('misses.looking')));

    fill(place, h('section', null, h('h3', null, t('misses')), body));

    const alike = [], beside = [];

    for (const lang of langs) {
        alike.push([lang, await like(app, lang, of(lang))]);
        beside.push([lang, await near(app, name, lang, of(lang),
            found.themes)]);
    }

    const lists = [listed(t('misses.like'), alike, app, found.address, add),
        listed(t('misses.near'), beside, app, found.address, add)];

    fill(body, lists.some(Boolean) ? lists
        : h('p', { class: 'soft' }, t('misses.none')));
}
