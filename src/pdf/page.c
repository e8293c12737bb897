/* page.c -- a page of a file, as records. */
#include "page.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

void pdf_fonts_begin(pdf_fonts *fonts)
{
    fonts->numbers =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

/* Its number; a new one is told. */
static uint32_t number_of(pdf_fonts *fonts, const PopplerTextAttributes *at)
{
    bool named = at->font_name && g_utf8_validate(at->font_name, -1, NULL);
    const char *name = named ? at->font_name : "";
    double size = isfinite(at->font_size) ? at->font_size : 0;
    char *key =
        g_strdup_printf("%d %s", (int)round(size * 100) % 1000000, name);
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(fonts->numbers, key));

    if (number) {
        g_free(key);
        return number - 1;
    }
    number = g_hash_table_size(fonts->numbers) + 1;
    g_hash_table_insert(fonts->numbers, key, GUINT_TO_POINTER(number));
    pdf_begin(&fonts->record, ZL_PDF_FONT);
    pdf_add_length(&fonts->record, size);
    pdf_add_text(&fonts->record, name, strlen(name));
    pdf_write(&fonts->record);
    return number - 1;
}

/* ---- words ---- */

/* The text of a page, from character to character. */
struct walk {
    pdf_fonts *fonts;
    const char *at;
    const PopplerRectangle *boxes;
    guint number, count; /* of characters */
    GList *attributes;
    unsigned flags; /* of the next word */
};

static bool is_blank(const char *at)
{
    return *at == ' ' || *at == '\n' || *at == '\r' || *at == '\t' ||
           *at == '\f';
}

/* The attributes of this character, which do not go back. */
static const PopplerTextAttributes *attributes_of(struct walk *walk)
{
    static const PopplerTextAttributes none;

    while (walk->attributes && walk->attributes->next &&
           ((PopplerTextAttributes *)walk->attributes->data)->end_index <
               (int)walk->number)
        walk->attributes = walk->attributes->next;
    return walk->attributes ? walk->attributes->data : &none;
}

/* Not all boxes have their corners in order. */
static void add_box(PopplerRectangle *box, const PopplerRectangle *more)
{
    box->x1 = fmin(box->x1, fmin(more->x1, more->x2));
    box->x2 = fmax(box->x2, fmax(more->x1, more->x2));
    box->y1 = fmin(box->y1, fmin(more->y1, more->y2));
    box->y2 = fmax(box->y2, fmax(more->y1, more->y2));
}

/* How much stands between two characters, as parts of their height: 0 where
 * they touch, more than 1 where the second stands higher or lower. The text of
 * poppler has no blank between cells of some tables. */
static double gap_between(const PopplerRectangle *one,
                          const PopplerRectangle *two)
{
    double height = fmax(one->y2 - one->y1, two->y2 - two->y1);
    double top = fmax(one->y1, two->y1), foot = fmin(one->y2, two->y2);
    double gap = fmax(two->x1 - one->x2, one->x1 - two->x2);

    if (!(height > 0) || !isfinite(gap))
        return 0;
    return foot > top ? gap / height : 2;
}

/* Before a character that is not the first of a word. */
static bool begins_word(struct walk *walk)
{
    const PopplerRectangle *here = &walk->boxes[walk->number];
    double gap = gap_between(here - 1, here);

    if (gap <= 0.25)
        return false;
    walk->flags = gap > 1 ? ZL_PDF_LINE : 0;
    return true;
}

/* Up to a blank, the end, or another font. */
static void write_word(struct walk *walk)
{
    const PopplerTextAttributes *font = attributes_of(walk);
    PopplerRectangle box = { INFINITY, INFINITY, -INFINITY, -INFINITY };
    const char *begin = walk->at;
    pdf_record *record = &walk->fonts->record;
    uint32_t number = number_of(walk->fonts, font);
    unsigned flags = walk->flags;

    walk->flags = ZL_PDF_GLUED;
    while (walk->number < walk->count && !is_blank(walk->at) &&
           attributes_of(walk) == font) {
        if (walk->at > begin && begins_word(walk))
            break;
        add_box(&box, &walk->boxes[walk->number++]);
        walk->at = g_utf8_next_char(walk->at);
    }
    pdf_begin(record, ZL_PDF_WORD);
    pdf_add_number(record, number);
    pdf_add_byte(record, flags);
    pdf_add_length(record, box.x1);
    pdf_add_length(record, box.y1);
    pdf_add_length(record, box.x2);
    pdf_add_length(record, box.y2);
    pdf_add_text(record, begin, (size_t)(walk->at - begin));
    pdf_write(record);
}

static void write_words(struct walk *walk)
{
    walk->flags = ZL_PDF_LINE;
    while (walk->number < walk->count) {
        if (!is_blank(walk->at)) {
            write_word(walk);
            continue;
        }
        walk->flags &= ~(unsigned)ZL_PDF_GLUED;
        if (*walk->at == '\n')
            walk->flags |= ZL_PDF_LINE;
        walk->at++;
        walk->number++;
    }
}

/* ---- the page ---- */

static void write_head(PopplerPage *page, pdf_record *record)
{
    char *label = poppler_page_get_label(page);
    double width, height;

    poppler_page_get_size(page, &width, &height);
    pdf_begin(record, ZL_PDF_PAGE);
    pdf_add_length(record, width);
    pdf_add_length(record, height);
    if (label && g_utf8_validate(label, -1, NULL))
        pdf_add_text(record, label, strlen(label));
    pdf_write(record);
    g_free(label);
}

void pdf_write_page(PopplerPage *page, pdf_fonts *fonts)
{
    char *text = poppler_page_get_text(page);
    PopplerRectangle *boxes = NULL;
    guint count = 0;

    write_head(page, &fonts->record);
    if (text && g_utf8_validate(text, -1, NULL) &&
        poppler_page_get_text_layout(page, &boxes, &count)) {
        GList *attributes = poppler_page_get_text_attributes(page);
        guint there = (guint)g_utf8_strlen(text, -1);
        struct walk walk = { .fonts = fonts,
                             .at = text,
                             .boxes = boxes,
                             .count = there < count ? there : count,
                             .attributes = attributes };
        write_words(&walk);
        poppler_page_free_text_attributes(attributes);
    }
    g_free(boxes);
    g_free(text);
}
