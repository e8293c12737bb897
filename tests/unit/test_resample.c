/* test_resample.c -- intervals of diversity from windows and a bootstrap. */
#include "tokens_help.h"

#include "base/mem.h"
#include "stats/resample.h"

#define LENGTH 900

/* A text of 200 types, some of them frequent; a block is nine tokens. */
typedef struct text {
    uint32_t items[LENGTH];
    size_t ends[LENGTH / 9];
    zl_words words;
} text;

static void make_text(text *out)
{
    uint32_t random = 5;

    for (size_t i = 0; i < LENGTH; i++) {
        uint32_t a = next_random(&random) % 200;
        uint32_t b = next_random(&random) % 200;
        out->items[i] = a < b ? a : b;
    }
    for (size_t i = 0; i < LENGTH / 9; i++)
        out->ends[i] = 9 * (i + 1);
    out->words = (zl_words){ out->items, LENGTH, 200 };
}

static zl_diversity find(const char *name)
{
    zl_diversity measure = { 0 };

    assert_true(zl_diversity_find(&measure, name, strlen(name)));
    return measure;
}

static double of_text(const char *name, zl_words words)
{
    zl_diversity measure = find(name);
    zl_lexis lexis;

    assert_true(zl_lexis_make(&lexis, words));
    double value = zl_diversity_value(&measure, &lexis);
    zl_lexis_clear(&lexis);
    return value;
}

static zl_estimate windows_of(const char *name, zl_words words, size_t w)
{
    zl_diversity measure = find(name);
    zl_estimate out;

    assert_int_equal(zl_diversity_windows(&out, &measure, words, w, .05, NULL),
                     ZILI_OK);
    return out;
}

static zl_estimate bootstrap_of(const char *name, const text *from,
                                uint64_t seed, size_t threads)
{
    zl_diversity measure = find(name);
    zl_bootstrap how = { 400, seed, threads, .05, false };
    zl_estimate out;

    assert_int_equal(zl_diversity_bootstrap(&out, &measure, from->words,
                                            from->ends, LENGTH / 9, &how,
                                            NULL),
                     ZILI_OK);
    return out;
}

/* ---- windows ---- */

static void the_mean_of_windows_is_msttr(void **state)
{
    static text from;

    (void)state;
    make_text(&from);
    zl_estimate found = windows_of("ttr", from.words, 70);
    assert_int_equal(found.pieces, 12);
    assert_true(fabs(found.value - of_text("msttr_70", from.words)) < 1e-14);
    assert_null(found.reason);
}

/* .65 and 2.7764451052 (t of 4 degrees, 95 %) times an error of √.00375. */
static void the_interval_is_students(void **state)
{
    static const uint32_t items[] = { 0, 0, 1, 1, 0, 1, 2, 2, 0, 1,
                                      1, 0, 0, 0, 1, 2, 1, 1, 2, 0 };

    (void)state;
    zl_estimate found = windows_of("ttr", (zl_words){ items, 20, 3 }, 4);
    assert_true(found.value == .65);
    assert_true(fabs(found.low - .47997815484) < 1e-9);
    assert_true(fabs(found.high - .82002184516) < 1e-9);
}

/* Of pieces that are all different but one the mean is .9, and Student's
 * interval, to 1.18, would reach beyond 1; no piece of two is below .5. */
static void the_interval_stays_in_the_range(void **state)
{
    static const uint32_t items[] = { 0, 0, 1, 2, 1, 2, 1, 2, 1, 2 };
    static const uint32_t others[] = { 1, 2, 0, 0, 0, 0, 0, 0, 0, 0 };

    (void)state;
    zl_estimate found = windows_of("ttr", (zl_words){ items, 10, 3 }, 2);
    assert_true(fabs(found.value - .9) < 1e-15 && found.high == 1);
    found = windows_of("ttr", (zl_words){ others, 10, 3 }, 2);
    assert_true(fabs(found.value - .6) < 1e-15 && found.low == .5);
}

static void too_few_windows_are_refused(void **state)
{
    static text from;

    (void)state;
    make_text(&from);
    assert_non_null(windows_of("ttr", from.words, 0).reason);
    assert_non_null(windows_of("ttr", from.words, 451).reason);
    assert_non_null(windows_of("ttr", from.words, SIZE_MAX).reason);
    zl_estimate found = windows_of("mattr_50", from.words, 30);
    assert_non_null(found.reason);
    assert_true(isnan(found.low) && isnan(found.high));
    found = windows_of("ttr", from.words, 225);
    assert_string_equal(found.reason, "an interval takes 5 pieces");
    assert_true(isnan(found.low) && isnan(found.high));
    assert_true(found.value > 0);
    assert_null(windows_of("ttr", from.words, 180).reason);
}

/* ---- bootstrap ---- */

