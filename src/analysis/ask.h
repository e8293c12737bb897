/* ask.h -- what analyses have in common: scope, themes, hits, notes. */
#ifndef ZL_ANALYSIS_ASK_H
#define ZL_ANALYSIS_ASK_H

#include "query/query.h"
#include "reader/scope.h"
#include "table/table.h"

#include <zili/analysis.h>

/* A question, made ready. */
typedef struct zl_ask {
    const zili_corpus *corpus;
    zl_scope *scope;
    zl_themes *themes; /* NULL where the question names no file */
    bool *seen;        /* by theme: it was seen what its patterns say */
    zl_lemmas *lemmas; /* NULL: no query names lemma, or no list is given */
    bool says_folds;   /* quotes or flags somewhere say what is folded */
    bool names_lemma;  /* [lemma="go"] stands somewhere */
    zl_language language; /* of the queries */
    zl_strategy strategy;
    uint64_t threads;
    const char *within; /* hits lie in one; zl_ask_within() */
    const char *insertions; /* what of them is in the scope, in words; NULL:
                               all */
} zl_ask;

/* Answer a question: open it, let `fill` make columns and rows, add the notes
 * all tables have, keep as many `rows` (the word for them; NULL: `fill` has
 * seen to it) as were asked for.
 * `options` begins with a zili_question. Fails as `fill` does, and as
 * zl_ask_open(). This is the run function of most analyses. */
typedef zili_status zl_fill(const zl_ask *ask, const void *options,
                            zili_table *table, zili_error *err);
ZILI_MUST_CHECK zili_status zl_ask_answer(const zili_corpus *corpus,
                                          const void *options, zl_fill *fill,
                                          const char *rows, zili_table **out,
                                          zili_error *err);

/* On failure nothing is held. Fails as zl_scope_open(), zl_themes_open() and
 * zl_lemmas_open(), and as zl_parse_as() of a query. */
ZILI_MUST_CHECK zili_status zl_ask_open(zl_ask *ask,
                                        const zili_corpus *corpus,
                                        const zili_question *question,
                                        zili_error *err);
/* See a query that is none of the question's as those were seen: whether it
 * says what is folded, and what it needs of the list of lemmas. Fails as
 * zl_parse_as() and zl_lemmas_open(). */
ZILI_MUST_CHECK zili_status zl_ask_see(zl_ask *ask,
                                       const zili_question *question,
                                       const char *query, zili_error *err);
void zl_ask_close(zl_ask *ask);

/* Find only hits that lie in one unit of --within, if it is said: s, p,
 * region or doc. Fails with ZILI_EUSAGE where it is another. */
ZILI_MUST_CHECK zili_status zl_ask_within(zl_ask *ask,
                                          const zili_question *question,
                                          zili_error *err);

/* The hits of a query in the scope; fails as zl_search_open(). */
ZILI_MUST_CHECK zili_status zl_ask_hits(const zl_ask *ask, const char *query,
                                        zl_cursor **out, zili_error *err);

/* All of them, found on as many threads as the question allows, appended.
 * Fails as zl_search_open() and zl_search_all(). */
ZILI_MUST_CHECK zili_status zl_ask_all(const zl_ask *ask, const char *query,
                                       zl_hits *hits, zili_error *err);

/* What is asked of a search for `query`, which stays lent. */
zl_search_ask zl_ask_of_search(const zl_ask *ask, const char *query);

/* The query made ready: zl_search_close(). */
ZILI_MUST_CHECK zili_status zl_ask_search(const zl_ask *ask,
                                          const char *query, zl_search **out,
                                          zili_error *err);

/* Fail with ZILI_EUSAGE unless there is a query. */
ZILI_MUST_CHECK zili_status zl_ask_for_query(const zili_question *question,
                                             zili_error *err);

/* ---- items: queries, or all themes of the file ---- */

typedef struct zl_item {
    char *query; /* "@autonomy/self-reliance" for a theme */
    char *name;  /* the theme's path, or the query */
    char *label; /* "自力更生 Self-reliance", or the query */
} zl_item;

typedef ZL_ARRAY(zl_item) zl_items;

/* The queries of the question as items, each once; without queries every
 * theme of the file that has patterns. Fails with ZILI_EUSAGE where there is
 * neither, ZILI_ENOMEM. Release in any case. */
ZILI_MUST_CHECK zili_status zl_items_make(zl_items *items, const zl_ask *ask,
                                          const zili_question *question,
                                          zili_error *err);
void zl_items_clear(zl_items *items);

/* ---- the table ---- */

/* One text column for each column of `by`; the cells of a group. */
void zl_ask_group_columns(const zl_ask *ask, zili_table *table);
void zl_ask_group_cells(const zl_ask *ask, size_t group, zili_table *table);

/* The columns count, per_million, docs, and their cells; a million words of
 * the group. Missing where the group has no words. */
void zl_ask_count_columns(zili_table *table);
void zl_ask_count_cells(const zl_ask *ask, size_t group, uint64_t count,
                        uint64_t docs, zili_table *table);

/* The first language of a scope that holds several; NULL where it holds one.
 * Lent by the corpus. */
const char *zl_ask_mixed_language(const zl_ask *ask);

/* "scope: original, translation; …; profile zili …": in every output; and
 * zl_settings_note(). */
void zl_ask_note(const zl_ask *ask, zili_table *table);

/* Keep `limit` rows (0: all) and say what was left out. */
void zl_ask_cut(zili_table *table, uint64_t limit, const char *what);

#endif
