/* test_explain.c -- measures explained with numbers, and their literature. */
#include "analysis_help.h"

#include "analysis/explain.h"
#include "analysis/named.h"
#include "stats/cluster.h"
#include "stats/literature.h"
#include "table/table.h"

#include <zili/stats.h>

static zl_str said;

static zili_status explain(const zili_table *table, const char *measure,
                           const char *item, zili_error *err)
{
    zl_str_clear(&said);
    return zili_explain(table, measure, item, zl_str_write, &said, err);
}

static zili_table *table_of(const char *text)
{
    zili_table *table;

    write_file(in_scratch("t.tsv"), text, strlen(text));
    assert_int_equal(zili_table_read(&table, in_scratch("t.tsv"), NULL),
                     ZILI_OK);
    return table;
}

static void a_measure_is_said_with_the_numbers_of_a_row(void **state)
{
    zili_table *table = table_of("collocate\tO11\tR1\tC1\tN\n"
                                 "aid\t10\t30\t15\t100\n"
                                 "help\t0\t30\t0\t100\n");
    zili_error err;

    (void)state;
    assert_int_equal(explain(table, "log_dice", NULL, NULL), ZILI_OK);
    assert_string_equal(
        zl_str_text(&said),
        "log_dice: 14 + lg2(dice)\n"
        "  dice: 2·O11/(R1 + C1)\n"
        "  lg2 is the logarithm to base 2\n"
        "  for aid:\n"
        "  O11 = 10, O12 = 20, R1 = 30\n"
        "  O21 = 5, O22 = 65, R2 = 70\n"
        "  C1 = 15, C2 = 85, N = 100, E11 = R1·C1/N = 4.5\n"
        "  log_dice = 12.8300749986\n"
        "  from Rychlý (2008): A lexicographer-friendly association score. "
        "Proceedings of Recent Advances in Slavonic Natural Language "
        "Processing, RASLAN 2008, 6-9\n");
    assert_int_equal(explain(table, "mi", "help", NULL), ZILI_OK);
    assert_non_null(strstr(zl_str_text(&said), "for help:"));
    assert_non_null(strstr(zl_str_text(&said),
                           "it has no value, because C1 is 0"));
    assert_int_equal(explain(table, "mi", "no", &err), ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "\"no\""));
    assert_int_equal(explain(table, "mutual", NULL, &err), ZILI_EUSAGE);
    zili_table_free(table);
    zl_str_clear(&said);
}

static void other_tables_say_their_own_numbers(void **state)
{
    zili_table *keys = table_of("term\tf1\tf2\tlog_ratio\naid\t10\t5\t1.5\n");
    zili_table *empty = table_of("term\tf1\tf2\n");
    zili_table *spread = table_of("term\tf\tn_parts\tN\trange\tgries_DP\n"
                                  "aid\t4\t2\t50\t1\t0.5\n");

    (void)state;
    assert_int_equal(explain(keys, "log_ratio", NULL, NULL), ZILI_OK);
    assert_non_null(strstr(zl_str_text(&said), "f1 = 10, f2 = 5"));
    zili_table_free(keys);
    keys = table_of("# p_adj: holm over all 30 words of both sides\n"
                    "term\tf1\tf2\tpm1\tpm2\n"
                    "aid\t10\t5\t100000\t25000\n");
    assert_int_equal(explain(keys, "ell", "aid", NULL), ZILI_OK);
    assert_non_null(strstr(zl_str_text(&said),
                           "  a = 10, n1 - a = 90, n1 = 100, p1 = a/n1 = 0.1, "
                           "E1 = n1·(a + b)/N = 5\n"));
    assert_non_null(strstr(zl_str_text(&said),
                           "  b = 5, n2 - b = 195, n2 = 200, p2 = b/n2 = "
                           "0.025, E2 = n2·(a + b)/N = 10\n"));
    assert_non_null(strstr(zl_str_text(&said), "m, words compared = 30\n"));
    assert_non_null(strstr(zl_str_text(&said), "\n  ell = 0.0"));
    assert_int_equal(explain(keys, "g2", "aid", NULL), ZILI_OK);
    assert_non_null(strstr(zl_str_text(&said), "\n  g2_4cell_signed = "));
    assert_int_equal(explain(spread, "gries_DP", "aid", NULL), ZILI_OK);
    assert_non_null(strstr(zl_str_text(&said), "v: hits in a part"));
    assert_non_null(strstr(zl_str_text(&said), "gries_DP = 0.5"));
    assert_int_equal(explain(spread, "burch_DA", "aid", NULL), ZILI_OK);
    assert_non_null(strstr(zl_str_text(&said), "ask for it with --measure"));
    zili_table_free(spread);
    assert_int_equal(zili_explain_check("mattr_37", NULL), ZILI_OK);
    assert_int_equal(zili_explain_check("mattr_x", NULL), ZILI_EUSAGE);
    assert_int_equal(explain(empty, "log_ratio", NULL, NULL), ZILI_OK);
    assert_null(strstr(zl_str_text(&said), "\n  for "));
    zili_table_free(keys);
    zili_table_free(empty);
    zl_str_clear(&said);
}

