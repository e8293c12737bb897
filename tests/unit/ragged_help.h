/* ragged_help.h -- a corpus in which little is as it should be: documents and
 * regions without tokens, tokens outside of paragraphs and sentences, pages
 * that go through regions, and in words, values and names what formats must
 * escape. */
#ifndef RAGGED_HELP_H
#define RAGGED_HELP_H

#include "query_help.h"

/* What a ragged corpus has. */
enum { RAGGED_P = 1, RAGGED_S = 2, RAGGED_PAGES = 4, RAGGED_ALL = 7 };

typedef struct ragged {
    zl_batch *batch;
    uint32_t *seed;
    unsigned has;
    uint32_t longest; /* tokens of a region are fewer */
    bool paragraph, sentence, page; /* open */
    unsigned pages;
} ragged;

static const char *const ragged_forms[] = {
    "a", "A", "self", "Self", "reliance", "ab", "-", ",", "自力", "自", "更生",
    "聶", "&", "<", ">", "\"", "<b>", "&amp;", "a\tb", "\\", "\\t", "a b",
    "'", "é", "\x01",
};
static const char *const ragged_glues[] = { "", "", " ", " ", "\n", "\t",
                                            "\r\n", "　", "<br/>", "\"" };
static const char *const ragged_names[] = {
    "year", "Author Name", "author_name", "id", "2nd", "作者", "题名", "kind",
};
static const char *const ragged_values[] = {
    "1960", "Nie & Zhou", "<a> \"b\"", "tab\there", "two\nlines", "聶榮臻", "",
    "a\\b", " ",
};

/* Open or close something, one time in `rarely`. */
static inline void ragged_turn(ragged *it, const char *name, bool *open,
                               const char *value, uint32_t rarely)
{
    if (next_random(it->seed) % rarely)
        return;
    if (*open)
        zl_batch_end(it->batch, name);
    else
        zl_batch_begin(it->batch, name, value);
    *open = !*open;
}

/* A page has a number: a structure with the same ranges. */
static inline void ragged_turn_page(ragged *it)
{
    char number[20];
    bool was_open = it->page;

    ragged_turn(it, "page", &it->page, "", 6);
    if (was_open == it->page)
        return;
    snprintf(number, sizeof number, "<%u>", ++it->pages);
    if (was_open)
        zl_batch_end(it->batch, "page_n");
    else
        zl_batch_begin(it->batch, "page_n", number);
}

/* Sentences lie in paragraphs, or outside of them. */
static inline void ragged_edge(ragged *it)
{
    static const char *const kinds[] = { "body", "heading" };
    bool was_open = it->paragraph;

    if (it->has & RAGGED_P)
        ragged_turn(it, "p", &it->paragraph, SOME(kinds, it->seed), 5);
    if (it->sentence && was_open != it->paragraph) {
        zl_batch_end(it->batch, "s");
        it->sentence = false;
    }
    if (it->has & RAGGED_S)
        ragged_turn(it, "s", &it->sentence, "", 3);
    if (it->has & RAGGED_PAGES)
        ragged_turn_page(it);
}

static inline void ragged_close(ragged *it)
{
    if (it->sentence)
        zl_batch_end(it->batch, "s");
    if (it->paragraph)
        zl_batch_end(it->batch, "p");
    it->sentence = it->paragraph = false;
}

static inline void ragged_region(ragged *it, const char *kind,
                                 const char *lang)
{
    uint32_t tokens = next_random(it->seed) % it->longest;

    zl_batch_glue(it->batch, zl_view_of("# "));
    zl_batch_region_begin(it->batch, kind, lang);
    for (uint32_t i = 0; i < tokens; i++) {
        ragged_edge(it);
        zl_batch_token(it->batch, zl_view_of(SOME(ragged_forms, it->seed)));
        zl_batch_glue(it->batch, zl_view_of(SOME(ragged_glues, it->seed)));
    }
    ragged_close(it);
    zl_batch_region_end(it->batch);
}

