/* test_order.c -- lines in the order of the words around, against a slow
 * sort of whole keys. */
#include "lines_help.h"

#include "analysis/order.h"
#include "analysis/sequence.h"
#include "text/collate.h"

#define LEVELS_MOST 4

static const char *const collations[] = { "pinyin", "stroke", "radical",
                                          "codepoint" };

/* ---- keys, and the slow sort ---- */

typedef struct level {
    int place;
    const char *collation; /* NULL: the one for all */
} level;

typedef struct asked_order {
    level levels[LEVELS_MOST];
    size_t count;
    const char *collation; /* of all */
    char keys[100];        /* the same as text */
} asked_order;

static asked_order random_order(uint32_t *seed)
{
    asked_order order = { .count = 1 + next_random(seed) % LEVELS_MOST,
                          .collation = SOME(collations, seed) };
    size_t size = 0;

    for (size_t k = 0; k < order.count; k++) {
        level *one = &order.levels[k];
        one->place = (int)(next_random(seed) % 9) - 4;
        one->collation =
            next_random(seed) % 2 ? SOME(collations, seed) : NULL;
        size += (size_t)snprintf(
            order.keys + size, sizeof order.keys - size, "%s%s%s%s",
            k ? "," : "", place_name(one->place), one->collation ? ":" : "",
            one->collation ? one->collation : "");
    }
    return order;
}

typedef struct keyed_line {
    zl_str key;
    size_t number;
    shown_line line;
} keyed_line;

static void slow_key_of(const asked_lines *it, const asked_order *order,
                        zl_hit hit, zl_str *key)
{
    for (size_t k = 0; k < order->count; k++) {
        const level *one = &order->levels[k];
        zl_collator *collator;
        zl_str text = { 0 };
        assert_int_equal(zl_collator_open(&collator,
                                          one->collation ? one->collation
                                                         : order->collation,
                                          NULL),
                         ZILI_OK);
        slow_standing(it, hit, one->place, &text);
        zl_collator_key(collator, zl_str_view(&text), key);
        zl_str_add_byte(key, 0);
        zl_str_clear(&text);
        zl_collator_close(collator);
    }
}

static int by_whole_key(const void *a, const void *b)
{
    const keyed_line *left = a, *right = b;
    int order =
        zl_view_compare(zl_str_view(&left->key), zl_str_view(&right->key));

    return order ? order : left->number < right->number ? -1 : 1;
}

static shown_lines sort_slowly(const asked_lines *it, const asked_order *order)
{
    size_t count = zl_lines_count(&it->lines);
    keyed_line *keyed = zl_alloc_array(count, sizeof *keyed);
    shown_lines sorted = { 0 };

    for (size_t i = 0; i < count; i++) {
        keyed[i].line = line_shown(&it->lines, i);
        keyed[i].number = i;
        slow_key_of(it, order, keyed[i].line.hit, &keyed[i].key);
    }
    qsort(keyed, count, sizeof *keyed, by_whole_key);
    for (size_t i = 0; i < count; i++) {
        assert_true(zl_array_push(&sorted, keyed[i].line));
        zl_str_clear(&keyed[i].key);
    }
    zl_free(keyed);
    return sorted;
}

static void any_keys_sort_like_whole_ones(void **state)
{
    uint32_t seed = 3;

    (void)state;
    for (int round = 0; round < 150; round++) {
        asked_lines it;
        open_random_lines(&it, &seed);
        asked_order order = random_order(&seed);
        shown_lines slow = sort_slowly(&it, &order);
        zili_error err = { 0 };
        if (zl_lines_sort(&it.lines, &it.ask, order.keys, order.collation,
                          &err))
            fail_msg("%s: %s", order.keys, err.text);
        assert_same_lines(&it.lines, &slow);
        zl_array_clear(&slow);
        close_lines(&it);
    }
}

/* ---- sorting by counting ---- */

typedef struct valued {
    uint32_t value, number;
} valued;

static int by_value(const void *a, const void *b)
{
    const valued *left = a, *right = b;

    if (left->value != right->value)
        return left->value < right->value ? -1 : 1;
    return left->number < right->number ? -1 : 1;
}

static void assert_counted_order(uint32_t limit, size_t count, uint32_t *seed)
{
    uint32_t *values = zl_alloc_array(count, sizeof *values);
    valued *slow = zl_alloc_array(count, sizeof *slow);
    zl_lines lines = { .found.hits.count = count };
    zl_sequence sequence = { 0 };

    for (uint32_t i = 0; i < count; i++) {
        values[i] = next_random(seed) % limit;
        slow[i] = (valued){ values[i], i };
    }
    qsort(slow, count, sizeof *slow, by_value);
    assert_int_equal(zl_sequence_init(&sequence, &lines, 3, NULL), ZILI_OK);
    zl_sequence_sort(&sequence, values, limit);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(sequence.numbers[i], slow[i].number);
    zl_sequence_clear(&sequence);
    zl_free(values);
    zl_free(slow);
}

