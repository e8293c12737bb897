/* stats.c -- measures from numbers alone: the answer as a table. */
#include "analysis/figures.h"
#include "analysis/needs.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/out.h"
#include "table/table.h"

#include <stdio.h>
#include <string.h>

static const char *const names[] = { "association", "keyness", "dispersion",
                                     "diversity", NULL };

static const zl_figures_kind *const kinds[] = {
    [ZILI_STATS_ASSOCIATION] = &zl_figures_association,
    [ZILI_STATS_KEYNESS] = &zl_figures_keyness,
    [ZILI_STATS_DISPERSION] = &zl_figures_dispersion,
    [ZILI_STATS_DIVERSITY] = &zl_figures_diversity,
};

static const char *const adjustments[] = { "none", "bonferroni", "sidak",
                                           "holm", "bh",         "by",
                                           NULL };

#define FIELD(name) offsetof(zili_stats_options, name)

const zili_option zili_stats_option_list[] = {
    { "measure", 'm', ZILI_OPTION_TEXT, "LIST",
      "names with commas between, or all (the default)", FIELD(measure),
      NULL },
    { "adjust", 0, ZILI_OPTION_CHOICE, "HOW",
      "add p_adj: none, bonferroni, sidak, holm, bh or by", FIELD(adjust),
      adjustments },
    { "tests", 0, ZILI_OPTION_NUMBER, "N",
      "tests made, where the file has only the best of them", FIELD(tests),
      NULL },
    { "n1", 0, ZILI_OPTION_NUMBER, "N", "keyness: words of the target",
      FIELD(n1), NULL },
    { "n2", 0, ZILI_OPTION_NUMBER, "N", "keyness: words of the reference",
      FIELD(n2), NULL },
    { "any-length", 0, ZILI_OPTION_FLAG, NULL,
      "diversity: also of texts too short for a measure to mean much",
      FIELD(any_length), NULL },
    { "pieces", 0, ZILI_OPTION_NUMBER, "N",
      "diversity: means over pieces of N tokens, with intervals",
      FIELD(pieces), NULL },
    { "bootstrap", 0, ZILI_OPTION_NUMBER, "N",
      "diversity: intervals from N samples of blocks", FIELD(bootstrap),
      NULL },
    { "block", 0, ZILI_OPTION_NUMBER, "N",
      "tokens of a block (sentences, where sent tells them, or 100)",
      FIELD(block), NULL },
    { "seed", 0, ZILI_OPTION_NUMBER, "N", "the same seed draws the same",
      FIELD(seed), NULL },
    { "threads", 0, ZILI_OPTION_NUMBER, "N",
      "use so many (as many as there are cores)", FIELD(threads), NULL },
    { 0 },
};

bool zili_stats_find(const char *name, zili_stats_kind *kind)
{
    for (size_t i = 0; names[i]; i++)
        if (strcmp(names[i], name) == 0) {
            *kind = (zili_stats_kind)i;
            return true;
        }
    return false;
}

/* ---- columns ---- */

/* Of the sheet: not where a measure takes their place. */
static bool is_kept(const zl_figures *figures, size_t column)
{
    const char *name = zili_table_name(figures->sheet.table, column);

    for (size_t i = 0; i < figures->columns.count; i++)
        if (figures->columns.items[i].shown &&
            strcmp(figures->columns.items[i].name, name) == 0)
            return false;
    return true;
}

static void add_kept_columns(zl_figures *figures, zili_table *table)
{
    const zili_table *sheet = figures->sheet.table;

    for (size_t i = 0; i < zili_table_columns(sheet); i++) {
        zili_type type = zili_table_type(sheet, i);
        if (!is_kept(figures, i))
            continue;
        if (!zl_array_push(&figures->kept, i))
            zl_table_fail(table);
        zl_table_column(table,
                        (zl_column){ zili_table_name(sheet, i), type,
                                     type == ZILI_TEXT ? ZL_LEFT : ZL_RIGHT,
                                     ZL_SHORTEST });
    }
}

static void add_columns(zl_figures *figures, zili_table *table)
{
    if (figures->sheet.table)
        add_kept_columns(figures, table);
    else if (figures->label)
        zl_table_column(table, (zl_column){ .name = figures->label });
    for (size_t i = 0; i < figures->columns.count; i++)
        if (figures->columns.items[i].shown)
            zl_table_column(table,
                            (zl_column){ figures->columns.items[i].name,
                                         ZILI_REAL, ZL_RIGHT,
                                         figures->columns.items[i].decimals });
}

/* ---- cells ---- */

