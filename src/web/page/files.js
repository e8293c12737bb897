/* files.js -- files that the reader gets, or gives. */
import { h } from './dom.js';

/* Give a file. */
export function give(name, text, type) {
    const url = URL.createObjectURL(new Blob([text], { type }));

    h('a', { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/* What asks for a file, whose text read(text) gets: { node, ask() }; `node` is
 * to be in the page. */
export function taker(read, given) {
    const node = h('input', { type: 'file', class: 'unseen', tabindex: '-1',
        'aria-hidden': 'true', ...given, async onchange() {
            if (node.files[0])
                read(await node.files[0].text());
        } });

    return { node, ask: () => node.click() };
}
