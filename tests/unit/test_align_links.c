/* test_align_links.c -- which words of a bead became which, beside all ways
 * through the hidden Markov model, one by one. */
#include "align_help.h"

#include "align/links.h"

enum { WORDS = 9, OTHERS = 7, LONG = 150 };

/* The model, as links.h and links.c say it. */
#define TO_NONE .15
#define NONE_EMITS .002
#define LEAST_EMITS .0001

typedef struct model {
    zl_translations forth, back;
} model;

static void open_model(model *it, uint32_t *seed)
{
    zl_word_pairs pairs = { 0 };

    for (uint32_t i = 0; i < 30; i++) {
        zl_word_pair pair = { next_random(seed) % (WORDS - 2),
                              next_random(seed) % (OTHERS - 1),
                              (float)(1 + next_random(seed) % 9) };
        assert_true(zl_array_push(&pairs, pair));
    }
    assert_true(zl_translations_make(&it->forth, &pairs, WORDS - 1, NULL,
                                     false));
    assert_true(zl_translations_make(&it->back, &pairs, OTHERS, NULL, true));
    zl_array_clear(&pairs);
}

static void close_model(model *it)
{
    zl_translations_clear(&it->forth);
    zl_translations_clear(&it->back);
}

/* Words of any number below `words`, also of one that nothing is known of. */
static void fill(uint32_t *row, size_t count, uint32_t words, uint32_t *seed)
{
    for (size_t i = 0; i < count; i++)
        row[i] = next_random(seed) % words;
}

static double emits(const zl_translations *what, uint32_t word, uint32_t other)
{
    double share = 0;

    for (size_t i = word < what->words ? what->starts[word] : 0;
         word < what->words && i < what->starts[word + 1]; i++)
        if (what->items[i].word == other)
            share += (double)what->items[i].share;
    return LEAST_EMITS + share;
}

/* ---- all ways ---- */

/* A way through a bead: each word of `to` comes from one of `from`, or from
 * none, and then stays where the last one was. */
typedef struct walk {
    const zl_translations *what;
    zl_word_row from, to;
    double *chances; /* by word of `to`, by word of `from` */
    double all;
    size_t at[8];
    bool none[8];
} walk;

static double step_weight(size_t from, size_t to)
{
    size_t far = from > to ? from - to : to - from;

    return far > 64 ? 0 : 1 / (1 + fabs((double)to - (double)from - 1));
}

/* The chance of going on at word `to`, after the one at `from`. */
static double step(const walk *it, size_t from, size_t to)
{
    double sum = 0;

    for (size_t k = 0; k < it->from.count; k++)
        sum += step_weight(from, k);
    return step_weight(from, to) / sum;
}

/* Before the first word one stands just before the other side. */
static double first_step(const walk *it, size_t to)
{
    double sum = 0;

    for (size_t k = 0; k < it->from.count; k++)
        sum += 1 / (double)(k + 1);
    return 1 / (double)(to + 1) / sum;
}

static void end_way(walk *it, double chance)
{
    it->all += chance;
    for (size_t j = 0; j < it->to.count; j++)
        if (!it->none[j])
            it->chances[j * it->from.count + it->at[j]] += chance;
}

static void go_on(walk *it, size_t j, double chance)
{
    if (j == it->to.count) {
        end_way(it, chance);
        return;
    }
    for (size_t i = 0; i < it->from.count; i++) {
        double word = emits(it->what, it->from.words[i], it->to.words[j]);
        double go = j ? step(it, it->at[j - 1], i) : first_step(it, i);
        double stay = j ? it->at[j - 1] == i : go;
        it->at[j] = i;
        it->none[j] = false;
        go_on(it, j + 1, chance * (1 - TO_NONE) * go * word);
        it->none[j] = true;
        if (stay > 0)
            go_on(it, j + 1, chance * TO_NONE * stay * NONE_EMITS);
    }
}

/* By word of `to`, by word of `from`, as zl_link_chances() gives them. */
static void slow_chances(const zl_translations *what, zl_word_row from,
                         zl_word_row to, double *chances)
{
    walk it = { .what = what, .from = from, .to = to, .chances = chances };

    memset(chances, 0, from.count * to.count * sizeof *chances);
    go_on(&it, 0, 1);
    for (size_t i = 0; i < from.count * to.count; i++)
        chances[i] /= it.all;
}

