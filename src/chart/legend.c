/* legend.c -- which colour and hatch is which class. */
#include "legend.h"

#include "colour.h"

#define SWATCH 4.0 /* mm across */
#define GAP 1.2    /* between swatch and word */
#define NEXT 4.0   /* between word and the next swatch */

static double draw_entry(zl_plan *plan, const zl_frame *frame, size_t class,
                         const char *name, double x, double y)
{
    double line = zl_line_height(frame->type);
    double high = zl_em(frame->type) * 0.85;

    zl_plan_box(plan, x, y + (line - high) / 2, SWATCH, high,
                zl_class_look(class));
    zl_plan_label(plan, (zl_label){ .text = name,
                                    .x = x + SWATCH + GAP,
                                    .y = y,
                                    .type = frame->type,
                                    .colour = ZL_INK });
    return x + SWATCH + GAP + zl_plan_width(plan, name, frame->type);
}

double zl_legend(zl_plan *plan, const zl_frame *frame, const zl_map *keys)
{
    double x = 0, y = 0, line = zl_line_height(frame->type) + 1.0;
    zl_str name = { 0 }, fitting = { 0 };

    if (keys->count < 2)
        return 0;
    for (uint32_t i = 0; i < keys->count && !zl_plan_failed(plan); i++) {
        zl_str_empty(&name);
        zl_str_empty(&fitting);
        zl_key_text(zl_map_key(keys, i), &name);
        zl_plan_fit(plan, name.size ? zl_str_text(&name) : "–", frame->type,
                    frame->width - SWATCH - GAP, 1, &fitting);
        double width = SWATCH + GAP +
                       zl_plan_width(plan, zl_str_text(&fitting), frame->type);
        if (x > 0 && x + width > frame->width) {
            x = 0;
            y += line;
        }
        x = draw_entry(plan, frame, i, zl_str_text(&fitting), x, y) + NEXT;
    }
    if (name.failed || fitting.failed)
        zl_plan_no_memory(plan);
    zl_str_clear(&name);
    zl_str_clear(&fitting);
    return y + line + 1.5;
}
