/* themes_place.js -- what a theme is called, and below which it stands: fields
 * that change the file. */
import { choose, field, h } from './dom.js';
import { labelsOf, withLabel, withoutTheme, withTheme, withThemeBelow }
    from './yaml_themes.js';
import { define, t } from './words.js';

define({
    'theme.label': ['Label ({lang})', '名称（{lang}）'],
    'theme.below': ['Below', '上级主题'],
    'theme.below.none': ['none', '无'],
    'theme.drop': ['Remove this theme', '删除此主题'],
    'theme.name': ['Name of the new theme', '新主题的名称'],
    'theme.make': ['Make it', '新建'],
    'theme.taken': ['There is a theme of this name.', '已有同名主题。'],
});

const nameIn = (parent, name) => parent ? `${parent}/${name}` : name;

/* The theme above, or ''. */
const above = theme => theme.split('/').slice(0, -1).join('/');

/* All themes of `counts`, and those above them, in their order. */
function every(counts) {
    return [...new Set(counts.flatMap(({ theme }) => {
        const parts = theme.split('/');

        return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
    }))];
}

function chooseBelow(counts, now, act, except) {
    const names = every(counts).filter(name => name !== except &&
        !name.startsWith(`${except}/`));

    return field(t('theme.below'), choose([['', t('theme.below.none')],
        ...names.map(name => [name, name])], now, act));
}

/* Of the theme that is shown. edit(text, name) takes the file with the change,
 * or null, and the name that the theme has then. */
export function place(found, theme, langs, edit) {
    const { themes, counts } = found;
    const labels = labelsOf(themes, theme);
    const own = theme.split('/').pop();

    const called = lang => field(t('theme.label', { lang }), h('input', { lang,
        size: 14, id: `theme-label-${lang}`, value: labels[lang] || '',
        onchange: event => edit(withLabel(themes, theme, lang,
            event.target.value.trim()), theme) }));

    return h('div', { class: 'row no-print' },
        [...new Set([...langs, ...Object.keys(labels)])].map(called),
        chooseBelow(counts, above(theme), event => edit(
            withThemeBelow(themes, theme, event.target.value),
            nameIn(event.target.value, own)), theme),
        h('button', { type: 'button', class: 'button', onclick: () =>
            edit(withoutTheme(themes, theme), null) }, t('theme.drop')));
}

/* A form for another one, which close() takes away. */
export function another(found, langs, edit, close) {
    const { themes, counts } = found;
    const name = h('input', { size: 20, spellcheck: 'false',
        oninput: () => name.setCustomValidity('') });
    const below = chooseBelow(counts, '', null);
    const parent = below.querySelector('select');

    return h('form', { class: 'row new-theme no-print',
        onkeydown: event => event.key === 'Escape' && close(),
        onsubmit(event) {
            const given = name.value.trim()
                .replace(/[\s|()[\]{}<"~@/*+?:#]+/g, '-');
            const full = nameIn(parent.value, given);

            event.preventDefault();
            if (every(counts).includes(full)) {
                name.setCustomValidity(t('theme.taken'));
                name.reportValidity();
            } else if (given) {
                edit(withTheme(themes, given, langs, parent.value), full);
                close();
            }
        } },
    field(t('theme.name'), name), below,
    h('button', { class: 'button primary' }, t('theme.make')));
}
