/* test_yaml.c -- YAML files as trees. */
#include "base/file.h"
#include "base/mem.h"
#include "base/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static zl_yaml *parsed(const char *text)
{
    zl_yaml *yaml = NULL;
    zili_error err = { 0 };

    if (zl_yaml_parse(&yaml, "t.yaml", zl_view_of(text), &err))
        fail_msg("%s", err.text);
    return yaml;
}

static void refused_bytes(zl_view bytes, const char *sentence)
{
    zl_yaml *yaml = (zl_yaml *)1;
    zili_error err = { 0 };

    assert_int_equal(zl_yaml_parse(&yaml, "t.yaml", bytes, &err),
                     ZILI_EFORMAT);
    assert_null(yaml);
    assert_string_equal(err.text, sentence);
}

static void refused(const char *text, const char *sentence)
{
    refused_bytes(zl_view_of(text), sentence);
}

static const zl_yaml_node *got(const zl_yaml_node *map, const char *key)
{
    const zl_yaml_node *node = zl_yaml_get(map, key);

    assert_non_null(node);
    assert_string_equal(node->key, key);
    return node;
}

static void check_place(const zl_yaml_node *node, uint32_t line,
                        uint32_t column)
{
    assert_int_equal(node->line, line);
    assert_int_equal(node->column, column);
}

/* ---- what is read ---- */

static const char themes[] = "# themes of 1960\n"
                             "self-reliance:\n"
                             "  label: 自力更生\n"
                             "  zh: [自力更生, \"独立 自主\"]\n"
                             "  en:\n"
                             "    - self-relian*\n"
                             "    - 'rely on our*'\n"
                             "  note:\n";

static void a_tree_has_its_texts(void **state)
{
    (void)state;
    zl_yaml *yaml = parsed(themes);
    const zl_yaml_node *root = zl_yaml_root(yaml);
    const zl_yaml_node *theme = got(root, "self-reliance");

    assert_string_equal(zl_yaml_path(yaml), "t.yaml");
    assert_int_equal(root->kind, ZL_YAML_MAP);
    assert_int_equal(root->count, 1);
    assert_null(root->key);
    assert_int_equal(theme->count, 4);
    assert_string_equal(theme->text, "");
    assert_string_equal(got(theme, "label")->text, "自力更生");
    const zl_yaml_node *zh = got(theme, "zh"), *en = got(theme, "en");
    assert_int_equal(zh->kind, ZL_YAML_LIST);
    assert_int_equal(zh->count, 2);
    assert_string_equal(zh->items[1].text, "独立 自主");
    assert_string_equal(en->items[0].text, "self-relian*");
    assert_string_equal(en->items[1].text, "rely on our*");
    assert_null(en->items[1].key);
    assert_int_equal(got(theme, "note")->kind, ZL_YAML_TEXT);
    assert_string_equal(got(theme, "note")->text, "");
    assert_null(zl_yaml_get(theme, "fr"));
    assert_null(zl_yaml_get(zh, "fr"));
    zl_yaml_close(yaml);
}

static void every_node_knows_its_place(void **state)
{
    (void)state;
    zl_yaml *yaml = parsed(themes);
    const zl_yaml_node *theme = got(zl_yaml_root(yaml), "self-reliance");

    check_place(zl_yaml_root(yaml), 2, 1);
    check_place(theme, 2, 1);
    check_place(got(theme, "label"), 3, 3);
    check_place(got(theme, "zh"), 4, 3);
    /* columns are characters, not bytes */
    check_place(&got(theme, "zh")->items[1], 4, 14);
    check_place(&got(theme, "en")->items[1], 7, 7);
    check_place(got(theme, "note"), 8, 3);
    zl_yaml_close(yaml);
}

static void a_root_may_be_a_text_or_a_list(void **state)
{
    (void)state;
    zl_yaml *yaml = parsed("only this\n");

    assert_string_equal(zl_yaml_root(yaml)->text, "only this");
    zl_yaml_close(yaml);
    yaml = parsed("- a\n- - b\n  - c\n- {}\n- []\n- ''\n-\n- ~\n");
    const zl_yaml_node *root = zl_yaml_root(yaml);
    assert_int_equal(root->count, 7);
    assert_string_equal(root->items[1].items[1].text, "c");
    assert_int_equal(root->items[2].kind, ZL_YAML_MAP);
    assert_int_equal(root->items[2].count, 0);
    assert_int_equal(root->items[3].kind, ZL_YAML_LIST);
    assert_string_equal(root->items[4].text, "");
    assert_string_equal(root->items[5].text, "");
    assert_string_equal(root->items[6].text, "~");
    zl_yaml_close(yaml);
}

