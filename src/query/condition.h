/* condition.h -- what is asked of a token, or of the tokens with labels.
 *
 * A condition of the tree (tree.h) made ready for one segment: what can be
 * looked up is a set of types, or of ranges. */
#ifndef ZL_QUERY_CONDITION_H
#define ZL_QUERY_CONDITION_H

#include "query/facet.h"
#include "query/field.h"
#include "query/site.h"
#include "query/typeset.h"

typedef enum zl_condition_kind {
    ZL_CONDITION_ALL,     /* of the children: without any it is true */
    ZL_CONDITION_ANY,     /* of the children: without any it is false */
    ZL_CONDITION_NONE,    /* the child is false */
    ZL_CONDITION_TYPES,   /* the type is in the set */
    ZL_CONDITION_RANGES,  /* it lies in one of some ranges */
    ZL_CONDITION_COMPARE, /* two operands */
    ZL_CONDITION_BOUND    /* the label has a token */
} zl_condition_kind;

typedef enum zl_operand_kind {
    ZL_OPERAND_WORD,  /* or another attribute */
    ZL_OPERAND_EMPTY, /* an attribute that only other segments have */
    ZL_OPERAND_FIELD,
    ZL_OPERAND_NUMBER,
    ZL_OPERAND_DISTANCE
} zl_operand_kind;

typedef struct zl_operand {
    zl_operand_kind kind;
    int label, other;
    uint32_t source; /* attribute or ranges, of the sources */
    zl_facet facet;
    const zl_lemmas *lemmas; /* lent; or NULL */
    zl_field field;
    double number;
    bool absolute;
} zl_operand;

typedef struct zl_condition zl_condition;

struct zl_condition {
    zl_condition_kind kind;
    int label;       /* whose token: ZL_LABEL_NONE: the one in question */
    uint32_t source; /* attribute or ranges, of the sources */
    zl_typeset types;
    uint8_t *ranges; /* by number, a bit each */
    zl_relation relation;
    unsigned folds;
    bool numeric;
    zl_operand left, right;
    ZL_ARRAY(zl_condition *) children;
};

/* Make ready a condition of the tree, or with NULL one that is always true. On
 * success `*out` is the caller's. Fails with ZILI_EUSAGE (an attribute that
 * no segment has), as zl_regex_new(), and ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_condition_new(zl_condition **out,
                                             const zl_site *site,
                                             const zl_node *node);
void zl_condition_free(zl_condition *condition);

/* One that is the set of types of the first attribute, which it takes over,
 * also where it gives NULL: without memory. */
zl_condition *zl_condition_of_types(zl_typeset *types);

/* The same for what a structure says: which ranges of a field have a value
 * like `node`, a REGEX, or by `relation` not like it; a bit each, the
 * caller's. `node` NULL: all. */
ZILI_MUST_CHECK zili_status zl_condition_ranges(uint8_t **out,
                                                const zl_site *site,
                                                const zl_field *field,
                                                zl_relation relation,
                                                const zl_node *node);

/* Whether it asks for nothing. */
static inline bool zl_condition_is_any(const zl_condition *condition)
{
    return condition->kind == ZL_CONDITION_ALL &&
           condition->children.count == 0;
}

/* ---- asking ---- */

/* What labels stand on. */
typedef struct zl_binding {
    uint32_t position; /* of the token in question, or ZL_NONE */
    uint32_t begin, end; /* of the match */
    const uint32_t *labels; /* by number; ZL_NONE: no token */
} zl_binding;

/* Room to compare in, for one thread; start from { 0 }. */
typedef struct zl_scratch {
    const zl_fold *fold;
    zl_str left, right; /* `failed` once memory ran out */
    uint64_t steps;     /* what asking has cost: budget.h */
} zl_scratch;

bool zl_condition_holds(const zl_condition *condition, zl_tokens *tokens,
                        const zl_binding *binding, zl_scratch *scratch);

#endif
