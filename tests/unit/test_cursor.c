/* test_cursor.c -- streams of hits and the filters over them. */
#include "query_help.h"

#include <stdlib.h>

static uint32_t seed = 21;

/* ---- a cursor over a list, to put filters on ---- */

struct listed {
    zl_cursor cursor;
    const slow_hits *hits;
    size_t at;
    size_t fail_at; /* there memory runs out */
};

static zl_hit hit_at(const slow_hits *hits, size_t i)
{
    return i < hits->count ? hits->items[i]
                           : (zl_hit){ ZL_END, ZL_END, 0, 0 };
}

static void show(struct listed *listed)
{
    listed->cursor.hit = hit_at(listed->hits, listed->at);
    if (listed->at < listed->fail_at)
        return;
    listed->cursor.hit.begin = ZL_END;
    listed->cursor.failed = true;
}

static void listed_next(zl_cursor *self)
{
    ((struct listed *)self)->at++;
    show((struct listed *)self);
}

static void listed_seek(zl_cursor *self, uint64_t position)
{
    while (self->hit.begin < position)
        listed_next(self);
}

static void listed_free(zl_cursor *self)
{
    zl_free(self);
}

static zl_cursor *list_failing(const slow_hits *hits, size_t fail_at)
{
    struct listed *listed = zl_alloc(sizeof *listed);

    assert_non_null(listed);
    *listed = (struct listed){
        .cursor = { .next = listed_next,
                    .seek = listed_seek,
                    .free = listed_free },
        .hits = hits,
        .fail_at = fail_at,
    };
    show(listed);
    return &listed->cursor;
}

static zl_cursor *list(const slow_hits *hits)
{
    return list_failing(hits, SIZE_MAX);
}

static int in_order(const void *a, const void *b)
{
    const zl_hit *left = a, *right = b;

    if (left->begin != right->begin)
        return left->begin < right->begin ? -1 : 1;
    if (left->skip != right->skip)
        return left->skip < right->skip ? -1 : 1;
    return (left->end > right->end) - (left->end < right->end);
}

static void make_hits(slow_hits *hits)
{
    hits->count = 0;
    for (uint32_t left = next_random(&seed) % 20; left > 0; left--) {
        uint64_t begin = next_random(&seed) % 40;
        slow_add(hits, (zl_hit){ begin, begin + 1 + next_random(&seed) % 4,
                                 next_random(&seed) % 2,
                                 next_random(&seed) % 3 });
    }
    if (hits->count)
        qsort(hits->items, hits->count, sizeof *hits->items, in_order);
}

/* ---- comparing ---- */

static void assert_same(const zl_cursor *cursor, zl_hit expected)
{
    assert_int_equal(cursor->hit.begin, expected.begin);
    if (expected.begin != ZL_END)
        assert_memory_equal(&cursor->hit, &expected, sizeof expected);
}

/* Takes `cursor` over. */
static void check_next(zl_cursor *cursor, const slow_hits *hits)
{
    for (size_t i = 0; i < hits->count + 3; i++, zl_cursor_next(cursor))
        assert_same(cursor, hit_at(hits, i));
    assert_false(cursor->failed);
    zl_cursor_free(cursor);
}

static void check_seek(zl_cursor *cursor, const slow_hits *hits, uint64_t end)
{
    for (size_t i = 0, step = 0; step < 10; step++) {
        uint64_t to = next_random(&seed) % end;
        if (next_random(&seed) % 2) {
            zl_cursor_next(cursor);
            i += i < hits->count;
        } else {
            zl_cursor_seek(cursor, to);
            while (i < hits->count && hits->items[i].begin < to)
                i++;
        }
        assert_same(cursor, hit_at(hits, i));
    }
    zl_cursor_seek(cursor, ZL_END);
    assert_true(zl_cursor_ended(cursor));
    zl_cursor_seek(cursor, 0);
    zl_cursor_next(cursor);
    assert_true(zl_cursor_ended(cursor));
    zl_cursor_free(cursor);
}

/* ---- types ---- */

static void positions_of_many_types_are_one_rising_stream(void **state)
{
    (void)state;
    for (int round = 0; round < 20; round++) {
        zili_corpus *corpus = random_corpus(in_scratch("c.zili"), &seed);
        uint32_t ids[64], count = 0;
        slow_hits hits = { 0 };
        for (uint32_t type = 0; type < zl_corpus_types(corpus); type++)
            if (next_random(&seed) % 2)
                ids[count++] = type;
        for (uint64_t at = 0; at < zl_corpus_tokens(corpus); at++)
            for (uint32_t i = 0; i < count; i++)
                if (zl_corpus_at(corpus, at) == ids[i])
                    slow_add(&hits, (zl_hit){ at, at + 1, 0, 0 });
        check_next(zl_cursor_types(corpus, ids, count), &hits);
        for (int i = 0; i < 10; i++)
            check_seek(zl_cursor_types(corpus, ids, count), &hits,
                       zl_corpus_tokens(corpus) + 2);
        zl_array_clear(&hits);
        zili_corpus_close(corpus);
    }
}

static void no_types_have_no_hits(void **state)
{
    zili_corpus *corpus = random_corpus(in_scratch("c.zili"), &seed);
    slow_hits none = { 0 };

    (void)state;
    check_next(zl_cursor_types(corpus, NULL, 0), &none);
    check_seek(zl_cursor_types(corpus, NULL, 0), &none, 3);
    zili_corpus_close(corpus);
}

