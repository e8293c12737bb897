/* keyness_labels.c -- documents permuted, for the words of a comparison. */
#include "analysis/keyness_ranks.h"

#include "base/fail.h"
#include "base/mem.h"

#include <math.h>

/* Counts by word and document, for the words that are tested: those that are
 * frequent enough in both sides together, which does not depend on who has
 * which label. Documents may be blocks of them. */
struct labels {
    zl_labelled given;
    size_t tests;
    size_t *starts, *next; /* by test */
    uint32_t *document, *count;
    uint64_t *sizes;
    bool *is_target;
    uint32_t *test_of; /* by word; UINT32_MAX: none */
    zl_permuted *results;
    double *adjusted; /* p, by test */
};

static void clear(struct labels *labels)
{
    zl_free(labels->starts);
    zl_free(labels->next);
    zl_free(labels->document);
    zl_free(labels->count);
    zl_free(labels->sizes);
    zl_free(labels->is_target);
    zl_free(labels->test_of);
    zl_free(labels->results);
    zl_free(labels->adjusted);
}

/* Blocks where there are some. */
static zl_blocks blocks_of(const zl_pool *pool)
{
    return pool->blocks.made
               ? pool->blocks
               : (zl_blocks){ .tables = pool->tables,
                              .is_target = pool->is_target,
                              .count = pool->groups };
}

static size_t documents_of(const zl_sides *sides)
{
    size_t documents = 0;

    for (size_t i = 0; i < sides->pool_count; i++)
        documents += blocks_of(&sides->pools[i]).count;
    return documents;
}

static bool choose(struct labels *labels, const zl_sides *sides,
                   uint64_t min_freq)
{
    labels->test_of = zl_alloc_array(sides->count, sizeof *labels->test_of);
    for (uint32_t i = 0; labels->test_of && i < sides->count; i++) {
        uint64_t both = sides->sides[ZL_TARGET].count[i] +
                        sides->sides[ZL_REFERENCE].count[i];
        labels->test_of[i] =
            both >= min_freq ? (uint32_t)labels->tests++ : UINT32_MAX;
    }
    return labels->test_of != NULL;
}

static bool make_room(struct labels *labels, const zl_sides *sides)
{
    size_t documents = documents_of(sides);

    labels->starts = zl_alloc_array(labels->tests + 1, sizeof(size_t));
    labels->next = zl_alloc_array(labels->tests, sizeof *labels->next);
    labels->sizes = zl_alloc_array(documents, sizeof *labels->sizes);
    labels->is_target = zl_alloc_array(documents, sizeof *labels->is_target);
    labels->results = zl_alloc_array(labels->tests, sizeof(zl_permuted));
    labels->adjusted = zl_alloc_array(labels->tests, sizeof(double));
    return labels->starts && labels->next && labels->sizes &&
           labels->is_target && labels->results && labels->adjusted;
}

/* ---- all counts, document by document ---- */

typedef void see_fn(struct labels *labels, uint32_t test, uint32_t document,
                    uint64_t count);

static void see_all(struct labels *labels, const zl_sides *sides, see_fn *see)
{
    uint32_t document = 0;

    for (size_t i = 0; i < sides->pool_count; i++) {
        const zl_pool *pool = &sides->pools[i];
        zl_blocks blocks = blocks_of(pool);
        const zl_tables *tables = &blocks.tables;
        for (size_t group = 0; group < blocks.count; group++, document++)
            for (size_t k = tables->begins[group];
                 k < tables->begins[group + 1]; k++) {
                uint32_t word = pool->word_of[tables->rows[k].term];
                see(labels, labels->test_of[word], document,
                    tables->rows[k].count);
            }
    }
}

/* Tokens are those of all words. */
static void tell(struct labels *labels, uint32_t test, uint32_t document,
                 uint64_t count)
{
    labels->sizes[document] += count;
    if (test != UINT32_MAX)
        labels->starts[test + 1]++;
}

