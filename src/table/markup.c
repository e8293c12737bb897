/* markup.c -- tables as Markdown, HTML and LaTeX. */
#include "table/format.h"

#include <string.h>

static zl_view name_of(const zl_rows *rows)
{
    return zl_view_of(rows->columns[rows->column].name);
}

/* Control characters, which XML, HTML and TeX have not: for reading they are
 * blanks, as on a screen. */
#define CONTROLS_ARE_BLANK                                                   \
    [0x01] = " ", " ", " ", " ", " ", " ", " ", " ", /* up to the tab */     \
    [0x0B] = " ", " ",                               /* up to the return */  \
    [0x0E] = " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ",     \
             " ", " ", " ", " ", " ", " ",           /* up to the blank */   \
    [0x7F] = " "

/* ---- Markdown: pipe tables ---- */

/* Whatever may begin markup: ~ strikes out, [ links, $ sets formulas where
 * Markdown is GitHub's. */
static const zl_escapes md_escapes = {
    CONTROLS_ARE_BLANK,
    ['|'] = "\\|",  ['\\'] = "\\\\", ['*'] = "\\*", ['`'] = "\\`",
    ['<'] = "\\<",  ['~'] = "\\~",   ['_'] = "\\_", ['['] = "\\[",
    [']'] = "\\]",  ['$'] = "\\$",   ['&'] = "\\&", ['\n'] = " ",
    ['\r'] = " ",
};

void zl_md_escape(zl_str *out, zl_view text)
{
    zl_write_escaped(out, text, &md_escapes);
}

/* Our own names have nothing but _, which means nothing within a word; as
 * they are they can be read. */
static void md_name(zl_str *out, const char *name, bool last)
{
    zl_str_add_text(out, "| ");
    if (name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_ABCDEFGHIJKLMN"
                          "OPQRSTUVWXYZ")] == 0 && *name != '_')
        zl_str_add_text(out, name);
    else
        zl_md_escape(out, zl_view_of(name));
    zl_str_add_text(out, last ? " |\n" : " ");
}

static void md_cell(zl_str *out, zl_view text, bool last)
{
    zl_str_add_text(out, "| ");
    zl_write_escaped(out, text, &md_escapes);
    zl_str_add_text(out, last ? " |\n" : " ");
}

static void md_begin(const zl_writing *writing, zl_str *out)
{
    static const char *const rules[] = {
        [ZL_LEFT] = "| --- ",
        [ZL_RIGHT] = "| ---: ",
        [ZL_CENTRE] = "| :---: ",
    };
    const zili_table *table = writing->table;
    size_t columns = zl_table_in_row(table);

    if (zl_table_is_record(table)) {
        zl_str_add_text(out, "| name | value |\n| --- | --- |\n");
        return;
    }
    for (size_t i = 0; i < columns; i++)
        md_name(out, zili_table_name(table, i), i + 1 == columns);
    for (size_t i = 0; i < columns; i++)
        zl_str_add_text(out, rules[zl_table_align(table, i)]);
    zl_str_add_text(out, columns ? "|\n" : "");
}

/* All of it under the column right of the centred one, where nothing is
 * marked. */
static void md_below(zl_rows *rows, const zl_below *below)
{
    for (size_t i = 0; i < rows->in_row; i++) {
        zl_view text = { "", 0 };
        if (below->marked && i + 1 == below->centre)
            text = below->before;
        else if (below->marked && i == below->centre)
            text = below->mark;
        else if (i == (below->centre ? below->centre + 1 : 0))
            text = below->marked ? below->after : below->text;
        md_cell(&rows->out, text, i + 1 == rows->in_row);
    }
}

static void md_put(zl_rows *rows, zl_kind kind, zl_view text)
{
    if (zl_is_below(rows)) {
        zl_below below = zl_below_cell(rows, kind, text);
        md_below(rows, &below);
    } else if (!zl_is_left_out(rows)) {
        md_cell(&rows->out, text, zl_ends_row(rows));
    }
}

static void md_put_record(zl_rows *rows, zl_kind kind, zl_view text)
{
    (void)kind;
    md_name(&rows->out, rows->columns[rows->column].name, false);
    md_cell(&rows->out, text, true);
}

const zl_format zl_format_md = {
    .begin = md_begin,
    .cells = { md_put, NULL },
    .record = { md_put_record, NULL },
};

/* ---- HTML: a fragment; what it looks like is the page's affair ---- */

