/* marked.c -- a text of several lines with a place in it that stands out. */
#include "marked.h"

#include "colour.h"

#include <math.h>
#include <string.h>

/* ---- finding ----------------------------------------------------------- */

static bool is_gap(char byte)
{
    return byte == '\n' || byte == ' ';
}

/* Where `mark` ends that begins at `at`, whatever lines and blanks part; or
 * 0. */
static size_t end_of(zl_view lines, size_t at, zl_view mark)
{
    for (size_t i = 0; i < mark.size;) {
        if (is_gap(mark.bytes[i])) {
            i++;
        } else if (at < lines.size && is_gap(lines.bytes[at])) {
            at++;
        } else if (at < lines.size && lines.bytes[at] == mark.bytes[i]) {
            i++;
            at++;
        } else {
            return 0;
        }
    }
    return at;
}

static void find_mark(zl_marked *marked, zl_view mark)
{
    zl_view lines = zl_str_view(&marked->lines);

    for (size_t i = 0; mark.size && i < lines.size; i++) {
        if (lines.bytes[i] != mark.bytes[0])
            continue;
        marked->to = end_of(lines, i, mark);
        if (marked->to) {
            marked->from = i;
            return;
        }
    }
}

/* How much wider the mark is for being bold, in mm. */
static double extra_of(zl_plan *plan, zl_view mark, zl_type type)
{
    zl_str copy = { 0 };

    zl_str_add(&copy, mark);
    double plain = zl_plan_width(plan, zl_str_text(&copy), type);
    type.bold = true;
    double bold = zl_plan_width(plan, zl_str_text(&copy), type);
    if (copy.failed)
        zl_plan_no_memory(plan);
    zl_str_clear(&copy);
    return fmax(bold - plain, 0);
}

void zl_marked_fit(zl_plan *plan, zl_view text, zl_view mark, zl_type type,
                   double width, size_t most, zl_marked *out)
{
    zl_view solid = zl_view_trim(mark);
    zl_str all = { 0 };

    *out = (zl_marked){ .way = zl_way_of(text), .type = type };
    zl_str_add(&all, text);
    double extra = solid.size ? extra_of(plan, solid, type) : 0;
    zl_plan_fit(plan, zl_str_text(&all), type, fmax(width - extra, width / 2),
                most, &out->lines);
    if (all.failed || out->lines.failed)
        zl_plan_no_memory(plan);
    else
        find_mark(out, solid);
    zl_str_clear(&all);
}

void zl_marked_clear(zl_marked *marked)
{
    zl_str_clear(&marked->lines);
}

double zl_marked_height(const zl_marked *marked)
{
    return zl_lines_height(zl_str_text(&marked->lines), marked->type);
}

/* ---- drawing ----------------------------------------------------------- */

/* A piece of a line from `x` on, to the left or to the right; gives where the
 * next one begins. */
static double draw_piece(zl_plan *plan, const zl_marked *marked, zl_view piece,
                         bool bold, double x, double y)
{
    zl_type type = { marked->type.size, bold };
    bool leftward = marked->way == ZL_WAY_LEFT;
    zl_str text = { 0 };

    if (piece.size == 0)
        return x;
    zl_way_set(piece, marked->way, &text);
    if (text.failed)
        zl_plan_no_memory(plan);
    double width = zl_plan_width(plan, zl_str_text(&text), type);
    zl_plan_label(plan, (zl_label){ .text = zl_str_text(&text),
                                    .x = leftward ? x - width : x,
                                    .y = y,
                                    .type = type,
                                    .colour = bold ? ZL_INK : ZL_MUTED });
    zl_str_clear(&text);
    return leftward ? x - width : x + width;
}

static size_t within(size_t at, size_t from, size_t to)
{
    return at < from ? from : at > to ? to : at;
}

static void draw_line(zl_plan *plan, const zl_marked *marked, size_t from,
                      size_t to, double x, double y)
{
    zl_view all = zl_str_view(&marked->lines);
    size_t begin = within(marked->from, from, to);
    size_t end = within(marked->to, begin, to);

    x = draw_piece(plan, marked, zl_view_cut(all, from, begin), false, x, y);
    x = draw_piece(plan, marked, zl_view_cut(all, begin, end), true, x, y);
    draw_piece(plan, marked, zl_view_cut(all, end, to), false, x, y);
}

void zl_marked_draw(zl_plan *plan, const zl_marked *marked, double x, double y,
                    double width)
{
    zl_view all = zl_str_view(&marked->lines);
    double start = marked->way == ZL_WAY_LEFT ? x + width : x;

    for (size_t from = 0; from < all.size;) {
        const char *end = memchr(all.bytes + from, '\n', all.size - from);
        size_t to = end ? (size_t)(end - all.bytes) : all.size;
        draw_line(plan, marked, from, to, start, y);
        from = to + 1;
        y += zl_em(marked->type) * ZL_LEADING;
    }
}
