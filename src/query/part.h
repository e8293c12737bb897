/* part.h -- a tree made ready for one corpus.
 *
 * Words have become sets of types, strings folded characters, themes their
 * patterns. A part says where matches that begin at a token end. */
#ifndef ZL_QUERY_PART_H
#define ZL_QUERY_PART_H

#include "query/cursor.h"
#include "query/keys.h"
#include "query/themes.h"
#include "query/tree.h"

typedef struct zl_part zl_part;
typedef ZL_ARRAY(zl_hit) zl_hits;

/* Make a part, with words cut as those of the corpus are; `themes` may be
 * NULL, `keys` are lent to it. Fails with ZILI_EUSAGE (an unknown theme, or
 * themes asked for and none given) for the query `whole`, as zl_recut(), and
 * ZILI_ENOMEM. Time: O(types × words of the query). */
ZILI_MUST_CHECK zili_status zl_part_new(zl_part **out, const zl_node *tree,
                                        const char *whole,
                                        const zl_themes *themes,
                                        const zili_corpus *corpus,
                                        zl_keys *keys, zili_error *err);
void zl_part_free(zl_part *part);

/* Add every type that a match can begin with to `set`, a bitmap. */
void zl_part_first(const zl_part *part, uint8_t *set);

/* Whether two positions lie in one paragraph; no phrase goes on in the next.
 * Time: O(log paragraphs). */
bool zl_same_paragraph(const zili_corpus *corpus, uint64_t a, uint64_t b);

/* Append unless it is there; false without memory. */
bool zl_hits_add(zl_hits *hits, zl_hit hit);

/* Append the matches that begin with the token at `position`; false without
 * memory. */
bool zl_part_match(const zl_part *part, uint64_t position, zl_hits *hits);

#endif
