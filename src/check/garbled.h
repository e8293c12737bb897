/* garbled.h -- text that was read in a wrong encoding once, and kept so.
 *
 *     å›½å®¶     UTF-8 read as windows-1252
 *     ¹ú¼Ò       gb18030 read as windows-1252
 *     鍥藉       UTF-8 read as gb18030
 *
 * Lines that look so are put by; at the end of a text they are turned back into
 * the bytes that they were, and if these are a sound text that surprises less,
 * it was so. */
#ifndef ZL_CHECK_GARBLED_H
#define ZL_CHECK_GARBLED_H

#include "text/encoding.h"

enum { ZL_FIRST_HAN = 0x4E00, ZL_LAST_HAN = 0x9FFF };

/* What is looked up; never changes once it is made. */
typedef struct zl_garble {
    struct zl_plausible *plausible;
    bool odd[ZL_LAST_HAN - ZL_FIRST_HAN + 1]; /* Han that UTF-8 often becomes
                               where it is read as gb18030 or Shift-JIS */
} zl_garble;

/* NULL without memory. Time: some 100 microseconds. */
zl_garble *zl_garble_new(void);
void zl_garble_free(zl_garble *garble);

/* Lines that look garbled. Start from { 0 }. */
typedef struct zl_garbled {
    zl_str latin, han; /* the first ones, as they stand */
    uint64_t latin_lines, han_lines;
    uint64_t first_latin, first_han; /* lines, from 1 */
} zl_garbled;

void zl_garbled_clear(zl_garbled *garbled);

/* What was found: the text was in `was` and was read as `read_as`. */
typedef struct zl_garbling {
    uint64_t lines, first;
    const zl_encoding *was, *read_as;
} zl_garbling;

/* Whether the lines that were put by are garbled; they are forgotten. Fails
 * with ZILI_ENOMEM. Time: O(1), some milliseconds. */
ZILI_MUST_CHECK zili_status zl_garbled_end(zl_garbled *garbled,
                                           const zl_garble *garble,
                                           zl_garbling *out, zili_error *err);

/* Put a line by. Lack of memory shows in the texts. */
void zl_garbled_add_latin(zl_garbled *garbled, zl_view line, uint64_t number);
void zl_garbled_add_han(zl_garbled *garbled, zl_view line, uint64_t number);

#endif
