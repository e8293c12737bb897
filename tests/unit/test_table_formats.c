/* test_table_formats.c -- what each format writes, to the byte. */
#include "table/table.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
/* after those it needs */
#include <cmocka.h>

#define NUMBER ZILI_INTEGER, ZL_RIGHT, 0

/* One row of what is harmless, one of all that must be escaped, one of
 * what is missing. */
static zili_table *small(void)
{
    zili_table *table = zl_table_new();

    zl_table_column(table, (zl_column){ "rank", NUMBER });
    zl_table_column(table, (zl_column){ .name = "term" });
    zl_table_column(table, (zl_column){ "per_million", ZILI_REAL, 0, 2 });
    zl_table_add_integer(table, 1);
    zl_table_add_text(table, zl_view_of("自力更生"));
    zl_table_add_real(table, 1234.5678901234);
    zl_table_add_integer(table, 10);
    zl_table_add_text(table, zl_view_of("a|b\t\"c\", <d> & e_f\\\n50%"));
    zl_table_add_real(table, -0.001);
    zl_table_add_missing(table);
    zl_table_add_missing(table);
    zl_table_add_real(table, INFINITY);
    zl_table_add_note(table, "scope: %s", "own \"text\"");
    zl_table_add_note(table, "2 of 3");
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    return table;
}

static zili_table *record(void)
{
    zili_table *table = zl_table_new();

    zl_table_set_record(table);
    zl_table_column(table, (zl_column){ "tokens", NUMBER });
    zl_table_column(table, (zl_column){ .name = "profile" });
    zl_table_column(table, (zl_column){ .name = "none" });
    zl_table_add_integer(table, 2000);
    zl_table_add_text(table, zl_view_of("zili"));
    zl_table_add_missing(table);
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    return table;
}

static void check(zili_table *table, zili_table_options options,
                  const char *wanted)
{
    zl_str text = { 0 };

    assert_int_equal(zili_table_write(table, &options, zl_str_write, &text,
                                      NULL), ZILI_OK);
    assert_string_equal(zl_str_text(&text), wanted);
    zl_str_clear(&text);
    zili_table_free(table);
}

#define AS(...) (zili_table_options){ .format = __VA_ARGS__ }

static zili_table *thirds(bool whole)
{
    zili_table *table = zl_table_new();

    if (whole)
        zl_table_set_whole(table);
    zl_table_column(table, (zl_column){ "a", ZILI_REAL, 0, 2 });
    zl_table_add_real(table, 1.0 / 3);
    zl_table_add_real(table, 1e-300 / 3);
    zl_table_add_real(table, .1);
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    return table;
}

static void a_whole_number_is_read_as_the_same(void **state)
{
    (void)state;
    check(thirds(false), AS(ZILI_FORMAT_TSV),
          "a\n0.333333333333\n3.33333333333e-301\n0.1\n");
    check(thirds(true), AS(ZILI_FORMAT_TSV),
          "a\n0.33333333333333331\n3.3333333333333334e-301\n0.1\n");
    check(thirds(true), AS(ZILI_FORMAT_TEXT), "   a\n0.33\n0.00\n0.10\n");
}

static void text_is_aligned_by_display_columns(void **state)
{
    (void)state;
    check(small(), AS(ZILI_FORMAT_TEXT),
          "rank  term                     per_million\n"
          "   1  自力更生                     1234.57\n"
          "  10  a|b \"c\", <d> & e_f\\ 50%         0.00\n"
          "                                       inf\n");
    check(record(), AS(ZILI_FORMAT_TEXT),
          "tokens   2000\nprofile  zili\nnone\n");
}

static void colour_is_for_the_heading_alone(void **state)
{
    zili_table *table = zl_table_new();

    (void)state;
    zl_table_column(table, (zl_column){ .name = "term" });
    zl_table_add_text(table, zl_view_of("\033[31mred\xC2\x9B"));
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    check(table, AS(ZILI_FORMAT_TEXT, .colour = true),
          "\033[1mterm\033[0m\n [31mred\n");
}

