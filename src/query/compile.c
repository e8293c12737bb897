/* compile.c -- a pattern made ready for one segment: from the tree to steps. */
#include "query/compile.h"

#include "base/fail.h"
#include "base/mem.h"
#include "query/lookup.h"
#include "query/recut.h"

#define STRING_TYPE_STEPS 12 /* to look for a string in a type */

/* ---- strings ---- */

/* An occurrence begins with one of the first types, and has one of the
 * rarest. */
static bool shape_string(const zl_string *string, size_t column,
                         zl_shape *shape)
{
    zl_need need = { .types = zl_string_first(string), .column = column };
    bool enough = zl_shape_add_token(shape, need);

    need.types = zl_string_rarest(string, &need.most);
    shape->most = ZL_QUERY_SPAN_LIMIT;
    shape->exact = false;
    return enough && zl_array_push(&shape->needs, need);
}

/* Look a string up, and give it to the program; its number. */
static uint32_t make_string(zl_compiler *it, const zl_node *node)
{
    zl_budget *budget = it->site.lookups;

    zl_budget_take(budget, (uint64_t)zl_attribute_types(it->keys->attribute) *
                               STRING_TYPE_STEPS);
    if (budget->spent) {
        it->status = zl_lookup_fail(it->site.err);
        return ZL_NONE;
    }
    zl_string *string =
        zl_string_new(zl_view_of(node->text), zl_site_folds(&it->site, node),
                      it->expander->profile.cut, it->site.segment, it->keys);

    if (!string)
        return zl_compile_no_memory(it);
    if (!zl_array_push(&it->program->strings, string)) {
        zl_string_free(string);
        return zl_compile_no_memory(it);
    }
    return (uint32_t)it->program->strings.count - 1;
}

static uint32_t compile_string(zl_compiler *it, const zl_node *node,
                               uint32_t next, zl_shape *shape)
{
    uint32_t item = zl_known_item(it, node);

    if (item == ZL_NONE) {
        item = make_string(it, node);
        zl_know_item(it, node, item);
    }
    if (it->status)
        return ZL_NONE;
    const zl_string *string = it->program->strings.items[item];
    if (!shape_string(string, node->column, shape))
        return zl_compile_no_memory(it);
    if (zl_string_is_nowhere(string) || next == ZL_NONE)
        return ZL_NONE;
    return zl_emit_plain(it, ZL_OP_STRING, item, next);
}

/* ---- one after the other, and repeated ---- */

static uint32_t compile_sequence(zl_compiler *it, const zl_node *node,
                                 uint32_t next, zl_shape *shape)
{
    shape->exact = true;
    for (size_t i = node->children.count; !it->status && i-- > 0;) {
        const zl_node *child = node->children.items[i];
        zl_shape before = { 0 };
        next = zl_compile(it, child, next, &before);
        if (child->touching && next != ZL_NONE)
            next = zl_emit_plain(it, ZL_OP_TOUCH, 0, next);
        before.exact = before.exact && !child->touching;
        if (!zl_shape_put_before(shape, &before))
            zl_compile_no_memory(it);
        zl_shape_clear(&before);
    }
    return it->status ? ZL_NONE : next;
}

static bool is_any_token(const zl_node *node)
{
    while ((node->kind == ZL_NODE_EITHER || node->kind == ZL_NODE_SEQUENCE) &&
           node->children.count == 1)
        node = node->children.items[0];
    return node->kind == ZL_NODE_TOKEN && node->children.count == 0 &&
           node->label == ZL_LABEL_NONE && !node->target;
}

