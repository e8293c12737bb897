/* kwic_pages.js -- the lines of a concordance, a hundred at a time, where they
 * are looked at. */
import { superseded } from './api.js';
import { clipped } from './kwic_clip.js';

const ROWS = 100;
const KEPT = 80; /* pages */
const AHEAD = 40; /* lines around those looked at */
const PAUSE = 40; /* milliseconds between questions: who drags the bar asks
                     for some of what flies by */

/* { first(), firstOnes(n), row(i), want(from, to, total), stop() }. first()
 * asks for the first page, and gives the table; arrived([indices]) is told of
 * later ones. */
export function pages(app, params, { arrived, failed }) {
    const held = new Map();    /* page → rows */
    const asked = new Map();   /* page → AbortController */
    let timer = 0, wanted = null;

    function query(page) {
        const out = new URLSearchParams(params);

        out.set('page.first', page * ROWS);
        out.set('page.rows', ROWS);
        return out;
    }

    function keep(page, rows) {
        held.delete(page);
        held.set(page, rows.map(clipped));
        if (held.size > KEPT)
            held.delete(held.keys().next().value);
    }

    async function load(page) {
        const control = new AbortController();

        asked.set(page, control);
        try {
            const table = await app.busy(app.ask('kwic.json', query(page),
                { signal: control.signal }));

            keep(page, table.rows);
            arrived(table.rows.map((_, i) => page * ROWS + i));
        } catch (error) {
            if (!superseded(error))
                failed(error);
        } finally {
            asked.delete(page);
        }
    }

    function fetchAll({ from, to, total }) {
        const first = Math.floor(Math.max(0, from - AHEAD) / ROWS);
        const last = Math.floor(Math.min(total - 1, to + AHEAD) / ROWS);

        for (const [page, control] of asked)
            if (page < first || page > last)
                control.abort();
        for (let page = first; page <= last; page++)
            if (!held.has(page) && !asked.has(page))
                load(page);
    }

    /* At once, and after a pause again if others are wanted by then. */
    function next() {
        timer = 0;
        if (!wanted)
            return;
        fetchAll(wanted);
        wanted = null;
        timer = setTimeout(next, PAUSE);
    }

    return {
        async first() {
            const table = await app.busy(app.ask('kwic.json', query(0),
                { channel: 'kwic' }));

            keep(0, table.rows);
            return table;
        },
        row: i => held.get(Math.floor(i / ROWS))?.[i % ROWS],
        /* Resolves when the first n lines are there, or cannot be had. */
        async firstOnes(n) {
            for (let page = 0; page * ROWS < n; page++)
                if (!held.has(page))
                    await load(page);
        },
        /* Lines from .. to, of `total`, are looked at. */
        want(from, to, total) {
            wanted = { from, to, total };
            if (!timer)
                next();
        },
        stop() {
            clearTimeout(timer);
            wanted = null;
            asked.forEach(control => control.abort());
        },
    };
}
