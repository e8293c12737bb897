/* keyness_labels.c -- documents permuted, for the words of a comparison. */
#include "analysis/keyness_ranks.h"

#include "base/fail.h"
#include "base/mem.h"

/* Counts by word and document, for those words that are rows. */
struct labels {
    zl_labelled given;
    size_t *starts, *next; /* by row */
    uint32_t *document, *count;
    uint64_t *sizes;
    bool *is_target;
    uint32_t *row_of; /* by word; UINT32_MAX: none */
    zl_permuted *results;
};

static void clear(struct labels *labels)
{
    zl_free(labels->starts);
    zl_free(labels->next);
    zl_free(labels->document);
    zl_free(labels->count);
    zl_free(labels->sizes);
    zl_free(labels->is_target);
    zl_free(labels->row_of);
    zl_free(labels->results);
}

static size_t documents_of(const zl_sides *sides)
{
    size_t documents = 0;

    for (size_t i = 0; i < sides->pool_count; i++)
        documents += sides->pools[i].groups;
    return documents;
}

static bool make_room(struct labels *labels, const zl_key_ranks *ranks)
{
    const zl_sides *sides = ranks->sides;
    size_t documents = documents_of(sides);

    labels->starts = zl_alloc_array(ranks->count + 1, sizeof(size_t));
    labels->next = zl_alloc_array(ranks->count, sizeof *labels->next);
    labels->sizes = zl_alloc_array(documents, sizeof *labels->sizes);
    labels->is_target = zl_alloc_array(documents, sizeof *labels->is_target);
    labels->row_of = zl_alloc_array(sides->count, sizeof *labels->row_of);
    labels->results = zl_alloc_array(ranks->count, sizeof(zl_permuted));
    if (!labels->starts || !labels->next || !labels->sizes ||
        !labels->is_target || !labels->row_of || !labels->results)
        return false;
    for (uint32_t i = 0; i < sides->count; i++)
        labels->row_of[i] = UINT32_MAX;
    for (size_t i = 0; i < ranks->count; i++)
        labels->row_of[ranks->rows[i].word] = (uint32_t)i;
    return true;
}

/* ---- all counts, document by document ---- */

typedef void see_fn(struct labels *labels, uint32_t row, uint32_t document,
                    uint64_t count);

static void see_all(struct labels *labels, const zl_sides *sides, see_fn *see)
{
    uint32_t document = 0;

    for (size_t i = 0; i < sides->pool_count; i++) {
        const zl_pool *pool = &sides->pools[i];
        const zl_tables *tables = &pool->tables;
        for (size_t group = 0; group < pool->groups; group++, document++)
            for (size_t k = tables->begins[group];
                 k < tables->begins[group + 1]; k++) {
                uint32_t word = pool->word_of[tables->rows[k].term];
                see(labels, labels->row_of[word], document,
                    tables->rows[k].count);
            }
    }
}

/* Tokens are those of all words. */
static void tell(struct labels *labels, uint32_t row, uint32_t document,
                 uint64_t count)
{
    labels->sizes[document] += count;
    if (row != UINT32_MAX)
        labels->starts[row + 1]++;
}

/* Documents rise; two terms of a corpus may be one word beside another. */
static void put(struct labels *labels, uint32_t row, uint32_t document,
                uint64_t count)
{
    if (row == UINT32_MAX)
        return;
    size_t at = labels->next[row];
    if (at > labels->starts[row] && labels->document[at - 1] == document) {
        labels->count[at - 1] += (uint32_t)count;
        return;
    }
    labels->document[at] = document;
    labels->count[at] = (uint32_t)count;
    labels->next[row]++;
}

/* Close the gaps that `put` has left. */
static void move_up(struct labels *labels, size_t rows)
{
    size_t end = 0;

    for (size_t row = 0; row < rows; row++) {
        size_t from = labels->starts[row];
        labels->starts[row] = end;
        for (; from < labels->next[row]; from++, end++) {
            labels->document[end] = labels->document[from];
            labels->count[end] = labels->count[from];
        }
    }
    labels->starts[rows] = end;
}

static void name_sides(struct labels *labels, const zl_sides *sides)
{
    size_t document = 0;

    for (size_t i = 0; i < sides->pool_count; i++)
        for (size_t group = 0; group < sides->pools[i].groups; group++)
            labels->is_target[document++] = sides->pools[i].is_target[group];
}

static bool fill(struct labels *labels, const zl_key_ranks *ranks)
{
    const zl_sides *sides = ranks->sides;

    see_all(labels, sides, tell);
    for (size_t i = 0; i < ranks->count; i++) {
        labels->starts[i + 1] += labels->starts[i];
        labels->next[i] = labels->starts[i];
    }
    size_t counts = labels->starts[ranks->count];
    labels->document = zl_alloc_array(counts, sizeof *labels->document);
    labels->count = zl_alloc_array(counts, sizeof *labels->count);
    if (!labels->document || !labels->count)
        return false;
    see_all(labels, sides, put);
    move_up(labels, ranks->count);
    name_sides(labels, sides);
    labels->given = (zl_labelled){ ranks->count,
                                   (uint32_t)documents_of(sides),
                                   labels->starts,
                                   labels->document,
                                   labels->count,
                                   labels->sizes,
                                   labels->is_target };
    return true;
}

/* ---- all ---- */

zili_status zl_key_permute(zl_key_ranks *ranks, const zl_permuting *permuting,
                           zili_error *err)
{
    struct labels labels = { 0 };
    zili_status status = make_room(&labels, ranks) && fill(&labels, ranks)
                             ? ZILI_OK
                             : zl_no_memory(err);

    if (!status)
        status = zl_permute_labels(&labels.given, permuting, labels.results,
                                   &ranks->permutations, err);
    for (size_t i = 0; !status && i < ranks->count; i++) {
        ranks->rows[i].p_perm = labels.results[i].p;
        ranks->rows[i].reason = labels.results[i].reason;
    }
    ranks->permuted = !status;
    clear(&labels);
    return status;
}
