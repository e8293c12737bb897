/* home_map.js -- themes and documents: how often each theme stands in each, the
 * darker the more. Where there are many documents, years stand for them, or
 * those with most hits. */
import { bdi, h } from './dom.js';
import { sql } from './lines.js';
import { define, show, t } from './words.js';

define({
    'map': ['Themes and documents', '主题与文档'],
    'map.years': ['Themes and years', '主题与年份'],
    'map.some': ['The {n} documents with most hits.',
        '命中最多的 {n} 篇文档。'],
    'map.dark': ['Numbers are hits; the darker, the more in a million words.',
        '数字为命中次数；颜色越深，每百万词中越多。'],
    'map.more': ['As a table', '查看表格'],
    'map.chart': ['As a figure', '查看图形'],
    'map.edit': ['Edit the themes', '编辑主题'],
    'map.theme': ['Theme', '主题'],
    'map.cell': ['{n} hits, {m} in a million words', '{n} 次，每百万词 {m} 次'],
});

const MOST = 16;      /* columns */
const ASKED = 2000;   /* rows that one answer may have */

async function themes(app, by, where, how) {
    return (await app.askOnce('themes.json', { themes: 'site', by, where,
        'page.rows': ASKED, ...how })).rows;
}

/* The documents in which most hits are, in their own order. */
async function busiest(app) {
    const rows = await themes(app, 'doc', null,
        { 'page.sort': 'count', 'page.down': 'true' });
    const sums = new Map();

    for (const row of rows)
        sums.set(row.doc, (sums.get(row.doc) || 0) + row.count);
    return [...sums].sort((a, b) => b[1] - a[1]).slice(0, MOST)
        .map(([doc]) => doc);
}

/* What the columns are: { by, rows, note }. */
async function columns(app, know) {
    const docs = await know.docs;

    if (docs.all <= MOST)
        return { by: 'doc', rows: await themes(app, 'doc') };
    if (docs.columns.some(column => column.name === 'year')) {
        const years = await app.askOnce('docs.json', { by: 'year' });

        if (years.all > 1 && years.all <= 60)
            return { by: 'year', rows: await themes(app, 'year') };
    }

    const names = await busiest(app);

    return { by: 'doc', note: t('map.some', { n: names.length }),
        rows: await themes(app, 'doc',
            `doc IN (${names.map(sql).join(', ')})`) };
}

function cell(app, by, row, most) {
    const value = row[by];
    const where = typeof value === 'number' ? `${by} = ${value}`
        : `${by} = ${sql(value)}`;
    const heat = Math.sqrt(row.per_million / most);

    return h('td', { class: 'number heat',
        style: { '--heat': `${Math.round(45 * heat)}%` } },
    row.count === 0 ? h('span', { class: 'soft' }, '0')
        : h('a', { href: app.link({ view: 'kwic', fresh: true, params: {
            query: `@${row.theme}`, themes: 'site', where } }),
        title: t('map.cell', { n: row.count,
            m: Math.round(row.per_million) }) }, show(row.count)));
}

function table(app, by, rows) {
    const values = [...new Set(rows.map(row => row[by]))];
    const names = [...new Set(rows.map(row => row.theme))];
    const most = Math.max(1, ...rows.map(row => row.per_million));
    const at = new Map(rows.map(row => [`${row.theme}\n${row[by]}`, row]));
    const head = value => h('th', { scope: 'col' },
        by === 'doc' ? h('a', { href: app.link({ view: 'read', fresh: true,
            params: { doc: value } }) }, bdi(value)) : String(value ?? '–'));

    return h('table', { class: 'map' },
        h('thead', null, h('tr', null,
            h('th', { scope: 'col' }, t('map.theme')), values.map(head))),
        h('tbody', null, names.map(name => h('tr', null,
            h('th', { scope: 'row' }, h('a', { href: app.link({ view: 'kwic',
                fresh: true, params: { query: `@${name}`, themes: 'site' } }) },
            rows.find(row => row.theme === name).label || name)),
            values.map(value => {
                const row = at.get(`${name}\n${value}`);

                return row ? cell(app, by, row, most) : h('td');
            })))));
}

export async function map(app, know) {
    if (!app.site.themes)
        return null;

    const { by, rows, note } = await columns(app, know);
    const title = t(by === 'year' ? 'map.years' : 'map');
    const to = params => app.link({ view: 'analysis', rest: 'themes',
        fresh: true, params: { themes: 'site', by, ...params } });

    if (rows.length === 0)
        return null;
    return h('section', null,
        h('h2', { id: 'home-map' }, title),
        h('p', { class: 'soft' }, note ? `${note} ` : null, t('map.dark')),
        h('div', { class: 'map-view', tabindex: '0', role: 'region',
            'aria-labelledby': 'home-map' }, table(app, by, rows)),
        h('p', { class: 'row no-print' },
            h('a', { href: to() }, t('map.more')),
            h('a', { href: to({ 'page.chart': 'heat' }) }, t('map.chart')),
            h('a', { href: app.link({ view: 'themes', fresh: true }) },
                t('map.edit'))));
}
