/* home.js -- the overview: what the corpus is, its words, its themes, where to
 * begin. All questions are asked at once; the parts are shown in their order,
 * each below what is there already, so that nothing moves. */
import { failure, h } from './dom.js';
import { superseded } from './api.js';
import { facts, shared } from './home_facts.js';
import { examples } from './home_examples.js';
import { words } from './home_words.js';
import { map } from './home_map.js';
import { showTable } from './table.js';
import { find } from './analyses.js';
import { define, t } from './words.js';

define({
    'home.docs': ['Documents', '文档'],
    'home.corpora': ['Other corpora here', '这里的其他语料库'],
});

/* Of the columns of metadata there may be many; the analysis has all. */
const SHOWN = ['doc', 'date', 'year', 'title', 'author', 'words'];

let mounted = 0;

async function documents(app) {
    const host = h('section', { 'aria-labelledby': 'home-docs' });
    const place = h('div');

    host.append(h('h2', { id: 'home-docs' }, t('home.docs')), place);
    return {
        node: host,
        begin: () => showTable(place, app, find(app.site, 'docs'),
            new URLSearchParams(), { aside: true, only: SHOWN }),
    };
}

async function corpora(app) {
    const others = app.site.corpora.filter(name => name !== app.state.corpus);

    return others.length === 0 ? null
        : h('section', null, h('h2', null, t('home.corpora')),
            h('ul', null, others.map(name => h('li', null,
                h('a', { href: app.link({ corpus: name, view: 'home',
                    fresh: true }) }, name)))));
}

/* A part that fails says so, and the others go on. */
async function tried(promise) {
    try {
        return await promise;
    } catch (error) {
        return superseded(error) ? null : failure(error);
    }
}

export default {
    name: 'home',
    carries: [],

    title: state => state.corpus,

    async mount(main, state, app) {
        const mine = ++mounted;
        const know = shared(app);
        const host = h('div', { class: 'overview' },
            h('h1', null, h('bdi', null, state.corpus)));
        const parts = [facts, examples, words, documents, map, corpora]
            .map(part => tried(part(app, know)));

        main.append(host);
        for (const part of parts) {
            const made = await app.busy(part);

            if (mine !== mounted)
                return;
            if (!made)
                continue;
            host.append(made.node || made);
            if (made.begin)
                await tried(made.begin());
        }
    },

    unmount() {
        mounted++;
    },
};
