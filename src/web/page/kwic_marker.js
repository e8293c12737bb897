/* kwic_marker.js -- the tools with which lines are put into categories. */
import { check, choose, field, fill, h } from './dom.js';
import { give } from './files.js';
import { CATEGORIES } from './kwic_marks.js';
import { t } from './words.js';

const NUMBERS = Array.from({ length: CATEGORIES }, (_, i) => i + 1);

/* `view` has marks, category (the number in use), only; changed() draws the
 * lines anew, show(only) shows all lines or the marked ones. */
export function marker(view, { changed, show }) {
    const count = h('span', { 'aria-live': 'polite' });
    const name = h('input', { size: 10, placeholder: t('kwic.name'),
        'aria-label': t('kwic.category.name'),
        onchange() {
            view.marks.rename(view.category, name.value.trim());
            refresh();
            changed();
        } });
    const number = choose([], null, event => {
        view.category = +event.target.value;
        refresh();
    }, { 'aria-label': t('kwic.key.category') });
    const only = check(count, view.only,
        event => show(event.target.checked));
    const save = h('button', { class: 'button quiet',
        onclick: () => give('marked.tsv', view.marks.tsv(),
            'text/tab-separated-values') }, t('kwic.export'));

    /* Names stand beside the numbers, so that they can be chosen by name. */
    function categories() {
        return NUMBERS.map(i => h('option', { value: i },
            [i, view.marks.named(i)].filter(Boolean).join(' ')));
    }

    function refresh() {
        fill(number, categories());
        number.value = view.category;
        number.className = `mark${view.category}`;
        name.value = view.marks.named(view.category);
        count.textContent = t('kwic.only', { n: view.marks.count() });
        save.disabled = !view.marks.count();
    }
    refresh();
    return { refresh, node: h('div', { class: 'marker', role: 'group',
        'aria-label': t('kwic.mark') }, field(t('kwic.mark.as'), number),
        name, only, save) };
}
