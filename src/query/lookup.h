/* lookup.h -- which types a word, an expression or a number of a query means.
 *
 * What is folded as usual stands in the index in order: a word is looked up
 * there, and what begins with certain letters is a range; a lemma is its forms,
 * word by word. All else has to be looked through. */
#ifndef ZL_QUERY_LOOKUP_H
#define ZL_QUERY_LOOKUP_H

#include "query/budget.h"
#include "query/facet.h"
#include "query/tree.h"
#include "query/typeset.h"
#include "text/fold.h"

/* Where it is looked up; all of it is lent. */
typedef struct zl_lookup {
    const zl_segment *segment;
    const zl_attribute *attribute;
    zl_facet facet;          /* what of the types is meant … */
    const zl_lemmas *lemmas; /* … of a lemma after this list */
    const zl_fold *fold;
    zl_budget *budget;
    const char *whole; /* the query, for failures */
    zili_error *err;
} zl_lookup;

/* What a query may look up in an attribute of so many types, beside some time
 * to begin with: 190 expressions that have to be tried on all of them, 1,000
 * patterns with * and ?. */
#define ZL_LOOKUP_STEPS 10000
#define ZL_LOOKUP_START 50000000

#define ZL_LOOKUP_COST 10 /* to look at a value; and as much to fold it */

/* Fail, with ZILI_EUSAGE, because the budget is spent. */
zili_status zl_lookup_fail(zili_error *err);

/* Each of these makes `out` the set of the types that fit, sealed; clear it
 * in any case. They fail with ZILI_ENOMEM, and with ZILI_EUSAGE where the
 * budget is spent. Time: O(log types + types found), where the usual is folded
 * and the beginning is given, and as much for each form of a lemma; else
 * O(types × characters). */

/* A ZL_NODE_WORD; nothing but * is any word and no punctuation. */
ZILI_MUST_CHECK zili_status zl_lookup_word(const zl_lookup *lookup,
                                           const zl_node *word,
                                           unsigned folds, zl_typeset *out);

/* A ZL_NODE_REGEX. Fails as zl_regex_new() and zl_regex_fail() too. */
ZILI_MUST_CHECK zili_status zl_lookup_regex(const zl_lookup *lookup,
                                            const zl_node *regex,
                                            unsigned folds, zl_typeset *out);

/* Types that are a number which stands in `relation` to `number`. */
ZILI_MUST_CHECK zili_status zl_lookup_number(const zl_lookup *lookup,
                                             zl_relation relation,
                                             double number, zl_typeset *out);

#endif
