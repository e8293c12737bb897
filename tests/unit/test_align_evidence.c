/* test_align_evidence.c -- how much lines speak for each other, beside the
 * formula computed afresh for each bead. */
#include "align_help.h"

/* ---- the formula of evidence.h ---- */

/* The sum over the words of some lines of what they say of a word. */
static double slow_foreseen(const zl_side *from, size_t first, size_t lines,
                            const zl_translations *translations,
                            const float *rare, uint32_t word, size_t *words)
{
    double sum = 0;

    *words = 0;
    for (size_t i = first; i < first + lines; i++)
        for (uint32_t k = 0; k < from->lines.items[i].count; k++) {
            uint32_t by = from->words.items[from->lines.items[i].first + k];
            size_t end = translations->starts[by + 1];
            *words += end > translations->starts[by];
            for (size_t at = translations->starts[by]; at < end; at++)
                if (translations->items[at].word == word)
                    sum += (double)translations->items[at].share *
                           (double)rare[word];
        }
    return sum;
}

/* How much is known of what a word becomes. */
static double slow_known(const zl_translations *others, uint32_t word)
{
    double sum = 0;

    for (size_t i = others->starts[word]; i < others->starts[word + 1]; i++)
        sum += (double)others->items[i].share;
    return sum < 1 ? sum : 1;
}

/* What lines of one side say of lines of the other. */
static double slow_about(const zl_side *from, size_t first, size_t lines,
                         const zl_side *to, size_t to_first, size_t to_lines,
                         const zl_translations *translations,
                         const zl_translations *others, const float *rare,
                         double literal)
{
    double sum = 0;

    for (size_t i = to_first; i < to_first + to_lines; i++)
        for (uint32_t k = 0; k < to->lines.items[i].count; k++) {
            uint32_t word = to->words.items[to->lines.items[i].first + k];
            size_t words;
            double foreseen = slow_foreseen(from, first, lines, translations,
                                            rare, word, &words);
            if (words > 0)
                sum += log(1 - literal * slow_known(others, word) +
                           literal * foreseen / (double)words);
        }
    return sum;
}

static double slow_evidence(const zl_bilingual *words, size_t a, size_t b,
                            zl_bead_kind kind)
{
    double forth = slow_about(words->a, a, kind.a, words->b, b, kind.b,
                              &words->forth, &words->back, words->rare_b,
                              words->literal);
    double back = slow_about(words->b, b, kind.b, words->a, a, kind.a,
                             &words->back, &words->forth, words->rare_a,
                             words->literal);

    return (forth + back) / 2;
}

/* ---- beside it ---- */

typedef struct asked {
    const zl_bilingual *words;
    const zl_band *band;
    size_t a, b; /* first lines of the pair */
    zl_evidence *evidence;
    size_t beads;
} asked;

static void check_place(asked *it, size_t row, size_t column)
{
    for (size_t i = 2; i < ZL_BEAD_KINDS; i++) {
        zl_bead_kind kind = zl_bead_kinds[i];
        if (!zl_band_has(it->band, row + kind.a, column + kind.b))
            continue;
        double found = zl_evidence_of(it->evidence, row, column, kind);
        double expected =
            slow_evidence(it->words, it->a + row, it->b + column, kind);
        assert_true(fabs(found - expected) < 1e-5 * (1 + fabs(expected)));
        it->beads++;
    }
}

static void check_row(asked *it, size_t row)
{
    zl_evidence_ready(it->evidence, row);
    for (size_t k = it->band->low[row]; k <= it->band->high[row]; k++)
        check_place(it, row, k);
}

/* All rows up, and then down, as those who ask for it go. */
static size_t check_all(const zl_bilingual *words, const zl_band *band,
                        size_t a, size_t b)
{
    asked it = { words, band, a, b, zl_evidence_open(words, band, a, b), 0 };

    assert_non_null(it.evidence);
    for (size_t row = 0; row <= band->a; row++)
        check_row(&it, row);
    for (size_t row = band->a + 1; row-- > 0;)
        check_row(&it, row);
    zl_evidence_close(it.evidence);
    return it.beads;
}

static void small_texts_agree_with_the_formula(void **state)
{
    uint32_t seed = 21;
    size_t beads = 0;

    (void)state;
    for (int i = 0; i < 40; i++) {
        size_t a = next_random(&seed) % 9, b = next_random(&seed) % 9;
        test_words it;
        zl_band band;
        open_random_words(&it, a, b, 12, &seed);
        it.words.literal = (double)(1 + next_random(&seed) % 9) / 10;
        open_full_band(&band, a, b);
        beads += check_all(&it.words, &band, 0, 0);
        zl_band_clear(&band);
        close_words(&it);
    }
    assert_true(beads > 5000);
}

