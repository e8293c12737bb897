/* themes.js -- the view in which themes are written: the file on one side, what
 * it finds on the other, at once. */
import { choose, fill, h, later } from './dom.js';
import { superseded } from './api.js';
import { give, taker } from './files.js';
import { chosen } from './themes_chosen.js';
import { themeList } from './themes_list.js';
import { addressOf, forget, isKept, isLost, keep, kept, keptAs, nameOf, sent }
    from './themes_store.js';
import { another } from './themes_place.js';
import { lineOf } from './yaml.js';
import { define, t } from './words.js';

define({
    'themes.file': ['File of themes (YAML)', '主题文件（YAML）'],
    'themes.from': ['Themes', '主题'],
    'themes.name': ['Name', '名称'],
    'themes.keep': ['Keep in this browser', '保存在浏览器'],
    'themes.kept': ['Kept as “{name}”.', '已保存为“{name}”。'],
    'themes.unkept': ['This browser keeps nothing; download the file.',
        '浏览器无法保存，请下载文件。'],
    'themes.forget': ['Forget', '删除'],
    'themes.download': ['Download YAML', '下载 YAML'],
    'themes.upload': ['Open a file…', '打开文件……'],
    'themes.new': ['New theme', '新主题'],
    'themes.undo': ['Undo', '撤销'],
    'themes.lead': ['Write on the left; what the themes find stands on the ' +
        'right. Links from here take these themes along.',
    '左边编写，右边立即看到命中；从这里出发的链接都带着这些主题。'],
    'themes.problem': ['This cannot be read yet', '暂时读不懂'],
});

const BEGINNING = `# A theme has a name, and patterns in each language.
peace:
  label: {zh: 和平, en: Peace}
  zh:
    - '~"和平"'
  en:
    - 'peace*'
`;

let view = null;

async function source(app, value) {
    if (value && value !== 'site' && !isLost(value))
        return sent(value);
    if (!app.site.themes)
        return BEGINNING;

    const answer = await fetch('/themes.yaml');

    return answer.ok ? answer.text() : BEGINNING;
}

/* What the address says of the text that stands in the editor: as long as it
 * is the site's own, "site". */
function value() {
    return view.area.value === view.own ? 'site'
        : addressOf(view.area.value, view.name.value.trim() || view.draft);
}

/* A name for what is changed that no other has. */
function free() {
    const names = kept();
    let n = 1;

    while (names.includes(n > 1 ? `draft-${n}` : 'draft'))
        n++;
    return n > 1 ? `draft-${n}` : 'draft';
}

/* A theme without patterns yet is not counted, but is shown. */
function withNew(counts) {
    const { area, theme } = view;

    return !theme || lineOf(area.value, theme) < 0 ||
        counts.some(row => row.theme === theme) ? counts
        : [...counts, { theme, label: null, count: 0 }];
}

/* Ask what the themes find, and show it. */
async function look(app) {
    const mine = view;
    const themes = mine.area.value;

    try {
        const [patterns, counts] = await app.busy(Promise.all([
            app.ask('themes.json', { themes, list: 'true', 'page.rows': 2000 },
                { channel: 'themes-list' }),
            app.ask('themes.json', { themes, 'page.rows': 2000 },
                { channel: 'themes-count' })]));

        if (view !== mine)
            return;
        mine.problem.hidden = true;
        mine.area.removeAttribute('aria-invalid');
        mine.found = { patterns: patterns.rows, counts: withNew(counts.rows),
            themes, address: value() };
        app.command(counts.command);
        show(app);
    } catch (error) {
        if (superseded(error) || view !== mine)
            return;
        mine.problem.hidden = false;
        fill(mine.problem, h('strong', null, t('themes.problem')), ' ',
            error.message);
        mine.area.setAttribute('aria-invalid', 'true');
    }
}

function show(app) {
    const { found } = view;
    const names = found.counts.map(row => row.theme);

    if (!names.includes(view.theme))
        view.theme = names[0] || null;
    fill(view.list, themeList(found, view.theme, name => pick(app, name)));
    chosen(view.panel, app, found, view.theme, view.langs,
        (change, name) => edit(app, change, name));
}

function pick(app, name) {
    const line = lineOf(view.area.value, name);

    view.theme = name;
    app.go({ params: { theme: name } }, { replace: true, quiet: true });
    show(app);
    if (line >= 0)
        reveal(line);
}

/* Scroll the file to a line, without taking the focus there. */
function reveal(line) {
    const { area } = view;
    const height = parseFloat(getComputedStyle(area).lineHeight);

    area.scrollTop = Math.max(0, (line - 2) * height);
}

/* The text becomes another one by something beside it, which can be undone;
 * `name` is the theme that is shown then. */
