/* kwic_head.js -- the row above the lines: places to sort by. */
import { check, h } from './dom.js';
import { levels } from './kwic_ask.js';
import { t } from './words.js';

const LEFT = ['3L', '2L', '1L'], RIGHT = ['1R', '2R', '3R'];

/* The levels after a click on `place`: alone, or one more; a place that is
 * there already is taken away. */
function after(now, place, more) {
    if (now.includes(place))
        return now.filter(one => one !== place);
    return more ? [...now, place] : [place];
}

/* A head, in which state.params say how it is sorted now. */
export function head(state, app, view) {
    const now = levels(state.params);

    function button(place) {
        const level = now.findIndex(one => one.split(':')[0] === place) + 1;
        const name = place === 'node' ? t('kwic.place.node') : place;

        return h('button', { class: 'place' +
            (level ? ` level${Math.min(level, 4)}` : ''),
            'aria-pressed': `${level > 0}`, dataset: { place },
            title: t('kwic.sort', { place: name }),
            onclick(event) {
                const next = after(now, level ? now[level - 1] : place,
                    event.shiftKey || view.adding);

                view.refocus = place;
                app.go({ params: { sort: next.join(','), line: null } });
            } }, name, level ? h('sub', null, `${level}`) : null);
    }

    return h('div', { role: 'row', class: 'line head', 'aria-rowindex': 1 },
        h('span', { role: 'columnheader', class: 'n' }, '#'),
        h('span', { role: 'columnheader', class: 'doc' },
            t('kwic.document')),
        h('span', { role: 'columnheader', class: 'pre',
            'aria-label': t('kwic.before') }, LEFT.map(button)),
        h('span', { role: 'columnheader', class: 'keyword' }, button('node')),
        h('span', { role: 'columnheader', class: 'post',
            'aria-label': t('kwic.after') }, RIGHT.map(button)),
        h('span', { role: 'columnheader', class: 'tag' },
            t('kwic.mark')));
}

/* For who has no shift key: clicks add levels; and back to the text's order. */
export function sortTools(state, app, view) {
    return [check(t('kwic.add'), view.adding, event => {
        view.adding = event.target.checked;
    }), h('button', { class: 'button quiet',
        disabled: !levels(state.params).length,
        onclick: () => app.go({ params: { sort: null, line: null } }) },
        t('kwic.unsort'))];
}
