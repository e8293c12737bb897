/* render.h -- lines made in corpus order, to be read in another.
 *
 * Lines that were put into an order lie all over the corpus: to read around
 * each of them anew costs some ten times what it costs to read along, and to
 * fetch each from a hundred megabytes of lines that were made costs as much
 * again. So they are made along the corpus, some ten thousand at once, and
 * laid out by the sheets on which they will be shown. */
#ifndef ZL_ANALYSIS_RENDER_H
#define ZL_ANALYSIS_RENDER_H

#include "analysis/lines.h"
#include "analysis/prose.h"

/* Of more lines than these the text is not kept: it is made when they are
 * written. */
#define ZL_RENDER_LINES 8000000u

#define ZL_NOT_PLAIN UINT16_MAX

/* A line. */
typedef struct zl_rendered {
    uint32_t row, number;               /* where it is shown; lines.h */
    uint32_t area, paragraph, sentence; /* place.h */
    uint32_t from, to;                  /* tokens of the document, from 1 */
    uint16_t ends[3]; /* as in prose.h; the last is ZL_NOT_PLAIN where there is
                         no text */
    char text[];
} zl_rendered;

/* Start from { 0 }. */
typedef struct zl_rendering {
    size_t lines, sheets, blocks; /* all lines; sheets of what is shown */
    char **texts;     /* by block: its lines, sheet by sheet */
    uint32_t *begins; /* by block and sheet: where that begins, and ends */
} zl_rendering;

/* What is shown of the lines. */
typedef struct zl_shown {
    size_t lines;          /* only the first so many */
    uint64_t words;        /* on each side */
    const zl_faces *faces; /* NULL: no line has a text */
} zl_shown;

/* Make the lines, on at most `threads` threads. False without memory; clear in
 * any case. Time: O(lines); memory is for those that are shown. */
bool zl_lines_render(const zl_lines *lines, const zili_corpus *corpus,
                     zl_shown shown, uint64_t threads,
                     zl_rendering *rendering);
void zl_rendering_clear(zl_rendering *rendering);

enum { ZL_SHEET = 512 }; /* rows */

/* The lines of a sheet, lent: row r is on sheet r / ZL_SHEET, there at
 * r % ZL_SHEET. Time: O(ZL_SHEET), some 30 ns a row. */
void zl_rendering_sheet(const zl_rendering *rendering, size_t sheet,
                        const zl_rendered *rows[ZL_SHEET]);

#endif
