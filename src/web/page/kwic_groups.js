/* kwic_groups.js -- the groups of lines with their sizes, to jump to: the words
 * at a place, or the documents. */
import { fill, h } from './dom.js';
import { askAll, superseded } from './api.js';
import * as ask from './kwic_ask.js';
import { panelHead } from './kwic_panel.js';
import { scroller } from './scroller.js';
import { show, t } from './words.js';

const ROWS = 100;  /* lines asked for at once */
const HEIGHT = 28; /* pixels of a group in the list */

/* [{ name, lines, first }]: `first` is the line at which the group begins.
 * `sizes` are [[name, lines]] in the order of the lines. */
function placed(sizes) {
    let first = 0;

    return sizes.filter(([, lines]) => lines > 0).map(([name, lines]) => {
        const group = { name, lines, first };

        first += lines;
        return group;
    });
}

/* Documents are counted all at once. Of a sample that cannot be done: its
 * lines are not those of the count. */
async function documents(app, params) {
    const query = ask.hits(params);
    const sums = new Map();

    if (params.get('sample'))
        return [];
    query.set('by', 'doc');
    if (ask.lines(params).has('page.sort'))
        query.set('page.sort', 'doc');

    const { rows } = await askAll(page => app.ask('count.json', page,
        { channel: 'groups' }), query);

    for (const { doc, count } of rows)
        sums.set(doc, (sums.get(doc) || 0) + count);
    return placed([...sums]);
}

/* Words are in the lines: the first of a group says how many it has, and so
 * where the next begins. */
async function words(app, params, groups, total) {
    const query = ask.lines(params);
    const last = groups[groups.length - 1];
    let first = last ? last.first + last.lines : 0;

    query.set('page.first', first);
    query.set('page.rows', ROWS);

    const { rows } = await app.ask('kwic.json', query, { channel: 'groups' });
    const begin = first;
    const out = [];

    while (first < total && rows[first - begin]) {
        const { group, lines } = rows[first - begin];

        out.push({ name: group, lines, first });
        first += lines;
    }
    return out;
}

/* The groups of a concordance of `total` lines: { byDoc, all, more() }; more()
 * fetches further ones into `all`, and gives false when there are none. */
export function groups(app, params, total) {
    const all = [];
    const byDoc = params.get('group') === 'doc';

    async function more() {
        const found = byDoc ? all.length ? [] : await documents(app, params)
            : await words(app, params, all, total);

        all.push(...found);
        return found.length > 0;
    }
    return { byDoc, all, more };
}

/* Fill `panel` with the list; go(first) jumps to a line. */
export function showGroups(panel, app, found, go, close) {
    let idle = true; /* more can be asked for */
    const list = scroller({
        draw: i => h('button', { class: 'group-row',
            onclick: () => go(found.all[i].first) },
        h('bdi', null, found.all[i].name || '–'),
        h('span', { class: 'number' }, show(found.all[i].lines))),
        seen: (_, past) => past >= found.all.length && grow(),
    });

    /* More of them when the end is in sight, as long as there are. */
    async function grow() {
        if (!idle)
            return;
        idle = false;
        try {
            idle = await found.more();
            list.reset(found.all.length, HEIGHT, true);
        } catch (error) {
            if (!superseded(error))
                app.say(error.message);
        }
    }

    panel.classList.add('list');
    fill(panel, panelHead(t('kwic.groups'), close), list.box);
    list.reset(found.all.length, HEIGHT);
}