/* The borders of a step of 11 bits among them. */
static void numbers_of_any_size_are_sorted(void **state)
{
    static const uint32_t limits[] = { 1, 2, 2047, 2048, 2049, 70000, 1 << 22,
                                       (1 << 22) + 1, UINT32_MAX };
    uint32_t seed = 9;

    (void)state;
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        for (size_t count = 0; count < 20000; count = 3 * count + 1)
            assert_counted_order(limits[i], count, &seed);
    assert_counted_order(70000, 300001, &seed); /* by several threads */
}

/* ---- what is refused ---- */

static asked_lines small_lines(void)
{
    uint32_t seed = 5;
    asked_lines it;

    open_lines(&it, random_corpus(in_scratch("r.zili"), &seed), "*", &seed);
    return it;
}

static void what_is_no_order_is_refused(void **state)
{
    static const char *const wrong[] = {
        "0L", "10R", "R", "1", "1X", "1R:", "node2", "1R,,2R", "1R:stroke:x",
        "1R:nothing", "1R:a-name-that-is-far-too-long", ":pinyin", "1R 2R",
    };
    asked_lines it = small_lines();

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        shown_lines copy = copy_lines(&it.lines);
        zili_error err = { 0 };
        if (zl_lines_sort(&it.lines, &it.ask, wrong[i], "pinyin", &err) !=
            ZILI_EUSAGE)
            fail_msg("%s is taken", wrong[i]);
        assert_says(&err, "");
        assert_same_lines(&it.lines, &copy);
        zl_array_clear(&copy);
    }
    close_lines(&it);
}

/* It was cut off, and the sentence named nothing. */
static void an_order_that_there_is_not_is_named(void **state)
{
    asked_lines it = small_lines();
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(zl_lines_sort(&it.lines, &it.ask,
                                   "1L,1R: by-the-number-of-strokes ",
                                   "pinyin", &err),
                     ZILI_EUSAGE);
    assert_says(&err, "no order \"by-the-number-of-strokes\"");
    close_lines(&it);
}

static void there_may_be_sixteen_keys(void **state)
{
    zl_str keys = { 0 };
    asked_lines it = small_lines();
    zili_error err = { 0 };

    (void)state;
    for (int i = 0; i < ZL_ORDER_LEVELS; i++)
        zl_str_add_text(&keys, i ? " , 1R" : "1R");
    assert_int_equal(zl_lines_sort(&it.lines, &it.ask, zl_str_text(&keys),
                                   "codepoint", NULL),
                     ZILI_OK);
    zl_str_add_text(&keys, ",1L");
    assert_int_equal(zl_lines_sort(&it.lines, &it.ask, zl_str_text(&keys),
                                   "codepoint", &err),
                     ZILI_EUSAGE);
    assert_says(&err, "16");
    zl_str_clear(&keys);
    close_lines(&it);
}

static void no_lines_are_sorted_too(void **state)
{
    asked_lines it = small_lines();
    zl_lines none = { 0 };

    (void)state;
    assert_int_equal(zl_lines_sort(&none, &it.ask, "1R:stroke,node", "pinyin",
                                   NULL),
                     ZILI_OK);
    assert_int_equal(zl_lines_count(&none), 0);
    close_lines(&it);
}

static void every_lack_of_memory_is_survived(void **state)
{
    asked_lines it = small_lines();
    shown_lines before = copy_lines(&it.lines);
    zili_status status = ZILI_ENOMEM;
    long requests = 0;

    (void)state;
    for (; status; requests++) {
        zl_refuse_after(requests);
        status = zl_lines_sort(&it.lines, &it.ask, "1R,node:stroke,2L",
                               "codepoint", NULL);
        zl_refuse_after(-1);
        assert_true(!status || status == ZILI_ENOMEM);
        if (status)
            assert_same_lines(&it.lines, &before);
    }
    assert_true(requests > 20);
    zl_array_clear(&before);
    close_lines(&it);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_keys_sort_like_whole_ones),
        cmocka_unit_test(numbers_of_any_size_are_sorted),
        cmocka_unit_test(what_is_no_order_is_refused),
        cmocka_unit_test(an_order_that_there_is_not_is_named),
        cmocka_unit_test(there_may_be_sixteen_keys),
        cmocka_unit_test(no_lines_are_sorted_too),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("order", tests, make_scratch,
                                       remove_scratch);
}
