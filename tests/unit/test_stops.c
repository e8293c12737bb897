/* test_stops.c -- words that a list leaves out of tables. */
#include "analysis_help.h"

#include "analysis/stops.h"

static zili_corpus *corpus;

static const char *const texts[] = {
    "a.txt", "The cat and the dog; the Dog sat. And so on, and on.\n",
    "b.txt", "A cat sat on the dog and the cat. So what?\n", NULL,
};

static const char *list_of(const char *text)
{
    const char *path = in_scratch("stop.txt");

    write_file(path, text, strlen(text));
    return path;
}

static bool is_stopped(const char *words)
{
    static const char *const listed[] = { "the", "and", "on", NULL };
    zl_view rest = zl_view_of(words), word;

    while (zl_view_next(&rest, ' ', &word))
        for (size_t i = 0; listed[i]; i++)
            if (word.size == strlen(listed[i]) &&
                strncasecmp(word.bytes, listed[i], word.size) == 0)
                return true;
    return false;
}

/* Rows of the whole table but for those that have a word of the list are what
 * is found, in the same order and with the same numbers. */
static void assert_left_out(const char *name, const char *column,
                            const char *const whole[],
                            const char *const asked[])
{
    zili_table *all = answer(corpus, name, whole);
    zili_table *some = answer(corpus, name, asked);
    size_t row = 0;

    for (size_t i = 0; i < zili_table_rows(all); i++) {
        if (is_stopped(text_at(all, i, column)))
            continue;
        for (size_t k = 0; k < zili_table_columns(all); k++) {
            zl_str left = { 0 }, right = { 0 };
            write_cell(all, i, k, &left);
            write_cell(some, row, k, &right);
            if (strcmp(zili_table_name(all, k), "rank") != 0)
                assert_string_equal(zl_str_text(&left), zl_str_text(&right));
            zl_str_clear(&left);
            zl_str_clear(&right);
        }
        row++;
    }
    assert_int_equal(row, zili_table_rows(some));
    assert_true(row > 0 && row < zili_table_rows(all));
    zili_table_free(all);
    zili_table_free(some);
}

static const char list[] = " | words\nTHE # article\nand|\n#\non\t# not in\n"
                           "nowhere\n";

static void numbers_are_those_of_the_whole_table(void **state)
{
    const char *path = list_of(list);

    (void)state;
    assert_left_out("freq", "term", ARGUMENTS("limit", "0"),
                    ARGUMENTS("limit", "0", "stop", path));
    assert_left_out("dispersion", "term", ARGUMENTS("limit", "0"),
                    ARGUMENTS("limit", "0", "stop", path));
    assert_left_out("ngrams", "ngram", ARGUMENTS("limit", "0"),
                    ARGUMENTS("limit", "0", "stop", path));
    assert_left_out("ngrams", "ngram",
                    ARGUMENTS("limit", "0", "size", "3", "skip", "2"),
                    ARGUMENTS("limit", "0", "size", "3", "skip", "2", "stop",
                              path));
    assert_left_out("keyness", "term",
                    ARGUMENTS("target", "doc = 'a'", "limit", "0"),
                    ARGUMENTS("target", "doc = 'a'", "limit", "0", "stop",
                              path));
}

static void what_is_left_out_is_counted(void **state)
{
    zili_table *table = answer(corpus, "freq",
                               ARGUMENTS("stop", list_of(list)));

    (void)state;
    assert_true(has_note(table, "3 of 9 terms, 12 of 24 tokens"));
    zili_table_free(table);
    table = answer(corpus, "freq",
                   ARGUMENTS("stop", list_of("the"), "exact", NULL));
    assert_true(has_note(table, "1 of 13 terms, 4 of 24 tokens"));
    zili_table_free(table);
}

/* As on Windows, and on a Mac before 2001, with lines that are empty. */
static void lines_end_in_three_ways(void **state)
{
    static const char *const lists[] = { "the\nand\non\n",
                                         "the\r\n\r\nand\r\non",
                                         "the\rand\r\ron\r", "the\r\ron\nand" };

    (void)state;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        zili_table *table = answer(corpus, "freq",
                                   ARGUMENTS("stop", list_of(lists[i])));
        assert_true(has_note(table, "3 of 9 terms, 12 of 24 tokens"));
        zili_table_free(table);
    }
}

static void lack_of_memory_is_said(void **state)
{
    const zl_view shown[] = { { "the", 3 }, { "cat", 3 } };
    const char *path = list_of(list);
    zili_status status = ZILI_ENOMEM;
    uint8_t *stopped = NULL;

    (void)state;
    for (long n = 0; status; n++) {
        zl_refuse_after(n);
        status = zl_stops_find(&stopped, path, shown, 2, false, NULL);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
        assert_true(!status == (stopped != NULL));
    }
    assert_true(stopped[0] && !stopped[1]);
    zl_free(stopped);
}

static int open_all(void **state)
{
    return open_texts(state, texts, &corpus);
}

static int close_all(void **state)
{
    return close_texts(state, corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_those_of_the_whole_table),
        cmocka_unit_test(what_is_left_out_is_counted),
        cmocka_unit_test(lines_end_in_three_ways),
        cmocka_unit_test(lack_of_memory_is_said),
    };

    return cmocka_run_group_tests_name("stops", tests, open_all, close_all);
}
