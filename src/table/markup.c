/* markup.c -- tables as Markdown, HTML and LaTeX. */
#include "table/format.h"

/* What a markup language puts around the parts of a table. */
typedef const char *escape(char byte); /* NULL: the byte as it is */

static void write_escaped(zl_out *out, zl_view text, escape *escape_of)
{
    size_t start = 0;

    for (size_t i = 0; i < text.size; i++) {
        const char *instead = escape_of(text.bytes[i]);
        if (!instead)
            continue;
        zl_out_view(out, zl_view_cut(text, start, i));
        zl_out_text(out, instead);
        start = i + 1;
    }
    zl_out_view(out, zl_view_cut(text, start, text.size));
}

/* ---- Markdown: pipe tables ---- */

static const char *md_escape(char byte)
{
    switch (byte) {
    case '|':
        return "\\|";
    case '\\':
        return "\\\\";
    case '*':
        return "\\*";
    case '`':
        return "\\`";
    case '<':
        return "\\<";
    case '\n':
    case '\r':
        return " ";
    default:
        return NULL;
    }
}

static void md_cell(zl_out *out, zl_view text, bool last)
{
    zl_out_text(out, "| ");
    write_escaped(out, text, md_escape);
    zl_out_text(out, last ? " |\n" : " ");
}

static void md_record(zl_out *out, const zili_table *table)
{
    char number[ZL_REAL_SIZE];

    zl_out_text(out, "| name | value |\n| --- | --- |\n");
    for (size_t row = 0; row < zili_table_rows(table); row++)
        for (size_t i = 0; i < zili_table_columns(table); i++) {
            md_cell(out, zl_view_of(zili_table_name(table, i)), false);
            md_cell(out, zl_cell_shown(table, row, i, number), true);
        }
}

zili_status zl_format_md(zl_out *out, const zili_table *table,
                         const zili_table_options *options, zili_error *err)
{
    static const char *const rules[] = {
        [ZL_LEFT] = "| --- ",
        [ZL_RIGHT] = "| ---: ",
        [ZL_CENTRE] = "| :---: ",
    };
    size_t columns = zili_table_columns(table);
    char number[ZL_REAL_SIZE];

    (void)options;
    (void)err;
    if (zl_table_is_record(table)) {
        md_record(out, table);
        return ZILI_OK;
    }
    for (size_t i = 0; i < columns; i++)
        md_cell(out, zl_view_of(zili_table_name(table, i)), i + 1 == columns);
    for (size_t i = 0; i < columns; i++)
        zl_out_text(out, rules[zl_table_align(table, i)]);
    zl_out_text(out, columns ? "|\n" : "");
    for (size_t row = 0; row < zili_table_rows(table); row++)
        for (size_t i = 0; i < columns; i++)
            md_cell(out, zl_cell_shown(table, row, i, number),
                    i + 1 == columns);
    return ZILI_OK;
}

/* ---- HTML: a fragment; what it looks like is the page's affair ---- */

static const char *html_escape(char byte)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

static const char *html_class(const zili_table *table, size_t column)
{
    if (zili_table_type(table, column) != ZILI_TEXT)
        return " class=\"number\"";
    switch (zl_table_align(table, column)) {
    case ZL_RIGHT:
        return " class=\"right\"";
    case ZL_CENTRE:
        return " class=\"centre\"";
    case ZL_LEFT:
        break;
    }
    return "";
}

static void html_cell(zl_out *out, const char *tag, const char *class,
                      zl_view text)
{
    zl_out_format(out, "<%s%s>", tag, class);
    write_escaped(out, text, html_escape);
    zl_out_format(out, "</%s>", tag);
}

static void html_record(zl_out *out, const zili_table *table)
{
    char number[ZL_REAL_SIZE];

    zl_out_text(out, "<tbody>\n");
    for (size_t row = 0; row < zili_table_rows(table); row++)
        for (size_t i = 0; i < zili_table_columns(table); i++) {
            zl_out_text(out, "<tr>");
            html_cell(out, "th", "", zl_view_of(zili_table_name(table, i)));
            html_cell(out, "td", html_class(table, i),
                      zl_cell_shown(table, row, i, number));
            zl_out_text(out, "</tr>\n");
        }
    zl_out_text(out, "</tbody>\n");
}

