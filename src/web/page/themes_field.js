/* themes_field.js -- which themes an analysis uses: those of the site, those
 * that the browser keeps, or a file. */
import { choose, h } from './dom.js';
import { content } from './fields.js';
import { addressOf, isKept, kept, keptAs, nameOf } from './themes_store.js';
import { helpOf, labelOf } from './words_options.js';
import { define, t } from './words.js';

define({
    'themes.of.none': ['none', '不用主题'],
    'themes.of.site': ['of the site', '本站主题'],
    'themes.of.own': ['my own text…', '自己输入……'],
    'themes.of.kept': ['mine: {name}', '我的：{name}'],
    'themes.edit': ['Edit themes', '编辑主题'],
});

const OWN = 'own:';

function choices(site, given) {
    const names = new Set(kept());

    if (isKept(given))
        names.add(nameOf(given));
    return [['', t('themes.of.none')],
        ...site.themes ? [['site', t('themes.of.site')]] : [],
        ...[...names].map(name =>
            [keptAs(name), t('themes.of.kept', { name })]),
        [OWN, t('themes.of.own')]];
}

export function themesField(app, option, given) {
    const own = given && given !== 'site' && !isKept(given);
    const area = content({ ...option, name: 'themes.text' },
        own ? given : '');
    const select = choose(choices(app.site, given), own ? OWN : given || '',
        () => {
            area.node.hidden = select.value !== OWN;
        }, { id: 'field-themes', 'aria-describedby': 'field-themes-help' });

    area.node.hidden = !own;
    return {
        node: h('div', { class: own ? 'option wide' : 'option' },
            h('label', { for: 'field-themes' }, labelOf('themes')),
            select,
            h('span', { class: 'help', id: 'field-themes-help' },
                helpOf(option), ' ',
                h('a', { href: app.link({ view: 'themes', fresh: true,
                    params: { themes: given } }) }, t('themes.edit'))),
            area.node),
        value: () => select.value !== OWN ? select.value
            : area.value() && addressOf(area.value(), 'unnamed'),
    };
}
