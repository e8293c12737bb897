/* plan.c -- a drawing as numbers, before anything is painted. */
#include "plan.h"

#include "base/fail.h"
#include "base/mem.h"
#include "abridged.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void zl_plan_init(zl_plan *plan, const zl_ruler *ruler)
{
    memset(plan, 0, sizeof *plan);
    plan->ruler = ruler;
}

void zl_plan_clear(zl_plan *plan)
{
    for (size_t i = 0; i < plan->pages.count; i++) {
        zl_page *page = &plan->pages.items[i];
        for (size_t k = 0; k < page->marks.count; k++)
            zl_free(page->marks.items[k].text);
        zl_array_clear(&page->marks);
    }
    zl_array_clear(&plan->pages);
    zl_guide_clear(&plan->guide);
    zl_str_clear(&plan->title);
    zl_str_clear(&plan->about);
}

/* ---- failures ---------------------------------------------------------- */

void zl_plan_fail(zl_plan *plan, zili_status status, const char *format, ...)
{
    char text[sizeof plan->error.text];
    va_list args;

    if (plan->status)
        return;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    plan->status = zl_fail(&plan->error, status, "%s", text);
}

void zl_plan_no_memory(zl_plan *plan)
{
    if (!plan->status)
        plan->status = zl_no_memory(&plan->error);
}

void zl_plan_take(zl_plan *plan, zili_status status, const zili_error *error)
{
    if (plan->status || !status)
        return;
    plan->status = status;
    plan->error = *error;
}

bool zl_plan_failed(const zl_plan *plan)
{
    return plan->status != ZILI_OK;
}

zili_status zl_plan_status(const zl_plan *plan, zili_error *err)
{
    if (plan->title.failed || plan->about.failed)
        return zl_no_memory(err);
    if (plan->status && err)
        *err = plan->error;
    return plan->status;
}

/* ---- measures ---------------------------------------------------------- */

static double line_width(zl_plan *plan, zl_view line, zl_type type)
{
    double width = 0;

    if (!plan->status && line.size)
        plan->status = plan->ruler->width(plan->ruler->user, line, type,
                                          &width, &plan->error);
    return plan->status ? 0 : width;
}

double zl_plan_width(zl_plan *plan, const char *text, zl_type type)
{
    double widest = 0;

    for (;;) {
        size_t size = strcspn(text, "\n");
        double width = line_width(plan, (zl_view){ text, size }, type);
        widest = width > widest ? width : widest;
        if (!text[size])
            return widest;
        text += size + 1;
    }
}

double zl_lines_height(const char *text, zl_type type)
{
    size_t breaks = 0;

    for (; *text; text++)
        breaks += *text == '\n';
    return type.size * ZL_MM_PER_POINT *
           (ZL_ASCENT + ZL_DESCENT + (double)breaks * ZL_LEADING);
}

/* The place after the n-th \n, or the end. */
static size_t line_start(zl_view text, size_t n)
{
    size_t at = 0;

    while (n && at < text.size)
        n -= text.bytes[at++] == '\n';
    return n ? text.size : at;
}

/* What stands in `text` from where the lines of `wrapped` before `kept` end:
 * wrapping only drops blanks, so the bytes that are none tell the place. */
static zl_view rest_of(const char *text, zl_view wrapped, size_t kept)
{
    size_t solid = 0;

    for (size_t i = 0; i < kept; i++)
        solid += !strchr(" \t\n", wrapped.bytes[i]);
    for (; solid && *text; text++)
        solid -= !strchr(" \t\n", *text);
    return zl_view_trim(zl_view_of(text));
}

/* How wide two lines are that part at the blank `at`. Where two scripts
 * meet there, that is the best place. */
static double cost_of_break(zl_plan *plan, zl_view text, size_t at,
                            zl_type type)
{
    double first = line_width(plan, zl_view_cut(text, 0, at), type);
    double second =
        line_width(plan, zl_view_cut(text, at + 1, text.size), type);
    bool same = ((unsigned char)text.bytes[at - 1] < 0x80) ==
                ((unsigned char)text.bytes[at + 1] < 0x80);

    return fmax(first, second) + (same ? 0.001 : -1000);
}

/* Labels such as "General Line 总路线" part at a blank, evenly, where that
 * is possible: gives its place, or 0. */
static size_t even_break(zl_plan *plan, zl_view text, zl_type type,
                         double width)
{
    double best = INFINITY;
    size_t found = 0;

    for (size_t i = 1; i + 1 < text.size; i++) {
        if (text.bytes[i] != ' ')
            continue;
        double cost = cost_of_break(plan, text, i, type);
        double widest = cost < 0 ? cost + 1000 : cost;
        if (widest <= width && cost < best) {
            best = cost;
            found = i;
        }
    }
    return found;
}

static bool fits_in_two(zl_plan *plan, zl_view text, zl_type type,
                        double width, zl_str *out)
{
    if (line_width(plan, text, type) <= width)
        return false;
    size_t at = even_break(plan, text, type, width);
    if (at == 0)
        return false;
    zl_str_add(out, zl_view_cut(text, 0, at));
    zl_str_add_byte(out, '\n');
    zl_str_add(out, zl_view_cut(text, at + 1, text.size));
    return true;
}

