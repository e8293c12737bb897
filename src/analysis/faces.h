/* faces.h -- how the types of a corpus look: made once, used by many threads.
 *
 * To put a word into a line costs what it costs to copy sixteen bytes. */
#ifndef ZL_ANALYSIS_FACES_H
#define ZL_ANALYSIS_FACES_H

#include "reader/corpus.h"

enum {
    ZL_FACE_NONE_BEFORE = ZL_GLUE_NONE_BEFORE,
    ZL_FACE_NONE_AFTER = ZL_GLUE_NONE_AFTER,
    ZL_FACE_WORD = 4,
    ZL_FACE_ODD = 8 /* too long, or with a blank, backslash or control in it */
};

enum { ZL_FACE_SHORT = 14, ZL_FACE_MOST = 30 }; /* bytes; more are odd */

typedef struct zl_face {
    char text[ZL_FACE_SHORT]; /* of a longer one: a pointer to it */
    uint8_t size;             /* 0 where it is odd */
    uint8_t flags;
} zl_face;

_Static_assert(sizeof(zl_face) == 16, "a face is copied at once");

typedef struct zl_segment_faces {
    zl_face *list; /* by type of the segment */
    bool spaced;   /* the usual glue is a blank */
} zl_segment_faces;

typedef struct zl_faces {
    uint32_t segments;
    zl_segment_faces of[];
} zl_faces;

/* On at most `threads` threads. NULL without memory. Time: O(types). */
zl_faces *zl_faces_new(const zili_corpus *corpus, uint64_t threads);
void zl_faces_free(zl_faces *faces); /* NULL is allowed */

#endif