/* `least` to `most` tokens, whatever they are; at most one GAP. */
static uint32_t emit_gap(zl_compiler *it, uint32_t least, uint32_t most,
                         uint32_t next)
{
    zl_condition *any = NULL;
    uint32_t entry = next;

    if (most > least && next != ZL_NONE) {
        uint32_t gap = zl_emit(it, (zl_step){ ZL_OP_GAP, .next = next,
                                           .item = it->program->gaps++,
                                           .most = most - least,
                                           .element = it->element,
                                           .label = ZL_LABEL_NONE });
        entry = zl_emit_split(it, gap, next);
    }
    if (least > 0)
        it->status = it->status ? it->status
                                : zl_condition_new(&any, &it->site, NULL);
    uint32_t item = any ? zl_compile_keep(it, any) : ZL_NONE;
    for (uint32_t i = 0; !it->status && entry != ZL_NONE && i < least; i++)
        entry = zl_emit_plain(it, ZL_OP_TOKEN, item, entry);
    return it->status ? ZL_NONE : entry;
}

/* Once more each time round: from `loop`, a SPLIT that is still to be set. */
static uint32_t compile_loop(zl_compiler *it, const zl_node *child,
                             uint32_t next, bool once, zl_shape *shape)
{
    uint32_t loop = zl_emit(it, (zl_step){ ZL_OP_SPLIT,
                                        .label = ZL_LABEL_NONE });

    if (it->status)
        return ZL_NONE;
    uint32_t body = zl_compile(it, child, loop, shape);
    if (it->status || body == ZL_NONE)
        return once ? ZL_NONE : next;
    it->program->steps.items[loop].next = body;
    it->program->steps.items[loop].other = next;
    return once ? body : loop;
}

/* The child `least` to `most` times; `*shape` is that of one. */
static uint32_t compile_times(zl_compiler *it, const zl_node *node,
                              uint32_t next, zl_shape *shape)
{
    const zl_node *child = node->children.items[0];
    uint32_t entry = next, copies = node->least;

    if (node->most == ZL_UNLIMITED) {
        entry = compile_loop(it, child, next, copies > 0, shape);
        copies -= copies > 0;
    }
    for (uint32_t i = copies; node->most != ZL_UNLIMITED && i < node->most;
         i++) {
        zl_shape_clear(shape);
        uint32_t body = zl_compile(it, child, entry, shape);
        if (it->status || body == ZL_NONE)
            break;
        entry = zl_emit_split(it, body, next);
    }
    for (uint32_t i = 0; !it->status && entry != ZL_NONE && i < copies; i++) {
        zl_shape_clear(shape);
        entry = zl_compile(it, child, entry, shape);
    }
    return it->status ? ZL_NONE : entry;
}

static uint32_t compile_repeat(zl_compiler *it, const zl_node *node,
                               uint32_t next, zl_shape *shape)
{
    if (is_any_token(node->children.items[0])) {
        uint32_t most = node->most;
        if (most > ZL_QUERY_SPAN_LIMIT)
            most = ZL_QUERY_SPAN_LIMIT;
        zl_shape_add_any(shape, node->least, most);
        return next == ZL_NONE ? ZL_NONE
                               : emit_gap(it, node->least, most, next);
    }
    uint32_t entry = next == ZL_NONE
                         ? zl_compile(it, node->children.items[0], next, shape)
                         : compile_times(it, node, next, shape);
    if (!zl_shape_repeat(shape, node->least, node->most))
        return zl_compile_no_memory(it);
    return entry;
}

/* ---- structures ---- */

/* Find ranges that carry `name`, and those of them that fit the value `node`
 * has at number `child`. False: failed, or the segment has none. */
static bool find_ranges(zl_compiler *it, const zl_node *node, size_t child,
                        uint32_t *source, uint8_t **ranges)
{
    const zl_site *site = &it->site;
    zl_field field;
    bool valued = node->children.count > child;

    if (!zl_field_find(&field, site->corpus, site->number,
                       zl_view_of(node->text))) {
        it->status = zl_site_check_field(site, node);
        return false;
    }
    *source = zl_sources_ranges(site->sources, field.ranges);
    if (*source == ZL_NONE) {
        zl_compile_no_memory(it);
        return false;
    }
    if (valued)
        it->status =
            zl_condition_ranges(ranges, site, &field, node->relation,
                                node->children.items[child]);
    return !it->status;
}

