/* galley_seams.c -- what a row is, by how it looks. */
#include "formats/galley_seams.h"

#include "base/utf8.h"
#include "formats/enumerator.h"
#include "formats/punctuation.h"
#include "text/script.h"

/* In hundredths of the text's size: a heading is larger; another size is no
 * part of the same paragraph; a gap parts, as a part of the usual step. */
enum { HEADING_LEAST = 112, SIZE_MOST = 112, GAP_LEAST = 135 };
enum { HEADING_ROWS = 4, BOLD_ROWS = 3, NEAR = 5 };

static const zl_galley_row *neighbour(const zl_galley *galley,
                                      const zl_galley_row *row, ptrdiff_t by)
{
    ptrdiff_t at = row - galley->rows.items + by;

    if (at < 0 || (size_t)at >= galley->rows.count)
        return NULL;
    const zl_galley_row *other = &galley->rows.items[at];
    return other->column == row->column && other->use == row->use ? other
                                                                  : NULL;
}

/* ---- tables ---- */

/* Rows around it that have so many cells, and itself. */
static unsigned rows_with(const zl_galley *galley, const zl_galley_row *row,
                          unsigned cells)
{
    unsigned count = 1;

    for (int way = -1; way <= 1; way += 2)
        for (int by = 1; by < NEAR; by++) {
            const zl_galley_row *other = neighbour(galley, row, way * by);
            if (!other || other->cells < cells)
                break;
            count++;
        }
    return count;
}

static bool is_of_table(const zl_galley *galley, const zl_galley_row *row)
{
    return (row->cells > 2 && rows_with(galley, row, 3) > 1) ||
           (row->cells > 1 && rows_with(galley, row, 2) > 2);
}

/* ---- headings ---- */

static bool is_large(const zl_galley *galley, const zl_galley_row *row)
{
    return (int64_t)row->size * 100 >= (int64_t)galley->size * HEADING_LEAST;
}

static bool same_size(const zl_galley_row *one, const zl_galley_row *two)
{
    int64_t a = one->size, b = two->size;

    return a * 100 <= b * SIZE_MOST && b * 100 <= a * SIZE_MOST;
}

/* Rows around it that look the same, and itself. */
static unsigned rows_alike(const zl_galley *galley, const zl_galley_row *row)
{
    unsigned count = 1;

    for (int way = -1; way <= 1; way += 2)
        for (int by = 1; by < NEAR; by++) {
            const zl_galley_row *other = neighbour(galley, row, way * by);
            if (!other || other->bold != row->bold || !same_size(row, other))
                break;
            count++;
        }
    return count;
}

static bool is_heading(const zl_galley *galley, const zl_galley_row *row)
{
    if (is_large(galley, row))
        return rows_alike(galley, row) <= HEADING_ROWS;
    return row->bold && !galley->bold && same_size(row, row) &&
           (int64_t)row->size * 100 > (int64_t)galley->size * 95 &&
           rows_alike(galley, row) <= BOLD_ROWS &&
           !zl_galley_row_stops(galley, row);
}

/* ---- beginnings ---- */

/* The first three words of a row. */
static zl_view beginning(zl_seams *shape, const zl_galley_row *row)
{
    size_t count = row->end - row->first;

    zl_str_empty(&shape->room);
    for (size_t i = 0; i < count && i < 3; i++) {
        const zl_paged_word *word = zl_galley_row_word(shape->galley, row, i);
        if (i && !word->glued)
            zl_str_add_byte(&shape->room, ' ');
        zl_str_add(&shape->room, zl_paged_text(shape->galley->paged, word));
    }
    return zl_str_view(&shape->room);
}

