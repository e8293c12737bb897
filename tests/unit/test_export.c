/* test_export.c -- what is exported as VRT and read again is the same. */
#include "given_help.h"

#include <zili/build.h>
#include <zili/export.h>

static void export_vrt(const zili_corpus *corpus, zl_str *out)
{
    zili_export_options options = { .region = "all", .glue = true };
    zili_error err = { 0 };

    if (zili_export(corpus, &options, zl_str_write, out, &err))
        fail_msg("%s", err.text);
    assert_false(out->failed);
}

static zili_corpus *read_again(zl_view text)
{
    given_files files = { { text }, NULL, false };
    zili_error err = { 0 };
    zili_corpus *corpus = index_given(&files, &err);

    if (!corpus)
        fail_msg("%s", err.text);
    assert_sound(corpus);
    assert_string_equal(zl_str_text(&told), "");
    return corpus;
}

/* Export, read, and export again. With `texts` what stands between the tokens
 * comes back too. Closes `corpus`. */
static void assert_comes_back(zili_corpus *corpus, bool texts)
{
    zl_str first = { 0 }, second = { 0 }, before = { 0 }, after = { 0 };

    export_vrt(corpus, &first);
    show_corpus(corpus, texts, &before);
    zili_corpus_close(corpus);
    corpus = read_again(zl_str_view(&first));
    export_vrt(corpus, &second);
    show_corpus(corpus, texts, &after);
    zili_corpus_close(corpus);
    assert_string_equal(zl_str_text(&before), zl_str_text(&after));
    assert_string_equal(zl_str_text(&first), zl_str_text(&second));
    zl_str_clear(&first);
    zl_str_clear(&second);
    zl_str_clear(&before);
    zl_str_clear(&after);
    zl_str_clear(&told);
}

static void assert_vrt_comes_back(const char *text)
{
    given_files files = { { zl_view_of(text) }, NULL, false };
    zili_error err = { 0 };
    zili_corpus *corpus = index_given(&files, &err);

    if (!corpus)
        fail_msg("%s", err.text);
    assert_comes_back(corpus, true);
}

/* ---- cases ---- */

static void the_home_documents_come_back(void **state)
{
    const char *path = "corpus";
    zili_texts paths = { &path, 1 };
    zili_build_options options = { .output = in_scratch("home.zili") };

    (void)state;
    assert_int_equal(zili_build(&options, &paths, NULL, NULL), ZILI_OK);
    assert_comes_back(open_index(options.output), false);
}

static void the_small_index_comes_back(void **state)
{
    (void)state;
    build_small(in_scratch("small.zili"));
    assert_comes_back(open_index(in_scratch("small.zili")), false);
}

static void attributes_and_structures_come_back(void **state)
{
    (void)state;
    assert_vrt_comes_back(
        "<!-- columns: word pos lemma -->\n"
        "<c n=\"1\">\n<text id=\"a\" year=\"1960\" doc_name=\"x\">\n"
        "<p kind=\"heading\">\n<s id=\"1\">\nOf\tIN\n<g/>\n'\n"
        "<np value=\"v\" head=\"aid\">\naid\tNN\taid\n</np>\n</s>\n</p>\n"
        "<p>\n<s id=\"2\">\nMore\t\tmuch\n</s>\n</p>\n</text>\n"
        "<text id=\"b\">\n<region kind=\"original\">\n自力\n<g/>\n更生\n"
        "</region>\n<x>\nmore\n</x>\n</text>\n</c>\n");
}

static void nested_structures_come_back(void **state)
{
    (void)state;
    assert_vrt_comes_back(
        "<np head=\"a\">\na\n<np head=\"b\">\nb\n<np head=\"c\">\nc\n</np>\n"
        "</np>\n<np head=\"d\">\nd\n</np>\n</np>\n<g/>\n<h1 n=\"1\">\nx\n"
        "</h1>\n<np head=\"e\">\n<np head=\"f\">\n<np head=\"g\">\ne\n</np>\n"
        "</np>\n</np>\n<h>\n<h>\ny\n</h>\n</h>\n<h>\nz\n</h>\n");
    assert_vrt_comes_back("<h1 n=\"1\">\na\n<h n=\"2\">\nb\n</h1>\nc\n</h>\n"
                          "<g/>\n<x9>\n<x10>\nd\n</x10>\n</x9>\n");
}

