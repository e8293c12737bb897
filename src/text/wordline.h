/* wordline.h -- a line of a dictionary. */
#ifndef ZL_TEXT_WORDLINE_H
#define ZL_TEXT_WORDLINE_H

#include "base/text.h"

/* The words of a line: one, or as many as `rest` has between commas. */
typedef struct zl_wordline {
    zl_view word; /* empty: a blank line, a comment, the head of a table */
    zl_view rest; /* the forms of a lemma, between commas */
    long cost;    /* 1 to 255; 0: not told */
} zl_wordline;

/* Read a line, in valid UTF-8 and without its end; gives NULL, or what is
 * wrong with it. dictionary.h has the forms. */
const char *zl_wordline_read(zl_wordline *out, zl_view line);

#endif
