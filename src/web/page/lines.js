/* lines.js -- from a cell of a table to the lines that are behind it. */

/* A text in SQL. */
export function sql(text) {
    return `'${String(text).replaceAll("'", "''")}'`;
}

function both(...conditions) {
    const all = conditions.filter(Boolean);

    return all.length > 1 ? all.map(one => `(${one})`).join(' AND ')
        : all[0] || '';
}

const HAN = /\p{sc=Han}/u;
const WORD = /^[\p{L}\p{M}\p{N}'’·-]*[\p{L}\p{N}][\p{L}\p{M}\p{N}'’·-]*$/u;

/* A term of a table as a query that finds it: as it is, or, where it has signs
 * of the language of queries, in quotes in which nothing is a pattern. */
export function asQuery(term, { exact, attribute } = {}) {
    if (attribute && attribute !== 'word' && attribute !== 'key')
        return `[${attribute}="${term.replace(/[\\.*+?|()[\]{}^$"]/g,
            '\\$&')}"]`;
    if (WORD.test(term))
        return exact ? `"${term}"` : term;
    return `"${term.replaceAll('"', '\\"')}"%l${exact ? '' : 'cv'}`;
}

/* What n-grams pass over. */
const MARKS = '"[\\p{P}\\p{S}]+"*';

/* The words of an n-gram: what it passes over may stand between them. */
function phrase(ngram, how, params) {
    const skip = +params.get('skip') || 0;
    const between = skip > 0 ? `[]{0,${skip}}`
        : params.get('all') === 'true' ? '' : MARKS;
    const within = params.get('within') || 's';

    return ngram.split(' ').map(term => asQuery(term, how))
        .join(between ? ` ${between} ` : ' ') +
        (between && /^(s|p)$/.test(within) ? ` within ${within}` : '');
}

/* A query or the full name of a theme, as tables call them. */
function asked(name, params) {
    return params.getAll('query').includes(name) ? name : '@' + name;
}

/* What the columns of --by say of a row. */
function group(row, columns, by) {
    return both(...by.filter(name => name in row).map(name => {
        const type = columns.find(column => column.name === name)?.type;

        return row[name] === null ? `${name} IS NULL`
            : `${name} = ${type === 'text' ? sql(row[name]) : row[name]}`;
    }));
}

function near(a, b, words, unit) {
    return `near(${a}, ${b})[${words}${unit ? `, ${unit}` : ''}]`;
}

/* Inside a unit any distance will do. */
const ANY = 1000;

const other = lang => /^zh/.test(lang) ? 'en' : 'zh';

/* A rendering, or an expression of a theme: Chinese as a string. */
const literal = term => HAN.test(term) ? `~"${term}"` : asQuery(term);

/* A term of a translation: a query that was asked, else a word of the text or
 * an expression of a theme. */
function rendered(row, params) {
    if (params.getAll('query').includes(row.term))
        return row.term;
    return params.has('themes') ? literal(row.term) : asQuery(row.term);
}

