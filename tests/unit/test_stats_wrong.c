/* test_stats_wrong.c -- files that are not as they should be. */
#include "stats_help.h"

static void check_failure(zili_stats_kind kind, const char *text,
                          zili_status wanted, const char *sentence)
{
    zili_stats_options options = { 0 };
    zili_error err = { 0 };
    zili_table *table;

    assert_int_equal(zili_stats(kind, file_of(text), &options, &table, &err),
                     wanted);
    assert_null(table);
    if (!strstr(err.text, sentence))
        fail_msg("\"%s\" is not in: %s", sentence, err.text);
}

static void what_is_wrong_is_said_with_its_place(void **state)
{
    (void)state;
    check_failure(ZILI_STATS_ASSOCIATION, "O11\tR1\tC1\tN\n1\tx\t3\t4\n",
                  ZILI_EFORMAT,
                  "numbers.tsv:2: in column R1 there is \"x\", which is no "
                  "number.");
    check_failure(ZILI_STATS_ASSOCIATION, "O11\tR1\tC1\tN\n1\t2\t-3\t4\n",
                  ZILI_EFORMAT, "numbers.tsv:2: in column C1");
    check_failure(ZILI_STATS_ASSOCIATION, "O11\tR1\n1\t2\n", ZILI_EFORMAT,
                  "the columns must be O11 R1 C1 N");
    check_failure(ZILI_STATS_KEYNESS, "a\tc\n1\t2\n", ZILI_EFORMAT,
                  "the columns must be a b n1 n2");
    check_failure(ZILI_STATS_DISPERSION, "v\tsize\n1\t\n", ZILI_EFORMAT,
                  "numbers.tsv:2: in column size there is no number.");
    check_failure(ZILI_STATS_DISPERSION, "v\tsize\n1,2\t3\n", ZILI_EFORMAT,
                  "not as many numbers as in column v");
    check_failure(ZILI_STATS_DISPERSION, "v_1\tv_2\tsize_1\n1\t2\t3\n",
                  ZILI_EFORMAT, "but none size_2");
    check_failure(ZILI_STATS_DISPERSION,
                  "word\tpart\tv\tsize\na\tp\t1\t2\na\tp\t1\t2\n",
                  ZILI_EFORMAT, "the part comes twice for a word");
    check_failure(ZILI_STATS_DISPERSION,
                  "word\tpart\tv\tsize\na\tp\t1\t2\nb\tp\t1\t3\n",
                  ZILI_EFORMAT, "another size than before");
    static const char *const full[] = {
        "v\tsize\n1\t9\n3\t2\n",
        "word\tpart\tv\tsize\na\tp\t1\t2\nb\tp\t3\t2\n",
        "v\tsize\n1,2\t3,2\n0,3\t3,2\n",
        "v_1\tv_2\tsize_1\tsize_2\n1\t2\t3\t2\n1\t3\t3\t2\n",
        "size\ta\n2\t1\n2\t3\n",
        "word\tp\tq\nsize\t3\t2\na\t2\t3\n",
    };
    for (size_t i = 0; i < sizeof full / sizeof *full; i++)
        check_failure(ZILI_STATS_DISPERSION, full[i], ZILI_EFORMAT,
                      "numbers.tsv:3: in column");
    check_failure(ZILI_STATS_DISPERSION, full[0], ZILI_EFORMAT,
                  "there are 3 hits in a part of size 2, which");
    check_failure(ZILI_STATS_DISPERSION, "word\na\n", ZILI_EFORMAT,
                  "no column v");
    check_failure(ZILI_STATS_DIVERSITY, "doc\tword\na\tx\nb\ty\na\tz\n",
                  ZILI_EFORMAT, "numbers.tsv:4: in column doc");
    check_failure(ZILI_STATS_DIVERSITY, "doc\ttoken\na\n", ZILI_EFORMAT,
                  "numbers.tsv:2: the first line has 2 columns");
    check_failure(ZILI_STATS_DIVERSITY, "", ZILI_EFORMAT, "has no tokens");
    check_failure(ZILI_STATS_DIVERSITY, "a\xFF\n", ZILI_EFORMAT,
                  "is not UTF-8");
}

/* At the end they are no rows; between rows nobody knows what they are. */
static void empty_lines_end_a_file_or_are_refused(void **state)
{
    static const char *const ends[] = { "", "\n", "\n\n\n", "\r\n\r\n" };
    zili_stats_options options = { .measure = "f" };

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        char text[40];
        zili_table *table;
        zili_error err;
        snprintf(text, sizeof text, "v\n2\n1%s", ends[i]);
        assert_int_equal(zili_stats(ZILI_STATS_DISPERSION, file_of(text),
                                    &options, &table, &err),
                         ZILI_OK);
        assert_true(zili_table_real(table, 0, zili_table_find(table, "f")) ==
                    3);
        zili_table_free(table);
        snprintf(text, sizeof text, "v\tsize\n2\t9%s", ends[i]);
        assert_int_equal(zili_stats(ZILI_STATS_DISPERSION, file_of(text),
                                    &options, &table, &err),
                         ZILI_OK);
        zili_table_free(table);
    }
    check_failure(ZILI_STATS_ASSOCIATION,
                  "O11\tR1\tC1\tN\n1\t2\t3\t9\n\n1\t2\t3\t9\n",
                  ZILI_EFORMAT, "numbers.tsv:3: this line is empty");
    check_failure(ZILI_STATS_DISPERSION, "v\n2\n\n1\n", ZILI_EFORMAT,
                  "numbers.tsv:3: in column v there is no number");
}

