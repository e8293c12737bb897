/* test_change.c -- documents added, removed, segments put together: what the
 * index holds in the end is what it would have held from the beginning. */
#include "base_help.h"
#include "slow_build.h"

#include "writer/merge.h"
#include "writer/segment.h"

#include "index/catalogue.h"
#include "writer/catalogue.h"
#include "writer/change.h"

#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <fcntl.h>
#include <unistd.h>

static const zl_waiting no_wait = { .patience = 60 };

/* ---- a text without some of its documents ---- */

/* Copy the ranges of a structure that lie in kept documents. */
static void keep_ranges(slow_segment *out, const bool *removed, uint32_t i,
                        const uint32_t *shifts)
{
    for (uint32_t k = 0; k < slow.range_count[i]; k++) {
        slow_range range = slow.ranges[i][k];
        uint32_t document = i == 0  ? k
                            : i < 3 ? slow.region_document[k]
                                    : slow_document_of(&slow, range.begin);
        if (removed[document])
            continue;
        range.begin -= shifts[document];
        range.end -= shifts[document];
        out->ranges[i][out->range_count[i]++] = range;
    }
}

static void keep_tokens(slow_segment *out, const slow_range *document)
{
    for (uint32_t at = document->begin; at < document->end; at++) {
        for (uint32_t i = 0; i < slow.attributes; i++)
            memcpy(out->form[i][out->tokens], slow.form[i][at], SLOW_TEXT);
        memcpy(out->glue[out->tokens++], slow.glue[at], SLOW_TEXT);
    }
}

static void keep_regions(slow_segment *out, const bool *removed,
                         const uint32_t *numbers)
{
    uint32_t kept = 0;

    for (uint32_t k = 0; k < slow.range_count[1]; k++)
        if (!removed[slow.region_document[k]])
            out->region_document[kept++] = numbers[slow.region_document[k]];
}

static void take_away(const bool *removed)
{
    static slow_segment out;
    uint32_t shifts[SLOW_DOCUMENTS] = { 0 }, numbers[SLOW_DOCUMENTS] = { 0 };
    uint32_t gone = 0;

    out = (slow_segment){ .attributes = slow.attributes,
                          .structures = slow.structures };
    memcpy(out.attribute, slow.attribute, sizeof out.attribute);
    memcpy(out.structure, slow.structure, sizeof out.structure);
    for (uint32_t i = 0; i < slow.documents; i++) {
        const slow_range *document = &slow.ranges[0][i];
        shifts[i] = gone;
        numbers[i] = out.documents;
        if (removed[i]) {
            gone += document->end - document->begin;
            continue;
        }
        keep_tokens(&out, document);
        memcpy(out.lead[out.documents++], slow.lead[i], SLOW_TEXT);
    }
    for (uint32_t i = 0; i < slow.structures; i++)
        keep_ranges(&out, removed, i, shifts);
    keep_regions(&out, removed, numbers);
    slow = out;
    leave_out_what_is_empty();
}

/* ---- helpers ---- */

static void assert_works(zili_status status, const zili_error *err)
{
    if (status)
        fail_msg("%s", err->text);
}

static void add_slow(const char *path, uint32_t from, uint32_t to)
{
    zl_writer_options options = { .describe = describe_slow };
    zl_writer *writer;
    zili_error err = { 0 };

    assert_works(zl_writer_open_existing(&writer, path, &options, &err), &err);
    take_slow(writer, &slow, from, to);
    end_slow(writer);
}

static void merge(const char *path, uint64_t segment)
{
    zili_error err = { 0 };

    assert_works(zl_change_merge(path, segment, &no_wait, &err), &err);
}

/* The names of the files in a folder, each behind a blank. */
static zl_str list(const char *path)
{
    zl_names names;
    zl_str all = { 0 };

    assert_int_equal(zl_file_list(&names, path, NULL), ZILI_OK);
    for (size_t i = 0; i < names.count; i++)
        zl_str_format(&all, " %s", names.items[i]);
    zl_names_clear(&names);
    return all;
}

static void assert_files(const char *path, const char *expected)
{
    zl_str found = list(path);

    assert_string_equal(zl_str_text(&found), expected);
    zl_str_clear(&found);
}

