/* keyness_columns.c -- which columns a comparison has, and what sorts it. */
#include "analysis/keyness_ranks.h"

#include "base/fail.h"
#include "base/mem.h"

#include <string.h>

/* ---- columns ---- */

static bool has_column(const zl_key_ranks *ranks, zl_view name)
{
    for (size_t i = 0; i < ranks->columns.count; i++)
        if (zl_view_is(name, ranks->columns.items[i].name))
            return true;
    return false;
}

/* What is there already is not added again. */
static zili_status add(zl_key_ranks *ranks, zl_view name,
                       zl_key_column column, zili_error *err)
{
    if (has_column(ranks, name))
        return ZILI_OK;
    column.name = zl_copy_text(name.bytes, name.size);
    if (column.name && zl_array_push(&ranks->columns, column))
        return ZILI_OK;
    zl_free(column.name);
    return zl_no_memory(err);
}

static zili_status add_measure(zl_key_ranks *ranks, const char *name,
                               const char *measure, zili_error *err)
{
    zl_key_column column = { 0 };

    if (!zl_keyness_find(&column.measure, measure, strlen(measure)))
        return zl_fail(err, ZILI_EUSAGE, "There is no measure \"%s\".",
                       measure);
    return add(ranks, zl_view_of(name), column, err);
}

static zili_status add_adjusted(zl_key_ranks *ranks, const char *name,
                                const char *adjustment, zili_error *err)
{
    zl_key_column column = { .adjustment = zl_adjustment_find(
                                 adjustment, strlen(adjustment)) };

    return add(ranks, zl_view_of(name), column, err);
}

static zili_status add_fixed(zl_key_ranks *ranks, const char *adjustment,
                             zili_error *err)
{
    static const char *const names[] = { "log_ratio", "ci_low", "ci_high",
                                         "lrc" };
    zili_status status = add_measure(ranks, "g2", "g2_4cell_signed", err);

    if (!status)
        status = add_measure(ranks, "p", "p_g2", err);
    if (!status)
        status = add_adjusted(ranks, "p_adj", adjustment, err);
    for (size_t i = 0; !status && i < sizeof names / sizeof *names; i++)
        status = add_measure(ranks, names[i], names[i], err);
    return status;
}

static zili_status fail_name(const char *what, zl_view name, const char *more,
                             zili_error *err)
{
    zl_str list = { 0 };

    for (const zl_keyness *each = zl_keynesses; each->name; each++) {
        zl_str_format(&list, ", %s", each->name);
        if (each->other)
            zl_str_format(&list, " (%s)", each->other);
    }
    for (const zl_adjustment *each = zl_adjustments; each->name; each++)
        zl_str_format(&list, ", %s", each->name);
    zili_status status =
        list.failed ? zl_no_memory(err)
                    : zl_fail(err, ZILI_EUSAGE,
                              "There is no %s \"%.*s\"; there are %s%s.",
                              what, (int)(name.size < 60 ? name.size : 60),
                              name.bytes, more, zl_str_text(&list));
    zl_str_clear(&list);
    return status;
}

static zili_status add_all(zl_key_ranks *ranks, zili_error *err)
{
    zili_status status = ZILI_OK;

    for (const zl_keyness *each = zl_keynesses; !status && each->name; each++)
        status = add_measure(ranks, each->name, each->name, err);
    for (const zl_adjustment *each = zl_adjustments; !status && each->name;
         each++)
        status = add_adjusted(ranks, each->name, each->name, err);
    return status;
}

static zili_status add_named(zl_key_ranks *ranks, zl_view name,
                             zili_error *err)
{
    zl_key_column column = { 0 };

    if (zl_view_is(name, "all"))
        return add_all(ranks, err);
    if (!zl_keyness_find(&column.measure, name.bytes, name.size)) {
        column.adjustment = zl_adjustment_find(name.bytes, name.size);
        if (!column.adjustment)
            return fail_name("measure", name, "all", err);
    }
    return add(ranks, name, column, err);
}

zili_status zl_key_columns_make(zl_key_ranks *ranks, const char *adjustment,
                                const char *measures, bool permuted,
                                zili_error *err)
{
    zili_status status = add_fixed(ranks, adjustment, err);
    zl_view rest = zl_view_of(measures), name;

    if (!status && permuted)
        status = add(ranks, zl_view_of("p_perm"),
                     (zl_key_column){ .permuted = true }, err);
    if (!status && permuted)
        status = add(ranks, zl_view_of("p_perm_adj"),
                     (zl_key_column){ .permuted = true,
                                      .permuted_adjusted = true },
                     err);
    while (!status && zl_view_next(&rest, ',', &name))
        status = add_named(ranks, name, err);
    return status;
}

/* ---- what sorts ---- */

static bool is_count(zl_key_ranks *ranks, zl_view name)
{
    static const struct {
        const char *name;
        zl_key_order order;
        int side;
    } counts[] = {
        { "term", ZL_KEY_BY_TERM, 0 },
        { "f1", ZL_KEY_BY_COUNT, ZL_TARGET },
        { "f2", ZL_KEY_BY_COUNT, ZL_REFERENCE },
        { "pm1", ZL_KEY_BY_COUNT, ZL_TARGET },
        { "pm2", ZL_KEY_BY_COUNT, ZL_REFERENCE },
        { "docs1", ZL_KEY_BY_DOCS, ZL_TARGET },
        { "docs2", ZL_KEY_BY_DOCS, ZL_REFERENCE },
        { "p_perm", ZL_KEY_BY_PERMUTED, 0 },
        { "p_perm_adj", ZL_KEY_BY_PERMUTED, 0 },
    };

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (zl_view_is(name, counts[i].name)) {
            ranks->order = counts[i].order;
            ranks->side = counts[i].side;
            return true;
        }
    return false;
}

/* p sorts by its logarithm, which goes on where p is 0; p adjusted is never
 * in another order than p. */
static zl_view measure_of(zl_view name)
{
    if (zl_view_is(name, "g2"))
        return zl_view_of("g2_4cell_signed");
    if (zl_view_is(name, "p") || zl_view_is(name, "p_g2") ||
        zl_view_is(name, "p_adj") ||
        zl_adjustment_find(name.bytes, name.size))
        return zl_view_of("log10p_g2");
    return name;
}

zili_status zl_key_order_read(zl_key_ranks *ranks, const char *sort,
                              zili_error *err)
{
    const char *usual = ranks->part == ZL_KEY_LOCKWORDS ? "ci_high" : "g2";
    zl_view name = zl_view_trim(zl_view_of(sort ? sort : usual));
    zl_view measure = measure_of(name);

    ranks->order = ZL_KEY_BY_MEASURE;
    if (zl_keyness_find(&ranks->sort, measure.bytes, measure.size) ||
        is_count(ranks, name))
        return ZILI_OK;
    return fail_name("column", name,
                     "term, f1, f2, pm1, pm2, docs1, docs2, g2, p, p_adj, "
                     "p_perm, p_perm_adj",
                     err);
}
