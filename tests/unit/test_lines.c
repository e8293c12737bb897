/* test_lines.c -- a file, line for line, one blank between its tokens. */
#include "base_help.h"
#include "index_help.h"
#include "segmenter_help.h"

#include "text/stream.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zili/segment.h>

#define WINDOW ((size_t)1 << 20) /* text/stream.c */

#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define CHECKED 1
#else
#define CHECKED 0
#endif

static uint32_t seed = 5;

static zl_str segment(const char *path, const zili_segment_options *options)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    if (zili_segment(options, path, zl_str_write, &out, &err))
        fail_msg("%s", err.text);
    return out;
}

/* The slow way: each line whole. */
static zl_str segment_slowly(zl_view text, const char *profile)
{
    zl_profile cut;
    zl_segmenter *segmenter;
    zl_pieces tokens = { 0 };
    zl_str out = { 0 };

    assert_int_equal(zl_profile_read(&cut, profile, NULL), ZILI_OK);
    assert_int_equal(open_with_lexicon(&segmenter, cut, NULL, NULL), ZILI_OK);
    while (text.size) {
        const char *end = memchr(text.bytes, '\n', text.size);
        size_t size = end ? (size_t)(end - text.bytes) : text.size;
        tokens.count = 0;
        assert_int_equal(zl_segment_words(segmenter,
                                          zl_view_cut(text, 0, size), &tokens,
                                          NULL),
                         ZILI_OK);
        for (size_t i = 0; i < tokens.count; i++) {
            zl_str_add_text(&out, i ? " " : "");
            zl_str_add(&out, zl_view_cut(text, tokens.items[i].begin,
                                         tokens.items[i].end));
        }
        zl_str_add_text(&out, end ? "\n" : "");
        text = zl_view_cut(text, end ? size + 1 : size, text.size);
    }
    zl_array_clear(&tokens);
    close_with_lexicon(segmenter);
    return out;
}

static void assert_same(const zl_str *one, const zl_str *two)
{
    size_t at = 0;

    while (at < one->size && at < two->size && one->bytes[at] == two->bytes[at])
        at++;
    if (at < one->size || at < two->size)
        fail_msg("they differ at byte %zu of %zu and %zu", at, one->size,
                 two->size);
}

static void assert_lines(zl_view text, const char *profile)
{
    zili_segment_options options = { .profile = profile };

    write_file(in_scratch("l.txt"), text.bytes, text.size);
    zl_str quick = segment(in_scratch("l.txt"), &options);
    zl_str slow = segment_slowly(text, profile);
    assert_same(&quick, &slow);
    zl_str_clear(&quick);
    zl_str_clear(&slow);
}

static zl_str repeat(const char *text, size_t size)
{
    zl_str out = { 0 };

    while (out.size < size)
        zl_str_add_text(&out, text);
    return out;
}

static void assert_repeated(const char *text, size_t size, const char *profile)
{
    zl_str all = repeat(text, size);

    assert_lines(zl_str_view(&all), profile);
    zl_str_clear(&all);
}

/* ---- lines ---- */

