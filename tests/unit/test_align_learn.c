/* test_align_learn.c -- which words become which, beside Model 1 as it is
 * written in books: for each bead, for each word of b, for each word of a. */
#include "align_help.h"

#include "align/learn.h"

enum { MOST = 32, ROUNDS = 3, LEAST = 3 };

#define SMALLEST .03f

static const zl_learning learning = { .least = LEAST, .smallest = SMALLEST };

typedef struct matrix {
    double cells[MOST][MOST]; /* by word that is rendered, and rendering */
} matrix;

/* The words of some lines that come often enough. */
typedef struct presence {
    bool has[MOST];
} presence;

static presence words_of(const zl_side *side, size_t line, size_t lines)
{
    presence out = { { false } };

    for (size_t i = line; i < line + lines; i++)
        for (uint32_t k = 0; k < side->lines.items[i].count; k++) {
            uint32_t word = side->words.items[side->lines.items[i].first + k];
            out.has[word] = side->counts.items[word] >= LEAST;
        }
    return out;
}

/* One bead: what each word of `to` was rendered from. */
static void slow_expect(const matrix *shares, const presence *from,
                        const presence *to, matrix *found)
{
    for (size_t t = 0; t < MOST; t++) {
        double sum = 0;
        for (size_t f = 0; f < MOST; f++)
            sum += to->has[t] && from->has[f] ? shares->cells[f][t] : 0;
        for (size_t f = 0; f < MOST; f++)
            if (to->has[t] && from->has[f])
                found->cells[f][t] += shares->cells[f][t] / sum;
    }
}

static void slow_maximise(matrix *found)
{
    for (size_t f = 0; f < MOST; f++) {
        double sum = 0;
        for (size_t t = 0; t < MOST; t++)
            sum += found->cells[f][t];
        for (size_t t = 0; t < MOST && sum > 0; t++)
            found->cells[f][t] /= sum;
    }
}

static matrix slow_round(const matrix *shares, const zl_side *a,
                         const zl_side *b, const zl_meetings *beads, bool back)
{
    matrix found = { 0 };

    for (size_t i = 0; i < beads->count; i++) {
        zl_meeting bead = beads->items[i];
        presence at_a = words_of(a, bead.a, bead.a_lines);
        presence at_b = words_of(b, bead.b, bead.b_lines);
        slow_expect(shares, back ? &at_b : &at_a, back ? &at_a : &at_b,
                    &found);
    }
    slow_maximise(&found);
    return found;
}

static matrix slow_learn(const zl_side *a, const zl_side *b,
                         const zl_meetings *beads, bool back)
{
    matrix shares;

    for (size_t f = 0; f < MOST; f++)
        for (size_t t = 0; t < MOST; t++)
            shares.cells[f][t] = 1;
    for (int round = 0; round < ROUNDS; round++)
        shares = slow_round(&shares, a, b, beads, back);
    for (size_t f = 0; f < MOST; f++)
        for (size_t t = 0; t < MOST; t++)
            if (shares.cells[f][t] < SMALLEST)
                shares.cells[f][t] = 0;
    slow_maximise(&shares);
    return shares;
}

static void check_learnt(const zl_translations *found, const matrix *expected,
                         size_t words)
{
    assert_int_equal(found->words, words);
    for (size_t word = 0; word < words; word++) {
        size_t count = 0;
        for (size_t i = 0; i < MOST; i++)
            count += expected->cells[word][i] > 0;
        assert_int_equal(found->starts[word + 1] - found->starts[word], count);
        for (size_t i = found->starts[word]; i < found->starts[word + 1]; i++)
            assert_true(is_near((double)found->items[i].share,
                                expected->cells[word][found->items[i].word],
                                1e-5));
    }
}

static void check_beads(const test_words *it, const zl_meetings *beads)
{
    zl_translations forth, back;

    assert_true(zl_learn(&it->a, &it->b, beads, learning, &forth, &back));
    matrix expected = slow_learn(&it->a, &it->b, beads, false);
    check_learnt(&forth, &expected, it->a.keys.count);
    expected = slow_learn(&it->a, &it->b, beads, true);
    check_learnt(&back, &expected, it->b.keys.count);
    zl_translations_clear(&forth);
    zl_translations_clear(&back);
}

/* Beads of any kind, one behind the other, over all lines. */
static void cover(zl_meetings *beads, size_t a, size_t b, uint32_t *seed)
{
    size_t at_a = 0, at_b = 0;

    while (at_a < a || at_b < b) {
        zl_bead_kind kind = zl_bead_kinds[next_random(seed) % ZL_BEAD_KINDS];
        if (at_a + kind.a > a || at_b + kind.b > b)
            continue;
        zl_meeting bead = { at_a, at_b, kind.a, kind.b };
        assert_true(zl_array_push(beads, bead));
        at_a += kind.a;
        at_b += kind.b;
    }
}

