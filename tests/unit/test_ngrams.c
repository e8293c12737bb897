/* test_ngrams.c -- n-grams, beside all choices of n tokens. */
#include "terms_help.h"
#include "hits_help.h"

#include "analysis/grams.h"

/* ---- slowly ---- */

typedef struct slow_grams {
    const slow_list *list;
    const char *within;
    unsigned n, skip;
    const slow_hits *hits; /* NULL: all n-grams are asked for */
    slow_counts counts;
    size_t at[8];
} slow_grams;

/* Whether two tokens stand in one unit, nothing out of scope between them. */
static bool together(const slow_grams *grams, const slow_term *one,
                     const slow_term *two)
{
    const zili_corpus *corpus = grams->list->corpus;
    const zl_structure *ranges = zl_corpus_structure(corpus, grams->within);

    if (one->group != two->group ||
        zl_structure_at(ranges, one->begin) !=
            zl_structure_at(ranges, two->begin))
        return false;
    for (uint64_t at = one->begin; at < two->begin; at++) {
        const zl_interval *in = zl_scope_at(grams->list->scope, at);
        if (!in || in->group != one->group)
            return false;
    }
    return true;
}

/* Whether all tokens of some hit are in the n-gram. */
static bool holds_hit(const slow_grams *grams)
{
    for (size_t i = 0; i < grams->hits->count; i++) {
        zl_hit hit = grams->hits->items[i];
        size_t in_hit = 0, found = 0;
        for (size_t k = 0; k < grams->list->tokens.count; k++) {
            const slow_term *token = &grams->list->tokens.items[k];
            if (token->end <= hit.begin || token->begin >= hit.end)
                continue;
            in_hit++;
            for (unsigned m = 0; m < grams->n; m++)
                found += grams->at[m] == k;
        }
        if (in_hit && found == in_hit)
            return true;
    }
    return false;
}

static void tell_gram(slow_grams *grams)
{
    const slow_term *tokens = grams->list->tokens.items;
    char name[200] = "", shown[200] = "";

    if (grams->hits && !holds_hit(grams))
        return;
    for (unsigned i = 0; i < grams->n; i++) {
        const slow_term *token = &tokens[grams->at[i]];
        const char *form = slow_shown(grams->list, token->term);
        assert_true(strlen(name) + strlen(token->key) < 190);
        sprintf(name + strlen(name), "%s ", token->key);
        sprintf(shown + strlen(shown), "%s%s", i ? " " : "", form);
    }
    slow_tell(&grams->counts, name, shown, &tokens[grams->at[0]]);
}

/* Every choice of the terms from number `i` on. */
static void choose(slow_grams *grams, unsigned i)
{
    const slow_term *tokens = grams->list->tokens.items;
    size_t first = grams->at[0], from = i ? grams->at[i - 1] + 1 : 0;

    if (i == grams->n) {
        tell_gram(grams);
        return;
    }
    for (size_t at = from; at < grams->list->tokens.count; at++) {
        if (i > 0 && (at - first > i + grams->skip ||
                      !together(grams, &tokens[first], &tokens[at])))
            break;
        grams->at[i] = at;
        choose(grams, i + 1);
    }
}

/* ---- both ---- */

static void find_hits(const slow_list *list, const char *query,
                      slow_hits *hits)
{
    zl_cursor *cursor;

    assert_int_equal(
        open_hits(&cursor, query, NULL, list->corpus, list->scope, NULL),
        ZILI_OK);
    for (; !zl_cursor_ended(cursor); zl_cursor_next(cursor))
        assert_true(zl_array_push(hits, cursor->hit));
    zl_cursor_free(cursor);
}

typedef struct ngram_rules {
    slow_rules rules;
    const char *n, *skip, *within, *containing, *least, *limit, *threads;
} ngram_rules;

