/* test_rendered.c -- the renderings of a term, counted and ranked, beside a
 * count that goes through all beads for each of them. */
#include "rendered_help.h"

#include "stats/association.h"

#include <math.h>

/* ---- keys of words, read apart ---- */

typedef struct keys {
    zl_bead_terms sides[2];
    zl_word_reader readers[2];
    zl_bead_words words;
} keys;

static void open_keys(keys *it, const zili_corpus *corpus)
{
    zili_error err;

    *it = (keys){ 0 };
    for (int i = 0; i < 2; i++)
        assert_int_equal(zl_word_reader_open(&it->readers[i], corpus,
                                             &it->sides[i], &err),
                         ZILI_OK);
}

static void close_keys(keys *it)
{
    for (int i = 0; i < 2; i++) {
        zl_word_reader_close(&it->readers[i]);
        zl_bead_terms_clear(&it->sides[i]);
    }
    zl_array_clear(&it->words);
}

/* "|china|self-relianc|": words of [from, to), and a bar around each. */
static void read_key(keys *it, bool b_side, uint64_t from, uint64_t to,
                     zl_str *out)
{
    zl_str_empty(out);
    assert_true(
        zl_word_reader_read(&it->readers[b_side], from, to, &it->words));
    zl_str_add_byte(out, '|');
    for (size_t i = 0; i < it->words.count; i++) {
        zl_str_add(out, zl_map_key(&it->sides[b_side].side.keys,
                                   it->words.items[i].term));
        zl_str_add_byte(out, '|');
    }
}

/* ---- one rendering, counted through all beads ---- */

typedef struct sums {
    uint64_t count, linked, beads, both;
    uint64_t term_count, rendered, alone, term_beads, all_beads;
} sums;

typedef struct counting {
    const bitext *it;
    const zl_renderings *found;
    keys keys;
    zl_str rendering, text;
} counting;

static bool is_term(const zl_rendered_hit *at, const zl_rendered_term *term)
{
    return at->form == term->form && at->b_side == term->b_side;
}

static void count_occurrences(counting *all, const zl_rendered_term *term,
                              sums *out)
{
    for (size_t i = 0; i < all->found->items.count; i++) {
        const zl_rendered_hit *at = &all->found->items.items[i];
        if (!is_term(at, term))
            continue;
        out->alone += at->couple == ZL_NONE;
        out->term_count += at->couple != ZL_NONE;
        if (at->from == at->to)
            continue;
        assert_true(at->couple != ZL_NONE);
        out->rendered++;
        read_key(&all->keys, !at->b_side, at->from, at->to, &all->text);
        out->count += strcmp(zl_str_text(&all->text),
                             zl_str_text(&all->rendering)) == 0;
    }
}

/* Whether the term stands in a bead, and whether it became this there. */
static void look_in(counting *all, const zl_rendered_term *term, size_t couple,
                    bool *stands, bool *linked)
{
    *stands = *linked = false;
    for (size_t i = 0; i < all->found->items.count; i++) {
        const zl_rendered_hit *at = &all->found->items.items[i];
        if (at->couple != couple || !is_term(at, term))
            continue;
        *stands = true;
        if (at->from == at->to)
            continue;
        read_key(&all->keys, !at->b_side, at->from, at->to, &all->text);
        *linked = *linked || strcmp(zl_str_text(&all->text),
                                    zl_str_text(&all->rendering)) == 0;
    }
}

static void count_beads(counting *all, const zl_rendered_term *term, sums *out)
{
    for (size_t i = 0; i < all->it->parallel.couples.count; i++) {
        const zl_couple *at = &all->it->parallel.couples.items[i];
        bool stands, linked;
        if (at->a == at->a_end || at->b == at->b_end)
            continue;
        out->all_beads++;
        look_in(all, term, i, &stands, &linked);
        out->term_beads += stands;
        out->linked += linked;
        read_key(&all->keys, !term->b_side, term->b_side ? at->a : at->b,
                 term->b_side ? at->a_end : at->b_end, &all->text);
        bool has = strstr(zl_str_text(&all->text),
                          zl_str_text(&all->rendering)) != NULL;
        out->beads += has;
        out->both += has && stands;
    }
}

/* The key of a rendering: that of the first occurrence whose text it shows. */
static void find_rendering(counting *all, const zl_rendered_term *term,
                           const char *text)
{
    zl_str shown = { 0 };

    for (size_t i = 0; i < all->found->items.count; i++) {
        const zl_rendered_hit *at = &all->found->items.items[i];
        if (!is_term(at, term) || at->from == at->to)
            continue;
        zl_str_empty(&shown);
        zl_corpus_text(all->it->ask.corpus, at->from, at->to, &shown);
        if (strcmp(zl_str_text(&shown), text) == 0) {
            read_key(&all->keys, !at->b_side, at->from, at->to,
                     &all->rendering);
            break;
        }
    }
    assert_true(all->rendering.size > 0);
    zl_str_clear(&shown);
}

