/* tree.c -- which texts are put together first: a dendrogram lying on its
 * side, names at the left. */
#include "axis.h"
#include "base/mem.h"
#include "colour.h"
#include "data.h"
#include "place.h"
#include "tree_top.h"

#include <math.h>

#define GAP 1.4         /* mm between names and the tree */
#define LEAST_PLOT 20.0 /* mm */
#define MOST_LEAVES 5000

/* A leaf, or what a step has put together. Leaves come first. */
struct node {
    size_t parts[2]; /* of a step */
    double height;
    double y;    /* mm */
    double ends; /* mm: where the branch to it begins */
    bool taken;
};

struct tree {
    zl_plan *plan;
    const zl_frame *frame;
    const zili_table *table;
    size_t merges[2], names[2], height; /* columns */
    size_t support;                     /* the same, or SIZE_MAX */
    size_t steps, leaves;
    struct node *nodes;
    zl_str *texts; /* of leaves */
    zl_axis axis;
    double labels; /* mm of the widest name */
};

/* ---- reading ----------------------------------------------------------- */

/* -3 is the third leaf, 3 what step 3 made; a thing is merged once. */
static size_t part_of(struct tree *of, size_t step, int side)
{
    double value = zili_table_real(of->table, step, of->merges[side]);
    size_t node = SIZE_MAX;

    if (value < 0 && -value <= (double)of->leaves)
        node = (size_t)-value - 1;
    if (value > 0 && value <= (double)step)
        node = of->leaves + (size_t)value - 1;
    if (value != floor(value) || node == SIZE_MAX || of->nodes[node].taken) {
        zl_plan_fail(of->plan, ZILI_EUSAGE,
                     "Row %zu of the table: merge%d is neither a row that is "
                     "not yet merged (as -3) nor an earlier step (as 3).",
                     step + 1, side + 1);
        return 0;
    }
    of->nodes[node].taken = true;
    return node;
}

static void read_step(struct tree *of, size_t step)
{
    struct node *node = &of->nodes[of->leaves + step];

    node->height = zili_table_real(of->table, step, of->height);
    if (!isfinite(node->height))
        zl_plan_fail(of->plan, ZILI_EUSAGE,
                     "Row %zu of the table has no height.", step + 1);
    for (int side = 0; side < 2 && !zl_plan_failed(of->plan); side++) {
        node->parts[side] = part_of(of, step, side);
        if (node->parts[side] < of->leaves)
            zl_cell_words(of->table, step, of->names[side], of->plan->words,
                          &of->texts[node->parts[side]]);
    }
}

/* ---- places ------------------------------------------------------------ */

static double fit_leaf(const struct tree *of, size_t leaf, zl_str *lines)
{
    zl_str_empty(lines);
    zl_plan_fit(of->plan, zl_str_text(&of->texts[leaf]), of->frame->type,
                of->labels + 0.05, 2, lines);
    return zl_lines_height(zl_str_text(lines), of->frame->type) +
           zl_em(of->frame->type) * 0.3;
}

static double place_leaf(const struct tree *of, size_t leaf, double y)
{
    zl_str lines = { 0 };
    double height = fit_leaf(of, leaf, &lines);

    of->nodes[leaf].y = y + height / 2;
    zl_plan_label(of->plan, (zl_label){ .text = zl_str_text(&lines),
                                        .x = of->labels,
                                        .y = y + height / 2,
                                        .across = ZL_ACROSS_RIGHT,
                                        .down = ZL_DOWN_MIDDLE,
                                        .type = of->frame->type,
                                        .colour = ZL_INK });
    zl_str_clear(&lines);
    return y + height;
}

/* From the last step down, the first part before the second, on a stack of
 * our own: a tree may be as deep as it has leaves. */
static double place_leaves(struct tree *of, size_t *stack, double y)
{
    size_t depth = 0;

    stack[depth++] = of->leaves + of->steps - 1;
    while (depth > 0 && !zl_plan_failed(of->plan)) {
        size_t node = stack[--depth];
        if (node < of->leaves) {
            y = place_leaf(of, node, y);
            continue;
        }
        stack[depth++] = of->nodes[node].parts[1];
        stack[depth++] = of->nodes[node].parts[0];
    }
    return y;
}

static void measure(struct tree *of)
{
    double low = 0, high = 0, full = of->frame->width;

    for (size_t i = 0; i < of->leaves; i++)
        of->labels = fmax(of->labels,
                          zl_plan_width(of->plan, zl_str_text(&of->texts[i]),
                                        of->frame->type));
    for (size_t i = 0; i < of->steps; i++) {
        low = fmin(low, of->nodes[of->leaves + i].height);
        high = fmax(high, of->nodes[of->leaves + i].height);
    }
    of->labels = fmin(of->labels, 0.45 * full);
    of->axis.scale = zl_scale_within(low, high > low ? high : low + 1,
                                     full < 100 ? 4 : 6, false);
    of->axis.start = of->labels + GAP;
    of->axis.right = full;
    of->axis.length = full - 3 - of->axis.start;
    if (of->axis.length < LEAST_PLOT)
        zl_frame_too_narrow(of->plan, of->frame,
                            full + (LEAST_PLOT - of->axis.length) / 0.55);
}

/* ---- marks ------------------------------------------------------------- */

static double x_of(const struct tree *of, size_t node)
{
    return zl_axis_place(&of->axis, of->nodes[node].height);
}

