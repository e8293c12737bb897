/* heat.c -- a table put across: colours for numbers, labels × groups. */
#include "base/mem.h"
#include "colour.h"
#include "data.h"
#include "shade.h"
#include "share.h"

#include <math.h>
#include <string.h>

#define GAP 1.4          /* mm between labels and cells */
#define WIDEST_CELL 24.0 /* mm */
#define LEAST_CELL 2.4
#define DENSE 40         /* more rows are set in small type */
#define LONGEST_HEAD 34.0 /* mm of a head that is turned */

struct heat {
    zl_plan *plan;
    const zl_frame *frame;
    zl_matrix matrix;
    uint32_t *order; /* the columns from left to right */
    zl_shade shade;
    double left;  /* where the first cell begins */
    double cell;  /* width of a cell */
    bool upwards; /* heads are turned */
    zl_type head, name; /* type of heads, and of names of rows */
};

/* ---- keys -------------------------------------------------------------- */

/* The key without its last part, and the last part. */
static zl_view upper_key(const struct heat *heat, uint32_t column)
{
    zl_view key = zl_map_key(&heat->matrix.columns, column);

    while (key.size && key.bytes[key.size - 1] != ZL_KEY_MARK)
        key.size--;
    key.size -= key.size > 0;
    return key;
}

static zl_view lower_key(const struct heat *heat, uint32_t column)
{
    zl_view key = zl_map_key(&heat->matrix.columns, column);
    size_t upper = upper_key(heat, column).size;

    return zl_view_cut(key, upper + (heat->matrix.key_parts > 1), key.size);
}

/* Columns of one upper key stand side by side, in the order they came. */
static void order_columns(struct heat *heat)
{
    uint32_t count = heat->matrix.columns.count, filled = 0;

    for (uint32_t i = 0; i < count; i++) {
        bool first = true;
        for (uint32_t k = 0; k < i; k++)
            first = first &&
                    !zl_view_same(upper_key(heat, k), upper_key(heat, i));
        for (uint32_t k = i; first && k < count; k++)
            if (zl_view_same(upper_key(heat, k), upper_key(heat, i)))
                heat->order[filled++] = k;
    }
}

static void shown_text(zl_view key, zl_str *out)
{
    zl_str_empty(out);
    zl_key_text(key, out);
    if (!out->size)
        zl_str_add_text(out, "–");
}

/* ---- measures ---------------------------------------------------------- */

/* Where a head breaks in the middle of an ASCII word, it is better turned:
 * the widest piece without a blank or hyphen. */
static double widest_piece(const struct heat *heat, const char *text)
{
    double widest = 0;

    while (*text) {
        char piece[256];
        size_t size = strcspn(text, " -·");
        size_t taken = size < sizeof piece - 1 ? size : sizeof piece - 1;
        memcpy(piece, text, taken);
        piece[taken] = 0;
        bool ascii = taken > 0 && (unsigned char)piece[0] < 0x80;
        if (ascii)
            widest = fmax(widest,
                          zl_plan_width(heat->plan, piece, heat->head));
        text += size + (text[size] != 0);
        while ((*text & 0xC0) == 0x80)
            text++;
    }
    return widest;
}

/* Heads lie where each fits over its cell in three lines. */
static bool heads_lie(const struct heat *heat)
{
    bool lie = true;
    zl_str text = { 0 }, lines = { 0 };

    for (uint32_t i = 0; lie && i < heat->matrix.columns.count; i++) {
        shown_text(lower_key(heat, i), &text);
        zl_str_empty(&lines);
        zl_plan_fit(heat->plan, zl_str_text(&text), heat->head,
                    heat->cell - 0.6, 3, &lines);
        lie = widest_piece(heat, zl_str_text(&text)) <= heat->cell - 0.6 &&
              zl_view_find(zl_str_view(&lines), zl_view_of("…")) == SIZE_MAX;
    }
    zl_str_clear(&text);
    zl_str_clear(&lines);
    return lie;
}

