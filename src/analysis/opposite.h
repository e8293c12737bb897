/* opposite.h -- what stands on the other side of the beads in which lines of a
 * concordance lie. */
#ifndef ZL_ANALYSIS_OPPOSITE_H
#define ZL_ANALYSIS_OPPOSITE_H

#include "analysis/lines.h"
#include "analysis/own_glossary.h"
#include "analysis/parallel.h"

/* Of a line. */
typedef struct zl_opposite {
    uint64_t from, to; /* tokens; the same: there are none */
    zl_hit mark;       /* of them what the query asks for there, or what the
                          hit became; empty: nobody knows */
    double confidence; /* of the bead; NAN: nobody said, or there is none */
} zl_opposite;

/* What a line became: tokens; the same where nobody knows. */
typedef struct zl_became {
    size_t line; /* its number */
    uint64_t from, to;
} zl_became;

/* Start from { 0 }; clear in any case. */
typedef struct zl_opposites {
    const zili_corpus *corpus; /* NULL: none are asked for */
    zl_parallel parallel;      /* all that is aligned */
    zl_own_glossary glossary;
    ZL_ARRAY(zl_hits) marks;   /* by item: what the query asks for there */
    ZL_ARRAY(zl_became) became; /* by rising line */
} zl_opposites;

/* Find for each item what it asks for on the other side, behind :en. Fails
 * with ZILI_EUSAGE where no text of the index is aligned, as
 * zl_counterpart_hits(), and with ZILI_EFORMAT, ZILI_ENOMEM. Time: of a query
 * with :en that of what stands behind it; O(beads). */
ZILI_MUST_CHECK zili_status zl_opposites_find(zl_opposites *out,
                                              const zl_ask *ask,
                                              const zl_items *items,
                                              zili_error *err);

/* Find what the first `shown` lines became whose items ask for nothing there:
 * the same as `zili render` (linked.h). `glossary` is a path or NULL. Fails as
 * zl_own_glossary_open(), zl_ask_all() and zl_link_model_open(). Time: as these
 * for each item and each side that has lines, and zl_link_bead() for each bead
 * of a line. */
ZILI_MUST_CHECK zili_status zl_opposites_link(zl_opposites *opposites,
                                              const zl_ask *ask,
                                              const zl_items *items,
                                              const zl_lines *lines,
                                              size_t shown,
                                              const char *glossary,
                                              zili_error *err);
void zl_opposites_clear(zl_opposites *opposites);

/* For line `number`; it lies in the bead in which its hit begins. Threads may
 * ask at once. Time: O(log beads + log marks + log lines). */
zl_opposite zl_opposites_at(const zl_opposites *opposites,
                            const zl_lines *lines, size_t number);

#endif