static zili_table *lines(void)
{
    zili_table *table = zl_table_new();

    zl_table_column(table, (zl_column){ "hit", NUMBER });
    zl_table_column(table, (zl_column){ "pre", ZILI_TEXT, ZL_RIGHT, 0 });
    zl_table_column(table, (zl_column){ "keyword", ZILI_TEXT, ZL_CENTRE, 0 });
    zl_table_column(table, (zl_column){ .name = "post" });
    zl_table_add_integer(table, 1);
    zl_table_add_text(table, zl_view_of("我们的方针要放在什么基点上"));
    zl_table_add_text(table, zl_view_of("自力"));
    zl_table_add_text(table, zl_view_of("放在自己力量的基点上"));
    zl_table_add_integer(table, 2);
    zl_table_add_text(table, zl_view_of("短"));
    zl_table_add_text(table, zl_view_of("自力更生"));
    zl_table_add_text(table, zl_view_of("x"));
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    return table;
}

static void a_wide_table_is_made_narrow(void **state)
{
    (void)state;
    check(lines(), AS(ZILI_FORMAT_TEXT),
          "hit                         pre  keyword   post\n"
          "  1  我们的方针要放在什么基点上    自力    放在自己力量的基点上\n"
          "  2                          短  自力更生  x\n");
    check(lines(), AS(ZILI_FORMAT_TEXT, .width = 40),
          "hit           pre  keyword   post\n"
          "  1   …什么基点上    自力    放在自己力…\n"
          "  2            短  自力更生  x\n");
    check(lines(), AS(ZILI_FORMAT_TEXT, .width = 5),
          "hit       pre  keyword   post\n"
          "  1   …基点上    自力    放在自…\n"
          "  2        短  自力更生  x\n");
}

static void tsv_escapes_what_would_break_a_line(void **state)
{
    (void)state;
    check(small(), AS(ZILI_FORMAT_TSV),
          "rank\tterm\tper_million\n"
          "1\t自力更生\t1234.56789012\n"
          "10\ta|b\\t\"c\", <d> & e_f\\\\\\n50%\t-0.001\n"
          "\t\tinf\n");
    check(record(), AS(ZILI_FORMAT_TSV, .provenance = true),
          "tokens\tprofile\tnone\n2000\tzili\t\n");
}

static void csv_is_that_of_rfc_4180(void **state)
{
    (void)state;
    check(small(), AS(ZILI_FORMAT_CSV, .provenance = true),
          "# scope: own \"text\"\n# 2 of 3\n"
          "rank,term,per_million\n"
          "1,自力更生,1234.56789012\n"
          "10,\"a|b\t\"\"c\"\", <d> & e_f\\\n50%\",-0.001\n"
          ",,inf\n");
}

static void json_is_a_list_or_one_object(void **state)
{
    (void)state;
    check(small(), AS(ZILI_FORMAT_JSON),
          "[\n"
          "{\"rank\": 1, \"term\": \"自力更生\", "
          "\"per_million\": 1234.56789012},\n"
          "{\"rank\": 10, \"term\": "
          "\"a|b\\t\\\"c\\\", <d> & e_f\\\\\\n50%\", "
          "\"per_million\": -0.001},\n"
          "{\"rank\": null, \"term\": null, \"per_million\": null}\n"
          "]\n");
    check(record(), AS(ZILI_FORMAT_JSON),
          "{\"tokens\": 2000, \"profile\": \"zili\", \"none\": null}\n");
    check(record(), AS(ZILI_FORMAT_JSON, .provenance = true),
          "{\"notes\": [],\n\"rows\": [\n"
          "{\"tokens\": 2000, \"profile\": \"zili\", \"none\": null}\n"
          "]}\n");
}

static void json_escapes_every_control_character(void **state)
{
    zili_table *table = zl_table_new();

    (void)state;
    zl_table_column(table, (zl_column){ .name = "a\"b" });
    zl_table_add_text(table, zl_view_of("\x01\x1F\r\x7F"));
    zl_table_add_note(table, "one");
    zl_table_add_note(table, "two");
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    check(table, AS(ZILI_FORMAT_JSON, .provenance = true),
          "{\"notes\": [\"one\", \"two\"],\n\"rows\": [\n"
          "{\"a\\\"b\": \"\\u0001\\u001f\\u000d\x7F\"}\n]}\n");
}

