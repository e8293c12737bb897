/* leaves.c -- a report on paper. */
#include "report/leaves.h"

#include "base/fail.h"
#include "chart/colour.h"

static const zl_type title_type = { 16, true };
static const zl_type body_type = { 10, false };
static const zl_type caption_type = { 9, false };
static const zl_type note_type = { 7.5, false };
static const zl_type behind_type = { 8, true };

#define CAPTION_HEIGHT 18.0 /* mm: room for a caption of some lines */
#define LONG_TABLE 110.0    /* mm: what may be parted, … */
#define TABLE_BEGIN 20.0    /* … and how much of it stands together */
#define BEHIND "lines"      /* the place of the lines behind the numbers */

/* ---- the first page ---- */

static void add_line(zl_paper *paper, const char *text, const char *name)
{
    zl_str place = { 0 };

    zl_str_format(&place, "section.%s", name);
    if (place.failed)
        zl_plan_no_memory(&paper->plan);
    zl_paper_line_of_contents(paper, text, zl_str_text(&place));
    zl_str_clear(&place);
}

void zl_leaves_begin(zl_paper *paper, const zl_ruler *ruler,
                     const zl_outline *outline)
{
    const char *paragraph;

    zl_paper_begin(paper, ruler, outline->title);
    zl_paper_text(paper, outline->title, title_type, ZL_INK, 4);
    for (size_t i = 0; (paragraph = zl_outline_paragraph(outline->lead, i));
         i++)
        zl_paper_text(paper, paragraph, body_type, ZL_INK, 2);
    zl_paper_contents(paper);
    for (size_t i = 0; i < outline->exhibits.count; i++)
        if (outline->exhibits.items[i].section)
            add_line(paper, outline->exhibits.items[i].section,
                     outline->exhibits.items[i].name);
    if (zl_behinds_wanted(outline))
        add_line(paper, ZL_BEHIND_SECTION, BEHIND);
}

/* ---- an exhibit ---- */

static void add_texts(zl_paper *paper, const zl_exhibit *exhibit)
{
    const char *paragraph;

    if (exhibit->section)
        zl_paper_heading(paper, exhibit->section);
    for (size_t i = 0; (paragraph = zl_outline_paragraph(exhibit->text, i));
         i++)
        zl_paper_text(paper, paragraph, body_type, ZL_INK, 2);
}

/* "Table 3. What it shows." */
static void put_caption(zl_str *out, const zl_item *item)
{
    zl_str_format(out, "%s %s", item->label, item->exhibit->caption);
}

/* Above a table, and below the figure that it belongs to; the notes are below
 * the table. */
static void add_title(zl_paper *paper, const zl_item *item)
{
    zl_str text = { 0 };

    put_caption(&text, item);
    if (text.failed)
        zl_plan_no_memory(&paper->plan);
    zl_paper_text(paper, zl_str_text(&text), caption_type, ZL_INK, 1.2);
    zl_str_clear(&text);
}

/* Below all else, with the title where no table stands between. */
static void add_caption(zl_paper *paper, const zl_item *item)
{
    zl_str text = { 0 }, notes = { 0 };

    if (!item->shown)
        put_caption(&text, item);
    zl_item_notes(item, &notes);
    if (text.failed || notes.failed)
        zl_plan_no_memory(&paper->plan);
    zl_paper_need(
        paper,
        zl_paper_text_height(paper, zl_str_text(&text), caption_type) +
            zl_paper_text_height(paper, zl_str_text(&notes), note_type));
    if (text.size)
        zl_paper_text(paper, zl_str_text(&text), caption_type, ZL_INK, 0.5);
    zl_paper_text(paper, zl_str_text(&notes), note_type, ZL_MUTED, 6);
    zl_str_clear(&text);
    zl_str_clear(&notes);
}

/* What is not to be parted: a figure, and a table that is not long. */
static double whole_height(zl_paper *paper, const zl_item *item,
                           const zl_plan *figure)
{
    double height = item->exhibit->chart ? figure->pages.items[0].height : 0;
    double table =
        item->shown ? zl_paper_table_height(paper, item->shown) : 0;

    return height + (table < LONG_TABLE ? table : TABLE_BEGIN);
}

