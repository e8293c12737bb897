/* xray.c -- documents under each other, and in a panel for each term where it
 * stands in them. */
#include "colour.h"
#include "lanes.h"

#include <math.h>

#define GAP 1.4         /* mm between a name and its lane */
#define BETWEEN 4.0     /* mm between two panels */
#define LEAST_LANE 20.0 /* mm of a lane, before panels go below each other */
#define LEAST_ALONE 12.0
#define MOST_NAME 0.3 /* of the width */

struct xray {
    zl_lanes *lanes;
    double names, pitch; /* mm of names of documents, of a row */
    uint32_t beside;     /* panels side by side */
};

bool zl_xray_suits(const zl_strips *strips)
{
    return strips->languages.count == 1 &&
           strips->all.count == strips->docs.count &&
           strips->docs.count > strips->terms.count;
}

/* ---- measures ---------------------------------------------------------- */

static double widest_name(const struct xray *of)
{
    const zl_map *docs = &of->lanes->strips.docs;
    double widest = 0;

    for (uint32_t i = 0; i < docs->count; i++)
        widest = fmax(widest,
                      zl_plan_width(of->lanes->plan, zl_map_key(docs, i).bytes,
                                    of->lanes->frame->small));
    return widest;
}

static double lane_width(const struct xray *of, uint32_t beside)
{
    return (of->lanes->frame->width - of->names - GAP + BETWEEN) / beside -
           BETWEEN - of->lanes->numbers;
}

static void measure(struct xray *of)
{
    zl_lanes *lanes = of->lanes;

    of->pitch = zl_line_height(lanes->frame->small) + 0.2;
    of->names = fmin(widest_name(of), MOST_NAME * lanes->frame->width);
    of->beside = lanes->strips.terms.count;
    while (of->beside > 1 && lane_width(of, of->beside) < LEAST_LANE)
        of->beside--;
    lanes->width = lane_width(of, of->beside);
    if (lanes->width < LEAST_ALONE)
        zl_frame_too_narrow(lanes->plan, lanes->frame,
                            lanes->frame->width +
                                (LEAST_ALONE - lanes->width) /
                                    (1 - MOST_NAME));
}

static double panel_left(const struct xray *of, uint32_t place)
{
    return of->names + GAP +
           place * (of->lanes->width + of->lanes->numbers + BETWEEN);
}

/* ---- marks ------------------------------------------------------------- */

static void draw_names(const struct xray *of, double y)
{
    const zl_strips *strips = &of->lanes->strips;

    for (size_t i = 0; i < strips->all.count; i++)
        zl_plan_label_within(
            of->lanes->plan,
            (zl_label){
                .text =
                    zl_map_key(&strips->docs, strips->all.items[i].doc).bytes,
                .x = of->names,
                .y = y + of->pitch * ((double)i + 0.5),
                .across = ZL_ACROSS_RIGHT,
                .down = ZL_DOWN_MIDDLE,
                .type = of->lanes->frame->small,
                .colour = ZL_INK },
            of->names + 0.05);
}

static double head_height(const struct xray *of, const zl_str *lines)
{
    return zl_lines_height(zl_str_text(lines), of->lanes->frame->strong) + 0.6;
}

static void fit_head(const struct xray *of, uint32_t term, zl_str *lines)
{
    zl_str_empty(lines);
    zl_plan_fit(of->lanes->plan,
                zl_map_key(&of->lanes->strips.terms, term).bytes,
                of->lanes->frame->strong,
                of->lanes->width + of->lanes->numbers, 2, lines);
}

static void draw_panel(const struct xray *of, uint32_t term, double x,
                       double y)
{
    const zl_strips *strips = &of->lanes->strips;

    for (size_t i = 0; i < strips->all.count; i++) {
        const zl_strip *strip = &strips->all.items[i];
        double middle = y + of->pitch * ((double)i + 0.5);
        double high = of->pitch * 0.76;
        zl_plan_box(of->lanes->plan, x, middle - high / 2,
                    zl_lane_length(of->lanes, strip), high,
                    (zl_look){ .fill = ZL_LANE, .ink = ZL_NO_COLOUR });
        zl_lane_hits(of->lanes, strip, term, 0, x, middle, high);
    }
}

/* The panels of the terms from `first` to before `end`, side by side; gives
 * where they end below. */
static double draw_row(const struct xray *of, uint32_t first, uint32_t end,
                       double y)
{
    zl_str lines = { 0 };
    double head = 0, below = 0;

    for (uint32_t term = first; term < end; term++) {
        fit_head(of, term, &lines);
        head = fmax(head, head_height(of, &lines));
    }
    for (uint32_t term = first; term < end; term++) {
        double x = panel_left(of, term - first);
        double rows = of->pitch * (double)of->lanes->strips.all.count;
        fit_head(of, term, &lines);
        zl_plan_label(of->lanes->plan,
                      (zl_label){ .text = zl_str_text(&lines),
                                  .x = x,
                                  .y = y + head - 0.6,
                                  .down = ZL_DOWN_BOTTOM,
                                  .type = of->lanes->frame->strong,
                                  .colour = ZL_INK });
        draw_panel(of, term, x, y + head);
        below = y + head + rows;
        below += zl_lanes_axis(of->lanes, x, below);
    }
    draw_names(of, y + head);
    zl_str_clear(&lines);
    return below;
}

double zl_xray(zl_lanes *lanes)
{
    struct xray of = { .lanes = lanes };
    uint32_t terms = lanes->strips.terms.count, first = 0;
    double y = 0;

    measure(&of);
    while (first < terms && !zl_plan_failed(lanes->plan)) {
        uint32_t end = first + of.beside < terms ? first + of.beside : terms;
        y = draw_row(&of, first, end, y + (first ? BETWEEN : 0));
        first = end;
    }
    return y + zl_lanes_title(lanes, panel_left(&of, 0), y);
}
