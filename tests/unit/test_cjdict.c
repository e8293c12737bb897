/* test_cjdict.c -- ICU's dictionary of Chinese, and what only looks so. */
#include "base/mem.h"
#include "base/utf8.h"
#include "text/cjdict.h"

#include "base_help.h"

#include <unicode/uversion.h>

#define HEADER 32

/* The words A, B, C and CA with the costs 10, 20, 30 and 5: a branch of
 * three, the last of which is followed by a node with a value and an A. */
static const uint16_t small[] = { 2,   'A', 0x800A, 'B', 0x8014,
                                  'C', 0x1F << 6 | 0x30, 'A', 0x8005 };

/* A copy of `units` with the numbers that ICU has before them. */
static uint8_t *with_header(const void *units, size_t count, zl_span *span)
{
    int32_t header[HEADER / 4] = { HEADER, 0, 0, 0, 9, 0, 0, 0 };
    uint8_t *bytes = zl_alloc(HEADER + 2 * count);

    assert_non_null(bytes);
    header[3] = (int32_t)(HEADER + 2 * count);
    memcpy(bytes, header, HEADER);
    memcpy(bytes + HEADER, units, 2 * count);
    *span = (zl_span){ bytes, HEADER + 2 * count };
    return bytes;
}

static uint32_t cost_of(const zl_cjdict *dictionary, const char *word)
{
    zl_cjdict_place place = zl_cjdict_start();
    zl_view text = zl_view_of(word);

    for (size_t at = 0; at < text.size;)
        if (!zl_cjdict_step(dictionary, &place,
                            (uint16_t)zl_utf8_next(text, &at)))
            return ZL_CJDICT_NONE;
    return place.cost;
}

static void words_of_a_small_dictionary_have_their_costs(void **state)
{
    (void)state;
    zl_span span;
    uint8_t *bytes = with_header(small, sizeof small / 2, &span);
    zl_cjdict dictionary;

    zl_cjdict_from(&dictionary, span);
    assert_int_equal(dictionary.count, sizeof small / 2);
    assert_int_equal(cost_of(&dictionary, "A"), 10);
    assert_int_equal(cost_of(&dictionary, "B"), 20);
    assert_int_equal(cost_of(&dictionary, "C"), 30);
    assert_int_equal(cost_of(&dictionary, "CA"), 5);
    assert_int_equal(cost_of(&dictionary, "AA"), ZL_CJDICT_NONE);
    assert_int_equal(cost_of(&dictionary, "CAA"), ZL_CJDICT_NONE);
    assert_int_equal(cost_of(&dictionary, "D"), ZL_CJDICT_NONE);
    zl_cjdict_close(&dictionary);
    zl_free(bytes);
}

static void words_of_icu_have_their_costs(void **state)
{
    (void)state;
    zl_cjdict dictionary;

    zl_cjdict_open(&dictionary);
    if (!dictionary.count || U_ICU_VERSION_MAJOR_NUM != 72) {
        print_message("skipped: not the dictionary of ICU 72\n");
        zl_cjdict_close(&dictionary);
        return;
    }
    assert_int_equal(cost_of(&dictionary, "自力更生"), 109);
    assert_int_equal(cost_of(&dictionary, "自力"), 97);
    assert_int_equal(cost_of(&dictionary, "独立"), 73);
    assert_int_equal(cost_of(&dictionary, "中国"), 51);
    assert_int_equal(cost_of(&dictionary, "的"), 31);
    assert_int_equal(cost_of(&dictionary, "独立自主"), ZL_CJDICT_NONE);
    assert_int_equal(cost_of(&dictionary, "自力更"), ZL_CJDICT_NONE);
    zl_cjdict_close(&dictionary);
}

/* Every word that is listed is found step by step, with its cost. */
static void check_listed(const zl_cjdict *dictionary,
                         const zl_trie_words *words)
{
    for (size_t i = 0; i < words->words.count; i++) {
        zl_trie_word word = words->words.items[i];
        zl_cjdict_place place = zl_cjdict_start();
        for (size_t k = 0; k < word.size; k++)
            assert_true(zl_cjdict_step(dictionary, &place,
                                       words->units.items[word.begin + k]));
        assert_int_equal(place.cost, word.value);
    }
}

static void all_words_are_listed_in_order(void **state)
{
    (void)state;
    zl_cjdict dictionary;
    zl_trie_words words = { 0 };
    zili_error err;
    bool sound;

    zl_cjdict_open(&dictionary);
    assert_int_equal(zl_cjdict_words(&dictionary, &words, &sound, &err),
                     ZILI_OK);
    assert_true(sound);
    if (U_ICU_VERSION_MAJOR_NUM == 72)
        assert_int_equal(words.words.count, 315964);
    check_listed(&dictionary, &words);
    /* in order: to sort them moves none */
    uint32_t last = 0;
    assert_true(zl_trie_words_sort(&words));
    for (size_t i = 0; i < words.words.count; i++) {
        assert_true(i == 0 || words.words.items[i].begin > last);
        last = words.words.items[i].begin;
    }
    zl_trie_words_clear(&words);
    zl_cjdict_close(&dictionary);
}