/* A heading stays with what it is over, a figure with its caption. */
static void keep_together(zl_paper *paper, const zl_item *item,
                          const zl_plan *figure)
{
    const zl_exhibit *exhibit = item->exhibit;
    double height = whole_height(paper, item, figure);
    const char *paragraph;

    for (size_t i = 0; (paragraph = zl_outline_paragraph(exhibit->text, i));
         i++)
        height += zl_paper_text_height(paper, paragraph, body_type);
    height += exhibit->section ? ZL_PAPER_HEADING_HEIGHT : 0;
    zl_paper_need(paper, height + CAPTION_HEIGHT);
}

/* Where it can be gone to: its section, and itself. */
static void add_places(zl_paper *paper, const zl_item *item)
{
    zl_str place = { 0 }, title = { 0 };

    zl_str_format(&place, "section.%s", item->exhibit->name);
    if (!place.failed)
        zl_paper_entry(paper, item->exhibit->section, zl_str_text(&place));
    zl_str_empty(&place);
    zl_str_format(&place, "item.%s", item->exhibit->name);
    put_caption(&title, item);
    if (place.failed || title.failed)
        zl_plan_no_memory(&paper->plan);
    else
        zl_paper_place(paper, zl_str_text(&place), zl_str_text(&title));
    zl_str_clear(&place);
    zl_str_clear(&title);
}

static bool leads_to(const void *user, const zili_table *table, size_t row,
                     size_t column, zl_str *out)
{
    const zl_behinds *behinds = user;
    size_t at = zl_behinds_at(behinds, table, row, column);

    if (at == SIZE_MAX)
        return false;
    zl_behind_place(out, behinds->exhibit, at);
    return true;
}

void zl_leaves_item(zl_paper *paper, const zl_item *item,
                    const zl_plan *figure)
{
    zl_paper_links links = { item->behinds, leads_to };

    keep_together(paper, item, figure);
    add_places(paper, item);
    add_texts(paper, item->exhibit);
    if (item->exhibit->chart)
        zl_paper_figure(paper, figure);
    if (item->shown) {
        add_title(paper, item);
        zl_paper_table(paper, item->shown, &links);
    }
    add_caption(paper, item);
}

/* ---- the lines behind the numbers ---- */

static void add_behind(zl_paper *paper, const zl_behinds *behinds, size_t at)
{
    const zl_behind *item = &behinds->items.items[at];
    zl_str text = { 0 }, place = { 0 };
    zili_table *lines = NULL;
    zili_error err;

    zl_str_format(&text, "%s %s", behinds->label, item->title);
    zl_behind_place(&place, behinds->exhibit, at);
    zl_plan_take(&paper->plan,
                 zl_behind_first(&lines, item, ZL_BEHIND_PAPER, &err), &err);
    if (text.failed || place.failed)
        zl_plan_no_memory(&paper->plan);
    if (!zl_plan_failed(&paper->plan)) {
        zl_paper_need(paper, zl_paper_table_height(paper, lines) + 12);
        zl_paper_place(paper, zl_str_text(&place), NULL);
        zl_paper_text(paper, zl_str_text(&text), behind_type, ZL_INK, 0.5);
        zl_paper_table(paper, lines, NULL);
        zl_str_empty(&text);
        zl_behind_shown(&text, item, behinds->exhibit, ZL_BEHIND_PAPER);
        zl_paper_text(paper, zl_str_text(&text), note_type, ZL_MUTED, 2.5);
    }
    zili_table_free(lines);
    zl_str_clear(&text);
    zl_str_clear(&place);
}

void zl_leaves_behind(zl_paper *paper, const zl_behinds *all, size_t count)
{
    zl_paper_need(paper, 60);
    zl_paper_entry(paper, ZL_BEHIND_SECTION, "section." BEHIND);
    zl_paper_heading(paper, ZL_BEHIND_SECTION);
    zl_paper_text(paper, ZL_BEHIND_TEXT, body_type, ZL_INK, 4);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < all[i].items.count; k++)
            add_behind(paper, &all[i], k);
}
