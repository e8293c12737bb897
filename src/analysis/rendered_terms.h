/* rendered_terms.h -- the terms of an item that are rendered: a query, or each
 * expression of a theme. */
#ifndef ZL_ANALYSIS_RENDERED_TERMS_H
#define ZL_ANALYSIS_RENDERED_TERMS_H

#include "analysis/ask.h"

typedef struct zl_render_term {
    char *name; /* what stands there, where it is always the same; or the
                   query, or the expression as it stands in the theme */
    zl_hits hits;
} zl_render_term;

typedef ZL_ARRAY(zl_render_term) zl_render_terms;

/* Find the terms of an item and their hits, and append them; those without
 * hits are left out, but a query never is. A hit of a theme belongs to the
 * first expression that finds just it. Fails as zl_ask_all(); clear in any
 * case. Time: as zl_ask_all() for the item and each expression. */
ZILI_MUST_CHECK zili_status zl_render_terms_find(zl_render_terms *terms,
                                                 const zl_ask *ask,
                                                 const zl_item *item,
                                                 zili_error *err);
void zl_render_terms_clear(zl_render_terms *terms);

#endif
