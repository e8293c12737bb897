/* test_themes.c -- files of themes in their two forms. */
#include "index_help.h"

#include "query/themes.h"

static zili_status read_text(zl_themes **out, const char *text,
                             zili_error *err)
{
    write_file(in_scratch("t.yaml"), text, strlen(text));
    return zl_themes_open(out, in_scratch("t.yaml"), err);
}

static zl_themes *read_good(const char *text)
{
    zl_themes *themes;
    zili_error err = { 0 };

    if (read_text(&themes, text, &err))
        fail_msg("%s", err.text);
    return themes;
}

/* The words of a pattern, enough to know it again. */
static void write_pattern(const zl_node *tree, zl_str *out)
{
    if (tree->kind == ZL_NODE_STRING)
        zl_str_add_byte(out, '~');
    if (tree->text)
        zl_str_add_text(out, tree->text);
    for (size_t i = 0; i < tree->children.count; i++) {
        zl_str_add_text(out, i ? "_" : "");
        write_pattern(tree->children.items[i], out);
    }
}

/* "a(自主,Autonomy) zh:~自 en:rely_on; a/b …" */
static void write_theme(const zl_theme *theme, zl_str *out)
{
    zl_str_add_text(out, theme->name);
    if (theme->label_zh || theme->label_en)
        zl_str_format(out, "(%s,%s)", theme->label_zh ? theme->label_zh : "",
                      theme->label_en ? theme->label_en : "");
    for (size_t i = 0; i < theme->patterns.count; i++) {
        const zl_pattern *pattern = &theme->patterns.items[i];
        zl_str_format(out, " %s%s", pattern->lang ? pattern->lang : "",
                      pattern->lang ? ":" : "");
        write_pattern(pattern->tree, out);
    }
}

static void assert_themes(const char *text, const char *expected)
{
    zl_themes *themes = read_good(text);
    zl_str found = { 0 };

    for (size_t i = 0; i < themes->list.count; i++) {
        zl_str_add_text(&found, i ? "; " : "");
        write_theme(&themes->list.items[i], &found);
    }
    assert_string_equal(zl_str_text(&found), expected);
    zl_str_clear(&found);
    zl_themes_close(themes);
}

/* ---- the two forms ---- */

static void a_theme_has_labels_languages_and_themes_below(void **state)
{
    (void)state;
    assert_themes("autonomy:\n"
                  "  label: { zh: 自主, en: Autonomy }\n"
                  "  themes:\n"
                  "    self-reliance:\n"
                  "      label: { en: Self-reliance }\n"
                  "      zh: ['~\"自力更生\"']\n"
                  "      en: ['self-relian*', rely on ourselves]\n"
                  "  fr: autonomie\n"
                  "other:\n  zh: 其他\n",
                  "autonomy(自主,Autonomy) fr:autonomie; "
                  "autonomy/self-reliance(,Self-reliance) zh:~自力更生 "
                  "en:self_-_relian* en:rely_on_ourselves; "
                  "other zh:其他");
}

static void a_dictionary_of_quanteda_loads_unchanged(void **state)
{
    (void)state;
    assert_themes("security: [defen*, weapon*]\n"
                  "economy:\n"
                  "  trade: [trade*, 'customs union']\n"
                  "  industry:\n    heavy: [steel]\n    light: cloth\n"
                  "empty: []\n",
                  "security defen* weapon*; economy; "
                  "economy/trade trade* customs_union; economy/industry; "
                  "economy/industry/heavy steel; "
                  "economy/industry/light cloth; empty");
}

/* As in the dictionary of Laver and Garry. */
static void names_that_no_query_can_say_become_labels(void **state)
{
    (void)state;
    assert_themes("ECONOMY:\n  +STATE+: [accommod*]\n  =STATE=: [a]\n"
                  "'LAW AND ORDER': {'a{b}': [c], 'd::e': [f], '5%c': [g],"
                  " '5%': [h]}\n"
                  "'x y': {label: {en: Both, zh: 两}, en: [z]}\n"
                  "'v w': {label: {zh: 两}}\n",
                  "ECONOMY; ECONOMY/_STATE_(,+STATE+) accommod*; "
                  "ECONOMY/=STATE= a; LAW_AND_ORDER(,LAW AND ORDER); "
                  "LAW_AND_ORDER/a_b_(,a{b}) c; "
                  "LAW_AND_ORDER/d:_e(,d::e) f; LAW_AND_ORDER/5_c(,5%c) g; "
                  "LAW_AND_ORDER/5% h; x_y(两,Both) en:z; v_w(两,v w)");
}

