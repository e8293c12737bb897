/* lanes.c -- texts as lanes from the left to the right, and hits as strokes
 * in them. */
#include "lanes.h"

#include "axis.h"
#include "colour.h"
#include "share.h"

#include <math.h>

#define STROKE 0.3 /* mm: a hit … */
#define THIN 0.15  /* … and one of very many */

static void fail_unknown(const zl_lanes *lanes, uint32_t doc)
{
    const char *name = zl_map_key(&lanes->strips.docs, doc).bytes;

    zl_plan_fail(lanes->plan, ZILI_EUSAGE,
                 "To draw texts as long as they are, the table must say in a "
                 "column \"size\" how many tokens each has; of \"%.60s\" it "
                 "does not.",
                 *name ? name : "the text");
}

void zl_lanes_measure(zl_lanes *lanes)
{
    const zl_strips *strips = &lanes->strips;
    const zl_strip *unknown = NULL;
    char text[ZL_NUMBER_SIZE];

    for (size_t i = 0; i < strips->all.count; i++)
        if (isnan(strips->all.items[i].size))
            unknown = &strips->all.items[i];
        else
            lanes->longest = fmax(lanes->longest, strips->all.items[i].size);
    lanes->absolute = lanes->frame->scale == ZL_SIZING_ABSOLUTE ||
                      (lanes->frame->scale == ZL_SIZING_USUAL &&
                       !lanes->plan->shared && strips->all.count == 1 &&
                       lanes->longest > 0);
    if (lanes->absolute && (unknown || !(lanes->longest > 0)))
        fail_unknown(lanes, unknown ? unknown->doc : 0);
    lanes->longest =
        zl_share_most(lanes->plan, ZL_REACH_X, lanes->longest);
    lanes->most = (size_t)zl_share_most(lanes->plan, ZL_REACH_NUMBERS,
                                        (double)zl_strips_most(strips));
    zl_number(text, (double)lanes->most);
    lanes->numbers = 1.2 +
                     zl_plan_width(lanes->plan, text, lanes->frame->small);
}

double zl_lane_length(const zl_lanes *lanes, const zl_strip *strip)
{
    return lanes->absolute ? lanes->width * strip->size / lanes->longest
                           : lanes->width;
}

/* The strokes of a lane shall not cover more than half of it. */
static double stroke_of(const zl_lanes *lanes)
{
    double most = fmax((double)lanes->most, 1);

    return fmin(fmax(lanes->width / (2 * most), THIN), STROKE);
}

void zl_lane_hits(const zl_lanes *lanes, const zl_strip *strip, uint32_t term,
                  uint32_t series, double x, double y, double high)
{
    zl_run hits = zl_strips_hits(&lanes->strips, strip->number, term);
    double half = stroke_of(lanes) / 2;
    double length = fmax(zl_lane_length(lanes, strip) - 2 * half, 0);
    size_t count = hits.to - hits.from;
    char text[ZL_NUMBER_SIZE];
    zl_look look = { .ink = zl_class_look(lanes->plan, series).fill,
                     .thick = 2 * half,
                     .series = (int)series };

    for (size_t i = hits.from; i < hits.to; i++) {
        double at = x + half + length * lanes->strips.hits.items[i].at;
        zl_plan_line(lanes->plan, at, y - high / 2, at, y + high / 2, look);
    }
    zl_number_among(text, (double)count, (double)lanes->most);
    zl_plan_label(lanes->plan,
                  (zl_label){ .text = text,
                              .x = x + lanes->width + lanes->numbers,
                              .y = y,
                              .across = ZL_ACROSS_RIGHT,
                              .down = ZL_DOWN_MIDDLE,
                              .type = lanes->frame->small,
                              .colour = count ? ZL_INK : ZL_MUTED });
}

/* ---- what stands below ------------------------------------------------- */

/* 0, 50 and 100 %. */
static double draw_shares(const zl_lanes *lanes, double x, double y)
{
    static const char *const names[] = { "0", "50", "100 %" };
    static const zl_across across[] = { ZL_ACROSS_LEFT, ZL_ACROSS_MIDDLE,
                                        ZL_ACROSS_RIGHT };

    for (int i = 0; i < 3; i++) {
        double at = x + lanes->width * i / 2;
        zl_plan_line(lanes->plan, at, y, at, y + 0.8,
                     (zl_look){ .ink = ZL_FRAME, .thick = ZL_HAIR });
        if (i != 1 || lanes->width > 26)
            zl_plan_label(lanes->plan, (zl_label){ .text = names[i],
                                                   .x = at,
                                                   .y = y + 1.0,
                                                   .across = across[i],
                                                   .type = lanes->frame->small,
                                                   .colour = ZL_MUTED });
    }
    return 1.2 + zl_line_height(lanes->frame->small);
}

static zl_axis axis_of(const zl_lanes *lanes, double x)
{
    zl_scale scale =
        zl_scale_of(0, lanes->longest, lanes->width < 60 ? 3 : 6, true);

    scale.high = lanes->longest;
    return (zl_axis){ .scale = scale,
                      .start = x,
                      .length = lanes->width,
                      .left = x - 4,
                      .right = x + lanes->width + lanes->numbers };
}

double zl_lanes_axis(const zl_lanes *lanes, double x, double y)
{
    if (!lanes->absolute)
        return draw_shares(lanes, x, y);
    zl_axis axis = axis_of(lanes, x);
    for (size_t i = 0; i < zl_scale_ticks(&axis.scale); i++) {
        double at = zl_axis_place(&axis, zl_scale_tick(&axis.scale, i));
        zl_plan_line(lanes->plan, at, y, at, y + 0.8,
                     (zl_look){ .ink = ZL_FRAME, .thick = ZL_HAIR });
    }
    return 0.4 + zl_axis_draw(lanes->plan, lanes->frame, &axis, "", y + 0.2);
}

double zl_lanes_title(const zl_lanes *lanes, double x, double y)
{
    const char *title = lanes->absolute ? "Position in the text, tokens"
                                        : "Position in the text";

    if (zl_share_below(lanes->plan, lanes->frame->small, title, x))
        return 0;
    zl_plan_label_within(lanes->plan,
                         (zl_label){ .text = title,
                                     .x = x,
                                     .y = y,
                                     .type = lanes->frame->small,
                                     .colour = ZL_INK },
                         lanes->frame->width - x);
    return zl_line_height(lanes->frame->small);
}
