/* test_stats.c -- measures from the numbers in a file, in all its forms. */
#include "stats_help.h"

/* ---- association and keyness ---- */

static void the_same_rows_get_a_column_a_measure(void **state)
{
    golden wanted;
    zili_stats_options options = { 0 };
    size_t wrong = 0;

    (void)state;
    assert_true(golden_open(&wanted, "../golden-data/measures_mp.tsv"));
    zili_table *table =
        measure(ZILI_STATS_ASSOCIATION,
                "tests/golden-values/01_association/tables.tsv", &options);
    assert_int_equal(zili_table_rows(table), wanted.rows);
    for (size_t row = 0; row < wanted.rows; row++) {
        const char *id = golden_text(&wanted, row, "id");
        assert_string_equal(text_at(table, row, "id"), id);
        for (size_t i = 12; i < wanted.columns; i++)
            wrong += golden_check(
                wanted.cells[i], id, at(table, row, wanted.cells[i]),
                golden_number(&wanted, row, wanted.cells[i]), 1e-9);
    }
    assert_int_equal(wrong, 0);
    zili_table_free(table);
    golden_close(&wanted);
}

static void a_table_is_told_by_cells_or_by_other_names(void **state)
{
    static const char *const texts[] = {
        "O11\tO12\tO21\tO22\n10\t0\t3\t31764\n",
        "f\tf1\tf2\tN\n10\t10\t13\t31777\n",
        "N\tC1\tx\tR1\tO11\n31777\t13\tNA\t10\t10.0\n",
    };

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        zili_table *table =
            measure_text(ZILI_STATS_ASSOCIATION, texts[i], "ll");
        check(table, 0, "ll", 167.22980391051675);
        zili_table_free(table);
    }
}

static void keyness_takes_sizes_from_anywhere(void **state)
{
    zili_stats_options options = { .measure = "ll", .n1 = 495, .n2 = 1433 };
    const char *sized = "a\tb\tn1\tn2\n2\t3\t495\t1433\n";
    const char *table_too = "O11\tR1\tC1\tN\n2\t495\t5\t1928\n";
    const char *bare = "feature\tn_target\tn_reference\njuly\t2\t3\n"
                       "x\t493\t1430\n";

    (void)state;
    zili_table *table = measure_text(ZILI_STATS_KEYNESS, sized, "ll");
    check(table, 0, "ll", 0.49028306672759378);
    zili_table_free(table);
    table = measure_text(ZILI_STATS_KEYNESS, table_too, "ll");
    check(table, 0, "ll", 0.49028306672759378);
    zili_table_free(table);
    table = measure_text(ZILI_STATS_KEYNESS, bare, "ll");
    check(table, 0, "ll", 0.49028306672759378);
    assert_true(notes_say(table, "n1 is 495, the sum of all rows."));
    zili_table_free(table);
    table = measure(ZILI_STATS_KEYNESS, file_of(bare), &options);
    check(table, 0, "ll", 0.49028306672759378);
    assert_null(zili_table_note(table, 0));
    zili_table_free(table);
}

static void a_whole_comparison_is_adjusted(void **state)
{
    golden wanted;
    zili_stats_options options = { .adjust = 3, .n1 = 495, .n2 = 1433 };
    size_t wrong = 0;

    (void)state;
    assert_true(
        golden_open(&wanted, "03_keyness/seeds_en.seed000.padjust_all.tsv"));
    zili_table *table = measure(
        ZILI_STATS_KEYNESS,
        "tests/golden-values/03_keyness/seeds_en.seed000.padjust_all.tsv",
        &options);
    for (size_t row = 0; row < wanted.rows; row++) {
        const char *word = golden_text(&wanted, row, "feature");
        double holm = golden_number(&wanted, row, "holm");
        wrong +=
            golden_check("p_adj", word, at(table, row, "p_adj"), holm, 1e-9);
        wrong +=
            golden_check("holm", word, at(table, row, "holm"), holm, 1e-9);
        wrong += golden_check("bh", word, at(table, row, "bh"),
                              golden_number(&wanted, row, "BH"), 1e-9);
        wrong += golden_check("bonferroni", word, at(table, row, "bonferroni"),
                              golden_number(&wanted, row, "bonferroni"), 1e-9);
    }
    assert_int_equal(wrong, 0);
    zili_table_free(table);
    golden_close(&wanted);
}

static void tests_that_are_not_there_count(void **state)
{
    zili_stats_options options = { .measure = "p,lrc",
                                   .adjust = 1,
                                   .tests = 1000 };
    zili_stats_options one = { .measure = "lrc_95_m1" };
    const char *text = "a\tb\tn1\tn2\n50\t3\t1000\t1000\n";

    (void)state;
    zili_table *table = measure(ZILI_STATS_KEYNESS, file_of(text), &options);
    assert_true(at(table, 0, "p_adj") == 1000 * at(table, 0, "p_g2"));
    zili_table *alone = measure(ZILI_STATS_KEYNESS, file_of(text), &one);
    assert_true(at(table, 0, "lrc") < at(alone, 0, "lrc_95_m1"));
    zili_table_free(alone);
    zili_table_free(table);
}