static void lines_are_kept(void **state)
{
    static const char *const texts[] = {
        "", "\n", "a", "a\n", "\n\na  b\t\tc\n\n", "自力更生。\r\nx\n", "  ",
        " \n \n", "one\ntwo",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_lines(zl_view_of(texts[i]), "zili");
}

static void many_lines_are_cut_like_one(void **state)
{
    (void)state;
    assert_repeated("Don’t stop, self-reliance.\n\n自力更生，独立自主。\n",
                    3 * WINDOW, "char");
}

/* ---- lines longer than a window ---- */

static bool ignore(void *user, const void *bytes, size_t size)
{
    (void)user, (void)bytes, (void)size;
    return true;
}

static void a_line_may_be_longer_than_a_window(void **state)
{
    (void)state;
    assert_repeated("word ", 3 * WINDOW, "zili");
    assert_repeated("3.14, don't!", 2 * WINDOW, "icu");
    assert_repeated("自力更生，独立自主。", 2 * WINDOW, "char");
    assert_repeated("a\xE3\x80\x80\xCC\x81 \xCC\x81", 2 * WINDOW,
                    "char");
}

/* Neither the file nor its tokens are ever held together. */
static void memory_is_bounded(void **state)
{
    zili_segment_options options = { 0 };
    zl_str text = repeat("word ", 8 * WINDOW);
    struct rusage before, after;
    FILE *file = fopen(in_scratch("long.txt"), "wb");

    (void)state;
    assert_non_null(file);
    for (int i = 0; i < 4; i++)
        assert_int_equal(fwrite(text.bytes, text.size, 1, file), 1);
    assert_int_equal(fclose(file), 0);
    zl_str_clear(&text);
    getrusage(RUSAGE_SELF, &before);
    assert_int_equal(zili_segment(&options, in_scratch("long.txt"), ignore,
                                  NULL, NULL),
                     ZILI_OK);
    getrusage(RUSAGE_SELF, &after);
    if (CHECKED)
        print_message("skipped: the checks of the compiler take memory too\n");
    else
        assert_true(after.ru_maxrss - before.ru_maxrss < 40000);
}

static void a_run_of_han_may_be_longer_than_a_window(void **state)
{
    zl_str text = { 0 };

    (void)state;
    while (text.size < 2 * WINDOW) {
        static const char some[] = "我国的科学技术自力更生主义中人大学生";
        size_t at = next_random(&seed) % (sizeof some / 3) * 3;
        zl_str_add(&text, (zl_view){ some + at, 3 });
    }
    assert_lines(zl_str_view(&text), "zili");
    zl_str_clear(&text);
}

static void a_token_may_be_longer_than_a_window(void **state)
{
    (void)state;
    assert_repeated("a", 3 * WINDOW, "zili");
    assert_repeated("\xCC\x81", 3 * WINDOW, "icu");
    assert_repeated(" ", 3 * WINDOW, "icu");
    assert_repeated("\xE3\x80\x80", 3 * WINDOW, "icu");
}

/* What is +5 and what :D depends on what touches it. */
static void a_part_of_a_line_begins_at_a_blank_or_a_wide_mark(void **state)
{
    static const char *const pieces[] = { "x+5 ", "ax:D ", "约5天，", "x+5，" };

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        for (size_t shift = 0; shift < strlen(pieces[i]); shift++) {
            zl_str text = repeat("b", shift);
            zl_str all = repeat(pieces[i], WINDOW * 9 / 8);
            zl_str_add_text(&text, " ");
            zl_str_add(&text, zl_str_view(&all));
            assert_lines(zl_str_view(&text), "penn");
            zl_str_clear(&all);
            zl_str_clear(&text);
        }
}

/* What blank there is stands where the window begins. */
static void a_part_may_have_no_blank(void **state)
{
    zl_str text = repeat("a b，", 5), all = repeat("😀", 2 * WINDOW);

    (void)state;
    zl_str_add(&text, zl_str_view(&all));
    assert_lines(zl_str_view(&text), "zili");
    zl_str_clear(&all);
    zl_str_clear(&text);
}

/* Wherever a window ends. */
static void any_text_is_cut_like_its_lines(void **state)
{
    static const char *const pieces[] = {
        "a", "自", "。", " ", "\n", "\xE3\x80\x80", "\xCC\x81", "1.5", "'",
        "😀", "\xE2\x80\x8D", "カ", "한", "ไทย", "\"", ". ", "can't ",
        "二十", "中国", "etc. ", "(",
    };

    static const char *const profiles[] = { "icu", "zili", "zili+penn",
                                            "letters", "given" };

    (void)state;
    for (int round = 0; round < 5; round++) {
        zl_str text = { 0 };
        while (text.size < WINDOW * 5 / 4) {
            const char *piece =
                pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)];
            if (*piece != '\n' || next_random(&seed) % 4000 == 0)
                zl_str_add_text(&text, piece);
        }
        assert_lines(zl_str_view(&text), profiles[round]);
        zl_str_clear(&text);
    }
}

/* ---- pipes ---- */

