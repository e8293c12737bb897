/* plan.h -- a drawing as numbers, before anything is painted.
 *
 * A plan is a list of pages, a page a list of marks: boxes, discs, lines,
 * bands and labels, in millimetres from the left top, y down, in the order in
 * which they are painted. It knows no font (see ruler.h) and no cairo
 * (paint.h).
 *
 * A plan remembers its first failure, as a stream does: draw freely and ask
 * once, with zl_plan_status(). After a failure nothing is added and measures
 * are 0. The first mark needs a page: zl_plan_page(). */
#ifndef ZL_CHART_PLAN_H
#define ZL_CHART_PLAN_H

#include "base/array.h"
#include "guide.h"
#include "ruler.h"

/* Colours are 0xRRGGBB. */
#define ZL_NO_COLOUR UINT32_MAX

typedef enum zl_mark_kind {
    ZL_MARK_BOX,
    ZL_MARK_DISC,
    ZL_MARK_LINE,
    ZL_MARK_BAND,
    ZL_MARK_LABEL
} zl_mark_kind;

/* The second cue of an area, for whoever does not see its colour. */
typedef enum zl_hatch {
    ZL_HATCH_NONE,
    ZL_HATCH_RISING,
    ZL_HATCH_FALLING,
    ZL_HATCH_CROSSED,
    ZL_HATCH_LEVEL,
    ZL_HATCH_UPRIGHT
} zl_hatch;

/* That of a line; ZL_DASH_LONG is true. */
typedef enum zl_dash {
    ZL_DASH_NONE,
    ZL_DASH_LONG,
    ZL_DASH_SHORT,
    ZL_DASH_BOTH
} zl_dash;

/* Where the given point lies in a label: at its left, … and at its top, … */
typedef enum zl_across {
    ZL_ACROSS_LEFT,
    ZL_ACROSS_MIDDLE,
    ZL_ACROSS_RIGHT
} zl_across;

typedef enum zl_down { ZL_DOWN_TOP, ZL_DOWN_MIDDLE, ZL_DOWN_BOTTOM } zl_down;

/* How an area or a line looks. Start from { 0 } for a black area. */
typedef struct zl_look {
    uint32_t fill; /* of an area, or ZL_NO_COLOUR */
    uint32_t ink;  /* of a line or outline */
    double thick;  /* mm of the line or outline; 0: no outline */
    double clear;  /* how much shines through the fill, 0 to 1 */
    zl_dash dashed;
    zl_hatch hatch; /* in white over the fill */
    int series;     /* which class it belongs to; for tests */
    bool classed;   /* whoever reads it must see which class it is … */
    bool named;     /* … and it ends at the name of that */
} zl_look;

/* From one edge to another: upright edges at x = `begin` and `end`, or level
 * ones at y, where it goes down. Each edge begins before it ends. */
typedef struct zl_band {
    bool down;
    bool curved; /* sides leave the edges at a right angle; or straight */
    double begin, end;
    double from, from_end; /* the edge at `begin`, … */
    double to, to_end;     /* … and at `end` */
} zl_band;

typedef struct zl_label {
    const char *text; /* lines are parted by \n */
    double x, y;
    zl_across across;
    zl_down down;
    zl_type type;
    uint32_t colour;
    bool upwards; /* turned to read from below; x and y still mean the box */
} zl_label;

/* A mark covers x, y, width, height; a line goes from (x, y) to
 * (x + width, y + height) and may have negative sizes. */
typedef struct zl_mark {
    zl_mark_kind kind;
    double x, y, width, height;
    zl_look look;
    zl_band band; /* of a band, as seen from (x, y) */
    char *text;   /* of a label; the plan's own */
    zl_type type;
    zl_across across;
    bool upwards;
    int part; /* which of several charts in the figure it belongs to */
} zl_mark;

typedef struct zl_page {
    double width, height; /* mm */
    ZL_ARRAY(zl_mark) marks;
} zl_page;

