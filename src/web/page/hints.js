/* hints.js -- what can be written into fields: of this corpus. */

/* The columns of metadata, and values of them: for each option a list. */
export async function suggestions(app) {
    try {
        const { columns, rows } = await app.askOnce('docs.json',
            { 'page.rows': 1 });
        const regions = await app.askOnce('docs.json',
            { by: 'lang,region' });
        const own = columns.filter(({ name }) =>
            !/^(number|bytes|tokens|words)$/.test(name));
        const langs = [...new Set(regions.rows.map(row => row.lang))];

        return {
            by: ['doc', 'lang', 'region', 'doc,lang',
                ...own.map(one => one.name).filter(one => one !== 'doc')],
            where: [...langs.map(lang => `lang = '${lang}'`),
                ...own.filter(one => rows[0]?.[one.name] !== null &&
                    /^(integer|real)$/.test(one.type))
                    .map(one => `${one.name} = ${rows[0][one.name]}`)],
            region: ['own', 'all',
                ...new Set(regions.rows.map(row => row.region))],
            insertions: ['count', 'exclude', 'only'],
            within: ['s', 'p', 'region', 'doc'],
            measure: ['all'],
            join: ['hyphen', 'none'],
        };
    } catch {
        return {};
    }
}
