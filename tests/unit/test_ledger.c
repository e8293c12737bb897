/* test_ledger.c -- what is said of documents is the same in memory and in
 * files, and for any number of names that are alike. */
#include "index_help.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

/* Names that come again, one that is like them with a number, columns with
 * few values and with many. */
static void feed_some(zl_batch *batch, unsigned first, unsigned count)
{
    char name[32], value[32];

    for (unsigned i = first; i < first + count; i++) {
        snprintf(name, sizeof name, i % 5 ? "name%u" : "name%u-2", i % 700);
        zl_batch_document(batch, name, "table.csv#row", i, "0123456789abcdef");
        snprintf(value, sizeof value, "%u", 1900 + i % 100);
        zl_batch_datum(batch, "year", value);
        snprintf(value, sizeof value, "title %u", i * 7919 % 5000);
        zl_batch_datum(batch, "title", value);
        zl_batch_region_begin(batch, "text", i % 3 ? "en" : "fr");
        zl_batch_token(batch, zl_view_of(i % 2 ? "one" : "two"));
        zl_batch_region_end(batch);
    }
}

enum { TAKEN = 500 };

static void feed_many(zl_writer *writer, unsigned first, unsigned count)
{
    for (unsigned i = first; i < first + count; i += TAKEN) {
        zl_batch *batch = zl_batch_new();
        if (!batch) {
            zl_writer_fail(writer, ZILI_ENOMEM, "There is no memory.");
            return;
        }
        feed_some(batch, i, TAKEN);
        zl_writer_take(writer, batch);
        zl_batch_free(batch);
    }
}

/* Build an index of `count` documents, or add as many. */
static zili_status make(const char *path, uint64_t memory, unsigned first,
                        unsigned count, zili_error *err)
{
    zl_writer_options options = { .memory = memory };
    zl_writer *writer;
    zili_status status =
        first ? zl_writer_open_existing(&writer, path, &options, err)
              : zl_writer_open(&writer, path, &options, err);

    if (status)
        return status;
    feed_many(writer, first, count);
    status = zl_writer_commit(writer, err);
    zl_writer_close(writer);
    return status;
}

static bool same_catalogues(void)
{
    return same_files(in_scratch("memory.zili/catalogue.sqlite"),
                      in_scratch("files.zili/catalogue.sqlite"));
}

static void files_say_what_memory_says(void **state)
{
    const char *memory = in_scratch("memory.zili");
    const char *files = in_scratch("files.zili");

    (void)state;
    assert_int_equal(make(memory, 0, 0, 8000, NULL), ZILI_OK);
    assert_int_equal(make(files, 1, 0, 8000, NULL), ZILI_OK);
    assert_true(same_catalogues());
    assert_int_equal(make(memory, 0, 8000, 6000, NULL), ZILI_OK);
    assert_int_equal(make(files, 1, 8000, 6000, NULL), ZILI_OK);
    assert_true(same_catalogues());
    zili_corpus *corpus = open_index(in_scratch("files.zili"));
    assert_int_equal(zl_corpus_documents(corpus), 14000);
    zili_corpus_close(corpus);
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void no_two_documents_have_one_name(void **state)
{
    enum { COUNT = 4000 };
    static const char *names[COUNT];

    (void)state;
    assert_int_equal(make(in_scratch("names.zili"), 1, 0, COUNT, NULL),
                     ZILI_OK);
    zili_corpus *corpus = open_index(in_scratch("names.zili"));
    for (uint32_t i = 0; i < COUNT; i++)
        names[i] = zl_corpus_document(corpus, i)->name;
    qsort(names, COUNT, sizeof *names, compare_texts);
    for (uint32_t i = 1; i < COUNT; i++)
        assert_string_not_equal(names[i - 1], names[i]);
    zili_corpus_close(corpus);
}

static int build_on_full_disk(rlim_t most)
{
    struct rlimit limit = { most, most };
    zili_error err = { 0 };

    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    zili_status status = make(in_scratch("full.zili"), 1, 0, 8000, &err);
    if (status == ZILI_EIO && !strstr(err.text, "File too large."))
        return 100;
    return (int)status;
}

static void a_full_disk_is_said(void **state)
{
    (void)state;
    size_t before = count_scratch();

    for (rlim_t most = 4096; most < 1 << 19; most *= 2) {
        int status = 0;
        pid_t child = fork();
        if (child == 0)
            _exit(build_on_full_disk(most));
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), ZILI_EIO);
        assert_int_equal(count_scratch(), before);
    }
}

static void every_lack_of_memory_is_survived(void **state)
{
    long requests = 0, step = 1;
    zili_error err;

    (void)state;
    for (;; requests += step, step += requests / 20) {
        zl_refuse_after(requests);
        zili_status status = make(in_scratch("less.zili"), 1, 0, 2000, &err);
        zl_refuse_after(-1);
        if (status == ZILI_OK)
            break;
        assert_int_equal(status, ZILI_ENOMEM);
    }
    assert_true(requests > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_say_what_memory_says),
        cmocka_unit_test(no_two_documents_have_one_name),
        cmocka_unit_test(a_full_disk_is_said),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("ledger", tests, make_scratch,
                                       remove_scratch);
}