static void check_ngrams(const zili_corpus *corpus, ngram_rules rules)
{
    slow_list list = list_tokens(corpus, rules.rules);
    zl_str found = { 0 }, wanted = { 0 };
    slow_asked asked = { 0 };
    slow_hits hits = { 0 };
    slow_grams grams = { .list = &list, .within = rules.within,
                         .n = (unsigned)atoi(rules.n),
                         .skip = (unsigned)atoi(rules.skip) };

    ask_rules(&asked, rules.rules);
    ask_also(&asked, "size", rules.n);
    ask_also(&asked, "skip", rules.skip);
    ask_also(&asked, "within", rules.within);
    ask_also(&asked, "min-freq", rules.least);
    ask_also(&asked, "limit", rules.limit);
    ask_also(&asked, "threads", rules.threads);
    if (rules.containing) {
        ask_also(&asked, "containing", rules.containing);
        find_hits(&list, rules.containing, &hits);
        grams.hits = &hits;
    }
    zili_table *table = answer(corpus, "ngrams", asked.items);
    found_write(table, "ngram", list.scope, &found);
    choose(&grams, 0);
    slow_write(&grams.counts, strtoul(rules.least, NULL, 10),
               strtoul(rules.limit, NULL, 10), &wanted);
    assert_alike(&found, &wanted, &asked);
    zl_array_clear(&grams.counts);
    zl_array_clear(&hits);
    zl_str_clear(&found);
    zl_str_clear(&wanted);
    zili_table_free(table);
    forget_tokens(&list);
}

static void any_ngrams_are_as_counted_slowly(void **state)
{
    static const char *const ns[] = { "1", "2", "2", "3", "3", "4", "5" };
    static const char *const skips[] = { "0", "0", "0", "1", "2" };
    static const char *const units[] = { "p", "region", "doc" };
    static const char *const queries[] = { NULL, NULL, NULL, "self", "自 *",
                                           "~\"力\"", "a * *" };
    static const char *const some[] = { "0", "0", "1", "2", "3", "5" };
    static const char *const threads[] = { "1", "2", "5" };
    uint32_t seed = 81;

    (void)state;
    for (int round = 0; round < 60; round++) {
        zili_corpus *corpus = random_corpus(in_scratch("r.zili"), &seed);
        for (int i = 0; i < 6; i++)
            check_ngrams(corpus,
                         (ngram_rules){ .rules = some_rules(&seed),
                                        .n = SOME(ns, &seed),
                                        .skip = SOME(skips, &seed),
                                        .within = SOME(units, &seed),
                                        .containing = SOME(queries, &seed),
                                        .least = SOME(some, &seed),
                                        .limit = SOME(some, &seed),
                                        .threads = SOME(threads, &seed) });
        zili_corpus_close(corpus);
    }
}

/* ---- keys of several words, several passes ---- */

/* Texts of many different words: terms have ten bits, so eight of them do not
 * fit one word of a key. */
static zili_corpus *many_words(const char *name)
{
    static char text[2][60000];
    const char *texts[] = { "a.txt", text[0], "b.txt", text[1], NULL };
    uint32_t seed = 5;

    for (int i = 0; i < 2; i++) {
        size_t size = 0;
        for (int k = 0; k < 6000; k++) {
            uint32_t word = next_random(&seed) % 700;
            if (next_random(&seed) % 4)
                word = (uint32_t)(k % 13);
            size += (size_t)sprintf(text[i] + size, "w%u%s", word,
                                    k % 50 == 49 ? ".\n\n" : " ");
        }
    }
    return index_texts(name, "uax29", texts);
}

/* The rows as one text: what was counted, however it was. */
static zili_status try_grams(const zili_corpus *corpus, zl_gram_rules rules,
                             size_t threads, zl_str *out, zili_error *err)
{
    zl_scope *scope;
    zl_stretches stretches;
    zl_terms terms;
    zl_borders borders;
    zl_grams grams;

    assert_int_equal(zl_scope_open(&scope, corpus, NULL, NULL, NULL, NULL),
                     ZILI_OK);
    assert_true(zl_stretches_make(&stretches, corpus, scope));
    assert_int_equal(zl_terms_make(&terms, corpus, scope, &stretches,
                                   (zl_term_rules){ 0 }, threads, NULL),
                     ZILI_OK);
    assert_int_equal(zl_borders_make(&borders, corpus, "p", NULL), ZILI_OK);
    zili_status status = zl_grams_make(&grams, &terms, &stretches, 1,
                                       &borders, NULL, rules, threads, err);
    for (size_t i = 0; out && i < grams.count; i++) {
        uint32_t parts[ZL_GRAM_MOST];
        zl_key_unpack(&grams.form, grams.rows[i], parts);
        for (unsigned k = 0; k < rules.n; k++)
            zl_str_format(out, "%u ", parts[k]);
        zl_str_format(out, "%llu|", (unsigned long long)
                                        grams.rows[i][grams.form.width]);
    }
    zl_grams_clear(&grams);
    zl_borders_clear(&borders);
    zl_terms_clear(&terms);
    zl_stretches_clear(&stretches);
    zl_scope_close(scope);
    return status;
}

