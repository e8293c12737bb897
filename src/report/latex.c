/* latex.c -- the report as LaTeX: tables over pages, Chinese set as Chinese. */
#include "report/form.h"
#include "table/cell.h"
#include "table/table.h"
#include "text/width.h"

#define LINE_COLUMNS 112.0 /* display columns of a line in small type */
#define BROKEN 14.0        /* what is wider may go over several lines */
#define WIDEST 60.0        /* and what is wider than this counts as this */

static const char preamble[] =
    "% For xelatex or lualatex: pdflatex has no Chinese fonts.\n"
    "\\documentclass[10pt,a4paper]{article}\n"
    "\\usepackage[margin=20mm]{geometry}\n"
    "\\usepackage{iftex}\n"
    "\\usepackage{fontspec}\n"
    "\\ifXeTeX\n"
    "  \\usepackage{xeCJK}\n"
    "  \\IfFontExistsTF{Noto Serif CJK SC}%\n"
    "    {\\setCJKmainfont{Noto Serif CJK SC}}%\n"
    "    {\\setCJKmainfont{Noto Sans CJK SC}}\n"
    "  \\setCJKmonofont{Noto Sans CJK SC}\n"
    "\\else\n"
    "  \\usepackage{luatexja-fontspec}\n"
    "  \\IfFontExistsTF{Noto Serif CJK SC}%\n"
    "    {\\setmainjfont{Noto Serif CJK SC}}%\n"
    "    {\\setmainjfont{Noto Sans CJK SC}}\n"
    "\\fi\n"
    "\\usepackage{array,booktabs,longtable,caption,float}\n"
    "\\usepackage[export]{adjustbox}\n"
    "\\captionsetup{justification=raggedright,singlelinecheck=false}\n"
    "\\setlength{\\tabcolsep}{3pt}\n"
    "\\raggedbottom\n";

static void put(zl_out *out, const char *text)
{
    zl_form_text(out, zl_latex_escape, text);
}

static void put_command(zl_out *out, const char *command, const char *text)
{
    zl_out_format(out, "\\%s{", command);
    put(out, text);
    zl_out_text(out, "}\n");
}

static void begin(zl_out *out, const zl_outline *outline)
{
    zl_out_text(out, preamble);
    put_command(out, "title", outline->title);
    put_command(out, "author", "");
    zl_out_text(out, "\\date{}\n\\begin{document}\n\\maketitle\n");
    zl_form_paragraphs(out, zl_latex_escape, outline->lead);
    zl_out_text(out, "\\tableofcontents\n");
}

static void end(zl_out *out)
{
    zl_out_text(out, "\\end{document}\n");
}

/* ---- tables ---- */

static double column_width(const zili_table *table, size_t column)
{
    size_t most = zl_width(zl_view_of(zili_table_name(table, column)));
    char number[ZL_REAL_SIZE];

    for (size_t row = 0; row < zili_table_rows(table); row++) {
        size_t width = zl_width(zl_cell_shown(table, row, column, number));
        most = width > most ? width : most;
    }
    return (double)most + 2;
}

/* A column that may be broken: how much it wants; else 0. */
static double wanted(const zili_table *table, size_t column)
{
    double width = column_width(table, column);

    if (zili_table_type(table, column) != ZILI_TEXT || width <= BROKEN)
        return 0;
    return width < WIDEST ? width : WIDEST;
}

/* The part of the line that columns which are not broken leave, for each
 * column that the others want; 0 where all columns fit as they are. */
static double room_for_wanted(const zili_table *table)
{
    double total = 0, fixed = 0, sum = 0;

    for (size_t i = 0; i < zili_table_columns(table); i++) {
        double width = column_width(table, i), wants = wanted(table, i);
        total += width;
        fixed += wants > 0 ? 2 : width;
        sum += wants;
    }
    if (total <= LINE_COLUMNS || sum <= 0)
        return 0;
    double left = LINE_COLUMNS - fixed;
    return (left > 20 ? left : 20) / sum / LINE_COLUMNS;
}

