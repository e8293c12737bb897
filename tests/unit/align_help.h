/* align_help.h -- two sides of lines made of numbers, as the aligner has them
 * when it has read words. */
#ifndef TESTS_ALIGN_HELP_H
#define TESTS_ALIGN_HELP_H

#include "base_help.h"

#include "align/evidence.h"
#include "align/known.h"
#include "align/path.h"
#include "base/mem.h"

#include <math.h>

/* Whether two numbers agree, as a part of the greater one. */
static inline bool is_near(double one, double two, double part)
{
    return fabs(one - two) <= part * fmax(fmax(fabs(one), fabs(two)), 1e-300);
}

static inline uint32_t add_test_word(zl_side *side, const char *word)
{
    uint32_t number = zl_map_add(&side->keys, zl_view_of(word));

    while (side->counts.count <= number)
        assert_true(zl_array_push(&side->counts, 0));
    return number;
}

/* Words "w0", "w1", …, none of which stands in a line as yet. */
static inline void name_words(zl_side *side, uint32_t words)
{
    for (uint32_t i = 0; i < words; i++) {
        char name[16];
        snprintf(name, sizeof name, "w%u", i);
        assert_int_equal(add_test_word(side, name), i);
    }
}

static inline void begin_line(zl_side *side, float length)
{
    zl_line line = { side->words.count, 0, length };

    assert_true(zl_array_push(&side->lines, line));
}

/* To the last line. */
static inline void add_number(zl_side *side, uint32_t word)
{
    assert_true(zl_array_push(&side->words, word));
    side->counts.items[word]++;
    side->lines.items[side->lines.count - 1].count++;
}

/* Of at most `most` words of any of the side. */
static inline void add_random_line(zl_side *side, uint32_t most, uint32_t *seed)
{
    uint32_t count = next_random(seed) % (most + 1);

    begin_line(side, (float)(next_random(seed) % 80));
    for (uint32_t i = 0; i < count; i++)
        add_number(side, next_random(seed) % side->keys.count);
}

static inline void add_random_lines(zl_side *side, size_t lines, uint32_t most,
                                    uint32_t *seed)
{
    for (size_t i = 0; i < lines; i++)
        add_random_line(side, most, seed);
}

/* ---- both sides ---- */

typedef struct test_words {
    zl_side a, b;
    zl_bilingual words;
} test_words;

/* From 1 to 4 renderings of most words. */
static inline void add_random_pairs(zl_word_pairs *pairs, const zl_side *a,
                                    const zl_side *b, uint32_t *seed)
{
    for (uint32_t word = 0; word < a->keys.count; word++)
        for (uint32_t i = next_random(seed) % 5; i > 0; i--) {
            zl_word_pair pair = { word, next_random(seed) % b->keys.count,
                                  (float)(1 + next_random(seed) % 9) };
            assert_true(zl_array_push(pairs, pair));
        }
}

/* What zl_known_words() does, for sides that are filled. */
static inline void set_pairs(test_words *it, zl_word_pairs *pairs)
{
    zl_bilingual *words = &it->words;

    zl_bilingual_clear(words);
    assert_int_equal(zl_known_words(words, NULL, NULL), ZILI_OK);
    zl_translations_clear(&words->forth);
    zl_translations_clear(&words->back);
    assert_true(zl_translations_make(&words->forth, pairs,
                                     it->a.keys.count, NULL, false));
    assert_true(zl_translations_make(&words->back, pairs, it->b.keys.count,
                                     NULL, true));
    zl_known_mark(words);
}

static inline void open_words(test_words *it, uint32_t a_words,
                              uint32_t b_words)
{
    *it = (test_words){ 0 };
    it->words = (zl_bilingual){ .a = &it->a, .b = &it->b, .literal = .5 };
    name_words(&it->a, a_words);
    name_words(&it->b, b_words);
}

static inline void close_words(test_words *it)
{
    zl_bilingual_clear(&it->words);
    zl_side_clear(&it->a);
    zl_side_clear(&it->b);
}

/* Lines of at most `most` words, renderings of any to any. */
static inline void open_random_words(test_words *it, size_t a_lines,
                                     size_t b_lines, uint32_t most,
                                     uint32_t *seed)
{
    zl_word_pairs pairs = { 0 };

    open_words(it, 30, 25);
    add_random_lines(&it->a, a_lines, most, seed);
    add_random_lines(&it->b, b_lines, most, seed);
    add_random_pairs(&pairs, &it->a, &it->b, seed);
    set_pairs(it, &pairs);
    zl_array_clear(&pairs);
}

/* ---- bands ---- */

static inline void open_full_band(zl_band *band, size_t a, size_t b)
{
    assert_true(zl_band_open(band, a, b));
    for (size_t row = 0; row <= a; row++)
        band->high[row] = b;
    zl_band_settle(band);
}

/* Rows of any width, from anywhere: settled, they connect both ends. */
static inline void open_random_band(zl_band *band, size_t a, size_t b,
                                    uint32_t *seed)
{
    assert_true(zl_band_open(band, a, b));
    for (size_t row = 0; row <= a; row++) {
        size_t low = next_random(seed) % (b + 1);
        band->low[row] = low;
        band->high[row] = low + next_random(seed) % (b + 1 - low);
    }
    zl_band_settle(band);
}

/* What band.h says of one that was settled. */
static inline void check_band(const zl_band *band)
{
    size_t cells = 0, width = 0;

    assert_int_equal(band->low[0], 0);
    assert_int_equal(band->high[band->a], band->b);
    for (size_t row = 0; row <= band->a; row++) {
        size_t wide = band->high[row] - band->low[row] + 1;
        assert_true(band->low[row] <= band->high[row]);
        assert_true(band->high[row] <= band->b);
        assert_int_equal(band->starts[row], cells);
        assert_true(row == 0 || (band->low[row] >= band->low[row - 1] &&
                                 band->high[row] >= band->high[row - 1]));
        /* There is a place from which the next row is reached. */
        assert_true(row == 0 || band->low[row] <= band->high[row - 1]);
        cells += wide;
        width = wide > width ? wide : width;
    }
    assert_int_equal(band->starts[band->a + 1], cells);
    assert_int_equal(band->width, width);
}

#endif
