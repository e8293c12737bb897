/* galley_rows.c -- lines of a column → rows. */
#include "formats/galley_parts.h"

#include <stdlib.h>

/* ---- sorting ---- */

/* A line by one of its lengths; of two that are the same the file's order. */
struct key {
    int32_t at;
    size_t line;
};

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;

    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return a->line < b->line ? -1 : a->line > b->line;
}

static int compare_tops(const void *left, const void *right, void *user)
{
    const zl_galley *galley = user;
    size_t one = *(const size_t *)left, two = *(const size_t *)right;
    struct key a = { galley->lines.items[one].box.top, one };
    struct key b = { galley->lines.items[two].box.top, two };

    return compare_keys(&a, &b);
}

static int compare_lefts(const void *left, const void *right, void *user)
{
    const zl_galley *galley = user;
    size_t one = *(const size_t *)left, two = *(const size_t *)right;
    struct key a = { galley->lines.items[one].box.left, one };
    struct key b = { galley->lines.items[two].box.left, two };

    return compare_keys(&a, &b);
}

void zl_galley_sort(const zl_galley *galley, size_t *lines, size_t count)
{
    qsort_r(lines, count, sizeof *lines, compare_tops,
            (void *)(uintptr_t)galley);
}

/* ---- rows ---- */

/* The font of most letters of a row. */
static void set_font(const zl_galley *galley, zl_galley_row *row)
{
    uint64_t all = 0, bold = 0, best = 0, run = 0;
    const zl_paged *paged = galley->paged;
    uint32_t last = UINT32_MAX;

    for (size_t i = 0; i < row->end - row->first; i++) {
        const zl_paged_word *word = zl_galley_row_word(galley, row, i);
        const zl_paged_font *font = &paged->fonts.items[word->font];
        all += word->size;
        bold += font->bold ? word->size : 0;
        run = word->font == last ? run + word->size : word->size;
        last = word->font;
        if (run > best) {
            best = run;
            row->size = font->size;
        }
    }
    row->bold = bold * 10 > all * 9;
}

static void count_cells(const zl_galley *galley, zl_galley_row *row)
{
    row->cells = 1;
    for (size_t i = 1; i < row->end - row->first; i++) {
        const zl_box *last = &zl_galley_row_word(galley, row, i - 1)->box;
        const zl_box *here = &zl_galley_row_word(galley, row, i)->box;
        row->cells += here->left - last->right > 3 * row->size / 2;
    }
}

/* Whether dots lead to its last word. */
static bool is_of_contents(const zl_galley *galley, const zl_galley_row *row)
{
    enum { DOTS_LEAST = 5 };
    size_t dots = 0, most = 0, last = row->end - row->first - 1;

    for (size_t i = 0; i < last; i++) {
        zl_view text =
            zl_paged_text(galley->paged, zl_galley_row_word(galley, row, i));
        for (size_t k = 0; k < text.size; k++) {
            dots = text.bytes[k] == '.' ? dots + 1 : 0;
            most = dots > most ? dots : most;
        }
    }
    return most >= DOTS_LEAST && dots > 0;
}

/* Of these lines; they are sorted from the left. */
static bool put_row(zl_galley *galley, zl_galley_row row, size_t *lines,
                    size_t count)
{
    qsort_r(lines, count, sizeof *lines, compare_lefts, galley);
    row.first = galley->order.count;
    for (size_t i = 0; i < count; i++) {
        const zl_paged_line *line = &galley->lines.items[lines[i]];
        for (size_t word = line->first; word < line->end; word++)
            if (!zl_array_push(&galley->order, word))
                return false;
    }
    row.end = galley->order.count;
    set_font(galley, &row);
    count_cells(galley, &row);
    if (row.use == ZL_USE_TEXT && is_of_contents(galley, &row))
        row.use = ZL_USE_CONTENTS;
    return zl_array_push(&galley->rows, row);
}

/* What stands beside a letter that is several rows high is no row as high. */
static zl_box core_of(zl_box one, zl_box two)
{
    int64_t first = (int64_t)one.bottom - one.top;
    int64_t second = (int64_t)two.bottom - two.top;

    return 3 * first > 5 * second ? two : one;
}

bool zl_galley_put_rows(zl_galley *galley, size_t page, size_t *lines,
                        size_t count, zl_use use, int32_t left, int32_t right)
{
    size_t from = 0;

    if (count == 0)
        return true;
    zl_galley_row row = { .page = page,
                          .left = left,
                          .right = right,
                          .use = use,
                          .column = galley->columns++ };
    while (from < count) {
        size_t end = from + 1;
        zl_box core = galley->lines.items[lines[from]].box;
        row.box = core;
        for (; end < count; end++) {
            const zl_box *box = &galley->lines.items[lines[end]].box;
            if (!zl_box_beside(&core, box))
                break;
            zl_box_join(&row.box, box);
            core = core_of(core, *box);
        }
        if (!put_row(galley, row, lines + from, end - from))
            return false;
        from = end;
    }
    return true;
}
