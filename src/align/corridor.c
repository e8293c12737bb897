/* corridor.c -- where the path can be. */
#include "align/corridor.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

enum {
    SHORT = 20000,    /* cells of a text of which all are looked at */
    RARE = 3,         /* times, at most, that a rare word comes in a text */
    NEAR = 25,        /* half the width at an anchor */
    FAR = 500,        /* and at most */
    AROUND = 12,      /* and around a path */
    CELLS = 8000000,  /* of a band, unless it had to be narrower than */
    LEAST_HALF = 100, /* on either side */
    NEIGHBOURS = 8    /* anchors that are asked whether one is right */
};

#define WIDENS .35 /* for each line away from the nearest anchor */

/* A line of a and one of b that share a rare word. */
typedef struct anchor {
    size_t a, b;
    double weight, sum; /* its own; of the best chain that ends here */
    size_t before;      /* in it, + 1; 0: none */
} anchor;

typedef ZL_ARRAY(anchor) anchors;

/* ---- rare words that stand for each other ---- */

/* Where the rare words of a text are. */
typedef struct places {
    uint32_t *counts;        /* by word */
    uint32_t (*lines)[RARE]; /* by word */
} places;

static void clear_places(places *at)
{
    zl_free(at->counts);
    zl_free(at->lines);
}

static bool find_places(const zl_side *side, size_t first, size_t lines,
                        places *at)
{
    at->counts = zl_alloc_array(side->keys.count + 1, sizeof *at->counts);
    at->lines = zl_alloc_array(side->keys.count + 1, sizeof *at->lines);
    if (!at->counts || !at->lines)
        return false;
    for (size_t line = 0; line < lines; line++) {
        const zl_line *found = &side->lines.items[first + line];
        for (uint32_t i = 0; i < found->count; i++) {
            uint32_t word = side->words.items[found->first + i];
            if (at->counts[word] < RARE)
                at->lines[word][at->counts[word]] = (uint32_t)line;
            at->counts[word]++;
        }
    }
    return true;
}

static bool add_anchors(const zl_translations *forth, const places *a,
                        const places *b, uint32_t word, anchors *out)
{
    for (size_t i = forth->starts[word]; i < forth->starts[word + 1]; i++) {
        zl_rendering to = forth->items[i];
        uint32_t many = b->counts[to.word];
        if (many == 0 || many > RARE || to.share < .02f)
            continue;
        double weight = (double)to.share / (many * a->counts[word]);
        for (uint32_t k = 0; k < a->counts[word]; k++)
            for (uint32_t m = 0; m < many; m++)
                if (!zl_array_push(out, (anchor){ a->lines[word][k],
                                                  b->lines[to.word][m], weight,
                                                  0, 0 }))
                    return false;
    }
    return true;
}

/* By line of a, and from the last line of b to the first: so that none of the
 * same line can follow another. */
static int by_place(const void *left, const void *right)
{
    const anchor *one = left, *two = right;

    if (one->a != two->a)
        return one->a < two->a ? -1 : 1;
    if (one->b != two->b)
        return one->b > two->b ? -1 : 1;
    return (one->weight < two->weight) - (one->weight > two->weight);
}

static void add_up(anchors *all)
{
    size_t kept = 0;

    for (size_t i = 0; i < all->count; i++) {
        anchor *last = kept ? &all->items[kept - 1] : NULL;
        if (last && last->a == all->items[i].a && last->b == all->items[i].b)
            last->weight += all->items[i].weight;
        else
            all->items[kept++] = all->items[i];
    }
    all->count = kept;
}

/* ---- the heaviest chain ---- */

/* A tree of Fenwick's over lines of b: the best anchor so far, + 1. */
static size_t best_before(const size_t *tree, const anchors *all, size_t line)
{
    size_t best = 0;

    for (; line > 0; line &= line - 1)
        if (tree[line] && (!best || all->items[tree[line] - 1].sum >
                                        all->items[best - 1].sum))
            best = tree[line];
    return best;
}

static void offer(size_t *tree, const anchors *all, size_t line, size_t lines,
                  size_t number)
{
    for (line++; line <= lines; line += line & -line)
        if (!tree[line] ||
            all->items[tree[line] - 1].sum < all->items[number - 1].sum)
            tree[line] = number;
}

/* The heaviest chain that rises on both sides, in place. */
static bool chain(anchors *all, size_t b_lines)
{
    size_t *tree = zl_alloc_array(b_lines + 1, sizeof *tree), best = 0;
    size_t *ways = zl_alloc_array(all->count + 1, sizeof *ways), count = 0;

    for (size_t i = 0; tree && ways && i < all->count; i++) {
        anchor *one = &all->items[i];
        one->before = best_before(tree, all, one->b);
        one->sum = one->weight +
                   (one->before ? all->items[one->before - 1].sum : 0);
        offer(tree, all, one->b, b_lines, i + 1);
        if (!best || one->sum > all->items[best - 1].sum)
            best = i + 1;
    }
    for (; ways && best; best = all->items[best - 1].before)
        ways[count++] = best - 1;
    for (size_t i = 0; i < count; i++) /* they rise, so none is lost */
        all->items[i] = all->items[ways[count - 1 - i]];
    bool whole = tree && ways;
    all->count = count;
    zl_free(tree);
    zl_free(ways);
    return whole;
}

/* Whether most of the anchors near by lie on the same slant. */
static bool is_likely(const anchors *all, size_t i, double slope)
{
    size_t from = i > NEIGHBOURS ? i - NEIGHBOURS : 0, with = 0, against = 0;

    for (size_t k = from; k <= i + NEIGHBOURS && k < all->count; k++) {
        double across = (double)all->items[k].a - (double)all->items[i].a;
        double down = (double)all->items[k].b - (double)all->items[i].b;
        if (k == i)
            continue;
        if (fabs(down - slope * across) <= 6 + .25 * fabs(across))
            with++;
        else
            against++;
    }
    return with > against;
}