static void structures_that_cross_come_back(void **state)
{
    (void)state;
    assert_vrt_comes_back("<x>\na\n<y>\nb\n</x>\nc\n<x>\nd\n</y>\ne\n</x>\n"
                          "<g/>\n<h>\nf\n<h1>\ng\n</h>\nh\n</h1>\n");
}

static void any_characters_come_back(void **state)
{
    (void)state;
    assert_vrt_comes_back(
        "<text id=\"&lt;&quot;&amp;&gt;'\" t=\"&amp;amp;\">\n"
        "&lt;s&gt;\t&quot;\n&amp;amp;\t&amp;\n<3\t<\nand co\ta b\n\"\t'\n"
        "<g/>\n<!--\t-->\n</text>\n");
}

/* ---- segments ---- */

static void take_text(zl_writer *writer, const char *text)
{
    given_files files = { { zl_view_of(text) }, NULL, false };
    zl_batch *batch = zl_batch_new();

    assert_int_equal(read_given(batch, &files, NULL), ZILI_OK);
    assert_true(zl_writer_take(writer, batch));
    zl_batch_free(batch);
}

/* The second segment has another attribute than the first. */
static void segments_may_differ(void **state)
{
    zl_writer_options options = { .segment = 2 };
    const char *path = in_scratch("segments.zili");
    zl_writer *writer;
    zl_str out = { 0 };

    (void)state;
    assert_int_equal(zl_writer_open(&writer, path, &options, NULL), ZILI_OK);
    take_text(writer, "<!-- columns: word pos -->\n<text id=\"1\" y=\"1\">\n"
                      "a\tA\nb\tB\n</text>\n");
    take_text(writer, "<!-- columns: word lemma -->\n<text id=\"2\" y=\"2\">\n"
                      "<s>\nc\tC\n</s>\n</text>\n");
    assert_int_equal(zl_writer_commit(writer, NULL), ZILI_OK);
    zl_writer_close(writer);
    zili_corpus *corpus = open_index(path);
    assert_int_equal(zl_corpus_segments(corpus), 2);
    export_vrt(corpus, &out);
    assert_string_equal(zl_str_text(&out),
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<!-- columns: word pos lemma -->\n"
                        "<doc id=\"1\" y=\"1\">\n"
                        "<region kind=\"text\" lang=\"en\">\n"
                        "a\tA\t\nb\tB\t\n</region>\n</doc>\n"
                        "<doc id=\"2\" y=\"2\">\n"
                        "<region kind=\"text\" lang=\"en\">\n<s>\nc\t\tC\n"
                        "</s>\n</region>\n</doc>\n");
    zili_corpus_close(corpus);
    zili_corpus_close(read_again(zl_str_view(&out)));
    zl_str_clear(&out);
    zl_str_clear(&told);
}

static void every_lack_of_memory_is_survived(void **state)
{
    zili_export_options options = { .region = "all" };
    zili_corpus *corpus;
    zili_status status;
    long n = 0;

    (void)state;
    build_small(in_scratch("small.zili"));
    corpus = open_index(in_scratch("small.zili"));
    for (int form = 0; form < 3; form++) {
        options.form = form;
        do {
            zl_str out = { 0 };
            zl_refuse_after(n++);
            status = zili_export(corpus, &options, zl_str_write, &out, NULL);
            zl_refuse_after(-1);
            assert_true(status != ZILI_OK || !out.failed);
            zl_str_clear(&out);
        } while (status != ZILI_OK);
        assert_true(n > 5);
        n = 0;
    }
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_home_documents_come_back),
        cmocka_unit_test(the_small_index_comes_back),
        cmocka_unit_test(attributes_and_structures_come_back),
        cmocka_unit_test(nested_structures_come_back),
        cmocka_unit_test(structures_that_cross_come_back),
        cmocka_unit_test(any_characters_come_back),
        cmocka_unit_test(segments_may_differ),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, make_scratch, remove_scratch);
}