static void draw_step(const struct tree *of, size_t step)
{
    struct node *node = &of->nodes[of->leaves + step];
    double x = x_of(of, of->leaves + step);
    zl_look look = { .ink = ZL_INK, .thick = 0.25 };

    for (int side = 0; side < 2; side++) {
        double y = of->nodes[node->parts[side]].y;
        zl_plan_line(of->plan, x_of(of, node->parts[side]), y, x, y, look);
        of->nodes[node->parts[side]].ends = x;
    }
    double from = of->nodes[node->parts[0]].y;
    double to = of->nodes[node->parts[1]].y;
    zl_plan_line(of->plan, x, from - look.thick / 2, x, to + look.thick / 2,
                 look);
    node->y = (from + to) / 2;
}

/* How many of the trees drawn by chance have this cluster, in percent, on the
 * branch that leads to it. */
static bool place_support(const struct tree *of, size_t step, zl_spot *spot)
{
    double share = zili_table_real(of->table, step, of->support);
    char text[ZL_NUMBER_SIZE];

    if (!isfinite(share))
        return false;
    zl_number(text, round(100 * share));
    *spot = (zl_spot){ .label_x = x_of(of, of->leaves + step) + 0.4,
                       .width = zl_plan_width(of->plan, text, of->frame->small),
                       .height = zl_line_height(of->frame->small) };
    spot->label_y = of->nodes[of->leaves + step].y - spot->height;
    return spot->label_y >= 0 && spot->label_x + spot->width + 0.2 <=
                                     of->nodes[of->leaves + step].ends;
}

static bool overlap(const zl_spot *a, const zl_spot *b)
{
    return fabs(a->label_y - b->label_y) < a->height &&
           a->label_x < b->label_x + b->width &&
           b->label_x < a->label_x + a->width;
}

static void write_support(const struct tree *of, size_t step,
                          const zl_spot *spot)
{
    char text[ZL_NUMBER_SIZE];

    zl_number(text,
              round(100 * zili_table_real(of->table, step, of->support)));
    zl_plan_label(of->plan, (zl_label){ .text = text,
                                        .x = spot->label_x,
                                        .y = spot->label_y,
                                        .type = of->frame->small,
                                        .colour = ZL_MUTED });
}

/* Large clusters first; where two numbers would touch, theirs stays, and a
 * branch too short for its number has none. The last step has all, in every
 * tree. */
static void draw_support(const struct tree *of)
{
    zl_spot *spots = zl_alloc_array(of->steps, sizeof *spots);
    size_t count = 0;

    if (!spots)
        zl_plan_no_memory(of->plan);
    for (size_t step = of->steps - 1; spots && step-- > 0;) {
        bool free = place_support(of, step, &spots[count]);
        for (size_t i = 0; i < count && free; i++)
            free = !overlap(&spots[i], &spots[count]);
        if (free)
            write_support(of, step, &spots[count++]);
    }
    zl_free(spots);
}

static void draw(struct tree *of, size_t *stack)
{
    measure(of);
    double bottom = place_leaves(of, stack, 0);
    if (zl_plan_failed(of->plan))
        return;
    zl_axis_grid(of->plan, &of->axis, 0, bottom);
    for (size_t i = 0; i < of->steps; i++)
        draw_step(of, i);
    if (of->support != SIZE_MAX)
        draw_support(of);
    zl_str_format(&of->plan->about,
                  "Dendrogram of %zu texts, put together in %zu steps.",
                  of->leaves, of->steps);
    zl_plan_height(of->plan,
                   bottom + zl_axis_draw(of->plan, of->frame, &of->axis,
                                         of->support == SIZE_MAX
                                             ? "Height"
                                             : "Height · numbers: support, %",
                                         bottom));
}

static void read_and_draw(struct tree *of)
{
    size_t *stack = zl_alloc_array(of->leaves + of->steps, sizeof *stack);

    of->nodes = zl_alloc_array(of->leaves + of->steps, sizeof *of->nodes);
    of->texts = zl_alloc_array(of->leaves, sizeof *of->texts);
    if (!stack || !of->nodes || !of->texts) {
        zl_plan_no_memory(of->plan);
    } else {
        for (size_t i = 0; i < of->steps && !zl_plan_failed(of->plan); i++)
            read_step(of, i);
        for (size_t i = 0; i < of->leaves; i++)
            if (of->texts[i].failed)
                zl_plan_no_memory(of->plan);
        if (!zl_plan_failed(of->plan))
            draw(of, stack);
    }
    for (size_t i = 0; of->texts && i < of->leaves; i++)
        zl_str_clear(&of->texts[i]);
    zl_free(of->nodes);
    zl_free(of->texts);
    zl_free(stack);
}

static void plan_tree(zl_plan *plan, const zili_table *table,
                      const zl_frame *frame)
{
    struct tree of = { .plan = plan,
                       .frame = frame,
                       .table = table,
                       .steps = zili_table_rows(table),
                       .leaves = zili_table_rows(table) + 1 };

    of.merges[0] = zl_need_numbers(plan, table, "merge1");
    of.merges[1] = zl_need_numbers(plan, table, "merge2");
    of.names[0] = zl_need_column(plan, table, "left");
    of.names[1] = zl_need_column(plan, table, "right");
    of.height = zl_need_numbers(plan, table, "height");
    of.support = zili_table_find(table, "support");
    if (of.support != SIZE_MAX)
        zl_need_numbers(plan, table, "support");
    if (of.leaves > MOST_LEAVES)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "A tree of %zu texts cannot be read; the most is %d.",
                     of.leaves, MOST_LEAVES);
    if (!zl_plan_failed(plan))
        read_and_draw(&of);
}

static const struct zl_kind kind = { .plan = plan_tree, .top = zl_tree_top };
static const char *const arguments[] = { NULL };

const zili_chart zl_chart_tree = {
    .name = "tree",
    .summary = "which texts are put together first, as a dendrogram",
    .columns = "merge1 merge2 height left right",
    .analysis = "cluster",
    .arguments = arguments,
    .kind = &kind,
};
