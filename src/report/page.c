/* page.c -- the report as one HTML file that needs no other. */
#include "report/form.h"
#include "table/cell.h"
#include "table/table.h"

static const char style[] =
    "body{font:16px/1.5 'Liberation Sans','Noto Sans CJK SC','Noto Sans SC',"
    "'PingFang SC','Microsoft YaHei',Arial,sans-serif;max-width:60rem;"
    "margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff;"
    "overflow-wrap:break-word}\n"
    "h1{font-size:1.7rem;line-height:1.25}h2{font-size:1.25rem;"
    "margin-top:2.5rem;border-bottom:1px solid #ccc}\n"
    "nav ol{columns:2 20rem;margin:0}\n"
    "figure{margin:1.5rem 0}img{max-width:100%;height:auto;"
    "background:#fff}\n"
    "figcaption{font-size:.9rem}small{color:#595959}"
    ".notes{font-size:.9rem;margin:.4em 0 0}\n"
    ".wide{overflow-x:auto}table{border-collapse:collapse;"
    "font-size:.85rem;margin:.5rem 0}\n"
    "th,td{padding:.15rem .6rem;text-align:left;vertical-align:top;"
    "overflow-wrap:normal}td:not(.number):not(.centre){min-width:5.5em}"
    "thead th{border-bottom:1px solid #333;white-space:nowrap}\n"
    "td.number,th.number{text-align:right;white-space:nowrap;"
    "font-variant-numeric:tabular-nums}td.right,th.right{text-align:right}"
    "td.centre,th.centre{text-align:center}"
    "td.centre{font-weight:bold;white-space:nowrap}\n"
    "th button{all:unset;cursor:pointer}"
    "th button:focus-visible{outline:2px solid #0072b2}"
    "th[aria-sort=ascending] button::after{content:' \\25B2'}"
    "th[aria-sort=descending] button::after{content:' \\25BC'}\n"
    "td a{color:#005a8c}"
    ".lines h3:target{background:#fff3c4}.lines td{white-space:nowrap}"
    ".lines h3{font-size:.9rem;margin:1.2rem 0 .2rem}"
    ".lines table{font-size:.75rem}.lines p{margin:.1rem 0}\n"
    "@media (max-width:40rem){body{margin:1rem auto}h1{font-size:1.35rem}"
    "th,td{padding:.15rem .35rem}.wide table{font-size:.8rem}"
    ".wide img{max-width:none}}\n"
    "@media print{body{max-width:none}figure{break-inside:avoid}"
    "nav{display:none}}\n";

/* Heads become buttons that sort. Without it the page is the same but for
 * that. What is missing comes last both ways. */
static const char script[] =
    "document.querySelectorAll('thead').forEach(function(head){\n"
    "var body=head.parentNode.tBodies[0];\n"
    "if(body.querySelector('.below')||body.rows.length<2)return;\n"
    "Array.prototype.forEach.call(head.rows[0].cells,function(th,at){\n"
    "var button=document.createElement('button'),"
    "number=th.className=='number';\n"
    "button.textContent=th.textContent;th.textContent='';"
    "th.appendChild(button);\n"
    "button.onclick=function(){\n"
    "var was=th.getAttribute('aria-sort'),"
    "up=was?was!='ascending':!number;\n"
    "Array.prototype.forEach.call(head.rows[0].cells,function(other){"
    "other.removeAttribute('aria-sort')});\n"
    "th.setAttribute('aria-sort',up?'ascending':'descending');\n"
    "Array.from(body.rows).map(function(row,i){"
    "var text=row.cells[at].textContent;\n"
    "return{row:row,i:i,no:text==='',"
    "key:number?parseFloat(text.replace('inf','Infinity')):text}})"
    ".sort(function(a,b){\n"
    "if(a.no!=b.no)return a.no?1:-1;\n"
    "var order=number?(a.key<b.key?-1:a.key>b.key?1:0)"
    ":a.key.localeCompare(b.key,'zh');\n"
    "return(up?order:-order)||a.i-b.i})"
    ".forEach(function(it){body.appendChild(it.row)})}})})\n";

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

/* ---- contents ---- */