/* A pair among others: its lines begin somewhere. */
static void a_pair_may_lie_among_others(void **state)
{
    uint32_t seed = 22;
    test_words it;
    zl_band band;

    (void)state;
    open_random_words(&it, 20, 20, 10, &seed);
    open_full_band(&band, 7, 6);
    assert_true(check_all(&it.words, &band, 0, 14) > 100);
    assert_true(check_all(&it.words, &band, 13, 3) > 100);
    zl_band_clear(&band);
    close_words(&it);
}

/* A band that goes from corner to corner, `wide` to either side of a path that
 * leaps at times. */
static void open_bent_band(zl_band *band, size_t a, size_t b, size_t wide,
                           uint32_t *seed)
{
    size_t middle = 0;

    assert_true(zl_band_open(band, a, b));
    for (size_t row = 0; row <= a; row++) {
        size_t half = next_random(seed) % (wide + 1);
        middle += next_random(seed) % 40 ? next_random(seed) % 3 : 15;
        middle = row == a || middle > b ? b : middle;
        band->low[row] = middle > half ? middle - half : 0;
        band->high[row] = middle + half < b ? middle + half : b;
    }
    zl_band_settle(band);
}

static void long_texts_are_held_a_part_at_a_time(void **state)
{
    static const size_t lines[][2] = { { 500, 560 }, { 300, 40 },
                                       { 129, 700 }, { 257, 257 } };
    uint32_t seed = 23;

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        test_words it;
        zl_band band;
        open_random_words(&it, lines[i][0], lines[i][1], 6, &seed);
        open_bent_band(&band, lines[i][0], lines[i][1], 8, &seed);
        check_band(&band);
        assert_true(check_all(&it.words, &band, 0, 0) > 1000);
        zl_band_clear(&band);
        close_words(&it);
    }
}

static void any_band_is_looked_at_to_its_edges(void **state)
{
    uint32_t seed = 24;

    (void)state;
    for (int i = 0; i < 60; i++) {
        size_t a = next_random(&seed) % 200, b = next_random(&seed) % 30;
        test_words it;
        zl_band band;
        open_random_words(&it, a, b, 2, &seed);
        open_random_band(&band, a, b, &seed);
        check_band(&band);
        check_all(&it.words, &band, 0, 0);
        zl_band_clear(&band);
        close_words(&it);
    }
}

/* Rows in any order, as far as blocks are concerned. */
static void rows_may_be_asked_for_in_any_order(void **state)
{
    uint32_t seed = 25;
    test_words words;
    zl_band band;

    (void)state;
    open_random_words(&words, 400, 400, 4, &seed);
    open_bent_band(&band, 400, 400, 4, &seed);
    asked it = { &words.words, &band, 0, 0,
                 zl_evidence_open(&words.words, &band, 0, 0), 0 };
    assert_non_null(it.evidence);
    for (int i = 0; i < 60; i++)
        check_row(&it, next_random(&seed) % 401);
    zl_evidence_close(it.evidence);
    zl_band_clear(&band);
    close_words(&words);
}

static void lines_of_many_words_are_no_infinity(void **state)
{
    test_words it;
    zl_band band;
    zl_word_pairs pairs = { 0 };

    (void)state;
    open_words(&it, 1000, 1000);
    for (uint32_t line = 0; line < 2; line++) {
        begin_line(&it.a, 2000);
        begin_line(&it.b, 2000);
        for (uint32_t i = 0; i < 500; i++) {
            add_number(&it.a, 500 * line + i);
            add_number(&it.b, 500 * line + i);
        }
    }
    for (uint32_t i = 0; i < 1000; i++)
        assert_true(zl_array_push(&pairs, (zl_word_pair){ i, i, 1 }));
    set_pairs(&it, &pairs);
    it.words.literal = .9;
    open_full_band(&band, 2, 2);
    assert_true(check_all(&it.words, &band, 0, 0) > 4);
    zl_band_clear(&band);
    zl_array_clear(&pairs);
    close_words(&it);
}

/* ---- how literal a translation is ---- */

