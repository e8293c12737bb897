/* analyses.js -- the analyses as the page groups them, and how each begins. */

import { isLost } from './themes_store.js';
import { said } from './words_columns.js';

/* Documents have a view of their own to be read. */
export const GROUPS = [
    ['words', ['freq', 'ngrams', 'count', 'dispersion', 'diversity', 'zipf',
        'segdiff', 'query']],
    ['companions', ['colloc', 'fcm', 'kwic']],
    ['comparison', ['keyness', 'trend', 'similar', 'ca', 'mds', 'cluster']],
    ['themes', ['themes', 'cooc', 'positions']],
    ['translation', ['render', 'consistency', 'agree', 'beads']],
    ['documents', ['docs', 'info', 'dtm']],
];

/* Options that stand open in the form; the others are under "more". */
const COMMON = ['query', 'target', 'reference', 'themes', 'by', 'size',
    'window', 'measure', 'parts', 'model', 'match', 'distance', 'regions',
    'list', 'both', 'where'];

/* Analyses that begin with themes, where the site has some. */
const THEMATIC = ['themes', 'cooc', 'positions', 'agree'];

/* Parameters that go along from one analysis to the next. */
const CARRIED = ['query', 'themes', 'where', 'region', 'insertions'];

export function find(site, name) {
    return site.analyses.find(one => one.name === name);
}

export function chartsOf(site, name) {
    return site.charts.filter(one => one.analysis === name);
}

/* Analyses of a group that the program has; those that no group knows stand
 * in the last. */
export function groups(site) {
    const known = new Set(GROUPS.flatMap(([, names]) => names).concat('read'));
    const rest = site.analyses.map(one => one.name)
        .filter(name => !known.has(name));

    return GROUPS.map(([group, names], i) => [group,
        names.concat(i === GROUPS.length - 1 ? rest : [])
            .filter(name => find(site, name))]);
}

/* The options that its form offers: threads are the server's own affair, and
 * an address reaches no files. */
export function offered(analysis) {
    return analysis.options.filter(option =>
        option.name !== 'threads' && option.type !== 'files' &&
        option.name !== 'against' && option.name !== 'n2');
}

export function isCommon(analysis, option) {
    return COMMON.includes(option.name) &&
        (option.name !== 'themes' || takesQueries(analysis));
}

export function takesQueries(analysis) {
    return /QUERY|THEME/.test(analysis.operands);
}

export function has(analysis, name) {
    return name === 'query' ? takesQueries(analysis)
        : analysis.options.some(option => option.name === name);
}

/* The parameters with which `name` begins, some of them as the address `from`
 * has them. */
export function beginning(site, name, from) {
    const analysis = find(site, name);
    const params = {};

    for (const carried of CARRIED)
        if (from.has(carried) && has(analysis, carried))
            params[carried] = from.getAll(carried);
    if (THEMATIC.includes(name) && site.themes && !params.themes)
        params.themes = 'site';
    if (name === 'keyness')
        params.target = target(site);
    return params;
}

/* What the program's own chart of keyness compares: the first document. */
function target(site) {
    const chart = site.charts.find(one => one.name === 'keyness');
    const argument = chart?.arguments.find(([name]) => name === 'target');

    return argument?.[1];
}

/* What a question cannot do without and does not have: 'query', 'target',
 * 'themes', or 'kept', themes of another browser; null where it is complete. */
export function lacks(analysis, params) {
    const { name } = analysis;

    if (isLost(params.get('themes')))
        return 'kept';

    if (name === 'keyness')
        return params.has('target') ? null : 'target';
    if (THEMATIC.includes(name) || /^(trend|render|kwic)$/.test(name))
        return params.has('query') || params.has('themes') ? null
            : name === 'themes' ? 'themes' : 'query';
    return takesQueries(analysis) && !analysis.operands.startsWith('[') &&
        !params.has('query') ? 'query' : null;
}

/* The parameters of the question itself: not of how it is shown or drawn. */
export function question(params) {
    const out = new URLSearchParams();

    for (const [name, value] of params)
        if (!/^(page|chart)\./.test(name))
            out.append(name, value);
    return out;
}

/* What a column means: columns of the description have several names, and "…"
 * those that the options ask for. */
export function meaning(analysis, column) {
    const found = analysis.columns.find(([names]) =>
        names.split(', ').includes(column));

    if (found)
        return said(found[1]);

    const rest = analysis.columns.filter(([names]) => /…/.test(names));

    return rest.length > 0 ? said(rest[rest.length - 1][1]) : '';
}
