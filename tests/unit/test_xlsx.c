/* test_xlsx.c -- rows of a workbook become documents. */
#include "base_help.h"
#include "documents_help.h"
#include "zip_help.h"

#include "formats/workbook_table.h"

#include "base/file.h"
#include "formats/workbook.h"

#include <unistd.h>
#include <xlsxwriter.h>

/* Text in the first sheet, row by row, up to NULL; "" ends a row. */
static zl_span write_book(const char *const *cells, const char *other)
{
    char path[] = "/tmp/zili-test-XXXXXX";
    zl_span bytes;

    close(mkstemp(path));
    lxw_workbook *book = workbook_new(path);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Main");
    lxw_format *date = workbook_add_format(book);
    lxw_format *span = workbook_add_format(book);
    lxw_datetime when = { 1960, 7, 3, 12, 30, 0 };
    lxw_row_t row = 0;
    lxw_col_t column = 0;

    format_set_num_format(date, "yyyy-mm-dd hh:mm");
    format_set_num_format(span, "[Red][h]:mm");
    for (; *cells; cells++) {
        if (!**cells)
            row++, column = 0;
        else if (strcmp(*cells, "DATE") == 0)
            worksheet_write_datetime(sheet, row, column++, &when, date);
        else if (strcmp(*cells, "SPAN") == 0)
            worksheet_write_number(sheet, row, column++, 27.5 / 24, span);
        else if (**cells == '#')
            worksheet_write_number(sheet, row, column++, atof(*cells + 1),
                                   NULL);
        else if (strcmp(*cells, "-") == 0)
            column++;
        else
            worksheet_write_string(sheet, row, column++, *cells, NULL);
    }
    if (other)
        worksheet_write_string(workbook_add_worksheet(book, other), 0, 0,
                               "text", NULL);
    workbook_close(book);
    assert_int_equal(zl_file_read(&bytes, path, NULL), ZILI_OK);
    unlink(path);
    return bytes;
}

static void assert_book(const char *const *cells, const char *other,
                        const zl_reading *reading, const char *expected)
{
    zl_span bytes = write_book(cells, other);

    assert_documents(show_line,
                     (zl_view){ (const char *)bytes.bytes, bytes.size },
                     "b.xlsx", reading, expected);
    zl_free((void *)(uintptr_t)bytes.bytes);
}

static const char *const table[] = {
    "id",        "when", "n", "text", "",    "a",  "DATE", "#1.5",
    "自力 更生", "",     "",  "b",    "-",   "#2", " ",    "over",
    "",          "c",    "-", "#-3",  "<&>", "",   NULL,
};

static void an_empty_sheet_is_not_read_for_another(void **state)
{
    static const char *const nothing[] = { NULL };
    static const zl_reading first = { .sheet = "Main" };
    zl_span bytes = write_book(nothing, "Data");

    (void)state;
    assert_no_documents((zl_view){ (const char *)bytes.bytes, bytes.size },
                        "b.xlsx", NULL,
                        "b.xlsx: the sheet \"Main\" is empty. Say --sheet "
                        "with the name of another: Data.");
    zl_free((void *)(uintptr_t)bytes.bytes);
    assert_book(nothing, "Data", &first,
                "! b.xlsx: the sheet \"Main\" is read and not Data; --sheet "
                "names another\n");
}

static void a_row_is_a_document(void **state)
{
    static const zl_reading other = { .sheet = "Other" };

    (void)state;
    assert_book(table, "Other", NULL,
                "a (b.xlsx#row 2) when=1960-07-03 12:30:00 n=1.5: 自力 更生\n"
                "c (b.xlsx#row 5) n=-3: <&>\n"
                "! b.xlsx: the sheet \"Main\" is read and not Other; --sheet "
                "names another\n"
                "! b.xlsx: 1 row has no text and is left out (row 4)\n"
                "! b.xlsx: 1 row has more or fewer cells than the header (row "
                "4); what is too much is kept as metadata \"more\"\n");
    assert_book(table, "Other", &other,
                "! b.xlsx: the sheet \"Other\" is read and not Main; --sheet "
                "names another\n");
}

