/* table.h -- rows and columns: what every analysis gives back. */
#ifndef ZILI_TABLE_H
#define ZILI_TABLE_H

#include "error.h"
#include "option.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A table is immutable once an analysis has returned it, and may be used
 * from several threads. It belongs to the caller and is freed with
 * zili_table_free(), before the corpus it was made from is closed. Rows and
 * columns count from 0. */
typedef struct zili_table zili_table;

typedef enum zili_type { ZILI_TEXT, ZILI_INTEGER, ZILI_REAL } zili_type;

/** Free a table and all it lent; NULL is allowed. */
ZILI_API void zili_table_free(zili_table *table);

ZILI_API size_t zili_table_rows(const zili_table *table);
ZILI_API size_t zili_table_columns(const zili_table *table);

/** The name of a column: a word in lower case with `_`, as in the manual. */
ZILI_API const char *zili_table_name(const zili_table *table, size_t column);
ZILI_API zili_type zili_table_type(const zili_table *table, size_t column);

/** The column with this name, or SIZE_MAX. Time: O(columns). */
ZILI_API size_t zili_table_find(const zili_table *table, const char *name);

/** Have every row at hand. A long table does not hold its rows: they are made
 * while it is written, and no sooner. The first call for a cell makes and
 * holds them all, and where memory is too short for that every cell is
 * missing; who must know calls this first. ZILI_ENOMEM, and whatever the
 * analysis may fail with. Time: O(cells), and O(1) where they are held. */
ZILI_API ZILI_MUST_CHECK zili_status zili_table_hold(const zili_table *table,
                                                     zili_error *err);

/** A cell. zili_table_text() lends the text of a text column until the table
 * is freed, and "" where there is none; zili_table_integer() gives the number
 * of an integer column and 0 where there is none; zili_table_real() that of
 * an integer or real column and NAN where there is none. Time: O(1) where
 * the rows are held. */
ZILI_API const char *zili_table_text(const zili_table *table, size_t row,
                                     size_t column);
ZILI_API int64_t zili_table_integer(const zili_table *table, size_t row,
                                    size_t column);
ZILI_API double zili_table_real(const zili_table *table, size_t row,
                                size_t column);

/** Whether a cell has no value (an undefined measure, unknown metadata). */
ZILI_API bool zili_table_missing(const zili_table *table, size_t row,
                                 size_t column);

/** A page of a table: `rows` rows from the row `first` on, or as many as there
 * are, as a table that borrows from `of` and is freed before it. Nothing is
 * made that is not looked at. Fails with ZILI_ENOMEM. Time: O(columns). */
ZILI_API ZILI_MUST_CHECK zili_status zili_table_part(zili_table **out,
                                                     const zili_table *of,
                                                     size_t first, size_t rows,
                                                     zili_error *err);

/** Which rows of a table, and in what order. A struct of zeros: all of them,
 * as they are. */
typedef struct zili_choice {
    const char *find; /**< rows that have this in a cell of text, in whatever
                           case, width or form of Han; NULL or "": all */
    const char *sort; /**< the column to sort by, texts as in a Chinese index
                           (pinyin, then Latin); what is missing comes last,
                           ties stay as they are; NULL: no sorting */
    bool descending;
} zili_choice;

/** Those rows of a table, as a table that borrows from `of` and is freed before
 * it. Holds the rows of `of`. Fails with ZILI_EUSAGE (no such column),
 * ZILI_ENOMEM, and what zili_table_hold() fails with. Time: O(cells) to find,
 * O(rows log rows) to sort. */
ZILI_API ZILI_MUST_CHECK zili_status zili_table_choose(
    zili_table **out, const zili_table *of, const zili_choice *choice,
    zili_error *err);

/** The sentences that go with the table (scope, profile, lines shown of
 * total, warnings), in order; NULL past the last one. */
ZILI_API const char *zili_table_note(const zili_table *table, size_t i);

/** Say `text` in the place of a note that is there. The text is copied; NULL
 * fails, as without memory, with ZILI_ENOMEM, and the note stays. Tables made
 * from this one before keep what they have. */
ZILI_API ZILI_MUST_CHECK zili_status zili_table_set_note(zili_table *table,
                                                         size_t i,
                                                         const char *text,
                                                         zili_error *err);

typedef enum zili_format {
    ZILI_FORMAT_TEXT,
    ZILI_FORMAT_TSV,
    ZILI_FORMAT_CSV,
    ZILI_FORMAT_JSON,
    ZILI_FORMAT_JSONL,
    ZILI_FORMAT_MD,
    ZILI_FORMAT_HTML,
    ZILI_FORMAT_LATEX,
    ZILI_FORMAT_XLSX,
    ZILI_FORMAT_MTX /**< a sparse matrix, of a table of its cells: texts, the
                         last of which names its column, and a number. Three
                         files in a folder: matrix.mtx, rows.tsv, columns.tsv;
                         zili_table_save() alone can write it */
} zili_format;

/** How a table is written. */
typedef struct zili_table_options {
    int format;      /**< a zili_format */
    bool provenance; /**< write the notes too: `#` lines before TSV and CSV,
                          in JSON an object with "notes" and "rows" where
                          there is the array of rows alone, in JSON lines
                          {"notes": […]} as the first one, a second sheet in
                          XLSX */
    bool colour;     /**< text: colour for headings, for a terminal */
    uint64_t width;  /**< text: display columns of the terminal; 0: no limit */
    uint64_t threads; /**< at most so many; 0: as many as there are cores; the
                           bytes are the same for any number */
} zili_table_options;

/** The same, described for a command line: format, provenance. */
ZILI_API extern const zili_option zili_table_option_list[];

/** Write a table. `write` is called on this thread alone. Fails with ZILI_EIO
 * where `write` refuses, ZILI_ENOMEM, and with what the analysis may fail
 * with where the table does not hold its rows. Time: O(cells). */
ZILI_API ZILI_MUST_CHECK zili_status zili_table_write(
    const zili_table *table, const zili_table_options *options,
    zili_write_fn *write, void *user, zili_error *err);

/** Write a table to the file `path`, which appears only when it is whole; of
 * ZILI_FORMAT_MTX `path` is a folder, made unless it is there.
 * Fails as zili_table_write(). */
ZILI_API ZILI_MUST_CHECK zili_status zili_table_save(
    const zili_table *table, const zili_table_options *options,
    const char *path, zili_error *err);

/** Read a table from a TSV file with one header line, as
 * zili_table_write() writes it; `# ` lines before the header become notes.
 * A column is integer or real where all its cells are numbers or empty, an
 * empty cell is missing, and numbers with leading zeros are text. Fails with
 * ZILI_EIO, ZILI_EFORMAT (line and reason), ZILI_ENOMEM. Time: O(bytes). */
ZILI_API ZILI_MUST_CHECK zili_status zili_table_read(zili_table **out,
                                                     const char *path,
                                                     zili_error *err);

#ifdef __cplusplus
}
#endif
#endif
