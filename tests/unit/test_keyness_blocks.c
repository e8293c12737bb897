/* test_keyness_blocks.c -- what is permuted for a comparison, and over how many
 * words p is adjusted. */
#include "analysis_help.h"

#include "stats/adjust.h"

static zl_str all_bytes(const zili_table *table, const char *columns)
{
    zl_str bytes = { 0 };

    write_rows(table, columns, &bytes);
    return bytes;
}

/* Paragraphs, and sentences alike: of a document each, and all of one. */
static const char *const blocks[] = {
    "We give aid.", "Aid and help, aid.", "We aid.",        "We do give.",
    "They take.",   "We take time.",      "They help, all.", "They take all.",
};
enum { BLOCKS = sizeof blocks / sizeof *blocks };

static zili_corpus *index_blocks(bool apart)
{
    static char lines[BLOCKS][40], names[BLOCKS][8], texts[2][200];
    static const char *given[2 * BLOCKS + 1];
    size_t count = 0;

    texts[0][0] = texts[1][0] = 0;
    for (size_t i = 0; i < BLOCKS; i++) {
        bool one = i < BLOCKS / 2;
        snprintf(lines[i], sizeof lines[i], "%s\n\n", blocks[i]);
        strcat(texts[one ? 0 : 1], lines[i]);
        snprintf(names[i], sizeof names[i], "%c%zu.txt", one ? 'a' : 'b', i);
        given[count++] = names[i];
        given[count++] = lines[i];
    }
    given[count] = NULL;
    if (!apart) {
        const char *const two[] = { "a.txt", texts[0], "b.txt", texts[1] };
        memcpy(given, two, sizeof two);
        given[4] = NULL;
    }
    return index_texts(apart ? "apart" : "joint", "zili", given);
}

static void blocks_are_as_documents_of_their_own(void **state)
{
    zili_corpus *joint = index_blocks(false), *apart = index_blocks(true);
    zili_table *wanted = answer(apart, "keyness",
                                ARGUMENTS("target", "doc LIKE 'a%'"));

    (void)state;
    zl_str one = all_bytes(wanted, "term f1 f2 g2 p_perm p_perm_adj");
    for (int i = 0; i < 2; i++) {
        zili_table *found =
            answer(joint, "keyness",
                   ARGUMENTS("target", "doc = 'a'", "blocks", i ? "p" : "s"));
        zl_str two = all_bytes(found, "term f1 f2 g2 p_perm p_perm_adj");
        assert_string_equal(zl_str_text(&two), zl_str_text(&one));
        assert_int_equal(number_at(found, 0, "docs1"), 1);
        assert_true(has_note(found, i ? "of 8 paragraphs" : "of 8 sentences"));
        zl_str_clear(&two);
        zili_table_free(found);
    }
    zl_str_clear(&one);
    zili_table_free(wanted);
    zili_corpus_close(joint);
    zili_corpus_close(apart);
}

static void permutations_are_adjusted_for_all_words(void **state)
{
    static const char *const hows[] = { "holm", "bonferroni", "bh" };
    zili_corpus *corpus = index_blocks(true);
    double p[40];

    (void)state;
    for (size_t i = 0; i < sizeof hows / sizeof *hows; i++) {
        zili_table *all = answer(corpus, "keyness",
                                 ARGUMENTS("target", "doc LIKE 'a%'", "adjust",
                                           hows[i], "min-freq", "2"));
        zili_table *few =
            answer(corpus, "keyness",
                   ARGUMENTS("target", "doc LIKE 'a%'", "adjust", hows[i],
                             "min-freq", "2", "negative", NULL, "limit", "1"));
        size_t rows = zili_table_rows(all);
        assert_true(rows > 3 && rows < 40);
        for (size_t k = 0; k < rows; k++)
            p[k] = real_at(all, k, "p_perm");
        assert_true(zl_adjustment_find(hows[i], strlen(hows[i]))
                        ->adjust(p, rows, p));
        for (size_t k = 0; k < rows; k++) {
            assert_true(p[k] == real_at(all, k, "p_perm_adj"));
            if (!strcmp(text_at(all, k, "term"), text_at(few, 0, "term")))
                assert_true(p[k] == real_at(few, 0, "p_perm_adj"));
        }
        assert_true(has_note(few, "words that occur 2 times or more"));
        zili_table_free(all);
        zili_table_free(few);
    }
    zili_corpus_close(corpus);
}

static void what_has_no_blocks_is_refused(void **state)
{
    zili_corpus *corpus = index_blocks(true);
    zili_error err;
    zili_table *table;

    (void)state;
    write_file(in_scratch("list.tsv"), "aid\t3\n", 6);
    assert_int_equal(ask_for(corpus, "keyness",
                             ARGUMENTS("against", in_scratch("list.tsv"),
                                       "blocks", "s"),
                             &table, &err),
                     ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "a list of frequencies has none"));
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_as_documents_of_their_own),
        cmocka_unit_test(permutations_are_adjusted_for_all_words),
        cmocka_unit_test(what_has_no_blocks_is_refused),
    };

    return cmocka_run_group_tests_name("blocks of a comparison", tests,
                                       make_scratch, remove_scratch);
}