static void a_long_column_is_the_text(void **state)
{
    static const char *const cells[] = {
        "a",
        "b",
        "",
        "x",
        "words and words and words and words and words and words and "
        "words and words and words",
        "",
        NULL,
    };

    (void)state;
    assert_book(cells, NULL, NULL,
                "b#2 (b.xlsx#row 2) a=x: words and words and words and words "
                "and words and words and words and words and words\n");
}

static void what_is_wrong_is_said(void **state)
{
    static const zl_reading other = { .sheet = "None" };
    zl_span bytes = write_book(table, NULL);
    zl_view view = { (const char *)bytes.bytes, bytes.size };

    (void)state;
    assert_no_documents(view, "b.xlsx", &other,
                        "has no sheet \"None\"; there are: Main.");
    view.size /= 2;
    assert_no_documents(view, "b.xlsx",
                        &(zl_reading){ .type = &zl_filetype_xlsx },
                        "cannot be");
    zl_free((void *)(uintptr_t)bytes.bytes);
}

/* ---- dates ---- */

static void assert_number(bool from_1904, zl_number_kind kind,
                          const char *number, const char *expected)
{
    zl_workbook workbook = { .from_1904 = from_1904 };
    zl_str out = { 0 };

    assert_true(zl_array_push(&workbook.kinds, ZL_NUMBER));
    assert_true(zl_array_push(&workbook.kinds, kind));
    zl_workbook_number(&workbook, &out, zl_view_of(number), zl_view_of("0"));
    assert_string_equal(zl_str_text(&out), number);
    zl_str_empty(&out);
    zl_workbook_number(&workbook, &out, zl_view_of(number), zl_view_of("1"));
    assert_string_equal(zl_str_text(&out), expected);
    zl_str_clear(&out);
    zl_workbook_clear(&workbook);
}

static void serial_numbers_are_dates(void **state)
{
    const zl_number_kind date = ZL_NUMBER_DATE;

    (void)state;
    assert_number(false, date, "1", "1900-01-01");
    assert_number(false, date, "59", "1900-02-28");
    assert_number(false, date, "61", "1900-03-01");
    assert_number(false, date, "22100", "1960-07-03");
    assert_number(false, date, "36526.75", "2000-01-01 18:00:00");
    assert_number(false, date, "36526.99999999", "2000-01-02");
    assert_number(false, date, "0.5", "12:00:00");
    assert_number(false, date, "6.9444444444444447E-4", "00:01:00");
    assert_number(false, date, "2.21E+4", "1960-07-03");
    assert_number(true, date, "0.25", "06:00:00");
    assert_number(true, date, "1", "1904-01-02");
    assert_number(false, date, "-1", "-1");
    assert_number(false, date, "1e", "1e");
    assert_number(false, date, "1e7", "1e7");
    assert_number(false, date, "1e999999999", "1e999999999");
    assert_number(false, date, ".5", ".5");
    assert_number(false, date, "", "");
}

static void time_that_passed_is_no_date(void **state)
{
    static const char *const cells[] = { "id", "text", "long", "",  "a",
                                         "it", "SPAN", "",     NULL };
    const zl_number_kind span = ZL_NUMBER_SPAN;

    (void)state;
    assert_book(cells, NULL, NULL, "a (b.xlsx#row 2) long=27:30:00: it\n");
    assert_number(false, span, "1.1458333333333333", "27:30:00");
    assert_number(false, span, "0.0625", "01:30:00");
    assert_number(false, span, "1.1574074074074073E-5", "00:00:01");
    assert_number(true, span, "60", "1440:00:00");
    assert_number(true, span, "-0.0625", "-01:30:00");
    assert_number(false, span, "-", "-");
}

