/* test_regex.c -- regular expressions over words. */
#include "base_help.h"

#include "base/fail.h"
#include "base/mem.h"
#include "query/regex.h"
#include "query/regex_fold.h"
#include "query/regex_scan.h"
#include "text/fold.h"

#include <regex.h>

/* ---- making and asking one ---- */

static zl_regex *make(const char *pattern, unsigned folds)
{
    zl_node node = { .kind = ZL_NODE_REGEX,
                     .text = (char *)(uintptr_t)pattern };
    zl_regex *regex;
    zili_error err = { 0 };

    if (zl_regex_new(&regex, &node, folds, pattern, &err))
        fail_msg("%s: %s", pattern, err.text);
    return regex;
}

/* Whether it matches the key of `word`. */
static zl_regex_answer ask(zl_regex *regex, unsigned folds, const char *word)
{
    static zl_fold *fold;
    zl_str key = { 0 };

    if (!fold)
        assert_int_equal(zl_fold_open(&fold, NULL), ZILI_OK);
    zl_fold_add_as(fold, folds, zl_view_of(word), &key);
    zl_regex_answer answer = zl_regex_match(regex, zl_str_view(&key));
    zl_str_clear(&key);
    if (!word[0]) {
        zl_fold_close(fold);
        fold = NULL;
    }
    return answer;
}

/* Of the words in `words`, parted by blanks, those that match. */
static void assert_matches(const char *pattern, unsigned folds,
                           const char *words, const char *expected)
{
    zl_regex *regex = make(pattern, folds);
    zl_view rest = zl_view_of(words), word;
    zl_str found = { 0 };

    while (zl_view_next(&rest, ' ', &word)) {
        char text[100];
        snprintf(text, sizeof text, "%.*s", (int)word.size, word.bytes);
        if (ask(regex, folds, text) == ZL_REGEX_YES)
            zl_str_format(&found, "%s%s", found.size ? " " : "", text);
    }
    ask(regex, folds, "");
    if (strcmp(zl_str_text(&found), expected) != 0)
        fail_msg("%s: %s", pattern, zl_str_text(&found));
    zl_str_clear(&found);
    zl_regex_free(regex);
}

/* ---- matching ---- */

/* PCRE2 takes no more than some thousand words. */
static void words_are_listed_without_end(void **state)
{
    zl_str pattern = { 0 };

    (void)state;
    assert_matches("b|ab|a|abc", 0, "a aa ab abc abcd b c", "a ab abc b");
    assert_matches("\\.|a\\Q|\\E|", 0, ". a a| |", ". a|");
    assert_matches("STRASSE|Éa", ZL_FOLD_CASE, "straße éa ea", "straße éa");
    for (int i = 0; i < 9000; i++)
        zl_str_format(&pattern, "%sw%d", i ? "|" : "", i);
    assert_true(!zl_regex_check(zl_str_view(&pattern), 0, "", NULL));
    assert_matches(zl_str_text(&pattern), 0, "w0 w9000 w8999", "w0 w8999");
    zl_str_clear(&pattern);
}

static void no_expression_calls_itself(void **state)
{
    zili_error err = { 0 };

    (void)state;
    assert_true(zl_regex_check(zl_view_of("(?R)"), 2, "~~(?R)", &err) != 0);
    assert_non_null(strstr(err.text, "Column 3 of the query: an expression "
                                     "that calls itself"));
}

static void the_whole_word_is_matched(void **state)
{
    static const char words[] = "reliable unreliable inreliablex unable able";

    (void)state;
    assert_matches("(un|in).*able", 0, words, "unreliable unable");
    assert_matches("able", 0, words, "able");
    assert_matches(".*able", 0, words, "reliable unreliable unable able");
    assert_matches("a|able|b", 0, words, "able");
    assert_matches("un", 0, words, "");
    assert_matches("[^u].*e", 0, words, "reliable able");
    assert_matches("^able$", 0, words, "able");
}

static void unicode_is_known(void **state)
{
    static const char words[] = "自力 自力更生 力 été ete 12 １２ Я a_";

    (void)state;
    assert_matches("自.", 0, words, "自力");
    assert_matches("\\p{Han}+", 0, words, "自力 自力更生 力");
    assert_matches("\\w{3}", 0, words, "été ete");
    assert_matches("\\d+", 0, words, "12 １２");
    assert_matches("\\p{Lu}", 0, words, "Я");
    assert_matches("[а-я]", ZL_FOLD_CASE, words, "Я");
    assert_matches(".[^a]", 0, words, "自力 12 １２ a_");
}

