/* replace.h -- bytes that are no text, found or replaced by U+FFFD.
 *
 * Text is UTF-8 without zero bytes. What is not is replaced as Unicode
 * recommends ("U+FFFD Substitution of Maximal Subparts", section 3.9): each
 * beginning of a character that does not go on, each other byte, and each
 * zero byte becomes one U+FFFD. A lone surrogate written in three bytes
 * becomes three, for none of them can begin a character there. */
#ifndef ZL_TEXT_REPLACE_H
#define ZL_TEXT_REPLACE_H

#include "base/text.h"
#include "base/utf8.h"

#include <zili/error.h>
#include <zili/note.h>

/* One file. Start from its name and whether faults are replaced. */
typedef struct zl_replacer {
    const char *name; /* lent; for sentences */
    bool lenient;     /* else the first fault is a failure */
    uint64_t replaced;
    zl_utf8_fault first;  /* of those that were replaced */
    size_t bytes, lines; /* of the file that were taken so far */
} zl_replacer;

/* Whether `text` needs no replacer. Time: O(bytes). */
bool zl_is_sound(zl_view text);

/* Append the next bytes of the file to `text`, as valid UTF-8. `*taken` is
 * how many could be used: all but, where these are not the `last` ones, a
 * character at the end that may go on (three bytes at most).
 *
 * Fails with ZILI_EFORMAT (byte, line) unless it is lenient. Lack of memory
 * shows in `text`. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_replacer_add(zl_replacer *replacer, zl_view raw,
                                            bool last, zl_str *text,
                                            size_t *taken, zili_error *err);

/* Say how much was replaced, if anything was. Fails with ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_replacer_tell(const zl_replacer *replacer,
                                             zili_note_fn *note, void *user,
                                             zili_error *err);

#endif
