/* test_joiner.c -- tokens put together: names and numbers. */
#include "lattice_help.h"

#include "text/joiner.h"

static lattices with_own, without;

/* Characters that are not named here are as rare as can be. */
static int open_words(void **state)
{
    static const priced_list words = {
        { { "的", 30 }, { "国", 65 }, { "明", 70 }, { "大", 40 },
          { "荒", 85 }, { "言", 59 }, { "在", 30 }, { "小明", 120 },
          { "国明", 95 }, { "拉姆", 120 }, { "斯菲", 94 }, { "大大", 95 },
          { "菲尔", 95 } },
        13,
    };
    static const priced_list own = {
        { { "万", 1 }, { "臻", 1 }, { "聂小", 1 }, { "尔德", 1 },
          { "拉丁", 1 }, { "○", 1 }, { "几", 1 }, { "第", 1 } },
        8,
    };

    (void)state;
    roles = zl_roles_new();
    if (!roles)
        return -1;
    open_lattice(&with_own, &words, &own);
    open_lattice(&without, &words, &(priced_list){ .count = 0 });
    return 0;
}

static int close_words(void **state)
{
    (void)state;
    close_lattice(&with_own);
    close_lattice(&without);
    zl_roles_free(roles);
    return 0;
}

/* "a|b c" has three tokens, of which the first two touch. */
static void read_tokens(const char *cut, zl_str *text, zl_pieces *tokens)
{
    size_t begin = 0;

    for (const char *at = cut;; at++) {
        if (*at && *at != '|' && *at != ' ') {
            zl_str_add_byte(text, *at);
            continue;
        }
        if (text->size > begin)
            assert_true(
                zl_array_push(tokens, (zl_piece){ begin, text->size }));
        if (!*at)
            return;
        if (*at == ' ')
            zl_str_add_byte(text, ' ');
        begin = text->size;
    }
}

static void write_tokens(zl_view text, const zl_pieces *tokens, zl_str *out)
{
    size_t done = 0;

    for (size_t i = 0; i < tokens->count; i++) {
        zl_piece token = tokens->items[i];
        if (i > 0)
            zl_str_add_text(out, token.begin == done ? "|" : " ");
        zl_str_add(out, zl_view_cut(text, token.begin, token.end));
        done = token.end;
    }
}

static void join(bool own, zl_view text, size_t first, zl_pieces *tokens)
{
    lattices *it = own ? &with_own : &without;

    zl_join(&it->knowledge, text, first, tokens);
}

typedef struct example {
    const char *cut, *joined; /* NULL: as it was */
} example;

static void assert_joined(const example *examples, size_t count, bool own)
{
    for (size_t i = 0; i < count; i++) {
        zl_str text = { 0 }, found = { 0 };
        zl_pieces tokens = { 0 };
        read_tokens(examples[i].cut, &text, &tokens);
        join(own, zl_str_view(&text), 0, &tokens);
        write_tokens(zl_str_view(&text), &tokens, &found);
        assert_string_equal(zl_str_text(&found),
                            examples[i].joined ? examples[i].joined
                                               : examples[i].cut);
        zl_array_clear(&tokens);
        zl_str_clear(&found);
        zl_str_clear(&text);
    }
}

#define JOINED(examples, own) \
    assert_joined(examples, sizeof examples / sizeof *examples, own)

/* ---- names ---- */

static void sounds_are_a_foreign_name(void **state)
{
    static const example examples[] = {
        { "拉|姆|斯|菲|尔|德", "拉姆斯菲尔德" },
        { "访|拉|姆|斯|的", "访|拉姆斯|的" },
        { "倫|斯|菲|爾|德", "倫斯菲爾德" },
        { "克|林|顿|总统", "克林顿|总统" },
        { "拉姆|斯", "拉姆斯" },
        { "姆|拉姆|斯", "姆拉姆斯" },
        { "德|克|萨|斯 拉|姆|斯", "德克萨斯 拉姆斯" },
        /* too short, too frequent, too seldom a sound alone */
        { "尔|斯", NULL },
        { "斯菲|尔", NULL },
        { "大|夫|大|大", NULL },
        { "大|夫|大|夫", "大夫大夫" },
        { "拉姆|菲尔", NULL },
        { "大大|拉|姆", NULL },
        /* what is no sound */
        { "卡|特|说", NULL },
        { "拉|姆|吃|斯", NULL },
        { "尔|𠀀|斯|特", NULL },
        { "a|尔|斯|b", NULL },
        { "尔\U000E0100斯|特", NULL },
    };

    (void)state;
    JOINED(examples, false);
}

