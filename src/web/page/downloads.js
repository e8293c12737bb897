/* downloads.js -- links to a whole table or figure in some format; paper is
 * one more. */
import { h, menu } from './dom.js';
import { encode } from './api.js';
import { print } from './print.js';
import { question } from './analyses.js';
import { define, t } from './words.js';
import { chartName } from './words_analyses.js';

define({
    'downloads': ['Download', '下载'],
    'downloads.figure': ['Figure: {name}', '图：{name}'],
    'downloads.as': ['Download as {format}', '下载为 {format}'],
});

export const TABLE = [['tsv', 'TSV'], ['csv', 'CSV'], ['xlsx', 'Excel'],
    ['jsonl', 'JSON lines'], ['tex', 'LaTeX'], ['md', 'Markdown'],
    ['html', 'HTML'], ['txt', 'Text']];
export const FIGURE = [['pdf', 'PDF'], ['svg', 'SVG'], ['png', 'PNG'],
    ['eps', 'EPS']];

const LONG = 48000; /* longer addresses are posted */

/* An address can be too long for the themes in it; then the file comes as the
 * answer to a form that is sent to a new window. */
function post(event, path, search) {
    const form = h('form', { method: 'post', action: path, target: '_blank',
        hidden: true },
    [...new URLSearchParams(search)].map(([name, value]) =>
        h('textarea', { name, value })));

    event.preventDefault();
    document.body.append(form);
    form.submit();
    form.remove();
}

/* A link for each of `formats` to `what` ("freq", "chart/bars"); `params` are
 * what is asked, with what says how it is drawn. */
function links(app, what, params, formats) {
    const search = encode(params);

    return formats.map(([ending, label]) => h('a', {
        href: app.address(`${what}.${ending}`, params),
        download: '', class: 'button quiet',
        'aria-label': t('downloads.as', { format: label }),
        onclick: search.length > LONG
            ? event => post(event, app.address(`${what}.${ending}`), search)
            : null,
    }, label));
}

const printButton = () =>
    h('button', { class: 'button quiet', onclick: print }, t('print'));

/* They stand in a line. */
export function downloads(app, what, params, formats) {
    return h('p', { class: 'downloads no-print' },
        h('span', { class: 'soft' }, t('downloads'), ' '),
        links(app, what, params, formats));
}

/* Of the table: without what says how it is shown. */
export function tableDownloads(app, name, params) {
    const line = downloads(app, name, question(params), TABLE);

    line.append(printButton());
    return line;
}

/* The same of lines, in a menu, and their figures. */
export function lineDownloads(app, params) {
    const asked = question(params);
    const figure = ({ name }) => {
        asked.set('page.chart', name);
        return app.link({ view: 'analysis', rest: 'kwic', params: asked });
    };

    return menu(t('downloads'), [links(app, 'kwic', params, TABLE),
        printButton(), app.site.charts.filter(one => one.analysis === 'kwic')
            .map(chart => h('a', { class: 'button quiet',
                href: figure(chart) }, t('downloads.figure',
                { name: chartName(chart) })))]);
}