static void write_grams(const zili_corpus *corpus, zl_gram_rules rules,
                        size_t threads, zl_str *out)
{
    zili_error err = { 0 };

    if (try_grams(corpus, rules, threads, out, &err))
        fail_msg("%s", err.text);
}

static void passes_and_threads_change_nothing(void **state)
{
    zili_corpus *corpus = many_words("passes");

    (void)state;
    for (unsigned n = 1; n <= 8; n += n < 3 ? 1 : 5) {
        zl_gram_rules rules = { .n = n, .skip = n == 2, .limit = 300 };
        zl_str one = { 0 };
        write_grams(corpus, rules, 1, &one);
        assert_true(one.size > 1000);
        for (size_t threads = 1; threads < 4; threads++) {
            zl_str other = { 0 };
            rules.room = 8000 * threads;
            write_grams(corpus, rules, threads, &other);
            assert_string_equal(zl_str_text(&one), zl_str_text(&other));
            zl_str_clear(&other);
        }
        zl_str_clear(&one);
    }
    zili_corpus_close(corpus);
}

/* With so little room the lists of frequent words are divided. */
static void skip_grams_fit_into_little_room(void **state)
{
    zili_corpus *corpus = many_words("room");

    (void)state;
    for (unsigned n = 2; n <= 4; n++) {
        zl_gram_rules rules = { .n = n, .skip = 4, .limit = 300 };
        zl_str one = { 0 };
        write_grams(corpus, rules, 1, &one);
        assert_true(one.size > 1000);
        for (size_t threads = 1; threads < 3; threads++) {
            zl_str other = { 0 };
            rules.room = 60000;
            write_grams(corpus, rules, threads, &other);
            assert_string_equal(zl_str_text(&one), zl_str_text(&other));
            zl_str_clear(&other);
        }
        zl_str_clear(&one);
    }
    zili_corpus_close(corpus);
}

static void too_many_skip_grams_are_refused(void **state)
{
    zl_gram_rules rules = { .n = 3, .skip = 4, .limit = 1, .room = 60000 };
    static char text[4000 * 2 + 1];
    const char *const texts[] = { "a.txt", text, NULL };
    zili_error err = { 0 };

    (void)state;
    for (size_t i = 0; i < 4000; i++)
        memcpy(text + i * 2, "a ", 3);
    zili_corpus *corpus = index_texts("refused", "uax29", texts);
    /* 15 begin at each place; at the last six 20 in all */
    assert_int_equal(try_grams(corpus, rules, 2, NULL, &err), ZILI_EUSAGE);
    assert_string_equal(err.text,
                        "More skip-grams begin with \"a a\" than fit into "
                        "memory. Say a smaller --skip or -n, or fewer "
                        "documents with --where.");
    rules.most = 59929;
    assert_int_equal(try_grams(corpus, rules, 2, NULL, &err), ZILI_EUSAGE);
    assert_string_equal(err.text,
                        "There are 59930 skip-grams of 3 words with up to 4 "
                        "left out; at most 59929 are counted. Say a smaller "
                        "--skip or -n, or fewer documents with --where.");
    rules.most = 59930;
    rules.room = 0;
    assert_int_equal(try_grams(corpus, rules, 2, NULL, &err), ZILI_OK);
    zili_corpus_close(corpus);
}

static void long_ngrams_are_as_counted_slowly(void **state)
{
    static const char *const texts[] = { "a.txt", NULL, NULL };
    zl_str text = { 0 };
    uint32_t seed = 9;

    (void)state;
    for (int i = 0; i < 300; i++)
        zl_str_format(&text, "x%u ", (unsigned)(i < 150 ? i : i % 9));
    for (int i = 0; i < 100; i++)
        zl_str_format(&text, "x%u ", next_random(&seed) % 2);
    zl_str_add_text(&text, "\n");
    const char *const filled[] = { texts[0], zl_str_text(&text), NULL };
    zili_corpus *corpus = index_texts("long", "uax29", filled);
    check_ngrams(corpus,
                 (ngram_rules){ .n = "8", .skip = "0", .within = "doc",
                                .least = "0", .limit = "0",
                                .threads = "2" });
    check_ngrams(corpus,
                 (ngram_rules){ .n = "7", .skip = "1", .within = "p",
                                .least = "2", .limit = "40", .threads = "3",
                                .containing = "x1 x0" });
    zl_str_clear(&text);
    zili_corpus_close(corpus);
}