static void put_contents(zl_out *out, const zl_outline *outline)
{
    zl_out_text(out, "<nav aria-label=\"Contents\"><ol>\n");
    for (size_t i = 0; i < outline->exhibits.count; i++) {
        const zl_exhibit *exhibit = &outline->exhibits.items[i];
        if (!exhibit->section)
            continue;
        zl_out_format(out, "<li><a href=\"#%s\">", exhibit->name);
        put(out, exhibit->section);
        zl_out_text(out, "</a></li>\n");
    }
    if (zl_behinds_wanted(outline))
        zl_out_text(out, "<li><a href=\"#lines\">" ZL_BEHIND_SECTION
                         "</a></li>\n");
    zl_out_text(out, "</ol></nav>\n");
}

static void begin(zl_out *out, const zl_outline *outline)
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
    put_contents(out, outline);
}

static void end(zl_out *out)
{
    zl_out_text(out, "<script>\n");
    zl_out_text(out, script);
    zl_out_text(out, "</script>\n</body>\n</html>\n");
}

/* ---- an exhibit ---- */

static void put_text(zl_out *out, const zl_exhibit *exhibit)
{
    if (exhibit->section) {
        zl_out_format(out, "<h2 id=\"%s\">", exhibit->name);
        put(out, exhibit->section);
        zl_out_text(out, "</h2>\n");
    }
    put_paragraphs(out, exhibit->text);
}

/* An address that is the image itself: the page needs no other file. */
static void put_svg(zl_out *out, zl_view svg)
{
    static const char *const codes[128] = {
        ['%'] = "25", ['#'] = "23",  ['"'] = "22",  ['\''] = "27",
        ['<'] = "3C", ['>'] = "3E",  ['&'] = "26",  ['\n'] = "0A",
        ['\t'] = "09", ['\r'] = "0D",
    };
    size_t from = 0;

    zl_out_text(out, "data:image/svg+xml,");
    for (size_t i = 0; i < svg.size; i++) {
        unsigned char byte = (unsigned char)svg.bytes[i];
        const char *code = byte < 128 ? codes[byte] : NULL;
        if (!code)
            continue;
        zl_out_view(out, zl_view_cut(svg, from, i));
        zl_out_byte(out, '%');
        zl_out_text(out, code);
        from = i + 1;
    }
    zl_out_view(out, zl_view_cut(svg, from, svg.size));
}

static void put_figure(zl_out *out, const zl_item *item)
{
    zl_out_text(out, "<div class=\"wide\"><img alt=\"");
    put(out, item->about);
    zl_out_text(out, "\" src=\"");
    put_svg(out, item->svg);
    zl_out_text(out, "\"></div>\n");
}

/* ---- tables ---- */

static void put_text_of(zl_out *out, zl_view text)
{
    zl_str copy = { 0 };

    zl_str_add(&copy, text);
    out->failed |= copy.failed;
    put(out, zl_str_text(&copy));
    zl_str_clear(&copy);
}

static const char *class_of(const zili_table *table, size_t column)
{
    static const char *const classes[] = { "", " class=\"right\"",
                                           " class=\"centre\"" };

    return zili_table_type(table, column) != ZILI_TEXT
               ? " class=\"number\""
               : classes[zl_table_align(table, column)];
}

/* A number that leads to its lines is where these lead back to. */
static void put_cell(zl_out *out, const zili_table *table, size_t row,
                     size_t column, const zl_behinds *behinds)
{
    size_t at =
        behinds ? zl_behinds_at(behinds, table, row, column) : SIZE_MAX;
    char number[ZL_REAL_SIZE];
    zl_str place = { 0 };

    if (at != SIZE_MAX)
        zl_behind_place(&place, behinds->exhibit, at);
    out->failed |= place.failed;
    zl_out_format(out, "<td%s>", class_of(table, column));
    if (place.size)
        zl_out_format(out, "<a href=\"#%s\">", place.bytes);
    put_text_of(out, zl_cell_shown(table, row, column, number));
    zl_out_text(out, place.size ? "</a></td>" : "</td>");
    zl_str_clear(&place);
}

static void put_table(zl_out *out, const zili_table *table,
                      const zl_behinds *behinds)
{
    size_t columns = zili_table_columns(table);

    zl_out_text(out, "<div class=\"wide\">\n<table>\n<thead>\n<tr>");
    for (size_t i = 0; i < columns; i++) {
        zl_out_format(out, "<th%s>", class_of(table, i));
        put(out, zili_table_name(table, i));
        zl_out_text(out, "</th>");
    }
    zl_out_text(out, "</tr>\n</thead>\n<tbody>\n");
    for (size_t row = 0; row < zili_table_rows(table); row++) {
        zl_out_text(out, "<tr>");
        for (size_t i = 0; i < columns; i++)
            put_cell(out, table, row, i, behinds);
        zl_out_text(out, "</tr>\n");
    }
    zl_out_text(out, "</tbody>\n</table>\n</div>\n");
}

