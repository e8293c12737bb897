/* batch.h -- some documents in a row, as tokens: what one thread makes.
 *
 *     document → (glue, token, annotate, begin/end of structures)* , again …
 *
 * A batch knows its words by numbers of its own, so that threads need not
 * know of each other; a writer (writer.h) takes batches in the order of the
 * documents. It remembers its first failure: call freely, ask at the end. */
#ifndef ZL_WRITER_BATCH_H
#define ZL_WRITER_BATCH_H

#include "base/piece.h"

#include <zili/error.h>

typedef struct zl_batch zl_batch;

/* NULL without memory. */
zl_batch *zl_batch_new(void);
void zl_batch_free(zl_batch *batch);

/* Forget all documents and failures; the memory is kept. */
void zl_batch_empty(zl_batch *batch);

/* Where a batch goes when it has grown: to be called before a document where
 * it has nearly `size` bytes, so that few documents come in parts; and before a
 * token, in the middle of a document, where it has more. zl_writer_take_part()
 * is to be called there. False: something has failed, and the batch takes no
 * more. */
typedef struct zl_batch_drain {
    bool (*give)(void *user, zl_batch *batch);
    void *user;
    size_t size;
} zl_batch_drain;

/* Until it is emptied; NULL, as in the beginning: all is kept. */
void zl_batch_set_drain(zl_batch *batch, const zl_batch_drain *drain);

/* Begin a document. `bytes` is the size of its file, `digest` a hash of it in
 * hexadecimal. */
void zl_batch_document(zl_batch *batch, const char *name, const char *path,
                       uint64_t bytes, const char *digest);

/* Say anew what the current document's file was: of one that was made of
 * tokens, when all are there. */
void zl_batch_source(zl_batch *batch, uint64_t bytes, const char *digest);

/* A column of the current document. */
void zl_batch_datum(zl_batch *batch, const char *key, const char *value);

/* An edit of the current document (formats/source.h); `place` says where for
 * people, as in "original ¶8: …国际上先|进的科学技术…". `at` is the place in
 * the repaired text. */
void zl_batch_edit(zl_batch *batch, uint64_t offset, uint64_t at,
                   const char *removed, const char *inserted,
                   const char *place);

/* The next token. */
void zl_batch_token(zl_batch *batch, zl_view form);

/* What a column of the input says of the current token: attribute "pos",
 * "lemma", … Where a token has nothing in an attribute, it has "". */
void zl_batch_annotate(zl_batch *batch, const char *name, zl_view value);

/* The next tokens, which are pieces of a text in its order, and as glue before
 * each the bytes of that from the piece before on, or from `from`: what the
 * calls for both would do, in less time. */
void zl_batch_tokens_in(zl_batch *batch, zl_view text, size_t from,
                        const zl_piece *tokens, size_t count);

/* Bytes between the token before (or the document's beginning) and the next
 * one (or the document's end). Calls in a row add up. */
void zl_batch_glue(zl_batch *batch, zl_view glue);

/* A structure from the next token on: "p", "s", "insertion" …; `value` says
 * what it is, as "body" or "heading" for a paragraph ("" for none).
 * Structures of one name do not nest and come in order; one that holds no
 * token is dropped. "doc", "region" and "lang" are made by the calls for
 * them. */
void zl_batch_begin(zl_batch *batch, const char *name, const char *value);
void zl_batch_end(zl_batch *batch, const char *name);

/* A region of the current document, around its tokens. */
void zl_batch_region_begin(zl_batch *batch, const char *kind,
                           const char *lang);
void zl_batch_region_end(zl_batch *batch);

/* From the next token on, to the next such call or the end of the region, is a
 * bead: it says what the tokens of the bead with this number say in the other
 * region of the document that has beads. In a region the first stands at its
 * begin, and numbers rise. `confidence` is from 0 to 1, or NAN. */
void zl_batch_bead(zl_batch *batch, size_t number, bool by_hand,
                   double confidence);

/* Whether nothing has failed so far, so that going on makes sense. */
bool zl_batch_goes_on(const zl_batch *batch);

/* The bytes it has in memory, about. */
size_t zl_batch_size(const zl_batch *batch);

/* End the last document, as the next one would; the first failure of all
 * calls before: ZILI_ENOMEM, ZILI_EUSAGE (also more attributes or structures
 * than limits.h allows). */
ZILI_MUST_CHECK zili_status zl_batch_check(zl_batch *batch, zili_error *err);

#endif
