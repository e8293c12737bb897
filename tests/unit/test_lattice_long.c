/* test_lattice_long.c -- long runs, and two ways to the same cut. */
#include "han_help.h"
#include "lattice_help.h"

#include "text/wordlist.h"

#define LONG_RUN 100000

static zl_wordlist list;

static int open_all(void **state)
{
    (void)state;
    roles = zl_roles_new();
    if (!roles || zl_wordlist_open(&list, NULL))
        return -1;
    return list.shipped ? 0 : -1;
}

static int close_all(void **state)
{
    (void)state;
    zl_roles_free(roles);
    zl_wordlist_close(&list);
    return 0;
}

/* ---- two ways ---- */

static void assert_same(zl_view text, const zl_pieces *found,
                        const zl_pieces *expected)
{
    for (size_t i = 0; i < found->count && i < expected->count; i++)
        if (found->items[i].end != expected->items[i].end)
            fail_msg("token %zu, in %.90s", i,
                     text.bytes + expected->items[i ? i - 1 : 0].begin);
    assert_int_equal(found->count, expected->count);
}

/* Gives whether the fast way is open to the run. */
static bool cut_both_ways(zl_lattice *lattice, zl_han *han, zl_view text,
                          size_t begin)
{
    zl_piece run = { begin, text.size };
    zl_pieces found = { 0 }, expected = { 0 };
    zl_numbers numbers;

    if (!zl_lattice_is_plain(lattice, text, run, &numbers))
        return false;
    assert_int_equal(zl_han_cut(han, text, run, numbers.items, numbers.count,
                                &found, NULL),
                     ZILI_OK);
    assert_int_equal(zl_lattice_cut(lattice, text, run, &expected, NULL),
                     ZILI_OK);
    assert_same(text, &found, &expected);
    zl_array_clear(&found);
    zl_array_clear(&expected);
    return true;
}

static void add_letters(zl_str *out, uint32_t *seed, size_t count)
{
    static const char *const letters[] = { "自", "力", "更", "生", "独", "立",
                                           "一", "百", "第" };
    uint32_t kinds = next_random(seed) % 2 ? 9 : 7;

    while (count-- > 0)
        zl_str_add_text(out, letters[next_random(seed) % kinds]);
}

static void random_vocabulary(lattices *it, uint32_t *seed)
{
    priced_list words = { 0 }, own = { 0 };
    zl_str word = { 0 };

    while (words.count < WORDS) {
        zl_str_empty(&word);
        add_letters(&word, seed, 1 + next_random(seed) % 7);
        add_priced(&words, zl_str_text(&word), next_random(seed) % 255);
    }
    open_lattice(it, &words, &own);
    zl_str_clear(&word);
}

/* The run stands behind something that may be a number. */
static void both_ways_cut_a_plain_run_alike(void **state)
{
    static const char *const before[] = { "", "", "9", "三", "a" };
    uint32_t seed = 7;
    size_t fast = 0;

    (void)state;
    for (int round = 0; round < 60; round++) {
        lattices it;
        zl_han *han;
        random_vocabulary(&it, &seed);
        assert_int_equal(han_of_trie(&han, &it.words, NULL), ZILI_OK);
        for (int i = 0; i < 100; i++) {
            zl_str text = { 0 };
            const char *start = before[next_random(&seed) % 5];
            size_t most = i % 10 ? 20 : 520;
            zl_str_add_text(&text, start);
            add_letters(&text, &seed, 1 + next_random(&seed) % most);
            fast += cut_both_ways(it.lattice, han, zl_str_view(&text),
                                  strlen(start));
            zl_str_clear(&text);
        }
        close_han(han);
        close_lattice(&it);
    }
    assert_true(fast > 5000);
}

/* ---- real words ---- */

/* Words of the list in random order. */
static void add_random_words(zl_str *out, size_t characters, uint32_t seed)
{
    zl_span file = read_file("src/text/cedict/2.txt");
    zl_view all = { (const char *)file.bytes, file.size };

    for (size_t count = 0; count < characters;) {
        size_t at = next_random(&seed) % (all.size - 20);
        while (at > 0 && all.bytes[at - 1] != '\n')
            at--;
        for (int i = next_random(&seed) % 3 == 0; i < 2; i++) {
            uint32_t c = zl_utf8_next(all, &at);
            if (c < 0x4E00 || c > 0x9FFF)
                break;
            zl_utf8_add(out, c);
            count++;
        }
    }
    free_file(&file);
}

static void open_real(zl_lattice **lattice, zl_han **han)
{
    static const zl_dictionary none;

    *lattice = zl_lattice_new(&(zl_knowledge){ &list.words, &none, roles });
    assert_non_null(*lattice);
    assert_int_equal(han_of_trie(han, &list.words, NULL), ZILI_OK);
}