void zl_plan_fit(zl_plan *plan, const char *text, zl_type type, double width,
                 size_t lines, zl_str *out)
{
    const zl_ruler *ruler = plan->ruler;
    size_t begin = out->size;
    zl_str wrapped = { 0 };

    if (lines == 2 &&
        fits_in_two(plan, zl_view_trim(zl_view_of(text)), type, width, out)) {
        if (out->failed)
            zl_plan_no_memory(plan);
        return;
    }
    if (plan->status)
        return;
    plan->status = ruler->wrap(ruler->user, zl_view_of(text), type, width,
                               &wrapped, &plan->error);
    zl_view all = zl_str_view(&wrapped);
    size_t last = line_start(all, lines - 1);
    bool all_fit = line_start(all, lines) == all.size;

    zl_str_add(out, all_fit ? all : zl_view_cut(all, 0, last));
    if (!plan->status && !all_fit)
        zl_abridged_add(plan, text, rest_of(text, all, last), type, width,
                        begin, out);
    if (wrapped.failed || out->failed)
        zl_plan_no_memory(plan);
    zl_str_clear(&wrapped);
}

/* ---- pages and marks --------------------------------------------------- */

void zl_plan_forget(zl_plan *plan, size_t marks)
{
    if (!plan->pages.count)
        return;
    zl_page *page = &plan->pages.items[plan->pages.count - 1];
    while (page->marks.count > marks)
        zl_free(page->marks.items[--page->marks.count].text);
}

void zl_plan_page(zl_plan *plan, double width, double height)
{
    zl_page page = { .width = width, .height = height };

    if (!plan->status && !zl_array_push(&plan->pages, page))
        zl_plan_no_memory(plan);
}

void zl_plan_height(zl_plan *plan, double height)
{
    if (!plan->status)
        plan->pages.items[plan->pages.count - 1].height = height;
}

static void add(zl_plan *plan, zl_mark mark)
{
    if (plan->status) {
        zl_free(mark.text);
        return;
    }
    zl_page *page = &plan->pages.items[plan->pages.count - 1];
    mark.x += plan->x;
    mark.y += plan->y;
    mark.part = plan->part;
    if (!zl_array_push(&page->marks, mark)) {
        zl_free(mark.text);
        zl_plan_no_memory(plan);
    }
}

void zl_plan_box(zl_plan *plan, double x, double y, double width,
                 double height, zl_look look)
{
    add(plan, (zl_mark){ .kind = ZL_MARK_BOX,
                         .x = x,
                         .y = y,
                         .width = width,
                         .height = height,
                         .look = look });
}

void zl_plan_disc(zl_plan *plan, double x, double y, double radius,
                  zl_look look)
{
    add(plan, (zl_mark){ .kind = ZL_MARK_DISC,
                         .x = x - radius,
                         .y = y - radius,
                         .width = 2 * radius,
                         .height = 2 * radius,
                         .look = look });
}

void zl_plan_line(zl_plan *plan, double x, double y, double to_x, double to_y,
                  zl_look look)
{
    look.fill = ZL_NO_COLOUR;
    add(plan, (zl_mark){ .kind = ZL_MARK_LINE,
                         .x = x,
                         .y = y,
                         .width = to_x - x,
                         .height = to_y - y,
                         .look = look });
}

static zl_band band_from(zl_band band, double along, double across)
{
    band.begin -= along;
    band.end -= along;
    band.from -= across;
    band.from_end -= across;
    band.to -= across;
    band.to_end -= across;
    return band;
}

void zl_plan_band(zl_plan *plan, zl_band band, zl_look look)
{
    double low = fmin(band.from, band.to);
    double wide = fmax(band.from_end, band.to_end) - low;
    double far = band.end - band.begin;

    add(plan, (zl_mark){ .kind = ZL_MARK_BAND,
                         .x = band.down ? low : band.begin,
                         .y = band.down ? band.begin : low,
                         .width = band.down ? wide : far,
                         .height = band.down ? far : wide,
                         .look = look,
                         .band = band_from(band, band.begin, low) });
}

static char *copy_text(zl_plan *plan, const char *text)
{
    char *copy = plan->status ? NULL : zl_copy_text(text, strlen(text));

    if (!copy)
        zl_plan_no_memory(plan);
    return copy;
}

void zl_plan_label(zl_plan *plan, zl_label label)
{
    static const double part[] = { 0, 0.5, 1 };

    if (!*label.text)
        return;
    double width = zl_plan_width(plan, label.text, label.type);
    double height = zl_lines_height(label.text, label.type);
    double across = label.upwards ? height : width;
    double down = label.upwards ? width : height;

    add(plan, (zl_mark){
                  .kind = ZL_MARK_LABEL,
                  .x = label.x - part[label.across] * across,
                  .y = label.y - part[label.down] * down,
                  .width = across,
                  .height = down,
                  .look = { .fill = ZL_NO_COLOUR, .ink = label.colour },
                  .text = copy_text(plan, label.text),
                  .type = label.type,
                  .across = label.across,
                  .upwards = label.upwards,
              });
}

void zl_plan_label_within(zl_plan *plan, zl_label label, double width)
{
    zl_str line = { 0 };

    zl_plan_fit(plan, label.text, label.type, width, 1, &line);
    label.text = zl_str_text(&line);
    zl_plan_label(plan, label);
    zl_str_clear(&line);
}

void zl_plan_embed(zl_plan *plan, const zl_plan *figure, double x, double y)
{
    zl_plan_take(plan, figure->status, &figure->error);
    for (size_t i = 0; !plan->status && i < figure->pages.items[0].marks.count;
         i++) {
        zl_mark mark = figure->pages.items[0].marks.items[i];
        mark.x += x;
        mark.y += y;
        if (mark.text)
            mark.text = copy_text(plan, mark.text);
        add(plan, mark);
    }
}
