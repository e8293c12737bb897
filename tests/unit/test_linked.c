/* test_linked.c -- the links of beads: what must hold of all of them, and of
 * beads that are none. */
#include "rendered_help.h"

#include "align/matching.h"

enum { LEAST_PER_CENT = 4 };

/* A model, and who links by it. */
typedef struct linker {
    zl_link_model *model;
    zl_link_reader *reader;
} linker;

static linker open_links(const bitext *it, const zl_hits *hits)
{
    linker links = { 0 };
    zili_error err = { 0 };

    if (zl_link_model_open(&links.model, &it->ask, &it->parallel, NULL,
                           &err) ||
        zl_link_reader_open(&links.reader, links.model, hits, false, &err))
        fail_msg("%s", err.text);
    return links;
}

static void close_links(linker links)
{
    zl_link_reader_close(links.reader);
    zl_link_model_close(links.model);
}

static float strength_of(const zl_linked *linked, size_t a, size_t b)
{
    return linked->strengths[a * linked->words[1].words.count + b];
}

/* Partners are each other's, none has two, and no link is weak. */
static size_t check_partners(const zl_linked *linked)
{
    size_t links = 0, back = 0;

    for (size_t i = 0; i < linked->words[0].words.count; i++) {
        size_t k = linked->partners[0][i];
        if (k == ZL_ALONE)
            continue;
        assert_true(k < linked->words[1].words.count);
        assert_true(linked->partners[1][k] == i);
        assert_true(strength_of(linked, i, k) * 100 >= LEAST_PER_CENT);
        assert_true(strength_of(linked, i, k) <= 1.0001f);
        links++;
    }
    for (size_t k = 0; k < linked->words[1].words.count; k++)
        back += linked->partners[1][k] != ZL_ALONE;
    assert_int_equal(back, links);
    return links;
}

/* A span has the partner in it, ends where words do that say something or are
 * the partner's own, does not reach over a sign, and says nothing twice. */
static void check_span(const zl_linked *linked, bool b_side, size_t i)
{
    const zl_bead_words *others = &linked->words[!b_side].words;
    size_t partner = linked->partners[b_side][i];
    zl_link_span span;
    bool found = zl_linked_span(linked, b_side, i, &span);

    assert_int_equal(found, partner != ZL_ALONE);
    if (!found)
        return;
    assert_true(span.first <= partner && partner < span.end);
    assert_true(span.end <= others->count);
    assert_true(span.strength > 0 && span.strength < 1.0001);
    for (size_t k = span.first + 1; k < span.end; k++)
        assert_false(others->items[k].apart);
    for (size_t k = span.first; k < span.end; k++)
        for (size_t j = k + 1; j < span.end; j++)
            assert_true(others->items[k].particle ||
                        others->items[k].term != others->items[j].term);
}

static void check_linked(const zl_linked *linked)
{
    check_partners(linked);
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < linked->words[side].words.count; i++)
            check_span(linked, side, i);
}

static size_t check_corpus(zili_corpus *corpus, const char *query)
{
    bitext it;
    zl_hits hits = { 0 };
    zili_error err;
    size_t links = 0;

    open_bitext(&it, corpus);
    if (query)
        assert_int_equal(zl_ask_all(&it.ask, query, &hits, &err), ZILI_OK);
    linker all = open_links(&it, query ? &hits : NULL);
    for (size_t i = 0; i < it.parallel.couples.count; i++) {
        const zl_couple *couple = &it.parallel.couples.items[i];
        const zl_linked *linked = zl_link_bead(all.reader, couple);
        assert_non_null(linked);
        assert_ptr_equal(linked->couple, couple);
        check_linked(linked);
        size_t count = check_partners(linked);
        assert_true(count == 0 ||
                    (couple->a < couple->a_end && couple->b < couple->b_end));
        links += count;
    }
    close_links(all);
    zl_array_clear(&hits);
    close_bitext(&it);
    return links;
}

static void links_are_one_to_one(void **state)
{
    uint32_t seed = 61;

    (void)state;
    for (int round = 0; round < 12; round++) {
        char name[20];
        snprintf(name, sizeof name, "links%d", round);
        zili_corpus *corpus = random_bitext(name, 5 + (uint32_t)round * 3, 14,
                                            &seed);
        assert_true(check_corpus(corpus, NULL) > 10);
        assert_true(check_corpus(corpus, "自力更生|问题|1960") > 10);
        zili_corpus_close(corpus);
    }
}