static void flags_fold_both_sides(void **state)
{
    static const char words[] = "Résumé résumé resume RESUME STRASSE Straße";
    static const char han[] = "聶榮臻 聂荣臻 Ａb ab";

    (void)state;
    assert_matches("R.*É", ZL_FOLD_CASE, words, "Résumé résumé");
    assert_matches("r.*é", ZL_FOLD_DIACRITICS, words, "résumé resume");
    assert_matches("R.*é", ZL_FOLD_CASE | ZL_FOLD_DIACRITICS, words,
                   "Résumé résumé resume RESUME");
    assert_matches("r[éa]sum[e]", ZL_FOLD_DIACRITICS, words, "résumé resume");
    assert_matches("[R-S]ésumé", ZL_FOLD_CASE, words, "Résumé résumé");
    assert_matches("straß+e", ZL_FOLD_CASE, words, "STRASSE Straße");
    assert_matches("聶..", ZL_FOLD_VARIANTS, han, "聶榮臻 聂荣臻");
    assert_matches("[聶x]荣.", ZL_FOLD_VARIANTS, han, "聶榮臻 聂荣臻");
    assert_matches("ａ.", ZL_FOLD_USUAL, han, "Ａb ab");
    assert_matches("\\x{41}B", ZL_FOLD_CASE, "ab aB Ab", "ab aB Ab");
    assert_matches("\\p{Lu}.", ZL_FOLD_CASE, "ab Ab", "");
}

static void what_is_the_same_is_never_told_apart(void **state)
{
    (void)state;
    assert_matches("e\xCC\x81t.", 0, "été", "été");
    assert_matches("\xC3\xA9t.", 0, "e\xCC\x81te", "e\xCC\x81te");
    assert_matches("e\xCC\x81+", 0, "éé", "éé");
}

/* ---- folding an expression ---- */

static void assert_folded(const char *pattern, unsigned what,
                          const char *expected)
{
    zl_fold *fold;
    zl_str found = { 0 };

    assert_int_equal(zl_fold_open(&fold, NULL), ZILI_OK);
    zl_regex_fold(&found, zl_view_of(pattern), what, fold);
    if (strcmp(zl_str_text(&found), expected) != 0)
        fail_msg("%s: %s", pattern, zl_str_text(&found));
    zl_str_clear(&found);
    zl_fold_close(fold);
}

static void only_characters_are_folded(void **state)
{
    (void)state;
    assert_folded("A.*É", ZL_FOLD_CASE, "a.*é");
    assert_folded("\\S\\W\\pL\\p{Lu}\\x{C9}\\xC9\\101X", ZL_FOLD_CASE,
                  "\\S\\W\\pL\\p{Lu}\\x{C9}\\xC9\\101x");
    assert_folded("(?<Name>A)\\k<Name>(?:B)(?i)\\g{Name}(?#C)(*ACCEPT)D",
                  ZL_FOLD_CASE,
                  "(?<Name>a)\\k<Name>(?:b)(?i)\\g{Name}(*ACCEPT)d");
    assert_folded("(?P<N>A)(?P=N)(?'M'B)(?&N)(?=A)(?<!B)", ZL_FOLD_CASE,
                  "(?P<N>a)(?P=N)(?'M'b)(?&N)(?=a)(?<!b)");
    assert_folded("\\QA.B\\E\\.\\É", ZL_FOLD_CASE, "a\\.b\\.é");
    assert_folded("a{2,}B{,3}C{x}", ZL_FOLD_CASE, "a{2,}b{0,3}c\\{x\\}");
}

static void what_becomes_a_sign_is_none(void **state)
{
    (void)state;
    assert_folded("＊（．a", ZL_FOLD_VARIANTS, "\\*\\(\\.a");
    assert_folded("＊+", ZL_FOLD_VARIANTS, "\\*+");
    assert_folded("[＾a＿]", ZL_FOLD_VARIANTS, "[\\^a_]");
}

