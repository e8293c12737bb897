/* test_ca.c -- correspondence analysis and scaling beside R: ca, MASS,
 * FactoMineR, cmdscale(), prcomp(). */
#include "matrix_help.h"

#include "base/mem.h"
#include "stats/ca.h"
#include "stats/mds.h"
#include "stats/similarity.h"

/* ---- a set of figures ---- */

typedef struct sample {
    golden table;
    matrix counts;
    const char *set;
} sample;

static bool open_given(sample *out, const char *values, const char *counts,
                       const char *set)
{
    if (!golden_open(&out->table, values))
        return false;
    assert_true(open_matrix(&out->counts, counts));
    out->set = set;
    return true;
}

static void close_given(sample *it)
{
    golden_close(&it->table);
    close_matrix(&it->counts);
}

static bool is_row(const sample *given, size_t row, const char *quantity)
{
    return strcmp(golden_text(&given->table, row, "set"), given->set) == 0 &&
           strcmp(golden_text(&given->table, row, "quantity"), quantity) == 0;
}

/* Whether an axis points the other way there: where it is farthest from 0. */
static double direction(const sample *given, const char *quantity, size_t axis,
                        const double *found, size_t shown)
{
    double most = 0, sign = 1;
    size_t point = 0;

    for (size_t row = 0; row < given->table.rows; row++) {
        if (!is_row(given, row, quantity) ||
            golden_number(&given->table, row, "dim") != (double)axis + 1)
            continue;
        double there = golden_number(&given->table, row, "value");
        if (fabs(there) > most) {
            most = fabs(there);
            sign = there * found[point * shown + axis] < 0 ? -1 : 1;
        }
        point++;
    }
    return sign;
}

/* Numbers of points on axes, or of points (one axis). Coordinates may be
 * turned. */
static size_t check(const sample *given, const char *quantity,
                    const double *found, size_t points, size_t shown,
                    double scale, bool turned)
{
    size_t seen = 0, wrong = 0, before = 0, point = 0;

    for (size_t row = 0; row < given->table.rows; row++) {
        if (!is_row(given, row, quantity))
            continue;
        size_t axis = (size_t)golden_number(&given->table, row, "dim") - 1;
        point = axis == before ? point : 0;
        before = axis;
        double sign = turned ? direction(given, quantity, axis, found, shown)
                             : 1;
        double there = found[point++ * shown + axis] * scale * sign;
        double wanted = golden_number(&given->table, row, "value");
        if (fabs(there - wanted) > 1e-12)
            wrong += golden_check(quantity, given->set, there, wanted, 1e-9);
        seen++;
    }
    if (seen == 0)
        fail_msg("there is no %s", quantity);
    assert_true(seen <= points * shown);
    return wrong;
}

/* Rows that are numbered by themselves. */
static size_t check_list(const sample *given, const char *quantity,
                         const double *found, size_t count)
{
    size_t seen = 0, wrong = 0;

    for (size_t row = 0; row < given->table.rows; row++) {
        if (!is_row(given, row, quantity))
            continue;
        assert_true(seen < count);
        wrong += golden_check(quantity, given->set, found[seen++],
                              golden_number(&given->table, row, "value"),
                              1e-9);
    }
    assert_true(seen > 0);
    return wrong;
}

/* ---- correspondence analysis ---- */

static size_t check_points(const sample *given, const zl_ca *ca,
                           const zl_ca_points *points, const char *side,
                           const char *score)
{
    const struct {
        const char *name;
        const double *found;
        double scale;
        bool turned;
    } checks[] = {
        { "ca.%s_principal_coord", points->principal, 1, true },
        { "ca.%s_standard_coord", points->standard, 1, true },
        { "FactoMineR.%s_coord", points->principal, 1, true },
        { "FactoMineR.%s_contrib_percent", points->contribution, 100, false },
        { "FactoMineR.%s_cos2", points->cos2, 1, false },
    };
    char name[60];
    size_t wrong = 0;

    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        snprintf(name, sizeof name, checks[i].name, side);
        wrong += check(given, name, checks[i].found, points->count, ca->shown,
                       checks[i].scale, checks[i].turned);
    }
    wrong += check(given, score, points->standard, points->count, ca->shown, 1,
                   true);
    snprintf(name, sizeof name, "ca.%s_mass", side);
    wrong += check_list(given, name, points->mass, points->count);
    snprintf(name, sizeof name, "ca.%s_inertia", side);
    return wrong + check_list(given, name, points->inertia, points->count);
}

