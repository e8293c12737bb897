/* shade.c -- numbers as cells of colour, and the key to them. */
#include "shade.h"

#include "colour.h"
#include "share.h"

#include <math.h>

#define STEPS 48       /* of the bar of colours */
#define BAR_WIDTH 44.0 /* mm */
#define BAR_HEIGHT 2.2
#define TIGHT 1.8 /* mm: smaller cells have no line between them */

uint32_t zl_shade_colour(const zl_plan *plan, const zl_shade *shade,
                         double value)
{
    if (!isfinite(value))
        return ZL_NO_COLOUR;
    if (shade->zero && value == 0)
        return ZL_EMPTY;
    return zl_strength_colour(plan, zl_scale_share(&shade->scale, value));
}

void zl_shade_cell(zl_plan *plan, const zl_frame *frame, const zl_shade *shade,
                   double x, double y, double width, double height,
                   double value)
{
    uint32_t colour = zl_shade_colour(plan, shade, value);
    bool faint = colour == ZL_NO_COLOUR || colour == ZL_EMPTY;
    bool tight = fmin(width, height) < TIGHT;
    uint32_t fill = colour == ZL_NO_COLOUR ? ZL_WHITE : colour;
    char text[ZL_NUMBER_SIZE];

    zl_plan_box(plan, x, y, width, height,
                (zl_look){ .fill = fill,
                           .ink = tight   ? fill
                                  : faint ? ZL_GRID
                                          : ZL_WHITE,
                           .thick = ZL_FINE });
    if (!shade->numbers)
        return;
    zl_number_among(text, isfinite(value) ? value : NAN,
                    fmax(-shade->scale.low, shade->scale.high));
    zl_plan_label(plan, (zl_label){
                            .text = text,
                            .x = x + width / 2,
                            .y = y + height / 2,
                            .across = ZL_ACROSS_MIDDLE,
                            .down = ZL_DOWN_MIDDLE,
                            .type = frame->small,
                            .colour = faint ? ZL_MUTED : zl_ink_on(colour),
                        });
}

/* ---- the key ----------------------------------------------------------- */

static void draw_bar(zl_plan *plan, double x, double y, double width)
{
    for (int i = 0; i < STEPS; i++) {
        uint32_t colour = zl_strength_colour(plan, (i + 0.5) / STEPS);
        double left = x + width * i / STEPS;
        /* Each step goes under the next one, or white would shine through. */
        double right = x + fmin(width, width * (i + 1.5) / STEPS);
        zl_plan_box(plan, left, y, right - left, BAR_HEIGHT,
                    (zl_look){ .fill = colour, .ink = ZL_NO_COLOUR });
    }
    zl_plan_box(
        plan, x, y, width, BAR_HEIGHT,
        (zl_look){ .fill = ZL_NO_COLOUR, .ink = ZL_FRAME, .thick = ZL_FINE });
}

static void draw_ticks(zl_plan *plan, const zl_frame *frame,
                       const zl_scale *scale, double x, double y, double width)
{
    char text[ZL_NUMBER_SIZE];
    double free_from = fmin(x - 10, 0);

    for (size_t i = 0; i < zl_scale_ticks(scale); i++) {
        double value = zl_scale_tick(scale, i);
        double at = x + width * zl_scale_share(scale, value);
        zl_scale_text(text, scale, value);
        double half = zl_plan_width(plan, text, frame->small) / 2;
        zl_plan_line(plan, at, y, at, y + 0.7,
                     (zl_look){ .ink = ZL_FRAME, .thick = ZL_FINE });
        if (at - half < free_from || at - half < 0)
            continue;
        zl_plan_label(plan, (zl_label){ .text = text,
                                        .x = at,
                                        .y = y + 0.9,
                                        .across = ZL_ACROSS_MIDDLE,
                                        .type = frame->small,
                                        .colour = ZL_MUTED });
        free_from = at + half + 1.0;
    }
}

/* So that the first number under the bar stays in the figure. */
static double half_of_first(zl_plan *plan, const zl_frame *frame,
                            const zl_scale *scale)
{
    char text[ZL_NUMBER_SIZE];

    if (!zl_scale_ticks(scale))
        return 0;
    zl_scale_text(text, scale, zl_scale_tick(scale, 0));
    return zl_plan_width(plan, text, frame->small) / 2;
}

/* Where the next piece of the key stands. */
struct pen {
    double x, y;
};

/* A small cell and what it means, in the next line where there is no room. */
static void draw_meaning(zl_plan *plan, const zl_frame *frame,
                         const zl_shade *shade, double value,
                         const char *words, struct pen *pen)
{
    double side = BAR_HEIGHT + 0.6;
    double width = side + 1 + zl_plan_width(plan, words, frame->small);
    zl_shade plain = *shade;

    if (pen->x + width > frame->width) {
        pen->x = 1;
        pen->y += BAR_HEIGHT + 1.5 + zl_line_height(frame->small);
    }
    plain.numbers = false;
    zl_shade_cell(plan, frame, &plain, pen->x, pen->y - 0.3, side, side,
                  value);
    zl_plan_label(plan, (zl_label){ .text = words,
                                    .x = pen->x + side + 1,
                                    .y = pen->y + BAR_HEIGHT / 2,
                                    .down = ZL_DOWN_MIDDLE,
                                    .type = frame->small,
                                    .colour = ZL_MUTED });
    pen->x += width + 3;
}

static double draw_key(zl_plan *plan, const zl_frame *frame,
                       const zl_shade *shade, const char *title, double x,
                       double y)
{
    double width = fmin(BAR_WIDTH, frame->width * 0.4);
    double top = y + zl_line_height(frame->small) + 0.8;
    struct pen pen = { x + width + 5, top };
    char text[ZL_NUMBER_SIZE];

    zl_number(text, shade->scale.high);
    pen.x += zl_plan_width(plan, text, frame->small) / 2;
    x = fmax(x + 1, half_of_first(plan, frame, &shade->scale));
    zl_plan_label_within(plan,
                         (zl_label){ .text = title,
                                     .x = x,
                                     .y = y,
                                     .type = frame->small,
                                     .colour = ZL_INK },
                         frame->width - x);
    draw_bar(plan, x, top, width);
    draw_ticks(plan, frame, &shade->scale, x, top + BAR_HEIGHT, width);
    if (shade->zero)
        draw_meaning(plan, frame, shade, 0, "0", &pen);
    if (shade->none)
        draw_meaning(plan, frame, shade, NAN, "no value", &pen);
    return pen.y - y + BAR_HEIGHT + 0.9 + zl_line_height(frame->small);
}

/* Once, below all panels, where there are others. */
double zl_shade_key(zl_plan *plan, const zl_frame *frame,
                    const zl_shade *shade, const char *title, double x,
                    double y)
{
    zl_shared *shared = plan->shared;
    zl_frame wide = *frame;

    if (!shared)
        return draw_key(plan, frame, shade, title, x, y);
    wide.width = shared->width;
    shared->foot_end +=
        draw_key(&shared->foot, &wide, shade, title, x, shared->foot_end);
    return 0;
}
