/* addresses.mjs -- addresses of analyses that have an answer. */

/* What those are asked that want to be asked something, or that two documents
 * are too few for. */
const ASKED = { colloc: 'query=experts', kwic: 'query=experts',
    count: 'query=experts', query: 'query=experts', trend: 'query=the',
    ca: 'by=doc,lang', mds: 'by=doc,lang', render: 'themes=site',
    consistency: 'themes=site' };

/* The address `href` of the page, so that it has an answer. */
export function asked(href) {
    const name = href.split('?')[0].split('/').pop();

    return ASKED[name] ? `/home/analysis/${name}?${ASKED[name]}` : href;
}