static void what_becomes_several_is_repeated_together(void **state)
{
    (void)state;
    assert_folded("aß+", ZL_FOLD_CASE, "a(?:ss)+");
    assert_folded("ßß", ZL_FOLD_CASE, "ssss");
    assert_folded("ﬁ{2}x", ZL_FOLD_VARIANTS, "(?:fi){2}x");
    assert_folded("ae\xCC\x81?", 0, "aé?");
    assert_folded("xa*", 0, "xa*");
}

static void classes_are_folded_by_character(void **state)
{
    (void)state;
    assert_folded("[ÉA-Zßx]", ZL_FOLD_CASE, "[éA-Zßx]");
    assert_folded("[^É\\d\\É-]", ZL_FOLD_DIACRITICS, "[^E\\dE-]");
    assert_folded("[]É]", ZL_FOLD_DIACRITICS, "[]E]");
    assert_folded("[[:alpha:]É]", ZL_FOLD_DIACRITICS, "[[:alpha:]É]");
    assert_folded("[à-ü]", ZL_FOLD_DIACRITICS, "[à-ü]");
    assert_folded("[a\\]É]b", ZL_FOLD_DIACRITICS, "[a\\]E]b");
}

/* ---- what every match has ---- */

static void assert_needs(const char *pattern, const char *prefix,
                         const char *inside, bool plain)
{
    zl_regex_needs needs = { 0 };

    zl_regex_needs_find(&needs, zl_view_of(pattern));
    if (strcmp(zl_str_text(&needs.prefix), prefix) != 0 ||
        strcmp(zl_str_text(&needs.inside), inside) != 0 ||
        needs.plain != plain)
        fail_msg("%s: %s, %s", pattern, zl_str_text(&needs.prefix),
                 zl_str_text(&needs.inside));
    zl_regex_needs_clear(&needs);
}

static void what_a_match_needs_is_found(void **state)
{
    (void)state;
    assert_needs("self", "self", "self", true);
    assert_needs("", "", "", true);
    assert_needs("a\\.\\Qb*\\E", "a.b*", "a.b*", true);
    assert_needs("self.*", "self", "self", false);
    assert_needs("(un|in).*able", "", "able", false);
    assert_needs("ab?cde", "a", "cde", false);
    assert_needs("ab*", "a", "a", false);
    assert_needs("ab+c", "ab", "ab", false);
    assert_needs("ab{2}c{0,1}", "ab", "ab", false);
    assert_needs("自力{0}x", "自", "自", false);
    assert_needs("a|b", "", "", false);
    assert_needs("a(b|c)de", "a", "de", false);
    assert_needs("a(?i)b", "", "", false);
    assert_needs("ab(*ACCEPT)c", "", "", false);
    assert_needs("ab(?#c)*d", "a", "a", false);
    assert_needs("a(b(c)d)e", "a", "a", false);
    assert_needs("[ab]cd\\wef", "", "cd", false);
    assert_needs("\\x41bc", "", "bc", false);
    assert_needs("a{,2}b", "", "b", false);
}

static void a_literal_is_no_pattern(void **state)
{
    zl_node node = { .kind = ZL_NODE_REGEX,
                     .literal = true,
                     .text = (char *)(uintptr_t)"A.*" };
    zl_regex *regex;

    (void)state;
    assert_int_equal(zl_regex_new(&regex, &node, ZL_FOLD_CASE, "", NULL),
                     ZILI_OK);
    assert_true(zl_regex_is_literal(regex));
    assert_true(zl_view_is(zl_regex_prefix(regex), "a.*"));
    assert_int_equal(zl_regex_match(regex, zl_view_of("a.*")), ZL_REGEX_YES);
    assert_int_equal(zl_regex_match(regex, zl_view_of("ab")), ZL_REGEX_NO);
    zl_regex_free(regex);
}

/* ---- beside glibc's ---- */

static void add_atom(zl_str *pattern, uint32_t *seed, int depth);

static void add_some(zl_str *pattern, uint32_t *seed, int depth)
{
    static const char *const repeats[] = { "*", "+", "?", "{2}", "{0,2}",
                                           "{1,}" };

    for (uint32_t left = 1 + next_random(seed) % 4; left > 0; left--) {
        add_atom(pattern, seed, depth);
        if (next_random(seed) % 3 == 0)
            zl_str_add_text(pattern, repeats[next_random(seed) % 6]);
        if (next_random(seed) % 8 == 0)
            zl_str_add_text(pattern, "|a");
    }
}

