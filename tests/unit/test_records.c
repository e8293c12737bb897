/* test_records.c -- records of delimited texts, and places between them. */
#include "base_help.h"

#include "base/mem.h"
#include "base/records.h"
#include "base/utf8.h"

#include <stdio.h>

/* All cells, with | behind each and / behind a record. */
static void add_cells(zl_str *out, zl_view text, zl_dialect dialect)
{
    zl_records records = { .text = text, .dialect = dialect };

    while (zl_records_next(&records)) {
        assert_true(zl_records_take(&records));
        assert_int_equal(records.texts.count, records.cells.count);
        for (size_t i = 0; i < records.texts.count; i++) {
            zl_str_add(out, records.texts.items[i]);
            zl_str_add_byte(out, '|');
        }
        zl_str_add_text(out, records.open    ? "open/"
                             : records.loose ? "loose/"
                                             : "/");
    }
    assert_false(records.failed);
    zl_records_clear(&records);
}

static void assert_cells(const char *text, const char *expected)
{
    zl_view body = zl_utf8_body(zl_view_of(text));
    zl_str out = { 0 };

    add_cells(&out, body, zl_dialect_of(body));
    assert_string_equal(zl_str_text(&out), expected);
    zl_str_clear(&out);
}

static void records_have_cells_with_or_without_quotes(void **state)
{
    (void)state;
    assert_cells("a,b\n1, 2 \r\n\n3\n", "a|b|/1| 2 |/3|/");
    assert_cells("a;b\r\"x;y\";\"p \"\"q\"\"\nr\"\r", "a|b|/x;y|p \"q\"\nr|/");
    assert_cells("a\tb\n\"Yes\" he said\t5\" x\n",
                 "a|b|/\"Yes\" he said|5\" x|loose/");
    assert_cells("\xEF\xBB\xBFone\n\xE4\xBA\x8C", "one|/二|/");
    assert_cells("a,b\n1,\"2\n3", "a|b|/1|2\n3|open/");
    assert_cells("a\tb\n1\t\"2\n3", "a|b|/1|\"2|/3|/");
    assert_cells("1\t\"Hello.\n2\tx\n3\t\"Bye\" he said\n4\t\"5\n6\"\n",
                 "1|\"Hello.|/2|x|/3|\"Bye\" he said|loose/4|5\n6|/");
    assert_cells("", "");
    assert_cells(",\n \n\"\"\n", "||/ |/|/");
}

static void the_first_record_says_how_it_is_delimited(void **state)
{
    (void)state;
    assert_cells("a;b;c,d\n", "a|b|c,d|/");
    assert_cells("a|b\nc,d\n", "a|b|/c,d|/");
    assert_cells("file\tauthor (last, first)\tnotes, all, of them\n",
                 "file|author (last, first)|notes, all, of them|/");
    assert_cells("\"a\tb;c\";d\n", "a\tb;c|d|/");
    assert_cells("one\na b\n", "one|/a b|/");
}

/* ---- the same, a byte at a time ---- */

static bool slow_ends(zl_view text, zl_dialect dialect, size_t at)
{
    if (at + 1 < text.size && text.bytes[at] == '\r' &&
        text.bytes[at + 1] == '\n' && dialect.line == '\n')
        return true;
    return at >= text.size || text.bytes[at] == dialect.separator ||
           text.bytes[at] == dialect.line;
}

/* The closing quote of the one at `at`, or the size. */
static size_t slow_quote(zl_view text, size_t at)
{
    for (at++; at < text.size; at++) {
        if (text.bytes[at] != '"')
            continue;
        if (at + 1 >= text.size || text.bytes[at + 1] != '"')
            return at;
        at++;
    }
    return text.size;
}

/* Append the cell at `*at`, which moves behind it; what was odd. */
static const char *slow_cell(zl_str *out, zl_view text, zl_dialect dialect,
                             size_t *at)
{
    size_t begin = *at, quote = begin;
    bool quoted = begin < text.size && text.bytes[begin] == '"';

    if (quoted)
        quote = slow_quote(text, begin);
    bool open = quote >= text.size && quoted;
    bool amid = quoted && !open && !slow_ends(text, dialect, quote + 1) &&
                memchr(text.bytes + begin, dialect.line, quote - begin);
    if ((open || amid) && dialect.separator == '\t')
        quoted = open = false;
    if (open || (quoted && slow_ends(text, dialect, quote + 1))) {
        for (size_t i = begin + 1; i < quote; i++) {
            zl_str_add_byte(out, text.bytes[i]);
            i += text.bytes[i] == '"';
        }
        *at = quote + 1;
        return open ? "open" : "";
    }
    for (*at = quoted ? quote + 1 : begin; !slow_ends(text, dialect, *at);)
        ++*at;
    zl_str_add(out, zl_view_cut(text, begin, *at));
    return quoted ? "loose" : "";
}

