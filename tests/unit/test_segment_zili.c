/* test_segment_zili.c -- Chinese cut by words, names, numbers and the user. */
#include "segment_help.h"

#include "text/reason.h"

#include <unistd.h>

static zl_segmenter *zili; /* without a dictionary */

static int open_zili(void **state)
{
    if (make_scratch(state))
        return -1;
    zili = open_profile("zili", NULL);
    return zl_lexicon_note(zili->lexicon) ? -1 : 0;
}

static int close_zili(void **state)
{
    close_with_lexicon(zili);
    return remove_scratch(state);
}

static void assert_own_cut(const char *words, const char *text,
                           const char *expected)
{
    zl_segmenter *segmenter = open_profile("zili", words);

    assert_cut_by(segmenter, text, expected);
    close_with_lexicon(segmenter);
}

/* The text is `expected` without its bars. */
static void assert_cuts(const char *const expected[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        zl_str text = { 0 };
        for (const char *at = expected[i]; *at; at++)
            if (*at != '|')
                zl_str_add_byte(&text, *at);
        assert_cut_by(zili, zl_str_text(&text), expected[i]);
        zl_str_clear(&text);
    }
}

#define CUT(expected) assert_cuts(expected, sizeof expected / sizeof *expected)

/* ---- the words that come with zili ---- */

static void the_words_of_the_home_documents_are_whole(void **state)
{
    static const char *const texts[] = {
        "自力更生", "独立自主", "社会主义", "修正主义", "帝国主义",
        "资本主义", "人造卫星", "留学生",   "研究生",   "实习生",
        "研究员",   "观察员",   "党中央",   "毛主席",   "毛泽东",
        "周恩来",   "千方百计", "破除迷信", "丰衣足食", "埋头苦干",
        "不可终日", "批语",     "聂荣臻",   "何应钦",
    };

    (void)state;
    CUT(texts);
}

static void what_are_two_words_is_cut(void **state)
{
    static const char *const texts[] = {
        "我们|要|自力更生|、|独立自主|、|立足|国内|。",
        "聂荣臻|元帅|同|何应钦|将军",
        "苏联|专家",     "技术|资料",   "总|路线",       "十分|必要",
        "独立自主|的",   "诸多|不便",   "政治|经济",     "苏|方",
        "一九五八|年",   "三十万|元",   "十一|个",       "四十|年",
        "第一|个",       "十|年",       "二〇〇一|年",   "二○○一|年",
        "第6|章",        "300万|人",    "几十|个",       "十几万|册",
        "1960|年|7|月|11|日",           "○|○|公司",
        "拉姆斯菲尔德",  "李国明|同志", "第一|个|五|年|计划",
    };

    (void)state;
    CUT(texts);
}

static void traditional_and_simplified_are_cut_alike(void **state)
{
    static const char *const texts[] = {
        "獨立自主", "社會主義", "聶榮臻", "何應欽", "埋頭苦幹", "黨中央",
        "觀察員",   "人造衛星", "三十萬|元", "第一|個", "蘇聯|專家",
        "300萬|人", "幾十|個",  "李國明|同志", "倫斯菲爾德", "十幾萬|冊",
    };

    (void)state;
    CUT(texts);
}

/* In their sentences too. */
static size_t count_tokens(const char *word)
{
    static const char *const paths[] = {
        "corpus/1960-07-03-nie-rongzhen-report.md",
        "corpus/1960-07-11-zhou-enlai-remarks.md",
    };
    size_t count = 0;

    for (size_t i = 0; i < 2; i++) {
        zl_span file = read_file(paths[i]);
        zl_view text = { (const char *)file.bytes, file.size };
        zl_pieces pieces = { 0 };
        cut(zili, text, &pieces);
        check_pieces(text, &pieces);
        for (size_t k = 0; k < pieces.count; k++)
            count += zl_view_is(zl_view_cut(text, pieces.items[k].begin,
                                            pieces.items[k].end),
                                word);
        zl_array_clear(&pieces);
        free_file(&file);
    }
    return count;
}

static void words_are_counted_in_the_home_documents(void **state)
{
    (void)state;
    assert_int_equal(count_tokens("自力更生"), 3);
    assert_int_equal(count_tokens("独立自主"), 5);
    assert_int_equal(count_tokens("社会主义"), 2);
    assert_int_equal(count_tokens("聂荣臻"), 3);
    assert_int_equal(count_tokens("何应钦"), 1);
    assert_int_equal(count_tokens("埋头苦干"), 1);
    assert_int_equal(count_tokens("党中央"), 1);
    assert_int_equal(count_tokens("观察员"), 1);
    assert_int_equal(count_tokens("一九五八"), 1);
    assert_int_equal(count_tokens("三十万"), 1);
}

