/* test_table_below.c -- what stands below the rows of a table. */
#include "table/table.h"

#include "base_help.h"

#include <math.h>

#define AS(...) (zili_table_options){ .format = __VA_ARGS__ }

static void write_as(const zili_table *table, zili_table_options options,
                     zl_str *out)
{
    assert_int_equal(zili_table_write(table, &options, zl_str_write, out,
                                      NULL),
                     ZILI_OK);
}

static void check(zili_table *table, zili_table_options options,
                  const char *wanted)
{
    zl_str text = { 0 };

    write_as(table, options, &text);
    assert_string_equal(zl_str_text(&text), wanted);
    zl_str_clear(&text);
    zili_table_free(table);
}

/* ---- a concordance in two languages ---- */

static void add_line(zl_rows *rows, int64_t hit, const char *pre,
                     const char *keyword, const char *post)
{
    zl_rows_integer(rows, hit);
    zl_rows_text(rows, zl_view_of(pre));
    zl_rows_text(rows, zl_view_of(keyword));
    zl_rows_text(rows, zl_view_of(post));
}

static zili_status make_lines(const void *user, size_t from, size_t to,
                              zl_rows *rows, zili_error *err)
{
    (void)user;
    (void)err;
    for (size_t row = from; row < to; row++) {
        if (row == 0) {
            add_line(rows, 1, "提出独立自主，", "自力更生", "，是");
            zl_rows_text(rows, zl_view_of("self-reliance"));
            zl_rows_marked(rows, zl_view_of("autonomy & self-reliance ."), 11,
                           24);
        } else if (row == 1) {
            add_line(rows, 2, "to be", "self-reliant", ", we");
            zl_rows_missing(rows);
            zl_rows_text(rows, zl_view_of("要独立自主，就愈要\n加强"));
        } else {
            add_line(rows, 3, "a", "b", "c");
            zl_rows_missing(rows);
            zl_rows_missing(rows);
        }
    }
    return ZILI_OK;
}

