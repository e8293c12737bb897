/* test_gale_church.c -- alignment by lengths, beside numbers that others
 * computed and all ways that there are. */
#include "golden_help.h"

#include "align/gale_church.h"
#include "base/mem.h"
#include "base/text.h"

static const zl_gale_church usual = { 1, 6.8, false };

/* "27,22,65" → numbers; gives how many. */
static size_t read_lengths(const char *text, uint32_t *lengths, size_t room)
{
    size_t count = 0;
    char *end;

    for (; *text && count < room; text = *end ? end + 1 : end)
        lengths[count++] = (uint32_t)strtoul(text, &end, 10);
    return count;
}

static void print_run(size_t from, size_t count, zl_str *out)
{
    if (count == 0)
        zl_str_add_byte(out, '-');
    for (size_t i = 0; i < count; i++)
        zl_str_format(out, "%s%zu", i ? "," : "", from + i);
}

/* "0:0 1,2:1 3:-" */
static void print_beads(const zili_bead *beads, size_t count, zl_str *out)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            zl_str_add_byte(out, ' ');
        print_run(beads[i].a, beads[i].a_lines, out);
        zl_str_add_byte(out, ':');
        print_run(beads[i].b, beads[i].b_lines, out);
    }
}

static void check_case(const golden *cases, size_t row, bool published)
{
    zl_gale_church model = { golden_number(cases, row, "c"),
                             golden_number(cases, row, "s2"), published };
    const char *total = published ? "total_cost_c1993"
                                  : "total_cost_real_nats";
    uint32_t a[1000], b[1000];
    size_t a_count =
        read_lengths(golden_text(cases, row, "source_lengths"), a, 1000);
    size_t b_count =
        read_lengths(golden_text(cases, row, "target_lengths"), b, 1000);
    zili_bead *beads;
    size_t count;
    double cost;
    zl_str found = { 0 };

    assert_int_equal(zl_gale_church_align(&model, a, a_count, b, b_count,
                                          &beads, &count, &cost, NULL),
                     ZILI_OK);
    print_beads(beads, count, &found);
    assert_string_equal(zl_str_text(&found),
                        golden_text(cases, row,
                                    published ? "beads_c1993" : "beads_real"));
    assert_int_equal(golden_check(total, golden_text(cases, row, "case"), cost,
                                  golden_number(cases, row, total),
                                  published ? 0 : 1e-9),
                     0);
    assert_true(count == 0 || isnan(beads[0].confidence));
    zl_str_clear(&found);
    zl_free(beads);
}

static void check_file(const char *name)
{
    golden cases;

    if (!golden_open(&cases, name))
        return;
    for (size_t row = 0; row < cases.rows; row++) {
        check_case(&cases, row, false);
        check_case(&cases, row, true);
    }
    golden_close(&cases);
}

static void our_texts_are_aligned_as_others_do(void **state)
{
    (void)state;
    check_file("10_alignment/some.gale_church.tsv");
}

static void all_texts_are_aligned_as_others_do(void **state)
{
    (void)state;
    check_file("10_alignment/gale_church.tsv");
}

/* ---- beside all ways ---- */

/* The cost of the best way through what is left, trying each. */
static double try_all(const uint32_t *a, size_t a_count, const uint32_t *b,
                      size_t b_count)
{
    static const struct { size_t a, b; double prior; } steps[] = {
        { 1, 1, .89 },  { 1, 0, .0099 }, { 0, 1, .0099 },
        { 2, 1, .089 }, { 1, 2, .089 },  { 2, 2, .011 },
    };
    double best = a_count || b_count ? INFINITY : 0;

    for (size_t i = 0; i < 6; i++) {
        double s = 0, t = 0;
        if (a_count < steps[i].a || b_count < steps[i].b)
            continue;
        for (size_t k = 0; k < steps[i].a; k++)
            s += a[k];
        for (size_t k = 0; k < steps[i].b; k++)
            t += b[k];
        double d = s + t > 0 ? fabs(s - t) / sqrt((s + t) / 2 * 6.8) : 0;
        double cost = -log(erfc(d / sqrt(2))) - log(steps[i].prior) +
                      try_all(a + steps[i].a, a_count - steps[i].a,
                              b + steps[i].b, b_count - steps[i].b);
        best = cost < best ? cost : best;
    }
    return best;
}

