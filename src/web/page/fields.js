/* fields.js -- a field for an option of each type: { node, value() }, where
 * value() is what the address says of it, '' for what holds at the start. */
import { choose, h } from './dom.js';
import { taker } from './files.js';
import { define, t } from './words.js';
import { helpOf, labelOf } from './words_options.js';

define({
    'field.upload': ['From a file…', '从文件读入……'],
    'field.start': ['as at the start', '默认'],
    'field.example': ['e.g. {value}', '如 {value}'],
});

let count = 0;

/* A label, the field, and its help below; `small` help is read out alone. */
function dressed(option, input, { wide } = {}) {
    const id = `field-${++count}`;

    input.id = id;
    input.setAttribute('aria-describedby', `${id}-help`);
    return h('div', { class: `option${wide ? ' wide' : ''}` },
        h('label', { for: id }, labelOf(option.name)),
        input,
        h('span', { class: 'help', id: `${id}-help` }, helpOf(option)));
}

function flag(option, given) {
    const id = `field-${++count}`;
    const at = given ? given === 'true' : option.value;
    const input = h('input', { type: 'checkbox', id, checked: at,
        'aria-describedby': `${id}-help` });

    return {
        node: h('div', { class: 'option flag' },
            h('div', { class: 'check' }, input,
                h('label', { for: id }, labelOf(option.name))),
            h('span', { class: 'help', id: `${id}-help` }, helpOf(option))),
        value: () => input.checked === option.value ? ''
            : String(input.checked),
    };
}

function choice(option, given) {
    const start = option.value ?? '';
    const choices = option.choices.map(one => [one, one]);

    if (!option.choices.includes(start))
        choices.unshift(['', t('field.start')]);

    const input = choose(choices, given || start);

    return {
        node: dressed(option, input),
        value: () => input.value === start ? '' : input.value,
    };
}

function typed(option, given, kind) {
    const start = option.value === null || option.value === undefined ? ''
        : String(option.value);
    const input = h('input', { ...kind, value: given || '',
        placeholder: start === '' || start === '0' ? option.takes : start,
        autocomplete: 'off', spellcheck: 'false' });

    return {
        node: dressed(option, input),
        value: () => input.value.trim() === start ? '' : input.value.trim(),
        input,
    };
}

/* A text with suggestions, which need not be taken. */
function suggested(option, given, suggestions) {
    const example = suggestions?.[0] &&
        t('field.example', { value: suggestions[0] });
    const field = typed({ ...option, takes: example || option.takes }, given,
        { type: 'text' });
    const id = `list-${++count}`;

    if (suggestions && suggestions.length > 0) {
        field.input.setAttribute('list', id);
        field.node.append(h('datalist', { id },
            suggestions.map(value => h('option', { value }))));
    }
    return field;
}

/* What would stand in a file is typed, or read from one. */
export function content(option, given) {
    const input = h('textarea', { rows: 4, value: given || '',
        spellcheck: 'false' });
    const field = dressed(option, input, { wide: true });
    const file = taker(text => {
        input.value = text;
    });

    field.append(file.node, h('button', { type: 'button', class: 'button',
        onclick: file.ask }, t('field.upload')));
    return { node: field, value: () => input.value };
}

/* Queries, one a line: as many as there are. */
export function queries(given) {
    const option = { name: 'query', help: '' };
    const input = h('textarea', { rows: Math.min(6, Math.max(1, given.length)),
        value: given.join('\n'), class: 'queries', spellcheck: 'false',
        oninput: () => {
            input.rows = Math.min(6, input.value.split('\n').length);
        } });

    return {
        node: dressed(option, input, { wide: true }),
        value: () => input.value.split('\n').map(line => line.trim())
            .filter(Boolean),
        input,
    };
}

const KINDS = {
    flag,
    choice,
    number: (option, given) => typed(option, given,
        { type: 'number', min: '0', step: '1', inputmode: 'numeric' }),
    real: (option, given) => typed(option, given,
        { type: 'number', step: 'any' }),
    file: content,
};

/* The field of `option`, with `given` from the address in it. */
export function fieldOf(option, given, suggestions) {
    return KINDS[option.type] ? KINDS[option.type](option, given)
        : suggested(option, given, suggestions);
}