static void put_columns(zl_out *out, const zili_table *table)
{
    static const char *const sides[] = { "\\raggedright", "\\raggedleft",
                                         "\\centering" };
    double room = room_for_wanted(table);

    for (size_t i = 0; i < zili_table_columns(table); i++) {
        zl_align align = zl_table_align(table, i);
        double part = room * wanted(table, i);
        if (part > 0) {
            zl_out_format(out, ">{%s\\arraybackslash}p{", sides[align]);
            zl_out_real(out, part, 3);
            zl_out_text(out, "\\linewidth}");
        } else {
            zl_out_byte(out, zili_table_type(table, i) != ZILI_TEXT
                                 ? 'r'
                                 : "lrc"[align]);
        }
    }
}

static void put_head(zl_out *out, const zili_table *table)
{
    zl_out_text(out, "\\toprule\n");
    for (size_t i = 0; i < zili_table_columns(table); i++) {
        zl_out_text(out, i ? " & " : "");
        put(out, zili_table_name(table, i));
    }
    zl_out_text(out, " \\\\\n\\midrule\n");
}

static void put_rows(zl_out *out, const zili_table *table)
{
    char number[ZL_REAL_SIZE];

    for (size_t row = 0; row < zili_table_rows(table); row++) {
        for (size_t i = 0; i < zili_table_columns(table); i++) {
            zl_str cell = { 0 };
            zl_latex_escape(&cell, zl_cell_shown(table, row, i, number));
            zl_out_text(out, i ? " & " : "");
            zl_out_view(out, zl_str_view(&cell));
            out->failed |= cell.failed;
            zl_str_clear(&cell);
        }
        zl_out_text(out, " \\\\\n");
    }
}

static void put_table(zl_out *out, const zl_item *item)
{
    const zili_table *table = item->shown;

    zl_out_text(out, "{\\footnotesize\n\\begin{longtable}{@{}");
    put_columns(out, table);
    zl_out_text(out, "@{}}\n");
    if (!item->about) {
        put_command(out, "caption", item->exhibit->caption);
        zl_out_format(out, "\\label{tab:%s} \\\\\n", item->exhibit->name);
    }
    put_head(out, table);
    zl_out_text(out, "\\endfirsthead\n");
    put_head(out, table);
    zl_out_text(out, "\\endhead\n\\bottomrule\n\\endlastfoot\n");
    put_rows(out, table);
    zl_out_text(out, "\\end{longtable}\n}\n");
}

/* ---- an exhibit ---- */

/* In small type below it. */
static void put_notes(zl_out *out, const zl_item *item)
{
    zl_str notes = { 0 };

    zl_item_notes(item, &notes);
    out->failed |= notes.failed;
    zl_out_text(out, "{\\footnotesize\\noindent ");
    if (item->shown || !item->about) { /* not right below its caption */
        put(out, item->label);
        zl_out_text(out, " ");
    }
    put(out, zl_str_text(&notes));
    if (item->behinds->items.count)
        zl_out_format(out, " Lines: \\texttt{%s.lines.tsv}.",
                      item->exhibit->name);
    zl_out_text(out, "\\par}");
    zl_str_clear(&notes);
}

/* Where it is said: it does not float away from the text and its notes, which
 * stand below it, or below its table. */
static void put_figure(zl_out *out, const zl_item *item)
{
    zl_out_format(out,
                  "\\begin{figure}[H]\n\\centering\n\\includegraphics[max "
                  "width=\\textwidth,max height=.8\\textheight]"
                  "{figures/%s.pdf}\n",
                  item->exhibit->name);
    put_command(out, "caption", item->exhibit->caption);
    zl_out_format(out, "\\label{fig:%s}\n", item->exhibit->name);
    if (!item->shown) {
        zl_out_text(out, "\\vspace{.3ex}\\raggedright ");
        put_notes(out, item);
    }
    zl_out_text(out, "\n\\end{figure}\n");
}

static zili_status put_item(zl_out *out, const zl_item *item, zili_error *err)
{
    (void)err;
    if (item->exhibit->section)
        put_command(out, "section", item->exhibit->section);
    zl_form_paragraphs(out, zl_latex_escape, item->exhibit->text);
    if (item->about)
        put_figure(out, item);
    if (item->shown)
        put_table(out, item);
    if (!item->about && !item->shown)
        put(out, item->exhibit->caption);
    zl_out_text(out, "\n\n");
    if (item->shown || !item->about) {
        put_notes(out, item);
        zl_out_text(out, "\\bigskip\n\n");
    }
    return ZILI_OK;
}

const zl_form zl_form_latex = { "latex",  "report.tex", begin,
                                put_item, NULL,         end };
