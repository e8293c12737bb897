/* recut.h -- a query cut as the text of an index was.
 *
 * The parser cuts words as Unicode does, and leaves Chinese whole: so it is
 * right for the profile icu. For others its words are put together again and
 * cut anew:
 *
 *   zili     what touches is also one word, and numbers are put together:
 *            join.h
 *   hyphen   self-relian* is one token
 *   letters  don't is three: don ' t
 *   penn     don't is two: do n't
 *   given    what stands between blanks is one, whatever it is
 *   char     独立 is two; a ? beside Chinese is a character, and a * there
 *            belongs to the one it follows (or, in front, precedes), which
 *            can be followed by anything anyway
 *
 * What was one word still has pieces that touch. To the rules of Latin script
 * a * or ? is a digit beside digits and a letter elsewhere. */
#ifndef ZL_QUERY_RECUT_H
#define ZL_QUERY_RECUT_H

#include "query/tree.h"
#include "reader/corpus.h"
#include "text/profile.h"

/* The profile of an index; zili where it is one that nobody knows here. */
zl_profile zl_profile_of(const zili_corpus *corpus);

/* Whether the words of queries are cut alike for both. */
bool zl_recuts_alike(zl_profile one, zl_profile other);

/* Set `*out` to a copy of `tree` with its words cut as `profile` cuts them,
 * the caller's; to NULL where the tree is right as it is. Columns, quotes and
 * flags are kept. Fails with ZILI_EUSAGE (a phrase of more than
 * ZL_QUERY_ITEM_LIMIT words), ZILI_ENOMEM. Time: O(bytes of the query). */
ZILI_MUST_CHECK zili_status zl_recut(zl_node **out, const zl_node *tree,
                                     zl_profile profile, zili_error *err);

#endif