static void check_ca(const char *values, const char *counts, const char *set)
{
    sample given;
    double roots[40];
    zl_ca ca;
    size_t wrong = 0;

    if (!open_given(&given, values, counts, set))
        return;
    assert_int_equal(zl_ca_init(&ca, given.counts.counts, given.counts.rows,
                                given.counts.columns, 0, NULL),
                     ZILI_OK);
    for (size_t i = 0; i < ca.axes; i++)
        roots[i] = sqrt(ca.inertias[i]);
    wrong += check_list(&given, "ca.singular_values", roots, ca.axes);
    wrong += check_list(&given, "MASS.corresp.cor", roots, ca.axes);
    wrong += check_list(&given, "ca.principal_inertia", ca.inertias, ca.axes);
    wrong += check_list(&given, "FactoMineR.eig", ca.inertias, ca.axes);
    wrong +=
        check_list(&given, "ca.row_chidist", ca.rows.distance, ca.rows.count);
    wrong += check_list(&given, "R.chisq_total", &ca.chi2, 1);
    wrong += check_list(&given, "R.chisq_p_log10", &ca.log10_p, 1);
    wrong += check_points(&given, &ca, &ca.rows, "row", "MASS.corresp.rscore");
    wrong +=
        check_points(&given, &ca, &ca.columns, "col", "MASS.corresp.cscore");
    assert_int_equal(wrong, 0);
    zl_ca_clear(&ca);
    close_given(&given);
}

#define SMOKE                                                               \
    "09_multivariate/smoke.values.tsv", "09_multivariate/smoke.matrix.tsv", \
        "smoke"
#define SPEECHES                  \
    "09_multivariate/values.tsv", \
        "09_multivariate/inaugural_a.dfm30.matrix.tsv", "inaugural_a.dfm30"

static void a_map_of_smokers_agrees_with_r(void **state)
{
    (void)state;
    check_ca(SMOKE);
}

static void a_map_of_speeches_agrees_with_r(void **state)
{
    (void)state;
    check_ca(SPEECHES);
}

/* Of a table and its transpose rows and columns change places. */
static void a_table_may_be_turned(void **state)
{
    static double tall[12 * 5], wide[5 * 12];
    zl_ca a, b;
    uint32_t seed = 17;

    (void)state;
    for (size_t i = 0; i < 12; i++)
        for (size_t k = 0; k < 5; k++)
            tall[i * 5 + k] = wide[k * 12 + i] = next_random(&seed) % 20 + 1;
    assert_int_equal(zl_ca_init(&a, tall, 12, 5, 3, NULL), ZILI_OK);
    assert_int_equal(zl_ca_init(&b, wide, 5, 12, 3, NULL), ZILI_OK);
    assert_int_equal(a.axes, 4);
    assert_int_equal(a.shown, 3);
    for (size_t i = 0; i < 12 * 3; i++) {
        assert_true(fabs(fabs(a.rows.principal[i]) -
                         fabs(b.columns.principal[i])) < 1e-12);
        assert_true(fabs(a.rows.cos2[i] - b.columns.cos2[i]) < 1e-12);
    }
    zl_ca_clear(&a);
    zl_ca_clear(&b);
}

static void check_refused(const double *counts, size_t rows, size_t columns,
                          const char *reason)
{
    zl_ca ca;
    zili_error err = { 0 };

    assert_int_equal(zl_ca_init(&ca, counts, rows, columns, 0, &err),
                     ZILI_EUSAGE);
    assert_non_null(strstr(err.text, reason));
    assert_null(ca.inertias);
    zl_ca_clear(&ca);
}

static void what_has_no_map_is_refused(void **state)
{
    static const double one[] = { 1, 2, 3 }, empty[] = { 1, 2, 0, 0 };
    static const double column[] = { 1, 0, 2, 0 }, less[] = { 1, -1, 2, 3 };
    static const double alike[] = { 1, 2, 3, 2, 4, 6 };
    static const double columns[] = { 1, 2, 2, 4, 3, 6 };

    (void)state;
    check_refused(one, 1, 3, "1 rows");
    check_refused(one, 3, 1, "1 columns");
    check_refused(empty, 2, 2, "row 2");
    check_refused(column, 2, 2, "column 2");
    check_refused(less, 2, 2, "row 1, column 2");
    check_refused(alike, 2, 3, "same profile");
    check_refused(columns, 3, 2, "same profile");
}

/* ---- scaling ---- */