function edit(app, text, name) {
    if (text === null)
        return;
    view.past.push(view.area.value);
    view.undo.disabled = false;
    if (name !== undefined)
        view.theme = name;
    write(app, text);
}

function undo(app) {
    if (view.past.length)
        write(app, view.past.pop());
    view.undo.disabled = !view.past.length;
}

function write(app, text) {
    const top = view.area.scrollTop;

    view.area.value = text;
    view.area.scrollTop = top;
    changed(app);
    look(app);
}

function changed(app) {
    const now = value();

    app.go({ params: { themes: now } }, { replace: true, quiet: true });
    fill(view.opener, opener(app, now));
}

function download() {
    give(`${view.name.value.trim() || 'themes'}.yaml`, view.area.value,
        'text/yaml');
}

function keepIt(app) {
    const name = view.name.value.trim() || 'themes';
    const done = keep(name, view.area.value);

    app.say(done ? t('themes.kept', { name }) : t('themes.unkept'));
    if (!done)
        return;
    view.name.value = name;
    app.go({ params: { themes: keptAs(name) } }, { replace: true });
}

/* Ask for the name of another one, above the lists. */
function add(app) {
    const close = () => fill(view.another);

    fill(view.another, another(view.found || { themes: view.area.value,
        counts: [] }, view.langs, (text, name) => edit(app, text, name),
    close));
    view.another.querySelector('input').focus();
}

/* Which themes are opened: those of the site, those kept here. */
function opener(app, given) {
    const names = kept();
    const all = [...app.site.themes ? [['site', t('themes.of.site')]] : [],
        ...names.map(name => [keptAs(name), t('themes.of.kept', { name })])];

    if (!all.some(([key]) => key === given))
        all.unshift([given || '', t('themes.of.own')]);
    return h('label', { class: 'field' },
        h('span', { class: 'field-label' }, t('themes.from')),
        choose(all, given || '', event =>
            app.go({ params: { themes: event.target.value, theme: null } })));
}

function tools(app, given) {
    const file = taker(text => edit(app, text),
        { accept: '.yaml,.yml,.txt,text/*' });
    const button = (word, act) => h('button', { type: 'button',
        class: 'button', onclick: act }, t(word));

    return h('div', { class: 'row no-print' },
        view.opener,
        h('label', { class: 'field' },
            h('span', { class: 'field-label' }, t('themes.name')), view.name),
        button('themes.keep', () => keepIt(app)),
        isKept(given) ? button('themes.forget', () => {
            forget(nameOf(given));
            app.go({ params: { themes: null, theme: null } });
        }) : null,
        button('themes.download', download),
        button('themes.upload', file.ask), file.node,
        button('themes.new', () => add(app)), view.undo);
}

async function mount(main, state, app) {
    const given = state.params.get('themes') ||
        (app.site.themes ? 'site' : '');
    const mine = view = { theme: state.params.get('theme'), found: null,
        langs: ['zh', 'en'], own: null, draft: free(), past: [] };
    const [text, langs] = await Promise.all([source(app, given),
        app.askOnce('docs.json', { by: 'lang' })]);

    if (view !== mine)
        return;
    view.langs = langs.rows.map(row => row.lang).filter(Boolean);
    view.own = given === 'site' ? text : null;
    view.name = h('input', { type: 'text', value: nameOf(given), size: 12,
        spellcheck: 'false', placeholder: view.draft });
    view.opener = h('div', null, opener(app, given));
    view.another = h('div');
    view.undo = h('button', { type: 'button', class: 'button', disabled: true,
        onclick: () => undo(app) }, t('themes.undo'));

    const soon = later(() => view === mine && (changed(app), look(app)), 300);

    view.area = h('textarea', { class: 'yaml', id: 'yaml', value: text,
        spellcheck: 'false', wrap: 'off', autocapitalize: 'off',
        'aria-describedby': 'yaml-problem', oninput: soon });
    view.problem = h('p', { class: 'failure', id: 'yaml-problem',
        role: 'alert', hidden: true });
    view.list = h('div', { class: 'theme-list' });
    view.panel = h('div', { class: 'theme-panel' });
    main.append(h('div', { class: 'themes' },
        h('h1', null, t('view.themes')),
        h('p', { class: 'soft' }, t('themes.lead')),
        tools(app, given), view.another,
        h('div', { class: 'editor' },
            h('div', { class: 'file' },
                h('label', { for: 'yaml', class: 'field-label' },
                    t('themes.file')), view.area, view.problem),
            view.list, view.panel)));
    await look(app);
}

export default {
    name: 'themes',
    carries: ['themes'],
    title: () => t('view.themes'),
    mount,
    unmount() {
        view = null;
    },
};