static void an_interval_of_a_trend_is_no_ratio(void **state)
{
    zili_table *table =
        table_of("query\tvalue\twords\tcount\tper_million\tci_low\n"
                 "war\t1900\t1880\t2\t1063.8\t291.8\n");

    (void)state;
    assert_int_equal(explain(table, "ci_low", NULL, NULL), ZILI_OK);
    assert_non_null(strstr(zl_str_text(&said), "wilson: "));
    assert_non_null(strstr(zl_str_text(&said), "Wilson (1927)"));
    assert_null(strstr(zl_str_text(&said), "--measure"));
    zl_table_add_note(table, "interval: clopper_pearson, 95 %%");
    assert_int_equal(explain(table, "ci_high", NULL, NULL), ZILI_OK);
    assert_non_null(strstr(zl_str_text(&said), "Clopper, Pearson (1934)"));
    zili_table_free(table);
    zl_str_clear(&said);
}

static void a_fit_is_said_with_all_its_parameters(void **state)
{
    zili_table *table = table_of("model\tparameter\tvalue\n"
                                 "text\tN\t100\n"
                                 "heaps_ols\tK\t2\n"
                                 "heaps_nls\tK\t3\n"
                                 "heaps_nls\tbeta\t0.5\n"
                                 "zm\talpha\t0.4\n"
                                 "heaps_nls\tK\t4\n");

    (void)state;
    assert_int_equal(explain(table, "heaps_nls", NULL, NULL), ZILI_OK);
    assert_non_null(strstr(zl_str_text(&said), "\n  K = 3, beta = 0.5\n"));
    assert_null(strstr(zl_str_text(&said), "--measure"));
    zili_table_free(table);
    zl_str_clear(&said);
}

static void a_row_is_named_once(void **state)
{
    zili_table *table =
        table_of("a\tb\tO11\tR1\tC1\tN\tnote\ta_label\tb_label\n"
                 "war\tpeace\t1\t2\t2\t9\ttoo small\tWar\tPeace\n");

    (void)state;
    assert_int_equal(explain(table, "phi", NULL, NULL), ZILI_OK);
    assert_non_null(strstr(zl_str_text(&said), "\n  for war, peace:\n"));
    zili_table_free(table);
    zl_str_clear(&said);
}

static void a_measure_with_any_number_is_known(void **state)
{
    static const char *const names[] = { "hdd_30", "mattr_7", "msttr_33",
                                         "simple_maths_10" };
    zl_listed found;

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_true(zl_explain_find(ZL_OF_ANYTHING, zl_view_of(names[i]),
                                    &found));
    assert_false(
        zl_explain_find(ZL_OF_ANYTHING, zl_view_of("guiraud_7"), &found));
}

static void check_kind(const zl_figures_kind *kind, zl_of of)
{
    zl_listed each, found;

    for (size_t i = 0; kind->list(NULL, i, &each); i++) {
        assert_true(zl_explain_find(of, zl_view_of(each.name), &found));
        assert_string_equal(found.name, each.name);
        if (each.source && !zl_reference_find(each.source))
            fail_msg("%s of %s is not known", each.source, each.name);
        if (of == ZL_OF_ASSOCIATION)
            assert_non_null(each.source);
    }
}

static void every_source_is_known(void **state)
{
    (void)state;
    check_kind(&zl_figures_association, ZL_OF_ASSOCIATION);
    check_kind(&zl_figures_keyness, ZL_OF_KEYNESS);
    check_kind(&zl_figures_dispersion, ZL_OF_DISPERSION);
    check_kind(&zl_figures_diversity, ZL_OF_DIVERSITY);
}

/* ---- every name ---- */

static void is_citable(const char *name)
{
    zili_texts names = { &name, 1 };
    zl_str cited = { 0 };
    zili_error err;

    if (zili_cite(&names, zl_str_write, &cited, &err))
        fail_msg("%s: %s", name, err.text);
    assert_true(cited.size > 0);
    zl_str_clear(&cited);
}