/* ---- the user's words ---- */

static void the_users_words_win_over_the_vocabulary(void **state)
{
    (void)state;
    assert_own_cut("力更\n", "自力更生", "自|力更|生");
    assert_own_cut("力更 cost=255\n", "自力更生", "自|力更|生");
    assert_own_cut("自主的\n", "独立自主的", "独立|自主的");
    assert_own_cut("苏方\n立足国内\n", "苏方要立足国内", "苏方|要|立足国内");
    assert_own_cut("独立自\n主的国家\n", "独立自主的国家", "独立自|主的国家");
    assert_own_cut("独立\n自主\n独立自主\n", "独立自主", "独立自主");
}

static void the_users_words_win_over_names_and_numbers(void **state)
{
    (void)state;
    assert_own_cut("荣臻\n", "聂荣臻", "聂|荣臻");
    assert_own_cut("聂\n", "聂荣臻", "聂|荣|臻");
    assert_own_cut("斯菲\n", "拉姆斯菲尔德", "拉|姆|斯菲|尔德");
    assert_own_cut("万\n", "300万人", "300|万|人");
    assert_own_cut("300\n", "300万人", "300|万|人");
    assert_own_cut("一九五八年\n", "在一九五八年", "在|一九五八年");
    assert_own_cut("九五\n", "一九五八年", "一|九五|八|年");
    assert_own_cut("第6章\n", "第6章", "第6章");
    assert_own_cut("一个\n", "第一个", "第|一个");
    assert_own_cut("五年计划\n", "第一个五年计划", "第一|个|五年计划");
}

static void numbers_end_where_they_do(void **state)
{
    zl_segmenter *segmenter = open_profile("zili", NULL);

    (void)state;
    assert_cut_by(segmenter, "六十四万千瓦，三分之一", "六十四万|千瓦|，|三分之一");
    assert_cut_by(segmenter, "十一个人，一个人", "十一|个|人|，|一个人");
    assert_cut_by(segmenter, "1日电，12月份，五十年代", "1|日|电|，|12|月份|，|五十|年代");
    assert_cut_by(segmenter, "老老实实，大大提高", "老老实实|，|大大|提高");
    close_with_lexicon(segmenter);
}

static void variants_are_cut_alike(void **state)
{
    zl_segmenter *segmenter = open_profile("zili", "聂荣\n");

    (void)state;
    assert_cut_by(segmenter, "国民经济和社会科学", "国民经济|和|社会科学");
    assert_cut_by(segmenter, "國民經濟和社會科學", "國民經濟|和|社會科學");
    assert_cut_by(segmenter, "共産黨，生産", "共産黨|，|生産");
    assert_cut_by(segmenter, "聶榮説", "聶榮|説");
    close_with_lexicon(segmenter);
}

static void the_users_words_win_in_latin_script(void **state)
{
    (void)state;
    assert_own_cut("C++\nA股\n阿Q\nIT\n3D打印\n卡拉OK\n",
                   "阿Q用C++写，买A股。WITH IT唱卡拉OK和3D打印",
                   "阿Q|用|C++|写|，|买|A股|。|WITH|IT|唱|卡拉OK|和|3D打印");
    assert_own_cut("self-reliance\nAT&T\n", "On self-reliance (AT&T).",
                   "On|self-reliance|(|AT&T|)|.");
    assert_own_cut("don\n300\n", "don't 300,000 don", "don't|300,000|don");
}

static void the_users_words_win_in_every_way_to_cut_latin(void **state)
{
    static const char *const names[] = { "letters", "hyphen", "penn" };

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        zl_segmenter *segmenter =
            open_profile(names[i], "F-16A\nself-\n自力更\n");
        assert_cut_by(segmenter, "an F-16A 自力更生", "an|F-16A|自力更|生");
        assert_cut_by(segmenter, "self-help", "self-|help");
        close_with_lexicon(segmenter);
    }
}

static void the_users_words_win_beside_kana_and_marks(void **state)
{
    (void)state;
    assert_own_cut("独立自主\n", "鮮の独立自主", "鮮|の|独立自主");
    assert_own_cut("独立自主\n", "独立自主の独立自主を",
                   "独立自主|の|独立自主|を");
    assert_own_cut("中国の\n", "新中国の茶", "新|中国の|茶");
    assert_own_cut("葛城\n", "葛城の人", "葛城|の|人");
    assert_own_cut("力更\n", "自力更\U000E0100生", "自|力更\U000E0100|生");
}

