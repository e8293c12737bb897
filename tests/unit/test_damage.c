/* test_damage.c -- an index with a wrong byte or a missing end is refused, or
 * found out by verify, or it is right all the same; never a crash. */
#include "base_help.h"
#include "corpus_walk.h"
#include "slow_index.h"
#include "slow_random.h"

#include "base/mem.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

static slow_index index_of;
static char scratch[64], folder[80], segment[100], catalogue[100];
static uint64_t sound; /* what the walk through it gives */

/* Two segments, with a document gone. */
static int make_index(void **state)
{
    slow_chance chance = { .seed = 0 };
    zili_corpus *corpus;

    (void)state;
    snprintf(scratch, sizeof scratch, "/tmp/zili-test-XXXXXX");
    if (!mkdtemp(scratch))
        return -1;
    snprintf(folder, sizeof folder, "%s/s.zili", scratch);
    snprintf(segment, sizeof segment, "%s/000002.seg", folder);
    snprintf(catalogue, sizeof catalogue, "%s/catalogue.sqlite", folder);
    index_of.segments = 2;
    for (uint32_t s = 0; s < 2; s++)
        do {
            chance.seed++;
            slow_random(&chance, &index_of.segment[s], 50);
        } while (index_of.segment[s].documents < 3 ||
                 index_of.segment[s].documents > 9);
    index_of.gone[1][1] = true;
    slow_index_write(&index_of, folder);
    if (zili_corpus_open(&corpus, folder, NULL))
        return -1;
    sound = walk_corpus(corpus);
    zili_corpus_close(corpus);
    return 0;
}

static int drop_index(void **state)
{
    (void)state;
    zl_file_remove(scratch);
    return 0;
}

static zl_span read_whole(const char *path)
{
    zl_span file;

    assert_int_equal(zl_file_read(&file, path, NULL), ZILI_OK);
    return file;
}

static void free_span(zl_span file)
{
    zl_free((void *)(uintptr_t)file.bytes);
}

/* ---- every byte counts ---- */

/* Gives whether it was opened. */
static bool assert_found_out_or_right(void)
{
    zili_corpus *corpus;
    zili_error err = { 0 };

    if (zili_corpus_open(&corpus, folder, &err)) {
        assert_int_equal(err.status, ZILI_EFORMAT);
        assert_says(&err, folder);
        return false;
    }
    uint64_t found = walk_corpus(corpus);
    if (zili_corpus_verify(corpus, &err))
        assert_says(&err, folder);
    else
        assert_true(found == sound);
    zili_corpus_close(corpus);
    return true;
}

static void put_byte(const char *path, size_t at, uint8_t byte)
{
    int file = open(path, O_WRONLY);

    assert_int_equal(pwrite(file, &byte, 1, (off_t)at), 1);
    close(file);
}

/* Every `step`-th byte turned over. Gives how often it was opened. */
static size_t turn_bytes(const char *path, size_t end, size_t step)
{
    zl_span file = read_whole(path);
    size_t opened = 0;

    end = end < file.size ? end : file.size;
    for (size_t i = 0; i < end; i += i < 128 ? 1 : step) {
        put_byte(path, i, (uint8_t)~file.bytes[i]);
        opened += assert_found_out_or_right();
        put_byte(path, i, file.bytes[i]);
    }
    free_span(file);
    return opened;
}

/* Cut before every `step`-th byte. */
static void cut(const char *path, size_t step)
{
    zl_span file = read_whole(path);
    const char *name = strrchr(path, '/') + 1;

    for (size_t i = 0; i < file.size; i += step) {
        slow_save(folder, name, file.bytes, i);
        assert_false(assert_found_out_or_right());
    }
    slow_save(folder, name, file.bytes, file.size);
    free_span(file);
}

/* Sums of small files are checked when they are opened; in the front of a
 * segment nothing is without a meaning. */
