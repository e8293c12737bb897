/* galley.c -- pages → rows: the steps, and what they share. */
#include "formats/galley_parts.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "formats/punctuation.h"
#include "text/script.h"

#include <stdlib.h>

/* ---- boxes ---- */

bool zl_box_beside(const zl_box *one, const zl_box *two)
{
    int64_t top = one->top > two->top ? one->top : two->top;
    int64_t bottom = one->bottom < two->bottom ? one->bottom : two->bottom;
    int64_t first = (int64_t)one->bottom - one->top;
    int64_t second = (int64_t)two->bottom - two->top;

    return 2 * (bottom - top) > (first < second ? first : second);
}

void zl_box_join(zl_box *box, const zl_box *more)
{
    box->left = more->left < box->left ? more->left : box->left;
    box->top = more->top < box->top ? more->top : box->top;
    box->right = more->right > box->right ? more->right : box->right;
    box->bottom = more->bottom > box->bottom ? more->bottom : box->bottom;
}

/* ---- rows ---- */

const zl_paged_word *zl_galley_row_word(const zl_galley *galley,
                                        const zl_galley_row *row,
                                        size_t number)
{
    return &galley->paged->words
                .items[galley->order.items[row->first + number]];
}

zl_view zl_galley_row_first(const zl_galley *galley, const zl_galley_row *row)
{
    return zl_paged_text(galley->paged, zl_galley_row_word(galley, row, 0));
}

zl_view zl_galley_row_last(const zl_galley *galley, const zl_galley_row *row)
{
    size_t last = row->end - row->first - 1;

    return zl_paged_text(galley->paged, zl_galley_row_word(galley, row, last));
}

bool zl_galley_row_stops(const zl_galley *galley, const zl_galley_row *row)
{
    zl_view text = zl_galley_row_last(galley, row);
    size_t at = text.size;
    uint32_t character = zl_utf8_last(text, &at);

    while (at > 0 && zl_is_closer(character))
        character = zl_utf8_last(text, &at);
    return zl_is_stop(character);
}

/* ---- sizes ---- */

/* How many letters have a size, of either weight. */
struct weight {
    int32_t size;
    uint64_t letters, bold;
};

static int compare_sizes(const void *left, const void *right)
{
    const struct weight *a = left, *b = right;

    return a->size < b->size ? -1 : a->size > b->size;
}

/* Of most letters of the file; the smaller of two that have as many. */
static bool find_size(zl_galley *galley)
{
    const zl_paged *paged = galley->paged;
    size_t count = paged->fonts.count, kept = 0;
    struct weight *weights = zl_alloc_array(count + 1, sizeof *weights);

    if (!weights)
        return false;
    for (size_t i = 0; i < count; i++)
        weights[i].size = paged->fonts.items[i].size;
    for (size_t i = 0; i < paged->words.count; i++) {
        const zl_paged_word *word = &paged->words.items[i];
        weights[word->font].letters += word->size;
        if (paged->fonts.items[word->font].bold)
            weights[word->font].bold += word->size;
    }
    qsort(weights, count, sizeof *weights, compare_sizes);
    for (size_t i = 1; i < count; i++) {
        if (weights[i].size == weights[kept].size) {
            weights[kept].letters += weights[i].letters;
            weights[kept].bold += weights[i].bold;
        } else
            weights[++kept] = weights[i];
    }
    struct weight best = { .size = 1 };
    for (size_t i = 0; i <= kept; i++)
        if (weights[i].letters > best.letters)
            best = weights[i];
    galley->size = best.size;
    galley->bold = best.bold > best.letters / 2;
    zl_free(weights);
    return true;
}

/* From row to row, most often, in hundredths of the size, by steps of five. */
static void find_leading(zl_galley *galley)
{
    enum { STEP = 5, STEPS = 60 };
    size_t counts[STEPS] = { 0 }, best = 120 / STEP;

    for (size_t i = 1; i < galley->rows.count; i++) {
        const zl_galley_row *row = &galley->rows.items[i], *last = row - 1;
        int64_t step = (int64_t)row->box.bottom - last->box.bottom;
        if (row->use != ZL_USE_TEXT || row->column != last->column ||
            row->size != last->size || row->size != galley->size ||
            step < row->size)
            continue;
        step = step * 100 / row->size / STEP;
        if (step < STEPS)
            counts[step]++;
    }
    for (size_t i = 0; i < STEPS; i++)
        if (counts[i] > counts[best])
            best = i;
    galley->leading = (int32_t)best * STEP + STEP - 1;
}

/* ---- edges ---- */

/* Where most rows of a column begin or end, by half sizes; what a row or two
 * has that reach further is not its edge. */
static int32_t edge_of(const zl_galley *galley, size_t first, size_t end,
                       bool right, int32_t otherwise)
{
    enum { STEPS = 256 };
    const zl_galley_row *rows = galley->rows.items;
    int32_t step = galley->size > 1 ? galley->size / 2 : 1, best = 0;
    size_t counts[STEPS] = { 0 };

    for (size_t i = first; i < end; i++) {
        int32_t off = right ? rows[i].right - rows[i].box.right
                            : rows[i].box.left - rows[i].left;
        if (off >= 0 && off / step < STEPS)
            counts[off / step]++;
    }
    for (int32_t i = 0; i < STEPS; i++)
        if (counts[i] > counts[best])
            best = i;
    if (end - first < 4 || 10 * counts[best] < 3 * (end - first))
        return otherwise;
    return right ? otherwise - best * step : otherwise + best * step;
}

static void set_edges(zl_galley *galley)
{
    size_t count = galley->rows.count, end;

    for (size_t first = 0; first < count; first = end) {
        zl_galley_row *rows = galley->rows.items;
        for (end = first;
             end < count && rows[end].column == rows[first].column;)
            end++;
        int32_t left = edge_of(galley, first, end, false, rows[first].left);
        int32_t right = edge_of(galley, first, end, true, rows[first].right);
        for (size_t i = first; i < end; i++) {
            rows[i].left = left;
            rows[i].right = right;
        }
    }
}

/* ---- all of it ---- */

bool zl_galley_make(zl_galley *galley)
{
    const zl_paged *paged = galley->paged;
    static const zl_page_number none;

    for (size_t i = 0; i < paged->lines.count; i++)
        if (!zl_array_push(&galley->lines, paged->lines.items[i]) ||
            !zl_array_push(&galley->uses, ZL_USE_TEXT))
            return false;
    for (size_t i = 0; i < paged->pages.count; i++)
        if (!zl_array_push(&galley->numbers, none))
            return false;
    if (!find_size(galley) || !zl_galley_find_running(galley))
        return false;
    for (size_t i = 0; i < paged->pages.count; i++)
        if (!zl_galley_order_page(galley, i))
            return false;
    zl_galley_find_notes(galley);
    find_leading(galley);
    set_edges(galley);
    return true;
}

void zl_galley_clear(zl_galley *galley)
{
    zl_array_clear(&galley->lines);
    zl_array_clear(&galley->uses);
    zl_array_clear(&galley->numbers);
    zl_array_clear(&galley->rows);
    zl_array_clear(&galley->order);
}
