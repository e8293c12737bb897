/* test_build.c -- files in, an index out, and every byte back. */
#include "base_help.h"
#include "index_help.h"

#include "base/hash.h"

#include <inttypes.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zili/analysis.h>
#include <zili/build.h>

/* ---- building ---- */

static zili_status build_paths(const char *output, const char *const *paths,
                               size_t count, zili_build_summary *summary,
                               zili_error *err)
{
    zili_build_options options = { .output = output };
    zili_texts list = { (const char **)(uintptr_t)paths, count };

    return zili_build(&options, &list, summary, err);
}

static void build_good(const char *output, const char *path)
{
    zili_error err = { 0 };

    if (build_paths(output, &path, 1, NULL, &err))
        fail_msg("%s", err.text);
}

/* Write, index, check, and give back. */
static void assert_kept(zl_view text)
{
    const char *path = in_scratch("kept.txt");

    write_file(path, text.bytes, text.size);
    build_good(in_scratch("kept.zili"), path);
    zili_corpus *corpus = open_index(in_scratch("kept.zili"));
    assert_sound(corpus);
    assert_cat(corpus, "1", text);
    zili_corpus_close(corpus);
}

#define KEPT(text) assert_kept((zl_view){ text, sizeof text - 1 })

/* ---- every byte ---- */

static void a_document_comes_back_byte_for_byte(void **state)
{
    (void)state;
    KEPT("a");
    KEPT("\xEF\xBB\xBFWith a mark\n");
    KEPT("one\r\ntwo\r\n\r\nthree\r\n");
    KEPT("one\rtwo\r\rthree");
    KEPT("no end of line");
    KEPT("\n\n  \t\n a \n\n　\n");
    KEPT("e\xCC\x81 cafe\xCC\x81 \xCC\x81 a\xCC\x81\xCC\x82\n");
    KEPT("👩‍👩‍👧‍👦 🇨🇳 👍🏽 \xEF\xB8\x8F☎️\n");
    KEPT("ภาษาไทยง่ายนิดเดียว\n\nالاعتماد على الذات، ١٩٦٠\n");
    KEPT("葛\U000E0100城 𠀀𠀁 自力更生\n\n\xE2\x80\xA8\xC2\x85\xE2\x80\xA9x\n");
    KEPT("\xE2\x80\x8B\xEF\xBB\xBF\xE2\x80\x8F\n");
    KEPT("**not a header**\n\n# a\n[b](c) `d`\n");
    KEPT("\x01\x02\x7F x\n");
}

static void a_long_line_is_no_trouble(void **state)
{
    zl_str text = { 0 };

    (void)state;
    while (text.size < 1 << 20)
        zl_str_add_text(&text, "self-reliance，自力更生。");
    assert_kept(zl_str_view(&text));
    zl_str_empty(&text);
    while (text.size < 1 << 18)
        zl_str_add_text(&text, "a");
    assert_kept(zl_str_view(&text));
    zl_str_clear(&text);
}

static void any_text_comes_back_byte_for_byte(void **state)
{
    static const zl_view pieces[] = {
        { "\x01", 1 }, { "\n", 1 },    { "\n\n", 2 },  { "\r\n", 2 },
        { "\r", 1 },   { " ", 1 },     { "a", 1 },     { "自", 3 },
        { "。", 3 },   { ". ", 2 },    { "é", 2 },     { "\xCC\x81", 2 },
        { "😀", 4 },   { "　", 3 },    { "**", 2 },    { "# ", 2 },
        { "[x]", 3 },  { "(一)", 5 },  { "1. ", 3 },   { "-", 1 },
        { "\xEF\xBB\xBF", 3 },         { "\xE2\x80\xA8", 3 },
    };
    uint32_t seed = 91;

    (void)state;
    for (int round = 0; round < 60; round++) {
        zl_str text = { 0 };
        zl_str_add_text(&text, next_random(&seed) % 2 ? "" : "\n");
        for (uint32_t left = next_random(&seed) % 60; left > 0; left--)
            zl_str_add(&text, pieces[next_random(&seed) %
                                     (sizeof pieces / sizeof *pieces)]);
        zl_str_add_text(&text, "x");
        assert_kept(zl_str_view(&text));
        zl_str_clear(&text);
    }
}

/* ---- what is refused ---- */

