/* expressions.h -- a list of expressions of several words, and where they
 * stand.
 *
 *     # What counts as one term.
 *     of course
 *     take* into account
 *     独立 自主
 *
 * A line has one, as in a query of words: folded as usual, with * and ?, cut
 * as the index was. `#` begins a comment at the start of a line and behind a
 * blank. */
#ifndef ZL_ANALYSIS_EXPRESSIONS_H
#define ZL_ANALYSIS_EXPRESSIONS_H

#include "analysis/joined.h"

/* Find the expressions in the file `path` that stand in one sentence (where
 * the corpus has none, in one paragraph) of the scope and have two tokens or
 * more: `joins`, one list for each segment, all { 0 }; release their items in
 * any case. Of those that begin with one token the longest is taken, and then
 * none that shares a token with it. Fails with ZILI_EFORMAT (file and line),
 * ZILI_EUSAGE (it takes too long), ZILI_EIO, ZILI_ENOMEM. Time: as the query
 * of a theme with so many patterns; on `threads` threads. */
ZILI_MUST_CHECK zili_status zl_expressions_find(zl_joins *joins,
                                                const char *path,
                                                const zili_corpus *corpus,
                                                const zl_scope *scope,
                                                size_t threads,
                                                zili_error *err);

#endif
