/* test_mixed.c -- words of a user's with other characters than Han. */
#include "index_help.h"

#include "base/utf8.h"
#include "text/dictionary.h"
#include "text/script.h"

#include "base_help.h"

static zl_dictionary dictionary;

static int clear_dictionary(void **state)
{
    (void)state;
    zl_dictionary_clear(&dictionary);
    return 0;
}

static void read_text(const char *text)
{
    const char *path = in_scratch("d.txt");
    zili_texts paths = { &path, 1 };
    zili_error err = { 0 };

    write_file(path, text, strlen(text));
    zl_dictionary_clear(&dictionary);
    if (zl_dictionary_read(&dictionary, &paths, &err))
        fail_msg("%s", err.text);
}

/* The longest words of the text from the left to the right, each in brackets,
 * as in "买[A股]". */
static void assert_found(const char *text, const char *expected)
{
    zl_view all = zl_view_of(text);
    zl_str found = { 0 };

    for (size_t at = 0; at < all.size;) {
        size_t begin = at;
        size_t size = zl_dictionary_mixed(&dictionary, all, at);
        if (size)
            at += size;
        else
            zl_utf8_next(all, &at);
        zl_str_add_text(&found, size ? "[" : "");
        zl_str_add(&found, zl_view_cut(all, begin, at));
        zl_str_add_text(&found, size ? "]" : "");
    }
    assert_string_equal(zl_str_text(&found), expected);
    zl_str_clear(&found);
}

static void a_word_is_found_where_it_stands(void **state)
{
    (void)state;
    read_text("阿Q\nC++\nT恤\nA股\n卡拉OK\n3D打印\n独立\n");
    assert_found("阿Q正传", "[阿Q]正传");
    assert_found("用C++写", "用[C++]写");
    assert_found("一件T恤衫", "一件[T恤]衫");
    assert_found("买A股，唱卡拉OK。", "买[A股]，唱[卡拉OK]。");
    assert_found("C++", "[C++]");
    assert_found("C+", "C+");
    assert_found("", "");
    assert_found("用3D打印独立", "用[3D打印]独立");
}

static void there_is_no_it_in_with(void **state)
{
    (void)state;
    read_text("IT\nWTO\n3M\nQ\nC++\n+1\n");
    assert_found("IT WITH ITS IT, (IT) 学IT的", "[IT] WITH ITS [IT], ([IT]) "
                                                "学[IT]的");
    assert_found("IT产业 非IT业", "[IT]产业 非[IT]业");
    assert_found("IT1 1IT ITé éIT", "IT1 1IT ITé éIT");
    assert_found("3M 13M 3M公司", "[3M] 13M [3M]公司");
    assert_found("阿Q", "阿[Q]");
    assert_found("C++11 aC++ C++x", "[C++]11 aC++ [C++]x");
    assert_found("x+1 +12", "x[+1] +12");
}

static void a_word_is_found_with_the_same_capitals(void **state)
{
    (void)state;
    read_text("WTO\n");
    assert_found("wto Wto WTO", "wto Wto [WTO]");
}

static void the_longest_word_is_taken(void **state)
{
    (void)state;
    read_text("A\nA股\nA股市场x\nA股市\n");
    assert_found("A股市场", "[A股市]场");
    assert_found("A股市场x", "[A股市场x]");
    assert_found("A股市场xy", "[A股市]场xy");
    assert_found("A股", "[A股]");
    assert_found("A", "[A]");
    assert_found("AB", "AB");
}

static void words_touch(void **state)
{
    (void)state;
    read_text("A股\nB股\nC\n");
    assert_found("A股B股C", "[A股][B股][C]");
}

/* Before a mark a word is another one, and its character would be cut. */
static void a_mark_makes_another_word(void **state)
{
    (void)state;
    read_text("A股\nC++\ncafe\n");
    assert_found("A股\U000E0100", "A股\U000E0100");
    assert_found("C++\u0301", "C++\u0301");
    assert_found("cafe\u0301 cafe", "cafe\u0301 [cafe]");
}

