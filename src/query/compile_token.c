/* compile_token.c -- what is one token as steps, and steps as such. */
#include "query/compile.h"

#include "base/fail.h"
#include "base/mem.h"
#include "query/lookup.h"

/* ---- steps ---- */

uint32_t zl_compile_no_memory(zl_compiler *it)
{
    if (!it->status)
        it->status = zl_no_memory(it->site.err);
    return ZL_NONE;
}

void zl_compile_keep_set(zl_compiler *it, zl_typeset *types)
{
    if (!types || zl_array_push(&it->program->sets, types))
        return;
    zl_typeset_clear(types);
    zl_free(types);
    zl_compile_no_memory(it);
}

uint32_t zl_emit(zl_compiler *it, zl_step step)
{
    if (it->program->steps.count == ZL_PROGRAM_LIMIT && !it->status)
        it->status = zl_fail(it->site.err, ZILI_EUSAGE,
                             "The query has more than %d steps: repeat less, "
                             "or use smaller themes.",
                             ZL_PROGRAM_LIMIT);
    if (it->status)
        return ZL_NONE;
    if (!zl_array_push(&it->program->steps, step))
        return zl_compile_no_memory(it);
    return (uint32_t)it->program->steps.count - 1;
}

uint32_t zl_emit_split(zl_compiler *it, uint32_t one, uint32_t other)
{
    if (one == ZL_NONE || other == ZL_NONE || one == other)
        return one == ZL_NONE ? other : one;
    return zl_emit(it, (zl_step){ ZL_OP_SPLIT, .next = one, .other = other,
                               .label = ZL_LABEL_NONE });
}

uint32_t zl_emit_plain(zl_compiler *it, zl_op op, uint32_t item,
                           uint32_t next)
{
    return zl_emit(it, (zl_step){ op, .next = next, .item = item,
                               .element = it->element,
                               .label = ZL_LABEL_NONE });
}

/* ---- tokens ---- */

zl_condition *zl_compile_condition(zl_compiler *it, const zl_node *node)
{
    const zl_site *site = &it->site;
    zl_lookup lookup =
        zl_site_lookup(site, it->keys->attribute, ZL_FACET_FORM);
    zl_condition *condition = NULL;
    zl_typeset types = { 0 };

    if (node->kind == ZL_NODE_TOKEN) {
        const zl_node *child =
            node->children.count ? node->children.items[0] : NULL;
        it->status = zl_condition_new(&condition, site, child);
        return condition;
    }
    unsigned folds = zl_site_folds(site, node);
    it->status = node->kind == ZL_NODE_WORD
                     ? zl_lookup_word(&lookup, node, folds, &types)
                     : zl_lookup_regex(&lookup, node, folds, &types);
    if (it->status) {
        zl_typeset_clear(&types);
        return NULL;
    }
    condition = zl_condition_of_types(&types);
    if (!condition)
        zl_compile_no_memory(it);
    return condition;
}

static bool is_nowhere(const zl_condition *condition)
{
    return (condition->kind == ZL_CONDITION_TYPES &&
            zl_typeset_is_empty(&condition->types)) ||
           (condition->kind == ZL_CONDITION_ANY &&
            condition->children.count == 0);
}

uint32_t zl_compile_keep(zl_compiler *it, zl_condition *condition)
{
    if (zl_array_push(&it->program->conditions, condition))
        return (uint32_t)it->program->conditions.count - 1;
    zl_condition_free(condition);
    return zl_compile_no_memory(it);
}

/* What a condition needs: the rarest of the sets that all must be in. */
static const zl_condition *need_of(const zl_condition *condition)
{
    const zl_condition *rarest = NULL;

    if (condition->kind == ZL_CONDITION_TYPES)
        return condition;
    for (size_t i = 0; condition->kind == ZL_CONDITION_ALL &&
                       i < condition->children.count; i++) {
        const zl_condition *need = need_of(condition->children.items[i]);
        if (need &&
            (!rarest || need->types.tokens < rarest->types.tokens))
            rarest = need;
    }
    return rarest;
}

/* The shape of a token of which condition number `item` is true. */
static void shape_token(zl_compiler *it, uint32_t item, size_t column,
                        zl_shape *shape)
{
    const zl_condition *condition = it->program->conditions.items[item];
    const zl_condition *need = need_of(condition);

    if (!need) {
        zl_shape_add_any(shape, 1, 1);
    } else {
        zl_need token = { .types = &need->types,
                          .source = need->source,
                          .condition = need == condition ? item + 1 : 0,
                          .column = column };
        if (!zl_shape_add_token(shape, token))
            zl_compile_no_memory(it);
    }
    shape->exact = need == condition || zl_condition_is_any(condition);
}

uint32_t zl_compile_item(zl_compiler *it, uint32_t item, const zl_node *node,
                         uint32_t next, zl_shape *shape)
{
    bool nowhere = is_nowhere(it->program->conditions.items[item]);

    shape_token(it, item, node->column, shape);
    if (nowhere || next == ZL_NONE)
        return ZL_NONE;
    it->program->has_labels |= node->label != ZL_LABEL_NONE || node->target;
    return zl_emit(it, (zl_step){ ZL_OP_TOKEN, .next = next, .item = item,
                                  .element = it->element,
                                  .label = node->label,
                                  .target = node->target });
}

uint32_t zl_compile_asked(zl_compiler *it, zl_condition *condition,
                          const zl_node *node, uint32_t next, zl_shape *shape)
{
    uint32_t item = zl_compile_keep(it, condition);

    return it->status ? ZL_NONE
                      : zl_compile_item(it, item, node, next, shape);
}

uint32_t zl_compile_token(zl_compiler *it, const zl_node *node, uint32_t next,
                          zl_shape *shape)
{
    uint32_t item = zl_known_item(it, node);

    if (item == ZL_NONE) {
        zl_condition *condition = zl_compile_condition(it, node);
        if (!condition)
            return ZL_NONE;
        item = zl_compile_keep(it, condition);
        zl_know_item(it, node, item);
    }
    return it->status ? ZL_NONE
                      : zl_compile_item(it, item, node, next, shape);
}
