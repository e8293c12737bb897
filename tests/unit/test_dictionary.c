/* test_dictionary.c -- the words of a user, from a file. */
#include "index_help.h"

#include "base/hash.h"
#include "text/dictionary.h"

static zl_dictionary dictionary;

static int clear_dictionary(void **state)
{
    (void)state;
    zl_dictionary_clear(&dictionary);
    return 0;
}

/* In place of what was read before. */
static zili_status read_bytes(const char *bytes, size_t size, zili_error *err)
{
    const char *path = in_scratch("d.txt");
    zili_texts paths = { &path, 1 };

    write_file(path, bytes, size);
    zl_dictionary_clear(&dictionary);
    return zl_dictionary_read(&dictionary, &paths, err);
}

static void read_text(const char *text)
{
    zili_error err = { 0 };

    if (read_bytes(text, strlen(text), &err))
        fail_msg("%s", err.text);
}

/* The cost of a word of Han; 0 where it is none, -1 where it is mixed. */
static int cost_of(const char *word)
{
    uint16_t value = 0;
    zl_view view = zl_view_of(word);

    if (zl_map_find(&dictionary.mixed, view) != ZL_MAP_NONE)
        return -1;
    bool whole = view.size && zl_trie_longest(&dictionary.words, view, 0,
                                              &value) == view.size;
    assert_int_equal(zl_dictionary_has(&dictionary, view), whole);
    return whole ? value : 0;
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
}

/* ---- forms of a line ---- */

static void a_word_alone_has_the_usual_cost(void **state)
{
    (void)state;
    read_text("自力更生\n独立\n国\n一二三四五六七八九十一二三四五六七八九十\n");
    assert_int_equal(cost_of("自力更生"), 138);
    assert_int_equal(cost_of("独立"), 114);
    assert_int_equal(cost_of("国"), 102);
    assert_int_equal(cost_of("一二三四五六七八九十一二三四五六七八九十"),
                     255);
    assert_int_equal(cost_of("自力"), 0);
    assert_int_equal(cost_of("更生"), 0);
}

static void a_cost_may_be_told(void **state)
{
    (void)state;
    read_text("自力 cost=1\n更生\tcost=255\n独立 cost=80 # as a word\n");
    assert_int_equal(cost_of("自力"), 1);
    assert_int_equal(cost_of("更生"), 255);
    assert_int_equal(cost_of("独立"), 80);
}

/* 8 less for each doubling, from 248 down to 8. */
static void jieba_has_frequency_and_part_of_speech(void **state)
{
    (void)state;
    read_text("自力更生 300 l\n独立 3\n自主 nr\n台中 0\n凱特琳 1 nz\n"
              "云计算 99999999999 n\n创新办 3 i\n乡村 1.9 nrfg\n");
    assert_int_equal(cost_of("自力更生"), 248 - 8 * 8);
    assert_int_equal(cost_of("独立"), 248 - 8 * 2);
    assert_int_equal(cost_of("自主"), 114);
    assert_int_equal(cost_of("台中"), 248);
    assert_int_equal(cost_of("凱特琳"), 240);
    assert_int_equal(cost_of("云计算"), 8);
    assert_int_equal(cost_of("乡村"), 240);
}

static void antconc_3_has_rank_and_frequency_first(void **state)
{
    (void)state;
    read_text("#Word Types: 3\r\n#Word Tokens: 307\r\n#Search Hits: 0\r\n"
              "1\t300\t独立自主\r\n2\t7\t主权\t\r\n3\t1\t8\r\n7 科学\r\n");
    assert_int_equal(cost_of("独立自主"), 248 - 8 * 8);
    assert_int_equal(cost_of("主权"), 248 - 8 * 3);
    assert_int_equal(cost_of("8"), -1);
    assert_int_equal(cost_of("科学"), 248 - 8 * 3);
    assert_int_equal(dictionary.words.word_count, 3);
    assert_int_equal(dictionary.mixed.count, 1);
}

static void antconc_4_has_the_word_first(void **state)
{
    (void)state;
    read_text("Type\tRank\tFreq\tRange\tNormFreq\tNormRange\n"
              "独立自主\t1\t300\t2\t1234.5\t1.000\n主权\t2\t7\n");
    assert_int_equal(cost_of("独立自主"), 248 - 8 * 8);
    assert_int_equal(cost_of("主权"), 248 - 8 * 3);
    assert_int_equal(dictionary.words.word_count, 2);
    assert_int_equal(dictionary.mixed.count, 0);
    read_text("Type\tPOS\tHeadword\tRank\tFreq\n独立\t1\t2\n");
    assert_int_equal(dictionary.mixed.count, 0);
    read_text("Type\n");
    assert_int_equal(cost_of("Type"), -1);
}

