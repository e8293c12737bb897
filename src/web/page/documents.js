/* documents.js -- the documents of the corpus, and what is known of each. */
import { askAll } from './api.js';
import { h } from './dom.js';
import { sql } from './lines.js';
import { define, show, t } from './words.js';
import { heading } from './words_columns.js';

define({
    'documents.about': ['About this document', '文献信息'],
});

/* All of them: a table of docs, asked for once. */
export const documents = app =>
    askAll(page => app.askOnce('docs.json', page), {});

/* One of them: a row of that table, or {}. */
export async function documentOf(app, doc) {
    const { rows } = await app.askOnce('docs.json',
        { where: `doc = ${sql(doc)}` });

    return rows[0] || {};
}

/* Title, author and date, as far as they are known: a text. */
export const titleOf = row =>
    [row.title, row.author, row.date ?? row.year].filter(Boolean).join(' · ');

const NOT_SAID = ['number', 'doc', 'year', 'bytes', 'tokens'];

function value(one) {
    return /^https?:\/\/\S+$/.test(one) ? h('a', { href: one,
        target: '_blank', rel: 'noreferrer' }, one)
        : h('bdi', null, show(one));
}

/* All that is known of it, to be opened. */
export function about({ columns }, row) {
    const known = columns.map(column => column.name).filter(name =>
        !NOT_SAID.includes(name) && (row[name] ?? '') !== '');

    return h('details', { class: 'about' },
        h('summary', null, t('documents.about')),
        h('dl', null, known.map(name => [h('dt', null, heading(name)),
            h('dd', null, value(row[name]))])));
}
