/* direct_part.h -- a tree made ready for bare tokens. */
#ifndef ZL_QUERY_DIRECT_PART_H
#define ZL_QUERY_DIRECT_PART_H

#include "query/row.h"
#include "query/themes.h"
#include "query/tree.h"
#include "text/profile.h"

typedef struct zl_direct_part zl_direct_part;

/* A node of the tree; a theme has become its patterns. */
struct zl_direct_part {
    zl_node_kind kind;
    bool touching;    /* nothing stands before it */
    bool any, wild;   /* a word: nothing but *; with * or ? */
    const char *lang; /* only in regions of this language; NULL: in all */
    unsigned folds;   /* what is folded in a word or a string … */
    zl_str key;       /* … and its key */
    ZL_ARRAY(zl_direct_part *) children;
};

/* Make a part of `tree`, the tree of the query `whole`, with words cut as
 * `profile` cuts them; `themes` (may be NULL) and `words`, which learns what
 * keys are wanted, are lent. Fails with ZILI_EUSAGE (an unknown theme, or
 * themes asked for and none given), as zl_recut(), and ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_direct_part_new(zl_direct_part **out,
                                               const zl_node *tree,
                                               const char *whole,
                                               const zl_themes *themes,
                                               zl_profile profile,
                                               zl_vocabulary *words,
                                               zili_error *err);
void zl_direct_part_free(zl_direct_part *part);

#endif
