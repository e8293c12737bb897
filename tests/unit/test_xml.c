/* test_xml.c -- the pieces of an XML text, and texts in UTF-16. */
#include "base_help.h"

#include "bitext/utf16.h"
#include "bitext/xml.h"

/* "<a", "/a", "text" with "|" between; "!" and the fault at the end. */
static zl_str pieces_of(const char *text, size_t *line)
{
    zl_xml xml = { .text = zl_view_of(text), .line = 1 };
    zl_xml_kind kind;
    zl_str out = { 0 };

    while ((kind = zl_xml_next(&xml)) != ZL_XML_LAST) {
        if (kind == ZL_XML_TEXT) {
            if (xml.is_plain)
                zl_str_add(&out, xml.rest);
            else
                zl_xml_add_text(xml.rest, &out);
        } else {
            zl_str_add_byte(&out, kind == ZL_XML_BEGIN ? '<' : '/');
            zl_str_add(&out, xml.name);
        }
        zl_str_add_byte(&out, '|');
    }
    if (xml.fault)
        zl_str_format(&out, "!%s", xml.fault);
    *line = xml.line;
    return out;
}

static void assert_pieces(const char *text, const char *wanted, size_t line)
{
    size_t found;
    zl_str out = pieces_of(text, &found);

    assert_string_equal(zl_str_text(&out), wanted);
    assert_int_equal(found, line);
    zl_str_clear(&out);
}

static void a_text_falls_into_pieces(void **state)
{
    (void)state;
    assert_pieces("", "", 1);
    assert_pieces("<a>b</a>", "<a|b|/a|", 1);
    assert_pieces("<a x='>' y=\">\"\n>b<c/></a >", "<a|b|<c|/c|/a|", 2);
    assert_pieces("<?xml version='1.0'?>\n<!-- <b> -->\n<x:a>", "\n|\n|<a|", 3);
    assert_pieces("<![CDATA[<b>&amp;]]>]]>", "<b>&amp;|]]>|", 1);
    assert_pieces("<!DOCTYPE a [ <!ENTITY e \"]>\"> ]><a>&e;</a>",
                  "<a|&e;|/a|", 1);
    assert_pieces("a < b", "a |!a tag has no end", 1);
}

static void what_has_no_end_is_a_fault(void **state)
{
    static const char *const texts[] = { "<!-- ", "<![CDATA[ ", "<? ",
                                         "<!DOCTYPE [", "<a", "<a x='>" };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t line;
        zl_str out = pieces_of(texts[i], &line);
        assert_non_null(strchr(zl_str_text(&out), '!'));
        zl_str_clear(&out);
    }
}

static void entities_are_replaced_and_unknown_ones_stay(void **state)
{
    (void)state;
    assert_pieces("&lt;&gt;&amp;&quot;&apos;", "<>&\"'|", 1);
    assert_pieces("&#20013;&#x56fd;&#X1F600;",
                  "\xE4\xB8\xAD\xE5\x9B\xBD\xF0\x9F\x98\x80|", 1);
    assert_pieces("&#0;&#xD800;&#1114112;&#9999999999;",
                  "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD|", 1);
    assert_pieces("& &; &nbsp; &# &#x; &#1a; &lt", "& &; &nbsp; &# &#x; &#1a; "
                  "&lt|", 1);
}

static void attributes_are_found_by_name(void **state)
{
    zl_xml xml = { .text = zl_view_of("<a b = '1' xml:lang=\"zh\" c/>"),
                   .line = 1 };
    zl_view value;

    (void)state;
    assert_int_equal(zl_xml_next(&xml), ZL_XML_BEGIN);
    assert_true(zl_xml_attribute(&xml, "b", &value));
    assert_true(zl_view_is(value, "1"));
    assert_true(zl_xml_attribute(&xml, "lang", &value));
    assert_true(zl_view_is(value, "zh"));
    assert_false(zl_xml_attribute(&xml, "c", &value));
    assert_false(zl_xml_attribute(&xml, "d", &value));
}

/* ---- UTF-16 ---- */

static void assert_turned(const char *bytes, size_t size, const char *wanted)
{
    zl_span file = { (const uint8_t *)bytes, size };
    zl_str out = { 0 };

    assert_true(zl_utf16_is(file));
    zl_utf16_add(file, &out);
    assert_string_equal(zl_str_text(&out), wanted);
    zl_str_clear(&out);
}

static void both_orders_of_bytes_are_read(void **state)
{
    (void)state;
    assert_turned("\xFF\xFE" "a\0\x2D\x4E", 6, "a\xE4\xB8\xAD");
    assert_turned("\xFE\xFF" "\0a\x4E\x2D", 6, "a\xE4\xB8\xAD");
    assert_turned("\xFF\xFE\x3D\xD8\x00\xDE", 6, "\xF0\x9F\x98\x80");
    assert_turned("\xFF\xFE\x3D\xD8" "a\0", 6, "\xEF\xBF\xBD" "a");
    assert_turned("\xFF\xFE\x00\xDE\x3D\xD8", 6,
                  "\xEF\xBF\xBD\xEF\xBF\xBD");
    assert_turned("\xFF\xFE" "a\0b", 5, "a");
    assert_turned("\xFF\xFE", 2, "");
    assert_false(zl_utf16_is((zl_span){ (const uint8_t *)"ab", 2 }));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_falls_into_pieces),
        cmocka_unit_test(what_has_no_end_is_a_fault),
        cmocka_unit_test(entities_are_replaced_and_unknown_ones_stay),
        cmocka_unit_test(attributes_are_found_by_name),
        cmocka_unit_test(both_orders_of_bytes_are_read),
    };

    return cmocka_run_group_tests_name("xml", tests, NULL, NULL);
}