static double widest_label(const struct heat *heat)
{
    return zl_share_most(heat->plan, ZL_REACH_LABELS,
                         zl_matrix_widest_name(heat->plan, &heat->matrix,
                                               ZL_ALL, heat->name));
}

static bool is_dense(const struct heat *heat)
{
    return heat->matrix.rows.count > DENSE;
}

/* A turned head needs a cell as wide as its line is high. */
static double least_cell(const struct heat *heat)
{
    return heat->upwards ? zl_line_height(heat->head) + 0.05 : LEAST_CELL;
}

static void check_cells(const struct heat *heat)
{
    double cells = least_cell(heat) * heat->matrix.columns.count;

    if (heat->cell < least_cell(heat))
        zl_frame_too_narrow(
            heat->plan, heat->frame,
            fmin(widest_label(heat) + GAP + cells, (cells + GAP) / 0.58));
}

static void measure(struct heat *heat)
{
    double width = heat->frame->width;
    double columns = heat->matrix.columns.count;
    double low, high;
    bool whole;

    heat->name = is_dense(heat) ? heat->frame->small : heat->frame->type;
    heat->left = fmin(widest_label(heat), 0.42 * width) + GAP;
    heat->cell = fmin((width - heat->left) / columns, WIDEST_CELL);
    zl_matrix_range(&heat->matrix, &low, &high, &whole);
    zl_share_reach(heat->plan, ZL_REACH_X, &low, &high);
    whole = zl_share_whole(heat->plan, whole);
    heat->shade.scale = zl_scale_of(fmin(low, 0), high, 5, whole);
    if (high > heat->shade.scale.low)
        heat->shade.scale.high = high;
    double widest =
        zl_matrix_widest_number(heat->plan, &heat->matrix, fmax(-low, high),
                                heat->frame->small);
    widest = zl_share_most(heat->plan, ZL_REACH_NUMBERS, widest);
    heat->shade.numbers = widest <= heat->cell - 0.7;
    for (size_t i = 0; i < heat->matrix.rows.count * (size_t)columns; i++) {
        heat->shade.none |= !isfinite(heat->matrix.cells[i]);
        heat->shade.zero |= low >= 0 && heat->matrix.cells[i] == 0;
    }
    heat->shade.none =
        zl_share_any(heat->plan, ZL_REACH_NONE, heat->shade.none);
    heat->shade.zero =
        zl_share_any(heat->plan, ZL_REACH_ZERO, heat->shade.zero);
    heat->head = heat->frame->type;
    heat->upwards = !heads_lie(heat);
    if (heat->cell < least_cell(heat))
        heat->head = heat->frame->small;
}

/* ---- turned ------------------------------------------------------------ */

/* Keys become names of rows, in their order, and names become keys. */
static bool turn_names(struct heat *heat, zl_matrix *turned)
{
    const zl_matrix *matrix = &heat->matrix;
    zl_str text = { 0 };
    bool good = true;

    for (uint32_t i = 0; i < matrix->columns.count && good; i++) {
        zl_view key = zl_map_key(&matrix->columns, heat->order[i]);
        shown_text(key, &text);
        zl_str_add_byte(&text, 0);
        zl_str_add(&text, key);
        good = !text.failed && zl_map_add(&turned->rows, zl_str_view(&text)) !=
                                   ZL_MAP_NONE;
    }
    for (uint32_t i = 0; i < matrix->rows.count && good; i++)
        good = zl_map_add(&turned->columns, zl_map_key(&matrix->rows, i)) !=
               ZL_MAP_NONE;
    zl_str_clear(&text);
    return good;
}

/* Columns that are too many stand one below the other, if rows are fewer. */
static void turn(struct heat *heat)
{
    const zl_matrix *matrix = &heat->matrix;
    uint32_t rows = matrix->columns.count, columns = matrix->rows.count;
    zl_matrix turned = { .key_parts = 1 };
    uint32_t *order = zl_alloc_array(columns, sizeof *order);

    turned.cells = zl_alloc_array((size_t)rows * columns, sizeof(double));
    if (!order || !turned.cells || !turn_names(heat, &turned)) {
        zl_plan_no_memory(heat->plan);
        zl_matrix_clear(&turned);
        zl_free(order);
        return;
    }
    for (uint32_t i = 0; i < rows; i++)
        for (uint32_t k = 0; k < columns; k++)
            turned.cells[(size_t)i * columns + k] =
                zl_matrix_at(matrix, k, heat->order[i]);
    for (uint32_t k = 0; k < columns; k++)
        order[k] = k;
    zl_matrix_clear(&heat->matrix);
    zl_free(heat->order);
    heat->matrix = turned;
    heat->order = order;
}

