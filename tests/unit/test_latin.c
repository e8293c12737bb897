/* test_latin.c -- the profiles of Latin script. */
#include "latin_help.h"

static const char *const scraps[] = {
    "don't",    "self",
    "-",        "-",
    "'",        "’",
    "U.S.",     ".",
    "...",      " ",
    " ",        "\n",
    "word",     "Mr",
    "5",        "1,234",
    "$",        "@",
    "a",        "http://",
    "/",        "www.x.org",
    "me@x.org", "é",
    "e\u0301",  "\u0301",
    "\u200D",   "自力",
    "カナ",     "ไทย",
    "한국",     "。",
    "😀",        "👩‍👩‍👧",
    "©\uFE0F",  "\"",
    "(",        ")",
    ":",        ";",
    "n't",      "s",
    "gonna",    "#",
    "_",        "&",
    "I",        "—",
    "…",        "½",
    "кот",      "١",
    "·",        "\u00AD",
    "?!",       "re",
    "e-",       "No.",
    "\t",       "<",
    ">",        "%",
    "=",        "\x01",
    "֊",        "ﬁ",
};

static void make_text(zl_str *text, uint32_t *seed, size_t parts)
{
    zl_str_empty(text);
    zl_str_add_text(text, "");
    while (parts--)
        zl_str_add_text(
            text,
            scraps[next_random(seed) % (sizeof scraps / sizeof *scraps)]);
}

static bool has_same_tokens(const zl_pieces *a, const zl_pieces *b)
{
    return a->count == b->count &&
           (!a->count ||
            !memcmp(a->items, b->items, a->count * sizeof *a->items));
}

/* ---- the profiles ---- */

static void uax29_leaves_everything(void **state)
{
    (void)state;
    static const latin_case cases[] = {
        { "don't self-reliance 1,234.56 U.S. A340",
          "don't self - reliance 1,234.56 U.S . A340" },
        { NULL, NULL },
    };
    expect_all(ZL_LATIN_UAX29, cases);
}

static void letters_are_runs_of_letters(void **state)
{
    (void)state;
    static const latin_case cases[] = {
        { "don't", "don ' t" },
        { "people’s", "people ’ s" },
        { "A340, 1960s", "A 340 , 1960 s" },
        { "1,234.56 8:30", "1,234.56 8 : 30" },
        { "snake_case me@x.org", "snake _ case me @ x . org" },
        { "naïve nai\u0308ve co\u00ADop", "naïve nai\u0308ve co\u00ADop" },
        { "кто-то ΑΒΓ'δ", "кто - то ΑΒΓ ' δ" },
        { "A股don't自力'b", "A 股 don ' t 自力 ' b" },
        { "", "" },
        { NULL, NULL },
    };
    expect_all(ZL_LATIN_LETTERS, cases);
}

static void hyphens_join_letters_and_digits(void **state)
{
    (void)state;
    static const latin_case cases[] = {
        { "self-reliance", "self-reliance" },
        { "a five-year F-16-launched", "a five-year F-16-launched" },
        { "Chinese‐Soviet non‑human", "Chinese‐Soviet non‑human" },
        { "don't-know-it's", "don't-know-it's" },
        { "8-9 1,000-2,000", "8-9 1,000-2,000" },
        { "кто-то", "кто-то" },
        { "e\u0301-e\u0301", "e\u0301-e\u0301" },
        { "-a a- a--b a - b", "- a a - a - - b a - b" },
        { "U.S.-led (a)-b -5", "U.S . - led ( a ) - b - 5" },
        { "1950–60 word—word", "1950 – 60 word — word" },
        { "中-苏 T-恤", "中 - 苏 T - 恤" },
        { NULL, NULL },
    };
    expect_all(ZL_LATIN_HYPHEN, cases);
}

static void other_scripts_pass(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "自力更生，艰苦奋斗。",
        "一九五八-五九年",
        "カタカナ・ひらがな",
        "한국어는 3월",
        "ภาษาไทย",
        "العربية، نص",
        "Ｄｏｎ’ｔ！",
        "👩‍👩‍👧😀©\uFE0F",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        zl_str plain = show(ZL_LATIN_UAX29, zl_view_of(texts[i]));
        for (zl_latin p = ZL_LATIN_LETTERS; p <= ZL_LATIN_PENN; p++)
            expect(p, texts[i], zl_str_text(&plain));
        zl_str_clear(&plain);
    }
}