/* What can be nothing else; and what must stand by itself. */
static bool begins_with_bullet(zl_view text)
{
    static const char *const bullets[] = { "•", "▪", "◦", "‣", "➢", "✓", "●",
                                           "○", "■", "□", "◆", "◇", NULL };
    static const char *const alone[] = { "- ", "– ", "— ", "* ", "· ", NULL };

    for (size_t i = 0; bullets[i]; i++)
        if (zl_view_starts(text, zl_view_of(bullets[i])))
            return true;
    for (size_t i = 0; alone[i]; i++)
        if (zl_view_starts(text, zl_view_of(alone[i])))
            return true;
    return false;
}

/* "Figure 3", "表 1" */
static bool begins_caption(zl_view text)
{
    static const char *const names[] = { "Figure", "Fig.",  "FIGURE",
                                         "Table",  "TABLE", "图",
                                         "圖",     "表",    NULL };

    for (size_t i = 0; names[i]; i++) {
        zl_view name = zl_view_of(names[i]);
        if (!zl_view_starts(text, name))
            continue;
        zl_view rest = zl_view_trim(zl_view_cut(text, name.size, text.size));
        if (rest.size && rest.bytes[0] >= '0' && rest.bytes[0] <= '9')
            return true;
    }
    return false;
}

zl_paragraph_kind zl_seams_kind(zl_seams *shape, const zl_galley_row *row)
{
    const zl_galley *galley = shape->galley;
    zl_view text = beginning(shape, row);

    if (begins_caption(text))
        return ZL_CAPTION;
    if (is_of_table(galley, row))
        return ZL_ROW;
    if (is_heading(galley, row))
        return ZL_HEADING;
    if (begins_with_bullet(text) || zl_enumerator_size(text))
        return ZL_ITEM;
    return ZL_BODY;
}

/* ---- seams ---- */

/* How much of the first word must go to a line with it: all, but of scripts
 * without blanks a character. */
static int64_t first_width(const zl_galley *galley, const zl_galley_row *row)
{
    const zl_paged_word *word = zl_galley_row_word(galley, row, 0);
    zl_view text = zl_paged_text(galley->paged, word);
    size_t at = 0;

    return zl_is_wide(zl_utf8_next(text, &at))
               ? row->size
               : (int64_t)word->box.right - word->box.left;
}

/* Whether two rows end at the same place, as those of a narrower block do. */
static bool ends_like(const zl_galley_row *row, const zl_galley_row *other)
{
    int64_t off = other ? (int64_t)other->box.right - row->box.right
                        : row->size;

    return off * 5 < row->size && -off * 5 < row->size;
}

/* Whether the line before was ended on purpose: what follows had room. */
static bool is_short(const zl_galley *galley, const zl_galley_row *last,
                     const zl_galley_row *row)
{
    int64_t room = (int64_t)last->right - last->box.right;

    if (zl_ends_in_hyphen(zl_galley_row_last(galley, last)))
        return false;
    return room > first_width(galley, row) + row->size &&
           !ends_like(last, neighbour(galley, last, -1)) &&
           !ends_like(last, neighbour(galley, last, 1));
}

static bool is_gap(const zl_galley *galley, const zl_galley_row *last,
                   const zl_galley_row *row)
{
    int64_t step = (int64_t)row->box.bottom - last->box.bottom;
    int64_t size = last->size > row->size ? last->size : row->size;

    return step < 0 || step * 10000 > size * galley->leading * GAP_LEAST;
}

/* In sizes of the row, in hundredths: how far it is from the left. */
static int64_t indent_from(const zl_galley_row *row, int32_t left)
{
    return ((int64_t)row->box.left - left) * 100 / row->size;
}

enum { INDENT_LEAST = 80, INDENT_MOST = 600 };

/* From one column or page to the next. */
static zl_seam seam_across(const zl_seams *shape, const zl_galley_row *row)
{
    const zl_galley *galley = shape->galley;
    bool stops = zl_galley_row_stops(galley, shape->last);
    int64_t indent = indent_from(row, row->left);

    if (is_short(galley, shape->last, row))
        return ZL_SEAM_NEW;
    if (!stops)
        return ZL_SEAM_NONE;
    if (indent > INDENT_LEAST && indent < INDENT_MOST)
        return ZL_SEAM_NEW;
    return shape->indents ? ZL_SEAM_NONE : ZL_SEAM_NEW;
}

