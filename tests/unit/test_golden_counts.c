/* test_golden_counts.c -- n-grams and collocates beside those that quanteda,
 * cwb-ccc and others counted in the same tokens; they lie in ../shared. */
#include "analysis_help.h"

#include <math.h>

#define FOLDER "../shared/golden/"

static bool is_there(void)
{
    if (zl_file_exists(FOLDER "inputs"))
        return true;
    printf("skipped: there is no " FOLDER "\n");
    return false;
}

/* ---- tokens as they were given ---- */

/* Lines "doc pos sent token", after one of names. */
typedef struct given_tokens {
    zl_span file;
    zl_view rest;
} given_tokens;

static given_tokens *feeding;

static zl_type_facts describe_given(void *user, zl_view form)
{
    (void)user;
    return (zl_type_facts){ 1, form };
}

/* The end of one unit and the begin of the next. */
static void change_unit(zl_batch *batch, bool open, bool sentence_only)
{
    if (open) {
        zl_batch_end(batch, "s");
        if (!sentence_only) {
            zl_batch_end(batch, "p");
            zl_batch_region_end(batch);
        }
    }
}

static void begin_document(zl_batch *batch)
{
    zl_batch_document(batch, "d", "d.txt", 9, "?");
    zl_batch_region_begin(batch, "text", "en");
    zl_batch_begin(batch, "p", "body");
}

static void feed_given(zl_batch *batch)
{
    zl_view line, doc = { "", 0 }, sentence = { "", 0 }, cells[4];
    bool open = false;

    zl_view_next(&feeding->rest, '\n', &line);
    while (zl_view_next(&feeding->rest, '\n', &line)) {
        if (line.size == 0)
            continue;
        for (int i = 0; i < 4; i++)
            assert_true(zl_view_next(&line, '\t', &cells[i]));
        bool new_document = !open || !zl_view_same(doc, cells[0]);
        if (new_document || !zl_view_same(sentence, cells[2])) {
            change_unit(batch, open, !new_document);
            if (new_document)
                begin_document(batch);
            zl_batch_begin(batch, "s", "");
        }
        open = true;
        doc = cells[0];
        sentence = cells[2];
        zl_batch_token(batch, cells[3]);
        zl_batch_glue(batch, zl_view_of(" "));
    }
    change_unit(batch, open, false);
}

static zili_corpus *given(const char *name)
{
    char path[200];
    given_tokens tokens = { 0 };
    zili_error err = { 0 };

    snprintf(path, sizeof path, FOLDER "inputs/%s.tokens.tsv", name);
    tokens.file = read_file(path);
    tokens.rest =
        (zl_view){ (const char *)tokens.file.bytes, tokens.file.size };
    feeding = &tokens;
    if (build_with(in_scratch("given.zili"), feed_given, describe_given, NULL,
                   &err))
        fail_msg("%s", err.text);
    free_file(&tokens.file);
    return open_index(in_scratch("given.zili"));
}

static zili_table *golden(const char *path)
{
    zili_table *table;
    zili_error err = { 0 };
    char whole[200];

    snprintf(whole, sizeof whole, FOLDER "%s", path);
    if (zili_table_read(&table, whole, &err))
        fail_msg("%s", err.text);
    return table;
}

/* ---- n-grams: textstat_collocations() of quanteda.textstats ---- */

static size_t row_with(const zili_table *table, const char *column,
                       const char *text)
{
    size_t number = column_of(table, column);

    for (size_t row = 0; row < zili_table_rows(table); row++)
        if (strcmp(zili_table_text(table, row, number), text) == 0)
            return row;
    fail_msg("there is no %s", text);
    return 0;
}

static void assert_near(double found, double wanted)
{
    if (!(fabs(found - wanted) <= 1e-9 * fabs(wanted) + 1e-12))
        fail_msg("%.17g, not %.17g", found, wanted);
}

static void check_ngrams(const char *name, const char *unit, const char *size,
                         const char *least)
{
    char path[100];
    zili_corpus *corpus = given(name);

    snprintf(path, sizeof path, "07_ngrams/%s.%s.size%s.tsv", name, unit,
             size);
    zili_table *wanted = golden(path);
    zili_table *found =
        answer(corpus, "ngrams",
               ARGUMENTS("size", size, "min-freq", least, "exact", NULL,
                         "measure", "z,lambda", "within",
                         strcmp(unit, "doc") == 0 ? "doc" : "s"));
    assert_int_equal(zili_table_rows(found), zili_table_rows(wanted));
    for (size_t row = 0; row < zili_table_rows(wanted); row++) {
        size_t here =
            row_with(found, "ngram", text_at(wanted, row, "collocation"));
        assert_int_equal(number_at(found, here, "count"),
                         number_at(wanted, row, "count"));
        assert_near(real_at(found, here, "lambda"),
                    real_at(wanted, row, "lambda"));
        assert_near(real_at(found, here, "z"), real_at(wanted, row, "z"));
        if (row > 0)
            assert_true(real_at(found, row, "z") <=
                        real_at(found, row - 1, "z"));
    }
    zili_table_free(found);
    zili_table_free(wanted);
    zili_corpus_close(corpus);
}

static void ngrams_are_those_of_quanteda(void **state)
{
    (void)state;
    if (!is_there())
        return;
    check_ngrams("toy_window", "doc", "2", "2");
    check_ngrams("seeds_en", "doc", "2", "2");
    check_ngrams("seeds_en", "doc", "3", "2");
    check_ngrams("seeds_en", "sent", "2", "2");
    check_ngrams("seeds_en", "sent", "3", "2");
    check_ngrams("inaugural_a", "doc", "2", "5");
    check_ngrams("inaugural_a", "doc", "3", "3");
}

