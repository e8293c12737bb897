/* test_given.c -- files made to hurt, and no memory. */
#include "base_help.h"
#include "given_help.h"

#include <time.h>

/* ---- long and deep: a moment, and a sentence ---- */

static void repeat(zl_str *text, const char *piece, size_t count)
{
    for (size_t i = 0; i < count; i++)
        zl_str_add_text(text, piece);
}

/* What happens, within some seconds: `words` are of the sentence, or NULL
 * where the file is read. Clears `text`. */
static void assert_soon(zl_str *text, bool conllu, const char *words)
{
    given_files files = { { zl_str_view(text) }, NULL, conllu };
    zl_batch *batch = zl_batch_new();
    zili_error err = { 0 };
    clock_t begin = clock();

    assert_true(batch && !text->failed);
    zili_status status = read_given(batch, &files, &err);
    if (!status)
        status = zl_batch_check(batch, &err);
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    if (seconds > 10)
        fail_msg("%.1f s: %s", seconds, words ? words : "read");
    if (words)
        assert_says(&err, words);
    else if (status)
        fail_msg("%s", err.text);
    assert_true(zl_batch_size(batch) < 64 * text->size + (1 << 20));
    zl_batch_free(batch);
    zl_str_clear(&told);
    zl_str_clear(text);
}

static void deep_elements_are_refused(void **state)
{
    zl_str text = { 0 };

    (void)state;
    repeat(&text, "<a>\n", 128);
    repeat(&text, "a\n", 1);
    repeat(&text, "</a>\n", 128);
    assert_soon(&text, false, NULL);
    repeat(&text, "<a>\n", 10000);
    assert_soon(&text, false,
                "a.vrt, line 129: <a>: elements lie more than 128 deep, or "
                "one is not closed.");
    repeat(&text, "<text>\n", 1);
    repeat(&text, "<br>\nword\n", 10000);
    assert_soon(&text, false, "line 258: <br>: elements lie more than 128");
    repeat(&text, "word\n<br>\n", 10000);
    assert_soon(&text, false, "line 258: <br>: elements lie more than 128");
}

static void many_names_are_refused(void **state)
{
    zl_str text = { 0 };

    (void)state;
    for (int i = 0; i < 100000; i++)
        zl_str_format(&text, "<e%d>\nw\n</e%d>\n", i, i);
    assert_soon(&text, false, "<e1000>: there are more than 1000 different");
    zl_str_add_text(&text, "<text>\n");
    for (int i = 0; i < 100000; i++)
        zl_str_format(&text, "<e a%d=\"1\">\nw\n</e>\n", i);
    assert_soon(&text, false, "<e>: there are more than 1000 different names");
    zl_str_add_text(&text, "<text>\n");
    for (int i = 0; i < 999; i++)
        zl_str_format(&text, "<e%d>\nw\n</e%d>\n", i, i);
    assert_soon(&text, false, NULL);
}

static void many_attributes_are_refused(void **state)
{
    zl_str text = { 0 };

    (void)state;
    zl_str_add_text(&text, "<text>\n<e");
    for (int i = 0; i < 10000; i++)
        zl_str_format(&text, " a%d=\"%d\"", i, i);
    zl_str_add_text(&text, ">\nw\n");
    assert_soon(&text, false, "line 2: <e>: it has more than 256 attributes");
    for (int k = 0; k < 200; k++) {
        zl_str_add_text(&text, "<e");
        for (int i = 0; i < 256; i++)
            zl_str_format(&text, " a%d=\"%d\"", i, k);
        zl_str_add_text(&text, ">\nw\n</e>\n");
    }
    assert_soon(&text, false, NULL);
}

static void long_lines_are_read(void **state)
{
    static const struct {
        const char *piece, *word, *tag; /* what is said of them */
    } lines[] = {
        { "a", NULL, "is too long" }, { "自", NULL, "is too long" },
        { "-", NULL, NULL },          { "&amp;", NULL, NULL },
        { "&", NULL, NULL },          { "<", NULL, NULL },
        { " ", NULL, NULL },          { "=", NULL, NULL },
        { "\"", NULL, NULL },         { "/", NULL, NULL },
        { "\t", NULL, "32 columns" }, { "a\t", "32 columns", "32 columns" },
        { "s a=", NULL, "is no attr" }, { "a ", NULL, "is no attribute" },
    };
    zl_str text = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        zl_str_add_byte(&text, 'w');
        while (text.size < 1 << 20)
            zl_str_add_text(&text, lines[i].piece);
        assert_soon(&text, false, lines[i].word);
        zl_str_add_byte(&text, '<');
        while (text.size < 1 << 20)
            zl_str_add_text(&text, lines[i].piece);
        zl_str_add_text(&text, ">\nw\n");
        assert_soon(&text, false, lines[i].tag);
    }
}

