/* form.js -- a form made from the options of an analysis: those that are used
 * most stand open, the others below "more". */
import { failure, fill, h } from './dom.js';
import { fieldOf, queries } from './fields.js';
import { themesField } from './themes_field.js';
import { isCommon, offered, takesQueries } from './analyses.js';
import { define, t } from './words.js';

define({
    'form': ['Question', '提问'],
    'form.more': ['More options', '更多选项'],
    'form.show': ['Show', '显示'],
    'form.clear': ['As at the start', '恢复默认'],
    'form.set': ['{n} set', '已设 {n} 项'],
});

/* The columns of metadata, and values of them, for the fields that ask. */
async function suggestions(app) {
    try {
        const { columns, rows } = await app.askOnce('docs.json',
            { 'page.rows': 1 });
        const regions = await app.askOnce('docs.json',
            { by: 'lang,region' });
        const own = columns.filter(({ name }) =>
            !/^(number|bytes|tokens|words)$/.test(name));
        const langs = [...new Set(regions.rows.map(row => row.lang))];

        return {
            by: ['doc', 'lang', 'region', 'doc,lang',
                ...own.map(one => one.name).filter(one => one !== 'doc')],
            where: [...langs.map(lang => `lang = '${lang}'`),
                ...own.filter(one => rows[0]?.[one.name] !== null &&
                    /^(integer|real)$/.test(one.type))
                    .map(one => `${one.name} = ${rows[0][one.name]}`)],
            region: ['own', 'all',
                ...new Set(regions.rows.map(row => row.region))],
            insertions: ['count', 'exclude', 'only'],
            within: ['s', 'p', 'region', 'doc'],
            measure: ['all'],
            join: ['hyphen', 'none'],
        };
    } catch {
        return {};
    }
}

function fieldFor(app, option, params, hints) {
    const given = params.get(option.name);

    if (option.name === 'themes')
        return themesField(app, option, given);
    return fieldOf(option, given, option.name === 'target' ||
        option.name === 'reference' ? hints.where : hints[option.name]);
}

/* The form of `analysis`: { node, values(), show(error), hint(sentence) }. The
 * values are those of an address, by name, '' where an option stands as at the
 * start; send() gets them, or null to begin anew. */
export async function form(app, analysis, params, send) {
    const hints = await suggestions(app);
    const fields = new Map();
    const open = [], more = [];
    const place = h('div');
    let set = 0;

    if (takesQueries(analysis)) {
        fields.set('query', queries(params.getAll('query')));
        open.push(fields.get('query').node);
    }
    for (const option of offered(analysis)) {
        const field = fieldFor(app, option, params, hints);

        fields.set(option.name, field);
        (isCommon(analysis, option) ? open : more).push(field.node);
        if (!isCommon(analysis, option) && params.has(option.name))
            set++;
    }

    function values() {
        const out = {};

        for (const [name, field] of fields)
            out[name] = field.value();
        return out;
    }

    const node = h('form', { class: 'question no-print',
        'aria-label': t('form'), autocomplete: 'off', novalidate: true,
        onsubmit(event) {
            event.preventDefault();
            send(values());
        },
        onkeydown(event) {
            if (event.key === 'Enter' && event.target.matches('.queries') &&
                !event.shiftKey && !event.isComposing) {
                event.preventDefault();
                node.requestSubmit();
            }
        } },
    h('div', { class: 'options' }, open),
    more.length === 0 ? null : h('details', { class: 'more',
        open: set > 0 },
    h('summary', null, t('form.more'),
        set > 0 ? h('span', { class: 'soft' },
            ` ${t('form.set', { n: set })}`) : null),
    h('div', { class: 'options' }, more)),
    place,
    h('div', { class: 'row' },
        h('button', { class: 'button primary' }, t('form.show')),
        h('button', { type: 'button', class: 'button quiet',
            onclick: () => send(null) }, t('form.clear'))));

    return {
        node,
        values,
        show(error) {
            fill(place, error ? failure(error) : null);
        },
        hint(text) {
            fill(place, h('p', { class: 'notice', role: 'status' }, text));
        },
    };
}
