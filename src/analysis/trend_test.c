/* trend_test.c -- whether what is counted along a number or date rises or
 * falls. */
#include "analysis/trend_test.h"

#include "analysis/said.h"
#include "base/mem.h"
#include "stats/rank.h"

#include <math.h>

struct tests {
    size_t count; /* of bins with words */
    zl_rank_test kendall, spearman;
};

static bool test_shares(struct tests *tests, const zl_bins *bins,
                        const uint64_t *count)
{
    double *values = zl_alloc_array(bins->count, sizeof *values);
    double *shares = zl_alloc_array(bins->count, sizeof *shares);
    bool enough = values && shares;

    *tests = (struct tests){ 0 };
    for (size_t i = 0; enough && i < bins->count; i++) {
        if (!bins->items[i].words)
            continue;
        values[tests->count] = bins->items[i].value;
        shares[tests->count++] = (double)count[i] /
                                 (double)bins->items[i].words;
    }
    enough = enough &&
             zl_mann_kendall(values, shares, tests->count, &tests->kendall) &&
             zl_spearman(values, shares, tests->count, &tests->spearman);
    zl_free(values);
    zl_free(shares);
    return enough;
}

/* ---- a row ---- */

void zl_trend_test_columns(zili_table *table)
{
    zl_table_column(table, (zl_column){ .name = "query", .type = ZILI_TEXT });
    zl_table_column(table, (zl_column){ "n", ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table, (zl_column){ "tau_b", ZILI_REAL, ZL_RIGHT, 3 });
    zl_table_column(table, (zl_column){ "s", ZILI_REAL, ZL_RIGHT, 0 });
    zl_table_column(table,
                    (zl_column){ "p_mann_kendall", ZILI_REAL, ZL_RIGHT, -3 });
    zl_table_column(table, (zl_column){ "rho", ZILI_REAL, ZL_RIGHT, 3 });
    zl_table_column(table,
                    (zl_column){ "p_spearman", ZILI_REAL, ZL_RIGHT, -3 });
    zl_table_column(table, (zl_column){ .name = "note", .type = ZILI_TEXT });
}

static void add_row(const struct tests *tests, const char *name,
                    zili_table *table)
{
    const zl_rank_test *kendall = &tests->kendall;

    zl_table_add_text(table, zl_view_of(name));
    zl_table_add_integer(table, (int64_t)tests->count);
    zl_table_add_real(table, kendall->coefficient);
    zl_table_add_real(table, kendall->s);
    zl_table_add_real(table, kendall->p);
    zl_table_add_real(table, tests->spearman.coefficient);
    zl_table_add_real(table, tests->spearman.p);
    zl_table_add_text(table,
                      zl_view_of(kendall->reason[0] ? kendall->reason
                                                    : tests->spearman.reason));
}

/* ---- a note ---- */

/* "tau_b = 0.33, p = 0.04 (exact)", or why there is none. */
static void write_test(const zl_rank_test *test, const char *coefficient,
                       zl_str *text)
{
    zl_str_format(text, "%s = %s, ", coefficient,
                  zl_said(test->coefficient, 3).text);
    if (isnan(test->p))
        zl_str_format(text, "no p: %s", test->reason);
    else
        zl_str_format(text, "p = %s%s", zl_said_digits(test->p, 3).text,
                      test->exact ? " (exact)" : "");
}

static void add_note(const struct tests *tests, const char *name,
                     zili_table *table)
{
    zl_str text = { 0 };

    if (isnan(tests->kendall.coefficient)) {
        zl_table_add_note(table, "no test of the trend of %s: %s", name,
                          tests->kendall.reason);
        return;
    }
    zl_str_add_text(&text, "Mann-Kendall ");
    write_test(&tests->kendall, "tau_b", &text);
    zl_str_add_text(&text, "; Spearman ");
    write_test(&tests->spearman, "rho", &text);
    if (text.failed)
        zl_table_fail(table);
    zl_table_add_note(table, "trend of %s over %zu values, two-sided: %s",
                      name, tests->count, zl_str_text(&text));
    zl_str_clear(&text);
}

bool zl_trend_test(const zl_bins *bins, const char *name,
                   const uint64_t *count, bool in_note, zili_table *table)
{
    struct tests tests;

    if (!test_shares(&tests, bins, count))
        return false;
    if (in_note)
        add_note(&tests, name, table);
    else
        add_row(&tests, name, table);
    return true;
}
