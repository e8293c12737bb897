/* test_offsets.c -- where in its file each token stands. */
#include "reader/offsets.h"

#include "index_help.h"
#include "reader/parts.h"

/* A token whose bytes were not repaired is read from the file as it is. */
static void every_token_is_where_it_says(void **state)
{
    (void)state;
    build_small(in_scratch("s.zili"));
    zili_corpus *corpus = open_index(in_scratch("s.zili"));
    zl_offsets offsets;

    zl_offsets_init(&offsets, corpus);
    for (uint32_t i = 0; i < zl_corpus_documents(corpus); i++) {
        const zl_document *document = zl_corpus_document(corpus, i);
        zl_str text = { 0 };
        uint64_t from, to, last = 0;
        assert_int_equal(zl_corpus_restore(corpus, i, &text, NULL), ZILI_OK);
        for (uint64_t at = document->begin; at < document->end; at++) {
            zl_view form = zl_corpus_form_at(corpus, at);
            assert_true(zl_offsets_of(&offsets, at, at + 1, &from, &to));
            assert_true(from >= last && to <= text.size);
            assert_int_equal(to - from, form.size);
            assert_memory_equal(text.bytes + from, form.bytes, form.size);
            last = to;
        }
        zl_str_clear(&text);
    }
    zl_offsets_clear(&offsets);
    zili_corpus_close(corpus);
}

/* The cut that was repaired lies behind "say": "we say\n\n." in the file. */
static void what_a_repair_took_out_is_counted(void **state)
{
    (void)state;
    build_small(in_scratch("s.zili"));
    zili_corpus *corpus = open_index(in_scratch("s.zili"));
    uint64_t end = zl_corpus_document(corpus, 1)->end, from, to;
    zl_offsets offsets;

    zl_offsets_init(&offsets, corpus);
    assert_true(zl_offsets_of(&offsets, end - 2, end, &from, &to));
    assert_int_equal(to - from, strlen("say\n\n."));
    assert_memory_equal(small_two + from, "say\n\n.", 6);
    assert_true(zl_offsets_of(&offsets, end - 3, end - 1, &from, &to));
    assert_memory_equal(small_two + from, "we say", to - from);
    zl_offsets_clear(&offsets);
    zili_corpus_close(corpus);
}

static void places_may_come_in_any_order(void **state)
{
    (void)state;
    build_small(in_scratch("s.zili"));
    zili_corpus *corpus = open_index(in_scratch("s.zili"));
    zl_offsets rising, falling;
    uint64_t here[2], there[2];

    zl_offsets_init(&falling, corpus);
    for (uint64_t at = zl_corpus_tokens(corpus); at-- > 0;) {
        zl_offsets_init(&rising, corpus);
        assert_true(zl_offsets_of(&falling, at, at + 1, here, here + 1));
        assert_true(zl_offsets_of(&rising, at, at + 1, there, there + 1));
        assert_memory_equal(here, there, sizeof here);
        zl_offsets_clear(&rising);
    }
    zl_offsets_clear(&falling);
    zili_corpus_close(corpus);
}

static void without_memory_it_says_so(void **state)
{
    (void)state;
    build_small(in_scratch("s.zili"));
    zili_corpus *corpus = open_index(in_scratch("s.zili"));
    uint64_t end = zl_corpus_document(corpus, 1)->end, from, to;
    zl_offsets offsets;

    zl_offsets_init(&offsets, corpus);
    zl_refuse_after(0);
    assert_false(zl_offsets_of(&offsets, end - 1, end, &from, &to));
    zl_refuse_after(-1);
    assert_false(zl_offsets_of(&offsets, end - 1, end, &from, &to));
    zl_offsets_clear(&offsets);
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_token_is_where_it_says),
        cmocka_unit_test(what_a_repair_took_out_is_counted),
        cmocka_unit_test(places_may_come_in_any_order),
        cmocka_unit_test(without_memory_it_says_so),
    };

    return cmocka_run_group_tests_name("offsets", tests, make_scratch,
                                       remove_scratch);
}
