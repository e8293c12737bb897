/* sample.h -- the parts of a file from which its encoding can be told. */
#ifndef ZL_TEXT_SAMPLE_H
#define ZL_TEXT_SAMPLE_H

#include "base/utf8.h"

/* Bytes of each sample, about. */
enum { ZL_SAMPLE_SIZE = 16384 };

/* Lines here are also what ends with a carriage return alone, and in a file
 * without lines what lies before and behind the first fault. */
typedef struct zl_sample {
    zl_view head;  /* lent: the beginning, of a multiple of four bytes */
    bool wide;     /* the file may be of characters of two or four bytes */
    zl_str mixed;  /* lines beyond ASCII, from all of the file */
    zl_str sound;  /* of these, those that are UTF-8 … */
    zl_str other;  /* … and those that are not */
    zl_utf8_fault where; /* where the kind begins that comes second */
    zl_str within; /* words beyond ASCII in lines of the other kind that are
                      UTF-8 … */
    zl_utf8_fault where_within; /* … and where the first of these lines is not
                                   UTF-8 any more, or not yet */
} zl_sample;

/* Start from { 0 }. Time: O(bytes). */
void zl_sample_take(zl_sample *sample, zl_view raw);
bool zl_sample_failed(const zl_sample *sample); /* without memory */
void zl_sample_clear(zl_sample *sample);

#endif
