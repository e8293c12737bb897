/* test_counterpart.c -- QUERY :en QUERY2 beside all pairs of hits compared by
 * their positions. */
#include "beads_help.h"

static uint32_t seed = 5;

/* ---- slowly ---- */

/* One query, and whether none is wanted. */
struct side {
    const char *lang, *query;
    bool negated;
    zl_hits hits;
};

static void find_all(const zili_corpus *corpus, const zl_scope *scope,
                     const char *query, size_t threads, zl_hits *out)
{
    zl_search_ask ask = { .text = query,
                          .language = ZL_LANGUAGE_CQL,
                          .corpus = corpus,
                          .scope = scope,
                          .window = next_random(&seed) % 40,
                          .threads = threads };
    zl_search *search;
    zili_error err = { 0 };

    if (zl_search_open(&search, &ask, &err) ||
        zl_search_all(search, threads, out, &err))
        fail_msg("%s: %s", query, err.text);
    uint64_t count;
    assert_int_equal(zl_search_count(search, threads, &count, &err),
                     ZILI_OK);
    assert_int_equal(count, out->count);
    zl_search_close(search);
}

static bool has_hit(const zl_hits *hits, uint64_t begin, uint64_t end)
{
    bool found = false;

    for (size_t i = 0; i < hits->count; i++)
        found = found || (hits->items[i].begin >= begin &&
                          hits->items[i].begin < end);
    return found;
}

/* Whether a bead has, beside a hit on side `is_b`, what a clause asks for. */
static bool fits(const zili_corpus *corpus, const zl_bead *bead, bool is_b,
                 const struct side *side)
{
    const zl_pair *pair = zl_corpus_pair(corpus, bead->pair);
    uint64_t begin = is_b ? bead->a : bead->b;
    uint64_t end = is_b ? bead->a_end : bead->b_end;
    const zl_area *area = zl_corpus_area(corpus, is_b ? pair->a : pair->b);

    return begin < end && strcmp(area->lang, side->lang) == 0 &&
           has_hit(&side->hits, begin, end) != side->negated;
}

static bool is_kept(const zili_corpus *corpus, zl_hit hit,
                    const struct side *sides, size_t count)
{
    bool is_b = false;
    const zl_bead *bead = slow_bead_at(corpus, hit.begin, &is_b);
    bool good = bead != NULL;

    for (size_t k = 0; good && k < count; k++)
        good = fits(corpus, bead, is_b, &sides[k]);
    return good;
}

/* ---- both ---- */

static const char *const queries[] = {
    "a", "self", "自 | a", "[]", "[] []", "\"s.*\"", "~\"力\"", "b:[] within s",
    "[word=\"a\"] []{0,3} [word=\"A\"]", "(?shortest) []{2}",
    "a:[] []{0,2} b:[] :: a.key = b.key within s", "力 | 更 | self | a | A",
    "[lang=\"zh\"]", "[] containing a", "zzz",
};

static void check(const zili_corpus *corpus, const zl_scope *scope,
                  size_t *some)
{
    static const char *const langs[] = { "en", "zh" };
    struct side sides[3] = { { 0 } };
    size_t count = 1 + next_random(&seed) % 3, kept = 0;
    const char *first = SOME(queries, &seed);
    zl_str text = { 0 };
    zl_hits all = { 0 }, found = { 0 };

    zl_str_add_text(&text, first);
    for (size_t i = 0; i < count; i++) {
        sides[i].lang = i && chance(&seed, 3) ? SOME(langs, &seed)
                        : i                   ? sides[0].lang
                                              : SOME(langs, &seed);
        sides[i].query = SOME(queries, &seed);
        sides[i].negated = chance(&seed, 3);
        zl_str_format(&text, " :%s %s%s", sides[i].lang,
                      sides[i].negated ? "!" : "", sides[i].query);
        find_all(corpus, NULL, sides[i].query, 1, &sides[i].hits);
    }
    find_all(corpus, scope, first, 1, &all);
    find_all(corpus, scope, zl_str_text(&text), 1 + next_random(&seed) % 4,
             &found);
    for (size_t i = 0; i < all.count; i++) {
        if (!is_kept(corpus, all.items[i], sides, count))
            continue;
        if (kept >= found.count ||
            memcmp(&found.items[kept], &all.items[i], sizeof *all.items) != 0)
            fail_msg("%s: hit %zu is another", zl_str_text(&text), kept);
        kept++;
    }
    if (kept != found.count)
        fail_msg("%s: %zu hits, not %zu", zl_str_text(&text), found.count,
                 kept);
    *some += kept > 0 && kept < all.count;
    for (size_t i = 0; i < count; i++)
        zl_array_clear(&sides[i].hits);
    zl_array_clear(&all);
    zl_array_clear(&found);
    zl_str_clear(&text);
}

