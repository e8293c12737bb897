/* test_map.c -- texts to small numbers, against a linear search. */
#include "base/map.h"
#include "base/mem.h"

#include "base_help.h"

#define KEYS 3000

/* The slow and obviously right one. */
typedef struct slow_map {
    char keys[KEYS][12];
    size_t sizes[KEYS];
    uint32_t count;
} slow_map;

static uint32_t slow_find(const slow_map *slow, zl_view key)
{
    for (uint32_t i = 0; i < slow->count; i++)
        if (slow->sizes[i] == key.size &&
            memcmp(slow->keys[i], key.bytes, key.size) == 0)
            return i;
    return ZL_MAP_NONE;
}

static uint32_t slow_add(slow_map *slow, zl_view key)
{
    uint32_t found = slow_find(slow, key);

    if (found != ZL_MAP_NONE)
        return found;
    memcpy(slow->keys[slow->count], key.bytes, key.size);
    slow->sizes[slow->count] = key.size;
    return slow->count++;
}

/* Short texts over few letters, zero bytes among them, so that many come
 * again and many are the beginning of others. */
static zl_view random_key(char bytes[12], uint32_t *random)
{
    size_t size = next_random(random) % 9;

    for (size_t i = 0; i < size; i++)
        bytes[i] = "ab\0\xFF"[next_random(random) % 4];
    return (zl_view){ bytes, size };
}

static void the_same_comes_out_as_of_a_linear_search(void **state)
{
    (void)state;
    static slow_map slow;
    zl_map map = { 0 };
    uint32_t random = 19600703;
    char bytes[12];

    while (slow.count < KEYS) {
        zl_view key = random_key(bytes, &random);
        assert_int_equal(zl_map_find(&map, key), slow_find(&slow, key));
        assert_int_equal(zl_map_add(&map, key), slow_add(&slow, key));
        assert_int_equal(map.count, slow.count);
    }
    for (uint32_t i = 0; i < KEYS; i++) {
        zl_view key = zl_map_key(&map, i);
        assert_int_equal(key.size, slow.sizes[i]);
        assert_memory_equal(key.bytes, slow.keys[i], key.size);
        assert_int_equal(key.bytes[key.size], 0);
        assert_int_equal(zl_map_find(&map, key), i);
    }
    zl_map_clear(&map);
}

static void a_key_is_copied(void **state)
{
    (void)state;
    zl_map map = { 0 };
    char bytes[] = "one";

    assert_int_equal(zl_map_add(&map, zl_view_of(bytes)), 0);
    bytes[0] = 'x';
    assert_int_equal(zl_map_find(&map, zl_view_of("one")), 0);
    assert_int_equal(zl_map_find(&map, zl_view_of("xne")), ZL_MAP_NONE);
    zl_map_clear(&map);
}

static void an_empty_map_finds_nothing_and_can_be_cleared_twice(void **state)
{
    (void)state;
    zl_map map = { 0 };

    assert_int_equal(zl_map_find(&map, zl_view_of("")), ZL_MAP_NONE);
    zl_map_clear(&map);
    assert_int_equal(zl_map_add(&map, zl_view_of("")), 0);
    assert_int_equal(zl_map_find(&map, zl_view_of("")), 0);
    zl_map_clear(&map);
    zl_map_clear(&map);
    assert_int_equal(map.count, 0);
}

static bool fill(zl_map *map)
{
    char bytes[12];

    for (int i = 0; i < 200; i++) {
        snprintf(bytes, sizeof bytes, "%d", i);
        uint32_t before = map->count;
        uint32_t number = zl_map_add(map, zl_view_of(bytes));
        if (number == ZL_MAP_NONE) {
            assert_int_equal(map->count, before);
            assert_int_equal(zl_map_find(map, zl_view_of(bytes)), number);
            return false;
        }
        assert_int_equal(number, i);
    }
    return true;
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    bool filled = false;
    long n = 0;

    for (; !filled; n++) {
        zl_map map = { 0 };
        zl_refuse_after(n);
        filled = fill(&map);
        zl_refuse_after(-1);
        /* what is missing can be added later */
        assert_true(fill(&map));
        zl_map_clear(&map);
    }
    assert_true(n > 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_comes_out_as_of_a_linear_search),
        cmocka_unit_test(a_key_is_copied),
        cmocka_unit_test(
            an_empty_map_finds_nothing_and_can_be_cleared_twice),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