static void another_form_holds_no_word(void **state)
{
    (void)state;
    static const struct {
        size_t index;
        int32_t number;
    } others[] = { { 0, 28 },     { 0, 1000000 }, { 0, -1 }, { 3, 31 },
                   { 3, 1000000 }, { 3, -1 },      { 4, 8 },  { 4, 10 },
                   { 5, 1 } };
    zl_span span;
    uint8_t *bytes = with_header(small, sizeof small / 2, &span);
    zl_cjdict dictionary;

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        int32_t kept;
        memcpy(&kept, bytes + 4 * others[i].index, sizeof kept);
        memcpy(bytes + 4 * others[i].index, &others[i].number, sizeof kept);
        zl_cjdict_from(&dictionary, span);
        assert_int_equal(dictionary.count, 0);
        assert_int_equal(cost_of(&dictionary, "A"), ZL_CJDICT_NONE);
        memcpy(bytes + 4 * others[i].index, &kept, sizeof kept);
    }
    for (size_t size = 0; size < span.size; size++) {
        zl_cjdict_from(&dictionary, (zl_span){ bytes, size });
        assert_int_equal(dictionary.count, 0);
    }
    zl_free(bytes);
}

/* All of it walked: the words of one or two letters, and the list. */
static void walk_damaged(zl_span span)
{
    zl_cjdict dictionary;
    zl_trie_words words = { 0 };
    zili_error err;
    bool sound;

    zl_cjdict_from(&dictionary, span);
    for (uint16_t a = 'A'; a < 'E'; a++)
        for (uint16_t b = 'A'; b < 'E'; b++) {
            zl_cjdict_place place = zl_cjdict_start();
            for (int i = 0; i < 40; i++)
                if (!zl_cjdict_step(&dictionary, &place, i % 2 ? b : a))
                    break;
        }
    assert_int_equal(zl_cjdict_words(&dictionary, &words, &sound, &err),
                     ZILI_OK);
    zl_trie_words_clear(&words);
}

static void a_damaged_small_one_can_be_walked(void **state)
{
    (void)state;
    static const uint8_t others[] = { 0, 1, 4, 0x30, 0x3F, 0x40, 0x7F, 0x80,
                                      0xC0, 0xFC, 0xFF };
    zl_span span;
    uint8_t *bytes = with_header(small, sizeof small / 2, &span);

    for (size_t at = HEADER; at < span.size; at++) {
        uint8_t kept = bytes[at];
        for (size_t i = 0; i < sizeof others; i++) {
            bytes[at] = others[i];
            walk_damaged(span);
        }
        bytes[at] = kept;
    }
    zl_free(bytes);
}

/* Four thousand units of ICU's own, cut off and damaged. */
static void a_damaged_large_one_can_be_walked(void **state)
{
    (void)state;
    enum { UNITS = 4096 };
    uint32_t random = 711;
    zl_cjdict icu;
    zl_span span;

    zl_cjdict_open(&icu);
    if (icu.count < UNITS) {
        print_message("skipped: no dictionary of ICU\n");
        zl_cjdict_close(&icu);
        return;
    }
    for (int i = 0; i < 1000; i++) {
        size_t begin = next_random(&random) % (icu.count - UNITS);
        size_t count = 1 + next_random(&random) % UNITS;
        uint8_t *bytes = with_header(icu.units + 2 * (i ? begin : 0), count,
                                     &span);
        for (int k = 0; k < i % 20; k++)
            bytes[HEADER + next_random(&random) % (2 * count)] =
                (uint8_t)next_random(&random);
        walk_damaged(span);
        zl_free(bytes);
    }
    zl_cjdict_close(&icu);
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    zl_span span;
    uint8_t *bytes = with_header(small, sizeof small / 2, &span);
    zl_cjdict dictionary;
    zili_error err;
    zili_status status = ZILI_ENOMEM;
    long n = 0;

    zl_cjdict_from(&dictionary, span);
    for (; status; n++) {
        zl_trie_words words = { 0 };
        bool sound;
        zl_refuse_after(n);
        status = zl_cjdict_words(&dictionary, &words, &sound, &err);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
        assert_true(status || (sound && words.words.count == 4));
        zl_trie_words_clear(&words);
    }
    assert_true(n > 2);
    zl_free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_a_small_dictionary_have_their_costs),
        cmocka_unit_test(words_of_icu_have_their_costs),
        cmocka_unit_test(all_words_are_listed_in_order),
        cmocka_unit_test(another_form_holds_no_word),
        cmocka_unit_test(a_damaged_small_one_can_be_walked),
        cmocka_unit_test(a_damaged_large_one_can_be_walked),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