/* ---- heads ------------------------------------------------------------- */

static double cell_left(const struct heat *heat, uint32_t place)
{
    return heat->left + heat->cell * place;
}

static void fit_head(const struct heat *heat, uint32_t column, zl_str *lines)
{
    zl_str text = { 0 };

    shown_text(lower_key(heat, column), &text);
    zl_str_empty(lines);
    zl_plan_fit(heat->plan, zl_str_text(&text), heat->head,
                heat->upwards ? LONGEST_HEAD : heat->cell - 0.6,
                heat->upwards ? 1 : 3, lines);
    zl_str_clear(&text);
}

static double head_height(const struct heat *heat)
{
    zl_str lines = { 0 };
    double highest = 0;

    for (uint32_t i = 0; i < heat->matrix.columns.count; i++) {
        fit_head(heat, i, &lines);
        const char *text = zl_str_text(&lines);
        highest = fmax(highest,
                       heat->upwards
                           ? zl_plan_width(heat->plan, text, heat->head)
                           : zl_lines_height(text, heat->head));
    }
    zl_str_clear(&lines);
    return highest;
}

/* The last parts of the keys, one over each column, above `bottom`. */
static void draw_heads(const struct heat *heat, double bottom)
{
    zl_str lines = { 0 };

    for (uint32_t i = 0; i < heat->matrix.columns.count; i++) {
        fit_head(heat, heat->order[i], &lines);
        zl_plan_label(heat->plan,
                      (zl_label){ .text = zl_str_text(&lines),
                                  .x = cell_left(heat, i) + heat->cell / 2,
                                  .y = bottom,
                                  .across = ZL_ACROSS_MIDDLE,
                                  .down = ZL_DOWN_BOTTOM,
                                  .type = heat->head,
                                  .colour = ZL_INK,
                                  .upwards = heat->upwards });
    }
    zl_str_clear(&lines);
}

/* How many columns from `place` on have the same upper key. */
static uint32_t span_at(const struct heat *heat, uint32_t place)
{
    uint32_t span = 1;
    zl_view key = upper_key(heat, heat->order[place]);

    while (place + span < heat->matrix.columns.count &&
           zl_view_same(key, upper_key(heat, heat->order[place + span])))
        span++;
    return span;
}

/* The other parts, over all the columns they hold for, with a line below;
 * gives the height. They are drawn, or only measured, below `y`. */
static double upper_heads(const struct heat *heat, double y, bool drawn,
                          double high)
{
    zl_str text = { 0 }, lines = { 0 };
    double highest = 0;

    for (uint32_t i = 0; i < heat->matrix.columns.count;
         i += span_at(heat, i)) {
        double left = cell_left(heat, i);
        double right = cell_left(heat, i + span_at(heat, i));
        shown_text(upper_key(heat, heat->order[i]), &text);
        zl_str_empty(&lines);
        zl_plan_fit(heat->plan, zl_str_text(&text), heat->head,
                    right - left - 1.2, 3, &lines);
        highest = fmax(
            highest, zl_lines_height(zl_str_text(&lines), heat->head));
        if (!drawn)
            continue;
        zl_plan_label(heat->plan, (zl_label){ .text = zl_str_text(&lines),
                                              .x = (left + right) / 2,
                                              .y = y + high,
                                              .across = ZL_ACROSS_MIDDLE,
                                              .down = ZL_DOWN_BOTTOM,
                                              .type = heat->head,
                                              .colour = ZL_INK });
        zl_plan_line(heat->plan, left + 0.6, y + high + 0.6, right - 0.6,
                     y + high + 0.6,
                     (zl_look){ .ink = ZL_FRAME, .thick = ZL_FINE });
    }
    zl_str_clear(&text);
    zl_str_clear(&lines);
    return highest;
}

