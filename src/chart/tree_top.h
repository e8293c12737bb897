/* tree_top.h -- the last steps of a tree that is too long for a page. */
#ifndef ZL_CHART_TREE_TOP_H
#define ZL_CHART_TREE_TOP_H

#include "kind.h"

/* As zl_kind.top: the tree of `leaves` clusters that its last steps put
 * together. A cluster of several texts is called by the first of them and how
 * many they are, "first (12)". The table is one that the kind has drawn.
 * Time: O(rows). */
zili_table *zl_tree_top(const zili_table *table, uint32_t leaves,
                        zl_str *note);

#endif
