/* test_dictionary.c -- the words of a user, from a file. */
#include "index_help.h"

#include "text/dictionary.h"

#include <time.h>

static zl_dictionary dictionary;

static int clear_dictionary(void **state)
{
    (void)state;
    zl_dictionary_clear(&dictionary);
    return 0;
}

static zili_status read_bytes(const char *bytes, size_t size, zili_error *err)
{
    write_file(in_scratch("d.txt"), bytes, size);
    return zl_dictionary_read(&dictionary, in_scratch("d.txt"), err);
}

static void read_text(const char *text)
{
    zili_error err = { 0 };

    if (read_bytes(text, strlen(text), &err))
        fail_msg("%s", err.text);
}

static void assert_words(const char *expected)
{
    zl_str words = { 0 };

    for (uint32_t i = 0; i < dictionary.words.count; i++) {
        zl_str_add_text(&words, i ? " " : "");
        zl_str_add(&words, zl_map_key(&dictionary.words, i));
    }
    assert_string_equal(zl_str_text(&words), expected);
    zl_str_clear(&words);
}

static void assert_fault(const char *text, const char *place,
                         const char *words)
{
    zili_error err = { 0 };
    char start[300];

    assert_int_equal(read_bytes(text, strlen(text), &err), ZILI_EFORMAT);
    snprintf(start, sizeof start, "%s:%s: ", in_scratch("d.txt"), place);
    if (strncmp(err.text, start, strlen(start)) != 0)
        fail_msg("%s", err.text);
    assert_says(&err, words);
    zl_dictionary_clear(&dictionary);
}

/* ---- the file ---- */

static void a_word_stands_on_a_line(void **state)
{
    (void)state;
    read_text("自力更生\n独立自主\n");
    assert_words("自力更生 独立自主");
}

static void comments_and_blanks_are_left_out(void **state)
{
    (void)state;
    read_text("# 聂\n\n 自力 # 更生\n　独立\t　\n#\n   \n");
    assert_words("自力 独立");
}

static void any_end_of_line_will_do(void **state)
{
    (void)state;
    read_text("\xEF\xBB\xBF自力\r\n\r\n独立\r\n主权");
    assert_words("自力 独立 主权");
}

static void a_word_that_stands_twice_is_one(void **state)
{
    (void)state;
    read_text("自力\n自力\n");
    read_text("自力\n独立自主\n");
    assert_words("自力 独立自主");
}

static void an_empty_file_has_no_words(void **state)
{
    (void)state;
    read_text("");
    read_text("\xEF\xBB\xBF");
    read_text("\n\n");
    assert_words("");
    assert_int_equal(zl_dictionary_longest(&dictionary, zl_view_of("自"), 0),
                     0);
}

static void a_fault_has_its_line(void **state)
{
    (void)state;
    assert_fault("自力\n\n独立 自主\n", "3", "\"独立 自主\" has a blank in it");
    assert_fault("独立　自主", "1", "has a blank in it");
    assert_fault("# a\r\nself\r\n", "2", "\"self\" has no Chinese character");
    assert_fault("自力\n\n\xFF\n", "3", "not UTF-8 (byte 8 ");
}

/* `count` times a character of three bytes. */
static void write_long(zl_str *word, int count)
{
    for (int i = 0; i < count; i++)
        zl_str_add_text(word, "力");
}

static void a_word_has_192_bytes_at_most(void **state)
{
    zl_str word = { 0 };

    (void)state;
    write_long(&word, ZL_WORD_LIMIT / 3);
    read_text(zl_str_text(&word));
    zl_str_add_text(&word, "力");
    assert_int_equal(
        zl_dictionary_longest(&dictionary, zl_str_view(&word), 0),
        ZL_WORD_LIMIT);
    word.size -= 3;
    zl_str_add_byte(&word, 'a');
    assert_fault(zl_str_text(&word), "1", "力\" is longer than 192 bytes");
    zl_str_clear(&word);
}

/* 80 bytes are no whole number of characters. */
static void a_long_word_is_shown_in_whole_characters(void **state)
{
    zl_str line = { 0 };
    zili_error err = { 0 };

    (void)state;
    write_long(&line, 100);
    assert_int_equal(read_bytes(line.bytes, line.size, &err), ZILI_EFORMAT);
    char *quote = strchr(err.text, '"');
    assert_int_equal(strcspn(quote + 1, "\""), 78);
    zl_str_clear(&line);
}

