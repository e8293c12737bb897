/* join.h -- words of a query that touch, as the words of an index they are.
 *
 * The parser cuts a query as Unicode does. The cut zili has joined some of
 * these pieces again: numbers (300万, 第3, 二○○一) and whatever the user's
 * dictionary makes a word (C++, 阿Q, self-reliance). A query does not know
 * the dictionary of an index, so pieces that touch are looked for as pieces
 * and as words. */
#ifndef ZL_QUERY_JOIN_H
#define ZL_QUERY_JOIN_H

#include "query/tree.h"

#include <zili/error.h>

/* Put for words of `tree` that touch a choice of
 *
 * - the pieces,
 * - the pieces with numbers joined: 300|万人 is 300万|人 too,
 * - one word; where there is Chinese among four pieces at most, also each way
 *   to join some of them: C++|语言.
 *
 * Chinese is cut only where a number ends that another piece begins. Flags and
 * quotes stay; * and ? match as ever. Fails with ZILI_ENOMEM; the tree can be
 * freed then. Time: O(bytes of the query). */
ZILI_MUST_CHECK zili_status zl_join_touching(zl_node *tree, zili_error *err);

#endif
