/* share.h -- what panels of one kind have in common: scales, classes, one
 * legend.
 *
 * All panels are planned twice. In the first turn each says how far its
 * numbers reach and which classes it has, in the second each hears what holds
 * for all of them. A kind calls these functions in any case: of a plan that
 * stands alone they change nothing. */
#ifndef ZL_CHART_SHARE_H
#define ZL_CHART_SHARE_H

#include "base/map.h"
#include "kind.h"

/* What is measured; the last two are 0 or 1. */
typedef enum zl_reach {
    ZL_REACH_X,
    ZL_REACH_Y,
    ZL_REACH_LABELS,  /* mm */
    ZL_REACH_NUMBERS, /* mm */
    ZL_REACH_MOST,    /* the greatest size of a number written */
    ZL_REACH_BROKEN,  /* a number is not whole */
    ZL_REACH_ZERO,    /* a cell is 0 */
    ZL_REACH_NONE,    /* a cell has no number */
    ZL_REACHES
} zl_reach;

/* Which names are numbered alike. */
typedef enum zl_names {
    ZL_NAMES_ITEMS,   /* what a kind's first column names */
    ZL_NAMES_CLASSES, /* what else has colours */
    ZL_NAMES_PLACES,  /* along an axis */
    ZL_NAME_LISTS
} zl_names;

typedef struct zl_bounds {
    double low, high;
    bool known;
} zl_bounds;

typedef struct zl_shared {
    zl_bounds reaches[ZL_REACHES];
    zl_map names[ZL_NAME_LISTS];
    bool told;         /* headings name items: these are not shared */
    double width;      /* mm of all panels together */
    zl_plan head;      /* what stands once, above all panels, … */
    zl_plan foot;      /* … and below */
    double head_end, foot_end; /* mm: how high these are */
} zl_shared;

/* For panels that are dressed as `plan`, side by side in `width` mm; release
 * with zl_shared_clear(). */
void zl_shared_init(zl_shared *shared, const zl_plan *plan, double width);
void zl_shared_clear(zl_shared *shared);

/* Before each panel: what stands above and below is drawn by every one, and
 * that of the last one stays. */
void zl_shared_begin(zl_shared *shared);

/* Make `low` and `high` those of all panels; what is not finite says
 * nothing. */
void zl_share_reach(const zl_plan *plan, zl_reach what, double *low,
                    double *high);

/* The greatest of all panels; no value is below 0. */
double zl_share_most(const zl_plan *plan, zl_reach what, double value);

/* Whether something is so in any of them, or whole in all. */
bool zl_share_any(const zl_plan *plan, zl_reach what, bool value);
bool zl_share_whole(const zl_plan *plan, bool whole);

/* Number names as all panels do: call it with an empty map before names are
 * read, and again behind. */
void zl_share_names(zl_plan *plan, zl_names what, zl_map *map);

/* Write a line that stands once, above or below all panels, from `x` on. False
 * where the plan stands alone, and nothing is written. */
bool zl_share_above(const zl_plan *plan, zl_type type, const char *text);
bool zl_share_below(const zl_plan *plan, zl_type type, const char *text,
                    double x);

#endif
