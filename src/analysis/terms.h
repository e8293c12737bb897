/* terms.h -- what freq counts: words, folded, joined through hyphens. */
#ifndef ZL_ANALYSIS_TERMS_H
#define ZL_ANALYSIS_TERMS_H

#include "base/array.h"
#include "base/map.h"
#include "reader/scope.h"
#include "text/fold.h"

typedef struct zl_terms zl_terms;

typedef struct zl_term_rules {
    bool exact;  /* Self and self are two terms */
    bool hyphen; /* self-reliance is one term */
    bool all;    /* punctuation is counted too */
} zl_term_rules;

/* Counts for one group of the scope at a time. Fails with ZILI_ENOMEM,
 * ZILI_EIO. */
ZILI_MUST_CHECK zili_status zl_terms_open(zl_terms **out,
                                          const zili_corpus *corpus,
                                          zl_term_rules rules,
                                          zili_error *err);
void zl_terms_close(zl_terms *terms);

/* Count the interval; false without memory. Time: O(tokens). */
bool zl_terms_add(zl_terms *terms, const zl_interval *interval);

/* The terms met in this group: take each once, then begin the next group. */
typedef struct zl_term_count {
    uint32_t term;
    uint64_t hits, docs;
} zl_term_count;

size_t        zl_terms_met(const zl_terms *terms);
zl_term_count zl_terms_take(zl_terms *terms, size_t i);
void          zl_terms_next_group(zl_terms *terms);

/* How a term is shown: its most frequent form in all groups, ties in byte
 * order. Choose when everything is counted. Lent. */
void    zl_terms_choose_labels(zl_terms *terms);
zl_view zl_terms_label(const zl_terms *terms, uint32_t term);

#endif