static void a_lemma_has_forms(void **state)
{
    (void)state;
    read_text("研究->研究者,研究员\nbe -> am, are ,is\n自力->\n"
              "独立\t->\t自主,,主权,\n力->力 # 力->力量\n");
    assert_int_equal(cost_of("研究"), 114);
    assert_int_equal(cost_of("研究者"), 126);
    assert_int_equal(cost_of("研究员"), 126);
    assert_int_equal(cost_of("be"), -1);
    assert_int_equal(cost_of("am"), -1);
    assert_int_equal(cost_of("are"), -1);
    assert_int_equal(cost_of("is"), -1);
    assert_int_equal(cost_of("自力"), 114);
    assert_int_equal(cost_of("自主"), 114);
    assert_int_equal(cost_of("主权"), 114);
    assert_int_equal(cost_of("力量"), 0);
}

static void comments_and_blank_lines_are_left_out(void **state)
{
    (void)state;
    read_text("# 聂\n\n 自力 # 更生\n　独立\t　\n#\n   \n#主权\n"
              "# 研究->研究者\nC#\n");
    assert_int_equal(cost_of("自力"), 114);
    assert_int_equal(cost_of("独立"), 114);
    assert_int_equal(cost_of("C#"), -1);
    assert_int_equal(dictionary.words.word_count, 2);
    assert_int_equal(dictionary.mixed.count, 1);
}

static void any_end_of_line_will_do(void **state)
{
    (void)state;
    read_text("\xEF\xBB\xBF自力\r\n\r\n独立 5 n\r\nA股\r\n主权");
    assert_int_equal(cost_of("自力"), 114);
    assert_int_equal(cost_of("独立"), 232);
    assert_int_equal(cost_of("A股"), -1);
    assert_int_equal(cost_of("主权"), 114);
    read_text("\xEF\xBB\xBF# 自力\n独立\n");
    assert_int_equal(dictionary.words.word_count, 1);
}

static void a_word_that_comes_again_has_the_last_cost(void **state)
{
    (void)state;
    read_text("自力 cost=7\n独立\n自力 cost=90\nA股\nA股\n");
    assert_int_equal(cost_of("自力"), 90);
    assert_int_equal(dictionary.words.word_count, 2);
    assert_int_equal(dictionary.mixed.count, 1);
}

static void an_empty_file_has_no_words(void **state)
{
    static const char *const texts[] = { "", "\xEF\xBB\xBF", "\n\n",
                                         "# a\n#\n" };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        read_text(texts[i]);
        assert_false(zl_dictionary_has(&dictionary, zl_view_of("自")));
        assert_false(zl_dictionary_has(&dictionary, zl_view_of("")));
        assert_int_equal(
            zl_dictionary_mixed(&dictionary, zl_view_of("自"), 0), 0);
    }
}

/* ---- faults ---- */

static void a_fault_has_its_file_and_line(void **state)
{
    (void)state;
    assert_fault("自力\n\n独立 自主\n", "3", "\"独立 自主\" has a blank");
    assert_fault("独立　自主", "1", "has a blank in it");
    assert_fault("# a\r\n——\r\n", "2", "\"——\" has neither letter nor digit");
    assert_fault("自力\n\n\xFF\n", "3", "not UTF-8 (byte 8 ");
    assert_fault("自\xE5\n", "1", "not UTF-8 (byte 3 ");
    assert_fault("自\xED\xA0\x80\n", "1", "not UTF-8 (byte 3 ");
    assert_fault("自力\n独立 cost=0\n", "2", "no number from 1 to 255");
    assert_fault("独立 cost=256", "1", "no number from 1 to 255");
    assert_fault("独立 cost=", "1", "no number from 1 to 255");
    assert_fault("独立 cost=x1", "1", "no number from 1 to 255");
    assert_fault("独立 cost=99999999999999999999", "1", "from 1 to 255");
    assert_fault("->研究者", "1", "has no lemma");
    assert_fault("研究->研究 者", "1", "\"研究 者\" has a blank");
    assert_fault("1 2 3 4 5 6 7 8 9 10 11 12 13", "1", "too many fields");
    assert_fault("自力 5 n n", "1", "has a blank in it");
}

/* Two words are not one with a part of speech. */
static void words_of_latin_script_have_no_tag_by_mistake(void **state)
{
    (void)state;
    assert_fault("self reliance", "1", "\"self reliance\" has a blank");
    assert_fault("New York", "1", "has a blank in it");
    assert_fault("go on", "1", "has a blank in it");
    assert_fault("独立 independence", "1", "has a blank in it");
    read_text("IT n\nWTO 5 nz\nC++ nz\n");
    assert_int_equal(dictionary.mixed.count, 3);
}

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
    assert_int_equal(cost_of(zl_str_text(&word)), 255);
    word.size -= 3;
    zl_str_add_text(&word, "abc");
    read_text(zl_str_text(&word));
    assert_int_equal(cost_of(zl_str_text(&word)), -1);
    assert_int_equal(
        zl_dictionary_mixed(&dictionary, zl_str_view(&word), 0),
        ZL_WORD_LIMIT);
    zl_str_add_byte(&word, 'd');
    assert_fault(zl_str_text(&word), "1", " is longer than 192 bytes");
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

