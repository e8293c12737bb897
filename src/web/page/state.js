/* state.js -- the address is the state: /CORPUS/VIEW/REST?NAME=VALUE&….
 *
 * A state is { corpus, view, rest, params }: texts, and URLSearchParams. The
 * overview has the address /CORPUS. `rest` is what a view makes of it (the
 * name of the analysis), or ''. */

/* The state at an address, by default that of the window. */
export function read(address = location) {
    const parts = address.pathname.split('/').slice(1).map(decode);

    return {
        corpus: parts[0] || '',
        view: parts[1] || 'home',
        rest: parts.slice(2).join('/'),
        params: new URLSearchParams(address.search),
    };
}

function decode(part) {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}

/* The address of a state. */
export function href(state) {
    const parts = [state.corpus];

    if (state.rest || state.view !== 'home')
        parts.push(state.view);
    if (state.rest)
        parts.push(...state.rest.split('/'));

    const search = readable(`${state.params}`);

    return '/' + parts.map(encodeURIComponent).join('/') +
        (search && '?' + search);
}

/* Signs that a query has often, and that need no code behind the ?. */
function readable(search) {
    const plain = { '%2C': ',', '%3A': ':', '%2F': '/', '%2A': '*',
        '%40': '@', '%7E': '~' };

    return search.replace(/%(2C|3A|2F|2A|40|7E)/g, code => plain[code]);
}

/* `state` with something changed: { view: 'read', params: { doc: 'x' } }.
 * Parameters of null or '' are taken away, an array gives one several times;
 * `fresh: true` begins without the old ones. */
export function changed(state, change) {
    const next = { ...state, ...change };

    next.params = new URLSearchParams(change.fresh ? '' : state.params);
    if (change.view !== undefined && change.rest === undefined)
        next.rest = '';
    if (change.params instanceof URLSearchParams) {
        next.params = new URLSearchParams(change.params);
    } else {
        for (const [name, value] of Object.entries(change.params || {}))
            set(next.params, name, value);
    }
    delete next.fresh;
    return next;
}

function set(params, name, value) {
    params.delete(name);
    if (Array.isArray(value))
        value.forEach(one => params.append(name, one));
    else if (value !== null && value !== undefined && value !== '' &&
             value !== false)
        params.set(name, `${value}`);
}

/* Go to an address: a step that "back" takes back, or, with `replace`, the
 * same step. False where we are there already. */
export function write(state, replace) {
    const to = href(state);

    if (to === location.pathname + location.search)
        return false;
    history[replace ? 'replaceState' : 'pushState'](null, '', to);
    return true;
}

/* Call f(state) when the reader goes back or forth. */
export function onmove(f) {
    addEventListener('popstate', () => f(read()));
}
