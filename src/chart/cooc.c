/* cooc.c -- which themes occur together, as a triangle of cells.
 *
 * Each theme has one label, right of its cell on the diagonal: its pairs
 * stand left of that cell and below it. Nothing is said twice, no label is
 * turned, and the place above the diagonal is free for the labels. */
#include "base/mem.h"
#include "below.h"
#include "colour.h"
#include "pairs.h"
#include "part.h"
#include "shade.h"

#include <math.h>

#define GAP 1.2          /* mm between a cell and its label */
#define WIDEST_CELL 10.0 /* mm */
#define LEAST_CELL 2.4
#define LEAST_CROWDED 0.6 /* in a crowd */
#define LEAST_NAME 18.0   /* mm that a name may have in any case */
#define KEY_WIDTH 78.0    /* mm that the key needs */
#define BELOW_CROWD 22.0  /* mm for the key and a note */
#define OWN 0xE6E6E6u     /* the diagonal */

struct cooc {
    zl_plan *plan;
    const zl_frame *frame;
    zl_theme_pairs pairs;
    double *cells;   /* names × names, both halves; NAN: no such pair */
    uint32_t *order; /* from the top down */
    zl_shade shade;
    double cell, row; /* width and height of a cell */
    zl_type type;     /* of names */
    uint32_t every;   /* of so many names one is written */
};

static double *cell_of(const struct cooc *cooc, uint32_t a, uint32_t b)
{
    return &cooc->cells[(size_t)a * cooc->pairs.names.count + b];
}

static double link_of(const struct cooc *cooc, uint32_t a, uint32_t b)
{
    double value = *cell_of(cooc, a, b);

    return isfinite(value) ? value : -INFINITY;
}

static void fill_cells(struct cooc *cooc)
{
    size_t size = (size_t)cooc->pairs.names.count * cooc->pairs.names.count;

    for (size_t i = 0; i < size; i++)
        cooc->cells[i] = NAN;
    for (size_t i = 0; i < cooc->pairs.count; i++) {
        zl_theme_pair pair = cooc->pairs.items[i];
        *cell_of(cooc, pair.a, pair.b) = pair.value;
        *cell_of(cooc, pair.b, pair.a) = pair.value;
    }
}

/* ---- the order of the themes ------------------------------------------- */

static void swap(uint32_t *a, uint32_t *b)
{
    uint32_t kept = *a;

    *a = *b;
    *b = kept;
}

/* Begin with the strongest pair. */
static void begin_order(struct cooc *cooc)
{
    double best = -INFINITY;
    uint32_t first = 0, second = 0;

    for (size_t i = 0; i < cooc->pairs.count; i++)
        if (cooc->pairs.items[i].value > best) {
            best = cooc->pairs.items[i].value;
            first = cooc->pairs.items[i].a;
            second = cooc->pairs.items[i].b;
        }
    if (first == second)
        return;
    swap(&cooc->order[0], &cooc->order[first]);
    swap(&cooc->order[1], &cooc->order[second == 0 ? first : second]);
}

/* What stands together is to be near: put next to the last theme the one
 * that has the strongest link to it; ties keep the order of the table. A
 * chain of nearest neighbours, the same for the same numbers. */
static void order_themes(struct cooc *cooc)
{
    uint32_t count = cooc->pairs.names.count;

    for (uint32_t i = 0; i < count; i++)
        cooc->order[i] = i;
    begin_order(cooc);
    for (uint32_t i = 2; i < count; i++) {
        uint32_t best = i;
        for (uint32_t k = i + 1; k < count; k++) {
            double now = link_of(cooc, cooc->order[i - 1], cooc->order[best]);
            double then = link_of(cooc, cooc->order[i - 1], cooc->order[k]);
            if (then > now ||
                (then == now && cooc->order[k] < cooc->order[best]))
                best = k;
        }
        swap(&cooc->order[i], &cooc->order[best]);
    }
}

/* ---- measures ---------------------------------------------------------- */

static const char *name_of(const struct cooc *cooc, uint32_t place)
{
    return zl_map_key(&cooc->pairs.names, cooc->order[place]).bytes;
}

static double full_width(const struct cooc *cooc, uint32_t place)
{
    return zl_plan_width(cooc->plan, name_of(cooc, place), cooc->type);
}

/* The widest cells that leave room for every label on its step; gives how wide
 * the figure must be for cells of `least`. */
static double fit_cells(struct cooc *cooc, zl_type type, double part,
                        double least)
{
    double width = cooc->frame->width, needed = 0;

    cooc->type = type;
    cooc->cell = WIDEST_CELL;
    for (uint32_t i = 0; i < cooc->pairs.names.count; i++) {
        double full = full_width(cooc, i);
        double label = fmin(full, fmax(width * part, LEAST_NAME)) + GAP;
        cooc->cell = fmin(cooc->cell, (width - label) / (i + 1));
        double cells = least * (i + 1) + GAP;
        needed = fmax(
            needed,
            cells + fmin(full, fmax(LEAST_NAME, cells * part / (1 - part))));
    }
    return needed;
}

