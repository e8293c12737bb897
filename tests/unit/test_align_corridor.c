/* test_align_corridor.c -- how wide a band is where nothing is sure. */
#include "base_help.h"

#include "align/corridor.h"

/* A side of lines without words. */
static void make_side(zl_side *side, size_t lines)
{
    *side = (zl_side){ 0 };
    for (size_t i = 0; i < lines; i++)
        assert_true(zl_array_push(&side->lines, (zl_line){ 0, 0, 10 }));
}

/* Cells of the band of two texts that share no word. */
static size_t cells_of(size_t a_lines, size_t b_lines)
{
    zl_side a, b;
    zl_bilingual words = { .a = &a, .b = &b };
    zl_word_pairs none = { 0 };
    zl_band band;

    make_side(&a, a_lines);
    make_side(&b, b_lines);
    assert_true(zl_translations_make(&words.forth, &none, 0, NULL, false));
    assert_true(zl_corridor_first(&words, 0, 0, a_lines, b_lines, &band));
    assert_true(zl_band_has(&band, 0, 0));
    assert_true(zl_band_has(&band, a_lines, b_lines));
    size_t cells = band.starts[a_lines + 1];
    zl_band_clear(&band);
    zl_translations_clear(&words.forth);
    zl_side_clear(&a);
    zl_side_clear(&b);
    return cells;
}

static void a_short_text_is_seen_whole(void **state)
{
    (void)state;
    assert_int_equal(cells_of(99, 99), 100 * 100);
}

static void a_long_text_does_not_grow_by_the_square(void **state)
{
    (void)state;
    assert_true(cells_of(5000, 5000) > 3000000);
    assert_true(cells_of(20000, 20000) < 8100000);
    assert_true(cells_of(80000, 80000) < 80000 * 210);
}

/* The middle of a row may lie far from that of the next. */
static void sides_may_be_of_very_different_length(void **state)
{
    (void)state;
    assert_true(cells_of(1, 50000) < 200000);
    assert_true(cells_of(50000, 1) < 200000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_short_text_is_seen_whole),
        cmocka_unit_test(a_long_text_does_not_grow_by_the_square),
        cmocka_unit_test(sides_may_be_of_very_different_length),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
