/* marked.js -- a sentence with what was found in it marked. */
import { h } from './dom.js';

/* "0:12:aid 30:4:self-reliance" → [{ first, size, name }], in order; a blank
 * of a name stands there as a no-break space. */
export function hitsOf(hits) {
    return (hits || '').split(' ').filter(Boolean).map(item => {
        const [first, size, ...name] = item.split(':');

        return { first: +first, size: +size,
            name: name.join(':').replaceAll('\u00a0', ' ') };
    }).sort((a, b) => a.first - b.first || b.size - a.size);
}

const LOOKS = 6; /* colours, and as many lines */

/* Classes of what has this number, from 1: a colour and a line below it. After
 * six the colours come again, each with the next line. */
export function lookOf(number) {
    const colour = (number - 1) % LOOKS;
    const round = Math.floor((number - 1) / LOOKS);

    return `hit${colour + 1} line${(colour + round) % LOOKS + 1}`;
}

/* The nodes of `text`; numberOf(name) is the number of a query or theme, from
 * 1, by which it is coloured, or 0: it is not shown. Where two overlap, the
 * later begins behind the first. */
export function marked(text, hits, numberOf = () => 1) {
    const found = hitsOf(hits);
    const signs = found.length ? [...text] : [text];
    const out = [];
    let at = 0;

    for (const { first, size, name } of found) {
        const number = numberOf(name);
        const from = Math.max(at, first);

        if (!number || from >= first + size)
            continue;
        out.push(signs.slice(at, from).join(''),
            h('mark', { class: lookOf(number), title: name,
                dataset: { name, number } },
            signs.slice(from, first + size).join('')));
        at = first + size;
    }
    out.push(signs.slice(at).join(''));
    return out.filter(Boolean);
}