/* The catalogue as it would be if its segments had these names. */
static void write_renamed(const char *folder, const char *to)
{
    zl_str path = { 0 };
    zl_ledger ledger = { 0 };
    zili_error err = { 0 };

    zl_file_join(&path, folder, ZL_CATALOGUE_FILE);
    assert_works(zl_catalogue_load(&ledger, zl_str_text(&path), &err), &err);
    for (size_t i = 0; i < ledger.segments.count; i++)
        ledger.segments.items[i].file = "x";
    assert_works(zl_catalogue_write(&ledger, to, &err), &err);
    zl_ledger_clear(&ledger);
    zl_str_clear(&path);
}

static void assert_same_catalogue(const char *one, const char *two)
{
    write_renamed(one, in_scratch("one.sqlite"));
    write_renamed(two, in_scratch("two.sqlite"));
    assert_true(
        same_files(in_scratch("one.sqlite"), in_scratch("two.sqlite")));
}

static void assert_good(const char *path, uint32_t documents)
{
    zili_corpus *corpus = open_index(path);

    assert_int_equal(zl_corpus_documents(corpus), documents);
    zili_corpus_close(corpus);
}

/* ---- adding ---- */

static void what_was_added_and_merged_was_there_from_the_beginning(
    void **state)
{
    slow_chance chance = { .seed = 3 };

    (void)state;
    for (int round = 0; round < 40; round++) {
        make_text(&chance, round % 2 ? 60 : SLOW_TOKENS);
        uint32_t first = slow_below(&chance, slow.documents + 1);
        uint32_t second =
            first + slow_below(&chance, slow.documents - first + 1);
        zl_writer *writer = begin_slow(in_scratch("m.zili"), 0, 0);
        take_slow(writer, &slow, 0, first);
        end_slow(writer);
        add_slow(in_scratch("m.zili"), first, second);
        add_slow(in_scratch("m.zili"), second, slow.documents);
        merge(in_scratch("m.zili"), 0);
        build_slow(&chance, in_scratch("once.zili"), 0, 100);
        assert_same_catalogue(in_scratch("m.zili"), in_scratch("once.zili"));
        zl_str files = list(in_scratch("m.zili"));
        assert_meant(in_scratch(strstr(files.bytes, "000004.seg")
                                    ? "m.zili/000004.seg"
                                : strstr(files.bytes, "000003.seg")
                                    ? "m.zili/000003.seg"
                                : strstr(files.bytes, "000002.seg")
                                    ? "m.zili/000002.seg"
                                    : "m.zili/000001.seg"));
        zl_str_clear(&files);
    }
}

static void a_segment_ends_before_it_is_too_large(void **state)
{
    slow_chance chance = { .seed = 4 };

    (void)state;
    for (int round = 0; round < 30; round++) {
        make_text(&chance, round % 2 ? 60 : SLOW_TOKENS);
        uint64_t most = 1 + slow_below(&chance, slow.tokens + 1);
        zl_writer *writer =
            begin_slow(in_scratch("cut.zili"), round % 3 == 0, most);
        for (uint32_t from = 0; from < slow.documents; from += 5)
            take_slow(writer, &slow, from,
                      from + 5 < slow.documents ? from + 5 : slow.documents);
        end_slow(writer);
        build_slow(&chance, in_scratch("cut2.zili"), 0, 100);
        merge(in_scratch("cut2.zili"), most);
        assert_same_catalogue(in_scratch("cut.zili"),
                              in_scratch("cut2.zili"));
        assert_good(in_scratch("cut.zili"), slow.documents);
        merge(in_scratch("cut.zili"), 0);
        zili_corpus *corpus = open_index(in_scratch("cut.zili"));
        assert_sound(corpus);
        zili_corpus_close(corpus);
    }
}

/* ---- removing ---- */

static void remove_slow(const char *path, const bool *removed)
{
    const char *names[SLOW_DOCUMENTS];
    char texts[SLOW_DOCUMENTS][16];
    zili_texts list_of = { names, 0 };
    zili_error err = { 0 };

    for (uint32_t i = 0; i < slow.documents; i++) {
        if (!removed[i])
            continue;
        snprintf(texts[i], sizeof texts[i], "%u", i + 1);
        names[list_of.count++] = texts[i];
    }
    assert_works(zl_change_remove(path, &list_of, &no_wait, &err), &err);
}

