/* read_pairs.js -- the sentences of two languages set side by side. */

const isBead = bead => bead !== null && bead !== undefined && bead !== '';

/* Runs of sentences of one bead; a sentence of none is a run of its own. */
function runs(rows) {
    const out = [];

    for (const row of rows) {
        const last = out[out.length - 1];

        if (last && isBead(row.bead) && last.bead === row.bead)
            last.rows.push(row);
        else
            out.push({ bead: isBead(row.bead) ? row.bead : null, rows: [row] });
    }
    return out;
}

/* The languages of the sentences, the one that comes first being first. */
export function languages(rows) {
    return [...new Set(rows.map(row => row.lang))];
}

/* [{ a: [rows], b: [rows] }] in the order of both texts: what is aligned stands
 * together, what is not stands alone. Time: O(sentences). */
export function pairs(rows, [first, second]) {
    const a = runs(rows.filter(row => row.lang === first));
    const b = runs(rows.filter(row => row.lang === second));
    const ahead = new Map(); /* bead → its last place in b */
    const out = [];
    let i = 0, j = 0;

    b.forEach(({ bead }, at) => bead !== null && ahead.set(bead, at));
    while (i < a.length || j < b.length) {
        const left = a[i], right = b[j];

        if (left && (left.bead === null || !right ||
                     !(ahead.get(left.bead) >= j))) {
            out.push({ a: left.rows, b: [] });
            i++;
        } else if (!left || right.bead !== left.bead) {
            out.push({ a: [], b: right.rows });
            j++;
        } else {
            out.push({ a: left.rows, b: right.rows });
            i++;
            j++;
        }
    }
    return out;
}
