/* scroller.js -- a list of any length, of which the rows in sight are there.
 *
 * Browsers cut off what is higher than some ten million pixels. Beyond that
 * the scrollbar stands for more rows than it has pixels: a jump along it goes
 * in proportion, and a small movement goes as far as it says. */
import { h } from './dom.js';

const HIGHEST = 8e6; /* pixels */
const IDLE = 120;    /* milliseconds after which the bar is put right */
const SPARE = 6;     /* rows drawn beyond either edge */

/* A scroller: { box, reset(count, height), reveal(index, first), redraw(),
 * node(index), unroll(n), roll() }.
 * draw(index) gives the node of a row; seen(first, last) is told which rows
 * are in sight. `layer` is the element that gets the rows. */
export function scroller({ draw, seen, given, layer = h('div') }) {
    const window_ = h('div', { class: 'scroll-window' }, layer);
    const space = h('div', { class: 'scroll-space' }, window_);
    const box = h('div', { class: 'scroll', ...given }, space);
    let rows = new Map();
    let count = 0, height = 28, top = 0, last = 0, timer = 0, frame = 0;

    layer.classList.add('scroll-layer');

    const whole = () => count * height;
    const view = () => box.clientHeight;
    const end = () => Math.max(0, whole() - view());
    const shownEnd = () =>
        Math.max(0, Math.min(HIGHEST, whole()) - view());
    const ratio = () => shownEnd() > 0 ? end() / shownEnd() : 1;

    function place(first = Math.max(0, Math.floor(top / height) - SPARE),
        past = Math.min(count, Math.ceil((top + view()) / height) + SPARE)) {
        const next = new Map();
        const nodes = [];

        for (let i = first; i < past; i++) {
            const node = rows.get(i) || draw(i);

            node.style.transform = `translateY(${i * height - top}px)`;
            next.set(i, node);
            nodes.push(node);
        }
        for (const [i, node] of rows)
            if (!next.has(i))
                node.remove();
        nodes.forEach((node, i) => {
            if (layer.children[i] !== node)
                layer.insertBefore(node, layer.children[i] || null);
        });
        rows = next;
    }

    function placeSeen() {
        place();
        seen(Math.floor(top / height),
            Math.min(count, Math.ceil((top + view()) / height)));
    }

    /* The bar stands where the rows are. */
    function settle() {
        const at = Math.round(top / ratio());

        if (Math.abs(at - box.scrollTop) >= 1) {
            box.scrollTop = at;
            last = box.scrollTop;
        }
    }

    function scrolled() {
        const at = box.scrollTop, step = at - last;

        last = at;
        if (at <= 0)
            top = 0;
        else if (at >= shownEnd() - 1)
            top = end();
        else if (ratio() === 1)
            top = at;
        else if (Math.abs(step) < view())
            top = Math.min(end(), Math.max(0, top + step));
        else
            top = at * ratio();
        clearTimeout(timer);
        if (ratio() > 1)
            timer = setTimeout(settle, IDLE);
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(placeSeen);
    }

    function resized() {
        window_.style.height = `${view()}px`;
        top = Math.min(top, end());
        placeSeen();
    }

    function forget() {
        rows.forEach(node => node.remove());
        rows = new Map();
    }

    box.addEventListener('scroll', scrolled, { passive: true });
    new ResizeObserver(resized).observe(box);

    return {
        box,
        reset(newCount, newHeight, keep) {
            forget();
            count = newCount;
            height = newHeight;
            space.style.height = `${Math.min(HIGHEST, whole())}px`;
            window_.style.height = `${view()}px`;
            if (!keep)
                top = 0;
            top = Math.min(top, end());
            settle();
            placeSeen();
        },
        /* Move as little as brings the row into sight, or to the top. */
        reveal(index, first) {
            if (first)
                top = Math.min(end(), index * height);
            else if (index * height < top)
                top = index * height;
            else if ((index + 1) * height > top + view())
                top = Math.min(end(), (index + 1) * height - view());
            settle();
            placeSeen();
        },
        /* Draw rows anew: those named, or all. */
        redraw(some) {
            for (const i of some || [...rows.keys()]) {
                rows.get(i)?.remove();
                rows.delete(i);
            }
            placeSeen();
        },
        /* For paper, where none is placed by its number: the first n. */
        unroll: n => place(0, n),
        roll: placeSeen,
        node: index => rows.get(index),
    };
}
