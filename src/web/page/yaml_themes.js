/* yaml_themes.js -- whole themes of a file, changed line by line: what they are
 * called, where they stand; new ones, and such as are taken away. */
import { blank, child, end, indent, key, lineOf, quoted, scalar }
    from './yaml.js';

const PAIR = /([\w-]+)\s*:\s*('(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|[^,}]*)/g;

/* Of the theme on line `at` that of its key `name`, or -1. */
const part = (lines, at, name) => child(lines, at + 1, end(lines, at), name);

/* The first line below line `at` that says something, or undefined. */
const first = (lines, at) => lines.slice(at + 1, end(lines, at))
    .find(line => !blank(line));

/* A theme that is a list alone has no room for more. */
const isMap = (lines, at) => key(lines[at]).rest === '' &&
    !/^\s*-/.test(first(lines, at) || '');

/* How far what stands below line `at` is moved in. */
function inner(lines, at) {
    const below = first(lines, at);

    return below ? indent(below) : indent(lines[at]) + 2;
}

/* What a theme is called: { zh: '自主', en: 'Autonomy' }. */
export function labelsOf(text, theme) {
    const lines = text.split('\n');
    const at = lineOf(text, theme);
    const label = at < 0 ? -1 : part(lines, at, 'label');

    if (label < 0)
        return {};

    const { rest } = key(lines[label]);
    const pairs = rest ? [...rest.matchAll(PAIR)].map(
        ([, lang, value]) => [lang, scalar(value)])
        : lines.slice(label + 1, end(lines, label)).map(key).filter(Boolean)
            .map(({ name, rest: value }) => [name, scalar(value)]);

    return Object.fromEntries(pairs);
}

/* Call it `label` in `lang`; nothing, where that is ''. Null where the theme
 * has no room for it. */
export function withLabel(text, theme, lang, label) {
    const lines = text.split('\n');
    const at = lineOf(text, theme);

    if (at < 0 || !isMap(lines, at))
        return null;

    const old = part(lines, at, 'label');
    const all = Object.entries({ ...labelsOf(text, theme), [lang]: label })
        .filter(([, value]) => value !== '')
        .map(([name, value]) => `${name}: ${quoted(value)}`);
    const line = `${' '.repeat(inner(lines, at))}label: {${all.join(', ')}}`;

    lines.splice(old < 0 ? at + 1 : old,
        old < 0 ? 0 : end(lines, old) - old, ...all.length ? [line] : []);
    return lines.join('\n');
}

/* Put the lines of a theme, which are not moved in, at the end of the file, or
 * below `parent`. Null where that has no room. */
function put(lines, block, parent) {
    const text = lines.join('\n').trimEnd();
    const moved = by => block.map(
        line => line.trim() ? ' '.repeat(by) + line : line);

    if (!parent)
        return `${text}${text ? '\n\n' : ''}${block.join('\n')}\n`;

    const at = lineOf(text, parent);

    if (at < 0 || !isMap(lines, at))
        return null;

    const list = part(lines, at, 'themes');
    const depth = inner(lines, at);

    if (list < 0)
        lines.splice(end(lines, at), 0, `${' '.repeat(depth)}themes:`,
            ...moved(depth + 2));
    else
        lines.splice(end(lines, list), 0, ...moved(inner(lines, list)));
    return lines.join('\n');
}

/* A new theme, without patterns yet. */
export function withTheme(text, name, langs, parent) {
    return put(text.split('\n'),
        [`${name}:`, ...langs.map(lang => `  ${lang}: []`)], parent);
}

/* The first of the comments that stand right above a theme; what a file begins
 * with is of the file. */
function beginning(lines, at) {
    let from = at;

    while (from > 0 && /^\s*#/.test(lines[from - 1]))
        from--;
    return from > 0 ? from : at;
}

/* Cut a theme out: its lines, which are not moved in any more. */
function cut(lines, at) {
    const depth = indent(lines[at]);
    const last = end(lines, at), from = beginning(lines, at);

    return lines.splice(from, last - from).map(
        line => line.slice(Math.min(depth, indent(line))));
}

/* A list of themes that is empty is none, and so is its theme, if it has
 * nothing else. */
function tidy(lines, parent) {
    const at = parent ? lineOf(lines.join('\n'), parent) : -1;
    const list = at < 0 ? -1 : part(lines, at, 'themes');

    if (list < 0 || first(lines, list))
        return lines;
    lines.splice(list, 1);
    if (!first(lines, at))
        lines.splice(at, 1);
    return lines;
}

const above = theme => theme.split('/').slice(0, -1).join('/');

export function withoutTheme(text, theme) {
    const lines = text.split('\n');
    const at = lineOf(text, theme);

    if (at < 0)
        return null;
    cut(lines, at);
    return tidy(lines, above(theme)).join('\n');
}

/* The theme below `parent`, or, where that is '', below none. */
export function withThemeBelow(text, theme, parent) {
    const lines = text.split('\n');
    const at = lineOf(text, theme);

    if (at < 0)
        return null;

    const block = cut(lines, at);

    return put(tidy(lines, above(theme)), block, parent);
}
