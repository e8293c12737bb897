/* segdiff_changes.h -- the places where the ways differ, those that are alike
 * counted together. */
#ifndef ZL_ANALYSIS_SEGDIFF_CHANGES_H
#define ZL_ANALYSIS_SEGDIFF_CHANGES_H

#include "analysis/segdiff_place.h"
#include "base/map.h"

/* The same characters, cut the same by each way, in one group of --by. */
typedef struct zl_change {
    size_t group;
    uint64_t count, docs;
    uint32_t first, last; /* documents */
    char *example;        /* the change's own */
    uint32_t number;      /* in order of appearance */
    zl_view text;         /* lent by the changes once they are sorted */
} zl_change;

/* Start from { 0 }. */
typedef struct zl_changes {
    zl_map texts; /* characters and cuts */
    zl_map keys;  /* of a change: the numbers of its texts */
    ZL_ARRAY(zl_change) list;
} zl_changes;

/* Count a place where the ways do not agree; false without memory. */
bool zl_changes_add(zl_changes *changes, const zl_ways *ways, zl_piece place);

/* By group, then falling count, then the characters. */
void zl_changes_sort(zl_changes *changes);

/* How way number `way` cuts a change: 独立|自主. Lent. */
zl_view zl_changes_cut(const zl_changes *changes, const zl_change *change,
                       size_t way);

void zl_changes_clear(zl_changes *changes);

#endif
