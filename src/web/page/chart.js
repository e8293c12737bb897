/* chart.js -- a figure of an analysis: drawn by the server, shown as an image,
 * wide as a journal wants it. */
import { failure, fill, h } from './dom.js';
import { fieldOf } from './fields.js';
import { FIGURE, downloads } from './downloads.js';
import { question } from './analyses.js';
import { define, t } from './words.js';

define({
    'chart.options': ['Drawing', '绘图选项'],
    'chart.more': ['More about the drawing', '更多绘图选项'],
    'chart.draw': ['Draw', '绘制'],
});

/* Open in the form; the others are below "more". */
const OPEN = ['profile', 'width', 'size', 'palette', 'lang', 'title'];

/* What many journals print: one column, one and a half, two. */
const WIDTHS = ['84mm', '129mm', '174mm'];

/* Not offered: the same under another name, and what is for several charts. */
const LEFT_OUT = ['font-size', 'shares'];

/* Some options are of some kinds alone; their help says so before a colon. */
function concerns(option, kind) {
    const network = /^of a network: /.test(option.help);
    const kinds = /^((?:stacked )?\w+(?:, (?:stacked )?\w+)*): /.exec(
        option.help);

    if (LEFT_OUT.includes(option.name))
        return false;
    if (network)
        return kind === 'network' || kind === 'collocates';
    return !kinds || kinds[1].split(', ').some(one =>
        one.replace('stacked ', '') === kind) || option.name === 'letters';
}

function fieldsOf(site, kind, params) {
    return site.drawing.options.filter(option => concerns(option, kind))
        .map(option => [option.name, fieldOf(
            option.name === 'width' ? { ...option, type: 'text' } : option,
            params.get(`chart.${option.name}`),
            option.name === 'width' ? WIDTHS : null)]);
}

/* Options of the drawing; they are of the address. */
function drawing(app, kind, params) {
    const fields = fieldsOf(app.site, kind, params);
    const nodes = open => fields
        .filter(([name]) => OPEN.includes(name) === open)
        .map(([, field]) => field.node);

    return h('details', { class: 'drawing no-print',
        open: [...params.keys()].some(name => name.startsWith('chart.')) },
    h('summary', null, t('chart.options')),
    h('form', { class: 'question', novalidate: true, autocomplete: 'off',
        onsubmit(event) {
            event.preventDefault();
            app.go({ params: Object.fromEntries(fields.map(([name, field]) =>
                [`chart.${name}`, field.value()])) });
        } },
    h('div', { class: 'options' }, nodes(true)),
    h('details', { class: 'more' }, h('summary', null, t('chart.more')),
        h('div', { class: 'options' }, nodes(false))),
    h('div', { class: 'row' },
        h('button', { class: 'button primary' }, t('chart.draw')))));
}

/* The question and its drawing: without what the table shows. */
function asked(params) {
    const out = question(params);

    for (const [name, value] of params)
        if (name.startsWith('chart.'))
            out.append(name, value);
    return out;
}

/* The command line that draws it. */
async function command(app, kind, what) {
    const answer = await app.ask(`chart/${kind}.json`, what,
        { channel: 'command' });

    return answer.command;
}

/* What stands in an element at the beginning of an SVG. The figure itself is
 * not parsed here: the page's policy would see its styles as the page's own. */
function word(text, name) {
    const found = new RegExp(`<${name}>[^<]*</${name}>`).exec(
        text.slice(0, 8000));

    return found && new DOMParser().parseFromString(found[0], 'text/xml')
        .documentElement.textContent;
}

/* The image says in words what it shows, and how large it is, in points. */
function image(text) {
    const box = /viewBox="[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)"/.exec(text) ||
        [0, 400, 300];
    const url = URL.createObjectURL(new Blob([text],
        { type: 'image/svg+xml' }));

    return h('img', { src: url, class: 'figure',
        alt: [word(text, 'title'), word(text, 'desc')].filter(Boolean)
            .join('. '),
        width: Math.round(box[1] * 4 / 3), height: Math.round(box[2] * 4 / 3),
        onload: () => URL.revokeObjectURL(url) });
}

/* Networks can be taken to programs for them. */
const formats = kind => /^(network|collocates)$/.test(kind)
    ? [...FIGURE, ['graphml', 'GraphML']] : FIGURE;

/* Put the figure into `host`, when it is there; gives its command line, or
 * null where there is no figure. */
export async function showChart(host, app, kind, params) {
    const what = asked(params);
    let figure;

    try {
        figure = image(await app.busy(app.ask(`chart/${kind}.svg`, what,
            { channel: 'result' })));
    } catch (error) {
        if (error.name === 'AbortError')
            throw error;
        figure = failure(error);
    }
    fill(host,
        h('figure', { class: 'drawn' }, figure),
        figure.tagName === 'IMG'
            ? downloads(app, `chart/${kind}`, what, formats(kind)) : null,
        drawing(app, kind, params));
    return figure.tagName === 'IMG' ? command(app, kind, what) : null;
}
