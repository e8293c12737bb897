/* rows.h -- rows that come with names for their cells, each a document: one
 * column is its text, one its name, the others are metadata. */
#ifndef ZL_FORMATS_ROWS_H
#define ZL_FORMATS_ROWS_H

#include "base/map.h"
#include "formats/filetype.h"

/* Columns, and rows that are looked at to know which is the text. */
enum { ZL_HEADS_MOST = 2000, ZL_HEADS_LOOK = 100 };

typedef struct zl_head {
    char *name;     /* as the file has it */
    char *key;      /* of metadata; no two are the same */
    uint64_t bytes; /* in the rows that were looked at */
} zl_head;

/* The columns of a table. Start from { 0 }, end with zl_heads_clear(). */
typedef struct zl_heads {
    ZL_ARRAY(zl_head) items;
    zl_map keys;       /* theirs */
    uint64_t rows;     /* that were looked at */
    size_t widest;     /* cells with something in them, of one of these */
    size_t text, label; /* the columns of text and name; SIZE_MAX: none */
} zl_heads;

void zl_heads_clear(zl_heads *heads);

/* One more column. Fails with ZILI_EFORMAT (too many), ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_heads_add(zl_heads *heads, const zl_file *file,
                                         zl_view name, zili_error *err);

/* One more row was looked at, and `filled` of its cells have something. */
void zl_heads_look(zl_heads *heads, size_t filled);

/* The column of that name, looked for from `from` on and then before it;
 * SIZE_MAX: there is none. */
size_t zl_heads_find(const zl_heads *heads, zl_view name, size_t from);

/* Which columns are text and name: as the user says, by their names, or the
 * only one whose cells are long. True also where `text` is not found by names
 * and no row was looked at yet: look, and choose again. Fails with
 * ZILI_EFORMAT and a sentence that names the columns, or says that what should
 * be the header is a title. */
ZILI_MUST_CHECK zili_status zl_heads_choose(zl_heads *heads,
                                            const zl_file *file,
                                            zili_error *err);

/* Whether names alone say which column is the text. */
bool zl_heads_speak(const zl_heads *heads, const zl_reading *reading);

/* A row: its cells by column, and what is too much. Lent. */
typedef struct zl_row {
    const zl_view *cells;
    size_t count;
    zl_view more;
    uint64_t number; /* of the row in its table */
    const char *unit; /* "row": what the number counts */
} zl_row;

/* Give a row to the shelf, its text lent. `*left_out`: why that was not done,
 * for it has no text, or is the header once more; or ZL_ODD_KINDS. Fails as the
 * shelf does, and with ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_row_give(const zl_row *row,
                                        const zl_heads *heads,
                                        const zl_file *file, zl_shelf *shelf,
                                        zl_odd *left_out, zili_error *err);

#endif
