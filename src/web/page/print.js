/* print.js -- long lists on paper: their rows from the first one on, not those
 * that happen to be in sight.
 *
 * A list that has rows on the server alone must be asked for them before the
 * browser prints: who prints through print(), or with Ctrl-P, has MOST of them;
 * who prints by the menu of the browser has those that have come. What is
 * printed says how many of all they are. */
import { h } from './dom.js';
import { define, t } from './words.js';

define({
    'print': ['Print', '打印'],
    'print.some': ['Rows 1 to {n} of {all}; a download has all of them.',
        '第 1–{n} 行，共 {all} 行；下载文件含全部。'],
});

const MOST = 2000; /* rows, some forty sheets */

let lists = [];

/* A list: { node, total(), load(n), unroll(n), roll() }. It is in the page as
 * long as `node` is; load() resolves when as many rows are there, unroll()
 * shows those of them that are and gives their number, roll() shows those in
 * sight again. Gives the note that is printed, to be put above the list. */
export function printable(list) {
    const note = h('p', { class: 'paper' });

    lists = [...lists.filter(one => one.node.isConnected), { ...list, note }];
    return note;
}

const shown = () => lists.filter(one => one.node.isConnected);

export async function print() {
    await Promise.all(shown().map(one => one.load(MOST)));
    window.print();
}

addEventListener('beforeprint', () => {
    for (const { total, unroll, note } of shown()) {
        const n = unroll(MOST), all = total();

        note.textContent = n < all ? t('print.some', { n, all }) : '';
    }
});

addEventListener('afterprint', () => shown().forEach(one => one.roll()));

addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey &&
        !event.shiftKey && event.key === 'p' && shown().length) {
        event.preventDefault();
        print();
    }
});
