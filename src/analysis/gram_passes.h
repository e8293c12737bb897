/* gram_passes.h -- terms shared out to lists, and lists to passes over the
 * text, so that what is gathered in one pass fits into memory. */
#ifndef ZL_ANALYSIS_GRAM_PASSES_H
#define ZL_ANALYSIS_GRAM_PASSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The lists from where the pass before ends up to `end`; alone: it is one,
 * and too large to be gathered at once. */
typedef struct zl_gram_pass {
    uint32_t end;
    bool alone;
} zl_gram_pass;

typedef struct zl_gram_passes {
    uint32_t *parts; /* by term: the list of n-grams that begin with it */
    zl_gram_pass *items;
    size_t count;
} zl_gram_passes;

/* How much there may be, in keys. */
typedef struct zl_gram_room {
    uint64_t list; /* about; one term is never divided */
    uint64_t alone; /* a list with more is a pass of its own */
    uint64_t pass;
} zl_gram_room;

/* Share out `terms` terms in their order; `keys[i]` begin with term i. False
 * without memory. Clear in any case. */
bool zl_gram_passes_make(zl_gram_passes *passes, const uint64_t *keys,
                         uint32_t terms, zl_gram_room room);
void zl_gram_passes_clear(zl_gram_passes *passes);

#endif
