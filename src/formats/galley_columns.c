/* galley_columns.c -- lines of a page → columns. */
#include "formats/galley_parts.h"

#include "base/mem.h"

#include <stdlib.h>

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
    return &cutter->galley->lines.items[line].box;
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

/* How wide a gutter is at least, beside letters of this size. */
static int64_t gutter_least(const struct cutter *cutter, int32_t size)
{
    int32_t usual = cutter->galley->size;

    return (int64_t)(size > usual ? size : usual) * 4 / 5;
}

/* The middle of the widest strip that at most an eighth of the lines lies
 * over, and that parts prose from prose. */
static bool find_cut(const struct cutter *cutter, const struct edge *edges,
                     const size_t *lines, size_t count, int32_t *at)
{
    int64_t over = 0, least = gutter_least(cutter, 0);
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

/* The word of a line behind the gap that stands on the cut; or its first one,
 * where no gap as wide as a gutter does. */
static size_t word_behind(const struct cutter *cutter,
                          const zl_paged_line *line, int32_t at)
{
    const zl_paged *paged = cutter->galley->paged;

    for (size_t i = line->first + 1; i < line->end; i++) {
        const zl_paged_word *last = &paged->words.items[i - 1];
        const zl_paged_word *next = &paged->words.items[i];
        if (last->box.right > at || next->box.left < at)
            continue;
        int32_t size = paged->fonts.items[last->font].size;
        int64_t width = (int64_t)next->box.left - last->box.right;
        return width >= gutter_least(cutter, size) ? i : line->first;
    }
    return line->first;
}

/* The words [first, end) of a line, as a line. */
static bool add_half(struct cutter *cutter, size_t first, size_t end)
{
    const zl_paged *paged = cutter->galley->paged;
    zl_paged_line half = { first, end, paged->words.items[first].box };

    for (size_t i = first + 1; i < end; i++)
        zl_box_join(&half.box, &paged->words.items[i].box);
    return zl_array_push(&cutter->galley->lines, half) &&
           zl_array_push(&cutter->galley->uses, ZL_USE_TEXT);
}

/* Some files, and poppler, join what stands at one height in two columns where
 * the gutter is little wider than a blank, as TeX's is: two lines. They become
 * `parted`, sorted; `*count` is then how many there are. */
static bool part_lines(struct cutter *cutter, const size_t *lines,
                       size_t *count, int32_t at, size_t *parted)
{
    zl_galley *galley = cutter->galley;
    size_t parts = 0;

    for (size_t i = 0; i < *count; i++) {
        zl_paged_line line = galley->lines.items[lines[i]];
        size_t word = word_behind(cutter, &line, at);
        parted[parts++] = lines[i];
        if (word == line.first)
            continue;
        if (!add_half(cutter, line.first, word) ||
            !add_half(cutter, word, line.end))
            return false;
        parted[parts - 1] = galley->lines.count - 2;
        parted[parts++] = galley->lines.count - 1;
    }
    zl_galley_sort(galley, parted, parts);
    *count = parts;
    return true;
}

static bool cut_lines(struct cutter *cutter, const size_t *lines, size_t count,
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

static bool cut_at(struct cutter *cutter, const size_t *lines, size_t count,
                   int32_t at, unsigned depth, int32_t left, int32_t right)
{
    size_t *parted = zl_alloc_array(2 * count, sizeof *parted);
    bool done = parted && part_lines(cutter, lines, &count, at, parted) &&
                cut_lines(cutter, parted, count, at, depth, left, right);

    zl_free(parted);
    return done;
}

/* Lines of one place, sorted from the top. */
static bool cut(struct cutter *cutter, size_t *lines, size_t count,
                unsigned depth, int32_t left, int32_t right)
{
    int32_t at = 0;

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
        turned += is_turned(paged, &galley->lines.items[i]);
    for (size_t i = page->first; 5 * turned < all && i < page->end; i++)
        if (is_turned(paged, &galley->lines.items[i]) &&
            galley->uses.items[i] == ZL_USE_TEXT)
            galley->uses.items[i] = ZL_USE_MARGIN;
}

/* The lines of one use of a page, sorted; gives how many. */
static size_t collect(const zl_galley *galley, const zl_paged_page *page,
                      zl_use use, size_t *lines, zl_box *all)
{
    size_t count = 0;

    for (size_t i = page->first; i < page->end; i++) {
        const zl_box *box = &galley->lines.items[i].box;
        if (galley->uses.items[i] != use)
            continue;
        if (count == 0)
            *all = *box;
        zl_box_join(all, box);
        lines[count++] = i;
    }
    zl_galley_sort(galley, lines, count);
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