static void assert_refused(zl_view text, zili_status status,
                           const char *words)
{
    const char *path = in_scratch("bad.txt");
    zili_error err = { 0 };

    write_file(path, text.bytes, text.size);
    assert_int_equal(build_paths(in_scratch("bad.zili"), &path, 1, NULL, &err),
                     status);
    assert_says(&err, words);
    assert_says(&err, "bad.txt");
    assert_false(zl_file_exists(in_scratch("bad.zili")));
    zl_file_remove(path);
}

static void a_file_that_is_no_text_is_refused(void **state)
{
    (void)state;
    assert_refused((zl_view){ "", 0 }, ZILI_EFORMAT, "is empty");
    assert_refused((zl_view){ " \n\t\r\n　", 8 }, ZILI_EFORMAT, "is empty");
    assert_refused((zl_view){ "\xEF\xBB\xBF", 3 }, ZILI_EFORMAT, "is empty");
    assert_refused((zl_view){ "a\nb\xFF\n", 5 }, ZILI_EFORMAT,
                   "byte 3, in line 2");
    assert_refused((zl_view){ "a\xE8\x87", 3 }, ZILI_EFORMAT, "byte 1");
    assert_refused((zl_view){ "\xED\xA0\x80", 3 }, ZILI_EFORMAT, "byte 0");
    assert_refused((zl_view){ "one, two\n\0", 10 }, ZILI_EFORMAT,
                   "byte 9, in line 2, is zero");
}

static void a_wrong_request_is_refused(void **state)
{
    const char *path = in_scratch("no.txt");
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(build_paths(NULL, &path, 1, NULL, &err), ZILI_EUSAGE);
    assert_int_equal(build_paths("", &path, 1, NULL, &err), ZILI_EUSAGE);
    assert_says(&err, "-o NAME.zili");
    assert_int_equal(build_paths(in_scratch("x.zili"), NULL, 0, NULL, &err),
                     ZILI_EUSAGE);
    assert_says(&err, "nothing to index");
    assert_int_equal(build_paths(in_scratch("x.zili"), &path, 1, NULL, &err),
                     ZILI_EIO);
    assert_says(&err, "no.txt");
    assert_false(zl_file_exists(in_scratch("x.zili")));
}

static void there_is_no_other_profile(void **state)
{
    const char *path = in_scratch("p.txt");
    zili_texts paths = { &path, 1 };
    const char *const profiles[] = { "runes", "zili+", "penn+icu", "ICU" };

    (void)state;
    write_file(path, "自力", 6);
    for (size_t i = 0; i < 4; i++) {
        zili_build_options options = { .output = in_scratch("p.zili"),
                                       .profile = profiles[i] };
        zili_error err = { 0 };
        assert_int_equal(zili_build(&options, &paths, NULL, &err),
                         ZILI_EUSAGE);
        assert_says(&err, profiles[i]);
    }
}

/* ---- folders ---- */

static void put(const char *folder, const char *name, const char *text)
{
    zl_str path = { 0 };

    zl_file_join(&path, folder, name);
    write_file(zl_str_text(&path), text, strlen(text));
    zl_str_clear(&path);
}

/* A folder with three texts, one of them deeper, and four other things. */
static const char *make_folder(void)
{
    const char *folder = in_scratch("f"), *deep = in_scratch("f/deep");

    if (zl_file_exists(folder))
        return folder;
    assert_int_equal(zl_file_make_folder(folder, NULL), ZILI_OK);
    assert_int_equal(zl_file_make_folder(deep, NULL), ZILI_OK);
    put(folder, "b.txt", "自力更生。\n");
    put(folder, "a.MD", "Self-reliance.\n");
    put(deep, "a.md", "Rely on ourselves.\n");
    put(folder, "README.md", "no\n");
    put(folder, "lexicon.txt", "自力\n");
    put(folder, "themes.yaml", "a: [b]\n");
    put(folder, ".hidden.md", "no\n");
    build_good(in_scratch("f/old.zili"), in_scratch("f/b.txt"));
    return folder;
}

static void a_folder_stands_for_the_texts_in_it(void **state)
{
    const char *folder = make_folder();
    zili_build_summary summary;
    zili_error err = { 0 };

    (void)state;
    if (build_paths(in_scratch("f.zili"), &folder, 1, &summary, &err))
        fail_msg("%s", err.text);
    assert_int_equal(summary.documents, 3);
    assert_int_equal(summary.skipped, 4);
    zili_corpus *corpus = open_index(in_scratch("f.zili"));
    assert_int_equal(zl_corpus_documents(corpus), 3);
    assert_int_equal(summary.tokens, zl_corpus_tokens(corpus));
    assert_int_equal(summary.types, zl_corpus_types(corpus));
    assert_string_equal(zl_corpus_document(corpus, 0)->name, "a");
    assert_string_equal(zl_corpus_document(corpus, 1)->name, "b");
    assert_string_equal(zl_corpus_document(corpus, 2)->name, "a-2");
    assert_sound(corpus);
    zili_corpus_close(corpus);
}