static void long_lines_of_conllu_are_read(void **state)
{
    zl_str text = { 0 };

    (void)state;
    repeat(&text, "1\t", 1);
    repeat(&text, "a", 1 << 20);
    repeat(&text, "\t_\t_\t_\t_\t_\t_\t_\t_\n", 1);
    assert_soon(&text, true, NULL);
    repeat(&text, "# newdoc id = ", 1);
    repeat(&text, "自", 1 << 18);
    repeat(&text, "\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 1);
    assert_soon(&text, true, NULL);
    repeat(&text, "\t", 1 << 20);
    assert_soon(&text, true, "a.vrt is empty");
    repeat(&text, "1\t", 1 << 20);
    assert_soon(&text, true, "a.vrt, line 1: a word has ten columns");
    repeat(&text, "1", 1 << 20);
    assert_soon(&text, true, "a word has ten columns");
}

/* What would take the square of the size if each looked at all behind it. */
static void many_of_anything_are_read(void **state)
{
    static const char *const pieces[] = {
        "<text>\na\n</text>\n",
        "<text>\n</text>\n",
        "<text>\n<region>\na\n</region>\n</text>\n",
        "a\n<region>\n</region>\n",
        "<s>\n<s>\na\n</s>\n</s>\n",
        "<p>\na\n</p>\n",
        "<g/>\na\n",
        "<pb/>\na\n",
        "a\tb\tc\td\te\n",
        "\n",
    };
    zl_str text = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        zl_str_add_text(&text, "<c n=\"1\">\nw\n");
        while (text.size < 1 << 20)
            zl_str_add_text(&text, pieces[i]);
        assert_soon(&text, false, NULL);
    }
}

static void many_words_of_conllu_are_read(void **state)
{
    static const char *const pieces[] = {
        "1-999999\taaaaaaaaaa\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n",
        "# newdoc\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n",
        "# newdoc\n",
        "# newpar\n# sent_id = x\n\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n",
        "1.1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n",
    };
    zl_str text = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        zl_str_add_text(&text, "1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n");
        while (text.size < 1 << 20)
            zl_str_add_text(&text, pieces[i]);
        assert_soon(&text, true, NULL);
    }
}

static void little_lies_around_documents(void **state)
{
    zl_str text = { 0 };

    (void)state;
    zl_str_add_text(&text, "<c");
    for (int i = 0; i < 32; i++)
        zl_str_format(&text, " a%d=\"%d\"", i, i);
    zl_str_add_text(&text, ">\n");
    repeat(&text, "<text>\na\n</text>\n", 1000);
    assert_soon(&text, false, "line 2: more than 32 elements and attributes");
}

/* ---- limits of an index ---- */

/* A file whose names are of its own. */
static void add_file(zl_str *text, char letter)
{
    zl_str_add_text(text, "<!-- columns: word");
    for (int i = 1; i < 32; i++)
        zl_str_format(text, " %c%d", letter, i);
    zl_str_add_text(text, " -->\n<text>\nw");
    for (int i = 1; i < 32; i++)
        zl_str_format(text, "\t%d", i);
    zl_str_add_byte(text, '\n');
    for (int i = 0; i < 900; i++)
        zl_str_format(text, "<%c%d>\nw\n</%c%d>\n", letter, i, letter, i);
}

static void take_file(zl_writer *writer, char letter, const char *from)
{
    zl_batch *batch = zl_batch_new();
    zl_str text = { 0 };

    add_file(&text, letter);
    const char *whole = zl_str_text(&text);
    given_files files = { { zl_view_of(strstr(whole, from)) }, NULL, false };
    assert_int_equal(read_given(batch, &files, NULL), ZILI_OK);
    zl_writer_take(writer, batch);
    zl_batch_free(batch);
    zl_str_clear(&text);
}

/* In three batches, from some place of their text on. */
static void assert_too_many(const char *from, const char *words)
{
    const char *path = in_scratch("many.zili");
    zili_error err = { 0 };
    zl_writer *writer = open_writer(path, describe_small, NULL, &err);

    assert_non_null(writer);
    for (char letter = 'a'; letter < 'd'; letter++)
        take_file(writer, letter, from);
    assert_int_equal(zl_writer_commit(writer, &err), ZILI_EUSAGE);
    assert_says(&err, words);
    zl_writer_close(writer);
}

static void names_of_many_files_have_limits(void **state)
{
    zl_str texts[3] = { { 0 } };
    given_files files = { .columns = NULL };
    zili_error err = { 0 };

    (void)state;
    for (int i = 0; i < 3; i++) {
        add_file(&texts[i], (char)('a' + i));
        files.texts[i] = zl_str_view(&texts[i]);
    }
    assert_null(index_given(&files, &err));
    assert_says(&err, "there are more than 64 attributes: c2");
    for (int i = 0; i < 3; i++)
        files.texts[i] = zl_view_of(strstr(files.texts[i].bytes, "<text>"));
    assert_null(index_given(&files, &err));
    assert_says(&err, "there are more than 2000 structures: c19");
    assert_too_many("<!--", "more than 64 different attributes");
    assert_too_many("<text>", "more than 2000 different structures");
    for (int i = 0; i < 3; i++)
        zl_str_clear(&texts[i]);
    zl_str_clear(&told);
}