static void assert_near(const double *found, const double *expected,
                        size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!is_near(found[i], expected[i], 1e-9))
            fail_msg("%zu: %.12g, not %.12g", i, found[i], expected[i]);
}

/* Words by `size`, the last span with what is left. */
static zl_word_spans spans_of(size_t words, size_t size)
{
    zl_word_spans spans = { 0 };

    for (size_t first = 0; first < words; first += size) {
        size_t end = first + size < words ? first + size : words;
        assert_true(zl_array_push(&spans, (zl_word_span){ first, end }));
    }
    return spans;
}

/* A word of `to` comes from any of those of `from`, at once: a sum; and the
 * words of `to` each by itself: a mean. */
static double slow_chance(const double *chances, size_t row, zl_word_span to,
                          zl_word_span from)
{
    double mean = 0;

    for (size_t k = to.first; k < to.end; k++) {
        double any = 0;
        for (size_t i = from.first; i < from.end; i++)
            any += chances[k * row + i];
        mean += any / (double)(to.end - to.first);
    }
    return mean;
}

static void check_strengths(zl_linker *linker, const model *it, zl_word_row a,
                            zl_word_row b, const double *there,
                            const double *here, size_t size)
{
    zl_word_spans of_a = spans_of(a.count, size);
    zl_word_spans of_b = spans_of(b.count, 1);
    const float *strengths =
        zl_link(linker, a, b, &of_a, &of_b, &it->forth, &it->back);

    assert_non_null(strengths);
    for (size_t i = 0; i < of_a.count; i++)
        for (size_t k = 0; k < of_b.count; k++) {
            zl_word_span one = of_a.items[i], other = of_b.items[k];
            double expected =
                sqrt(slow_chance(there, a.count, other, one) *
                     slow_chance(here, b.count, one, other));
            assert_true(is_near((double)strengths[i * of_b.count + k],
                                expected, 1e-5));
        }
    zl_array_clear(&of_a);
    zl_array_clear(&of_b);
}

static void check_bead(zl_linker *linker, const model *it, zl_word_row a,
                       zl_word_row b)
{
    double there[64], here[64];
    zl_chances found;

    slow_chances(&it->forth, a, b, there);
    slow_chances(&it->back, b, a, here);
    assert_true(
        zl_link_chances(linker, a, b, &it->forth, &it->back, &found));
    assert_near(found.there, there, a.count * b.count);
    assert_near(found.here, here, a.count * b.count);
    check_strengths(linker, it, a, b, there, here, 1);
    check_strengths(linker, it, a, b, there, here, 2);
}

static void chances_are_those_of_all_ways(void **state)
{
    uint32_t seed = 41, row[4], other[4];
    zl_linker linker = { 0 };

    (void)state;
    for (int round = 0; round < 30; round++) {
        model it;
        open_model(&it, &seed);
        for (size_t n = 1; n <= 4; n++)
            for (size_t m = 1; m <= 4; m++) {
                fill(row, n, WORDS, &seed);
                fill(other, m, OTHERS, &seed);
                check_bead(&linker, &it, (zl_word_row){ row, n },
                           (zl_word_row){ other, m });
            }
        close_model(&it);
    }
    zl_linker_clear(&linker);
}

/* ---- beyond the window of jumps ---- */

/* A side of 150 words, and two of the other: all ways are still few, for one
 * direction. */
static void long_beads_keep_to_the_window(void **state)
{
    static uint32_t row[LONG];
    static double there[2 * LONG];
    uint32_t seed = 42, other[2];
    zl_linker linker = { 0 };
    zl_chances found;
    model it;

    (void)state;
    open_model(&it, &seed);
    for (int round = 0; round < 5; round++) {
        fill(row, LONG, WORDS, &seed);
        fill(other, 2, OTHERS, &seed);
        zl_word_row a = { row, LONG }, b = { other, 2 };
        slow_chances(&it.forth, a, b, there);
        assert_true(
            zl_link_chances(&linker, a, b, &it.forth, &it.back, &found));
        assert_near(found.there, there, 2 * LONG);
    }
    close_model(&it);
    zl_linker_clear(&linker);
}

