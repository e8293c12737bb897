/* kwic_clip.js -- a line may hold a token of millions of letters; what could
 * never be seen of it is left out before it is drawn. */

const SEEN = 3000; /* letters on one side of a line, or in its node */

/* How many characters a text has: a pair of surrogates is one. */
const lengthOf = text => {
    let n = 0;

    for (let i = 0; i < text.length; i++)
        if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00)
            n++;
    return n;
};

const first = text => text.length > SEEN ? text.slice(0, SEEN) : text;

/* Places in the text before the node, of which `n` characters are gone. */
const shifted = (places, n) => places.replace(/\bpre:(\d+):/g,
    (_, at) => +at >= n ? `pre:${at - n}:` : 'gone:0:');

/* A row of a concordance as it is shown. */
export function clipped(row) {
    const out = { ...row };

    for (const name of ['keyword', 'post', 'aligned', 'group'])
        if (out[name])
            out[name] = first(out[name]);
    if (row.pre?.length > SEEN) {
        const gone = row.pre.length - SEEN;

        out.pre = row.pre.slice(gone);
        out.places &&= shifted(row.places, lengthOf(row.pre.slice(0, gone)));
    }
    return out;
}
