/* cells.js -- a value as it stands in a cell. */
import { bdi, h } from './dom.js';

const NOTHING = '–';

/* Four digits that count: 26,504; 8.922; 0.0458; 5.0e−7. */
export function real(value) {
    const size = Math.abs(value);

    if (size === 0 || Number.isInteger(value) && size < 1e15)
        return value.toLocaleString('en').replace('-', '−');
    if (size < 5e-4)
        return value.toExponential(1).replaceAll('-', '−');

    const digits = Math.min(4, Math.max(0, 3 - Math.floor(Math.log10(size))));

    return value.toLocaleString('en', { minimumFractionDigits: digits,
        maximumFractionDigits: digits }).replace('-', '−');
}

export const isNumber = type => type === 'integer' || type === 'real';

/* Years and their like are no amounts. */
const PLAIN = /^(year|date|from|to|para|sent|bead|number|value)$/;

const LONGEST = 2000; /* letters of a text that a cell shows */

export function text(value, column) {
    if (typeof value === 'string' && value.length > LONGEST)
        return `${value.slice(0, LONGEST)}…`;
    if (value === null || value === undefined || value === '')
        return NOTHING;
    if (column.type === 'integer' && PLAIN.test(column.name))
        return String(value);
    return typeof value === 'number' ? real(value) : value;
}

/* In which language a text of a row is, where the row says so. */
function language(row, name) {
    const mark = /^[ab]$/.test(name) ? row[`${name}_lang`] : row.lang;

    return /^(rendering|top)$/.test(name) ? null : mark;
}

/* What stands in a cell: a link to its lines, a button that explains it, or the
 * value alone. Links beside the first of a row are for the mouse: they lead
 * where that one leads, or near. */
export function cell(row, column, { href, explain, first }) {
    const shown = text(row[column.name], column);
    const content = isNumber(column.type) || shown === NOTHING ? shown
        : bdi(shown, language(row, column.name));
    const long = typeof row[column.name] === 'number' &&
        String(row[column.name]) !== shown ? String(row[column.name]) : null;

    if (shown === NOTHING)
        return h('span', { class: 'soft' }, NOTHING);
    if (explain)
        return h('button', { type: 'button', class: 'explains', title: long,
            onclick: explain }, content);
    if (href)
        return h('a', { href, title: long, tabindex: first ? null : '-1' },
            content);
    return long ? h('span', { title: long }, content) : content;
}