static void a_file_that_is_not_there_is_named(void **state)
{
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(
        zl_dictionary_read(&dictionary, in_scratch("no.txt"), &err),
        ZILI_EIO);
    assert_says(&err, "no.txt");
}

/* ---- looking up ---- */

static size_t longest(const char *text, size_t at)
{
    return zl_dictionary_longest(&dictionary, zl_view_of(text), at);
}

static void the_longest_word_is_found(void **state)
{
    (void)state;
    read_text("自力\n自力更生\n更生\nA股\n");
    assert_int_equal(longest("自力更生", 0), 12);
    assert_int_equal(longest("自力更", 0), 6);
    assert_int_equal(longest("自力更生", 3), 0);
    assert_int_equal(longest("自力更生", 6), 6);
    assert_int_equal(longest("自", 0), 0);
    assert_int_equal(longest("A股", 0), 4);
    assert_int_equal(longest("自力", 6), 0);
}

/* Words of every size there can be, each found in a longer text. */
static void words_of_every_size_are_found(void **state)
{
    zl_str all = { 0 }, text = { 0 };

    (void)state;
    for (size_t size = 1; size <= ZL_WORD_LIMIT / 3; size++) {
        write_long(&text, 1);
        zl_str_add(&all, zl_str_view(&text));
        zl_str_add_byte(&all, '\n');
    }
    read_text(zl_str_text(&all));
    zl_str_empty(&text);
    for (size_t size = 1; size <= 100; size++) {
        write_long(&text, 1);
        assert_int_equal(longest(text.bytes, 0),
                         3 * (size < 64 ? size : 64));
    }
    zl_str_clear(&all);
    zl_str_clear(&text);
}

static double seconds_to_look_up(const char *words)
{
    zl_str text = { 0 };
    size_t found = 0;

    zl_dictionary_clear(&dictionary);
    read_text(words);
    write_long(&text, 200000);
    clock_t begin = clock();
    for (size_t at = 0; at < text.size; at += 3)
        found += zl_dictionary_longest(&dictionary, zl_str_view(&text), at);
    clock_t end = clock();
    assert_int_equal(found, 0);
    zl_str_clear(&text);
    return (double)(end - begin) / CLOCKS_PER_SEC;
}

static void a_long_word_makes_nothing_slow(void **state)
{
    zl_str words = { 0 };

    (void)state;
    write_long(&words, ZL_WORD_LIMIT / 3 - 1);
    zl_str_add_text(&words, "更\n");
    double alone = seconds_to_look_up("力更\n");
    double with = seconds_to_look_up(zl_str_text(&words));
    if (with > 20 * alone + 0.05)
        fail_msg("%.3f s instead of %.3f s", with, alone);
    zl_str_clear(&words);
}

static void every_lack_of_memory_is_survived(void **state)
{
    static const char text[] = "自力\n自力更生\n独立\n";
    zili_status status = ZILI_ENOMEM;
    long requests = 0;

    (void)state;
    write_file(in_scratch("d.txt"), text, sizeof text - 1);
    for (; status; requests++) {
        zl_dictionary_clear(&dictionary);
        zl_refuse_after(requests);
        status = zl_dictionary_read(&dictionary, in_scratch("d.txt"), NULL);
        zl_refuse_after(-1);
        assert_true(!status || status == ZILI_ENOMEM);
    }
    assert_words("自力 自力更生 独立");
    assert_true(requests > 3);
}

#define TEST(function) cmocka_unit_test_teardown(function, clear_dictionary)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_word_stands_on_a_line),
        TEST(comments_and_blanks_are_left_out),
        TEST(any_end_of_line_will_do),
        TEST(a_word_that_stands_twice_is_one),
        TEST(an_empty_file_has_no_words),
        TEST(a_fault_has_its_line),
        TEST(a_word_has_192_bytes_at_most),
        TEST(a_long_word_is_shown_in_whole_characters),
        TEST(a_file_that_is_not_there_is_named),
        TEST(the_longest_word_is_found),
        TEST(every_lack_of_memory_is_survived),
        TEST(words_of_every_size_are_found),
        TEST(a_long_word_makes_nothing_slow),
    };

    return cmocka_run_group_tests_name("dictionary", tests, make_scratch,
                                       remove_scratch);
}
