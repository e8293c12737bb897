/* dumbbell.c -- two numbers for each row, as two dots joined by a line.
 *
 * The first is a disc, the second a ring around it where both are the same;
 * how much of them is in common is a stroke across the line. All numbers
 * stand at the right, under the signs of their kinds. */
#include "axis.h"
#include "base/mem.h"
#include "colour.h"
#include "data.h"
#include "legend.h"
#include "share.h"
#include "sides.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define GAP 1.4         /* mm between label, plot and numbers */
#define LEAST_PLOT 18.0 /* mm between the lowest number and the highest */
#define DISC 0.85       /* mm: the radius of the first dot */
#define RING 1.3        /* of the second, to the middle of its line */
#define RING_LINE 0.45
#define REACH (RING + RING_LINE / 2) /* of a dot, from its middle */
#define STROKE 2.0 /* mm: half of how long what is in common is */

enum { FIRST, COMMON, SECOND, KINDS };

struct entry {
    double values[KINDS]; /* NAN: none */
};

struct dumbbell {
    zl_plan *plan;
    const zl_frame *frame;
    const zili_table *table;
    zl_naming item;
    struct entry *entries; /* by row */
    bool common;           /* the table says what is in common */
    char names[KINDS][ZL_AXIS_SIZE];
    const char *title;
    zl_axis axis;
    double most;         /* the greatest number */
    double labels;       /* mm of the widest label */
    double width[KINDS]; /* mm of the widest number */
};

/* ---- reading ----------------------------------------------------------- */

/* The columns that numbers are made from; the counts of beads with both and
 * with one side alone, or the two numbers themselves. */
struct source {
    size_t both, a, b;
    size_t n; /* SIZE_MAX: numbers as they are */
    bool beads;
};

static struct source find_source(zl_plan *plan, const zili_table *table,
                                 const char *value)
{
    struct source from = { SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX, false };

    from.beads = zili_table_find(table, "a_only") != SIZE_MAX;
    if (from.beads || zili_table_find(table, "both") != SIZE_MAX)
        from.both = zl_need_numbers(plan, table, "both");
    from.a = zl_need_numbers(plan, table, from.beads ? "a_only" : "a");
    from.b = zl_need_numbers(plan, table, from.beads ? "b_only" : "b");
    if (value && strcmp(value, "share") == 0)
        from.n = zl_need_numbers(plan, table, "n");
    else if (value && strcmp(value, "count") != 0)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "A dumbbell draws --value count or share, the share of "
                     "n, not \"%s\".",
                     value);
    return from;
}

static double number_at(const zili_table *table, size_t row, size_t column)
{
    return column == SIZE_MAX ? NAN : zili_table_real(table, row, column);
}

static struct entry read_entry(const zili_table *table,
                               const struct source *from, size_t row)
{
    double both = number_at(table, row, from->both);
    double a = number_at(table, row, from->a);
    double b = number_at(table, row, from->b);
    double n = from->n == SIZE_MAX ? 1 : number_at(table, row, from->n);
    double all = from->beads ? both : 0;

    return (struct entry){ { (a + all) / n, both / n, (b + all) / n } };
}

/* What the table calls a side, or `otherwise`. */
static const char *side_of(const struct dumbbell *of, const char *column,
                           const char *otherwise)
{
    size_t found = zili_table_find(of->table, column);

    if (found == SIZE_MAX || zili_table_type(of->table, found) != ZILI_TEXT ||
        !*zili_table_text(of->table, 0, found))
        return otherwise;
    return zl_language_name(zili_table_text(of->table, 0, found));
}

static void set_name(struct dumbbell *of, int kind, zl_view name)
{
    snprintf(of->names[kind], sizeof of->names[kind], "%.*s",
             name.size > 100 ? 100 : (int)name.size, name.bytes);
}

static void read_names(struct dumbbell *of)
{
    const char *const usual[] = { side_of(of, "a_lang", "a"),
                                  side_of(of, "b_lang", "b") };
    zl_sides sides = zl_sides_of(of->plan, of->frame, usual);

    set_name(of, FIRST, sides.names[0]);
    set_name(of, COMMON, zl_view_of("in both"));
    set_name(of, SECOND, sides.names[1]);
}

static void read_entries(struct dumbbell *of, const struct source *from)
{
    size_t rows = zili_table_rows(of->table);

    of->entries = zl_alloc_array(rows, sizeof *of->entries);
    if (!of->entries) {
        zl_plan_no_memory(of->plan);
        return;
    }
    for (size_t row = 0; row < rows; row++) {
        of->entries[row] = read_entry(of->table, from, row);
        for (int kind = 0; kind < KINDS; kind++)
            of->most = zl_number_most(of->most, of->entries[row].values[kind]);
    }
    of->most = zl_share_most(of->plan, ZL_REACH_MOST, of->most);
}

/* ---- measures ---------------------------------------------------------- */

static void name_of(const struct dumbbell *of, size_t row, zl_str *out)
{
    zl_str_empty(out);
    zl_name_text(of->table, row, of->item, out);
    if (out->failed)
        zl_plan_no_memory(of->plan);
}

