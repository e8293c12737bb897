/* zipf_tables.c -- laws that were fitted, the spectrum and the growth of the
 * vocabulary, as rows. */
#include "analysis/zipf_tables.h"

#include "base/fail.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- the table of fits ---- */

/* Where rows go. */
struct rows {
    const zl_ask *ask;
    zili_table *table;
    size_t group;
    const char *model;
};

static void add(const struct rows *rows, const char *parameter, double value,
                double error)
{
    zl_ask_group_cells(rows->ask, rows->group, rows->table);
    zl_table_add_text(rows->table, zl_view_of(rows->model));
    zl_table_add_text(rows->table, zl_view_of(parameter));
    zl_table_add_real(rows->table, value);
    zl_table_add_real(rows->table, error);
}

static void add_zipf(struct rows *rows, const zl_zipf *zipf, bool mandelbrot)
{
    double count = mandelbrot ? 2 : 1;

    rows->model = mandelbrot ? "zm_mle" : "zipf_mle";
    add(rows, "a", zipf->a, zipf->a_error);
    if (mandelbrot)
        add(rows, "b", zipf->b, zipf->b_error);
    add(rows, "loglik", zipf->likelihood, NAN);
    add(rows, "aic", 2 * count - 2 * zipf->likelihood, NAN);
}

static void add_line(struct rows *rows, const zl_line *line)
{
    rows->model = "zipf_ols";
    add(rows, "log10_slope", line->slope, line->slope_error);
    add(rows, "log10_intercept", line->intercept, line->intercept_error);
    add(rows, "r2", line->r2, NAN);
}

static void add_power(struct rows *rows, const zl_power_law *power)
{
    static const char *const names[] = { "power_law_1", "power_law_5" };

    for (size_t i = 0; i < 2; i++) {
        rows->model = names[i];
        add(rows, "alpha", power[i].a, power[i].a_error);
        add(rows, "loglik", power[i].likelihood, NAN);
    }
}

static void add_heaps(struct rows *rows, const zl_laws *laws)
{
    static const char *const names[] = { "heaps_ols", "heaps_nls" };

    rows->model = "heaps";
    add(rows, "step", (double)laws->step, NAN);
    add(rows, "n_points", (double)laws->points, NAN);
    for (size_t i = 0; i < 2; i++) {
        const zl_heaps *heaps = &laws->heaps[i];
        rows->model = names[i];
        add(rows, "K", heaps->k, heaps->k_error);
        add(rows, "beta", heaps->beta, heaps->beta_error);
        add(rows, "sse", heaps->squares, NAN);
    }
}

static void add_lnre(struct rows *rows, const zl_lnre_fit *lnre, double tokens,
                     bool finite)
{
    static const char *const classes[] = { "EVm_N_1", "EVm_N_2", "EVm_N_3",
                                           "EVm_N_4", "EVm_N_5" };
    const zl_lnre *model = &lnre->model;

    rows->model = finite ? "fzm" : "zm";
    add(rows, "alpha", model->alpha, lnre->alpha_error);
    if (finite)
        add(rows, "A", model->lowest, lnre->lowest_error);
    add(rows, "B", model->highest, lnre->highest_error);
    add(rows, "C", model->scale, NAN);
    add(rows, "S", model->types, NAN);
    add(rows, "EV_N", zl_lnre_expected(model, tokens), NAN);
    for (size_t i = 0; i < 5; i++)
        add(rows, classes[i], zl_lnre_expected_class(model, tokens, i + 1),
            NAN);
    add(rows, "EV_2N", zl_lnre_expected(model, 2 * tokens), NAN);
    add(rows, "EV_10N", zl_lnre_expected(model, 10 * tokens), NAN);
    add(rows, "VV_N", zl_lnre_variance(model, tokens), NAN);
    add(rows, "gof_X2", lnre->x2, NAN);
    add(rows, "gof_df", lnre->df, NAN);
    add(rows, "gof_p", lnre->p, NAN);
}

static void add_text(struct rows *rows, const zl_spectrum *spectrum)
{
    rows->model = "text";
    add(rows, "N", (double)spectrum->tokens, NAN);
    add(rows, "V", (double)spectrum->types, NAN);
    add(rows, "V1", zl_spectrum_types(spectrum, 1), NAN);
    add(rows, "V2", zl_spectrum_types(spectrum, 2), NAN);
}

