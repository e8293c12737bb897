/* test_trie.c -- words in a double array, against a list of them. */
#include "base/hash.h"
#include "base/mem.h"
#include "text/trie.h"

#include "base_help.h"

#include <unistd.h>

#define WORDS 4000
#define TEXTS 3000

/* The slow and obviously right one: the words as they were given. */
typedef struct slow_words {
    char texts[WORDS][48];
    uint16_t values[WORDS];
    size_t count;
} slow_words;

static slow_words slow;

/* Short texts over few characters, of one to four bytes, so that many are
 * the beginning of others and some come twice. */
static zl_view random_text(char *out, size_t longest, uint32_t *random)
{
    static const char *const letters[] = { "a", "é", "中", "国", "自", "力",
                                           "𠀀", "𠀁" };
    size_t size = 0, count = 1 + next_random(random) % longest;

    for (size_t i = 0; i < count; i++) {
        const char *letter = letters[next_random(random) % 8];
        memcpy(out + size, letter, strlen(letter));
        size += strlen(letter);
    }
    return (zl_view){ out, size };
}

static void fill(zl_trie_words *words, uint32_t random)
{
    slow.count = 0;
    for (size_t i = 0; i < WORDS; i++) {
        zl_view text = random_text(slow.texts[i], 7, &random);
        slow.texts[i][text.size] = 0;
        slow.values[i] = (uint16_t)(next_random(&random) % ZL_TRIE_NONE);
        assert_true(zl_trie_words_add_text(words, text, slow.values[i]));
        slow.count++;
    }
}

static void build(zl_trie *out)
{
    zl_trie_words words = { 0 };
    zili_error err;

    fill(&words, 19600703);
    assert_int_equal(zl_trie_build(out, &words, &err), ZILI_OK);
    zl_trie_words_clear(&words);
}

/* The next longer word than `size` at the start of `text`: its size, or 0. */
static size_t slow_next(zl_view text, size_t size, uint16_t *value)
{
    size_t best = 0;

    for (size_t i = 0; i < slow.count; i++) {
        zl_view word = zl_view_of(slow.texts[i]);
        if (word.size <= size || !zl_view_starts(text, word) ||
            (best && word.size > best))
            continue;
        best = word.size;
        *value = slow.values[i];
    }
    return best;
}

static void the_same_words_are_found_as_in_a_list(void **state)
{
    (void)state;
    zl_trie trie;
    uint32_t random = 1960;
    char bytes[64];

    build(&trie);
    assert_true(zl_trie_sound(&trie));
    for (int i = 0; i < TEXTS; i++) {
        zl_view text = random_text(bytes, 12, &random);
        zl_trie_place place = { 0 };
        size_t at = 0, expected, last = 0;
        uint16_t value = 0, longest = 0;
        while ((expected = slow_next(text, at, &value))) {
            assert_true(zl_trie_walk(&trie, &place, text, &at));
            assert_int_equal(at, expected);
            assert_int_equal(place.value, value);
            last = at;
        }
        assert_false(zl_trie_walk(&trie, &place, text, &at));
        assert_int_equal(zl_trie_longest(&trie, text, 0, &longest), last);
        assert_true(last == 0 || longest == value);
    }
    zl_trie_clear(&trie);
}

static void the_order_of_the_words_changes_no_byte(void **state)
{
    (void)state;
    zl_trie_words words = { 0 }, turned = { 0 };
    zl_trie trie, other;
    zili_error err;

    fill(&words, 19600703);
    assert_true(zl_trie_words_sort(&words));
    for (size_t i = words.words.count; i-- > 0;) {
        zl_trie_word word = words.words.items[i];
        /* of the same words the last one counts: they stay as they are */
        if (i + 1 < words.words.count &&
            words.words.items[i + 1].size == word.size &&
            memcmp(words.units.items + words.words.items[i + 1].begin,
                   words.units.items + word.begin, 2u * word.size) == 0)
            continue;
        assert_true(zl_trie_words_add(&turned,
                                      words.units.items + word.begin,
                                      word.size, word.value));
    }
    assert_int_equal(zl_trie_build(&trie, &words, &err), ZILI_OK);
    assert_int_equal(zl_trie_build(&other, &turned, &err), ZILI_OK);
    assert_int_equal(trie.word_count, turned.words.count);
    assert_int_equal(trie.block.size, other.block.size);
    assert_memory_equal(trie.block.bytes, other.block.bytes,
                        trie.block.size);
    zl_trie_words_clear(&words);
    zl_trie_words_clear(&turned);
    zl_trie_clear(&trie);
    zl_trie_clear(&other);
}

