/* kwic_panel.js -- a hit in its text: the paragraph, where it lies in the
 * document, the sentence that is aligned with it and what the hit became. */
import { failure, fill, h, svg } from './dom.js';
import { superseded } from './api.js';
import { inDocument } from './kwic_ask.js';
import { marked } from './marked.js';
import { t } from './words.js';

const ROWS = 2000; /* sentences that are asked for at once */

const holds = (row, hit) => row.region === hit.region &&
    row.from <= hit.from && hit.from <= row.to;

/* All sentences up to and with those of the hit's paragraph, and further ones:
 * a document longer than an answer is read on until the hit is there. */
async function sentences(app, query, hit) {
    let all = [];

    for (let first = 0; ; first += ROWS) {
        const params = new URLSearchParams(query);

        params.set('page.first', first);
        params.set('page.rows', ROWS);

        const table = await app.ask('read.json', params,
            { channel: 'panel' });

        all = all.concat(table.rows);
        if (all.some(row => holds(row, hit)) || !table.rows.length ||
            all.length >= table.total)
            return all;
    }
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

function aligned(rows, own, hit) {
    const found = own.bead === null || own.bead === '' ||
        own.bead === undefined ? []
        : rows.filter(row => row.bead === own.bead && row.lang !== hit.lang);

    return found.length ? [h('h3', null, t('kwic.aligned')),
        h('p', { lang: found[0].lang }, found.map(row => [
            h('bdi', null, marked(row.text, row.hits)), ' ']))] : null;
}

async function rendering(app, params, hit) {
    const query = inDocument(params, hit.doc);

    query.set('parallel', 'true');
    query.set('context', '1w');
    query.set('page.rows', ROWS);

    const { rows } = await app.ask('kwic.json', query,
        { channel: 'rendering' });
    const row = rows.find(one => one.from === hit.from &&
        one.region === hit.region && one.to === hit.to);

    return row && row.rendering ? [h('h3', null, t('kwic.rendering')),
        h('p', null, h('b', null, h('bdi', null, row.rendering)), ' ',
            h('span', { class: 'soft' }, t('kwic.confidence',
                { n: row.confidence })))] : null;
}

function toReading(app, params, hit) {
    const link = app.link({ view: 'read', fresh: true, params: {
        doc: hit.doc, query: params.getAll('query'),
        themes: params.get('themes'), simple: params.get('simple'),
        cql: params.get('cql'), at: `${hit.region}:${hit.from}` } });

    return h('p', null, h('a', { class: 'button', href: link },
        t('kwic.read')));
}

/* Fill `panel` with the text around `hit`, a row of a concordance. */
export async function show(panel, app, params, hit, beads, close) {
    const body = h('div', { class: 'panel-body' });
    const query = inDocument(params, hit.doc);

    query.delete('within');
    query.delete('insertions');
    fill(panel, h('div', { class: 'panel-head' },
        h('h2', { tabindex: '-1' }, h('bdi', null, hit.doc)),
        h('button', { class: 'button quiet', onclick: close,
            'aria-label': t('close') }, '×')), body);
    try {
        const [rows, docs, became] = await app.busy(Promise.all([
            sentences(app, query, hit),
            app.askOnce('docs.json', { where:
                `doc = '${hit.doc.replaceAll("'", "''")}'` }),
            beads ? rendering(app, params, hit) : null]));
        const own = rows.find(row => holds(row, hit)) || {};

        fill(body, bar(hit, docs.rows[0]?.tokens || hit.to),
            toReading(app, params, hit), aligned(rows, own, hit), became,
            h('h3', null, t('kwic.paragraph', { n: hit.para ?? '–' })),
            paragraph(rows.filter(row => row.region === hit.region &&
                row.para === own.para), hit));
    } catch (error) {
        if (!superseded(error))
            fill(body, failure(error));
    }
}