/* In a crowd cells are narrower than rows are high; where a page does not hold
 * all rows these are lower than names, of which some are written. */
static void measure_crowd(struct cooc *cooc)
{
    double line = zl_line_height(cooc->frame->small) + 0.05;
    double page = cooc->frame->height > 0 ? cooc->frame->height : ZL_TALLEST;
    double room = page - BELOW_CROWD;
    double needed = fit_cells(cooc, cooc->frame->small, 0.36, LEAST_CROWDED);

    if (cooc->cell < LEAST_CROWDED)
        zl_frame_too_narrow(cooc->plan, cooc->frame, needed);
    cooc->row = fmin(line, room / cooc->pairs.names.count);
    if (cooc->row < LEAST_CROWDED)
        cooc->row = LEAST_CROWDED;
    cooc->every = (uint32_t)ceil(line / cooc->row - 1e-9);
}

static void measure_cells(struct cooc *cooc)
{
    double line = zl_line_height(cooc->frame->type) + 0.5;

    cooc->every = 1;
    (void)fit_cells(cooc, cooc->frame->type, 0.5, LEAST_CELL);
    cooc->row = fmax(line, fmin(cooc->cell, 6.5));
    if (cooc->cell < LEAST_CELL)
        measure_crowd(cooc);
}

static double number_width(const struct cooc *cooc, double value)
{
    char text[ZL_NUMBER_SIZE];

    zl_number(text, value);
    return zl_plan_width(cooc->plan, text, cooc->frame->small);
}

/* All numbers are written, or none is. */
static void measure_numbers(struct cooc *cooc)
{
    double low = 0, high = 0, widest = 0;
    bool whole = true, found = false;

    for (size_t i = 0; i < cooc->pairs.count; i++) {
        double value = cooc->pairs.items[i].value;
        widest = fmax(widest, number_width(cooc, value));
        cooc->shade.none |= !isfinite(value);
        if (!isfinite(value))
            continue;
        low = found ? fmin(low, value) : value;
        high = found ? fmax(high, value) : value;
        whole = whole && value == round(value);
        cooc->shade.zero |= value == 0;
        found = true;
    }
    size_t count = cooc->pairs.names.count;
    cooc->shade.none |= cooc->pairs.count < count * (count - 1) / 2;
    cooc->shade.zero = cooc->shade.zero && low >= 0;
    double least = whole || low == high ? fmin(low, 0) : low;
    cooc->shade.scale =
        zl_scale_within(least, high == least ? least + 1 : high, 5, whole);
    for (uint32_t i = 0; cooc->pairs.owned && i < count; i++)
        widest = fmax(widest, number_width(cooc, cooc->pairs.own[i]));
    if (cooc->shade.none)
        widest = fmax(widest, number_width(cooc, NAN));
    cooc->shade.numbers = widest <= cooc->cell - 0.6;
}

/* What a label is wide at last: on the upper steps there is more room. */
static double shown_width(const struct cooc *cooc, uint32_t place)
{
    return fmin(full_width(cooc, place),
                cooc->frame->width - (place + 1) * cooc->cell - GAP);
}

/* ---- marks ------------------------------------------------------------- */

static void draw_own(const struct cooc *cooc, uint32_t place, double x,
                     double y)
{
    double own = cooc->pairs.own[cooc->order[place]];
    char text[ZL_NUMBER_SIZE];

    bool tight = fmin(cooc->cell, cooc->row) < LEAST_CELL;
    zl_plan_box(cooc->plan, x, y, cooc->cell, cooc->row,
                (zl_look){ .fill = OWN,
                           .ink = tight ? OWN : ZL_WHITE,
                           .thick = ZL_FINE });
    if (!cooc->shade.numbers || !isfinite(own))
        return;
    zl_number(text, own);
    zl_plan_label(cooc->plan, (zl_label){ .text = text,
                                          .x = x + cooc->cell / 2,
                                          .y = y + cooc->row / 2,
                                          .across = ZL_ACROSS_MIDDLE,
                                          .down = ZL_DOWN_MIDDLE,
                                          .type = cooc->frame->small,
                                          .colour = ZL_INK });
}

static void draw_row(const struct cooc *cooc, uint32_t place)
{
    double y = place * cooc->row, x = place * cooc->cell;
    zl_str name = { 0 };

    for (uint32_t i = 0; i < place; i++)
        zl_shade_cell(cooc->plan, cooc->frame, &cooc->shade, i * cooc->cell, y,
                      cooc->cell, cooc->row,
                      *cell_of(cooc, cooc->order[place], cooc->order[i]));
    draw_own(cooc, place, x, y);
    if (place % cooc->every)
        return;
    zl_plan_fit(cooc->plan, name_of(cooc, place), cooc->type,
                shown_width(cooc, place) + 0.05, 1, &name);
    zl_plan_label(cooc->plan, (zl_label){ .text = zl_str_text(&name),
                                          .x = x + cooc->cell + GAP,
                                          .y = y + cooc->row / 2,
                                          .down = ZL_DOWN_MIDDLE,
                                          .type = cooc->type,
                                          .colour = ZL_INK });
    zl_str_clear(&name);
}