/* No chance is below 0 or no number, and those of a word are 1 at most: the
 * rest of it is that it came from none. */
static void check_sums(const double *chances, size_t from, size_t to)
{
    for (size_t j = 0; j < to; j++) {
        double sum = 0;
        for (size_t i = 0; i < from; i++) {
            assert_true(chances[j * from + i] >= 0);
            sum += chances[j * from + i];
        }
        assert_true(sum > 0 && sum <= 1 + 1e-9);
    }
}

/* Also where nothing is known of any word, so that all is unlikely. */
static void the_longest_beads_stay_numbers(void **state)
{
    static uint32_t row[ZL_LINK_MOST], other[ZL_LINK_MOST];
    uint32_t seed = 43;
    zl_linker linker = { 0 };
    zl_chances found;
    model it;

    (void)state;
    open_model(&it, &seed);
    for (int round = 0; round < 3; round++) {
        size_t n = round == 1 ? 1 : ZL_LINK_MOST;
        size_t m = round == 2 ? 1 : ZL_LINK_MOST;
        fill(row, n, WORDS, &seed);
        fill(other, m, OTHERS, &seed);
        if (round == 0)
            for (size_t i = 0; i < n; i++)
                row[i] = WORDS + 1000;
        assert_true(zl_link_chances(&linker, (zl_word_row){ row, n },
                                    (zl_word_row){ other, m }, &it.forth,
                                    &it.back, &found));
        check_sums(found.there, n, m);
        check_sums(found.here, m, n);
    }
    close_model(&it);
    zl_linker_clear(&linker);
}

static void empty_sides_have_no_links(void **state)
{
    uint32_t seed = 44, row[2] = { 0, 1 };
    zl_linker linker = { 0 };
    model it;

    (void)state;
    open_model(&it, &seed);
    zl_word_row some = { row, 2 }, nothing = { NULL, 0 };
    zl_word_spans two = spans_of(2, 1), none = { 0 };
    assert_non_null(zl_link(&linker, some, nothing, &two, &none, &it.forth,
                            &it.back));
    assert_non_null(zl_link(&linker, nothing, some, &none, &two, &it.forth,
                            &it.back));
    assert_non_null(zl_link(&linker, nothing, nothing, &none, &none,
                            &it.forth, &it.back));
    zl_array_clear(&two);
    close_model(&it);
    zl_linker_clear(&linker);
}

/* ---- learning ---- */

/* What all beads together say of a word and another. */
typedef struct sums {
    double there[WORDS][OTHERS], here[WORDS][OTHERS];
} sums;

static zl_word_row line_of(const zl_side *side, size_t line)
{
    return (zl_word_row){ side->words.items + side->lines.items[line].first,
                          side->lines.items[line].count };
}

/* A link that is less sure than one in a hundred teaches nothing. */
static void add_sum(double *sum, double chance)
{
    *sum += chance >= .01 ? chance : 0;
}

static void slow_learn(const zl_side *a, const zl_side *b, const model *it,
                       sums *out)
{
    double there[64], here[64];

    memset(out, 0, sizeof *out);
    for (size_t line = 0; line < a->lines.count; line++) {
        zl_word_row n = line_of(a, line), m = line_of(b, line);
        if (n.count == 0 || m.count == 0)
            continue;
        slow_chances(&it->forth, n, m, there);
        slow_chances(&it->back, m, n, here);
        for (size_t i = 0; i < n.count; i++)
            for (size_t k = 0; k < m.count; k++) {
                size_t at = n.words[i], other = m.words[k];
                add_sum(&out->there[at][other], there[k * n.count + i]);
                add_sum(&out->here[at][other], here[i * m.count + k]);
            }
    }
}

static double share_of(const zl_translations *what, uint32_t word,
                       uint32_t other)
{
    return emits(what, word, other) - LEAST_EMITS;
}

static void check_learnt(const zl_translations out[2], const sums *expected)
{
    double a_sums[WORDS] = { 0 }, b_sums[OTHERS] = { 0 };

    for (uint32_t i = 0; i < WORDS; i++)
        for (uint32_t k = 0; k < OTHERS; k++) {
            a_sums[i] += expected->there[i][k];
            b_sums[k] += expected->here[i][k];
        }
    for (uint32_t i = 0; i < WORDS; i++)
        for (uint32_t k = 0; k < OTHERS; k++) {
            double forth = a_sums[i] > 0 ? expected->there[i][k] / a_sums[i]
                                         : 0;
            double back = b_sums[k] > 0 ? expected->here[i][k] / b_sums[k]
                                        : 0;
            assert_true(fabs(share_of(&out[0], i, k) - forth) < 1e-5);
            assert_true(fabs(share_of(&out[1], k, i) - back) < 1e-5);
        }
}