/* ---- files ---- */

static void a_file_that_is_not_there_is_named(void **state)
{
    const char *paths[] = { in_scratch("d.txt"), in_scratch("no.txt") };
    zili_texts two = { paths, 2 };
    zili_error err = { 0 };

    (void)state;
    write_file(paths[0], "自力", 6);
    assert_int_equal(zl_dictionary_read(&dictionary, &two, &err), ZILI_EIO);
    assert_says(&err, "no.txt");
}

static void several_files_are_read_and_hashed(void **state)
{
    static const char one[] = "自力 cost=5\n", two[] = "自力\n独立\n";
    const char *paths[] = { in_scratch("1.txt"), in_scratch("2.txt") };
    zili_texts both = { paths, 2 };

    (void)state;
    write_file(paths[0], one, strlen(one));
    write_file(paths[1], two, strlen(two));
    assert_int_equal(zl_dictionary_read(&dictionary, &both, NULL), ZILI_OK);
    assert_int_equal(cost_of("自力"), 114);
    assert_int_equal(cost_of("独立"), 114);
    assert_int_equal(dictionary.hashes.count, 2);
    assert_true(dictionary.hashes.items[0] == zl_hash(one, strlen(one)));
    assert_true(dictionary.hashes.items[1] == zl_hash(two, strlen(two)));
}

static void no_files_are_no_words(void **state)
{
    zili_texts none = { NULL, 0 };

    (void)state;
    assert_int_equal(zl_dictionary_read(&dictionary, NULL, NULL), ZILI_OK);
    assert_int_equal(zl_dictionary_read(&dictionary, &none, NULL), ZILI_OK);
    assert_false(zl_dictionary_has(&dictionary, zl_view_of("自力")));
}

static void six_hundred_thousand_words_are_read(void **state)
{
    zl_str text = { 0 };

    (void)state;
    for (uint32_t i = 0; i < 600000; i++) {
        for (uint32_t left = i + 7; left; left /= 90)
            zl_utf8_add(&text, 0x5000 + left % 90 * 97);
        zl_str_add_text(&text, i % 2 ? " 3 n\n" : "\n");
    }
    read_text(zl_str_text(&text));
    assert_int_equal(dictionary.words.word_count, 600000);
    zl_view all = zl_str_view(&text), line, word;
    for (uint32_t i = 0; zl_view_next(&all, '\n', &line); i++)
        if (i % 997 == 0) {
            assert_true(zl_view_next(&line, ' ', &word));
            assert_true(zl_dictionary_has(&dictionary, word));
        }
    zl_str_clear(&text);
}

static void every_lack_of_memory_is_survived(void **state)
{
    static const char text[] = "自力\n自力更生\nA股\n研究->研究者\nC++\n";
    const char *path = in_scratch("d.txt");
    zili_texts paths = { &path, 1 };
    zili_status status = ZILI_ENOMEM;
    long requests = 0;

    (void)state;
    write_file(path, text, sizeof text - 1);
    for (; status; requests++) {
        zl_dictionary_clear(&dictionary);
        zl_refuse_after(requests);
        status = zl_dictionary_read(&dictionary, &paths, NULL);
        zl_refuse_after(-1);
        assert_true(!status || status == ZILI_ENOMEM);
    }
    assert_int_equal(dictionary.words.word_count, 4);
    assert_int_equal(dictionary.mixed.count, 2);
    assert_true(requests > 10);
}

#define TEST(function) cmocka_unit_test_teardown(function, clear_dictionary)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_word_alone_has_the_usual_cost),
        TEST(a_cost_may_be_told),
        TEST(jieba_has_frequency_and_part_of_speech),
        TEST(antconc_3_has_rank_and_frequency_first),
        TEST(antconc_4_has_the_word_first),
        TEST(a_lemma_has_forms),
        TEST(comments_and_blank_lines_are_left_out),
        TEST(any_end_of_line_will_do),
        TEST(a_word_that_comes_again_has_the_last_cost),
        TEST(an_empty_file_has_no_words),
        TEST(a_fault_has_its_file_and_line),
        TEST(words_of_latin_script_have_no_tag_by_mistake),
        TEST(a_word_has_192_bytes_at_most),
        TEST(a_long_word_is_shown_in_whole_characters),
        TEST(a_file_that_is_not_there_is_named),
        TEST(several_files_are_read_and_hashed),
        TEST(no_files_are_no_words),
        TEST(six_hundred_thousand_words_are_read),
        TEST(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("dictionary", tests, make_scratch,
                                       remove_scratch);
}
