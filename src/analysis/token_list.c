/* token_list.c -- tokens from a file, a line each. */
#include "analysis/token_list.h"

#include "base/fail.h"
#include "base/utf8.h"

#include <string.h>

#define MOST_COLUMNS 1000

typedef struct reading {
    zl_token_list *out;
    const char *path;
    zl_view rest;
    size_t line;                            /* the one read last, from 1 */
    size_t columns, token, doc, sent, para; /* places; SIZE_MAX: none */
    zl_view last_doc, last_sent, last_para;
} reading;

/* ---- lines and cells ---- */

static bool next_line(reading *read, zl_view *line)
{
    bool found = zl_view_line(&read->rest, line);

    read->line += found;
    return found;
}

/* The cell in that column, and how many there are. */
static zl_view cell(zl_view line, size_t column, size_t *columns)
{
    zl_view found = { "", 0 };
    size_t start = 0;

    *columns = 0;
    for (size_t i = 0; i <= line.size; i++) {
        if (i < line.size && line.bytes[i] != '\t')
            continue;
        if ((*columns)++ == column)
            found = zl_view_cut(line, start, i);
        start = i + 1;
    }
    return found;
}

static size_t column_called(zl_view line, const char *name)
{
    size_t columns = 1;

    for (size_t i = 0; i < columns && i < MOST_COLUMNS; i++)
        if (zl_view_is(cell(line, i, &columns), name))
            return i;
    return SIZE_MAX;
}

/* ---- the first line ---- */

static bool names_columns(zl_view line)
{
    return memchr(line.size ? line.bytes : "", '\t', line.size) ||
           zl_view_is(line, "token");
}

static zili_status read_names(reading *read, zili_error *err)
{
    zl_view whole = read->rest, line;

    *read = (reading){ read->out, read->path, whole,     0,
                       1,         0,          SIZE_MAX,  SIZE_MAX,
                       SIZE_MAX,  { "", 0 },  { "", 0 }, { "", 0 } };
    if (!next_line(read, &line) || !names_columns(line)) {
        read->rest = whole;
        read->line = 0;
        return ZILI_OK;
    }
    cell(line, 0, &read->columns);
    read->token = column_called(line, "word");
    if (read->token == SIZE_MAX)
        read->token = column_called(line, "token");
    read->doc = column_called(line, "doc");
    read->sent = column_called(line, "sent");
    read->para = column_called(line, "para");
    if (read->token == SIZE_MAX)
        return zl_fail(err, ZILI_EFORMAT, "%s:1: no column is called token.",
                       read->path);
    return ZILI_OK;
}

/* ---- tokens ---- */

static zl_view part(zl_view line, size_t column)
{
    size_t columns;

    return column == SIZE_MAX ? (zl_view){ "", 0 }
                              : cell(line, column, &columns);
}

/* A token of another document, or of the first one. */
static zili_status begin_document(reading *read, zl_view doc, zili_error *err)
{
    zl_token_list *out = read->out;
    uint32_t known = out->docs.count;
    uint32_t number = zl_map_add(&out->docs, doc);

    if (number == ZL_MAP_NONE || !zl_array_push(&out->ends, out->items.count))
        return zl_no_memory(err);
    if (number < known)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s:%zu: in column doc there is \"%.*s\" again, after "
                       "another; put the lines of a document together.",
                       read->path, read->line,
                       doc.size < 100 ? (int)doc.size : 100, doc.bytes);
    return ZILI_OK;
}

static bool end_sentence(zl_token_list *out)
{
    size_t count = out->breaks.count;

    if (count > 0 && out->breaks.items[count - 1] == out->items.count)
        return true;
    return zl_array_push(&out->breaks, out->items.count);
}

static zili_status add_token(reading *read, zl_view line, zili_error *err)
{
    zl_token_list *out = read->out;
    zl_view doc = part(line, read->doc), sent = part(line, read->sent);
    zl_view para = part(line, read->para);
    bool first = out->items.count == 0;
    bool new_doc = first || !zl_view_same(doc, read->last_doc);
    bool new_sent = new_doc || !zl_view_same(sent, read->last_sent) ||
                    !zl_view_same(para, read->last_para);

    if (new_sent && !first && !end_sentence(out))
        return zl_no_memory(err);
    if (new_doc) {
        zili_status status = begin_document(read, doc, err);
        if (status)
            return status;
    }
    read->last_doc = doc;
    read->last_sent = sent;
    read->last_para = para;
    uint32_t type = zl_map_add(&out->types, part(line, read->token));
    if (type == ZL_MAP_NONE || !zl_array_push(&out->items, type))
        return zl_no_memory(err);
    out->ends.items[out->ends.count - 1] = out->items.count;
    return ZILI_OK;
}

static zili_status read_tokens(reading *read, zili_error *err)
{
    zili_status status = ZILI_OK;
    zl_view line;
    size_t columns;

    while (!status && next_line(read, &line)) {
        if (line.size == 0)
            continue;
        zl_view token = cell(line, read->token, &columns);
        if (columns != read->columns)
            return zl_fail(err, ZILI_EFORMAT,
                           "%s:%zu: the first line has %zu columns, this "
                           "line has %zu.",
                           read->path, read->line, read->columns, columns);
        if (token.size == 0)
            return zl_fail(err, ZILI_EFORMAT,
                           "%s:%zu: there is no token in this line.",
                           read->path, read->line);
        status = add_token(read, line, err);
    }
    if (!status && read->out->items.count > 0 && !end_sentence(read->out))
        status = zl_no_memory(err);
    return status;
}

/* ---- the file ---- */

static zili_status check_bytes(const reading *read, zili_error *err)
{
    zl_utf8_fault fault;

    if (!zl_utf8_check(read->rest, &fault))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s:%zu: byte %zu of the file is not UTF-8.",
                       read->path, fault.line, fault.byte);
    if (memchr(read->rest.size ? read->rest.bytes : "", 0, read->rest.size))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s has a zero byte; this is no text file.",
                       read->path);
    return ZILI_OK;
}

bool zl_token_list_is(zl_view bytes)
{
    reading read = { .rest = zl_utf8_body(bytes) };
    zl_view line;

    return next_line(&read, &line) &&
           column_called(line, "token") != SIZE_MAX &&
           column_called(line, "v") == SIZE_MAX;
}

zili_status zl_token_list_read(zl_token_list *out, const char *path,
                               zl_view bytes, zili_error *err)
{
    reading read = { .out = out, .path = path, .rest = zl_utf8_body(bytes) };

    *out = (zl_token_list){ 0 };
    zili_status status = check_bytes(&read, err);
    if (!status)
        status = read_names(&read, err);
    if (!status)
        status = read_tokens(&read, err);
    out->has_docs = read.doc != SIZE_MAX && read.columns > 0;
    out->has_sentences = read.sent != SIZE_MAX && read.columns > 0;
    return status;
}

void zl_token_list_clear(zl_token_list *list)
{
    zl_array_clear(&list->items);
    zl_map_clear(&list->types);
    zl_map_clear(&list->docs);
    zl_array_clear(&list->ends);
    zl_array_clear(&list->breaks);
}
