/* corpus.h -- an index, opened for reading. */
#ifndef ZILI_CORPUS_H
#define ZILI_CORPUS_H

#include "error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct zili_corpus zili_corpus;

/** Open the index folder at `path`.
 *
 * Sizes, versions and checksums are checked, so a damaged index is refused
 * here and not in the middle of a query. On success `*out` is the caller's,
 * to be closed with zili_corpus_close(); it may be used from many threads
 * once it is open. On failure `*out` is NULL: ZILI_EIO, ZILI_EFORMAT or
 * ZILI_ENOMEM.
 *
 * Time: O(bytes in the segment), to check the sums. */
ZILI_API ZILI_MUST_CHECK zili_status zili_corpus_open(zili_corpus **out,
                                                      const char *path,
                                                      zili_error *err);

/** Close a corpus; NULL is allowed. */
ZILI_API void zili_corpus_close(zili_corpus *corpus);

/** Write the document called `doc` as its file was, byte for byte.
 *
 * `doc` is a document's name, its number (from 1), or a beginning that only
 * one name has. Fails with ZILI_EUSAGE (no such document, or several),
 * ZILI_EIO where `write` refuses. Time: O(document). */
ZILI_API ZILI_MUST_CHECK zili_status zili_corpus_cat(const zili_corpus *corpus,
                                                     const char *doc,
                                                     zili_write_fn *write,
                                                     void *user,
                                                     zili_error *err);

/** Check everything that open did not: the order of the lexicon, postings
 * against the token stream, structures, catalogue against segment. Fails
 * with ZILI_EFORMAT and the first fault in words. Time: O(tokens). */
ZILI_API ZILI_MUST_CHECK zili_status zili_corpus_verify(
    const zili_corpus *corpus, zili_error *err);

#ifdef __cplusplus
}
#endif
#endif