/* ---- scope ---- */

static size_t make_intervals(zl_interval intervals[4])
{
    uint64_t at = 0;
    size_t count = next_random(&seed) % 5;

    for (size_t i = 0; i < count; i++) {
        uint64_t begin = at + next_random(&seed) % 8;
        at = begin + 1 + next_random(&seed) % 8;
        intervals[i] = (zl_interval){ begin, at, 0, 0 };
    }
    return count;
}

static void only_what_lies_in_one_interval_is_in_the_scope(void **state)
{
    slow_hits all = { 0 }, inside = { 0 };
    zl_interval intervals[4];

    (void)state;
    for (int round = 0; round < 1000; round++) {
        make_hits(&all);
        zl_scope scope = { .intervals = intervals,
                           .count = make_intervals(intervals) };
        inside.count = 0;
        for (size_t i = 0; i < all.count; i++)
            for (size_t k = 0; k < scope.count; k++)
                if (all.items[i].begin >= intervals[k].begin &&
                    all.items[i].end <= intervals[k].end)
                    slow_add(&inside, all.items[i]);
        check_next(zl_cursor_in_scope(list(&all), &scope), &inside);
        check_seek(zl_cursor_in_scope(list(&all), &scope), &inside, 50);
    }
    zl_array_clear(&all);
    zl_array_clear(&inside);
}

/* ---- the longest ---- */

static bool begin_together(zl_hit a, zl_hit b)
{
    return a.begin == b.begin && a.skip == b.skip;
}

/* Of those that begin where the first one does the longest; then on behind
 * it. */
static void take_longest(const slow_hits *all, slow_hits *out)
{
    uint64_t behind = 0;

    out->count = 0;
    for (size_t i = 0; i < all->count; i++) {
        zl_hit best = all->items[i];
        if (best.begin < behind)
            continue;
        for (size_t k = i; k < all->count; k++) {
            zl_hit hit = all->items[k];
            if (begin_together(hit, best) &&
                (hit.end > best.end ||
                 (hit.end == best.end && hit.trim < best.trim)))
                best = hit;
        }
        behind = best.end;
        slow_add(out, best);
    }
}

static void the_longest_share_no_token(void **state)
{
    slow_hits all = { 0 }, expected = { 0 };

    (void)state;
    for (int round = 0; round < 2000; round++) {
        make_hits(&all);
        take_longest(&all, &expected);
        check_next(zl_cursor_longest(list(&all)), &expected);
        check_seek(zl_cursor_longest(list(&all)), &expected, 50);
    }
    zl_array_clear(&all);
    zl_array_clear(&expected);
}

/* ~"自力" and ~"力更生" in the word 自力更生: the first place decides. */
static void of_two_in_one_word_the_left_one_is_taken(void **state)
{
    zl_hit hits[] = { { 3, 4, 0, 6 }, { 3, 5, 3, 0 }, { 4, 5, 0, 0 } };
    slow_hits all = { hits, 3, 3 };
    zl_cursor *cursor = zl_cursor_longest(list(&all));

    (void)state;
    assert_same(cursor, hits[0]);
    zl_cursor_next(cursor);
    assert_same(cursor, hits[2]);
    zl_cursor_free(cursor);
}

/* ---- memory ---- */

static void a_failure_below_shows_above(void **state)
{
    zl_interval intervals[] = { { 0, 50, 0, 0 } };
    zl_scope scope = { .intervals = intervals, .count = 1 };
    slow_hits all = { 0 };

    (void)state;
    for (int round = 0; round < 200; round++) {
        make_hits(&all);
        size_t fail_at = next_random(&seed) % (all.count + 1);
        zl_cursor *cursor = zl_cursor_longest(
            zl_cursor_in_scope(list_failing(&all, fail_at), &scope));
        while (!zl_cursor_ended(cursor))
            zl_cursor_next(cursor);
        assert_true(cursor->failed);
        zl_cursor_free(cursor);
    }
    zl_array_clear(&all);
}

static void without_memory_there_is_no_cursor(void **state)
{
    zili_corpus *corpus = random_corpus(in_scratch("c.zili"), &seed);
    zl_scope scope = { 0 };
    slow_hits none = { 0 };
    uint32_t ids[] = { 0, 1 };
    zl_cursor *one = list(&none), *two = list(&none);

    (void)state;
    for (long i = 0; i < 2; i++) {
        zl_refuse_after(i);
        assert_null(zl_cursor_types(corpus, ids, 2));
    }
    zl_refuse_after(0);
    assert_null(zl_cursor_in_scope(one, &scope));
    assert_null(zl_cursor_longest(two));
    assert_null(zl_cursor_longest(NULL));
    zl_refuse_after(-1);
    assert_null(zl_cursor_in_scope(NULL, &scope));
    zl_cursor_free(NULL);
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(positions_of_many_types_are_one_rising_stream),
        cmocka_unit_test(no_types_have_no_hits),
        cmocka_unit_test(only_what_lies_in_one_interval_is_in_the_scope),
        cmocka_unit_test(the_longest_share_no_token),
        cmocka_unit_test(of_two_in_one_word_the_left_one_is_taken),
        cmocka_unit_test(a_failure_below_shows_above),
        cmocka_unit_test(without_memory_there_is_no_cursor),
    };

    return cmocka_run_group_tests_name("cursor", tests, make_scratch,
                                       remove_scratch);
}