static void put_links(zl_out *out, const zl_item *item)
{
    static const char *const endings[] = { "svg", "png", "pdf" };
    const zl_exhibit *exhibit = item->exhibit;

    zl_out_format(out, " <a href=\"%s.tsv\">TSV</a>", exhibit->name);
    if (item->behinds->items.count)
        zl_out_format(out, " <a href=\"%s.lines.tsv\">lines</a>",
                      exhibit->name);
    for (size_t i = 0; exhibit->chart && i < 3; i++)
        zl_out_format(out, " <a href=\"figures/%s.%s\">%s</a>", exhibit->name,
                      endings[i], endings[i]);
}

static void put_notes(zl_out *out, const zl_item *item)
{
    zl_str notes = { 0 };

    zl_item_notes(item, &notes);
    out->failed |= notes.failed;
    zl_out_text(out, "<small>");
    put(out, zl_str_text(&notes));
    put_links(out, item);
    zl_out_text(out, "</small>");
    zl_str_clear(&notes);
}

/* Above a table, right below a figure; the notes are below both. */
static void put_caption(zl_out *out, const zl_item *item)
{
    zl_out_text(out, "<figcaption><b>");
    put(out, item->label);
    zl_out_text(out, "</b> ");
    put(out, item->exhibit->caption);
    if (!item->shown) {
        zl_out_text(out, " ");
        put_notes(out, item);
    }
    zl_out_text(out, "</figcaption>\n");
}

static void put_rows(zl_out *out, const zl_item *item)
{
    put_table(out, item->shown, item->behinds);
    zl_out_text(out, "<p class=\"notes\">");
    put_notes(out, item);
    zl_out_text(out, "</p>\n");
}

/* A caption is the first or the last of its figure: what is drawn ends with
 * it, and its table stands below, where it may go over pages. */
static zili_status put_item(zl_out *out, const zl_item *item, zili_error *err)
{
    bool drawn = item->about != NULL;

    (void)err;
    put_text(out, item->exhibit);
    zl_out_format(out, "<figure id=\"item.%s\">\n", item->exhibit->name);
    if (drawn)
        put_figure(out, item);
    put_caption(out, item);
    if (item->shown && !drawn)
        put_rows(out, item);
    zl_out_text(out, "</figure>\n");
    if (item->shown && drawn)
        put_rows(out, item);
    return ZILI_OK;
}

/* ---- the lines behind the numbers ---- */

static zili_status put_lines(zl_out *out, const zl_behinds *behinds,
                             size_t at, zili_error *err)
{
    const zl_behind *item = &behinds->items.items[at];
    zl_str place = { 0 }, shown = { 0 };

    zl_behind_place(&place, behinds->exhibit, at);
    zl_behind_shown(&shown, item, behinds->exhibit, ZL_BEHIND_PAGE);
    bool failed = place.failed || shown.failed;
    if (!failed) {
        zl_out_format(out, "<h3 id=\"%s\"><a href=\"#item.%s\">%s</a> ",
                      place.bytes, behinds->exhibit->name, behinds->label);
        put(out, item->title);
        zl_out_text(out, "</h3>\n");
        put_table(out, item->lines, NULL);
        if (shown.size)
            zl_out_format(out, "<p><small>%s</small></p>\n", shown.bytes);
    }
    zl_str_clear(&place);
    zl_str_clear(&shown);
    return failed ? zl_no_memory(err) : ZILI_OK;
}

static zili_status put_behind(zl_out *out, const zl_behinds *all,
                              size_t count, zili_error *err)
{
    zili_status status = ZILI_OK;

    zl_out_text(out, "<section class=\"lines\">\n<h2 id=\"lines\">"
                     ZL_BEHIND_SECTION "</h2>\n<p>" ZL_BEHIND_TEXT "</p>\n");
    for (size_t i = 0; !status && i < count; i++)
        for (size_t k = 0; !status && k < all[i].items.count; k++)
            status = put_lines(out, &all[i], k, err);
    zl_out_text(out, "</section>\n");
    return status;
}

const zl_form zl_form_html = { "html",   "index.html", begin,
                               put_item, put_behind,   end };