/* Whether a line is rather one of prose whose right edge is ragged: the next
 * one begins small, and not much room was left. */
static bool goes_on(const zl_galley *galley, const zl_galley_row *last,
                    const zl_galley_row *row)
{
    zl_view text = zl_galley_row_first(galley, row);
    int64_t room = (int64_t)last->right - last->box.right;
    size_t at = 0;

    return zl_is_lower(zl_utf8_next(text, &at)) &&
           3 * room < (int64_t)last->right - last->left;
}

static zl_seam seam_below(const zl_seams *shape, const zl_galley_row *row)
{
    const zl_galley *galley = shape->galley;
    const zl_galley_row *last = shape->last;
    bool stops = zl_galley_row_stops(galley, last);
    bool is_cut = is_short(galley, last, row);
    int64_t indent = indent_from(row, last->box.left);

    if (is_gap(galley, last, row))
        return ZL_SEAM_NEW;
    if (indent < -INDENT_LEAST && shape->opened)
        return is_cut ? ZL_SEAM_NEW : ZL_SEAM_NONE;
    if (indent > INDENT_LEAST || indent < -INDENT_LEAST)
        return is_cut || stops ? ZL_SEAM_NEW : ZL_SEAM_NONE;
    if (!is_cut)
        return ZL_SEAM_NONE;
    return stops                        ? ZL_SEAM_NEW
           : goes_on(galley, last, row) ? ZL_SEAM_NONE
                                        : ZL_SEAM_LINE;
}

zl_seam zl_seams_next(zl_seams *shape, const zl_galley_row *row)
{
    const zl_galley *galley = shape->galley;
    const zl_galley_row *last = shape->last;

    if (!last || is_of_table(galley, row) || is_of_table(galley, last) ||
        is_heading(galley, row) != is_heading(galley, last) ||
        !same_size(row, last))
        return ZL_SEAM_NEW;
    if (is_heading(galley, row))
        return row->column == last->column && row->bold == last->bold &&
                       !is_gap(galley, last, row)
                   ? ZL_SEAM_NONE
                   : ZL_SEAM_NEW;
    zl_view text = beginning(shape, row);
    if (begins_with_bullet(text) ||
        (begins_caption(text) &&
         (zl_galley_row_stops(galley, last) || is_short(galley, last, row))) ||
        (zl_enumerator_size(text) &&
         (shape->kind == ZL_ITEM || zl_galley_row_stops(galley, last) ||
          is_short(galley, last, row))))
        return ZL_SEAM_NEW;
    return row->column == last->column ? seam_below(shape, row)
                                       : seam_across(shape, row);
}

/* ---- the document ---- */

void zl_seams_begin(zl_seams *shape, const zl_galley *galley)
{
    size_t indents = 0, gaps = 0;

    *shape = (zl_seams){ .galley = galley };
    for (size_t i = 1; i < galley->rows.count; i++) {
        const zl_galley_row *row = &galley->rows.items[i], *last = row - 1;
        if (row->use != ZL_USE_TEXT || row->column != last->column ||
            row->size != galley->size || last->size != galley->size ||
            !zl_galley_row_stops(galley, last))
            continue;
        int64_t indent = indent_from(row, row->left);
        if (is_gap(galley, last, row))
            gaps++;
        else if (indent > INDENT_LEAST && indent < INDENT_MOST)
            indents++;
    }
    shape->indents = indents > gaps;
}

void zl_seams_pass(zl_seams *shape, const zl_galley_row *row, bool begins,
                   zl_paragraph_kind kind)
{
    shape->last = row;
    shape->opened = begins && indent_from(row, row->left) > INDENT_LEAST;
    if (begins)
        shape->kind = kind;
}
