/* test_blocks.c -- where a block of tokens ends changes no token: a text alone
 * is cut as it is behind a filler that moves the end of the block into it. */
#include "segment_help.h"

static const char *const parts[] = {
    "中",   "国", "人",  "民",  "一",   "二",  "〇",   "○",    "几",
    "第",   "百", "万",  "3",   "12",   "々",  "聂",   "荣",   "臻",
    "同志", "拉", "姆",  "斯",  "菲",   "尔",  "德",   "独立", "自主",
    "的",   "a",  "don't", "-", ",",    ".",   "%",    "カ",   "ひ",
    "阿Q",  "C++", "は", "元帅", "ก",   "ร",   "한국", "é",    "“",
    "𠮷",   "（", "，",  "。",  " ",    "　",  "聂荣臻,", "第6,",
};
#define PARTS (sizeof parts / sizeof *parts)
#define TEXTS 600

static uint32_t seed = 5;

static uint32_t random_below(uint32_t limit)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % limit;
}

static void make_text(zl_str *text)
{
    size_t count = 5 + random_below(300);

    zl_str_empty(text);
    for (size_t i = 0; i < count; i++)
        zl_str_add_text(text, parts[random_below(PARTS)]);
}

/* `text` behind a filler, so that a block ends about where it stands. */
static size_t make_filled(zl_str *filled, zl_view text, size_t tokens,
                          bool by_bytes)
{
    size_t fill = by_bytes ? (16384 - random_below((uint32_t)text.size)) / 6
                           : (4096 - random_below((uint32_t)tokens)) / 2;

    zl_str_empty(filled);
    for (size_t i = 0; i < fill; i++)
        zl_str_add_text(filled, "好，");
    zl_str_add_byte(filled, '\n');
    size_t begin = filled->size;
    zl_str_add(filled, text);
    zl_str_add_text(filled, "\n好。");
    return begin;
}

static void assert_same_behind(const zl_pieces *alone, const zl_pieces *behind,
                               size_t begin, const char *text)
{
    size_t k = 0;

    while (k < behind->count && behind->items[k].begin < begin)
        k++;
    for (size_t i = 0; i < alone->count; i++, k++)
        if (k >= behind->count ||
            behind->items[k].begin != alone->items[i].begin + begin ||
            behind->items[k].end != alone->items[i].end + begin)
            fail_msg("token %zu differs in %s", i, text);
}

static void try_profile(const char *name, const char *words)
{
    zl_segmenter *segmenter = open_profile(name, words);
    zl_pieces alone = { 0 }, behind = { 0 };
    zl_str text = { 0 }, filled = { 0 };

    for (int i = 0; i < TEXTS; i++) {
        make_text(&text);
        alone.count = behind.count = 0;
        cut(segmenter, zl_str_view(&text), &alone);
        size_t begin = make_filled(&filled, zl_str_view(&text), alone.count,
                                   words != NULL);
        cut(segmenter, zl_str_view(&filled), &behind);
        assert_same_behind(&alone, &behind, begin, zl_str_text(&text));
    }
    zl_str_clear(&text);
    zl_str_clear(&filled);
    zl_array_clear(&alone);
    zl_array_clear(&behind);
    close_with_lexicon(segmenter);
}

static void a_block_may_end_anywhere(void **state)
{
    (void)state;
    for (size_t i = 0; i < PROFILES - 1; i++)
        try_profile(profile_names[i], NULL);
}

static void so_may_one_with_the_users_words(void **state)
{
    (void)state;
    try_profile("zili", "阿Q\nC++\n民一\n");
    try_profile("zili+penn", "阿Q\nC++\n民一\n");
}

/* No blank and no wide mark for more than a block. */
static void names_survive_where_little_parts_tokens(void **state)
{
    static const char *const rows[] = { "聂荣臻,", "拉姆斯菲尔德,", "第6,",
                                        "二○○一年," };
    zl_segmenter *segmenter = open_profile("zili", NULL);

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        zl_pieces once = { 0 }, often = { 0 };
        zl_str text = { 0 };
        cut(segmenter, zl_view_of(rows[i]), &once);
        for (int k = 0; k < 9000; k++)
            zl_str_add_text(&text, rows[i]);
        cut(segmenter, zl_str_view(&text), &often);
        assert_int_equal(often.count, 9000 * once.count);
        zl_array_clear(&once);
        zl_array_clear(&often);
        zl_str_clear(&text);
    }
    close_with_lexicon(segmenter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_may_end_anywhere),
        cmocka_unit_test(so_may_one_with_the_users_words),
        cmocka_unit_test(names_survive_where_little_parts_tokens),
    };

    return cmocka_run_group_tests(tests, make_scratch, remove_scratch);
}
