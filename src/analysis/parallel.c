/* parallel.c -- the beads of an index, for the documents of a scope. */
#include "analysis/parallel.h"

#include "base/fail.h"
#include "base/mem.h"

#include <math.h>
#include <string.h>

/* ---- pairs in the scope ---- */

/* Which regions are in the scope; NULL without memory. */
static bool *mark_regions(const zl_ask *ask)
{
    bool *marks = zl_alloc(zl_corpus_areas(ask->corpus));

    for (size_t i = 0; marks && i < ask->scope->count; i++)
        marks[ask->scope->intervals[i].area] = true;
    return marks;
}

/* As the catalogue has it: with four decimals. */
static double confidence_of(const zl_bead *bead)
{
    return round((double)bead->confidence * 1e4) / 1e4;
}

static bool add_pair(zl_parallel *out, size_t number)
{
    const zl_pair *pair = zl_corpus_pair(out->corpus, number);
    const zl_area *a = zl_corpus_area(out->corpus, pair->a);
    const zl_area *b = zl_corpus_area(out->corpus, pair->b);

    if (out->documents++ == 0) {
        out->a_lang = a->lang;
        out->b_lang = b->lang;
    }
    out->first[number] = (uint32_t)out->couples.count;
    for (size_t i = pair->bead; i < pair->bead + pair->beads; i++) {
        const zl_bead *bead = zl_corpus_bead(out->corpus, i);
        zl_couple couple = { .a = bead->a,
                             .a_end = bead->a_end,
                             .b = bead->b,
                             .b_end = bead->b_end,
                             .document = a->document,
                             .b_document = b->document,
                             .pair = (uint32_t)number,
                             .confidence = confidence_of(bead),
                             .by_hand = bead->by_hand };
        if (!zl_array_push(&out->couples, couple))
            return false;
    }
    return true;
}

/* Documents of the scope that are in no pair. */
static bool count_others(zl_parallel *out, const zl_ask *ask)
{
    bool *paired = zl_alloc(zl_corpus_documents(ask->corpus));
    uint32_t last = ZL_NONE;

    for (size_t i = 0; paired && i < out->couples.count; i++) {
        paired[out->couples.items[i].document] = true;
        paired[out->couples.items[i].b_document] = true;
    }
    for (size_t i = 0; paired && i < ask->scope->count; i++) {
        uint32_t document =
            zl_corpus_area(ask->corpus, ask->scope->intervals[i].area)
                ->document;
        out->without += document != last && !paired[document];
        last = document;
    }
    zl_free(paired);
    return paired != NULL;
}

static bool fill(zl_parallel *out, const zl_ask *ask, zl_taken_pairs which,
                 size_t pairs)
{
    bool *marks = mark_regions(ask);
    bool enough = marks != NULL;

    out->first = zl_alloc_array(pairs, sizeof *out->first);
    enough = enough && out->first;
    for (size_t i = 0; enough && i < pairs; i++) {
        const zl_pair *pair = zl_corpus_pair(out->corpus, i);
        out->first[i] = ZL_NONE;
        bool both = marks[pair->a] && marks[pair->b];
        bool either = marks[pair->a] || marks[pair->b];
        if (which == ZL_PAIRS_OF_BOTH ? both : either)
            enough = add_pair(out, i);
    }
    zl_free(marks);
    return enough && count_others(out, ask);
}

zili_status zl_parallel_make(zl_parallel *parallel, const zl_ask *ask,
                             zl_taken_pairs which, zili_error *err)
{
    uint64_t problems = zl_corpus_problems(ask->corpus);

    *parallel = (zl_parallel){ .corpus = ask->corpus,
                               .a_lang = "",
                               .b_lang = "" };
    size_t pairs = zl_corpus_pairs(ask->corpus);
    zili_status status = zl_corpus_problem(ask->corpus, problems, err);
    if (status)
        return status;
    if (pairs == 0)
        return zl_fail(err, ZILI_EUSAGE,
                       "Nothing of this index is aligned: zili align %s does "
                       "it where documents have two languages (zili docs "
                       "--regions shows them), and with --pairs where two "
                       "documents belong together.",
                       zl_corpus_path(ask->corpus));
    if (!fill(parallel, ask, which, pairs))
        return zl_no_memory(err);
    if (parallel->documents == 0)
        return zl_fail(err, ZILI_EUSAGE,
                       "No document of the scope is aligned%s: \"zili docs "
                       "--regions\" shows the languages.",
                       which == ZL_PAIRS_OF_BOTH ? " with both its languages"
                                                 : "");
    return ZILI_OK;
}

void zl_parallel_clear(zl_parallel *parallel)
{
    zl_array_clear(&parallel->couples);
    zl_free(parallel->first);
    *parallel = (zl_parallel){ 0 };
}

uint32_t zl_parallel_at(const zl_parallel *parallel, uint64_t position,
                        bool *is_b)
{
    size_t found = zl_corpus_bead_at(parallel->corpus, position, is_b);

    if (found == ZL_NO_BEAD)
        return ZL_NONE;
    uint32_t pair = zl_corpus_bead(parallel->corpus, found)->pair;
    size_t from = zl_corpus_pair(parallel->corpus, pair)->bead;
    return parallel->first[pair] == ZL_NONE
               ? ZL_NONE
               : parallel->first[pair] + (uint32_t)(found - from);
}

/* ---- what is said ---- */

/* Append text in which nothing ends a line. */
static void add_flat(const zili_corpus *corpus, uint64_t from, uint64_t to,
                     zl_str *text)
{
    size_t begin = text->size;

    zl_corpus_text(corpus, from, to, text);
    for (size_t i = begin; i < text->size; i++)
        if (text->bytes[i] == '\n' || text->bytes[i] == '\r')
            text->bytes[i] = ' ';
}

void zl_parallel_add_text(const zl_ask *ask, uint64_t from, uint64_t to,
                          zl_str *text, zili_table *table)
{
    zl_str_empty(text);
    if (from < to)
        add_flat(ask->corpus, from, to, text);
    zl_table_add_text(table, zl_str_view(text));
}

static void note_sources(const zl_parallel *parallel, size_t both,
                         zili_table *table)
{
    const char *glossary = zl_corpus_setting(parallel->corpus, "glossary");
    size_t size = strcspn(glossary, ":");

    zl_table_add_note(table,
                      "aligned: %zu documents, %zu beads of sentences, %zu of "
                      "them with both languages; %s%.*s",
                      parallel->documents, parallel->couples.count, both,
                      *glossary ? "glossary " : "without a glossary",
                      (int)size, glossary);
}

void zl_parallel_note(const zl_parallel *parallel, zili_table *table)
{
    size_t both = 0, by_hand = 0;

    for (size_t i = 0; i < parallel->couples.count; i++) {
        const zl_couple *couple = &parallel->couples.items[i];
        both += couple->a < couple->a_end && couple->b < couple->b_end;
        by_hand += couple->by_hand;
    }
    note_sources(parallel, both, table);
    if (by_hand)
        zl_table_add_note(table, "%zu beads are by hand", by_hand);
    if (parallel->without)
        zl_table_add_note(table,
                          "left out: %zu documents that are not aligned",
                          parallel->without);
}
