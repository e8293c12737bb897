/* corpora.js -- where several corpora are served, the address without one shows
 * what each is, to choose. */
import { askOnce } from './api.js';
import { failure, h } from './dom.js';
import { facts, shared } from './home_facts.js';
import { define, t } from './words.js';

define({
    'view.corpora': ['Corpora', '语料库'],
    'corpora.lead': ['Choose the texts to work with.',
        '请选择要使用的语料库。'],
});

async function described(app, name) {
    const of = { askOnce: (what, params) => askOnce(name, what, params) };
    const known = await facts(of, shared(of)).catch(failure);

    return h('section', { class: 'brief' },
        h('h2', null, h('a', { href: app.link({ corpus: name, view: 'home',
            fresh: true }) }, h('bdi', null, name))), known);
}

export default {
    name: 'corpora',

    /* One below the other as they come, so that nothing moves. */
    async mount(main, state, app) {
        const host = h('div', { class: 'overview' },
            h('h1', null, t('view.corpora')), h('p', null, t('corpora.lead')));

        main.append(host);
        for (const one of app.site.corpora.map(name => described(app, name)))
            host.append(await app.busy(one));
    },
};
