/* test_csv.c -- rows of a delimited text become documents. */
#include "base_help.h"
#include "documents_help.h"

static void assert_csv(const char *text, const char *expected)
{
    assert_documents(show_line, zl_view_of(text), "t.csv", NULL, expected);
}

static void a_row_is_a_document(void **state)
{
    (void)state;
    assert_csv("id,date,text\na,1960,自力更生\nb,1961,Two words\n",
               "a (t.csv#row 2) date=1960: 自力更生\n"
               "b (t.csv#row 3) date=1961: Two words\n");
    assert_csv("Title,Body\nX,one\n,two",
               "t#2 (t.csv#row 2) title=X: one\nt#3 (t.csv#row 3): two\n");
    assert_csv("编号;正文;日期\n1;甲;1960\n",
               "1 (t.csv#row 2) 日期=1960: 甲\n");
    assert_csv("\xEF\xBB\xBF\"text\"|who\r\n\"a\"|b\r\n\r\nc|d",
               "t#2 (t.csv#row 2) who=b: a\nt#4 (t.csv#row 4) who=d: c\n");
    assert_csv("text\ra\rb\r", "t#2 (t.csv#row 2): a\nt#3 (t.csv#row 3): b\n");
    assert_documents(show_line, zl_view_of("text\tid\n\"a, b\"\t1\n"), "t.tsv",
                     NULL, "1 (t.tsv#row 2): a, b\n");
    assert_csv("text,x,x,x2\na,1,2,3\n",
               "t#2 (t.csv#row 2) x=1 x2=2 x22=3: a\n");
    assert_csv("text,id\n", "");
    assert_csv("", "");
}

/* As spreadsheets write it; Excel shows no row for that line. */
static void a_first_line_says_the_separator(void **state)
{
    (void)state;
    assert_csv("sep=;\r\nid;text\r\na;b, c\r\nd;\r\n",
               "a (t.csv#row 2): b, c\n"
               "! t.csv: 1 row has no text and is left out (line 4)\n");
    assert_csv("\xEF\xBB\xBF\"SEP=^\"\nid^text\na^b, c\n",
               "a (t.csv#row 2): b, c\n");
    assert_csv("sep=,text\na,b\n", "t#2 (t.csv#row 2) sep_=a: b\n");
    assert_csv("sep=;", "");
    assert_documents(show_line, zl_view_of("sep=;\r\nid;text\r\na;b\tc\r\n"),
                     "t.tsv", NULL, "a (t.tsv#row 2): b\tc\n");
}

static void a_header_in_between_is_no_row(void **state)
{
    (void)state;
    assert_csv("id, text\na,b\nid,text\nc,d\nid,text,\nid,x\n",
               "a (t.csv#row 2): b\nc (t.csv#row 4): d\n"
               "id (t.csv#row 6): x\n"
               "! t.csv: 2 rows are the header once more and are left out "
               "(lines 3, 5)\n");
    assert_csv("text\ntext\n", "t#2 (t.csv#row 2): text\n");
}

static void a_title_is_no_header(void **state)
{
    static const char why[] =
        "t.csv: its first row has one cell, \"Speeches\", and rows below it "
        "have 2: is that a title?";

    (void)state;
    assert_no_documents(zl_view_of("Speeches\n\nid,text\na,b\n"), "t.csv",
                        NULL, why);
    assert_no_documents(zl_view_of("Speeches;;\n1999;;\nid;text\na;b\n"),
                        "t.csv", NULL, why);
}

static void quotes_hold_anything(void **state)
{
    (void)state;
    assert_csv("id,text\n1,\"a \"\"b\"\", c\nd\r\n\r\ne\"\n\"2\",\"\"\"x\"\"\"",
               "1 (t.csv#row 2): a \"b\", c\nd\r\n\r\ne\n"
               "2 (t.csv#row 3): \"x\"\n");
    assert_csv("id,text\n\"1 \"\"a\"\"\",\"2 \"\"b\"\"\"\n",
               "1 \"a\" (t.csv#row 2): 2 \"b\"\n");
    assert_csv("id,text\n1,5\" wide\n2,\"a\" b, c\n3,\"\"\n",
               "1 (t.csv#row 2): 5\" wide\n"
               "2 (t.csv#row 3) more=c: \"a\" b\n"
               "! t.csv: 1 row has no text and is left out (line 4)\n"
               "! t.csv: 1 row has more or fewer cells than the header "
               "(line 3); what is too much is kept as metadata \"more\"\n"
               "! t.csv: 1 cell goes on behind its closing quote (line 3); "
               "kept as written, with the quotes\n");
}

static void what_is_odd_is_told(void **state)
{
    (void)state;
    assert_csv("id,date,text\na,1,x\n\"b\n\",2\nc,3, \nd,4,z,,\n"
               "e,5,z,more,and more\nf\ng\nh\n",
               "a (t.csv#row 2) date=1: x\n"
               "d (t.csv#row 5) date=4: z\n"
               "e (t.csv#row 6) date=5 more=more,and more: z\n"
               "! t.csv: 5 rows have no text and are left out (lines 3, 5, "
               "8, …)\n"
               "! t.csv: 5 rows have more or fewer cells than the header "
               "(lines 3, 7, 8, …); what is too much is kept as metadata "
               "\"more\"\n");
    assert_no_documents(zl_view_of("id,text\na,b\nc,\"d\n\n"), "t.csv", NULL,
                        "line 3: a quote opens");
    assert_no_documents(zl_view_of("\"id,text\na,b\n"), "t.csv", NULL,
                        "line 1: a quote opens");
}