/* Give `text` to a pipe in pieces of any size, from another process. */
static void feed_pipe(const char *path, zl_view text)
{
    if (fork() != 0)
        return;
    int file = open(path, O_WRONLY);
    for (size_t at = 0; at < text.size;) {
        size_t size = 1 + next_random(&seed) % 9000;
        size = size < text.size - at ? size : text.size - at;
        ssize_t done = write(file, text.bytes + at, size);
        if (done <= 0)
            _exit(1);
        at += (size_t)done;
    }
    _exit(0);
}

static void a_pipe_is_read_like_a_file(void **state)
{
    zl_str text = repeat("科学技术\xFF\xE7\xA7", 2 * WINDOW);
    zili_segment_options options = { .lenient = true };
    const char *pipe = in_scratch("pipe"), *path = in_scratch("f.txt");
    int code;

    (void)state;
    write_file(path, text.bytes, text.size);
    assert_int_equal(mkfifo(pipe, 0600), 0);
    feed_pipe(pipe, zl_str_view(&text));
    zl_str one = segment(pipe, &options), two = segment(path, &options);
    assert_int_not_equal(wait(&code), -1);
    assert_int_equal(code, 0);
    assert_same(&one, &two);
    zl_str_clear(&one);
    zl_str_clear(&two);
    zl_str_clear(&text);
}

/* ---- bad input ---- */

/* The notes one after the other, without folders. */
static void keep_note(void *user, const char *sentence)
{
    const char *slash = strrchr(sentence, '/');
    size_t size = strlen(user);

    snprintf((char *)user + size, 200 - size, "%s; ",
             slash ? slash + 1 : sentence);
}

static void faults_are_replaced_and_told(void **state)
{
    char note[200] = "";
    zili_segment_options options = { .lenient = true,
                                     .note = keep_note,
                                     .note_user = note };

    (void)state;
    write_file(in_scratch("r.txt"), "a\n\0b \xE8\x87", 7);
    zl_str out = segment(in_scratch("r.txt"), &options);
    assert_string_equal(zl_str_text(&out), "a\n\uFFFD b \uFFFD");
    assert_string_equal(note, "r.txt: no text, replaced by U+FFFD: 2; the "
                              "first is byte 2, in line 2; profile zili; ");
    zl_str_clear(&out);
}

/* Also behind the first window. */
static void a_fault_is_told_with_its_place(void **state)
{
    zl_str text = repeat("word word\n", 2 * WINDOW), out = { 0 };
    zili_segment_options options = { 0 };
    zili_error err = { 0 };
    char place[64];

    (void)state;
    snprintf(place, sizeof place, "byte %zu, in line %zu", text.size + 2,
             text.size / 10 + 1);
    zl_str_add_text(&text, "ab\xE8\x87");
    write_file(in_scratch("b.txt"), text.bytes, text.size);
    assert_int_equal(zili_segment(&options, in_scratch("b.txt"), zl_str_write,
                                  &out, &err),
                     ZILI_EFORMAT);
    assert_non_null(strstr(err.text, place));
    assert_non_null(strstr(err.text, "b.txt"));
    zl_str_clear(&out);
    zl_str_clear(&text);
}

static void what_cannot_be_read_is_told(void **state)
{
    zili_segment_options options = { 0 };
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(zili_segment(&options, in_scratch("none"), zl_str_write,
                                  NULL, &err),
                     ZILI_EIO);
    assert_non_null(strstr(err.text, "none"));
    assert_int_equal(
        zili_segment(&options, scratch, zl_str_write, NULL, &err), ZILI_EIO);
    assert_non_null(strstr(err.text, "directory"));
    options.profile = "runes";
    assert_int_equal(
        zili_segment(&options, scratch, zl_str_write, NULL, &err),
        ZILI_EUSAGE);
}

/* Nothing is written, not even the names of the columns. */
static void what_cannot_be_explained_is_refused_at_once(void **state)
{
    zili_segment_options options = { .profile = "icu", .show_costs = true };
    zl_str out = { 0 };
    zili_error err = { 0 };

    (void)state;
    write_file(in_scratch("e.txt"), "自力\n", 7);
    assert_int_equal(zili_segment(&options, in_scratch("e.txt"), zl_str_write,
                                  &out, &err),
                     ZILI_EUSAGE);
    assert_says(&err, "icu");
    options.profile = NULL;
    assert_int_equal(zili_segment(&options, in_scratch("none"), zl_str_write,
                                  &out, &err),
                     ZILI_EIO);
    assert_int_equal(out.size, 0);
    zl_str_clear(&out);
    out = segment(in_scratch("e.txt"), &options);
    assert_memory_equal(zl_str_text(&out), "token\tcost\t", 11);
    zl_str_clear(&out);
}

