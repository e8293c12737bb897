/* check.h -- what an index of files would get, and what it would lose. */
#ifndef ZILI_CHECK_H
#define ZILI_CHECK_H

#include "option.h"
#include "progress.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How files are read, as zili_build_options say it. Start from { 0 }. */
typedef struct zili_check_options {
    const char *from;     /**< what the files are; NULL: what each shows */
    const char *map;      /**< of XML: a file, or NULL */
    const char *columns;  /**< of VRT */
    const char *encoding; /**< of all files; NULL: what each shows */
    const char *text_column; /**< of tables and JSON, by name or number from 1;
                                NULL: as their names and lengths show */
    const char *name_column; /**< the same */
    const char *sheet;    /**< of workbooks; NULL: the first */
    const char *name;     /**< of standard input, whose path is "-" */
    bool no_repair;
    bool lenient;
    uint64_t threads;     /**< at most so many; 0: as many as there are cores */
    zili_progress_fn *progress; /**< or NULL */
    void *progress_user;
    bool (*stop)(void *user); /**< asked now and then, from any thread; true:
                                   give up; or NULL */
    void *stop_user;
} zili_check_options;

ZILI_API extern const zili_option zili_check_option_list[];

typedef struct zili_check_summary {
    uint64_t files, documents, bytes;
    uint64_t refused;  /**< files that cannot be read, or hold no text though
                            they were named */
    uint64_t empty;    /**< files of folders without text */
    uint64_t again;    /**< documents with the text of another one */
    uint64_t replaced; /**< where U+FFFD is put for what is no text */
    uint64_t left_out; /**< what has text and is not read: documents within
                            documents, signs without Unicode, chapters that
                            are not there … */
    uint64_t skipped;  /**< files of folders that are no texts */
    bool loses;        /**< something is refused, replaced or left out */
} zili_check_summary;

/** Read the files and folders in `paths` as zili_build() would, to the end,
 * whatever is wrong with some, and change nothing.
 *
 * `*out` is a table with a row for each file: its type and encoding, how many
 * documents of which languages are in it, and what a text should not have:
 * U+FFFD, characters for private use, controls, lines read in a wrong encoding,
 * lines that are very long or look like heads and numbers of pages. The last
 * column says it in words. The table is the same for any number of threads.
 * Fails with ZILI_EUSAGE, ZILI_EIO (there is no such file), ZILI_EFORMAT (a
 * folder without texts), ZILI_ENOMEM, ZILI_ESTOPPED. Time: O(bytes). */
ZILI_API ZILI_MUST_CHECK zili_status zili_check(
    zili_table **out, const zili_check_options *options,
    const zili_texts *paths, zili_check_summary *summary, zili_error *err);

#ifdef __cplusplus
}
#endif
#endif
