/* test_lookup.c -- types found by word, expression or number, beside a look at
 * every one of them; and sets of types, and bits of tokens. */
#include "query_help.h"

#include "query/bits.h"
#include "query/lookup.h"
#include "query/number.h"
#include "query/regex.h"

static zili_corpus *corpus;
static const zl_segment *segment;
static const zl_attribute *words;
static zl_fold *fold;
static uint32_t seed = 5;

/* ---- a corpus of letters that folding changes ---- */

static const char *const letters[] = {
    "a",      "b",      "A",      "e",      "é",      "É",      "\xCC\x81",
    "\xCC\xA3", "\xCC\x87", "ß",   "ss",     "ẞ",      "ﬁ",      "fi",
    "Ａ",     "ａ",     "聂",     "聶",     "独",     "K",      "\xE2\x84\xAA",
    "ſ",      "s",      "i",      "İ",      "ı",      "か",     "\xE3\x82\x99",
    "が",     "ｶ",      "ﾞ",      "\xC2\xAD", "-",     "‐",      "’",
    "'",      "1",      "9",      "ﷺ",      "ø",      "o",      "㐀",
};

static void add_letters(zl_str *text, uint32_t most)
{
    for (uint32_t left = 1 + next_random(&seed) % most; left > 0; left--)
        zl_str_add_text(text, SOME(letters, &seed));
}

static void feed_letters(zl_batch *batch)
{
    zl_str form = { 0 };

    zl_batch_document(batch, "d", "d.md", 9, "?");
    zl_batch_region_begin(batch, "original", "en");
    for (int i = 0; i < 6000; i++) {
        zl_str_empty(&form);
        add_letters(&form, 4);
        zl_batch_token(batch, zl_str_view(&form));
        zl_batch_glue(batch, zl_view_of(" "));
    }
    zl_batch_region_end(batch);
    zl_str_clear(&form);
}

static int open_corpus(void **state)
{
    if (make_scratch(state) || zl_fold_open(&fold, NULL) ||
        build_folded(in_scratch("l.zili"), feed_letters))
        return -1;
    corpus = open_index(in_scratch("l.zili"));
    segment = zl_corpus_segment(corpus, 0);
    words = zl_segment_attribute(segment, 0);
    return 0;
}

static int close_corpus(void **state)
{
    zili_corpus_close(corpus);
    zl_fold_close(fold);
    return remove_scratch(state);
}

/* ---- what fits, type by type ---- */

typedef bool fits_fn(const zl_node *node, unsigned folds, zl_view form);

static bool word_fits(const zl_node *node, unsigned folds, zl_view form)
{
    zl_str key = { 0 }, wanted = { 0 };

    if (!node->quoted && strcmp(node->text, "*") == 0)
        return zl_class_of(form) != ZL_CLASS_OTHER;
    zl_fold_add_as(fold, folds, form, &key);
    zl_fold_add_as(fold, folds, zl_view_of(node->text), &wanted);
    bool fits = !node->quoted && strpbrk(node->text, "*?")
                    ? slow_glob(zl_str_view(&wanted), zl_str_view(&key))
                    : zl_view_same(zl_str_view(&wanted), zl_str_view(&key));
    zl_str_clear(&key);
    zl_str_clear(&wanted);
    return fits;
}

static bool regex_fits(const zl_node *node, unsigned folds, zl_view form)
{
    static zl_regex *regex;
    static char last[256];
    static unsigned last_folds;
    zl_str key = { 0 };

    if (!regex || strcmp(last, node->text) != 0 || last_folds != folds) {
        zl_regex_free(regex);
        assert_int_equal(zl_regex_new(&regex, node, folds, "", NULL),
                         ZILI_OK);
        snprintf(last, sizeof last, "%s", node->text);
        last_folds = folds;
    }
    zl_fold_add_as(fold, folds, form, &key);
    bool fits = zl_regex_match(regex, zl_str_view(&key)) == ZL_REGEX_YES;
    zl_str_clear(&key);
    if (form.size == 0) {
        zl_regex_free(regex);
        regex = NULL;
    }
    return fits;
}

