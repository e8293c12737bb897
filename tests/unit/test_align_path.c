/* test_align_path.c -- the best way through two texts, beside all ways. */
#include "path_help.h"

/* ---- beside all ways ---- */

/* What all ways through the rest cost and weigh, trying each. */
typedef struct all_ways {
    const test_field *field;
    double least;             /* cost */
    double chance;            /* of all */
    double most;              /* gain of one, where `sure` is known */
    const chances *sure;      /* or NULL */
    size_t count;
    zl_step steps[2 * TINY]; /* of the way at hand */
    chances beads;           /* chance of all ways with the bead */
} all_ways;

static void end_way(all_ways *all, size_t depth, double cost, double gain)
{
    double chance = exp(-cost);

    all->least = fmin(all->least, cost);
    all->most = fmax(all->most, gain);
    all->chance += chance;
    all->count++;
    for (size_t i = 0; i < depth; i++) {
        zl_step step = all->steps[i];
        all->beads.of[step.a][step.b][step.kind] += chance;
    }
}

static void try_ways(all_ways *all, size_t a, size_t b, size_t depth,
                     double cost, double gain)
{
    const test_field *field = all->field;

    if (a == field->band.a && b == field->band.b) {
        end_way(all, depth, cost, gain);
        return;
    }
    for (size_t kind = 0; kind < ZL_BEAD_KINDS; kind++) {
        size_t to_a = a + zl_bead_kinds[kind].a;
        size_t to_b = b + zl_bead_kinds[kind].b;
        if (!zl_band_has(&field->band, to_a, to_b))
            continue;
        all->steps[depth] = (zl_step){ a, b, (uint8_t)kind, 0 };
        double sure = all->sure ? all->sure->of[a][b][kind] - PRICE : 0;
        try_ways(all, to_a, to_b, depth + 1,
                 cost + slow_cost(field, a, b, kind), gain + sure);
    }
}

static all_ways try_all(const test_field *field, const chances *sure)
{
    all_ways all = { .field = field, .least = INFINITY, .most = -INFINITY,
                     .sure = sure };

    try_ways(&all, 0, 0, 0, 0, 0);
    for (size_t a = 0; a <= TINY; a++)
        for (size_t b = 0; b <= TINY; b++)
            for (size_t kind = 0; kind < ZL_BEAD_KINDS; kind++)
                all.beads.of[a][b][kind] /= all.chance;
    return all;
}

static void open_tiny(test_field *field, uint32_t *seed)
{
    size_t a = next_random(seed) % (TINY + 1);
    size_t b = next_random(seed) % (TINY + 1);

    open_random_field(field, a, b, next_random(seed) % 2, 6, seed);
}

static void no_other_way_costs_less(void **state)
{
    uint32_t seed = 61;
    size_t ways = 0;
    zl_path path = { 0 };

    (void)state;
    for (int i = 0; i < 150; i++) {
        test_field field;
        open_tiny(&field, &seed);
        assert_true(zl_path_cheapest(&field.field, &path));
        check_path(&path, &field.band);
        all_ways all = try_all(&field, NULL);
        assert_true(fabs(path_cost(&field, &path) - all.least) < 1e-9);
        ways += all.count;
        close_field(&field);
    }
    assert_true(ways > 10000);
    zl_array_clear(&path);
}

/* How sure a bead is, is a float: 6·10⁻⁸ are its limit. */
static void a_bead_is_as_sure_as_its_ways_are_many(void **state)
{
    uint32_t seed = 62;
    zl_path path = { 0 };

    (void)state;
    for (int i = 0; i < 150; i++) {
        test_field field;
        open_tiny(&field, &seed);
        all_ways all = try_all(&field, NULL);
        assert_true(zl_path_surest(&field.field, &path));
        check_path(&path, &field.band);
        for (size_t k = 0; k < path.count; k++) {
            zl_step step = path.items[k];
            assert_true(fabs((double)step.sure -
                             all.beads.of[step.a][step.b][step.kind]) < 1e-7);
        }
        close_field(&field);
    }
    zl_array_clear(&path);
}

