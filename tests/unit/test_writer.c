/* test_writer.c -- an index appears whole or not at all. */
#include "index_help.h"

#include "base/file.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void assert_misuse(void feed(zl_batch *batch), const char *words)
{
    zili_error err = { 0 };
    const char *path = in_scratch("misuse.zili");

    assert_int_equal(build(path, feed, &err), ZILI_EUSAGE);
    assert_says(&err, words);
    assert_false(zl_file_exists(path));
}

/* ---- names and columns ---- */

static void feed_names(zl_batch *batch)
{
    zl_batch_document(batch, "a", "1", 0, "");
    zl_batch_document(batch, "a-2", "2", 0, "");
    zl_batch_document(batch, "a", "3", 0, "");
    zl_batch_document(batch, "a", "4", 0, "");
}

static void a_name_that_is_taken_gets_a_number(void **state)
{
    (void)state;
    static const char *const names[] = { "a", "a-2", "a-3", "a-4" };
    assert_int_equal(build(in_scratch("n.zili"), feed_names, NULL), ZILI_OK);
    zili_corpus *corpus = open_index(in_scratch("n.zili"));

    for (uint32_t i = 0; i < 4; i++)
        assert_string_equal(zl_corpus_document(corpus, i)->name, names[i]);
    assert_int_equal(zl_corpus_tokens(corpus), 0);
    assert_cat(corpus, "a", zl_view_of(""));
    assert_sound(corpus);
    zili_corpus_close(corpus);
}

static void feed_one_name(zl_batch *batch)
{
    for (int i = 0; i < 20000; i++)
        zl_batch_document(batch, "text", "text.txt", 0, "");
}

static void many_of_one_name_take_no_time(void **state)
{
    zl_writer *writer =
        open_writer(in_scratch("m.zili"), describe_small, NULL, NULL);

    (void)state;
    assert_non_null(writer);
    clock_t begin = clock();
    take(writer, feed_one_name);
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    zl_writer_close(writer);
    if (seconds > 2)
        fail_msg("%.1f s", seconds);
}

static void feed_data(zl_batch *batch)
{
    zl_batch_document(batch, "a", "1", 0, "");
    zl_batch_datum(batch, "Name", "Zhou");
    zl_batch_datum(batch, "a \"b'; DROP TABLE documents", "x");
    zl_batch_datum(batch, "year", "-5");
    zl_batch_datum(batch, "year", "1960");
    zl_batch_datum(batch, "file", "007");
    zl_batch_datum(batch, "nothing", "");
    zl_batch_document(batch, "b", "2", 0, "");
    zl_batch_datum(batch, "YEAR", "0");
}

static void any_key_becomes_a_column(void **state)
{
    (void)state;
    assert_int_equal(build(in_scratch("d.zili"), feed_data, NULL), ZILI_OK);
    zili_corpus *corpus = open_index(in_scratch("d.zili"));
    const char *odd = "a \"b'; drop table documents";

    assert_int_equal(zl_corpus_columns(corpus).count, 4);
    assert_string_equal(zl_corpus_datum(corpus, 0, "doc_name"), "Zhou");
    assert_string_equal(zl_corpus_datum(corpus, 0, odd), "x");
    assert_string_equal(zl_corpus_datum(corpus, 0, "year"), "1960");
    assert_string_equal(zl_corpus_datum(corpus, 0, "file"), "007");
    assert_string_equal(zl_corpus_datum(corpus, 1, "year"), "0");
    assert_null(zl_corpus_datum(corpus, 1, "file"));
    zili_corpus_close(corpus);
}

static void feed_columns(zl_batch *batch)
{
    zl_batch_document(batch, "a", "1", 0, "");
    for (int i = 0; i < 1501; i++) {
        char key[16];
        snprintf(key, sizeof key, "k%d", i);
        zl_batch_datum(batch, key, "x");
    }
}

static void too_many_columns_are_refused(void **state)
{
    (void)state;
    assert_misuse(feed_columns, "metadata columns");
}

