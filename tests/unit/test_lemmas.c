/* test_lemmas.c -- queries for lemmas, after a list. */
#include "analysis_help.h"

#include "query/lookup.h"
#include "query/search.h"
#include "text/lemmas.h"

static zili_corpus *corpus;

/* ---- words and a list, by chance ---- */

enum { WORDS = 60, TOKENS = 3000, LINES = 25 };

/* Words of one to three letters, some of them with a capital. */
static const char *word_of(size_t number)
{
    static const char *const words[WORDS] = {
        "a",   "b",   "c",   "aa",  "ab",  "ac",  "ba",  "bb",  "bc",  "ca",
        "cb",  "cc",  "aaa", "aab", "aac", "aba", "abb", "abc", "aca", "acb",
        "acc", "baa", "bab", "bac", "bba", "bbb", "bbc", "bca", "bcb", "bcc",
        "A",   "B",   "C",   "Aa",  "Ab",  "Ac",  "Ba",  "Bb",  "Bc",  "Ca",
        "Cb",  "Cc",  "Aaa", "Aab", "Aac", "Aba", "Abb", "Abc", "Aca", "Acb",
        "力",  "力更", "caa", "cab", "cac", "cba", "cbb", "cbc", "cca", "ccb",
    };

    return words[number % WORDS];
}

/* The lines of the list, as they were written: a lemma and a form. */
struct line {
    const char *lemma, *form;
};

static bool same(const char *a, const char *b)
{
    return strcasecmp(a, b) == 0;
}

/* The lemma of a word: that of the first line that has it, as its form or as
 * the lemma, which is a form of itself from there on. */
static const char *slow_lemma(const struct line *lines, const char *word)
{
    for (size_t i = 0; i < LINES; i++)
        if (same(lines[i].lemma, word) || same(lines[i].form, word)) {
            const char *lemma = lines[i].lemma;
            for (size_t k = 0; k < i; k++)
                if (same(lines[k].lemma, lemma))
                    return lines[k].lemma;
            return lemma;
        }
    return word;
}

static const char *make_list(struct line *lines, uint32_t seed)
{
    const char *path = in_scratch("lemmas.txt");
    zl_str text = { 0 };
    uint32_t chance = seed;

    for (size_t i = 0; i < LINES; i++) {
        lines[i].lemma = word_of(next_random(&chance) % WORDS);
        lines[i].form = word_of(next_random(&chance) % WORDS);
        zl_str_format(&text, "%s -> %s\n", lines[i].lemma, lines[i].form);
    }
    write_file(path, zl_str_text(&text), text.size);
    zl_str_clear(&text);
    return path;
}

/* ---- counts ---- */

/* Without a list where `list` is NULL. */
static uint64_t count_of(const char *query, const zl_lemmas *list)
{
    zl_search_ask ask = { .text = query,
                          .lists.lemmas = list,
                          .corpus = corpus };
    zl_search *search;
    uint64_t count = 0;
    zili_error err = { 0 };

    if (zl_search_open(&search, &ask, &err))
        fail_msg("%s: %s", query, err.text);
    assert_int_equal(zl_search_count(search, 1, &count, &err), ZILI_OK);
    zl_search_close(search);
    return count;
}

typedef bool fits_fn(const char *lemma, const char *wanted);

static bool is(const char *lemma, const char *wanted)
{
    return strcmp(lemma, wanted) == 0;
}

static bool is_folded(const char *lemma, const char *wanted)
{
    return same(lemma, wanted);
}

static bool begins(const char *lemma, const char *wanted)
{
    return strncmp(lemma, wanted, strlen(wanted)) == 0;
}

/* How many tokens have a lemma that fits: words one by one. */
static uint64_t slow_count(const struct line *lines, fits_fn *fits,
                           const char *wanted)
{
    uint64_t count = 0;
    zl_str query = { 0 };

    for (size_t i = 0; i < WORDS; i++) {
        if (!fits(slow_lemma(lines, word_of(i)), wanted))
            continue;
        zl_str_empty(&query);
        zl_str_format(&query, "[word=\"%s\"]", word_of(i));
        count += count_of(zl_str_text(&query), NULL);
    }
    zl_str_clear(&query);
    return count;
}