static void no_other_way_is_surer(void **state)
{
    uint32_t seed = 63;
    zl_path path = { 0 };

    (void)state;
    for (int i = 0; i < 150; i++) {
        test_field field;
        double gain = 0;
        open_tiny(&field, &seed);
        all_ways first = try_all(&field, NULL);
        chances sure = first.beads;
        all_ways all = try_all(&field, &sure);
        assert_true(zl_path_surest(&field.field, &path));
        for (size_t k = 0; k < path.count; k++) {
            zl_step step = path.items[k];
            gain += sure.of[step.a][step.b][step.kind] - PRICE;
        }
        assert_true(fabs(gain - all.most) < 1e-9);
        close_field(&field);
    }
    zl_array_clear(&path);
}

/* ---- beside logarithms of sums ---- */

static void check_sure(const test_field *field)
{
    zl_path path = { 0 };
    slow_sums sums;

    assert_true(zl_path_surest(&field->field, &path));
    check_path(&path, &field->band);
    open_sums(&sums, field);
    check_lines(&sums);
    for (size_t i = 0; i < path.count; i++) {
        zl_step step = path.items[i];
        double expected = bead_chance(&sums, step.a, step.b, step.kind);
        if (!(fabs((double)step.sure - expected) < 1e-6))
            fail_msg("%zu:%zu is %g, not %g", step.a, step.b,
                     (double)step.sure, expected);
    }
    close_sums(&sums);
    zl_array_clear(&path);
}

static void larger_fields_agree_with_logarithms(void **state)
{
    uint32_t seed = 64;

    (void)state;
    for (int i = 0; i < 30; i++) {
        test_field field;
        open_random_field(&field, next_random(&seed) % 60,
                          next_random(&seed) % 60, i % 2, 12, &seed);
        check_sure(&field);
        close_field(&field);
    }
}

/* Beyond what evidence.c holds at a time. */
static void so_do_long_ones(void **state)
{
    uint32_t seed = 65;
    test_field field;

    (void)state;
    open_random_field(&field, 420, 40, 0, 4, &seed);
    check_sure(&field);
    close_field(&field);
    open_random_field(&field, 150, 150, 0, 4, &seed);
    check_sure(&field);
    close_field(&field);
}

/* ---- lines of many words ---- */

enum { WORDS = 500, TEXTS = 6 };

/* Line i of b has the words of line order[i] of a; 9: words of its own. */
static void open_long_lines(test_field *field, const char *order)
{
    test_words *it = &field->it;
    zl_word_pairs pairs = { 0 };

    *field = (test_field){ 0 };
    open_words(it, WORDS * TEXTS, WORDS * 10);
    for (uint32_t line = 0; line < TEXTS; line++) {
        begin_line(&it->a, 2500);
        for (uint32_t i = 0; i < WORDS; i++)
            add_number(&it->a, line * WORDS + i);
    }
    for (size_t line = 0; order[line]; line++) {
        begin_line(&it->b, 2500);
        for (uint32_t i = 0; i < WORDS; i++)
            add_number(&it->b, (uint32_t)(order[line] - '0') * WORDS + i);
    }
    for (uint32_t i = 0; i < WORDS * TEXTS; i++)
        assert_true(zl_array_push(&pairs, (zl_word_pair){ i, i, 1 }));
    set_pairs(it, &pairs);
    zl_array_clear(&pairs);
    /* As in a text of ten times the words, or a hundred. */
    for (uint32_t i = 0; i < WORDS * TEXTS; i++) {
        it->words.rare_a[i] *= 100;
        it->words.rare_b[i] *= 100;
    }
    open_full_band(&field->band, TEXTS, strlen(order));
    ready_field(field);
}

static void long_lines_may_stand_in_any_order(void **state)
{
    static const char *const orders[] = {
        "012345", "543210", "001122", "000000", "102354", "999999", "9", "",
        "450123", "55", "909192939495",
    };

    (void)state;
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        test_field field;
        open_long_lines(&field, orders[i]);
        check_sure(&field);
        close_field(&field);
    }
}