static void a_file_that_is_named_is_always_taken_but_once(void **state)
{
    make_folder();
    const char *paths[] = { in_scratch("f/README.md"),
                            in_scratch("f/README.md") };
    zili_build_summary summary;

    (void)state;
    assert_int_equal(
        build_paths(in_scratch("r.zili"), paths, 2, &summary, NULL), ZILI_OK);
    assert_int_equal(summary.documents, 1);
}

static void a_pipe_is_refused(void **state)
{
    const char *path = in_scratch("pipe");
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(
        build_paths(in_scratch("pipe.zili"), &path, 1, NULL, &err),
        ZILI_EFORMAT);
    assert_says(&err, "pipe is no file");
    assert_false(zl_file_exists(in_scratch("pipe.zili")));
    zl_file_remove(path);
}

static void a_folder_without_texts_is_refused(void **state)
{
    const char *folder = in_scratch("none");
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(zl_file_make_folder(folder, NULL), ZILI_OK);
    put(folder, "a.jpg", "no");
    assert_int_equal(
        build_paths(in_scratch("none.zili"), &folder, 1, NULL, &err),
        ZILI_EFORMAT);
    assert_says(&err, "no text");
}

/* ---- the whole ---- */

static void assert_same_indexes(const char *one, const char *two)
{
    zl_names names;
    zl_str left = { 0 }, right = { 0 };

    assert_int_equal(zl_file_list(&names, one, NULL), ZILI_OK);
    assert_true(names.count >= 2);
    for (size_t i = 0; i < names.count; i++) {
        zl_file_join(&left, one, names.items[i]);
        zl_file_join(&right, two, names.items[i]);
        if (!same_files(zl_str_text(&left), zl_str_text(&right)))
            fail_msg("%s differs", zl_str_text(&left));
    }
    zl_names_clear(&names);
    zl_str_clear(&left);
    zl_str_clear(&right);
}

static void the_same_files_give_the_same_bytes(void **state)
{
    (void)state;
    build_good(in_scratch("one.zili"), "corpus");
    build_good(in_scratch("two.zili"), "corpus");
    assert_same_indexes(in_scratch("one.zili"), in_scratch("two.zili"));
}

static void the_profile_and_the_dictionaries_are_written_down(void **state)
{
    const char *path = make_folder(), *dict = in_scratch("f/lexicon.txt");
    zili_texts paths = { &path, 1 };
    zili_build_options options = { .output = in_scratch("d.zili"),
                                   .dicts = { &dict, 1 } };

    (void)state;
    assert_int_equal(zili_build(&options, &paths, NULL, NULL), ZILI_OK);
    zili_corpus *corpus = open_index(in_scratch("d.zili"));
    const char *setting = zl_corpus_setting(corpus, "dictionaries");
    assert_int_equal(strlen(setting), strlen("lexicon.txt:") + 16);
    assert_string_equal(zl_corpus_setting(corpus, "profile"), "zili");
    assert_int_not_equal(find_type(corpus, "自力"), ZL_NONE);
    zili_corpus_close(corpus);
}

/* A note of a list of words says `words`. */
static void assert_noted(const zili_corpus *corpus, const char *words)
{
    const zili_analysis *freq = zili_analysis_find("freq");
    zili_table *table;
    const char *note;
    bool noted = false;

    assert_int_equal(
        zili_analysis_run(freq, corpus, freq->defaults, &table, NULL),
        ZILI_OK);
    for (size_t i = 0; (note = zili_table_note(table, i)); i++)
        noted |= strstr(note, words) != NULL;
    assert_true(noted);
    zili_table_free(table);
}

/* Blanks and colons, and bytes that are no text. */
static void any_name_of_a_dictionary_is_told(void **state)
{
    const char *path = make_folder();
    const char *dicts[] = { in_scratch("my words: 1.txt"),
                            in_scratch("caf\xE9.txt") };
    zili_texts paths = { &path, 1 };
    zili_build_options options = { .output = in_scratch("d2.zili"),
                                   .dicts = { dicts, 2 } };

    (void)state;
    write_file(dicts[0], "自力更生\n", 13);
    write_file(dicts[1], "", 0);
    assert_int_equal(zili_build(&options, &paths, NULL, NULL), ZILI_OK);
    zili_corpus *corpus = open_index(in_scratch("d2.zili"));
    char setting[100];
    snprintf(setting, sizeof setting,
             "my words: 1.txt:%016" PRIx64 " / caf\uFFFD.txt:%016" PRIx64,
             zl_hash("自力更生\n", 13), zl_hash("", 0));
    assert_string_equal(zl_corpus_setting(corpus, "dictionaries"), setting);
    assert_noted(corpus, "profile zili with my words: 1.txt, caf\uFFFD.txt;");
    zili_corpus_close(corpus);
}