static void random_beads_agree_with_loops(void **state)
{
    uint32_t seed = 31;

    (void)state;
    for (int i = 0; i < 60; i++) {
        size_t a = 1 + next_random(&seed) % 40, b = 1 + next_random(&seed) % 40;
        test_words it;
        zl_meetings beads = { 0 };
        open_random_words(&it, a, b, 1 + next_random(&seed) % 9, &seed);
        cover(&beads, a, b, &seed);
        check_beads(&it, &beads);
        zl_array_clear(&beads);
        close_words(&it);
    }
}

/* Lines may be in several beads, or in none; so it is with what is left out
 * of a text. */
static void beads_may_be_any(void **state)
{
    uint32_t seed = 32;
    test_words it;
    zl_meetings beads = { 0 };

    (void)state;
    open_random_words(&it, 20, 20, 6, &seed);
    check_beads(&it, &beads);
    for (int i = 0; i < 30; i++) {
        zl_bead_kind kind = zl_bead_kinds[next_random(&seed) % ZL_BEAD_KINDS];
        zl_meeting bead = { next_random(&seed) % 16, next_random(&seed) % 16,
                            kind.a, kind.b };
        assert_true(zl_array_push(&beads, bead));
    }
    check_beads(&it, &beads);
    zl_array_clear(&beads);
    close_words(&it);
}

/* Word 0 comes twice, 1 three times, on both sides; they always meet. */
static void rare_words_are_not_learnt_of(void **state)
{
    test_words it;
    zl_meetings beads = { 0 };
    zl_translations forth, back;

    (void)state;
    open_words(&it, 2, 2);
    for (size_t line = 0; line < 3; line++) {
        begin_line(&it.a, 1);
        begin_line(&it.b, 1);
        for (uint32_t word = line > 1; word < 2; word++) {
            add_number(&it.a, word);
            add_number(&it.b, word);
        }
        assert_true(zl_array_push(&beads, (zl_meeting){ line, line, 1, 1 }));
    }
    assert_true(zl_learn(&it.a, &it.b, &beads, learning, &forth, &back));
    assert_int_equal(forth.starts[1], 0);
    assert_int_equal(forth.starts[2], 1);
    assert_int_equal(forth.items[0].word, 1);
    assert_true(forth.items[0].share == 1);
    assert_memory_equal(forth.starts, back.starts, 3 * sizeof *back.starts);
    assert_int_equal(back.items[0].word, 1);
    zl_translations_clear(&forth);
    zl_translations_clear(&back);
    zl_array_clear(&beads);
    close_words(&it);
}

/* 250 by 250 different words in a bead tell nothing, whatever is beside. */
static void a_bead_of_too_many_words_is_left_out(void **state)
{
    test_words it;
    zl_meetings beads = { 0 };
    zl_translations forth, back;

    (void)state;
    open_words(&it, 250, 250);
    for (size_t line = 0; line < 3; line++) {
        begin_line(&it.a, 1);
        begin_line(&it.b, 1);
        for (uint32_t word = 0; word < 250; word++) {
            add_number(&it.a, word);
            add_number(&it.b, word);
        }
    }
    begin_line(&it.a, 1);
    begin_line(&it.b, 1);
    add_number(&it.a, 7);
    add_number(&it.b, 9);
    for (size_t line = 0; line < 4; line++)
        assert_true(zl_array_push(&beads, (zl_meeting){ line, line, 1, 1 }));
    assert_true(zl_learn(&it.a, &it.b, &beads, learning, &forth, &back));
    assert_int_equal(forth.starts[7], 0);
    assert_int_equal(forth.starts[250], 1);
    assert_int_equal(forth.items[0].word, 9);
    assert_int_equal(back.starts[250], 1);
    assert_int_equal(back.items[0].word, 7);
    zl_translations_clear(&forth);
    zl_translations_clear(&back);
    zl_array_clear(&beads);
    close_words(&it);
}

static void a_lack_of_memory_is_told(void **state)
{
    uint32_t seed = 33;
    test_words it;
    zl_meetings beads = { 0 };
    bool whole = false;
    long n = 0;

    (void)state;
    open_random_words(&it, 20, 20, 6, &seed);
    cover(&beads, 20, 20, &seed);
    for (; !whole; n++) {
        zl_translations forth, back;
        zl_refuse_after(n);
        whole = zl_learn(&it.a, &it.b, &beads, learning, &forth, &back);
        zl_refuse_after(-1);
        zl_translations_clear(&forth);
        zl_translations_clear(&back);
    }
    assert_true(n > 15);
    zl_array_clear(&beads);
    close_words(&it);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_beads_agree_with_loops),
        cmocka_unit_test(beads_may_be_any),
        cmocka_unit_test(rare_words_are_not_learnt_of),
        cmocka_unit_test(a_bead_of_too_many_words_is_left_out),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
