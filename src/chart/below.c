/* below.c -- what a kind says below its figure. */
#include "below.h"

#include "colour.h"

#define MOST_LINES 10

double zl_below(zl_plan *plan, const zl_frame *frame, const zl_str *text,
                double y, bool draw)
{
    zl_type type = frame->small;
    double gap = zl_em(type) * 0.8;
    zl_str lines = { 0 };

    zl_plan_fit(plan, zl_str_text(text), type, frame->width, MOST_LINES,
                &lines);
    if (text->failed || lines.failed)
        zl_plan_no_memory(plan);
    else if (draw)
        zl_plan_label(plan, (zl_label){ .text = zl_str_text(&lines),
                                        .y = y + gap,
                                        .type = type,
                                        .colour = ZL_INK });
    double height = gap + zl_lines_height(zl_str_text(&lines), type);
    zl_str_clear(&lines);
    return height;
}
