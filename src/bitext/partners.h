/* partners.h -- which regions of an index are aligned with each other. */
#ifndef ZL_BITEXT_PARTNERS_H
#define ZL_BITEXT_PARTNERS_H

#include "base/array.h"
#include "reader/corpus.h"
#include "reader/scope.h"

/* Regions of different languages; a comes before b. */
typedef struct zl_partner {
    uint32_t a, b;
} zl_partner;

typedef ZL_ARRAY(zl_partner) zl_partner_list;

/* Of a document in the scope: its first region, and the first of another
 * language, or ZL_NONE; SIZE_MAX: it is in no pair with another document. */
typedef struct zl_candidate {
    uint32_t document, first, second;
    size_t other; /* the number of its partner in the list */
} zl_candidate;

typedef ZL_ARRAY(zl_candidate) zl_candidates;

/* In the order of their regions a. `pairs` is NULL, "names" or a path, as in
 * zili_bitext_options. A document that is in a pair with another one is in
 * none with itself. Fails with ZILI_EUSAGE (a row of the file that cannot be:
 * which line), ZILI_EFORMAT, ZILI_EIO, ZILI_ENOMEM. Time: O(regions), and
 * O(documents log documents) with `pairs`. */
ZILI_MUST_CHECK zili_status zl_partners_find(zl_partner_list *out,
                                             const zili_corpus *corpus,
                                             const char *pairs,
                                             zili_error *err);

/* The two ways: `other` is set. */
ZILI_MUST_CHECK zili_status zl_partners_by_name(zl_candidates *all,
                                                const zili_corpus *corpus,
                                                zili_error *err);
ZILI_MUST_CHECK zili_status zl_partners_by_table(zl_candidates *all,
                                                 const zili_corpus *corpus,
                                                 const char *path,
                                                 zili_error *err);

/* Whether the regions of the corpus have more than one language at all. Time:
 * O(languages). */
bool zl_partners_possible(const zili_corpus *corpus);

#endif