static void add_group(const zl_fits *fits, size_t group, zili_table *table)
{
    struct rows rows = { fits->ask, table, group, NULL };
    const bool *wanted = fits->choice.wanted;
    const zl_laws *laws = &fits->laws[group];
    double tokens = (double)laws->spectrum.tokens;

    add_text(&rows, &laws->spectrum);
    if (wanted[ZL_LAW_ZIPF])
        add_zipf(&rows, &laws->zipf, false);
    if (wanted[ZL_LAW_ZM])
        add_zipf(&rows, &laws->mandelbrot, true);
    if (wanted[ZL_LAW_LINE])
        add_line(&rows, &laws->line);
    if (wanted[ZL_LAW_POWER])
        add_power(&rows, laws->power);
    if (wanted[ZL_LAW_HEAPS])
        add_heaps(&rows, laws);
    for (size_t i = 0; i < 2; i++)
        if (wanted[ZL_LAW_LNRE + i])
            add_lnre(&rows, &laws->lnre[i], tokens, i);
}

static void add_fits(const zl_fits *fits, zili_table *table)
{
    zl_table_column(table, (zl_column){ .name = "model" });
    zl_table_column(table, (zl_column){ .name = "parameter" });
    zl_table_column(table, (zl_column){ "value", ZILI_REAL, ZL_RIGHT, -6 });
    zl_table_column(table,
                    (zl_column){ "std_error", ZILI_REAL, ZL_RIGHT, -3 });
    for (size_t i = 0; i < fits->groups; i++)
        add_group(fits, i, table);
}

/* ---- the spectrum ---- */

static const char *const expected_names[] = { "zm_EV", "fzm_EV" };

static void add_model_columns(const zl_fits *fits, const char *end,
                              zili_table *table)
{
    for (size_t i = 0; i < 2; i++) {
        char name[16];
        snprintf(name, sizeof name, "%s%s", expected_names[i], end);
        if (fits->choice.wanted[ZL_LAW_LNRE + i])
            zl_table_column(table,
                            (zl_column){ name, ZILI_REAL, ZL_RIGHT, 2 });
    }
}