static void anyone_can_read_the_catalogue(void **state)
{
    (void)state;
    sqlite3 *database;
    sqlite3_stmt *row;

    build_small(in_scratch("q.zili"));
    assert_int_equal(sqlite3_open_v2(in_scratch("q.zili/catalogue.sqlite"),
                                     &database, SQLITE_OPEN_READONLY, NULL),
                     SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(database,
                           "SELECT group_concat(doc || region, ' ') FROM text"
                           " WHERE year > 1959",
                           -1, &row, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(row, 0),
                        "onesummary onetranslation oneoriginal");
    sqlite3_finalize(row);
    assert_int_equal(
        sqlite3_prepare_v2(database, "PRAGMA integrity_check", -1, &row, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(row, 0), "ok");
    sqlite3_finalize(row);
    sqlite3_close(database);
}

/* ---- calls in a wrong order ---- */

static void feed_too_early(zl_batch *batch)
{
    zl_batch_token(batch, zl_view_of("a"));
}

static void feed_two_ends(zl_batch *batch)
{
    zl_batch_document(batch, "a", "1", 0, "");
    zl_batch_begin(batch, "p", "");
    zl_batch_end(batch, "p");
    zl_batch_end(batch, "p");
}

static void feed_two_begins(zl_batch *batch)
{
    zl_batch_document(batch, "a", "1", 0, "");
    zl_batch_begin(batch, "p", "");
    zl_batch_begin(batch, "p", "");
}

static void feed_reserved(zl_batch *batch)
{
    zl_batch_document(batch, "a", "1", 0, "");
    zl_batch_begin(batch, "doc", "");
}

static void calls_in_a_wrong_order_are_refused_at_commit(void **state)
{
    (void)state;
    assert_misuse(feed_too_early, "before the first document");
    assert_misuse(feed_two_ends, "ends that has not begun: p");
    assert_misuse(feed_two_begins, "begins inside itself: p");
    assert_misuse(feed_reserved, "doc");
}

/* ---- publishing ---- */

static void the_same_input_gives_the_same_bytes(void **state)
{
    (void)state;
    build_small(in_scratch("1.zili"));
    build_small(in_scratch("2.zili"));
    assert_true(same_files(in_scratch("1.zili/000001.seg"),
                           in_scratch("2.zili/000001.seg")));
    assert_true(same_files(in_scratch("1.zili/catalogue.sqlite"),
                           in_scratch("2.zili/catalogue.sqlite")));
}

static void an_index_takes_the_place_of_an_older_one(void **state)
{
    (void)state;
    assert_int_equal(build(in_scratch("o.zili"), feed_names, NULL), ZILI_OK);
    size_t before = count_scratch();
    zl_str slash = { 0 };

    zl_str_format(&slash, "%s//", in_scratch("o.zili"));
    build_small(zl_str_text(&slash));
    zili_corpus *corpus = open_index(in_scratch("o.zili"));
    assert_int_equal(zl_corpus_documents(corpus), 2);
    assert_int_equal(count_scratch(), before);
    zili_corpus_close(corpus);
    zl_str_clear(&slash);
}

static void a_link_to_an_index_stays_a_link(void **state)
{
    (void)state;
    struct stat info;

    assert_int_equal(build(in_scratch("to.zili"), feed_names, NULL), ZILI_OK);
    assert_int_equal(symlink("to.zili", in_scratch("link.zili")), 0);
    build_small(in_scratch("link.zili"));
    assert_int_equal(lstat(in_scratch("link.zili"), &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    zili_corpus *corpus = open_index(in_scratch("to.zili"));
    assert_int_equal(zl_corpus_documents(corpus), 2);
    zili_corpus_close(corpus);
}

static void a_damaged_index_can_be_replaced(void **state)
{
    (void)state;
    build_small(in_scratch("h.zili"));
    write_file(in_scratch("h.zili/catalogue.sqlite"), "", 0);
    build_small(in_scratch("h.zili"));
    zili_corpus_close(open_index(in_scratch("h.zili")));
}

static void assert_in_the_way(const char *path)
{
    size_t before = count_scratch();
    zl_writer *writer;
    zili_error err = { 0 };

    assert_int_equal(zl_writer_open(&writer, path, NULL, &err), ZILI_EUSAGE);
    assert_null(writer);
    assert_says(&err, path);
    assert_true(zl_file_exists(path));
    assert_int_equal(count_scratch(), before);
}

static void what_is_no_index_is_never_removed(void **state)
{
    (void)state;
    write_file(in_scratch("notes.txt"), "mine", 4);
    assert_in_the_way(in_scratch("notes.txt"));

    assert_int_equal(mkdir(in_scratch("other"), 0777), 0);
    write_file(in_scratch("other/catalogue.sqlite"), "theirs", 6);
    assert_in_the_way(in_scratch("other"));

    build_small(in_scratch("mixed.zili"));
    write_file(in_scratch("mixed.zili/notes.txt"), "mine", 4);
    assert_in_the_way(in_scratch("mixed.zili"));
    assert_true(zl_file_exists(in_scratch("mixed.zili/notes.txt")));
}

static void an_empty_folder_is_a_place(void **state)
{
    (void)state;
    assert_int_equal(mkdir(in_scratch("empty"), 0777), 0);
    build_small(in_scratch("empty"));
    zili_corpus_close(open_index(in_scratch("empty")));
}

static void what_comes_into_the_way_is_not_removed_either(void **state)
{
    (void)state;
    zl_writer *writer;
    zili_error err;

    assert_int_equal(
        zl_writer_open(&writer, in_scratch("late.zili"), NULL, NULL),
        ZILI_OK);
    take(writer, feed_small);
    write_file(in_scratch("late.zili"), "mine", 4);
    assert_int_equal(zl_writer_commit(writer, &err), ZILI_EUSAGE);
    size_t before = count_scratch();
    zl_writer_close(writer);
    assert_int_equal(count_scratch(), before - 1);
    zl_span file = read_file(in_scratch("late.zili"));
    assert_memory_equal(file.bytes, "mine", 4);
    free_file(&file);
}

static void a_folder_that_is_not_there_is_named(void **state)
{
    (void)state;
    zl_writer *writer;
    zili_error err;

    assert_int_equal(
        zl_writer_open(&writer, in_scratch("no/x.zili"), NULL, &err),
        ZILI_EIO);
    assert_says(&err, "no/x.zili");
    assert_int_equal(zl_writer_open(&writer, "", NULL, &err), ZILI_EUSAGE);
}

static void without_commit_nothing_is_left(void **state)
{
    (void)state;
    size_t before = count_scratch();
    zl_writer *writer;

    assert_int_equal(zl_writer_open(&writer, in_scratch("x.zili"), NULL, NULL),
                     ZILI_OK);
    take(writer, feed_small);
    assert_int_equal(count_scratch(), before + 1);
    zl_writer_close(writer);
    assert_int_equal(count_scratch(), before);
}

/* ---- what the system refuses ---- */

/* In a process of its own, where no file may have more than `most` bytes:
 * as on a disk that is full. */
static int build_on_full_disk(rlim_t most)
{
    struct rlimit limit = { most, most };
    zili_error err = { 0 };

    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    zili_status status = build(in_scratch("full.zili"), feed_small, &err);
    if (status == ZILI_EIO && (!strstr(err.text, "File too large.") ||
                               !strstr(err.text, "full.zili") ||
                               strstr(err.text, ".part-")))
        return 100;
    return (int)status;
}

static int outcome_of(rlim_t most)
{
    int status = 0;
    pid_t child = fork();

    if (child == 0)
        _exit(build_on_full_disk(most));
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void a_full_disk_leaves_the_old_index(void **state)
{
    (void)state;
    assert_int_equal(build(in_scratch("full.zili"), feed_names, NULL),
                     ZILI_OK);
    size_t before = count_scratch();

    for (rlim_t most = 0; most < 20000; most = most ? most * 2 : 1) {
        assert_int_equal(outcome_of(most), ZILI_EIO);
        assert_int_equal(count_scratch(), before);
        zili_corpus *corpus = open_index(in_scratch("full.zili"));
        assert_int_equal(zl_corpus_documents(corpus), 4);
        zili_corpus_close(corpus);
    }
    assert_int_equal(outcome_of(1 << 20), ZILI_OK);
    assert_int_equal(count_scratch(), before);
}

static zili_status whole_way(zili_error *err)
{
    zili_corpus *corpus = NULL;
    zl_str text = { 0 };
    zili_status status = build(in_scratch("mem.zili"), feed_small, err);

    if (!status)
        status = zili_corpus_open(&corpus, in_scratch("mem.zili"), err);
    if (!status)
        status = zili_corpus_cat(corpus, "two", zl_str_write, &text, err);
    if (!status)
        status = zili_corpus_verify(corpus, err);
    zili_corpus_close(corpus);
    zl_str_clear(&text);
    return status;
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    size_t before = count_scratch();
    zili_error err;
    long requests = 0;

    for (;; requests++) {
        zl_refuse_after(requests);
        zili_status status = whole_way(&err);
        zl_refuse_after(-1);
        if (status == ZILI_OK)
            break;
        /* The output of cat is refused, too, when it cannot grow. */
        assert_true(status == ZILI_ENOMEM || status == ZILI_EIO);
        assert_in_range(count_scratch(), before, before + 1);
    }
    assert_true(requests > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_that_is_taken_gets_a_number),
        cmocka_unit_test(any_key_becomes_a_column),
        cmocka_unit_test(too_many_columns_are_refused),
        cmocka_unit_test(anyone_can_read_the_catalogue),
        cmocka_unit_test(calls_in_a_wrong_order_are_refused_at_commit),
        cmocka_unit_test(the_same_input_gives_the_same_bytes),
        cmocka_unit_test(an_index_takes_the_place_of_an_older_one),
        cmocka_unit_test(a_link_to_an_index_stays_a_link),
        cmocka_unit_test(a_damaged_index_can_be_replaced),
        cmocka_unit_test(what_is_no_index_is_never_removed),
        cmocka_unit_test(an_empty_folder_is_a_place),
        cmocka_unit_test(what_comes_into_the_way_is_not_removed_either),
        cmocka_unit_test(a_folder_that_is_not_there_is_named),
        cmocka_unit_test(without_commit_nothing_is_left),
        cmocka_unit_test(a_full_disk_leaves_the_old_index),
        cmocka_unit_test(every_lack_of_memory_is_survived),
        cmocka_unit_test(many_of_one_name_take_no_time),
    };

    return cmocka_run_group_tests_name("writer", tests, make_scratch,
                                       remove_scratch);
}