static void what_excel_escapes_is_text(void **state)
{
    static const char *const cells[] = {
        "id",
        "text",
        "",
        "a",
        "one_x000D_two _x00e9_ _x005F_x0041_ _x",
        "",
        "b",
        "_xD83D_ _x00G0_ _x0041",
        "",
        NULL,
    };

    (void)state;
    assert_book(cells, NULL, NULL,
                "a (b.xlsx#row 2): one\rtwo \xC3\xA9 _x0041_ _x\n"
                "b (b.xlsx#row 3): _xD83D_ _x00G0_ _x0041\n");
}

/* As programs write them that number their parts otherwise. */
static const char *const renamed[] = {
    "xl/workbook.xml",
    "<w xmlns:r='r'><sheets><sheet name='S' r:id='r1'/></sheets></w>",
    "xl/_rels/workbook.xml.rels",
    "<R><Relationship Id='r1' Type='x/worksheet' Target='worksheets/R5.xml'/>"
    "<Relationship Id='r2' Type='x/sharedStrings' Target='/xl/Texts2.xml'/>"
    "</R>",
    "xl/worksheets/R5.xml",
    "<w><row r='1'><c r='A1' t='s'><v>0</v></c></row>"
    "<row r='2'><c r='A2' t='s'><v>1</v></c></row></w>",
    "xl/Texts2.xml",
    "<sst><si><t>text</t></si><si><t>Hello</t></si></sst>",
    NULL
};

static void parts_may_have_any_names(void **state)
{
    const char *lacking[7] = { NULL };
    zl_str zip = { 0 };

    (void)state;
    make_zip(&zip, renamed, 0);
    assert_documents(show_line, zl_str_view(&zip), "b.xlsx", NULL,
                     "b#2 (b.xlsx#row 2): Hello\n");
    zl_str_empty(&zip);
    memcpy(lacking, renamed, 6 * sizeof *lacking);
    make_zip(&zip, lacking, 0);
    assert_no_documents(zl_str_view(&zip), "b.xlsx", NULL,
                        "b.xlsx lacks the part xl/Texts2.xml");
    zl_str_clear(&zip);
}

static void every_lack_of_memory_is_survived(void **state)
{
    zl_span bytes = write_book(table, "Other");

    (void)state;
    assert_documents_survive(
        (zl_view){ (const char *)bytes.bytes, bytes.size }, "b.xlsx");
    zl_free((void *)(uintptr_t)bytes.bytes);
}

static const char *const quoted[] = {
    "file", "said", "", "a", "so \"no\",\nhe", "", NULL,
};

static void a_sheet_is_text_with_lines_of_cells(void **state)
{
    zl_span bytes = write_book(quoted, NULL);
    zl_view book = { (const char *)bytes.bytes, bytes.size };
    zili_status status = ZILI_ENOMEM;
    zl_str out = { 0 };

    (void)state;
    assert_true(zl_is_workbook(book));
    assert_false(zl_is_workbook(zl_view_of("PK")));
    for (long n = 0; status; n++) {
        zl_str_clear(&out);
        zl_refuse_after(n);
        status = zl_workbook_table(&out, "b.xlsx", NULL, book, NULL);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
    }
    assert_string_equal(zl_str_text(&out), "\"file\"\t\"said\"\n"
                                           "\"a\"\t\"so \"\"no\"\", he\"\n");
    zl_str_clear(&out);
    zl_free((void *)(uintptr_t)bytes.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_sheet_is_not_read_for_another),
        cmocka_unit_test(a_row_is_a_document),
        cmocka_unit_test(a_long_column_is_the_text),
        cmocka_unit_test(what_is_wrong_is_said),
        cmocka_unit_test(serial_numbers_are_dates),
        cmocka_unit_test(time_that_passed_is_no_date),
        cmocka_unit_test(what_excel_escapes_is_text),
        cmocka_unit_test(parts_may_have_any_names),
        cmocka_unit_test(every_lack_of_memory_is_survived),
        cmocka_unit_test(a_sheet_is_text_with_lines_of_cells),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