static void the_right_lines_are_sure(void **state)
{
    test_field field;
    zl_path path = { 0 };

    (void)state;
    open_long_lines(&field, "012345");
    assert_true(zl_path_surest(&field.field, &path));
    assert_int_equal(path.count, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(path.items[i].kind, 2);
        assert_true((double)path.items[i].sure > .999);
    }
    zl_array_clear(&path);
    close_field(&field);
}

/* ---- many lines ---- */

/* `lines` of eight words each; `turned`: b has them in another order, so that
 * nothing fits. */
static void open_many_lines(test_field *field, size_t lines, bool turned,
                            uint32_t *seed)
{
    test_words *it = &field->it;
    zl_word_pairs pairs = { 0 };
    zl_path path = { 0 };

    *field = (test_field){ 0 };
    open_words(it, 2000, 2000);
    for (size_t line = 0; line < lines; line++) {
        begin_line(&it->a, 40);
        begin_line(&it->b, 45);
        for (int i = 0; i < 8; i++) {
            uint32_t word = next_random(seed) % 2000;
            add_number(&it->a, word);
            add_number(&it->b, turned ? next_random(seed) % 2000 : word);
        }
        assert_true(zl_array_push(&path, (zl_step){ line, line, 2, 0 }));
    }
    for (uint32_t i = 0; i < 2000; i++)
        assert_true(zl_array_push(&pairs, (zl_word_pair){ i, i, 1 }));
    set_pairs(it, &pairs);
    zl_array_clear(&pairs);
    assert_true(zl_corridor_around(&path, lines, lines, &field->band));
    zl_array_clear(&path);
    ready_field(field);
}

static void thousands_of_lines_do_not_run_out(void **state)
{
    uint32_t seed = 66;
    test_field field;
    zl_path path = { 0 };

    (void)state;
    open_many_lines(&field, 3000, false, &seed);
    assert_true(zl_path_surest(&field.field, &path));
    assert_int_equal(path.count, 3000);
    for (size_t i = 0; i < path.count; i++) {
        assert_int_equal(path.items[i].kind, 2);
        assert_true((double)path.items[i].sure > .99);
    }
    assert_true(zl_path_cheapest(&field.field, &path));
    assert_int_equal(path.count, 3000);
    zl_array_clear(&path);
    close_field(&field);
}

static void nor_do_those_of_nothing_that_fits(void **state)
{
    uint32_t seed = 67;
    test_field field;
    zl_path path = { 0 };
    double sum = 0;

    (void)state;
    open_many_lines(&field, 3000, true, &seed);
    assert_true(zl_path_surest(&field.field, &path));
    check_path(&path, &field.band);
    for (size_t i = 0; i < path.count; i++)
        sum += (double)path.items[i].sure;
    assert_true(sum > 0 && sum < .9 * (double)path.count);
    zl_array_clear(&path);
    close_field(&field);
}

static void a_lack_of_memory_is_told(void **state)
{
    uint32_t seed = 68;
    test_field field;
    zl_path path = { 0 };

    (void)state;
    open_random_field(&field, 9, 9, 0, 4, &seed);
    for (int surest = 0; surest < 2; surest++) {
        bool whole = false;
        long n = 0;
        for (; !whole; n++) {
            zl_array_clear(&path);
            zl_refuse_after(n);
            whole = (surest ? zl_path_surest : zl_path_cheapest)(&field.field,
                                                                 &path);
            zl_refuse_after(-1);
        }
        assert_true(n > 8);
    }
    zl_array_clear(&path);
    close_field(&field);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_other_way_costs_less),
        cmocka_unit_test(a_bead_is_as_sure_as_its_ways_are_many),
        cmocka_unit_test(no_other_way_is_surer),
        cmocka_unit_test(larger_fields_agree_with_logarithms),
        cmocka_unit_test(so_do_long_ones),
        cmocka_unit_test(long_lines_may_stand_in_any_order),
        cmocka_unit_test(the_right_lines_are_sure),
        cmocka_unit_test(thousands_of_lines_do_not_run_out),
        cmocka_unit_test(nor_do_those_of_nothing_that_fits),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