/* Of each analysis: the query, or the parameters, behind a cell. */
const BEHIND = {
    freq: ({ row, how }) => asQuery(row.term, how),
    dtm: ({ row, how }) => asQuery(row.term, how),
    ngrams: ({ row, how, params }) =>
        phrase(row.ngram, how, params),
    count: ({ row, params }) => row.query ?? params.get('query'),
    query: ({ row }) => row.query,
    segdiff: ({ row }) => row.text ? `~"${row.text}"` : row.query,

    dispersion: ({ row, how, params }) =>
        params.has('query') || params.has('themes')
            ? asked(row.query ?? row.term, params) : asQuery(row.term, how),

    trend({ row, params }) {
        const by = params.get('by') || 'year', bin = +params.get('bin') || 0;
        const query = asked(row.query, params);

        if (row.value === undefined)
            return query;
        return { query, where: bin > 1
            ? `${by} >= ${row.value} AND ${by} < ${row.value + bin}`
            : `${by} = ${typeof row.value === 'number' ? row.value
                : sql(row.value)}` };
    },

    colloc({ row, column, how, params }) {
        const node = row.node ?? params.get('query');
        const spans = (params.get('window') || '5,5').split(',').map(Number);
        const word = asQuery(row.collocate, how);

        if (column === 'R1' || column === 'node')
            return node;
        return column === 'C1' ? word
            : near(node, word, Math.max(...spans) || 5);
    },

    keyness({ row, column, how, params }) {
        const target = params.get('target');
        const second = /2$/.test(column) && column !== 'g2';
        const rest = params.get('reference') || target && `NOT (${target})`;

        return { query: asQuery(row.term, how), where: second ? rest : target };
    },

    themes: ({ row }) => row.pattern
        ? { query: row.pattern, where: row.lang && `lang = ${sql(row.lang)}` }
        : '@' + row.theme,

    positions: ({ row, params }) => ({ query: asked(row.term, params),
        where: `doc = ${sql(row.doc)} AND region = ${sql(row.region)}` }),

    cooc({ row, column, params }) {
        const a = asked(row.a, params), b = asked(row.b, params);
        const window = +params.get('window') || 0;

        if (/^a|R1/.test(column))
            return a;
        if (/^b|C1/.test(column))
            return b;
        return window ? near(a, b, window)
            : near(a, b, ANY, params.get('within') || 's');
    },

    /* In a document both words stand anywhere: their lines are those of
     * either. */
    fcm({ row, column, params }) {
        const words = [asQuery(row.row), asQuery(row.col)];
        const window = +params.get('window') || 0;
        const within = params.get('within') || 'doc';

        if (column !== 'value')
            return words[column === 'row' ? 0 : 1];
        return window || /^[sp]$/.test(within)
            ? near(...words, window || ANY, within) : { query: words };
    },

    agree({ row, column, params }) {
        if (!row.item)
            return null;

        const item = asked(row.item, params);
        const lang = /^b/.test(column) ? row.b_lang : row.a_lang;
        const there = lang === row.a_lang ? row.b_lang : row.a_lang;

        if (!/^(both|[ab]_only|[ab]_to_.)$/.test(column))
            return { query: item, parallel: true };
        return { query: `${item} :${there} ${/only/.test(column) ? '!' : ''}` +
            item, where: `lang = ${sql(lang)}`, parallel: true };
    },

    render({ row, column, params }) {
        const term = rendered(row, params);
        const known = row.rendering && !row.rendering.startsWith('(');

        return { query: known && column !== 'term'
            ? `${term} :${other(row.lang)} ${literal(row.rendering)}` : term,
        where: `lang = ${sql(row.lang)}`, parallel: true };
    },

    consistency({ row, column, params }) {
        if (!row.term)
            return null;

        const term = rendered(row, params);

        return { query: row.top && /^top/.test(column)
            ? `${term} :${other(row.lang)} ${literal(row.top)}` : term,
        where: `lang = ${sql(row.lang)}`, parallel: true };
    },
};

/* Columns whose cells are names of documents. */
const DOCUMENTS = { similar: ['a', 'b'], beads: ['b_doc'], cluster: ['left',
    'right'], ca: ['label'], segdiff: ['first'] };

function document(name, column, row, params) {
    const docs = name === 'docs' || /^doc$/.test(params.get('by') || 'doc');

    return column === 'doc' ||
        docs && (DOCUMENTS[name] || []).includes(column) &&
        !/^step \d/.test(row[column]) && row.kind !== 'column'
        ? row[column] : null;
}

/* The parameters of the reading view at the place of a sentence, or null. Beads
 * have the numbers of the whole corpus where it is not narrowed. */
function inText(name, column, row, params) {
    if (name === 'kwic' && column === 'keyword')
        return { doc: row.doc, at: `${row.region}:${row.from}`,
            query: params.getAll('query'), themes: params.get('themes') };
    return row.doc && row.bead && /^(a|b|source|target)$/.test(column) &&
        !params.get('where') && !params.get('region')
        ? { doc: row.doc, at: `bead:${row.bead}` } : null;
}

/* Numbers that are of the whole table, of chance or of order, not of lines. */
const NO_LINES = new RegExp('^(N|n|n_parts|neither|rank|E11|p|p_.*|log10p|' +
    'rho|tau_b|s|words|number|bead|types|order)$');

const LONGEST = 5000; /* letters that an address may look for */

const isLong = value => typeof value === 'string' && value.length > LONGEST;

function hasLines(row, column, columns) {
    const value = row[column];
    const { type } = columns.find(one => one.name === column);

    return value !== null && value !== 0 && value !== '' &&
        !Object.values(row).some(isLong) &&
        !NO_LINES.test(column) &&
        (type !== 'real' || /^(per_million|pm[12]|.*share)$/.test(column));
}

/* The change of the address (see state.js) that leads to what is behind a cell
 * of `row`, or null. `params` are those of the question. */
export function behind(name, columns, row, column, params) {
    const doc = document(name, column, row, params);

    if (!hasLines(row, column, columns))
        return null;

    const at = doc ? { doc } : inText(name, column, row, params);

    if (at)
        return { view: 'read', fresh: true, params: at };

    const how = { exact: params.get('exact') === 'true',
        attribute: params.get('attribute') };
    const found = BEHIND[name]?.({ row, column, how, params });

    if (!found)
        return null;

    const { query, where, parallel } = typeof found === 'string'
        ? { query: found } : found;
    const by = (params.get('by') || (name === 'dtm' ? 'doc' : '')).split(',')
        .map(one => one.trim()).filter(Boolean);

    return { view: 'kwic', fresh: true, params: {
        query,
        where: both(params.get('where'), where,
            name === 'trend' ? '' : group(row, columns, by)),
        region: params.get('region'),
        insertions: params.get('insertions'),
        themes: params.get('themes'),
        parallel: parallel ? 'true' : null,
    } };
}
