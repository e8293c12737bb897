/* test_lock.c -- one changes an index at a time, and what was left half done
 * is cleared away. */
#include "change_help.h"

#include <sys/stat.h>
#include <unistd.h>

/* ---- one at a time ---- */

static int notes;

static void count_notes(void *user, const char *sentence)
{
    (void)user, (void)sentence;
    notes++;
}

static void a_second_one_waits_and_then_says_so(void **state)
{
    const char *path = in_scratch("l.zili");
    zl_waiting waiting = { .patience = 100, .note = count_notes };
    zili_error err;
    zl_ledger ledger = { 0 };
    zl_change change;

    (void)state;
    assert_int_equal(build(path, feed_three, NULL), ZILI_OK);
    assert_int_equal(zl_change_begin(&change, &ledger, path, &no_wait, &err),
                     ZILI_OK);
    notes = 0;
    assert_int_equal(zl_change_merge(path, 0, &waiting, &err), ZILI_EIO);
    assert_says(&err, "changed by another zili");
    assert_int_equal(notes, 1);
    zl_writer_options options = { .waiting = waiting };
    zl_writer *writer;
    assert_int_equal(zl_writer_open(&writer, path, &options, &err), ZILI_OK);
    take(writer, feed_three);
    assert_int_equal(zl_writer_commit(writer, &err), ZILI_EIO);
    assert_says(&err, "changed by another zili");
    zl_writer_close(writer);
    zl_change_drop(&change);
    zl_ledger_clear(&ledger);
    merge(path, 0);
    assert_good(path, 3);
}

static bool stop_now(void *user)
{
    (void)user;
    return true;
}

static void waiting_can_be_stopped(void **state)
{
    const char *path = in_scratch("w.zili");
    zl_waiting waiting = { .stop = stop_now };
    zili_error err;
    zl_ledger ledger = { 0 };
    zl_change change;

    (void)state;
    assert_int_equal(build(path, feed_three, NULL), ZILI_OK);
    assert_int_equal(zl_change_begin(&change, &ledger, path, &no_wait, &err),
                     ZILI_OK);
    assert_int_equal(remove_one(path, "a", NULL), ZILI_EIO);
    assert_int_equal(zl_change_merge(path, 0, &waiting, &err), ZILI_ESTOPPED);
    zl_change_drop(&change);
    zl_ledger_clear(&ledger);
}

/* ---- what is left, and what fails ---- */

static void what_a_killed_one_left_is_swept(void **state)
{
    const char *path = in_scratch("k.zili");

    (void)state;
    assert_int_equal(build(path, feed_three, NULL), ZILI_OK);
    write_file(in_scratch("k.zili/000002.seg"), "half", 4);
    write_file(in_scratch("k.zili/000003.seg.part-bcdfghjk"), "half", 4);
    write_file(in_scratch("k.zili/catalogue.sqlite.part-bcdfghjk"), "h", 1);
    assert_good(path, 3);
    assert_int_equal(remove_one(path, "a", NULL), ZILI_OK);
    assert_files(path, " 000001.seg catalogue.sqlite");
    write_file(in_scratch("k.zili/000007.seg"), "half", 4);
    assert_int_equal(build(path, feed_three, NULL), ZILI_OK);
    assert_files(path, " 000001.seg catalogue.sqlite");
}

static void what_is_not_committed_was_not_added(void **state)
{
    const char *path = in_scratch("u.zili");
    zl_writer *writer;

    (void)state;
    assert_int_equal(build(path, feed_three, NULL), ZILI_OK);
    zl_writer_options options = { .segment = 1 };
    assert_int_equal(zl_writer_open_existing(&writer, path, &options, NULL),
                     ZILI_OK);
    take(writer, feed_three);
    assert_files(path, " 000001.seg 000002.seg 000003.seg catalogue.sqlite");
    zl_writer_close(writer);
    assert_files(path, " 000001.seg catalogue.sqlite");
    assert_good(path, 3);
}

static void what_is_no_index_is_not_changed(void **state)
{
    zili_error err;

    (void)state;
    assert_int_equal(remove_one(in_scratch("no.zili"), "a", &err), ZILI_EIO);
    assert_says(&err, "no.zili");
    assert_int_equal(mkdir(in_scratch("empty"), 0777), 0);
    assert_int_equal(remove_one(in_scratch("empty"), "a", &err), ZILI_EFORMAT);
    build_small(in_scratch("d.zili"));
    zl_span file = read_file(in_scratch("d.zili/catalogue.sqlite"));
    ((uint8_t *)(uintptr_t)file.bytes)[file.size / 2] ^= 1;
    write_file(in_scratch("d.zili/catalogue.sqlite"), file.bytes, file.size);
    free_file(&file);
    assert_int_equal(remove_one(in_scratch("d.zili"), "one", &err),
                     ZILI_EFORMAT);
    assert_says(&err, "sum is wrong");
}

static void an_index_that_lacks_a_segment_is_not_changed(void **state)
{
    const char *path = in_scratch("m.zili");
    zili_error err = { 0 };
    zl_writer *writer;

    (void)state;
    assert_int_equal(build(path, feed_three, NULL), ZILI_OK);
    write_file(in_scratch("m.zili/000001.seg"), "short", 5);
    assert_int_equal(zl_change_merge(path, 0, &no_wait, &err), ZILI_EFORMAT);
    assert_says(&err, "do not belong together");
    assert_int_equal(unlink(in_scratch("m.zili/000001.seg")), 0);
    assert_int_equal(zl_change_merge(path, 0, &no_wait, &err), ZILI_EFORMAT);
    assert_says(&err, "000001.seg is missing");
    assert_int_equal(remove_one(path, "a", &err), ZILI_EFORMAT);
    assert_says(&err, "000001.seg is missing");
    assert_int_equal(zl_writer_open_existing(&writer, path, NULL, &err),
                     ZILI_EFORMAT);
    assert_says(&err, "000001.seg is missing");
    assert_files(path, " catalogue.sqlite");
}

static void a_damaged_segment_is_not_merged(void **state)
{
    const char *path = in_scratch("b.zili");
    zili_error err;

    (void)state;
    assert_int_equal(build(path, feed_three, NULL), ZILI_OK);
    assert_int_equal(remove_one(path, "a", NULL), ZILI_OK);
    zl_span file = read_file(in_scratch("b.zili/000001.seg"));
    ((uint8_t *)(uintptr_t)file.bytes)[file.size - 1] ^= 1;
    write_file(in_scratch("b.zili/000001.seg"), file.bytes, file.size);
    free_file(&file);
    assert_int_equal(zl_change_merge(path, 0, &no_wait, &err), ZILI_EFORMAT);
    assert_says(&err, "000001.seg is damaged");
    assert_files(path, " 000001.seg catalogue.sqlite");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_second_one_waits_and_then_says_so),
        cmocka_unit_test(waiting_can_be_stopped),
        cmocka_unit_test(what_a_killed_one_left_is_swept),
        cmocka_unit_test(what_is_not_committed_was_not_added),
        cmocka_unit_test(what_is_no_index_is_not_changed),
        cmocka_unit_test(an_index_that_lacks_a_segment_is_not_changed),
        cmocka_unit_test(a_damaged_segment_is_not_merged),
    };

    return cmocka_run_group_tests_name("lock", tests, make_scratch,
                                       remove_scratch);
}
