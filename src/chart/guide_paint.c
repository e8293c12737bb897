/* guide_paint.c -- places, links and bookmarks, told to a PDF of cairo. */
#include "guide_paint.h"

#include "base/text.h"

#include <string.h>

#define POINTS_PER_MM (72.0 / 25.4)

/* Numbers as cairo reads them in any locale: whole, for a third of a
 * millimetre is enough. */
static int points(double mm)
{
    return (int)(mm * POINTS_PER_MM + 0.5);
}

static void tag(cairo_t *cairo, const char *name, const zl_str *attributes)
{
    cairo_tag_begin(cairo, name, zl_str_text(attributes));
    cairo_tag_end(cairo, name);
}

static bool has_place(const zl_guide *guide, const char *name)
{
    for (size_t i = 0; i < guide->places.count; i++)
        if (strcmp(guide->places.items[i].name, name) == 0)
            return true;
    return false;
}

static void paint_place(cairo_t *cairo, const zl_guide_place *place)
{
    zl_str text = { 0 };

    zl_str_format(&text, "name='%s' x=0 y=%d", place->name, points(place->y));
    if (!text.failed)
        tag(cairo, CAIRO_TAG_DEST, &text);
    zl_str_clear(&text);
}

static void paint_link(cairo_t *cairo, const zl_guide_link *link)
{
    zl_str text = { 0 };

    zl_str_format(&text, "rect=[%d %d %d %d] dest='%s'", points(link->x),
                  points(link->y), points(link->width), points(link->height),
                  link->to);
    if (!text.failed)
        tag(cairo, CAIRO_TAG_LINK, &text);
    zl_str_clear(&text);
}

void zl_guide_paint(cairo_t *cairo, const zl_plan *plan, size_t page)
{
    const zl_guide *guide = &plan->guide;

    for (size_t i = 0; i < guide->places.count; i++)
        if (guide->places.items[i].page == page)
            paint_place(cairo, &guide->places.items[i]);
    for (size_t i = 0; i < guide->links.count; i++)
        if (guide->links.items[i].page == page &&
            has_place(guide, guide->links.items[i].to))
            paint_link(cairo, &guide->links.items[i]);
}

void zl_guide_bookmarks(cairo_surface_t *surface, const zl_plan *plan)
{
    int parent = CAIRO_PDF_OUTLINE_ROOT;

    for (size_t i = 0; i < plan->guide.places.count; i++) {
        const zl_guide_place *place = &plan->guide.places.items[i];
        zl_str text = { 0 };
        if (!place->title)
            continue;
        zl_str_format(&text, "dest='%s'", place->name);
        int id = text.failed
                     ? 0
                     : cairo_pdf_surface_add_outline(
                           surface,
                           place->level ? parent : CAIRO_PDF_OUTLINE_ROOT,
                           place->title, zl_str_text(&text), 0);
        parent = place->level ? parent : id;
        zl_str_clear(&text);
    }
}
