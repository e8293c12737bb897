/* guide.h -- places in pages, what leads to them, and bookmarks: for a PDF
 * that is read on a screen. Other images have nothing of it. */
#ifndef ZL_CHART_GUIDE_H
#define ZL_CHART_GUIDE_H

#include "base/array.h"

typedef struct zl_guide_place {
    size_t page;
    double y;    /* mm */
    char *name;  /* ours: letters, digits, - and . */
    char *title; /* of the bookmark; NULL: there is none */
    unsigned level; /* of the bookmark: 0, or 1 below the one before */
} zl_guide_place;

typedef struct zl_guide_link {
    size_t page;
    double x, y, width, height; /* mm */
    char *to; /* the name of a place; ours */
} zl_guide_link;

/* Start from { 0 }. */
typedef struct zl_guide {
    ZL_ARRAY(zl_guide_place) places;
    ZL_ARRAY(zl_guide_link) links;
} zl_guide;

void zl_guide_clear(zl_guide *guide);

/* A place on the last page of a plan, with a bookmark or without (NULL); and
 * what leads to a place on page `page`, which may come later. A link whose
 * place never comes leads nowhere and is left out. */
struct zl_plan;
void zl_plan_place(struct zl_plan *plan, double y, const char *name,
                   const char *title, unsigned level);
void zl_plan_link(struct zl_plan *plan, zl_guide_link where, const char *to);

#endif
