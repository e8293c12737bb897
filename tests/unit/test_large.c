/* test_large.c -- a file larger than the memory a build may have. */
#include "base_help.h"
#include "index_help.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zili/build.h>

#define MEGABYTE ((size_t)1 << 20)

static zili_status build_file(const char *output, const char *path,
                              uint64_t memory, const char *form)
{
    zili_build_options options = {
        .output = output, .memory = memory, .threads = 2, .from = form
    };
    zili_texts paths = { &path, 1 };
    zili_error err = { 0 };
    zili_status status = zili_build(&options, &paths, NULL, &err);

    if (status)
        fail_msg("%s", err.text);
    return status;
}

static void assert_same_file(const char *folder, const char *other,
                             const char *name)
{
    zl_str left = { 0 }, right = { 0 };

    zl_file_join(&left, folder, name);
    zl_file_join(&right, other, name);
    if (!same_files(zl_str_text(&left), zl_str_text(&right)))
        fail_msg("%s differs", name);
    zl_str_clear(&left);
    zl_str_clear(&right);
}

/* Build with little memory, where a file of this size is taken in parts, and
 * with much. */
static void assert_same(zl_view text, const char *name, const char *form)
{
    const char *path = in_scratch(name);
    const char *small = in_scratch("small.zili");
    const char *large = in_scratch("large.zili");

    write_file(path, text.bytes, text.size);
    build_file(small, path, 16 * MEGABYTE, form);
    build_file(large, path, 1024 * MEGABYTE, form);
    assert_same_file(small, large, "000001.seg");
    assert_same_file(small, large, "catalogue.sqlite");
    zili_corpus *corpus = open_index(small);
    assert_sound(corpus);
    zili_corpus_close(corpus);
}

/* ---- texts ---- */

static void add_text(zl_str *text, size_t size)
{
    static const char *const pieces[] = {
        "self-reliance ",
        "on ",
        "the (",
        "word), ",
        "so. ",
        "Then ",
        "it's ",
        "3,000 ",
        "\n",
        "\n\n",
        "自力更生，",
        "自",
        "’s \t",
        "no.\n\n\n",
        "[an insertion] ",
        "x",
    };
    uint32_t seed = 5;

    while (text->size < size)
        zl_str_add_text(text, pieces[next_random(&seed) % 16]);
    zl_str_add_text(text, "end\n");
}

static void a_text_taken_in_parts_gives_the_same(void **state)
{
    zl_str text = { 0 };

    (void)state;
    add_text(&text, 6 * MEGABYTE);
    assert_same(zl_str_view(&text), "text.txt", NULL);
    zl_str_clear(&text);
}

static void a_paragraph_taken_in_parts_gives_the_same(void **state)
{
    zl_str text = { 0 };

    (void)state;
    while (text.size < 5 * MEGABYTE)
        zl_str_add_text(&text, "One paragraph, and no end of it; so be it. ");
    assert_same(zl_str_view(&text), "line.txt", NULL);
    zl_str_clear(&text);
}

static void add_vrt_sentence(zl_str *vrt, uint32_t *seed, int number)
{
    zl_str_format(vrt, "<s n=\"%d\">\n", number);
    for (uint32_t left = 1 + next_random(seed) % 40; left > 0; left--) {
        uint32_t word = next_random(seed) % 500;
        zl_str_format(vrt, "w%u\tP%u", word, word % 9);
        if (word % 3)
            zl_str_format(vrt, "\tlemma%u", word % 77);
        zl_str_add_text(vrt, word % 5 ? "\n" : "\n<g/>\n");
    }
    zl_str_add_text(vrt, "</s>\n");
}

static void add_vrt_text(zl_str *vrt, uint32_t *seed, int number)
{
    zl_str_format(vrt, "<text id=\"t%d\" year=\"%d\">\n<part>\n", number,
                  1950 + number % 20);
    for (uint32_t left = next_random(seed) % 9000; left > 0; left--)
        add_vrt_sentence(vrt, seed, (int)left);
    zl_str_add_text(vrt, "</part>\nend\tP\n</text>\n");
}

