/* corpus.h -- an index, opened for reading. */
#ifndef ZILI_CORPUS_H
#define ZILI_CORPUS_H

#include "error.h"
#include "progress.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct zili_corpus zili_corpus;

/** Open the index folder at `path`.
 *
 * What is checked here: that catalogue and segments are of a version that this
 * program reads, belong together, have the sizes they should have, and the
 * sum over the front of each segment, which says where everything in it is.
 * That makes every question safe, whatever the other bytes are. The sums of
 * all bytes are checked of an index that is no larger than 1 MiB in all; of a
 * larger one zili_corpus_verify() checks them. What is loaded later, as names
 * and metadata of documents, is checked when it is.
 *
 * On success `*out` is the caller's, to be closed with zili_corpus_close(); it
 * may be used from many threads once it is open, and stays what it was when
 * documents are added or removed, or segments merged. On failure `*out` is
 * NULL: ZILI_EIO, ZILI_EFORMAT or ZILI_ENOMEM.
 *
 * Time: O(segments + settings), less than a millisecond; the sums of a small
 * index are part of it. */
ZILI_API ZILI_MUST_CHECK zili_status zili_corpus_open(zili_corpus **out,
                                                      const char *path,
                                                      zili_error *err);

/** Close a corpus; NULL is allowed. */
ZILI_API void zili_corpus_close(zili_corpus *corpus);

/** Have fn(user, …) told how far each question to this corpus has come, from
 * the thread that asks; NULL: tell nobody. Not while one is being answered. */
ZILI_API void zili_corpus_watch(zili_corpus *corpus, zili_progress_fn *fn,
                                void *user);

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

/** Check everything: the sums of all bytes, numbers and order of the words,
 * positions against the text, documents counted again, rules of glue,
 * structures, the catalogue against the segments, and that every document is
 * what its file was. Fails with ZILI_EFORMAT and the first fault in words,
 * ZILI_ENOMEM. Time: O(tokens), some 100 ns each; memory: a few bytes for
 * each type and document. */
ZILI_API ZILI_MUST_CHECK zili_status zili_corpus_verify(
    const zili_corpus *corpus, zili_error *err);

#ifdef __cplusplus
}
#endif
#endif
