/* explain.js -- a measure with its formula and the numbers of one row. */
import { failure, fill, h } from './dom.js';
import { superseded } from './api.js';
import { define, t } from './words.js';
import { question } from './analyses.js';

define({
    'explain.title': ['{measure} explained', '{measure} 的算法'],
    'explain.wait': ['One moment…', '请稍候……'],
});

/* Analyses whose numbers zili explains, and the columns of them that are no
 * measures. */
const EXPLAINED = ['ngrams', 'colloc', 'keyness', 'cooc', 'dispersion',
    'diversity', 'agree', 'similar', 'consistency', 'render'];
const UNMEASURED = new RegExp('^(E11|per_million|pm[12]|ci_.*|.*share|' +
    '[ab]_to_[ab]|confidence|.*_(low|high)|p|p_.*|log10p|value)$');

export function explains(name, column) {
    return EXPLAINED.includes(name) && column.type === 'real' &&
        !UNMEASURED.test(column.name);
}

/* The question of the table, and the cells that tell this row from others. */
function ask(columns, row, params) {
    const out = question(params);

    for (const { name, type } of columns)
        if (type !== 'real' && row[name] !== null)
            out.set(`page.row.${name}`, row[name]);
    return out;
}

/* Open it. `column` is one of the `columns` of the table, `row` a row of it. */
export async function explain(app, name, column, columns, row, params) {
    const place = h('div', { class: 'explanation' },
        h('p', { class: 'soft' }, t('explain.wait')));
    const dialog = h('dialog', { class: 'sheet wide',
        'aria-labelledby': 'explain-h',
        onclick: event => event.target === dialog && dialog.close(),
        onclose: () => dialog.remove() },
        h('h2', { id: 'explain-h' },
            t('explain.title', { measure: column.name })),
        place,
        h('form', { method: 'dialog' },
            h('button', { class: 'button', autofocus: true }, t('close'))));
    const asked = ask(columns, row, params);

    asked.set('page.measure', column.name);
    document.body.append(dialog);
    dialog.showModal();
    try {
        const text = await app.busy(app.ask(`explain/${name}`, asked,
            { channel: 'explain' }));

        fill(place, h('pre', { tabindex: '0', class: 'explained' }, text));
    } catch (error) {
        if (!superseded(error))
            fill(place, failure(error));
    }
}
