/* test_reach.c -- every word of an index is found by a query for it. */
#include "query_help.h"
#include "hits_help.h"

#include "base/utf8.h"
#include "query/parse.h"

#include <unistd.h>
#include <zili/build.h>

static const char *const profiles[] = {
    "zili",  "icu",       "char",     "penn",        "hyphen", "letters",
    "given", "char+penn", "icu+penn", "icu+letters", "icu+hyphen",
};
#define PROFILES (sizeof profiles / sizeof *profiles)
#define SINGLE 7 /* the first of them */

/* What a dictionary may hold beside Chinese. */
static const char dictionary[] = "阿Q\nC++\nT恤\nAT&T\n1960年\nself-reliance\n"
                                 "3G网络\nB超\n卡拉OK\n.NET\n";

static const char mixed[] =
    "阿Q正传说，C++语言和T恤、AT&T在1960年都有。3G网络、B超、卡拉OK、.NET。\n\n"
    "We rely on self-reliance; don't ask Mr. Smith for $5 or 50%!\n\n"
    "300万人，1亿，第3次，第三次，2.5亿元，二○○一年，二〇〇一年，公元二○○一年，"
    "几十万，10几万，第300万，3千克，１２３万。\n\n"
    "cannot gonna U.S. and so on... \"quoted\" ~tilde~ @at %c *star* a|b "
    "(c) [d] {e} ^f $g \\h e-mail@x.org http://a.b/c?d=e rock'n'roll 5'6\"\n\n"
    "カタカナと漢字 ひらがな 한국어 ภาษาไทย русский النص é é ﬁ ．NET ％c\n\n"
    "：\u200d， 独立\n自主 一1一 1一1 a1 1a 第 ○ 〇 几 ○○ 〇〇 *万 3*万 ?年 百?\n";

static const char *const samples[] = {
    "../shared/data/zh-gov/"
    "cpc_10_在中国共产党第十次全国代表大会上的报告.txt",
    "../shared/data/zh-gov/resolution_19.txt",
    "../shared/data/zh-gov/gwr_1978.txt",
};

static zili_corpus *index_of(const char *profile, const char *const *texts,
                             size_t count)
{
    zili_texts paths = { (const char **)(uintptr_t)texts, count };
    const char *words = in_scratch("words.txt");
    char output[256];
    zili_build_options options = { .output = output,
                                   .profile = profile,
                                   .dicts = { &words, 1 } };
    zili_error err = { 0 };

    snprintf(output, sizeof output, "%s", in_scratch("x.zili"));
    zl_file_remove(output);
    if (zili_build(&options, &paths, NULL, &err))
        fail_msg("%s", err.text);
    return open_index(output);
}

/* ---- a type as a query ---- */

static bool is_one_of(char c, const char *list)
{
    return c != 0 && strchr(list, c) != NULL;
}

static void write_exact(zl_view form, zl_str *query)
{
    zl_str_add_text(query, "\"");
    for (size_t i = 0; i < form.size; i++) {
        if (is_one_of(form.bytes[i], "\"\\*?+|()[]{}^$."))
            zl_str_add_byte(query, '\\');
        zl_str_add_byte(query, form.bytes[i]);
    }
    zl_str_add_text(query, "\"");
}

/* Whether the form means itself without quotes. */
static bool is_plain(zl_view form)
{
    for (size_t i = 0; i < form.size; i++)
        if (is_one_of(form.bytes[i], "\"*?|()~@%[]{}"))
            return false;
    return form.size > 0;
}

/* The occurrences of `type` at which no hit of the query begins. */
static size_t count_missed(const zili_corpus *corpus, uint32_t type,
                           const char *query)
{
    zl_cursor *hits;
    zili_error err = { 0 };
    size_t missed = 0;

    if (open_hits(&hits, query, NULL, corpus, NULL, &err))
        fail_msg("%s: %s", query, err.text);
    for (uint64_t at = 0; at < zl_corpus_tokens(corpus); at++) {
        if (zl_corpus_at(corpus, at) != type)
            continue;
        zl_cursor_seek(hits, at);
        missed += hits->hit.begin != at;
    }
    zl_cursor_free(hits);
    return missed;
}

static size_t check_type(const char *profile, const zili_corpus *corpus,
                         uint32_t type)
{
    zl_view form = zl_corpus_form(corpus, type);
    zl_str exact = { 0 }, plain = { 0 };

    zl_str_add(&plain, form);
    write_exact(form, &exact);
    size_t missed = 0;
    if (zl_utf8_count(form) <= ZL_QUERY_ITEM_LIMIT)
        missed += count_missed(corpus, type, zl_str_text(&exact));
    if (is_plain(form) && form.size <= ZL_QUERY_SIZE_LIMIT)
        missed += count_missed(corpus, type, zl_str_text(&plain));
    if (missed)
        print_message("%s: %s is not found\n", profile, zl_str_text(&plain));
    zl_str_clear(&exact);
    zl_str_clear(&plain);
    return missed;
}

static void check_types(const char *profile, const char *const *texts,
                        size_t count)
{
    zili_corpus *corpus = index_of(profile, texts, count);
    size_t missed = 0;

    for (uint32_t type = 0; type < zl_corpus_types(corpus); type++)
        missed += check_type(profile, corpus, type);
    zili_corpus_close(corpus);
    assert_int_equal(missed, 0);
}

static void every_type_of_a_mixed_text_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < PROFILES; i++) {
        const char *path = in_scratch("mixed.txt");
        check_types(profiles[i], &path, 1);
    }
}

static void every_type_of_reports_is_found(void **state)
{
    (void)state;
    if (access(samples[0], R_OK) != 0) {
        print_message("skipped: no ../shared\n");
        return;
    }
    for (size_t i = 0; i < SINGLE; i++)
        check_types(profiles[i], samples, 3);
}

static int make_texts(void **state)
{
    if (make_scratch(state))
        return -1;
    write_file(in_scratch("words.txt"), dictionary, sizeof dictionary - 1);
    write_file(in_scratch("mixed.txt"), mixed, sizeof mixed - 1);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_type_of_a_mixed_text_is_found),
        cmocka_unit_test(every_type_of_reports_is_found),
    };

    return cmocka_run_group_tests(tests, make_texts, remove_scratch);
}