/* Something begins where a range of the source does. */
static void shape_place(zl_compiler *it, uint32_t source, size_t column,
                        zl_shape *shape)
{
    zl_need need = { .ranges = it->site.sources->ranges.items[source],
                     .column = column };

    if (!zl_shape_add_place(shape, need))
        zl_compile_no_memory(it);
}

static uint32_t compile_edge(zl_compiler *it, const zl_node *node,
                             uint32_t next, zl_shape *shape)
{
    zl_edge edge = { .closing = node->closing };

    if (!find_ranges(it, node, 0, &edge.source, &edge.ranges))
        return ZL_NONE;
    edge.documents = zl_sources_ranges(
        it->site.sources, zl_segment_ranges_named(it->site.segment, "doc"));
    if (edge.documents == ZL_NONE)
        zl_compile_no_memory(it);
    if (!edge.closing)
        shape_place(it, edge.source, node->column, shape);
    if (!zl_array_push(&it->program->edges, edge)) {
        zl_free(edge.ranges);
        return zl_compile_no_memory(it);
    }
    if (next == ZL_NONE)
        return ZL_NONE;
    return zl_emit_plain(it, ZL_OP_EDGE,
                         (uint32_t)it->program->edges.count - 1, next);
}

/* Enter a new element; its number, ZL_NONE: failed, or there is none. */
static uint32_t enter_element(zl_compiler *it, const zl_node *node,
                              bool filled)
{
    zl_element element = { .filled = filled, .outer = it->element };

    if (!find_ranges(it, node, filled ? 1 : 2, &element.source,
                     &element.ranges))
        return ZL_NONE;
    if (!zl_array_push(&it->program->elements, element)) {
        zl_free(element.ranges);
        return zl_compile_no_memory(it);
    }
    it->element = (uint32_t)it->program->elements.count - 1;
    return it->element;
}

static uint32_t leave_element(zl_compiler *it, uint32_t element,
                              uint32_t entry)
{
    it->element = it->program->elements.items[element].outer;
    if (it->status || entry == ZL_NONE)
        return ZL_NONE;
    return zl_emit_plain(it, ZL_OP_OPEN, element, entry);
}

static uint32_t compile_element(zl_compiler *it, const zl_node *node,
                                uint32_t next, zl_shape *shape)
{
    uint32_t element = enter_element(it, node, true);

    if (element == ZL_NONE) {
        if (!it->status)
            zl_compile(it, node->children.items[0], ZL_NONE, shape);
        return ZL_NONE;
    }
    if (next != ZL_NONE)
        next = zl_emit_plain(it, ZL_OP_CLOSE, element, next);
    uint32_t entry = zl_compile(it, node->children.items[0], next, shape);
    zl_shape before = { 0 };
    shape_place(it, it->program->elements.items[element].source, node->column,
                &before);
    if (!zl_shape_put_before(shape, &before))
        zl_compile_no_memory(it);
    zl_shape_clear(&before);
    return leave_element(it, element, entry);
}

/* One of the two, up to `most` tokens, the other. */
static uint32_t compile_pair(zl_compiler *it, const zl_node *node,
                             size_t first, uint32_t next, zl_shape *shape)
{
    zl_shape gap = { 0 }, before = { 0 };
    uint32_t entry =
        zl_compile(it, node->children.items[1 - first], next, shape);

    if (!it->status && entry != ZL_NONE)
        entry = emit_gap(it, 0, node->most, entry);
    zl_shape_add_any(&gap, 0, node->most);
    if (!it->status)
        entry = zl_compile(it, node->children.items[first], entry, &before);
    if (!zl_shape_put_before(shape, &gap) ||
        !zl_shape_put_before(shape, &before))
        zl_compile_no_memory(it);
    zl_shape_clear(&gap);
    zl_shape_clear(&before);
    return it->status ? ZL_NONE : entry;
}

