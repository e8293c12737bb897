/* test_harvest.c -- hits in little memory are the same hits. */
#include "base_help.h"

#include "base/mem.h"
#include "query/harvest.h"

static zl_hit random_hit(uint32_t *seed, uint64_t *begin)
{
    static const uint64_t sizes[] = { 0, 1, 2, 65534, 65535, 65536, 1u << 31 };
    zl_hit hit = { 0 };

    *begin += next_random(seed) % 1000;
    if (next_random(seed) % 50 == 0)
        *begin += UINT64_C(1) << 40;
    hit.begin = *begin;
    hit.end = hit.begin + sizes[next_random(seed) % 7];
    if (next_random(seed) % 4 == 0)
        hit.skip = next_random(seed) % 3;
    if (next_random(seed) % 4 == 0)
        hit.trim = next_random(seed) % 3;
    return hit;
}

static void assert_same_hit(zl_hit one, zl_hit two)
{
    assert_int_equal(one.begin, two.begin);
    assert_int_equal(one.end, two.end);
    assert_int_equal(one.skip, two.skip);
    assert_int_equal(one.trim, two.trim);
}

static void hits_come_back_as_they_were(void **state)
{
    uint32_t seed = 7;
    zl_hits hits = { 0 };
    zl_harvest harvest = { 0 };
    uint64_t begin = 0;

    (void)state;
    for (int i = 0; i < 20000; i++)
        assert_true(zl_array_push(&hits, random_hit(&seed, &begin)));
    assert_true(begin >> 48 > 0);
    for (size_t i = 0; i < hits.count; i += 100)
        assert_true(zl_harvest_add(&harvest, hits.items + i, 100));
    assert_int_equal(harvest.hits.count, hits.count);
    for (size_t i = 0; i < hits.count; i++)
        assert_same_hit(zl_harvest_at(&harvest, i), hits.items[i]);
    zl_array_clear(&hits);
    zl_harvest_clear(&harvest);
}

static void a_lack_of_memory_is_told(void **state)
{
    zl_hit hits[] = { { 1, 2, 0, 0 }, { 5, 9, 1, 0 } };
    zl_harvest harvest = { 0 };
    bool added = false;

    (void)state;
    for (long requests = 0; !added; requests++) {
        zl_refuse_after(requests);
        added = zl_harvest_add(&harvest, hits, 2);
        zl_refuse_after(-1);
        if (!added)
            zl_harvest_clear(&harvest);
        assert_true(requests < 10);
    }
    assert_same_hit(zl_harvest_at(&harvest, 1), hits[1]);
    zl_harvest_clear(&harvest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hits_come_back_as_they_were),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests_name("harvest", tests, NULL, NULL);
}
