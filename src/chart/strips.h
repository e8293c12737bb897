/* strips.h -- a table of positions: which hits stand in which text. */
#ifndef ZL_CHART_STRIPS_H
#define ZL_CHART_STRIPS_H

#include "data.h"

/* A region of a document: a strip. */
typedef struct zl_strip {
    uint32_t number; /* of its region: what hits call it */
    uint32_t doc, language;
    uint32_t turn; /* how many of this document and language came before */
    double size;   /* tokens; NAN where the table does not say */
    zl_view region;
} zl_strip;

/* A hit: where a term stands in a strip. */
typedef struct zl_tick {
    uint32_t term, strip;
    size_t row;
    double at; /* from 0 to 1 */
} zl_tick;

/* Strips of one document and turn are a block: they stand together, and so
 * do the hits of one term in one strip. */
typedef struct zl_strips {
    zl_map terms, docs, languages, regions; /* a region: doc, lang, name */
    ZL_ARRAY(zl_strip) all;                 /* by block and number */
    ZL_ARRAY(zl_tick) hits;                 /* by strip, term and row */
} zl_strips;

/* Places `from` to before `to` of one of these arrays. */
typedef struct zl_run {
    size_t from, to;
} zl_run;

/* Read columns `term`, `at` (or `from`, a token counted from 1, and `size`,
 * the tokens of the text) and, where they are there, doc, lang, region and
 * size; release with zl_strips_clear(). A row without a place only names a
 * term. Time: O(rows log rows). */
void zl_strips_read(zl_plan *plan, const zili_table *table, zl_strips *out);
void zl_strips_clear(zl_strips *strips);

/* The strips of the block that begins at `from`. */
zl_run zl_strips_block(const zl_strips *of, size_t from);

/* The hits of a term in the strip with this number. Time: O(log hits). */
zl_run zl_strips_hits(const zl_strips *of, uint32_t strip, uint32_t term);

/* The most hits of one term in one strip. Time: O(hits). */
size_t zl_strips_most(const zl_strips *of);

#endif
