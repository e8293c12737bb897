/* read_text.js -- a document as nodes: pairs of cells, or one column. */
import { h } from './dom.js';
import { marked } from './marked.js';
import { pairs } from './read_pairs.js';
import { t } from './words.js';

export const placeOf = row => `${row.region}:${row.from}`;

function sentence(row, look) {
    return [h('span', { class: 's', dataset: { at: placeOf(row) } },
        h('bdi', null, marked(row.text, row.hits, look.numberOf))), ' '];
}

/* Sentences of one side; a number where a paragraph begins. */
function cell(rows, look, seen) {
    const { lang, region } = rows[0];
    const heading = rows[0].kind === 'heading';
    const key = `${region}.${rows[0].para}`;
    const begins = rows[0].para && seen.get(lang) !== key;

    seen.set(lang, key);
    return h('div', { class: `cell${begins ? ' begins' : ''}`, lang },
        begins ? h('a', { class: 'para', href: look.link(rows[0]),
            'aria-label': t('read.paragraph', { n: rows[0].para }) },
            `${rows[0].para}`) : null,
        h(heading ? 'h2' : 'p', null, rows.map(row => sentence(row, look))));
}

const none = () => h('div', { class: 'cell none',
    title: t('read.unaligned') });

/* Sentences of one paragraph together. */
function paragraphs(rows) {
    const out = [];
    let key = null;

    for (const row of rows) {
        const next = `${row.region}.${row.para}.${row.kind}`;

        if (next !== key || !row.para)
            out.push([]);
        out[out.length - 1].push(row);
        key = next;
    }
    return out;
}

/* The text of `rows` in `langs` (one or two). `look` has link(row), and
 * numberOf(name) as marked() wants it. */
export function text(rows, langs, look) {
    const seen = new Map();

    if (langs.length < 2)
        return h('div', { class: 'text one' }, paragraphs(
            rows.filter(row => row.lang === langs[0])).map(
            some => h('div', { class: 'pair' }, cell(some, look, seen))));
    return h('div', { class: 'text two' }, pairs(rows, langs).map(
        ({ a, b }) => h('div', { class: 'pair' },
            a.length ? cell(a, look, seen) : none(),
            b.length ? cell(b, look, seen) : none())));
}

/* The node of the sentence that has the token: 'original:206'; or of the first
 * of a bead: 'bead:54'. */
export function at(main, rows, place) {
    const [region, number] = (place || '').split(':');
    const row = rows.find(one => region === 'bead' ? one.bead === +number
        : one.region === region && one.from <= +number && +number <= one.to);

    return row && [...main.querySelectorAll('.s')].find(
        node => node.dataset.at === placeOf(row));
}
