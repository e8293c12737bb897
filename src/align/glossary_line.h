/* glossary_line.h -- a line of a glossary → its term and what is said of it. */
#ifndef ZL_ALIGN_GLOSSARY_LINE_H
#define ZL_ALIGN_GLOSSARY_LINE_H

#include "base/text.h"

/* What the columns of a TSV file are: their numbers from 0, or ZL_NO_COLUMN. */
#define ZL_NO_COLUMN SIZE_MAX
typedef struct zl_gloss_columns {
    size_t terms[2]; /* the second may be missing, and so may the reading */
    size_t reading;
    size_t translations;
} zl_gloss_columns;

/* By the first line with a tab; whether that line has only names. */
bool zl_gloss_columns_from(zl_gloss_columns *columns, zl_view line);

/* One entry, as it stands in its line. */
typedef struct zl_gloss_line {
    zl_view terms[2]; /* both the same where there is one */
    zl_view reading;  /* empty where there is none */
    zl_view translations;
    bool bars; /* translations are divided by | too */
} zl_gloss_line;

/* Whether the line has no entry: it is empty, or a comment. */
bool zl_gloss_line_is_empty(zl_view line);

/* Read a line. Gives NULL, or what is wrong with it, as "has no term". */
const char *zl_gloss_line_read(zl_gloss_line *out,
                               const zl_gloss_columns *columns, zl_view line);

#endif
