/* explain.h -- what a measure is, and where it is from.
 *
 * Measures of all kinds are found here by name: what `zili stats` lists, and
 * what only an analysis has (zl_only_here). */
#ifndef ZL_ANALYSIS_EXPLAIN_H
#define ZL_ANALYSIS_EXPLAIN_H

#include "analysis/figures.h"

/* What the numbers of a table are of, so that log_ratio is found among the
 * measures of association or those of keyness. */
typedef enum zl_of {
    ZL_OF_ASSOCIATION,
    ZL_OF_KEYNESS,
    ZL_OF_DISPERSION,
    ZL_OF_DIVERSITY,
    ZL_OF_TUPLES,
    ZL_OF_LIKENESS,
    ZL_OF_ANYTHING
} zl_of;

/* The measure called so by either name: of that kind, or of the first that
 * has it. False where there is none. */
bool zl_explain_find(zl_of of, zl_view name, zl_listed *out);

/* As an entry of BibTeX. */
void zl_explain_entry(const char *key, zl_str *out);

/* As "Dunning (1993): …": authors, year, title; of keys with commas between. */
void zl_explain_author(const char *keys, zl_str *out);

/* Fail with ZILI_EUSAGE: there is no such measure, `wish` ("" or " to …"), and
 * which names are near. */
zili_status zl_explain_fail(const char *name, const char *wish,
                            zili_error *err);

#endif