static size_t check(const zl_node *node, unsigned folds, fits_fn *fits)
{
    zl_budget budget = { UINT64_MAX, false };
    zl_lookup lookup = { .segment = segment,
                         .attribute = words,
                         .facet = ZL_FACET_FORM,
                         .fold = fold,
                         .budget = &budget,
                         .whole = "" };
    zl_typeset found;
    size_t count = 0;
    zili_status status =
        node->kind == ZL_NODE_WORD
            ? zl_lookup_word(&lookup, node, folds, &found)
            : zl_lookup_regex(&lookup, node, folds, &found);

    assert_int_equal(status, ZILI_OK);
    uint64_t tokens = 0;
    for (uint32_t type = 0; type < zl_attribute_types(words); type++) {
        zl_view form = zl_attribute_form(words, type);
        bool expected = fits(node, folds, form);
        if (zl_typeset_has(&found, type) != expected)
            fail_msg("%s %u: %.*s is %s", node->text, folds, (int)form.size,
                     form.bytes, expected ? "not found" : "found");
        count += expected;
        tokens += expected ? zl_attribute_count(words, type) : 0;
    }
    assert_int_equal(found.tokens, tokens);
    zl_typeset_clear(&found);
    return count;
}

static void words_are_those_that_fit(void **state)
{
    zl_str text = { 0 };
    size_t found = 0;

    (void)state;
    for (int round = 0; round < 800; round++) {
        zl_node word = { .kind = ZL_NODE_WORD };
        zl_str_empty(&text);
        add_letters(&text, 3);
        if (next_random(&seed) % 2)
            zl_str_add_text(&text, next_random(&seed) % 2 ? "*" : "?");
        if (next_random(&seed) % 4 == 0)
            add_letters(&text, 2);
        word.text = text.bytes;
        word.quoted = next_random(&seed) % 4 == 0;
        found += check(&word, next_random(&seed) % (ZL_FOLD_ALL + 1),
                       word_fits);
    }
    zl_node any = { .kind = ZL_NODE_WORD, .text = (char[]){ "*" } };
    found += check(&any, ZL_FOLD_USUAL, word_fits);
    assert_true(found > 5000);
    zl_str_clear(&text);
}

static void expressions_are_matched_by_those_that_fit(void **state)
{
    static const char *const ends[] = {
        ".*", ".", ".?", "[a-z]+", "", "(a|e).*", "\\p{L}*",
    };
    zl_str text = { 0 };
    size_t found = 0;

    (void)state;
    for (int round = 0; round < 800; round++) {
        zl_node regex = { .kind = ZL_NODE_REGEX };
        zl_str_empty(&text);
        if (next_random(&seed) % 8 == 0)
            zl_str_add_text(&text, ".*");
        add_letters(&text, 3);
        zl_str_add_text(&text, SOME(ends, &seed));
        regex.text = text.bytes;
        regex.literal = next_random(&seed) % 8 == 0;
        found += check(&regex, next_random(&seed) % (ZL_FOLD_ALL + 1),
                       regex_fits);
    }
    regex_fits(&(zl_node){ .kind = ZL_NODE_REGEX, .text = (char[]){ "a" } }, 0,
               (zl_view){ "", 0 });
    assert_true(found > 5000);
    zl_str_clear(&text);
}

/* ---- numbers ---- */