static void scripts_without_blanks_are_searched_everywhere(void **state)
{
    (void)state;
    read_text("カラオケ\nの国\nไทย\n한국\nЧэнду\n");
    assert_found("カラオケで", "[カラオケ]で");
    assert_found("お茶の国へ", "お茶[の国]へ");
    assert_found("ภาษาไทยกลาง", "ภาษา[ไทย]กลาง");
    assert_found("한국 한국어", "[한국] 한국어");
    assert_found("Чэнду Чэндус", "[Чэнду] Чэндус");
}

/* The slow way: every word of the list is tried. */
static size_t slowly(zl_view words, zl_view text, size_t at)
{
    zl_view word;
    size_t best = 0;

    while (zl_view_next(&words, '\n', &word)) {
        size_t end = at + word.size, next = end, last = at;
        if (word.size <= best ||
            !zl_view_starts(zl_view_cut(text, at, text.size), word))
            continue;
        bool letter_before = at > 0 && zl_utf8_last(text, &last) < 'z';
        bool letter_behind = end < text.size &&
                             zl_utf8_next(text, &next) < 'z';
        if (!(letter_before && text.bytes[at] < 'z' && text.bytes[at] > 0) &&
            !(letter_behind && text.bytes[end - 1] > 0))
            best = word.size;
    }
    return best;
}

static void random_texts_are_searched_as_if_word_by_word(void **state)
{
    static const char *const letters[] = { "A", "b", "股", "市", "1" };
    uint32_t seed = 20;

    (void)state;
    for (int round = 0; round < 200; round++) {
        zl_str words = { 0 }, text = { 0 };
        for (int word = 0; word < 8; word++) {
            zl_str_add_text(&words, letters[next_random(&seed) % 2]);
            for (uint32_t left = next_random(&seed) % 3; left > 0; left--)
                zl_str_add_text(&words, letters[next_random(&seed) % 5]);
            zl_str_add_byte(&words, '\n');
        }
        for (int i = 0; i < 40; i++)
            zl_str_add_text(&text, letters[next_random(&seed) % 5]);
        read_text(zl_str_text(&words));
        for (size_t at = 0; at < text.size; at++)
            if ((text.bytes[at] & 0xC0) != 0x80)
                assert_int_equal(zl_dictionary_mixed(&dictionary,
                                                     zl_str_view(&text), at),
                                 slowly(zl_str_view(&words),
                                        zl_str_view(&text), at));
        zl_str_clear(&words);
        zl_str_clear(&text);
    }
}

/* Words of every size there can be, each found in a longer text. */
static void words_of_every_size_are_found(void **state)
{
    zl_str all = { 0 }, text = { 0 };

    (void)state;
    for (size_t size = 1; size <= ZL_WORD_LIMIT; size++) {
        zl_str_add_byte(&text, '+');
        zl_str_add_text(&all, zl_str_text(&text));
        all.bytes[all.size - 1] = 'x';
        zl_str_add_byte(&all, '\n');
    }
    read_text(zl_str_text(&all));
    for (size_t size = 1; size <= ZL_WORD_LIMIT; size++) {
        zl_str_empty(&text);
        for (size_t i = 1; i < size; i++)
            zl_str_add_byte(&text, '+');
        zl_str_add_text(&text, "x++");
        assert_int_equal(
            zl_dictionary_mixed(&dictionary, zl_str_view(&text), 0), size);
    }
    zl_str_clear(&all);
    zl_str_clear(&text);
}

#define TEST(function) cmocka_unit_test_teardown(function, clear_dictionary)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_word_is_found_where_it_stands),
        TEST(there_is_no_it_in_with),
        TEST(a_word_is_found_with_the_same_capitals),
        TEST(the_longest_word_is_taken),
        TEST(words_touch),
        TEST(a_mark_makes_another_word),
        TEST(scripts_without_blanks_are_searched_everywhere),
        TEST(random_texts_are_searched_as_if_word_by_word),
        TEST(words_of_every_size_are_found),
    };

    return cmocka_run_group_tests_name("mixed words", tests, make_scratch,
                                       remove_scratch);
}
