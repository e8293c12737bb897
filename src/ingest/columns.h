/* columns.h -- the names of the columns that tokens come in. */
#ifndef ZL_INGEST_COLUMNS_H
#define ZL_INGEST_COLUMNS_H

#include "base/text.h"

#include <zili/error.h>

enum { ZL_COLUMNS_MOST = 32, ZL_COLUMN_SIZE = 32 };

typedef struct zl_columns {
    char names[ZL_COLUMNS_MOST][ZL_COLUMN_SIZE]; /* the first is "word" */
    size_t count;
} zl_columns;

/* "word pos lemma", with blanks or commas between. A name is small letters,
 * digits and _, begins with a letter, stands once, and is none that a query
 * knows already (key, class, script, lang, region, doc). Fails with ZILI_EUSAGE
 * and a sentence that names what is wrong. */
ZILI_MUST_CHECK zili_status zl_columns_read(zl_columns *columns, zl_view text,
                                            zili_error *err);

/* word, pos, lemma, column4, … */
void zl_columns_usual(zl_columns *columns);

#endif
