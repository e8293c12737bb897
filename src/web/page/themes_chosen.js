/* themes_chosen.js -- one theme: its patterns with what each finds, its lines,
 * what it may miss, what it shares with others. */
import { bdi, fill, h } from './dom.js';
import { superseded } from './api.js';
import { sql } from './lines.js';
import { misses } from './themes_misses.js';
import { place } from './themes_place.js';
import { withPattern, withoutPattern } from './yaml.js';
import { define, show, t } from './words.js';

define({
    'theme.patterns': ['Patterns', '模式'],
    'theme.any': ['every language', '各种语言'],
    'theme.add': ['Add', '添加'],
    'theme.add.to': ['New pattern ({lang})', '新模式（{lang}）'],
    'theme.remove': ['Remove {pattern}', '删除 {pattern}'],
    'theme.lines': ['Lines', '索引行'],
    'theme.lines.all': ['All {n} lines', '全部 {n} 行'],
    'theme.nothing': ['It finds nothing here.', '这里没有命中。'],
    'theme.overlaps': ['Overlaps', '重叠'],
    'theme.overlaps.none': ['It shares no hit with another theme.',
        '与其他主题没有重叠的命中。'],
    'theme.overlap': ['{theme}: {n}', '{theme}：{n}'],
    'theme.overlaps.lead': ['Hits that hold a hit of another theme:',
        '与其他主题的命中重叠的次数：'],
});

const LINES = 8;
const QUERIES = 100; /* that one question asks for */

/* Links to the concordance with these themes. */
function to(app, found, query, where) {
    return app.link({ view: 'kwic', fresh: true,
        params: { query, where, themes: found.address } });
}

const langWhere = lang => lang ? `lang = ${sql(lang)}` : null;

/* The counts of queries, in their order. */
async function counted(app, queries, params, channel) {
    const out = [];

    for (let i = 0; i < queries.length; i += QUERIES) {
        const { rows } = await app.ask('count.json', { ...params,
            query: queries.slice(i, i + QUERIES), 'page.rows': QUERIES },
        { channel });

        out.push(...rows.map(row => row.count));
    }
    return out;
}

function pattern(app, found, row, numbers, remove) {
    const count = h('span', { class: 'number' }, '…');

    numbers.set(row, count);
    return h('li', null,
        h('a', { href: to(app, found, row.pattern, langWhere(row.lang)) },
            bdi(row.pattern, row.lang)), ' ', count,
        h('button', { type: 'button', class: 'button quiet small',
            'aria-label': t('theme.remove', { pattern: row.pattern }),
            onclick: () => remove(row) }, '×'));
}

function addition(lang, add) {
    const input = h('input', { type: 'text', spellcheck: 'false',
        autocapitalize: 'off', id: `theme-add-${lang}`,
        'aria-label': t('theme.add.to', { lang: lang || '*' }) });

    return h('form', { class: 'row no-print', onsubmit(event) {
        event.preventDefault();
        if (input.value.trim())
            add(lang, input.value.trim());
    } }, input, h('button', { class: 'button' }, t('theme.add')));
}

/* The patterns by language, of a new theme in `some`; their counts come
 * afterwards. */
function patterns(app, found, name, some, edit, numbers) {
    const own = found.patterns.filter(row => row.theme === name);
    const langs = own.length ? [...new Set(own.map(row => row.lang || ''))]
        : some;
    const add = (lang, text) => edit(
        withPattern(found.themes, name, lang, text));
    const remove = row => edit(
        withoutPattern(found.themes, name, row.lang, row.pattern));

    return h('section', null, h('h3', null, t('theme.patterns')),
        h('div', { class: 'pattern-lists' }, langs.map(lang => h('div', null,
            h('h4', null, lang || t('theme.any')),
            h('ul', { class: 'patterns' },
                own.filter(row => (row.lang || '') === lang).map(row =>
                    pattern(app, found, row, numbers, remove))),
            addition(lang, add)))));
}