/* In both orders. */
static uint32_t compile_pairs(zl_compiler *it, const zl_node *node,
                              uint32_t next, zl_shape *shape)
{
    zl_shapes both = { 0 };
    zl_typeset *types = NULL;
    uint32_t entry = ZL_NONE;

    for (size_t first = 0; !it->status && first < 2; first++) {
        zl_shape one = { 0 };
        uint32_t begin = compile_pair(it, node, first, next, &one);
        if (!it->status && begin != ZL_NONE &&
            !zl_shapes_add(&both, &one))
            zl_compile_no_memory(it);
        entry = zl_emit_split(it, begin, entry);
        zl_shape_clear(&one);
    }
    if (!it->status && zl_shapes_join(&both, it->site.segment,
                                      zl_compile_needed(it, &both), shape,
                                      &types))
        zl_compile_keep_set(it, types);
    else
        zl_compile_no_memory(it);
    zl_shapes_clear(&both);
    return it->status ? ZL_NONE : entry;
}

static uint32_t compile_near(zl_compiler *it, const zl_node *node,
                             uint32_t next, zl_shape *shape)
{
    uint32_t element;

    if (!node->text)
        return compile_pairs(it, node, next, shape);
    element = enter_element(it, node, false);
    if (element == ZL_NONE) {
        if (!it->status)
            compile_pairs(it, node, ZL_NONE, shape);
        return ZL_NONE;
    }
    if (next != ZL_NONE)
        next = zl_emit_plain(it, ZL_OP_CLOSE, element, next);
    uint32_t entry = compile_pairs(it, node, next, shape);
    shape->exact = false;
    return leave_element(it, element, entry);
}

/* ---- any node ---- */

uint32_t zl_compile(zl_compiler *it, const zl_node *node, uint32_t next,
                    zl_shape *shape)
{
    if (it->status)
        return ZL_NONE;
    switch (node->kind) {
    case ZL_NODE_WORD:
    case ZL_NODE_REGEX:
    case ZL_NODE_TOKEN:
        return zl_compile_token(it, node, next, shape);
    case ZL_NODE_STRING:
        return compile_string(it, node, next, shape);
    case ZL_NODE_THEME:
    case ZL_NODE_EITHER:
        return zl_compile_either(it, node, next, shape);
    case ZL_NODE_SEQUENCE:
        return compile_sequence(it, node, next, shape);
    case ZL_NODE_REPEAT:
        return compile_repeat(it, node, next, shape);
    case ZL_NODE_EDGE:
        return compile_edge(it, node, next, shape);
    case ZL_NODE_ELEMENT:
        return compile_element(it, node, next, shape);
    case ZL_NODE_NEAR:
        return compile_near(it, node, next, shape);
    default:
        it->status = zl_site_fail(&it->site, node,
                                  "a pattern of a theme has no clauses.");
        return ZL_NONE;
    }
}

/* ---- the whole ---- */

static zili_status compile_all(void *user, const zl_node *tree,
                               const char *lang)
{
    zl_compiler *it = user;
    zl_program *program = it->program;
    uint32_t end = zl_emit_plain(it, ZL_OP_END, 0, ZL_NONE);

    (void)lang;
    program->entry = zl_compile(it, tree, end, &program->shape);
    if (!it->status && !zl_program_find_begins(program, it->site.segment,
                                               it->keys->attribute))
        zl_compile_no_memory(it);
    return it->status;
}

zili_status zl_program_make(zl_program *program, const zl_site *site,
                            const zl_node *pattern, zl_keys *keys)
{
    zl_expander expander = { site->whole, site->lists.themes,
                             zl_profile_of(site->corpus), site->err, NULL };
    zl_compiler it = { .program = program,
                       .site = *site,
                       .expander = &expander,
                       .keys = keys,
                       .element = ZL_NONE };

    *program = (zl_program){ .entry = ZL_NONE, .labels = site->labels };
    zili_status status =
        zl_expand_tree(&expander, pattern, NULL, compile_all, &it);
    zl_array_clear(&it.langs);
    zl_compile_forget(&it);
    zl_expander_clear(&expander);
    return status;
}