static void every_byte_of_a_small_index_counts(void **state)
{
    (void)state;
    assert_int_equal(turn_bytes(segment, SIZE_MAX, 1), 0);
    assert_int_equal(turn_bytes(catalogue, SIZE_MAX, 31), 0);
    cut(segment, 13);
    cut(catalogue, 307);
}

/* ---- an index that is too large for that ---- */

/* Put a chunk of a megabyte, of a name unknown to readers, at its end; or take
 * it away. */
static void make_large(bool large)
{
    static slow_file chunks;
    zl_str sql = { 0 }, file = { 0 }, ballast = { 0 };

    slow_make(&index_of.segment[1], &chunks);
    while (large && ballast.size < 1 << 20)
        zl_str_add_text(&ballast, "ballast ");
    if (large)
        slow_put(&chunks, ZL_CHUNK('B', 'A', 'L', 'L'), 0, &ballast);
    slow_assemble(&chunks, &file);
    slow_save(folder, "000002.seg", file.bytes, file.size);
    zl_span span = { (const uint8_t *)file.bytes, file.size };
    zl_str_format(&sql,
                  "UPDATE segments SET size = %zu, checksum = '%016llx'"
                  " WHERE number = 2;",
                  file.size, (unsigned long long)zl_layout_sum(span));
    slow_change_catalogue(folder, zl_str_text(&sql));
    slow_clear(&chunks);
    zl_str_clear(&sql);
    zl_str_clear(&file);
}

static void no_byte_of_a_large_index_leads_astray(void **state)
{
    (void)state;
    zl_span file = read_whole(segment);
    size_t end = file.size;

    free_span(file);
    make_large(true);
    assert_true(turn_bytes(segment, end, 5) > 0);
    assert_true(turn_bytes(catalogue, SIZE_MAX, 37) > 0);
    make_large(false);
}

/* ---- catalogues that are whole and wrong ---- */

/* Change the catalogue by SQL, under a right sum, ask, and put it back. */
static void wrong(const char *sql, const char *words)
{
    zl_span before = read_whole(catalogue);
    zili_corpus *corpus;
    zili_error err = { 0 };

    slow_change_catalogue(folder, sql);
    zili_status status = zili_corpus_open(&corpus, folder, &err);
    if (!status) {
        walk_corpus(corpus);
        status = zili_corpus_verify(corpus, &err);
    }
    assert_int_equal(status, ZILI_EFORMAT);
    assert_says(&err, words);
    zili_corpus_close(corpus);
    slow_save(folder, "catalogue.sqlite", before.bytes, before.size);
    free_span(before);
}

static void what_is_wrong_with_a_catalogue_is_said(void **state)
{
    (void)state;
    wrong("UPDATE settings SET value = '1' WHERE key = 'format'",
          "format version \"1\"; this program reads version");
    wrong("DROP TABLE settings", "a table is missing");
    wrong("UPDATE segments SET file = '../1.seg'", "by what is no name");
    wrong("UPDATE segments SET file = '000009.seg' WHERE number = 2",
          "000009.seg is missing");
    wrong("UPDATE segments SET file = '000001.seg' WHERE number = 2",
          "do not belong together");
    wrong("UPDATE segments SET types = types + 1", "do not belong together");
    wrong("UPDATE segments SET number = 7 WHERE number = 2", "not numbered");
    wrong("UPDATE segments SET size = -1", "too large or negative");
    wrong("DELETE FROM segments", "names no segment");
    wrong("UPDATE gone SET \"end\" = 99", "cannot be");
    wrong("INSERT INTO gone VALUES (1, 0, 1)", "documents in it do not fit");
    wrong("INSERT INTO gone VALUES (2, 2, 3)", "cannot be");
    wrong("DROP TABLE gone", "a table is missing");
}