/* Where both memory and the file are missing, the file was asked for first. */
static void a_file_that_is_not_there_is_the_fault(void **state)
{
    zl_stream stream;
    zili_error err = { 0 };

    (void)state;
    zl_refuse_after(0);
    zili_status status =
        zl_stream_open(&stream, in_scratch("none"), false, &err);
    zl_refuse_after(-1);
    zl_stream_close(&stream);
    assert_int_equal(status, ZILI_EIO);
    assert_says(&err, "No such file");
}

static void any_name_of_a_file_becomes_utf8(void **state)
{
    const char *path = in_scratch("caf\xE9.txt");
    zili_segment_options options = { 0 };
    zl_str out = { 0 };
    zili_error err = { 0 };

    (void)state;
    write_file(path, "a\xFF", 2);
    assert_int_equal(zili_segment(&options, path, zl_str_write, &out, &err),
                     ZILI_EFORMAT);
    assert_says(&err, "caf\uFFFD.txt is not valid UTF-8: byte 1");
    zl_str_clear(&out);
}

static bool refuse(void *user, const void *bytes, size_t size)
{
    (void)user, (void)bytes, (void)size;
    return false;
}

static void an_output_that_takes_no_more_is_told(void **state)
{
    zili_segment_options options = { 0 };
    zili_error err = { 0 };

    (void)state;
    write_file(in_scratch("o.txt"), "a b\n", 4);
    assert_int_equal(
        zili_segment(&options, in_scratch("o.txt"), refuse, NULL, &err),
        ZILI_EIO);
}

static void ignore_note(void *user, const char *sentence)
{
    (void)user, (void)sentence;
}

static void every_lack_of_memory_is_survived(void **state)
{
    zl_str text = repeat("自力更生 \xFF\n", 200);
    zili_segment_options options = { .lenient = true, .note = ignore_note };
    zili_status status = ZILI_ENOMEM;
    long requests = 0;

    (void)state;
    write_file(in_scratch("m.txt"), text.bytes, text.size);
    for (; status; requests++) {
        zl_str out = { 0 };
        zl_refuse_after(requests);
        status = zili_segment(&options, in_scratch("m.txt"), zl_str_write,
                              &out, NULL);
        zl_refuse_after(-1);
        assert_true(!status || status == ZILI_ENOMEM || status == ZILI_EIO);
        zl_str_clear(&out);
    }
    assert_true(requests > 5);
    zl_str_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_bounded), /* before others take any */
        cmocka_unit_test(lines_are_kept),
        cmocka_unit_test(many_lines_are_cut_like_one),
        cmocka_unit_test(a_line_may_be_longer_than_a_window),
        cmocka_unit_test(a_run_of_han_may_be_longer_than_a_window),
        cmocka_unit_test(a_token_may_be_longer_than_a_window),
        cmocka_unit_test(a_part_of_a_line_begins_at_a_blank_or_a_wide_mark),
        cmocka_unit_test(a_part_may_have_no_blank),
        cmocka_unit_test(any_text_is_cut_like_its_lines),
        cmocka_unit_test(a_pipe_is_read_like_a_file),
        cmocka_unit_test(faults_are_replaced_and_told),
        cmocka_unit_test(a_fault_is_told_with_its_place),
        cmocka_unit_test(what_cannot_be_read_is_told),
        cmocka_unit_test(what_cannot_be_explained_is_refused_at_once),
        cmocka_unit_test(a_file_that_is_not_there_is_the_fault),
        cmocka_unit_test(any_name_of_a_file_becomes_utf8),
        cmocka_unit_test(an_output_that_takes_no_more_is_told),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("lines", tests, make_scratch,
                                       remove_scratch);
}
