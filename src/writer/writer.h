/* writer.h -- documents of tokens in, an index folder out.
 *
 *     open → (document → (glue, token, begin/end of structures)* )* → commit
 *
 * The folder is built beside its final name and renamed when it is whole.
 * The writer remembers its first failure: call freely, ask at commit. */
#ifndef ZL_WRITER_WRITER_H
#define ZL_WRITER_WRITER_H

#include "base/text.h"

#include <zili/error.h>

typedef struct zl_writer zl_writer;

/* Begin an index that will stand at `path`. Fails with ZILI_EIO,
 * ZILI_EUSAGE (something that is no index stands there), ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_writer_open(zl_writer **out, const char *path,
                                           zili_error *err);

/* Release; what was not committed is removed. NULL is allowed. */
void zl_writer_close(zl_writer *writer);

/* A setting of the whole index: profile, versions, dictionary hashes. */
void zl_writer_setting(zl_writer *writer, const char *key, const char *value);

/* Begin a document. `name` is made unique by "-2", "-3" … where it is not.
 * `bytes` is the size of the file, `digest` a hash of it in hexadecimal. */
void zl_writer_document(zl_writer *writer, const char *name, const char *path,
                        uint64_t bytes, const char *digest);

/* A column of the current document. */
void zl_writer_datum(zl_writer *writer, const char *key, const char *value);

/* An edit of the current document (ingest/source.h); `place` says where for
 * people, as in "original ¶8: …国际上先|进的科学技术…". `at` is the place in
 * the repaired text. */
void zl_writer_edit(zl_writer *writer, uint64_t offset, uint64_t at,
                    const char *removed, const char *inserted,
                    const char *place);

/* What a type is, asked once for every new form. */
typedef struct zl_type_facts {
    uint8_t class_of; /* a zl_class */
    zl_view fold;     /* lent until the writer returns */
} zl_type_facts;
typedef zl_type_facts zl_describe(void *user, zl_view form);
void zl_writer_describe_with(zl_writer *writer, zl_describe *describe,
                             void *user);

/* The next token. */
void zl_writer_token(zl_writer *writer, zl_view form);

/* Bytes between the token before (or the document's beginning) and the next
 * one (or the document's end). Calls in a row add up. */
void zl_writer_glue(zl_writer *writer, zl_view glue);

/* A structure from the next token on: "p", "s", "insertion" …; `attribute`
 * says what it is, as "body" or "heading" for a paragraph ("" for none).
 * Structures of one name do not nest and come in order; one that holds no
 * token is dropped. "doc" and "region" are made by the calls for them. */
void zl_writer_begin(zl_writer *writer, const char *name,
                     const char *attribute);
void zl_writer_end(zl_writer *writer, const char *name);

/* A region of the current document, around its tokens. */
void zl_writer_region_begin(zl_writer *writer, const char *kind,
                            const char *lang);
void zl_writer_region_end(zl_writer *writer);

uint64_t zl_writer_tokens(const zl_writer *writer);
uint64_t zl_writer_types(const zl_writer *writer);

/* Write everything and publish it. Fails with the first failure of any call
 * before; then nothing is published. Time: O(tokens + types log types). */
ZILI_MUST_CHECK zili_status zl_writer_commit(zl_writer *writer,
                                             zili_error *err);

#endif