static void add_spectrum(const zl_fits *fits, zili_table *table)
{
    zl_table_column(table, (zl_column){ "m", ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table, (zl_column){ "Vm", ZILI_INTEGER, ZL_RIGHT, 0 });
    add_model_columns(fits, "m", table);
    for (size_t group = 0; group < fits->groups; group++) {
        const zl_laws *laws = &fits->laws[group];
        double tokens = (double)laws->spectrum.tokens;
        for (size_t i = 0; i < laws->spectrum.count; i++) {
            const zl_class *each = &laws->spectrum.classes[i];
            zl_ask_group_cells(fits->ask, group, table);
            zl_table_add_integer(table, (int64_t)each->frequency);
            zl_table_add_integer(table, (int64_t)each->types);
            for (size_t k = 0; k < 2; k++)
                if (fits->choice.wanted[ZL_LAW_LNRE + k])
                    zl_table_add_real(table, zl_lnre_expected_class(
                                                 &laws->lnre[k].model, tokens,
                                                 each->frequency));
        }
    }
}

/* ---- growth ---- */

typedef ZL_ARRAY(zl_growth) point_list;

static zili_status bad_points(const char *at, zili_error *err)
{
    return zl_fail(err, ZILI_EUSAGE,
                   "--at is rising numbers with commas between, as in "
                   "100,200,1000, not \"%s\".",
                   at);
}

static zili_status read_points(const char *at, point_list *out,
                               zili_error *err)
{
    uint64_t last = 0;

    for (const char *text = at; *text;) {
        char *end;
        uint64_t number = strtoull(text, &end, 10);
        if (*text < '0' || *text > '9' || number <= last ||
            number >= INT64_MAX || (*end && (*end != ',' || !end[1])))
            return bad_points(at, err);
        if (!zl_array_push(out, (zl_growth){ .tokens = number }))
            return zl_no_memory(err);
        last = number;
        text = *end ? end + 1 : end;
    }
    return out->count > 0 ? ZILI_OK : bad_points(at, err);
}

#define POINTS_MOST 1000000

/* Every step and the end of the text, up to `to`. */
static zili_status step_points(const zl_zipf_options *asked, uint64_t tokens,
                               point_list *out, zili_error *err)
{
    uint64_t to = asked->to ? asked->to : 2 * tokens;
    uint64_t step = asked->step ? asked->step : (tokens + 9) / 10;
    bool ended = false;

    if (step == 0)
        return ZILI_OK;
    if (to / step > POINTS_MOST || to >= INT64_MAX)
        return zl_fail(err, ZILI_EUSAGE,
                       "Up to %" PRIu64 " words there are too many steps of "
                       "%" PRIu64 "; say a greater --step.",
                       to, step);
    for (uint64_t at = step; at <= to; at += step) {
        if (!ended && at > tokens &&
            !zl_array_push(out, (zl_growth){ .tokens = tokens }))
            return zl_no_memory(err);
        ended = at >= tokens;
        if (!zl_array_push(out, (zl_growth){ .tokens = at }))
            return zl_no_memory(err);
    }
    return ZILI_OK;
}

static void add_point(const zl_fits *fits, size_t group,
                      const zl_growth *point, zili_table *table)
{
    const zl_laws *laws = &fits->laws[group];
    const zl_spectrum *spectrum = &laws->spectrum;
    bool there = point->tokens <= spectrum->tokens;
    double tokens = (double)point->tokens;

    zl_ask_group_cells(fits->ask, group, table);
    zl_table_add_integer(table, (int64_t)point->tokens);
    zl_table_add_integer(table, there ? (int64_t)point->types : INT64_MIN);
    zl_table_add_integer(table, there ? (int64_t)point->once : INT64_MIN);
    zl_table_add_integer(table, there ? (int64_t)point->twice : INT64_MIN);
    zl_table_add_real(table, zl_spectrum_expected(spectrum, tokens));
    zl_table_add_real(table, zl_spectrum_expected_class(spectrum, tokens, 1));
    zl_table_add_real(table, zl_spectrum_expected_class(spectrum, tokens, 2));
    for (size_t i = 0; i < 2; i++)
        if (fits->choice.wanted[ZL_LAW_LNRE + i])
            zl_table_add_real(table,
                              zl_lnre_expected(&laws->lnre[i].model, tokens));
}

static zili_status add_growth_of(const zl_fits *fits, size_t group,
                                 zili_table *table, zili_error *err)
{
    const zl_zipf_options *asked = fits->asked;
    size_t count, known = 0;
    const uint32_t *words = zl_fits_words(fits, group, &count);
    point_list points = { 0 };
    zili_status status = asked->at ? read_points(asked->at, &points, err)
                                   : step_points(asked, count, &points, err);

    while (!status && known < points.count &&
           points.items[known].tokens <= count)
        known++;
    if (!status && known > 0 &&
        !zl_growth_count(words, count, (uint32_t)fits->types, points.items,
                         known))
        status = zl_no_memory(err);
    for (size_t i = 0; !status && i < points.count; i++)
        add_point(fits, group, &points.items[i], table);
    zl_array_clear(&points);
    return status;
}

static zili_status add_growth(const zl_fits *fits, zili_table *table,
                              zili_error *err)
{
    static const char *const counts[] = { "N", "V", "V1", "V2" };
    static const char *const means[] = { "EV", "EV1", "EV2" };
    zili_status status = ZILI_OK;

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        zl_table_column(table,
                        (zl_column){ counts[i], ZILI_INTEGER, ZL_RIGHT, 0 });
    for (size_t i = 0; i < sizeof means / sizeof *means; i++)
        zl_table_column(table,
                        (zl_column){ means[i], ZILI_REAL, ZL_RIGHT, 2 });
    add_model_columns(fits, "", table);
    for (size_t i = 0; !status && i < fits->groups; i++)
        status = add_growth_of(fits, i, table, err);
    return status;
}

/* ---- all ---- */

zili_status zl_fits_rows(const zl_fits *fits, zili_table *table,
                         zili_error *err)
{
    const zl_zipf_options *asked = fits->asked;
    zili_status status = ZILI_OK;

    zl_ask_group_columns(fits->ask, table);
    if (asked->growth)
        status = add_growth(fits, table, err);
    else if (asked->spectrum)
        add_spectrum(fits, table);
    else
        add_fits(fits, table);
    if (asked->growth || asked->spectrum)
        zl_ask_cut(table, asked->counted.question.limit, "rows");
    zl_table_set_whole(table);
    return status;
}
