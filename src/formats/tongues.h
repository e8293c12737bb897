/* tongues.h -- stretches of paragraphs in one language, as their script shows.
 *
 * A paragraph tells its language where it is long enough, no row of a table,
 * and in a script that stands for a language; what tells none is in that of the
 * paragraphs before it, or at the beginning of those behind it. */
#ifndef ZL_FORMATS_TONGUES_H
#define ZL_FORMATS_TONGUES_H

#include "formats/source.h"

/* A walk; start from text and paragraphs, which are lent, and zeros. */
typedef struct zl_tongues {
    zl_view text; /* that they are in */
    const zl_paragraph *paragraphs;
    size_t count;
    size_t next;       /* paragraph; of the stretch that is given … */
    size_t begin, end; /* … the bytes, … */
    const char *lang;  /* … and its language, which is never released */
} zl_tongues;

/* The next stretch; false: there is none. Time: O(bytes of it). */
bool zl_tongues_next(zl_tongues *walk);

#endif
