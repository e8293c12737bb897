/* test_toml.c -- TOML is read value by value, or refused with its line. */
#include "formats/toml.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* A zl_toml_take. */
static void show(void *user, zl_view key, zl_view value)
{
    zl_str_add(user, key);
    zl_str_add_byte(user, '=');
    zl_str_add(user, value);
    zl_str_add_byte(user, '\n');
}

static void assert_toml(const char *text, const char *expected)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    if (zl_toml_read(zl_view_of(text), "a.md", 2, show, &out, &err))
        fail_msg("%s", err.text);
    assert_string_equal(zl_str_text(&out), expected);
    zl_str_clear(&out);
}

static void assert_refused(const char *text, const char *part)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    assert_int_equal(
        zl_toml_read(zl_view_of(text), "a.md", 2, show, &out, &err),
        ZILI_EFORMAT);
    if (!strstr(err.text, part))
        fail_msg("%s", err.text);
    zl_str_clear(&out);
}

static const char front[] =
    "# of a letter\n"
    "title = \"To \\\"Mao\\\" \\u4e2d\\t\\U0001F600\" # a comment\r\n"
    "path = 'C:\\n'\n"
    "\"the key\" = true\n"
    "date = 1960-07-03\n"
    "seen = 1960-07-03T10:00:00.5+08:00\n"
    "told = 1960-07-03 10:00:00\n"
    "at = 07:32:00\n"
    "weight = 1_000.5e-3\n"
    "draft=false\n"
    "tags = [ 'a', \"b\", # two\n  [1, -2], ]\n"
    "place = { city = \"Peking\", at.x = 0x1F }\n"
    "\n"
    "long = \"\"\"\none \\\n   two \"\"three\"\"\"\"\n"
    "raw = '''a\\\nb'''\n"
    "[params]\nauthor.name = 'Nie'\n"
    "[[ people . list ]]\nname = 'x'\n"
    "[[people.list]]\nname = 'y'\nempty = []\n";

static void all_of_it_is_read(void **state)
{
    (void)state;
    assert_toml(front, "title=To \"Mao\" 中\t😀\n"
                       "path=C:\\n\n"
                       "the key=true\ndate=1960-07-03\n"
                       "seen=1960-07-03T10:00:00.5+08:00\n"
                       "told=1960-07-03 10:00:00\nat=07:32:00\n"
                       "weight=1_000.5e-3\ndraft=false\n"
                       "tags=a\ntags=b\ntags=1\ntags=-2\n"
                       "place.city=Peking\nplace.at.x=0x1F\n"
                       "long=one two \"\"three\"\n"
                       "raw=a\\\nb\n"
                       "params.author.name=Nie\n"
                       "people.list.name=x\npeople.list.name=y\n");
    assert_toml("", "");
    assert_toml("a = '1'", "a=1\n");
    assert_toml("x = [{a = 1}, {a = 2}]\n", "x.a=1\nx.a=2\n");
    assert_toml("a = inf\nb = +nan\nc = 0\nd = 1e5\n",
                "a=inf\nb=+nan\nc=0\nd=1e5\n");
}

static void what_it_is_not_is_refused_with_its_line(void **state)
{
    (void)state;
    assert_refused("a = 1\n\nb = yes\n", "a.md, line 4: ");
    assert_refused("a = 'x\n", "line 2: the front matter between lines +++ "
                               "cannot be read as TOML: a quote is not "
                               "closed");
    assert_refused("a = \"\"\"x\n\ny", "line 4: ");
    assert_refused("a = \"\\q\"\n", "written with \\");
    assert_refused("a = \"\\ud800\"\n", "written with \\");
    assert_refused("a = \"\\", "written with \\");
    assert_refused("a = [1, 2\n\nb = 3\n", "line 4: ");
    assert_refused("a = { b = 1\n", "not closed with }");
    assert_refused("[a\nb = 1\n", "line 2: ");
    assert_refused("a = 1 2\n", "something stands behind");
    assert_refused("a\n", "behind a key stands =");
    assert_refused("= 1\n", "here stands a key");
    assert_refused("a = 1\na = 2\n", "line 3: ");
    assert_refused("a = 1960-7-3\n", "a value is");
    assert_refused("a = 1_\n", "a value is");
    assert_refused("a = \n", "a value is");
}

static void lists_lie_in_each_other_only_so_deep(void **state)
{
    zl_str text = { 0 };

    (void)state;
    zl_str_add_text(&text, "a = ");
    for (int i = 0; i < 100000; i++)
        zl_str_add_byte(&text, '[');
    assert_refused(zl_str_text(&text), "32 deep");
    zl_str_clear(&text);
}

/* Cut anywhere it is read or refused, and never reads on. */
static void every_cut_is_survived(void **state)
{
    (void)state;
    for (size_t size = 0; size < sizeof front; size++) {
        zl_str out = { 0 };
        char *copy = zl_copy_text(front, size);
        zili_status status = zl_toml_read((zl_view){ copy, size }, "a.md", 2,
                                          show, &out, NULL);
        assert_true(status == ZILI_OK || status == ZILI_EFORMAT);
        zl_free(copy);
        zl_str_clear(&out);
    }
}

static void lack_of_memory_is_survived(void **state)
{
    zili_status status = ZILI_ENOMEM;

    (void)state;
    for (long n = 0; status; n++) {
        zl_str out = { 0 };
        zl_refuse_after(n);
        status =
            zl_toml_read(zl_view_of(front), "a.md", 2, show, &out, NULL);
        zl_refuse_after(-1);
        zl_str_clear(&out);
        assert_true(!status || status == ZILI_ENOMEM);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_it_is_read),
        cmocka_unit_test(what_it_is_not_is_refused_with_its_line),
        cmocka_unit_test(lists_lie_in_each_other_only_so_deep),
        cmocka_unit_test(every_cut_is_survived),
        cmocka_unit_test(lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
