/* contexts.h -- lines of a concordance in a table, and what of them fits. */
#ifndef ZL_CHART_CONTEXTS_H
#define ZL_CHART_CONTEXTS_H

#include "data.h"

/* The columns, as zili and other tools name them; SIZE_MAX where there is
 * none. */
typedef struct zl_contexts {
    size_t before, node, after;
    size_t doc, para; /* where it stands; `doc` may say all */
    size_t aligned, rendering;
} zl_contexts;

/* Fails with a sentence where there is no node, or neither side of it that is
 * asked for. */
void zl_contexts_find(zl_plan *plan, const zili_table *table,
                      zl_contexts *out);

/* Any of these columns, by its first name that is there; SIZE_MAX: none. */
size_t zl_column_of(const zili_table *table, const char *const *names);

/* The way in which a text runs, by its first letter that has one. */
typedef enum zl_way { ZL_WAY_ANY, ZL_WAY_RIGHT, ZL_WAY_LEFT } zl_way;
zl_way zl_way_of(zl_view text);

/* Append `text`, and before it, where its own first letter would let it run
 * otherwise than `way`, a mark without width that does not. */
void zl_way_set(zl_view text, zl_way way, zl_str *out);

/* Append the end of `text` (its beginning, where `end` is false) that is no
 * wider than `width` mm when it runs `way`: all of it, or what is parted where
 * a line may be, or, where that is nothing, after a grapheme. No … is
 * added. Time: O(bytes + log(bytes) measures). */
void zl_context_fit(zl_plan *plan, zl_view text, bool end, zl_type type,
                    double width, zl_way way, zl_str *out);

/* How many bytes of signs that belong to the word before them, as , . ) 。
 * a text begins with, and with how many of those it ends that belong to the
 * word after them, as ( “ 《. */
size_t zl_closing_signs(zl_view text);
size_t zl_opening_signs(zl_view text);

#endif