static void the_text_is_found(void **state)
{
    static const zl_reading by_name = { .text_column = "Speech",
                                        .name_column = "3" };
    static const zl_reading wrong = { .text_column = "4" };
    static const zl_reading unnamed = { .name_column = "nobody" };
    zl_str table = { 0 };

    (void)state;
    assert_documents(show_line, zl_view_of("text,speech,no\na,b,c\n"), "t.csv",
                     &by_name, "c (t.csv#row 2) text=a: b\n");
    assert_no_documents(zl_view_of("text,a\n"), "t.csv", &wrong,
                        "has no column \"4\". The columns are: text, a.");
    assert_no_documents(zl_view_of("text,a\n"), "t.csv", &unnamed,
                        "--name-column");
    assert_no_documents(zl_view_of("one,,two\na,b,c\n"), "t.csv", NULL,
                        "which column is the text? The columns are: one, "
                        "(no name), two. Say --text-column");
    zl_str_add_text(&table, "a,b\n1,");
    for (int i = 0; i < 20; i++)
        zl_str_add_text(&table, "words ");
    zl_str_add_text(&table, "\n2,x\n");
    assert_no_documents(zl_view_of("a,b\n"), "t.csv", NULL, "which column");
    zl_str out = { 0 };
    assert_int_equal(read_documents(show_line,
                                    (zl_view){ table.bytes, table.size - 4 },
                                    "t.csv", NULL, &out, NULL),
                     ZILI_OK);
    assert_true(zl_view_starts(zl_str_view(&out),
                               zl_view_of("t#2 (t.csv#row 2) a=1: words")));
    zl_str_clear(&out);
    zl_str_clear(&table);
}

static void too_many_columns_are_no_table(void **state)
{
    zl_str table = { 0 };

    (void)state;
    for (int i = 0; i < 3000; i++)
        zl_str_add_text(&table, "a,");
    assert_no_documents(zl_str_view(&table), "t.csv", NULL,
                        "more than 2000 columns");
    zl_str_clear(&table);
}

/* ---- parts ---- */

/* A table of anything, mostly well formed. */
static void make_table(zl_str *out, uint32_t *seed, bool tab)
{
    static const char *const pieces[] = { "a", "\"", "\"\"", ",", "\n",
                                          "\"x\ny\"", ",\"z, \"\"q\"\"\",",
                                          "\r\n", "\n\"", "\",", "甲" };

    zl_str_empty(out);
    bool marked = next_random(seed) % 2, said = next_random(seed) % 3 == 0;
    zl_str_add_text(out, marked ? "\xEF\xBB\xBF" : "");
    zl_str_add_text(out, said ? tab ? "sep=\t\n" : "sep=,\r\n" : "");
    zl_str_add_text(out, next_random(seed) % 2 ? "text,b\n" : "\"text\",b\n");
    for (uint32_t i = next_random(seed) % 40; i > 0; i--)
        zl_str_add_text(out, pieces[next_random(seed) % 11]);
    for (size_t i = 0; tab && i < out->size; i++)
        if (out->bytes[i] == ',')
            out->bytes[i] = '\t';
}

static zili_status read_parts(zl_view bytes, const zl_filetype *type,
                              size_t least, zl_str *out)
{
    const zl_reading reading = { .type = type };
    zl_shelf shelf = { .take = show_line, .user = out };
    zl_part part = { .whole = bytes };
    zl_record_place place = { 0 };
    zili_status status = ZILI_OK;

    while (!status && place.at < bytes.size) {
        part.begin = place;
        type->divide(bytes, &place, least);
        assert_true(place.at > part.begin.at && place.at <= bytes.size);
        zl_file file = { .bytes = zl_view_cut(bytes, part.begin.at, place.at),
                         .path = "t.csv",
                         .name = "t.csv",
                         .reading = &reading,
                         .part = &part };
        status = zl_file_give(&file, &shelf, NULL);
    }
    assert_int_equal(zl_tally_tell(&shelf.tally, "t.csv", show_note, out,
                                   NULL), ZILI_OK);
    return status;
}

static void parts_give_what_the_whole_gives(void **state)
{
    uint32_t seed = 1960;
    zl_str table = { 0 };

    (void)state;
    for (int round = 0; round < 3000; round++) {
        zl_str whole = { 0 }, parts = { 0 };
        const zl_reading reading = {
            .type = round % 2 ? &zl_filetype_tsv : &zl_filetype_csv
        };
        make_table(&table, &seed, round % 2);
        zili_status status = read_documents(show_line, zl_str_view(&table),
                                            "t.csv", &reading, &whole, NULL);
        size_t least = 1 + next_random(&seed) % 12;
        assert_int_equal(read_parts(zl_str_view(&table), reading.type, least,
                                    &parts), status);
        if (!status)
            assert_string_equal(zl_str_text(&parts), zl_str_text(&whole));
        zl_str_clear(&whole);
        zl_str_clear(&parts);
    }
    zl_str_clear(&table);
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_documents_survive(
        zl_view_of("id,a,b,text\n1,\"x \"\"y\"\"\",z,\"t \"\"u\"\"\"\n2,,\n"),
        "t.csv");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_is_a_document),
        cmocka_unit_test(a_first_line_says_the_separator),
        cmocka_unit_test(a_header_in_between_is_no_row),
        cmocka_unit_test(a_title_is_no_header),
        cmocka_unit_test(quotes_hold_anything),
        cmocka_unit_test(what_is_odd_is_told),
        cmocka_unit_test(the_text_is_found),
        cmocka_unit_test(too_many_columns_are_no_table),
        cmocka_unit_test(parts_give_what_the_whole_gives),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
