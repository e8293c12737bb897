/* test_align_equivalents.c -- what is known of terms before any bead is: pairs
 * that are reckoned by hand. */
#include "align_help.h"
#include "glossary_help.h"

#include "align/equivalents.h"

#define KEYS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static zl_side side_of(const char *const keys[])
{
    zl_side side = { 0 };

    for (size_t i = 0; keys[i]; i++)
        add_test_word(&side, keys[i]);
    return side;
}

/* "term: word 0.75, word 0.25; term: …" of those that become anything. */
static void print_all(const zl_side *side, const zl_side *other,
                      const zl_translations *what, zl_str *out)
{
    for (uint32_t term = 0; term < what->words; term++) {
        for (size_t i = what->starts[term]; i < what->starts[term + 1]; i++) {
            const char *before = i > what->starts[term] ? ", "
                                 : out->size            ? "; "
                                                        : "";
            bool first = i == what->starts[term];
            zl_str_format(out, "%s%s%s%s %.3f", before,
                          first ? zl_map_key(&side->keys, term).bytes : "",
                          first ? ": " : "",
                          zl_map_key(&other->keys, what->items[i].word).bytes,
                          (double)what->items[i].share);
        }
    }
}

static void check(const char *const a_keys[], const char *const b_keys[],
                  const char *glossary, const char *forth, const char *back)
{
    zl_glossary *terms = glossary ? open_glossary(glossary) : NULL;
    zl_side a = side_of(a_keys), b = side_of(b_keys);
    zl_translations found[2];
    zl_str text = { 0 };
    zili_error err;

    assert_int_equal(
        zl_equivalents(&a, &b, terms, &found[0], &found[1], &err), ZILI_OK);
    assert_int_equal(found[0].words, a.keys.count);
    assert_int_equal(found[1].words, b.keys.count);
    print_all(&a, &b, &found[0], &text);
    assert_string_equal(zl_str_text(&text), forth);
    zl_str_empty(&text);
    print_all(&b, &a, &found[1], &text);
    assert_string_equal(zl_str_text(&text), back);
    zl_str_clear(&text);
    zl_translations_clear(&found[0]);
    zl_translations_clear(&found[1]);
    zl_side_clear(&a);
    zl_side_clear(&b);
    zl_glossary_close(terms);
}

/* ---- without a glossary ---- */

static void numbers_and_latin_words_stand_for_themselves(void **state)
{
    (void)state;
    check(KEYS("1960", "中国", "nato", "of", "b-52"),
          KEYS("of", "b-52", "nato", "中国", "1960", "x"), NULL,
          "1960: 1960 1.000; nato: nato 1.000; b-52: b-52 1.000",
          "b-52: b-52 1.000; nato: nato 1.000; 1960: 1960 1.000");
    check(KEYS("x"), KEYS("y"), NULL, "", "");
}

static void sides_may_be_empty(void **state)
{
    (void)state;
    check(KEYS(NULL), KEYS(NULL), NULL, "", "");
    check(KEYS("nato"), KEYS(NULL), "甲\ta\n", "", "");
    check(KEYS(NULL), KEYS("nato"), "甲\ta\n", "", "");
}

/* What consists of signs has no words, and stands for nothing. */
static void signs_stand_for_nothing(void **state)
{
    (void)state;
    check(KEYS("|", "", "||"), KEYS("", "|x", "-"), "、\tand\n", "", "");
}

/* ---- with a glossary ---- */

/* A word of two weighs a half, and a term of two words has it by a half; the
 * stem "reli" is that of rely, kin to "relianc", and counts half of that:
 * ½·½ + ½·½ to ½ to ½·½. */
static void compounds_have_what_their_words_have(void **state)
{
    (void)state;
    check(KEYS("自力更生"), KEYS("self-relianc", "self", "reli", "relief"),
          "自力更生\tself reliance\n",
          "自力更生: self-relianc 0.400, self 0.400, reli 0.200",
          "self-relianc: 自力更生 1.000; self: 自力更生 1.000; "
          "reli: 自力更生 1.000");
}

