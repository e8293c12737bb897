/* kwic.js -- the concordance: its lines, how they are sorted, grouped, marked,
 * and opened. */
import { failure, fill, h, refill } from './dom.js';
import { superseded } from './api.js';
import * as ask from './kwic_ask.js';
import { lineDownloads } from './downloads.js';
import { grid } from './kwic_grid.js';
import { adding, head } from './kwic_head.js';
import { CATEGORIES, marks } from './kwic_marks.js';
import { marker } from './kwic_marker.js';
import { groups, showGroups } from './kwic_groups.js';
import { options } from './kwic_options.js';
import { pages } from './kwic_pages.js';
import { show as showPanel } from './kwic_panel.js';
import { t } from './words.js';
import './kwic_words.js';

let view = null;

/* What is shown as row i: of all lines, or of those that are marked. */
const rowAt = i => view.only ? view.marks.rows()[i] : view.pages?.row(i);

const total = () => view.table?.total || 0;

/* How a row is marked and grouped. */
function looks(row) {
    const mark = row ? view.marks.of(row) : 0;

    return { mark, category: mark ? view.marks.nameOf(mark) : '',
        byDoc: view.state.params.get('group') === 'doc',
        perDoc: view.perDoc };
}

function open(index, focus) {
    const row = rowAt(index);

    if (!row)
        return;
    view.grid.activate(index);
    view.panel.hidden = false;
    view.app.go({ params: { line: index + 1, groups: null } },
        { replace: true, quiet: true });
    showPanel(view.panel, view.app, view.state.params, row,
        { beads: view.options.beads(), total: total(), close });
    if (focus)
        view.panel.querySelector('h2').focus();
}

function close() {
    if (view.panel.hidden)
        return false;
    view.panel.hidden = true;
    view.app.go({ params: { line: null, groups: null } },
        { replace: true, quiet: true });
    view.grid.activate(view.grid.active(), true);
    return true;
}

/* Mark the line, or take its mark away. */
function mark(index) {
    const row = rowAt(index);

    if (!row)
        return;
    if (!view.marks.toggle(row, view.category))
        view.app.say(t('kwic.full'));
    view.marker.refresh();
    if (view.only)
        filter(index);
    view.grid.activate(Math.min(index, count() - 1), true);
}

/* How many lines are shown. */
const count = () => view.only ? view.marks.count() : total();

/* All lines, or the marked ones; `active` is the one that keys act on. */
function filter(active = 0) {
    view.grid.node.hidden = !total();
    view.grid.show(count(), active, view.aligned && !view.only);
    fill(view.message, message());
    tell();
}

/* What is said where there is no line. */
function message() {
    return count() ? null : h('p', null,
        t(view.only && total() ? 'kwic.unmarked' : 'kwic.none'));
}

/* Which of the two the address says. */
function show(only) {
    view.app.go({ params: { marked: only, line: null } });
}

/* How many lines each document has, where that is what groups them. */
async function countDocuments(mine) {
    try {
        await mine.groups.more();
        mine.perDoc = new Map(mine.groups.all.map(
            ({ name, lines }) => [name, lines]));
        if (view === mine)
            mine.grid.list.redraw();
    } catch (error) {
        if (!superseded(error))
            mine.app.say(error.message);
    }
}

/* The groups with their sizes, where there are some and they are asked for. */
async function regroup() {
    const mine = view, { app, state: { params } } = mine;

    mine.perDoc = new Map();
    mine.groups = params.get('group') && !mine.only
        ? groups(app, params, total()) : null;
    if (mine.groups?.byDoc)
        await countDocuments(mine);
    if (view === mine && mine.groups && params.get('groups'))
        openGroups();
}

function openGroups(focus) {
    view.panel.hidden = false;
    view.app.go({ params: { groups: true, line: null } },
        { replace: true, quiet: true });
    showGroups(view.panel, view.app, view.groups,
        first => view.grid.activate(first, false, true), close);
    if (focus)
        view.panel.querySelector('h2').focus();
}

/* "n of n lines": what is shown, of how many hits as the answer has it. */
function tell() {
    const { notes, all } = view.table;
    const [, hits] = /^\d+ of (\d+) /.exec(notes[0] || '') || [0, all];

    fill(view.countText, t('kwic.count', { n: count(), all: +hits }));
    view.countText.title = notes.slice(1).join('\n');
}