static void what_is_learnt_is_the_sum_of_all_beads(void **state)
{
    uint32_t seed = 45;
    zl_linker linker = { 0 };

    (void)state;
    for (int round = 0; round < 20; round++) {
        zl_side a = { 0 }, b = { 0 };
        zl_translations out[2];
        sums expected;
        model it;
        name_words(&a, WORDS);
        name_words(&b, OTHERS);
        add_random_lines(&a, 20, 4, &seed);
        add_random_lines(&b, 20, 4, &seed);
        open_model(&it, &seed);
        slow_learn(&a, &b, &it, &expected);
        assert_true(
            zl_link_learn(&linker, &a, &b, &it.forth, &it.back, out));
        check_learnt(out, &expected);
        zl_translations_clear(&out[0]);
        zl_translations_clear(&out[1]);
        close_model(&it);
        zl_side_clear(&a);
        zl_side_clear(&b);
    }
    zl_linker_clear(&linker);
}

/* A line of 601 words is none that is learnt from; one of 600 is. */
static void what_is_no_sentence_teaches_nothing(void **state)
{
    zl_linker linker = { 0 };
    uint32_t seed = 46;

    (void)state;
    for (size_t more = 0; more < 2; more++) {
        zl_side a = { 0 }, b = { 0 };
        zl_translations out[2];
        model it;
        name_words(&a, WORDS);
        name_words(&b, OTHERS);
        begin_line(&a, 1);
        begin_line(&b, 1);
        for (size_t i = 0; i < ZL_LINK_MOST + more; i++)
            add_number(&a, 1);
        add_number(&b, 1);
        open_model(&it, &seed);
        assert_true(
            zl_link_learn(&linker, &a, &b, &it.forth, &it.back, out));
        assert_int_equal(out[1].starts[2] - out[1].starts[1], more ? 0 : 1);
        zl_translations_clear(&out[0]);
        zl_translations_clear(&out[1]);
        close_model(&it);
        zl_side_clear(&a);
        zl_side_clear(&b);
    }
    zl_linker_clear(&linker);
}

static void every_lack_of_memory_is_survived(void **state)
{
    uint32_t seed = 47;
    zl_side a = { 0 }, b = { 0 };
    bool whole = false;
    long requests = 0;
    model it;

    (void)state;
    name_words(&a, WORDS);
    name_words(&b, OTHERS);
    add_random_lines(&a, 10, 4, &seed);
    add_random_lines(&b, 10, 4, &seed);
    open_model(&it, &seed);
    zl_word_spans of_a = spans_of(a.lines.items[0].count, 1);
    zl_word_spans of_b = spans_of(b.lines.items[0].count, 1);
    for (; !whole; requests++) {
        zl_linker linker = { 0 };
        zl_translations out[2];
        zl_refuse_after(requests);
        whole = zl_link_learn(&linker, &a, &b, &it.forth, &it.back, out) &&
                zl_link(&linker, line_of(&a, 0), line_of(&b, 0), &of_a, &of_b,
                        &it.forth, &it.back);
        zl_refuse_after(-1);
        zl_translations_clear(&out[0]);
        zl_translations_clear(&out[1]);
        zl_linker_clear(&linker);
    }
    assert_true(requests > 8);
    zl_array_clear(&of_a);
    zl_array_clear(&of_b);
    close_model(&it);
    zl_side_clear(&a);
    zl_side_clear(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chances_are_those_of_all_ways),
        cmocka_unit_test(long_beads_keep_to_the_window),
        cmocka_unit_test(the_longest_beads_stay_numbers),
        cmocka_unit_test(empty_sides_have_no_links),
        cmocka_unit_test(what_is_learnt_is_the_sum_of_all_beads),
        cmocka_unit_test(what_is_no_sentence_teaches_nothing),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("links", tests, NULL, NULL);
}
