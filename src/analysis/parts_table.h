/* parts_table.h -- the frequencies of words in parts of a corpus, and the sizes
 * of these, from a file in one of several forms. */
#ifndef ZL_ANALYSIS_PARTS_TABLE_H
#define ZL_ANALYSIS_PARTS_TABLE_H

#include "analysis/sheet.h"
#include "base/array.h"
#include "base/map.h"

typedef struct zl_parts_table {
    size_t rows;                  /* words */
    ZL_ARRAY(double) hits, sizes; /* of all rows, one after the other */
    ZL_ARRAY(size_t) ends;        /* of each row, in these */
    zl_map words;     /* their names, where rows are words of the file */
    bool has_words;   /* whether the file names them */
    bool keeps_sheet; /* a row of the file is a row here */
    bool same_sizes;  /* none were given */
    size_t dropped;   /* parts of size 0 of a word, at the most */
} zl_parts_table;

/* Read from a sheet. A row is a part, and has
 *   v size            of one word
 *   word v size       of several, each with its own parts
 *   word part v size  the same parts for all; what is not there is 0
 *   size and others   each other column of numbers is a word
 * or a row is a word, and has
 *   v size            lists with commas between, as 2,1,1,0
 *   v_1 v_2 … size_1 size_2 …
 *   a name and numbers, a column for each part; the row called size has these
 * Sizes may be missing, and are the same then. Parts of size 0 are left out.
 * ZILI_EFORMAT (the line, and what: also more hits than a part can hold),
 * ZILI_ENOMEM.
 * Release with zl_parts_table_clear() in any case. */
ZILI_MUST_CHECK zili_status zl_parts_table_read(zl_parts_table *out,
                                                const zl_sheet *sheet,
                                                zili_error *err);
void zl_parts_table_clear(zl_parts_table *parts);

static inline size_t zl_parts_table_begin(const zl_parts_table *parts,
                                          size_t row)
{
    return row > 0 ? parts->ends.items[row - 1] : 0;
}

#endif
