/* headings.h -- document, kind and language of each region, ready to be
 * written in rows. */
#ifndef ZL_ANALYSIS_HEADINGS_H
#define ZL_ANALYSIS_HEADINGS_H

#include "reader/corpus.h"
#include "table/rows.h"

/* Start from { 0 }. */
typedef struct zl_headings {
    const zili_corpus *corpus;
    struct zl_heading *list; /* by region; NULL: they are looked up */
    zl_str texts;
} zl_headings;

/* Put those of all regions together, which is worth it for many rows in any
 * order. False without memory. Time: O(regions). */
bool zl_headings_make(zl_headings *headings, const zili_corpus *corpus);
void zl_headings_clear(zl_headings *headings);

/* Add the three cells. */
void zl_headings_add(const zl_headings *headings, uint32_t region,
                     zl_rows *rows);

#endif