/* What the diagonal is; gives its height. */
static double draw_own_key(const struct cooc *cooc, double x, double y)
{
    double line = zl_line_height(cooc->frame->small);

    if (!cooc->pairs.owned)
        return 0;
    zl_plan_box(cooc->plan, x + 1, y, line, line,
                (zl_look){ .fill = OWN, .ink = ZL_WHITE, .thick = ZL_FINE });
    x += 1 + line + GAP;
    zl_plan_label_within(cooc->plan,
                         (zl_label){ .text = "units with the theme itself",
                                     .x = x,
                                     .y = y,
                                     .type = cooc->frame->small,
                                     .colour = ZL_MUTED },
                         cooc->frame->width - x);
    return line + 1.2;
}

/* What is not written is said; gives the height. */
static double draw_note(const struct cooc *cooc, double y)
{
    zl_str text = { 0 };

    if (cooc->every == 1)
        return 0;
    zl_str_format(&text,
                  "Of %u names one in %u is written; the others stand between "
                  "in the same order.",
                  cooc->pairs.names.count, cooc->every);
    double height = zl_below(cooc->plan, cooc->frame, &text, y, true);
    zl_str_clear(&text);
    return height;
}

/* The key stands in the empty corner above the diagonal where it leaves the
 * labels alone, or else below. */
static void draw_key(const struct cooc *cooc, const char *title)
{
    double high =
        2 * zl_line_height(cooc->frame->small) + 5 +
        (cooc->pairs.owned ? zl_line_height(cooc->frame->small) + 2 : 0);
    double bottom = cooc->pairs.names.count * cooc->row;
    double x = cooc->frame->width - KEY_WIDTH, y = 0;

    for (uint32_t i = 0; i < cooc->pairs.names.count; i++)
        if (i * cooc->row < high &&
            (i + 1) * cooc->cell + GAP + shown_width(cooc, i) + 4 > x)
            y = bottom + 2.2;
    if (y > 0)
        x = 0;
    y += draw_own_key(cooc, x, y);
    y += zl_shade_key(cooc->plan, cooc->frame, &cooc->shade, title, x, y);
    y = fmax(bottom, y);
    zl_plan_height(cooc->plan, y + draw_note(cooc, y));
}

static void draw(struct cooc *cooc)
{
    char title[ZL_AXIS_SIZE];
    uint32_t count = cooc->pairs.names.count;

    fill_cells(cooc);
    order_themes(cooc);
    measure_cells(cooc);
    measure_numbers(cooc);
    for (uint32_t i = 0; i < count; i++)
        draw_row(cooc, i);
    zl_axis_title(title, cooc->pairs.column);
    zl_str_format(&cooc->plan->about,
                  "Triangle of cells: each of %u with each other. Shown: %s.",
                  count, title);
    draw_key(cooc, title);
}

static void plan_cooc(zl_plan *plan, const zili_table *table,
                      const zl_frame *frame)
{
    struct cooc cooc = { .plan = plan, .frame = frame };

    zl_theme_pairs_read(plan, table, frame->value, &cooc.pairs);
    size_t count = cooc.pairs.names.count;
    cooc.cells = zl_alloc_array(count, count * sizeof *cooc.cells);
    cooc.order = zl_alloc_array(count, sizeof *cooc.order);
    if (!cooc.cells || !cooc.order)
        zl_plan_no_memory(plan);
    else if (!zl_plan_failed(plan))
        draw(&cooc);
    zl_free(cooc.cells);
    zl_free(cooc.order);
    zl_theme_pairs_clear(&cooc.pairs);
}

/* How like texts are: the first column of numbers, whatever the measure. */
static void plan_similar(zl_plan *plan, const zili_table *table,
                         const zl_frame *frame)
{
    zl_frame own = *frame;

    for (size_t i = 0; !own.value && i < zili_table_columns(table); i++)
        if (zili_table_type(table, i) != ZILI_TEXT)
            own.value = zili_table_name(table, i);
    plan_cooc(plan, table, &own);
}

static const struct zl_kind kind = { .plan = plan_cooc };
static const struct zl_kind similar = { .plan = plan_similar };
static const char *const arguments[] = { "within", "s", NULL };

const zili_chart zl_chart_cooc = {
    .name = "cooc",
    .summary = "which themes occur together, as a triangle of cells",
    .columns = "a b O11",
    .analysis = "cooc",
    .arguments = arguments,
    .kind = &kind,
};

static const char *const none[] = { NULL };

const zili_chart zl_chart_similar = {
    .name = "similar",
    .summary = "how like texts are, as a triangle of cells",
    .columns = "a b cosine",
    .analysis = "similar",
    .arguments = none,
    .kind = &similar,
};
