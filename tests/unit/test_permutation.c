/* test_permutation.c -- labels given to other documents, beside the same done
 * one by one. */
#include "base_help.h"

#include "base/mem.h"
#include "stats/arrangement.h"
#include "stats/contingency.h"
#include "stats/mask.h"
#include "stats/permutation.h"

#include <math.h>

/* ---- arrangements ---- */

static void each_of_few_comes_once(void **state)
{
    (void)state;
    for (uint32_t all = 0; all <= 9; all++)
        for (uint32_t chosen = 0; chosen <= all; chosen++) {
            zl_arrangement some = zl_arrangement_of(all, chosen, 1000, 1);
            bool seen[512] = { false };
            uint32_t order[9];
            assert_true(some.exact);
            for (uint64_t i = 0; i < some.tries; i++) {
                size_t set = 0;
                zl_arrangement_make(&some, i, order);
                for (uint32_t k = 0; k < chosen; k++)
                    set |= (size_t)1 << order[k];
                assert_int_equal(__builtin_popcountl(set), chosen);
                assert_false(seen[set]);
                seen[set] = true;
            }
        }
}

static void many_are_taken_by_chance(void **state)
{
    zl_arrangement some = zl_arrangement_of(4586, 2000, 10000, 3);
    static uint32_t order[4586], again[4586];
    static bool seen[4586];

    (void)state;
    assert_false(some.exact);
    assert_true(isinf(some.outcomes) && some.tries == 10000);
    zl_arrangement_make(&some, 77, order);
    zl_arrangement_make(&some, 78, again);
    assert_memory_not_equal(order, again, sizeof order);
    zl_arrangement_make(&some, 77, again);
    assert_memory_equal(order, again, sizeof order);
    for (size_t i = 0; i < 4586; i++) {
        assert_false(seen[order[i]]);
        seen[order[i]] = true;
    }
}

/* Each of 12 documents should be among 5 chosen 5/12 of the time. */
static void chance_prefers_no_document(void **state)
{
    zl_arrangement some = zl_arrangement_of(12, 5, 791, 9);
    double counts[12] = { 0 };
    uint32_t order[12];

    (void)state;
    assert_false(some.exact);
    for (uint64_t i = 0; i < 12000; i++) {
        zl_arrangement_make(&some, i, order);
        for (int k = 0; k < 5; k++)
            counts[order[k]]++;
    }
    for (int i = 0; i < 12; i++)
        assert_true(fabs(counts[i] - 5000) < 4 * 54);
}

/* ---- masks ---- */

static void masked_sums_are_those_of_slow_sums(void **state)
{
    enum { DOCUMENTS = 40, COUNT = 3000 };
    static uint32_t document[COUNT], counts[COUNT];
    static double weights[COUNT];
    static bool set[DOCUMENTS][ZL_MASK_MANY];
    zl_mask *whole = zl_mask_new(DOCUMENTS, false);
    zl_mask *real = zl_mask_new(DOCUMENTS, true);
    double sums[ZL_MASK_MANY], wanted[ZL_MASK_MANY] = { 0 };
    double weighed[ZL_MASK_MANY], heavy[ZL_MASK_MANY] = { 0 };
    uint32_t seed = 7;

    (void)state;
    for (uint32_t i = 0; i < DOCUMENTS; i++)
        for (size_t k = 0; k < ZL_MASK_MANY; k++) {
            set[i][k] = next_random(&seed) % 3 == 0;
            if (!set[i][k])
                continue;
            zl_mask_set(whole, i, k);
            zl_mask_set(real, i, k);
        }
    for (size_t i = 0; i < COUNT; i++) {
        document[i] = next_random(&seed) % DOCUMENTS;
        counts[i] = next_random(&seed) >> next_random(&seed) % 32;
        weights[i] = counts[i] / 7.0;
        for (size_t k = 0; k < ZL_MASK_MANY; k++)
            if (set[document[i]][k]) {
                wanted[k] += counts[i];
                heavy[k] += weights[i];
            }
    }
    zl_mask_count(whole, document, counts, COUNT, sums);
    zl_mask_weigh(real, document, weights, COUNT, weighed);
    assert_memory_equal(sums, wanted, sizeof sums);
    assert_memory_equal(weighed, heavy, sizeof heavy);
    zl_mask_clear(whole);
    zl_mask_count(whole, document, counts, COUNT, sums);
    for (size_t k = 0; k < ZL_MASK_MANY; k++)
        assert_true(sums[k] == 0);
    zl_mask_free(whole);
    zl_mask_free(real);
    zl_mask_free(NULL);
}

