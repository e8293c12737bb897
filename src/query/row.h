/* row.h -- the tokens of a paragraph, whoever has cut it. */
#ifndef ZL_QUERY_ROW_H
#define ZL_QUERY_ROW_H

#include "base/array.h"
#include "base/map.h"
#include "query/gap.h"
#include "text/fold.h"

/* All ways to fold: ZL_FOLD_CASE and the others, each or not. */
#define ZL_ROW_FOLDS (ZL_FOLD_ALL + 1)

/* ---- forms, numbered as they are met, with their keys ---- */

typedef struct zl_vocabulary {
    zl_fold *fold;
    zl_map forms;
    zl_map keys;
    struct zl_vocabulary_keys {
        bool wanted;
        ZL_ARRAY(uint32_t) list; /* by type: the number of its key */
    } folded[ZL_ROW_FOLDS];      /* by what is folded */
    zl_str scratch;
} zl_vocabulary;

/* Begin an empty one; clear it in any case. Fails as zl_fold_open(). */
ZILI_MUST_CHECK zili_status zl_vocabulary_open(zl_vocabulary *words,
                                               zili_error *err);
void zl_vocabulary_clear(zl_vocabulary *words);

/* Have keys that fold `what` (ZL_FOLD_…), of the types that are there and of
 * those to come; false without memory. */
bool zl_vocabulary_want(zl_vocabulary *words, unsigned what);

/* Append the key of any text. */
void zl_vocabulary_fold(const zl_vocabulary *words, unsigned what,
                        zl_view text, zl_str *key);

/* The number of a form, new or old; ZL_MAP_NONE without memory. */
uint32_t zl_vocabulary_add(zl_vocabulary *words, zl_view form);

/* Lent until the next form is added. */
zl_view zl_vocabulary_form(const zl_vocabulary *words, uint32_t type);
zl_view zl_vocabulary_key(const zl_vocabulary *words, unsigned what,
                          uint32_t type);

/* ---- a row ---- */

typedef struct zl_row_place {
    size_t begin, end;
} zl_row_place;

/* From this byte on there are gaps: UTF-8 has no such bytes. */
#define ZL_ROW_GAP 0xF8

/* The keys of the tokens one after the other; between them nothing where they
 * touch, else a byte, ZL_ROW_GAP plus the zl_gap. */
typedef struct zl_row_keys {
    zl_str text;
    ZL_ARRAY(zl_row_place) list; /* by token */
} zl_row_keys;

typedef struct zl_row_token {
    uint32_t type;
    bool touches; /* the token before it */
} zl_row_token;

/* Start from { 0 }. */
typedef struct zl_row {
    const char *lang; /* of the region; lent */
    ZL_ARRAY(zl_row_token) tokens;
    zl_row_keys folded[ZL_ROW_FOLDS]; /* those that were wanted */
} zl_row;

void zl_row_begin(zl_row *row, const char *lang);

/* Add a token; `glue` stands between it and the one before. False without
 * memory. Time: O(form) for each kind of key. */
bool zl_row_add(zl_row *row, zl_vocabulary *words, zl_view glue, zl_view form);

void zl_row_clear(zl_row *row);

#endif
