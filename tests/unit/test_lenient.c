/* test_lenient.c -- an index of files that are no text everywhere. */
#include "base_help.h"
#include "index_help.h"

#include <zili/analysis.h>
#include <zili/build.h>

struct notes {
    size_t count;
    char last[300];
};

static void keep_note(void *user, const char *sentence)
{
    struct notes *notes = user;

    notes->count++;
    snprintf(notes->last, sizeof notes->last, "%s", sentence);
}

/* Write, and index leniently. */
static zili_corpus *index_of(zl_view raw, struct notes *notes)
{
    const char *path = in_scratch("raw.txt"), *output = in_scratch("raw.zili");
    zili_texts paths = { &path, 1 };
    zili_build_options options = { .output = output,
                                   .lenient = true,
                                   .note = keep_note,
                                   .note_user = notes };
    zili_error err = { 0 };

    write_file(path, raw.bytes, raw.size);
    if (zili_build(&options, &paths, NULL, &err))
        fail_msg("%s", err.text);
    return open_index(output);
}

static void assert_made(zl_view raw, const char *text, const char *replaced)
{
    struct notes notes = { 0 };
    zili_corpus *corpus = index_of(raw, &notes);

    assert_sound(corpus);
    assert_cat(corpus, "1", zl_view_of(text));
    const char *datum = zl_corpus_datum(corpus, 0, "replaced");
    if (replaced)
        assert_string_equal(datum, replaced);
    else
        assert_null(datum);
    assert_string_equal(zl_corpus_setting(corpus, "replaced"),
                        replaced ? replaced : "0");
    assert_int_equal(notes.count, replaced != NULL);
    zili_corpus_close(corpus);
}

#define MADE(raw, text, replaced) \
    assert_made((zl_view){ raw, sizeof(raw) - 1 }, text, replaced)

static void what_is_no_text_becomes_a_sign(void **state)
{
    (void)state;
    MADE("a\xFF", "a\uFFFD", "1");
    MADE("\xFF", "\uFFFD", "1");
    MADE("a\n\nb\xED\xA0\x80 \0\n", "a\n\nb\uFFFD\uFFFD\uFFFD \uFFFD\n", "4");
    MADE("自力\xE6\x9B", "自力\uFFFD", "1");
    MADE("自\xE6\x9B力\xF0\x9F\x98", "自\uFFFD力\uFFFD", "2");
}

static void a_sound_file_stays(void **state)
{
    (void)state;
    MADE("自力更生 \xEF\xBF\xBD\n", "自力更生 \uFFFD\n", NULL);
}

static void the_first_place_is_told(void **state)
{
    struct notes notes = { 0 };
    zili_corpus *corpus =
        index_of((zl_view){ "one\ntwo \xFF\xFF", 10 }, &notes);

    (void)state;
    zili_corpus_close(corpus);
    assert_int_equal(notes.count, 1);
    assert_non_null(strstr(notes.last, "raw.txt: "));
    assert_non_null(strstr(notes.last, "U+FFFD: 2; the first is byte 8, in "
                                       "line 2"));
}

/* The form of an archive, with its header and repairs. */
static void a_document_with_a_form_keeps_it(void **state)
{
    struct notes notes = { 0 };
    zili_corpus *corpus = index_of(
        zl_view_of("**July 3, 1960**\n\n**A \xFF title**\n\n**Citation:**\n\n"
                   "A book.\n\n**Original Language:**\n\nEnglish\n\nThe "
                   "text is long, and goes\n\non \xC0 here.\n"),
        &notes);

    (void)state;
    assert_sound(corpus);
    assert_string_equal(zl_corpus_datum(corpus, 0, "replaced"), "2");
    assert_string_equal(zl_corpus_datum(corpus, 0, "title"), "A \uFFFD title");
    zili_corpus_close(corpus);
}

static void random_bytes_are_indexed(void **state)
{
    uint32_t seed = 3;

    (void)state;
    for (int round = 0; round < 100; round++) {
        char bytes[80] = "x";
        struct notes notes = { 0 };
        size_t size = 1 + next_random(&seed) % 79;
        for (size_t i = 1; i < size; i++)
            bytes[i] = (char)(next_random(&seed) >> 8);
        zili_corpus *corpus = index_of((zl_view){ bytes, size }, &notes);
        assert_sound(corpus);
        zili_corpus_close(corpus);
    }
}

static void every_lack_of_memory_is_survived(void **state)
{
    const char *path = in_scratch("m.txt");
    zili_texts paths = { &path, 1 };
    struct notes notes = { 0 };
    zili_build_options options = { .output = in_scratch("m.zili"),
                                   .lenient = true,
                                   .note = keep_note,
                                   .note_user = &notes };
    zili_status status = ZILI_ENOMEM;
    long requests = 0;

    (void)state;
    write_file(path, "one \xFF two\0", 11);
    size_t names = count_scratch();
    for (; status; requests++) {
        zl_refuse_after(requests);
        status = zili_build(&options, &paths, NULL, NULL);
        zl_refuse_after(-1);
        assert_true(!status || status == ZILI_ENOMEM);
        assert_int_equal(count_scratch(), names + !status);
    }
    assert_true(requests > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_text_becomes_a_sign),
        cmocka_unit_test(a_sound_file_stays),
        cmocka_unit_test(the_first_place_is_told),
        cmocka_unit_test(a_document_with_a_form_keeps_it),
        cmocka_unit_test(random_bytes_are_indexed),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("lenient", tests, make_scratch,
                                       remove_scratch);
}
