/* condition_holds.c -- whether a condition is true. */
#include "query/condition.h"

#include "query/number.h"

#include <string.h>

/* What it costs beside one step: to read two operands and compare them, to
 * begin to fold them. */
#define COMPARE_STEPS 5
#define FOLD_STEPS 10

static uint32_t place_of(const zl_binding *binding, int label)
{
    switch (label) {
    case ZL_LABEL_NONE:
        return binding->position;
    case ZL_LABEL_MATCH:
        return binding->begin;
    case ZL_LABEL_MATCHEND:
        return binding->end - 1;
    default:
        return binding->labels[label];
    }
}

/* ---- operands ---- */

/* False where a label has no token, or the structure is not there. */
static bool text_of(const zl_operand *operand, zl_tokens *tokens,
                    const zl_binding *binding, zl_view *text)
{
    uint32_t at = place_of(binding, operand->label);

    if (at == ZL_NONE)
        return false;
    if (operand->kind == ZL_OPERAND_FIELD) {
        zl_stretch found = zl_tokens_stretch(tokens, operand->source, at);
        const char *value = found.inside
                                ? zl_field_value(&operand->field, found.range)
                                : NULL;
        *text = zl_view_of(value);
        return value != NULL;
    }
    *text = zl_view_of("");
    if (operand->kind == ZL_OPERAND_EMPTY)
        return true;
    const zl_attribute *attribute = tokens->lines[operand->source].attribute;
    uint32_t type = zl_tokens_type(tokens, operand->source, at);
    *text = zl_facet_of(attribute, type, operand->facet, operand->lemmas);
    return true;
}

static bool number_of(const zl_operand *operand, zl_tokens *tokens,
                      const zl_binding *binding, double *number)
{
    zl_view text;

    if (operand->kind == ZL_OPERAND_NUMBER) {
        *number = operand->number;
        return true;
    }
    if (operand->kind == ZL_OPERAND_DISTANCE) {
        uint32_t from = place_of(binding, operand->label);
        uint32_t to = place_of(binding, operand->other);
        *number = (double)to - (double)from;
        if (operand->absolute && *number < 0)
            *number = -*number;
        return from != ZL_NONE && to != ZL_NONE;
    }
    return text_of(operand, tokens, binding, &text) &&
           zl_number_read(text, number);
}

static bool compare_numbers(const zl_condition *condition, zl_tokens *tokens,
                            const zl_binding *binding)
{
    double left, right;

    return number_of(&condition->left, tokens, binding, &left) &&
           number_of(&condition->right, tokens, binding, &right) &&
           zl_number_holds(condition->relation, left, right);
}

static bool compare_texts(const zl_condition *condition, zl_tokens *tokens,
                          const zl_binding *binding, zl_scratch *scratch)
{
    bool unequal = condition->relation == ZL_UNEQUAL;
    zl_view left, right;

    if (!text_of(&condition->left, tokens, binding, &left) ||
        !text_of(&condition->right, tokens, binding, &right))
        return false;
    if (zl_view_same(left, right))
        return !unequal;
    scratch->steps += FOLD_STEPS + left.size + right.size;
    zl_str_empty(&scratch->left);
    zl_str_empty(&scratch->right);
    zl_fold_add_as(scratch->fold, condition->folds, left, &scratch->left);
    zl_fold_add_as(scratch->fold, condition->folds, right, &scratch->right);
    return zl_view_same(zl_str_view(&scratch->left),
                        zl_str_view(&scratch->right)) != unequal;
}

/* ---- conditions ---- */

static bool types_hold(const zl_condition *condition, zl_tokens *tokens,
                       uint32_t at)
{
    return at != ZL_NONE &&
           zl_typeset_has(&condition->types,
                          zl_tokens_type(tokens, condition->source, at));
}

static bool ranges_hold(const zl_condition *condition, zl_tokens *tokens,
                        uint32_t at)
{
    if (at == ZL_NONE)
        return false;
    zl_stretch found = zl_tokens_stretch(tokens, condition->source, at);
    return found.inside &&
           (condition->ranges[found.range / 8] >> found.range % 8 & 1);
}

/* Whether one of the children is `wanted`. */
static bool some_child(const zl_condition *condition, bool wanted,
                       zl_tokens *tokens, const zl_binding *binding,
                       zl_scratch *scratch)
{
    for (size_t i = 0; i < condition->children.count; i++)
        if (zl_condition_holds(condition->children.items[i], tokens, binding,
                               scratch) == wanted)
            return true;
    return false;
}

bool zl_condition_holds(const zl_condition *condition, zl_tokens *tokens,
                        const zl_binding *binding, zl_scratch *scratch)
{
    uint32_t at = place_of(binding, condition->label);

    scratch->steps++;
    switch (condition->kind) {
    case ZL_CONDITION_TYPES:
        return types_hold(condition, tokens, at);
    case ZL_CONDITION_RANGES:
        return ranges_hold(condition, tokens, at);
    case ZL_CONDITION_COMPARE:
        scratch->steps += COMPARE_STEPS;
        return condition->numeric
                   ? compare_numbers(condition, tokens, binding)
                   : compare_texts(condition, tokens, binding, scratch);
    case ZL_CONDITION_BOUND:
        return at != ZL_NONE;
    case ZL_CONDITION_ANY:
        return some_child(condition, true, tokens, binding, scratch);
    case ZL_CONDITION_ALL:
    case ZL_CONDITION_NONE:
        break;
    }
    /* of NONE, which has one child, and of ALL */
    bool none = condition->kind == ZL_CONDITION_NONE;
    return !some_child(condition, none, tokens, binding, scratch);
}
