/* test_json.c -- objects of JSON become documents. */
#include "base_help.h"
#include "documents_help.h"

#include "formats/json_escape.h"

static void assert_lines(const char *text, const char *expected)
{
    assert_documents(show_line, zl_view_of(text), "t.jsonl", NULL, expected);
}

static void assert_array(const char *text, const char *expected)
{
    assert_documents(show_line, zl_view_of(text), "t.json", NULL, expected);
}

static void a_line_is_a_document(void **state)
{
    (void)state;
    assert_lines("{\"id\":\"a\",\"text\":\"自力\\u66f4\\u751f\"}\r\n\n"
                 " {\"text\":\"x\\ny\",\"n\":1.10,\"b\":true,\"z\":null} \n",
                 "a (t.jsonl#line 1): 自力更生\n"
                 "t#3 (t.jsonl#line 3) n=1.10 b=true: x\ny\n");
    assert_lines("{\"text\":\"a\"}", "t#1 (t.jsonl#line 1): a\n");
    assert_lines("\n", "");
}

/* Half of a pair without the other half, and zero. */
static void escapes_of_no_character_are_refused(void **state)
{
    static const char *const wrong[] = {
        "\\u0000", "\\ud83d", "\\uDE00", "\\ude00\\ud83d",
        "\\ud83d\\ud83d\\ude00", "\\ud83dx", "\\ud83d\\n", "\\\\\\uDBFF",
    };
    zl_str text = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        zl_str_empty(&text);
        zl_str_format(&text, "[{\"text\":\"a\"},\n{\"text\":\n\"a%sb\"}]",
                      wrong[i]);
        assert_no_documents(zl_str_view(&text), "t.json", NULL,
                            " is no character, or half of one");
        assert_no_documents(zl_str_view(&text), "t.json", NULL,
                            "t.json, line 3: \\");
    }
    zl_str_clear(&text);
}

static void escapes_of_characters_are_sound(void **state)
{
    static const char *const sound[] = {
        "\\ud83d\\ude00", "\\\\u0000", "\\\\ud83d", "\\u0001", "\\ud7ff\\ue000",
    };
    size_t first;

    (void)state;
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++)
        assert_int_equal(zl_json_lost(zl_view_of(sound[i]), &first), 0);
}

static void escapes_of_no_character_can_be_replaced(void **state)
{
    zl_reading lenient = { .lenient = true };

    (void)state;
    assert_documents(show_line,
                     zl_view_of("{\"text\":\"a\\u0000b\\ud800\"}"),
                     "t.jsonl", &lenient,
                     "t#1 (t.jsonl#line 1): a\xEF\xBF\xBD"
                     "b\xEF\xBF\xBD\n! t.jsonl: 1 object has escapes of no "
                     "character (line 1); U+FFFD stands there\n");
}

static void a_key_that_is_there_twice_is_told(void **state)
{
    (void)state;
    assert_lines("{\"text\":\"a\",\"l\":[{\"k\":\"\\\":\"}],\"text\":\"b\"}\n"
                 "{\"text\":\"c: d\",\"o\":{\"text\":1}}",
                 "t#1 (t.jsonl#line 1) l_k=\":: b\n"
                 "t#2 (t.jsonl#line 2) o_text=1: c: d\n"
                 "! t.jsonl: 1 object has a key twice (line 1); the last "
                 "value counts\n");
}

static void what_is_nested_is_made_flat(void **state)
{
    (void)state;
    assert_array("[{\"body\":[\"a\",\"b\"],\"who\":{\"name\":\"N\",\"at\":"
                 "{\"x\":-1}},\"tags\":[1,\"two\",[3]],\"l\":[{\"k\":1},"
                 "{\"k\":2}]},\n {\"body\":\"c\"}]",
                 "t#1 (t.json#item 1) who_name=N who_at_x=-1 tags=1; two; 3 "
                 "l_k=1; 2: a\n\nb\n"
                 "t#2 (t.json#item 2): c\n");
    assert_array("[]", "");
    assert_array("{\"text\":\"a\"}\n{\"text\":\"b\"}",
                 "t#1 (t.json#item 1): a\nt#2 (t.json#item 2): b\n");
    assert_array("[{\"text\":\"a\",\"q\":\"x\"},{\"text\":\" \"},"
                 "{\"new\":\"y\",\"text\":\"z\"}]",
                 "t#1 (t.json#item 1) q=x: a\n"
                 "t#3 (t.json#item 3) new=y: z\n"
                 "! t.json: 1 row has no text and is left out (item 2)\n");
}

