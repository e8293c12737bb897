/* regex.h -- a regular expression over the words of a lexicon.
 *
 * It is PCRE2's, for Unicode, and must match the whole of what it is matched
 * against: a key, that is, a word (or a value of another attribute) folded as
 * the flags say (keys.h; without flags too, for then é in one character and in
 * two are the same). The expression is folded in its characters alike:
 * regex_fold.h. With %c escapes and classes make no difference of case
 * either. So under %c \p{Lu} finds nothing, for a key has no capitals, and
 * under %d é and [é] are e and [e], but [à-ü] stays, and finds nothing.
 *
 * . is any character, what comes after a line too. */
#ifndef ZL_QUERY_REGEX_H
#define ZL_QUERY_REGEX_H

#include "query/tree.h"

#include <zili/error.h>

typedef struct zl_regex zl_regex;

typedef enum zl_regex_answer {
    ZL_REGEX_NO,
    ZL_REGEX_YES,
    ZL_REGEX_LIMIT, /* it would take too long: zl_regex_fail() */
    ZL_REGEX_NO_MEMORY
} zl_regex_answer;

/* ---- before any corpus: for the parser ---- */

/* Whether no character of `text` is a sign of an expression, and what it
 * stands for then, without \: appended to `plain`. Ask `failed` of it. */
bool zl_regex_is_plain(zl_view text, zl_str *plain);

/* Refuse what is no regular expression, `text` at byte `column` of the query
 * `whole`: ZILI_EUSAGE with the column of the fault; ZILI_ENOMEM.
 * Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_regex_check(zl_view text, size_t column,
                                           const char *whole,
                                           zili_error *err);

/* ---- for one way to fold ---- */

/* Make ready the REGEX `node` of the query `whole` for keys that are folded by
 * `folds`, ZL_FOLD_…. On success `*out` is the caller's. It is for one thread
 * at a time. Fails as zl_regex_check(), and with ZILI_EIO where ICU lacks its
 * data. Time: some microseconds. */
ZILI_MUST_CHECK zili_status zl_regex_new(zl_regex **out, const zl_node *node,
                                         unsigned folds, const char *whole,
                                         zili_error *err);
void zl_regex_free(zl_regex *regex);

/* What every key begins with that matches; may be empty. Lent. */
zl_view zl_regex_prefix(const zl_regex *regex);

/* Whether it is no pattern: the prefix matches and nothing else. */
bool zl_regex_is_literal(const zl_regex *regex);

/* Whether the whole of `key` matches. Any bytes: what is not UTF-8 does not.
 * What cannot match for lack of its prefix or of other characters is answered
 * without trying. Time: bounded, whatever the expression. */
zl_regex_answer zl_regex_match(zl_regex *regex, zl_view key);

/* What all matches since the last time that it was asked have cost: budget.h,
 * about. */
uint64_t zl_regex_take_steps(zl_regex *regex);

/* Fail, with ZILI_EUSAGE and the column of `node`, for the word at which the
 * answer was ZL_REGEX_LIMIT; with ZILI_ENOMEM for ZL_REGEX_NO_MEMORY. */
zili_status zl_regex_fail(zl_regex_answer answer, const zl_node *node,
                          zl_view word, const char *whole, zili_error *err);

#endif