static void given_tokens_taken_in_parts_give_the_same(void **state)
{
    zl_str vrt = { 0 };
    uint32_t seed = 12;

    (void)state;
    for (int i = 0; i < 12; i++)
        add_vrt_text(&vrt, &seed, i);
    assert_same(zl_str_view(&vrt), "some.vrt", "vrt");
    zl_str_clear(&vrt);
}

static void sentences_given_in_parts_give_the_same(void **state)
{
    zl_str text = { 0 };
    uint32_t seed = 77;

    (void)state;
    while (text.size < 6 * MEGABYTE) {
        zl_str_format(&text, "# sent_id = %zu\n", text.size);
        for (uint32_t i = 1, end = 2 + next_random(&seed) % 20; i < end; i++) {
            uint32_t word = next_random(&seed) % 300;
            zl_str_format(&text, "%u\tw%u\tl%u\tNOUN\t_\t_\t0\troot\t_\t%s\n",
                          i, word, word % 70,
                          word % 4 ? "_" : "SpaceAfter=No");
        }
        zl_str_add_byte(&text, '\n');
    }
    assert_same(zl_str_view(&text), "some.conllu", "conllu");
    zl_str_clear(&text);
}

/* ---- memory ---- */

static void too_little_memory_is_refused(void **state)
{
    const char *path = in_scratch("one.txt");
    zili_build_options options = { .output = in_scratch("one.zili"),
                                   .memory = 1 };
    zili_texts paths = { &path, 1 };
    zili_error err = { 0 };

    (void)state;
    write_file(path, "one", 3);
    assert_int_equal(zili_build(&options, &paths, NULL, &err), ZILI_EUSAGE);
    assert_says(&err, "16M");
    options.memory = 16 * MEGABYTE - 1;
    assert_int_equal(zili_build(&options, &paths, NULL, &err), ZILI_EUSAGE);
    options.memory++;
    assert_int_equal(zili_build(&options, &paths, NULL, &err), ZILI_OK);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
/* The peak of a build in a process of its own, in bytes. */
static size_t peak_of(const char *path)
{
    struct rusage usage;
    int code;

    pid_t child = fork();
    if (child == 0) {
        build_file(in_scratch("peak.zili"), path, 16 * MEGABYTE,
                   NULL);
        _exit(0);
    }
    assert_int_equal(wait4(child, &code, 0, &usage), child);
    assert_int_equal(code, 0);
    return (size_t)usage.ru_maxrss * 1024;
}

/* It was more than three times its size. */
static void a_file_takes_memory_once(void **state)
{
    zl_str text = { 0 };
    const char *small = in_scratch("small.txt"), *path = in_scratch("big.txt");

    (void)state;
    while (text.size < 48 * MEGABYTE)
        zl_str_add_text(&text, "A paragraph of several words, as long as "
                               "many are in the texts that people write.\n\n");
    write_file(small, text.bytes, 100000);
    write_file(path, text.bytes, text.size);
    zl_str_clear(&text);
    size_t base = peak_of(small), peak = peak_of(path);
    if (peak > base + 2 * 48 * MEGABYTE)
        fail_msg("%zu MB, %zu of them at least", peak >> 20, base >> 20);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        cmocka_unit_test(a_file_takes_memory_once),
#endif
        cmocka_unit_test(a_text_taken_in_parts_gives_the_same),
        cmocka_unit_test(a_paragraph_taken_in_parts_gives_the_same),
        cmocka_unit_test(given_tokens_taken_in_parts_give_the_same),
        cmocka_unit_test(sentences_given_in_parts_give_the_same),
        cmocka_unit_test(too_little_memory_is_refused),
    };

    return cmocka_run_group_tests_name("large", tests, make_scratch,
                                       remove_scratch);
}
