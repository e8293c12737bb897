/* draw.c -- a figure from its title to the file. */
#include "base/fail.h"
#include "colour.h"
#include "kind.h"
#include "paint.h"

#include <math.h>
#include <string.h>

#define EDGE 1.0    /* mm of white around a figure */
#define WIDTH 174.0 /* mm: two columns */
#define SIZE 8.0    /* pt */
#define SMALLEST 6.0
#define WIDEST 2000.0 /* mm */
#define LARGEST 40.0  /* pt */

static zl_frame frame_of(const zili_chart_options *options)
{
    double width = options->width > 0 ? options->width : WIDTH;
    double size = options->size > 0 ? options->size : SIZE;

    return (zl_frame){
        .width = width - 2 * EDGE,
        .height = options->height > 0 ? options->height - 2 * EDGE : 0,
        .type = { size, false },
        .small = { fmax(SMALLEST, size - 1), false },
        .strong = { size, true },
        .value = options->value && *options->value ? options->value : NULL,
    };
}

static void check_options(zl_plan *plan, const zili_chart_options *options)
{
    double width = options->width, height = options->height;
    double size = options->size;

    if (!(width >= 0 && width <= WIDEST && height >= 0 && height <= WIDEST))
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "--width and --height are millimetres up to %.0f.",
                     WIDEST);
    if (size != 0 && !(size >= SMALLEST && size <= LARGEST))
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "--size is the size of the type in points, from %.0f to "
                     "%.0f: smaller type cannot be read in print.",
                     SMALLEST, LARGEST);
    if (width != 0 && width < 20)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "A figure must be at least 20 mm wide.");
}

void zl_frame_too_narrow(zl_plan *plan, const zl_frame *frame, double width)
{
    zl_plan_fail(plan, ZILI_EUSAGE,
                 "The figure is %.0f mm wide, but its labels need %.0f mm; "
                 "make it wider (--width) or the type smaller (--size).",
                 frame->width + 2 * EDGE, ceil(width + 2 * EDGE));
}

/* A line or two above the figure; gives their height with the gap. */
static double draw_title(zl_plan *plan, const zl_frame *frame,
                         const char *title)
{
    zl_type type = { frame->type.size + 1, true };
    zl_str lines = { 0 };

    if (!title || !*title)
        return 0;
    zl_plan_fit(plan, title, type, frame->width, 3, &lines);
    zl_plan_label(plan, (zl_label){ .text = zl_str_text(&lines),
                                    .type = type,
                                    .colour = ZL_INK });
    double height = zl_lines_height(zl_str_text(&lines), type);
    zl_str_clear(&lines);
    return height + zl_em(type) * 0.7;
}

/* The kind has set the height it used: add what is around it, and hold it
 * against what was asked for. */
static void settle_height(zl_plan *plan, const zl_frame *frame, double above)
{
    if (zl_plan_failed(plan))
        return;
    double used = plan->pages.items[0].height;
    if (frame->height > 0 && above + used > frame->height + 0.01)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "The figure is to be %.0f mm high, but its rows need "
                     "%.0f mm; give it more (--height) or the table fewer "
                     "rows.",
                     frame->height + 2 * EDGE, ceil(above + used + 2 * EDGE));
    zl_plan_height(plan, fmax(above + used, frame->height) + 2 * EDGE);
}

void zl_chart_plan(zl_plan *plan, const zili_chart *chart,
                   const zili_table *table, const zili_chart_options *options)
{
    zl_frame frame = frame_of(options);
    bool titled = options->title && *options->title;

    check_options(plan, options);
    if (zili_table_rows(table) == 0)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "The table has no rows: there is nothing to draw.");
    zl_str_add_text(&plan->title, titled ? options->title : chart->summary);
    zl_plan_page(plan, frame.width + 2 * EDGE, 0);
    plan->x = plan->y = EDGE;
    double above = draw_title(plan, &frame, options->title);
    zl_frame rest = frame;
    if (frame.height > 0)
        rest.height = fmax(frame.height - above, 1);
    plan->y += above;
    if (!zl_plan_failed(plan))
        chart->kind->plan(plan, table, &rest);
    settle_height(plan, &frame, above);
    plan->x = plan->y = 0;
}

zili_status zili_chart_draw(const zili_chart *chart, const zili_table *table,
                            const zili_chart_options *options,
                            const char *path, zili_error *err)
{
    static const zili_chart_options usual = { 0 };
    zl_image image;
    zl_font *font = NULL;
    zl_plan plan;

    if (!options)
        options = &usual;
    double dpi = options->dpi > 0 ? options->dpi : ZL_DPI;
    zili_status status = zl_image_of(path, &image, err);
    if (status)
        return status;
    status = zl_font_open(&font, options->font, err);
    if (status)
        return status;
    zl_plan_init(&plan, zl_font_ruler(font));
    zl_chart_plan(&plan, chart, table, options);
    status = zl_plan_check(&plan, err);
    if (!status)
        status = zl_paint_file(&plan, font, dpi, path, err);
    zl_plan_clear(&plan);
    zl_font_close(font);
    return status;
}
