/* kind.h -- a kind of chart: a table in, marks on a page out.
 *
 * A new kind is one file with one zili_chart, and one line in list.c. */
#ifndef ZL_CHART_KIND_H
#define ZL_CHART_KIND_H

#include "plan.h"

#include <zili/chart.h>

/* How long what is drawn is: as long as it is, or all as long as another. */
typedef enum zl_sizing {
    ZL_SIZING_USUAL,
    ZL_SIZING_ABSOLUTE,
    ZL_SIZING_RELATIVE
} zl_sizing;

/* What a kind may use. It draws from (0, 0) and sets the height of the page
 * to what it used with zl_plan_height(). */
typedef struct zl_frame {
    double width;      /* mm; marks stay between 0 and this */
    double height;     /* mm; 0: as much as it needs */
    zl_type type;      /* of words */
    zl_type small;     /* of numbers and of what stands beside */
    zl_type strong;    /* of headings in the figure */
    const char *value; /* the column to draw, or NULL for the kind's own */
    bool stacked;
    zl_sizing scale;
    const char *names; /* of two sides, with a comma between, or NULL */
    int communities;   /* of a network: a zl_clustering */
    int sized;         /* what its discs show: a zl_sized */
    double times;      /* the figure is so many times as wide, … */
    double around;     /* … and so many mm more */
    double page;       /* mm that a page is high where there are several */
    double room;       /* mm that a kind has on the first of them … */
    double room_after; /* … and on those after it */
    bool before, in_order; /* of a tree of words: see zili_chart_options */
    size_t branch;
} zl_frame;

typedef enum zl_sized {
    ZL_SIZED_FREQUENCY,
    ZL_SIZED_DEGREE,
    ZL_SIZED_STRENGTH,
    ZL_SIZED_BETWEENNESS
} zl_sized;

/* Pure: no font, no cairo; failures stay in the plan. */
struct zl_kind {
    void (*plan)(zl_plan *plan, const zili_table *table,
                 const zl_frame *frame);

    /* Of a table that was planned and is too long for a page: what there is of
     * it in `count` items (2 and more), and a note that says so. NULL without
     * memory. NULL: the table's first items (zili_chart.items), or all. */
    zili_table *(*top)(const zili_table *table, uint32_t count, zl_str *note);
};

extern const zili_chart zl_chart_bars;
extern const zili_chart zl_chart_heat;
extern const zili_chart zl_chart_cooc;
extern const zili_chart zl_chart_network;
extern const zili_chart zl_chart_collocates;
extern const zili_chart zl_chart_dispersion;
extern const zili_chart zl_chart_dumbbell;
extern const zili_chart zl_chart_ribbon;
extern const zili_chart zl_chart_renderings;
extern const zili_chart zl_chart_flow;
extern const zili_chart zl_chart_zipf;
extern const zili_chart zl_chart_growth;
extern const zili_chart zl_chart_trend;
extern const zili_chart zl_chart_keyness;
extern const zili_chart zl_chart_tree;
extern const zili_chart zl_chart_ca;
extern const zili_chart zl_chart_mds;
extern const zili_chart zl_chart_similar;
extern const zili_chart zl_chart_scatter;
extern const zili_chart zl_chart_kwic;
extern const zili_chart zl_chart_wordtree;
extern const zili_chart zl_chart_cloud;

/* Plan a figure: one page in an empty `plan`, with title, description and
 * the kind's marks. Failures stay in the plan. */
void zl_chart_plan(zl_plan *plan, const zili_chart *chart,
                   const zili_table *table, const zili_chart_options *options);

/* The same for several charts, or one. */
void zl_figure_plan(zl_plan *plan, const zili_panel *panels, size_t count,
                    const zili_chart_options *options);

/* The marks of a kind, and its description, into a plan that has a page. */
void zl_chart_body(zl_plan *plan, const zili_chart *chart,
                   const zili_table *table, const zl_frame *frame);

/* The frame cannot be narrower than `width` mm: a failure that says how wide
 * the figure must be. */
void zl_frame_too_narrow(zl_plan *plan, const zl_frame *frame, double width);

/* The figure goes on on another page of the same size, from y = 0 again. Only
 * where plan->paged. */
void zl_frame_next_page(zl_plan *plan, const zl_frame *frame);

static inline double zl_em(zl_type type)
{
    return type.size * ZL_MM_PER_POINT;
}

static inline double zl_line_height(zl_type type)
{
    return zl_em(type) * (ZL_ASCENT + ZL_DESCENT);
}

#endif
