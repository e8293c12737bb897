/* test_align_habits.c -- what is believed of lengths and kinds of beads,
 * beside plain sums and a median found by counting. */
#include "align_help.h"

#include "align/habits.h"

static double letters(const zl_side *side, size_t first, size_t lines)
{
    double sum = 0;

    while (lines-- > 0)
        sum += (double)side->lines.items[first++].length;
    return sum;
}

/* A path of any beads from corner to corner. */
static void take_path(zl_text_pair *pair, uint32_t *seed)
{
    size_t a = 0, b = 0;

    while (a < pair->a_lines || b < pair->b_lines) {
        size_t kind = next_random(seed) % ZL_BEAD_KINDS;
        if (next_random(seed) % 3)
            kind = 2; /* a line and a line */
        if (a == pair->a_lines || b == pair->b_lines)
            kind = a == pair->a_lines;
        if (a + zl_bead_kinds[kind].a > pair->a_lines ||
            b + zl_bead_kinds[kind].b > pair->b_lines)
            continue;
        zl_step step = { a, b, (uint8_t)kind, 0 };
        assert_true(zl_array_push(&pair->path, step));
        a += zl_bead_kinds[kind].a;
        b += zl_bead_kinds[kind].b;
    }
}

enum { PAIRS = 3, LINES = 30, SQUARES = PAIRS * LINES };

typedef struct read_texts {
    test_words it;
    zl_text_pair pairs[PAIRS];
} read_texts;

static void open_texts(read_texts *texts, uint32_t *seed)
{
    *texts = (read_texts){ 0 };
    open_random_words(&texts->it, PAIRS * LINES, PAIRS * LINES, 3, seed);
    for (size_t i = 0; i < PAIRS; i++) {
        zl_text_pair *pair = &texts->pairs[i];
        pair->a = pair->b = i * LINES;
        pair->a_lines = 1 + next_random(seed) % LINES;
        pair->b_lines = 1 + next_random(seed) % LINES;
        take_path(pair, seed);
    }
}

static void close_texts(read_texts *texts)
{
    for (size_t i = 0; i < PAIRS; i++)
        zl_array_clear(&texts->pairs[i].path);
    close_words(&texts->it);
}

static void all_lines_give_the_first_ratio(void **state)
{
    uint32_t seed = 71;
    read_texts texts;
    zl_habits habits;
    double a = 0, b = 0;

    (void)state;
    open_texts(&texts, &seed);
    for (size_t i = 0; i < PAIRS; i++) {
        const zl_text_pair *pair = &texts.pairs[i];
        a += letters(&texts.it.a, pair->a, pair->a_lines);
        b += letters(&texts.it.b, pair->b, pair->b_lines);
    }
    zl_habits_expect(&habits, &texts.it.words, texts.pairs, PAIRS);
    assert_true(is_near(habits.ratio, b / a, 1e-12));
    assert_true(habits.variance == 30);
    for (size_t i = 0; i < ZL_BEAD_KINDS; i++)
        assert_true(is_near(exp(-habits.costs[i]), zl_bead_kinds[i].share,
                            1e-12));
    close_texts(&texts);
}

/* What is as great as half of them, or more. */
static double slow_median(const double *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t less = 0, same = 0;
        for (size_t k = 0; k < count; k++) {
            less += values[k] < values[i];
            same += values[k] == values[i];
        }
        if (less <= count / 2 && count / 2 < less + same)
            return values[i];
    }
    return -1;
}

typedef struct slow_tally {
    double kinds[ZL_BEAD_KINDS], beads, a, b, squares[SQUARES];
    size_t count; /* of squares */
} slow_tally;

static void slow_count(slow_tally *sum, const read_texts *texts,
                       const zl_text_pair *pair, double ratio)
{
    for (size_t i = 0; i < pair->path.count; i++) {
        zl_step step = pair->path.items[i];
        zl_bead_kind kind = zl_bead_kinds[step.kind];
        double a = letters(&texts->it.a, pair->a + step.a, kind.a);
        double b = letters(&texts->it.b, pair->b + step.b, kind.b);
        sum->kinds[step.kind]++;
        sum->beads++;
        if (kind.a && kind.b) {
            sum->a += a;
            sum->b += b;
        }
        if (kind.a == 1 && kind.b == 1 && a + b > 0)
            sum->squares[sum->count++] =
                (a * ratio - b) * (a * ratio - b) / ((a + b / ratio) / 2);
    }
}

static void paths_teach_lengths_and_kinds(void **state)
{
    uint32_t seed = 72;

    (void)state;
    for (int i = 0; i < 20; i++) {
        read_texts texts;
        zl_habits habits;
        slow_tally sum = { 0 };
        open_texts(&texts, &seed);
        zl_habits_expect(&habits, &texts.it.words, texts.pairs, PAIRS);
        for (size_t k = 0; k < PAIRS; k++)
            slow_count(&sum, &texts, &texts.pairs[k], habits.ratio);
        assert_true(
            zl_habits_learn(&habits, &texts.it.words, texts.pairs, PAIRS));
        double n = (double)sum.count;
        double found = fmax(slow_median(sum.squares, sum.count) / .4549, .5);
        assert_true(is_near(habits.variance,
                            pow(found, n / (n + 3)) * pow(30, 3 / (n + 3)),
                            1e-9));
        assert_true(is_near(habits.ratio, sum.b / sum.a, 1e-12));
        for (size_t k = 0; k < ZL_BEAD_KINDS; k++)
            assert_true(is_near(
                exp(-habits.costs[k]) * (sum.beads + 30),
                sum.kinds[k] + 30 * zl_bead_kinds[k].share, 1e-9));
        close_texts(&texts);
    }
}

static void without_texts_there_are_habits_too(void **state)
{
    test_words it;
    zl_habits habits;
    zl_text_pair none = { 0 };

    (void)state;
    open_words(&it, 0, 0);
    zl_habits_expect(&habits, &it.words, &none, 1);
    assert_true(habits.ratio == 1);
    assert_true(zl_habits_learn(&habits, &it.words, &none, 1));
    assert_true(habits.ratio == 1);
    assert_true(habits.variance == 30);
    close_words(&it);
}

/* A text a thousand times as long as the other is no translation. */
static void no_ratio_is_beyond_belief(void **state)
{
    test_words it;
    zl_habits habits;
    zl_text_pair pair = { .a_lines = 1, .b_lines = 1 };

    (void)state;
    open_words(&it, 0, 0);
    begin_line(&it.a, 1);
    begin_line(&it.b, 1000);
    zl_habits_expect(&habits, &it.words, &pair, 1);
    assert_true(habits.ratio == 10);
    it.a.lines.items[0].length = 1e6f;
    zl_habits_expect(&habits, &it.words, &pair, 1);
    assert_true(habits.ratio == .1);
    close_words(&it);
}

static void a_lack_of_memory_is_told(void **state)
{
    uint32_t seed = 73;
    read_texts texts;
    zl_habits habits;

    (void)state;
    open_texts(&texts, &seed);
    zl_habits_expect(&habits, &texts.it.words, texts.pairs, PAIRS);
    zl_refuse_after(0);
    bool whole =
        zl_habits_learn(&habits, &texts.it.words, texts.pairs, PAIRS);
    zl_refuse_after(-1);
    assert_false(whole);
    close_texts(&texts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_lines_give_the_first_ratio),
        cmocka_unit_test(paths_teach_lengths_and_kinds),
        cmocka_unit_test(without_texts_there_are_habits_too),
        cmocka_unit_test(no_ratio_is_beyond_belief),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
