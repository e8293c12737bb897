/* galley.h -- pages → rows in the order in which they are read.
 *
 *     zl_paged → running heads → columns, rows → notes → zl_galley_write()
 *
 * Running heads, feet and page numbers are what comes again at the same place
 * of page after page. What is left is cut into columns where an empty strip
 * parts lines of prose; each column is read to its end. Notes are small rows
 * at the foot of a column, the first of which begins with a number or sign. */
#ifndef ZL_FORMATS_GALLEY_H
#define ZL_FORMATS_GALLEY_H

#include "formats/draft.h"
#include "formats/paged.h"

typedef enum zl_use {
    ZL_USE_TEXT,
    ZL_USE_RUNNING, /* head, foot, page number */
    ZL_USE_NOTE,
    ZL_USE_MARGIN,  /* turned by a right angle, beside the text */
    ZL_USE_CONTENTS /* dots lead to the number of a page */
} zl_use;

/* Pieces of lines at one height of one column. */
typedef struct zl_galley_row {
    size_t page;
    size_t first, end; /* of `order`: its words, from the left */
    zl_box box;
    int32_t size;        /* of the font of most of its letters */
    bool bold;           /* nearly all of them are */
    int32_t left, right; /* of the column */
    size_t column;       /* from 0 through the document */
    unsigned cells;      /* parts of the row with wide gaps between */
    zl_use use;
    bool opens; /* of notes: it begins with its number or sign */
} zl_galley_row;

/* As it is printed on the page: "iv", "12"; or empty. */
typedef struct zl_page_number {
    char text[16];
} zl_page_number;

/* Start from { .paged = … }, which outlives it. */
typedef struct zl_galley {
    const zl_paged *paged;
    ZL_ARRAY(zl_paged_line) lines;    /* the file's, and halves of them */
    ZL_ARRAY(zl_use) uses;            /* of lines */
    ZL_ARRAY(zl_page_number) numbers; /* of pages */
    ZL_ARRAY(zl_galley_row) rows;
    ZL_ARRAY(size_t) order; /* words */
    size_t columns;
    int32_t size;    /* of the font of most of the text */
    bool bold;       /* that font is */
    int32_t leading; /* from row to row, in hundredths of the size */
} zl_galley;

/* Find all that is said above. False without memory. Time: O(words × log). */
bool zl_galley_make(zl_galley *galley);
void zl_galley_clear(zl_galley *galley);

/* Write rows as paragraphs, headings, items, captions, rows of tables; asides
 * "running", "notes", "margin", "contents" and "page" (numbers that lead to
 * notes); and a
 * mark "page" for each. A hyphen at the end of a line is taken away, which is
 * an edit, where the word is met elsewhere without it, or the hyphen is soft;
 * with `repair` false none is. Lack of memory is kept in the draft, or is
 * false. Time: O(words × log). */
bool zl_galley_write(const zl_galley *galley, zl_draft *draft, bool repair);

#endif