static void threads_change_nothing(void **state)
{
    static text from;

    (void)state;
    make_text(&from);
    zl_estimate one = bootstrap_of("mtld", &from, 1, 1);
    for (size_t threads = 2; threads < 6; threads++) {
        zl_estimate many = bootstrap_of("mtld", &from, 1, threads);
        assert_true(one.low == many.low && one.high == many.high);
        assert_true(one.bias == many.bias);
    }
    zl_estimate other = bootstrap_of("mtld", &from, 2, 1);
    assert_true(one.low != other.low);
    assert_true(one.value == other.value);
}

/* A sample has fewer types than the text: the bias is told, and taken out. */
static void the_value_lies_in_its_interval(void **state)
{
    static const char *const names[] = { "ttr", "mattr_50",     "yule_k",
                                         "hdd", "entropy_bits", "guiraud_r" };
    static text from;

    (void)state;
    make_text(&from);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        zl_estimate found = bootstrap_of(names[i], &from, 3, 2);
        assert_true(found.value == of_text(names[i], from.words));
        assert_true(found.low < found.value && found.value < found.high);
        assert_null(found.reason);
    }
    assert_true(bootstrap_of("ttr", &from, 3, 2).bias < 0);
    assert_true(bootstrap_of("yule_k", &from, 3, 2).bias > 0);
}

/* All blocks are of one length, and so are all samples. */
static void what_cannot_change_has_no_width(void **state)
{
    static text from;

    (void)state;
    make_text(&from);
    zl_estimate found = bootstrap_of("N", &from, 3, 1);
    assert_true(found.low == LENGTH && found.high == LENGTH);
}

/* Nearly all words differ, and the bias is great: moved by it, the interval
 * would reach beyond what a text so long can have. */
static void samples_stay_in_the_range(void **state)
{
    static const char *const names[] = { "ttr",      "guiraud_r", "herdan_c",
                                         "yule_k",   "cttr",      "V",
                                         "simpson_d", "brunet_w",  "msttr_20",
                                         "entropy_bits" };
    static text from;
    size_t cuts = 0;

    (void)state;
    make_text(&from);
    for (uint32_t i = 0; i < LENGTH; i++)
        from.items[i] = i % (LENGTH - 2);
    from.words.types = LENGTH;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        zl_diversity measure = find(names[i]);
        double low, high;
        zl_estimate found = bootstrap_of(names[i], &from, 3, 2);
        assert_true(zl_diversity_range(&measure, LENGTH, &low, &high));
        assert_null(found.reason);
        assert_true(low <= found.low && found.low <= found.value);
        assert_true(found.value <= found.high && found.high <= high);
        cuts += found.low == low || found.high == high;
    }
    assert_true(cuts > 5);
}

static void what_is_too_small_is_refused(void **state)
{
    static text from;
    zl_diversity measure = find("mtld");
    zl_bootstrap how = { 100, 1, 1, .05, false };
    zl_estimate out;
    size_t end = LENGTH, short_ends[] = { 5, 9 };

    (void)state;
    make_text(&from);
    assert_int_equal(zl_diversity_bootstrap(&out, &measure, from.words, &end,
                                            1, &how, NULL),
                     ZILI_OK);
    assert_string_equal(out.reason, "an interval takes 10 blocks");
    assert_true(isnan(out.low));
    zl_words few = { from.items, 9, 200 };
    assert_int_equal(
        zl_diversity_bootstrap(&out, &measure, few, short_ends, 2, &how, NULL),
        ZILI_OK);
    assert_string_equal(out.reason, "the text has no value");
    how.samples = 1;
    assert_int_equal(zl_diversity_bootstrap(&out, &measure, from.words,
                                            from.ends, LENGTH / 9, &how, NULL),
                     ZILI_OK);
    assert_string_equal(out.reason, "there are no two samples");
}

static void every_lack_of_memory_is_survived(void **state)
{
    static text from;
    zl_diversity measure = find("mtld_ma_wrap_strict");
    zl_bootstrap how = { 3, 1, 1, .05, false };
    zl_estimate out;
    long n = 0;

    (void)state;
    make_text(&from);
    for (zili_status status = ZILI_ENOMEM; status != ZILI_OK; n++) {
        zl_refuse_after(n);
        status =
            zl_diversity_windows(&out, &measure, from.words, 100, .05, NULL);
        if (status == ZILI_OK)
            status = zl_diversity_bootstrap(&out, &measure, from.words,
                                            from.ends, LENGTH / 9, &how, NULL);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
    }
    assert_true(n > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_mean_of_windows_is_msttr),
        cmocka_unit_test(the_interval_is_students),
        cmocka_unit_test(the_interval_stays_in_the_range),
        cmocka_unit_test(too_few_windows_are_refused),
        cmocka_unit_test(threads_change_nothing),
        cmocka_unit_test(the_value_lies_in_its_interval),
        cmocka_unit_test(what_cannot_change_has_no_width),
        cmocka_unit_test(samples_stay_in_the_range),
        cmocka_unit_test(what_is_too_small_is_refused),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("resample", tests, NULL, NULL);
}
