/* page.c -- the report as one HTML file that needs nothing but its figures. */
#include "report/page.h"

static const char style[] =
    "body{font:16px/1.5 'Liberation Sans','Noto Sans CJK SC',Arial,"
    "sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a1a1a;background:#fff}\n"
    "h1{font-size:1.7rem;line-height:1.25}h2{font-size:1.25rem;"
    "margin-top:2.5rem;border-bottom:1px solid #ccc}\n"
    "figure{margin:1.5rem 0}img{max-width:100%;height:auto;"
    "background:#fff}\n"
    "figcaption{font-size:.9rem}small{color:#595959}\n"
    ".wide{overflow-x:auto}table{border-collapse:collapse;"
    "font-size:.85rem;margin:.5rem 0}\n"
    "th,td{padding:.15rem .6rem;text-align:left;vertical-align:top}"
    "thead th{border-bottom:1px solid #333}\n"
    "td.number,th.number{text-align:right;"
    "font-variant-numeric:tabular-nums}td.right{text-align:right}"
    "td.centre{text-align:center;font-weight:bold;white-space:nowrap}\n"
    "@media print{body{max-width:none}figure{break-inside:avoid}}\n";

static void put(zl_out *out, const char *text)
{
    for (; *text; text++)
        switch (*text) {
        case '&':
            zl_out_text(out, "&amp;");
            break;
        case '<':
            zl_out_text(out, "&lt;");
            break;
        case '>':
            zl_out_text(out, "&gt;");
            break;
        case '"':
            zl_out_text(out, "&quot;");
            break;
        default:
            zl_out_byte(out, *text);
        }
}

static void put_paragraphs(zl_out *out, const zl_yaml_node *text)
{
    const char *paragraph;

    for (size_t i = 0; (paragraph = zl_outline_paragraph(text, i)); i++) {
        zl_out_text(out, "<p>");
        put(out, paragraph);
        zl_out_text(out, "</p>\n");
    }
}

void zl_page_begin(zl_out *out, const zl_outline *outline)
{
    zl_out_text(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                     "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                     "content=\"width=device-width, initial-scale=1\">\n"
                     "<title>");
    put(out, outline->title);
    zl_out_text(out, "</title>\n<style>\n");
    zl_out_text(out, style);
    zl_out_text(out, "</style>\n</head>\n<body>\n<h1>");
    put(out, outline->title);
    zl_out_text(out, "</h1>\n");
    put_paragraphs(out, outline->lead);
    zl_out_text(out, "<p><small>The same as a paper: <a href=\"report.pdf\">"
                     "report.pdf</a>.</small></p>\n");
}

void zl_page_end(zl_out *out)
{
    zl_out_text(out, "</body>\n</html>\n");
}

void zl_page_text(zl_out *out, const zl_exhibit *exhibit)
{
    if (exhibit->section) {
        zl_out_text(out, "<h2>");
        put(out, exhibit->section);
        zl_out_text(out, "</h2>\n");
    }
    put_paragraphs(out, exhibit->text);
}

void zl_page_figure(zl_out *out, const zl_exhibit *exhibit, const char *about)
{
    zl_out_format(out, "<img src=\"figures/%s.svg\" alt=\"", exhibit->name);
    put(out, about);
    zl_out_text(out, "\">\n");
}

zili_status zl_page_table(zl_out *out, const zili_table *shown,
                          zili_error *err)
{
    static const zili_table_options options = { .format = ZILI_FORMAT_HTML };

    zl_out_text(out, "<div class=\"wide\">\n");
    zili_status status =
        zili_table_write(shown, &options, out->write, out->user, err);
    zl_out_text(out, "</div>\n");
    return status;
}

static void put_links(zl_out *out, const zl_exhibit *exhibit)
{
    static const char *const endings[] = { "svg", "png", "pdf" };

    zl_out_format(out, "<a href=\"%s.tsv\">TSV</a>", exhibit->name);
    for (size_t i = 0; exhibit->chart && i < 3; i++)
        zl_out_format(out, " <a href=\"figures/%s.%s\">%s</a>", exhibit->name,
                      endings[i], endings[i]);
}

void zl_page_caption(zl_out *out, const zl_exhibit *exhibit, const char *label,
                     const zili_table *table)
{
    const char *note;

    zl_out_text(out, "<figcaption><b>");
    put(out, label);
    zl_out_text(out, "</b> ");
    put(out, exhibit->caption);
    zl_out_text(out, " <small>");
    if (exhibit->note) {
        put(out, exhibit->note);
        zl_out_byte(out, ' ');
    }
    if (exhibit->rows && exhibit->rows < zili_table_rows(table))
        zl_out_format(out, "Here the first %llu of %zu rows. ",
                      (unsigned long long)exhibit->rows,
                      zili_table_rows(table));
    for (size_t i = 0; (note = zili_table_note(table, i)); i++) {
        put(out, note);
        zl_out_text(out, ". ");
    }
    put_links(out, exhibit);
    zl_out_text(out, "</small></figcaption>\n");
}