static void a_text_is_a_number_or_none(void **state)
{
    static const struct {
        const char *text;
        bool is_number;
        double number;
    } cases[] = {
        { "0", true, 0 },        { "1960", true, 1960 },
        { "-3", true, -3 },      { "+3", true, 3 },
        { "0.5", true, 0.5 },    { "12.25", true, 12.25 },
        { "", false, 0 },        { "-", false, 0 },
        { "1.", false, 0 },      { ".5", false, 0 },
        { "1.2.3", false, 0 },   { "1e3", false, 0 },
        { " 1", false, 0 },      { "1,5", false, 0 },
        { "０", false, 0 },      { "0x1", false, 0 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double number = 0;
        assert_int_equal(zl_number_read(zl_view_of(cases[i].text), &number),
                         cases[i].is_number);
        assert_true(number == cases[i].number);
    }
}

/* ---- sets ---- */

static void make_set(zl_typeset *set, bool *in)
{
    uint32_t types = zl_attribute_types(words);
    uint32_t count = next_random(&seed) % (next_random(&seed) % 2 ? 8 : 90);

    *set = (zl_typeset){ 0 };
    memset(in, 0, types * sizeof *in);
    for (; count > 0; count--) {
        uint32_t place = next_random(&seed) % types;
        assert_true(zl_typeset_add(set, place));
        in[zl_attribute_sorted(words, place)] = true;
    }
    if (next_random(&seed) % 3 == 0) {
        zl_typeset_invert(set);
        for (uint32_t i = 0; i < types; i++)
            in[i] = !in[i];
    }
    assert_true(zl_typeset_seal(set, segment, words));
}

static void sets_are_joined_and_met_as_sets_are(void **state)
{
    uint32_t types = zl_attribute_types(words);
    bool *left = zl_alloc(types), *right = zl_alloc(types);

    (void)state;
    for (int round = 0; round < 300; round++) {
        zl_typeset set, other;
        make_set(&set, left);
        make_set(&other, right);
        bool joins = next_random(&seed) % 2;
        assert_true(joins ? zl_typeset_join(&set, &other)
                          : zl_typeset_meet(&set, &other));
        assert_true(zl_typeset_seal(&set, segment, words));
        uint64_t tokens = 0;
        for (uint32_t i = 0; i < types; i++) {
            bool in = joins ? left[i] || right[i] : left[i] && right[i];
            assert_int_equal(zl_typeset_has(&set, i), in);
            tokens += in ? zl_attribute_count(words, i) : 0;
        }
        assert_int_equal(set.tokens, tokens);
        zl_typeset_clear(&set);
        zl_typeset_clear(&other);
    }
    zl_free(left);
    zl_free(right);
}

/* ---- bits ---- */

static bool *bits_of(const zl_bits *bits)
{
    bool *out = zl_alloc(bits->to - bits->from + 1);
    uint32_t at = bits->from;

    assert_non_null(out);
    for (; (at = zl_bits_next(bits, at)) < bits->to; at++)
        out[at - bits->from] = true;
    return out;
}

/* `size` tokens of `own`, some of them changed as a round says. */
static void check_bits(zl_bits *bits, const zl_bits *other, uint32_t number)
{
    uint32_t size = bits->to - bits->from;
    bool *own = bits_of(bits), *more = bits_of(other), *now;

    switch (number % 4) {
    case 0:
        zl_bits_smear(bits, number / 4);
        break;
    case 1:
        zl_bits_move(bits, number / 4);
        break;
    case 2:
        zl_bits_keep(bits, other, number / 4);
        break;
    default:
        zl_bits_invert(bits);
    }
    now = bits_of(bits);
    for (uint32_t i = 0; i < size; i++) {
        bool expected = number % 4 == 3 && !own[i];
        for (uint32_t k = i; number % 4 == 0 && k <= i + number / 4; k++)
            expected = expected || (k < size && own[k]);
        if (number % 4 == 1)
            expected = i + number / 4 < size && own[i + number / 4];
        if (number % 4 == 2)
            expected = own[i] && i + number / 4 < size && more[i + number / 4];
        assert_int_equal(now[i], expected);
    }
    zl_free(own);
    zl_free(more);
    zl_free(now);
}

static void bits_are_those_of_the_tokens(void **state)
{
    zl_bits bits = { 0 }, other = { 0 }, all = { 0 };
    bool *in = zl_alloc(zl_attribute_types(words));
    uint32_t tokens = zl_segment_tokens(segment);

    (void)state;
    for (uint32_t round = 0; round < 600; round++) {
        zl_typeset set;
        uint32_t from = next_random(&seed) % tokens;
        uint32_t to = from + next_random(&seed) % 400;
        to = to < tokens ? to : tokens;
        make_set(&set, in);
        assert_true(zl_bits_start(&bits, from, to) &&
                    zl_bits_start(&other, from, to) &&
                    zl_bits_start(&all, 0, tokens));
        zl_bits_add_types(&all, words, &set);
        bool any = zl_bits_add_types(&bits, words, &set);
        assert_int_equal(zl_bits_add_part(&other, &all), any);
        if (set.others)
            zl_bits_invert(&bits);
        for (uint32_t at = from; at < to; at++)
            assert_int_equal(zl_bits_next(&bits, at) == at,
                             in[zl_attribute_at(words, at)]);
        check_bits(&bits, &other, next_random(&seed) % 600);
        zl_typeset_clear(&set);
    }
    zl_bits_clear(&bits);
    zl_bits_clear(&other);
    zl_bits_clear(&all);
    zl_free(in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_those_that_fit),
        cmocka_unit_test(expressions_are_matched_by_those_that_fit),
        cmocka_unit_test(a_text_is_a_number_or_none),
        cmocka_unit_test(sets_are_joined_and_met_as_sets_are),
        cmocka_unit_test(bits_are_those_of_the_tokens),
    };

    return cmocka_run_group_tests(tests, open_corpus, close_corpus);
}