/* Documents rise; two terms of a corpus may be one word beside another. */
static void put(struct labels *labels, uint32_t test, uint32_t document,
                uint64_t count)
{
    if (test == UINT32_MAX)
        return;
    size_t at = labels->next[test];
    if (at > labels->starts[test] && labels->document[at - 1] == document) {
        labels->count[at - 1] += (uint32_t)count;
        return;
    }
    labels->document[at] = document;
    labels->count[at] = (uint32_t)count;
    labels->next[test]++;
}

/* Close the gaps that `put` has left. */
static void move_up(struct labels *labels)
{
    size_t end = 0;

    for (size_t i = 0; i < labels->tests; i++) {
        size_t from = labels->starts[i];
        labels->starts[i] = end;
        for (; from < labels->next[i]; from++, end++) {
            labels->document[end] = labels->document[from];
            labels->count[end] = labels->count[from];
        }
    }
    labels->starts[labels->tests] = end;
}

static void name_sides(struct labels *labels, const zl_sides *sides)
{
    size_t document = 0;

    for (size_t i = 0; i < sides->pool_count; i++) {
        zl_blocks blocks = blocks_of(&sides->pools[i]);
        for (size_t group = 0; group < blocks.count; group++)
            labels->is_target[document++] = blocks.is_target[group];
    }
}

static bool fill(struct labels *labels, const zl_sides *sides)
{
    see_all(labels, sides, tell);
    for (size_t i = 0; i < labels->tests; i++) {
        labels->starts[i + 1] += labels->starts[i];
        labels->next[i] = labels->starts[i];
    }
    size_t counts = labels->starts[labels->tests];
    labels->document = zl_alloc_array(counts, sizeof *labels->document);
    labels->count = zl_alloc_array(counts, sizeof *labels->count);
    if (!labels->document || !labels->count)
        return false;
    see_all(labels, sides, put);
    move_up(labels);
    name_sides(labels, sides);
    labels->given = (zl_labelled){ labels->tests,
                                   (uint32_t)documents_of(sides),
                                   labels->starts,
                                   labels->document,
                                   labels->count,
                                   labels->sizes,
                                   labels->is_target,
                                   sides->units };
    return true;
}

/* ---- all ---- */

static bool adjust(struct labels *labels, zl_key_ranks *ranks,
                   const zl_adjustment *adjustment)
{
    for (size_t i = 0; i < labels->tests; i++) {
        labels->adjusted[i] = labels->results[i].p;
        ranks->tests += isnan(labels->results[i].p) ? 0 : 1;
    }
    return adjustment->adjust(labels->adjusted, labels->tests,
                              labels->adjusted);
}

static void take(const struct labels *labels, zl_key_ranks *ranks)
{
    for (size_t i = 0; i < ranks->count; i++) {
        zl_key_row *row = &ranks->rows[i];
        uint32_t test = labels->test_of[row->word];
        row->p_perm = labels->results[test].p;
        row->p_perm_adj = labels->adjusted[test];
        row->reason = labels->results[test].reason;
    }
    for (size_t i = 0; i < labels->given.documents; i++)
        ranks->blocks[labels->is_target[i] ? ZL_TARGET : ZL_REFERENCE]++;
    ranks->permuted = true;
}

zili_status zl_key_permute(zl_key_ranks *ranks, const zl_permuting *permuting,
                           const zl_adjustment *adjustment, uint64_t min_freq,
                           zili_error *err)
{
    const zl_sides *sides = ranks->sides;
    struct labels labels = { 0 };
    zili_status status = choose(&labels, sides, min_freq) &&
                                 make_room(&labels, sides) &&
                                 fill(&labels, sides)
                             ? ZILI_OK
                             : zl_no_memory(err);

    if (!status)
        status = zl_permute_labels(&labels.given, permuting, labels.results,
                                   &ranks->permutations, err);
    if (!status && !adjust(&labels, ranks, adjustment))
        status = zl_no_memory(err);
    if (!status)
        take(&labels, ranks);
    clear(&labels);
    return status;
}
