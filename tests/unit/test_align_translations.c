/* test_align_translations.c -- what words become, beside plain tables. */
#include "align_help.h"

#include "align/translations.h"

enum { WORDS = 20, OTHERS = 15 };

/* The share of each word of the other side, 0 where there is none. */
typedef struct table {
    double shares[WORDS][OTHERS];
} table;

static void fill_pairs(zl_word_pairs *pairs, size_t count, uint32_t *seed)
{
    for (size_t i = 0; i < count; i++) {
        zl_word_pair pair = { next_random(seed) % WORDS,
                              next_random(seed) % OTHERS,
                              (float)(1 + next_random(seed) % 100) / 8 };
        assert_true(zl_array_push(pairs, pair));
    }
}

/* The renderings of a word: rising, and each once. */
static void check_order(const zl_translations *found, size_t word)
{
    for (size_t i = found->starts[word] + 1; i < found->starts[word + 1]; i++)
        assert_true(found->items[i - 1].word < found->items[i].word);
}

static double sum_of(const zl_translations *found, size_t word)
{
    double sum = 0;

    for (size_t i = found->starts[word]; i < found->starts[word + 1]; i++)
        sum += (double)found->items[i].share;
    return sum;
}

static void check_table(const zl_translations *found, const table *expected,
                        size_t words)
{
    assert_int_equal(found->words, words);
    assert_int_equal(found->starts[0], 0);
    for (size_t word = 0; word < words; word++) {
        size_t count = 0;
        check_order(found, word);
        for (size_t i = 0; i < OTHERS; i++)
            count += expected->shares[word][i] > 0;
        assert_int_equal(found->starts[word + 1] - found->starts[word], count);
        for (size_t i = found->starts[word]; i < found->starts[word + 1]; i++)
            assert_true(is_near(
                (double)found->items[i].share,
                expected->shares[word][found->items[i].word], 1e-6));
    }
}

/* The sum of all weights of a pair, by the weight of all pairs of its word;
 * half of it by what is known besides. */
static table slow_table(const zl_word_pairs *pairs, const float *known)
{
    table out = { 0 };

    for (size_t i = 0; i < pairs->count; i++)
        out.shares[pairs->items[i].a][pairs->items[i].b] +=
            (double)pairs->items[i].weight;
    for (size_t word = 0; word < WORDS; word++) {
        double sum = 0, beyond = known ? (double)known[word] : 0;
        for (size_t i = 0; i < OTHERS; i++)
            sum += out.shares[word][i];
        for (size_t i = 0; i < OTHERS && sum > 0; i++)
            out.shares[word][i] = out.shares[word][i] / sum / 2 +
                                  out.shares[word][i] / (sum + beyond) / 2;
    }
    return out;
}

static void shares_are_parts_of_all_weight(void **state)
{
    uint32_t seed = 11;

    (void)state;
    for (size_t count = 0; count < 200; count += 7) {
        zl_word_pairs pairs = { 0 };
        zl_translations found;
        fill_pairs(&pairs, count, &seed);
        table expected = slow_table(&pairs, NULL);
        assert_true(
            zl_translations_make(&found, &pairs, WORDS, NULL, false));
        check_table(&found, &expected, WORDS);
        for (size_t word = 0; word < WORDS; word++)
            if (found.starts[word + 1] > found.starts[word])
                assert_true(is_near(sum_of(&found, word), 1, 1e-6));
        zl_translations_clear(&found);
        zl_array_clear(&pairs);
    }
}

static void what_is_known_besides_counts_half(void **state)
{
    uint32_t seed = 12;
    zl_word_pairs pairs = { 0 };
    zl_translations found;
    float known[WORDS];

    (void)state;
    fill_pairs(&pairs, 60, &seed);
    for (size_t word = 0; word < WORDS; word++)
        known[word] = word % 3 ? (float)(word * word) / 16 : 0;
    table expected = slow_table(&pairs, known);
    assert_true(zl_translations_make(&found, &pairs, WORDS, known, false));
    check_table(&found, &expected, WORDS);
    zl_translations_clear(&found);
    zl_array_clear(&pairs);
}

/* One pair of weight 1, where 3 are known besides: ½ + ½·¼. */
static void half_of_a_quarter_is_known(void **state)
{
    zl_word_pairs pairs = { 0 };
    zl_translations found;
    float known = 3;

    (void)state;
    assert_true(zl_array_push(&pairs, (zl_word_pair){ 0, 5, 1 }));
    assert_true(zl_translations_make(&found, &pairs, 1, &known, false));
    assert_int_equal(found.starts[1], 1);
    assert_int_equal(found.items[0].word, 5);
    assert_true(found.items[0].share == .625f);
    zl_translations_clear(&found);
    zl_array_clear(&pairs);
}