static void both_ways_cut_real_words_alike(void **state)
{
    zl_lattice *lattice;
    zl_han *han;
    uint32_t seed = 9;
    size_t fast = 0;

    (void)state;
    open_real(&lattice, &han);
    for (int round = 0; round < 2000; round++) {
        zl_str text = { 0 };
        add_random_words(&text, 1 + next_random(&seed) % 60,
                         next_random(&seed));
        fast += cut_both_ways(lattice, han, zl_str_view(&text), 0);
        zl_str_clear(&text);
    }
    assert_int_equal(fast, 2000);
    zl_lattice_free(lattice);
    close_han(han);
}

/* ---- long runs ---- */

static bool has_numbers(uint32_t c)
{
    return zl_roles_of(roles, c) & (ZL_ROLE_NUMERAL | ZL_ROLE_ORDINAL);
}

static void drop_numbers(zl_str *text)
{
    zl_str rest = { 0 };
    zl_view all = zl_str_view(text);

    for (size_t at = 0; at < all.size;) {
        uint32_t c = zl_utf8_next(all, &at);
        if (!has_numbers(c))
            zl_utf8_add(&rest, c);
    }
    zl_str_clear(text);
    *text = rest;
}

/* What has no numbers is cut by the cutter of han.h, which finds the cheapest
 * way through runs of any length. */
static void assert_as_fast(size_t characters, uint32_t seed)
{
    zl_lattice *lattice;
    zl_han *han;
    zl_str text = { 0 };
    zl_pieces found = { 0 }, expected = { 0 };
    bool done = false;

    open_real(&lattice, &han);
    add_random_words(&text, characters, seed);
    drop_numbers(&text);
    zl_view all = zl_str_view(&text);
    zl_piece run = { 0, all.size };
    zl_cutter cutter = zl_han_cutter(han);
    assert_int_equal(zl_lattice_cut(lattice, all, run, &found, NULL),
                     ZILI_OK);
    assert_int_equal(
        cutter.cut(cutter.user, all, run, true, &done, &expected, NULL),
        ZILI_OK);
    assert_same(all, &found, &expected);
    zl_array_clear(&found);
    zl_array_clear(&expected);
    zl_str_clear(&text);
    zl_lattice_free(lattice);
    close_han(han);
}

static void long_runs_are_cut_as_if_there_were_no_windows(void **state)
{
    (void)state;
    assert_as_fast(3839, 1);
    assert_as_fast(4096, 2);
    assert_as_fast(4097, 3);
    assert_as_fast(LONG_RUN, 4);
    assert_as_fast(10 * LONG_RUN, 5);
}

/* Every one of them, wherever a window ends. */
static void own_words_stay_whole_in_long_runs(void **state)
{
    priced_list words = { 0 }, own = { 0 };
    zl_str text = { 0 }, found = { 0 };
    lattices it;
    size_t whole = 0;

    (void)state;
    add_priced(&words, "自力", 1);
    add_priced(&words, "生自", 1);
    add_priced(&words, "生自力", 1);
    add_priced(&own, "力更生", 255);
    open_lattice(&it, &words, &own);
    for (size_t i = 0; i < LONG_RUN / 4; i++)
        zl_str_add_text(&text, "自力更生");
    write_cut(&it, zl_str_text(&text), &found);
    zl_view rest = zl_str_view(&found), token;
    while (zl_view_next(&rest, '|', &token))
        whole += zl_view_is(token, "力更生");
    assert_int_equal(whole, LONG_RUN / 4);
    zl_str_clear(&text);
    zl_str_clear(&found);
    close_lattice(&it);
}

/* No word has so many characters. */
static void a_thousand_numerals_are_cut_all_the_same(void **state)
{
    priced_list none = { 0 };
    zl_str text = { 0 }, found = { 0 };
    lattices it;

    (void)state;
    open_lattice(&it, &none, &none);
    for (int i = 0; i < 255; i++)
        zl_str_add_text(&text, "九");
    write_cut(&it, zl_str_text(&text), &found);
    assert_string_equal(zl_str_text(&found), zl_str_text(&text));
    for (int i = 0; i < 10000; i++)
        zl_str_add_text(&text, "九");
    zl_str_empty(&found);
    write_cut(&it, zl_str_text(&text), &found);
    assert_true(found.size >= text.size);
    zl_str_clear(&text);
    zl_str_clear(&found);
    close_lattice(&it);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_ways_cut_a_plain_run_alike),
        cmocka_unit_test(both_ways_cut_real_words_alike),
        cmocka_unit_test(long_runs_are_cut_as_if_there_were_no_windows),
        cmocka_unit_test(own_words_stay_whole_in_long_runs),
        cmocka_unit_test(a_thousand_numerals_are_cut_all_the_same),
    };

    return cmocka_run_group_tests_name("long runs", tests, open_all,
                                       close_all);
}