/* ---- any lines ---- */

static const char *const vrt_lines[] = {
    "<text>\n", "<text id=\"x\" lang=\"zh\">\n", "</text>\n", "<doc>\n",
    "</doc>\n", "<s>\n", "</s>\n", "<s id=\"1\">\n", "<s_id>\n", "</s_id>\n",
    "<p kind=\"body\">\n", "</p>\n", "<region kind=\"k\">\n", "<region>\n",
    "</region>\n", "<g/>\n", "<pb/>\n", "<!-- columns: word x -->\n",
    "a\n", "自力\tN\t\n", "b\tN\tb\n", "n't\tRB\n", "。\n", "\n", "<lang>\n",
    "<c n=\"1\">\n", "</c>\n", "<s a=\"1\" a=\"2\">\n", "\tx\n", "<x\n",
};

static const char *const conllu_lines[] = {
    "# newdoc id = x\n", "# newdoc\n", "# newpar\n", "# sent_id = 1\n", "\n",
    "1\ta\tb\tc\td\te\tf\tg\th\ti\n",
    "2\ta\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n",
    "1-2\taa\t_\t_\t_\t_\t_\t_\t_\t_\n", "1.1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n",
    "1\ta\n", "x\ta\tb\tc\td\te\tf\tg\th\ti\n",
};

/* Whatever is read makes a sound index. */
static void assert_any(bool conllu, const char *const *lines, uint32_t count)
{
    uint32_t seed = 7, read = 0;

    for (int round = 0; round < 3000; round++) {
        zl_str text = { 0 };
        zili_error err = { 0 };
        for (uint32_t left = next_random(&seed) % 12; left > 0; left--)
            zl_str_add_text(&text, lines[next_random(&seed) % count]);
        given_files files = { { zl_str_view(&text) }, NULL, conllu };
        zl_batch *batch = zl_batch_new();
        zili_status status = read_given(batch, &files, &err);
        if (status)
            assert_says(&err, "a.vrt");
        else
            assert_int_equal(zl_batch_check(batch, &err), ZILI_OK);
        zl_batch_free(batch);
        zili_corpus *corpus =
            status || read++ > 100 ? NULL : index_given(&files, &err);
        if (corpus)
            assert_sound(corpus);
        zili_corpus_close(corpus);
        zl_str_clear(&text);
    }
    zl_str_clear(&told);
    assert_true(read > 100);
}

static void any_lines_are_read_or_refused(void **state)
{
    (void)state;
    assert_any(false, vrt_lines, sizeof vrt_lines / sizeof *vrt_lines);
    assert_any(true, conllu_lines,
               sizeof conllu_lines / sizeof *conllu_lines);
}

/* ---- no memory ---- */

static void assert_survives(const given_files *files)
{
    zili_status status;
    long n = 0;

    do {
        zili_error err = { 0 };
        zl_batch *batch = zl_batch_new();
        assert_non_null(batch);
        zl_refuse_after(n++);
        status = read_given(batch, files, &err);
        if (!status)
            status = zl_batch_check(batch, &err);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
        zl_batch_free(batch);
    } while (status != ZILI_OK);
    assert_true(n > 30);
    zl_str_clear(&told);
}

static void every_lack_of_memory_is_survived(void **state)
{
    given_files vrt = {
        { zl_view_of("<c n=\"1\">\n<text id=\"a&amp;\" lang=\"zh\" y=\"1\">\n"
                     "<p kind=\"x\">\n<np h=\"1\">\n<np h=\"2\">\na\tN\n</np>\n"
                     "</np>\n<br/>\n<region kind=\"k\">\n自力\tN\tx\n</region>\n"
                     "</text>\nb\n<s>\n</c>\n") },
        NULL,
        false
    };
    given_files conllu = {
        { zl_view_of("# newdoc id = x\n# sent_id = 1\n"
                     "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
                     "1\tdo\tdo\tV\tV\tf\t0\troot\t_\t_\n"
                     "2\tn't\tnot\tR\tR\tf\t1\tadv\t_\t_\n\n"
                     "# newpar\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n") },
        NULL,
        true
    };

    (void)state;
    assert_survives(&vrt);
    assert_survives(&conllu);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deep_elements_are_refused),
        cmocka_unit_test(many_names_are_refused),
        cmocka_unit_test(many_attributes_are_refused),
        cmocka_unit_test(long_lines_are_read),
        cmocka_unit_test(long_lines_of_conllu_are_read),
        cmocka_unit_test(many_of_anything_are_read),
        cmocka_unit_test(many_words_of_conllu_are_read),
        cmocka_unit_test(little_lies_around_documents),
        cmocka_unit_test(names_of_many_files_have_limits),
        cmocka_unit_test(any_lines_are_read_or_refused),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, make_scratch, remove_scratch);
}