static void what_is_no_json_is_refused(void **state)
{
    static const struct {
        const char *text, *says;
    } lines[] = {
        { "{\"text\":\"a\"}\n{\"text\":",
          "line 2: this is no JSON: the object" },
        { "{\"text\":\"a\"}\n{\"text\":\n\"b\"}\n", "line 2" },
        { "{\"text\":\"a\"}\n{text:1}", "line 2: this is no JSON: " },
        { "{\"text\":\"a\"} x", "line 1: something follows" },
        { "[1]", "line 1: an object" },
        { "{\"a\":1}", "which column is the text? The columns are: a." },
    }, arrays[] = {
        { "[{\"text\":\"a\"}", "a comma or ]" },
        { "[{\"text\":\"a\"},", "the array does not end" },
        { "[{\"text\":\"a\"} {\"text\":\"a\"}]", "a comma or ]" },
        { "[{\"text\":\"a\"}] x", "line 1: an object" },
        { "[\n1]", "line 2: an object" },
        { "\"text\"", "line 1: an object" },
        { "[{\"text\":99999999999999999999999}]", "line 1: a number of this" },
    };
    zl_str deep = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_no_documents(zl_view_of(lines[i].text), "t.jsonl", NULL,
                            lines[i].says);
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        assert_no_documents(zl_view_of(arrays[i].text), "t.json", NULL,
                            arrays[i].says);
    for (int i = 0; i < 100000; i++)
        zl_str_add_text(&deep, "{\"text\":[");
    assert_no_documents(zl_str_view(&deep), "t.json", NULL, "nesting");
    zl_str_clear(&deep);
}

/* ---- parts ---- */

static void parts_give_what_the_whole_gives(void **state)
{
    static const zl_reading reading = { 0 };
    zl_view bytes = zl_view_of("{\"text\":\"a\",\"id\":\"1\"}\n\n{\"text\":"
                               "\"b\"}\n{\"text\":\"\"}\r\n{\"text\":\"c\"}");
    const char *expected = "1 (t.jsonl#line 1): a\nt#3 (t.jsonl#line 3): b\n"
                           "t#5 (t.jsonl#line 5): c\n";

    (void)state;
    for (size_t least = 1; least < bytes.size + 2; least++) {
        zl_str out = { 0 };
        zl_shelf shelf = { .take = show_line, .user = &out };
        zl_part part = { .whole = bytes };
        zl_record_place place = { 0 };
        while (place.at < bytes.size) {
            part.begin = place;
            zl_filetype_jsonl.divide(bytes, &place, least);
            zl_file file = {
                .bytes = zl_view_cut(bytes, part.begin.at, place.at),
                .path = "t.jsonl",
                .name = "t.jsonl",
                .reading = &reading,
                .part = &part,
            };
            assert_int_equal(zl_file_give(&file, &shelf, NULL), ZILI_OK);
        }
        assert_string_equal(zl_str_text(&out), expected);
        assert_int_equal(shelf.tally.kinds[ZL_ODD_EMPTY].where[0], 4);
        zl_str_clear(&out);
    }
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_documents_survive(
        zl_view_of("[{\"text\":\"a\",\"b\":{\"c\":[1,2]}},"
                   "{\"text\":\"a\",\"d\":\"e\"}]"),
        "t.json");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_a_document),
        cmocka_unit_test(escapes_of_no_character_are_refused),
        cmocka_unit_test(escapes_of_characters_are_sound),
        cmocka_unit_test(escapes_of_no_character_can_be_replaced),
        cmocka_unit_test(a_key_that_is_there_twice_is_told),
        cmocka_unit_test(what_is_nested_is_made_flat),
        cmocka_unit_test(what_is_no_json_is_refused),
        cmocka_unit_test(parts_give_what_the_whole_gives),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