/* How a figure is dressed, whatever is drawn. */
typedef enum zl_palette {
    ZL_PALETTE_OKABE_ITO,
    ZL_PALETTE_VIRIDIS,
    ZL_PALETTE_CIVIDIS,
    ZL_PALETTE_GREYS
} zl_palette;

typedef enum zl_words { ZL_WORDS_BOTH, ZL_WORDS_ZH, ZL_WORDS_EN } zl_words;

typedef struct zl_plan {
    const zl_ruler *ruler; /* lent */
    ZL_ARRAY(zl_page) pages;
    zl_str title, about; /* title, and what a reader who cannot see needs */
    zl_palette palette;
    zl_words words; /* of labels that have both languages */
    bool paged;     /* a figure may take several pages */
    bool svg_text;  /* words of an SVG are text, not outlines */
    zl_guide guide; /* bookmarks and links of a PDF */
    double x, y;    /* added to every mark: where a figure stands */
    int part;       /* what marks are said to belong to */
    struct zl_shared *shared; /* lent; with other panels, or NULL */
    struct zl_abridged *abridged; /* lent; of all its names, or NULL */
    /* The first failure: plan.c alone writes here, or a second one would
     * take its place. */
    zili_status status;
    zili_error error;
} zl_plan;

/* An empty plan; release with zl_plan_clear(), also after a failure. */
void zl_plan_init(zl_plan *plan, const zl_ruler *ruler);
void zl_plan_clear(zl_plan *plan);

/* Remember a failure, unless there is one already. */
void zl_plan_fail(zl_plan *plan, zili_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void zl_plan_no_memory(zl_plan *plan);

/* The same for what another function gave back; ZILI_OK changes nothing. */
void zl_plan_take(zl_plan *plan, zili_status status, const zili_error *error);

bool zl_plan_failed(const zl_plan *plan);
ZILI_MUST_CHECK zili_status zl_plan_status(const zl_plan *plan,
                                           zili_error *err);

/* A new page; all marks go to the last one. Its height may be set later. */
void zl_plan_page(zl_plan *plan, double width, double height);
void zl_plan_height(zl_plan *plan, double height);

/* Drop the marks of the last page but the first `marks`. */
void zl_plan_forget(zl_plan *plan, size_t marks);

void zl_plan_box(zl_plan *plan, double x, double y, double width,
                 double height, zl_look look);
void zl_plan_disc(zl_plan *plan, double x, double y, double radius,
                  zl_look look);
void zl_plan_line(zl_plan *plan, double x, double y, double to_x, double to_y,
                  zl_look look);
void zl_plan_band(zl_plan *plan, zl_band band, zl_look look);
void zl_plan_label(zl_plan *plan, zl_label label);

/* All marks of the only page of `figure`, moved by x and y. */
void zl_plan_embed(zl_plan *plan, const zl_plan *figure, double x, double y);

/* How wide and how high a text of one or more lines is, in mm. */
double zl_plan_width(zl_plan *plan, const char *text, zl_type type);
double zl_lines_height(const char *text, zl_type type);

/* Append `text` to `out` in at most `lines` lines (parted by \n) no wider
 * than `width` mm, shortened with … only where it would not fit: at its end, or
 * elsewhere where another of the figure would become the same (abridged.h). */
void zl_plan_fit(zl_plan *plan, const char *text, zl_type type, double width,
                 size_t lines, zl_str *out);

/* A label in one line of at most `width` mm, shortened where it must be. */
void zl_plan_label_within(zl_plan *plan, zl_label label, double width);

/* What no good page has: a mark outside the page, two labels on one spot, a
 * line under 0.1 mm, type under 6 pt. Fails with ZILI_EUSAGE and the first
 * of them. Time: O(labels × labels side by side). */
ZILI_MUST_CHECK zili_status zl_plan_check(const zl_plan *plan,
                                          zili_error *err);

#endif
