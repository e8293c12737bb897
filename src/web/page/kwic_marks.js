/* kwic_marks.js -- lines that were marked by hand and put into categories,
 * kept in the browser for each corpus and query. */
import { recall, remember } from './words.js';
import { hits } from './kwic_ask.js';

export const CATEGORIES = 6;
const COLUMNS = ['category', 'doc', 'region', 'lang', 'para', 'sent', 'from',
    'to', 'pre', 'keyword', 'post'];

const keyOf = row => [row.doc, row.region, row.from, row.to].join('\n');

/* As TSV has it: no tab or line end inside a cell. */
const cell = value => `${value ?? ''}`.replace(/[\t\r\n]+/g, ' ');

function read(name) {
    try {
        return JSON.parse(recall(name)) || {};
    } catch {
        return {};
    }
}

export function marks(corpus, params) {
    const place = `marks.${corpus}.${hits(params)}`;
    const { names = {}, lines = {} } = read(place);
    const save = () => remember(place, JSON.stringify({ names, lines }));

    return {
        /* Number of the row's category, from 1; 0: it is not marked. */
        of: row => lines[keyOf(row)]?.number || 0,
        /* Mark, or take the mark away where it is that already. False where
         * the browser does not keep it. */
        toggle(row, number) {
            const key = keyOf(row);

            if (lines[key]?.number === number) {
                delete lines[key];
            } else {
                const kept = { number };

                for (const name of COLUMNS.slice(1))
                    kept[name] = row[name];
                lines[key] = kept;
            }
            return save();
        },
        named: number => names[number] || '',
        nameOf: number => names[number] || `${number}`,
        rename(number, name) {
            names[number] = name;
            return save();
        },
        rows: () => Object.values(lines),
        count: () => Object.keys(lines).length,
        tsv() {
            const rows = Object.values(lines).map(line => COLUMNS.map(
                name => cell(name === 'category'
                    ? names[line.number] || line.number : line[name])));

            return [COLUMNS, ...rows].map(row => row.join('\t') + '\n')
                .join('');
        },
    };
}
