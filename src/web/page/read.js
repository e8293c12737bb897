/* read.js -- a document to be read: both languages side by side, what themes
 * and queries find marked. */
import { askAll, superseded } from './api.js';
import { about, documents, titleOf } from './documents.js';
import { check, choose, failure, field, fill, h } from './dom.js';
import { sql } from './lines.js';
import { hitsOf, lookOf } from './marked.js';
import { languages } from './read_pairs.js';
import { at, placeOf, text } from './read_text.js';
import { t } from './words.js';
import './read_words.js';

const CHOICES = 300; /* documents in a list; of more, a name is typed */

let view = null;

/* What is asked of the server; the rest of the address is how it looks. */
function asked(params, doc) {
    const out = new URLSearchParams({ doc });

    for (const name of ['query', 'themes', 'region', 'simple', 'cql',
        'strategy'])
        for (const value of params.getAll(name))
            out.append(name, value);
    return out;
}

const sentences = (app, query) => askAll(
    page => app.ask('read.json', page, { channel: 'read' }), query);

/* What the themes are called: Map of their names. */
async function labels(app, themes, doc) {
    const { rows } = themes ? await app.askOnce('themes.json',
        { themes, where: `doc = ${sql(doc)}`, 'page.rows': 2000 })
        : { rows: [] };

    return new Map(rows.map(row => [row.theme, row.label]));
}

/* Names of what was found, with how often: Map. */
function found(rows) {
    const counts = new Map();

    for (const row of rows)
        for (const { name } of hitsOf(row.hits))
            counts.set(name, (counts.get(name) || 0) + 1);
    return new Map([...counts].sort((a, b) => b[1] - a[1]));
}

function chooser(docs, doc, app) {
    const to = name => ({ params: { doc: name, at: null } });
    const go = event => event.target.value && app.go(to(event.target.value));
    const at = docs.indexOf(doc);
    const beside = (name, sign, label) => name === undefined ? null
        : h('a', { class: 'button', href: app.link(to(name)), title: name,
            'aria-label': `${label}: ${name}` }, sign);

    return [choice(docs, doc, go),
        beside(docs[at - 1], '‹', t('read.doc.previous')),
        beside(docs[at + 1], '›', t('read.doc.next'))];
}

function choice(docs, doc, go) {
    if (docs.length <= CHOICES)
        return field(t('read.document'), choose(docs.map(
            name => [name, name]), doc, go));
    return field(t('read.document'), [h('input', { list: 'read-docs',
        value: doc, onchange: go }),
        h('datalist', { id: 'read-docs' }, docs.map(
            name => h('option', { value: name })))]);
}

function findBox(params, app) {
    const input = h('input', { type: 'search', size: 18,
        value: params.getAll('query').join(', '), spellcheck: 'false' });

    return h('form', { class: 'row', onsubmit(event) {
        event.preventDefault();
        app.go({ params: { query: input.value.trim(), at: null } });
    } }, field(t('read.find'), input),
        h('button', { class: 'button' }, t('read.go')));
}

function tools(langs) {
    const { app, state: { params } } = view;
    const side = params.get('side') || '';

    return [chooser(view.docs, view.doc, app), findBox(params, app),
        app.site.themes ? check(t('read.themes'),
            params.get('themes') === 'site', event => app.go({ params: {
                themes: event.target.checked && 'site' } })) : null,
        langs.length > 1 ? field(t('read.side'), choose(
            [['', t('read.side.both')], ...langs.map(lang => [lang, lang])],
            side, event => app.go({ params: { side: event.target.value } })))
            : null,
        h('a', { class: 'button', download: true,
            href: app.address(`text/${view.doc}`) }, t('read.file')),
        h('span', { class: 'soft', 'aria-live': 'polite' }, view.summary)];
}

/* Switches of what is found, each in its colour and line. */
function legend() {
    const { app, state: { params } } = view;
    const hidden = new Set(params.getAll('hide'));

    return [...view.found].map(([name, n], i) => check(
        [h('mark', { class: lookOf(i + 1), title: name,
            dataset: { number: i + 1 } }, view.labels.get(name) || name),
        ` ${n}`],
        !hidden.has(name), event => {
            if (event.target.checked)
                hidden.delete(name);
            else
                hidden.add(name);
            app.go({ params: { hide: [...hidden] } }, { replace: true });
        }));
}

function goTo(node, focus) {
    view.body.querySelectorAll('.here').forEach(
        one => one.classList.remove('here'));
    if (!node)
        return;
    node.classList.add('here');
    node.scrollIntoView({ block: 'center' });
    if (focus) {
        node.tabIndex = -1;
        node.focus({ preventScroll: true });
    }
}

const FOLLOWS = Node.DOCUMENT_POSITION_FOLLOWING;
const PRECEDES = Node.DOCUMENT_POSITION_PRECEDING;

