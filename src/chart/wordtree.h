/* wordtree.h -- which branches of a tree of words are shown, and where.
 *
 * Places are distances in mm from the side on which the nodes stand: the
 * left, or where a text goes on to the left, the right. */
#ifndef ZL_CHART_WORDTREE_H
#define ZL_CHART_WORDTREE_H

#include "branches.h"

typedef struct zl_place {
    double width;    /* of the whole text; NAN: not yet measured */
    double beside;   /* of the number beside it, with the gap */
    double x, drawn; /* where it begins, and how much of it is drawn */
    double y, height;
    size_t rank;      /* the first are shown first */
    size_t hidden;    /* lines of children that are not shown */
    bool shown, open; /* open: children stand behind it */
} zl_place;

typedef struct zl_wordtree {
    zl_plan *plan;
    const zl_frame *frame;
    zl_branches branches;
    zl_place *places;
    size_t kept;    /* branches of a lower rank are shown */
    size_t most;    /* lines of the largest tree */
    size_t hidden;  /* lines of trees that are not shown */
    double largest; /* pt */
    double link;    /* mm between a branch and its children */
    double limit;   /* mm that all may be high */
} zl_wordtree;

#define ZL_BESIDE 0.7  /* mm between a branch and its number */
#define ZL_BETWEEN 2.0 /* mm between two trees */

/* The type of a branch: by the root of its lines, from the frame's small type
 * to the largest. */
zl_type zl_wordtree_type(const zl_wordtree *of, uint32_t branch);

/* How high a line "… 12 more" is. */
double zl_wordtree_rest(const zl_wordtree *of);

/* How many lines go this way, and … where more of them is not shown. */
void zl_wordtree_beside(const zl_wordtree *of, uint32_t branch, zl_str *out);

/* The way in which the node of a branch runs, and whether with that nodes
 * stand at the right. */
zl_way zl_wordtree_way(const zl_wordtree *of, uint32_t branch);
bool zl_wordtree_from_right(const zl_wordtree *of, zl_way way);

/* Show as many branches as there is room for, frequent ones first, and give
 * all their places but for y. Gives the height. Time: O(branches log
 * branches). */
double zl_wordtree_choose(zl_wordtree *of);

#endif