/* There are no lines, and this is why: a sentence, or an Error. */
function refuse(why) {
    const failed = why instanceof Error;

    view.table = null;
    view.grid.node.hidden = true;
    fill(view.message, failed ? failure(why) : h('p', null, why));
    fill(view.countText);
    view.app.command(null);
    view.options.accuse(failed ? why.message : '');
}

async function load() {
    const { app } = view, { params } = view.state;
    const mine = view, query = ask.lines(params);

    mine.pages?.stop();
    if (!params.getAll('query').length && !params.get('themes')) {
        refuse(t('kwic.empty'));
        return;
    }

    const asked = pages(app, query, {
        arrived(indices) {
            mine.grid.widen(indices.map(rowAt));
            mine.grid.list.redraw([...indices, indices[indices.length - 1] + 1]
                .filter(i => mine.grid.list.node(i)));
        },
        failed: error => fill(mine.message, failure(error)),
    });

    let table;

    try {
        table = await asked.first();
    } catch (error) {
        if (!superseded(error) && view === mine)
            refuse(error);
        return;
    }
    if (view === mine)
        begin(asked, table);
}

/* The first lines have come. */
function begin(asked, table) {
    const { app, state } = view;

    view.pages = asked;
    view.table = table;
    view.aligned = table.columns.some(({ name }) => name === 'aligned');
    fill(view.grid.head, head(app, view));
    view.grid.widen(table.rows.map((_, i) => rowAt(i)));
    app.command(table.command);
    view.options.accuse('');
    filter(+state.params.get('line') - 1 || 0);
    app.say(view.countText.textContent);
    regroup();
    if (view.refocus)
        view.grid.head.querySelector(
            `[data-place="${view.refocus}"]`)?.focus();
    view.refocus = null;
}

const groupsButton = () => h('button', { class: 'button',
    onclick: event => view.groups && openGroups(event.detail === 0) },
t('kwic.groups'));

function tools() {
    const { state, app } = view;

    view.marks = marks(state.corpus, state.params);
    view.only = Boolean(state.params.get('marked'));
    view.marker = marker(view, { show,
        changed: () => view.grid.list.redraw() });
    view.options.draw();
    refill(view.tools, view.countText, view.options.button,
        state.params.get('group') ? groupsButton() : null, adding(view),
        view.marker.node, lineDownloads(app, ask.kept(state.params)));
}

function keys() {
    const move = step => () => view.grid.activate(
        view.grid.active() + step, true);
    const all = {
        j: ['kwic.next', move(1)],
        k: ['kwic.previous', move(-1)],
        Enter: ['kwic.open', () => open(view.grid.active(), true)],
        m: ['kwic.key.mark', () => mark(view.grid.active())],
        Escape: ['keys.close', close],
    };

    for (let i = 1; i <= CATEGORIES; i++)
        all[i] = ['kwic.key.category', () => {
            view.category = i;
            view.marker.refresh();
        }];
    return all;
}

function build(main) {
    view.message = h('div', { class: 'kwic-message' });
    view.countText = h('strong', { class: 'kwic-count' });
    view.options = options(view);
    view.tools = h('div', { class: 'kwic-tools' });
    view.panel = h('aside', { class: 'panel', hidden: true,
        'aria-label': t('kwic.panel') });
    view.grid = grid({ rowAt, looks, open, mark,
        load: n => view.only ? null : view.pages?.firstOnes(n),
        seen(from, to) {
            if (!view?.only)
                view?.pages?.want(from, to, total());
        } });
    fill(main, h('div', { class: 'kwic' },
        h('h1', { class: 'unseen' }, t('view.kwic')), view.tools,
        view.options.node, view.message, view.grid.paper,
        h('div', { class: 'kwic-body' }, view.grid.node, view.panel)));
}

export default {
    name: 'kwic',
    fills: true,
    carries: ['query', 'themes', 'simple', 'cql'],
    title: state => state.params.getAll('query').join(', '),
    async mount(main, state, app) {
        const mine = view = { app, state, category: 1, only: false,
            adding: false, refocus: null, pages: null, table: null,
            groups: null, perDoc: new Map() };

        build(main);
        app.keys(keys());
        tools();
        await load();
        if (view === mine)
            await mine.options.learn();
        if (view === mine && +state.params.get('line') && total())
            open(mine.grid.active());
    },
    async update(state) {
        const again = ask.same(view.state.params, state.params);

        view.state = state;
        view.panel.hidden = true;
        tools();
        if (!again || !view.table) {
            await load();
            return;
        }
        filter();
        await regroup();
    },
    unmount() {
        view.pages?.stop();
        view = null;
    },
};
