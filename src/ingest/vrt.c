/* vrt.c -- a token a line, structures as tags: the form of CWB and others. */
#include "ingest/vrt.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "ingest/columns.h"
#include "ingest/given.h"
#include "ingest/line.h"
#include "ingest/tag.h"
#include "text/script.h"

#include <string.h>

/* One way through a file. */
struct reader {
    const zl_vrt_options *options;
    zl_given given;
    zl_columns columns;
    zl_view rest; /* behind the present line */
    size_t line;  /* its number, from 1 */
    bool marks_glue; /* the file has <g/> */
    bool has_documents, in_document;
    size_t outside; /* elements around documents */
    char lang[8];   /* of the document */
    zl_str cell;    /* scratch */
    zili_error *err;
};

static zili_status fail_at(const struct reader *reader, const char *what,
                           zl_view name)
{
    return zl_fail(reader->err, ZILI_EFORMAT, "%s, line %zu: %s%.*s.",
                   reader->options->path, reader->line, what, (int)name.size,
                   name.bytes);
}

/* ---- lines ---- */

/* The language of what comes: of the words on the next lines. */
static void find_language(struct reader *reader)
{
    zl_str words = { 0 };
    zl_view rest = reader->rest;
    zl_view line;

    for (int i = 0; i < 400 && zl_line_next(&rest, &line); i++) {
        zl_tag_line tag;
        if (zl_tag_read(&tag, line))
            continue;
        const char *tab = memchr(line.bytes, '\t', line.size);
        zl_str_add(&words, zl_view_cut(line, 0,
                                       tab ? (size_t)(tab - line.bytes)
                                           : line.size));
        zl_str_add_byte(&words, ' ');
    }
    strcpy(reader->lang, zl_language_of(zl_str_view(&words)));
    reader->given.failed |= words.failed;
    zl_str_clear(&words);
}

/* ---- documents ---- */

static bool is_document(zl_view name)
{
    return zl_view_is(name, "doc") || zl_view_is(name, "text");
}

static void begin_document(struct reader *reader, const zl_tag_line *tag)
{
    zl_view name = zl_view_of(reader->options->name);
    zl_tag_pair pair;

    zl_tag_line walk = tag ? *tag : (zl_tag_line){ 0 };
    while (tag && zl_tag_next(&walk, &pair))
        if (zl_view_is(pair.name, "id") && pair.value.size)
            name = zl_tag_plain(pair.value, &reader->cell);
    zl_given_document(&reader->given, name, reader->options->path);
    walk = tag ? *tag : walk;
    while (tag && zl_tag_next(&walk, &pair)) {
        zl_str key = { 0 };
        zl_str_add(&key, pair.name);
        zl_view value = zl_tag_plain(pair.value, &reader->cell);
        if (!zl_view_is(pair.name, "id") && value.size)
            zl_batch_datum(reader->given.batch, zl_str_text(&key),
                           zl_str_text(&reader->cell));
        reader->given.failed |= key.failed;
        zl_str_clear(&key);
    }
    reader->in_document = true;
    find_language(reader);
}

static void end_document(struct reader *reader)
{
    if (reader->in_document)
        zl_given_end_document(&reader->given);
    reader->in_document = false;
}

/* ---- tags ---- */

static void begin_region(struct reader *reader, zl_tag_line tag)
{
    zl_str kind = { 0 }, lang = { 0 };
    zl_tag_pair pair;

    while (zl_tag_next(&tag, &pair)) {
        zl_str *to = zl_view_is(pair.name, "kind")   ? &kind
                     : zl_view_is(pair.name, "lang") ? &lang
                                                     : NULL;
        if (to)
            zl_str_add(to, zl_tag_plain(pair.value, &reader->cell));
    }
    if (lang.size == 0)
        zl_str_add_text(&lang, reader->lang);
    zl_given_region(&reader->given, zl_str_view(&kind), zl_str_view(&lang));
    reader->given.failed |= kind.failed || lang.failed;
    zl_str_clear(&kind);
    zl_str_clear(&lang);
}

/* The attribute that is the value of the structure itself. */
static bool is_own_value(zl_view structure, zl_view name)
{
    return zl_view_is(name, "value") ||
           (zl_view_is(structure, "p") && zl_view_is(name, "kind"));
}

static void begin_structure(struct reader *reader, const zl_tag_line *tag)
{
    zl_tag_line walk = *tag;
    zl_tag_pair pair;
    zl_str own = { 0 };

    while (zl_tag_next(&walk, &pair))
        if (is_own_value(tag->name, pair.name))
            zl_str_add(&own, zl_tag_plain(pair.value, &reader->cell));
    zl_given_begin(&reader->given, tag->name, zl_str_view(&own));
    walk = *tag;
    while (zl_tag_next(&walk, &pair))
        if (!is_own_value(tag->name, pair.name))
            zl_given_value(&reader->given, pair.name,
                           zl_tag_plain(pair.value, &reader->cell));
    reader->given.failed |= own.failed;
    zl_str_clear(&own);
}

static void begin_element(struct reader *reader, const zl_tag_line *tag)
{
    if (is_document(tag->name)) {
        end_document(reader);
        begin_document(reader, tag);
    } else if (reader->has_documents && !reader->in_document) {
        reader->outside++;
    } else if (zl_view_is(tag->name, "region")) {
        begin_region(reader, *tag);
    } else {
        begin_structure(reader, tag);
    }
}

