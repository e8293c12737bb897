/* index_help.h -- a folder to try things in, and a small index to try. */
#ifndef INDEX_HELP_H
#define INDEX_HELP_H

#include "base_help.h"

#include "base/file.h"
#include "base/mem.h"
#include "reader/corpus.h"
#include "writer/writer.h"

static char scratch[64];

static inline int make_scratch(void **state)
{
    (void)state;
    snprintf(scratch, sizeof scratch, "/tmp/zili-test-XXXXXX");
    return mkdtemp(scratch) ? 0 : -1;
}

static inline int remove_scratch(void **state)
{
    (void)state;
    zl_file_remove(scratch);
    return 0;
}

/* A path in the scratch folder; holds until it was asked for 8 others. */
static inline const char *in_scratch(const char *name)
{
    static char paths[8][256];
    static unsigned next;
    char *path = paths[next++ % 8];

    snprintf(path, sizeof paths[0], "%s/%s", scratch, name);
    return path;
}

static inline void write_file(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static inline zl_span read_file(const char *path)
{
    zl_span file;

    assert_int_equal(zl_file_read(&file, path, NULL), ZILI_OK);
    return file;
}

static inline void free_file(zl_span *file)
{
    zl_free((void *)(uintptr_t)file->bytes);
    *file = (zl_span){ 0 };
}

static inline bool same_files(const char *one, const char *two)
{
    zl_span left = read_file(one), right = read_file(two);
    bool same = left.size == right.size &&
                memcmp(left.bytes, right.bytes, left.size) == 0;

    free_file(&left);
    free_file(&right);
    return same;
}

/* Names in the scratch folder, to see that nothing was left there. */
static inline size_t count_scratch(void)
{
    zl_names names;

    assert_int_equal(zl_file_list(&names, scratch, NULL), ZILI_OK);
    size_t count = names.count;
    zl_names_clear(&names);
    return count;
}

/* ---- a small index ---- */

static inline zl_type_facts describe_small(void *user, zl_view form)
{
    (void)user;
    bool mark = form.size == 1 && strchr(".,", form.bytes[0]);
    return (zl_type_facts){ mark ? 0 : 1, form };
}

/* Tokens separated by one blank; the blank is glue, "_" stands for none. */
static inline void feed_tokens(zl_batch *batch, const char *text)
{
    zl_view rest = zl_view_of(text), token;

    while (zl_view_next(&rest, ' ', &token)) {
        bool tight = token.size > 1 && token.bytes[token.size - 1] == '_';
        token.size -= tight;
        zl_batch_token(batch, token);
        if (!tight)
            zl_batch_glue(batch, zl_view_of(" "));
    }
}

static inline void feed_region(zl_batch *batch, const char *kind,
                               const char *lang, const char *text)
{
    zl_batch_glue(batch, zl_view_of("\n"));
    zl_batch_region_begin(batch, kind, lang);
    zl_batch_begin(batch, "p", "body");
    zl_batch_begin(batch, "s", "");
    feed_tokens(batch, text);
    zl_batch_end(batch, "s");
    zl_batch_end(batch, "p");
    zl_batch_region_end(batch);
}

static const char small_one[] =
    "# \nReport on aid \nWe rely on ourselves. \n自力更生 。 \n";
static const char small_two[] = "\nRemarks \nSelf reliance, we say\n\n. ";

/* Document "one" has the regions summary, translation, original; "two", of
 * which a cut was repaired, summary and translation. */
static inline void feed_small(zl_batch *batch)
{
    zl_batch_document(batch, "one", "a/one.md", sizeof small_one - 1, "?");
    zl_batch_datum(batch, "year", "1960");
    zl_batch_datum(batch, "author", "Nie");
    zl_batch_glue(batch, zl_view_of("# "));
    feed_region(batch, "summary", "en", "Report on aid");
    feed_region(batch, "translation", "en", "We rely on ourselves_ .");
    feed_region(batch, "original", "zh", "自力更生 。");
    zl_batch_glue(batch, zl_view_of("\n"));
    zl_batch_document(batch, "two", "a/two.md", sizeof small_two - 1, "?");
    zl_batch_datum(batch, "year", "959");
    zl_batch_edit(batch, 31, 31, "\n\n", "", "translation: …say|.…");
    feed_region(batch, "summary", "en", "Remarks");
    feed_region(batch, "translation", "en", "Self reliance_ , we say_ .");
}

/* Begin an index whose words are described so; NULL where that fails. */
static inline zl_writer *open_writer(const char *path, zl_describe *describe,
                                     void *user, zili_error *err)
{
    zl_writer_options options = { .describe = describe,
                                  .describe_user = user };
    zl_writer *writer;

    if (zl_writer_open(&writer, path, &options, err))
        return NULL;
    zl_writer_setting(writer, "profile", "zili");
    return writer;
}

/* Give the writer the batch that `feed` fills. */
static inline void take(zl_writer *writer, void feed(zl_batch *batch))
{
    zl_batch *batch = zl_batch_new();

    if (batch) {
        feed(batch);
        zl_writer_take(writer, batch);
    } else {
        zl_writer_fail(writer, ZILI_ENOMEM, "There is not enough memory.");
    }
    zl_batch_free(batch);
}

/* Build; gives the status of whatever failed first. */
static inline zili_status build_with(const char *path,
                                     void feed(zl_batch *batch),
                                     zl_describe *describe, void *user,
                                     zili_error *err)
{
    zili_error why = { 0 };
    zl_writer *writer = open_writer(path, describe, user, &why);
    zili_status status = why.status;

    if (writer) {
        take(writer, feed);
        status = zl_writer_commit(writer, &why);
    }
    zl_writer_close(writer);
    if (status && err)
        *err = why;
    return status;
}

static inline zili_status build(const char *path, void feed(zl_batch *batch),
                                zili_error *err)
{
    return build_with(path, feed, describe_small, NULL, err);
}

static inline void build_small(const char *path)
{
    zili_error err = { 0 };

    if (build(path, feed_small, &err))
        fail_msg("%s", err.text);
}

static inline const zl_attribute *words_of(const zili_corpus *corpus)
{
    return zl_segment_attribute(zl_corpus_segment(corpus, 0), 0);
}

/* The type with this form, ZL_NONE. */
static inline uint32_t find_type(const zili_corpus *corpus, const char *form)
{
    for (uint32_t type = 0; type < zl_corpus_types(corpus); type++)
        if (zl_view_is(zl_corpus_form(corpus, type), form))
            return type;
    return ZL_NONE;
}

static inline zili_corpus *open_index(const char *path)
{
    zili_corpus *corpus;
    zili_error err = { 0 };

    if (zili_corpus_open(&corpus, path, &err))
        fail_msg("%s", err.text);
    return corpus;
}

static inline void assert_cat(const zili_corpus *corpus, const char *doc,
                              zl_view text)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    if (zili_corpus_cat(corpus, doc, zl_str_write, &out, &err))
        fail_msg("%s", err.text);
    assert_int_equal(out.size, text.size);
    assert_memory_equal(zl_str_text(&out), text.bytes, text.size);
    zl_str_clear(&out);
}

static inline void assert_sound(const zili_corpus *corpus)
{
    zili_error err = { 0 };

    if (zili_corpus_verify(corpus, &err))
        fail_msg("%s", err.text);
}

#endif