static void why_a_cell_is_missing_is_said(void **state)
{
    zili_table *table = measure_text(
        ZILI_STATS_ASSOCIATION,
        "# a note\nO11\tR1\tC1\tN\n1\t2\t3\t10\nNA\t2\t3\t10\n5\t1\t2\t100\n",
        "ll,mi");

    (void)state;
    assert_true(isnan(at(table, 1, "ll")) && isnan(at(table, 2, "ll")));
    assert_true(at(table, 2, "mi") == log2(250));
    assert_true(notes_say(table, "line 4: ll, mi, because a count is "
                                 "missing"));
    assert_true(notes_say(table, "line 5: ll, because R1 is below O11."));
    zili_table_free(table);
}

/* A number without end is a value, and is said to be one. */
static void what_is_infinite_is_said(void **state)
{
    zili_table *table = measure_text(
        ZILI_STATS_ASSOCIATION,
        "O11\tR1\tC1\tN\n5\t5\t5\t10\n0\t3\t3\t9\n2\t3\t3\t9\n",
        "mi,odds_ratio,dice");

    (void)state;
    assert_true(isinf(zili_table_real(
        table, 0, zili_table_find(table, "odds_ratio"))));
    assert_true(notes_say(table, "Infinite in 2 of 3 rows: mi, odds_ratio, "
                                 "which divide by 0"));
    zili_table_free(table);
}

/* ---- dispersion ---- */

static void parts_are_told_in_many_ways(void **state)
{
    static const char *const texts[] = {
        "v\tsize\n1\t9\n2\t10\n3\t10\n4\t10\n5\t11\n",
        "word\tv\tsize\na\t1\t9\na\t2\t10\na\t3\t10\na\t4\t10\na\t5\t11\n",
        "id\tv\tsize\nx\t1,2, 3,4,5\t9,10,10,10,11\n",
        "v_1\tv_2\tv_3\tv_4\tv_5\tsize_1\tsize_2\tsize_3\tsize_4\tsize_5\n"
        "1\t2\t3\t4\t5\t9\t10\t10\t10\t11\n",
        "word\tp\tq\tr\ts\tt\nsize\t9\t10\t10\t10\t11\n"
        "a\t1\t2\t3\t4\t5\n",
        "part\tsize\ta\np\t9\t1\nq\t10\t2\nr\t10\t3\ns\t10\t4\nt\t11\t5\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        zili_table *table =
            measure_text(ZILI_STATS_DISPERSION, texts[i], "all");
        assert_int_equal(zili_table_rows(table), 1);
        check(table, 0, "gries_DP", .18);
        check(table, 0, "kld_bits", 0.13697172936522081);
        assert_int_equal(zili_table_find(table, "arf"), SIZE_MAX);
        assert_null(zili_table_note(table, 0));
        zili_table_free(table);
    }
}

static void a_part_without_the_word_is_a_part(void **state)
{
    zili_table *table = measure_text(
        ZILI_STATS_DISPERSION,
        "word\tpart\tv\tsize\na\tx\t1\t9\na\ty\t2\t10\nb\ty\t5\t10\n",
        "range,n_parts,dp");

    (void)state;
    assert_string_equal(text_at(table, 1, "word"), "b");
    check(table, 1, "range", 1);
    check(table, 1, "n_parts", 2);
    check(table, 1, "dp", 9. / 19);
    zili_table_free(table);
}

/* All measures are those of the other parts. */
static void a_part_of_nothing_is_no_part(void **state)
{
    static const char *const texts[] = {
        "v\tsize\n1\t9\n0\t0\n2\t10\n3\t10\n4\t10\n5\t11\n0\t0\n",
        "id\tv\tsize\nx\t1,0,2,3,4,0,5\t9,0,10,10,10,0,11\n",
        "part\tsize\ta\nz\t0\t0\np\t9\t1\nq\t10\t2\nr\t10\t3\n"
        "s\t10\t4\nt\t11\t5\nu\t0\t0\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        zili_table *table =
            measure_text(ZILI_STATS_DISPERSION, texts[i], "all");
        check(table, 0, "n_parts", 5);
        check(table, 0, "gries_DP", .18);
        assert_true(notes_say(table, "2 parts of size 0 can hold no word"));
        zili_table_free(table);
    }
}

static void sizes_that_are_not_told_are_the_same(void **state)
{
    zili_table *table = measure_text(ZILI_STATS_DISPERSION,
                                     "v\n2\n1\n1\n1\n0\n", "carroll_D2,arf");

    (void)state;
    check(table, 0, "carroll_D2", 0.82772937684126857);
    assert_true(notes_say(table, "taken to be the same"));
    assert_true(notes_say(table, "arf, because the places of the hits are not "
                                 "known"));
    zili_table_free(table);
}

