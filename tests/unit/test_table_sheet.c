/* test_table_sheet.c -- a spreadsheet has every text as it is, and is read
 * again; or none is written. */
#include "base_help.h"
#include "documents_help.h"

#include "base/mem.h"
#include "formats/filetype.h"
#include "table/table.h"

#include <zili/table.h>

/* A document with this text, whose name is `id`. */
static zili_table *one(const char *id, zl_view text)
{
    zili_table *table = zl_table_new();

    zl_table_text_column(table, "id");
    zl_table_text_column(table, "text");
    zl_table_add_text(table, zl_view_of(id));
    zl_table_add_text(table, text);
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    return table;
}

static zili_status write_sheet(const zili_table *table, zl_str *book,
                               zili_error *err)
{
    zili_table_options options = { .format = ZILI_FORMAT_XLSX };

    return zili_table_write(table, &options, zl_str_write, book, err);
}

static void assert_read(const char *text, const char *expected)
{
    zili_table *table = one("a", zl_view_of(text));
    zl_str book = { 0 }, wanted = { 0 };

    assert_int_equal(write_sheet(table, &book, NULL), ZILI_OK);
    zl_str_format(&wanted, "a (b.xlsx#row 2): %s\n", expected);
    assert_documents(show_line, zl_str_view(&book), "b.xlsx", NULL,
                     zl_str_text(&wanted));
    zl_str_clear(&wanted);
    zl_str_clear(&book);
    zili_table_free(table);
}

/* libxlsxwriter writes noncharacters, which no program opens, and lets codes
 * pass, which programs read as characters. */
static void what_a_sheet_cannot_say_is_replaced(void **state)
{
    (void)state;
    assert_read("a \xEF\xBF\xBE b \xEF\xBF\xBF",
                "a \xEF\xBF\xBD b \xEF\xBF\xBD");
    assert_read("\xEF\xBB\xBF\xEF\xBC\x81", "\xEF\xBB\xBF\xEF\xBC\x81");
}

static void what_looks_like_a_code_stays(void **state)
{
    (void)state;
    assert_read("_x0041_ _x00e9_", "_x0041_ _x00e9_");
    assert_read("_x005F_x0041_", "_x005F_x0041_");
    assert_read("_x004_ _x_ _x0041 x0041_ _", "_x004_ _x_ _x0041 x0041_ _");
    assert_read("=1+1", "=1+1");
    assert_read("_x0041__x0042_", "_x0041__x0042_");
}

static void integers_keep_all_their_digits(void **state)
{
    static const int64_t numbers[] = { 999999999999999, -1000000000000000,
                                       9007199254740993, INT64_MIN + 1 };
    zili_table *table = zl_table_new();
    zl_str book = { 0 };

    (void)state;
    zl_table_text_column(table, "id");
    zl_table_count_column(table, "text");
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        zl_table_add_text(table, zl_view_of("a"));
        zl_table_add_integer(table, numbers[i]);
    }
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    assert_int_equal(write_sheet(table, &book, NULL), ZILI_OK);
    assert_documents(show_line, zl_str_view(&book), "b.xlsx", NULL,
                     "a (b.xlsx#row 2): 999999999999999\n"
                     "a (b.xlsx#row 3): -1000000000000000\n"
                     "a (b.xlsx#row 4): 9007199254740993\n"
                     "a (b.xlsx#row 5): -9223372036854775807\n");
    zl_str_clear(&book);
    zili_table_free(table);
}

/* ---- long texts ---- */

static zili_table *long_one(const char *character, size_t count, size_t more)
{
    zl_str text = { 0 };

    for (size_t i = 0; i < count; i++)
        zl_str_add_text(&text, character);
    for (size_t i = 0; i < more; i++)
        zl_str_add_byte(&text, 'x');
    zili_table *table = one("a", zl_str_view(&text));
    zl_str_clear(&text);
    return table;
}

static void assert_fits(const char *character, size_t count, size_t more)
{
    zili_table *table = long_one(character, count, more);
    zl_str book = { 0 };

    assert_int_equal(write_sheet(table, &book, NULL), ZILI_OK);
    assert_true(book.size > 1000);
    zl_str_clear(&book);
    zili_table_free(table);
}

static void assert_too_long(const char *character, size_t count, size_t more)
{
    zili_table *table = long_one(character, count, more);
    zl_str book = { 0 };
    zili_error err = { 0 };

    assert_int_equal(write_sheet(table, &book, &err), ZILI_EUSAGE);
    assert_string_equal(err.text,
                        "Row 2 of the sheet \"table\" has a text of 32768 "
                        "characters, and a cell of a spreadsheet holds at "
                        "most 32767; use the format csv or tsv.");
    assert_int_equal(book.size, 0);
    zl_str_clear(&book);
    zili_table_free(table);
}

/* By characters, of which those outside of the BMP count twice. */
static void no_text_is_cut(void **state)
{
    (void)state;
    assert_fits("自", 32767, 0);
    assert_too_long("自", 32768, 0);
    assert_fits("𠀀", 16383, 1);
    assert_too_long("𠀀", 16384, 0);
}

static void every_lack_of_memory_is_survived(void **state)
{
    zili_table *table = one("a", zl_view_of("_x0041_"));
    zili_status status = ZILI_ENOMEM;
    long requests = 0;

    (void)state;
    for (; status; requests++) {
        zl_str book = { 0 };
        zl_refuse_after(requests);
        status = write_sheet(table, &book, NULL);
        zl_refuse_after(-1);
        assert_true(!status || status == ZILI_ENOMEM || status == ZILI_EIO);
        zl_str_clear(&book);
    }
    assert_true(requests > 2);
    zili_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_sheet_cannot_say_is_replaced),
        cmocka_unit_test(what_looks_like_a_code_stays),
        cmocka_unit_test(integers_keep_all_their_digits),
        cmocka_unit_test(no_text_is_cut),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