/* The next hit behind the one, or the sentence, that we are at; or before. */
function step(by) {
    const marks = [...view.body.querySelectorAll('mark')];
    const here = view.body.querySelector('.here');
    const side = by > 0 ? FOLLOWS : PRECEDES;
    const ahead = here ? marks.filter(
        mark => here.compareDocumentPosition(mark) & side) : marks;
    const to = ahead[by > 0 ? 0 : ahead.length - 1];

    if (!to)
        return;
    goTo(to, true);
    view.app.say(`${to.dataset.name}: ${to.textContent}`);
}

/* The address is that of this sentence from now on. */
function settle(node, focus) {
    view.app.go({ params: { at: node.dataset.at } },
        { replace: true, quiet: true });
    view.state = view.app.state;
    goTo(node, focus);
}

function stepSentence(by) {
    const all = [...view.body.querySelectorAll('.s')];
    const now = all.indexOf(
        at(view.body, view.rows, view.state.params.get('at')));
    const node = all[Math.min(all.length - 1, Math.max(0, now + by))];

    if (node)
        settle(node, true);
}

function click(event) {
    const node = event.target.closest('.s');

    if (node && !getSelection().toString())
        settle(node, false);
}

/* The names that were found differ from text to text, their numbers not within
 * one. */
function look() {
    const { app, state: { params } } = view;
    const names = [...view.found.keys()];
    const hidden = new Set(params.getAll('hide'));

    return {
        link: row => app.link({ params: { at: placeOf(row) } }),
        numberOf: name => hidden.has(name) ? 0 : names.indexOf(name) + 1,
    };
}

function drawText() {
    const { params } = view.state;
    const all = languages(view.rows);
    const side = params.get('side');

    fill(view.legend, legend());
    view.article.classList.toggle('numbered', view.found.size > 6);
    fill(view.body, text(view.rows,
        all.includes(side) ? [side] : all.slice(0, 2), look()));
    if (params.get('at'))
        goTo(at(view.body, view.rows, params.get('at')), false);
}

/* What the document is. */
function describe(docs) {
    const row = docs.rows.find(one => one.doc === view.doc);

    fill(view.lead, row && [h('p', { class: 'soft' },
        h('bdi', null, titleOf(row))), about(docs, row)]);
}

/* A document that is not there: another can be chosen. */
function refuse(mine, error) {
    mine.rows = [];
    mine.summary = '';
    fill(mine.title, t('view.read'));
    fill(mine.lead);
    fill(mine.legend);
    fill(mine.tools, mine.docs ? tools([]) : null);
    fill(mine.body, failure(error));
}

async function load() {
    const mine = view, { app, state: { params } } = mine;

    try {
        const docs = await documents(app);

        mine.docs = docs.rows.map(row => row.doc);
        mine.doc = params.get('doc') || mine.docs[0];
        if (!mine.doc) {
            fill(mine.body, h('p', null, t('read.choose')));
            return;
        }

        const [{ rows, command }, called] = await app.busy(Promise.all([
            sentences(app, asked(params, mine.doc)),
            labels(app, params.get('themes'), mine.doc)]));

        if (view !== mine)
            return;
        mine.labels = called;
        mine.rows = rows;
        mine.doc = rows[0]?.doc || mine.doc;
        mine.found = found(rows);
        mine.summary = t('read.count', { n: rows.length,
            hits: [...mine.found.values()].reduce((sum, n) => sum + n, 0) });
        describe(docs);
        app.command(command);
    } catch (error) {
        if (!superseded(error) && view === mine)
            refuse(mine, error);
        return;
    }
    fill(mine.title, h('bdi', null, mine.doc));
    fill(mine.tools, tools(languages(mine.rows)));
    drawText();
}

export default {
    name: 'read',
    fills: true,
    carries: ['query', 'themes', 'simple', 'cql', 'doc'],
    title: state => state.params.get('doc'),
    async mount(main, state, app) {
        view = { app, state, rows: [], found: new Map(), labels: new Map() };
        view.title = h('h1');
        view.lead = h('div', { class: 'read-lead' });
        view.tools = h('div', { class: 'row read-tools no-print' });
        view.legend = h('div', { class: 'read-legend', role: 'group',
            'aria-label': t('read.found') });
        view.body = h('div', { class: 'read-body', onclick: click });
        view.article = h('article', { class: 'read', tabindex: '0',
            'aria-labelledby': 'read-title' }, view.title, view.lead,
            view.tools, view.legend, view.body);
        fill(main, view.article);
        view.title.id = 'read-title';
        app.keys({ j: ['read.next', () => step(1)],
            k: ['read.previous', () => step(-1)],
            n: ['read.key.next', () => stepSentence(1)],
            p: ['read.key.previous', () => stepSentence(-1)] });
        await load();
    },
    async update(state) {
        const before = view.state.params;
        const again = `${asked(before, before.get('doc') || view.doc)}` ===
            `${asked(state.params, state.params.get('doc') || view.doc)}`;

        view.state = state;
        if (again && view.rows.length)
            drawText();
        else
            await load();
    },
    unmount() {
        view = null;
    },
};
