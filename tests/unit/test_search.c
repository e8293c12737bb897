/* test_search.c -- queries of every form on small corpora, beside answers
 * found by trying everything. */
#include "search_help.h"

#include "base/work.h"
#include "query/query.h"

static slow_answers answers;

static const char theme_file[] =
    "s:\n  zh: ['~\"自力\"', '~\"力更\"', 自力更生]\n"
    "  en: [self, 'self-*', 'a ab', '~\"fa\"', á%d, '\"s.*\" a?']\n"
    "t:\n  themes:\n    u: [自 力, '~\"力\"', '[] \"a\"', a]\n";

static int open_answers(void **state)
{
    zl_themes *themes;
    zili_error err = { 0 };

    if (make_scratch(state))
        return -1;
    write_file(in_scratch("t.yaml"), theme_file, sizeof theme_file - 1);
    if (zl_themes_open(&themes, in_scratch("t.yaml"), &err) ||
        zl_fold_open(&answers.fold, NULL)) {
        print_message("%s\n", err.text);
        return -1;
    }
    answers.themes = themes;
    answers.across = true;
    return 0;
}

static int close_answers(void **state)
{
    zl_themes_close((zl_themes *)(uintptr_t)answers.themes);
    zl_fold_close(answers.fold);
    slow_end_all(&answers);
    return remove_scratch(state);
}

/* ---- all matches, then the hits ---- */

static bool lies_in_one(const slow_query *slow, const char *name,
                        uint32_t count, zl_hit hit, bool named)
{
    const zl_structure *structure = slow_structure(slow, name);
    uint32_t range = slow_range(structure, hit.begin);

    if (range == ZL_NONE) {
        for (uint64_t at = hit.begin; !named && at < hit.end; at++)
            named = slow_range(structure, at) != ZL_NONE;
        return !named;
    }
    uint32_t last = range + count - 1;
    if (last >= zl_structure_count(structure))
        last = zl_structure_count(structure) - 1;
    return hit.end <= zl_structure_end(structure, last);
}

static bool contains(slow_query *slow, const zl_node *pattern, zl_hit hit)
{
    bool found = false;

    for (uint64_t at = hit.begin; !found && at < hit.end; at++) {
        slow_ways ways = { 0 };
        slow_from(slow, pattern, at, &ways);
        for (size_t i = 0; i < ways.count; i++)
            found = found || (ways.items[i].end > at &&
                              ways.items[i].end <= hit.end);
        zl_array_clear(&ways);
    }
    return found;
}

static bool satisfies(slow_query *slow, const slow_way *way)
{
    zl_hit hit = { way->begin, way->end, way->skip, way->trim };
    const zl_node *tree = slow->tree;
    bool named = false, good = true;

    for (size_t i = 1; tree->kind == ZL_NODE_QUERY && good &&
                       i < tree->children.count; i++) {
        const zl_node *clause = tree->children.items[i];
        if (clause->kind == ZL_NODE_WITHIN && !clause->text) {
            good = hit.end - hit.begin <= clause->most;
        } else if (clause->kind == ZL_NODE_WITHIN) {
            good = lies_in_one(slow, clause->text, clause->most, hit, true);
            named = true;
        } else if (clause->kind == ZL_NODE_CONTAINING) {
            good = contains(slow, clause->children.items[0], hit) !=
                   clause->negated;
        } else if (clause->kind == ZL_NODE_WHERE) {
            good = slow_holds(slow, clause->children.items[0], way);
        }
    }
    return good && (named || lies_in_one(slow, "p", 1, hit, false));
}

