/* kwic_form.js -- the options of the concordance. */
import { check, choose, field, h } from './dom.js';
import { t } from './words.js';

const CONTEXTS = ['4w', '8w', '12w', '20w', '10c', '20c', '40c', 's', 'p'];
const GROUPS = ['3L', '2L', '1L', 'node', '1R', '2R', '3R'];

const STRATEGIES = ['longest', 'shortest', 'standard', 'traditional'];
const UNITS = ['s', 'p', 'region', 'doc'];
const ORDERS = ['pinyin', 'stroke', 'radical', 'codepoint'];

const named = kind => name => [name, t(`kwic.${kind}.${name}`)];

/* '8w': 8 words. */
function contexts(now) {
    const all = CONTEXTS.includes(now) ? CONTEXTS : [now, ...CONTEXTS];

    return all.map(size => {
        const [, n, sign] = /^(\d*)([wcsp])$/.exec(size) || [];

        return [size, sign ? t(`kwic.unit.${sign}`, { n: +n }) : size];
    });
}

/* '1L': the first word on the left. */
function place(name) {
    const [, n, side] = /^(\d)([LR])$/.exec(name) || [];

    return [name, side ? t(`kwic.side.${side}`, { n: +n })
        : t('kwic.place.node')];
}

function languageOf(params) {
    return params.get('simple') ? 'simple' : params.get('cql') ? 'cql' : '';
}

/* A form that stands for the address; what is chosen is applied at once, what
 * is typed with Enter or the button. `beads`: something is aligned; `hints` are
 * what can be written there. */
export function form(state, app, { beads, hints }) {
    const { params } = state;
    const value = (name, usual) => params.get(name) || usual || '';
    const set = (name, usual) => event => {
        const chosen = event.target.type === 'checkbox'
            ? event.target.checked : event.target.value;

        app.go({ params: { [name]: chosen === usual ? null : chosen,
            line: null } });
    };
    const chosen = (name, usual, choices) => field(t('kwic.' + name),
        choose(choices, value(name, usual), set(name, usual)));
    const text = (name, given) => field(t('kwic.' + name),
        h('input', { name, value: value(name), ...given }));
    const hinted = (name, size) => [text(name, { size, list: `kwic-${name}`,
        autocomplete: 'off', placeholder: hints[name]?.[0] }),
    h('datalist', { id: `kwic-${name}` },
        (hints[name] || []).map(one => h('option', { value: one })))];
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
        chosen('strategy', '', [['', t('kwic.default')],
            ...STRATEGIES.map(named('strategy'))]),
        chosen('within', '', [['', t('kwic.default')],
            ...UNITS.map(named('unit'))]),
        hinted('where', 18),
        hinted('region', 14),
        chosen('context', '8w', contexts(value('context', '8w'))),
        chosen('group', '', [['', t('kwic.group.none')],
            ['doc', t('kwic.group.doc')], ...GROUPS.map(place)]),
        chosen('collate', 'pinyin', ORDERS.map(named('collate'))),
        text('sample', { type: 'number', min: 1, class: 'short' }),
        text('seed', { type: 'number', min: 0, class: 'short',
            placeholder: '1' }),
        beads ? check(t('kwic.parallel'), params.get('parallel') === 'true',
            set('parallel')) : null,
        h('button', { class: 'button' }, t('kwic.apply')));
}