static void hits_are_those_of_all_pairs_compared(void **state)
{
    static const char *const regions[] = { NULL, "all", "original" };
    const char *path = in_scratch("c.zili");
    size_t some = 0;

    (void)state;
    for (int round = 0; round < 20; round++) {
        zili_corpus_close(make_corpus(path, &seed));
        add_pairs(path, &seed);
        zili_corpus *corpus = open_index(path);
        zl_scope *scope;
        assert_int_equal(zl_scope_open(&scope, corpus, NULL,
                                       SOME(regions, &seed), NULL, NULL),
                         ZILI_OK);
        for (int i = 0; i < 40; i++)
            check(corpus, scope, &some);
        zl_scope_close(scope);
        zili_corpus_close(corpus);
    }
    assert_true(some > 100);
}

/* ---- what cannot be asked ---- */

static zili_corpus *corpus;

static zili_status try_query(const char *query, const char *within,
                             const zl_themes *themes, zili_error *err)
{
    zl_search_ask ask = { .text = query,
                          .lists.themes = themes,
                          .corpus = corpus,
                          .within = within,
                          .threads = 2 };
    zl_search *search;
    zl_hits hits = { 0 };
    zili_status status = zl_search_open(&search, &ask, err);

    assert_true(status ? !search : search != NULL);
    if (!status)
        status = zl_search_all(search, 2, &hits, err);
    zl_array_clear(&hits);
    zl_search_close(search);
    return status;
}

static void assert_wrong(const char *query, const char *within,
                         const char *sentence)
{
    zili_error err = { 0 };

    assert_int_equal(try_query(query, within, NULL, &err), ZILI_EUSAGE);
    if (!strstr(err.text, sentence))
        fail_msg("%s: %s", query, err.text);
}

static void what_cannot_be_asked_is_said(void **state)
{
    const char *path = in_scratch("w.zili");

    (void)state;
    corpus = make_corpus(path, &seed);
    assert_wrong("a :en b", NULL, "Column 3 of the query: nothing of this ");
    assert_wrong("a :en b", NULL, "w.zili does it.");
    zili_corpus_close(corpus);
    corpus = corpus_with_beads(path, &seed);
    assert_wrong("a :en b :fr c", NULL,
                 "Column 9 of the query: no text is aligned with one in "
                 "\"fr\"; the languages of aligned texts are en, zh.\n"
                 "  a :en b :fr c\n          ^");
    assert_wrong("a :en @b", NULL, "Column 7 of the query: ");
    assert_wrong("a :en [nothing=\"b\"]", NULL, "Column 8 of the query: ");
    assert_wrong("a :en \"b\" within s", "p", "says itself what its hits");
    assert_int_equal(try_query("a :en b", "s", NULL, NULL), ZILI_OK);
    zili_corpus_close(corpus);
}

static void beads_that_cannot_be_loaded_are_a_failure(void **state)
{
    const char *path = in_scratch("b.zili");
    zili_error err = { 0 };

    (void)state;
    corpus = corpus_with_beads(path, &seed);
    zili_corpus_close(corpus);
    slow_change_catalogue(path, "UPDATE beads SET confidence = 2");
    corpus = open_index(path);
    for (int i = 0; i < 2; i++) {
        err.text[0] = 0;
        assert_int_equal(try_query("a :en b", NULL, NULL, &err),
                         ZILI_EFORMAT);
        assert_non_null(strstr(err.text, "confidence of a bead"));
    }
    zili_corpus_close(corpus);
}

static void every_lack_of_memory_is_survived(void **state)
{
    const char *path = in_scratch("m.zili");
    zili_error err = { 0 };
    zili_status status = ZILI_ENOMEM;
    long requests = 0;

    (void)state;
    corpus = corpus_with_beads(path, &seed);
    for (; status == ZILI_ENOMEM; requests++) {
        zl_refuse_after(requests);
        status = try_query("a | self :en !力 :en \"b.\" :zh a", NULL, NULL,
                           &err);
        zl_refuse_after(-1);
    }
    assert_int_equal(status, ZILI_OK);
    assert_true(requests > 100);
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hits_are_those_of_all_pairs_compared),
        cmocka_unit_test(what_cannot_be_asked_is_said),
        cmocka_unit_test(beads_that_cannot_be_loaded_are_a_failure),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("counterpart", tests, make_scratch,
                                       remove_scratch);
}
