/* walk.h -- the tokens of a scope, one after the other, each with its place.
 *
 *     status = zl_walk_open(&walk, corpus, scope, err);
 *     while (!status && zl_walk_next(&walk))
 *         …
 *     zl_walk_close(&walk);
 */
#ifndef ZL_EXPORT_WALK_H
#define ZL_EXPORT_WALK_H

#include "base/array.h"
#include "reader/place.h"
#include "reader/scope.h"

/* What tokens have in some segment: "word", "lemma" … */
typedef struct zl_walk_column {
    const char *name;
    const zl_attribute *attribute; /* of this segment; NULL: it has none */
} zl_walk_column;

typedef struct zl_walk {
    const zili_corpus *corpus;
    const zl_scope *scope;
    ZL_ARRAY(zl_walk_column) columns; /* the word first */

    /* where it stands, after zl_walk_next() */
    size_t interval; /* of the scope; SIZE_MAX before the first */
    uint64_t position;
    bool enters; /* the token is the first of its interval */
    const zl_segment *segment;
    uint32_t at; /* the position in the segment */
    zl_place place;
} zl_walk;

/* Stand before the first token. Lends corpus and scope; close in any case.
 * Fails with ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_walk_open(zl_walk *walk,
                                         const zili_corpus *corpus,
                                         const zl_scope *scope,
                                         zili_error *err);
void zl_walk_close(zl_walk *walk);

/* Go to the next token, the first at first; false past the last one. */
bool zl_walk_next(zl_walk *walk);

/* What the token has in column `i`, "" for nothing; what stands behind it. */
zl_view zl_walk_form(const zl_walk *walk, size_t i);
zl_view zl_walk_glue(const zl_walk *walk);

/* The token's number in its document, from 1. */
uint64_t zl_walk_number(const zl_walk *walk);

#endif