/* All ways that are matches. */
static void find_matches(slow_query *slow, slow_ways *out)
{
    const zl_node *pattern = slow->tree->kind == ZL_NODE_QUERY
                                 ? slow->tree->children.items[0]
                                 : slow->tree;

    for (uint64_t at = 0; at < zl_corpus_tokens(answers.corpus); at++) {
        slow_ways ways = { 0 };
        slow_from(slow, pattern, at, &ways);
        for (size_t i = 0; i < ways.count; i++)
            if (ways.items[i].end > at && satisfies(slow, &ways.items[i]))
                assert_true(zl_array_push(out, ways.items[i]));
        zl_array_clear(&ways);
    }
}

static bool is_longest(zl_strategy strategy)
{
    return strategy == ZL_STRATEGY_LONGEST || strategy == ZL_STRATEGY_UNSAID;
}

/* At each beginning the longest or shortest, by place. */
static void take_ends(const slow_ways *matches, bool longest, zl_hits *out)
{
    for (size_t i = 0; i < matches->count; i++) {
        slow_way *way = &matches->items[i];
        zl_hit hit = { way->begin, way->end, way->skip, way->trim };
        size_t at = 0;
        while (at < out->count && !zl_hit_begins_with(out->items[at], hit))
            at++;
        if (at == out->count)
            assert_true(zl_array_push(out, hit));
        else if (zl_hit_reaches_further(hit, out->items[at]) == longest)
            out->items[at] = hit;
    }
}

static int in_order(const void *a, const void *b)
{
    const zl_hit *left = a, *right = b;

    if (left->begin != right->begin)
        return left->begin < right->begin ? -1 : 1;
    return (left->skip > right->skip) - (left->skip < right->skip);
}

static bool lies_in(zl_hit inner, zl_hit outer)
{
    bool begins = outer.begin < inner.begin ||
                  (outer.begin == inner.begin && outer.skip <= inner.skip);

    return begins && !zl_hit_reaches_further(inner, outer) &&
           (!zl_hit_begins_with(inner, outer) ||
            !zl_hit_ends_with(inner, outer));
}

/* Whether the hits leave no room for number `i`. */
static bool is_dropped(const zl_hits *all, size_t i, zl_strategy strategy)
{
    bool dropped = false;

    for (size_t k = 0; k < all->count; k++) {
        zl_hit hit = all->items[i], other = all->items[k];
        if (strategy == ZL_STRATEGY_LONGEST)
            dropped |= lies_in(hit, other);
        if (strategy == ZL_STRATEGY_SHORTEST)
            dropped |= lies_in(other, hit);
        if (strategy == ZL_STRATEGY_STANDARD)
            dropped |= k < i && zl_hit_ends_with(hit, other);
    }
    return dropped;
}

static bool in_scope(zl_hit hit, const zl_scope *scope)
{
    for (size_t i = 0; scope && i < scope->count; i++)
        if (scope->intervals[i].begin <= hit.begin &&
            hit.end <= scope->intervals[i].end)
            return true;
    return scope == NULL;
}

static void choose(const slow_ways *matches, zl_strategy strategy, bool theme,
                   const zl_scope *scope, zl_hits *out)
{
    zl_hits all = { 0 };
    size_t kept = 0;

    take_ends(matches, is_longest(strategy), &all);
    for (size_t i = 0; i < all.count; i++)
        if (in_scope(all.items[i], scope))
            all.items[kept++] = all.items[i];
    all.count = kept;
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, in_order);
    for (size_t i = 0; i < all.count; i++) {
        bool overlaps = theme && out->count &&
                        all.items[i].begin < out->items[out->count - 1].end;
        if (!overlaps && !is_dropped(&all, i, strategy))
            assert_true(zl_array_push(out, all.items[i]));
    }
    zl_array_clear(&all);
}

/* ---- comparing ---- */

static void describe(zl_hit found, zl_hit expected)
{
    zl_str all = { 0 };

    for (uint64_t at = 0; at < zl_corpus_tokens(answers.corpus); at++)
        zl_str_format(&all, "%s{%.*s} ",
                      zl_corpus_fold_at(answers.corpus, at).bytes,
                      (int)zl_corpus_glue(answers.corpus, at).size,
                      zl_corpus_glue(answers.corpus, at).bytes);
    fail_msg("%s gives [%lu,%lu) %u/%u, not [%lu,%lu) %u/%u, in\n%s",
             zl_str_text(&text), found.begin, found.end, found.skip,
             found.trim, expected.begin, expected.end, expected.skip,
             expected.trim, zl_str_text(&all));
}

