/* test_plain.c -- a text and nothing else. */
#include "base_help.h"

#include "base/mem.h"
#include "formats/plain.h"

static zl_source read_view(zl_view text)
{
    zl_source source = { 0 };
    zl_str file = { 0 };
    const char *reason;

    assert_int_equal(zl_plain_read(&source, text, NULL), ZILI_OK);
    if (!zl_source_check(&source, &reason))
        fail_msg("%s", reason);
    zl_source_restore(&source, &file);
    assert_true(zl_view_same(zl_str_view(&file), text));
    zl_str_clear(&file);
    return source;
}

/* The paragraphs of a text, with `|` between them. */
static void assert_paragraphs(const char *text, const char *paragraphs)
{
    zl_source source = read_view(zl_view_of(text));
    zl_str found = { 0 };

    for (size_t i = 0; i < source.paragraphs.count; i++) {
        const zl_paragraph *it = &source.paragraphs.items[i];
        zl_str_add_text(&found, i ? "|" : "");
        zl_str_add(&found, zl_view_cut(zl_str_view(&source.text), it->begin,
                                       it->end));
        assert_int_equal(it->kind, ZL_BODY);
    }
    assert_string_equal(zl_str_text(&found), paragraphs);
    zl_str_clear(&found);
    zl_source_clear(&source);
}

static void blank_lines_part_paragraphs(void **state)
{
    (void)state;
    assert_paragraphs("a\nb\n\nc", "a\nb|c");
    assert_paragraphs("\n\n a \n\n\n\n b \n\n", "a|b");
    assert_paragraphs("a\n \t\nb\n\xE3\x80\x80\nc", "a|b|c");
    assert_paragraphs("\xE3\x80\x80\xE3\x80\x80中央\n\n\xE3\x80\x80主席",
                      "中央|主席");
    assert_paragraphs("**a**\n**b**", "**a**\n**b**");
}

static void lines_may_end_in_three_ways(void **state)
{
    (void)state;
    assert_paragraphs("a\r\nb\r\n\r\nc\r\n", "a\r\nb|c");
    assert_paragraphs("a\rb\r\rc\r", "a\rb|c");
}

/* Where the line at `at` ends, byte by byte. */
static size_t slow_line(zl_view text, size_t at)
{
    while (at < text.size && text.bytes[at] != '\n' && text.bytes[at] != '\r')
        at++;
    if (at + 1 < text.size && text.bytes[at] == '\r')
        at += text.bytes[at + 1] == '\n';
    return at < text.size ? at + 1 : at;
}

/* The x's of a text, line for line: a line without one parts paragraphs. */
static void check_slowly(zl_view text)
{
    zl_source source = read_view(text);
    size_t found = 0;
    bool begun = false;

    for (size_t at = 0, next; at < text.size; at = next) {
        next = slow_line(text, at);
        size_t end = next;
        while (end > at && text.bytes[end - 1] != 'x')
            end--;
        if (end == at) {
            found += begun;
            begun = false;
            continue;
        }
        assert_true(found < source.paragraphs.count);
        zl_paragraph it = source.paragraphs.items[found];
        if (!begun)
            assert_true(it.begin >= at && text.bytes[it.begin] == 'x');
        assert_true(it.end >= end);
        begun = true;
    }
    assert_int_equal(source.paragraphs.count, found + begun);
    zl_source_clear(&source);
}

/* Lines that are longer than what is looked at at once. */
static void lines_of_any_length_are_found(void **state)
{
    uint32_t seed = 1960;

    (void)state;
    for (int round = 0; round < 400; round++) {
        zl_str text = { 0 };
        for (size_t i = next_random(&seed) % 12; i > 0; i--) {
            size_t count = next_random(&seed) % 3 ? 1
                                                  : next_random(&seed) % 1500;
            char byte = "xx \n\r"[next_random(&seed) % 5];
            for (size_t k = 0; k < (byte == 'x' ? count : 1); k++)
                zl_str_add_byte(&text, byte);
        }
        check_slowly(zl_str_view(&text));
        zl_str_clear(&text);
    }
}

static void a_byte_order_mark_is_no_text(void **state)
{
    (void)state;
    assert_paragraphs("\xEF\xBB\xBF", "");
    assert_paragraphs("\xEF\xBB\xBFo\n\np", "o|p");
}

static void an_empty_text_has_no_region(void **state)
{
    (void)state;
    zl_source source = read_view((zl_view){ "", 0 });

    assert_int_equal(source.regions.count, 0);
    assert_int_equal(source.text.size, 0);
    zl_source_clear(&source);
    assert_paragraphs(" \n\t\n", "");
}

static void the_language_is_that_of_the_script(void **state)
{
    static const char *const texts[][2] = {
        { "自力更生", "zh" }, { "rely on ourselves", "en" }, { "1960", "und" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        zl_source source = read_view(zl_view_of(texts[i][0]));
        assert_int_equal(source.regions.count, 1);
        assert_string_equal(source.regions.items[0].kind, "text");
        assert_string_equal(source.regions.items[0].lang, texts[i][1]);
        zl_source_clear(&source);
    }
}

static void nothing_is_repaired_or_marked(void **state)
{
    (void)state;
    zl_source source = read_view(zl_view_of("一，二\n\n三 [四] 1) 五"));

    assert_int_equal(source.edits.count, 0);
    assert_int_equal(source.marks.count, 0);
    assert_int_equal(source.paragraphs.count, 2);
    zl_source_clear(&source);
}

static void a_zero_byte_is_a_character_like_others(void **state)
{
    (void)state;
    zl_source source = read_view((zl_view){ "a\0b\n\n\0", 6 });

    assert_int_equal(source.paragraphs.count, 2);
    zl_source_clear(&source);
}

static void long_texts_take_linear_time(void **state)
{
    static const char *const pieces[] = { "x", "\r", "\n", " ", "a\n\n",
                                          "\xE3\x80\x80" };

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        zl_str text = { 0 };
        while (text.size < 1 << 20)
            zl_str_add_text(&text, pieces[i]);
        zl_source source = read_view(zl_str_view(&text));
        zl_source_clear(&source);
        zl_str_clear(&text);
    }
}

static void every_lack_of_memory_is_survived(void **state)
{
    zili_status status;
    long n = 0;

    (void)state;
    do {
        zl_source source = { 0 };
        zl_refuse_after(n++);
        status = zl_plain_read(&source, zl_view_of("a\n\nb"), NULL);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
        zl_source_clear(&source);
    } while (status != ZILI_OK);
    assert_true(n > 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blank_lines_part_paragraphs),
        cmocka_unit_test(lines_may_end_in_three_ways),
        cmocka_unit_test(lines_of_any_length_are_found),
        cmocka_unit_test(a_byte_order_mark_is_no_text),
        cmocka_unit_test(an_empty_text_has_no_region),
        cmocka_unit_test(the_language_is_that_of_the_script),
        cmocka_unit_test(nothing_is_repaired_or_marked),
        cmocka_unit_test(a_zero_byte_is_a_character_like_others),
        cmocka_unit_test(long_texts_take_linear_time),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
