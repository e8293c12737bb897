/* concordance.h -- the lines of a concordance as the rows of a table. */
#ifndef ZL_ANALYSIS_CONCORDANCE_H
#define ZL_ANALYSIS_CONCORDANCE_H

#include "analysis/gather.h"
#include "analysis/headings.h"
#include "analysis/labels.h"
#include "analysis/opposite.h"
#include "analysis/render.h"
#include "analysis/sort_places.h"

#include "table/rows.h"

/* What the rows are made from; it owns all of it. In the functions below it
 * is `user`. */
typedef struct zl_concordance {
    zl_ask ask;
    zl_context context;
    zl_items items;
    zl_lines lines;
    zl_groups groups; /* not there where none were asked for */
    zl_labels labels;        /* the same */
    zl_opposites opposites; /* the same */
    zl_faces *faces;  /* where many lines are plain; or NULL */
    zl_sort_places places; /* that are told; or none */
    bool bytes;       /* of the file are told */
    bool rendered;    /* lines are shown in another order than they stand */
    zl_rendering rendering;
    zl_headings headings;
} zl_concordance;

void zl_concordance_free(void *user); /* NULL is allowed */

/* Makes rows of a table (rows.h): number of the line, where it stands (seven
 * cells), left, node, right, and where there is such a thing score, group and
 * its lines, item, places of sorting, the word and the place of each label and
 * of the target, file and its bytes, and of the other side confidence,
 * rendering and text. Time: O(rows), and with bytes O(tokens before them). */
zili_status zl_concordance_rows(const void *user, size_t from, size_t to,
                                zl_rows *rows, zili_error *err);

#endif