static double draw_all_heads(const struct heat *heat)
{
    double y = 0;

    if (heat->matrix.key_parts == 0)
        return 0;
    if (heat->matrix.key_parts > 1) {
        double high = upper_heads(heat, 0, false, 0);
        upper_heads(heat, 0, true, high);
        y = high + 1.4;
    }
    y += head_height(heat);
    draw_heads(heat, y);
    return y + 0.9;
}

/* ---- rows -------------------------------------------------------------- */

static double draw_row(const struct heat *heat, uint32_t row, double y)
{
    zl_str lines = { 0 };

    zl_plan_fit(heat->plan, zl_map_key(&heat->matrix.rows, row).bytes,
                heat->name, heat->left - GAP + 0.05, 2, &lines);
    double height =
        fmax(zl_lines_height(zl_str_text(&lines), heat->name) +
                 (is_dense(heat) ? 0.2 : 0.8),
             zl_em(heat->name) * (is_dense(heat) ? 1.3 : 1.75));
    zl_plan_label(heat->plan, (zl_label){ .text = zl_str_text(&lines),
                                          .x = heat->left - GAP,
                                          .y = y + height / 2,
                                          .across = ZL_ACROSS_RIGHT,
                                          .down = ZL_DOWN_MIDDLE,
                                          .type = heat->name,
                                          .colour = ZL_INK });
    for (uint32_t i = 0; i < heat->matrix.columns.count; i++)
        zl_shade_cell(heat->plan, heat->frame, &heat->shade,
                      cell_left(heat, i), y, heat->cell, height,
                      zl_matrix_at(&heat->matrix, row, heat->order[i]));
    zl_str_clear(&lines);
    return height;
}

static void draw(struct heat *heat, const char *title)
{
    measure(heat);
    if (heat->cell < least_cell(heat) &&
        heat->matrix.rows.count < heat->matrix.columns.count) {
        turn(heat);
        measure(heat);
    }
    check_cells(heat);
    double y = draw_all_heads(heat);
    for (uint32_t row = 0; row < heat->matrix.rows.count; row++)
        y += draw_row(heat, row, y);
    y += 2.2;
    y += zl_shade_key(heat->plan, heat->frame, &heat->shade, title,
                      fmin(heat->left, heat->frame->width * 0.25), y);
    zl_plan_height(heat->plan, y);
}

static void plan_heat(zl_plan *plan, const zili_table *table,
                      const zl_frame *frame)
{
    struct heat heat = { .plan = plan, .frame = frame };
    const char *value = frame->value ? frame->value : "count";
    bool themes = zili_table_find(table, "theme") != SIZE_MAX;
    zl_naming label = zl_need_naming(plan, table, themes ? "theme" : "term");
    size_t numbers = zl_need_numbers(plan, table, value);
    char title[ZL_AXIS_SIZE];

    zl_axis_title(title, value);
    zl_matrix_read(plan, table, label, numbers, &heat.matrix);
    heat.order = zl_alloc_array(heat.matrix.columns.count, sizeof *heat.order);
    if (!heat.order)
        zl_plan_no_memory(plan);
    else if (!zl_plan_failed(plan)) {
        order_columns(&heat);
        zl_str_format(
            &plan->about, "Heat map of %u rows and %u columns. Shown: %s.",
            heat.matrix.rows.count, heat.matrix.columns.count, title);
        draw(&heat, title);
    }
    zl_free(heat.order);
    zl_matrix_clear(&heat.matrix);
}

static const struct zl_kind kind = { .plan = plan_heat };
static const char *const arguments[] = { "by", "doc,lang", NULL };

const zili_chart zl_chart_heat = {
    .name = "heat",
    .summary = "how strong each theme is in each group, as a heat map",
    .columns = "theme count",
    .analysis = "themes",
    .arguments = arguments,
    .panel = 56,
    .items = "theme term",
    .keyed = true,
    .kind = &kind,
};
