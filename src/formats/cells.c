/* cells.c -- the records of a delimited text, and their cells. */
#include "formats/cells.h"

#include <string.h>

/* ---- how it is delimited ---- */

enum { LOOK = 65536, WINDOW = 65536 };

static bool is_line(zl_view text, char byte)
{
    size_t size = text.size < LOOK ? text.size : LOOK;

    return size && memchr(text.bytes, byte, size);
}

zl_dialect zl_dialect_of(zl_view text, bool tab)
{
    static const char separators[] = "\t,;|";
    size_t counts[4] = { 0 }, best = 1;
    bool quoted = false;
    char line = is_line(text, '\n') || !is_line(text, '\r') ? '\n' : '\r';

    if (text.size > LOOK)
        text.size = LOOK;
    for (size_t i = 0; i < text.size && (quoted || text.bytes[i] != line);
         i++) {
        const char *found =
            text.bytes[i] ? strchr(separators, text.bytes[i]) : NULL;
        if (text.bytes[i] == '"')
            quoted = !quoted;
        else if (found && !quoted)
            counts[found - separators]++;
    }
    for (size_t i = 0; i < 4; i++)
        if (counts[i] > counts[best])
            best = i;
    return (zl_dialect){ tab ? '\t' : separators[best], line };
}

/* ---- records ---- */

static size_t find(zl_view text, size_t from, size_t to, char byte)
{
    const char *found =
        from < to ? memchr(text.bytes + from, byte, to - from) : NULL;

    return found ? (size_t)(found - text.bytes) : to;
}

/* The end of the line in which `at` lies. */
static size_t line_end(zl_records *records, size_t at)
{
    if (records->line_end < at || records->line_end == 0)
        records->line_end = find(records->text, at, records->text.size,
                                 records->dialect.line);
    return records->line_end;
}

/* Without the \r of \r\n. */
static size_t without_turn(const zl_records *records, size_t begin, size_t end)
{
    return end > begin && end < records->text.size &&
                   records->dialect.line == '\n' &&
                   records->text.bytes[end - 1] == '\r'
               ? end - 1
               : end;
}

static zl_cell plain_cell(zl_records *records, size_t begin, size_t from,
                          size_t *next)
{
    size_t line = line_end(records, from);
    size_t end = find(records->text, from, line, records->dialect.separator);

    *next = end;
    if (end == line)
        end = without_turn(records, begin, end);
    return (zl_cell){ zl_view_cut(records->text, begin, end), false };
}

/* Where the quote at `at` ends: its closing quote, or the end of the text. */
static size_t closing_quote(zl_view text, size_t at, bool *doubled)
{
    size_t end = find(text, at + 1, text.size, '"');

    *doubled = false;
    while (end + 1 < text.size && text.bytes[end + 1] == '"') {
        *doubled = true;
        end = find(text, end + 2, text.size, '"');
    }
    return end;
}

static bool ends_cell(const zl_records *records, size_t at)
{
    zl_view text = records->text;

    if (at < text.size && text.bytes[at] == '\r' && at + 1 < text.size &&
        text.bytes[at + 1] == '\n')
        at++;
    return at >= text.size || text.bytes[at] == records->dialect.separator ||
           text.bytes[at] == records->dialect.line;
}

static zl_cell quoted_cell(zl_records *records, size_t begin, size_t *next)
{
    zl_view text = records->text;
    zl_cell cell;
    size_t end = closing_quote(text, begin, &cell.doubled);

    cell.bytes = zl_view_cut(text, begin + 1, end);
    if (end >= text.size) {
        records->open = true;
        *next = text.size;
        return cell;
    }
    if (ends_cell(records, end + 1)) {
        *next = end + 1 + (end + 1 < text.size && text.bytes[end + 1] == '\r' &&
                           records->dialect.line == '\n');
        return cell;
    }
    records->loose = true;
    return plain_cell(records, begin, end + 1, next);
}

/* One record; gives false without memory. */
static bool read_record(zl_records *records)
{
    zl_view text = records->text;
    size_t at = records->at, next;

    records->begin = at;
    records->cells.count = 0;
    records->rows++;
    for (;; at = next + 1) {
        zl_cell cell = at < text.size && text.bytes[at] == '"'
                           ? quoted_cell(records, at, &next)
                           : plain_cell(records, at, at, &next);
        if (!zl_array_push(&records->cells, cell)) {
            records->failed = true;
            return false;
        }
        if (next >= text.size || text.bytes[next] == records->dialect.line)
            break;
    }
    records->at = next < text.size ? next + 1 : next;
    return true;
}

static bool is_empty(const zl_records *records)
{
    const zl_cell *first = &records->cells.items[0];

    return records->cells.count == 1 && first->bytes.size == 0 &&
           (first->bytes.bytes == records->text.bytes + records->begin);
}

bool zl_records_next(zl_records *records)
{
    records->loose = records->open = false;
    while (records->at < records->text.size)
        if (!read_record(records))
            return false;
        else if (!is_empty(records))
            return true;
    return false;
}

void zl_cell_add(zl_str *out, const zl_cell *cell)
{
    zl_view text = cell->bytes;
    size_t at = 0;

    while (cell->doubled && at < text.size) {
        size_t quote = find(text, at, text.size, '"');
        size_t end = quote < text.size ? quote + 1 : quote;
        zl_str_add(out, zl_view_cut(text, at, end));
        at = end + (quote < text.size);
    }
    if (at < text.size)
        zl_str_add(out, zl_view_cut(text, at, text.size));
}

size_t zl_cell_size(const zl_cell *cell)
{
    zl_view text = cell->bytes;
    size_t size = text.size;

    for (size_t at = 0; cell->doubled && at < text.size; at += 2) {
        at = find(text, at, text.size, '"');
        size -= at + 1 < text.size;
    }
    return size;
}

/* ---- places ---- */

uint64_t zl_count_lines(zl_view text, char line)
{
    uint64_t count = 0;

    for (size_t i = 0; i < text.size; i++)
        count += text.bytes[i] == line;
    return count;
}

static bool opens(zl_view text, size_t begin, size_t quote, zl_dialect dialect)
{
    return quote == begin || text.bytes[quote - 1] == dialect.separator ||
           text.bytes[quote - 1] == dialect.line;
}

/* Take what stands outside of quotes, [place->at, end): true where the place
 * that is looked for is in it. */
static bool take_plain(zl_place *place, zl_view text, zl_dialect dialect,
                       size_t end, size_t target)
{
    size_t from = place->at + 1 > target ? place->at : target - 1;
    size_t line = from < end ? find(text, from, end, dialect.line) : end;
    size_t to = line < end ? line + 1 : end;
    uint64_t lines = zl_count_lines(zl_view_cut(text, place->at, to),
                                    dialect.line);

    place->rows += lines;
    place->lines += lines;
    place->at = to;
    return line < end;
}

void zl_place_move(zl_place *place, zl_view text, zl_dialect dialect,
                   size_t least)
{
    size_t begin = place->at, target = begin + least;
    bool doubled;

    while (place->at < text.size) {
        size_t to = text.size - place->at < WINDOW ? text.size
                                                   : place->at + WINDOW;
        size_t quote = find(text, place->at, to, '"');
        if (take_plain(place, text, dialect, quote, target))
            return;
        if (quote == to)
            continue;
        size_t end = quote;
        if (opens(text, begin, quote, dialect))
            end = closing_quote(text, quote, &doubled);
        end = end < text.size ? end + 1 : end;
        place->lines += zl_count_lines(zl_view_cut(text, quote, end),
                                       dialect.line);
        place->at = end;
    }
}