static zili_table *lines(size_t rows)
{
    zili_table *table = zl_table_new();

    zl_table_column(table, (zl_column){ "hit", ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table, (zl_column){ "pre", ZILI_TEXT, ZL_RIGHT, 0 });
    zl_table_column(table, (zl_column){ "keyword", ZILI_TEXT, ZL_CENTRE, 0 });
    zl_table_column(table, (zl_column){ .name = "post" });
    zl_table_begin_below(table);
    zl_table_column(table, (zl_column){ .name = "rendering" });
    zl_table_column(table, (zl_column){ .name = "aligned" });
    zl_table_on_demand(table, rows, make_lines, NULL, NULL);
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    return table;
}

static void a_mark_stands_under_the_keyword(void **state)
{
    (void)state;
    check(lines(3), AS(ZILI_FORMAT_TEXT),
          "hit             pre     keyword     post\n"
          "  1  提出独立自主，    自力更生     ，是\n"
          "         autonomy &  self-reliance  .\n"
          "  2           to be  self-reliant   , we\n"
          "     要独立自主，就愈要 加强\n"
          "  3               a        b        c\n"
          "                           –\n");
}

static void a_narrow_screen_keeps_what_is_near_the_mark(void **state)
{
    (void)state;
    check(lines(3), AS(ZILI_FORMAT_TEXT, .width = 32),
          "hit       pre     keyword     post\n"
          "  1   …自主，    自力更生     ，是\n"
          "     …onomy &  self-reliance  .\n"
          "  2     to be  self-reliant   , we\n"
          "     要独立自主，就愈要 加强\n"
          "  3         a        b        c\n"
          "                     –\n");
    check(lines(2), AS(ZILI_FORMAT_TEXT, .width = 26),
          "hit       pre     keyword     post\n"
          "  1   …自主，    自力更生     ，是\n"
          "     …onomy &  self-reliance  .\n"
          "  2     to be  self-reliant   , we\n"
          "     要独立自主，就愈要 …\n");
}

static void markup_has_a_row_below(void **state)
{
    (void)state;
    check(lines(3), AS(ZILI_FORMAT_HTML),
          "<table>\n<thead>\n<tr><th class=\"number\">hit</th>"
          "<th class=\"right\">pre</th><th class=\"centre\">keyword</th>"
          "<th>post</th></tr>\n</thead>\n<tbody>\n"
          "<tr><td class=\"number\">1</td><td class=\"right\">提出独立自主，"
          "</td><td class=\"centre\">自力更生</td><td>，是</td></tr>\n"
          "<tr class=\"below\"><td colspan=\"1\"></td><td class=\"right\">"
          "autonomy &amp;</td><td class=\"centre\">self-reliance</td>"
          "<td colspan=\"1\">.</td></tr>\n"
          "<tr><td class=\"number\">2</td><td class=\"right\">to be</td>"
          "<td class=\"centre\">self-reliant</td><td>, we</td></tr>\n"
          "<tr class=\"below\"><td colspan=\"1\"></td><td colspan=\"3\">"
          "要独立自主，就愈要\n加强</td></tr>\n"
          "<tr><td class=\"number\">3</td><td class=\"right\">a</td>"
          "<td class=\"centre\">b</td><td>c</td></tr>\n"
          "<tr class=\"below\"><td colspan=\"1\"></td><td class=\"right\">"
          "</td><td class=\"centre\">–</td><td colspan=\"1\"></td></tr>\n"
          "</tbody>\n</table>\n");
    check(lines(2), AS(ZILI_FORMAT_MD),
          "| hit | pre | keyword | post |\n| ---: | ---: | :---: | --- |\n"
          "| 1 | 提出独立自主， | 自力更生 | ，是 |\n"
          "|  | autonomy \\& | self-reliance | . |\n"
          "| 2 | to be | self-reliant | , we |\n"
          "|  |  |  | 要独立自主，就愈要 加强 |\n");
    check(lines(2), AS(ZILI_FORMAT_LATEX),
          "\\begin{tabular}{rrcl}\n\\toprule\n"
          "hit & pre & keyword & post \\\\\n\\midrule\n"
          "1 & 提出独立自主， & 自力更生 & ，是 \\\\\n"
          " & autonomy \\& & self-reliance & \\multicolumn{1}{l}{.} \\\\\n"
          "2 & to be & self-reliant & , we \\\\\n"
          " & \\multicolumn{3}{l}{要独立自主，就愈要 加强} \\\\\n"
          "\\bottomrule\n\\end{tabular}\n");
}

static void for_machines_they_are_columns(void **state)
{
    (void)state;
    check(lines(3), AS(ZILI_FORMAT_TSV),
          "hit\tpre\tkeyword\tpost\trendering\taligned\n"
          "1\t提出独立自主，\t自力更生\t，是\tself-reliance\t"
          "autonomy & self-reliance .\n"
          "2\tto be\tself-reliant\t, we\t\t要独立自主，就愈要\\n加强\n"
          "3\ta\tb\tc\t\t\n");
    check(lines(1), AS(ZILI_FORMAT_JSONL),
          "{\"hit\": 1, \"pre\": \"提出独立自主，\", \"keyword\": \"自力更生\", "
          "\"post\": \"，是\", \"rendering\": \"self-reliance\", "
          "\"aligned\": \"autonomy & self-reliance .\"}\n");
}

/* Rows that were held have lost their marks, and nothing else. */
static void held_rows_stand_below_too(void **state)
{
    zili_table *table = lines(1);

    (void)state;
    assert_string_equal(zili_table_text(table, 0, 5),
                        "autonomy & self-reliance .");
    check(table, AS(ZILI_FORMAT_TEXT),
          "hit             pre  keyword   post\n"
          "  1  提出独立自主，  自力更生  ，是\n"
          "     autonomy & self-reliance .\n");
}

/* ---- other tables ---- */

static void without_a_keyword_it_is_indented(void **state)
{
    zili_table *table = zl_table_new();

    (void)state;
    zl_table_column(table, (zl_column){ .name = "a" });
    zl_table_begin_below(table);
    zl_table_column(table, (zl_column){ .name = "b" });
    zl_table_add_text(table, zl_view_of("x"));
    zl_table_add_text(table, zl_view_of("y \033[1m z and more"));
    zl_table_add_text(table, zl_view_of("x"));
    zl_table_add_missing(table);
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    check(table, AS(ZILI_FORMAT_TEXT, .width = 12),
          "a\nx\n  y  [1m z …\nx\n  –\n");
}

typedef struct marked {
    const char *text;
    size_t size, from, to;
} marked;

static zili_status make_marked(const void *user, size_t from, size_t to,
                               zl_rows *rows, zili_error *err)
{
    const marked *own = user;

    (void)err;
    for (size_t row = from; row < to; row++) {
        zl_rows_text(rows, zl_view_of("x"));
        zl_rows_text(rows, zl_view_of("y"));
        zl_rows_text(rows, zl_view_of("z"));
        zl_rows_marked(rows, (zl_view){ own->text, own->size }, own->from,
                       own->to);
    }
    return ZILI_OK;
}

static void check_mark(marked own, const char *below)
{
    zili_table *table = zl_table_new();
    zl_str wanted = { 0 };

    zl_table_column(table, (zl_column){ .name = "p" });
    zl_table_column(table, (zl_column){ "k", ZILI_TEXT, ZL_CENTRE, 0 });
    zl_table_column(table, (zl_column){ .name = "q" });
    zl_table_begin_below(table);
    zl_table_column(table, (zl_column){ .name = "b" });
    zl_table_on_demand(table, 1, make_marked, &own, NULL);
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    zl_str_format(&wanted, "p  k  q\nx  y  z\n%s\n", below);
    check(table, AS(ZILI_FORMAT_TEXT), zl_str_text(&wanted));
    zl_str_clear(&wanted);
}

static void a_mark_that_cannot_be_is_none(void **state)
{
    (void)state;
    check_mark((marked){ "abc", 3, 1, 2 }, "a  b  c");
    check_mark((marked){ "abc", 3, 0, 1 }, "   a  bc");
    check_mark((marked){ "abc", 3, 0, 0 }, "abc");
    check_mark((marked){ "abc", 3, 2, 1 }, "abc");
    check_mark((marked){ "abc", 3, 2, 4 }, "abc");
    check_mark((marked){ "abc", 3, 1, SIZE_MAX }, "abc");
    check_mark((marked){ "a\0bc", 4, 2, 3 }, "a");
    check_mark((marked){ "\xFF", 1, 0, 1 }, "   �");
    check_mark((marked){ "", 0, 0, 0 }, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mark_stands_under_the_keyword),
        cmocka_unit_test(a_narrow_screen_keeps_what_is_near_the_mark),
        cmocka_unit_test(markup_has_a_row_below),
        cmocka_unit_test(for_machines_they_are_columns),
        cmocka_unit_test(held_rows_stand_below_too),
        cmocka_unit_test(without_a_keyword_it_is_indented),
        cmocka_unit_test(a_mark_that_cannot_be_is_none),
    };

    return cmocka_run_group_tests_name("table_below", tests, NULL, NULL);
}
