/* string.h -- characters found whatever the cut into words.
 *
 * Both sides are folded alike, and blanks in the string match any glue that is
 * blank; gap.h tells where they may be missing. */
#ifndef ZL_QUERY_STRING_H
#define ZL_QUERY_STRING_H

#include "query/keys.h"
#include "query/tokens.h"
#include "query/typeset.h"
#include "text/profile.h"

typedef struct zl_string zl_string;

/* An occurrence behind `skip` bytes of a token, up to `trim` bytes before the
 * end of the last token before `end`. */
typedef struct zl_occurrence {
    uint32_t skip, end, trim;
} zl_occurrence;

typedef ZL_ARRAY(zl_occurrence) zl_occurrences;

/* Lends `keys`, which are those of the words of the segment. Where the text
 * was cut by `cut` matters to gap.h. NULL without memory. Time: O(types ×
 * characters of the string). */
zl_string *zl_string_new(zl_view text, unsigned folds, zl_cut cut,
                         const zl_segment *segment, zl_keys *keys);
void zl_string_free(zl_string *string);

/* The types that an occurrence can begin in; lent. */
const zl_typeset *zl_string_first(const zl_string *string);

/* The types of which every occurrence has a token, which lies at most so many
 * tokens behind its first: those that can hold the character of the string
 * that is rarest so. Lent. */
const zl_typeset *zl_string_rarest(const zl_string *string, uint32_t *most);

/* Whether the segment has no word that could hold some part of it. */
bool zl_string_is_nowhere(const zl_string *string);

/* Append the occurrences that begin inside the token at `position`, or with
 * `at_begin` only where it begins, and end before `stop`. False without
 * memory. */
bool zl_string_match(const zl_string *string, zl_tokens *tokens,
                     uint32_t position, uint32_t stop, bool at_begin,
                     zl_occurrences *out);

#endif
