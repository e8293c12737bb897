/* test_needs.c -- options that would do nothing are refused. */
#include "analysis_help.h"

#include "analysis/needs.h"

#include <zili/stats.h>

static const char *const texts[] = { "a.txt", "We give aid. We help.\n",
                                     "b.txt", "They take aid.\n", NULL };

static const zili_option *list_of(const char *command)
{
    const zili_analysis *analysis = zili_analysis_find(command);

    return analysis ? analysis->options : zili_stats_option_list;
}

/* What is named is there, and a sentence says what it is of. */
static void every_need_is_of_options_that_are_there(void **state)
{
    (void)state;
    for (const zl_need *need = zl_needs; need->command; need++) {
        const zili_option *list = list_of(need->command);
        if (!zili_option_find(list, need->option, 0))
            fail_msg("%s has no --%s", need->command, need->option);
        if (need->other && strcmp(need->other, "query") != 0 &&
            !zili_option_find(list, need->other, 0))
            fail_msg("%s has no --%s", need->command, need->other);
        assert_non_null(need->why);
    }
}

static bool is_alike(const zili_option *a, const zili_option *b)
{
    return strcmp(a->name, b->name) == 0 ||
           (a->letter && a->letter == b->letter);
}

/* A list may be made of several that analyses share. */
static void no_option_is_listed_twice(void **state)
{
    (void)state;
    for (size_t i = 0; zili_analyses[i]; i++) {
        const zili_option *list = zili_analyses[i]->options;
        for (size_t later = 0; list[later].name; later++)
            for (size_t k = 0; k < later; k++)
                if (is_alike(&list[k], &list[later]))
                    fail_msg("%s has --%s and --%s", zili_analyses[i]->name,
                             list[k].name, list[later].name);
    }
}

static void refuse(const zili_corpus *corpus, const char *command,
                   const char *const *arguments, const char *said)
{
    zili_table *table;
    zili_error err = { 0 };

    if (ask_for(corpus, command, arguments, &table, &err) != ZILI_EUSAGE ||
        !strstr(err.text, said))
        fail_msg("%s: \"%s\" is not \"%s\"", command, err.text, said);
}

static void what_does_nothing_is_refused(void **state)
{
    zili_corpus *corpus = index_texts("needs", "zili", texts);

    (void)state;
    refuse(corpus, "colloc",
           ARGUMENTS("query", "aid", "definition", "textual", "window", "3"),
           "--window does nothing beside --definition textual: ");
    refuse(corpus, "keyness",
           ARGUMENTS("target", "doc = 'a'", "permutations", "0", "seed", "2"),
           "--seed does nothing beside --permutations 0: ");
    refuse(corpus, "keyness",
           ARGUMENTS("target", "doc = 'a'", "permutations", "0", "statistic",
                     "g2"),
           "--statistic does nothing");
    refuse(corpus, "diversity", ARGUMENTS("seed", "1"),
           "--seed does nothing without --bootstrap: ");
    refuse(corpus, "cluster",
           ARGUMENTS("kmeans", "2", "linkage", "single"),
           "--linkage does nothing beside --kmeans: ");
    refuse(corpus, "cluster", ARGUMENTS("seed", "3"),
           "--seed does nothing without --bootstrap or --kmeans: ");
    refuse(corpus, "similar", ARGUMENTS("query", "aid", "exact", NULL),
           "--exact does nothing beside queries or themes: ");
    refuse(corpus, "zipf", ARGUMENTS("model", "zipf_mle,heaps", "cost", "mse"),
           "--cost does nothing without --model zm,fzm,all: ");
    refuse(corpus, "zipf", ARGUMENTS("to", "99"),
           "--to does nothing without --growth: ");
    refuse(corpus, "cooc",
           ARGUMENTS("query", "aid", "query", "we", "window", "2", "within",
                     "p"),
           "--within does nothing beside --window: ");
    zili_table_free(answer(corpus, "keyness",
                           ARGUMENTS("target", "doc = 'a'", "seed", "2")));
    zili_table_free(answer(corpus, "zipf",
                           ARGUMENTS("model", "zipf_mle, zm", "cost", "mse",
                                     "any-length", NULL)));
    zili_corpus_close(corpus);
}

static void numbers_from_a_file_are_asked_alike(void **state)
{
    static const struct {
        zili_stats_kind kind;
        zili_stats_options options;
        const char *said;
    } cases[] = {
        { ZILI_STATS_ASSOCIATION, { .tests = 5 },
          "--tests does nothing without --adjust" },
        { ZILI_STATS_ASSOCIATION, { .n1 = 5 },
          "--n1 does nothing for stats association" },
        { ZILI_STATS_DISPERSION, { .adjust = 1 },
          "--adjust does nothing for stats dispersion" },
        { ZILI_STATS_DIVERSITY, { .seed = 1 },
          "--seed does nothing without --bootstrap" },
        { ZILI_STATS_KEYNESS, { .any_length = true },
          "--any-length does nothing for stats keyness" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        zili_table *table;
        zili_error err;
        assert_int_equal(zili_stats(cases[i].kind, "none.tsv",
                                    &cases[i].options, &table, &err),
                         ZILI_EUSAGE);
        if (!strstr(err.text, cases[i].said))
            fail_msg("\"%s\" is not \"%s\"", err.text, cases[i].said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_need_is_of_options_that_are_there),
        cmocka_unit_test(no_option_is_listed_twice),
        cmocka_unit_test(what_does_nothing_is_refused),
        cmocka_unit_test(numbers_from_a_file_are_asked_alike),
    };

    return cmocka_run_group_tests_name("options that need others", tests,
                                       make_scratch, remove_scratch);
}