static void html_rows(zl_out *out, const zili_table *table)
{
    size_t columns = zili_table_columns(table);
    char number[ZL_REAL_SIZE];

    zl_out_text(out, "<thead>\n<tr>");
    for (size_t i = 0; i < columns; i++)
        html_cell(out, "th", html_class(table, i),
                  zl_view_of(zili_table_name(table, i)));
    zl_out_text(out, "</tr>\n</thead>\n<tbody>\n");
    for (size_t row = 0; row < zili_table_rows(table); row++) {
        zl_out_text(out, "<tr>");
        for (size_t i = 0; i < columns; i++)
            html_cell(out, "td", html_class(table, i),
                      zl_cell_shown(table, row, i, number));
        zl_out_text(out, "</tr>\n");
    }
    zl_out_text(out, "</tbody>\n");
}

zili_status zl_format_html(zl_out *out, const zili_table *table,
                           const zili_table_options *options, zili_error *err)
{
    (void)options;
    (void)err;
    zl_out_text(out, "<table>\n");
    if (zl_table_is_record(table))
        html_record(out, table);
    else
        html_rows(out, table);
    zl_out_text(out, "</table>\n");
    return ZILI_OK;
}

/* ---- LaTeX: needs the package booktabs ---- */

static const char *latex_escape(char byte)
{
    switch (byte) {
    case '\\':
        return "\\textbackslash{}";
    case '{':
        return "\\{";
    case '}':
        return "\\}";
    case '$':
        return "\\$";
    case '&':
        return "\\&";
    case '#':
        return "\\#";
    case '_':
        return "\\_";
    case '%':
        return "\\%";
    case '~':
        return "\\textasciitilde{}";
    case '^':
        return "\\textasciicircum{}";
    case '[': /* after a line end, \\[ would be an argument */
        return "{[}";
    case '*': /* and \\* a command */
        return "{*}";
    case '<':
        return "\\textless{}";
    case '>':
        return "\\textgreater{}";
    case '|':
        return "\\textbar{}";
    case '\n':
    case '\r':
        return " ";
    default:
        return NULL;
    }
}

static void latex_cell(zl_out *out, zl_view text, bool last)
{
    write_escaped(out, text, latex_escape);
    zl_out_text(out, last ? " \\\\\n" : " & ");
}

static void latex_record(zl_out *out, const zili_table *table)
{
    char number[ZL_REAL_SIZE];

    zl_out_text(out, "\\begin{tabular}{ll}\n\\toprule\n");
    for (size_t row = 0; row < zili_table_rows(table); row++)
        for (size_t i = 0; i < zili_table_columns(table); i++) {
            latex_cell(out, zl_view_of(zili_table_name(table, i)), false);
            latex_cell(out, zl_cell_shown(table, row, i, number), true);
        }
}

static void latex_rows(zl_out *out, const zili_table *table)
{
    size_t columns = zili_table_columns(table);
    char number[ZL_REAL_SIZE];

    zl_out_text(out, "\\begin{tabular}{");
    for (size_t i = 0; i < columns; i++)
        zl_out_byte(out, "lrc"[zl_table_align(table, i)]);
    zl_out_text(out, "}\n\\toprule\n");
    for (size_t i = 0; i < columns; i++)
        latex_cell(out, zl_view_of(zili_table_name(table, i)),
                   i + 1 == columns);
    zl_out_text(out, "\\midrule\n");
    for (size_t row = 0; row < zili_table_rows(table); row++)
        for (size_t i = 0; i < columns; i++)
            latex_cell(out, zl_cell_shown(table, row, i, number),
                       i + 1 == columns);
}

zili_status zl_format_latex(zl_out *out, const zili_table *table,
                            const zili_table_options *options,
                            zili_error *err)
{
    (void)options;
    (void)err;
    if (zl_table_is_record(table))
        latex_record(out, table);
    else
        latex_rows(out, table);
    zl_out_text(out, "\\bottomrule\n\\end{tabular}\n");
    return ZILI_OK;
}
