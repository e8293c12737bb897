/* vrt.c -- a token a line, structures as tags: the form of CWB and others. */
#include "ingest/vrt.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "ingest/ahead.h"
#include "ingest/columns.h"
#include "ingest/given.h"
#include "ingest/line.h"
#include "ingest/loss.h"
#include "ingest/meanings.h"
#include "ingest/tag.h"

#include <string.h>

/* Elements and attributes around documents, for each has them again. */
enum { AROUND_MOST = 32 };

/* An open element outside of documents, and the tokens before it. */
struct around {
    zl_tag_line tag;
    uint64_t tokens;
};

/* One way through a file. */
struct reader {
    const zl_vrt_options *options;
    zl_given given;
    zl_columns columns;
    zl_meanings meanings;
    zl_view here, rest; /* from the present line on, and behind it */
    size_t line;        /* its number, from 1 */
    zl_view document;   /* the element that is one, as far as the file has it */
    bool in_document;   /* also one without an element */
    bool in_element;
    ZL_ARRAY(struct around) around;
    zl_str lang;   /* of the document, or what was found */
    bool own_lang; /* the document says it */
    zl_str cell;   /* scratch */
    zl_loss empty, unclosed;
    zili_error *err;
};

/* "a.vrt, line 3: <np>: …." */
static zili_status fail_at(const struct reader *reader, zl_view name,
                           const char *what)
{
    int size = name.size < 100 ? (int)name.size : 100;

    return zl_fail(reader->err, ZILI_EFORMAT, "%s, line %zu: %s%.*s%s%s.",
                   reader->options->path, reader->line, size ? "<" : "", size,
                   name.bytes, size ? ">: " : "", what);
}

static zili_status fail_line(const struct reader *reader, const char *what)
{
    return fail_at(reader, zl_view_of(""), what);
}

static void lose(const struct reader *reader, zl_loss *loss, zl_view name)
{
    zl_loss_add(loss, reader->line, name);
}

static zl_view plain(struct reader *reader, zl_view value)
{
    return zl_tag_plain(value, &reader->cell);
}

static zl_view meant(struct reader *reader, zl_view element, zl_view attribute)
{
    return zl_meanings_attribute(&reader->meanings, element, attribute);
}

/* ---- what lies ahead ---- */

static bool is_document(const struct reader *reader, zl_view name)
{
    return reader->document.size && zl_view_same(name, reader->document);
}

/* A zl_ahead_word: up to the end of the document or region. */
static bool add_word(const void *user, zl_view line, zl_str *words)
{
    zl_tag_line tag;
    zl_view word;

    if (zl_tag_read(&tag, line))
        return !is_document(user, tag.name) &&
               !zl_view_is(tag.name, "region");
    zl_cell_next(&line, &word);
    zl_str_add(words, word);
    return true;
}

/* Whether the file has documents, and marks tokens that touch, or says at the
 * top that it does, as export has it say. */
static void look_ahead(struct reader *reader)
{
    zl_view rest = reader->rest, line;
    zl_tag_line tag;

    while (zl_line_next(&rest, &line)) {
        if (!zl_tag_read(&tag, line))
            continue;
        bool empty = tag.kind == ZL_TAG_EMPTY;
        if ((empty && zl_view_is(tag.name, "g")) ||
            (tag.kind == ZL_TAG_COMMENT &&
             zl_view_is(zl_tag_comment(line), "glue: g")))
            reader->given.usual = ZL_GIVEN_APART;
        if (tag.kind == ZL_TAG_BEGIN && reader->document.size == 0 &&
            (zl_view_is(tag.name, "text") || zl_view_is(tag.name, "doc")))
            reader->document = tag.name;
        if (reader->document.size && reader->given.usual == ZL_GIVEN_APART)
            return;
    }
}

/* ---- structures ---- */

static void set_language(struct reader *reader, zl_view lang)
{
    zl_str_empty(&reader->lang);
    zl_str_add(&reader->lang, lang);
    reader->given.failed |= reader->lang.failed;
}

/* Where a document does not say its language, it is that of the words. */
static void settle_language(struct reader *reader)
{
    if (!reader->own_lang)
        set_language(reader, zl_view_of(zl_ahead_language(
                                 reader->here, add_word, reader,
                                 &reader->given.failed)));
}