/* ---- the test ---- */

enum { TYPES = 30, MOST = 24 };

typedef struct sample {
    zl_labelled given;
    size_t starts[TYPES + 1];
    uint32_t document[TYPES * MOST], count[TYPES * MOST];
    uint64_t sizes[MOST];
    bool is_target[MOST];
} sample;

/* The last type stands nowhere. */
static void make_sample(sample *s, uint32_t documents, uint32_t target)
{
    uint32_t seed = 31 + documents;
    size_t used = 0;

    memset(s, 0, sizeof *s);
    for (uint32_t d = 0; d < documents; d++) {
        s->sizes[d] = 500 + next_random(&seed) % 3000;
        s->is_target[d] = d < target;
    }
    for (size_t t = 0; t < TYPES; t++) {
        s->starts[t] = used;
        for (uint32_t d = 0; d < documents && t + 1 < TYPES; d++) {
            uint32_t count = next_random(&seed) % 8;
            if (next_random(&seed) % 3 == 0 || count == 0)
                continue;
            s->document[used] = d;
            s->count[used++] = count + (d < target ? (uint32_t)t / 3 : 0);
        }
    }
    s->starts[TYPES] = used;
    s->given = (zl_labelled){ TYPES,    documents, s->starts,   s->document,
                              s->count, s->sizes,  s->is_target,
                              NULL };
}

static double slow_value(const sample *s, zl_label_statistic statistic,
                         size_t type, size_t set)
{
    double a = 0, b = 0, n1 = 0, n2 = 0, p1 = 0, p2 = 0, k = 0;
    uint32_t documents = s->given.documents;

    for (uint32_t d = 0; d < documents; d++) {
        bool in = set >> d & 1;
        k += in;
        *(in ? &n1 : &n2) += (double)s->sizes[d];
        for (size_t i = s->starts[type]; i < s->starts[type + 1]; i++)
            if (s->document[i] == d) {
                *(in ? &a : &b) += s->count[i];
                *(in ? &p1 : &p2) += s->count[i] / (double)s->sizes[d];
            }
    }
    if (statistic == ZL_LABEL_MEAN_DIFFERENCE)
        return p1 / k - p2 / (documents - k);
    if (statistic == ZL_LABEL_LOG_RATIO)
        return log2((a > 0 ? a : .5) / n1) - log2((b > 0 ? b : .5) / n2);
    double e1 = (a + b) * n1 / (n1 + n2), e2 = (a + b) * n2 / (n1 + n2);
    double g2 = (a > 0 ? a * log(a / e1) : 0) + (b > 0 ? b * log(b / e2) : 0) +
                (n1 - a) * log((n1 - a) / (n1 - e1)) +
                (n2 - b) * log((n2 - b) / (n2 - e2));
    return a / n1 < b / n2 ? -2 * g2 : 2 * g2;
}

