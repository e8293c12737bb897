/* align.h -- which lines of one text say what which lines of another say. */
#ifndef ZILI_ALIGN_H
#define ZILI_ALIGN_H

#include "note.h"
#include "option.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Two texts, one the translation of the other, a line a sentence or a
 * paragraph. The bytes are lent; lines end with "\n", the last one also
 * without. */
typedef struct zili_align_pair {
    const char *name; /**< what messages call it */
    const char *a, *b;
    size_t a_size, b_size; /**< in bytes */
} zili_align_pair;

/** Lines of one side and those of the other that say the same: a run each,
 * which may be empty, but not both. */
typedef struct zili_bead {
    size_t a, b;             /**< the first line of each, from 0 */
    size_t a_lines, b_lines; /**< how many */
    double confidence; /**< how likely it is that the bead is right, 0 to 1;
                            NAN where the method does not tell */
} zili_bead;

/** The beads of a pair: in order, all lines of both sides, each once. */
typedef struct zili_alignment {
    zili_bead *beads;
    size_t count;
    size_t a_lines, b_lines; /**< of the texts */
} zili_alignment;

/** What may be asked. A struct of zeros asks for what is usual. */
typedef struct zili_align_options {
    const char *glossary; /**< path: CC-CEDICT's own format, or TSV; NULL:
                               none */
    int method;     /**< 0: words and lengths; 1: gale-church, lengths alone */
    bool alone;     /**< learn from each pair by itself, not from all */
    double ratio;   /**< gale-church: characters of b for one of a; 0: 1 */
    double variance; /**< gale-church: of the ratio, for each character; 0:
                          6.8 */
    uint64_t threads; /**< at most so many; 0: as many as there are cores */
    zili_note_fn *note; /**< told that there is no glossary, or what is wrong
                             with it; or NULL */
    void *note_user;    /**< for it */
} zili_align_options;

ZILI_API extern const zili_option zili_align_option_list[];

/** Align `count` pairs, and learn from all of them what words stand for each
 * other. `out` has room for `count`; each is the caller's and is released
 * with zili_alignment_clear(); on failure all are empty: ZILI_EUSAGE (options
 * that cannot be), ZILI_EFORMAT (text that is no UTF-8: which pair, side and
 * line; a glossary that is none), ZILI_EIO, ZILI_ENOMEM. The same for any
 * number of threads. Time: O(words), and memory O(words). */
ZILI_API ZILI_MUST_CHECK zili_status zili_align(
    const zili_align_pair *pairs, size_t count,
    const zili_align_options *options, zili_alignment *out, zili_error *err);

ZILI_API void zili_alignment_clear(zili_alignment *alignment);

#ifdef __cplusplus
}
#endif
#endif