static void drop_unlikely(anchors *all, double slope)
{
    size_t kept = 0;
    anchor *items = all->items;

    for (size_t i = 0; i < all->count; i++)
        items[i].before = is_likely(all, i, slope);
    for (size_t i = 0; i < all->count; i++)
        if (items[i].before)
            items[kept++] = items[i];
    all->count = kept;
}

static bool find_anchors(const zl_bilingual *words, size_t a, size_t b,
                         size_t a_lines, size_t b_lines, anchors *all)
{
    places at_a = { 0 }, at_b = { 0 };
    bool whole = find_places(words->a, a, a_lines, &at_a) &&
                 find_places(words->b, b, b_lines, &at_b);

    for (uint32_t word = 0; whole && word < words->a->keys.count; word++)
        if (at_a.counts[word] > 0 && at_a.counts[word] <= RARE)
            whole = add_anchors(&words->forth, &at_a, &at_b, word, all);
    clear_places(&at_a);
    clear_places(&at_b);
    if (!whole)
        return false;
    if (all->count)
        qsort(all->items, all->count, sizeof *all->items, by_place);
    add_up(all);
    if (!chain(all, b_lines))
        return false;
    drop_unlikely(all, (double)b_lines / (double)a_lines);
    return true;
}

/* ---- bands ---- */

static void reach(zl_band *band, size_t row, double low, double high)
{
    band->low[row] = low > 0 ? (size_t)low : 0;
    band->high[row] = high < (double)band->b ? (size_t)ceil(high) : band->b;
}

/* What a row had before, and has. */
static void keep(zl_band *band, size_t row, size_t low, size_t high)
{
    if (low < band->low[row])
        band->low[row] = low;
    if (high > band->high[row])
        band->high[row] = high;
}

/* How many lines b has too many between two anchors, or too few; 0 where they
 * are too far from each other to look everywhere between them. */
static double gap_between(const zl_band *band, size_t a, size_t b, size_t to_a,
                          size_t to_b)
{
    double slope = band->a > 0 ? (double)band->b / (double)band->a : 0;
    double gap = (double)(to_b - b) - slope * (double)(to_a - a);

    return fabs(gap) * (double)(to_a - a) <= SHORT ? gap : 0;
}

/* Where nothing is sure a band is as wide as the text is long; so that of
 * many thousand lines is not: time and memory would grow by the square. */
static double half_at(const zl_band *band, size_t away)
{
    double most = fmax(LEAST_HALF, CELLS / 2. / ((double)band->a + 1));

    return fmin(NEAR + WIDENS * (double)away, fmin(most, FAR));
}

/* The rows between two anchors: around the line that joins them, and from the
 * way that has all lines without counterpart first to the one with them last.
 */
static void spread(zl_band *band, size_t a, size_t b, size_t to_a, size_t to_b)
{
    double gap = gap_between(band, a, b, to_a, to_b);
    size_t from = band->low[a], to = band->high[a]; /* as others left them */

    for (size_t row = a; row <= to_a; row++) {
        size_t away = row - a < to_a - row ? row - a : to_a - row;
        double part = to_a > a ? (double)(row - a) / (double)(to_a - a) : 0;
        double middle = (double)b + part * ((double)to_b - (double)b);
        double half = half_at(band, away);
        double first = middle + (1 - part) * gap, last = middle - part * gap;
        double low = fmax(fmin(first, last), (double)b) - AROUND;
        double high = fmin(fmax(first, last), (double)to_b) + AROUND;
        reach(band, row, fmin(middle - half, low), fmax(middle + half, high));
    }
    keep(band, a, from, to);
}

bool zl_corridor_first(const zl_bilingual *words, size_t a, size_t b,
                       size_t a_lines, size_t b_lines, zl_band *band)
{
    anchors all = { 0 };
    size_t at_a = 0, at_b = 0;

    if (!zl_band_open(band, a_lines, b_lines))
        return false;
    bool is_short = (a_lines + 1) * (b_lines + 1) <= SHORT;
    if (!is_short && !find_anchors(words, a, b, a_lines, b_lines, &all)) {
        zl_array_clear(&all);
        zl_band_clear(band);
        return false;
    }
    for (size_t i = 0; i < all.count; i++) {
        spread(band, at_a, at_b, all.items[i].a, all.items[i].b);
        at_a = all.items[i].a;
        at_b = all.items[i].b;
    }
    spread(band, at_a, at_b, a_lines, b_lines);
    for (size_t row = 0; is_short && row <= a_lines; row++)
        reach(band, row, 0, (double)b_lines);
    zl_array_clear(&all);
    zl_band_settle(band);
    return true;
}

bool zl_corridor_around(const zl_path *path, size_t a_lines, size_t b_lines,
                        zl_band *band)
{
    if (!zl_band_open(band, a_lines, b_lines))
        return false;
    for (size_t i = 0; i <= path->count; i++) {
        bool last = i == path->count;
        size_t a = last ? a_lines : path->items[i].a;
        size_t b = last ? b_lines : path->items[i].b;
        size_t end = i + 1 < path->count ? path->items[i + 1].a : a_lines;
        size_t from = band->low[a], to = band->high[a];
        for (size_t row = a; row <= (last ? a : end) && row <= a_lines; row++)
            reach(band, row, (double)b - AROUND, (double)b + AROUND);
        if (i > 0 && path->items[i - 1].a == a) /* lines of b alone */
            keep(band, a, from, to);
    }
    zl_band_settle(band);
    return true;
}