static uint64_t count_as(const zl_lemmas *list, const char *format,
                         const char *wanted)
{
    char query[100];

    snprintf(query, sizeof query, format, wanted);
    return count_of(query, list);
}

static void a_lemma_is_what_its_words_are(void **state)
{
    struct line lines[LINES];
    uint64_t all = count_of("[]", NULL);

    (void)state;
    for (uint32_t seed = 1; seed < 15; seed++) {
        zl_lemmas *list;
        assert_int_equal(zl_lemmas_open(&list, make_list(lines, seed), false,
                                        NULL),
                         ZILI_OK);
        for (size_t i = 0; i < WORDS; i += 3) {
            const char *wanted = word_of(i);
            uint64_t count = slow_count(lines, is, wanted);
            assert_int_equal(count_as(list, "[lemma=\"%s\"]", wanted), count);
            assert_int_equal(count_as(list, "[lemma!=\"%s\"]", wanted),
                             all - count);
            assert_int_equal(count_as(list, "[lemma=\"%s\"%%c]", wanted),
                             slow_count(lines, is_folded, wanted));
            assert_int_equal(count_as(list, "[lemma=\"%s.*\"]", wanted),
                             slow_count(lines, begins, wanted));
        }
        zl_lemmas_close(list);
    }
}

/* ---- where they can be asked for ---- */

static const char *small_list(void)
{
    static const char text[] = "ab -> aa, ba\ncc -> bb\n";
    const char *path = in_scratch("small.txt");

    write_file(path, text, sizeof text - 1);
    return path;
}

static void labels_and_numbers_know_lemmas(void **state)
{
    zl_lemmas *list;

    (void)state;
    assert_int_equal(zl_lemmas_open(&list, small_list(), false, NULL),
                     ZILI_OK);
    uint64_t pairs = 0;
    static const char *const words[] = { "ab", "aa", "ba" };
    for (size_t i = 0; i < 9; i++) {
        char query[100];
        snprintf(query, sizeof query, "[word=\"%s\"%%c] [word=\"%s\"%%c]",
                 words[i / 3], words[i % 3]);
        pairs += count_of(query, NULL);
    }
    assert_true(pairs > 0);
    assert_int_equal(count_of("a:[] b:[] :: a.lemma = b.lemma & "
                              "a.lemma = \"ab\"",
                              list),
                     pairs);
    assert_int_equal(count_of("[lemma=\"ab\"] [lemma=\"ab\"]", list), pairs);
    assert_int_equal(count_of("[lemma > 3]", list), 0);
    zl_lemmas_close(list);
}

/* The first count of a table. */
static int64_t first_of(zili_table *table, const char *column)
{
    int64_t count = number_at(table, 0, column);

    zili_table_free(table);
    return count;
}

static void analyses_take_a_list(void **state)
{
    const char *path = small_list();
    const char *query = "[lemma=\"ab\"]";
    const char *const arguments[] = { "query", query, "lemmas", path,
                                      NULL,    NULL };
    int64_t count = (int64_t)count_of("[word=\"ab|aa|ba\"%c]", NULL);

    (void)state;
    zili_table *table = answer(corpus, "count", arguments);
    assert_true(has_note(table, "lemmas of queries: "));
    assert_true(has_note(table, "5 forms of 2 lemmas; any other word is its "
                                "own lemma"));
    assert_int_equal(first_of(table, "count"), count);
    table = answer(corpus, "dispersion", arguments);
    assert_false(has_note(table, "counted by lemma"));
    assert_int_equal(first_of(table, "f"), count);
}

static void a_list_that_does_nothing_is_refused(void **state)
{
    static const char *const names[] = { "count", "kwic", "dispersion",
                                         "similar", "read" };

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_misasked(corpus, names[i],
                        ARGUMENTS("query", "ab", "lemmas", small_list()),
                        "no query or theme names a lemma");
    assert_misasked(corpus, "count", ARGUMENTS("query", "[lemma=\"ab\"]"),
                    "--lemmas gives a list of lemmas");
}

