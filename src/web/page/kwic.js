/* kwic.js -- the concordance: its lines, how they are sorted, grouped, marked,
 * and opened. */
import { failure, fill, h, refill } from './dom.js';
import { superseded } from './api.js';
import * as ask from './kwic_ask.js';
import { downloadMenu } from './downloads.js';
import { form } from './kwic_form.js';
import { head, sortTools } from './kwic_head.js';
import { line } from './kwic_line.js';
import { CATEGORIES, marks } from './kwic_marks.js';
import { marker } from './kwic_marker.js';
import { pages, perDocument } from './kwic_pages.js';
import { show as showPanel } from './kwic_panel.js';
import { printable } from './print.js';
import { scroller } from './scroller.js';
import { t } from './words.js';
import './kwic_words.js';

const LINE = 28, ALIGNED = 74; /* pixels of a row */

let view = null;

/* What is shown as row i: of all lines, or of those that are marked. */
const rowAt = i => view.only ? view.marks.rows()[i] : view.pages.row(i);

function draw(index) {
    const row = rowAt(index);
    const number = row ? view.marks.of(row) : 0;

    return line({ row, before: index > 0 ? rowAt(index - 1) : null, index,
        active: index === view.active, mark: number,
        category: number ? view.marks.nameOf(number) : '',
        byDoc: view.state.params.get('group') === 'doc',
        perDoc: view.perDoc });
}

