/* test_place.c -- where a token stands, against a slow count. */
#include "ragged_help.h"

#include "reader/place.h"

static void assert_place(const zili_corpus *corpus, zl_place *place,
                         uint64_t position)
{
    slow_place slow = slow_place_of(corpus, position);

    zl_place_move(place, position);
    assert_ptr_equal(place->document, slow.document);
    assert_ptr_equal(place->area, slow.area);
    assert_int_equal(place->paragraph, slow.paragraph);
    assert_int_equal(place->sentence, slow.sentence);
}

/* Whether the token lies in a region, as whoever asks has seen to. */
static bool can_be_asked(const zili_corpus *corpus, uint64_t position)
{
    return slow_range(corpus, "region", position) != ZL_NONE;
}

static void go_up(const zili_corpus *corpus, zl_place *place)
{
    for (uint64_t at = 0; at < zl_corpus_tokens(corpus); at++)
        if (can_be_asked(corpus, at))
            assert_place(corpus, place, at);
}

static void go_down(const zili_corpus *corpus, zl_place *place)
{
    for (uint64_t at = zl_corpus_tokens(corpus); at-- > 0;)
        if (can_be_asked(corpus, at))
            assert_place(corpus, place, at);
}

static void jump(const zili_corpus *corpus, zl_place *place, uint32_t *seed)
{
    for (int i = 0; i < 300 && zl_corpus_tokens(corpus); i++) {
        uint64_t at = next_random(seed) % zl_corpus_tokens(corpus);
        if (can_be_asked(corpus, at))
            assert_place(corpus, place, at);
    }
}

static void try_corpora(unsigned has, int rounds)
{
    uint32_t seed = 17 + has;

    for (int round = 0; round < rounds; round++) {
        zili_corpus *corpus = ragged_corpus(in_scratch("r.zili"), &seed, has);
        zl_place place;
        zl_place_init(&place, corpus);
        go_up(corpus, &place);
        go_down(corpus, &place);
        jump(corpus, &place, &seed);
        zili_corpus_close(corpus);
    }
}

static void places_are_counted_in_any_order(void **state)
{
    (void)state;
    try_corpora(RAGGED_ALL, 60);
}

static void there_may_be_no_paragraphs_or_no_sentences(void **state)
{
    (void)state;
    try_corpora(RAGGED_P, 20);
    try_corpora(RAGGED_S, 20);
    try_corpora(0, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_counted_in_any_order),
        cmocka_unit_test(there_may_be_no_paragraphs_or_no_sentences),
    };

    return cmocka_run_group_tests_name("place", tests, make_scratch,
                                       remove_scratch);
}