static void a_query_that_is_wrong_is_told_before_the_list(void **state)
{
    (void)state;
    assert_misasked(corpus, "count",
                    ARGUMENTS("query", "[lemma=\"ab\"", "lemmas", small_list()),
                    "this bracket [ is not closed");
}

/* A list of one lemma, ab, with two forms that are there and so many that are
 * not. */
static zl_lemmas *long_list(size_t others)
{
    const char *path = in_scratch("long.txt");
    zl_str text = { 0 };
    zl_lemmas *list;

    zl_str_add_text(&text, "ab -> aa, ba");
    for (size_t i = 0; i < others; i++)
        zl_str_format(&text, ", other%zu", i);
    write_file(path, zl_str_text(&text), text.size);
    zl_str_clear(&text);
    assert_int_equal(zl_lemmas_open(&list, path, false, NULL), ZILI_OK);
    return list;
}

/* What looking up [lemma="ab"] ends with where it may cost so much. */
static zili_status look_up(const zl_lemmas *list, uint64_t cost)
{
    const zl_segment *segment = zl_corpus_segment(corpus, 0);
    zl_budget budget = { cost, false };
    zl_node ab = { .kind = ZL_NODE_REGEX, .text = (char[]){ "ab" } };
    zl_typeset found;
    zl_fold *fold;

    assert_int_equal(zl_fold_open(&fold, NULL), ZILI_OK);
    zl_lookup lookup = { .segment = segment,
                         .attribute = zl_segment_attribute(segment, 0),
                         .facet = ZL_FACET_LEMMA,
                         .lemmas = list,
                         .fold = fold,
                         .budget = &budget,
                         .whole = "" };
    zili_status status =
        zl_lookup_regex(&lookup, &ab, ZL_FOLD_USUAL, &found);
    zl_typeset_clear(&found);
    zl_fold_close(fold);
    return status;
}

static void forms_that_are_not_there_cost_as_well(void **state)
{
    enum { OTHERS = WORDS / 2, FORMS = OTHERS + 3, THERE = 6 };
    zl_lemmas *list = long_list(OTHERS);

    (void)state;
    assert_int_equal(look_up(list, FORMS * ZL_LOOKUP_COST), ZILI_EUSAGE);
    assert_int_equal(look_up(list, (FORMS + THERE) * ZL_LOOKUP_COST + 1),
                     ZILI_OK);
    zl_lemmas_close(list);
}

static void a_lemma_may_have_more_forms_than_there_are_types(void **state)
{
    zl_lemmas *list = long_list(2 * WORDS);

    (void)state;
    assert_int_equal(count_of("[lemma=\"ab\"]", list),
                     count_of("[word=\"ab|aa|ba\"%c]", NULL));
    zl_lemmas_close(list);
}

static int open_all(void **state)
{
    zl_str text = { 0 };
    uint32_t chance = 7;

    for (size_t i = 0; i < TOKENS; i++)
        zl_str_format(&text, "%s%s", word_of(next_random(&chance) % WORDS),
                      i % 20 == 19 ? ".\n" : " ");
    const char *const texts[] = { "a.txt", zl_str_text(&text), NULL };
    int result = open_texts(state, texts, &corpus);
    zl_str_clear(&text);
    return result;
}

static int close_all(void **state)
{
    return close_texts(state, corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lemma_is_what_its_words_are),
        cmocka_unit_test(labels_and_numbers_know_lemmas),
        cmocka_unit_test(analyses_take_a_list),
        cmocka_unit_test(a_list_that_does_nothing_is_refused),
        cmocka_unit_test(a_query_that_is_wrong_is_told_before_the_list),
        cmocka_unit_test(forms_that_are_not_there_cost_as_well),
        cmocka_unit_test(a_lemma_may_have_more_forms_than_there_are_types),
    };

    return cmocka_run_group_tests_name("lemmas", tests, open_all, close_all);
}
