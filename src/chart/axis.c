/* axis.c -- a scale lying under a plot: grid, ticks, numbers, title. */
#include "axis.h"

#include "colour.h"
#include "share.h"

#include <math.h>
#include <string.h>

#define BELOW 0.8   /* mm between the plot and the numbers */
#define BETWEEN 1.5 /* mm between two numbers, at least */

double zl_axis_place(const zl_axis *axis, double value)
{
    return axis->start + axis->length * zl_scale_share(&axis->scale, value);
}

void zl_axis_grid(zl_plan *plan, const zl_axis *axis, double top,
                  double bottom)
{
    for (size_t i = 0; i < zl_scale_ticks(&axis->scale); i++) {
        double value = zl_scale_tick(&axis->scale, i);
        double x = zl_axis_place(axis, value);
        zl_plan_line(plan, x, top, x, bottom,
                     (zl_look){ .ink = value == 0 ? ZL_FRAME : ZL_GRID,
                                .thick = value == 0 ? ZL_FINE : ZL_HAIR });
    }
}

void zl_tick_text(char text[ZL_NUMBER_SIZE], double value, double most)
{
    zl_number_among(text, value, most);
    size_t size = strlen(text);
    if (!strchr(text, '.'))
        return;
    while (text[size - 1] == '0')
        size--;
    size -= text[size - 1] == '.';
    text[size] = 0;
}

static void draw_numbers(zl_plan *plan, const zl_frame *frame,
                         const zl_axis *axis, double y)
{
    double free_from = -INFINITY;
    char text[ZL_NUMBER_SIZE];

    for (size_t i = 0; i < zl_scale_ticks(&axis->scale); i++) {
        double value = zl_scale_tick(&axis->scale, i);
        double x = zl_axis_place(axis, value);
        zl_scale_text(text, &axis->scale, value);
        double half = zl_plan_width(plan, text, frame->small) / 2;
        if (x - half < fmax(free_from, axis->left) || x + half > axis->right)
            continue;
        zl_plan_label(plan, (zl_label){ .text = text,
                                        .x = x,
                                        .y = y,
                                        .across = ZL_ACROSS_MIDDLE,
                                        .type = frame->small,
                                        .colour = ZL_MUTED });
        free_from = x + half + BETWEEN;
    }
}

double zl_axis_draw(zl_plan *plan, const zl_frame *frame, const zl_axis *axis,
                    const char *title, double y)
{
    double height = BELOW + zl_line_height(frame->small);
    double width = zl_plan_width(plan, title, frame->small);
    double x = axis->start + (axis->length - width) / 2;

    x = fmax(fmin(x, axis->right - width), axis->left);
    draw_numbers(plan, frame, axis, y + BELOW);
    if (zl_share_below(plan, frame->small, title, x) || !*title)
        return height;
    zl_plan_label_within(plan,
                         (zl_label){ .text = title,
                                     .x = x,
                                     .y = y + height + 0.3,
                                     .type = frame->small,
                                     .colour = ZL_INK },
                         axis->right - x + 0.05);
    return height + 0.3 + zl_line_height(frame->small);
}
