/* legend.c -- which colour and hatch is which class. */
#include "legend.h"

#include "colour.h"
#include "share.h"

#include <math.h>

#define GAP 1.2  /* mm between sign and word */
#define NEXT 4.0 /* between word and the next sign */
#define LINE 1.0 /* between two lines */
#define BELOW 1.5

zl_legend_pen zl_legend_begin(zl_plan *plan, const zl_frame *frame)
{
    zl_shared *shared = plan->shared;

    if (shared)
        return (zl_legend_pen){ .plan = &shared->head,
                                .frame = frame,
                                .right = shared->width,
                                .y = shared->head_end };
    return (zl_legend_pen){ plan, frame, frame->width, 0, 0, false };
}

double zl_legend_width(zl_plan *plan, zl_type type, const char *name)
{
    return ZL_SWATCH + GAP + zl_plan_width(plan, name, type);
}

zl_swatch zl_legend_name(zl_legend_pen *pen, const char *name)
{
    zl_type type = pen->frame->type;
    double line = zl_line_height(type), high = zl_em(type) * 0.85;
    zl_str fitting = { 0 };

    zl_plan_fit(pen->plan, name, type, pen->right - ZL_SWATCH - GAP, 1,
                &fitting);
    double width = zl_legend_width(pen->plan, type, zl_str_text(&fitting));
    if (pen->x > 0 && pen->x + width > pen->right) {
        pen->x = 0;
        pen->y += line + LINE;
    }
    zl_plan_label(pen->plan, (zl_label){ .text = zl_str_text(&fitting),
                                         .x = pen->x + ZL_SWATCH + GAP,
                                         .y = pen->y,
                                         .type = type,
                                         .colour = ZL_INK });
    zl_swatch place = { pen->x, pen->y + (line - high) / 2, high };
    pen->x += width + NEXT;
    pen->used = true;
    zl_str_clear(&fitting);
    return place;
}

void zl_legend_entry(zl_legend_pen *pen, const char *name, zl_look look)
{
    zl_swatch at = zl_legend_name(pen, name);

    zl_plan_box(pen->plan, at.x, at.y, ZL_SWATCH, at.height, look);
}

void zl_legend_end(zl_legend_pen *pen)
{
    if (pen->used)
        pen->y += zl_line_height(pen->frame->type) + LINE + BELOW;
    pen->x = 0;
    pen->used = false;
    zl_shared *shared = pen->plan->shared;
    if (!shared || pen->plan != &shared->head)
        return;
    shared->head_end = pen->y;
    pen->y = 0;
}

double zl_legend_words(zl_plan *plan, const zl_frame *frame, const char *text,
                       double x, double y)
{
    zl_plan_label(plan, (zl_label){ .text = text,
                                    .x = x,
                                    .y = y,
                                    .down = ZL_DOWN_MIDDLE,
                                    .type = frame->small,
                                    .colour = ZL_MUTED });
    return x + zl_plan_width(plan, text, frame->small);
}

double zl_legend(zl_plan *plan, const zl_frame *frame, const zl_map *keys)
{
    zl_legend_pen pen = zl_legend_begin(plan, frame);
    zl_str name = { 0 };

    if (keys->count < 2)
        return 0;
    for (uint32_t i = 0; i < keys->count && !zl_plan_failed(plan); i++) {
        zl_str_empty(&name);
        zl_key_text(zl_map_key(keys, i), &name);
        zl_legend_entry(&pen, name.size ? zl_str_text(&name) : "–",
                        zl_class_look(plan, i));
    }
    if (name.failed)
        zl_plan_no_memory(plan);
    zl_str_clear(&name);
    zl_legend_end(&pen);
    return pen.y;
}