static void a_name_is_no_word_of_the_users_by_chance(void **state)
{
    (void)state;
    assert_own_cut("独立自主\n", "聂荣臻要300万人", "聂荣臻|要|300万|人");
}

/* ---- long runs ---- */

/* Words that never occur open other ways to the same cut. */
static const char *const no_words[] = { "龘龘龘\n", "Ω股龘\n", "龘龘\nΩ\n" };

static void assert_cut_the_same(zl_view text)
{
    zl_pieces expected = { 0 };

    cut(zili, text, &expected);
    check_pieces(text, &expected);
    for (size_t i = 0; i < 3; i++) {
        zl_segmenter *segmenter = open_profile("zili", no_words[i]);
        zl_pieces found = { 0 };
        cut(segmenter, text, &found);
        assert_same_cut(text, &found, &expected);
        zl_array_clear(&found);
        close_with_lexicon(segmenter);
    }
    zl_array_clear(&expected);
}

/* Words of the list at random, in runs of so many. */
static void add_run(zl_str *out, size_t characters, uint32_t *seed)
{
    zl_span file = read_file("src/text/cedict/3.txt");
    zl_view all = { (const char *)file.bytes, file.size };

    for (size_t count = 0; count < characters;) {
        size_t at = next_random(seed) % (all.size - 20);
        while (at > 0 && all.bytes[at - 1] != '\n')
            at--;
        for (int i = 0; i < 3; i++, count++) {
            uint32_t c = zl_utf8_next(all, &at);
            if (c < 0x4E00 || c > 0x9FFF)
                break;
            zl_utf8_add(out, c);
        }
        count++;
    }
    free_file(&file);
}

static void words_that_never_occur_change_nothing(void **state)
{
    static const char *const ends[] = { "，", "。\n", " ", "1", "・", "abc" };
    uint32_t seed = 5;
    zl_str text = { 0 };

    (void)state;
    while (text.size < 400000) {
        add_run(&text, 1 + next_random(&seed) % 40, &seed);
        zl_str_add_text(&text, ends[next_random(&seed) % 6]);
    }
    assert_cut_the_same(zl_str_view(&text));
    zl_str_clear(&text);
}

static void a_run_may_have_a_million_characters(void **state)
{
    static const size_t sizes[] = { 520, 5000, 6000, 100000, 1000000 };
    uint32_t seed = 6;

    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        zl_str text = { 0 };
        zl_str_add_text(&text, "first, 他说。");
        add_run(&text, sizes[i], &seed);
        assert_cut_the_same(zl_str_view(&text));
        zl_str_clear(&text);
    }
}

/* Wherever the blocks of a long run end, no word is cut there. */
static void no_block_ends_within_a_run(void **state)
{
    (void)state;
    for (size_t before = 0; before < 4; before++) {
        zl_str text = { 0 };
        for (size_t i = 0; i < before; i++)
            zl_str_add_text(&text, "饕");
        for (size_t i = 0; i < 9000; i++)
            zl_str_add_text(&text, "独立自主");
        assert_cut_the_same(zl_str_view(&text));
        zl_str_clear(&text);
    }
}

/* One call after the other over a text of one kind of character. */
static void check_many(zl_segmenter *segmenter, const char *piece)
{
    zl_str text = { 0 };
    zl_pieces pieces = { 0 };

    while (text.size < 1000000)
        zl_str_add_text(&text, piece);
    cut(segmenter, zl_str_view(&text), &pieces);
    check_pieces(zl_str_view(&text), &pieces);
    zl_array_clear(&pieces);
    zl_str_clear(&text);
}

static void one_character_may_fill_a_text(void **state)
{
    static const char *const pieces[] = {
        "大", "斯", "○", "三", "第", "a", "-", " ", "\n", "の", "ไ", "Ω",
        "大の", "\u0301", "1", "大a", "三○", "a-", "股 ", "。", "😀", "0.",
    };
    zl_segmenter *own = open_profile("zili+hyphen", "龘\nΩ股龘\n大大\nの大\n");

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        check_many(zili, pieces[i]);
        check_many(own, pieces[i]);
    }
    close_with_lexicon(own);
}

/* ---- why ---- */