/* ---- by hand ---- */

static void punctuation_is_passed_over(void **state)
{
    static const char *const texts[] = {
        "a.txt", "Self-reliance, and self-reliance. Self help!\n", NULL,
    };
    zili_corpus *corpus = index_texts("hand", "uax29", texts);

    (void)state;
    assert_rows(answer(corpus, "ngrams", NOTHING), "rank ngram count docs",
                "1 Self reliance 2 1|2 Self help 1 1|3 and Self 1 1|"
                "4 reliance and 1 1");
    assert_rows(answer(corpus, "ngrams",
                       ARGUMENTS("join", "hyphen", "size", "3")),
                "ngram count", "Self-reliance and Self-reliance 1");
    assert_rows(answer(corpus, "ngrams",
                       ARGUMENTS("all", NULL, "containing", "and")),
                "ngram count", ", and 1|and Self 1");
    assert_rows(answer(corpus, "ngrams",
                       ARGUMENTS("within", "doc", "containing", "help", "skip",
                                 "1")),
                "ngram count", "Self help 1|reliance help 1");
    zili_corpus_close(corpus);
}

/* Guthrie and others (2006), "A closer look at skip-gram modelling", LREC,
 * section 2. */
static void skip_grams_are_those_guthrie_printed(void **state)
{
    static const char *const texts[] = {
        "a.txt", "insurgents killed in ongoing fighting\n", NULL,
    };
    zili_corpus *corpus = index_texts("skip", "uax29", texts);

    (void)state;
    assert_rows(answer(corpus, "ngrams", ARGUMENTS("skip", "2")), "ngram",
                "in fighting|in ongoing|insurgents in|insurgents killed|"
                "insurgents ongoing|killed fighting|killed in|killed ongoing|"
                "ongoing fighting");
    assert_rows(answer(corpus, "ngrams",
                       ARGUMENTS("skip", "2", "size", "3")),
                "ngram",
                "in ongoing fighting|insurgents in fighting|"
                "insurgents in ongoing|insurgents killed fighting|"
                "insurgents killed in|insurgents killed ongoing|"
                "insurgents ongoing fighting|killed in fighting|"
                "killed in ongoing|killed ongoing fighting");
    zili_corpus_close(corpus);
}

static void assert_refused(const zili_corpus *corpus,
                           const char *const arguments[], const char *words)
{
    zili_table *table;
    zili_error err = { 0 };

    assert_int_equal(ask_for(corpus, "ngrams", arguments, &table, &err),
                     ZILI_EUSAGE);
    assert_says(&err, words);
}

static void what_cannot_be_is_refused(void **state)
{
    uint32_t seed = 3;
    zili_corpus *corpus = random_corpus(in_scratch("no.zili"), &seed);

    (void)state;
    assert_refused(corpus, ARGUMENTS("size", "0"), "1 to 8 words");
    assert_refused(corpus, ARGUMENTS("size", "9"), "1 to 8 words");
    assert_refused(corpus, ARGUMENTS("skip", "99"), "32 words");
    assert_refused(corpus, ARGUMENTS("within", "w"), "--within is s");
    assert_refused(corpus, NOTHING, "no sentence");
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_ngrams_are_as_counted_slowly),
        cmocka_unit_test(passes_and_threads_change_nothing),
        cmocka_unit_test(skip_grams_fit_into_little_room),
        cmocka_unit_test(too_many_skip_grams_are_refused),
        cmocka_unit_test(long_ngrams_are_as_counted_slowly),
        cmocka_unit_test(punctuation_is_passed_over),
        cmocka_unit_test(skip_grams_are_those_guthrie_printed),
        cmocka_unit_test(what_cannot_be_is_refused),
    };

    return cmocka_run_group_tests_name("ngrams", tests, make_scratch,
                                       remove_scratch);
}
