/* company.h -- how often terms keep company with the hits of a query, by each
 * of the definitions that are in use.
 *
 * A window ends where the unit of the hit does, or never. surface_union is
 * counted by near.h where units clip it. Names and numbers are those of the
 * manual. */
#ifndef ZL_ANALYSIS_COMPANY_H
#define ZL_ANALYSIS_COMPANY_H

#include "analysis/borders.h"
#include "analysis/spots.h"

#define ZL_WINDOW_MOST 10000 /* terms to one side */

typedef enum zl_definition {
    /* Tokens near any hit, each once, and none of a hit (Evert, UCS). */
    ZL_SURFACE_UNION,
    /* The same; tokens of a hit count where they are near another. */
    ZL_SURFACE_UNION_KEEPNODE,
    /* A token counts once for each hit that it is near (CQPweb). */
    ZL_SURFACE_SLOTS,
    /* O11 as in slots, the margins those of the corpus (Sketch Engine). */
    ZL_MARGINAL_PRODUCT,
    /* The same with R1 the places that windows have (WordSmith, KorAP). */
    ZL_SPAN_SCALED,
    /* Hits with such a term near. */
    ZL_NODE_HITS,
    /* Units with both. */
    ZL_TEXTUAL
} zl_definition;

/* Their names, in that order, then NULL. */
extern const char *const zl_definition_names[];

/* What is counted there, for a note: a clause. */
const char *zl_definition_words(zl_definition definition);

/* What is asked. */
typedef struct zl_company_rules {
    zl_definition definition;
    uint32_t left, right;
    bool none; /* windows reach across the ends of all units */
} zl_company_rules;

typedef struct zl_company {
    uint64_t *o11, *c1; /* by term */
    uint64_t r1, n;
    uint64_t hits; /* of the node; those that touch the same terms are one */
} zl_company;

/* Count the company of the `spots`. The same for any number of threads. False
 * without memory; clear in any case. Time: O(tokens of the documents with
 * hits + hits·(left + right)), textual O(tokens of the scope). Memory: 9 bytes
 * a token of the longest document on each thread, or, with `none`, of the
 * scope. */
bool zl_company_make(zl_company *company, const zl_terms *terms,
                     const zl_stretches *stretches, const zl_borders *borders,
                     const zl_spots *spots, zl_company_rules rules,
                     size_t threads);
void zl_company_clear(zl_company *company);

#endif
