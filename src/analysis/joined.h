/* joined.h -- words that are one term: those that touch through hyphens, and
 * expressions of a list (expressions.h). */
#ifndef ZL_ANALYSIS_JOINED_H
#define ZL_ANALYSIS_JOINED_H

#include "reader/scope.h"

/* Words joined to one: tokens of a segment. `term` is whatever they are
 * numbered by. */
typedef struct zl_joined {
    uint32_t begin, end;
    uint32_t term;
} zl_joined;

typedef struct zl_joins {
    zl_joined *items; /* rising, not overlapping */
    size_t count;
} zl_joins;

/* Find the words of a segment that are joined through hyphens, nothing
 * standing between, in the regions of the scope: word, hyphen, word, and so
 * on. False without memory; release `items` in any case.
 * Time: O(hyphens · log ranges). */
bool zl_joins_find(zl_joins *joins, const zl_segment *segment,
                   const zl_scope *scope);

/* The first of them that ends after `position`, or the count. */
size_t zl_joins_from(const zl_joins *joins, uint32_t position);

/* Append the forms of the tokens, or their keys; with a blank between where
 * something stands between in the text. */
void zl_joined_text(const zl_joined *joined, const zl_segment *segment,
                    zl_str *text);
void zl_joined_key(const zl_joined *joined, const zl_segment *segment,
                   zl_str *key);

#endif