static void of_a_word_given_twice_the_last_value_counts(void **state)
{
    (void)state;
    zl_trie_words words = { 0 };
    zl_trie trie;
    zili_error err;
    uint16_t value = 0;

    assert_true(zl_trie_words_add_text(&words, zl_view_of("自力"), 9));
    assert_true(zl_trie_words_add_text(&words, zl_view_of("中"), 1));
    assert_true(zl_trie_words_add_text(&words, zl_view_of("自力"), 5));
    assert_int_equal(zl_trie_build(&trie, &words, &err), ZILI_OK);
    assert_int_equal(trie.word_count, 2);
    assert_int_equal(trie.longest, 2);
    assert_int_equal(zl_trie_longest(&trie, zl_view_of("自力更生"), 0, &value),
                     6);
    assert_int_equal(value, 5);
    zl_trie_words_clear(&words);
    zl_trie_clear(&trie);
}

static void without_words_nothing_is_found(void **state)
{
    (void)state;
    zl_trie_words words = { 0 };
    zl_trie none = { 0 }, trie;
    zili_error err;
    uint16_t value = 7;

    assert_int_equal(zl_trie_build(&trie, &words, &err), ZILI_OK);
    assert_int_equal(zl_trie_longest(&trie, zl_view_of("中"), 0, &value), 0);
    assert_int_equal(zl_trie_longest(&none, zl_view_of("中"), 0, &value), 0);
    assert_int_equal(value, 7);
    assert_true(zl_trie_sound(&trie) && zl_trie_sound(&none));
    zl_trie_clear(&trie);
    zl_trie_clear(&none);
}

static void words_too_long_or_empty_are_left_out(void **state)
{
    (void)state;
    zl_trie_words words = { 0 };
    zl_str text = { 0 };

    for (int i = 0; i < ZL_TRIE_LONGEST; i++)
        zl_str_add_text(&text, "中");
    assert_true(zl_trie_words_add_text(&words, zl_str_view(&text), 1));
    assert_int_equal(words.words.count, 1);
    zl_str_add_text(&text, "中");
    assert_true(zl_trie_words_add_text(&words, zl_str_view(&text), 1));
    assert_true(zl_trie_words_add_text(&words, zl_view_of(""), 1));
    assert_int_equal(words.words.count, 1);
    /* the 255th and 256th unit of one character */
    text.size = 3 * (ZL_TRIE_LONGEST - 1);
    zl_str_add_text(&text, "𠀀");
    assert_true(zl_trie_words_add_text(&words, zl_str_view(&text), 1));
    assert_int_equal(words.words.count, 1);
    zl_trie_words_clear(&words);
    zl_str_clear(&text);
}

static void all_characters_at_once_are_no_dictionary(void **state)
{
    (void)state;
    zl_trie_words words = { 0 };
    zl_trie trie;
    zili_error err;

    for (uint32_t c = 1; c < 65535; c++)
        assert_true(zl_trie_words_add(&words, &(uint16_t){ (uint16_t)c }, 1,
                                      3));
    assert_int_equal(zl_trie_build(&trie, &words, &err), ZILI_OK);
    assert_int_equal(trie.word_count, 65534);
    zl_trie_clear(&trie);
    assert_true(zl_trie_words_add(&words, &(uint16_t){ 65535 }, 1, 3));
    assert_int_equal(zl_trie_build(&trie, &words, &err), ZILI_EFORMAT);
    zl_trie_words_clear(&words);
}

static void what_is_saved_comes_back(void **state)
{
    (void)state;
    char path[] = "/tmp/zili-trie-XXXXXX";
    zl_trie trie, back;
    zili_error err;
    int file = mkstemp(path);

    assert_true(file >= 0);
    close(file);
    build(&trie);
    assert_int_equal(zl_trie_save(&trie, path, &err), ZILI_OK);
    assert_int_equal(zl_trie_map(&back, path, &err), ZILI_OK);
    assert_int_equal(back.block.size, trie.block.size);
    assert_memory_equal(back.block.bytes, trie.block.bytes, trie.block.size);
    assert_true(back.word_count == trie.word_count &&
                back.node_count == trie.node_count &&
                back.longest == trie.longest);
    assert_true(zl_trie_sound(&back));
    zl_trie_clear(&back);
    assert_int_equal(truncate(path, 100), 0);
    assert_int_equal(zl_trie_map(&back, path, &err), ZILI_EFORMAT);
    unlink(path);
    assert_int_equal(zl_trie_map(&back, path, &err), ZILI_EIO);
    zl_trie_clear(&trie);
}

