/* home_facts.js -- what the corpus is: documents, languages, regions, years,
 * size. */
import { h } from './dom.js';
import { define, show, t } from './words.js';

define({
    'facts.documents': ['Documents', '文档'],
    'facts.words': ['Words', '词'],
    'facts.types': ['Different words', '不同的词'],
    'facts.langs': ['Languages', '语言'],
    'facts.regions': ['Regions', '区域'],
    'facts.years': ['Years', '年代'],
    'facts.size': ['Size', '大小'],
    'facts.beads': ['Aligned sentences', '对齐的句子'],
    'facts.words.of': ['{n} words', '{n} 词'],
    'facts.label': ['The corpus', '语料概况'],
});

/* What the parts of the overview share: asked once, as each needs it. */
export function shared(app) {
    return {
        info: app.askOnce('info.json'),
        docs: app.askOnce('docs.json', { 'page.rows': 100 }),
        langs: app.askOnce('docs.json', { by: 'lang,region' }),
    };
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

function size(bytes) {
    let unit = 0;

    while (bytes >= 1000 && unit < UNITS.length - 1) {
        bytes /= 1000;
        unit++;
    }
    return `${bytes < 10 && unit ? bytes.toFixed(1) : Math.round(bytes)} ` +
        UNITS[unit];
}

/* First and last year that the documents have, or null. */
async function years(app, docs) {
    if (!docs.columns.some(column => column.name === 'year'))
        return null;

    const { rows } = await app.askOnce('docs.json',
        { by: 'year', 'page.rows': 2000 });
    const all = rows.map(row => row.year).filter(year => year !== null);

    if (all.length === 0)
        return null;

    const from = Math.min(...all), to = Math.max(...all);

    return from === to ? String(from) : `${from}–${to}`;
}

/* The sums of a column's values: 'en', 2,058; 'zh', 1,476. */
function sums(rows, name) {
    const out = new Map();

    for (const row of rows)
        out.set(row[name], (out.get(row[name]) || 0) + row.words);
    return [...out].sort((a, b) => b[1] - a[1]);
}

const nameOf = lang => {
    try {
        return new Intl.DisplayNames([document.documentElement.lang],
            { type: 'language' }).of(lang);
    } catch {
        return lang;
    }
};

function fact(name, ...value) {
    return h('div', { class: 'fact' }, h('dt', null, t(`facts.${name}`)),
        h('dd', null, value));
}

function listed(all, label = one => one) {
    return h('ul', { class: 'plain' }, all.slice(0, 8).map(([value, words]) =>
        h('li', null, label(value) || '–', ' ', h('span', { class: 'soft' },
            t('facts.words.of', { n: words })))));
}

export async function facts(app, know) {
    const [info, docs, langs] = await Promise.all([know.info, know.docs,
        know.langs]);
    const [row] = info.rows;
    const span = await years(app, docs);

    return h('section', { 'aria-label': t('facts.label') },
        h('dl', { class: 'facts' },
            fact('documents', show(row.documents)),
            fact('words', show(row.words)),
            fact('types', show(row.types)),
            span ? fact('years', span) : null,
            fact('size', size(row.bytes)),
            row.beads > 0 ? fact('beads', show(row.beads)) : null),
        h('dl', { class: 'facts lines' },
            fact('langs', listed(sums(langs.rows, 'lang'), nameOf)),
            fact('regions', listed(sums(langs.rows, 'region')))));
}

export { nameOf };
