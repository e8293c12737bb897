/* kwic_head.js -- the row above the lines: places to sort by. */
import { check, h } from './dom.js';
import { levels } from './kwic_ask.js';
import { t } from './words.js';

const LEFT = ['3L', '2L', '1L'], RIGHT = ['1R', '2R', '3R'];

/* Whether a level, "1R" or "1R:up", is that of a place. */
const at = place => level => level.split(':')[0] === place;

/* The levels after a click on `place`: alone, or one more; a place that is
 * there already is taken away. */
function after(now, place, more) {
    if (now.some(at(place)))
        return now.filter(level => !at(place)(level));
    return more ? [...now, place] : [place];
}

/* A head that shows how the lines that have come are sorted and grouped. A click
 * changes what the address says by then: the lines it asks for may be on their
 * way still. */
export function head(app, view) {
    const asked = () => view.state.params;
    const now = levels(asked());

    function button(place, { label, title, pressed, level, change }) {
        return h('button', { class: 'place' +
            (level ? ` level${Math.min(level, 4)}` : ''),
            'aria-pressed': `${pressed}`, dataset: { place }, title,
            'aria-label': label === '#' ? title : null,
            onclick(event) {
                view.refocus = place;
                app.go({ params: { ...change(event), line: null } });
            } }, label, level ? h('sub', null, `${level}`) : null);
    }

    function sorting(place) {
        const level = now.findIndex(at(place)) + 1;
        const label = place === 'node' ? t('kwic.place.node') : place;

        return button(place, { label, level, pressed: level > 0,
            title: t('kwic.sort', { place: label }),
            change: event => ({ sort: after(levels(asked()), place,
                event.shiftKey || view.adding).join(',') }) });
    }

    const byDoc = () => asked().get('group') === 'doc';

    return h('div', { role: 'row', class: 'line head', 'aria-rowindex': 1 },
        h('span', { role: 'columnheader', class: 'n' }, button('hit', {
            label: '#', title: t('kwic.unsort'), pressed: !now.length,
            change: () => ({ sort: null }) })),
        h('span', { role: 'columnheader', class: 'doc' }, button('doc', {
            label: t('kwic.document'), title: t('kwic.bydoc'), pressed: byDoc(),
            change: () => ({ group: byDoc() ? null : 'doc' }) })),
        h('span', { role: 'columnheader', class: 'pre',
            'aria-label': t('kwic.before') }, LEFT.map(sorting)),
        h('span', { role: 'columnheader', class: 'keyword' }, sorting('node')),
        h('span', { role: 'columnheader', class: 'post',
            'aria-label': t('kwic.after') }, RIGHT.map(sorting)),
        h('span', { role: 'columnheader', class: 'tag' },
            t('kwic.mark')));
}

/* For who has no shift key: clicks add levels. */
export function adding(view) {
    return check(t('kwic.add'), view.adding, event => {
        view.adding = event.target.checked;
    });
}
