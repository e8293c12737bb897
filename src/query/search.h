/* search.h -- a query made ready for a corpus, and its hits.
 *
 * The text is looked through in windows, at whose ends no match goes on; what
 * is found in them does not depend on the order, so several threads can share
 * the work. */
#ifndef ZL_QUERY_SEARCH_H
#define ZL_QUERY_SEARCH_H

#include "query/cursor.h"
#include "query/lists.h"
#include "query/parse.h"

typedef struct zl_search zl_search;

/* What is asked; { 0 } but for `text` and `corpus`. */
typedef struct zl_search_ask {
    const char *text;
    zl_language language;    /* parse.h */
    zl_strategy strategy;    /* where the query says none */
    zl_lists lists;
    const zili_corpus *corpus;
    const char *within;    /* a structure that each match lies in, as if the
                              query said so; NULL: what it says */
    const zl_scope *scope; /* NULL: all of it, also what was removed */
    uint32_t window;       /* tokens of a window; 0: as many as are best */
    size_t threads;        /* at most so many look for what stands behind :en;
                              0: as many as there are cores */
} zl_search_ask;

/* Make a query ready. Its words, and those of a theme's patterns, are cut as
 * those of the corpus were. Which matches are hits (docs/query.md):
 *
 *   longest      at each beginning the longest match, but none that lies in
 *                another hit
 *   shortest     at each beginning the shortest, but none that another lies in
 *   standard     at each beginning the shortest, and of those that end
 *                together the one that begins first
 *   traditional  at each beginning the shortest
 *
 * Where nothing is said, words, strings and themes that stand one after the
 * other, or for each other, give at each beginning the longest; a query that
 * is nothing but a theme gives of these none that shares a token with the one
 * before; all others are longest.
 *
 * On success `*out` is the caller's; it lends lists, corpus and scope. Fails
 * with ZILI_EUSAGE (column and caret; `within`, and the query names a structure
 * too), ZILI_ENOMEM, ZILI_EIO. Time: as
 * zl_lookup_…() for each word and segment; what stands behind :en is looked
 * for here (counterpart.h). */
ZILI_MUST_CHECK zili_status zl_search_open(zl_search **out,
                                           const zl_search_ask *ask,
                                           zili_error *err);
void zl_search_close(zl_search *search); /* NULL is allowed */

/* A cursor over the hits; it lends the search. NULL without memory. */
zl_cursor *zl_search_cursor(const zl_search *search);

/* Append all hits, found by at most `threads` threads (work.h); how many they
 * are changes nothing. Fails with ZILI_ENOMEM, and with ZILI_EUSAGE where it
 * takes too long. */
ZILI_MUST_CHECK zili_status zl_search_all(const zl_search *search,
                                          size_t threads, zl_hits *hits,
                                          zili_error *err);

/* The same, but give them to take(user, hits) as they are found, on this
 * thread, those of one window at a time and in order; they are lent. It says
 * whether it wants more. */
typedef enum zl_taken {
    ZL_TAKE_MORE,
    ZL_TAKE_ENOUGH,
    ZL_TAKE_FAILED /* there was no memory */
} zl_taken;

typedef zl_taken zl_take_hits(void *user, const zl_hits *hits);
ZILI_MUST_CHECK zili_status zl_search_each(const zl_search *search,
                                           size_t threads, zl_take_hits *take,
                                           void *user, zili_error *err);

/* Set `count` to their number. Fails likewise. Time: likewise; one word and
 * the like are not gone through (reckon.h). */
ZILI_MUST_CHECK zili_status zl_search_count(const zl_search *search,
                                            size_t threads, uint64_t *count,
                                            zili_error *err);

/* ---- labels ---- */

/* How many labels the query has, and the name of the i-th, lent. */
uint32_t zl_search_labels(const zl_search *search);
const char *zl_search_label(const zl_search *search, uint32_t i);

/* Whether some token of it is the target. */
bool zl_search_has_target(const zl_search *search);

/* Asks what labels stand on; for one thread. NULL without memory; close it
 * before the search. */
typedef struct zl_search_marks zl_search_marks;
zl_search_marks *zl_search_marks_open(const zl_search *search);
void zl_search_marks_close(zl_search_marks *marks);

/* The tokens that the labels, and behind them the target, stand on in a hit of
 * the search: ZL_NOWHERE, where one is on none. Where the match can be made
 * in several ways, the one whose first label stands furthest to the left,
 * then the second … Fails as zl_worker_labels(). */
ZILI_MUST_CHECK zili_status zl_search_marks_find(zl_search_marks *marks,
                                                 zl_hit hit, uint64_t *places,
                                                 zili_error *err);

/* ---- the plan ---- */

/* What every match in a segment must have, or what is done with all that. */
typedef struct zl_search_line {
    uint32_t segment; /* from 0 */
    size_t column;    /* byte of the query where it stands, from 0 */
    uint64_t types;   /* how many types that are; 0: the begin of a structure */
    uint64_t tokens;  /* how many tokens have one, or are where one begins */
    uint32_t from, to; /* so many tokens behind the beginning of the match */
    uint32_t order;   /* in which it is looked for, from 1; 0: the rest is
                         tried without it */
    double begins;    /* so many beginnings are left after it, about */
} zl_search_line;

/* How matches are found in a segment once this was looked for. */
typedef enum zl_search_way {
    ZL_SEARCH_NEVER, /* not at all: it lacks a word or structure */
    ZL_SEARCH_TAKEN, /* what is left is a match */
    ZL_SEARCH_TRIED, /* what is left is tried */
    ZL_SEARCH_EVERYWHERE /* every token is tried */
} zl_search_way;

typedef ZL_ARRAY(zl_search_line) zl_search_lines;

/* Append the lines of a segment, in the order in which they are looked for;
 * `*way`: what follows. False without memory. */
bool zl_search_explain(const zl_search *search, uint32_t segment,
                       zl_search_lines *lines, zl_search_way *way);

#endif
