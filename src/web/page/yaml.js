/* yaml.js -- a file of themes, changed line by line, so that comments and the
 * rest of it stay as they were written. What a theme means is read by the
 * server; here are only places found: keys and lists in blocks, and lists in
 * brackets on one line. */

const KEY = /^(\s*)(?:(['"])(.*?)\2|([^\s#'"[{][^:#]*?))\s*:(?:\s+(.*))?$/;

export const indent = line => /^\s*/.exec(line)[0].length;
export const blank = line => /^\s*(#.*)?$/.test(line);

/* A pattern in single quotes, in which YAML knows no signs. */
export function quoted(pattern) {
    return /^[\p{L}\p{N}][\p{L}\p{N} ’-]*\*?$/u.test(pattern) ? pattern
        : `'${pattern.replaceAll("'", "''")}'`;
}

export function key(line) {
    const found = KEY.exec(line);

    return found && { name: found[3] ?? found[4],
        rest: (found[5] || '').replace(/\s+#.*$/, '').trim() };
}

/* The first line behind the block that begins at `line`. */
export function end(lines, line) {
    const depth = indent(lines[line]);
    let last = line + 1;

    for (let i = line + 1; i < lines.length; i++) {
        if (blank(lines[i]))
            continue;
        if (indent(lines[i]) < depth ||
            indent(lines[i]) === depth && !/^\s*-/.test(lines[i]))
            break;
        last = i + 1;
    }
    return last;
}

/* The line of a key right below the block from..to, or -1. */
export function child(lines, from, to, name) {
    let depth = -1;

    for (let i = from; i < to; i++) {
        if (blank(lines[i]))
            continue;
        if (depth < 0)
            depth = indent(lines[i]);
        if (indent(lines[i]) === depth && key(lines[i])?.name === name)
            return i;
    }
    return -1;
}

/* The line of a theme by its full name, 'autonomy/self-reliance'; or -1. */
export function lineOf(text, theme) {
    const lines = text.split('\n');
    let from = 0, to = lines.length, at = -1;

    for (const name of theme.split('/')) {
        if (at >= 0) {
            const below = child(lines, at + 1, end(lines, at), 'themes');
            const first = below < 0 ? at : below;

            [from, to] = [first + 1, end(lines, first)];
        }
        at = child(lines, from, to, name);
        if (at < 0)
            return -1;
    }
    return at;
}

/* Put `pattern` at the end of what is looked for in `lang` ('' for a theme
 * that is a list in itself). Null where the place is not understood. */
export function withPattern(text, theme, lang, pattern) {
    const lines = text.split('\n');
    const at = lineOf(text, theme);

    if (at < 0)
        return null;

    const depth = indent(lines[at]);
    const list = lang ? child(lines, at + 1, end(lines, at), lang) : at;
    const value = quoted(pattern);

    if (list < 0) {
        lines.splice(end(lines, at), 0, `${' '.repeat(depth + 2)}${lang}:`,
            `${' '.repeat(depth + 4)}- ${value}`);
        return lines.join('\n');
    }

    const { rest } = key(lines[list]);

    if (/^\[.*\]$/.test(rest)) {
        const close = lines[list].lastIndexOf(']');
        const comma = rest.slice(1, -1).trim() ? ', ' : '';

        lines[list] = lines[list].slice(0, close) + comma + value +
            lines[list].slice(close);
    } else if (rest === '') {
        const last = end(lines, list);
        const item = lines.slice(list + 1, last).find(one => /^\s*-/.test(one));
        const in_ = item ? indent(item) : indent(lines[list]) + 2;

        lines.splice(last, 0, `${' '.repeat(in_)}- ${value}`);
    } else {
        lines[list] = lines[list].replace(/:\s+.*$/, `: [${rest}, ${value}]`);
    }
    return lines.join('\n');
}

/* The text that a value stands for, quoted or not. */
export function scalar(value) {
    const single = /^'((?:[^']|'')*)'/.exec(value);
    const double = /^"((?:[^"\\]|\\.)*)"/.exec(value);

    if (single)
        return single[1].replaceAll("''", "'");
    return double ? double[1].replace(/\\(.)/g, '$1')
        : value.replace(/\s+#.*$/, '').trim();
}

/* The value of a line "- 'a pattern'  # why"; null where it is none. */
function item(line) {
    const value = /^\s*-\s+(.*)$/.exec(line)?.[1];

    return value === undefined ? null : scalar(value);
}

/* Take a pattern away. Null where it does not stand on a line of its own. */
export function withoutPattern(text, theme, lang, pattern) {
    const lines = text.split('\n');
    const at = lineOf(text, theme);
    const list = at < 0 || !lang ? at
        : child(lines, at + 1, end(lines, at), lang);

    if (list < 0)
        return null;
    for (let i = list + 1; i < end(lines, list); i++) {
        if (item(lines[i]) === pattern) {
            lines.splice(i, 1);
            return lines.join('\n');
        }
    }
    return null;
}