static void back_is_forth_of_turned_pairs(void **state)
{
    uint32_t seed = 13;
    zl_word_pairs pairs = { 0 }, turned = { 0 };
    zl_translations forth, back;

    (void)state;
    fill_pairs(&pairs, 100, &seed);
    for (size_t i = 0; i < pairs.count; i++) {
        zl_word_pair pair = pairs.items[i];
        pair = (zl_word_pair){ pair.b, pair.a, pair.weight };
        assert_true(zl_array_push(&turned, pair));
    }
    assert_true(zl_translations_make(&forth, &turned, OTHERS, NULL, false));
    assert_true(zl_translations_make(&back, &pairs, OTHERS, NULL, true));
    assert_memory_equal(forth.starts, back.starts,
                        (OTHERS + 1) * sizeof *back.starts);
    assert_memory_equal(forth.items, back.items,
                        back.starts[OTHERS] * sizeof *back.items);
    zl_translations_clear(&forth);
    zl_translations_clear(&back);
    zl_array_clear(&pairs);
    zl_array_clear(&turned);
}

static void shuffle(zl_word_pairs *pairs, uint32_t *seed)
{
    for (size_t i = pairs->count; i > 1; i--) {
        size_t other = next_random(seed) % i;
        zl_word_pair pair = pairs->items[i - 1];
        pairs->items[i - 1] = pairs->items[other];
        pairs->items[other] = pair;
    }
}

static void the_order_of_pairs_makes_no_difference(void **state)
{
    uint32_t seed = 14;
    zl_word_pairs pairs = { 0 };
    zl_translations first;

    (void)state;
    fill_pairs(&pairs, 150, &seed);
    zl_word_pairs copy = { 0 };
    for (size_t i = 0; i < pairs.count; i++)
        assert_true(zl_array_push(&copy, pairs.items[i]));
    assert_true(zl_translations_make(&first, &pairs, WORDS, NULL, false));
    for (int i = 0; i < 20; i++) {
        zl_word_pairs mixed = { 0 };
        zl_translations found;
        shuffle(&copy, &seed);
        for (size_t k = 0; k < copy.count; k++)
            assert_true(zl_array_push(&mixed, copy.items[k]));
        assert_true(zl_translations_make(&found, &mixed, WORDS, NULL, false));
        assert_memory_equal(found.starts, first.starts,
                            (WORDS + 1) * sizeof *first.starts);
        assert_memory_equal(found.items, first.items,
                            first.starts[WORDS] * sizeof *first.items);
        zl_translations_clear(&found);
        zl_array_clear(&mixed);
    }
    zl_translations_clear(&first);
    zl_array_clear(&pairs);
    zl_array_clear(&copy);
}

static void two_are_mixed_by_weights(void **state)
{
    uint32_t seed = 15;
    zl_word_pairs one = { 0 }, two = { 0 };
    zl_translations base, learnt, found;
    float weights[WORDS];

    (void)state;
    fill_pairs(&one, 60, &seed);
    fill_pairs(&two, 60, &seed);
    table base_table = slow_table(&one, NULL);
    table expected = slow_table(&two, NULL);
    for (size_t word = 0; word < WORDS; word++) {
        weights[word] = (float)(1 + word) / (WORDS + 1);
        for (size_t i = 0; i < OTHERS; i++) {
            double *cell = &expected.shares[word][i];
            *cell = *cell * (double)weights[word] +
                    base_table.shares[word][i] * (1 - (double)weights[word]);
        }
    }
    assert_true(zl_translations_make(&base, &one, WORDS, NULL, false));
    assert_true(zl_translations_make(&learnt, &two, WORDS, NULL, false));
    assert_true(zl_translations_mix(&found, &base, &learnt, weights));
    check_table(&found, &expected, WORDS);
    zl_translations_clear(&base);
    zl_translations_clear(&learnt);
    zl_translations_clear(&found);
    zl_array_clear(&one);
    zl_array_clear(&two);
}

static void a_lack_of_memory_leaves_nothing(void **state)
{
    uint32_t seed = 16;
    zl_word_pairs pairs = { 0 };
    zl_translations base, found;
    float weights[WORDS] = { 0 };

    (void)state;
    fill_pairs(&pairs, 40, &seed);
    assert_true(zl_translations_make(&base, &pairs, WORDS, NULL, false));
    for (long n = 0; n < 2; n++) {
        zl_refuse_after(n);
        bool made = zl_translations_make(&found, &pairs, WORDS, NULL, true);
        bool mixed = zl_translations_mix(&found, &base, &base, weights);
        zl_refuse_after(-1);
        assert_false(made);
        assert_false(mixed);
        assert_null(found.starts);
        assert_null(found.items);
    }
    zl_translations_clear(&base);
    zl_array_clear(&pairs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_are_parts_of_all_weight),
        cmocka_unit_test(what_is_known_besides_counts_half),
        cmocka_unit_test(half_of_a_quarter_is_known),
        cmocka_unit_test(back_is_forth_of_turned_pairs),
        cmocka_unit_test(the_order_of_pairs_makes_no_difference),
        cmocka_unit_test(two_are_mixed_by_weights),
        cmocka_unit_test(a_lack_of_memory_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
