/* pages.h -- lines that look like heads and numbers of pages. */
#ifndef ZL_CHECK_PAGES_H
#define ZL_CHECK_PAGES_H

#include "base/array.h"
#include "base/map.h"

/* A line that was met, its numbers left out. */
typedef struct zl_page_line {
    uint64_t count, first, last; /* lines, from 1 */
} zl_page_line;

/* A text on its way. Start from { 0 }. */
typedef struct zl_pages {
    zl_map texts; /* of short lines */
    ZL_ARRAY(zl_page_line) lines; /* by their numbers */
    uint64_t page;  /* the number met last … */
    uint64_t where; /* … and its line */
    uint64_t numbers, first_number; /* that follow each other; a line */
    uint64_t heads, first_head;     /* lines that come again; a line */
    bool failed;    /* without memory */
} zl_pages;

void zl_pages_clear(zl_pages *pages);

/* A line without its end. Time: O(bytes), O(1) of a long one. */
void zl_pages_add(zl_pages *pages, zl_view line, uint64_t number);

/* All is said: heads are counted, and the text forgotten. */
void zl_pages_end(zl_pages *pages);

#endif
