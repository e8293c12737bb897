/* lexis.h -- the words of a text as numbers, and what is counted in them once
 * for all measures of diversity. */
#ifndef ZL_STATS_LEXIS_H
#define ZL_STATS_LEXIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A text: the numbers of its types in order, all below `types`. Lent. */
typedef struct zl_words {
    const uint32_t *items;
    size_t count;
    uint32_t types;
} zl_words;

/* `types` types occur `f` times. */
typedef struct zl_frequency_class {
    double f, types;
} zl_frequency_class;

typedef struct zl_lexis {
    zl_words words;
    bool any_length; /* also what is not to be trusted: the caller's */
    double n, v;     /* tokens, types */
    double v1, v2;   /* types that occur once, twice */
    double sum_f2;   /* Σf² */
    double pairs;    /* Σf·(f - 1) */
    zl_frequency_class *spectrum; /* by rising f */
    size_t classes;
    uint32_t *scratch; /* one for each type, 0 between two uses */
    bool failed;       /* memory ran out in a measure: it gave NAN */
} zl_lexis;

/* Count. False without memory. Release with zl_lexis_clear() in any case.
 * Time: O(tokens + types log types). */
bool zl_lexis_make(zl_lexis *out, zl_words words);
void zl_lexis_clear(zl_lexis *lexis);

#endif
