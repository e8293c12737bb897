/* test_web_describe.c -- what can be asked, read by a reader of JSON that is
 * not ours, and held against the lists that it is made of. */
#include "web_help.h"

#include "web/describe.h"

#include <json-c/json.h>

static web_site site;

static int open_all(void **state)
{
    if (make_scratch(state))
        return -1;
    open_site(&site, NULL);
    return 0;
}

static int close_all(void **state)
{
    web_site_close(&site);
    return remove_scratch(state);
}

static json_object *describe(void)
{
    size_t size;
    char *text = web_describe(&site, &size);

    assert_non_null(text);
    assert_int_equal(strlen(text), size);
    json_object *json = json_tokener_parse(text);
    assert_non_null(json);
    free(text);
    return json;
}

static json_object *member(json_object *json, const char *name)
{
    json_object *found = NULL;

    if (!json_object_object_get_ex(json, name, &found))
        fail_msg("there is no %s", name);
    return found;
}

static const char *text_of(json_object *json, const char *name)
{
    return json_object_get_string(member(json, name));
}

/* The value at the start is one that the option takes. */
static void check_value(json_object *json, const zili_option *option)
{
    json_object *value = member(json, "value"), *choices;

    assert_string_equal(text_of(json, "name"), option->name);
    if (option->type == ZILI_OPTION_FLAG)
        assert_true(json_object_is_type(value, json_type_boolean));
    if (option->type != ZILI_OPTION_CHOICE || !value)
        return;
    choices = member(json, "choices");
    bool found = false;
    for (size_t i = 0; i < json_object_array_length(choices); i++)
        found |= strcmp(json_object_get_string(
                            json_object_array_get_idx(choices, i)),
                        json_object_get_string(value)) == 0;
    if (!found)
        fail_msg("--%s is no %s", option->name, json_object_get_string(value));
}

static void check_list(json_object *json, const zili_option *list)
{
    size_t count = 0;

    for (; list[count].name; count++)
        check_value(json_object_array_get_idx(json, count), &list[count]);
    assert_int_equal(json_object_array_length(json), count);
}

static void all_options_are_described(void **state)
{
    json_object *json = describe(), *analyses = member(json, "analyses");
    size_t count = 0;

    (void)state;
    for (; zili_analyses[count]; count++) {
        json_object *own = json_object_array_get_idx(analyses, count);
        assert_string_equal(text_of(own, "name"), zili_analyses[count]->name);
        check_list(member(own, "options"), zili_analyses[count]->options);
    }
    assert_int_equal(json_object_array_length(analyses), count);
    check_list(member(member(json, "drawing"), "options"),
               zili_chart_option_list);
    json_object_put(json);
}

static void corpora_are_named(void **state)
{
    json_object *json = describe(), *corpora = member(json, "corpora");

    (void)state;
    assert_string_equal(json_object_to_json_string(corpora),
                        "[ \"one\", \"two\" ]");
    assert_false(json_object_get_boolean(member(json, "themes")));
    json_object_put(json);
}

static void memory_may_be_refused(void **state)
{
    size_t size;

    (void)state;
    granted = 0;
    char *text = web_describe(&site, &size);
    granted = -1;
    assert_null(text);
}

/* ---- names of sites ---- */

static void is_named(const char *path, const char *expected)
{
    web_site named;
    zili_error err;

    assert_int_equal(web_site_name(&named, &path, 1, NULL, &err), ZILI_OK);
    assert_string_equal(named.corpora[0].name, expected);
    web_site_close(&named);
}

static void names_are_parts_of_addresses(void **state)
{
    const char *const same[] = { "a/x.zili", "b/x.zili/", "x", "x-2.zili" };
    web_site named;
    zili_error err;

    (void)state;
    is_named("build/home.zili", "home");
    is_named("home.zili///", "home");
    is_named("my corpus (2).zili", "my-corpus--2-");
    is_named("自力.zili", "自力");
    is_named("assets.zili", "assets-2");
    is_named("a?b&c=#.zili", "a-b-c--");
    is_named("\xFF\xFE.zili", "--");
    assert_int_equal(web_site_name(&named, same, 4, NULL, &err), ZILI_OK);
    assert_string_equal(named.corpora[0].name, "x");
    assert_string_equal(named.corpora[1].name, "x-2");
    assert_string_equal(named.corpora[2].name, "x-3");
    assert_string_equal(named.corpora[3].name, "x-2-2");
    assert_ptr_equal(web_site_find(&named, "x-3"), &named.corpora[2]);
    assert_null(web_site_find(&named, "y"));
    web_site_close(&named);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_options_are_described),
        cmocka_unit_test(corpora_are_named),
        cmocka_unit_test(memory_may_be_refused),
        cmocka_unit_test(names_are_parts_of_addresses),
    };

    return cmocka_run_group_tests(tests, open_all, close_all);
}