static void blocks_of_text_keep_or_fold_their_lines(void **state)
{
    (void)state;
    zl_yaml *yaml = parsed("a: |\n  one\n  two\nb: >\n  one\n  two\n");

    assert_string_equal(got(zl_yaml_root(yaml), "a")->text, "one\ntwo\n");
    assert_string_equal(got(zl_yaml_root(yaml), "b")->text, "one two\n");
    zl_yaml_close(yaml);
}

static void a_mark_of_byte_order_and_carriage_returns_do_no_harm(void **state)
{
    (void)state;
    zl_yaml *yaml = parsed("\xEF\xBB\xBF" "a: 1\r\nb: 2\r\n");

    assert_string_equal(got(zl_yaml_root(yaml), "a")->text, "1");
    assert_string_equal(got(zl_yaml_root(yaml), "b")->text, "2");
    check_place(got(zl_yaml_root(yaml), "b"), 2, 1);
    zl_yaml_close(yaml);
}

static void an_alias_stands_for_its_anchor(void **state)
{
    (void)state;
    zl_yaml *yaml = parsed("a: &x [1, &y 2]\nb: *x\nc: *y\nd: &x 3\ne: *x\n");
    const zl_yaml_node *root = zl_yaml_root(yaml);

    assert_int_equal(got(root, "b")->count, 2);
    assert_string_equal(got(root, "b")->items[1].text, "2");
    check_place(got(root, "b"), 2, 1);
    check_place(&got(root, "b")->items[0], 1, 8);
    assert_string_equal(got(root, "c")->text, "2");
    assert_string_equal(got(root, "e")->text, "3");
    zl_yaml_close(yaml);
}

/* ---- what is refused ---- */

static void a_fault_names_line_and_column(void **state)
{
    (void)state;
    refused("a: [1, 2\nb: 3\n",
            "t.yaml:3:1: This is not YAML: flow sequence without a closing "
            "bracket.");
    refused("a: 1\n b: 2\n",
            "t.yaml:1:4: This is not YAML: invalid multiline plain key.");
    refused("a: \"x\n", "t.yaml:1:5: This is not YAML: double-quoted scalar "
                        "without closing quote.");
    refused("a: b: c\n", "t.yaml:1:5: This is not YAML: invalid nested block "
                         "mapping on the same line.");
    refused("a:\n  - x\n  b\n",
            "t.yaml:3:3: This is not YAML: invalid scalar at the end of block "
            "sequence.");
}

static void a_key_that_comes_twice_is_refused(void **state)
{
    (void)state;
    refused("a: 1\nb: 2\na: 3\n",
            "t.yaml:3:1: The key \"a\" stands here a second time.");
    refused("x:\n  {k: 1, k: 2}\n",
            "t.yaml:2:10: The key \"k\" stands here a second time.");
    zl_yaml_close(parsed("a: {k: 1}\nb: {k: 1}\n"));
}

static void a_key_is_a_plain_text(void **state)
{
    (void)state;
    refused("? [a, b]\n: 1\n", "t.yaml:1:3: A key must be a plain text.");
    refused("a: &x b\n*x : 1\n",
            "t.yaml:2:1: A key must be a plain text, not *x.");
}

static void an_alias_needs_an_anchor_that_has_ended(void **state)
{
    (void)state;
    refused("a: *x\n",
            "t.yaml:1:4: *x means nothing: no &x ends before it.");
    refused("a: &x [*x]\n",
            "t.yaml:1:8: *x means nothing: no &x ends before it.");
}

static void bytes_that_are_not_utf_8_are_refused_at_their_place(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "\xFF",         "\x80",         "\xC0\x80",         "\xC1\xBF",
        "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80",
        "\xF8\x88",     "\xE8\x87",     "\xE8\x87 ",
    };
    char text[64], sentence[128];

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        snprintf(text, sizeof text, "a: 1\n自: %s", bad[i]);
        snprintf(sentence, sizeof sentence,
                 "t.yaml:2:4: This byte (0x%02X) is not UTF-8; save the file "
                 "as UTF-8.", (uint8_t)bad[i][0]);
        refused(text, sentence);
    }
    zl_yaml_close(parsed("a: \xF4\x8F\xBF\xBD \xED\x9F\xBF \xEE\x80\x80\n"));
}