static void every_profile_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(zl_latin_names[ZL_LATIN_UAX29], "uax29");
    assert_string_equal(zl_latin_names[ZL_LATIN_LETTERS], "letters");
    assert_string_equal(zl_latin_names[ZL_LATIN_HYPHEN], "hyphen");
    assert_string_equal(zl_latin_names[ZL_LATIN_PENN], "penn");
    assert_null(zl_latin_names[ZL_LATIN_PENN + 1]);
}

/* ---- what holds for every text ---- */

/* Both cover the same bytes. */
static void assert_same_cover(const zl_pieces *a, const zl_pieces *b,
                              size_t size)
{
    char *covers = zl_alloc(size + 1);

    for (size_t i = 0; i < a->count; i++)
        memset(covers + a->items[i].begin, 1,
               a->items[i].end - a->items[i].begin);
    for (size_t i = 0; i < b->count; i++) {
        zl_piece token = b->items[i];
        assert_true(token.begin < token.end && token.end <= size);
        assert_true(i == 0 || b->items[i - 1].end <= token.begin);
        for (size_t at = token.begin; at < token.end; at++)
            covers[at]--;
    }
    for (size_t at = 0; at < size; at++)
        assert_int_equal(covers[at], 0);
    zl_free(covers);
}

static void nothing_is_lost_and_order_is_kept(void **state)
{
    (void)state;
    uint32_t seed = 7;
    zl_str text = { 0 };

    for (int round = 0; round < 3000; round++) {
        zl_pieces plain = { 0 };
        make_text(&text, &seed, next_random(&seed) % 12);
        cut_by_unicode(zl_str_view(&text), &plain);
        for (zl_latin p = ZL_LATIN_UAX29; p <= ZL_LATIN_PENN; p++) {
            zl_pieces tokens = { 0 };
            cut(p, zl_str_view(&text), &tokens);
            assert_same_cover(&plain, &tokens, text.size);
            zl_array_clear(&tokens);
        }
        zl_array_clear(&plain);
    }
    zl_str_clear(&text);
}

static void letters_meet_nowhere(void **state)
{
    (void)state;
    uint32_t seed = 11;
    zl_str text = { 0 };

    for (int round = 0; round < 1000; round++) {
        zl_pieces once = { 0 }, twice = { 0 };
        make_text(&text, &seed, 10);
        cut(ZL_LATIN_LETTERS, zl_str_view(&text), &once);
        for (size_t i = 0; i < once.count; i++)
            assert_true(zl_array_push(&twice, once.items[i]));
        assert_int_equal(zl_latin_cut(ZL_LATIN_LETTERS, zl_str_view(&text), 0,
                                      &twice, NULL),
                         ZILI_OK);
        assert_true(has_same_tokens(&once, &twice));
        zl_array_clear(&once);
        zl_array_clear(&twice);
    }
    zl_str_clear(&text);
}

/* ---- blocks ---- */

/* As a reader of blocks does it: `step` tokens more each time, what is not
 * settled read again. */
static void cut_in_blocks(zl_latin profile, zl_view text,
                          const zl_pieces *plain, size_t step, zl_pieces *out)
{
    size_t next = 0;

    for (size_t more = step; next < plain->count; more += step) {
        size_t first = out->count;
        size_t end = plain->count - next < more ? plain->count : next + more;
        for (size_t i = next; i < end; i++)
            assert_true(zl_array_push(out, plain->items[i]));
        if (end < plain->count)
            out->count = zl_latin_settled(text, first, out);
        if (out->count == first)
            continue;
        next += out->count - first;
        more = 0;
        assert_int_equal(zl_latin_cut(profile, text, first, out, NULL),
                         ZILI_OK);
    }
}

static void expect_same_in_blocks(zl_view text, size_t step)
{
    zl_pieces plain = { 0 };

    cut_by_unicode(text, &plain);
    for (zl_latin p = ZL_LATIN_UAX29; p <= ZL_LATIN_PENN; p++) {
        zl_pieces whole = { 0 }, blocks = { 0 };
        cut(p, text, &whole);
        cut_in_blocks(p, text, &plain, step, &blocks);
        assert_true(has_same_tokens(&whole, &blocks));
        zl_array_clear(&whole);
        zl_array_clear(&blocks);
    }
    zl_array_clear(&plain);
}