static void what_was_removed_and_merged_was_never_there(void **state)
{
    slow_chance chance = { .seed = 5 };

    (void)state;
    for (int round = 0; round < 60; round++) {
        bool removed[SLOW_DOCUMENTS] = { 0 };
        make_text(&chance, round % 2 ? 60 : SLOW_TOKENS);
        if (slow.documents == 0)
            continue;
        for (uint32_t i = 0; i < slow.documents; i++)
            removed[i] = slow_below(&chance, 3) == 0;
        removed[slow_below(&chance, slow.documents)] = false;
        zl_writer *writer = begin_slow(in_scratch("r.zili"), 0,
                                       1 + slow_below(&chance, 2000));
        take_slow(writer, &slow, 0, slow.documents);
        end_slow(writer);
        remove_slow(in_scratch("r.zili"), removed);
        merge(in_scratch("r.zili"), 0);
        take_away(removed);
        zl_str files = list(in_scratch("r.zili"));
        zl_str path = { 0 };
        zl_str_format(&path, "%s/%.10s", in_scratch("r.zili"),
                      files.bytes + 1);
        assert_meant(zl_str_text(&path));
        assert_good(in_scratch("r.zili"), slow.documents);
        zl_str_clear(&path);
        zl_str_clear(&files);
    }
}

static void feed_three(zl_batch *batch)
{
    zl_batch_document(batch, "a", "a.txt", 1, "");
    zl_batch_datum(batch, "year", "007");
    zl_batch_token(batch, zl_view_of("x"));
    zl_batch_document(batch, "b", "b.txt", 1, "");
    zl_batch_datum(batch, "place", "y");
    zl_batch_token(batch, zl_view_of("y"));
    zl_batch_document(batch, "c", "c.txt", 1, "");
    zl_batch_datum(batch, "year", "1960");
    zl_batch_token(batch, zl_view_of("x"));
}

static zili_status remove_one(const char *path, const char *name,
                              zili_error *err)
{
    zili_texts names = { &name, 1 };

    return zl_change_remove(path, &names, &no_wait, err);
}

static void a_document_is_removed_by_its_name_or_number(void **state)
{
    const char *path = in_scratch("n.zili");
    zili_error err;

    (void)state;
    assert_int_equal(build(path, feed_three, NULL), ZILI_OK);
    assert_int_equal(remove_one(path, "d", &err), ZILI_EUSAGE);
    assert_says(&err, "\"d\"");
    assert_int_equal(remove_one(path, "a", &err), ZILI_OK);
    assert_good(path, 2);
    assert_int_equal(remove_one(path, "a", &err), ZILI_EUSAGE);
    assert_int_equal(remove_one(path, "1", &err), ZILI_OK);
    zili_corpus *corpus = open_index(path);
    assert_int_equal(zl_corpus_documents(corpus), 1);
    assert_string_equal(zl_corpus_document(corpus, 0)->name, "c");
    assert_int_equal(zl_corpus_columns(corpus).count, 1);
    assert_sound(corpus);
    zili_corpus_close(corpus);
    assert_int_equal(remove_one(path, "c", &err), ZILI_EUSAGE);
    assert_says(&err, "all documents");
    merge(path, 0);
    assert_files(path, " 000002.seg catalogue.sqlite");
    corpus = open_index(path);
    assert_cat(corpus, "c", zl_view_of("x"));
    assert_sound(corpus);
    zili_corpus_close(corpus);
}

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
    assert_says(&err, "being changed by another zili");
    assert_int_equal(notes, 1);
    zl_writer_options options = { .waiting = waiting };
    zl_writer *writer;
    assert_int_equal(zl_writer_open(&writer, path, &options, &err), ZILI_OK);
    take(writer, feed_three);
    assert_int_equal(zl_writer_commit(writer, &err), ZILI_EIO);
    assert_says(&err, "being changed by another zili");
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
    assert_int_equal(zl_change_merge(path, 0, &waiting, &err),
                     ZILI_ESTOPPED);
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
    assert_int_equal(remove_one(in_scratch("empty"), "a", &err),
                     ZILI_EFORMAT);
    build_small(in_scratch("d.zili"));
    zl_span file = read_file(in_scratch("d.zili/catalogue.sqlite"));
    ((uint8_t *)(uintptr_t)file.bytes)[file.size / 2] ^= 1;
    write_file(in_scratch("d.zili/catalogue.sqlite"), file.bytes, file.size);
    free_file(&file);
    assert_int_equal(remove_one(in_scratch("d.zili"), "one", &err),
                     ZILI_EFORMAT);
    assert_says(&err, "sum is wrong");
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