/* The four cells: linked; the term and not linked with this; this and not
 * linked with the term; neither. */
static double slow_ll(const sums *of)
{
    double apart = (double)(of->both - of->linked);
    double cells[2][2] = {
        { (double)of->linked, (double)(of->term_beads - of->linked) },
        { (double)(of->beads - of->linked),
          (double)of->all_beads -
              (double)(of->term_beads + of->beads - of->both) },
    };
    double n = (double)of->all_beads + apart, sum = 0, expected = 0;

    for (int i = 0; i < 2; i++)
        for (int k = 0; k < 2; k++) {
            assert_true(cells[i][k] >= 0);
            expected = (cells[i][0] + cells[i][1]) *
                       (cells[0][k] + cells[1][k]) / n;
            sum += cells[i][k] > 0
                       ? 2 * cells[i][k] * log(cells[i][k] / expected)
                       : 0;
        }
    expected = (cells[0][0] + cells[0][1]) * (cells[0][0] + cells[1][0]) / n;
    return cells[0][0] < expected ? -sum : sum;
}

static void check_rank(counting *all, const zl_rendered_term *term,
                       const zl_rendered_rank *rank)
{
    sums expected = { 0 };

    zl_str_empty(&all->rendering);
    find_rendering(all, term, rank->text);
    count_occurrences(all, term, &expected);
    count_beads(all, term, &expected);
    assert_int_equal(rank->count, expected.count);
    assert_int_equal(rank->both, expected.both);
    assert_int_equal(term->count, expected.term_count);
    assert_int_equal(term->rendered, expected.rendered);
    assert_int_equal(term->alone, expected.alone);
    assert_int_equal(term->beads, expected.term_beads);
    assert_true(rank->beads.o11 == (double)expected.linked);
    assert_true(rank->beads.r1 == (double)expected.term_beads);
    assert_true(rank->beads.c1 == (double)expected.beads);
    assert_true(expected.both >= expected.linked);
    assert_true(zl_contingency_possible(rank->beads));
    assert_true(fabs(fabs(rank->ll) - zl_g2(rank->beads)) < 1e-12);
    assert_true(fabs(rank->ll - slow_ll(&expected)) < 1e-6);
}

/* By falling ll, then count, then text. */
static void check_order(const zl_rendered_rank *ranks, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const zl_rendered_rank *a = &ranks[i - 1], *b = &ranks[i];
        assert_true(a->ll > b->ll ||
                    (a->ll == b->ll &&
                     (a->count > b->count ||
                      (a->count == b->count && strcmp(a->text, b->text) < 0))));
    }
}

static size_t check_query(const bitext *it, const char *query)
{
    counting all = { .it = it };
    zl_renderings found = { 0 };
    zl_rendered_ranks ranks = { 0 };
    zili_error err = { 0 };
    zl_hits hits = { 0 };
    zl_link_model *model = NULL;
    size_t seen = 0;

    if (zl_ask_all(&it->ask, query, &hits, &err) ||
        zl_link_model_open(&model, &it->ask, &it->parallel, NULL, &err) ||
        zl_renderings_find(&found, &it->ask, &it->parallel, query, &hits,
                           model, &err) ||
        zl_rendered_ranks_make(&ranks, &it->ask, &it->parallel, &found, &err))
        fail_msg("%s: %s", query, err.text);
    all.found = &found;
    open_keys(&all.keys, it->ask.corpus);
    for (size_t i = 0; i < ranks.terms.count; i++) {
        const zl_rendered_term *term = &ranks.terms.items[i];
        const zl_rendered_rank *first = &ranks.items.items[term->rank];
        uint64_t sum = 0;
        for (size_t k = 0; k < term->ranks; k++) {
            check_rank(&all, term, &first[k]);
            sum += first[k].count;
        }
        assert_int_equal(sum, term->rendered);
        assert_true(sum <= term->count);
        seen += term->count + term->alone;
        check_order(first, term->ranks);
    }
    assert_int_equal(seen, found.items.count);
    close_keys(&all.keys);
    zl_str_clear(&all.rendering);
    zl_str_clear(&all.text);
    zl_rendered_ranks_clear(&ranks);
    zl_renderings_clear(&found);
    zl_link_model_close(model);
    zl_array_clear(&hits);
    return seen;
}

