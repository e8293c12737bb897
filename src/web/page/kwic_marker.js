/* kwic_marker.js -- the tools with which lines are put into categories. */
import { check, choose, h } from './dom.js';
import { CATEGORIES, give } from './kwic_marks.js';
import { t } from './words.js';

/* `view` has marks, category (the number in use), only; changed() draws the
 * lines anew, filter() chooses them anew. */
export function marker(view, { changed, filter }) {
    const count = h('span', { class: 'soft', 'aria-live': 'polite' });
    const name = h('input', { size: 10, 'aria-label': t('kwic.category'),
        onchange() {
            view.marks.rename(view.category, name.value.trim());
            refresh();
            changed();
        } });
    const number = choose(Array.from({ length: CATEGORIES },
        (_, i) => [i + 1, `${i + 1}`]), view.category, event => {
        view.category = +event.target.value;
        refresh();
    }, { 'aria-label': t('kwic.key.category') });
    const only = check(t('kwic.only'), view.only, event => {
        view.only = event.target.checked;
        filter();
    });
    const save = h('button', { class: 'button quiet',
        onclick: () => give('marked.tsv', view.marks.tsv()) },
        t('kwic.export'));

    function refresh() {
        number.value = view.category;
        number.className = `mark${view.category}`;
        name.value = view.marks.nameOf(view.category);
        count.textContent = t('kwic.marked', { n: view.marks.count() });
        save.disabled = !view.marks.count();
    }
    refresh();
    return { refresh, node: h('div', { class: 'marker', role: 'group',
        'aria-label': t('kwic.mark') }, number, name, count, only, save) };
}
