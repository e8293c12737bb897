/* tree_top.c -- the last steps of a tree that is too long for a page. */
#include "tree_top.h"

#include "base/mem.h"
#include "data.h"
#include "table/table.h"

#include <math.h>

/* What a step has put together. */
struct cluster {
    size_t texts;
    size_t row; /* where the first of them has its name, … */
    int side;   /* … at the left or at the right */
};

struct top {
    const zili_table *table;
    zili_table *out;
    size_t merges[2], names[2], height, support; /* columns */
    struct cluster *clusters;                     /* by step */
    size_t steps, first; /* the first step that is kept */
    size_t leaves;       /* so far */
    bool failed;         /* for want of memory */
};

static struct cluster part_of(const struct top *of, size_t row, int side)
{
    double part = zili_table_real(of->table, row, of->merges[side]);

    return part < 0 ? (struct cluster){ 1, row, side }
                    : of->clusters[(size_t)part - 1];
}

static void gather(struct top *of)
{
    for (size_t row = 0; row < of->steps; row++) {
        of->clusters[row] = part_of(of, row, 0);
        of->clusters[row].texts += part_of(of, row, 1).texts;
    }
}

static bool is_kept(const struct top *of, double part)
{
    return part > (double)of->first;
}

static void add_merge(struct top *of, size_t row, int side)
{
    double part = zili_table_real(of->table, row, of->merges[side]);

    zl_table_add_real(of->out, is_kept(of, part) ? part - (double)of->first
                                                 : -(double)++of->leaves);
}

static void add_name(struct top *of, size_t row, int side)
{
    double part = zili_table_real(of->table, row, of->merges[side]);
    struct cluster cluster = part_of(of, row, side);
    zl_str text = { 0 };

    if (!is_kept(of, part))
        zl_cell_text(of->table, cluster.row, of->names[cluster.side], &text);
    if (!is_kept(of, part) && cluster.texts > 1)
        zl_str_format(&text, " (%zu)", cluster.texts);
    of->failed |= text.failed;
    zl_table_add_text(of->out, zl_str_view(&text));
    zl_str_clear(&text);
}

static void add_step(struct top *of, size_t row)
{
    add_merge(of, row, 0);
    add_merge(of, row, 1);
    zl_table_add_real(of->out, zili_table_real(of->table, row, of->height));
    add_name(of, row, 0);
    add_name(of, row, 1);
    if (of->support != SIZE_MAX)
        zl_table_add_real(of->out,
                          zili_table_real(of->table, row, of->support));
}

static void add_columns(const struct top *of)
{
    zl_table_real_column(of->out, "merge1", 0);
    zl_table_real_column(of->out, "merge2", 0);
    zl_table_real_column(of->out, "height", 6);
    zl_table_text_column(of->out, "left");
    zl_table_text_column(of->out, "right");
    if (of->support != SIZE_MAX)
        zl_table_real_column(of->out, "support", 3);
}

zili_table *zl_tree_top(const zili_table *table, uint32_t leaves,
                        zl_str *note)
{
    size_t steps = zili_table_rows(table);
    struct top of = { .table = table,
                      .out = zl_table_new(),
                      .merges = { zili_table_find(table, "merge1"),
                                  zili_table_find(table, "merge2") },
                      .names = { zili_table_find(table, "left"),
                                 zili_table_find(table, "right") },
                      .height = zili_table_find(table, "height"),
                      .support = zili_table_find(table, "support"),
                      .clusters = zl_alloc_array(steps, sizeof *of.clusters),
                      .steps = steps,
                      .first = steps - (leaves - 1) };

    if (of.clusters) {
        gather(&of);
        add_columns(&of);
        for (size_t row = of.first; row < steps; row++)
            add_step(&of, row);
        zl_str_format(note,
                      "%zu texts in %u clusters; in brackets: so many texts, "
                      "by the name of the first.",
                      steps + 1, leaves);
    }
    bool whole = of.clusters && !of.failed &&
                 !zl_table_finish(of.out, &of.out, NULL);
    zl_free(of.clusters);
    if (whole)
        return of.out;
    zili_table_free(of.out);
    return NULL;
}
