/* test_align_band.c -- bands connect both ends, and have the right way in
 * them. */
#include "align_help.h"

#include "align/corridor.h"

/* ---- bands ---- */

static void any_rows_become_a_band(void **state)
{
    uint32_t seed = 41;

    (void)state;
    for (int i = 0; i < 2000; i++) {
        zl_band band;
        open_random_band(&band, next_random(&seed) % 20,
                         next_random(&seed) % 20, &seed);
        check_band(&band);
        zl_band_clear(&band);
    }
}

/* One behind the other, row after row. */
static void cells_have_numbers(void **state)
{
    uint32_t seed = 42;
    zl_band band;
    size_t cell = 0;

    (void)state;
    open_random_band(&band, 30, 40, &seed);
    for (size_t row = 0; row <= 31; row++)
        for (size_t column = 0; column <= 41; column++) {
            if (!zl_band_has(&band, row, column))
                continue;
            assert_int_equal(zl_band_cell(&band, row, column), cell);
            cell++;
        }
    assert_int_equal(band.starts[31], cell);
    zl_band_clear(&band);
}

static void a_band_without_memory_is_none(void **state)
{
    (void)state;
    for (long n = 0; n < 3; n++) {
        zl_band band;
        zl_refuse_after(n);
        bool opened = zl_band_open(&band, 3, 3);
        zl_refuse_after(-1);
        assert_false(opened);
        assert_null(band.low);
        assert_null(band.starts);
    }
}

/* ---- texts that are made ---- */

typedef struct place {
    size_t a, b;
} place;

/* The places that the right way passes, and the words of its lines. */
typedef struct made_text {
    test_words it;
    ZL_ARRAY(place) way;
    zl_word_pairs pairs;
    uint32_t next; /* word that no line has as yet */
} made_text;

enum { COMMON = 40 };

static void make_line(zl_side *side, uint32_t *seed)
{
    begin_line(side, (float)(20 + next_random(seed) % 80));
    for (int i = 0; i < 6; i++)
        add_number(side, next_random(seed) % COMMON);
}

/* Lines of a and b, and on the way the corner behind them. */
static void make_bead(made_text *text, size_t a, size_t b, uint32_t *seed)
{
    for (size_t i = 0; i < a; i++)
        make_line(&text->it.a, seed);
    for (size_t i = 0; i < b; i++)
        make_line(&text->it.b, seed);
    place end = { text->it.a.lines.count, text->it.b.lines.count };
    assert_true(zl_array_push(&text->way, end));
}

/* A word that comes on both sides in the last lines alone. */
static void share_word(made_text *text)
{
    uint32_t word = text->next++;
    char name[16];

    snprintf(name, sizeof name, "w%u", word);
    add_number(&text->it.a, add_test_word(&text->it.a, name));
    add_number(&text->it.b, add_test_word(&text->it.b, name));
    assert_true(zl_array_push(&text->pairs, (zl_word_pair){ word, word, 1 }));
}

/* Lines that one side has alone. */
static void make_gap(made_text *text, size_t lines, bool of_a, uint32_t *seed)
{
    for (size_t i = 0; i < lines; i++)
        make_bead(text, of_a, !of_a, seed);
}

/* `beads` beads, of which every `every`th shares a word; a gap every 250. */
static void make_text(made_text *text, size_t beads, size_t every,
                      size_t gap, uint32_t *seed)
{
    *text = (made_text){ .next = COMMON };
    open_words(&text->it, COMMON, COMMON);
    assert_true(zl_array_push(&text->way, (place){ 0, 0 }));
    for (size_t i = 0; i < beads; i++) {
        unsigned chance = next_random(seed) % 20;
        make_bead(text, chance == 0 ? 2 : 1, chance == 1 ? 2 : 1, seed);
        if (next_random(seed) % every == 0)
            share_word(text);
        if (gap && i % 250 == 125)
            make_gap(text, gap, i % 500 == 125, seed);
    }
    set_pairs(&text->it, &text->pairs);
}

static void clear_text(made_text *text)
{
    close_words(&text->it);
    zl_array_clear(&text->way);
    zl_array_clear(&text->pairs);
}

static void check_way(const zl_band *band, const made_text *text)
{
    check_band(band);
    for (size_t i = 0; i < text->way.count; i++)
        if (!zl_band_has(band, text->way.items[i].a, text->way.items[i].b))
            fail_msg("the band lacks %zu:%zu", text->way.items[i].a,
                     text->way.items[i].b);
}

static void open_first(zl_band *band, const made_text *text)
{
    const test_words *it = &text->it;

    assert_true(zl_corridor_first(&it->words, 0, 0, it->a.lines.count,
                                  it->b.lines.count, band));
}

static void check_made(size_t beads, size_t every, size_t gap, uint32_t *seed)
{
    made_text text;
    zl_band band;

    make_text(&text, beads, every, gap, seed);
    open_first(&band, &text);
    check_way(&band, &text);
    zl_band_clear(&band);
    clear_text(&text);
}

static void the_right_way_is_in_the_first_band(void **state)
{
    uint32_t seed = 43;

    (void)state;
    for (size_t every = 1; every <= 10; every += 3)
        check_made(1000, every, 0, &seed);
}

static void it_is_so_with_gaps(void **state)
{
    uint32_t seed = 44;

    (void)state;
    for (size_t every = 1; every <= 10; every += 3)
        check_made(1000, every, 50, &seed);
}

