/* dom.js -- nodes from descriptions of them: the page is built of nodes alone,
 * so that a text is a text, whatever stands in it. */

const NAMESPACE = 'http://www.w3.org/2000/svg';

function give(node, name, value) {
    if (value === null || value === undefined || value === false)
        return;
    if (name.startsWith('on'))
        node.addEventListener(name.slice(2), value);
    else if (name === 'class')
        node.setAttribute('class', value);
    else if (name === 'style')
        for (const [key, set] of Object.entries(value))
            node.style.setProperty(key, set);
    else if (name === 'dataset')
        Object.assign(node.dataset, value);
    else if (name === 'value' || name === 'checked' || name === 'indeterminate')
        node[name] = value;
    else
        node.setAttribute(name, value === true ? '' : value);
}

function build(node, given, children) {
    for (const [name, value] of Object.entries(given || {}))
        give(node, name, value);
    node.append(...children.flat(Infinity)
        .filter(child => child !== null && child !== undefined &&
                         child !== false));
    return node;
}

/* h('a', { href: '/home', class: 'tab', onclick: f }, 'Home', icon, null):
 * attributes that are null or false are left out, as are such children; arrays
 * of children are laid flat; `style` is an object of properties. */
export function h(tag, given, ...children) {
    const node = document.createElement(tag);

    build(node, given, children);
    /* The options must be there before one can be chosen. */
    if (tag === 'select' && given && given.value !== undefined &&
        given.value !== null)
        node.value = given.value;
    return node;
}

/* The same of SVG. */
export function svg(tag, given, ...children) {
    return build(document.createElementNS(NAMESPACE, tag), given, children);
}

/* Text of a corpus: its direction keeps to itself, and `lang` chooses the
 * font and the voice. */
export function bdi(text, lang, given) {
    return h('bdi', { lang: lang || null, ...given }, text);
}

/* Put these in place of all that `node` holds. */
export function fill(node, ...children) {
    node.replaceChildren(...children.flat(Infinity)
        .filter(child => child !== null && child !== undefined &&
                         child !== false));
    return node;
}

const FIELDS = 'a, button, input, select, summary, textarea';

/* The same where the new children are the old ones made anew: what has the
 * focus, by its place among all, has it again. */
export function refill(node, ...children) {
    const at = [...node.querySelectorAll(FIELDS)]
        .indexOf(document.activeElement);

    fill(node, ...children);
    if (at >= 0)
        node.querySelectorAll(FIELDS)[at]?.focus();
}

/* A label above or around a field: field('Context', input). */
export function field(label, input, help) {
    return h('label', { class: 'field', title: help || null },
        h('span', { class: 'field-label' }, label), input);
}

/* A checkbox with its label. */
export function check(label, checked, onchange, given) {
    return h('label', { class: 'check', ...given },
        h('input', { type: 'checkbox', checked, onchange }), label);
}

/* A <select>: choices [[value, label], …]. */
export function choose(choices, value, onchange, given) {
    return h('select', { value, onchange, ...given },
        choices.map(([key, label]) => h('option', { value: key }, label)));
}

/* A button that opens a list below it, until something else is touched. */
export function menu(label, ...children) {
    const node = h('details', { class: 'drop',
        onkeydown(event) {
            if (event.key === 'Escape' && node.open) {
                event.stopPropagation();
                node.open = false;
                node.firstChild.focus();
            }
        },
        ontoggle() {
            (node.open ? addEventListener : removeEventListener)(
                'pointerdown', leave);
        } }, h('summary', { class: 'button' }, label),
    h('div', { class: 'drop-list' }, children));

    function leave(event) {
        if (!node.contains(event.target))
            node.open = false;
    }
    return node;
}

/* A failure, where it happened: `error` is an Error or a sentence. */
export function failure(error) {
    const text = typeof error === 'string' ? error : error.message;

    return h('div', { class: 'failure', role: 'alert' }, h('pre', null, text));
}

/* Whether a sentence quotes one of these lines, or has it as a line. */
function quotes(sentence, lines) {
    const own = sentence.split('\n').map(line => line.trim());

    return lines.map(line => line.trim()).some(line => line !== '' &&
        (sentence.includes(`"${line}"`) || own.includes(line)));
}

/* Mark the fields of `host` of which a sentence speaks: it quotes what stands
 * in them. One that is folded away is opened. */
export function blame(host, sentence) {
    for (const field of host.querySelectorAll(
        'textarea, input:not([type=checkbox], [type=file])')) {
        const named = quotes(sentence, field.value.split('\n'));

        if (named)
            field.setAttribute('aria-invalid', 'true');
        else
            field.removeAttribute('aria-invalid');
        if (named && field.closest('details'))
            field.closest('details').open = true;
    }
}

/* Call f when nothing has happened for `wait` milliseconds. */
export function later(f, wait) {
    let timer = 0;

    return (...given) => {
        clearTimeout(timer);
        timer = setTimeout(() => f(...given), wait);
    };
}
