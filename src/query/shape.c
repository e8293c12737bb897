/* shape.c -- what every match of a pattern must have, and where. */
#include "query/shape.h"

#include "base/mem.h"

#define LIMIT ZL_QUERY_SPAN_LIMIT

static uint32_t capped(uint64_t number)
{
    return number < LIMIT ? (uint32_t)number : LIMIT;
}

void zl_shape_clear(zl_shape *shape)
{
    zl_array_clear(&shape->needs);
    *shape = (zl_shape){ 0 };
}

bool zl_shape_add_token(zl_shape *shape, zl_need need)
{
    bool fixed = shape->least == shape->most;

    shape->exact = (shape->exact || shape->most == 0) && fixed;
    need.least = shape->least;
    need.most = shape->most;
    shape->least = capped((uint64_t)shape->least + 1);
    shape->most = capped((uint64_t)shape->most + 1);
    return zl_array_push(&shape->needs, need);
}

bool zl_shape_add_place(zl_shape *shape, zl_need need)
{
    shape->exact = false;
    need.least = shape->least;
    need.most = shape->most;
    return zl_array_push(&shape->needs, need);
}

void zl_shape_add_any(zl_shape *shape, uint32_t least, uint32_t most)
{
    shape->exact = (shape->exact || shape->most == 0) && least == most;
    shape->least = capped((uint64_t)shape->least + least);
    shape->most = capped((uint64_t)shape->most + most);
}

bool zl_shape_put_before(zl_shape *shape, zl_shape *before)
{
    bool enough = zl_array_reserve(&before->needs, shape->needs.count);

    for (size_t i = 0; enough && i < shape->needs.count; i++) {
        zl_need need = shape->needs.items[i];
        need.least = capped((uint64_t)need.least + before->least);
        need.most = capped((uint64_t)need.most + before->most);
        before->needs.items[before->needs.count++] = need;
    }
    before->least = capped((uint64_t)before->least + shape->least);
    before->most = capped((uint64_t)before->most + shape->most);
    before->exact = before->exact && shape->exact;
    zl_shape_clear(shape);
    *shape = *before;
    *before = (zl_shape){ 0 };
    return enough;
}

bool zl_shape_repeat(zl_shape *shape, uint32_t least, uint32_t most)
{
    bool fixed = shape->least == shape->most && shape->exact;
    size_t count = shape->needs.count;
    uint32_t size = shape->least;
    uint32_t copies = fixed && least < 8 ? least : least > 0;
    bool enough = true;

    if (copies == 0)
        shape->needs.count = 0;
    for (uint32_t i = 1; enough && i < copies; i++)
        for (size_t k = 0; enough && k < count; k++) {
            zl_need need = shape->needs.items[k];
            need.least = need.most = capped(need.least + i * size);
            enough = zl_array_push(&shape->needs, need);
        }
    shape->least = capped((uint64_t)shape->least * least);
    shape->most = capped((uint64_t)shape->most * most);
    shape->exact = fixed && least == most && copies == least;
    return enough;
}

const zl_need *zl_shape_rarest(const zl_shape *shape)
{
    const zl_need *rarest = NULL;

    for (size_t i = 0; i < shape->needs.count; i++) {
        const zl_need *need = &shape->needs.items[i];
        if (need->types &&
            (!rarest || zl_need_tokens(need) < zl_need_tokens(rarest)))
            rarest = need;
    }
    return rarest;
}

/* ---- alternatives ---- */

void zl_shapes_clear(zl_shapes *shapes)
{
    zl_shape_clear(&shapes->only);
    zl_shape_clear(&shapes->all);
    zl_typeset_clear(&shapes->types);
    *shapes = (zl_shapes){ 0 };
}

static bool add_need(zl_shapes *shapes, const zl_need *need)
{
    const zl_typeset *types = need->types;

    if (shapes->count == 0)
        shapes->need = *need;
    if (need->source != shapes->need.source || types->others) {
        shapes->open = true;
        return true;
    }
    if (need->least < shapes->need.least)
        shapes->need.least = need->least;
    if (need->most > shapes->need.most)
        shapes->need.most = need->most;
    for (size_t i = 0; i < types->places.count; i++)
        if (!zl_typeset_add(&shapes->types, types->places.items[i]))
            return false;
    return true;
}

bool zl_shapes_add(zl_shapes *shapes, zl_shape *shape)
{
    const zl_need *need = zl_shape_rarest(shape);
    bool enough = true;

    if (!need)
        shapes->open = true;
    if (!shapes->open)
        enough = add_need(shapes, need);
    if (shapes->count == 0 || shape->least < shapes->all.least)
        shapes->all.least = shape->least;
    if (shape->most > shapes->all.most)
        shapes->all.most = shape->most;
    if (shapes->count++ == 0)
        shapes->only = *shape;
    else
        zl_shape_clear(shape);
    *shape = (zl_shape){ 0 };
    return enough;
}

bool zl_shapes_join(zl_shapes *shapes, const zl_segment *segment,
                    const zl_attribute *attribute, zl_shape *out,
                    zl_typeset **types)
{
    bool enough = true;

    *types = NULL;
    if (shapes->count == 1) {
        *out = shapes->only;
        shapes->only = (zl_shape){ 0 };
    } else {
        *out = shapes->all;
    }
    if (shapes->count > 1 && !shapes->open) {
        *types = zl_alloc(sizeof **types);
        enough = *types && zl_array_reserve(&out->needs, 1) &&
                 zl_typeset_seal(&shapes->types, segment, attribute);
    }
    if (!enough) {
        zl_free(*types);
        *types = NULL;
    }
    if (*types) {
        **types = shapes->types;
        shapes->types = (zl_typeset){ 0 };
        shapes->need.types = *types;
        shapes->need.condition = 0;
        out->needs.items[out->needs.count++] = shapes->need;
    }
    zl_shapes_clear(shapes);
    return enough;
}