static bool has_column(const struct dumbbell *of, int kind)
{
    return kind != COMMON || of->common;
}

/* Numbers and labels, and the range of what is drawn. */
static void measure_rows(struct dumbbell *of, double *low, double *high,
                         bool *whole)
{
    size_t rows = zili_table_rows(of->table);
    char text[ZL_NUMBER_SIZE];
    zl_str name = { 0 };

    for (size_t row = 0; row < rows && !zl_plan_failed(of->plan); row++) {
        name_of(of, row, &name);
        of->labels =
            fmax(of->labels,
                 zl_plan_width(of->plan, zl_str_text(&name), of->frame->type));
        for (int kind = 0; kind < KINDS; kind++) {
            double value = of->entries[row].values[kind];
            zl_number_among(text, value, of->most);
            of->width[kind] =
                fmax(of->width[kind],
                     zl_plan_width(of->plan, text, of->frame->small));
            if (!isfinite(value))
                continue;
            *low = fmin(*low, value);
            *high = fmax(*high, value);
            *whole = *whole && value == round(value);
        }
    }
    zl_str_clear(&name);
}

static double numbers_width(const struct dumbbell *of)
{
    double sum = 0;

    for (int kind = 0; kind < KINDS; kind++)
        sum += has_column(of, kind) ? GAP + of->width[kind] : 0;
    return sum;
}

/* With other panels. */
static void share(struct dumbbell *of, double *low, double *high, bool *whole)
{
    zl_share_reach(of->plan, ZL_REACH_X, low, high);
    *whole = zl_share_whole(of->plan, *whole);
    of->labels = zl_share_most(of->plan, ZL_REACH_LABELS, of->labels);
    for (int kind = 0; kind < KINDS && of->plan->shared; kind++)
        of->width[kind] =
            zl_share_most(of->plan, ZL_REACH_NUMBERS, of->width[kind]);
}

static void measure(struct dumbbell *of)
{
    double low = 0, high = 0, full = of->frame->width;
    bool whole = true;
    size_t most = full < 100 ? 4 : 6;

    for (int kind = 0; kind < KINDS; kind++)
        of->width[kind] = 2 * REACH;
    measure_rows(of, &low, &high, &whole);
    share(of, &low, &high, &whole);
    of->labels = fmin(of->labels, 0.4 * full);
    of->axis.scale = zl_scale_of(low, high, most, whole);
    if (high > of->axis.scale.low)
        of->axis.scale.high = high;
    of->axis.start = of->labels + GAP + REACH;
    of->axis.right = full - numbers_width(of);
    of->axis.length = of->axis.right - REACH - of->axis.start;
    if (of->axis.length < LEAST_PLOT)
        zl_frame_too_narrow(of->plan, of->frame,
                            full + (LEAST_PLOT - of->axis.length) / 0.6);
}

/* ---- marks ------------------------------------------------------------- */

static void draw_sign(zl_plan *plan, int kind, double stroke, double x,
                      double y)
{
    zl_look ring = { .fill = ZL_WHITE,
                     .ink = zl_class_look(plan, 1).fill,
                     .thick = RING_LINE,
                     .series = SECOND };
    zl_look disc = zl_class_look(plan, 0);

    if (kind == COMMON)
        zl_plan_line(plan, x, y - stroke, x, y + stroke,
                     (zl_look){ .ink = ZL_INK, .thick = 0.35 });
    else if (kind == FIRST)
        zl_plan_disc(plan, x, y, DISC, disc);
    else
        zl_plan_disc(plan, x, y, RING, ring);
}

static void draw_line(const struct dumbbell *of, const struct entry *entry,
                      double y)
{
    double from = entry->values[FIRST], to = entry->values[SECOND];

    if (isfinite(from) && isfinite(to))
        zl_plan_line(of->plan, zl_axis_place(&of->axis, from), y,
                     zl_axis_place(&of->axis, to), y,
                     (zl_look){ .ink = ZL_FRAME, .thick = 0.6 });
}

/* The ring first: a disc of the same number stands in it. */
static void draw_dots(const struct dumbbell *of, const struct entry *entry,
                      double y)
{
    static const int order[] = { COMMON, SECOND, FIRST };

    draw_line(of, entry, y);
    for (int i = 0; i < KINDS; i++) {
        double value = entry->values[order[i]];
        if (isfinite(value))
            draw_sign(of->plan, order[i], STROKE,
                      zl_axis_place(&of->axis, value), y);
    }
}

static double column_right(const struct dumbbell *of, int kind)
{
    double right = of->frame->width;

    for (int i = KINDS - 1; i > kind; i--)
        right -= has_column(of, i) ? GAP + of->width[i] : 0;
    return right;
}

static void draw_numbers(const struct dumbbell *of, const struct entry *entry,
                         double y)
{
    char text[ZL_NUMBER_SIZE];

    for (int kind = 0; kind < KINDS; kind++) {
        if (!has_column(of, kind))
            continue;
        zl_number_among(text, entry->values[kind], of->most);
        zl_plan_label(of->plan, (zl_label){ .text = text,
                                            .x = column_right(of, kind),
                                            .y = y,
                                            .across = ZL_ACROSS_RIGHT,
                                            .down = ZL_DOWN_MIDDLE,
                                            .type = of->frame->small,
                                            .colour = ZL_MUTED });
    }
}