static void jsonl_is_an_object_a_line(void **state)
{
    (void)state;
    check(record(), AS(ZILI_FORMAT_JSONL),
          "{\"tokens\": 2000, \"profile\": \"zili\", \"none\": null}\n");
    check(record(), AS(ZILI_FORMAT_JSONL, .provenance = true),
          "{\"notes\": []}\n"
          "{\"tokens\": 2000, \"profile\": \"zili\", \"none\": null}\n");
}

static void markdown_is_a_pipe_table(void **state)
{
    (void)state;
    check(small(), AS(ZILI_FORMAT_MD),
          "| rank | term | per_million |\n"
          "| ---: | --- | ---: |\n"
          "| 1 | 自力更生 | 1234.57 |\n"
          "| 10 | a\\|b\t\"c\", \\<d> \\& e\\_f\\\\ 50% | 0.00 |\n"
          "|  |  | inf |\n");
    check(record(), AS(ZILI_FORMAT_MD),
          "| name | value |\n| --- | --- |\n| tokens | 2000 |\n"
          "| profile | zili |\n| none |  |\n");
}

static void html_is_an_escaped_fragment(void **state)
{
    (void)state;
    check(small(), AS(ZILI_FORMAT_HTML),
          "<table>\n<thead>\n"
          "<tr><th class=\"number\">rank</th><th>term</th>"
          "<th class=\"number\">per_million</th></tr>\n"
          "</thead>\n<tbody>\n"
          "<tr><td class=\"number\">1</td><td>自力更生</td>"
          "<td class=\"number\">1234.57</td></tr>\n"
          "<tr><td class=\"number\">10</td>"
          "<td>a|b\t&quot;c&quot;, &lt;d&gt; &amp; e_f\\\n50%</td>"
          "<td class=\"number\">0.00</td></tr>\n"
          "<tr><td class=\"number\"></td><td></td>"
          "<td class=\"number\">inf</td></tr>\n"
          "</tbody>\n</table>\n");
    check(record(), AS(ZILI_FORMAT_HTML),
          "<table>\n<tbody>\n"
          "<tr><th>tokens</th><td class=\"number\">2000</td></tr>\n"
          "<tr><th>profile</th><td>zili</td></tr>\n"
          "<tr><th>none</th><td></td></tr>\n"
          "</tbody>\n</table>\n");
}

static void latex_is_a_tabular_of_booktabs(void **state)
{
    (void)state;
    check(small(), AS(ZILI_FORMAT_LATEX),
          "\\begin{tabular}{rlr}\n\\toprule\n"
          "rank & term & per\\_million \\\\\n\\midrule\n"
          "1 & 自力更生 & 1234.57 \\\\\n"
          "10 & a\\textbar{}b\t\"c\", \\textless{}d\\textgreater{} "
          "\\& e\\_f\\textbackslash{} 50\\% & 0.00 "
          "\\\\\n"
          " &  & inf \\\\\n"
          "\\bottomrule\n\\end{tabular}\n");
    check(record(), AS(ZILI_FORMAT_LATEX),
          "\\begin{tabular}{ll}\n\\toprule\ntokens & 2000 \\\\\n"
          "profile & zili \\\\\nnone &  \\\\\n"
          "\\bottomrule\n\\end{tabular}\n");
}

static void signs_do_not_join_in_latex(void **state)
{
    zili_table *table = zl_table_new();
    (void)state;
    zl_table_text_column(table, "a");
    zl_table_add_text(table, zl_view_of("a--b --- -1 ``c'' ?` 'd',,e, f"));
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    check(table, AS(ZILI_FORMAT_LATEX),
          "\\begin{tabular}{l}\n\\toprule\na \\\\\n\\midrule\n"
          "a-\\/-b -\\/-\\/- -1 \\textasciigrave{}\\textasciigrave{}c'\\/' "
          "?\\textasciigrave{} 'd',\\/,e, f \\\\\n"
          "\\bottomrule\n\\end{tabular}\n");
}

