/* prose.h -- lines of a concordance put together fast.
 *
 * Gives what context.h gives for a number of words on each side, some ten
 * times as fast, for the lines that are made of plain words: no blank inside
 * a token, nothing but blanks between them. What is not plain is refused,
 * and context.h does it. */
#ifndef ZL_ANALYSIS_PROSE_H
#define ZL_ANALYSIS_PROSE_H

#include "analysis/stretch.h"
#include "query/cursor.h"

/* How the types of all segments look: made once, used by many threads. */
typedef struct zl_faces zl_faces;

/* NULL without memory. Time: O(types). */
zl_faces *zl_faces_new(const zili_corpus *corpus);
void zl_faces_free(zl_faces *faces);

enum { ZL_PROSE_REACH = 40, ZL_PROSE_ROOM = 32768 };

/* What making lines one after the other holds. Start from zl_prose_init(). */
typedef struct zl_prose {
    const zl_faces *faces;
    zl_stretch stretch;
    zl_glue_cursor glue; /* of the stretch's segment */
    char text[ZL_PROSE_ROOM];
} zl_prose;

void zl_prose_init(zl_prose *prose, const zl_faces *faces,
                   const zili_corpus *corpus);

/* The text around a hit, lent until the next line; the three stand one behind
 * the other. */
typedef struct zl_prose_line {
    zl_view left, node, right;
} zl_prose_line;

/* Set `line` to `words` words on each side inside the region [least, limit).
 * False where it has to be done by context.h. Time: O(tokens shown). */
bool zl_prose_show(zl_prose *prose, zl_hit hit, uint64_t words, uint64_t least,
                   uint64_t limit, zl_prose_line *line);

#endif