static void check_type(const sample *s, zl_label_statistic statistic,
                       size_t type, const zl_permuted *result)
{
    size_t target = 0, documents = s->given.documents;
    double far = 0, above = 0, below = 0, all = 0;

    for (size_t d = 0; d < documents; d++)
        target |= (size_t)s->is_target[d] << d;
    double found = slow_value(s, statistic, type, target);
    for (size_t set = 0; set < (size_t)1 << documents; set++) {
        if (__builtin_popcountl(set) != __builtin_popcountl(target))
            continue;
        double value = slow_value(s, statistic, type, set);
        double near = 1e-9 * fabs(found) + 1e-12;
        all++;
        above += value >= found - near;
        below += value <= found + near;
        far += fabs(value) >= fabs(found) - near;
    }
    assert_true(fabs(result->value - found) <= 1e-8 * fabs(found) + 1e-9);
    assert_true(fabs(result->p - far / all) < 1e-12);
    assert_true(fabs(result->p_greater - above / all) < 1e-12);
    assert_true(fabs(result->p_less - below / all) < 1e-12);
}

static void few_outcomes_are_all_tried(void **state)
{
    static sample s;
    zl_permuted results[TYPES];
    zl_permutations all;

    (void)state;
    make_sample(&s, 9, 4);
    for (int i = 0; i < 3; i++) {
        zl_permuting how = { (zl_label_statistic)i, 1000, 1, 2 };
        assert_int_equal(
            zl_permute_labels(&s.given, &how, results, &all, NULL), ZILI_OK);
        assert_true(all.exact && all.tried == 126 && all.outcomes == 126);
        assert_string_equal(all.reason, "");
        for (size_t type = 0; type + 1 < TYPES; type++)
            check_type(&s, how.statistic, type, &results[type]);
        assert_true(isnan(results[TYPES - 1].p));
        assert_string_equal(results[TYPES - 1].reason,
                            "It stands in no document.");
    }
}

static void chance_comes_near_to_all_outcomes(void **state)
{
    static sample s;
    zl_permuted exact[TYPES], some[TYPES];
    zl_permutations all;

    (void)state;
    make_sample(&s, 18, 7);
    for (int i = 0; i < 3; i++) {
        zl_permuting how = { (zl_label_statistic)i, 40000, 1, 2 };
        zl_permute_labels(&s.given, &how, exact, &all, NULL);
        assert_true(all.exact && all.tried == 31824);
        how.tries = 20000;
        zl_permute_labels(&s.given, &how, some, &all, NULL);
        assert_true(!all.exact && all.tried == 20000);
        for (size_t type = 0; type + 1 < TYPES; type++) {
            double p = exact[type].p, error = sqrt(p * (1 - p) / 20000);
            assert_true(some[type].value == exact[type].value);
            assert_true(fabs(some[type].p - p) <= 4.5 * error + 1e-4);
        }
    }
}

static void threads_change_nothing(void **state)
{
    static sample s;
    zl_permuted one[TYPES], many[TYPES];
    zl_permutations all;

    (void)state;
    make_sample(&s, 24, 11);
    for (int i = 0; i < 3; i++) {
        zl_permuting how = { (zl_label_statistic)i, 1237, 5, 1 };
        zl_permute_labels(&s.given, &how, one, &all, NULL);
        how.threads = 5;
        zl_permute_labels(&s.given, &how, many, &all, NULL);
        assert_memory_equal(one, many, sizeof one);
        how.seed = 6;
        zl_permute_labels(&s.given, &how, many, &all, NULL);
        assert_memory_not_equal(one, many, sizeof one);
        assert_true(fmod(one[0].p * 1238 + .5, 1) - .5 < 1e-9);
    }
}

static void check_reason(uint32_t documents, uint32_t target,
                         const char *reason, bool one_sided)
{
    static sample s;
    zl_permuted results[TYPES];
    zl_permutations all;
    zl_permuting how = { ZL_LABEL_G2, 1000, 1, 1 };

    make_sample(&s, documents, target);
    assert_int_equal(zl_permute_labels(&s.given, &how, results, &all, NULL),
                     ZILI_OK);
    assert_string_equal(all.reason, reason);
    assert_true(isnan(results[0].p));
    assert_true(isnan(results[0].p_greater) == !one_sided);
    assert_true(isnan(results[0].value) == (results[0].reason != NULL));
}