static const zl_escapes html_escapes = {
    CONTROLS_ARE_BLANK,
    ['&'] = "&amp;",
    ['<'] = "&lt;",
    ['>'] = "&gt;",
    ['"'] = "&quot;",
};

static const char *html_class(const zl_column *column)
{
    if (column->type != ZILI_TEXT)
        return " class=\"number\"";
    switch (column->align) {
    case ZL_RIGHT:
        return " class=\"right\"";
    case ZL_CENTRE:
        return " class=\"centre\"";
    case ZL_LEFT:
        break;
    }
    return "";
}

static void html_cell(zl_str *out, const char *tag, const char *class,
                      zl_view text)
{
    zl_str_add_text(out, "<");
    zl_str_add_text(out, tag);
    zl_str_add_text(out, class);
    zl_str_add_text(out, ">");
    zl_write_escaped(out, text, &html_escapes);
    zl_str_add_text(out, "</");
    zl_str_add_text(out, tag);
    zl_str_add_text(out, ">");
}

static void html_begin(const zl_writing *writing, zl_str *out)
{
    const zl_column *columns = zl_table_shape(writing->table);

    zl_str_add_text(out, "<table>\n");
    if (!zl_table_is_record(writing->table)) {
        zl_str_add_text(out, "<thead>\n<tr>");
        for (size_t i = 0; i < zl_table_in_row(writing->table); i++)
            html_cell(out, "th", html_class(&columns[i]),
                      zl_view_of(columns[i].name));
        zl_str_add_text(out, "</tr>\n</thead>\n");
    }
    zl_str_add_text(out, "<tbody>\n");
}

static void html_end(const zl_writing *writing, zl_str *out)
{
    (void)writing;
    zl_str_add_text(out, "</tbody>\n</table>\n");
}

/* As wide as so many columns. */
static void html_wide_cell(zl_str *out, size_t columns, zl_view text)
{
    zl_str_format(out, "<td colspan=\"%zu\">", columns);
    zl_write_escaped(out, text, &html_escapes);
    zl_str_add_text(out, "</td>");
}

static void html_below(zl_rows *rows, const zl_below *below)
{
    size_t first = below->centre ? below->centre - 1 : 0;
    zl_str *out = &rows->out;

    zl_str_add_text(out, "<tr class=\"below\">");
    if (first)
        html_wide_cell(out, first, (zl_view){ "", 0 });
    if (below->marked) {
        html_cell(out, "td", html_class(&rows->columns[first]),
                  below->before);
        html_cell(out, "td", html_class(&rows->columns[below->centre]),
                  below->mark);
        html_wide_cell(out, rows->in_row - first - 2, below->after);
    } else {
        html_wide_cell(out, rows->in_row - first, below->text);
    }
    zl_str_add_text(out, "</tr>\n");
}

static void html_put(zl_rows *rows, zl_kind kind, zl_view text)
{
    if (zl_is_below(rows)) {
        zl_below below = zl_below_cell(rows, kind, text);
        html_below(rows, &below);
        return;
    }
    if (zl_is_left_out(rows))
        return;
    zl_str_add_text(&rows->out, rows->column == 0 ? "<tr>" : "");
    html_cell(&rows->out, "td", html_class(&rows->columns[rows->column]),
              text);
    zl_str_add_text(&rows->out, zl_ends_row(rows) ? "</tr>\n" : "");
}

static void html_put_record(zl_rows *rows, zl_kind kind, zl_view text)
{
    (void)kind;
    zl_str_add_text(&rows->out, "<tr>");
    html_cell(&rows->out, "th", "", name_of(rows));
    html_cell(&rows->out, "td", html_class(&rows->columns[rows->column]),
              text);
    zl_str_add_text(&rows->out, "</tr>\n");
}

const zl_format zl_format_html = {
    .begin = html_begin,
    .end = html_end,
    .cells = { html_put, NULL },
    .record = { html_put_record, NULL },
};

/* ---- LaTeX: with the packages booktabs and longtable ---- */

enum { ROWS_OF_PAGE = 40 };

static const zl_escapes latex_escapes = {
    CONTROLS_ARE_BLANK,
    ['\\'] = "\\textbackslash{}",
    ['{'] = "\\{",
    ['}'] = "\\}",
    ['$'] = "\\$",
    ['&'] = "\\&",
    ['#'] = "\\#",
    ['_'] = "\\_",
    ['%'] = "\\%",
    ['~'] = "\\textasciitilde{}",
    ['^'] = "\\textasciicircum{}",
    ['['] = "{[}", /* after a line end, \\[ would be an argument */
    ['*'] = "{*}", /* and \\* a command */
    ['<'] = "\\textless{}",
    ['>'] = "\\textgreater{}",
    ['|'] = "\\textbar{}",
    ['`'] = "\\textasciigrave{}", /* else a quotation mark */
    ['\n'] = " ",
    ['\r'] = " ",
};

