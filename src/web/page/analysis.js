/* analysis.js -- the view of one analysis: menu, form, table, charts; without
 * the name of one, a list of all of them. */
import { beginning, chartsOf, find, groups, lacks } from './analyses.js';
import { failure, fill, h } from './dom.js';
import { form } from './form.js';
import { showChart } from './chart.js';
import { showTable } from './table.js';
import { superseded } from './api.js';
import { tableDownloads } from './downloads.js';
import { chartName, chartSummary, named, summary } from './words_analyses.js';
import { define, t } from './words.js';

define({
    'analysis.menu': ['Analyses', '分析'],
    'analysis.lead': ['What do you want to know of these texts? Each ' +
        'analysis answers one question.',
        '想了解这些文本的什么？每种分析回答一个问题。'],
    'analysis.shown': ['Shown as', '显示为'],
    'analysis.table': ['Table', '表格'],
    'analysis.none': ['There is no analysis “{name}”.',
        '没有名为“{name}”的分析。'],
    'lacks.query': ['Write a query above, such as a word, and choose Show.',
        '请在上方输入检索式（例如一个词），再点“显示”。'],
    'lacks.target': ['Say above which part is looked at, as in ' +
        'year > 1960.', '请在上方说明要看哪一部分，例如 year > 1960。'],
    'lacks.kept': ['The themes of this address are kept by the browser in ' +
        'which it was made. Choose others above, or open their file.',
    '这个地址里的主题保存在原来的浏览器里，请在上方另选，或打开主题文件。'],
    'keys.filter': ['to the filter of the table', '到表格筛选框'],
    'keys.question': ['to the form', '到提问表单'],
    'lacks.themes': ['Choose themes above, or write some.',
        '请在上方选择主题，或自己输入。'],
    'group.words': ['Words', '词语'],
    'group.companions': ['Companions', '搭配'],
    'group.comparison': ['Comparison', '比较'],
    'group.themes': ['Themes', '主题'],
    'group.translation': ['Translation', '翻译'],
    'group.documents': ['Documents', '文献'],
});

/* What is shown, from mount() to unmount(). */
let view = null;

function to(app, name) {
    return app.link({ view: 'analysis', rest: name, fresh: true,
        params: beginning(app.site, name, app.state.params) });
}

/* Open beside a wide page, closed above a narrow one. */
function menu(app, name) {
    return h('details', { class: 'menu no-print',
        open: matchMedia('(min-width: 60rem)').matches },
    h('summary', null, t('analysis.menu')),
    h('nav', { 'aria-label': t('analysis.menu') },
        groups(app.site).map(([group, names]) => [
            h('h2', null, t(`group.${group}`)),
            h('ul', null, names.map(one => h('li', null,
                h('a', { href: to(app, one),
                    'aria-current': one === name ? 'page' : null },
                named(one)))))])));
}

function all(app) {
    return [h('h1', null, t('view.analysis')),
        h('p', null, t('analysis.lead')),
        h('div', { class: 'cards' }, groups(app.site).map(([group, names]) =>
            h('section', { class: 'card' },
                h('h2', null, t(`group.${group}`)),
                h('dl', null, names.map(name => [
                    h('dt', null, h('a', { href: to(app, name) },
                        named(name))),
                    h('dd', null, summary(find(app.site, name)))])))))];
}

/* Table or charts: links, for each is an address of its own. */
function ways(app, name, kind) {
    const charts = chartsOf(app.site, name);
    const way = (one, label, title) => h('a', { class: 'way', title,
        href: app.link({ params: { 'page.chart': one } }),
        'aria-current': one === kind ? 'true' : null }, label);

    return charts.length === 0 ? null
        : h('nav', { class: 'ways no-print', 'aria-label':
            t('analysis.shown') },
        way(null, t('analysis.table')),
        charts.map(chart => way(chart.name, chartName(chart),
            chartSummary(chart))));
}

/* The result of what the address asks. A question that is not complete yet is
 * no failure: what it lacks is said at the form. */
async function result(app) {
    const { state } = app;
    const { analysis, form, place, bar } = view;
    const kind = state.params.get('page.chart');
    const lacking = lacks(analysis, state.params);

    fill(bar, lacking ? null : ways(app, analysis.name, kind));
    if (lacking) {
        app.command(null);
        form.hint(t(`lacks.${lacking}`));
        fill(place);
        return;
    }
    try {
        const isChart = chartsOf(app.site, analysis.name)
            .some(one => one.name === kind);

        app.command(null);

        const command = isChart
            ? await showChart(place, app, kind, state.params)
            : (await showTable(place, app, analysis, state.params)).command;

        if (view?.place !== place)
            return;
        app.command(command);
        if (!isChart)
            place.append(tableDownloads(app, analysis.name, state.params));
        form.show(null);
    } catch (error) {
        if (superseded(error) || view?.place !== place)
            return;
        app.command(null);
        fill(place);
        form.show(error);
    }
}

/* Values of the form and of an address are the same question. */
function same(values, params) {
    return Object.entries(values).every(([name, value]) =>
        `${[value].flat()}` === `${params.getAll(name)}`);
}

async function ask(app, analysis) {
    const built = await form(app, analysis, app.state.params, values =>
        app.go({ fresh: true, rest: analysis.name, params: {
            ...values || beginning(app.site, analysis.name,
                new URLSearchParams()),
            'page.chart': app.state.params.get('page.chart') } }));

    return built;
}

function focus(host, selector) {
    host.querySelector(selector)?.focus();
}

export default {
    name: 'analysis',
    carries: ['query', 'themes', 'where', 'region'],

    title: state => state.rest ? named(state.rest) : t('view.analysis'),

    async mount(main, state, app) {
        const name = state.rest;
        const analysis = find(app.site, name);
        const content = h('div', { class: 'content' });

        main.append(h('div', { class: 'analysis' }, menu(app, name), content));
        if (!name) {
            fill(content, all(app));
            return;
        }
        if (!analysis) {
            fill(content, failure(t('analysis.none', { name })));
            return;
        }

        const built = await ask(app, analysis);

        if (!content.isConnected)
            return;
        view = { analysis, form: built, bar: h('div'),
            place: h('div', { class: 'result' }), menu: main };
        fill(content,
            h('h1', null, named(name)),
            h('p', { class: 'summary' }, summary(analysis)),
            built.node, view.bar, view.place);
        app.keys({
            f: ['keys.filter', () => focus(content, '.table-tools input')],
            e: ['keys.question', () => focus(content,
                '.question textarea, .question input, .question select')],
        });
        await result(app);
    },

    async update(state, app) {
        if (!view)
            return;
        if (!same(view.form.values(), state.params)) {
            const built = await ask(app, view.analysis);

            view.form.node.replaceWith(built.node);
            view.form = built;
        }
        view.menu.querySelector('.menu')?.replaceWith(
            menu(app, view.analysis.name));
        await result(app);
    },

    unmount() {
        view = null;
    },
};