/* Of the sources each is an entry, and the page has the name in its text. */
static void every_name_has_literature_and_a_page(void **state)
{
    zl_named each;

    (void)state;
    for (size_t i = 0; zl_named_at(i, &each); i++) {
        zl_view rest = zl_view_of(each.listed.source), key;
        char path[60], name[60];
        while (zl_view_next(&rest, ',', &key)) {
            snprintf(name, sizeof name, "%.*s", (int)key.size, key.bytes);
            if (!zl_reference_find(name))
                fail_msg("%s of %s is not known", name, each.listed.name);
        }
        is_citable(each.listed.name);
        if (each.listed.other)
            is_citable(each.listed.other);
        snprintf(path, sizeof path, "docs/%s", each.page);
        zl_span page = read_file(path);
        snprintf(name, sizeof name, "`%s`", each.listed.name);
        if (!memmem(page.bytes, page.size, name, strlen(name)))
            fail_msg("%s is not on %s", each.listed.name, path);
        free_file(&page);
    }
}

/* What the options of all commands name, and what their columns are called. */
static void every_choice_and_column_is_citable(void **state)
{
    static const char *const columns[] = {
        "g2",       "p",          "p_adj",  "log_ratio",      "ci_low",
        "ci_high",  "lrc",        "p_perm", "p_perm_adj",     "p_g2",
        "pmi",      "log_dice",   "jaccard", "phi",           "log10p",
        "p_holm",   "lambda",     "z",      "tau_b",          "rho",
        "p_spearman", "p_mann_kendall", "mass", "inertia",    "quality",
        "support",  "EV",         "gof",    "zipf_mle",       "zm_mle",
        "zipf_ols", "power_law",  "heaps",  "zm",             "fzm",
        "tfidf",    "ca",         "mds",    "fcm",            "kmeans",
        "permutation", "mann_kendall", "spearman", "delta",   "bootstrap",
    };
    static const char *const methods[] = { "adjust", "definition", "interval",
                                           "statistic" };

    (void)state;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        is_citable(columns[i]);
    for (size_t i = 0; zili_analyses[i]; i++)
        for (size_t k = 0; k < sizeof methods / sizeof *methods; k++) {
            const zili_option *option =
                zili_option_find(zili_analyses[i]->options, methods[k], 0);
            for (size_t n = 0; option && option->choices[n]; n++)
                if (strcmp(option->choices[n], "none") != 0)
                    is_citable(option->choices[n]);
        }
    for (int i = ZL_LINKAGE_SINGLE; i <= ZL_LINKAGE_MEDIAN; i++)
        is_citable(zl_linkage_name((zl_linkage)i));
}

/* The names in the last column: all but commands, options, and functions. */
static void what_tools_have_is_there(void **state)
{
    zl_span page = read_file("docs/tools.md");
    zl_view rest = { (const char *)page.bytes, page.size }, line, cell, word;
    int known = 0;

    (void)state;
    while (zl_view_next(&rest, '\n', &line)) {
        zl_view last = { "", 0 };
        if (line.size == 0 || line.bytes[0] != '|')
            continue;
        while (zl_view_next(&line, '|', &cell))
            last = zl_view_trim(cell).size ? cell : last;
        for (int i = 0; zl_view_next(&last, '`', &word); i++) {
            char name[60];
            snprintf(name, sizeof name, "%.*s", (int)word.size, word.bytes);
            if (i % 2 && !strchr(name, ' ') && !strchr(name, '-') &&
                !strchr(name, '(')) {
                is_citable(name);
                known++;
            }
        }
    }
    assert_true(known > 50);
    free_file(&page);
}

static void what_is_near_is_named(void **state)
{
    const char *name = "logdice";
    zili_texts names = { &name, 1 };
    zili_error err;

    (void)state;
    assert_int_equal(zili_cite(&names, zl_str_write, &said, &err),
                     ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "Near to it are log_dice"));
    assert_int_equal(said.size, 0);
    name = "a name that is much too long to be one of the names that there are";
    assert_int_equal(zili_cite(&names, zl_str_write, &said, &err),
                     ZILI_EUSAGE);
    assert_null(strstr(err.text, "Near"));
}