/* The label of a row in its lines; gives the row's height. */
static double fit_row(const struct dumbbell *of, size_t row, zl_str *lines)
{
    zl_str name = { 0 };

    zl_str_empty(lines);
    name_of(of, row, &name);
    zl_plan_fit(of->plan, zl_str_text(&name), of->frame->type,
                of->labels + 0.05, 2, lines);
    zl_str_clear(&name);
    return fmax(zl_lines_height(zl_str_text(lines), of->frame->type) + 0.6,
                fmax(2 * STROKE + 0.2, zl_em(of->frame->type) * 1.6));
}

static double draw_row(const struct dumbbell *of, size_t row, double y)
{
    zl_str lines = { 0 };
    double height = fit_row(of, row, &lines), middle = y + height / 2;

    zl_plan_line(of->plan, of->axis.start - REACH, middle, of->axis.right,
                 middle, (zl_look){ .ink = ZL_GRID, .thick = ZL_HAIR });
    zl_plan_label(of->plan, (zl_label){ .text = zl_str_text(&lines),
                                        .x = of->labels,
                                        .y = middle,
                                        .across = ZL_ACROSS_RIGHT,
                                        .down = ZL_DOWN_MIDDLE,
                                        .type = of->frame->type,
                                        .colour = ZL_INK });
    draw_dots(of, &of->entries[row], middle);
    draw_numbers(of, &of->entries[row], middle);
    zl_str_clear(&lines);
    return height;
}

/* Each sign over its column of numbers. */
static void draw_heads(const struct dumbbell *of, double y)
{
    for (int kind = 0; kind < KINDS; kind++)
        if (has_column(of, kind))
            draw_sign(of->plan, kind, REACH,
                      column_right(of, kind) -
                          fmin(of->width[kind] / 2, REACH),
                      y);
}

/* What the signs are, and in its last line each sign over its column of
 * numbers, or below it, where it stands once above all panels; gives the
 * height. */
static double draw_legend(const struct dumbbell *of)
{
    zl_legend_pen pen = zl_legend_begin(of->plan, of->frame);
    double middle = 0;

    if (!of->plan->shared)
        pen.right = of->axis.right;
    for (int kind = 0; kind < KINDS; kind++) {
        if (!has_column(of, kind))
            continue;
        zl_swatch at = zl_legend_name(&pen, of->names[kind]);
        middle = at.y + at.height / 2;
        draw_sign(pen.plan, kind, REACH, at.x + ZL_SWATCH / 2, middle);
    }
    zl_legend_end(&pen);
    draw_heads(of, of->plan->shared ? REACH : middle);
    return of->plan->shared ? 2 * REACH + GAP : pen.y;
}

static void draw(struct dumbbell *of)
{
    size_t rows = zili_table_rows(of->table);
    zl_str lines = { 0 };
    double bottom = 0;

    measure(of);
    double y = draw_legend(of);
    for (size_t row = 0; row < rows && !zl_plan_failed(of->plan); row++)
        bottom += fit_row(of, row, &lines);
    zl_str_clear(&lines);
    bottom += y;
    zl_axis_grid(of->plan, &of->axis, y, bottom);
    for (size_t row = 0; row < rows && !zl_plan_failed(of->plan); row++)
        y += draw_row(of, row, y);
    zl_axis under = of->axis; /* its last number may stand under numbers */
    under.right = of->frame->width;
    zl_str_format(&of->plan->about,
                  "Dumbbell chart of %zu items: for each, %s and %s joined by "
                  "a line%s. %s.",
                  rows, of->names[FIRST], of->names[SECOND],
                  of->common ? ", and what both have in common" : "",
                  of->title);
    zl_plan_height(of->plan, bottom + zl_axis_draw(of->plan, of->frame, &under,
                                                   of->title, bottom));
}

static void plan_dumbbell(zl_plan *plan, const zili_table *table,
                          const zl_frame *frame)
{
    struct dumbbell of = { .plan = plan, .frame = frame, .table = table };

    of.item = zl_need_naming(plan, table, "item");
    struct source from = find_source(plan, table, frame->value);
    of.common = from.both != SIZE_MAX;
    of.title = from.n != SIZE_MAX ? "Share of aligned sentences"
               : from.beads       ? "Aligned sentences"
                                  : "";
    if (!zl_plan_failed(plan)) {
        read_names(&of);
        read_entries(&of, &from);
    }
    if (of.entries && !zl_plan_failed(plan))
        draw(&of);
    zl_free(of.entries);
}

static const struct zl_kind kind = { .plan = plan_dumbbell };
static const char *const arguments[] = { NULL };

const zili_chart zl_chart_dumbbell = {
    .name = "dumbbell",
    .summary = "how often each theme stands in either language, as two dots",
    .columns = "item a b",
    .analysis = "agree",
    .arguments = arguments,
    .panel = 66,
    .items = "item",
    .kind = &kind,
};
