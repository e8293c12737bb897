/* company_text.h -- one text with hits in it, held at once. */
#ifndef ZL_ANALYSIS_COMPANY_TEXT_H
#define ZL_ANALYSIS_COMPANY_TEXT_H

#include "analysis/borders.h"
#include "analysis/spots.h"
#include "base/array.h"

/* A hit: tokens of the text. */
typedef struct zl_place {
    size_t begin, end;
} zl_place;

/* The tokens of one document, or of several, one behind the other. */
typedef struct zl_company_text {
    ZL_ARRAY(uint32_t) terms; /* ZL_NONE: not counted */
    ZL_ARRAY(uint32_t) units; /* of each token, ZL_NONE: in none */
    ZL_ARRAY(zl_place) places; /* the hits, by begin */
    uint32_t unit;            /* the number of the last one */
} zl_company_text;

/* Where texts come from. */
typedef struct zl_company_source {
    const zl_terms *terms;
    const zl_stretches *stretches;
    const zl_borders *borders;
    const zl_spots *spots;
    bool one_unit; /* a text is one, whatever the borders say */
} zl_company_source;

/* Whether a hit begins in the stretches from..to. */
bool zl_company_has_hit(const zl_company_source *source, size_t from,
                        size_t to);

/* Read the stretches from..to in the place of what was held. False without
 * memory. Clear at the end. */
bool zl_company_read(zl_company_text *text, const zl_company_source *source,
                     size_t from, size_t to);
void zl_company_text_clear(zl_company_text *text);

#endif
