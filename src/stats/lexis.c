/* lexis.c -- the words of a text, counted. */
#include "stats/lexis.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static int by_size(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

    return (a > b) - (a < b);
}

/* Append to the spectrum the class that begins at `from` in sorted counts;
 * gives where the next one begins. */
static size_t add_class(zl_lexis *out, const uint32_t *counts, size_t from,
                        size_t end)
{
    size_t to = from;

    while (to < end && counts[to] == counts[from])
        to++;
    double f = counts[from], types = (double)(to - from);
    out->spectrum[out->classes++] = (zl_frequency_class){ f, types };
    out->v += types;
    out->sum_f2 += types * f * f;
    out->pairs += types * f * (f - 1);
    if (f == 1)
        out->v1 = types;
    if (f == 2)
        out->v2 = types;
    return to;
}

/* There are fewer classes than √(2·tokens) + 1: 1 + 2 + 3 + … tokens. */
static size_t most_classes(zl_words words)
{
    size_t most = 0;

    while (most * (most + 1) / 2 <= words.count && most <= words.types)
        most++;
    return most;
}

bool zl_lexis_make(zl_lexis *out, zl_words words)
{
    *out = (zl_lexis){ .words = words, .n = (double)words.count };
    out->spectrum = zl_alloc_array(most_classes(words), sizeof *out->spectrum);
    out->scratch = zl_alloc_array(words.types, sizeof *out->scratch);
    if (!out->spectrum || !out->scratch)
        return false;
    uint32_t *counts = out->scratch;
    for (size_t i = 0; i < words.count; i++)
        counts[words.items[i]]++;
    qsort(counts, words.types, sizeof *counts, by_size);
    size_t at = 0;
    while (at < words.types && counts[at] == 0)
        at++;
    while (at < words.types)
        at = add_class(out, counts, at, words.types);
    memset(counts, 0, words.types * sizeof *counts);
    return true;
}

void zl_lexis_clear(zl_lexis *lexis)
{
    zl_free(lexis->spectrum);
    zl_free(lexis->scratch);
    lexis->spectrum = NULL;
    lexis->scratch = NULL;
}
