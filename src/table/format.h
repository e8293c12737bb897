/* format.h -- what the writers of the formats share, and their list.
 *
 * A format is told every cell in order, as text, and writes it behind the
 * cells before. It writes the cells of one page, a few hundred rows; other
 * pages are written at the same time, so it looks at nothing else. */
#ifndef ZL_TABLE_FORMAT_H
#define ZL_TABLE_FORMAT_H

#include "base/out.h"
#include "table/cell.h"
#include "table/rows.h"
#include "table/table.h"

#include <zili/table.h>

typedef enum zl_kind {
    ZL_MISSING, /* its text is empty */
    ZL_WORDS,   /* of a text column: any bytes, over at a zero byte */
    ZL_NUMBER,  /* digits, sign, point and e */
    ZL_ENDLESS  /* inf or -inf */
} zl_kind;

/* How the cell at rows->row, rows->column is written. */
typedef struct zl_cells {
    void (*put)(zl_rows *rows, zl_kind kind, zl_view text);
    void (*put_integer)(zl_rows *rows, int64_t value); /* NULL: as any text */
} zl_cells;

typedef struct zl_format zl_format;

/* What is the same for all rows of a table that is being written. */
typedef struct zl_writing {
    const zili_table *table;
    const zili_table_options *options;
    const zl_format *format;
    size_t threads;
    void *plan; /* the format's */
} zl_writing;

enum { ZL_SEVERAL = 16 }; /* columns that can be written several at once */

struct zl_rows {
    const zl_writing *writing;
    zl_cells cells;
    const zl_column *columns;
    size_t count;    /* of columns */
    size_t in_row;   /* of those that stand in a row for reading */
    size_t row, column;      /* where the next cell falls */
    size_t first, end;       /* the first row, past the last */
    zl_str out;      /* what was written */
    size_t mark_from, mark_to; /* of the text that is put; empty: nothing */
    size_t line;     /* text: where in `out` this line begins */
    size_t begins[ZL_SEVERAL]; /* where in `out` the last cell of a column
                                  begins */
    uint32_t integers, texts; /* a bit for each column that is such */
    zl_str clean;    /* text: the last cell, where it had to be changed */
    zl_str scratch;  /* the maker's */
    zili_table *into; /* where cells are held instead of written; or NULL */
    char number[ZL_REAL_SIZE];
    double above; /* the last real number, and its text */
    int above_decimals;
    size_t above_size; /* 0: there is none yet */
    char above_text[ZL_REAL_SIZE];
};

struct zl_format {
    bool exact; /* numbers with all their digits, as machines want them */

    /* What has to be known before a row can be written, in writing->plan;
     * all three may be NULL. */
    zili_status (*prepare)(zl_writing *writing, zili_error *err);
    void (*begin)(const zl_writing *writing, zl_str *out);
    void (*end)(const zl_writing *writing, zl_str *out);

    /* If it is not 0: a cell that is not the row's last is its text and this
     * byte, unless the text has `special`, a backslash or what is below 0x20;
     * a cell that is missing has no text. */
    char separator;
    unsigned char special[2];

    zl_cells cells;
    zl_cells record; /* where the table is one; NULL: the same */

    /* Instead of all these: from a table that holds its rows. */
    zili_status (*write)(zl_out *out, const zili_table *table,
                         const zili_table_options *options, zili_error *err);
};

extern const zl_format zl_format_text; /* text.c */
extern const zl_format zl_format_tsv;  /* delimited.c */
extern const zl_format zl_format_csv;
extern const zl_format zl_format_json; /* json.c */
extern const zl_format zl_format_jsonl;
extern const zl_format zl_format_md;   /* markup.c */
extern const zl_format zl_format_html;
extern const zl_format zl_format_latex;
extern const zl_format zl_format_xlsx; /* xlsx.c */
extern const zl_format zl_format_mtx;  /* matrix.c */

/* ---- pages (pages.c) ---- */

#define ZL_PAGE 512 /* rows */

static inline size_t zl_page_end(size_t from, size_t rows)
{
    return rows - from < ZL_PAGE ? rows : from + ZL_PAGE;
}

/* Have all rows made, page by page, on writing->threads threads: all cells go
 * to `cells`, and then take(user, page) is called for every page in order, on
 * this thread. Where `take` gives false no more pages come, and that is no
 * failure. Fails with what the table's maker fails with, or ZILI_ENOMEM. */
typedef bool zl_take_page(void *user, const zl_rows *page);
ZILI_MUST_CHECK zili_status zl_pages(const zl_writing *writing, zl_cells cells,
                                     zl_take_page *take, void *user,
                                     zili_error *err);

/* Make rows from..to into `rows`, which was begun with { 0 }, or empty. */
ZILI_MUST_CHECK zili_status zl_rows_make(zl_rows *rows,
                                         const zili_table *table, size_t from,
                                         size_t to, zili_error *err);
void zl_rows_clear(zl_rows *rows);

/* ---- cells (cell.c) ---- */

/* The text up to its zero byte, if it has one. */
zl_view zl_to_zero(zl_view text);

/* The last cell of a row, which stands below it. */
typedef struct zl_below {
    size_t centre; /* the column in the row that is centred, with columns on
                      both sides; 0: there is none */
    bool marked;   /* before, mark and after stand under it and beside; else
                      there is only `text` */
    zl_view text, before, mark, after;
} zl_below;

zl_below zl_below_cell(const zl_rows *rows, zl_kind kind, zl_view text);

/* What is written instead of a byte; NULL: the byte itself. */
typedef const char *const zl_escapes[256];
void zl_write_escaped(zl_str *out, zl_view text, const zl_escapes *escapes);

/* Where to write `size` bytes and one more, or NULL without memory; move
 * out->size by what was written. */
static inline char *zl_room(zl_str *out, size_t size)
{
    if (size >= out->room - out->size && !zl_str_reserve(out, size))
        return NULL;
    return out->bytes + out->size;
}

static inline bool zl_is_last(const zl_rows *rows)
{
    return rows->column + 1 == rows->count;
}

/* For reading: the last cell in the row; one that is left out; the one that
 * stands below. */
static inline bool zl_ends_row(const zl_rows *rows)
{
    return rows->column + 1 == rows->in_row;
}

static inline bool zl_is_left_out(const zl_rows *rows)
{
    return rows->column >= rows->in_row && !zl_is_last(rows);
}

static inline bool zl_is_below(const zl_rows *rows)
{
    return rows->column >= rows->in_row && zl_is_last(rows);
}

static inline bool zl_rows_full(const zl_rows *rows)
{
    return rows->row >= rows->end;
}

/* To the next cell. */
static inline void zl_rows_step(zl_rows *rows)
{
    if (++rows->column < rows->count)
        return;
    rows->column = 0;
    rows->row++;
}

#endif