static void no_other_way_costs_less(void **state)
{
    uint32_t random = 7;

    (void)state;
    for (int i = 0; i < 60; i++) {
        uint32_t a[6], b[6];
        size_t a_count = next_random(&random) % 6;
        size_t b_count = next_random(&random) % 6;
        zili_bead *beads;
        size_t count;
        double cost;
        for (size_t k = 0; k < 6; k++) {
            a[k] = next_random(&random) % 90;
            b[k] = next_random(&random) % 90;
        }
        assert_int_equal(zl_gale_church_align(&usual, a, a_count, b, b_count,
                                              &beads, &count, &cost, NULL),
                         ZILI_OK);
        assert_true(golden_agrees(cost, try_all(a, a_count, b, b_count),
                                  1e-12));
        zl_free(beads);
    }
}

/* ---- long texts ---- */

/* All lines, once each, in order. */
static void check_whole(const zili_bead *beads, size_t count, size_t a_count,
                        size_t b_count)
{
    size_t a = 0, b = 0;

    for (size_t i = 0; i < count; i++) {
        assert_int_equal(beads[i].a, a);
        assert_int_equal(beads[i].b, b);
        assert_true(beads[i].a_lines + beads[i].b_lines > 0);
        a += beads[i].a_lines;
        b += beads[i].b_lines;
    }
    assert_int_equal(a, a_count);
    assert_int_equal(b, b_count);
}

/* Tests look at little beyond the diagonal. */
static void a_long_text_is_aligned_near_the_diagonal(void **state)
{
    static uint32_t a[4000], b[4000];
    uint32_t random = 3;
    zili_bead *beads;
    size_t count;

    (void)state;
    for (size_t i = 0; i < 4000; i++)
        a[i] = b[i] = 10 + next_random(&random) % 200;
    assert_int_equal(zl_gale_church_align(&usual, a, 4000, b, 4000, &beads,
                                          &count, NULL, NULL),
                     ZILI_OK);
    assert_int_equal(count, 4000);
    zl_free(beads);
}

static void the_sides_may_differ_in_length(void **state)
{
    static uint32_t lengths[70000];
    static const size_t counts[] = { 0, 1, 2, 5, 40, 900, 70000 };

    (void)state;
    for (size_t i = 0; i < 70000; i++)
        lengths[i] = (uint32_t)(i * 7919 % 301);
    for (size_t i = 0; i < 7; i++)
        for (size_t k = 0; k < 7; k++) {
            zili_bead *beads;
            size_t count;
            if (counts[i] == 70000 && counts[k] > 40)
                continue; /* takes long */
            assert_int_equal(zl_gale_church_align(&usual, lengths, counts[i],
                                                  lengths, counts[k], &beads,
                                                  &count, NULL, NULL),
                             ZILI_OK);
            check_whole(beads, count, counts[i], counts[k]);
            zl_free(beads);
        }
}

static void too_many_lines_are_refused(void **state)
{
    static uint32_t lengths[ZL_GALE_CHURCH_LINES + 1];
    zili_bead *beads;
    size_t count;
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(zl_gale_church_align(&usual, lengths, 1, lengths,
                                          ZL_GALE_CHURCH_LINES + 1, &beads,
                                          &count, NULL, &err),
                     ZILI_EFORMAT);
    assert_null(beads);
    assert_string_equal(err.text, "gale-church aligns at most 500000 lines; "
                                  "here are 500001.");
}

static void a_lack_of_memory_is_told(void **state)
{
    static const uint32_t lengths[] = { 10, 20, 30 };
    zili_status status = ZILI_ENOMEM;
    long n = 0;

    (void)state;
    for (; status; n++) {
        zili_bead *beads;
        size_t count;
        zl_refuse_after(n);
        status = zl_gale_church_align(&usual, lengths, 3, lengths, 3, &beads,
                                      &count, NULL, NULL);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
        zl_free(beads);
    }
    assert_true(n > 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(our_texts_are_aligned_as_others_do),
        cmocka_unit_test(all_texts_are_aligned_as_others_do),
        cmocka_unit_test(no_other_way_costs_less),
        cmocka_unit_test(a_long_text_is_aligned_near_the_diagonal),
        cmocka_unit_test(the_sides_may_differ_in_length),
        cmocka_unit_test(too_many_lines_are_refused),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
