/* test_change.c -- documents added, removed, segments put together: what the
 * index holds in the end is what it would have held from the beginning. */
#include "base_help.h"
#include "change_help.h"
#include "slow_build.h"

#include "index/catalogue.h"
#include "writer/catalogue.h"

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

static void add_slow(const char *path, uint32_t from, uint32_t to)
{
    zl_writer_options options = { .describe = describe_slow };
    zl_writer *writer;
    zili_error err = { 0 };

    assert_works(zl_writer_open_existing(&writer, path, &options, &err), &err);
    take_slow(writer, &slow, from, to);
    end_slow(writer);
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

/* ---- adding ---- */

static void what_was_added_and_merged_was_there_from_the_beginning(
    void **state)
{
    slow_chance chance = { .seed = 3 };

    (void)state;
    for (int round = 0; round < 40; round++) {
        make_text(&chance, round % 2 ? 60 : SLOW_TOKENS);
        uint32_t first = slow_below(&chance, slow.documents + 1);
        uint32_t second = first +
                          slow_below(&chance, slow.documents - first + 1);
        zl_writer *writer = begin_slow(in_scratch("m.zili"), 0, 0);
        take_slow(writer, &slow, 0, first);
        end_slow(writer);
        add_slow(in_scratch("m.zili"), first, second);
        add_slow(in_scratch("m.zili"), second, slow.documents);
        merge(in_scratch("m.zili"), 0);
        build_slow(&chance, in_scratch("once.zili"), 0, 100);
        assert_same_catalogue(in_scratch("m.zili"), in_scratch("once.zili"));
        zl_str files = list(in_scratch("m.zili"));
        assert_meant(in_scratch(
            strstr(files.bytes, "000004.seg")   ? "m.zili/000004.seg"
            : strstr(files.bytes, "000003.seg") ? "m.zili/000003.seg"
            : strstr(files.bytes, "000002.seg") ? "m.zili/000002.seg"
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
        assert_same_catalogue(in_scratch("cut.zili"), in_scratch("cut2.zili"));
        assert_good(in_scratch("cut.zili"), slow.documents);
        merge(in_scratch("cut.zili"), 0);
        zili_corpus *corpus = open_index(in_scratch("cut.zili"));
        assert_sound(corpus);
        zili_corpus_close(corpus);
    }
}

/* ---- how far, and no further ---- */

struct told {
    uint64_t done, total;
    unsigned times;
};

static void note_progress(void *user, const zili_progress *progress)
{
    struct told *told = user;

    assert_string_equal(progress->what, "joining");
    assert_true(progress->done <= progress->total);
    assert_true(told->times == 0 || (progress->total == told->total &&
                                     progress->done >= told->done));
    *told = (struct told){ progress->done, progress->total, told->times + 1 };
}

/* An index of several segments of the present text. */
static void make_several(const char *path)
{
    zl_writer *writer = begin_slow(path, 0, 0);

    take_slow(writer, &slow, 0, slow.documents / 2);
    end_slow(writer);
    add_slow(path, slow.documents / 2, slow.documents);
}

static void a_merge_tells_how_far_it_is(void **state)
{
    slow_chance chance = { .seed = 7 };

    (void)state;
    for (int round = 0; round < 30; round++) {
        struct told told = { 0 };
        zl_waiting waiting = { .progress = note_progress,
                               .progress_user = &told };
        zili_error err = { 0 };
        make_text(&chance, round % 2 ? 60 : SLOW_TOKENS);
        uint64_t most = round % 3 ? 0 : 1 + slow_below(&chance, 500);
        make_several(in_scratch("told.zili"));
        assert_works(zl_change_merge(in_scratch("told.zili"), most, &waiting,
                                     &err),
                     &err);
        assert_true(told.done == told.total);
        assert_true(most || told.times == 0 || told.total == slow.tokens);
        assert_true(told.times || slow.documents < 2 || most);
    }
}

/* Asked for the last time before it is wanted. */
static bool stop_soon(void *user)
{
    long *left = user;

    return (*left)-- == 0;
}

static void a_merge_that_is_stopped_leaves_nothing(void **state)
{
    slow_chance chance = { .seed = 8 };
    const char *path = in_scratch("stop.zili");
    zili_status status = ZILI_ESTOPPED;
    zili_error err = { 0 };
    long asked = 0;

    (void)state;
    while (slow.documents < 4)
        make_text(&chance, SLOW_TOKENS);
    make_several(path);
    for (; status == ZILI_ESTOPPED; asked++) {
        long left = asked;
        zl_waiting waiting = { .stop = stop_soon, .stop_user = &left };
        status = zl_change_merge(path, 0, &waiting, &err);
        if (status == ZILI_ESTOPPED) {
            assert_files(path, " 000001.seg 000002.seg catalogue.sqlite");
            assert_good(path, slow.documents);
        }
    }
    assert_works(status, &err);
    assert_true(asked > 10);
    assert_good(path, slow.documents);
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
        zl_writer *writer =
            begin_slow(in_scratch("r.zili"), 0, 1 + slow_below(&chance, 2000));
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
            assert_int_equal(build(in_scratch("f.zili"), feed_three, NULL),
                             ZILI_OK);
    }
    assert_true(requests > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            what_was_added_and_merged_was_there_from_the_beginning),
        cmocka_unit_test(a_segment_ends_before_it_is_too_large),
        cmocka_unit_test(a_merge_tells_how_far_it_is),
        cmocka_unit_test(a_merge_that_is_stopped_leaves_nothing),
        cmocka_unit_test(what_was_removed_and_merged_was_never_there),
        cmocka_unit_test(a_document_is_removed_by_its_name_or_number),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("change", tests, make_scratch,
                                       remove_scratch);
}