static void an_unknown_measure_is_refused(void **state)
{
    zili_stats_options options = { .measure = "ttr,nonsense" };
    zili_error err = { 0 };
    zili_table *table;

    (void)state;
    assert_int_equal(zili_stats(ZILI_STATS_DIVERSITY, file_of("a\n"), &options,
                                &table, &err),
                     ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "There is no measure \"nonsense\"; "
                                     "there are all, N, V,"));
    options = (zili_stats_options){ .adjust = 2 };
    assert_int_equal(zili_stats(ZILI_STATS_DIVERSITY, file_of("a\n"), &options,
                                &table, &err),
                     ZILI_EUSAGE);
    options = (zili_stats_options){ .pieces = 2, .bootstrap = 2 };
    assert_int_equal(zili_stats(ZILI_STATS_DIVERSITY, file_of("a\n"), &options,
                                &table, &err),
                     ZILI_EUSAGE);
    options = (zili_stats_options){ .measure = "," };
    assert_int_equal(zili_stats(ZILI_STATS_DIVERSITY, file_of("a\n"), &options,
                                &table, &err),
                     ZILI_EUSAGE);
}

static void every_lack_of_memory_is_survived(void **state)
{
    static const char *const texts[] = {
        "O11\tR1\tC1\tN\n1\t2\t3\t10\nNA\t2\t3\t10\n",
        "word\ta\tb\nx\t1\t2\ny\t0\t5\n",
        "word\tpart\tv\tsize\na\tx\t1\t9\na\ty\t2\t10\nb\ty\t5\t10\n",
        "doc\tsent\ttoken\na\t1\tx\na\t2\tx\nb\t1\ty\nb\t2\ty\n",
    };
    zili_stats_options options[] = {
        { .adjust = 3, .measure = "ll,bh" },
        { .adjust = 4, .measure = "ll,clr" },
        { .measure = "all" },
        { .measure = "ttr", .bootstrap = 3, .threads = 1 },
    };

    (void)state;
    for (int kind = 0; kind < 4; kind++) {
        const char *path = file_of(texts[kind]);
        zili_status status = ZILI_ENOMEM;
        for (long n = 0; status != ZILI_OK; n++) {
            zili_table *table;
            options[kind].threads = 1;
            zl_refuse_after(n);
            status = zili_stats((zili_stats_kind)kind, path, &options[kind],
                                &table, NULL);
            zl_refuse_after(-1);
            assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
            zili_table_free(table);
        }
    }
}

static void the_list_has_every_measure(void **state)
{
    static const char *const names[] = { "association", "keyness",
                                         "dispersion", "diversity" };
    static const size_t least[] = { 50, 30, 40, 50 };
    zili_stats_kind kind;

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        zili_table *table;
        assert_true(zili_stats_find(names[i], &kind));
        assert_int_equal(kind, i);
        assert_int_equal(zili_stats_list(kind, &table, NULL), ZILI_OK);
        assert_true(zili_table_rows(table) >= least[i]);
        zili_table_free(table);
    }
    assert_false(zili_stats_find("", &kind));
}

static void the_manual_has_all_literature(void **state)
{
    char *manual = golden_bytes("docs/stats.md");

    (void)state;
    assert_non_null(manual);
    for (int kind = 0; kind <= ZILI_STATS_DIVERSITY; kind++) {
        zili_table *table;
        assert_int_equal(
            zili_stats_list((zili_stats_kind)kind, &table, NULL), ZILI_OK);
        for (size_t row = 0; row < zili_table_rows(table); row++) {
            const char *key = text_at(table, row, "source");
            char line[60];
            snprintf(line, sizeof line, "\n| %s | ", key);
            if (*key && !strstr(manual, line))
                fail_msg("docs/stats.md does not know %s", key);
        }
        zili_table_free(table);
    }
    free(manual);
}

/* In its Markdown a stroke has a backslash before it. */
static void the_manual_has_every_formula(void **state)
{
    char *manual = golden_bytes("docs/stats.md");

    (void)state;
    assert_non_null(manual);
    for (int kind = ZILI_STATS_KEYNESS; kind <= ZILI_STATS_DIVERSITY; kind++) {
        zili_table *table;
        assert_int_equal(
            zili_stats_list((zili_stats_kind)kind, &table, NULL), ZILI_OK);
        for (size_t row = 0; row < zili_table_rows(table); row++) {
            const char *formula = text_at(table, row, "formula");
            char line[60];
            snprintf(line, sizeof line, "| `%s` |",
                     text_at(table, row, "measure"));
            if (!strstr(manual, line) ||
                (!strchr(formula, '|') && !strstr(manual, formula)))
                fail_msg("%s is not as docs/stats.md has it", line);
        }
        zili_table_free(table);
    }
    free(manual);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_wrong_is_said_with_its_place),
        cmocka_unit_test(empty_lines_end_a_file_or_are_refused),
        cmocka_unit_test(an_unknown_measure_is_refused),
        cmocka_unit_test(every_lack_of_memory_is_survived),
        cmocka_unit_test(the_list_has_every_measure),
        cmocka_unit_test(the_manual_has_every_formula),
        cmocka_unit_test(the_manual_has_all_literature),
    };

    return cmocka_run_group_tests_name("stats_wrong", tests, make_folder,
                                       remove_folder);
}