/* Whatever the bytes are, nothing crashes; and sums are right here. */
static void damage_that_sums_do_not_show_does_no_harm(void **state)
{
    slow_chance chance = { .seed = 6 };
    zl_str made = { 0 };

    (void)state;
    make_text(&chance, 300);
    slow_write(&slow, &made);
    for (int round = 0; round < 3000; round++) {
        zl_str copy = { 0 };
        zl_str_add(&copy, zl_str_view(&made));
        size_t front = zl_layout_front_size(
            zl_layout_count((zl_span){ (uint8_t *)made.bytes, made.size }));
        for (int i = 0; i < 3; i++)
            copy.bytes[front + slow_below(&chance,
                                          (uint32_t)(copy.size - front))] =
                (char)slow_below(&chance, 256);
        zl_merge_part parts[] = { { 0, slow.documents / 2 },
                                  { slow.documents / 2 + 1,
                                    slow.documents } };
        zl_merge_input input = { .file = { (uint8_t *)copy.bytes, copy.size },
                                 .path = "x",
                                 .parts = parts,
                                 .part_count = 2 };
        zl_merge_request request = { .inputs = &input,
                                     .count = 1,
                                     .path = in_scratch("x.seg") };
        zl_merge *merge_of;
        zl_segment_facts facts;
        if (slow.documents > 2 &&
            zl_merge_open(&merge_of, &request, NULL) == ZILI_OK) {
            (void)!zl_segment_write(zl_merge_content(merge_of),
                                    in_scratch("x.seg"), &facts, NULL);
            zl_merge_close(merge_of);
        }
        zl_str_clear(&copy);
    }
    zl_str_clear(&made);
}

static zili_status whole_way(zili_error *err)
{
    const char *path = in_scratch("f.zili");
    zl_writer *writer;
    zl_writer_options options = { .memory = 1 };
    zili_status status = zl_writer_open_existing(&writer, path, &options, err);

    if (status)
        return status;
    take(writer, feed_three);
    take(writer, feed_small);
    status = zl_writer_commit(writer, err);
    zl_writer_close(writer);
    if (!status)
        status = remove_one(path, "b", err);
    if (!status)
        status = zl_change_merge(path, 0, &no_wait, err);
    return status;
}

static void every_lack_of_memory_is_survived(void **state)
{
    zili_error err;
    long requests = 0;

    (void)state;
    assert_int_equal(build(in_scratch("f.zili"), feed_three, NULL), ZILI_OK);
    for (;; requests++) {
        zl_refuse_after(requests);
        zili_status status = whole_way(&err);
        zl_refuse_after(-1);
        if (status == ZILI_OK)
            break;
        if (status != ZILI_ENOMEM)
            fail_msg("%s", err.text);
        zili_corpus *corpus = open_index(in_scratch("f.zili"));
        assert_sound(corpus);
        zili_corpus_close(corpus);
        if (requests % 7 == 0)
            assert_int_equal(
                build(in_scratch("f.zili"), feed_three, NULL), ZILI_OK);
    }
    assert_true(requests > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            what_was_added_and_merged_was_there_from_the_beginning),
        cmocka_unit_test(a_segment_ends_before_it_is_too_large),
        cmocka_unit_test(what_was_removed_and_merged_was_never_there),
        cmocka_unit_test(a_document_is_removed_by_its_name_or_number),
        cmocka_unit_test(a_second_one_waits_and_then_says_so),
        cmocka_unit_test(waiting_can_be_stopped),
        cmocka_unit_test(what_a_killed_one_left_is_swept),
        cmocka_unit_test(what_is_not_committed_was_not_added),
        cmocka_unit_test(what_is_no_index_is_not_changed),
        cmocka_unit_test(a_damaged_segment_is_not_merged),
        cmocka_unit_test(damage_that_sums_do_not_show_does_no_harm),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("change", tests, make_scratch,
                                       remove_scratch);
}
