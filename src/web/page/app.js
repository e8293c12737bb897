/* app.js -- the router: the address says which view is shown, and what of it.
 *
 * A view is a module that is listed in views.js:
 *
 *     export default {
 *         name: 'kwic',            in addresses, and for its tab t('view.kwic')
 *         fills: true,             the view is as high as the window (or not)
 *         carries: ['query'],      parameters that its tab takes along
 *         title(state) { … },      of the window
 *         mount(main, state, app) { … },   put nodes into <main>, and ask
 *         update(state, app) { … },    the address has changed, but not its
 *                                      view, corpus and rest; without
 *                                      update() it is mounted again
 *         unmount() { … },     leave; <main> is emptied afterwards
 *     };
 *
 * mount() and update() may be async: what they throw is shown in <main>, but
 * not what another question superseded. `state` is described in state.js. What
 * a view gets as `app`:
 *
 *     app.site                 /site.json: corpora, analyses, charts
 *     app.state                what the address says now
 *     app.go(change, how)      go to changed(state, change), a new step of the
 *                              history; { replace: true }: the same step;
 *                              { quiet: true }: without telling the view
 *     app.link(change)         the address of that, for <a href>
 *     app.ask(what, params, { channel, signal })
 *                              ask() of api.js, of the corpus that is shown
 *     app.address(what, params)    of a download, a figure
 *     app.command(text)        show "the command line for this", or null
 *     app.say(text)            have it read out by a screen reader
 *     app.busy(promise)        show that we wait, after 100 ms; gives the
 *                              promise back
 *     app.keys({ j: ['word', f], … })  the view's own keys
 *
 * Links to addresses of the page are ordinary <a href>, and go through here. */
import * as api from './api.js';
import corpora from './corpora.js';
import { failure, fill } from './dom.js';
import { build } from './frame.js';
import { bindView } from './keys.js';
import * as states from './state.js';
import { setLanguage, t } from './words.js';
import views from './views.js';

let frame = null;
let shown = null; /* { view, state } */

const app = {
    site: null,
    state: states.read(),
    go(change, { replace, quiet } = {}) {
        const next = states.changed(app.state, change);

        if (!states.write(next, replace))
            return;
        app.state = next;
        if (quiet) {
            shown.state = next;
            frame.show(next);
        } else {
            show();
        }
    },
    link: change => states.href(states.changed(app.state, change)),
    ask: (what, params, how) =>
        api.ask(app.state.corpus, what, params, how),
    askOnce: (what, params) => api.askOnce(app.state.corpus, what, params),
    address: (what, params) => api.address(app.state.corpus, what, params),
    command: text => frame.command(text),
    say: text => frame.say(text),
    busy: promise => frame.busy(promise),
    keys: keys => bindView(keys),
    speak(name) {
        setLanguage(name, true);
        begin();
    },
};

/* Run a view's function; its failure is shown in <main>. */
async function attempt(f) {
    const at = app.state;

    try {
        await f();
    } catch (error) {
        if (api.superseded(error) || at !== app.state)
            return;
        if (!(error instanceof api.Failure))
            console.error(error);
        fill(frame.main, failure(error));
        shown = null;
    }
}

function leave() {
    shown?.view.unmount?.();
    shown = null;
    bindView(null);
    frame.command(null);
    frame.main.replaceChildren();
}

function retitle(view) {
    const { corpus } = app.state;

    const name = view?.title?.(app.state) || view && t('view.' + view.name);

    document.title = [name, corpus, 'zili'].filter(Boolean).join(' · ');
}

/* The address that is meant: of the only corpus, or of an analysis that is
 * named as if it were a view. */
function meant(state) {
    const { corpora, analyses } = app.site;
    const is = list => list.some(({ name }) => name === state.view);

    if (!state.corpus && corpora.length === 1)
        return states.changed(state, { corpus: corpora[0] });
    if (!state.rest && is(analyses) && !is(views))
        return states.changed(state, { view: 'analysis', rest: state.view });
    return state;
}

/* Show what app.state says. */
function show() {
    const state = app.state = meant(app.state);

    states.write(state, true);

    const view = state.corpus ? views.find(one => one.name === state.view)
        : corpora;
    const same = shown && shown.view === view && view.update &&
        shown.state.corpus === state.corpus && shown.state.rest === state.rest;
    const moved = shown && shown.view !== view;

    frame.show(state);
    retitle(view);
    if (same) {
        shown.state = state;
        attempt(() => view.update(state, app));
        return;
    }
    leave();
    frame.main.className = view?.fills ? 'fills' : '';
    if (state.corpus && !app.site.corpora.includes(state.corpus)) {
        fill(frame.main, failure(t('no.corpus', { name: state.corpus,
            all: app.site.corpora.join(', ') })));
    } else if (!view) {
        fill(frame.main, failure(t('nothing')));
    } else {
        shown = { view, state };
        attempt(() => view.mount(frame.main, state, app));
    }
    if (moved)
        frame.main.focus({ preventScroll: true });
}

/* Links to views are followed here, without a new page. */
function follow(event) {
    const link = event.target.closest?.('a[href]');

    if (!link || event.button || event.ctrlKey || event.metaKey ||
        event.shiftKey || event.altKey || event.defaultPrevented ||
        link.target || link.hasAttribute('download') ||
        link.origin !== location.origin ||
        link.hash || /\.[^/]*$/.test(link.pathname) ||
        /^\/[^/]+\/(text|explain|chart)\//.test(link.pathname))
        return;
    event.preventDefault();

    const next = states.read(link);

    if (states.write(next)) {
        app.state = next;
        show();
        scrollTo(0, 0);
    }
}

/* Build everything, in the language that was chosen. */
function begin() {
    if (shown)
        leave();
    frame = build(app, views);
    show();
}

async function main() {
    setLanguage(document.documentElement.lang);
    try {
        app.site = await api.site();
    } catch (error) {
        fill(document.body, failure(error));
        return;
    }
    states.onmove(state => {
        app.state = state;
        show();
    });
    document.addEventListener('click', follow);
    begin();
}

main();