static void maps_among_patterns_are_themes_below(void **state)
{
    (void)state;
    assert_themes("c: [one, {d: [two], e: three}, four]\n",
                  "c one four; c/d two; c/e three");
}

static void a_language_is_one_only_where_a_list_follows(void **state)
{
    (void)state;
    assert_themes("a:\n  en:\n    b: [c]\n", "a; a/en; a/en/b c");
    assert_themes("zh: [a]\nlabel: [b]\nthemes: [c]\n",
                  "zh a; label b; themes c");
    assert_themes("a:\n  war: [b]\n  art: [c]\n", "a; a/war b; a/art c");
    assert_themes("a:\n  themes:\n    en: [b]\n", "a; a/en b");
}

static void empty_labels_are_none(void **state)
{
    (void)state;
    assert_themes("a:\n  label: { zh: , en: A }\n  zh: [b]\n", "a(,A) zh:b");
    assert_themes("a:\n  label: {}\n  zh: [b]\n", "a zh:b");
}

/* ---- faults ---- */

static void assert_fault(const char *text, const char *place,
                         const char *words)
{
    zl_themes *themes = (zl_themes *)(uintptr_t)1;
    zili_error err = { 0 };
    char start[300];

    zili_status status = read_text(&themes, text, &err);
    assert_true(status == ZILI_EUSAGE || status == ZILI_EFORMAT);
    assert_null(themes);
    snprintf(start, sizeof start, "%s:%s: ", in_scratch("t.yaml"), place);
    if (strncmp(err.text, start, strlen(start)) != 0)
        fail_msg("%s", err.text);
    assert_says(&err, words);
}

/* The reason stands behind the pattern, however long that is. */
static void of_a_long_pattern_the_beginning_is_told(void **state)
{
    char text[1000] = "a: ['[]";

    (void)state;
    for (int i = 0; i < 200; i++)
        strcat(text, "独");
    strcat(text, " (c']\n");
    assert_fault(text, "1:5", "独…\": Column 204 of the query: this bracket");
}

static void a_fault_has_its_line_and_column(void **state)
{
    (void)state;
    assert_fault("a:\n  - b\n  - '(c'\n", "3:5",
                 "in the pattern \"(c\": Column 1 of the query: this bracket");
    assert_fault("a: [b, [c]]\n", "1:8", "the theme a wants patterns here");
    assert_fault("a: [{b: [[c]]}]\n", "1:10", "wants patterns here");
    assert_fault("a:\n", "1:1", "wants patterns here");
    assert_fault("a: ['']\n", "1:5", "wants patterns here");
    assert_fault("'': [c]\n", "1:1", "a theme has no name");
    assert_fault("a b: [c]\na_b: [d]\n", "2:1", "another theme \"a_b\"");
    assert_fault("a:\n  b_c: [d]\n  b/c: [d]\n", "3:3",
                 "another theme \"a/b_c\"");
    assert_fault("a:\n  label: b\n", "2:3", "a label is a map");
    assert_fault("a:\n  label: [b]\n", "2:3", "a label is a map");
    assert_fault("a:\n  label: {zh: [b]}\n", "2:11", "a label is one text");
    assert_fault("a:\n  themes: [b]\n", "2:3", "stands a map");
    assert_fault("a: [b]\nc: ['d @a']\n", "2:5", "names a theme");
    assert_fault("a: ['(b) within s']\n", "1:5", "is a whole query");
    assert_fault("a: ['b:[]']\n", "1:5", "is a whole query");
    assert_fault("- a\n", "1:1", "a file of themes is a map");
    assert_fault("a\n", "1:1", "a file of themes is a map");
    assert_fault("{}\n", "1:1", "a file of themes is a map");
    assert_fault("a: [b]\na: [c]\n", "2:1", "");
}

static void a_file_that_is_not_there_is_named(void **state)
{
    zl_themes *themes;
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(zl_themes_open(&themes, in_scratch("no.yaml"), &err),
                     ZILI_EIO);
    assert_null(themes);
    assert_says(&err, "no.yaml");
}

