/* api.js -- questions to the server. */
import { sent } from './themes_store.js';
import { t } from './words.js';

const LONG = 6000; /* an address beyond this is posted */
const window_id = Math.random().toString(36).slice(2, 10).padEnd(8, '0');
const running = new Map(); /* channel → AbortController */
const known = new Map();   /* address → promise, of what does not change */

/* A sentence that says why there is no answer. */
export class Failure extends Error {
    constructor(sentence, status) {
        super(sentence);
        this.status = status;
    }
}

/* Whether `error` only says that another question took this one's place. */
export function superseded(error) {
    return error.name === 'AbortError';
}

/* The parameters as they are sent: from URLSearchParams, or from an object
 * whose arrays give several. Themes that the browser keeps are sent as they
 * are, for the server does not have them. */
export function encode(params) {
    const out = new URLSearchParams();
    const given = params instanceof URLSearchParams ? [...params]
        : Object.entries(params || {});

    for (const [name, value] of given)
        for (const one of [value].flat())
            if (one !== null && one !== undefined && one !== '' &&
                one !== false)
                out.append(name, name === 'themes' ? sent(`${one}`)
                    : `${one}`);
    return `${out}`;
}

/* The address of something of a corpus, as 'kwic.tsv' or 'chart/bars.svg', for
 * links and images. */
export function address(corpus, what, params) {
    const path = what.split('/').map(encodeURIComponent).join('/');
    const search = encode(params);

    return `/${encodeURIComponent(corpus)}/${path}` +
        (search && '?' + search);
}

async function fetched(corpus, what, params, channel, signal) {
    const search = encode(params);
    const long = search.length > LONG;
    const headers = {};
    let answer;

    if (channel)
        headers['X-Zili-View'] = `${window_id}.${channel}`.slice(0, 31);
    if (long)
        headers['Content-Type'] = 'application/x-www-form-urlencoded';
    try {
        answer = await fetch(
            long ? address(corpus, what) : address(corpus, what, params),
            { method: long ? 'POST' : 'GET', headers, signal,
                body: long ? search : undefined });
    } catch (error) {
        throw error.name === 'AbortError' ? error : new Failure(t('offline'));
    }
    if (answer.ok)
        return answer;

    const why = await answer.json().catch(() => null);

    throw new Failure(why && why.error ||
        t('odd', { status: answer.status }), answer.status);
}

async function parsed(what, answer) {
    if (!what.endsWith('.json'))
        return answer.text();

    const table = await answer.json();

    /* A table of one row may stand there as that row. */
    if (table.rows && !Array.isArray(table.rows))
        table.rows = [table.rows];
    return table;
}

/* The answer at /CORPUS/WHAT: of 'freq.json' the table, else the text. A
 * question with a `channel` (a short name) takes the place of the one before
 * it there, whose promise fails with an error that superseded() knows;
 * `signal` may end it too. Fails with a Failure, whose message is a
 * sentence. */
export async function ask(corpus, what, params, { channel, signal } = {}) {
    const control = new AbortController();

    if (channel) {
        running.get(channel)?.abort();
        running.set(channel, control);
    }
    signal?.addEventListener('abort', () => control.abort(), { once: true });
    if (signal?.aborted)
        control.abort();
    try {
        return await parsed(what, await fetched(corpus, what, params, channel,
            control.signal));
    } finally {
        if (channel && running.get(channel) === control)
            running.delete(channel);
    }
}

/* The same of what is asked again and again, as 'info.json': asked once. */
export function askOnce(corpus, what, params) {
    const key = address(corpus, what, params);

    if (!known.has(key)) {
        const promise = ask(corpus, what, params);

        promise.catch(() => known.delete(key));
        known.set(key, promise);
    }
    return known.get(key);
}

const MOST = 2000; /* rows that one answer may have */

/* A table with all its rows, or with as many as are enough(rows): one page is
 * asked for after another. `question(params)` asks for one, with ask() or
 * askOnce(). */
export async function askAll(question, params, enough = () => false) {
    const query = new URLSearchParams(params);
    let rows = [], table;

    query.set('page.rows', MOST);
    do {
        query.set('page.first', rows.length);
        table = await question(query);
        rows = rows.concat(table.rows);
    } while (table.rows.length && rows.length < table.total && !enough(rows));
    return { ...table, rows };
}

/* What the site has: corpora, analyses and their options, charts. */
let described = null;

export function site() {
    described ||= fetch('/site.json').then(answer => {
        if (!answer.ok)
            throw new Failure(t('odd', { status: answer.status }));
        return answer.json();
    }, () => {
        throw new Failure(t('offline'));
    });
    return described;
}
