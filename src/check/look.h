/* look.h -- what a text should not have. */
#ifndef ZL_CHECK_LOOK_H
#define ZL_CHECK_LOOK_H

#include "check/garbled.h"
#include "check/pages.h"

#include <zili/error.h>

/* Signs that something is wrong with a text. */
typedef enum zl_sign {
    ZL_SIGN_REPLACED, /* U+FFFD, and what is left of it: 锟斤拷 */
    ZL_SIGN_PRIVATE,  /* characters for private use */
    ZL_SIGN_CONTROL,  /* controls, and byte order marks within */
    ZL_SIGN_GARBLED,  /* lines read in a wrong encoding */
    ZL_SIGN_LONG,     /* lines of more than ZL_LONG_LINE bytes */
    ZL_SIGN_NUMBER,   /* lines that are numbers of pages … */
    ZL_SIGN_HEAD,     /* … and heads */
    ZL_SIGNS
} zl_sign;

#define ZL_LONG_LINE 32768

/* The texts of one file. Start from { 0 }; end with zl_look_clear(). */
typedef struct zl_look {
    uint64_t counts[ZL_SIGNS];
    uint64_t firsts[ZL_SIGNS]; /* lines from 1, of the first text with it */
    const zl_encoding *was, *read_as; /* of what is garbled; or NULL */
    zl_pages pages;     /* of the text that is looked at */
    zl_garbled garbled; /* the same */
} zl_look;

void zl_look_clear(zl_look *look);

/* Look at one more text, which is valid UTF-8. Fails with ZILI_ENOMEM. Time:
 * O(bytes): of ASCII near the speed of memory, of Chinese half a gigabyte a
 * second or more. */
ZILI_MUST_CHECK zili_status zl_look_at(zl_look *look, const zl_garble *garble,
                                       zl_view text, zili_error *err);

#endif
