/* frequency_list.h -- a list of words with their frequencies, as others write
 * it: zili, AntConc, WordSmith, quanteda, or a script of two lines.
 *
 * Cells stand between tabs, a word a line. A first line that names columns is
 * read: one of term, word, type, token, feature, item, lemma or form, and one
 * of count, freq, frequency, f or n; docs, documents, range, docfreq or
 * doc_freq is the number of documents that hold the word, where it is there.
 * Without names the word is the first cell that is no number, or the first
 * one where all are; the frequency is the number behind it or, where there is
 * none, the last before it. Lines that begin with # and empty ones are no
 * words. */
#ifndef ZL_ANALYSIS_FREQUENCY_LIST_H
#define ZL_ANALYSIS_FREQUENCY_LIST_H

#include "base/array.h"
#include "base/file.h"
#include "text/decoding.h"

typedef struct zl_listed_word {
    zl_view text; /* lent by the list */
    uint64_t count, docs;
} zl_listed_word;

typedef struct zl_frequency_list {
    zl_span file;
    zl_decoding decoding; /* of it */
    ZL_ARRAY(zl_listed_word) words; /* as they stand; counts above 0 */
    uint64_t sum;
    bool has_docs;
} zl_frequency_list;

/* Read the file at `path`, in whatever encoding it shows it is. Fails with
 * ZILI_EFORMAT, file and line: a line without a word or a frequency, one that
 * is no whole number or above 2^53, an encoding that is not sure, no words,
 * more than 1 GiB; ZILI_EIO, ZILI_ENOMEM.
 * Clear in any case. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_frequency_list_read(zl_frequency_list *out,
                                                   const char *path,
                                                   zili_error *err);
void zl_frequency_list_clear(zl_frequency_list *list);

#endif
