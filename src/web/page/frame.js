/* frame.js -- what stands around every view: name, corpus, tabs, search box,
 * switches; below it the command line. */
import { choose, h } from './dom.js';
import { bind, showKeys } from './keys.js';
import { language, recall, remember, t } from './words.js';

const WAIT = 100; /* milliseconds until it is shown that we wait */

function tabs(app, views) {
    return views.map(view => h('a', { class: 'tab',
        dataset: { view: view.name } }, t('view.' + view.name)));
}

/* Where a tab leads: what the reader looked for goes along. */
function retarget(nav, app, views, state) {
    for (const tab of nav.children) {
        const view = views.find(one => one.name === tab.dataset.view);
        const params = {};

        for (const name of view.carries || ['query'])
            params[name] = state.params.getAll(name);
        tab.href = app.link({ view: view.name, rest: '', fresh: true, params });
        if (view.name === state.view) {
            tab.setAttribute('aria-current', 'page');
            tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        } else {
            tab.removeAttribute('aria-current');
        }
    }
}

/* The box stands for the first query; others a view keeps as they are. */
function searchBox(app) {
    const input = h('input', { type: 'search', name: 'query', id: 'search',
        'aria-label': t('search.label'), placeholder: t('search.hint'),
        autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false',
        'aria-keyshortcuts': '/' });
    const form = h('form', { class: 'search', role: 'search',
        onsubmit(event) {
            const query = input.value.trim();
            const stays = app.state.view === 'kwic';
            const more = stays ? app.state.params.getAll('query').slice(1) : [];

            event.preventDefault();
            if (!query)
                return;
            app.go({ view: 'kwic', rest: '', fresh: !stays,
                params: { query: [query, ...more], line: null } });
        } },
        input, h('button', { class: 'button primary' }, t('search')));

    return { form, input };
}

/* One button for three schemes: as the system has it, light, dark. */
const SCHEMES = { auto: '\u25d0', light: '\u2600', dark: '\u263e' };

function schemeSwitch() {
    const names = Object.keys(SCHEMES);
    const button = h('button', { class: 'button quiet scheme', onclick() {
        now = names[(names.indexOf(now) + 1) % names.length];
        remember('scheme', now);
        mark();
    } });
    let now = recall('scheme') in SCHEMES ? recall('scheme') : 'auto';

    function mark() {
        const text = `${t('scheme')}: ${t('scheme.' + now)}`;

        document.documentElement.dataset.scheme = now;
        button.textContent = SCHEMES[now];
        button.setAttribute('aria-label', text);
        button.title = text;
    }
    mark();
    return button;
}

function languageSwitch(app) {
    const other = language() === 'en' ? 'zh' : 'en';

    return h('button', { class: 'button quiet', lang: other,
        onclick: () => app.speak(other) }, t('language.other'));
}

function corpusChoice(app) {
    const { corpora } = app.site;

    return choose(corpora.map(name => [name, name]), app.state.corpus,
        event => app.go({ corpus: event.target.value, fresh: true,
            params: { query: app.state.params.getAll('query') } }),
        { 'aria-label': t('corpus'), class: 'corpus' });
}

function commandBar() {
    const code = h('code', { tabindex: '0', role: 'group',
        'aria-label': t('command') });
    const button = h('button', { class: 'button quiet', async onclick() {
        try {
            await navigator.clipboard.writeText(code.textContent);
        } catch {
            getSelection().selectAllChildren(code);
            document.execCommand('copy');
        }
        button.textContent = t('copied');
        setTimeout(() => {
            button.textContent = t('copy');
        }, 1500);
    } }, t('copy'));
    const bar = h('footer', { class: 'command', hidden: true },
        h('span', { class: 'prompt', 'aria-hidden': 'true' }, '$'), code,
        button);

    return { bar, set(text) {
        bar.hidden = text === null;
        code.textContent = text || '';
    } };
}

/* Waiting shows after a while only, and only while something is awaited. */
function waiting(header) {
    let count = 0, timer = 0;

    return async function busy(promise) {
        if (count++ === 0)
            timer = setTimeout(() => header.classList.add('busy'), WAIT);
        try {
            return await promise;
        } finally {
            if (--count === 0) {
                clearTimeout(timer);
                header.classList.remove('busy');
            }
        }
    };
}

/* Put the frame into the page: { main, show(state), command(text), say(text),
 * busy(promise) }. */
export function build(app, views) {
    const nav = h('nav', { class: 'tabs', 'aria-label': t('views') },
        tabs(app, views));
    const search = searchBox(app);
    const corpus = corpusChoice(app);
    const header = h('header', { class: 'top' },
        h('a', { class: 'skip', href: '#main' }, t('skip')),
        h('a', { class: 'brand', href: '/' }, 'zili'), corpus, nav,
        search.form,
        h('div', { class: 'switches' }, languageSwitch(app), schemeSwitch(),
            h('button', { class: 'button quiet', onclick: showKeys,
                'aria-label': t('keys'), title: t('keys') }, '?')));
    const main = h('main', { id: 'main', tabindex: '-1' });
    const live = h('div', { class: 'unseen', 'aria-live': 'polite' });
    const command = commandBar();

    bind({
        '/': ['keys.search', () => {
            search.input.focus();
            search.input.select();
        }],
        '?': ['keys.help', showKeys],
    });
    document.body.replaceChildren(header, main, command.bar, live);
    return {
        main,
        command: command.set,
        say(text) {
            live.textContent = text;
        },
        busy: waiting(header),
        show(state) {
            const none = !state.corpus;

            nav.hidden = search.form.hidden = none;
            corpus.hidden = none || app.site.corpora.length < 2;
            retarget(nav, app, views, state);
            search.input.value = state.params.get('query') || '';
            corpus.value = state.corpus;
        },
    };
}
