/* given_help.h -- tokens that come already cut → an index → all that is in it,
 * as text.
 *
 *     doc a year=1960: The old man.|      (| is the end of a line)
 *     region text en 0-4
 *     word The·old·man·.                  (and every other attribute)
 *     s 0-4                               (and every other structure)
 *     np 1-3 head=x                       (with the value of each range)
 */
#ifndef GIVEN_HELP_H
#define GIVEN_HELP_H

#include "index_help.h"

#include "ingest/conllu.h"
#include "ingest/vrt.h"

/* ---- reading ---- */

/* The sentences that were told, each with a line end. */
static zl_str told;

static inline void tell(void *user, const char *sentence)
{
    (void)user;
    zl_str_format(&told, "%s\n", sentence);
}

/* Each of `texts` is a file, "a" or "b" and so on, as far as they go. */
typedef struct given_files {
    zl_view texts[3];
    const char *columns;
    bool conllu;
} given_files;

static inline zili_status read_given(zl_batch *batch, const given_files *files,
                                     zili_error *err)
{
    zili_status status = ZILI_OK;

    zl_str_clear(&told);
    for (int i = 0; !status && i < 3 && files->texts[i].bytes; i++) {
        char path[] = "a.vrt", name[] = "a";
        path[0] = name[0] = (char)('a' + i);
        zl_vrt_options vrt = { .columns = files->columns,
                               .path = path,
                               .shown = path,
                               .name = name,
                               .note = tell };
        zl_conllu_options conllu = { path, path, name, NULL };
        status = files->conllu
                     ? zl_conllu_read(batch, files->texts[i], &conllu, err)
                     : zl_vrt_read(batch, files->texts[i], &vrt, err);
    }
    return status;
}

/* Read, and make an index of it: NULL where that fails. */
static inline zili_corpus *index_given(const given_files *files,
                                       zili_error *err)
{
    const char *path = in_scratch("given.zili");
    zl_batch *batch = zl_batch_new();
    zl_writer *writer = open_writer(path, describe_small, NULL, err);
    zili_corpus *corpus = NULL;

    assert_true(batch && writer);
    zili_status status = read_given(batch, files, err);
    if (!status)
        status = zl_batch_check(batch, err);
    if (!status) {
        zl_writer_take(writer, batch);
        status = zl_writer_commit(writer, err);
    }
    zl_writer_close(writer);
    zl_batch_free(batch);
    if (!status)
        corpus = open_index(path);
    return corpus;
}

/* ---- showing ---- */

static inline bool write_shown(void *user, const void *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        char byte = ((const char *)bytes)[i];
        zl_str_add_byte(user, byte == '\n' ? '|' : byte);
    }
    return true;
}

static inline void show_documents(const zili_corpus *corpus, bool texts,
                                  zl_str *out)
{
    zili_texts columns = zl_corpus_columns(corpus);

    for (uint32_t i = 0; i < zl_corpus_documents(corpus); i++) {
        const zl_document *document = zl_corpus_document(corpus, i);
        zl_str_format(out, "doc %s", document->name);
        for (size_t k = 0; k < columns.count; k++) {
            const char *value = zl_corpus_datum(corpus, i, columns.items[k]);
            if (value)
                zl_str_format(out, " %s=%s", columns.items[k], value);
        }
        zl_str_add_text(out, ": ");
        if (texts)
            assert_int_equal(zili_corpus_cat(corpus, document->name,
                                             write_shown, out, NULL),
                             ZILI_OK);
        zl_str_add_byte(out, '\n');
    }
    for (uint32_t i = 0; i < zl_corpus_areas(corpus); i++) {
        const zl_area *area = zl_corpus_area(corpus, i);
        zl_str_format(out, "region %s %s %d-%d\n", area->kind, area->lang,
                      (int)area->begin, (int)area->end);
    }
}

static inline void show_attribute(const zl_segment *segment, uint32_t number,
                                  zl_str *out)
{
    const zl_attribute *attribute = zl_segment_attribute(segment, number);

    zl_str_add_text(out, zl_attribute_name(attribute));
    for (uint32_t i = 0; i < zl_segment_tokens(segment); i++) {
        zl_str_add_text(out, i ? "·" : " ");
        zl_str_add(out, zl_attribute_form(attribute,
                                          zl_attribute_at(attribute, i)));
    }
    zl_str_add_byte(out, '\n');
}

static inline void show_structure(const zl_ranges *ranges, zl_str *out)
{
    zl_str_add_text(out, zl_ranges_name(ranges));
    for (uint32_t i = 0; i < zl_ranges_count(ranges); i++) {
        zl_str_format(out, " %d-%d", (int)zl_ranges_begin(ranges, i),
                      (int)zl_ranges_end(ranges, i));
        if (*zl_ranges_value(ranges, i))
            zl_str_format(out, "=%s", zl_ranges_value(ranges, i));
    }
    zl_str_add_byte(out, '\n');
}

static inline void show_corpus(const zili_corpus *corpus, bool texts,
                               zl_str *out)
{
    const zl_segment *segment = zl_corpus_segment(corpus, 0);

    show_documents(corpus, texts, out);
    for (uint32_t i = 0; i < zl_segment_attributes(segment); i++)
        show_attribute(segment, i, out);
    for (uint32_t i = 3; i < zl_segment_structures(segment); i++)
        show_structure(zl_segment_ranges(segment, i), out);
    assert_false(out->failed);
}

/* ---- asserting ---- */

static inline void assert_given(const given_files *files, const char *expected)
{
    zili_error err = { 0 };
    zl_str shown = { 0 };
    zili_corpus *corpus = index_given(files, &err);

    if (!corpus)
        fail_msg("%s", err.text);
    assert_sound(corpus);
    show_corpus(corpus, true, &shown);
    zili_corpus_close(corpus);
    if (strcmp(zl_str_text(&shown), expected) != 0)
        fail_msg("expected:\n%sshown:\n%s", expected, zl_str_text(&shown));
    zl_str_clear(&shown);
    zl_str_clear(&told);
}

static inline void assert_vrt(const char *text, const char *expected)
{
    given_files files = { .texts = { zl_view_of(text) } };

    assert_given(&files, expected);
}

static inline void assert_conllu(const char *text, const char *expected)
{
    given_files files = { .texts = { zl_view_of(text) }, .conllu = true };

    assert_given(&files, expected);
}

/* Refused as a whole, with a sentence. */
static inline void assert_refuses(const given_files *files, const char *words)
{
    zili_error err = { 0 };
    zl_batch *batch = zl_batch_new();

    assert_non_null(batch);
    zili_status status = read_given(batch, files, &err);
    if (!status)
        status = zl_batch_check(batch, &err);
    zl_batch_free(batch);
    zl_str_clear(&told);
    if (status != ZILI_EFORMAT)
        fail_msg("%d, not refused: %s %s", status, words, err.text);
    assert_says(&err, words);
}

static inline void assert_vrt_refuses(const char *text, const char *words)
{
    given_files files = { .texts = { zl_view_of(text) } };

    assert_refuses(&files, words);
}

static inline void assert_conllu_refuses(const char *text, const char *words)
{
    given_files files = { .texts = { zl_view_of(text) }, .conllu = true };

    assert_refuses(&files, words);
}

#endif
