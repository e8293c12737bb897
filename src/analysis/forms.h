/* forms.h -- the forms that are counted, numbered, and what is one term.
 *
 * A step on the way to terms (terms.h). Where a corpus has one segment and
 * nothing is joined the forms are its types; else they are told apart by
 * their texts. */
#ifndef ZL_ANALYSIS_FORMS_H
#define ZL_ANALYSIS_FORMS_H

#include "analysis/terms.h"
#include "base/array.h"
#include "query/facet.h"

#include <zili/error.h>

typedef struct zl_forms {
    uint32_t count;    /* forms */
    uint32_t terms;
    uint32_t *term_of; /* by form */
    uint64_t *hits;    /* by form: in the scope */
    uint8_t *mixed;    /* by term: whether types of its key are not counted */
    bool types; /* form numbers are types of the one segment */
    bool keys;  /* what is shown of a form is its key */
    zl_map texts, names; /* of forms; of terms: keys or forms. Where types:
                            empty */
} zl_forms;

/* Number the forms of `terms`, or what `facet` says of them, of which corpus,
 * attributes and joins are there: into terms->of, by type, and the joins.
 * Clear in any case. Fails with ZILI_ENOMEM, ZILI_EIO. */
ZILI_MUST_CHECK zili_status zl_forms_make(zl_forms *forms,
                                          const zl_terms *terms,
                                          zl_term_rules rules,
                                          zl_facet facet, zili_error *err);
void zl_forms_clear(zl_forms *forms);

/* What a form looks like. */
zl_view zl_forms_text(const zl_forms *forms, const zl_terms *terms,
                      uint32_t form);

/* Count them in the stretches. False without memory. */
bool zl_forms_count(zl_forms *forms, const zl_terms *terms,
                    const zl_stretches *stretches, size_t threads);

#endif
