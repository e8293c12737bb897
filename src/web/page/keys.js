/* keys.js -- single keys: those of every view, and those of the one shown.
 *
 * They are quiet while something is typed, and can be switched off, as they
 * get in the way of who steers by voice. */
import { h } from './dom.js';
import { recall, remember, t } from './words.js';

const everywhere = new Map(); /* key → { word, act } */
let here = new Map();
let off = recall('keys') === 'off';

/* Keys of all views: bind({ '/': ['keys.search', f] }); f gets the event. */
export function bind(keys) {
    for (const [key, [word, act]] of Object.entries(keys))
        everywhere.set(key, { word, act });
}

/* Keys of the view that is shown, in place of those of the last one. */
export function bindView(keys) {
    here = new Map();
    for (const [key, [word, act]] of Object.entries(keys || {}))
        here.set(key, { word, act });
}

function typing(node) {
    return node.closest('textarea, select, [contenteditable]') ||
        node.matches('input:not([type=checkbox]):not([type=radio])' +
                     ':not([type=range]):not([type=button])');
}

/* Enter and blank already do something there. */
function acts(node, key) {
    return (key === 'Enter' || key === ' ') &&
        node.closest('a, button, summary, input, [role=button]');
}

function press(event) {
    const bound = here.get(event.key) || everywhere.get(event.key);
    const node = event.target instanceof Element ? event.target
        : document.body;

    if (!bound || event.ctrlKey || event.metaKey || event.altKey ||
        event.defaultPrevented || event.isComposing)
        return;
    if (event.key !== 'Escape' &&
        (typing(node) || acts(node, event.key) || node.closest('dialog')))
        return;
    if (off && event.key.length === 1 && event.key !== '?')
        return;
    if (bound.act(event) !== false)
        event.preventDefault();
}

/* Keys that do the same stand together. */
function list(keys) {
    const by = new Map();

    for (const [key, { word }] of keys)
        by.set(word, [...by.get(word) || [], key]);
    return [...by].flatMap(([word, some]) => [
        h('dt', null, some.map(key => [h('kbd', null, key), ' '])),
        h('dd', null, t(word))]);
}

/* Show what there is. */
export function showKeys() {
    const dialog = h('dialog', { class: 'sheet', 'aria-labelledby': 'keys-h',
        onclose: () => dialog.remove() },
        h('h2', { id: 'keys-h' }, t('keys.title')),
        h('dl', { class: 'keys' }, list(here), list(everywhere)),
        h('label', { class: 'check' },
            h('input', { type: 'checkbox', checked: !off, onchange: event => {
                off = !event.target.checked;
                remember('keys', off ? 'off' : 'on');
            } }), t('keys.on')),
        h('form', { method: 'dialog' },
            h('button', { class: 'button', autofocus: true }, t('close'))));

    document.body.append(dialog);
    dialog.showModal();
}

addEventListener('keydown', press);