static void tokens_give_all_measures(void **state)
{
    golden wanted;
    zili_stats_options options = { 0 };
    size_t wrong = 0, row = SIZE_MAX;

    (void)state;
    assert_true(golden_open(&wanted, "04_dispersion/gries2008.reference.tsv"));
    zili_table *table =
        measure(ZILI_STATS_DISPERSION,
                "tests/golden-values/inputs/gries2008.tokens.tsv", &options);
    for (size_t i = 0; i < wanted.rows; i++) {
        const char *word = golden_text(&wanted, i, "word");
        const char *name = golden_text(&wanted, i, "measure");
        for (row = 0; strcmp(text_at(table, row, "word"), word); row++)
            assert_true(row < zili_table_rows(table));
        wrong += golden_check(name, word, at(table, row, name),
                              golden_number(&wanted, i, "value"), 1e-9);
    }
    assert_int_equal(wrong, 0);
    zili_table_free(table);
    golden_close(&wanted);
}

/* ---- diversity ---- */

static void check_texts(const char *name)
{
    zili_stats_options options = { .any_length = true };
    char path[100], tokens[100];
    golden wanted;
    size_t wrong = 0, row = 0;

    snprintf(path, sizeof path, "05_lexdiv/%s.reference.tsv", name);
    snprintf(tokens, sizeof tokens, "tests/golden-values/inputs/%s.tokens.tsv",
             name);
    assert_true(golden_open(&wanted, path));
    zili_table *table = measure(ZILI_STATS_DIVERSITY, tokens, &options);
    for (size_t i = 0; i < wanted.rows; i++) {
        const char *doc = golden_text(&wanted, i, "doc");
        const char *measured = golden_text(&wanted, i, "measure");
        for (row = 0; strcmp(text_at(table, row, "doc"), doc); row++)
            assert_true(row < zili_table_rows(table));
        wrong += golden_check(measured, doc, at(table, row, measured),
                              golden_number(&wanted, i, "value"),
                              strstr(measured, "vocd") ? 1e-5 : 1e-9);
    }
    assert_int_equal(wrong, 0);
    zili_table_free(table);
    golden_close(&wanted);
}

static void each_document_is_a_row(void **state)
{
    (void)state;
    check_texts("gries2008");
    check_texts("toy_window");
    check_texts("apache2");
}

static void a_token_a_line_is_one_text(void **state)
{
    static const char *const texts[] = {
        "one\ntwo\none\n\nthree\n",
        "token\r\none\r\ntwo\r\none\r\nthree",
        "\xEF\xBB\xBFone\ntwo\none\nthree\n",
    };

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        zili_table *table =
            measure_text(ZILI_STATS_DIVERSITY, texts[i], "N,V,ttr,mtld");
        assert_int_equal(zili_table_rows(table), 1);
        assert_int_equal(zili_table_find(table, "doc"), SIZE_MAX);
        check(table, 0, "N", 4);
        check(table, 0, "ttr", .75);
        assert_true(isnan(at(table, 0, "mtld")));
        assert_true(notes_say(table, "mtld, because it takes 11 tokens"));
        zili_table_free(table);
    }
}

static void intervals_stand_beside_the_values(void **state)
{
    zili_stats_options options = { .measure = "ttr,mattr_20",
                                   .bootstrap = 50,
                                   .seed = 7 };
    const char *path = "tests/golden-values/inputs/apache2.tokens.tsv";

    (void)state;
    zili_table *one = measure(ZILI_STATS_DIVERSITY, path, &options);
    options.threads = 3;
    zili_table *three = measure(ZILI_STATS_DIVERSITY, path, &options);
    options = (zili_stats_options){ .measure = "ttr", .pieces = 100 };
    zili_table *pieces = measure(ZILI_STATS_DIVERSITY, path, &options);
    check(one, 0, "ttr", 438. / 1578);
    assert_true(at(one, 0, "ttr_low") < at(one, 0, "ttr"));
    assert_true(at(one, 0, "mattr_20") < at(one, 0, "mattr_20_high"));
    assert_true(at(one, 0, "ttr_low") == at(three, 0, "ttr_low"));
    check(pieces, 0, "ttr", 0.62266666666666667);
    assert_true(at(pieces, 0, "ttr_high") > at(pieces, 0, "ttr"));
    zili_table_free(one);
    zili_table_free(three);
    zili_table_free(pieces);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_rows_get_a_column_a_measure),
        cmocka_unit_test(a_table_is_told_by_cells_or_by_other_names),
        cmocka_unit_test(keyness_takes_sizes_from_anywhere),
        cmocka_unit_test(a_whole_comparison_is_adjusted),
        cmocka_unit_test(tests_that_are_not_there_count),
        cmocka_unit_test(why_a_cell_is_missing_is_said),
        cmocka_unit_test(what_is_infinite_is_said),
        cmocka_unit_test(parts_are_told_in_many_ways),
        cmocka_unit_test(a_part_without_the_word_is_a_part),
        cmocka_unit_test(a_part_of_nothing_is_no_part),
        cmocka_unit_test(sizes_that_are_not_told_are_the_same),
        cmocka_unit_test(tokens_give_all_measures),
        cmocka_unit_test(each_document_is_a_row),
        cmocka_unit_test(a_token_a_line_is_one_text),
        cmocka_unit_test(intervals_stand_beside_the_values),
    };

    return cmocka_run_group_tests_name("stats", tests, make_folder,
                                       remove_folder);
}
