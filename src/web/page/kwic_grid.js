/* kwic_grid.js -- the lines of a concordance as a grid of which the rows in
 * sight are there; one of them, the active one, is what keys act on. */
import { h } from './dom.js';
import { line } from './kwic_line.js';
import { printable } from './print.js';
import { scroller } from './scroller.js';
import { t } from './words.js';

const LINE = 28, ALIGNED = 74; /* pixels of a row */
const WIDEST = 24;             /* letters of a node that are given room */

/* Letters of a text; those of Chinese count twice. */
const lettersOf = text => [...text].reduce(
    (sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0);

/* A grid: { node, head, paper, list, active(), activate(index, focus, first),
 * show(count, active, aligned), widen(rows) }.
 *
 *     rowAt(i)      the row, or undefined while it has not come
 *     looks(row)    what line() of kwic_line.js wants to know of it
 *     seen(a, b)    rows a .. b are in sight
 *     load(n)       a promise that the first n rows have come
 *     open(i, focus), mark(i)   what clicks do
 *
 * `head` is for the row of headings, `paper` the note for what is printed. */
export function grid({ rowAt, looks, seen, load, open, mark }) {
    const head = h('div', { role: 'rowgroup' });
    const layer = h('div', { role: 'rowgroup' });
    const list = scroller({ draw, layer, seen: sight,
        given: { role: 'presentation' } });
    const node = h('div', { class: 'kwic-grid', role: 'grid', hidden: true,
        'aria-label': t('kwic.lines'), onkeydown: steer, onclick: click,
        onfocusin({ target }) {
            if (target.matches('.scroll .line:focus-visible') &&
                +target.dataset.index !== active)
                activate(+target.dataset.index, true);
        } }, head, list.box);
    let count = 0, active = 0, widest = 6;

    function draw(index) {
        const row = rowAt(index);

        return line({ row, before: index > 0 ? rowAt(index - 1) : null, index,
            active: index === active, ...looks(row) });
    }

    /* Of the rows in sight one can be reached with the tabulator. */
    function sight(from, to) {
        seen(from, to);
        if (active < from || active >= to)
            list.node(from)?.setAttribute('tabindex', '0');
    }

    /* `first`: at the top of those in sight. */
    function activate(index, focus, first) {
        const before = active;

        if (index < 0 || index >= count)
            return;
        active = index;
        list.reveal(index, first);
        list.redraw([before, index]);
        if (focus)
            list.node(index)?.focus({ preventScroll: true });
    }

    /* Keys of a grid, where a row has the focus. */
    function steer(event) {
        const page = Math.floor(list.box.clientHeight / LINE) - 1;
        const to = { ArrowDown: active + 1, ArrowUp: active - 1,
            PageDown: Math.min(count - 1, active + page),
            PageUp: Math.max(0, active - page), Home: 0,
            End: count - 1 }[event.key];

        if (to === undefined || event.target.closest('.head'))
            return;
        event.preventDefault();
        activate(to, true);
    }

    function click({ target, detail }) {
        const index = +target.closest('[data-index]')?.dataset.index;

        if (target.closest('.node'))
            open(index, detail === 0);
        else if (target.closest('.tag-button'))
            mark(index);
        else if (index >= 0 && !getSelection().toString())
            activate(index, true);
    }

    /* The first rows, as far as they have come. */
    function unroll(most) {
        let n = 0;

        while (n < Math.min(most, count) && rowAt(n))
            n++;
        list.unroll(n);
        return n;
    }

    return {
        node,
        head,
        list,
        paper: printable({ node, total: () => count,
            load: n => load(Math.min(n, count)), unroll, roll: list.roll }),
        active: () => active,
        activate,
        /* Show `n` rows, of which `now` is the active one. */
        show(n, now, aligned) {
            count = n;
            active = Math.max(0, Math.min(now, n - 1));
            node.setAttribute('aria-rowcount', n + 1);
            node.classList.toggle('with-aligned', aligned);
            list.reset(n, aligned ? ALIGNED : LINE);
            if (active)
                list.reveal(active);
        },
        /* Columns as wide as the widest node that was seen: it only grows. */
        widen(rows) {
            for (const row of rows)
                widest = Math.min(WIDEST,
                    Math.max(widest, lettersOf(row?.keyword || '')));
            node.style.setProperty('--node', `${widest * 0.56 + 1.2}em`);
        },
    };
}