/* More rows than a page has go on on the next one. */
static void long_latex_is_a_longtable(void **state)
{
    zili_table *table = zl_table_new();
    zl_str wanted = { 0 };

    (void)state;
    zl_table_column(table, (zl_column){ "n", ZILI_INTEGER, 0, 0 });
    zl_str_add_text(&wanted, "\\begin{longtable}{r}\n\\toprule\nn \\\\\n"
                             "\\midrule\n\\endhead\n");
    for (int64_t n = 0; n < 41; n++) {
        zl_table_add_integer(table, n);
        zl_str_format(&wanted, "%d \\\\\n", (int)n);
    }
    zl_str_add_text(&wanted, "\\bottomrule\n\\end{longtable}\n");
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    check(table, AS(ZILI_FORMAT_LATEX), zl_str_text(&wanted));
    zl_str_clear(&wanted);
}

static void decimals_below_zero_are_significant_digits(void **state)
{
    zili_table *table = zl_table_new();

    (void)state;
    zl_table_column(table, (zl_column){ "p", ZILI_REAL, 0, -3 });
    zl_table_column(table, (zl_column){ "all", ZILI_REAL, 0, -1 });
    zl_table_add_real(table, 1.23456e-12);
    zl_table_add_real(table, 0.1);
    zl_table_add_real(table, 0.0123456);
    zl_table_add_real(table, 1e15);
    zl_table_add_real(table, 0);
    zl_table_add_real(table, 100);
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    check(table, AS(ZILI_FORMAT_TEXT),
          "       p    all\n"
          "1.23e-12    0.1\n"
          "  0.0123  1e+15\n"
          "       0    100\n");
}

static void a_table_without_rows_is_still_a_table(void **state)
{
    static const char *const wanted[] = {
        [ZILI_FORMAT_TEXT] = "a\n",
        [ZILI_FORMAT_TSV] = "a\n",
        [ZILI_FORMAT_CSV] = "a\n",
        [ZILI_FORMAT_JSON] = "[]\n",
        [ZILI_FORMAT_JSONL] = "",
        [ZILI_FORMAT_MD] = "| a |\n| --- |\n",
        [ZILI_FORMAT_HTML] = "<table>\n<thead>\n<tr><th>a</th></tr>\n"
                             "</thead>\n<tbody>\n</tbody>\n</table>\n",
        [ZILI_FORMAT_LATEX] = "\\begin{tabular}{l}\n\\toprule\na \\\\\n"
                              "\\midrule\n\\bottomrule\n\\end{tabular}\n",
    };

    (void)state;
    for (int i = 0; i <= ZILI_FORMAT_LATEX; i++) {
        zili_table *table = zl_table_new();
        zl_table_column(table, (zl_column){ .name = "a" });
        assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
        check(table, AS(i), wanted[i]);
    }
}

/* ---- spreadsheets ---- */

static void a_spreadsheet_is_the_same_every_time(void **state)
{
    zili_table_options options = AS(ZILI_FORMAT_XLSX, .provenance = true);
    zili_table *table = small();
    zl_str first = { 0 }, second = { 0 };

    (void)state;
    setenv("TZ", "UTC", 1);
    assert_int_equal(zili_table_write(table, &options, zl_str_write, &first,
                                      NULL), ZILI_OK);
    setenv("TZ", "Asia/Shanghai", 1);
    assert_int_equal(zili_table_write(table, &options, zl_str_write, &second,
                                      NULL), ZILI_OK);
    unsetenv("TZ");
    assert_true(first.size > 1000);
    assert_true(zl_view_starts(zl_str_view(&first), zl_view_of("PK\3\4")));
    assert_true(zl_view_same(zl_str_view(&first), zl_str_view(&second)));
    zl_str_clear(&first);
    zl_str_clear(&second);
    zili_table_free(table);
}

/* ---- failures ---- */

static bool refuse(void *user, const void *bytes, size_t size)
{
    size_t *left = user;

    (void)bytes;
    if (size > *left)
        return false;
    *left -= size;
    return true;
}

