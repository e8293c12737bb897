/* test_depot.c -- arrays and texts that go from memory to files. */
#include "base/arena.h"
#include "base/depot.h"
#include "base/mem.h"

#include "index_help.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

typedef struct three {
    uint32_t a, b, c;
} three;

typedef ZL_STORED(three) threes;

static bool push(zl_depot *depot, threes *all, uint32_t i)
{
    return zl_stored_push(depot, all, (three){ i, i * 7, ~i });
}

static void assert_threes(const threes *all, size_t count)
{
    assert_int_equal(all->count, count);
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(all->items[i].a, i);
        assert_int_equal(all->items[i].b, i * 7);
        assert_int_equal(all->items[i].c, ~i);
    }
}

static void an_array_goes_from_memory_to_a_file(void **state)
{
    zl_depot depot = { in_scratch("depot"), 4096, 0 };
    threes all = { 0 };

    (void)state;
    for (uint32_t i = 0; i < 100000; i++) {
        assert_true(push(&depot, &all, i));
        assert_true(!all.file == (all.room * sizeof *all.items <= 4096));
        if (i % 5000 == 0)
            zl_stored_ease(&all);
    }
    zl_stored_ease(&all);
    assert_threes(&all, 100000);
    assert_int_equal(count_scratch(), 0);
    zl_stored_clear(&all);
    assert_null(all.items);
    assert_true(all.count == 0 && all.room == 0 && all.file == 0);
    assert_true(push(&depot, &all, 0) && !all.file);
    zl_stored_clear(&all);
}

/* No path, or no bound: nothing is written anywhere. */
static void without_a_bound_all_lies_in_memory(void **state)
{
    zl_depot depots[] = { { NULL, 16, 0 }, { in_scratch("depot"), 0, 0 } };

    (void)state;
    for (size_t k = 0; k < 2; k++) {
        threes all = { 0 };
        for (uint32_t i = 0; i < 10000; i++)
            assert_true(push(&depots[k], &all, i));
        assert_int_equal(all.file, 0);
        assert_threes(&all, 10000);
        zl_stored_clear(&all);
    }
}

static void texts_stay_where_they_are(void **state)
{
    zl_depot depot = { in_scratch("depot"), 100000, 0 };
    static const char *kept[20000];
    zl_arena arena = { 0 };
    char text[32];

    (void)state;
    for (int i = 0; i < 20000; i++) {
        snprintf(text, sizeof text, "%*d", i % 20, i);
        kept[i] = zl_arena_store(&arena, &depot, zl_view_of(text));
        assert_non_null(kept[i]);
        if (i % 1000 == 0)
            zl_arena_ease(&arena);
    }
    assert_true(arena.held <= 100000);
    zl_arena_ease(&arena);
    for (int i = 0; i < 20000; i++) {
        snprintf(text, sizeof text, "%*d", i % 20, i);
        assert_string_equal(kept[i], text);
    }
    zl_arena_clear(&arena);
}

static void a_place_that_is_not_there_is_named(void **state)
{
    zl_depot depot = { in_scratch("none/depot"), 128, 0 };
    zl_arena arena = { 0 };
    threes all = { 0 };
    zili_error err = { 0 };
    uint32_t count = 0;

    (void)state;
    while (push(&depot, &all, count))
        count++;
    assert_true(count > 0 && count <= 8);
    assert_threes(&all, count);
    assert_int_equal(zl_depot_fail(&depot, &err), ZILI_EIO);
    assert_says(&err, "none/depot");
    assert_null(zl_arena_store(&arena, &depot, zl_view_of("a")));
    zl_arena_clear(&arena);
    zl_stored_clear(&all);
}

static void lack_of_memory_is_no_fault_of_the_disk(void **state)
{
    zl_depot depot = { in_scratch("depot"), 4096, 0 };
    threes all = { 0 };
    zili_error err = { 0 };

    (void)state;
    for (long requests = 0; requests < 20; requests++) {
        uint32_t count = 0;
        zl_refuse_after(requests);
        while (count < 5000 && push(&depot, &all, count))
            count++;
        zl_refuse_after(-1);
        assert_threes(&all, count);
        assert_int_equal(depot.problem, 0);
        assert_int_equal(zl_depot_fail(&depot, &err), ZILI_ENOMEM);
        zl_stored_clear(&all);
    }
}

/* Gives what went wrong, in a process of its own. */
static int fill_the_disk(rlim_t most)
{
    struct rlimit limit = { most, most };
    zl_depot depot = { in_scratch("depot"), 4096, 0 };
    zl_arena arena = { 0 };
    threes all = { 0 };
    uint32_t count = 0;

    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    while (count < 1000000 && push(&depot, &all, count))
        count++;
    for (uint32_t i = 0; i < count; i++)
        if (all.items[i].b != i * 7)
            return 1;
    if (depot.problem != EFBIG || zl_depot_fail(&depot, NULL) != ZILI_EIO)
        return 2;
    while (zl_arena_store(&arena, &depot, zl_view_of("some text")))
        ;
    zl_arena_clear(&arena);
    zl_stored_clear(&all);
    return 0;
}

static void a_full_disk_is_said(void **state)
{
    static const rlim_t limits[] = { 0, 4096, 20000, 1 << 20 };

    (void)state;
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        int status = 0;
        pid_t child = fork();
        if (child == 0)
            _exit(fill_the_disk(limits[i]));
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_array_goes_from_memory_to_a_file),
        cmocka_unit_test(without_a_bound_all_lies_in_memory),
        cmocka_unit_test(texts_stay_where_they_are),
        cmocka_unit_test(a_place_that_is_not_there_is_named),
        cmocka_unit_test(lack_of_memory_is_no_fault_of_the_disk),
        cmocka_unit_test(a_full_disk_is_said),
    };

    return cmocka_run_group_tests_name("depot", tests, make_scratch,
                                       remove_scratch);
}