static void rare_characters_behind_a_surname_are_a_name(void **state)
{
    static const example examples[] = {
        { "聂|荣|臻", "聂荣臻" },
        { "聶|榮|臻", "聶榮臻" },
        { "见|聂|荣|臻|说", "见|聂荣臻|说" },
        { "聂|荒|荒", "聂荒荒" },
        { "褚|荒|荒", NULL },
        { "褚|荣|臻", "褚荣臻" },
        { "李|国|明", NULL },
        { "李|荣|明", NULL },
        { "聂|荣|的", NULL },
        { "聂|荣|同", NULL },
        { "聂|一|臻", NULL },
        { "聂|荣", NULL },
        { "聂|小明", NULL },
        { "聂|荣|a", NULL },
        { "猫|荣|臻", NULL },
        { "聂|荣|𠀀", NULL },
    };

    (void)state;
    JOINED(examples, false);
}

static void a_title_shows_a_name(void **state)
{
    static const example examples[] = {
        { "李|国|明|同志", "李国明|同志" },
        { "李|言|言|同志", "李言言|同志" },
        { "主席|李|国|明", "主席|李国明" },
        { "主席|李|言|言", NULL },
        { "李|明|同志", "李明|同志" },
        { "李|言|同志", NULL },
        { "李|小明|總書記", NULL },
        { "李|小明|将军", "李小明|将军" },
        { "李|小明|將軍", "李小明|將軍" },
        { "李|国明|将军", NULL },
        { "褚|小明|将军", NULL },
        { "褚|国|明|将军", "褚国明|将军" },
        { "李|的|同志", NULL },
        { "李|在|国|同志", NULL },
        { "李|同志", NULL },
    };

    (void)state;
    JOINED(examples, false);
}

/* ---- numbers ---- */

static void numbers_go_on(void **state)
{
    static const example examples[] = {
        { "第|6|章", "第6|章" },
        { "第|三百|章", "第三百|章" },
        { "300|万|元", "300万|元" },
        { "300|萬|元", "300萬|元" },
        { "1,234.5|亿", "1,234.5亿" },
        { "６|万", "６万" },
        { "3|百|万", "3百万" },
        { "几|十|个", "几十|个" },
        { "幾|十萬|個", "幾十萬|個" },
        { "数|千|人", "数千|人" },
        { "十|几|个", "十几|个" },
        { "十|几|万|人", "十几万|人" },
        { "三百|几|十", "三百几十" },
        { "十|几|几", "十几|几" },
        { "十几|万|人", "十几万|人" },
        { "几千|万|元", "几千万|元" },
        { "數百|萬|元", "數百萬|元" },
        { "一百|几十|万", "一百几十万" },
        { "几|几千|个", NULL },
        { "几何|万", NULL },
        { "二|○|○|一|年", "二○○一|年" },
        { "一九|○|五|年", "一九○五|年" },
        { "三|○", "三○" },
        /* no numbers */
        { "第|章", NULL },
        { "第|几", NULL },
        { "两|三|个", NULL },
        { "千|几", NULL },
        { "几|个|十", NULL },
        { "3|百分|点", NULL },
        { "3rd|万", NULL },
        { "王|○|○", NULL },
        { "○|○|公司", NULL },
        { "○|五", NULL },
        { "6|第", NULL },
        { "a|万", NULL },
        { "三|千", NULL },
    };

    (void)state;
    JOINED(examples, false);
}

/* ---- what is never joined ---- */

static void nothing_is_joined_across_blanks(void **state)
{
    static const example examples[] = {
        { "拉|姆 斯|菲", NULL },      { "拉|姆 斯|菲|尔|德", "拉|姆 斯菲尔德" },
        { "聂 荣|臻", NULL },         { "聂|荣 臻", NULL },
        { "李|国|明 同志", NULL },    { "主席 李|国|明", NULL },
        { "李|明 同志", NULL },       { "第 6", NULL },
        { "300 万", NULL },           { "几 十", NULL },
        { "二|○ ○|一", "二○ ○|一" }, { "十 几", NULL },
    };

    (void)state;
    JOINED(examples, false);
}