/* Of a translation of one word, the term has all. */
static void terms_become_their_translations(void **state)
{
    (void)state;
    check(KEYS("科学", "技术"), KEYS("scienc", "technolog", "skill"),
          "科学\tscience\n技术\ttechnology/skill\n",
          "科学: scienc 1.000; 技术: technolog 0.500, skill 0.500",
          "scienc: 科学 1.000; technolog: 技术 1.000; skill: 技术 1.000");
}

/* Where the whole is in no glossary its words are, each for its share: 独立 is
 * one word (½), 自主 two translations (½ each). */
static void parts_count_where_the_whole_is_unknown(void **state)
{
    static const char glossary[] =
        "独立\tindependent\n自主\tautonomy/initiative\n";

    (void)state;
    check(KEYS("独立-自主"), KEYS("independ", "autonomi", "initi"), glossary,
          "独立-自主: independ 0.333, autonomi 0.333, initi 0.333",
          "independ: 独立-自主 1.000; autonomi: 独立-自主 1.000; "
          "initi: 独立-自主 1.000");
}

/* The whole, if it is known, and nothing of its parts. */
static void the_whole_goes_before_its_parts(void **state)
{
    static const char glossary[] =
        "独立\tstand\n自主\tinitiative\n独立自主\tindependence\n";

    (void)state;
    check(KEYS("独立-自主", "独立"), KEYS("independ", "stand", "initi"),
          glossary, "独立-自主: independ 1.000; 独立: stand 1.000",
          "independ: 独立-自主 1.000; stand: 独立 1.000");
}

/* Fronts of four letters and more, backs too, and words that go on. */
static void kin_counts_half(void **state)
{
    (void)state;
    check(KEYS("自己"), KEYS("self", "oneself", "ones", "elf", "oneselfish"),
          "自己\toneself\n",
          "自己: self 0.200, oneself 0.400, ones 0.200, oneselfish 0.200",
          "self: 自己 1.000; oneself: 自己 1.000; ones: 自己 1.000; "
          "oneselfish: 自己 1.000");
    check(KEYS("一"), KEYS("on", "one", "ones"), "一\tone\n", "一: one 1.000",
          "one: 一 1.000");
}

/* The Chinese side may be the second one. */
static void the_glossary_is_read_for_both_sides(void **state)
{
    (void)state;
    check(KEYS("scienc", "technolog"), KEYS("技术", "科学"),
          "科学\tscience\n技术\ttechnology\n",
          "scienc: 科学 1.000; technolog: 技术 1.000",
          "技术: technolog 1.000; 科学: scienc 1.000");
}

/* What stands for itself weighs twice a translation. */
static void itself_weighs_two(void **state)
{
    (void)state;
    check(KEYS("nato"), KEYS("nato", "pact"), "nato\tpact\n",
          "nato: nato 0.667, pact 0.333", "nato: nato 1.000; pact: nato 1.000");
}

static void every_lack_of_memory_is_survived(void **state)
{
    zl_glossary *terms = open_glossary("自力更生\tself-reliance\n");
    zl_side a = side_of(KEYS("自力更生", "1960"));
    zl_side b = side_of(KEYS("self-relianc", "1960"));
    zili_status status = ZILI_ENOMEM;
    long requests = 0;
    zili_error err;

    (void)state;
    for (; status; requests++) {
        zl_translations found[2];
        zl_refuse_after(requests);
        status = zl_equivalents(&a, &b, terms, &found[0], &found[1], &err);
        zl_refuse_after(-1);
        assert_true(!status || status == ZILI_ENOMEM);
        zl_translations_clear(&found[0]);
        zl_translations_clear(&found[1]);
    }
    assert_true(requests > 20);
    zl_side_clear(&a);
    zl_side_clear(&b);
    zl_glossary_close(terms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_and_latin_words_stand_for_themselves),
        cmocka_unit_test(sides_may_be_empty),
        cmocka_unit_test(signs_stand_for_nothing),
        cmocka_unit_test(compounds_have_what_their_words_have),
        cmocka_unit_test(terms_become_their_translations),
        cmocka_unit_test(parts_count_where_the_whole_is_unknown),
        cmocka_unit_test(the_whole_goes_before_its_parts),
        cmocka_unit_test(kin_counts_half),
        cmocka_unit_test(the_glossary_is_read_for_both_sides),
        cmocka_unit_test(itself_weighs_two),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("equivalents", tests, NULL, NULL);
}