static void add_atom(zl_str *pattern, uint32_t *seed, int depth)
{
    static const char *const atoms[] = { "a", "b", "c", "A", ".", "[ab]",
                                         "[^a]", "\\." };

    if (depth > 0 && next_random(seed) % 5 == 0) {
        zl_str_add_byte(pattern, '(');
        add_some(pattern, seed, depth - 1);
        zl_str_add_byte(pattern, ')');
        return;
    }
    zl_str_add_text(pattern, atoms[next_random(seed) % 8]);
}

/* All words of up to four letters. */
static void compare(const char *pattern, bool caseless)
{
    static const char letters[] = "abcA.";
    zl_regex *regex = make(pattern, caseless ? ZL_FOLD_CASE : 0);
    zl_str whole = { 0 };
    regex_t other;

    zl_str_format(&whole, "^(%s)$", pattern);
    assert_int_equal(regcomp(&other, zl_str_text(&whole),
                             REG_EXTENDED | REG_NOSUB |
                                 (caseless ? REG_ICASE : 0)),
                     0);
    for (int number = 0; number < 5 * 5 * 5 * 5; number++) {
        char word[5] = { 0 };
        for (int i = 0, rest = number; i < 4; i++, rest /= 5)
            word[i] = letters[rest % 5];
        word[number % 7 < 4 ? 4 - number % 7 : 4] = 0;
        bool expected = regexec(&other, word, 0, NULL, 0) == 0;
        if ((ask(regex, caseless ? ZL_FOLD_CASE : 0, word) ==
             ZL_REGEX_YES) != expected)
            fail_msg("%s and %s", pattern, word);
    }
    ask(regex, 0, "");
    regfree(&other);
    zl_str_clear(&whole);
    zl_regex_free(regex);
}

static void random_expressions_match_as_elsewhere(void **state)
{
    uint32_t seed = 17;

    (void)state;
    for (int round = 0; round < 400; round++) {
        zl_str pattern = { 0 };
        add_some(&pattern, &seed, 2);
        compare(zl_str_text(&pattern), false);
        compare(zl_str_text(&pattern), true);
        zl_str_clear(&pattern);
    }
}

/* ---- limits and faults ---- */

static void what_takes_too_long_ends(void **state)
{
    static const char *const patterns[] = { "(a*)*b", "(a+)+b", "(a|aa)+b",
                                            "(.*a){20}b", "(a|b|ab)*c",
                                            "(a*)*(?R)?b" };
    static const char word[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabaaaa";

    (void)state;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        zl_regex *regex = make(patterns[i], 0);
        zl_regex_answer answer = zl_regex_match(regex, zl_view_of(word));
        assert_true(answer == ZL_REGEX_LIMIT || answer == ZL_REGEX_NO);
        zl_regex_free(regex);
    }
    zl_regex *first = make(patterns[0], 0);
    assert_int_equal(zl_regex_match(first, zl_view_of(word)), ZL_REGEX_LIMIT);
    zl_regex_free(first);
}

static void a_limit_has_a_sentence(void **state)
{
    zl_node node = { .kind = ZL_NODE_REGEX, .column = 2 };
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(zl_regex_fail(ZL_REGEX_LIMIT, &node, zl_view_of("aaa"),
                                   "x \"(a*)*b\"", &err),
                     ZILI_EUSAGE);
    assert_string_equal(err.text,
                        "Column 3 of the query: this regular expression takes "
                        "too long on the word \"aaa\"; repeat less within "
                        "what is repeated.\n  x \"(a*)*b\"\n    ^");
    assert_int_equal(zl_regex_fail(ZL_REGEX_NO_MEMORY, &node, zl_view_of(""),
                                   "", &err),
                     ZILI_ENOMEM);
}

static void any_bytes_can_be_asked(void **state)
{
    zl_regex *regex = make(".*", 0);
    zl_view broken = { "a\xFF\xC3", 3 };

    (void)state;
    assert_int_equal(zl_regex_match(regex, broken), ZL_REGEX_NO);
    assert_int_equal(zl_regex_match(regex, (zl_view){ "", 0 }), ZL_REGEX_YES);
    assert_int_equal(zl_regex_match(regex, (zl_view){ "a\0b\n", 4 }),
                     ZL_REGEX_YES);
    zl_regex_free(regex);
}