/* Columns as wide as the widest node that was seen: it only grows. */
function widen(rows) {
    for (const row of rows) {
        const size = [...(row?.keyword || '')].reduce(
            (sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0);

        view.node = Math.min(24, Math.max(view.node, size));
    }
    view.grid.style.setProperty('--node', `${view.node * 0.56 + 1.2}em`);
}

function activate(index, focus) {
    const before = view.active;

    if (index < 0 || index >= view.count)
        return;
    view.active = index;
    view.list.reveal(index);
    view.list.redraw([before, index]);
    if (focus)
        view.list.node(index)?.focus({ preventScroll: true });
}

function open(index, focus) {
    const row = rowAt(index);

    if (!row)
        return;
    activate(index);
    view.panel.hidden = false;
    view.app.go({ params: { line: index + 1 } },
        { replace: true, quiet: true });
    showPanel(view.panel, view.app, view.state.params, row, view.beads, close);
    if (focus)
        view.panel.querySelector('h2').focus();
}

function close() {
    if (view.panel.hidden)
        return false;
    view.panel.hidden = true;
    view.app.go({ params: { line: null } }, { replace: true, quiet: true });
    view.list.node(view.active)?.focus({ preventScroll: true });
    return true;
}

/* Mark the line, or take its mark away. */
function mark(index) {
    const row = rowAt(index);

    if (!row)
        return;
    activate(index);
    if (!view.marks.toggle(row, view.category))
        view.app.say(t('kwic.full'));
    view.marker.refresh();
    if (view.only)
        filter();
    else
        view.list.redraw([view.active]);
    view.list.node(view.active)?.focus({ preventScroll: true });
}

/* All lines, or the marked ones. */
function filter() {
    view.count = view.only ? view.marks.count() : view.total;
    view.active = Math.max(0, Math.min(view.active, view.count - 1));
    view.grid.setAttribute('aria-rowcount', view.count + 1);
    view.list.reset(view.count, view.aligned && !view.only ? ALIGNED : LINE);
    fill(view.message, message());
    tell();
}

/* What is said where there is no line. */
function message() {
    return view.count ? null : h('p', null,
        t(view.only && view.total ? 'kwic.unmarked' : 'kwic.none'));
}

/* Which of the two the address says. */
function show(only) {
    view.app.go({ params: { marked: only, line: null } });
}

/* How many lines each document has, where that is what groups them. */
async function countDocuments(mine) {
    const { params } = mine.state;

    mine.perDoc = new Map();
    if (params.get('group') !== 'doc' || params.get('sample'))
        return;
    try {
        mine.perDoc = await perDocument(mine.app, ask.hits(params));
        mine.list.redraw();
    } catch (error) {
        if (!superseded(error))
            mine.app.say(error.message);
    }
}

/* "n of n lines": what is shown, of how many hits as the answer has it. */
function tell() {
    const { notes, total, all } = view.table;
    const [, hits] = /^\d+ of (\d+) /.exec(notes[0] || '') || [0, all];

    fill(view.countText, t('kwic.count',
        { n: view.only ? view.count : total, all: +hits }));
    view.countText.title = notes.slice(1).join('\n');
}

/* There are no lines, and this is why. */
function refuse(why) {
    view.table = null;
    view.grid.hidden = true;
    fill(view.message, why);
    fill(view.countText);
    view.app.command(null);
}

async function load() {
    const { app } = view, { params } = view.state;
    const mine = view, query = ask.lines(params);

    mine.pages?.stop();
    if (!params.getAll('query').length && !params.get('themes')) {
        refuse(h('p', null, t('kwic.empty')));
        return;
    }

    const asked = pages(app, query, {
        arrived(indices) {
            widen(indices.map(rowAt));
            mine.list.redraw([...indices, indices[indices.length - 1] + 1]
                .filter(i => mine.list.node(i)));
        },
        failed: error => fill(mine.message, failure(error)),
    });
    let table;

    try {
        table = await asked.first();
    } catch (error) {
        if (!superseded(error) && view === mine) {
            refuse(failure(error));
        }
        return;
    }
    if (view !== mine)
        return;
    mine.pages = asked;
    mine.total = table.total;
    mine.aligned = table.columns.some(({ name }) => name === 'aligned');
    mine.active = Math.max(0, +params.get('line') - 1 || 0);
    mine.grid.hidden = !table.total;
    fill(mine.head, head(mine.state, app, mine));
    widen(table.rows.slice(0, 100));
    mine.grid.classList.toggle('with-aligned', mine.aligned);
    mine.table = table;
    app.command(ask.command(table.command));
    filter();
    app.say(mine.countText.textContent);
    countDocuments(mine);
    if (mine.active)
        mine.list.reveal(Math.min(mine.active, mine.total - 1));
    if (mine.refocus)
        mine.head.querySelector(`[data-place="${mine.refocus}"]`)?.focus();
    mine.refocus = null;
}

function tools() {
    const { state, app } = view;

    view.marks = marks(state.corpus, state.params);
    view.only = Boolean(state.params.get('marked'));
    view.marker = marker(view, { show, changed: () => view.list.redraw() });
    refill(view.form, form(state, app, view.beads));
    refill(view.tools, view.countText, view.optionsButton,
        sortTools(state, app, view), view.marker.node,
        downloadMenu(app, 'kwic', ask.kept(state.params)));
}

const indexOf = event =>
    +event.target.closest('[data-index]')?.dataset.index;

function keys() {
    const move = step => () => activate(view.active + step, true);
    const all = {
        j: ['kwic.next', move(1)],
        k: ['kwic.previous', move(-1)],
        Enter: ['kwic.open', () => open(view.active, true)],
        m: ['kwic.key.mark', () => mark(view.active)],
        Escape: ['keys.close', close],
    };

    for (let i = 1; i <= CATEGORIES; i++)
        all[i] = ['kwic.key.category', () => {
            view.category = i;
            view.marker.refresh();
        }];
    return all;
}

/* Keys of a grid, where a row has the focus. */
function steer(event) {
    const page = Math.floor(view.list.box.clientHeight / LINE) - 1;
    const to = { ArrowDown: view.active + 1, ArrowUp: view.active - 1,
        PageDown: Math.min(view.count - 1, view.active + page),
        PageUp: Math.max(0, view.active - page), Home: 0,
        End: view.count - 1 }[event.key];

    if (to === undefined || event.target.closest('.head'))
        return;
    event.preventDefault();
    activate(to, true);
}

/* Of the rows in sight one can be reached with the tabulator. */
function seen(from, to) {
    if (!view?.only)
        view?.pages?.want(from, to, view.total);
    if (view && (view.active < from || view.active >= to))
        view.list?.node(from)?.setAttribute('tabindex', '0');
}

/* What of the lines is printed. */
const paper = {
    total: () => view.count,
    load: n => view.only ? null
        : view.pages?.firstOnes(Math.min(n, view.count)),
    unroll(most) {
        let n = 0;

        while (n < Math.min(most, view.count) && rowAt(n))
            n++;
        view.list.unroll(n);
        return n;
    },
    roll: () => view.list.roll(),
};

function build(main) {
    const layer = h('div', { role: 'rowgroup' });

    view.message = h('div', { class: 'kwic-message' });
    view.countText = h('strong', { class: 'kwic-count' });
    view.form = h('div', { hidden: true, id: 'kwic-options' });
    view.tools = h('div', { class: 'kwic-tools' });
    view.head = h('div', { role: 'rowgroup' });
    view.panel = h('aside', { class: 'panel', hidden: true,
        'aria-label': t('kwic.panel') });
    view.optionsButton = h('button', { class: 'button',
        'aria-expanded': 'false', 'aria-controls': 'kwic-options',
        onclick() {
            view.form.hidden = !view.form.hidden;
            view.optionsButton.setAttribute('aria-expanded',
                `${!view.form.hidden}`);
        } }, t('kwic.options'));
    view.list = scroller({ draw, layer, given: { role: 'presentation' },
        seen });
    view.grid = h('div', { class: 'kwic-grid', role: 'grid', hidden: true,
        'aria-label': t('kwic.lines'), onkeydown: steer,
        onfocusin({ target }) {
            if (target.matches('.scroll .line:focus-visible') &&
                +target.dataset.index !== view.active)
                activate(+target.dataset.index, true);
        },
        onclick(event) {
            const index = indexOf(event);

            if (event.target.closest('.node'))
                open(index, event.detail === 0);
            else if (event.target.closest('.tag-button'))
                mark(index);
            else if (index >= 0 && !getSelection().toString())
                activate(index, true);
        } }, view.head, view.list.box);

    const note = printable({ ...paper, node: view.grid });

    fill(main, h('div', { class: 'kwic' },
        h('h1', { class: 'unseen' }, t('view.kwic')), view.tools, view.form,
        view.message, note, h('div', { class: 'kwic-body' }, view.grid,
            view.panel)));
}

export default {
    name: 'kwic',
    fills: true,
    carries: ['query', 'themes', 'simple', 'cql'],
    title: state => state.params.getAll('query').join(', '),
    async mount(main, state, app) {
        const mine = view = { app, state, beads: 0, active: 0, count: 0,
            total: 0, node: 6, category: 1, only: false, adding: false,
            refocus: null, pages: null, table: null, perDoc: new Map() };

        build(main);
        app.keys(keys());
        tools();
        app.askOnce('info.json').then(table => {
            mine.beads = table.rows[0]?.beads || 0;
            if (view === mine && mine.beads)
                refill(mine.form, form(mine.state, app, mine.beads));
        }, () => {});
        await load();
        if (view === mine && +state.params.get('line') && mine.total)
            open(mine.active);
    },
    async update(state) {
        const again = ask.same(view.state.params, state.params);

        view.state = state;
        view.panel.hidden = true;
        tools();
        if (again && view.table)
            filter();
        else
            await load();
    },
    unmount() {
        view.pages?.stop();
        view = null;
    },
};
