/* column.h -- what the values of a metadata column are.
 *
 * The catalogue declares it (catalogue.h), the values stay as they were
 * written: only whole numbers are stored as such. */
#ifndef ZL_INDEX_COLUMN_H
#define ZL_INDEX_COLUMN_H

#include "base/text.h"

typedef enum zl_column_kind {
    ZL_COLUMN_TEXT,
    ZL_COLUMN_INTEGER,
    ZL_COLUMN_REAL,
    ZL_COLUMN_DATE, /* 1960, 1960-07, 1960-07-03, 1960年7月3日, … */
    ZL_COLUMN_LIST  /* "a; b" */
} zl_column_kind;

/* "text", "integer", "real", "date", "list". */
const char *zl_column_kind_name(zl_column_kind kind);

/* How a column of this kind is declared in SQL, and the kind of one that is
 * so declared; anything else is text. */
const char *zl_column_declare(zl_column_kind kind);
zl_column_kind zl_column_declared(const char *type);

/* Whether a value is one of this kind. A whole number has no zeros before it
 * and 18 digits at most, so that SQLite gives it back as it was; it is a real
 * number too. Every text is ZL_COLUMN_TEXT. */
bool zl_column_fits(zl_column_kind kind, zl_view value);

/* About the number that a real one is, in any locale: to be ordered by. */
double zl_column_number(zl_view value);

/* Bytes of a date as it is compared, with a zero behind. */
enum { ZL_COLUMN_DATE_SIZE = 16 };

/* Write 1960-07-03, 1960-07 or 1960; false where the value is no date. */
bool zl_column_date(char *out, zl_view value);

/* Split at `;` and `；`: give the next member of `*rest`, without blanks at
 * its ends, and shorten `*rest`; empty ones are passed over. */
bool zl_column_member(zl_view *rest, zl_view *member);

#endif
