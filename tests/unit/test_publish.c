/* test_publish.c -- several builds of one index at once. */
#include "index_help.h"

#include <pthread.h>

static void feed_names(zl_batch *batch)
{
    zl_batch_document(batch, "a", "1", 0, "");
    zl_batch_document(batch, "b", "2", 0, "");
    zl_batch_document(batch, "c", "3", 0, "");
}

static void assert_documents(const char *path, uint32_t count)
{
    zili_corpus *corpus = open_index(path);

    assert_int_equal(zl_corpus_documents(corpus), count);
    assert_sound(corpus);
    zili_corpus_close(corpus);
}

static zl_writer *begin(const char *path)
{
    zili_error err = { 0 };
    zl_writer *writer = open_writer(path, describe_small, NULL, &err);

    if (!writer)
        fail_msg("%s", err.text);
    return writer;
}

static void commit(zl_writer *writer)
{
    zili_error err = { 0 };

    if (zl_writer_commit(writer, &err))
        fail_msg("%s", err.text);
    zl_writer_close(writer);
}

static int notes;

static void count_notes(void *user, const char *sentence)
{
    (void)user, (void)sentence;
    notes++;
}

/* A build with little patience. */
static zili_status try_to_begin(zl_writer **writer, const char *path,
                                zili_error *err)
{
    zl_writer_options options = { .waiting = { .patience = 60,
                                               .note = count_notes } };

    notes = 0;
    return zl_writer_open(writer, path, &options, err);
}

static void of_two_at_once_the_second_waits_and_says_so(void **state)
{
    const char *path = in_scratch("both.zili");
    size_t before = count_scratch();
    zili_error err = { 0 };
    zl_writer *two;

    (void)state;
    for (int i = 0; i < 2; i++) {
        zl_writer *one = begin(path);
        assert_int_equal(try_to_begin(&two, path, &err), ZILI_EIO);
        assert_says(&err, "both.zili is being made");
        assert_int_equal(notes, 1);
        take(one, feed_small);
        commit(one);
        assert_documents(path, 2);
        assert_int_equal(try_to_begin(&two, path, &err), ZILI_OK);
        assert_int_equal(notes, 0);
        take(two, feed_names);
        commit(two);
        assert_documents(path, 3);
        assert_int_equal(count_scratch(), before + 1);
    }
}

static void adding_waits_for_a_build(void **state)
{
    const char *path = in_scratch("add.zili");
    zl_writer_options options = { .waiting = { .patience = 60,
                                               .note = count_notes } };
    zili_error err = { 0 };
    zl_writer *adder;

    (void)state;
    build_small(path);
    zl_writer *builder = begin(path);
    notes = 0;
    assert_int_equal(zl_writer_open_existing(&adder, path, &options, &err),
                     ZILI_EIO);
    assert_says(&err, "being made or changed");
    assert_int_equal(notes, 1);
    zl_writer_close(builder);
    assert_int_equal(zl_writer_open_existing(&adder, path, &options, &err),
                     ZILI_OK);
    zl_writer_close(adder);
}

/* Each in a thread of its own, as often as there is time. */
static void *write_often(void *path)
{
    for (int i = 0; i < 30; i++)
        if (build(path, i % 2 ? feed_small : feed_names, NULL))
            return path;
    return NULL;
}

static void threads_can_write_one_index(void **state)
{
    char path[256];
    pthread_t threads[4];
    void *failed;

    (void)state;
    snprintf(path, sizeof path, "%s", in_scratch("threads.zili"));
    size_t before = count_scratch();
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, write_often, path),
                         0);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(pthread_join(threads[i], &failed), 0);
        assert_null(failed);
    }
    assert_documents(path, 2);
    assert_int_equal(count_scratch(), before + 1);
}

static void an_empty_folder_is_filled(void **state)
{
    char path[200], file[220];

    (void)state;
    snprintf(path, sizeof path, "%s", in_scratch("filled.zili"));
    snprintf(file, sizeof file, "%s/notes.txt", path);
    assert_int_equal(zl_file_make_folder(path, NULL), ZILI_OK);
    write_file(file, "a", 1);
    assert_int_equal(build(path, feed_names, NULL), ZILI_EUSAGE);
    assert_true(zl_file_exists(file));
    assert_int_equal(remove(file), 0);
    assert_int_equal(build(path, feed_names, NULL), ZILI_OK);
    zili_corpus_close(open_index(path));
}

static void a_build_that_was_killed_is_cleared_away(void **state)
{
    (void)state;
    const char *left = in_scratch("k.zili.part-bcdfghjk");
    const char *other = in_scratch("k.zili.part-today");

    build_small(left);
    build_small(other);
    size_t before = count_scratch();
    build_small(in_scratch("k.zili"));
    assert_false(zl_file_exists(left));
    assert_true(zl_file_exists(other));
    assert_int_equal(count_scratch(), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_two_at_once_the_second_waits_and_says_so),
        cmocka_unit_test(adding_waits_for_a_build),
        cmocka_unit_test(threads_can_write_one_index),
        cmocka_unit_test(an_empty_folder_is_filled),
        cmocka_unit_test(a_build_that_was_killed_is_cleared_away),
    };

    return cmocka_run_group_tests_name("publish", tests, make_scratch,
                                       remove_scratch);
}