static void a_stream_that_refuses_is_a_failure(void **state)
{
    (void)state;
    for (int i = 0; i <= ZILI_FORMAT_XLSX; i++) {
        zili_table_options options = AS(i);
        zili_table *table = small();
        zili_error err;
        size_t left = 10;
        assert_int_equal(zili_table_write(table, &options, refuse, &left,
                                          &err), ZILI_EIO);
        assert_string_equal(err.text, "The table could not be written.");
        zili_table_free(table);
    }
}

static void an_unknown_format_is_refused(void **state)
{
    zili_table_options options = AS(99);
    zili_table *table = small();
    zili_error err;

    (void)state;
    assert_int_equal(zili_table_write(table, &options, refuse, NULL, &err),
                     ZILI_EUSAGE);
    zili_table_free(table);
}

/* ---- a large table goes through in blocks ---- */

static void a_long_table_is_written_whole(void **state)
{
    zili_table_options options = AS(ZILI_FORMAT_TSV);
    zili_table *table = zl_table_new();
    zl_str text = { 0 }, wanted = { 0 }, cell = { 0 };

    (void)state;
    for (int i = 0; i < 100000; i++)
        zl_str_add_byte(&cell, 'x');
    zl_table_column(table, (zl_column){ .name = "a" });
    zl_str_add_text(&wanted, "a\n");
    for (int i = 0; i < 5000; i++) {
        zl_view piece = zl_view_cut(zl_str_view(&cell), 0,
                                    i == 2500 ? cell.size : (size_t)i % 50);
        zl_table_add_text(table, piece);
        zl_str_add(&wanted, piece);
        zl_str_add_byte(&wanted, '\n');
    }
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    assert_int_equal(zili_table_write(table, &options, zl_str_write, &text,
                                      NULL), ZILI_OK);
    assert_true(zl_view_same(zl_str_view(&text), zl_str_view(&wanted)));
    zl_str_clear(&text);
    zl_str_clear(&wanted);
    zl_str_clear(&cell);
    zili_table_free(table);
}

/* ---- locales ---- */

static void no_locale_changes_a_byte(void **state)
{
    (void)state;
    if (!setlocale(LC_ALL, "de_DE.UTF-8")) {
        print_message("skipped: no locale de_DE.UTF-8\n");
        return;
    }
    text_is_aligned_by_display_columns(state);
    tsv_escapes_what_would_break_a_line(state);
    csv_is_that_of_rfc_4180(state);
    json_is_a_list_or_one_object(state);
    markdown_is_a_pipe_table(state);
    html_is_an_escaped_fragment(state);
    latex_is_a_tabular_of_booktabs(state);
    decimals_below_zero_are_significant_digits(state);
    setlocale(LC_ALL, "C");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_aligned_by_display_columns),
        cmocka_unit_test(a_whole_number_is_read_as_the_same),
        cmocka_unit_test(colour_is_for_the_heading_alone),
        cmocka_unit_test(a_wide_table_is_made_narrow),
        cmocka_unit_test(tsv_escapes_what_would_break_a_line),
        cmocka_unit_test(csv_is_that_of_rfc_4180),
        cmocka_unit_test(json_is_a_list_or_one_object),
        cmocka_unit_test(json_escapes_every_control_character),
        cmocka_unit_test(jsonl_is_an_object_a_line),
        cmocka_unit_test(markdown_is_a_pipe_table),
        cmocka_unit_test(html_is_an_escaped_fragment),
        cmocka_unit_test(latex_is_a_tabular_of_booktabs),
        cmocka_unit_test(signs_do_not_join_in_latex),
        cmocka_unit_test(long_latex_is_a_longtable),
        cmocka_unit_test(decimals_below_zero_are_significant_digits),
        cmocka_unit_test(a_table_without_rows_is_still_a_table),
        cmocka_unit_test(a_spreadsheet_is_the_same_every_time),
        cmocka_unit_test(a_stream_that_refuses_is_a_failure),
        cmocka_unit_test(an_unknown_format_is_refused),
        cmocka_unit_test(a_long_table_is_written_whole),
        cmocka_unit_test(no_locale_changes_a_byte),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
