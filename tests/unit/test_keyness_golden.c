/* test_keyness_golden.c -- keyness of a corpus beside that of quanteda,
 * corpora, R and numbers of forty digits. */
#include "analysis_help.h"
#include "golden_help.h"

#include <math.h>

static zl_type_facts describe_given(void *user, zl_view form)
{
    (void)user;
    return (zl_type_facts){ 1, form };
}

static const golden *feeding;

static void feed_side(zl_batch *batch, const char *name, const char *column)
{
    zl_batch_document(batch, name, name, 9, "?");
    zl_batch_region_begin(batch, "text", "en");
    for (size_t row = 0; row < feeding->rows; row++) {
        const char *word = golden_text(feeding, row, "feature");
        for (long left = atol(golden_text(feeding, row, column)); left > 0;
             left--) {
            zl_batch_token(batch, zl_view_of(word));
            zl_batch_glue(batch, zl_view_of(" "));
        }
    }
    zl_batch_region_end(batch);
}

static void feed_both(zl_batch *batch)
{
    feed_side(batch, "target", "n_target");
    feed_side(batch, "reference", "n_reference");
}

static size_t row_of(const zili_table *table, const char *term)
{
    for (size_t row = 0; row < zili_table_rows(table); row++)
        if (strcmp(text_at(table, row, "term"), term) == 0)
            return row;
    fail_msg("there is no %s", term);
    return 0;
}

static size_t check_column(const zili_table *found, const golden *wanted,
                           const char *here, const char *there,
                           double tolerance)
{
    size_t wrong = 0;

    for (size_t row = 0; row < wanted->rows; row++) {
        const char *word = golden_text(wanted, row, "feature");
        size_t place = row_of(found, word);
        assert_int_equal(number_at(found, place, "f1"),
                         golden_number(wanted, row, "n_target"));
        assert_int_equal(number_at(found, place, "f2"),
                         golden_number(wanted, row, "n_reference"));
        size_t column = column_of(found, here);
        double value = zili_table_missing(found, place, column)
                           ? NAN
                           : zili_table_real(found, place, column);
        wrong += golden_check(here, word, value,
                              golden_number(wanted, row, there), tolerance);
    }
    return wrong;
}

/* Columns that are called so in the file; the first are those of any answer,
 * with the names they have there. */
static size_t check_measures(const zili_table *found, const golden *wanted)
{
    size_t wrong = check_column(found, wanted, "g2", "g2_4cell_signed", 1e-9) +
                   check_column(found, wanted, "p", "p_g2", 1e-9) +
                   check_column(found, wanted, "log_ratio",
                                "log_ratio_hardie", 1e-9);

    for (size_t i = 3; i < wanted->columns; i++) {
        const char *name = wanted->cells[i];
        if (strcmp(name, "pct_diff") == 0)
            continue; /* inf there, missing and explained here */
        wrong += check_column(found, wanted, name, name, 1e-9);
    }
    return wrong;
}

static void check_golden(const char *name)
{
    char path[200];
    golden all, measures;

    snprintf(path, sizeof path, "03_keyness/%s.padjust_all.tsv", name);
    if (!golden_open(&all, path))
        return;
    snprintf(path, sizeof path, "03_keyness/%s.mp.tsv", name);
    assert_true(golden_open(&measures, path));
    feeding = &all;
    assert_int_equal(build_with(in_scratch("g.zili"), feed_both,
                                describe_given, NULL, NULL),
                     ZILI_OK);
    zili_corpus *corpus = open_index(in_scratch("g.zili"));
    zili_table *found =
        answer(corpus, "keyness",
               ARGUMENTS("target", "doc = 'target'", "measure", "all",
                         "adjust", "bh", "exact", NULL));
    assert_int_equal(zili_table_rows(found), all.rows);
    assert_int_equal(check_measures(found, &measures), 0);
    assert_int_equal(check_column(found, &all, "p_adj", "BH", 1e-9), 0);
    assert_int_equal(check_column(found, &all, "by", "BY", 1e-9), 0);
    assert_int_equal(check_column(found, &all, "holm", "holm", 1e-9), 0);
    zili_table_free(found);
    zili_corpus_close(corpus);
    golden_close(&all);
    golden_close(&measures);
}

static void numbers_are_those_of_others(void **state)
{
    (void)state;
    check_golden("seeds_en.seed000");
    check_golden("inaugural_a.obama");
    check_golden("inaugural_a.trump2017");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_those_of_others),
    };

    return cmocka_run_group_tests_name("keyness beside others", tests,
                                       make_scratch, remove_scratch);
}
