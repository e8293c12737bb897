/* test_beside.c -- names of one's own, for what is not whole yet. */
#include "base/beside.h"
#include "base/file.h"
#include "base/mem.h"

#include <fcntl.h>
#include <unistd.h>

#include "base_help.h"

static char folder[] = "/tmp/zili-beside-XXXXXX";

static int open_folder(void **state)
{
    (void)state;
    strcpy(folder + sizeof folder - 7, "XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    zl_file_remove(folder);
    return 0;
}

/* "folder/x" and what is put behind every name there. */
static void check_name(const char *name)
{
    size_t size = strlen(folder);

    assert_non_null(name);
    assert_true(strncmp(name, folder, size) == 0);
    assert_true(strncmp(name + size, "/x" ZL_BESIDE_MARK,
                        strlen("/x" ZL_BESIDE_MARK)) == 0);
    assert_true(zl_file_exists(name));
}

static void names_are_ones_own(void **state)
{
    char path[100], *one, *two;

    (void)state;
    snprintf(path, sizeof path, "%s/x", folder);
    int file = zl_beside_file(path, &one);
    assert_true(file >= 0);
    check_name(one);
    two = zl_beside_name(file, path);
    check_name(two);
    assert_string_not_equal(one, two);
    assert_int_equal(close(file), 0);
    zl_free(one);
    zl_free(two);
}

static void what_has_no_name_can_be_given_one(void **state)
{
    char path[100];

    (void)state;
    snprintf(path, sizeof path, "%s/x", folder);
    int file = zl_beside_unnamed(path);
    if (file < 0)
        skip(); /* not every file system has such files */
    assert_int_equal(rmdir(folder), 0);
    assert_int_equal(close(file), 0);
    assert_null(zl_beside_name(file, path));
    assert_int_equal(zl_beside_unnamed(path), -1);
}

static void a_failure_speaks_of_the_name_itself(void **state)
{
    zili_error err = { .text = "a/x.part-bcdfghjk/1, a/x.part-bcdfghjk." };

    (void)state;
    zl_beside_tell(&err, "a/x.part-bcdfghjk", "a/x");
    assert_string_equal(err.text, "a/x/1, a/x.");
    zl_beside_tell(&err, "a/x.part-bcdfghjk", "a/x");
    assert_string_equal(err.text, "a/x/1, a/x.");
    zl_beside_tell(&err, NULL, "a/x");
    zl_beside_tell(NULL, "a/x.part-bcdfghjk", "a/x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, open_folder, remove_folder)
        TEST(names_are_ones_own),
        TEST(what_has_no_name_can_be_given_one),
        TEST(a_failure_speaks_of_the_name_itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
