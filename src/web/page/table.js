/* table.js -- the table of an analysis: sorted, filtered and paged by the
 * server, its cells lead to their lines. */
import { cell, isNumber } from './cells.js';
import { behind } from './lines.js';
import { explain, explains } from './explain.js';
import { meaning } from './analyses.js';
import { field, fill, h, later } from './dom.js';
import { printable } from './print.js';
import { PAGE, rows } from './rows.js';
import { superseded } from './api.js';
import { heading } from './words_columns.js';
import { define, t } from './words.js';

define({
    'table.find': ['Filter rows', '筛选行'],
    'table.rows': ['{n} rows.', '{n} 行。'],
    'table.one': ['1 row.', '1 行。'],
    'table.some': ['{n} of {all} rows.', '{all} 行中的 {n} 行。'],
    'table.none': ['No row.', '没有结果。'],
    'table.label': ['Table of {name}, scrolls', '{name} 表，可滚动'],
    'table.legend': ['What the columns mean', '各列的含义'],
    'table.hint': ['Choose a heading to sort by it; a word leads to its ' +
        'lines, a measure to its formula.',
        '点击表头排序；点击词语看索引行，点击统计量看公式。'],
    'table.notes': ['Notes', '说明'],
});

const LONG = 60;   /* characters of a text that is wrapped */

/* Below each other, with their meaning: also what the headings refer to. */
function legend(analysis, columns) {
    return h('details', { class: 'legend' },
        h('summary', null, t('table.legend')),
        h('dl', null, columns.map(column => [
            h('dt', null, column.name),
            h('dd', { id: `means-${column.name}` },
                meaning(analysis, column.name))])));
}

function notes(all) {
    return all.length === 0 ? null
        : h('ul', { class: 'notes', 'aria-label': t('table.notes') },
            all.map(note => h('li', { lang: 'en' }, note)));
}

/* Shown where a column is pointed at, in a line that is there already. */
function hinting(hint, analysis, column) {
    return () => {
        hint.textContent = `${column.name}: ${meaning(analysis, column.name)}`;
    };
}

/* Build the table of `analysis` into `host`, for what `params` ask; gives the
 * first page of it. Its order and filter are of the address, which changes
 * without telling the view; not where it stands `aside`. `only` are the columns
 * that are shown. */
export async function showTable(host, app, analysis, params, options = {}) {
    const name = analysis.name;
    const shown = new URLSearchParams(params);
    let table = await page(0, 'result');

    function page(first, channel) {
        const asked = new URLSearchParams(shown);

        for (const own of [...asked.keys()])
            if (/^(chart\.|page\.chart)/.test(own))
                asked.delete(own);
        asked.set('page.first', first);
        asked.set('page.rows', PAGE);
        return app.busy(app.ask(`${name}.json`, asked, { channel }));
    }

    const columns = table.columns.filter(column =>
        !options.only || options.only.includes(column.name));
    const hint = h('p', { class: 'hint soft', 'aria-hidden': 'true' },
        t('table.hint'));
    const count = h('span', { class: 'count', role: 'status' });
    const noteList = h('div', null, notes(table.notes));
    const view = h('div', { class: 'table-view', tabindex: '0',
        role: 'region', 'aria-label': t('table.label', { name }) });
    const head = h('tr');
    const grid = h('table', { class: 'grid' }, h('thead', null, head));
    const first = columns.findIndex(column => column.type === 'text');

    /* The first text stays in sight when the rest is scrolled. */
    function classOf(column, i, long) {
        return [isNumber(column.type) ? 'number' : long ? 'long' : null,
            i === first ? 'name' : null, column.name === 'doc' ? 'doc' : null]
            .filter(Boolean).join(' ') || null;
    }

    function draw(row) {
        return h('tr', null, columns.map((column, i) => {
            const target = behind(name, columns, row, column.name, params);

            return h('td', { class: classOf(column, i,
                String(row[column.name] ?? '').length > 30) },
                cell(row, column, {
                    href: target && app.link(target),
                    first: i === first,
                    explain: explains(name, column)
                        ? () => explain(app, name, column, table.columns, row,
                            params) : null,
                }));
        }));
    }

    function failed(error) {
        if (!superseded(error))
            app.say(error.message);
    }

    const lines = rows(view, columns.length,
        { load: start => page(start), draw, failed });

    async function again() {
        try {
            table = await page(0, 'result');
            begin();
        } catch (error) {
            failed(error);
        }
    }

    function change(values) {
        for (const [key, value] of Object.entries(values))
            if (value)
                shown.set(key, value);
            else
                shown.delete(key);
        if (!options.aside)
            app.go({ params: values }, { replace: true, quiet: true });
        headings();
        return again();
    }

    /* Numbers begin with the greatest, texts with the first. */
    function sort(column) {
        const same = shown.get('page.sort') === column.name;
        const down = shown.get('page.down') === 'true';
        const turned = isNumber(column.type) ? down : !down;

        if (same && !turned)
            return change({ 'page.sort': null, 'page.down': null });
        return change({ 'page.sort': column.name,
            'page.down': (same ? !down : isNumber(column.type)) && 'true' });
    }

    function headings() {
        const focused = [...head.children].findIndex(one =>
            one.contains(document.activeElement));

        fill(head, columns.map((column, i) => {
            const sorted = shown.get('page.sort') === column.name;
            const down = shown.get('page.down') === 'true';
            const tell = hinting(hint, analysis, column);

            return h('th', { scope: 'col', class: classOf(column, i),
                'aria-sort': sorted ? down ? 'descending' : 'ascending' : null,
                onpointerenter: tell, onfocusin: tell },
            h('button', { type: 'button', class: 'heading',
                'aria-describedby': options.only ? null
                    : `means-${column.name}`,
                onclick: () => sort(column) }, heading(column.name),
            h('span', { class: 'arrow', 'aria-hidden': 'true' },
                sorted ? down ? '▼' : '▲' : '')));
        }));
        head.children[focused]?.firstChild.focus();
    }

    function begin() {
        const { total, all } = table;

        count.textContent = total === 0 ? t('table.none')
            : total < all ? t('table.some', { n: total, all })
                : t(all === 1 ? 'table.one' : 'table.rows', { n: all });
        lines.start(total, table.rows);
    }

    /* Wide enough for what stands there first, and so it stays. */
    function settle() {
        const wraps = table.rows.some(row => columns.some(column =>
            String(row[column.name] ?? '').length > LONG));

        grid.classList.toggle('wraps', wraps && table.all <= PAGE);
        if (table.all > PAGE) {
            const widths = [...head.children].map(one =>
                Math.ceil(one.getBoundingClientRect().width));

            grid.prepend(h('colgroup', null, widths.map(width =>
                h('col', { style: { width: `${width}px` } }))));
            grid.style.tableLayout = 'fixed';
            grid.style.width = `${widths.reduce((a, b) => a + b, 0)}px`;
        }
    }

    grid.append(lines.body);
    grid.setAttribute('aria-rowcount', table.total + 1);
    grid.setAttribute('aria-label', name);
    view.append(grid);
    headings();

    const find = h('input', { type: 'search', autocomplete: 'off',
        value: shown.get('page.find') || '',
        oninput: later(event => change({ 'page.find': event.target.value }),
            200) });

    fill(host,
        h('div', { class: 'row table-tools' },
            table.all > 5 ? h('div', { class: 'no-print' },
                field(t('table.find'), find)) : null, count),
        options.only ? null : hint, printable(lines.paper), view, noteList,
        options.only ? null : legend(analysis, columns));
    begin();
    settle();
    lines.redraw();
    return table;
}
