/* branches.h -- contexts with one beginning as branches of a tree. */
#ifndef ZL_CHART_BRANCHES_H
#define ZL_CHART_BRANCHES_H

#include "contexts.h"

#define ZL_NO_BRANCH UINT32_MAX

/* Words that follow each other in all lines of the branch. */
typedef struct zl_branch {
    size_t text;     /* where it begins in `texts`; ends with a zero byte */
    size_t count;    /* lines that go this way */
    size_t first;    /* the first of them */
    uint32_t parent; /* or ZL_NO_BRANCH: a node */
    uint32_t child, children; /* the first of them, and how many */
    uint32_t level;           /* branches to its node */
    bool cut;                 /* words follow that were left out for `depth` */
} zl_branch;

/* Parents stand before their children, and those of one parent side by side,
 * most frequent first, or as they come in the table. Start from { 0 }. */
typedef struct zl_branches {
    ZL_ARRAY(zl_branch) all;
    uint32_t roots; /* the first ones: a node each */
    zl_str texts;
    size_t lines;
} zl_branches;

typedef struct zl_branching {
    bool before;   /* what stands before the node, from it on */
    bool in_order; /* branches as they come */
    size_t branch; /* words at most; 0: no limit but that of all charts */
} zl_branching;

/* Two words are one where they differ only in the case of a to z. Release
 * with zl_branches_clear(), also after a failure. Time: O(bytes + branches
 * log branches). */
void zl_branches_read(zl_plan *plan, const zili_table *table,
                      const zl_branching *how, zl_branches *out);
void zl_branches_clear(zl_branches *branches);

static inline const char *zl_branch_text(const zl_branches *branches,
                                         uint32_t branch)
{
    return branches->texts.bytes + branches->all.items[branch].text;
}

#endif