/* ---- names ---- */

/* The themes that `name` means, as digits. */
static void assert_means(const zl_themes *themes, const char *name,
                         const char *expected)
{
    char found[20] = { 0 };
    size_t count = 0;
    zl_view view = zl_view_of(name);

    for (size_t i = 0; i < themes->list.count; i++)
        if (zl_themes_is(themes, i, view))
            found[count++] = (char)('0' + i);
    if (strcmp(found, expected) != 0)
        fail_msg("%s: %s", name, found);
    assert_int_equal(zl_themes_find(themes, view),
                     count ? (size_t)(found[0] - '0') : SIZE_MAX);
}

static void a_name_may_leave_out_the_beginning_of_the_path(void **state)
{
    /* 0 a, 1 a/b, 2 a/b/c, 3 a/bb, 4 d, 5 d/c, 6 b2 */
    zl_themes *themes = read_good("a: {b: {c: [x]}, bb: [x]}\n"
                                  "d: {c: [x]}\nb2: [x]\n");

    (void)state;
    assert_means(themes, "a", "0123");
    assert_means(themes, "a/b", "12");
    assert_means(themes, "b", "12");
    assert_means(themes, "b/c", "2");
    assert_means(themes, "c", "25");
    assert_means(themes, "bb", "3");
    assert_means(themes, "a/", "");
    assert_means(themes, "x", "");
    assert_means(themes, "", "");
    zl_themes_close(themes);
}

static void a_whole_path_means_no_other_theme(void **state)
{
    /* 0 a, 1 a/b, 2 a/b/c, 3 b, 4 b/d */
    zl_themes *themes = read_good("a: {b: {c: [x]}}\nb: {d: [x]}\n");

    (void)state;
    assert_means(themes, "b", "34");
    assert_means(themes, "a/b", "12");
    assert_means(themes, "b/c", "2");
    zl_themes_close(themes);
}

static void the_themes_of_the_home_corpus_load(void **state)
{
    zl_themes *themes;
    zili_error err = { 0 };

    (void)state;
    if (zl_themes_open(&themes, "corpus/themes.yaml", &err))
        fail_msg("%s", err.text);
    size_t i = zl_themes_find(themes, zl_view_of("self-reliance"));
    assert_int_not_equal(i, SIZE_MAX);
    assert_string_equal(themes->list.items[i].name, "autonomy/self-reliance");
    assert_string_equal(themes->list.items[i].label_zh, "自力更生");
    zl_themes_close(themes);
}

static void every_lack_of_memory_is_survived(void **state)
{
    static const char text[] = "a:\n  label: {zh: 自, en: A}\n  zh: [b, c d]\n"
                               "  themes:\n    e: [f]\n    g: {h: i}\n";
    zl_themes *themes = NULL;
    zili_status status = ZILI_ENOMEM;
    long requests = 0;

    (void)state;
    write_file(in_scratch("t.yaml"), text, sizeof text - 1);
    for (; status; requests++) {
        zl_refuse_after(requests);
        status = zl_themes_open(&themes, in_scratch("t.yaml"), NULL);
        zl_refuse_after(-1);
        assert_true(!status || (status == ZILI_ENOMEM && !themes));
    }
    assert_int_equal(themes->list.count, 4);
    assert_int_equal(themes->list.items[0].patterns.count, 2);
    assert_true(requests > 20);
    zl_themes_close(themes);
    zl_themes_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_theme_has_labels_languages_and_themes_below),
        cmocka_unit_test(a_dictionary_of_quanteda_loads_unchanged),
        cmocka_unit_test(names_that_no_query_can_say_become_labels),
        cmocka_unit_test(maps_among_patterns_are_themes_below),
        cmocka_unit_test(a_language_is_one_only_where_a_list_follows),
        cmocka_unit_test(empty_labels_are_none),
        cmocka_unit_test(of_a_long_pattern_the_beginning_is_told),
        cmocka_unit_test(a_fault_has_its_line_and_column),
        cmocka_unit_test(a_file_that_is_not_there_is_named),
        cmocka_unit_test(a_name_may_leave_out_the_beginning_of_the_path),
        cmocka_unit_test(a_whole_path_means_no_other_theme),
        cmocka_unit_test(the_themes_of_the_home_corpus_load),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("themes", tests, make_scratch,
                                       remove_scratch);
}
