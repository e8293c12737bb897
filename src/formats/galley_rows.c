/* galley_rows.c -- lines of a page → columns → rows. */
#include "formats/galley_parts.h"

#include "base/mem.h"

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
    const zl_paged *paged = user;
    size_t one = *(const size_t *)left, two = *(const size_t *)right;
    struct key a = { paged->lines.items[one].box.top, one };
    struct key b = { paged->lines.items[two].box.top, two };

    return compare_keys(&a, &b);
}

static int compare_lefts(const void *left, const void *right, void *user)
{
    const zl_paged *paged = user;
    size_t one = *(const size_t *)left, two = *(const size_t *)right;
    struct key a = { paged->lines.items[one].box.left, one };
    struct key b = { paged->lines.items[two].box.left, two };

    return compare_keys(&a, &b);
}

void zl_galley_sort(const zl_paged *paged, size_t *lines, size_t count)
{
    qsort_r(lines, count, sizeof *lines, compare_tops,
            (void *)(uintptr_t)paged);
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
    const zl_paged *paged = galley->paged;

    qsort_r(lines, count, sizeof *lines, compare_lefts,
            (void *)(uintptr_t)paged);
    row.first = galley->order.count;
    for (size_t i = 0; i < count; i++) {
        const zl_paged_line *line = &paged->lines.items[lines[i]];
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
    const zl_paged *paged = galley->paged;
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
        zl_box core = paged->lines.items[lines[from]].box;
        row.box = core;
        for (; end < count; end++) {
            const zl_box *box = &paged->lines.items[lines[end]].box;
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

/* ---- columns ---- */

/* Columns in columns; fewer lines than these are not cut; a column of prose
 * is at least so wide, in sizes of its font. */
enum { DEPTH_MOST = 6, LINES_LEAST = 8, SIDE_LEAST = 4, PROSE_LEAST = 7 };

/* Strips of a place that are looked at. */
enum { STRIPS_MOST = 100 };

struct cutter {
    zl_galley *galley;
    size_t page;
};

static const zl_box *box_of(const struct cutter *cutter, size_t line)
{
    return &cutter->galley->paged->lines.items[line].box;
}

/* Where lines begin and end, from the left. */
struct edge {
    int32_t at;
    int step; /* of how many lines lie over it */
};

static int compare_edges(const void *left, const void *right)
{
    const struct edge *a = left, *b = right;

    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return a->step - b->step;
}

/* What stands on one side of a cut. */
struct side {
    size_t count, wide; /* lines, and those as wide as prose */
};

static void weigh(const struct cutter *cutter, const size_t *lines,
                  size_t count, int32_t at, struct side sides[2])
{
    int32_t prose = PROSE_LEAST * cutter->galley->size;

    sides[0] = sides[1] = (struct side){ 0, 0 };
    for (size_t i = 0; i < count; i++) {
        const zl_box *box = box_of(cutter, lines[i]);
        if (box->left < at && box->right > at)
            continue;
        struct side *side = &sides[box->left >= at];
        side->count++;
        side->wide += box->right - box->left >= prose;
    }
}

static bool is_cut(const struct cutter *cutter, const size_t *lines,
                   size_t count, int32_t at)
{
    struct side sides[2];

    weigh(cutter, lines, count, at, sides);
    for (int i = 0; i < 2; i++)
        if (sides[i].count < SIDE_LEAST || sides[i].wide < SIDE_LEAST ||
            2 * sides[i].wide < sides[i].count ||
            5 * sides[i].count < sides[!i].count)
            return false;
    return true;
}

/* The middle of the widest strip that at most an eighth of the lines lies
 * over, and that parts prose from prose. */
static bool find_cut(const struct cutter *cutter, const struct edge *edges,
                     const size_t *lines, size_t count, int32_t *at)
{
    int64_t over = 0, least = (int64_t)cutter->galley->size * 4 / 5;
    int64_t widest = 0;
    int32_t begin = 0;
    int strips = 0;
    bool open = false;

    for (size_t i = 0; i < 2 * count; i++) {
        bool was = open;
        over += edges[i].step;
        open = 8 * over <= (int64_t)count;
        if (open && !was)
            begin = edges[i].at;
        int64_t width = (int64_t)edges[i].at - begin;
        int32_t middle = begin + (int32_t)(width / 2);
        if (!was || open || width < least || width <= widest ||
            strips++ >= STRIPS_MOST || !is_cut(cutter, lines, count, middle))
            continue;
        widest = width;
        *at = middle;
    }
    return widest > 0;
}

/* Whether there is one; false also without memory, which is met again. */
static bool find_gutter(const struct cutter *cutter, const size_t *lines,
                        size_t count, int32_t *at)
{
    if (count < LINES_LEAST)
        return false;
    struct edge *edges = zl_alloc_array(2 * count, sizeof *edges);
    if (!edges)
        return false;
    for (size_t i = 0; i < count; i++) {
        const zl_box *box = box_of(cutter, lines[i]);
        edges[2 * i] = (struct edge){ box->left, 1 };
        edges[2 * i + 1] = (struct edge){ box->right, -1 };
    }
    qsort(edges, 2 * count, sizeof *edges, compare_edges);
    bool found = find_cut(cutter, edges, lines, count, at);
    zl_free(edges);
    return found;
}

static bool cut(struct cutter *cutter, size_t *lines, size_t count,
                unsigned depth, int32_t left, int32_t right);

/* Lines left of a cut, over it, and right of it. */
struct band {
    size_t *lines[3];
    size_t counts[3];
    int32_t lefts[3], rights[3]; /* of all such on the page */
};

enum { LEFT, OVER, RIGHT };

static int side_of(const zl_box *box, int32_t at)
{
    return box->right <= at ? LEFT : box->left >= at ? RIGHT : OVER;
}

static bool put_band(struct cutter *cutter, struct band *band, unsigned depth)
{
    static const int order[] = { OVER, LEFT, RIGHT };
    bool done = true;

    for (int i = 0; done && i < 3; i++) {
        int side = order[i];
        done = cut(cutter, band->lines[side], band->counts[side],
                   side == OVER ? DEPTH_MOST : depth, band->lefts[side],
                   band->rights[side]);
        band->counts[side] = 0;
    }
    return done;
}

/* What lies over the cut ends the columns above it. */
static bool put_bands(struct cutter *cutter, struct band *band,
                      const size_t *lines, size_t count, int32_t at,
                      unsigned depth)
{
    for (size_t i = 0; i < count; i++) {
        const zl_box *box = box_of(cutter, lines[i]);
        int side = side_of(box, at);
        if (side == OVER && band->counts[LEFT] + band->counts[RIGHT] &&
            !put_band(cutter, band, depth))
            return false;
        band->lines[side][band->counts[side]++] = lines[i];
    }
    return put_band(cutter, band, depth);
}

static bool cut_at(struct cutter *cutter, const size_t *lines, size_t count,
                   int32_t at, unsigned depth, int32_t left, int32_t right)
{
    struct band band = { .lefts = { INT32_MAX, left, INT32_MAX },
                         .rights = { INT32_MIN, right, INT32_MIN } };
    size_t *room = zl_alloc_array(3 * count, sizeof *room);

    if (!room)
        return false;
    for (int side = 0; side < 3; side++)
        band.lines[side] = room + (size_t)side * count;
    for (size_t i = 0; i < count; i++) {
        const zl_box *box = box_of(cutter, lines[i]);
        int side = side_of(box, at);
        if (box->left < band.lefts[side])
            band.lefts[side] = box->left;
        if (box->right > band.rights[side])
            band.rights[side] = box->right;
    }
    bool done = put_bands(cutter, &band, lines, count, at, depth);
    zl_free(room);
    return done;
}

/* Lines of one place, sorted from the top. */
static bool cut(struct cutter *cutter, size_t *lines, size_t count,
                unsigned depth, int32_t left, int32_t right)
{
    int32_t at;

    if (depth < DEPTH_MOST && find_gutter(cutter, lines, count, &at))
        return cut_at(cutter, lines, count, at, depth + 1, left, right);
    return zl_galley_put_rows(cutter->galley, cutter->page, lines, count,
                              ZL_USE_TEXT, left, right);
}

/* ---- a page ---- */

/* Whether the line runs up or down: several letters, and higher than wide. */
static bool is_turned(const zl_paged *paged, const zl_paged_line *line)
{
    const zl_paged_word *word = &paged->words.items[line->first];
    int64_t height = (int64_t)line->box.bottom - line->box.top;
    int64_t width = (int64_t)line->box.right - line->box.left;

    return height > 3 * (int64_t)paged->fonts.items[word->font].size &&
           height > 3 * width;
}

/* Where most lines are turned, the page is; then none of them is aside. */
static void find_margin(zl_galley *galley, const zl_paged_page *page)
{
    const zl_paged *paged = galley->paged;
    size_t turned = 0, all = page->end - page->first;

    for (size_t i = page->first; i < page->end; i++)
        turned += is_turned(paged, &paged->lines.items[i]);
    for (size_t i = page->first; 5 * turned < all && i < page->end; i++)
        if (is_turned(paged, &paged->lines.items[i]) &&
            galley->uses.items[i] == ZL_USE_TEXT)
            galley->uses.items[i] = ZL_USE_MARGIN;
}

/* The lines of one use of a page, sorted; gives how many. */
static size_t collect(const zl_galley *galley, const zl_paged_page *page,
                      zl_use use, size_t *lines, zl_box *all)
{
    size_t count = 0;

    for (size_t i = page->first; i < page->end; i++) {
        const zl_box *box = &galley->paged->lines.items[i].box;
        if (galley->uses.items[i] != use)
            continue;
        if (count == 0)
            *all = *box;
        zl_box_join(all, box);
        lines[count++] = i;
    }
    zl_galley_sort(galley->paged, lines, count);
    return count;
}

bool zl_galley_order_page(zl_galley *galley, size_t number)
{
    const zl_paged_page *page = &galley->paged->pages.items[number];
    struct cutter cutter = { galley, number };
    size_t *lines = zl_alloc_array(page->end - page->first, sizeof *lines);
    zl_box all = { 0, 0, 0, 0 };
    bool done = lines != NULL;

    if (done)
        find_margin(galley, page);
    for (zl_use use = ZL_USE_TEXT; done && use <= ZL_USE_MARGIN; use++) {
        size_t count = collect(galley, page, use, lines, &all);
        done = use == ZL_USE_TEXT
                   ? cut(&cutter, lines, count, 0, all.left, all.right)
                   : zl_galley_put_rows(galley, number, lines, count, use,
                                        all.left, all.right);
    }
    zl_free(lines);
    return done;
}