static void add_kept(const zl_figures *figures, size_t row, zl_rows *rows)
{
    const zili_table *sheet = figures->sheet.table;

    for (size_t i = 0; i < figures->kept.count; i++) {
        size_t column = figures->kept.items[i];
        if (zili_table_missing(sheet, row, column))
            zl_rows_missing(rows);
        else if (zili_table_type(sheet, column) == ZILI_TEXT)
            zl_rows_text(rows,
                         zl_view_of(zili_table_text(sheet, row, column)));
        else if (zili_table_type(sheet, column) == ZILI_INTEGER)
            zl_rows_integer(rows, zili_table_integer(sheet, row, column));
        else
            zl_rows_real(rows, zili_table_real(sheet, row, column));
    }
}

static double value_at(const zl_figures *figures, const zl_figure *column,
                       size_t row)
{
    return column->adjustment
               ? figures->adjusted[column->measure * figures->rows + row]
               : figures->values[row * figures->measures + column->measure];
}

static zili_status make(const void *user, size_t from, size_t to,
                        zl_rows *rows, zili_error *err)
{
    const zl_figures *figures = user;

    (void)err;
    for (size_t row = from; row < to; row++) {
        if (figures->sheet.table)
            add_kept(figures, row, rows);
        else if (figures->label)
            zl_rows_text(rows,
                         zl_view_of(figures->label_of(figures->it, row)));
        for (size_t i = 0; i < figures->columns.count; i++)
            if (figures->columns.items[i].shown)
                zl_rows_real(
                    rows, value_at(figures, &figures->columns.items[i], row));
    }
    return ZILI_OK;
}

/* ---- the table ---- */

static void release(void *user)
{
    zl_figures_free(user);
}

/* Takes `figures` over. */
static zili_status make_table(zl_figures *figures, zili_table **out,
                              zili_error *err)
{
    zili_table *table = zl_table_new();

    add_columns(figures, table);
    if (table)
        zl_table_set_whole(table);
    for (size_t i = 0; i < figures->notes.count; i++)
        zl_table_add_note(table, "%s", figures->notes.items[i]);
    zl_table_on_demand(table, figures->rows, make, figures, release);
    return zl_table_finish(table, out, err);
}

static zili_status fill(zl_figures *figures, zili_error *err)
{
    const zl_figures_kind *kind = figures->kind;
    zl_span file = { 0 };
    zili_status status = zl_file_read(&file, figures->path, err);

    figures->bytes = (zl_view){ (const char *)file.bytes, file.size };
    if (!status)
        status = kind->open(figures->it, figures, err);
    zl_free((uint8_t *)(uintptr_t)file.bytes);
    figures->bytes = (zl_view){ "", 0 };
    if (!status)
        status = zl_figures_choose(figures, err);
    if (!status && kind->ready)
        status = kind->ready(figures->it, figures, err);
    return status ? status : zl_figures_compute(figures, err);
}

zili_status zili_stats(zili_stats_kind kind, const char *path,
                       const zili_stats_options *options, zili_table **out,
                       zili_error *err)
{
    char command[40];

    *out = NULL;
    snprintf(command, sizeof command, "stats %s", names[kind]);
    zili_status status =
        zl_needs_check(command, zili_stats_option_list, options, NULL, err);
    zl_figures *figures = status ? NULL : zl_alloc(sizeof *figures);
    if (!figures)
        return status ? status : zl_no_memory(err);
    figures->kind = kinds[kind];
    figures->path = path;
    figures->options = options;
    figures->it = zl_alloc(figures->kind->size);
    status = figures->it ? fill(figures, err) : zl_no_memory(err);
    if (!status)
        return make_table(figures, out, err);
    zl_figures_free(figures);
    return status;
}

/* ---- the list ---- */

zili_status zili_stats_list(zili_stats_kind kind, zili_table **out,
                            zili_error *err)
{
    zili_table *table = zl_table_new();
    zl_listed each;

    zl_table_column(table, (zl_column){ .name = "measure" });
    zl_table_column(table, (zl_column){ .name = "other" });
    zl_table_column(table, (zl_column){ .name = "formula" });
    zl_table_column(table, (zl_column){ .name = "source" });
    for (size_t i = 0; kinds[kind]->list(NULL, i, &each); i++) {
        zl_table_add_text(table, zl_view_of(each.name));
        zl_table_add_optional(table, each.other);
        zl_table_add_text(table, zl_view_of(each.formula));
        zl_table_add_optional(table, each.source);
    }
    return zl_table_finish(table, out, err);
}
