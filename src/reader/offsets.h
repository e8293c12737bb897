/* offsets.h -- which bytes of its file a stretch of text is.
 *
 * The index gives a file back byte for byte, so it knows where in it a token
 * stands; what repairs took out of the file is counted, what they put in is
 * not. Positions that rise within a document go on from the one before; any
 * other begins at the document's beginning. Not shared by threads. */
#ifndef ZL_READER_OFFSETS_H
#define ZL_READER_OFFSETS_H

#include "reader/corpus.h"

/* Start from zl_offsets_init(); release with zl_offsets_clear(). */
typedef struct zl_offsets {
    const zili_corpus *corpus;
    uint32_t document; /* ZL_NONE: none yet */
    uint64_t position; /* how far the text was measured, … */
    uint64_t at;       /* … and its bytes up to there, as repaired */
    zl_str text;       /* room */
} zl_offsets;

void zl_offsets_init(zl_offsets *offsets, const zili_corpus *corpus);
void zl_offsets_clear(zl_offsets *offsets);

/* The bytes [*from, *to) of the file that the tokens [begin, end) of one
 * document are, glue between included, none at the ends; begin < end. False
 * without memory, and then always. Time: O(tokens since the one before). */
bool zl_offsets_of(zl_offsets *offsets, uint64_t begin, uint64_t end,
                   uint64_t *from, uint64_t *to);

#endif
