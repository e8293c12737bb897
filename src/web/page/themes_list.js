/* themes_list.js -- the themes of a file, with what each finds, to choose
 * one. */
import { h } from './dom.js';
import { show } from './words.js';
import { define, t } from './words.js';

define({
    'themes.list': ['Themes and their hits', '主题及命中'],
    'themes.nothing': ['There is no theme yet.', '还没有主题。'],
});

function depth(name) {
    return name.split('/').length - 1;
}

/* A list of buttons; that of `current` is pressed. */
export function themeList({ counts }, current, pick) {
    if (counts.length === 0)
        return h('p', { class: 'soft' }, t('themes.nothing'));

    const most = Math.max(1, ...counts.map(row => row.count));

    return [h('h2', null, t('themes.list')),
        h('ul', null, counts.map(row => h('li', null,
            h('button', { type: 'button', class: 'theme',
                'aria-pressed': String(row.theme === current),
                style: { '--share': `${100 * row.count / most}%`,
                    '--depth': depth(row.theme) },
                onclick: () => pick(row.theme) },
            h('span', null, row.label || row.theme),
            h('span', { class: 'number' }, show(row.count))))))];
}
