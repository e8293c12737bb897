/* renders.h -- a table of renderings: what terms of one language became in
 * another. */
#ifndef ZL_CHART_RENDERS_H
#define ZL_CHART_RENDERS_H

#include "data.h"

#define ZL_NOT_RENDERED "(not rendered)"
#define ZL_RENDER_GREY 0x8C8C8Cu /* of what was not rendered, and hatched */

typedef struct zl_render {
    uint32_t term, rendering; /* ZL_MAP_NONE: it was not rendered */
    uint32_t lang;            /* of the term */
    double count;             /* NAN: none */
    double share;             /* of all of the term, 0 to 1; NAN: none */
} zl_render;

typedef struct zl_renders {
    zl_map terms, renderings;  /* terms as zl_name_text(), and a language */
    zl_map langs;              /* as readers see them; one of them may be "" */
    ZL_ARRAY(zl_render) items; /* by term, then as the table has them */
} zl_renders;

/* Read columns term, rendering and `value`, and lang and share where they are
 * there; shares are reckoned where they are not. What has no rendering, or
 * ZL_NOT_RENDERED, was not rendered. Release with zl_renders_clear(). Failures
 * stay in the plan. Time: O(rows log rows). */
void zl_renders_read(zl_plan *plan, const zili_table *table, const char *value,
                     zl_renders *out);
void zl_renders_clear(zl_renders *renders);

/* Those of one language; the same holds. */
void zl_renders_of(zl_plan *plan, const zl_renders *all, uint32_t lang,
                   zl_renders *out);

/* What readers see. */
const char *zl_renders_name(const zl_renders *renders, uint32_t rendering);

#endif
