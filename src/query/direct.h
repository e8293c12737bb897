/* direct.h -- a query answered on tokens that stand in no index.
 *
 * Plain and slow: every token is tried. The hits are those that zl_query_ask()
 * gives where the same tokens stand in an index; a test holds the two
 * together. Words, strings and themes are all that is looked for: whatever
 * else CQL has wants an index. */
#ifndef ZL_QUERY_DIRECT_H
#define ZL_QUERY_DIRECT_H

#include "query/hits.h"
#include "query/row.h"
#include "query/themes.h"
#include "text/profile.h"

typedef struct zl_direct zl_direct;

/* Make `text` ready for rows that are cut by `profile`. `themes` (may be NULL)
 * and `words`, which learns what keys are wanted, are lent: make the queries
 * before the rows. On success `*out` is the caller's. Fails as zl_query_ask(),
 * with ZILI_EUSAGE (column and caret; also for what wants an index) or
 * ZILI_ENOMEM.
 * Time: O(words of the query). */
ZILI_MUST_CHECK zili_status zl_direct_new(zl_direct **out, const char *text,
                                          const zl_themes *themes,
                                          zl_profile profile,
                                          zl_vocabulary *words,
                                          zili_error *err);
void zl_direct_free(zl_direct *direct);

/* Append the hits in a row, whose words are those the query was made for:
 * token numbers in the row, in the order of a cursor. False without memory.
 * Time: O(tokens), and O(words of the query) for each new type. */
bool zl_direct_find(zl_direct *direct, const zl_row *row, zl_hits *hits);

#endif
