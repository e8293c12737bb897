/* test_hits.c -- which of the hits that were found are kept. */
#include "base_help.h"

#include "query/hits.h"

static uint32_t seed = 21;

static int in_order(const void *a, const void *b)
{
    const zl_hit *left = a, *right = b;

    if (left->begin != right->begin)
        return left->begin < right->begin ? -1 : 1;
    return (left->skip > right->skip) - (left->skip < right->skip);
}

/* One hit at each beginning, as a search finds them. */
static void make_hits(zl_hits *hits)
{
    hits->count = 0;
    for (uint32_t left = next_random(&seed) % 20; left > 0; left--) {
        uint64_t begin = next_random(&seed) % 30;
        zl_hit hit = { begin, begin + 1 + next_random(&seed) % 5,
                       next_random(&seed) % 2, next_random(&seed) % 3 };
        bool there = false;
        for (size_t i = 0; i < hits->count; i++)
            there = there || zl_hit_begins_with(hits->items[i], hit);
        if (!there)
            assert_true(zl_array_push(hits, hit));
    }
    if (hits->count)
        qsort(hits->items, hits->count, sizeof *hits->items, in_order);
}

static bool lies_in(zl_hit inner, zl_hit outer)
{
    bool begins = outer.begin < inner.begin ||
                  (outer.begin == inner.begin && outer.skip <= inner.skip);
    bool ends = outer.end > inner.end ||
                (outer.end == inner.end && outer.trim <= inner.trim);

    return begins && ends;
}

typedef bool is_kept(const zl_hits *all, size_t i);

/* None lies in another: of which there are no two alike. */
static bool is_widest(const zl_hits *all, size_t i)
{
    for (size_t k = 0; k < all->count; k++)
        if (k != i && lies_in(all->items[i], all->items[k]))
            return false;
    return true;
}

static bool is_narrowest(const zl_hits *all, size_t i)
{
    for (size_t k = 0; k < all->count; k++)
        if (k != i && lies_in(all->items[k], all->items[i]))
            return false;
    return true;
}

static bool is_leftmost(const zl_hits *all, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (zl_hit_ends_with(all->items[k], all->items[i]))
            return false;
    return true;
}

static void check(void keep(zl_hits *hits), is_kept *kept)
{
    zl_hits hits = { 0 }, expected = { 0 };

    for (int round = 0; round < 3000; round++) {
        make_hits(&hits);
        expected.count = 0;
        for (size_t i = 0; i < hits.count; i++)
            if (kept(&hits, i))
                assert_true(zl_array_push(&expected, hits.items[i]));
        keep(&hits);
        assert_int_equal(hits.count, expected.count);
        if (hits.count)
            assert_memory_equal(hits.items, expected.items,
                                hits.count * sizeof *hits.items);
    }
    zl_array_clear(&hits);
    zl_array_clear(&expected);
}

static void the_widest_lie_in_no_other(void **state)
{
    (void)state;
    check(zl_hits_keep_widest, is_widest);
}

static void the_narrowest_have_no_other_in_them(void **state)
{
    (void)state;
    check(zl_hits_keep_narrowest, is_narrowest);
}

static void of_those_that_end_together_one_is_left(void **state)
{
    (void)state;
    check(zl_hits_keep_leftmost, is_leftmost);
}

static void the_others_share_no_token(void **state)
{
    zl_hits hits = { 0 };

    (void)state;
    for (int round = 0; round < 1000; round++) {
        make_hits(&hits);
        zl_hits all = { 0 };
        for (size_t i = 0; i < hits.count; i++)
            assert_true(zl_array_push(&all, hits.items[i]));
        zl_hits_drop_overlaps(&hits);
        for (size_t i = 0, k = 0; i < all.count; i++) {
            bool kept = k < hits.count &&
                        zl_hit_begins_with(all.items[i], hits.items[k]);
            bool overlaps = k > 0 &&
                            all.items[i].begin < hits.items[k - 1].end;
            assert_int_equal(kept, !overlaps);
            k += kept;
        }
        zl_array_clear(&all);
    }
    zl_array_clear(&hits);
}

static void a_hit_is_added_once(void **state)
{
    zl_hits hits = { 0 };

    (void)state;
    assert_true(zl_hits_add(&hits, (zl_hit){ 1, 2, 0, 0 }));
    assert_true(zl_hits_add(&hits, (zl_hit){ 1, 2, 0, 1 }));
    assert_true(zl_hits_add(&hits, (zl_hit){ 1, 2, 0, 0 }));
    assert_int_equal(hits.count, 2);
    zl_array_clear(&hits);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_widest_lie_in_no_other),
        cmocka_unit_test(the_narrowest_have_no_other_in_them),
        cmocka_unit_test(of_those_that_end_together_one_is_left),
        cmocka_unit_test(the_others_share_no_token),
        cmocka_unit_test(a_hit_is_added_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
