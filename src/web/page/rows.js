/* rows.js -- the rows of a long table: those that are seen, and some around
 * them. The server keeps the table and gives it by pages. */
import { h } from './dom.js';

const PAGE = 100;          /* rows asked for at once */
const AROUND = 12;         /* rows drawn above and below those seen */
const HIGHEST = 12000000;  /* pixels that browsers can scroll through */

function spacer(columns) {
    const cell = h('td', { colspan: columns });

    return { cell, node: h('tr', { 'aria-hidden': 'true', class: 'spacer' },
        cell) };
}

/* Rows in a <tbody> inside of `view`, which scrolls.
 *
 *     load(first)   a promise of { rows } of the page that begins there
 *     draw(row, i)  a <tr>
 *     failed(error) what to do if a page cannot be had
 *
 * Returns { body, start(total, rows), redraw(), reach() }: start() shows a table
 * of `total` rows of which the first page is there; reach() is how many of them
 * can be scrolled to. */
export function rows(view, columns, { load, draw, failed }) {
    const above = spacer(columns), below = spacer(columns);
    const body = h('tbody');
    let pages = new Map(), total = 0, height = 0, from = -1, to = -1;

    function at(i) {
        return pages.get(Math.floor(i / PAGE))?.[i % PAGE];
    }

    async function fetch(page) {
        const mine = pages;

        mine.set(page, []);
        try {
            const table = await load(page * PAGE);

            if (mine !== pages)
                return;
            mine.set(page, table.rows);
            redraw();
        } catch (error) {
            mine.delete(page);
            if (mine === pages)
                failed(error);
        }
    }

    function line(i) {
        const row = at(i);
        const node = row ? draw(row, i)
            : h('tr', { 'aria-busy': 'true' },
                h('td', { colspan: columns }, '…'));

        node.setAttribute('aria-rowindex', i + 2);
        return node;
    }

    /* All rows have one height, so that it is known which are seen. */
    function seen() {
        const top = Math.max(0, view.scrollTop);
        const first = Math.floor(top / height) - AROUND;
        const last = Math.ceil((top + view.clientHeight) / height) + AROUND;

        return [Math.max(0, first), Math.min(reach(), last)];
    }

    function reach() {
        return height ? Math.min(total, Math.floor(HIGHEST / height)) : total;
    }

    function place(first, last) {
        const focus = body.contains(document.activeElement);

        above.cell.style.height = `${first * height}px`;
        below.cell.style.height = `${(reach() - last) * height}px`;
        above.node.hidden = first === 0;
        below.node.hidden = last === reach();
        body.replaceChildren(above.node, ...Array.from(
            { length: last - first }, (_, i) => line(first + i)), below.node);
        if (focus && !body.contains(document.activeElement))
            view.focus({ preventScroll: true });
    }

    function redraw() {
        if (!height || total <= PAGE)
            return;
        [from, to] = seen();
        for (let page = Math.floor(from / PAGE);
            page * PAGE < to; page++)
            if (!pages.has(page))
                fetch(page);
        place(from, to);
    }

    function scrolled() {
        const [first, last] = height ? seen() : [from, to];

        if (Math.abs(first - from) > AROUND / 2 ||
            Math.abs(last - to) > AROUND / 2)
            redraw();
    }

    function start(all, first) {
        pages = new Map([[0, first]]);
        total = all;
        height = 0;
        place(0, Math.min(total, first.length, 3));
        height = body.children[1]?.getBoundingClientRect().height || 0;
        view.scrollTop = 0;
        if (total <= PAGE) {
            place(0, total);
        } else {
            redraw(); /* which makes the view as high as it will be */
            redraw();
        }
    }

    let waiting = 0;

    view.addEventListener('scroll', () => {
        waiting ||= requestAnimationFrame(() => {
            waiting = 0;
            if (total > PAGE)
                scrolled();
        });
    }, { passive: true });
    return { body, start, redraw, reach };
}

export { PAGE };
