/* given_order.c -- beads by hand in their order; those that cross others go.
 */
#include "bitext/given.h"

#include "base/mem.h"

#include <stdlib.h>

/* ---- order ---- */

static bool has_both(const zl_found_bead *link)
{
    return link->count[0] && link->count[1];
}

/* Twin by twin; those of both sides first, by the first side; the others as
 * they came. */
static int compare(const void *left, const void *right)
{
    const zl_found_bead *one = left, *two = right;

    if (one->twin != two->twin)
        return one->twin < two->twin ? -1 : 1;
    if (has_both(one) != has_both(two))
        return has_both(one) ? -1 : 1;
    for (int side = 0; side < 2; side++)
        if (one->count[side] && two->count[side] &&
            one->from[side] != two->from[side])
            return one->from[side] < two->from[side] ? -1 : 1;
    if (one->count[0] != two->count[0])
        return one->count[0] > two->count[0] ? -1 : 1;
    return 0;
}

/* ---- the longest rising row ---- */

typedef struct rising {
    const zl_found_bead *links;
    size_t *last;   /* by length: the link a row of it ends with, best so far */
    size_t *before; /* by link: the one before it in its row */
    size_t length;
} rising;

static void find_rising(rising *row, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t low = 0, high = row->length;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (row->links[row->last[middle]].from[1] < row->links[i].from[1])
                low = middle + 1;
            else
                high = middle;
        }
        row->before[i] = low ? row->last[low - 1] : SIZE_MAX;
        row->last[low] = i;
        if (low == row->length)
            row->length++;
    }
}

/* Links [from, to) are of one twin, and have both sides: keep the most that
 * do not cross. `keeps` is by link. */
static bool keep_rising(const zl_found_beads *all, size_t from, size_t to,
                        bool *keeps)
{
    size_t count = to - from;
    rising row = { .links = all->items + from };

    row.last = zl_alloc_array(count, sizeof *row.last);
    row.before = zl_alloc_array(count, sizeof *row.before);
    bool enough = row.last && row.before;
    if (enough)
        find_rising(&row, count);
    size_t at = enough && row.length ? row.last[row.length - 1] : SIZE_MAX;
    for (; at != SIZE_MAX; at = row.before[at])
        keeps[from + at] = true;
    zl_free(row.last);
    zl_free(row.before);
    return enough;
}

/* The nearest link that is kept and crosses this one: it is before or behind
 * it. */
static size_t line_crossed(const zl_found_beads *all, const bool *keeps,
                           size_t i)
{
    const zl_found_bead *link = &all->items[i];

    for (size_t step = 1; step <= all->count; step++) {
        if (i >= step && keeps[i - step] &&
            all->items[i - step].twin == link->twin &&
            all->items[i - step].from[1] > link->from[1])
            return all->items[i - step].line;
        if (i + step < all->count && keeps[i + step] &&
            has_both(&all->items[i + step]) &&
            all->items[i + step].twin == link->twin &&
            all->items[i + step].from[1] < link->from[1])
            return all->items[i + step].line;
    }
    return 0;
}

static bool mark(const zl_found_beads *all, bool *keeps)
{
    for (size_t i = 0; i < all->count;) {
        size_t end = i;
        while (end < all->count && has_both(&all->items[end]) &&
               all->items[end].twin == all->items[i].twin)
            end++;
        if (end == i)
            keeps[end++] = true;
        else if (!keep_rising(all, i, end, keeps))
            return false;
        i = end;
    }
    return true;
}

static void tell(zl_giver *giver, const bool *keeps, size_t i)
{
    const zl_found_beads *all = &giver->links;

    giver->file = all->items[i].imported ? giver->options->imported
                                         : giver->options->corrections;
    /* each is looked for among all: only as many as are told of */
    if (giver->passed_over < 100)
        zl_giver_pass_over(giver, all->items[i].line, "it crosses line %zu",
                           line_crossed(all, keeps, i));
    else
        giver->passed_over++;
}

bool zl_given_order(zl_giver *giver)
{
    zl_found_beads *all = &giver->links;
    bool *keeps = zl_alloc(all->count);
    size_t kept = 0;

    if (!keeps)
        return false;
    if (all->count)
        qsort(all->items, all->count, sizeof *all->items, compare);
    if (!mark(all, keeps)) {
        zl_free(keeps);
        return false;
    }
    for (size_t i = 0; i < all->count; i++)
        if (!keeps[i])
            tell(giver, keeps, i);
    for (size_t i = 0; i < all->count; i++)
        if (keeps[i])
            all->items[kept++] = all->items[i];
    all->count = kept;
    zl_free(keeps);
    return true;
}