static const char *const queries[] = {
    "自力更生", "self-reliance", "问题", "problem*", "[]", "[][]", "the",
    "1960", "和|and", "，", "中国 []", "China|中国", "nowhere", "end",
};

static void counts_are_those_of_all_beads(void **state)
{
    uint32_t seed = 71;
    size_t seen = 0;

    (void)state;
    for (int round = 0; round < 6; round++) {
        char name[20];
        bitext it;
        snprintf(name, sizeof name, "counts%d", round);
        zili_corpus *corpus =
            random_bitext(name, 4 + (uint32_t)round * 3, 10, &seed);
        open_bitext(&it, corpus);
        for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
            seen += check_query(&it, queries[i]);
        close_bitext(&it);
        zili_corpus_close(corpus);
    }
    assert_true(seen > 1000);
}

/* A term and another word in nearly all beads, that are seldom linked: what is
 * left over is no bead less than none. */
static void frequent_words_make_tables_that_can_be(void **state)
{
    zl_str text = { 0 };
    bitext it;

    (void)state;
    zl_str_add_text(&text, "**Original Language:**\n\n");
    for (int i = 0; i < 30; i++)
        zl_str_format(&text, "%s问题%d。\n\n", i % 6 ? "中国的" : "", i);
    zl_str_add_text(&text, "**Contents:**\n\n");
    for (int i = 0; i < 30; i++)
        zl_str_format(&text, "The %s problem %d.\n\n",
                      i % 6 == 1   ? "the"
                      : i % 6 == 0 ? "China"
                                   : "China the",
                      i);
    const char *const texts[] = { "a.md", zl_str_text(&text), NULL };
    zili_corpus *corpus = align_texts("frequent", texts);
    open_bitext(&it, corpus);
    assert_true(check_query(&it, "中国") == 25);
    check_query(&it, "的");
    check_query(&it, "the");
    check_query(&it, "[]");
    close_bitext(&it);
    zili_corpus_close(corpus);
    zl_str_clear(&text);
}

/* ---- as a command ---- */

static zili_corpus *small_bitext(const char *name)
{
    static const char text[] =
        "**Original Language:**\n\n独立自主，自力更生。\n\n中国1960。\n\n"
        "自力更生。\n\n自力更生和中国。\n\n**Contents:**\n\n"
        "Independence, self-reliance.\n\nChina 1960.\n\nSelf-reliance.\n\n"
        "Self-reliance and China.\n";
    const char *const texts[] = { "a.md", text, NULL };

    return align_texts(name, texts);
}

static void rows_have_shares(void **state)
{
    zili_corpus *corpus = small_bitext("rows");

    (void)state;
    assert_rows(answer(corpus, "render", ARGUMENTS("query", "自力更生")),
                "term lang rank rendering count share beads",
                "自力更生 zh 1 Self-reliance 3 1 3|"
                "自力更生 zh - (not rendered) 0 0 -");
    assert_rows(answer(corpus, "render", ARGUMENTS("query", "1960|nowhere")),
                "lang rendering count share beads",
                "zh 1960 1 1 1|zh (not rendered) 0 0 -|"
                "en 1960 1 1 1|en (not rendered) 0 0 -");
    assert_rows(answer(corpus, "render", ARGUMENTS("query", "nowhere")),
                "term", "");
    zili_corpus_close(corpus);
}

static void every_lack_of_memory_is_survived(void **state)
{
    static const char *const asked[][5] = {
        { "query", "自力更生|China" },
        { "query", "[]", "lines", "true" },
    };
    const char *glossary = in_scratch("words.tsv");
    zili_corpus *corpus = small_bitext("memory");

    (void)state;
    write_file(glossary, "自力更生\tself-reliance\n",
               strlen("自力更生\tself-reliance\n"));
    for (size_t i = 0; i < 2; i++) {
        zili_status status = ZILI_ENOMEM;
        long requests = 0;
        zili_table *table;
        zili_error err;
        const char *arguments[9] = { "glossary", glossary, "threads", "1" };
        memcpy(arguments + 4, asked[i], 5 * sizeof *arguments);
        for (; status; requests++) {
            zl_refuse_after(requests);
            status = ask_for(corpus, "render", arguments, &table, &err);
            zl_refuse_after(-1);
            if (status && status != ZILI_ENOMEM)
                fail_msg("%ld: %s", requests, err.text);
        }
        assert_true(requests > 100);
        assert_true(zili_table_rows(table) > 2);
        zili_table_free(table);
    }
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_those_of_all_beads),
        cmocka_unit_test(frequent_words_make_tables_that_can_be),
        cmocka_unit_test(rows_have_shares),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("rendered", tests, make_scratch,
                                       remove_scratch);
}
