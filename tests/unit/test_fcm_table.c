/* test_fcm_table.c -- words that stand together, beside those that quanteda
 * counted in the same tokens. */
#include "maps_help.h"

#include <math.h>

#define INPUTS "06_cooccurrence/toy_window_sent.quanteda_fcm.inputs.tsv"
#define CELLS "06_cooccurrence/toy_window_sent.quanteda_fcm.tsv"

static zili_corpus *corpus;

static int open_lines(void **state)
{
    if (make_scratch(state))
        return -1;
    corpus = index_table(INPUTS, feed_lines);
    return 0;
}

static int close_lines(void **state)
{
    return close_texts(state, corpus);
}

/* ---- settings, as "window=2;weighted(3,2,1);ordered=TRUE" ---- */

/* Our options for a setting of theirs, in pairs. */
static void read_setting(const char *setting, const char **arguments,
                         char *window)
{
    size_t count = 0;
    bool weighted = strstr(setting, "weighted(");

    arguments[count++] = "all";
    arguments[count++] = NULL;
    if (sscanf(setting, "window=%9[0-9]", window) == 1) {
        arguments[count++] = "window";
        arguments[count++] = window;
    }
    arguments[count++] = "count";
    arguments[count++] = weighted                      ? "weighted"
                         : strstr(setting, ";boolean") ? "boolean"
                                                       : "frequency";
    if (strstr(setting, "weighted(3,2,1)")) {
        arguments[count++] = "weights";
        arguments[count++] = "3,2,1";
    }
    if (strstr(setting, "ordered=TRUE")) {
        arguments[count++] = "ordered";
        arguments[count++] = NULL;
    }
    if (strstr(setting, "tri=FALSE")) {
        arguments[count++] = "whole";
        arguments[count++] = NULL;
    }
    arguments[count++] = NULL;
}

static double cell_of(const zili_table *table, const char *row,
                      const char *column)
{
    for (size_t i = 0; i < zili_table_rows(table); i++)
        if (strcmp(text_at(table, i, "row"), row) == 0 &&
            strcmp(text_at(table, i, "col"), column) == 0)
            return real_at(table, i, "value");
    return NAN;
}

/* Their cells from `from` on that have one setting; gives where the next one
 * begins. */
static size_t check_setting(const golden *it, size_t from)
{
    const char *setting = golden_text(it, from, "setting");
    const char *arguments[20];
    char window[10];
    size_t to = from, wrong = 0;

    read_setting(setting, arguments, window);
    zili_table *table = answer(corpus, "fcm", arguments);
    for (;
         to < it->rows && strcmp(golden_text(it, to, "setting"), setting) == 0;
         to++)
        wrong += golden_check(setting, golden_text(it, to, "row"),
                              cell_of(table, golden_text(it, to, "row"),
                                      golden_text(it, to, "col")),
                              golden_number(it, to, "value"), 1e-9);
    assert_int_equal(wrong, 0);
    assert_int_equal(zili_table_rows(table), to - from);
    zili_table_free(table);
    return to;
}

static void cells_are_those_of_quanteda(void **state)
{
    golden it;

    (void)state;
    assert_true(golden_open(&it, CELLS));
    for (size_t i = 0; i < it.rows;)
        i = check_setting(&it, i);
    golden_close(&it);
}

/* ---- what is chosen ---- */

static void words_left_out_keep_their_places(void **state)
{
    const char *list = in_scratch("list.txt");

    (void)state;
    write_file(list, "cat\nsat\nbird\n", 13);
    assert_rows(
        answer(corpus, "fcm",
               ARGUMENTS("list", list, "window", "2", "sort", "terms")),
        "row col value", "cat cat 2|cat sat 1");
}

static void units_are_what_is_asked_for(void **state)
{
    static const char *const texts[] = { "a.txt", "One two. One three.\n",
                                         NULL };
    zili_corpus *two = index_texts("units", "uax29", texts);

    (void)state;
    assert_rows(answer(two, "fcm", ARGUMENTS("within", "s")), "row col value",
                "One two 1|One three 1");
    assert_rows(
        answer(two, "fcm",
               ARGUMENTS("window", "2", "within", "doc", "limit", "2")),
        "row col value", "One One 2|One two 2");
    zili_corpus_close(two);
}

static void pairs_are_sorted(void **state)
{
    zili_table *table = answer(corpus, "fcm", ARGUMENTS("window", "3"));

    (void)state;
    for (size_t i = 1; i < zili_table_rows(table); i++)
        assert_true(real_at(table, i - 1, "value") >=
                    real_at(table, i, "value"));
    zili_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_those_of_quanteda),
        cmocka_unit_test(words_left_out_keep_their_places),
        cmocka_unit_test(units_are_what_is_asked_for),
        cmocka_unit_test(pairs_are_sorted),
    };

    return cmocka_run_group_tests_name("fcm table", tests, open_lines,
                                       close_lines);
}
