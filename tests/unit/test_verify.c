/* test_verify.c -- what verify finds that opening does not look for. */
#include "index_help.h"

/* Wherever bytes come from, an index that is not UTF-8 is not sound. */
static void feed_bad_form(zl_batch *batch)
{
    zl_batch_document(batch, "a", "1", 4, "");
    zl_batch_token(batch, zl_view_of("caf\xE9"));
}

static void feed_bad_glue(zl_batch *batch)
{
    zl_batch_document(batch, "a", "1", 2, "");
    zl_batch_token(batch, zl_view_of("a"));
    zl_batch_glue(batch, zl_view_of("\xE9"));
}

static zl_type_facts fold_badly(void *user, zl_view form)
{
    (void)user, (void)form;
    return (zl_type_facts){ 1, zl_view_of("\xE9") };
}

static void feed_bad_fold(zl_batch *batch)
{
    zl_batch_document(batch, "a", "1", 1, "");
    zl_batch_token(batch, zl_view_of("a"));
}

static void feed_bad_path(zl_batch *batch)
{
    zl_batch_document(batch, "a", "caf\xE9.txt", 0, "");
}

static void text_that_is_not_utf8_is_not_sound(void **state)
{
    void (*const feeds[])(zl_batch *) = { feed_bad_form, feed_bad_glue,
                                          feed_bad_fold, feed_bad_path };

    (void)state;
    for (size_t i = 0; i < sizeof feeds / sizeof *feeds; i++) {
        zili_error err = { 0 };
        zl_describe *describe =
            feeds[i] == feed_bad_fold ? fold_badly : describe_small;
        assert_int_equal(build_with(in_scratch("bad.zili"), feeds[i],
                                    describe, NULL, NULL),
                         ZILI_OK);
        zili_corpus *corpus = open_index(in_scratch("bad.zili"));
        assert_int_equal(zili_corpus_verify(corpus, &err), ZILI_EFORMAT);
        assert_says(&err, "is not UTF-8");
        zili_corpus_close(corpus);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_that_is_not_utf8_is_not_sound),
    };

    return cmocka_run_group_tests_name("verify", tests, make_scratch,
                                       remove_scratch);
}