static void what_does_not_fit_the_segments_is_said(void **state)
{
    (void)state;
    wrong("DELETE FROM documents WHERE number = 2", "do not fit the segment");
    wrong("UPDATE documents SET \"end\" = \"end\" + 1", "documents in it");
    wrong("UPDATE documents SET segment = 2", "documents in it do not fit");
    wrong("UPDATE documents SET name = NULL", "a text is missing");
    wrong("UPDATE documents SET name = CAST(x'FF' AS TEXT)", "not UTF-8");
    wrong("UPDATE documents SET bytes = bytes + 1", "is not what its file");
    wrong("UPDATE documents SET digest = '0123456789abcdef'",
          "is not what its file was");
    wrong("UPDATE regions SET region = 'x' WHERE number = 2", "regions in it");
    wrong("UPDATE regions SET lang = 'x' WHERE number = 1", "regions in it");
    wrong("UPDATE regions SET document = 1", "regions in it do not fit");
    wrong("DELETE FROM regions", "regions in it do not fit");
    wrong("INSERT INTO repairs VALUES (1, 0, 0, 0, '', '', '')",
          "no document");
    wrong("INSERT INTO repairs VALUES (1, 1, 0, 0, '', 'never there', '')",
          "a repair does not fit");
    wrong("INSERT INTO repairs VALUES (1, 2, 0, 0, '', '', ''),"
          " (2, 1, 0, 0, '', '', '')",
          "not in order");
}

/* ---- segments replaced while they are opened ---- */

static void what_is_missing_is_not_looked_for_forever(void **state)
{
    (void)state;
    zili_corpus *corpus;
    zili_error err = { 0 };

    assert_int_equal(remove(segment), 0);
    assert_int_equal(zili_corpus_open(&corpus, folder, &err), ZILI_EFORMAT);
    assert_says(&err, "000002.seg is missing");
    slow_index_write(&index_of, folder);
}

static void rename_in_folder(const char *from, const char *to)
{
    char paths[2][128];

    snprintf(paths[0], sizeof paths[0], "%s/%s", folder, from);
    snprintf(paths[1], sizeof paths[1], "%s/%s", folder, to);
    assert_int_equal(rename(paths[0], paths[1]), 0);
}

/* As a merge does: a new segment, then the catalogue that names it in one
 * step, then the old one goes. Here a copy takes its place, and its name the
 * next time round. */
static void *merge_on(void *stop)
{
    for (uint32_t number = 2; !atomic_load((atomic_bool *)stop); number++) {
        char old[100], new[100], sql[200];
        zl_span whole;
        snprintf(old, sizeof old, "%s/%06u.seg", folder, number);
        snprintf(new, sizeof new, "%06u.seg", number + 1);
        assert_int_equal(zl_file_read(&whole, old, NULL), ZILI_OK);
        slow_save(folder, new, whole.bytes, whole.size);
        free_span(whole);
        snprintf(sql, sizeof sql,
                 "UPDATE segments SET file = '%s' WHERE number = 2", new);
        slow_change_catalogue_aside(folder, sql, "aside");
        rename_in_folder("aside", ZL_CATALOGUE_FILE);
        assert_int_equal(remove(old), 0);
        usleep(1000);
    }
    return NULL;
}

static void a_segment_that_was_merged_away_is_looked_for_again(void **state)
{
    (void)state;
    atomic_bool stop = false;
    pthread_t thread;

    assert_int_equal(pthread_create(&thread, NULL, merge_on, &stop), 0);
    for (int i = 0; i < 300; i++) {
        zili_corpus *corpus;
        zili_error err = { 0 };
        if (zili_corpus_open(&corpus, folder, &err))
            fail_msg("%s", err.text);
        assert_true(walk_corpus(corpus) == sound);
        zili_corpus_close(corpus);
    }
    atomic_store(&stop, true);
    pthread_join(thread, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_of_a_small_index_counts),
        cmocka_unit_test(no_byte_of_a_large_index_leads_astray),
        cmocka_unit_test(what_is_wrong_with_a_catalogue_is_said),
        cmocka_unit_test(what_does_not_fit_the_segments_is_said),
        cmocka_unit_test(what_is_missing_is_not_looked_for_forever),
        cmocka_unit_test(a_segment_that_was_merged_away_is_looked_for_again),
    };

    return cmocka_run_group_tests_name("damage", tests, make_index,
                                       drop_index);
}
