/* markdown.c -- the report as Markdown, with its figures beside it. */
#include "report/form.h"
#include "table/cell.h"

static void put(zl_out *out, const char *text)
{
    zl_form_text(out, zl_md_escape, text);
}

static void put_heading(zl_out *out, const char *marks, const char *text)
{
    zl_out_text(out, marks);
    put(out, text);
    zl_out_text(out, "\n\n");
}

static void begin(zl_out *out, const zl_outline *outline)
{
    put_heading(out, "# ", outline->title);
    zl_form_paragraphs(out, zl_md_escape, outline->lead);
}

/* Above a table, right below a figure. */
static void put_caption(zl_out *out, const zl_item *item)
{
    zl_out_format(out, "**%s** ", item->label);
    put(out, item->exhibit->caption);
    zl_out_text(out, item->shown ? "\n\n" : " ");
}

static void put_notes(zl_out *out, const zl_item *item)
{
    zl_str notes = { 0 };

    zl_item_notes(item, &notes);
    out->failed |= notes.failed;
    zl_out_text(out, "<small>");
    put(out, zl_str_text(&notes));
    zl_out_format(out, " [TSV](%s.tsv)", item->exhibit->name);
    if (item->behinds->items.count)
        zl_out_format(out, " [lines](%s.lines.tsv)", item->exhibit->name);
    zl_out_text(out, "</small>\n\n");
    zl_str_clear(&notes);
}

static zili_status put_item(zl_out *out, const zl_item *item, zili_error *err)
{
    static const zili_table_options options = { .format = ZILI_FORMAT_MD };
    const zl_exhibit *exhibit = item->exhibit;
    zili_status status = ZILI_OK;

    if (exhibit->section)
        put_heading(out, "## ", exhibit->section);
    zl_form_paragraphs(out, zl_md_escape, exhibit->text);
    if (item->about) {
        zl_out_text(out, "![");
        put(out, item->about);
        zl_out_format(out, "](figures/%s.png)\n\n", exhibit->name);
    }
    put_caption(out, item);
    if (item->shown)
        status = zl_text_status(
            zili_table_write(item->shown, &options, out->write, out->user,
                             err),
            err);
    zl_out_text(out, item->shown ? "\n" : "");
    put_notes(out, item);
    return status;
}

static void end(zl_out *out)
{
    (void)out;
}

const zl_form zl_form_md = { "md", "report.md", begin, put_item,
                                NULL, end };