static void of_a_short_text_it_is_all(void **state)
{
    uint32_t seed = 45;
    made_text text;
    zl_band band;

    (void)state;
    make_text(&text, 100, 5, 0, &seed);
    open_first(&band, &text);
    assert_int_equal(band.starts[band.a + 1],
                     (band.a + 1) * (band.b + 1));
    zl_band_clear(&band);
    clear_text(&text);
}

/* Ten times the lines are about ten times the cells. */
static void memory_grows_with_lines(void **state)
{
    uint32_t seed = 46;
    size_t cells[2];

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        made_text text;
        zl_band band;
        make_text(&text, i ? 20000 : 2000, 5, 50, &seed);
        open_first(&band, &text);
        check_way(&band, &text);
        cells[i] = band.starts[band.a + 1];
        assert_true(cells[i] < 150 * (band.a + band.b));
        zl_band_clear(&band);
        clear_text(&text);
    }
    assert_true(cells[1] < 15 * cells[0]);
}

/* Words that stand for each other at random places only. */
static void no_nonsense_makes_it_wide(void **state)
{
    uint32_t seed = 47;
    test_words it;
    zl_word_pairs pairs = { 0 };
    zl_band band;

    (void)state;
    open_words(&it, 3000, 3000);
    add_random_lines(&it.a, 3000, 4, &seed);
    add_random_lines(&it.b, 5000, 4, &seed);
    add_random_pairs(&pairs, &it.a, &it.b, &seed);
    set_pairs(&it, &pairs);
    assert_true(zl_corridor_first(&it.words, 0, 0, 3000, 5000, &band));
    check_band(&band);
    assert_true(band.starts[3001] < 3000 * 1200);
    zl_band_clear(&band);
    zl_array_clear(&pairs);
    close_words(&it);
}

static void sides_may_be_empty_or_of_any_length(void **state)
{
    static const size_t counts[] = { 0, 1, 2, 30, 30000 };
    uint32_t seed = 48;

    (void)state;
    for (size_t i = 0; i < 5; i++)
        for (size_t k = 0; k < 5; k++) {
            test_words it;
            zl_band band;
            open_random_words(&it, counts[i], counts[k], 3, &seed);
            assert_true(zl_corridor_first(&it.words, 0, 0, counts[i],
                                          counts[k], &band));
            check_band(&band);
            assert_true(band.starts[counts[i] + 1] <=
                        1003 * (counts[i] + counts[k] + 20));
            zl_band_clear(&band);
            close_words(&it);
        }
}

/* ---- around a path ---- */

static void take_kind(zl_path *path, size_t *a, size_t *b, size_t kind)
{
    zl_step step = { *a, *b, (uint8_t)kind, 1 };

    assert_true(zl_array_push(path, step));
    *a += zl_bead_kinds[kind].a;
    *b += zl_bead_kinds[kind].b;
}

/* At times, a run of one kind. */
static void take_way(zl_path *path, size_t *a, size_t *b, uint32_t *seed)
{
    *a = *b = 0;
    path->count = 0;
    for (int i = 0; i < 80; i++) {
        size_t kind = next_random(seed) % ZL_BEAD_KINDS;
        size_t times = next_random(seed) % 20 ? 1 : next_random(seed) % 70;
        for (size_t k = 0; k < times; k++)
            take_kind(path, a, b, kind);
    }
}

static void a_band_around_a_path_has_it(void **state)
{
    uint32_t seed = 49;
    zl_path path = { 0 };

    (void)state;
    for (int i = 0; i < 200; i++) {
        size_t a, b;
        zl_band band;
        take_way(&path, &a, &b, &seed);
        assert_true(zl_corridor_around(&path, a, b, &band));
        check_band(&band);
        for (size_t k = 0; k < path.count; k++)
            assert_true(
                zl_band_has(&band, path.items[k].a, path.items[k].b));
        assert_true(band.starts[a + 1] < 50 * (a + b + 1));
        zl_band_clear(&band);
    }
    zl_array_clear(&path);
}

static void a_path_may_be_empty(void **state)
{
    zl_path path = { 0 };
    zl_band band;

    (void)state;
    assert_true(zl_corridor_around(&path, 0, 0, &band));
    check_band(&band);
    zl_band_clear(&band);
}

static void a_lack_of_memory_is_told(void **state)
{
    uint32_t seed = 50;
    made_text text;
    bool whole = false;
    long n = 0;

    (void)state;
    make_text(&text, 300, 3, 0, &seed);
    for (; !whole; n++) {
        zl_band band;
        zl_refuse_after(n);
        whole = zl_corridor_first(&text.it.words, 0, 0, 300, 300, &band);
        zl_refuse_after(-1);
        if (whole)
            zl_band_clear(&band);
    }
    assert_true(n > 9);
    clear_text(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_rows_become_a_band),
        cmocka_unit_test(cells_have_numbers),
        cmocka_unit_test(a_band_without_memory_is_none),
        cmocka_unit_test(the_right_way_is_in_the_first_band),
        cmocka_unit_test(it_is_so_with_gaps),
        cmocka_unit_test(of_a_short_text_it_is_all),
        cmocka_unit_test(memory_grows_with_lines),
        cmocka_unit_test(no_nonsense_makes_it_wide),
        cmocka_unit_test(sides_may_be_empty_or_of_any_length),
        cmocka_unit_test(a_band_around_a_path_has_it),
        cmocka_unit_test(a_path_may_be_empty),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
