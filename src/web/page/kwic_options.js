/* kwic_options.js -- the form of the concordance, which a button opens, and
 * what it can say of the corpus. */
import { blame, h, refill } from './dom.js';
import { suggestions } from './hints.js';
import { form } from './kwic_form.js';
import { t } from './words.js';

/* { node, button, draw(), learn(), accuse(sentence), beads() }; `view` has the
 * state and the app. */
export function options(view) {
    const node = h('div', { hidden: true, id: 'kwic-options' });
    const button = h('button', { class: 'button', 'aria-expanded': 'false',
        'aria-controls': node.id, onclick: () => open(node.hidden) },
    t('kwic.options'));
    let beads = 0, hints = {}, blamed = '';

    function open(yes) {
        node.hidden = !yes;
        button.setAttribute('aria-expanded', `${yes}`);
    }

    function draw() {
        refill(node, form(view.state, view.app, { beads, hints }));
    }

    /* Fields that are to blame are marked; they are shown where they are. */
    function accuse(sentence) {
        blamed = sentence;
        blame(document.querySelector('.search'), sentence);
        blame(node, sentence);
        if (node.querySelector('input[aria-invalid]'))
            open(true);
    }

    return {
        node,
        button,
        draw,
        accuse,
        /* Of the corpus, which is known later. */
        async learn() {
            const { app } = view;
            const aligned = app.askOnce('info.json').then(
                ({ rows }) => rows[0]?.beads || 0, () => 0);

            [hints, beads] = await Promise.all([suggestions(app), aligned]);
            if (node.isConnected) {
                draw();
                accuse(blamed);
            }
        },
        /* How many sentences are aligned. */
        beads: () => beads,
    };
}
