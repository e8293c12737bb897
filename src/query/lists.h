/* lists.h -- what the user has brought for queries to name. */
#ifndef ZL_QUERY_LISTS_H
#define ZL_QUERY_LISTS_H

#include "query/themes.h"
#include "text/lemmas.h"

/* All of it lent; NULL: there is none. */
typedef struct zl_lists {
    const zl_themes *themes; /* what @name means */
    const zl_lemmas *lemmas; /* what [lemma="go"] means, whatever the index
                                calls so */
} zl_lists;

#endif