static void slow_cells(zl_str *out, zl_view text, zl_dialect dialect)
{
    for (size_t at = 0; at < text.size;) {
        size_t begin = at, before = out->size;
        const char *odd = "", *now;
        bool more = true;
        while (more) {
            now = slow_cell(out, text, dialect, &at);
            odd = *now ? now : odd;
            zl_str_add_byte(out, '|');
            more = at < text.size && text.bytes[at] == dialect.separator;
            at += more;
        }
        bool empty = at == begin;
        at += at < text.size && text.bytes[at] == '\r' &&
              dialect.line == '\n';
        empty |= out->size == before + 1 && text.bytes[begin] != '"';
        at++;
        zl_str_add_text(out, odd);
        zl_str_add_byte(out, '/');
        if (empty)
            out->size = before;
    }
    zl_str_add(out, (zl_view){ "", 0 });
}

/* A text of what means something. */
static void make_text(zl_str *out, uint32_t *seed)
{
    static const char *const pieces[] = { "a",  ",",    "\t",   "\n", "\"",
                                          "\"", "\r\n", "\"\"", "\r" };

    zl_str_empty(out);
    for (uint32_t i = next_random(seed) % 20; i > 0; i--)
        zl_str_add_text(out, pieces[next_random(seed) % 9]);
    if (out->size == 0)
        zl_str_add_text(out, "");
}

static void any_text_is_split_as_byte_by_byte(void **state)
{
    static const zl_dialect dialects[] = { { ',', '\n' },
                                           { '\t', '\n' },
                                           { ',', '\r' },
                                           { '\t', '\r' } };
    uint32_t seed = 1960;
    zl_str text = { 0 };

    (void)state;
    for (int round = 0; round < 40000; round++) {
        zl_str fast = { 0 }, slow = { 0 };
        zl_dialect dialect = dialects[round % 4];
        make_text(&text, &seed);
        add_cells(&fast, zl_str_view(&text), dialect);
        slow_cells(&slow, zl_str_view(&text), dialect);
        if (!zl_view_same(zl_str_view(&fast), zl_str_view(&slow)))
            fail_msg("%s:\n%s\n%s", zl_str_text(&text), zl_str_text(&fast),
                     zl_str_text(&slow));
        zl_str_clear(&fast);
        zl_str_clear(&slow);
    }
    zl_str_clear(&text);
}

/* ---- places and lines ---- */

/* A step from record to record meets every record but after an open quote. */
static void check_places(zl_view text, zl_dialect dialect)
{
    zl_records records = { .text = text, .dialect = dialect };
    zl_record_place place = { 0 };

    while (zl_records_next(&records) && !records.open) {
        uint64_t rows = records.rows;
        while (place.at < records.begin)
            zl_record_place_move(&place, text, dialect, 1);
        assert_int_equal(place.at, records.begin);
        assert_int_equal(place.rows + 1, rows);
        assert_int_equal(place.lines + 1, zl_records_line(&records));
    }
    zl_records_clear(&records);
}

static void places_are_those_of_records(void **state)
{
    uint32_t seed = 57;
    zl_str text = { 0 };

    (void)state;
    for (int round = 0; round < 20000; round++) {
        make_text(&text, &seed);
        check_places(zl_str_view(&text),
                     (zl_dialect){ round % 2 ? '\t' : ',', '\n' });
    }
    zl_str_clear(&text);
}

static void every_lack_of_memory_is_told(void **state)
{
    zl_view text = zl_view_of("a,\"b \"\"c\"\" d\",e\nf\n");
    bool failed = true;

    (void)state;
    for (long n = 0; failed; n++) {
        zl_records records = { .text = text, .dialect = { ',', '\n' } };
        zl_refuse_after(n);
        failed = false;
        while (!failed && zl_records_next(&records))
            failed = !zl_records_take(&records);
        failed |= records.failed;
        zl_refuse_after(-1);
        assert_true(failed || n > 2);
        zl_records_clear(&records);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_have_cells_with_or_without_quotes),
        cmocka_unit_test(the_first_record_says_how_it_is_delimited),
        cmocka_unit_test(any_text_is_split_as_byte_by_byte),
        cmocka_unit_test(places_are_those_of_records),
        cmocka_unit_test(every_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests_name("records", tests, NULL, NULL);
}