static void assert_reason(zl_segmenter *segmenter, const char *word,
                          const char *origin, const char *parts)
{
    zl_reason reason = { 0 };
    zl_str found = { 0 };

    assert_int_equal(zl_reason_find(&reason, segmenter, zl_view_of(word),
                                    NULL),
                     ZILI_OK);
    assert_string_equal(reason.origin, origin);
    write_pieces(zl_view_of(word), &reason.parts, &found);
    assert_string_equal(zl_str_text(&found), parts);
    assert_true(found.size == 0 || reason.otherwise > 0);
    zl_str_clear(&found);
    zl_array_clear(&reason.parts);
}

static void a_cut_can_be_explained(void **state)
{
    zl_segmenter *own = open_profile("zili", "苏方\nC++\n");
    zl_segmenter *icu = open_profile("icu", NULL);
    zl_reason reason = { 0 };
    zili_error err = { 0 };

    (void)state;
    assert_reason(own, "苏方", "own", "苏|方");
    assert_reason(own, "C++", "own", "");
    assert_reason(own, "社会主义", "word", "社会|主义");
    assert_reason(own, "聂荣臻", "name", "聂|荣|臻");
    assert_reason(own, "self", "rule", "");
    assert_reason(own, "。", "rule", "");
    assert_reason(own, "国", "word", "");
    assert_reason(own, "\u4DB5", "unknown", "");
    assert_int_equal(
        zl_reason_find(&reason, icu, zl_view_of("苏方"), &err),
        ZILI_EUSAGE);
    assert_says(&err, "icu");
    close_with_lexicon(own);
    close_with_lexicon(icu);
}

static void a_number_can_be_explained(void **state)
{
    zl_reason reason = { 0 };

    (void)state;
    assert_int_equal(zl_reason_find(&reason, zili, zl_view_of("一九五八"),
                                    NULL),
                     ZILI_OK);
    assert_string_equal(reason.origin, "number");
    assert_true(reason.cost > 0);
    zl_array_clear(&reason.parts);
}

/* ---- what was read ---- */

static void what_was_read_has_a_sum(void **state)
{
    zl_segmenter *one = open_profile("zili", "苏方\n");
    uint64_t hash = zl_lexicon_dictionary(one->lexicon, 0);

    (void)state;
    assert_true(zl_lexicon_words(one->lexicon) != 0);
    assert_true(zl_lexicon_words(one->lexicon) ==
                zl_lexicon_words(zili->lexicon));
    close_with_lexicon(one);
    one = open_profile("zili", "苏方 \n");
    assert_true(zl_lexicon_dictionary(one->lexicon, 0) != hash);
    close_with_lexicon(one);
}

static void damaged_words_are_refused(void **state)
{
    zl_segmenter *segmenter;
    zili_error err = { 0 };

    (void)state;
    write_file(in_scratch("w"), "ZILITRI", 8);
    assert_int_equal(setenv("ZILI_WORDS", in_scratch("w"), 1), 0);
    assert_int_equal(
        open_with_lexicon(&segmenter, (zl_profile){ 0 }, NULL, &err),
        ZILI_EFORMAT);
    assert_null(segmenter);
    assert_says(&err, in_scratch("w"));
    segmenter = open_profile("icu", NULL);
    close_with_lexicon(segmenter);
    assert_int_equal(unsetenv("ZILI_WORDS"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_of_the_home_documents_are_whole),
        cmocka_unit_test(what_are_two_words_is_cut),
        cmocka_unit_test(traditional_and_simplified_are_cut_alike),
        cmocka_unit_test(words_are_counted_in_the_home_documents),
        cmocka_unit_test(the_users_words_win_over_the_vocabulary),
        cmocka_unit_test(the_users_words_win_over_names_and_numbers),
        cmocka_unit_test(numbers_end_where_they_do),
        cmocka_unit_test(variants_are_cut_alike),
        cmocka_unit_test(the_users_words_win_in_latin_script),
        cmocka_unit_test(the_users_words_win_in_every_way_to_cut_latin),
        cmocka_unit_test(the_users_words_win_beside_kana_and_marks),
        cmocka_unit_test(a_name_is_no_word_of_the_users_by_chance),
        cmocka_unit_test(words_that_never_occur_change_nothing),
        cmocka_unit_test(a_run_may_have_a_million_characters),
        cmocka_unit_test(no_block_ends_within_a_run),
        cmocka_unit_test(one_character_may_fill_a_text),
        cmocka_unit_test(a_cut_can_be_explained),
        cmocka_unit_test(a_number_can_be_explained),
        cmocka_unit_test(what_was_read_has_a_sum),
        cmocka_unit_test(damaged_words_are_refused),
    };

    return cmocka_run_group_tests_name("segment by zili", tests, open_zili,
                                       close_zili);
}
