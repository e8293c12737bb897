/* rows.js -- the rows of a long table: those that are seen, and some around
 * them. The server keeps the table and gives it by pages. */
import { h } from './dom.js';

const PAGE = 100;      /* rows asked for at once */
const AROUND = 12;     /* rows drawn above and below those seen */
const HIGHEST = 12e6;  /* pixels that browsers can scroll through */
const IDLE = 120;      /* milliseconds after which the bar is put right */

function spacer(columns) {
    const cell = h('td', { colspan: columns });

    return { cell, node: h('tr', { 'aria-hidden': 'true', class: 'spacer' },
        cell) };
}

/* Rows in a <tbody> inside of `view`, which scrolls. Where all of them together
 * are higher than HIGHEST, a jump along the bar goes in proportion, and a small
 * movement as far as it says.
 *
 *     load(first)   a promise of { rows } of the page that begins there
 *     draw(row, i)  a <tr>
 *     failed(error) what to do if a page cannot be had
 *
 * Returns { body, start(total, rows), redraw(), paper }: start() shows a table
 * of `total` rows of which the first page is there; `paper` is what printable()
 * takes. */
export function rows(view, columns, { load, draw, failed }) {
    const above = spacer(columns), below = spacer(columns);
    const body = h('tbody');
    let pages = new Map(), total = 0, height = 0, from = -1, to = -1;
    let top = 0, last = 0, timer = 0; /* top: of all rows, as if all stood */

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

    const whole = () => total * height;
    const most = () => Math.min(HIGHEST, whole());
    const room = () => view.clientHeight -
        (body.parentNode?.tHead?.offsetHeight || 0);
    const ratio = () => (whole() - room()) / Math.max(1, most() - room());

    /* All rows have one height, so that it is known which are seen. */
    function seen() {
        const first = Math.floor(top / height) - AROUND;
        const past = Math.ceil((top + view.clientHeight) / height) + AROUND;

        return [Math.max(0, first), Math.min(total, past)];
    }

    function space(first, past) {
        const rest = most() - (past - first) * height;
        const before = Math.round(Math.min(rest, Math.max(0,
            view.scrollTop - (top - first * height))));

        above.cell.style.height = `${before}px`;
        below.cell.style.height = `${rest - before}px`;
        above.node.hidden = before <= 0;
        below.node.hidden = rest - before <= 0;
    }

    function place(first, past) {
        const focus = body.contains(document.activeElement);

        space(first, past);
        body.replaceChildren(above.node, ...Array.from(
            { length: past - first }, (_, i) => line(first + i)), below.node);
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

    /* Where in all rows the bar says that we are. */
    function move() {
        const at = view.scrollTop, step = at - last;
        const end = whole() - room();

        last = at;
        if (ratio() <= 1)
            top = at;
        else if (at <= 0 || at >= most() - room() - 1)
            top = at <= 0 ? 0 : end;
        else if (Math.abs(step) < room())
            top = Math.min(end, Math.max(0, top + step));
        else
            top = at * ratio();
    }

    /* The bar stands where the rows are. */
    function settle() {
        last = Math.round(top / ratio());
        view.scrollTop = last;
        redraw();
    }

    function scrolled() {
        move();

        const [first, past] = seen();

        if (Math.abs(first - from) > AROUND / 2 ||
            Math.abs(past - to) > AROUND / 2)
            redraw();
        clearTimeout(timer);
        if (ratio() > 1)
            timer = setTimeout(settle, IDLE);
    }

    function start(all, first) {
        pages = new Map([[0, first]]);
        total = all;
        height = top = last = 0;
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

    /* For paper: see print.js. */
    async function fetchAll(most) {
        for (let page = 0; page * PAGE < Math.min(most, total); page++)
            if (!pages.has(page))
                await fetch(page);
    }

    function unroll(most) {
        let n = 0;

        while (n < Math.min(most, total) && at(n))
            n++;
        place(0, n);
        return n;
    }

    function roll() {
        if (total > PAGE)
            redraw();
    }

    let waiting = 0;

    view.addEventListener('scroll', () => {
        waiting ||= requestAnimationFrame(() => {
            waiting = 0;
            if (total > PAGE)
                scrolled();
        });
    }, { passive: true });
    return { body, start, redraw, paper: { node: body, total: () => total,
        load: fetchAll, unroll, roll } };
}

export { PAGE };
