/* kwic_ask.js -- what the address of a concordance asks of the server. */
import { sql } from './lines.js';

/* Options of the analysis that the address has under their own names. */
const OPTIONS = ['query', 'where', 'region', 'insertions', 'themes', 'simple',
    'cql', 'strategy', 'within', 'context', 'sort', 'group', 'collate',
    'rank', 'sample', 'seed', 'parallel'];
/* Those that say which hits there are, not how they are shown. */
const HITS = ['query', 'where', 'region', 'insertions', 'themes', 'simple',
    'cql', 'strategy', 'within'];

function only(params, names) {
    const out = new URLSearchParams();

    for (const name of names)
        for (const value of params.getAll(name))
            out.append(name, value);
    return out;
}

/* The concordance, without the page. */
export function lines(params) {
    const out = only(params, OPTIONS);

    if (out.get('sort'))
        out.set('places', 'true');
    if (params.get('group') === 'doc') {
        out.delete('group');
        if (out.get('sort'))
            out.set('page.sort', 'doc');
    }
    return out;
}

/* The same for who takes it away. */
export function kept(params) {
    const out = lines(params);

    out.delete('places');
    return out;
}

/* Its hits alone: what marks are kept under. */
export function hits(params) {
    return only(params, HITS);
}

/* The hits in one document only. */
export function inDocument(params, doc) {
    const out = hits(params);
    const where = out.get('where');
    const name = `doc = ${sql(doc)}`;

    out.set('where', where ? `${name} and (${where})` : name);
    return out;
}

/* Whether two addresses ask for the same lines in the same order. */
export function same(a, b) {
    return `${lines(a)}` === `${lines(b)}`;
}

/* The levels that it is sorted by: ['1R', '2R']. */
export function levels(params) {
    return (params.get('sort') || '').split(',').filter(Boolean);
}
