/* test_han_damage.c -- runs of Han: damaged words, and too little memory. */
#include "base/mem.h"
#include "text/cjdict.h"
#include "base_help.h"
#include "han_help.h"

/* More than this many characters, and the trie is made. */
#define MANY 500001

/* Three bytes each. */
static const char characters[] =
    "的一是不人自力更生中国共产主义年大会天々〇㐀龥乾隆";
#define CHARACTERS (sizeof characters / 3)

/* The character `i` of a text of Han. */
static void add(zl_str *out, const char *text, size_t i)
{
    zl_str_add(out, (zl_view){ text + 3 * i, 3 });
}

/* The tokens cover the run, whatever the dictionary says. */
static void check_cover(zl_han *han, zl_view text)
{
    zl_pieces tokens = { 0 };
    zili_error err;
    size_t end = 0;
    bool done = false;

    zl_cutter cutter = zl_han_cutter(han);
    assert_int_equal(cutter.cut(cutter.user, text, (zl_piece){ 0, text.size },
                                true, &done, &tokens, &err),
                     ZILI_OK);
    assert_true(done);
    for (size_t i = 0; i < tokens.count; i++) {
        assert_int_equal(tokens.items[i].begin, end);
        assert_true(tokens.items[i].end > end);
        end = tokens.items[i].end;
    }
    assert_int_equal(end, text.size);
    zl_array_clear(&tokens);
}

/* ICU's dictionary with its numbers before it, and bytes changed. */
static void a_damaged_dictionary_is_survived(void **state)
{
    (void)state;
    int32_t header[8] = { 32, 0, 0, 0, 9, 0, 0, 0 };
    uint32_t random = 7;
    zl_cjdict icu;
    zl_str text = { 0 };
    zl_han *han;
    zili_error err;

    zl_cjdict_open(&icu);
    if (!icu.count) {
        print_message("skipped: no dictionary of ICU\n");
        return;
    }
    size_t size = 32 + 2 * (size_t)icu.count;
    uint8_t *bytes = zl_alloc(size);
    assert_non_null(bytes);
    header[3] = (int32_t)size;
    memcpy(bytes, header, 32);
    memcpy(bytes + 32, icu.units, size - 32);
    for (int i = 0; i < 2000; i++)
        add(&text, characters, next_random(&random) % CHARACTERS);
    for (int round = 0; round < 60; round++) {
        for (int i = 0; i < 1 << round / 4; i++)
            bytes[32 + next_random(&random) % (size - 32)] =
                (uint8_t)next_random(&random);
        assert_int_equal(han_of_bytes(&han, (zl_span){ bytes, size },
                                           &err),
                         ZILI_OK);
        check_cover(han, zl_str_view(&text));
        close_han(han);
    }
    zl_free(bytes);
    zl_cjdict_close(&icu);
    zl_str_clear(&text);
}

static void damaged_words_of_ours_are_survived(void **state)
{
    (void)state;
    uint32_t random = 11;
    zl_trie_words words = { 0 };
    zl_trie trie, damaged;
    zl_str text = { 0 };
    zl_han *han;
    zili_error err;

    for (size_t i = 0; i < CHARACTERS; i++)
        for (size_t k = 0; k < CHARACTERS; k++) {
            zl_str_empty(&text);
            add(&text, characters, i);
            add(&text, characters, k);
            for (size_t more = 0; more < k % 7; more++)
                add(&text, characters, more);
            assert_true(zl_trie_words_add_text(&words, zl_str_view(&text),
                                               (uint16_t)(100 + i)));
        }
    assert_int_equal(zl_trie_build(&trie, &words, &err), ZILI_OK);
    uint8_t *bytes = zl_alloc(trie.block.size);
    assert_non_null(bytes);
    memcpy(bytes, trie.block.bytes, trie.block.size);
    zl_str_empty(&text);
    for (int i = 0; i < 2000; i++)
        add(&text, characters, next_random(&random) % CHARACTERS);
    size_t nodes = ZL_TRIE_HEADER + ZL_TRIE_CODES;
    for (int round = 0; round < 2000; round++) {
        bytes[nodes + next_random(&random) % (trie.block.size - nodes)] =
            (uint8_t)next_random(&random);
        assert_int_equal(zl_trie_open(&damaged,
                                      (zl_span){ bytes, trie.block.size },
                                      "words", &err),
                         ZILI_OK);
        assert_int_equal(han_of_trie(&han, &damaged, &err), ZILI_OK);
        check_cover(han, zl_str_view(&text));
        close_han(han);
    }
    zl_free(bytes);
    zl_trie_clear(&trie);
    zl_trie_words_clear(&words);
    zl_str_clear(&text);
}

/* ---- memory ---- */

/* A dictionary of one word, and so long a run that the trie is made. */
static zili_status whole_way(zl_view text, zili_error *err)
{
    static const uint32_t one[] = { 32, 0, 0, 38, 9, 0, 0, 0,
                                    0x4E2Du << 16 | 0x30, 0x800A };
    zl_span span = { (const uint8_t *)one, 38 };
    zl_pieces tokens = { 0 };
    zl_han *han;
    bool done;
    zili_status status = han_of_bytes(&han, span, err);

    if (status)
        return status;
    zl_cutter cutter = zl_han_cutter(han);
    status = cutter.cut(cutter.user, text, (zl_piece){ 0, text.size }, true,
                        &done, &tokens, err);
    assert_true(status || tokens.count == MANY);
    zl_array_clear(&tokens);
    close_han(han);
    return status;
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    zl_str text = { 0 };
    zili_error err;
    long n = 0;

    for (int i = 0; i < MANY; i++)
        zl_str_add_text(&text, "中");
    for (;; n++) {
        zl_refuse_after(n);
        zili_status status = whole_way(zl_str_view(&text), &err);
        zl_refuse_after(-1);
        if (status == ZILI_OK)
            break;
        assert_int_equal(status, ZILI_ENOMEM);
    }
    assert_true(n > 20);
    zl_str_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_damaged_dictionary_is_survived),
        cmocka_unit_test(damaged_words_of_ours_are_survived),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