/* Begin the region of `tag`, but for its other attributes. */
static bool begin_region(struct reader *reader, zl_tag_line tag)
{
    zl_view kind = { 0 }, lang = { 0 };
    zl_str kind_text = { 0 };

    if (zl_tag_find(tag, "kind", &kind))
        zl_str_add(&kind_text, plain(reader, kind));
    if (zl_tag_find(tag, "lang", &lang))
        lang = plain(reader, lang);
    if (lang.size == 0) {
        settle_language(reader);
        lang = zl_str_view(&reader->lang);
    }
    bool begun =
        zl_given_region(&reader->given, zl_str_view(&kind_text), lang);
    reader->given.failed |= kind_text.failed;
    zl_str_clear(&kind_text);
    return begun;
}

/* Whether an attribute is a value of the structure itself. */
static bool is_own(zl_view structure, zl_view attribute)
{
    if (zl_view_is(structure, "region"))
        return zl_view_is(attribute, "kind") || zl_view_is(attribute, "lang");
    return zl_view_is(attribute, zl_view_is(structure, "p") ? "kind" : "value");
}

/* Begin a structure, but for its attributes. */
static bool begin_bare(struct reader *reader, zl_tag_line tag)
{
    zl_tag_pair pair;
    zl_view value = { 0 };

    for (zl_tag_line rest = tag; zl_tag_next(&rest, &pair);)
        if (is_own(tag.name, pair.name))
            value = plain(reader, pair.value);
    return zl_given_begin(&reader->given,
                          zl_meanings_element(&reader->meanings, tag.name),
                          value);
}

static bool give_structure(struct reader *reader, zl_tag_line tag)
{
    zl_tag_pair pair;

    if (zl_view_is(tag.name, "region") ? !begin_region(reader, tag)
                                       : !begin_bare(reader, tag))
        return false;
    while (zl_tag_next(&tag, &pair))
        if (!is_own(tag.name, pair.name) &&
            !zl_given_value(&reader->given, meant(reader, tag.name, pair.name),
                            plain(reader, pair.value)))
            return false;
    return true;
}

static zili_status begin_structure(struct reader *reader,
                                   const zl_tag_line *tag)
{
    if (give_structure(reader, *tag))
        return ZILI_OK;
    return reader->given.failed
               ? zl_no_memory(reader->err)
               : fail_at(reader, tag->name, reader->given.wrong);
}

/* ---- documents ---- */

static void give_metadata(struct reader *reader, zl_tag_line tag)
{
    zl_tag_pair pair;

    while (zl_tag_next(&tag, &pair))
        if (!zl_view_is(pair.name, "id"))
            zl_given_datum(&reader->given, meant(reader, tag.name, pair.name),
                           plain(reader, pair.value));
}

/* Begin the document of `tag`, { 0 } where there is none, with what lies
 * around it. */
static zili_status begin_document(struct reader *reader, zl_tag_line tag)
{
    zl_view name = { 0 }, lang = { 0 };
    zili_status status = ZILI_OK;

    if (zl_tag_find(tag, "id", &name))
        name = plain(reader, name);
    if (name.size == 0)
        name = zl_view_of(reader->options->name);
    zl_given_document(&reader->given, name, reader->options->shown);
    give_metadata(reader, tag);
    reader->own_lang = zl_tag_find(tag, "lang", &lang) && lang.size > 0;
    if (reader->own_lang)
        set_language(reader, plain(reader, lang));
    reader->in_document = true;
    for (size_t i = 0; !status && i < reader->around.count; i++)
        status = begin_structure(reader, &reader->around.items[i].tag);
    if (!status && reader->document.size &&
        reader->given.stored.count > AROUND_MOST)
        status = fail_line(reader, "more than 32 elements and attributes lie "
                                   "around the document");
    return status;
}

/* What is open in a document with an element should have been closed. */
static void note_unclosed(struct reader *reader)
{
    const zl_given *given = &reader->given;

    for (size_t i = given->open.count; i-- > given->inherited;)
        lose(reader, &reader->unclosed,
             zl_map_key(&given->names, given->open.items[i].name));
}

