/* test_align_words.c -- the words of a line, and what is known of them before
 * any text is. */
#include "glossary_help.h"

#include "align/known.h"
#include "align/words.h"
#include "base/mem.h"

#include <math.h>

typedef struct read_sides {
    zl_lexicon *lexicon;
    zl_worder *a_words, *b_words;
    zl_side a, b;
} read_sides;

static void open_sides(read_sides *it)
{
    *it = (read_sides){ 0 };
    assert_int_equal(
        zl_lexicon_open(&it->lexicon, (zl_profile){ 0 }, NULL, NULL), ZILI_OK);
    assert_int_equal(zl_worder_open(&it->a_words, it->lexicon, NULL),
                     ZILI_OK);
    assert_int_equal(zl_worder_open(&it->b_words, it->lexicon, NULL),
                     ZILI_OK);
}

static void close_sides(read_sides *it)
{
    zl_worder_close(it->a_words);
    zl_worder_close(it->b_words);
    zl_lexicon_close(it->lexicon);
    zl_side_clear(&it->a);
    zl_side_clear(&it->b);
}

static void add_line(zl_worder *worder, const char *line, zl_side *side)
{
    assert_int_equal(zl_worder_add(worder, zl_view_of(line), side, NULL),
                     ZILI_OK);
}

/* The keys of a line, a blank behind each. */
static void check_line(const zl_side *side, size_t number,
                       const char *expected)
{
    const zl_line *line = &side->lines.items[number];
    zl_str found = { 0 };

    for (uint32_t i = 0; i < line->count; i++) {
        uint32_t word = side->words.items[line->first + i];
        zl_str_add(&found, zl_map_key(&side->keys, word));
        zl_str_add_byte(&found, ' ');
    }
    assert_string_equal(zl_str_text(&found), expected);
    zl_str_clear(&found);
}

static void lines_become_keys(void **state)
{
    static const char *const lines[][2] = {
        { "Self-reliance, and 1,000 Roads!", "self relianc and 1000 road ! " },
        { "", "" },
        { "自力更生：１，０００条路。", "自力更生 : 1000 条 路 " },
        { "The people's ROADS?", "the peopl road ? " },
        { "《光明日报》…", "\" 光明日报 \" ~ " },
    };
    read_sides it;

    (void)state;
    open_sides(&it);
    for (size_t i = 0; i < 5; i++)
        add_line(it.a_words, lines[i][0], &it.a);
    assert_int_equal(it.a.lines.count, 5);
    for (size_t i = 0; i < 5; i++)
        check_line(&it.a, i, lines[i][1]);
    close_sides(&it);
}

static void a_han_letter_is_worth_two(void **state)
{
    read_sides it;

    (void)state;
    open_sides(&it);
    add_line(it.a_words, "自力a b。", &it.a);
    add_line(it.a_words, "", &it.a);
    assert_true(it.a.lines.items[0].length == 8);
    assert_true(it.a.lines.items[1].length == 0);
    close_sides(&it);
}

static void words_are_counted(void **state)
{
    read_sides it;
    size_t sum = 0;

    (void)state;
    open_sides(&it);
    add_line(it.a_words, "road by road", &it.a);
    add_line(it.a_words, "Roads!", &it.a);
    assert_int_equal(
        it.a.counts.items[zl_map_find(&it.a.keys, zl_view_of("road"))], 3);
    for (uint32_t i = 0; i < it.a.keys.count; i++)
        sum += it.a.counts.items[i];
    assert_int_equal(sum, it.a.words.count);
    close_sides(&it);
}

/* What a form consists of is remembered, by the side it was read for. */
static void a_worder_may_serve_two_sides(void **state)
{
    read_sides it;

    (void)state;
    open_sides(&it);
    add_line(it.a_words, "one road", &it.a);
    add_line(it.a_words, "a road", &it.b);
    add_line(it.a_words, "road one", &it.a);
    check_line(&it.a, 1, "road one ");
    check_line(&it.b, 0, "a road ");
    close_sides(&it);
}

/* ---- what is known ---- */

static double share_of(const zl_translations *of, const zl_side *from,
                       const char *word, const zl_side *to, const char *other)
{
    uint32_t number = zl_map_find(&from->keys, zl_view_of(word));
    uint32_t end = zl_map_find(&to->keys, zl_view_of(other));

    assert_int_not_equal(number, ZL_MAP_NONE);
    for (size_t i = of->starts[number]; i < of->starts[number + 1]; i++)
        if (of->items[i].word == end)
            return (double)of->items[i].share;
    return 0;
}

static void open_known(read_sides *it, zl_bilingual *words,
                       const zl_glossary *glossary)
{
    open_sides(it);
    add_line(it->a_words, "自力更生 1949 GDP no ！", &it->a);
    add_line(it->b_words, "self-reliance in 1949: GDP no!", &it->b);
    *words = (zl_bilingual){ .a = &it->a, .b = &it->b };
    assert_int_equal(zl_known_words(words, glossary, NULL), ZILI_OK);
}

static void some_words_stand_for_themselves(void **state)
{
    static const char *const same[] = { "1949", "gdp", "!" };
    read_sides it;
    zl_bilingual words;

    (void)state;
    open_known(&it, &words, NULL);
    for (size_t i = 0; i < 3; i++) {
        assert_true(share_of(&words.forth, &it.a, same[i], &it.b, same[i]) ==
                    1);
        assert_true(share_of(&words.back, &it.b, same[i], &it.a, same[i]) ==
                    1);
    }
    assert_true(share_of(&words.forth, &it.a, "no", &it.b, "no") == 0);
    assert_true(share_of(&words.forth, &it.a, "自力更生", &it.b, "self") == 0);
    for (uint32_t i = 0; i < it.a.keys.count; i++)
        assert_true(words.rare_a[i] == (float)it.a.words.count);
    zl_bilingual_clear(&words);
    close_sides(&it);
}

/* Of two translations the text has one: half of its share is sure. */
static void a_glossary_is_asked_both_ways(void **state)
{
    zl_glossary *glossary =
        open_glossary("自力更生\tself-reliance; autarky\n");
    read_sides it;
    zl_bilingual words;

    (void)state;
    open_known(&it, &words, glossary);
    assert_true(fabs(share_of(&words.forth, &it.a, "自力更生", &it.b, "self") -
                     (.5 / 2 + .5 / 4)) < 1e-6);
    assert_true(share_of(&words.back, &it.b, "self", &it.a, "自力更生") == 1);
    zl_bilingual_clear(&words);
    close_sides(&it);
    zl_glossary_close(glossary);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_become_keys),
        cmocka_unit_test(a_han_letter_is_worth_two),
        cmocka_unit_test(words_are_counted),
        cmocka_unit_test(a_worder_may_serve_two_sides),
        cmocka_unit_test(some_words_stand_for_themselves),
        cmocka_unit_test(a_glossary_is_asked_both_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
