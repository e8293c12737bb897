/* kwic_line.js -- one line of a concordance as a row of a grid. */
import { h } from './dom.js';
import { show, t } from './words.js';

/* The words that the lines are sorted by: [{ column, first, size, level }]. */
function places(row) {
    return (row.places || '').split(' ').flatMap((item, i) => {
        const parts = /^(pre|keyword|post):(\d+):(\d+)$/.exec(item);

        return parts ? [{ column: parts[1], first: +parts[2],
            size: +parts[3], level: Math.min(i + 1, 4) }] : [];
    });
}

/* A text with the sorted words in it coloured by level. */
function coloured(text, column, all) {
    const mine = all.filter(place => place.column === column)
        .sort((a, b) => a.first - b.first);

    if (!mine.length)
        return text;

    const signs = [...text];
    const out = [];
    let at = 0;

    for (const { first, size, level } of mine) {
        if (first < at)
            continue;
        out.push(signs.slice(at, first).join(''),
            h('span', { class: `level level${level}` },
                signs.slice(first, first + size).join('')));
        at = first + size;
    }
    return [...out, signs.slice(at).join('')];
}

function text(row, name, all, given) {
    return h('span', { role: 'gridcell', class: name, ...given },
        h('bdi', { lang: row.lang }, coloured(row[name] ?? '', name, all)));
}

/* The group's word, and in how many lines it is, on the first of them. */
function groupLabel(row, before) {
    if (row.group === undefined || before && before.group === row.group)
        return null;
    return h('span', { class: 'group' }, h('bdi', { lang: row.lang },
        row.group || '–'), size(row.lines));
}

const size = n => n ? h('span', { class: 'size' }, show(n)) : null;

/* What marks the line by hand; the keyboard has a key for it. */
function markButton(mark, category) {
    return h('button', { class: 'tag-button', tabindex: '-1',
        'aria-pressed': `${mark > 0}`, title: t('kwic.key.mark') },
    mark ? category : h('span', { class: 'unseen' }, t('kwic.mark')));
}

/* { row, before (the line above), index, active, mark: 0 or a category,
 *   category: its name, byDoc: grouped by document, perDoc: Map of how many
 *   lines a document has } → a node. */
export function line({ row, before, index, active, mark, category, byDoc,
    perDoc }) {
    const given = { role: 'row', class: 'line', 'aria-rowindex': index + 2,
        tabindex: active ? '0' : '-1', dataset: { index } };

    if (active)
        given['aria-selected'] = 'true';
    if (!row)
        return h('div', { ...given, class: 'line waiting' },
            h('span', { role: 'gridcell', class: 'n' }, show(index + 1)),
            h('span', { role: 'gridcell', class: 'doc' }, '…'));
    const all = places(row);
    const first = byDoc && (!before || before.doc !== row.doc);

    if (mark)
        given.class += ` marked mark${mark}`;
    if (first)
        given.class += ' begins';
    return h('div', given,
        h('span', { role: 'gridcell', class: 'n' }, show(row.hit ?? index + 1)),
        h('span', { role: 'gridcell', class: 'doc', title: row.doc },
            groupLabel(row, before) || [h('bdi', null, row.doc),
                first ? size(perDoc.get(row.doc)) : null]),
        text(row, 'pre', all),
        h('span', { role: 'gridcell', class: 'keyword' },
            h('button', { class: 'node', tabindex: '-1',
                title: t('kwic.open') },
                h('bdi', { lang: row.lang },
                    coloured(row.keyword, 'keyword', all)))),
        text(row, 'post', all),
        h('span', { role: 'gridcell', class: 'tag' },
            markButton(mark, category)),
        row.aligned === undefined ? null
            : h('span', { role: 'gridcell', class: 'aligned' },
                row.rendering ? h('b', null, h('bdi', null, row.rendering),
                    ' · ') : null,
                h('bdi', { lang: row.lang === 'zh' ? 'en' : 'zh' },
                    row.aligned)));
}