static void control_characters_are_refused(void **state)
{
    (void)state;
    refused("a: x\x01y\n", "t.yaml:1:5: This control character (0x01) cannot "
                           "stand in YAML.");
    refused_bytes((zl_view){ "a: \0", 4 },
                  "t.yaml:1:4: This control character (0x00) cannot stand in "
                  "YAML.");
    refused("a: \"x\\0y\"\n", "t.yaml:1:4: A zero byte cannot stand in a "
                              "text.");
}

static void an_empty_file_is_refused(void **state)
{
    (void)state;
    refused("", "t.yaml:1:1: There is nothing in this file.");
    refused("# only a comment\n", "t.yaml:1:1: There is nothing in this file.");
    refused_bytes((zl_view){ NULL, 0 },
                  "t.yaml:1:1: There is nothing in this file.");
}

static void a_second_document_is_refused(void **state)
{
    (void)state;
    refused("a: 1\n---\nb: 2\n", "t.yaml:2:1: A second document begins here; "
                                 "a file holds one.");
    zl_yaml_close(parsed("---\na: 1\n...\n"));
}

/* ---- limits ---- */

static zl_str nested(size_t levels)
{
    zl_str text = { 0 };

    for (size_t i = 0; i < levels; i++)
        zl_str_add_byte(&text, '[');
    zl_str_add_text(&text, "x");
    for (size_t i = 0; i < levels; i++)
        zl_str_add_byte(&text, ']');
    return text;
}

static void thirty_two_levels_are_enough(void **state)
{
    (void)state;
    zl_str text = nested(32);
    zl_yaml_close(parsed(zl_str_text(&text)));
    zl_str_clear(&text);

    text = nested(33);
    refused(zl_str_text(&text),
            "t.yaml:1:33: This is nested deeper than 32 levels.");
    zl_str_clear(&text);

    text = nested(1000000);
    refused(zl_str_text(&text),
            "t.yaml:1:33: This is nested deeper than 32 levels.");
    zl_str_clear(&text);
}

static void aliases_cannot_nest_deeper_either(void **state)
{
    (void)state;
    zl_str text = { 0 };

    zl_str_add_text(&text, "a0: &a0 [x]\n");
    for (int i = 1; i < 40; i++)
        zl_str_format(&text, "a%d: &a%d [*a%d]\n", i, i, i - 1);
    refused(zl_str_text(&text),
            "t.yaml:32:12: This is nested deeper than 32 levels.");
    zl_str_clear(&text);
}

/* "A billion laughs": ten times ten times ten ... */
static void a_bomb_of_aliases_is_refused_at_once(void **state)
{
    (void)state;
    zl_str text = { 0 };
    clock_t start = clock();

    zl_str_add_text(&text, "a0: &a0 lol\n");
    for (int i = 1; i < 20; i++) {
        zl_str_format(&text, "a%d: &a%d [", i, i);
        for (int k = 0; k < 10; k++)
            zl_str_format(&text, "%s*a%d", k ? ", " : "", i - 1);
        zl_str_add_text(&text, "]\n");
    }
    refused(zl_str_text(&text),
            "t.yaml:7:45: There are more than 1000000 values, those that "
            "aliases repeat included.");
    assert_true(clock() - start < CLOCKS_PER_SEC);
    zl_str_clear(&text);
}

static void a_file_of_many_keys_is_read_in_good_time(void **state)
{
    (void)state;
    zl_str text = { 0 };
    clock_t start = clock();

    for (int i = 0; i < 100000; i++)
        zl_str_format(&text, "key%d: %d\n", i, i);
    zl_yaml *yaml = parsed(zl_str_text(&text));
    assert_int_equal(zl_yaml_root(yaml)->count, 100000);
    assert_true(clock() - start < 20 * CLOCKS_PER_SEC);
    zl_yaml_close(yaml);
    zl_str_clear(&text);
}

/* ---- files ---- */