static void what_cannot_be_said_is_told(void **state)
{
    (void)state;
    check_reason(2, 1,
                 "2 documents: a permutation of labels has 2 outcomes, "
                 "so p >= 1/2.",
                 false);
    check_reason(6, 2,
                 "6 documents: a permutation of labels has 15 outcomes, "
                 "so p >= 1/15.",
                 false);
    check_reason(6, 3,
                 "6 documents: a permutation of labels has 20 outcomes, "
                 "so a two-sided p >= 2/20.",
                 true);
    check_reason(5, 5,
                 "5 of 5 documents have the label: there is nothing to "
                 "compare.",
                 false);
    check_reason(5, 0,
                 "0 of 5 documents have the label: there is nothing to "
                 "compare.",
                 false);
    check_reason(0, 0, "There are no documents.", false);
}

static void a_document_may_be_empty(void **state)
{
    static sample s;
    zl_permuted results[TYPES];
    zl_permutations all;

    (void)state;
    make_sample(&s, 9, 4);
    for (size_t i = 0; i < s.starts[TYPES]; i++)
        if (s.document[i] == 2)
            s.count[i] = 0;
    s.sizes[2] = 0;
    for (int i = 0; i < 3; i++) {
        zl_permuting how = { (zl_label_statistic)i, 1000, 1, 1 };
        zl_permute_labels(&s.given, &how, results, &all, NULL);
        for (size_t type = 0; type + 1 < TYPES; type++)
            assert_true(isfinite(results[type].value) && results[type].p > 0 &&
                        results[type].p <= 1);
    }
    for (uint32_t d = 0; d < 4; d++)
        s.sizes[d] = 0;
    zl_permuting how = { ZL_LABEL_LOG_RATIO, 1000, 1, 1 };
    zl_permute_labels(&s.given, &how, results, &all, NULL);
    assert_string_equal(all.reason,
                        "All tokens stand in documents without the label.");
    assert_true(isnan(results[0].value) && results[0].reason);
}

static void a_lack_of_memory_is_told(void **state)
{
    static sample s;
    zl_permuted results[TYPES];
    zl_permutations all;
    zl_permuting how = { ZL_LABEL_MEAN_DIFFERENCE, 50, 1, 2 };

    (void)state;
    make_sample(&s, 9, 4);
    for (long more = 0;; more++) {
        zl_refuse_after(more);
        zili_status status =
            zl_permute_labels(&s.given, &how, results, &all, NULL);
        zl_refuse_after(-1);
        if (status == ZILI_OK) {
            assert_true(more > 5);
            break;
        }
        assert_int_equal(status, ZILI_ENOMEM);
    }
}

static void a_statistic_has_a_name(void **state)
{
    zl_label_statistic statistic;

    (void)state;
    assert_true(zl_label_statistic_find("mean_difference", &statistic));
    assert_int_equal(statistic, ZL_LABEL_MEAN_DIFFERENCE);
    assert_true(zl_label_statistic_find("log_ratio", &statistic));
    assert_int_equal(statistic, ZL_LABEL_LOG_RATIO);
    assert_true(zl_label_statistic_find("g2", &statistic));
    assert_int_equal(statistic, ZL_LABEL_G2);
    assert_false(zl_label_statistic_find("", &statistic));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_of_few_comes_once),
        cmocka_unit_test(many_are_taken_by_chance),
        cmocka_unit_test(chance_prefers_no_document),
        cmocka_unit_test(masked_sums_are_those_of_slow_sums),
        cmocka_unit_test(few_outcomes_are_all_tried),
        cmocka_unit_test(chance_comes_near_to_all_outcomes),
        cmocka_unit_test(threads_change_nothing),
        cmocka_unit_test(what_cannot_be_said_is_told),
        cmocka_unit_test(a_document_may_be_empty),
        cmocka_unit_test(a_lack_of_memory_is_told),
        cmocka_unit_test(a_statistic_has_a_name),
    };

    return cmocka_run_group_tests_name("permutation", tests, NULL, NULL);
}