static zili_status end_element(struct reader *reader, const zl_tag_line *tag)
{
    if (is_document(tag->name)) {
        end_document(reader);
        return ZILI_OK;
    }
    if (reader->has_documents && !reader->in_document)
        return ZILI_OK;
    if (zl_view_is(tag->name, "region")) {
        zl_given_end_region(&reader->given);
        return ZILI_OK;
    }
    return zl_given_end(&reader->given, tag->name)
               ? ZILI_OK
               : fail_at(reader, "there is no open element ", tag->name);
}

/* "<!-- columns: word pos lemma -->" */
static zili_status read_comment(struct reader *reader, zl_view line)
{
    zl_view mark = zl_view_of("columns:");
    size_t at = zl_view_find(line, mark);

    if (at == SIZE_MAX || reader->options->columns)
        return ZILI_OK;
    zl_view names = zl_view_cut(line, at + mark.size, line.size);
    size_t end = zl_view_find(names, zl_view_of("-->"));
    if (end != SIZE_MAX)
        names.size = end;
    zili_error why = { 0 };
    zili_status status =
        zl_columns_read(&reader->columns, zl_view_trim(names), &why);
    return status ? fail_at(reader, why.text, zl_view_of("")) : ZILI_OK;
}

static zili_status read_tag(struct reader *reader, const zl_tag_line *tag,
                            zl_view line)
{
    if (tag->kind == ZL_TAG_COMMENT)
        return read_comment(reader, line);
    if (zl_view_is(tag->name, "g")) {
        zl_given_set_gap(&reader->given, ZL_GIVEN_TOUCH);
        return ZILI_OK;
    }
    if (!reader->in_document && !reader->has_documents)
        begin_document(reader, NULL);
    if (tag->kind == ZL_TAG_END)
        return end_element(reader, tag);
    if (tag->kind == ZL_TAG_BEGIN)
        begin_element(reader, tag);
    return ZILI_OK;
}

/* ---- tokens ---- */

static zili_status read_token(struct reader *reader, zl_view line)
{
    size_t column = 0;

    if (!reader->in_document)
        begin_document(reader, NULL);
    if (reader->marks_glue)
        zl_given_set_gap(&reader->given,
                         reader->given.gap == ZL_GIVEN_TOUCH
                             ? ZL_GIVEN_TOUCH
                             : ZL_GIVEN_APART);
    for (size_t at = 0; at <= line.size; column++) {
        const char *tab =
            at < line.size ? memchr(line.bytes + at, '\t', line.size - at)
                           : NULL;
        size_t end = tab ? (size_t)(tab - line.bytes) : line.size;
        zl_view cell =
            zl_tag_plain(zl_view_cut(line, at, end), &reader->cell);
        at = end + 1;
        if (column == 0 && cell.size == 0)
            return fail_at(reader, "the word is empty", zl_view_of(""));
        if (column == reader->columns.count)
            return fail_at(reader,
                           "there are more columns than names; say "
                           "--columns word,pos,…",
                           zl_view_of(""));
        if (column == 0)
            zl_given_token(&reader->given, cell, reader->lang);
        else
            zl_batch_annotate(reader->given.batch,
                              reader->columns.names[column], cell);
    }
    return ZILI_OK;
}

/* ---- the whole ---- */

static bool mentions(zl_view text, const char *what)
{
    return memmem(text.bytes, text.size, what, strlen(what)) != NULL;
}

static zili_status read_lines(struct reader *reader)
{
    zili_status status = ZILI_OK;
    zl_view line;

    while (!status && zl_line_next(&reader->rest, &line)) {
        zl_tag_line tag;
        reader->line++;
        if (line.size == 0)
            continue;
        status = zl_tag_read(&tag, line) ? read_tag(reader, &tag, line)
                                         : read_token(reader, line);
        if (!status && (reader->given.failed || reader->cell.failed))
            status = zl_no_memory(reader->err);
    }
    if (!status)
        end_document(reader);
    return status;
}

static void note_outside(const struct reader *reader)
{
    zl_str text = { 0 };

    if (reader->outside == 0 || !reader->options->note)
        return;
    zl_str_format(&text, "%s: %zu elements around documents are not kept",
                  reader->options->path, reader->outside);
    if (!text.failed)
        reader->options->note(reader->options->note_user, zl_str_text(&text));
    zl_str_clear(&text);
}

zili_status zl_vrt_read(zl_batch *batch, zl_view text,
                        const zl_vrt_options *options, zili_error *err)
{
    struct reader reader = {
        .options = options,
        .rest = text,
        .marks_glue = mentions(text, "<g/>") || mentions(text, "<g />"),
        .has_documents = mentions(text, "<doc ") || mentions(text, "<text ") ||
                         mentions(text, "<doc>") || mentions(text, "<text>"),
        .err = err,
    };
    zili_status status = ZILI_OK;

    zl_given_init(&reader.given, batch);
    if (options->columns)
        status = zl_columns_read(&reader.columns,
                                 zl_view_of(options->columns), err);
    else
        zl_columns_usual(&reader.columns);
    if (!status)
        status = read_lines(&reader);
    if (!status && (reader.given.failed || reader.cell.failed))
        status = zl_no_memory(err);
    if (!status)
        note_outside(&reader);
    zl_given_clear(&reader.given);
    zl_str_clear(&reader.cell);
    return status;
}
