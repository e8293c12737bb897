/* records.h -- the records of a delimited text, and their cells.
 *
 * A record ends with a line, but for lines within quotes. A quote opens where
 * a cell begins; two of them in a quoted cell are one. Any other quote is what
 * it is: text. A cell that goes on behind its closing quote is taken as it is
 * written, with its quotes, up to the next separator; so is, where tabs are the
 * separators, one whose quote never ends, or ends in another line and amid a
 * cell: who parts cells by tabs often means nothing by quotes. */
#ifndef ZL_BASE_RECORDS_H
#define ZL_BASE_RECORDS_H

#include "base/array.h"
#include "base/text.h"

/* How a text is delimited. */
typedef struct zl_dialect {
    char separator; /* , ; tab or |, or what the text says */
    char line;      /* \n, or \r where there is no \n */
} zl_dialect;

/* As its first line says, which spreadsheets begin with "sep=;"; or as its
 * first record shows: the tab where it has one, else the separator that it has
 * most of. Time: that of 64 KiB. */
zl_dialect zl_dialect_of(zl_view text);

/* The bytes of a first line that says the separator; mostly 0: there is none.
 * It is no record, where records begin behind it. */
size_t zl_dialect_line(zl_view text);

typedef struct zl_cell {
    zl_view bytes;
    bool doubled; /* quotes in it stand twice */
} zl_cell;

/* A way through the records of `text`, which is lent. Start from .text and
 * .dialect, end with zl_records_clear(). */
typedef struct zl_records {
    zl_view text;
    zl_dialect dialect;
    size_t at;       /* the next record */
    size_t begin;    /* the one read last */
    size_t line_end; /* the next end of a line at or behind `at`; or 0 */
    uint64_t rows;   /* records read, also empty ones */
    ZL_ARRAY(zl_cell) cells;
    bool loose;      /* a cell of it goes on behind its closing quote */
    bool open;       /* a quote of it never ends: so nothing follows it */
    bool failed;     /* there was no memory */
    uint64_t lines;  /* before `counted` */
    size_t counted;
    ZL_ARRAY(zl_view) texts; /* of zl_records_take() … */
    zl_str room;             /* … what cells with doubled quotes become */
} zl_records;

void zl_records_clear(zl_records *records);

/* The next record that is no empty line; false: there is none, or no memory.
 * Time: O(its bytes). */
bool zl_records_next(zl_records *records);

/* Make `texts` those of the cells of the record read last, their quotes single:
 * lent until the next record. False without memory. */
bool zl_records_take(zl_records *records);

/* The line, from 1, in which that record begins. Time: O(bytes since the record
 * it was asked for before). */
uint64_t zl_records_line(zl_records *records);

/* A place between records, and what is before it. */
typedef struct zl_record_place {
    size_t at;
    uint64_t rows, lines;
} zl_record_place;

/* Move to the first record that begins `least` bytes or more behind the place,
 * or to the end. Time: O(bytes), some gigabytes a second. */
void zl_record_place_move(zl_record_place *place, zl_view text,
                          zl_dialect dialect, size_t least);

/* Ends of lines in a text. */
uint64_t zl_count_lines(zl_view text, char line);

#endif