static inline void ragged_document(ragged *it)
{
    zl_batch_document(it->batch, "a <d> & \"e\"", "d.md", 9, "?");
    for (size_t i = 0; i < sizeof ragged_names / sizeof *ragged_names; i++)
        if (next_random(it->seed) % 2)
            zl_batch_datum(it->batch, ragged_names[i],
                            SOME(ragged_values, it->seed));
    if (next_random(it->seed) % 4 == 0)
        return;
    ragged_region(it, "summary", "en");
    ragged_region(it, "translation", "en");
    ragged_region(it, "original", "zh");
    if (it->page) {
        zl_batch_end(it->batch, "page");
        zl_batch_end(it->batch, "page_n");
    }
    it->page = false;
}

static inline zili_corpus *ragged_corpus_of(const char *path, uint32_t *seed,
                                            unsigned has, uint32_t longest)
{
    folding describer = { 0 };
    ragged it = { .seed = seed, .has = has, .longest = longest };
    zili_error err = { 0 };

    it.batch = zl_batch_new();
    assert_non_null(it.batch);
    assert_int_equal(zl_fold_open(&describer.fold, NULL), ZILI_OK);
    zl_writer *writer = open_writer(path, describe_folded, &describer, &err);
    assert_non_null(writer);
    for (uint32_t left = 1 + next_random(seed) % 5; left > 0; left--)
        ragged_document(&it);
    assert_int_equal(zl_batch_check(it.batch, &err), ZILI_OK);
    assert_true(zl_writer_take(writer, it.batch));
    if (zl_writer_commit(writer, &err))
        fail_msg("%s", err.text);
    zl_writer_close(writer);
    zl_batch_free(it.batch);
    zl_fold_close(describer.fold);
    zl_str_clear(&describer.key);
    return open_index(path);
}

static inline zili_corpus *ragged_corpus(const char *path, uint32_t *seed,
                                         unsigned has)
{
    return ragged_corpus_of(path, seed, has, 40);
}

/* ---- places, found slowly ---- */

/* The range of a structure that holds a position, or ZL_NONE. */
static inline uint32_t slow_range(const zili_corpus *corpus, const char *name,
                                  uint64_t position)
{
    const zl_structure *structure = zl_corpus_structure(corpus, name);

    for (uint32_t i = 0; structure && i < zl_structure_count(structure); i++)
        if (zl_structure_begin(structure, i) <= position &&
            position < zl_structure_end(structure, i))
            return i;
    return ZL_NONE;
}

/* How many ranges, with the one that holds `position`, have begun since
 * `from`; 0 where none holds it. */
static inline uint32_t slow_number(const zili_corpus *corpus, const char *name,
                                   uint64_t from, uint64_t position)
{
    const zl_structure *structure = zl_corpus_structure(corpus, name);
    uint32_t holder = slow_range(corpus, name, position), number = 0;

    if (holder == ZL_NONE)
        return 0;
    for (uint32_t i = 0; i <= holder; i++)
        number += zl_structure_end(structure, i) > from &&
                  zl_structure_begin(structure, i) !=
                      zl_structure_end(structure, i);
    return number;
}

typedef struct slow_place {
    const zl_area *area;
    const zl_document *document;
    uint32_t paragraph, sentence;
} slow_place;

static inline slow_place slow_place_of(const zili_corpus *corpus,
                                       uint64_t position)
{
    uint32_t region = slow_range(corpus, "region", position);
    uint32_t paragraph = slow_range(corpus, "p", position);
    slow_place place = { .area = zl_corpus_area(corpus, region) };
    uint64_t around =
        paragraph == ZL_NONE
            ? place.area->begin
            : zl_structure_begin(zl_corpus_structure(corpus, "p"), paragraph);

    place.document = zl_corpus_document(corpus, place.area->document);
    place.paragraph = slow_number(corpus, "p", place.area->begin, position);
    place.sentence = slow_number(corpus, "s", around, position);
    return place;
}

#endif