static zl_hit hit_at(const zl_hits *hits, size_t i)
{
    return i < hits->count ? hits->items[i]
                           : (zl_hit){ ZL_END, ZL_END, 0, 0 };
}

static void assert_same(zl_hit found, zl_hit expected)
{
    if (memcmp(&found, &expected, sizeof found) != 0)
        describe(found, expected);
}

static void check_all(const zl_search *search, const zl_hits *expected)
{
    zl_hits found = { 0 };
    uint64_t count;
    size_t threads = 1 + next_random(&seed) % 3;
    zili_error err = { 0 };

    if (zl_search_all(search, threads, &found, &err) ||
        zl_search_count(search, threads, &count, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < found.count || i < expected->count; i++)
        assert_same(hit_at(&found, i), hit_at(expected, i));
    assert_int_equal(count, expected->count);
    zl_array_clear(&found);
}

static void check_cursor(const zl_search *search, const zl_hits *expected)
{
    zl_cursor *cursor = zl_search_cursor(search);
    uint64_t tokens = zl_corpus_tokens(answers.corpus);

    assert_non_null(cursor);
    for (size_t i = 0, step = 0; step < 8; step++) {
        uint64_t to = next_random(&seed) % (tokens + 2);
        assert_same(cursor->hit, hit_at(expected, i));
        if (chance(2)) {
            zl_cursor_next(cursor);
            i += i < expected->count;
        } else {
            zl_cursor_seek(cursor, to);
            while (i < expected->count && expected->items[i].begin < to)
                i++;
        }
    }
    assert_int_equal(zl_cursor_status(cursor, NULL), ZILI_OK);
    zl_cursor_free(cursor);
}

/* The labels of the least way that makes the hit. */
static void least_labels(const slow_ways *matches, zl_hit hit, int count,
                         uint64_t *out)
{
    bool first = true;

    for (size_t i = 0; i < matches->count; i++) {
        const slow_way *way = &matches->items[i];
        uint64_t own[SLOW_LABELS];
        if (way->begin != hit.begin || way->end != hit.end ||
            way->skip != hit.skip || way->trim != hit.trim)
            continue;
        memcpy(own, way->labels, sizeof own);
        own[count] = way->labels[SLOW_LABELS - 1];
        int k = 0;
        while (!first && k < count && own[k] == out[k])
            k++;
        if (first || own[k] < out[k])
            memcpy(out, own, ((size_t)count + 1) * sizeof *out);
        first = false;
    }
    assert_false(first);
}

static void check_labels(const zl_search *search, const slow_ways *matches,
                         const zl_hits *hits)
{
    zl_search_marks *marks = zl_search_marks_open(search);
    int count = (int)zl_search_labels(search);
    uint64_t found[SLOW_LABELS], expected[SLOW_LABELS];

    assert_non_null(marks);
    for (size_t i = 0; i < hits->count && i < 20; i++) {
        assert_true(zl_search_marks_find(marks, hits->items[i], found));
        least_labels(matches, hits->items[i], count, expected);
        for (int k = 0; k <= count; k++)
            if (found[k] != expected[k])
                fail_msg("%s: label %d of [%lu,%lu) is %ld, not %ld",
                         zl_str_text(&text), k, hits->items[i].begin,
                         hits->items[i].end, (long)found[k],
                         (long)expected[k]);
    }
    zl_search_marks_close(marks);
}

static bool is_theme(const zl_node *node)
{
    while ((node->kind == ZL_NODE_EITHER || node->kind == ZL_NODE_SEQUENCE) &&
           node->children.count == 1)
        node = node->children.items[0];
    return node->kind == ZL_NODE_THEME;
}

static bool is_simple(const zl_node *node)
{
    bool simple = node->kind <= ZL_NODE_EITHER;

    for (size_t i = 0; i < node->children.count; i++)
        simple = simple && is_simple(node->children.items[i]);
    return simple;
}

/* Gives the number of hits; SIZE_MAX: the query is refused. */
static size_t check(const zl_scope *scope)
{
    slow_query slow = { .answers = &answers, .text = zl_str_text(&text),
                        .folds = ZL_FOLDS_UNSAID };
    zl_search_ask ask = { .text = slow.text,
                          .language = ZL_LANGUAGE_CQL,
                          .themes = answers.themes,
                          .corpus = answers.corpus,
                          .scope = scope,
                          .window = next_random(&seed) % 40 };
    zl_node *tree;
    zl_search *search;
    zili_error err = { 0 };

    if (zl_parse_as(&tree, slow.text, ZL_LANGUAGE_CQL, &err)) {
        if (getenv("WHY"))
            fprintf(stderr, "%s\n", err.text);
        return SIZE_MAX;
    }
    if (zl_search_open(&search, &ask, &err))
        fail_msg("%s", err.text);
    slow_ways matches = { 0 };
    zl_hits expected = { 0 };
    const zl_node *pattern =
        tree->kind == ZL_NODE_QUERY ? tree->children.items[0] : tree;
    zl_strategy strategy =
        tree->kind == ZL_NODE_QUERY ? tree->strategy : ZL_STRATEGY_UNSAID;
    bool theme = strategy == ZL_STRATEGY_UNSAID && is_theme(pattern);
    if (strategy == ZL_STRATEGY_UNSAID && !is_simple(pattern))
        strategy = ZL_STRATEGY_LONGEST;
    slow.tree = tree;
    find_matches(&slow, &matches);
    size_t count = SIZE_MAX;
    if (slow.steps <= SLOW_STEPS) {
        choose(&matches, strategy, theme, scope, &expected);
        check_all(search, &expected);
        check_cursor(search, &expected);
        check_labels(search, &matches, &expected);
        count = expected.count;
    }
    zl_array_clear(&matches);
    zl_array_clear(&expected);
    zl_search_close(search);
    zl_node_free(tree);
    return count;
}

static void any_query_finds_what_is_there_and_nothing_else(void **state)
{
    static const char *const regions[] = { NULL, "all", "original" };
    size_t found = 0, asked = 0, refused = 0, hit = 0;
    int rounds = getenv("ROUNDS") ? atoi(getenv("ROUNDS")) : 12;

    if (getenv("SEED"))
        seed = (uint32_t)atoi(getenv("SEED"));
    (void)state;
    for (int round = 0; round < rounds; round++) {
        zili_corpus *corpus = make_corpus();
        zl_scope *scope;
        slow_begin(&answers, corpus);
        assert_int_equal(zl_scope_open(&scope, corpus, NULL,
                                       SOME(regions, &seed), NULL, NULL),
                         ZILI_OK);
        for (int i = 0; i < 250; i++) {
            make_query();
            if (getenv("SHOW"))
                fprintf(stderr, "%s\n", zl_str_text(&text));
            size_t count = check(chance(2) ? scope : NULL);
            refused += count == SIZE_MAX;
            asked += count != SIZE_MAX;
            hit += count != SIZE_MAX && count > 0;
            found += count == SIZE_MAX ? 0 : count;
        }
        zl_scope_close(scope);
        zili_corpus_close(corpus);
    }
    print_message("%zu asked, %zu with hits, %zu refused, %zu hits\n", asked,
                  hit, refused, found);
    zl_str_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_query_finds_what_is_there_and_nothing_else),
    };

    return cmocka_run_group_tests(tests, open_answers, close_answers);
}
