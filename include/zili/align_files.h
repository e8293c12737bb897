/* align_files.h -- two files, or the files of two folders, aligned. */
#ifndef ZILI_ALIGN_FILES_H
#define ZILI_ALIGN_FILES_H

#include "align.h"
#include "note.h"
#include "progress.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Where the beads go. Start from { 0 }. */
typedef struct zili_align_files_options {
    const char *output; /**< a file, or for folders a folder, which is made
                             unless it is there; NULL: to `write` */
    zili_note_fn *note; /**< told what is left out, or empty; or NULL */
    void *note_user;    /**< for it */
    zili_progress_fn *progress; /**< told how far it is; or NULL */
    void *progress_user;        /**< for it */
} zili_align_files_options;

/** What was done. */
typedef struct zili_align_summary {
    uint64_t pairs, a_lines, b_lines, beads;
} zili_align_summary;

/** Align the lines of two files, or of all files that two folders both have,
 * by zili_align().
 *
 * A line of the result is a bead: the numbers of the lines of `a`, from 1,
 * commas between; a tab; those of `b`; a tab; the confidence with four
 * decimals, nothing where the method does not tell. "\r\n" ends a line like
 * "\n", and a byte order mark is no text.
 *
 * Of folders those files are a pair whose names are equal, or are where what
 * names a language is left out, as 001.zh and 001.en, or zh_001.txt and
 * en_001.txt. The result has the name of the file of `a` and ".tsv". Files
 * without a counterpart are named in a note. No file is replaced that has
 * something other than beads.
 *
 * Fails with ZILI_EUSAGE (a folder and a file; folders without `output`; no
 * pair; an option that cannot be), ZILI_EFORMAT (no UTF-8: which file and
 * line; a glossary that is none; a file of other things where a result shall
 * be), ZILI_EIO, ZILI_ENOMEM. Each file of results appears when it is whole;
 * where a later one fails, the ones before it are there. */
ZILI_API ZILI_MUST_CHECK zili_status zili_align_files(
    const char *a, const char *b, const zili_align_options *options,
    const zili_align_files_options *files, zili_write_fn *write, void *user,
    zili_align_summary *summary, zili_error *err);

#ifdef __cplusplus
}
#endif
#endif