/* The share of the words that the renderings account for. */
static double slow_literal(const zl_bilingual *words, const zl_meetings *beads)
{
    double rendered = 0, all = 0;

    for (int back = 0; back < 2; back++)
        for (size_t i = 0; i < beads->count; i++) {
            zl_meeting bead = beads->items[i];
            const zl_side *from = back ? words->b : words->a;
            const zl_side *to = back ? words->a : words->b;
            size_t first = back ? bead.b : bead.a;
            size_t lines = back ? bead.b_lines : bead.a_lines;
            size_t to_line = back ? bead.a : bead.b;
            size_t end = to_line + (back ? bead.a_lines : bead.b_lines);
            for (; to_line < end && lines > 0; to_line++)
                for (uint32_t k = 0; k < to->lines.items[to_line].count; k++) {
                    size_t count;
                    uint32_t word =
                        to->words.items[to->lines.items[to_line].first + k];
                    double part = slow_foreseen(
                        from, first, lines, back ? &words->back : &words->forth,
                        back ? words->rare_a : words->rare_b, word, &count);
                    if (count == 0)
                        continue;
                    double known = slow_known(
                        back ? &words->forth : &words->back, word);
                    part *= words->literal / (double)count;
                    rendered += part / (1 - words->literal * known + part);
                    all += known;
                }
        }
    return all > 0 ? rendered / all : -1;
}

static void fill_beads(zl_meetings *beads, size_t a, size_t b, uint32_t *seed)
{
    for (int i = 0; i < 12; i++) {
        zl_bead_kind kind = zl_bead_kinds[next_random(seed) % ZL_BEAD_KINDS];
        zl_meeting bead = { next_random(seed) % (a - 5),
                            next_random(seed) % (b - 5), kind.a, kind.b };
        assert_true(zl_array_push(beads, bead));
    }
}

static void literalness_agrees_with_the_model(void **state)
{
    uint32_t seed = 27;

    (void)state;
    for (int i = 0; i < 20; i++) {
        test_words it;
        zl_meetings beads = { 0 };
        double found = -1;
        open_random_words(&it, 30, 30, 8, &seed);
        fill_beads(&beads, 30, 30, &seed);
        it.words.literal = (double)(1 + i % 9) / 10;
        assert_true(zl_evidence_literal(&it.words, &beads, &found));
        assert_true(is_near(found, slow_literal(&it.words, &beads), 1e-5));
        zl_array_clear(&beads);
        close_words(&it);
    }
}

static void without_words_it_stays_as_it_was(void **state)
{
    uint32_t seed = 28;
    test_words it;
    zl_meetings beads = { 0 };
    double found = .123;

    (void)state;
    open_random_words(&it, 3, 3, 0, &seed);
    assert_true(zl_evidence_literal(&it.words, &beads, &found));
    assert_true(zl_array_push(&beads, (zl_meeting){ 0, 0, 1, 1 }));
    assert_true(zl_array_push(&beads, (zl_meeting){ 1, 1, 0, 1 }));
    assert_true(zl_evidence_literal(&it.words, &beads, &found));
    assert_true(found == .123);
    zl_array_clear(&beads);
    close_words(&it);
}

static void a_lack_of_memory_is_told(void **state)
{
    uint32_t seed = 29;
    test_words it;
    zl_band band;
    zl_meetings none = { 0 };
    double found = 0;
    zl_evidence *evidence = NULL;

    (void)state;
    open_random_words(&it, 3, 3, 3, &seed);
    open_full_band(&band, 3, 3);
    for (long n = 0; n < 4; n++) {
        zl_refuse_after(n);
        evidence = zl_evidence_open(&it.words, &band, 0, 0);
        zl_refuse_after(-1);
        assert_null(evidence);
    }
    for (long n = 0; n < 2; n++) {
        zl_refuse_after(n);
        bool whole = zl_evidence_literal(&it.words, &none, &found);
        zl_refuse_after(-1);
        assert_false(whole);
    }
    zl_evidence_close(NULL);
    zl_band_clear(&band);
    close_words(&it);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_texts_agree_with_the_formula),
        cmocka_unit_test(a_pair_may_lie_among_others),
        cmocka_unit_test(long_texts_are_held_a_part_at_a_time),
        cmocka_unit_test(any_band_is_looked_at_to_its_edges),
        cmocka_unit_test(rows_may_be_asked_for_in_any_order),
        cmocka_unit_test(lines_of_many_words_are_no_infinity),
        cmocka_unit_test(literalness_agrees_with_the_model),
        cmocka_unit_test(without_words_it_stays_as_it_was),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