static void a_fault_has_its_place(void **state)
{
    static const struct {
        const char *pattern;
        const char *place;
    } faults[] = {
        { "a(b", "Column 6" },   { "*a", "Column 3" }, { "[z-a]", "Column 6" },
        { "a)", "Column 4" },    { "[a", "Column 5" }, { "\\", "Column 4" },
        { "\\p{Foo}", "Column 10" }, { "(?x)a", "Column 3" },
        { "(?:a(?ix:b))", "Column 7" }, { "(?<n>a)\\g{m}", "Column 13" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        char whole[40];
        zili_error err = { 0 };
        snprintf(whole, sizeof whole, "a\"%s\"", faults[i].pattern);
        assert_int_equal(zl_regex_check(zl_view_of(faults[i].pattern), 2,
                                        whole, &err),
                         ZILI_EUSAGE);
        if (strncmp(err.text, faults[i].place, strlen(faults[i].place)) != 0)
            fail_msg("%s: %s", faults[i].pattern, err.text);
    }
    assert_int_equal(zl_regex_check(zl_view_of("(?i)a(?-i:b)\\Rx"), 0, "",
                                    NULL),
                     ZILI_OK);
}

static void any_pattern_is_scanned(void **state)
{
    static const char *const pieces[] = {
        "a", "é", "ß", "\\", "[", "]", "(", ")", "?", "*", "{", "}", "2", ",",
        "^", "-", "\\Q", "\\E", "(?", "(?<", ">", "[:", ":]", "\\x{", "\\p",
        "(*", "#", "|", "\\c", "\\g", "＊", "i", "x", "'", "\xCC\x81",
    };
    uint32_t seed = 23;
    size_t good = 0;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        zl_str pattern = { 0 };
        for (uint32_t left = next_random(&seed) % 9; left > 0; left--)
            zl_str_add_text(&pattern, pieces[next_random(&seed) % 35]);
        zl_node node = { .kind = ZL_NODE_REGEX,
                         .text = (char *)(uintptr_t)zl_str_text(&pattern) };
        zl_regex *regex;
        if (zl_regex_check(zl_str_view(&pattern), 0, "", NULL) == ZILI_OK) {
            zili_error err = { 0 };
            if (zl_regex_new(&regex, &node, (unsigned)round % 8, "", &err))
                fail_msg("%s: %s", node.text, err.text);
            zl_regex_match(regex, zl_view_of("aé*x"));
            zl_regex_free(regex);
            good++;
        }
        zl_str_clear(&pattern);
    }
    assert_true(good > 3000);
}

static void every_lack_of_memory_is_survived(void **state)
{
    zl_node node = { .kind = ZL_NODE_REGEX,
                     .text = (char *)(uintptr_t)"Straß+[É].*(a|b)cde" };
    zl_regex *regex;
    zili_status status = ZILI_ENOMEM;
    long requests = 0;

    (void)state;
    for (; status; requests++) {
        zl_refuse_after(requests);
        status = zl_regex_new(&regex, &node, ZL_FOLD_ALL, "", NULL);
        zl_refuse_after(-1);
        assert_true(!status || (status == ZILI_ENOMEM && !regex));
    }
    assert_true(requests > 8);
    assert_int_equal(ask(regex, ZL_FOLD_ALL, "STRASSExxbCDE"), ZL_REGEX_YES);
    ask(regex, 0, "");
    zl_regex_free(regex);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_listed_without_end),
        cmocka_unit_test(no_expression_calls_itself),
        cmocka_unit_test(the_whole_word_is_matched),
        cmocka_unit_test(unicode_is_known),
        cmocka_unit_test(flags_fold_both_sides),
        cmocka_unit_test(what_is_the_same_is_never_told_apart),
        cmocka_unit_test(only_characters_are_folded),
        cmocka_unit_test(what_becomes_a_sign_is_none),
        cmocka_unit_test(what_becomes_several_is_repeated_together),
        cmocka_unit_test(classes_are_folded_by_character),
        cmocka_unit_test(what_a_match_needs_is_found),
        cmocka_unit_test(a_literal_is_no_pattern),
        cmocka_unit_test(random_expressions_match_as_elsewhere),
        cmocka_unit_test(what_takes_too_long_ends),
        cmocka_unit_test(a_limit_has_a_sentence),
        cmocka_unit_test(any_bytes_can_be_asked),
        cmocka_unit_test(a_fault_has_its_place),
        cmocka_unit_test(any_pattern_is_scanned),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("regex", tests, NULL, NULL);
}
