/* dfm.c -- how often each type stands in each document. */
#include "stats/fcm.h"

#include "base/mem.h"

#include <string.h>

/* In how many documents each type stands, into starts[type + 1]; `last` has
 * the document that counted it, plus 1. */
static void count_entries(zl_dfm *dfm, const zl_sequences *sequences,
                          uint32_t *last)
{
    size_t at = 0;

    for (uint32_t d = 0; d < dfm->documents; d++) {
        dfm->sizes[d] = sequences->ends[d] - at;
        for (; at < sequences->ends[d]; at++) {
            uint32_t type = sequences->words[at];
            dfm->starts[type + 1] += last[type] != d + 1;
            last[type] = d + 1;
        }
    }
    for (size_t type = 0; type < dfm->types; type++)
        dfm->starts[type + 1] += dfm->starts[type];
}

/* `next` has where the next entry of each type goes. */
static void fill(zl_dfm *dfm, const zl_sequences *sequences, size_t *next)
{
    size_t at = 0;

    memcpy(next, dfm->starts, dfm->types * sizeof *next);
    for (uint32_t d = 0; d < dfm->documents; d++)
        for (; at < sequences->ends[d]; at++) {
            uint32_t type = sequences->words[at];
            size_t here = next[type];
            if (here == dfm->starts[type] || dfm->document[here - 1] != d) {
                dfm->document[here] = d;
                next[type]++;
            }
            dfm->count[next[type] - 1]++;
        }
}

static bool make(zl_dfm *dfm, const zl_sequences *sequences, size_t *next)
{
    uint32_t *last = zl_alloc_array(dfm->types, sizeof *last);

    dfm->starts = zl_alloc_array(dfm->types + 1, sizeof *dfm->starts);
    dfm->sizes = zl_alloc_array(dfm->documents, sizeof *dfm->sizes);
    if (last && dfm->starts && dfm->sizes)
        count_entries(dfm, sequences, last);
    zl_free(last);
    if (!last || !dfm->starts || !dfm->sizes)
        return false;
    size_t entries = dfm->starts[dfm->types];
    dfm->document = zl_alloc_array(entries, sizeof *dfm->document);
    dfm->count = zl_alloc_array(entries, sizeof *dfm->count);
    if (!dfm->document || !dfm->count)
        return false;
    fill(dfm, sequences, next);
    return true;
}

bool zl_dfm_init(zl_dfm *dfm, const zl_sequences *sequences)
{
    *dfm = (zl_dfm){ .types = sequences->types,
                     .documents = (uint32_t)sequences->documents };
    size_t *next = zl_alloc_array(dfm->types, sizeof *next);
    bool enough = next && make(dfm, sequences, next);
    zl_free(next);
    if (!enough)
        zl_dfm_clear(dfm);
    return enough;
}

void zl_dfm_clear(zl_dfm *dfm)
{
    zl_free(dfm->starts);
    zl_free(dfm->document);
    zl_free(dfm->count);
    zl_free(dfm->sizes);
    *dfm = (zl_dfm){ 0 };
}

void zl_dfm_table(const zl_dfm *dfm, const uint32_t *types, size_t type_count,
                  double *table)
{
    for (size_t i = 0; i < type_count * dfm->documents; i++)
        table[i] = 0;
    for (size_t k = 0; k < type_count; k++)
        for (size_t i = dfm->starts[types[k]]; i < dfm->starts[types[k] + 1];
             i++)
            table[dfm->document[i] * type_count + k] = dfm->count[i];
}