/* ---- windows ---- */

static bool is(const zili_table *table, size_t row, const char *column,
               const char *text)
{
    return strcmp(text_at(table, row, column), text) == 0;
}

static zili_table *collocates(const zili_corpus *corpus,
                              const zili_table *wanted, size_t row,
                              const char *measures)
{
    char window[40], query[60];
    const char *unit = is(wanted, row, "boundary", "sent")   ? "s"
                       : is(wanted, row, "boundary", "none") ? "none"
                                                             : "doc";

    snprintf(window, sizeof window, "%d,%d",
             (int)number_at(wanted, row, "L"),
             (int)number_at(wanted, row, "R"));
    snprintf(query, sizeof query, "\"%s\"", text_at(wanted, row, "node"));
    bool textual = is(wanted, row, "definition", "textual");
    return answer(corpus, "colloc",
                  ARGUMENTS("query", query, textual ? "threads" : "window",
                            textual ? "2" : window, "within", unit,
                            "definition", text_at(wanted, row, "definition"),
                            "exact", NULL, "measure", measures));
}

/* The rows of one definition, node, window and boundary stand together. */
static bool goes_on(const zili_table *table, size_t row)
{
    static const char *const columns[] = { "definition", "node", "boundary" };

    if (row == 0 || row >= zili_table_rows(table))
        return false;
    for (size_t i = 0; i < 3; i++)
        if (!is(table, row, columns[i], text_at(table, row - 1, columns[i])))
            return false;
    return number_at(table, row, "L") == number_at(table, row - 1, "L") &&
           number_at(table, row, "R") == number_at(table, row - 1, "R");
}

static size_t check_window(const zili_corpus *corpus, const zili_table *wanted,
                           size_t row)
{
    static const char *const counts[] = { "O11", "R1", "C1", "N" };
    zili_table *found = collocates(corpus, wanted, row, "ll");
    size_t rows = 0;

    do {
        if (number_at(wanted, row, "O11") == 0)
            continue;
        size_t here = row_with(found, "collocate",
                               text_at(wanted, row, "collocate"));
        for (size_t i = 0; i < 4; i++)
            assert_int_equal(number_at(found, here, counts[i]),
                             number_at(wanted, row, counts[i]));
        rows++;
    } while (goes_on(wanted, ++row));
    zili_table_free(found);
    return rows;
}

static void check_windows(const char *name)
{
    char path[100];
    size_t windows = 0;

    snprintf(path, sizeof path, "02_windows/%s.counts.tsv", name);
    zili_table *wanted = golden(path);
    zili_corpus *corpus = given(name);
    for (size_t row = 0; row < zili_table_rows(wanted); row++)
        if (!goes_on(wanted, row)) {
            check_window(corpus, wanted, row);
            windows++;
        }
    zili_corpus_close(corpus);
    assert_true(windows >= 110);
    zili_table_free(wanted);
}

static void windows_are_those_of_cwb_ccc(void **state)
{
    (void)state;
    if (!is_there())
        return;
    check_windows("toy_window");
    check_windows("seeds_en");
    check_windows("inaugural_a");
}

/* ---- scores, from the tokens on ---- */

static void check_scores(const char *name, const char *node,
                         const char *window)
{
    static const char *const measures[] = {
        "mi", "mi2", "mi3", "npmi", "local_mi", "t_score", "z_score",
        "simple_ll_signed", "g2_signed", "chi2", "fisher_greater_log10p",
        "log_ratio_hardie", "log_ratio_walter", "delta_p_2given1",
        "delta_p_1given2", "odds_ratio_disc", "min_sensitivity",
        "poisson_stirling",
    };
    zili_corpus *corpus = given(name);
    char path[100], query[40];

    snprintf(path, sizeof path,
             "02_windows/%s.%s.scores_surface_union_doc.tsv", name, node);
    snprintf(query, sizeof query, "\"%s\"", node);
    zili_table *wanted = golden(path);
    zili_table *found = answer(corpus, "colloc",
                               ARGUMENTS("query", query, "window", window,
                                         "within", "doc", "exact", NULL,
                                         "measure", "all"));
    for (size_t row = 0; row < zili_table_rows(wanted); row++) {
        size_t here = row_with(found, "collocate",
                               text_at(wanted, row, "collocate"));
        for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
            double one = real_at(found, here, measures[i]);
            double two = real_at(wanted, row, measures[i]);
            if (fabs(one - two) > 1e-9 * fabs(two) + 1e-12)
                fail_msg("%s of %s: %.17g, not %.17g", measures[i],
                         text_at(wanted, row, "collocate"), one, two);
        }
    }
    zili_table_free(found);
    zili_table_free(wanted);
    zili_corpus_close(corpus);
}

static void scores_are_those_of_exact_arithmetic(void **state)
{
    (void)state;
    if (!is_there())
        return;
    check_scores("toy_window", "cat", "2,2");
    check_scores("seeds_en", "soviet", "5,5");
    check_scores("inaugural_a", "government", "5,5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ngrams_are_those_of_quanteda),
        cmocka_unit_test(windows_are_those_of_cwb_ccc),
        cmocka_unit_test(scores_are_those_of_exact_arithmetic),
    };

    return cmocka_run_group_tests_name("golden_counts", tests, make_scratch,
                                       remove_scratch);
}