static void a_file_of_more_than_16_mib_is_refused(void **state)
{
    (void)state;
    zl_yaml *yaml;
    zili_error err;

    assert_int_equal(zl_yaml_open(&yaml, "/dev/zero", &err), ZILI_EFORMAT);
    assert_string_equal(err.text, "/dev/zero is too large: at most 16777216 "
                                  "bytes are read.");
}

static void a_file_that_is_not_there_is_named(void **state)
{
    (void)state;
    zl_yaml *yaml;
    zili_error err;

    assert_int_equal(zl_yaml_open(&yaml, "no/such.yaml", &err), ZILI_EIO);
    assert_null(yaml);
    assert_string_equal(err.text,
                        "Cannot open no/such.yaml: No such file or directory.");
    assert_int_equal(zl_yaml_open(&yaml, "no/such.yaml", NULL), ZILI_EIO);
}

static void a_failure_at_a_node_names_file_line_and_column(void **state)
{
    (void)state;
    zl_yaml *yaml = parsed(themes);
    zili_error err;
    const zl_yaml_node *zh =
        got(got(zl_yaml_root(yaml), "self-reliance"), "zh");

    assert_int_equal(zl_yaml_fail(yaml, zh, &err, "\"%s\" is odd.", zh->key),
                     ZILI_EUSAGE);
    assert_int_equal(err.status, ZILI_EUSAGE);
    assert_string_equal(err.text, "t.yaml:4:3: \"zh\" is odd.");
    assert_int_equal(zl_yaml_fail(yaml, zh, NULL, "x"), ZILI_EUSAGE);
    (void)zl_yaml_fail(yaml, zh, &err, "no stop");
    assert_string_equal(err.text, "t.yaml:4:3: no stop.");
    zl_yaml_close(yaml);
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    static const char text[] = "a: &x [1, {b: 2}]\nc: *x\nd: &y e\nf: *y\n"
                               "g: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n";
    zl_yaml *yaml = NULL;
    zili_error err;
    long n = 0;

    for (;; n++) {
        zl_refuse_after(n);
        zili_status status =
            zl_yaml_parse(&yaml, "t.yaml", zl_view_of(text), &err);
        zl_refuse_after(-1);
        if (status == ZILI_OK)
            break;
        assert_int_equal(status, ZILI_ENOMEM);
        assert_null(yaml);
    }
    assert_true(n > 20);
    zl_yaml_close(yaml);
}

/* Cut anywhere, the file is read or refused, and nothing else happens. */
static void every_cut_is_survived(void **state)
{
    (void)state;
    zl_yaml *yaml;
    zili_error err;

    for (size_t size = 0; size < sizeof themes; size++) {
        zl_view cut = { themes, size };
        if (zl_yaml_parse(&yaml, "t.yaml", cut, &err))
            assert_memory_equal(err.text, "t.yaml:", 7);
        else
            zl_yaml_close(yaml);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tree_has_its_texts),
        cmocka_unit_test(every_node_knows_its_place),
        cmocka_unit_test(a_root_may_be_a_text_or_a_list),
        cmocka_unit_test(blocks_of_text_keep_or_fold_their_lines),
        cmocka_unit_test(a_mark_of_byte_order_and_carriage_returns_do_no_harm),
        cmocka_unit_test(an_alias_stands_for_its_anchor),
        cmocka_unit_test(a_fault_names_line_and_column),
        cmocka_unit_test(a_key_that_comes_twice_is_refused),
        cmocka_unit_test(a_key_is_a_plain_text),
        cmocka_unit_test(an_alias_needs_an_anchor_that_has_ended),
        cmocka_unit_test(
            bytes_that_are_not_utf_8_are_refused_at_their_place),
        cmocka_unit_test(control_characters_are_refused),
        cmocka_unit_test(an_empty_file_is_refused),
        cmocka_unit_test(a_second_document_is_refused),
        cmocka_unit_test(thirty_two_levels_are_enough),
        cmocka_unit_test(aliases_cannot_nest_deeper_either),
        cmocka_unit_test(a_bomb_of_aliases_is_refused_at_once),
        cmocka_unit_test(a_file_of_many_keys_is_read_in_good_time),
        cmocka_unit_test(a_file_of_more_than_16_mib_is_refused),
        cmocka_unit_test(a_file_that_is_not_there_is_named),
        cmocka_unit_test(a_failure_at_a_node_names_file_line_and_column),
        cmocka_unit_test(every_lack_of_memory_is_survived),
        cmocka_unit_test(every_cut_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
