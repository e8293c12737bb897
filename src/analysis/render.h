/* render.h -- the text of many lines, made while they are in corpus order.
 *
 * Lines that are sorted lie all over the corpus: reading around each of them
 * again costs some ten times what it costs to read along. */
#ifndef ZL_ANALYSIS_RENDER_H
#define ZL_ANALYSIS_RENDER_H

#include "analysis/lines.h"
#include "analysis/prose.h"

/* What is more than this is not rendered: lines then are made one by one. */
#define ZL_RENDER_LINES 8000000u

/* The text of a line; the three parts follow each other. */
typedef struct zl_rendered {
    uint16_t left, node, right; /* bytes */
    char text[];
} zl_rendered;

typedef struct zl_rendering {
    ZL_ARRAY(char *) blocks; /* own the texts */
} zl_rendering;

/* Set place and, where they are plain, text of the lines, which are in corpus
 * order, on at most `threads` threads. `words` on each side are shown; `faces`
 * may be NULL: then no line has a text. False without memory; clear in any
 * case. Time: O(lines). */
bool zl_lines_render(zl_lines *lines, const zili_corpus *corpus,
                     const zl_faces *faces, uint64_t words, uint64_t threads,
                     zl_rendering *rendering);
void zl_rendering_clear(zl_rendering *rendering);

#endif