static void blocks_change_nothing(void **state)
{
    (void)state;
    uint32_t seed = 13;
    zl_str text = { 0 };

    for (int round = 0; round < 500; round++) {
        make_text(&text, &seed, 60);
        expect_same_in_blocks(zl_str_view(&text), 1 + (size_t)round % 9);
    }
    zl_str_clear(&text);
}

static void a_long_stretch_without_blanks_is_cut_somewhere(void **state)
{
    (void)state;
    zl_str text = { 0 };

    for (int i = 0; i < 3000; i++)
        zl_str_add_text(&text, i % 7 ? "a-" : "b'");
    expect_same_in_blocks(zl_str_view(&text), 700);
    expect_same_in_blocks(zl_str_view(&text), 5000);
    zl_str_clear(&text);
}

static void a_block_ends_before_a_blank_or_another_script(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t settled;
    } cases[] = {
        { "", 0 },         { "one", 0 },     { "one two", 1 },
        { "self-rel", 0 }, { "a self-", 1 }, { "自力更生", 1 },
        { "A股", 1 },      { "股A-b", 1 },   { "a. b.", 2 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        zl_view text = zl_view_of(cases[i].text);
        zl_pieces tokens = { 0 };
        cut_by_unicode(text, &tokens);
        size_t settled = zl_latin_settled(text, 0, &tokens);
        if (!strcmp(cases[i].text, "自力更生"))
            assert_int_equal(settled, tokens.count - 1);
        else
            assert_int_equal(settled, cases[i].settled);
        zl_array_clear(&tokens);
    }
}

static void the_tokens_before_the_first_stay(void **state)
{
    (void)state;
    zl_view text = zl_view_of("don't don't");
    zl_pieces tokens = { 0 };

    cut_by_unicode(text, &tokens);
    assert_int_equal(zl_latin_cut(ZL_LATIN_PENN, text, 1, &tokens, NULL),
                     ZILI_OK);
    assert_int_equal(tokens.count, 3);
    assert_int_equal(tokens.items[0].end, 5);
    assert_int_equal(tokens.items[1].end, 8);
    zl_array_clear(&tokens);
}

/* ---- memory ---- */

static bool survives(zl_latin profile, long requests)
{
    zl_view text = zl_view_of("I don't, can't, won't do self-reliance.");
    zl_pieces tokens = { 0 }, before = { 0 };

    cut_by_unicode(text, &tokens);
    cut_by_unicode(text, &before);
    zl_refuse_after(requests);
    zili_status status = zl_latin_cut(profile, text, 0, &tokens, NULL);
    zl_refuse_after(-1);
    if (status) {
        assert_int_equal(status, ZILI_ENOMEM);
        assert_true(has_same_tokens(&tokens, &before));
    }
    zl_array_clear(&tokens);
    zl_array_clear(&before);
    return !status;
}

static void without_memory_the_tokens_are_as_before(void **state)
{
    (void)state;
    for (zl_latin p = ZL_LATIN_LETTERS; p <= ZL_LATIN_PENN; p++) {
        long requests = 0;
        while (!survives(p, requests))
            requests++;
        assert_true(requests > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(uax29_leaves_everything),
        cmocka_unit_test(letters_are_runs_of_letters),
        cmocka_unit_test(hyphens_join_letters_and_digits),
        cmocka_unit_test(other_scripts_pass),
        cmocka_unit_test(every_profile_has_a_name),
        cmocka_unit_test(nothing_is_lost_and_order_is_kept),
        cmocka_unit_test(letters_meet_nowhere),
        cmocka_unit_test(blocks_change_nothing),
        cmocka_unit_test(a_long_stretch_without_blanks_is_cut_somewhere),
        cmocka_unit_test(a_block_ends_before_a_blank_or_another_script),
        cmocka_unit_test(the_tokens_before_the_first_stay),
        cmocka_unit_test(without_memory_the_tokens_are_as_before),
    };

    return cmocka_run_group_tests_name("latin", tests, NULL, NULL);
}