/* The page is what `zili cite --list --format md` prints, below its words. */
static void the_manual_has_the_list(void **state)
{
    zili_table_options options = { .format = ZILI_FORMAT_MD };
    zl_span page = read_file("docs/measures.md");
    zl_str shown = { 0 };
    zili_table *table;

    (void)state;
    assert_int_equal(zili_cite_list(&table, NULL), ZILI_OK);
    assert_int_equal(
        zili_table_write(table, &options, zl_str_write, &shown, NULL),
        ZILI_OK);
    if (!memmem(page.bytes, page.size, shown.bytes, shown.size))
        fail_msg("docs/measures.md is not what zili cite --list --format md "
                 "prints");
    zl_str_clear(&shown);
    zili_table_free(table);
    free_file(&page);
}

static void references_are_in_order_and_in_the_manual(void **state)
{
    static char manual[60000];
    FILE *file = fopen("docs/stats.md", "r");
    const char *last = "";

    (void)state;
    assert_non_null(file);
    manual[fread(manual, 1, sizeof manual - 1, file)] = 0;
    fclose(file);
    for (const zl_reference *each = zl_references; each->key; each++) {
        char row[40];
        assert_true(strcmp(last, each->key) < 0);
        last = each->key;
        assert_non_null(each->author);
        assert_non_null(each->title);
        assert_int_equal(strlen(last + strcspn(last, "12")), 4);
        snprintf(row, sizeof row, "| %s |", each->key);
        if (!strstr(manual, row))
            fail_msg("%s is not in docs/stats.md", each->key);
    }
}

static void literature_is_cited_once(void **state)
{
    const char *names[] = { "ll", "g2", "z", "holm1979" };
    zili_texts measures = { names, 4 };
    zili_error err;

    (void)state;
    assert_int_equal(zili_cite(&measures, zl_str_write, &said, NULL),
                     ZILI_OK);
    assert_string_equal(strstr(zl_str_text(&said), "@article{holm1979"),
                        "@article{holm1979,\n"
                        "  author = {Holm, Sture},\n"
                        "  title = {A simple sequentially rejective multiple "
                        "test procedure},\n"
                        "  journal = {Scandinavian Journal of Statistics},\n"
                        "  volume = {6},\n"
                        "  pages = {65--70},\n"
                        "  year = {1979}\n}\n");
    const char *first = strstr(zl_str_text(&said), "{dunning1993,");
    assert_non_null(first);
    assert_null(strstr(first + 1, "{dunning1993,"));
    names[0] = "nothing";
    assert_int_equal(zili_cite(&measures, zl_str_write, &said, &err),
                     ZILI_EUSAGE);
    zl_str_clear(&said);
}

static void a_lack_of_memory_is_said(void **state)
{
    const char *names[] = { "g2" };
    zili_texts measures = { names, 1 };
    zili_table *table = table_of("collocate\tO11\tR1\tC1\tN\n"
                                 "aid\t10\t30\t15\t100\n");
    zl_str kept = { 0 };
    zili_status status = ZILI_ENOMEM;

    (void)state;
    assert_true(zl_str_reserve(&kept, 4000));
    for (long n = 0; status; n++) {
        zl_str_empty(&kept);
        zl_refuse_after(n);
        status = zili_explain(table, "log_dice", NULL, zl_str_write, &kept,
                              NULL);
        if (!status)
            status = zili_cite(&measures, zl_str_write, &kept, NULL);
        zl_refuse_after(-1);
        assert_true(!status || status == ZILI_ENOMEM);
    }
    zl_str_clear(&kept);
    zili_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_measure_is_said_with_the_numbers_of_a_row),
        cmocka_unit_test(other_tables_say_their_own_numbers),
        cmocka_unit_test(an_interval_of_a_trend_is_no_ratio),
        cmocka_unit_test(a_fit_is_said_with_all_its_parameters),
        cmocka_unit_test(a_row_is_named_once),
        cmocka_unit_test(a_measure_with_any_number_is_known),
        cmocka_unit_test(every_source_is_known),
        cmocka_unit_test(every_name_has_literature_and_a_page),
        cmocka_unit_test(every_choice_and_column_is_citable),
        cmocka_unit_test(what_tools_have_is_there),
        cmocka_unit_test(what_is_near_is_named),
        cmocka_unit_test(the_manual_has_the_list),
        cmocka_unit_test(references_are_in_order_and_in_the_manual),
        cmocka_unit_test(literature_is_cited_once),
        cmocka_unit_test(a_lack_of_memory_is_said),
    };

    return cmocka_run_group_tests_name("explain", tests, make_scratch,
                                       remove_scratch);
}