static void a_dictionary_is_read_once(void **state)
{
    const char *path = make_folder();
    int ends[2];
    char name[64], setting[100];
    const char *dict = name;
    zili_texts paths = { &path, 1 };
    zili_build_options options = { .output = in_scratch("d3.zili"),
                                   .dicts = { &dict, 1 } };

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "自力\n", 7), 7);
    close(ends[1]);
    snprintf(name, sizeof name, "/dev/fd/%d", ends[0]);
    assert_int_equal(zili_build(&options, &paths, NULL, NULL), ZILI_OK);
    close(ends[0]);
    zili_corpus *corpus = open_index(in_scratch("d3.zili"));
    snprintf(setting, sizeof setting, "%d:%016" PRIx64, ends[0],
             zl_hash("自力\n", 7));
    assert_string_equal(zl_corpus_setting(corpus, "dictionaries"), setting);
    zili_corpus_close(corpus);
}

static void any_name_of_a_file_becomes_utf8(void **state)
{
    const char *path = in_scratch("caf\xE9.txt");
    zili_texts paths = { &path, 1 };
    zili_build_options options = { .output = in_scratch("u.zili") };

    (void)state;
    write_file(path, "自力", 6);
    assert_int_equal(zili_build(&options, &paths, NULL, NULL), ZILI_OK);
    zili_corpus *corpus = open_index(in_scratch("u.zili"));
    assert_string_equal(zl_corpus_document(corpus, 0)->name, "caf\uFFFD");
    assert_string_equal(zl_corpus_document(corpus, 0)->path,
                        "caf\uFFFD.txt");
    assert_sound(corpus);
    zili_corpus_close(corpus);
}

/* Not even an index half made. */
static void memory_refused_leaves_nothing_behind(void **state)
{
    const char *paths[] = { make_folder(), in_scratch("m.txt") };
    const char *dict = in_scratch("f/lexicon.txt");
    zili_build_options options = { .output = in_scratch("m.zili"),
                                   .dicts = { &dict, 1 } };
    zili_texts list = { paths, 2 };
    zili_status status = ZILI_ENOMEM;
    long requests = 0;

    (void)state;
    write_file(in_scratch("m.txt"), "自力", 6);
    size_t names = count_scratch();
    for (; status; requests++) {
        zl_refuse_after(requests);
        status = zili_build(&options, &list, NULL, NULL);
        zl_refuse_after(-1);
        assert_true(!status || status == ZILI_ENOMEM);
        assert_int_equal(count_scratch(), names + !status);
    }
    assert_true(requests > 100);
    zili_corpus *corpus = open_index(in_scratch("m.zili"));
    assert_sound(corpus);
    assert_int_equal(zl_corpus_documents(corpus), 4);
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_comes_back_byte_for_byte),
        cmocka_unit_test(a_long_line_is_no_trouble),
        cmocka_unit_test(any_text_comes_back_byte_for_byte),
        cmocka_unit_test(a_file_that_is_no_text_is_refused),
        cmocka_unit_test(a_wrong_request_is_refused),
        cmocka_unit_test(there_is_no_other_profile),
        cmocka_unit_test(a_folder_stands_for_the_texts_in_it),
        cmocka_unit_test(a_file_that_is_named_is_always_taken_but_once),
        cmocka_unit_test(a_pipe_is_refused),
        cmocka_unit_test(a_folder_without_texts_is_refused),
        cmocka_unit_test(the_same_files_give_the_same_bytes),
        cmocka_unit_test(the_profile_and_the_dictionaries_are_written_down),
        cmocka_unit_test(memory_refused_leaves_nothing_behind),
        cmocka_unit_test(any_name_of_a_dictionary_is_told),
        cmocka_unit_test(a_dictionary_is_read_once),
        cmocka_unit_test(any_name_of_a_file_becomes_utf8),
    };

    return cmocka_run_group_tests_name("build", tests, make_scratch,
                                       remove_scratch);
}
