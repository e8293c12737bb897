/* fuzz_query.c -- any query: refused with a sentence, or answered with hits
 * that are in order and inside the text, by steps and by leaps; with :en in a
 * bead. */
#include "../unit/slow_catalogue.h"
#include "../unit/hits_help.h"

#include "base/file.h"
#include "base/mem.h"
#include "query/parse.h"
#include "reader/beads.h"
#include "text/fold.h"
#include "text/script.h"
#include "writer/writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#define SIZE_LIMIT 512

static const char themes_text[] =
    "a: {zh: ['~\"自力\"', 自力更生], en: ['self-relian*', a b]}\n"
    "b: {c: ['~\"力\"', '* *'], d: ['?']}\n";

/* ---- a small corpus ---- */

struct folding {
    zl_fold *fold;
    zl_str key;
};

static zl_type_facts describe(void *user, zl_view form)
{
    struct folding *it = user;

    zl_str_empty(&it->key);
    zl_fold_add(it->fold, form, &it->key);
    return (zl_type_facts){ (uint8_t)zl_class_of(form),
                            zl_str_view(&it->key) };
}

/* A letter or a Han character is a token, and so are a few words. */
static void write_paragraph(zl_batch *batch, const char *text)
{
    zl_view rest = zl_view_of(text), token;

    zl_batch_begin(batch, "p", "body");
    while (zl_view_next(&rest, '|', &token)) {
        if (token.size)
            zl_batch_token(batch, token);
        else
            zl_batch_glue(batch, zl_view_of(" "));
    }
    zl_batch_end(batch, "p");
}

static void write_corpus(zl_batch *batch)
{
    zl_batch_document(batch, "d", "d.md", 9, "?");
    zl_batch_region_begin(batch, "translation", "en");
    write_paragraph(batch, "self|-|reliance||a||b|,||Self|-|reliant|.");
    write_paragraph(batch, "a|b||a||?||ﬁne|.");
    zl_batch_region_end(batch);
    zl_batch_region_begin(batch, "original", "zh");
    write_paragraph(batch, "自力更生|自|力||自力|更生|，|力|力|力|。");
    write_paragraph(batch, "聶|榮臻||自|？");
    zl_batch_region_end(batch);
}

static bool build(const char *path)
{
    struct folding folding = { 0 };
    zl_writer_options options = { .describe = describe,
                                  .describe_user = &folding };
    zl_writer *writer = NULL;
    zl_batch *batch = zl_batch_new();
    bool good = batch && !zl_fold_open(&folding.fold, NULL) &&
                !zl_writer_open(&writer, path, &options, NULL);

    if (good) {
        write_corpus(batch);
        zl_writer_take(writer, batch);
    }
    good = good && !zl_writer_commit(writer, NULL);
    zl_writer_close(writer);
    zl_batch_free(batch);
    zl_fold_close(folding.fold);
    zl_str_clear(&folding.key);
    return good;
}

/* Of 16 and 14 tokens. */
static void align(const char *path)
{
    slow_change_catalogue(path,
                          "INSERT INTO pairs VALUES (1, 1, 2);"
                          "INSERT INTO beads VALUES (1, 1, 0, 10, 0, 6, 1, 0),"
                          " (2, 1, 10, 10, 6, 10, .5, 0),"
                          " (3, 1, 10, 13, 10, 13, NULL, 1),"
                          " (4, 1, 13, 16, 13, 14, 0, 0);");
}

static bool save(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    return file && fputs(text, file) >= 0 && fclose(file) == 0;
}

static zili_corpus *corpus;
static zl_themes *themes;

/* The corpus stays mapped when its folder has gone. */
static void prepare(void)
{
    char folder[] = "/tmp/zili-fuzz-XXXXXX";
    char path[64];
    bool good = mkdtemp(folder) != NULL;

    snprintf(path, sizeof path, "%s/t.yaml", folder);
    good = good && save(path, themes_text) &&
           !zl_themes_open(&themes, path, NULL);
    snprintf(path, sizeof path, "%s/c.zili", folder);
    good = good && build(path);
    if (good)
        align(path);
    good = good && !zili_corpus_open(&corpus, path, NULL);
    zl_file_remove(folder);
    if (!good || zl_corpus_beads(corpus) != 4)
        abort();
}

/* ---- one query ---- */

static bool comes_after(zl_hit hit, zl_hit last)
{
    if (hit.begin != last.begin)
        return hit.begin > last.begin;
    return hit.skip > last.skip;
}

static void check_hit(zl_hit hit)
{
    if (hit.begin >= hit.end || hit.end > zl_corpus_tokens(corpus))
        abort();
    zl_view first = zl_corpus_form(corpus, zl_corpus_at(corpus, hit.begin));
    zl_view last = zl_corpus_form(corpus, zl_corpus_at(corpus, hit.end - 1));
    size_t rest = hit.end == hit.begin + 1 ? hit.skip : 0;
    if (hit.skip >= first.size || hit.trim + rest >= last.size)
        abort();
}

static bool asks_the_other_side(const char *query)
{
    zl_node *tree;

    if (zl_parse(&tree, query, NULL))
        abort();
    bool asks = tree->kind == ZL_NODE_QUERY &&
                tree->children.items[tree->children.count - 1]->kind ==
                    ZL_NODE_ALIGNED;
    zl_node_free(tree);
    return asks;
}

/* The second bead has nothing in English. */
static void check_bead(zl_hit hit)
{
    bool is_b;
    size_t bead = zl_corpus_bead_at(corpus, hit.begin, &is_b);

    if (bead == ZL_NO_BEAD || bead == 1)
        abort();
}

/* The hits in order; each is found by a leap too. */
static void check_hits(const char *query, zl_cursor *cursor)
{
    zl_cursor *leaping;
    zl_hit last = { 0 };
    bool asks = asks_the_other_side(query);

    if (open_hits(&leaping, query, themes, corpus, NULL, NULL))
        abort();
    for (bool first = true; !zl_cursor_ended(cursor); first = false) {
        check_hit(cursor->hit);
        if (asks)
            check_bead(cursor->hit);
        if (!first && !comes_after(cursor->hit, last))
            abort();
        if (first || cursor->hit.begin > last.begin) {
            zl_cursor_seek(leaping, cursor->hit.begin);
            if (memcmp(&leaping->hit, &cursor->hit, sizeof last) != 0)
                abort();
        }
        last = cursor->hit;
        zl_cursor_next(cursor);
    }
    zl_cursor_free(leaping);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char query[SIZE_LIMIT + 1] = { 0 };
    zl_cursor *cursor;
    zili_error err = { 0 };

    if (size > SIZE_LIMIT)
        return 0;
    if (!corpus)
        prepare();
    memcpy(query, bytes, size);
    zili_status status =
        open_hits(&cursor, query, themes, corpus, NULL, &err);
    if (status != ZILI_OK && (status != ZILI_EUSAGE || !err.text[0] || cursor))
        abort();
    if (!status)
        check_hits(query, cursor);
    zl_cursor_free(cursor);
    return 0;
}
