/* form.js -- a form made from the options of an analysis: those that are used
 * most stand open, the others below "more". */
import { blame, failure, fill, h } from './dom.js';
import { fieldOf, queries } from './fields.js';
import { themesField } from './themes_field.js';
import { suggestions } from './hints.js';
import { isCommon, offered, takesQueries } from './analyses.js';
import { define, t } from './words.js';

define({
    'form': ['Question', '提问'],
    'form.more': ['More options', '更多选项'],
    'form.show': ['Show', '显示'],
    'form.clear': ['Reset', '恢复默认'],
    'form.set': ['{n} set', '已设 {n} 项'],
});

const WIDE = '(min-width: 60rem)';

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

    /* Open beside a wide page; on a narrow one the answer comes first. */
    const fold = () => {
        node.open = matchMedia(WIDE).matches;
    };
    const asking = h('form', { class: 'question', 'aria-label': t('form'),
        autocomplete: 'off', novalidate: true,
        onsubmit(event) {
            event.preventDefault();
            fold();
            send(values());
        },
        onkeydown(event) {
            if (event.key === 'Enter' && event.target.matches('.queries') &&
                !event.shiftKey && !event.isComposing) {
                event.preventDefault();
                asking.requestSubmit();
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
    const node = h('details', { class: 'fold no-print' },
        h('summary', { class: 'button' }, t('form')), asking);

    fold();
    return {
        node,
        values,
        show(error) {
            fill(place, error ? failure(error) : null);
            node.open ||= Boolean(error);
            blame(asking, error?.message || '');
        },
        hint(text) {
            node.open = true;
            fill(place, h('p', { class: 'notice', role: 'status' }, text));
        },
    };
}