static void end_document(struct reader *reader)
{
    if (reader->in_element)
        note_unclosed(reader);
    if (reader->in_document)
        zl_given_end_document(&reader->given);
    reader->in_document = reader->in_element = false;
}

/* Begin the document that its element begins. */
static zili_status begin_element(struct reader *reader, const zl_tag_line *tag)
{
    if (reader->in_element)
        return fail_at(reader, tag->name,
                       "a document begins inside another, or one is not "
                       "closed");
    end_document(reader);
    zili_status status = begin_document(reader, *tag);
    reader->in_element = true;
    reader->given.inherited = reader->given.open.count;
    return status;
}

/* ---- tags ---- */

/* Outside of documents elements are kept for those that come, also where a
 * document without an element has them already. */
static zili_status begin_around(struct reader *reader, const zl_tag_line *tag)
{
    if (reader->around.count == ZL_GIVEN_DEPTH_MOST)
        return fail_at(reader, tag->name,
                       "elements lie more than 128 deep, or one is not closed");
    struct around around = { *tag, reader->given.tokens };
    if (!zl_array_push(&reader->around, around))
        return zl_no_memory(reader->err);
    return reader->in_document ? begin_structure(reader, tag) : ZILI_OK;
}

static bool end_around(struct reader *reader, zl_view name)
{
    for (size_t i = reader->around.count; i-- > 0;) {
        struct around *around = &reader->around.items[i];
        if (!zl_view_same(around->tag.name, name))
            continue;
        if (around->tokens == reader->given.tokens)
            lose(reader, &reader->empty, name);
        memmove(around, around + 1,
                (reader->around.count - i - 1) * sizeof *around);
        reader->around.count--;
        return true;
    }
    return false;
}

static zili_status end_element(struct reader *reader, const zl_tag_line *tag)
{
    zl_view name = zl_meanings_element(&reader->meanings, tag->name);
    bool open = true;

    if (is_document(reader, tag->name)) {
        open = reader->in_element;
        end_document(reader);
    } else if (reader->in_element) {
        open = zl_given_end(&reader->given, name);
        if (open && reader->given.ended_empty &&
            !zl_view_is(tag->name, "region"))
            lose(reader, &reader->empty, tag->name);
    } else {
        open = end_around(reader, tag->name);
        if (open && reader->in_document)
            zl_given_end(&reader->given, name);
    }
    return open ? ZILI_OK
                : fail_at(reader, tag->name,
                          "the element ends, but none is open");
}

/* Take `mark` away from the beginning of what a comment says. */
static bool take_mark(zl_view *comment, const char *mark)
{
    if (!zl_view_starts(*comment, zl_view_of(mark)))
        return false;
    *comment =
        zl_view_trim(zl_view_cut(*comment, strlen(mark), comment->size));
    return true;
}

/* "<!-- columns: word pos lemma -->", "<!-- names: doc___ is 年份 -->" */
static zili_status read_comment(struct reader *reader, zl_view line)
{
    zl_view names = zl_tag_comment(line);
    zili_error why = { 0 };

    if (take_mark(&names, "names:"))
        zl_meanings_read(&reader->meanings, names);
    else if (!reader->options->columns && take_mark(&names, "columns:") &&
             zl_columns_read(&reader->columns, names, &why))
        return zl_fail(reader->err, ZILI_EFORMAT, "%s, line %zu: %s",
                       reader->options->path, reader->line, why.text);
    return ZILI_OK;
}

static zili_status read_tag(struct reader *reader, const zl_tag_line *tag,
                            zl_view line)
{
    if (tag->wrong)
        return fail_at(reader, tag->name, tag->wrong);
    if (tag->kind == ZL_TAG_COMMENT)
        return read_comment(reader, line);
    if (tag->kind == ZL_TAG_END)
        return end_element(reader, tag);
    if (tag->kind == ZL_TAG_BEGIN) {
        if (is_document(reader, tag->name))
            return begin_element(reader, tag);
        return reader->in_element ? begin_structure(reader, tag)
                                  : begin_around(reader, tag);
    }
    if (zl_view_is(tag->name, "g"))
        zl_given_set_gap(&reader->given, ZL_GIVEN_TOUCH);
    else
        lose(reader, &reader->empty, tag->name);
    return ZILI_OK;
}

