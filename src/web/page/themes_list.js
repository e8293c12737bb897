/* themes_list.js -- the themes of a file, with what each finds, to choose
 * one. */
import { h } from './dom.js';
import { labelsOf } from './yaml_themes.js';
import { define, show, t } from './words.js';

define({
    'themes.list': ['Themes and their hits', '主题及命中'],
    'themes.nothing': ['There is no theme yet.', '还没有主题。'],
});

function depth(name) {
    return name.split('/').length - 1;
}

/* A theme that has no patterns itself stands as a heading above its own. */
function headings(counts, themes) {
    const seen = new Set(counts.map(row => row.theme));

    return name => name.split('/').slice(0, -1).flatMap((_, i, all) => {
        const above = all.slice(0, i + 1).join('/');

        if (seen.has(above))
            return [];
        seen.add(above);
        return h('li', { class: 'theme-group', style: { '--depth': i } },
            Object.values(labelsOf(themes, above)).join(' ') || all[i]);
    });
}

/* A list of buttons; that of `current` is pressed. */
export function themeList({ counts, themes }, current, pick) {
    if (counts.length === 0)
        return h('p', { class: 'soft' }, t('themes.nothing'));

    const most = Math.max(1, ...counts.map(row => row.count));
    const above = headings(counts, themes);

    return [h('h2', null, t('themes.list')),
        h('ul', null, counts.map(row => [above(row.theme), h('li', null,
            h('button', { type: 'button', class: 'theme',
                'aria-pressed': String(row.theme === current),
                style: { '--share': `${100 * row.count / most}%`,
                    '--depth': depth(row.theme) },
                onclick: () => pick(row.theme) },
            h('span', null, row.label || row.theme.split('/').pop()),
            h('span', { class: 'number' }, show(row.count))))]))];
}
