/* themes_store.js -- themes that are edited here, kept by the browser.
 *
 * An address says which themes are used: "site" are those of the site,
 * "kept:NAME" those that the browser keeps under a name, anything else is what
 * stands in a file of themes. */
import { recall, remember } from './words.js';

const MARK = 'kept:';
const SHORT = 4000; /* characters that an address may hold */

function names() {
    try {
        return JSON.parse(recall('themes') || '[]');
    } catch {
        return [];
    }
}

/* The names of what is kept. */
export function kept() {
    return names();
}

export function text(name) {
    return recall(`themes.${name}`);
}

/* Keep it. False where the browser does not. */
export function keep(name, content) {
    if (!remember(`themes.${name}`, content))
        return false;
    return remember('themes', JSON.stringify(
        [...new Set([...names(), name])].sort()));
}

export function forget(name) {
    try {
        localStorage.removeItem(`zili.themes.${name}`);
    } catch {
        return;
    }
    remember('themes', JSON.stringify(names().filter(one => one !== name)));
}

export function isKept(value) {
    return typeof value === 'string' && value.startsWith(MARK);
}

export function nameOf(value) {
    return isKept(value) ? value.slice(MARK.length) : '';
}

/* What the server is sent for the value of an address. What is not kept here
 * goes as it is, and the server says what it makes of it. */
export function sent(value) {
    return isKept(value) ? text(nameOf(value)) ?? value : value;
}

/* Whether `value` names themes that this browser does not keep: an address that
 * came from elsewhere. */
export function isLost(value) {
    return isKept(value) && text(nameOf(value)) === null;
}

/* What stands in an address for `content`: itself, or, where that is too much
 * for one, the name under which it is then kept. */
export function addressOf(content, name) {
    if (encodeURIComponent(content).length <= SHORT)
        return content;
    return keep(name, content) ? MARK + name : content;
}

export function keptAs(name) {
    return MARK + name;
}