static void a_damaged_header_or_size_is_refused(void **state)
{
    (void)state;
    zl_trie trie, other;
    zili_error err;

    build(&trie);
    uint8_t *copy = zl_alloc(trie.block.size);
    assert_non_null(copy);
    memcpy(copy, trie.block.bytes, trie.block.size);
    for (size_t i = 0; i < ZL_TRIE_HEADER; i++) {
        copy[i] ^= 0x41;
        assert_int_equal(zl_trie_open(&other,
                                      (zl_span){ copy, trie.block.size },
                                      "words", &err),
                         ZILI_EFORMAT);
        copy[i] ^= 0x41;
    }
    for (size_t cut = 1; cut < trie.block.size; cut += cut / 3 + 1)
        assert_int_equal(zl_trie_open(&other,
                                      (zl_span){ copy,
                                                 trie.block.size - cut },
                                      "words", &err),
                         ZILI_EFORMAT);
    assert_int_equal(zl_trie_open(&other, (zl_span){ copy, trie.block.size },
                                  "words", &err),
                     ZILI_OK);
    zl_free(copy);
    zl_trie_clear(&trie);
}

/* What comes out is wrong, and nothing outside the block is read. */
static void damaged_words_can_be_walked(void **state)
{
    (void)state;
    zl_trie trie, other;
    zili_error err;
    uint32_t random = 711;
    char bytes[64];

    build(&trie);
    uint8_t *copy = zl_alloc(trie.block.size);
    assert_non_null(copy);
    memcpy(copy, trie.block.bytes, trie.block.size);
    size_t nodes = ZL_TRIE_HEADER + ZL_TRIE_CODES;
    for (int i = 0; i < 20000; i++) {
        size_t at = next_random(&random) % (trie.block.size - nodes);
        copy[nodes + at] = (uint8_t)next_random(&random);
        /* codes of characters that occur: 中 and its neighbours */
        at = ZL_TRIE_HEADER + 2 * 0x4E2Du + next_random(&random) % 2;
        copy[at] = (uint8_t)next_random(&random);
        assert_int_equal(zl_trie_open(&other,
                                      (zl_span){ copy, trie.block.size },
                                      "words", &err),
                         ZILI_OK);
        zl_view text = random_text(bytes, 12, &random);
        uint16_t value;
        assert_true(zl_trie_longest(&other, text, 0, &value) <= text.size);
    }
    assert_false(zl_trie_sound(&other));
    zl_free(copy);
    zl_trie_clear(&trie);
}

static zili_status whole_way(zili_error *err)
{
    zl_trie_words words = { 0 };
    zl_trie trie = { 0 };
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < slow.count; i++)
        if (!zl_trie_words_add_text(&words, zl_view_of(slow.texts[i]),
                                    slow.values[i]))
            status = ZILI_ENOMEM;
    if (!status)
        status = zl_trie_build(&trie, &words, err);
    zl_trie_words_clear(&words);
    zl_trie_clear(&trie);
    return status;
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    zl_trie_words words = { 0 };
    zili_error err;
    long n = 0;

    fill(&words, 19600703);
    zl_trie_words_clear(&words);
    for (;; n++) {
        zl_refuse_after(n);
        zili_status status = whole_way(&err);
        zl_refuse_after(-1);
        if (status == ZILI_OK)
            break;
        assert_int_equal(status, ZILI_ENOMEM);
    }
    assert_true(n > 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_words_are_found_as_in_a_list),
        cmocka_unit_test(the_order_of_the_words_changes_no_byte),
        cmocka_unit_test(of_a_word_given_twice_the_last_value_counts),
        cmocka_unit_test(without_words_nothing_is_found),
        cmocka_unit_test(words_too_long_or_empty_are_left_out),
        cmocka_unit_test(all_characters_at_once_are_no_dictionary),
        cmocka_unit_test(what_is_saved_comes_back),
        cmocka_unit_test(a_damaged_header_or_size_is_refused),
        cmocka_unit_test(damaged_words_can_be_walked),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
