/* kwic_form.js -- the options of the concordance. */
import { check, choose, field, h } from './dom.js';
import { t } from './words.js';

const CONTEXTS = ['4w', '8w', '12w', '20w', '10c', '20c', '40c', 's', 'p'];
const GROUPS = ['3L', '2L', '1L', 'node', '1R', '2R', '3R'];

const option = name => [name, name];

function contexts(now) {
    const all = CONTEXTS.includes(now) ? CONTEXTS : [now, ...CONTEXTS];

    return all.map(option);
}

function languageOf(params) {
    return params.get('simple') ? 'simple' : params.get('cql') ? 'cql' : '';
}

/* A form that stands for the address; what is chosen is applied at once, what
 * is typed with Enter or the button. `beads`: something is aligned. */
export function form(state, app, beads) {
    const { params } = state;
    const value = (name, usual) => params.get(name) || usual || '';
    const set = (name, usual) => event => {
        const chosen = event.target.type === 'checkbox'
            ? event.target.checked : event.target.value;

        app.go({ params: { [name]: chosen === usual ? null : chosen,
            line: null } });
    };
    const text = (name, size, given) => field(t('kwic.' + name),
        h('input', { name, value: value(name), size, ...given }));
    const queries = h('textarea', { rows: 2, cols: 28,
        value: params.getAll('query').join('\n'), spellcheck: 'false' });

    return h('form', { class: 'row kwic-form', onsubmit(event) {
        const typed = Object.fromEntries(new FormData(event.target));

        event.preventDefault();
        app.go({ params: { ...typed, line: null,
            query: queries.value.split('\n').map(one => one.trim())
                .filter(Boolean) } });
    } },
        field(t('kwic.more'), queries),
        field(t('kwic.language'), choose(
            ['', 'simple', 'cql'].map(name => [name,
                t('kwic.language.' + (name || 'auto'))]), languageOf(params),
            event => app.go({ params: { line: null,
                simple: event.target.value === 'simple' && 'true',
                cql: event.target.value === 'cql' && 'true' } }))),
        field(t('kwic.strategy'), choose([['', t('kwic.default')],
            ...['longest', 'shortest', 'standard', 'traditional']
                .map(option)], value('strategy'), set('strategy'))),
        field(t('kwic.within'), choose([['', t('kwic.default')],
            ...['s', 'p', 'region', 'doc'].map(option)], value('within'),
            set('within'))),
        text('where', 18, { placeholder: 'year = 1960' }),
        text('region', 14, { placeholder: 'own' }),
        field(t('kwic.context'), choose(contexts(value('context', '8w')),
            value('context', '8w'), set('context', '8w'))),
        field(t('kwic.group'), choose([['', t('kwic.group.none')],
            ['doc', t('kwic.group.doc')], ...GROUPS.map(option)],
            value('group'), set('group'))),
        field(t('kwic.collate'), choose(
            ['pinyin', 'stroke', 'radical', 'codepoint'].map(option),
            value('collate', 'pinyin'), set('collate', 'pinyin'))),
        text('sample', 7, { type: 'number', min: 1 }),
        text('seed', 5, { type: 'number', min: 0, placeholder: '1' }),
        beads ? check(t('kwic.parallel'), params.get('parallel') === 'true',
            set('parallel')) : null,
        h('button', { class: 'button' }, t('kwic.apply')));
}
