/* test_file.c -- files read whole, folders, files written whole. */
#include "base/file.h"
#include "base/mem.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base_help.h"

static char folder[] = "/tmp/zili-file-XXXXXX";

/* "folder/name", good for the next four calls. */
static const char *at(const char *name)
{
    static char paths[4][200];
    static unsigned next;
    char *path = paths[next++ % 4];

    snprintf(path, sizeof *paths, "%s/%s", folder, name);
    return path;
}

static void put(const char *path, const char *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static void check_holds(const char *path, const char *bytes, size_t size)
{
    zl_span read = { 0 }, mapped = { 0 };

    assert_int_equal(zl_file_read(&read, path, NULL), ZILI_OK);
    assert_int_equal(zl_file_map(&mapped, path, NULL), ZILI_OK);
    assert_int_equal(read.size, size);
    assert_int_equal(mapped.size, size);
    assert_int_equal(read.bytes[size], 0);
    if (size) {
        assert_memory_equal(read.bytes, bytes, size);
        assert_memory_equal(mapped.bytes, bytes, size);
    }
    zl_free((void *)(uintptr_t)read.bytes);
    zl_file_unmap(&mapped);
    assert_null(mapped.bytes);
}

static size_t files_here(void)
{
    zl_names names;

    assert_int_equal(zl_file_list(&names, folder, NULL), ZILI_OK);
    size_t count = names.count;
    zl_names_clear(&names);
    return count;
}

/* A fresh folder for each test, and nothing left of it. */
static int open_folder(void **state)
{
    (void)state;
    strcpy(folder + strlen(folder) - 6, "XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int close_folder(void **state)
{
    (void)state;
    zl_file_remove(folder);
    return zl_file_exists(folder) ? -1 : 0;
}

/* ---- reading ---- */

static void a_file_is_read_whole(void **state)
{
    (void)state;
    static char bytes[200001];
    static const size_t sizes[] = { 0, 1, 4095, 4096, 65535, 65536, 65537,
                                    200000 };

    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 31 >> 3);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        put(at("x"), bytes, sizes[i]);
        check_holds(at("x"), bytes, sizes[i]);
    }
}

static void a_limit_is_kept(void **state)
{
    (void)state;
    zl_span span;
    zili_error err;

    put(at("x"), "12345", 5);
    assert_int_equal(zl_file_read_limited(&span, at("x"), 5, &err), ZILI_OK);
    zl_free((void *)(uintptr_t)span.bytes);
    assert_int_equal(zl_file_read_limited(&span, at("x"), 4, &err),
                     ZILI_EFORMAT);
    assert_null(span.bytes);
    assert_int_equal(zl_file_read_limited(&span, "/dev/zero", 100000, &err),
                     ZILI_EFORMAT);
    assert_string_equal(err.text, "/dev/zero is too large: at most 100000 "
                                  "bytes are read.");
}

static void check_unread(const char *path, const char *sentence)
{
    zl_span span = { (const uint8_t *)"x", 1 };
    zili_error err;

    assert_int_equal(zl_file_read(&span, path, &err), ZILI_EIO);
    assert_string_equal(err.text, sentence);
    assert_true(!span.bytes && !span.size);
    assert_int_equal(zl_file_map(&span, path, &err), ZILI_EIO);
    assert_string_equal(err.text, sentence);
    assert_true(!span.bytes && !span.size);
}

static void what_cannot_be_read_is_named(void **state)
{
    (void)state;
    check_unread("/no/such", "Cannot open /no/such: No such file or "
                             "directory.");
    check_unread("/tmp", "Cannot read /tmp: Is a directory.");
    check_unread("", "Cannot open : No such file or directory.");
    if (geteuid() != 0) { /* root reads everything */
        char sentence[300];
        put(at("secret"), "x", 1);
        assert_int_equal(chmod(at("secret"), 0), 0);
        snprintf(sentence, sizeof sentence,
                 "Cannot open %s: Permission denied.", at("secret"));
        check_unread(at("secret"), sentence);
    }
}

static void reading_survives_every_lack_of_memory(void **state)
{
    (void)state;
    static char bytes[300000];
    zl_span span;
    zili_status status = ZILI_ENOMEM;
    long n = 0;

    put(at("x"), bytes, sizeof bytes);
    for (; status; n++) {
        zl_refuse_after(n);
        status = zl_file_read(&span, at("x"), NULL);
        zl_refuse_after(-1);
        assert_int_equal(status ? ZILI_ENOMEM : ZILI_OK, status);
        assert_int_equal(span.size, status ? 0 : sizeof bytes);
    }
    assert_true(n > 3);
    zl_free((void *)(uintptr_t)span.bytes);
}

/* ---- folders and names ---- */

static void names_come_in_byte_order(void **state)
{
    (void)state;
    static const char *const names[] = { "B", "a", "b", "é", "自力" };
    zl_names found;

    for (size_t i = 5; i-- > 0;)
        put(at(names[i]), "", 0);
    put(at(".hidden"), "", 0);
    assert_int_equal(zl_file_list(&found, folder, NULL), ZILI_OK);
    assert_int_equal(found.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(found.items[i], names[i]);
    zl_names_clear(&found);
    assert_int_equal(found.count, 0);
}

static void listing_survives_every_lack_of_memory(void **state)
{
    (void)state;
    zl_names found;
    zili_status status = ZILI_ENOMEM;
    long n = 0;

    for (int i = 0; i < 20; i++) {
        char name[16];
        snprintf(name, sizeof name, "%d", i);
        put(at(name), "", 0);
    }
    for (; status; n++) {
        zl_refuse_after(n);
        status = zl_file_list(&found, folder, NULL);
        zl_refuse_after(-1);
        assert_int_equal(found.count, status ? 0 : 20);
    }
    assert_true(n > 20);
    zl_names_clear(&found);
}

static void a_folder_that_is_not_there_is_named(void **state)
{
    (void)state;
    zl_names found;
    zili_error err;

    assert_int_equal(zl_file_list(&found, "/no/such", &err), ZILI_EIO);
    assert_string_equal(err.text, "Cannot open /no/such: No such file or "
                                  "directory.");
    assert_int_equal(found.count, 0);
}

static void paths_are_joined_by_one_slash(void **state)
{
    (void)state;
    zl_str path = { 0 };

    zl_file_join(&path, "a", "b");
    assert_string_equal(zl_str_text(&path), "a/b");
    zl_file_join(&path, "a/", "b");
    assert_string_equal(zl_str_text(&path), "a/b");
    zl_file_join(&path, "", "b");
    assert_string_equal(zl_str_text(&path), "b");
    zl_str_clear(&path);
    assert_string_equal(zl_file_name("a/b"), "b");
    assert_string_equal(zl_file_name("b"), "b");
    assert_string_equal(zl_file_name("a/"), "");
}

static void a_folder_is_made_once_and_removed_with_all_in_it(void **state)
{
    (void)state;
    zili_error err;

    assert_int_equal(zl_file_make_folder(at("in"), NULL), ZILI_OK);
    assert_int_equal(zl_file_make_folder(at("in"), NULL), ZILI_OK);
    assert_int_equal(zl_file_make_folder(at("in/side"), NULL), ZILI_OK);
    put(at("in/side/x"), "x", 1);
    assert_int_equal(symlink("/tmp", at("in/away")), 0);
    assert_true(zl_file_is_folder(at("in")));
    assert_false(zl_file_is_folder(at("in/side/x")));
    assert_true(zl_file_exists(at("in/away")));

    assert_int_equal(zl_file_make_folder(at("in/side/x"), &err), ZILI_EIO);
    assert_non_null(strstr(err.text, "x: File exists."));
    assert_int_equal(zl_file_make_folder(at("no/such"), &err), ZILI_EIO);

    zl_file_remove(at("in"));
    assert_false(zl_file_exists(at("in")));
    assert_true(zl_file_is_folder("/tmp"));
    zl_file_remove(at("in"));
}

/* ---- saving ---- */

static void a_saved_file_appears_when_it_is_kept(void **state)
{
    (void)state;
    zl_save save;

    put(at("x"), "old", 3);
    assert_int_equal(zl_save_begin(&save, at("x"), NULL), ZILI_OK);
    assert_true(zl_save_write(&save, "new ", 4));
    assert_true(zl_save_write(&save, "text", 4));
    check_holds(at("x"), "old", 3);
    assert_int_equal(zl_save_keep(&save, NULL), ZILI_OK);
    check_holds(at("x"), "new text", 8);
    assert_int_equal(files_here(), 1);
}

static void a_dropped_file_leaves_nothing(void **state)
{
    (void)state;
    zl_save save;

    put(at("x"), "old", 3);
    assert_int_equal(zl_save_begin(&save, at("x"), NULL), ZILI_OK);
    assert_true(zl_save_write(&save, "new", 3));
    zl_save_drop(&save);
    check_holds(at("x"), "old", 3);
    assert_int_equal(zl_save_begin(&save, at("y"), NULL), ZILI_OK);
    zl_save_drop(&save);
    assert_int_equal(files_here(), 1);
}

static void a_kill_leaves_nothing(void **state)
{
    (void)state;
    int status;

    put(at("x"), "old", 3);
    pid_t child = fork();
    if (child == 0) {
        zl_save save;
        if (zl_save_begin(&save, at("x"), NULL) == ZILI_OK &&
            zl_save_write(&save, "new", 3))
            raise(SIGKILL);
        _exit(1);
    }
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    check_holds(at("x"), "old", 3);
    assert_int_equal(files_here(), 1);
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    zl_save save;
    zili_error err;

    assert_int_equal(zl_save_begin(&save, "/dev/full", &err), ZILI_OK);
    assert_false(zl_save_write(&save, "x", 1));
    assert_int_equal(zl_save_keep(&save, &err), ZILI_EIO);
    assert_string_equal(err.text,
                        "Cannot write /dev/full: No space left on device.");
    assert_true(zl_file_exists("/dev/full"));
}

static void a_device_is_written_in_place(void **state)
{
    (void)state;
    zl_save save;

    assert_int_equal(zl_save_begin(&save, "/dev/null", NULL), ZILI_OK);
    assert_true(zl_save_write(&save, "x", 1));
    assert_int_equal(zl_save_keep(&save, NULL), ZILI_OK);
    struct stat info;
    assert_int_equal(stat("/dev/null", &info), 0);
    assert_true(S_ISCHR(info.st_mode));
}

static void check_unsaved(const char *path, const char *why)
{
    zl_save save;
    zili_error err;
    char sentence[300];

    snprintf(sentence, sizeof sentence, "Cannot write %s: %s.", path, why);
    assert_int_equal(zl_save_begin(&save, path, &err), ZILI_EIO);
    assert_string_equal(err.text, sentence);
}

static void where_nothing_can_be_written_is_named(void **state)
{
    (void)state;
    check_unsaved("/no/such/x", "No such file or directory");
    check_unsaved("/tmp", "Is a directory");
    check_unsaved("/dev/null/x", "Not a directory");
    if (geteuid() != 0) { /* root writes everywhere */
        assert_int_equal(chmod(folder, 0500), 0);
        check_unsaved(at("x"), "Permission denied");
        assert_int_equal(chmod(folder, 0700), 0);
    }
}

static void a_name_taken_by_a_folder_meanwhile_is_told(void **state)
{
    (void)state;
    zl_save save;
    zili_error err;

    assert_int_equal(zl_save_begin(&save, at("x"), NULL), ZILI_OK);
    assert_true(zl_save_write(&save, "x", 1));
    assert_int_equal(mkdir(at("x"), 0777), 0);
    assert_int_equal(zl_save_keep(&save, &err), ZILI_EIO);
    assert_non_null(strstr(err.text, "/x: Is a directory."));
    assert_int_equal(files_here(), 1);
}

static void two_that_save_one_file_do_not_mix(void **state)
{
    (void)state;
    zl_save one, two;

    assert_int_equal(zl_save_begin(&one, at("x"), NULL), ZILI_OK);
    assert_int_equal(zl_save_begin(&two, at("x"), NULL), ZILI_OK);
    assert_true(zl_save_write(&one, "first", 5));
    assert_true(zl_save_write(&two, "the other", 9));
    assert_int_equal(zl_save_keep(&one, NULL), ZILI_OK);
    check_holds(at("x"), "first", 5);
    assert_int_equal(zl_save_keep(&two, NULL), ZILI_OK);
    check_holds(at("x"), "the other", 9);
    assert_int_equal(files_here(), 1);
}

static void save_text(const char *path, const char *text)
{
    zl_save save;

    assert_int_equal(zl_save_begin(&save, path, NULL), ZILI_OK);
    assert_true(zl_save_write(&save, text, strlen(text)));
    assert_int_equal(zl_save_keep(&save, NULL), ZILI_OK);
}

static void check_is_link(const char *path)
{
    struct stat info;

    assert_int_equal(lstat(path, &info), 0);
    assert_true(S_ISLNK(info.st_mode));
}

static void a_link_stays_a_link(void **state)
{
    (void)state;
    zl_save save;

    assert_int_equal(zl_file_make_folder(at("in"), NULL), ZILI_OK);
    put(at("in/x"), "old", 3);
    assert_int_equal(symlink("in/y", at("one")), 0);
    assert_int_equal(symlink("x", at("in/y")), 0);
    save_text(at("one"), "new");
    check_is_link(at("one"));
    check_is_link(at("in/y"));
    check_holds(at("in/x"), "new", 3);

    assert_int_equal(symlink(at("in/later"), at("two")), 0);
    save_text(at("two"), "first");
    check_is_link(at("two"));
    check_holds(at("in/later"), "first", 5);

    assert_int_equal(symlink("ring", at("ring")), 0);
    assert_int_equal(zl_save_begin(&save, at("ring"), NULL), ZILI_EIO);
    check_is_link(at("ring"));
}

static void an_open_file_is_written_in_place(void **state)
{
    (void)state;
    char path[64];
    int file = open(at("x"), O_CREAT | O_WRONLY, 0666);

    assert_true(file >= 0);
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    assert_int_equal(symlink(path, at("stdout")), 0);
    save_text(at("stdout"), "text");
    assert_int_equal(lseek(file, 0, SEEK_END), 4);
    assert_int_equal(close(file), 0);
    check_holds(at("x"), "text", 4);
    assert_int_equal(files_here(), 2);
}

static void saving_survives_every_lack_of_memory(void **state)
{
    (void)state;
    zl_save save;
    zili_status status = ZILI_ENOMEM;
    long n = 0;

    for (; status; n++) {
        zl_refuse_after(n);
        status = zl_save_begin(&save, at("x"), NULL);
        if (!status)
            status = zl_save_keep(&save, NULL);
        zl_refuse_after(-1);
        assert_int_equal(files_here(), status ? 0 : 1);
    }
    assert_true(n > 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_folder, \
                                                   close_folder)
        TEST(a_file_is_read_whole),
        TEST(a_limit_is_kept),
        TEST(what_cannot_be_read_is_named),
        TEST(reading_survives_every_lack_of_memory),
        TEST(names_come_in_byte_order),
        TEST(listing_survives_every_lack_of_memory),
        TEST(a_folder_that_is_not_there_is_named),
        TEST(paths_are_joined_by_one_slash),
        TEST(a_folder_is_made_once_and_removed_with_all_in_it),
        TEST(a_saved_file_appears_when_it_is_kept),
        TEST(a_dropped_file_leaves_nothing),
        TEST(a_kill_leaves_nothing),
        TEST(a_full_disk_is_told),
        TEST(a_device_is_written_in_place),
        TEST(where_nothing_can_be_written_is_named),
        TEST(a_name_taken_by_a_folder_meanwhile_is_told),
        TEST(saving_survives_every_lack_of_memory),
        TEST(two_that_save_one_file_do_not_mix),
        TEST(a_link_stays_a_link),
        TEST(an_open_file_is_written_in_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