async function fillNumbers(app, numbers) {
    const langs = new Set([...numbers.keys()].map(row => row.lang || ''));

    for (const lang of langs) {
        const rows = [...numbers.keys()].filter(row =>
            (row.lang || '') === lang);
        const counts = await counted(app, rows.map(row => row.pattern),
            { where: langWhere(lang) }, 'theme-patterns');

        rows.forEach((row, i) => {
            numbers.get(row).textContent = show(counts[i] ?? 0);
            numbers.get(row).classList.toggle('none', !counts[i]);
        });
    }
}

/* Where the lines are wider than the screen, their nodes are seen first. */
function centre(view) {
    const node = view.querySelector('.node');

    if (node)
        view.scrollLeft = node.offsetLeft + node.offsetWidth / 2 -
            view.clientWidth / 2;
}

async function lines(place, app, found, name) {
    const table = await app.ask('kwic.json', { query: `@${name}`,
        themes: found.themes, context: '8w', 'page.rows': LINES },
    { channel: 'theme-lines' });

    const view = h('div', { class: 'mini-kwic', role: 'group', tabindex: '0',
        'aria-label': t('theme.lines') },
    h('table', null, h('tbody', null, table.rows.map(row => h('tr', null,
        h('td', { class: 'pre' }, bdi(row.pre, row.lang)),
        h('td', { class: 'node' }, bdi(row.keyword, row.lang)),
        h('td', null, bdi(row.post, row.lang)))))));

    fill(place, table.total === 0
        ? h('p', { class: 'soft' }, t('theme.nothing'))
        : [view, h('p', null, h('a', { href: to(app, found, `@${name}`) },
            t('theme.lines.all', { n: table.total })))]);
    centre(view);
}

/* A hit of one that holds a hit of the other. */
async function overlaps(place, app, found, name) {
    const others = found.counts.filter(row => row.theme !== name &&
        row.count > 0);
    const pairs = others.flatMap(({ theme }) => [
        `@${name} containing @${theme}`, `@${theme} containing @${name}`]);
    const counts = pairs.length === 0 ? []
        : await counted(app, pairs, { themes: found.themes },
            'theme-overlaps');
    const shared = others.map((row, i) => {
        const at = counts[2 * i] >= counts[2 * i + 1] ? 2 * i : 2 * i + 1;

        return { row, count: counts[at], query: pairs[at] };
    }).filter(one => one.count > 0).sort((a, b) => b.count - a.count);

    fill(place, shared.length === 0
        ? h('p', { class: 'soft' }, t('theme.overlaps.none'))
        : [h('p', { class: 'soft' }, t('theme.overlaps.lead')),
            h('ul', null, shared.map(({ row, count, query }) => h('li', null,
            h('a', { href: to(app, found, query) }, t('theme.overlap',
                { n: count, theme: row.label || row.theme })))))]);
}

/* A part whose answer comes later; one that another question superseded is
 * left as it is. */
async function part(promise, place) {
    try {
        await promise;
    } catch (error) {
        if (!superseded(error) && place)
            fill(place, h('p', { class: 'soft' }, error.message));
    }
}

/* Show theme `name`, with room for `langs`; edit(text, name) gets the file
 * with a change, or null where it could not be made, and what the theme is
 * called then. */
export async function chosen(panel, app, found, name, langs, edit) {
    const row = found.counts.find(one => one.theme === name);
    const numbers = new Map();
    const [hits, missed, shared] = [h('div'), h('div'), h('div')];

    if (!row) {
        fill(panel);
        return;
    }
    const focused = document.activeElement?.id;

    fill(panel,
        h('h2', null, row.label || name, ' ',
            h('code', { class: 'soft' }, `@${name}`)),
        place(found, name, langs, edit),
        patterns(app, found, name, langs, edit, numbers),
        h('section', null, h('h3', null, t('theme.lines')), hits),
        missed,
        h('section', null, h('h3', null, t('theme.overlaps')), shared));
    if (focused)
        panel.querySelector(`#${CSS.escape(focused)}`)?.focus();
    await part(lines(hits, app, found, name), hits);
    await part(fillNumbers(app, numbers));
    await part(misses(missed, app, found, name,
        (lang, text) => edit(withPattern(found.themes, name, lang, text))),
    missed);
    await part(overlaps(shared, app, found, name), shared);
}
