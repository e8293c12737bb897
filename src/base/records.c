/* records.c -- the records of a delimited text, and their cells. */
#include "base/records.h"

#include <string.h>
#include <strings.h>

/* ---- how it is delimited ---- */

enum { LOOK = 65536, WINDOW = 65536 };

/* The end of lines outside of quotes. */
static char line_of(zl_view text)
{
    bool quoted = false, turns = false;

    for (size_t i = 0; i < text.size; i++) {
        quoted ^= text.bytes[i] == '"';
        if (!quoted && text.bytes[i] == '\n')
            return '\n';
        turns |= !quoted && text.bytes[i] == '\r';
    }
    return turns ? '\r' : '\n';
}

/* "sep=;", also in quotes. */
size_t zl_dialect_line(zl_view text)
{
    size_t quote = text.size && text.bytes[0] == '"', mark = quote + 4;

    if (text.size <= mark + quote ||
        strncasecmp(text.bytes + quote, "sep=", 4) != 0 ||
        text.bytes[mark] == '\n' || text.bytes[mark] == '\r' ||
        (quote && text.bytes[mark + 1] != '"'))
        return 0;
    size_t end = mark + 1 + quote;
    size_t line = end + (end < text.size && text.bytes[end] == '\r');
    line += line < text.size && text.bytes[line] == '\n';
    return line > end || end == text.size ? line : 0;
}

zl_dialect zl_dialect_of(zl_view text)
{
    static const char separators[] = ",;|\t";
    size_t counts[4] = { 0 }, best = 0;
    bool quoted = false;

    if (text.size > LOOK)
        text.size = LOOK;
    char line = line_of(text);
    if (zl_dialect_line(text))
        return (zl_dialect){ text.bytes[4 + (text.bytes[0] == '"')], line };
    for (size_t i = 0; i < text.size && (quoted || text.bytes[i] != line);
         i++) {
        const char *found =
            text.bytes[i] ? strchr(separators, text.bytes[i]) : NULL;
        if (text.bytes[i] == '"')
            quoted = !quoted;
        else if (found && !quoted)
            counts[found - separators]++;
    }
    for (size_t i = 1; i < 4; i++)
        if (counts[i] > (separators[i] == '\t' ? 0 : counts[best]))
            best = i;
    return (zl_dialect){ separators[best], line };
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

/* Where the quote at `at` ends: its closing quote, or the end of the text. One
 * that never ends is the last run of an odd number of quotes, so that there is
 * no more than one: all searches together take O(bytes). */
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

static bool ends_cell(zl_view text, zl_dialect dialect, size_t at)
{
    if (dialect.line == '\n' && at + 1 < text.size &&
        text.bytes[at] == '\r' && text.bytes[at + 1] == '\n')
        at++;
    return at >= text.size || text.bytes[at] == dialect.separator ||
           text.bytes[at] == dialect.line;
}

/* The same, or `at` itself where the quote is text: between tabs, where it
 * never ends, or ends lines below and amid a cell. */
static size_t quote_end(zl_view text, zl_dialect dialect, size_t at,
                        bool *doubled)
{
    size_t end = closing_quote(text, at, doubled);

    if (dialect.separator != '\t' ||
        (end < text.size && (ends_cell(text, dialect, end + 1) ||
                             find(text, at, end, dialect.line) == end)))
        return end;
    *doubled = false;
    return at;
}

static zl_cell quoted_cell(zl_records *records, size_t begin, size_t *next)
{
    zl_view text = records->text;
    zl_cell cell;
    size_t end = quote_end(text, records->dialect, begin, &cell.doubled);

    if (end == begin)
        return plain_cell(records, begin, begin, next);
    cell.bytes = zl_view_cut(text, begin + 1, end);
    if (end >= text.size) {
        records->open = true;
        *next = text.size;
        return cell;
    }
    if (ends_cell(text, records->dialect, end + 1)) {
        *next = end + 1;
        *next += *next < text.size && text.bytes[*next] == '\r' &&
                 records->dialect.line == '\n';
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

void zl_records_clear(zl_records *records)
{
    zl_array_clear(&records->cells);
    zl_array_clear(&records->texts);
    zl_str_clear(&records->room);
}

/* ---- cells as texts ---- */

/* Append the text of a cell, its quotes single. */
static void add_single(zl_str *out, zl_view text)
{
    for (size_t at = 0, end; at < text.size; at = end + 1) {
        end = find(text, at, text.size, '"');
        zl_str_add(out, zl_view_cut(text, at, end + (end < text.size)));
        end += end < text.size;
    }
}

/* What is in `room` may move while that grows: so the views are made when all
 * is there. */
bool zl_records_take(zl_records *records)
{
    size_t at = 0;

    records->texts.count = 0;
    zl_str_empty(&records->room);
    if (!zl_array_reserve(&records->texts, records->cells.count))
        return false;
    for (size_t i = 0; i < records->cells.count; i++) {
        const zl_cell *cell = &records->cells.items[i];
        size_t before = records->room.size;
        if (cell->doubled)
            add_single(&records->room, cell->bytes);
        records->texts.items[records->texts.count++] =
            cell->doubled ? (zl_view){ NULL, records->room.size - before }
                          : cell->bytes;
    }
    for (size_t i = 0; i < records->cells.count; i++)
        if (records->cells.items[i].doubled) {
            zl_view *text = &records->texts.items[i];
            *text = zl_view_cut(zl_str_view(&records->room), at,
                                at + text->size);
            at += text->size;
        }
    return !records->room.failed;
}

/* ---- places ---- */

uint64_t zl_count_lines(zl_view text, char line)
{
    uint64_t count = 0;

    for (size_t i = 0; i < text.size; i++)
        count += text.bytes[i] == line;
    return count;
}

uint64_t zl_records_line(zl_records *records)
{
    zl_view since = zl_view_cut(records->text, records->counted,
                                records->begin);

    records->lines += zl_count_lines(since, records->dialect.line);
    records->counted = records->begin;
    return records->lines + 1;
}

static bool opens(zl_view text, size_t begin, size_t quote, zl_dialect dialect)
{
    return quote == begin || text.bytes[quote - 1] == dialect.separator ||
           text.bytes[quote - 1] == dialect.line;
}

/* Take what stands outside of quotes, [place->at, end): true where the place
 * that is looked for is in it. */
static bool take_plain(zl_record_place *place, zl_view text, zl_dialect dialect,
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

void zl_record_place_move(zl_record_place *place, zl_view text,
                          zl_dialect dialect, size_t least)
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
            end = quote_end(text, dialect, quote, &doubled);
        end = end < text.size ? end + 1 : end;
        place->lines += zl_count_lines(zl_view_cut(text, quote, end),
                                       dialect.line);
        place->at = end;
    }
}