/* ---- tokens ---- */

static zili_status annotate(struct reader *reader, size_t column,
                            zl_view value)
{
    if (value.size == 0)
        return ZILI_OK;
    if (column >= reader->columns.count)
        return fail_line(reader,
                         reader->columns.count == ZL_COLUMNS_MOST
                             ? "there are more than 32 columns"
                             : "there are more columns than names of columns");
    zl_batch_annotate(reader->given.batch, reader->columns.names[column],
                      value);
    return ZILI_OK;
}

static zili_status read_token(struct reader *reader, zl_view line)
{
    zili_status status = ZILI_OK;
    zl_view cell = { 0 };

    if (!reader->in_document)
        status = begin_document(reader, (zl_tag_line){ 0 });
    zl_cell_next(&line, &cell);
    cell = plain(reader, zl_view_trim(cell));
    if (!status && cell.size == 0)
        status = fail_line(reader, "the word is missing");
    if (status)
        return status;
    if (!reader->given.in_region)
        settle_language(reader);
    zl_given_token(&reader->given, cell, zl_str_text(&reader->lang));
    for (size_t i = 1; !status && zl_cell_next(&line, &cell); i++)
        status = annotate(reader, i, plain(reader, zl_view_trim(cell)));
    return status;
}

/* ---- the whole ---- */

static zili_status read_lines(struct reader *reader)
{
    zili_status status = ZILI_OK;
    zl_tag_line tag;
    zl_view line;

    for (reader->here = reader->rest;
         !status && zl_line_next(&reader->rest, &line);
         reader->here = reader->rest) {
        reader->line++;
        if (zl_tag_read(&tag, line))
            status = read_tag(reader, &tag, line);
        else if (zl_view_trim(line).size)
            status = read_token(reader, line);
        if (reader->given.failed || reader->cell.failed ||
            reader->meanings.failed)
            return zl_no_memory(reader->err);
    }
    return status;
}

static zili_status tell_loss(const struct reader *reader, const zl_loss *loss,
                             const char *what)
{
    const zl_vrt_options *options = reader->options;

    return zl_loss_tell(loss, options->path, what, options->note,
                        options->note_user, reader->err);
}

static zili_status end_file(struct reader *reader)
{
    if (reader->in_element)
        lose(reader, &reader->unclosed, reader->document);
    end_document(reader);
    for (size_t i = reader->around.count; i-- > 0;)
        lose(reader, &reader->unclosed, reader->around.items[i].tag.name);
    if (reader->given.tokens == 0)
        return zl_fail(reader->err, ZILI_EFORMAT,
                       "%s is empty: there is no token in it to index.",
                       reader->options->path);
    zili_status status = tell_loss(reader, &reader->empty,
                                   "has no token in it and is not kept");
    if (!status)
        status = tell_loss(reader, &reader->unclosed,
                           "is not closed before its document ends");
    if (!status && (reader->given.failed || reader->cell.failed))
        status = zl_no_memory(reader->err);
    return status;
}

static zili_status name_columns(struct reader *reader)
{
    if (reader->options->columns)
        return zl_columns_read(&reader->columns,
                               zl_view_of(reader->options->columns),
                               reader->err);
    zl_columns_usual(&reader->columns);
    return ZILI_OK;
}

zili_status zl_vrt_read(zl_batch *batch, zl_view text,
                        const zl_vrt_options *options, zili_error *err)
{
    struct reader reader = { .options = options,
                             .rest = zl_utf8_body(text),
                             .err = err };

    zl_given_init(&reader.given, batch);
    reader.given.more = options->more;
    look_ahead(&reader);
    zili_status status = name_columns(&reader);
    if (!status)
        status = read_lines(&reader);
    if (!status)
        status = end_file(&reader);
    zl_given_clear(&reader.given);
    zl_meanings_clear(&reader.meanings);
    zl_array_clear(&reader.around);
    zl_str_clear(&reader.lang);
    zl_str_clear(&reader.cell);
    return status;
}
