/* tables.h -- how often each term occurs in each group of a scope. */
#ifndef ZL_ANALYSIS_TABLES_H
#define ZL_ANALYSIS_TABLES_H

#include "analysis/terms.h"

typedef struct zl_frequency {
    uint64_t count;
    uint32_t term;
    uint32_t docs; /* documents of the group that hold it */
} zl_frequency;

/* The same as a row that can stand anywhere. */
typedef struct zl_ranked {
    uint64_t rank; /* by count in the group, from 1; 0 where it has none */
    uint64_t count;
    uint32_t group, term, docs;
} zl_ranked;

/* The groups' lists of terms, one behind the other, each by falling count,
 * equal ones in the order of the terms. */
typedef struct zl_tables {
    zl_frequency *rows;
    size_t count;
    size_t all;     /* rows there would be without a limit */
    size_t groups;
    size_t *begins; /* by group, and one more: where its rows begin */
} zl_tables;

/* The row of a group. */
zl_ranked zl_tables_ranked(const zl_tables *tables, size_t row, size_t group);

/* Count `terms` in `stretches`, of which there are `groups`. Of each group keep
 * what occurs at least `min_freq` times and is no stop word, and the first
 * `limit` of that; 0: all. The same for any number of threads. False without
 * memory; clear in any case. Time: O(tokens), and O(terms) where the stretches
 * are the whole corpus in one group. */
bool zl_tables_make(zl_tables *tables, const zl_terms *terms,
                    const zl_stretches *stretches, size_t groups,
                    uint64_t min_freq, uint64_t limit, size_t threads);
void zl_tables_clear(zl_tables *tables);

#endif