static size_t check_scaling(const sample *given, const zl_profile *profile,
                            const char *similarity, const char *name)
{
    size_t count = given->counts.rows, wrong = 0;
    double *distances = calloc(count * count, sizeof *distances);
    double fits[2];
    char quantity[60];
    zl_mds mds;

    zl_similarity_all(zl_similarity_find(similarity), profile, 1, distances);
    assert_int_equal(zl_mds_init(&mds, distances, count, 3, false, 1, NULL),
                     ZILI_OK);
    snprintf(quantity, sizeof quantity, "cmdscale_eig.%s", name);
    wrong += check_list(given, quantity, mds.values, count);
    snprintf(quantity, sizeof quantity, "cmdscale_GOF.%s", name);
    fits[0] = mds.fit;
    fits[1] = mds.fit_positive;
    wrong += check_list(given, quantity, fits, 2);
    snprintf(quantity, sizeof quantity, "cmdscale.%s", name);
    wrong +=
        check(given, quantity, mds.points, count, mds.dimensions, 1, true);
    if (strcmp(name, "euclidean_relfreq") == 0) {
        wrong += check(given, "prcomp.relfreq.scores", mds.points, count,
                       mds.dimensions, 1, true);
        for (size_t i = 0; i < count; i++)
            mds.values[i] = sqrt(fmax(0, mds.values[i]) / ((double)count - 1));
        for (size_t i = 0; i < count; i++)
            if (mds.values[i] < 1e-8)
                mds.values[i] = 0;
        wrong += check_list(given, "prcomp.relfreq.sdev", mds.values, count);
    }
    zl_mds_clear(&mds);
    free(distances);
    return wrong;
}

static void check_mds(const char *values, const char *counts, const char *set)
{
    sample given;
    zl_profile profile;

    if (!open_given(&given, values, counts, set))
        return;
    assert_true(zl_profile_init(&profile, given.counts.counts,
                                given.counts.rows, given.counts.columns));
    assert_int_equal(
        check_scaling(&given, &profile, "euclidean", "euclidean_counts") +
            check_scaling(&given, &profile, "euclidean_shares",
                          "euclidean_relfreq") +
            check_scaling(&given, &profile, "cosine_distance",
                          "cosine_1minus") +
            check_scaling(&given, &profile, "chi_squared", "chisq_profile") +
            check_scaling(&given, &profile, "burrows_delta", "burrows_delta"),
        0);
    zl_profile_clear(&profile);
    close_given(&given);
}

static void scaled_smokers_agree_with_r(void **state)
{
    (void)state;
    check_mds(SMOKE);
}

static void scaled_speeches_agree_with_r(void **state)
{
    (void)state;
    check_mds(SPEECHES);
}

static void what_are_no_distances_is_refused(void **state)
{
    static const double none[] = { 0, 0, 0, 0 }, less[] = { 0, -1, -1, 0 };
    static const double odd[] = { 0, 1, 2, 0 }, missing[] = { 0, NAN, NAN, 0 };
    static const double self[] = { 1, 1, 1, 1 };
    const double *const bad[] = { none, less, odd, missing, self };
    zl_mds mds;
    zili_error err = { 0 };

    (void)state;
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(zl_mds_init(&mds, bad[i], 2, 2, false, 1, &err),
                         ZILI_EUSAGE);
        assert_true(err.text[0] && !mds.points);
    }
    for (size_t count = 0; count < 2; count++)
        assert_int_equal(zl_mds_init(&mds, none, count, 2, false, 1, &err),
                         ZILI_EUSAGE);
}

static void a_lack_of_memory_is_told(void **state)
{
    static const double counts[] = { 1, 2, 3, 3, 1, 2, 1, 1, 9 };
    static const double apart[] = { 0, 1, 1, 0 };
    zl_ca ca;
    zl_mds mds;

    (void)state;
    for (long more = 0, failed = 0;; more++, failed++) {
        zl_refuse_after(more);
        zili_status status = zl_ca_init(&ca, counts, 3, 3, 0, NULL);
        zl_refuse_after(-1);
        zl_ca_clear(&ca);
        if (status == ZILI_OK) {
            assert_int_equal(failed, 22);
            break;
        }
    }
    for (long more = 0; more < 4; more++) {
        zl_refuse_after(more);
        zili_status status = zl_mds_init(&mds, apart, 2, 2, false, 1, NULL);
        zl_refuse_after(-1);
        assert_int_equal(status, ZILI_ENOMEM);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_map_of_smokers_agrees_with_r),
        cmocka_unit_test(a_map_of_speeches_agrees_with_r),
        cmocka_unit_test(a_table_may_be_turned),
        cmocka_unit_test(what_has_no_map_is_refused),
        cmocka_unit_test(scaled_smokers_agree_with_r),
        cmocka_unit_test(scaled_speeches_agree_with_r),
        cmocka_unit_test(what_are_no_distances_is_refused),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests_name("ca", tests, NULL, NULL);
}
