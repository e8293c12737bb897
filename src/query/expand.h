/* expand.h -- what is looked for where a query has a word or a theme.
 *
 * A query is made ready for a corpus (program.h) or for bare tokens
 * (direct_part.h): both from the same trees, which come from here. */
#ifndef ZL_QUERY_EXPAND_H
#define ZL_QUERY_EXPAND_H

#include "query/themes.h"
#include "text/profile.h"

/* What whoever makes parts knows. Clear it at the end. */
typedef struct zl_expander {
    const char *whole;       /* the query, for failures */
    const zl_themes *themes; /* or NULL */
    zl_profile profile;      /* as which words are cut */
    zili_error *err;
    zl_node ***cuts; /* by theme and pattern: its tree, cut; NULL where it is
                        right as it is, or no one has asked for the theme */
} zl_expander;

void zl_expander_clear(zl_expander *expander);

/* Takes a tree, which is lent for the call; that of a theme until the expander
 * is cleared. Matches count in regions of `lang` alone, unless it is NULL. */
typedef zili_status zl_expand_fn(void *user, const zl_node *tree,
                                 const char *lang);

/* Give `tree` to `take` with its words cut as the profile cuts them. Fails
 * as zl_recut() and as `take`. */
ZILI_MUST_CHECK zili_status zl_expand_tree(const zl_expander *expander,
                                           const zl_node *tree,
                                           const char *lang,
                                           zl_expand_fn *take, void *user);

/* Give `take` the patterns of the theme that `node` names, and those of the
 * themes below it, cut likewise: each is cut once, however often it is asked
 * for, and is the same tree each time. No pattern names a theme: themes.c has
 * refused those. Fails with ZILI_EUSAGE (no such theme, or no themes), and as
 * above. */
ZILI_MUST_CHECK zili_status zl_expand_theme(zl_expander *expander,
                                            const zl_node *node,
                                            zl_expand_fn *take, void *user);

#endif
