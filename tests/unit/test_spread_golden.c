/* test_spread_golden.c -- dispersion, diversity and laws of the tokens of
 * golden files, put into an index as they are. */
#include "analysis_help.h"
#include "tokens_help.h"

static const tokens *feeding;
static zili_corpus *corpus;

static zl_type_facts describe_given(void *user, zl_view form)
{
    (void)user;
    return (zl_type_facts){ 1, form };
}

static void feed(zl_batch *batch)
{
    for (size_t doc = 0; doc < feeding->docs; doc++) {
        zl_batch_document(batch, feeding->names[doc], "d.txt", 9, "?");
        zl_batch_region_begin(batch, "text", "en");
        zl_batch_begin(batch, "p", "body");
        for (uint64_t i = tokens_begin(feeding, doc); i < feeding->ends[doc];
             i++) {
            zl_batch_token(batch, zl_view_of(feeding->texts[i]));
            zl_batch_glue(batch, zl_view_of(" "));
        }
        zl_batch_end(batch, "p");
        zl_batch_region_end(batch);
    }
}

/* False where the tokens are not there. */
static bool open_golden(const char *name)
{
    zili_error err = { 0 };
    tokens given;

    if (!tokens_open(&given, name))
        return false;
    feeding = &given;
    if (build_with(in_scratch("golden.zili"), feed, describe_given, NULL,
                   &err))
        fail_msg("%s", err.text);
    tokens_close(&given);
    corpus = open_index(in_scratch("golden.zili"));
    return true;
}

static size_t row_called(const zili_table *table, const char *column,
                         const char *name)
{
    for (size_t row = 0; row < zili_table_rows(table); row++)
        if (strcmp(text_at(table, row, column), name) == 0)
            return row;
    fail_msg("there is no %s", name);
    return 0;
}

static double cell(const zili_table *table, size_t row, const char *name)
{
    size_t column = column_of(table, name);

    if (zili_table_missing(table, row, column))
        return NAN;
    return zili_table_type(table, column) == ZILI_INTEGER
               ? (double)zili_table_integer(table, row, column)
               : zili_table_real(table, row, column);
}

/* Every number of a file of (label, measure, value). Takes the table over. */
static void check_file(zili_table *table, const char *path, const char *label,
                       const char *shown, double vocd)
{
    golden wanted;
    size_t wrong = 0;

    assert_true(golden_open(&wanted, path));
    for (size_t row = 0; row < wanted.rows; row++) {
        const char *of = golden_text(&wanted, row, label);
        const char *name = golden_text(&wanted, row, "measure");
        bool fitted = strcmp(name, "vocd_D_expected") == 0;
        wrong += golden_check(
            name, of, cell(table, row_called(table, shown, of), name),
            golden_number(&wanted, row, "value"), fitted ? vocd : 1e-9);
    }
    assert_int_equal(wrong, 0);
    assert_true(wanted.rows > 0);
    golden_close(&wanted);
    zili_table_free(table);
}

static void check_dispersion(const char *name, const char *threads)
{
    char path[100];

    if (!open_golden(name))
        return;
    snprintf(path, sizeof path, "04_dispersion/%s.reference.tsv", name);
    check_file(
        answer(corpus, "dispersion",
               ARGUMENTS("measure", "all", "exact", NULL, "threads", threads)),
        path, "word", "term", 0);
    zili_corpus_close(corpus);
}

static void dispersions_agree(void **state)
{
    (void)state;
    check_dispersion("gries2008", "1");
    check_dispersion("gries2020", "3");
    check_dispersion("seeds_en", "2");
}

static void check_diversity(const char *name)
{
    char path[100];

    if (!open_golden(name))
        return;
    snprintf(path, sizeof path, "05_lexdiv/%s.reference.tsv", name);
    check_file(answer(corpus, "diversity",
                      ARGUMENTS("measure", "all", "exact", NULL, "by", "doc",
                                "any-length", NULL)),
               path, "doc", "doc", 1e-5);
    zili_corpus_close(corpus);
}

static void diversities_agree(void **state)
{
    (void)state;
    check_diversity("gries2008");
    check_diversity("apache2");
    check_diversity("toy_window");
    check_diversity("seeds_en");
}

/* The value of "zipf_mle_a": its model and its parameter. */
static double value_of(const zili_table *table, const char *key)
{
    static const char *const others[][2] = {
        { "N", "text_N" },
        { "V", "text_V" },
        { "step", "heaps_step" },
        { "n_points", "heaps_n_points" },
    };
    char name[80];

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(key, others[i][0]) == 0)
            key = others[i][1];
    for (size_t row = 0; row < zili_table_rows(table); row++) {
        snprintf(name, sizeof name, "%s_%s", text_at(table, row, "model"),
                 text_at(table, row, "parameter"));
        if (strcmp(name, key) == 0)
            return cell(table, row, "value");
    }
    fail_msg("there is no %s", key);
    return NAN;
}

static void check_fits(const char *path, const char *model)
{
    golden wanted;
    size_t wrong = 0, met = 0;
    char key[80];

    assert_true(golden_open(&wanted, path));
    zili_table *table =
        answer(corpus, "zipf", ARGUMENTS("exact", NULL, "classes", "10"));
    for (size_t row = 0; row < wanted.rows; row++) {
        const char *of = golden_text(&wanted, row, "set");
        if (strcmp(of, "seeds_en") != 0 ||
            (model && strcmp(golden_text(&wanted, row, "cost"), "gof") != 0))
            continue;
        snprintf(key, sizeof key, "%s%s%s",
                 model ? golden_text(&wanted, row, "model") : "",
                 model ? "_" : "", golden_text(&wanted, row, "key"));
        wrong += golden_check(key, of, value_of(table, key),
                              golden_number(&wanted, row, "value"), 1e-5);
        met++;
    }
    assert_int_equal(wrong, 0);
    assert_true(met > 10);
    golden_close(&wanted);
    zili_table_free(table);
}

static void check_growth(void)
{
    golden wanted;
    char at[400] = "";

    assert_true(golden_open(&wanted, "08_zipf/seeds_en.vgc_empirical.tsv"));
    for (size_t row = 0; row < wanted.rows; row++)
        snprintf(at + strlen(at), sizeof at - strlen(at), "%s%s",
                 row ? "," : "", golden_text(&wanted, row, "N"));
    zili_table *table = answer(
        corpus, "zipf", ARGUMENTS("exact", NULL, "growth", NULL, "at", at));
    assert_int_equal(zili_table_rows(table), wanted.rows);
    for (size_t row = 0; row < wanted.rows; row++)
        for (size_t i = 0; i < wanted.columns; i++)
            assert_true(cell(table, row, wanted.cells[i]) ==
                        golden_number(&wanted, row, wanted.cells[i]));
    golden_close(&wanted);
    zili_table_free(table);
}

static void laws_agree(void **state)
{
    (void)state;
    if (!open_golden("seeds_en"))
        return;
    check_fits("08_zipf/some.zipf_heaps_fits.tsv", NULL);
    check_fits("08_zipf/some.zipfR_lnre.tsv", "model");
    check_growth();
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dispersions_agree),
        cmocka_unit_test(diversities_agree),
        cmocka_unit_test(laws_agree),
    };

    return cmocka_run_group_tests_name("spread_golden", tests, make_scratch,
                                       remove_scratch);
}
