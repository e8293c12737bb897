/* kwic_panel.js -- a hit in its text: the paragraph, where it lies in the
 * document, the sentence that is aligned with it and what the hit became. */
import { failure, fill, h, svg } from './dom.js';
import { askAll, superseded } from './api.js';
import { documentOf, titleOf } from './documents.js';
import { hits, inDocument } from './kwic_ask.js';
import { marked } from './marked.js';
import { t } from './words.js';

const MANY = 20000; /* hits */

const holds = (row, hit) => row.region === hit.region &&
    row.from <= hit.from && hit.from <= row.to;

/* The sentences of a document, at least until the hit's paragraph ends. */
async function sentences(app, query, hit) {
    const { rows } = await askAll(
        page => app.ask('read.json', page, { channel: 'panel' }), query,
        some => {
            const own = some.find(row => holds(row, hit));
            const last = some[some.length - 1];

            return own && (last.region !== own.region ||
                last.para !== own.para);
        });

    return rows;
}

/* A bar as long as the document, with a line where the hit is. */
function bar(hit, tokens) {
    const at = 100 * (hit.from - 1) / Math.max(1, tokens - 1);
    const label = t('kwic.at', { n: hit.from, all: tokens });

    return h('figure', { class: 'place-bar' },
        svg('svg', { viewBox: '0 0 100 4', preserveAspectRatio: 'none',
            role: 'img', 'aria-label': label },
            svg('rect', { class: 'whole', width: 100, height: 4 }),
            svg('rect', { class: 'here', x: Math.min(99, at), width: 1,
                height: 4 })),
        h('figcaption', { class: 'soft' }, label));
}

function paragraph(rows, hit) {
    return h('p', { lang: hit.lang }, rows.map(row => [
        h('span', { class: holds(row, hit) ? 'here' : null },
            h('bdi', null, marked(row.text, row.hits))),
        hit.lang === 'zh' ? '' : ' ']));
}

/* The sentences that stand for that of the hit, with what was found in them
 * marked; in a long document they may be too far away, and `pair` has them. */
function aligned(rows, own, hit, pair) {
    const found = own.bead ? rows.filter(
        row => row.bead === own.bead && row.lang !== hit.lang) : [];
    const text = found.length ? found.map(row => [
        h('bdi', null, marked(row.text, row.hits)), ' '])
        : pair?.aligned && h('bdi', null, pair.aligned);

    return text ? [h('h3', null, t('kwic.aligned')),
        h('p', { lang: found[0]?.lang }, text)] : null;
}

/* The line of the hit with what it is aligned with, or null. What it became is
 * found by all hits together: those of its document alone may say something
 * else, and are asked where there are too many. */
async function pairOf(app, params, hit, total) {
    const is = row => row.from === hit.from && row.to === hit.to &&
        row.region === hit.region && row.doc === hit.doc;

    if (hit.aligned !== undefined)
        return hit;

    const query = total <= MANY ? hits(params) : inDocument(params, hit.doc);

    query.set('parallel', 'true');
    query.set('context', '1w');

    const { rows } = await askAll(
        page => app.ask('kwic.json', page, { channel: 'rendering' }), query,
        some => some.some(is));

    return rows.find(is) || null;
}

function rendering(pair) {
    return pair?.rendering ? [h('h3', null, t('kwic.rendering')),
        h('p', null, h('b', null, h('bdi', null, pair.rendering)), ' ',
            h('span', { class: 'soft' }, t('kwic.confidence',
                { n: pair.confidence })))] : null;
}

function toReading(app, params, hit) {
    const link = app.link({ view: 'read', fresh: true, params: {
        doc: hit.doc, query: params.getAll('query'),
        themes: params.get('themes'), simple: params.get('simple'),
        cql: params.get('cql'), at: `${hit.region}:${hit.from}` } });

    return h('p', null, h('a', { class: 'button', href: link },
        t('kwic.read')));
}

export function panelHead(title, close) {
    return h('div', { class: 'panel-head' },
        h('h2', { tabindex: '-1' }, title),
        h('button', { class: 'button quiet', onclick: close,
            'aria-label': t('close') }, '×'));
}

/* Fill `panel` with the text around `hit`, a row of a concordance of `total`
 * lines; `beads`: something is aligned. */
export async function show(panel, app, params, hit, { beads, total, close }) {
    const body = h('div', { class: 'panel-body' });
    const query = inDocument(params, hit.doc);

    query.delete('within');
    query.delete('insertions');
    panel.classList.remove('list');
    fill(panel, panelHead(h('bdi', null, hit.doc), close), body);
    try {
        const [rows, row, pair] = await app.busy(Promise.all([
            sentences(app, query, hit),
            documentOf(app, hit.doc),
            beads ? pairOf(app, params, hit, total) : null]));
        const own = rows.find(row => holds(row, hit)) || {};

        fill(body, h('p', { class: 'soft' }, h('bdi', null, titleOf(row))),
            bar(hit, row.tokens || hit.to),
            toReading(app, params, hit), aligned(rows, own, hit, pair),
            rendering(pair),
            h('h3', null, t('kwic.paragraph', { n: hit.para ?? '–' })),
            paragraph(rows.filter(row => row.region === hit.region &&
                row.para === own.para), hit));
    } catch (error) {
        if (!superseded(error))
            fill(body, failure(error));
    }
}