/* What always comes together: each word gets its own, in every sentence but
 * for what is lost. */
static void terms_that_come_together_are_told_apart(void **state)
{
    zl_str text = { 0 };
    size_t right = 0, all = 0;
    bitext it;

    (void)state;
    zl_str_add_text(&text, "**Original Language:**\n\n");
    for (int i = 0; i < 12; i++)
        zl_str_format(&text, "独立自主，自力更生%d。\n\n", i);
    zl_str_add_text(&text, "**Contents:**\n\n");
    for (int i = 0; i < 12; i++)
        zl_str_format(&text, "Independence, self-reliance %d.\n\n", i);
    const char *const texts[] = { "a.md", zl_str_text(&text), NULL };
    zili_corpus *corpus = align_texts("together", texts);
    open_bitext(&it, corpus);
    linker links = open_links(&it, NULL);
    for (size_t i = 0; i < it.parallel.couples.count; i++) {
        const zl_linked *linked =
            zl_link_bead(links.reader, &it.parallel.couples.items[i]);
        for (size_t k = 0; k < linked->words[0].words.count; k++, all++)
            right += linked->partners[0][k] == k;
    }
    assert_int_equal(all, 36);
    assert_int_equal(right, all);
    close_links(links);
    close_bitext(&it);
    zili_corpus_close(corpus);
    zl_str_clear(&text);
}

/* A sentence of 601 words and more has no links; the others still have. */
static void what_is_no_sentence_has_no_links(void **state)
{
    zl_str text = { 0 };
    size_t longest = 0;
    bitext it;

    (void)state;
    zl_str_add_text(&text, "**Original Language:**\n\n");
    for (int i = 0; i < ZL_LINK_MOST + 1; i++)
        zl_str_add_text(&text, "中国");
    zl_str_add_text(&text, "。\n\n中国1960。\n\n**Contents:**\n\n");
    for (int i = 0; i < ZL_LINK_MOST + 1; i++)
        zl_str_add_text(&text, "China ");
    zl_str_add_text(&text, "end.\n\nChina 1960.\n");
    const char *const texts[] = { "a.md", zl_str_text(&text), NULL };
    zili_corpus *corpus = align_texts("long", texts);
    open_bitext(&it, corpus);
    linker links = open_links(&it, NULL);
    for (size_t i = 0; i < it.parallel.couples.count; i++) {
        const zl_linked *linked =
            zl_link_bead(links.reader, &it.parallel.couples.items[i]);
        size_t words = linked->words[0].words.count;
        longest = words > longest ? words : longest;
        size_t count = check_partners(linked);
        assert_true(words > ZL_LINK_MOST ? count == 0 : count == 2);
    }
    assert_int_equal(longest, ZL_LINK_MOST + 1);
    close_links(links);
    close_bitext(&it);
    zili_corpus_close(corpus);
    zl_str_clear(&text);
}

/* Beads that have one side, or none at all, have words and no links. */
static void empty_sides_have_no_links(void **state)
{
    uint32_t seed = 62;
    zili_corpus *corpus = random_bitext("empty", 10, 8, &seed);
    bitext it;

    (void)state;
    open_bitext(&it, corpus);
    linker links = open_links(&it, NULL);
    for (size_t i = 0; i < it.parallel.couples.count; i++) {
        zl_couple couple = it.parallel.couples.items[i];
        couple.a_end = couple.a;
        const zl_linked *linked = zl_link_bead(links.reader, &couple);
        assert_int_equal(check_partners(linked), 0);
        couple.b_end = couple.b;
        linked = zl_link_bead(links.reader, &couple);
        assert_int_equal(linked->words[0].words.count, 0);
        assert_int_equal(linked->words[1].words.count, 0);
    }
    close_links(links);
    close_bitext(&it);
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_are_one_to_one),
        cmocka_unit_test(terms_that_come_together_are_told_apart),
        cmocka_unit_test(what_is_no_sentence_has_no_links),
        cmocka_unit_test(empty_sides_have_no_links),
    };

    return cmocka_run_group_tests_name("linked", tests, make_scratch,
                                       remove_scratch);
}
