/* segment.h -- text cut into words, to be looked at and argued with. */
#ifndef ZILI_SEGMENT_H
#define ZILI_SEGMENT_H

#include "note.h"
#include "option.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How text is cut: by the same rules as when an index is built, and they give
 * the same tokens. An index takes a paragraph at a time and not a line, but
 * no rule looks beyond the end of a line; what differs is the text, where an
 * index joins paragraphs that a page break cut. Start from { 0 }. */
typedef struct zili_segment_options {
    const char *profile; /**< as "icu" or "zili+penn"; NULL: "zili" */
    zili_texts dicts; /**< user dictionaries: one word a line */
    bool lenient;     /**< U+FFFD for what is no UTF-8, and for zero bytes */
    bool show_costs;  /**< explain the cut, a token a line */
    zili_note_fn *note; /**< told the profile, how often that was, and of
                             words that are missing; or NULL */
    void *note_user;    /**< for it */
} zili_segment_options;

ZILI_API extern const zili_option zili_segment_option_list[];

/** Write the file at `path` ("-": standard input) line for line, one blank
 * between its tokens and blanks nowhere else.
 * With `show_costs` a table under one line of names: the token, its cost, what
 * made it one (own, word, number, name, unknown, or rule where it is not
 * Chinese), and the best cut without it with the sum of its costs, between
 * tabs; an empty line ends a line of the file. Costs are about -log of a
 * word's share of text, and the cheapest cut was taken.
 *
 * The file is read and written a megabyte at a time, and never held whole;
 * so where it fails, what stands before may be written already. A line can
 * be of any length; only a single token is held in memory.
 *
 * Fails with ZILI_EFORMAT (no text: byte and line; a fault in a dictionary),
 * ZILI_EIO (also where `write` refuses), ZILI_EUSAGE (no such profile),
 * ZILI_ENOMEM. Time: O(bytes). */
ZILI_API ZILI_MUST_CHECK zili_status zili_segment(
    const zili_segment_options *options, const char *path,
    zili_write_fn *write, void *user, zili_error *err);

#ifdef __cplusplus
}
#endif
#endif
