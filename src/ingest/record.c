/* record.c -- the rows of a text with a mark between cells, one by one. */
#include "ingest/record.h"

#include "base/fail.h"

#include <string.h>

static const char byte_order_mark[] = "\xEF\xBB\xBF";

void zl_record_begin(zl_record *record, zl_view text, char mark)
{
    zl_view start = zl_view_of(byte_order_mark);

    if (zl_view_starts(text, start))
        text = zl_view_cut(text, start.size, text.size);
    *record = (zl_record){ .rest = text, .mark = mark, .next = 1 };
}

void zl_record_clear(zl_record *record)
{
    zl_str_clear(&record->bytes);
    zl_array_clear(&record->ends);
}

/* ---- cells ---- */

static bool ends_cell(const zl_record *record, size_t at)
{
    return at >= record->rest.size || record->rest.bytes[at] == record->mark ||
           record->rest.bytes[at] == '\n' || record->rest.bytes[at] == '\r';
}

static size_t plain_end(const zl_record *record, size_t at)
{
    while (!ends_cell(record, at))
        at++;
    return at;
}

/* The closing quote of a cell that has one at `at`; SIZE_MAX: none. */
static size_t closing_quote(zl_view rest, size_t at)
{
    for (at++; at < rest.size; at++) {
        const char *quote = memchr(rest.bytes + at, '"', rest.size - at);
        if (!quote)
            return SIZE_MAX;
        at = (size_t)(quote - rest.bytes);
        if (at + 1 >= rest.size || rest.bytes[at + 1] != '"')
            return at;
        at++;
    }
    return SIZE_MAX;
}

/* With doubled quotes made one. */
static void add_quoted(zl_record *record, size_t at, size_t end)
{
    for (; at < end; at++) {
        char byte = record->rest.bytes[at];
        zl_str_add_byte(&record->bytes, byte);
        at += byte == '"';
        record->next += byte == '\n';
    }
}

/* Add the cell at `*at`, which moves behind it. */
static zili_status add_cell(zl_record *record, size_t *at)
{
    bool quoted = *at < record->rest.size && record->rest.bytes[*at] == '"';
    size_t quote = quoted ? closing_quote(record->rest, *at) : 0;

    if (quote == SIZE_MAX && record->mark != '\t')
        return ZILI_EFORMAT;
    if (quoted && quote != SIZE_MAX && ends_cell(record, quote + 1)) {
        add_quoted(record, *at + 1, quote);
        *at = quote + 1;
    } else {
        size_t end = plain_end(record, *at);
        zl_str_add(&record->bytes, zl_view_cut(record->rest, *at, end));
        *at = end;
    }
    return zl_array_push(&record->ends, record->bytes.size) ? ZILI_OK
                                                            : ZILI_ENOMEM;
}

/* ---- rows ---- */

/* Behind the end of the line at `at`: "\n", "\r\n" or "\r". */
static size_t line_end(zl_view rest, size_t at)
{
    bool returns = at < rest.size && rest.bytes[at] == '\r';

    at += returns;
    return at + (at < rest.size && rest.bytes[at] == '\n');
}

static zili_status read_row(zl_record *record)
{
    zili_status status = ZILI_OK;
    bool more = true;
    size_t at = 0;

    zl_str_empty(&record->bytes);
    record->ends.count = 0;
    record->line = record->next;
    while (!status && more) {
        status = add_cell(record, &at);
        more = at < record->rest.size && record->rest.bytes[at] ==
                                             record->mark;
        at += more;
    }
    at = line_end(record->rest, at);
    record->next++;
    record->rest = zl_view_cut(record->rest, at, record->rest.size);
    return record->bytes.failed ? ZILI_ENOMEM : status;
}

static bool is_blank(const zl_record *record)
{
    return zl_view_trim(zl_str_view(&record->bytes)).size == 0;
}

zili_status zl_record_next(zl_record *record, bool *found)
{
    zili_status status = ZILI_OK;

    *found = false;
    while (!status && !*found && record->rest.size) {
        status = read_row(record);
        *found = !status && !is_blank(record);
    }
    return status;
}

zl_view zl_record_cell(const zl_record *record, size_t column)
{
    if (column >= record->ends.count)
        return (zl_view){ "", 0 };
    size_t begin = column ? record->ends.items[column - 1] : 0;
    return zl_view_trim(zl_view_cut(zl_str_view(&record->bytes), begin,
                                    record->ends.items[column]));
}

char zl_record_mark(zl_view text)
{
    size_t tabs = 0, commas = 0, semicolons = 0;

    for (size_t i = 0; i < text.size && text.bytes[i] != '\n'; i++) {
        tabs += text.bytes[i] == '\t';
        commas += text.bytes[i] == ',';
        semicolons += text.bytes[i] == ';';
    }
    if (tabs || (!commas && !semicolons))
        return '\t';
    return commas >= semicolons ? ',' : ';';
}