/* Of two of these TeX makes another sign, as a dash of two hyphens, unless \/
 * stands between. */
static bool joins(zl_view text, size_t at)
{
    char byte = text.bytes[at];

    return at + 1 < text.size && text.bytes[at + 1] == byte &&
           (byte == '-' || byte == '\'' || byte == ',');
}

void zl_latex_escape(zl_str *out, zl_view text)
{
    size_t begin = 0;

    for (size_t i = 0; i < text.size; i++) {
        if (!joins(text, i))
            continue;
        zl_write_escaped(out, zl_view_cut(text, begin, i + 1),
                         &latex_escapes);
        zl_str_add_text(out, "\\/");
        begin = i + 1;
    }
    zl_write_escaped(out, zl_view_cut(text, begin, text.size),
                     &latex_escapes);
}

static void latex_cell(zl_str *out, zl_view text, bool last)
{
    zl_latex_escape(out, text);
    zl_str_add_text(out, last ? " \\\\\n" : " & ");
}

/* One that is longer than the page runs out of it, and one of some thousand
 * rows ends TeX. */
static bool is_long(const zl_writing *writing)
{
    return zili_table_rows(writing->table) > ROWS_OF_PAGE;
}

static const char *latex_name(const zl_writing *writing)
{
    return is_long(writing) ? "longtable" : "tabular";
}

static void latex_head(const zl_writing *writing, zl_str *out)
{
    const zl_column *columns = zl_table_shape(writing->table);
    size_t count = zl_table_in_row(writing->table);

    for (size_t i = 0; i < count; i++)
        zl_str_add_byte(out, "lrc"[columns[i].align]);
    zl_str_add_text(out, "}\n\\toprule\n");
    for (size_t i = 0; i < count; i++)
        latex_cell(out, zl_view_of(columns[i].name), i + 1 == count);
    zl_str_add_text(out, "\\midrule\n");
    if (is_long(writing))
        zl_str_add_text(out, "\\endhead\n");
}

static void latex_begin(const zl_writing *writing, zl_str *out)
{
    zl_str_format(out, "\\begin{%s}{", latex_name(writing));
    if (zl_table_is_record(writing->table))
        zl_str_add_text(out, "ll}\n\\toprule\n");
    else
        latex_head(writing, out);
}

static void latex_end(const zl_writing *writing, zl_str *out)
{
    zl_str_format(out, "\\bottomrule\n\\end{%s}\n", latex_name(writing));
}

static void latex_wide_cell(zl_str *out, size_t columns, zl_view text)
{
    zl_str_format(out, "\\multicolumn{%zu}{l}{", columns);
    zl_latex_escape(out, text);
    zl_str_add_text(out, "} \\\\\n");
}

static void latex_below(zl_rows *rows, const zl_below *below)
{
    size_t first = below->centre ? below->centre - 1 : 0;

    for (size_t i = 0; i < first; i++)
        latex_cell(&rows->out, (zl_view){ "", 0 }, false);
    if (below->marked) {
        latex_cell(&rows->out, below->before, false);
        latex_cell(&rows->out, below->mark, false);
        latex_wide_cell(&rows->out, rows->in_row - first - 2, below->after);
    } else {
        latex_wide_cell(&rows->out, rows->in_row - first, below->text);
    }
}

static void latex_put(zl_rows *rows, zl_kind kind, zl_view text)
{
    if (zl_is_below(rows)) {
        zl_below below = zl_below_cell(rows, kind, text);
        latex_below(rows, &below);
    } else if (!zl_is_left_out(rows)) {
        latex_cell(&rows->out, text, zl_ends_row(rows));
    }
}

static void latex_put_record(zl_rows *rows, zl_kind kind, zl_view text)
{
    (void)kind;
    latex_cell(&rows->out, name_of(rows), false);
    latex_cell(&rows->out, text, true);
}

const zl_format zl_format_latex = {
    .begin = latex_begin,
    .end = latex_end,
    .cells = { latex_put, NULL },
    .record = { latex_put_record, NULL },
};
