/* prose.h -- lines of a concordance put together fast.
 *
 * Gives what context.h gives for a number of words on each side, some twenty
 * times as fast, for the lines that are made of plain words: no blank inside
 * a token, nothing but blanks between them. What is not plain is refused,
 * and context.h does it. */
#ifndef ZL_ANALYSIS_PROSE_H
#define ZL_ANALYSIS_PROSE_H

#include "analysis/ribbon.h"
#include "query/cursor.h"

/* The text around a hit, lent until the next line: left, node and right, with
 * a byte between each two that belongs to none (rows.h, zl_rows_run()). */
typedef struct zl_prose_line {
    const char *text;
    uint32_t ends[3]; /* of the parts */
} zl_prose_line;

/* The most bytes of a line. */
#define ZL_PROSE_ROOM (ZL_RIBBON_MOST * (ZL_FACE_MOST + 1))

/* Set `line` to `words` words on each side inside the region [least, limit),
 * cut from the ribbon. False where it has to be done by context.h. Time:
 * O(tokens shown). */
bool zl_prose_show(zl_ribbon *ribbon, zl_hit hit, uint64_t words,
                   uint64_t least, uint64_t limit, zl_prose_line *line);

#endif