static void nothing_is_joined_across_punctuation(void **state)
{
    static const example examples[] = {
        { "拉|，|姆|斯", NULL },  { "聂|、|荣|臻", NULL },
        { "聂|荣|，", NULL },     { "李|国|明|，|同志", NULL },
        { "第|，|6", NULL },      { "300|.|万", NULL },
        { "二|○|.|○", "二○|.|○" }, { "拉|姆|·|斯", NULL },
    };

    (void)state;
    JOINED(examples, false);
}

static void words_of_the_users_are_not_joined(void **state)
{
    static const example examples[] = {
        { "聂|荣|臻", NULL },
        { "300|万", NULL },
        { "300|万|亿", NULL },
        { "万|○", NULL },
        { "几|十", NULL },
        { "第|6", NULL },
        { "二|○|○|一", NULL },
        { "拉|姆|斯|菲|尔德", "拉姆斯菲|尔德" },
        { "拉丁|斯|菲", NULL },
        { "聂小|荣|臻", NULL },
        { "聂|荣|荒|万", "聂荣荒|万" },
    };

    (void)state;
    JOINED(examples, true);
}

static void tokens_before_the_first_are_left_alone(void **state)
{
    zl_str text = { 0 }, found = { 0 };
    zl_pieces tokens = { 0 };

    (void)state;
    read_tokens("聂|荣|臻|300|千|拉|姆|斯|菲", &text, &tokens);
    join(false, zl_str_view(&text), 4, &tokens);
    write_tokens(zl_str_view(&text), &tokens, &found);
    assert_string_equal(zl_str_text(&found), "聂|荣|臻|300|千|拉姆斯菲");
    join(false, zl_str_view(&text), tokens.count, &tokens);
    assert_int_equal(tokens.count, 6);
    zl_str_clear(&found);
    zl_str_clear(&text);
    zl_array_clear(&tokens);
}

/* ---- long texts ---- */

/* So many of the same tokens that it never ends if each looks at all. */
static void join_many(const char *token, size_t expected)
{
    zl_str text = { 0 };
    zl_pieces tokens = { 0 };

    for (size_t i = 0; i < 300000; i++) {
        size_t begin = text.size;
        zl_str_add_text(&text, token);
        assert_true(zl_array_push(&tokens, (zl_piece){ begin, text.size }));
    }
    join(false, zl_str_view(&text), 0, &tokens);
    assert_int_equal(tokens.count, expected);
    assert_int_equal(tokens.items[tokens.count - 1].end, text.size);
    zl_array_clear(&tokens);
    zl_str_clear(&text);
}

/* Here too each token is compared with the user's words. */
static void a_number_may_be_long(void **state)
{
    zl_str text = { 0 };
    zl_pieces tokens = { 0 };

    (void)state;
    zl_str_add_text(&text, "三");
    assert_true(zl_array_push(&tokens, (zl_piece){ 0, text.size }));
    for (size_t i = 0; i < 300000; i++) {
        zl_str_add_text(&text, "○");
        assert_true(
            zl_array_push(&tokens, (zl_piece){ text.size - 3, text.size }));
    }
    join(false, zl_str_view(&text), 0, &tokens);
    assert_int_equal(tokens.count, 1);
    assert_int_equal(tokens.items[0].end, text.size);
    zl_array_clear(&tokens);
    zl_str_clear(&text);
}

static void many_tokens_take_no_longer_each(void **state)
{
    (void)state;
    join_many("大", 300000);
    join_many("○", 300000);
    join_many("第", 300000);
    join_many("拉姆", 300000);
    join_many("斯", 300000 / 24);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sounds_are_a_foreign_name),
        cmocka_unit_test(rare_characters_behind_a_surname_are_a_name),
        cmocka_unit_test(a_title_shows_a_name),
        cmocka_unit_test(numbers_go_on),
        cmocka_unit_test(nothing_is_joined_across_blanks),
        cmocka_unit_test(nothing_is_joined_across_punctuation),
        cmocka_unit_test(words_of_the_users_are_not_joined),
        cmocka_unit_test(tokens_before_the_first_are_left_alone),
        cmocka_unit_test(a_number_may_be_long),
        cmocka_unit_test(many_tokens_take_no_longer_each),
    };

    return cmocka_run_group_tests_name("joiner", tests, open_words,
                                       close_words);
}
