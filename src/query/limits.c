/* limits.c -- how far a match may reach. */
#include "query/limits.h"

#include "query/field.h"

zili_status zl_limits_find(zl_limits *out, const zl_site *site,
                           const zl_node *query)
{
    const zl_segment *segment = site->segment;

    *out = (zl_limits){
        .documents = zl_segment_ranges_named(segment, "doc"),
        .ranges = zl_segment_ranges_named(segment, "p"),
        .count = 1,
        .tokens = ZL_QUERY_SPAN_LIMIT,
    };
    for (size_t i = 0; query->kind == ZL_NODE_QUERY &&
                       i < query->children.count; i++) {
        const zl_node *clause = query->children.items[i];
        if (clause->kind != ZL_NODE_WITHIN)
            continue;
        if (!clause->text) {
            out->tokens = clause->most;
            continue;
        }
        zili_status status =
            zl_site_check_structure(site, clause);
        if (status)
            return status;
        out->ranges = zl_field_ranges(segment, zl_view_of(clause->text));
        out->count = clause->most;
        out->named = true;
        out->never = !out->ranges;
    }
    return ZILI_OK;
}

void zl_reach_start(zl_reach *reach, const zl_limits *limits)
{
    reach->limits = limits;
    zl_layer_start(&reach->documents, limits->documents);
    if (limits->ranges)
        zl_layer_start(&reach->ranges, limits->ranges);
}

/* The end of the last of the ranges that a match from `found` on may lie in:
 * they are of one document, which ends at `stop`. */
static uint32_t end_of(const zl_limits *limits, zl_stretch found,
                       uint32_t stop)
{
    const zl_ranges *ranges = limits->ranges;
    uint32_t last = zl_ranges_count(ranges) - 1;

    if (limits->count == 1 || !found.inside)
        return found.end;
    if (last - found.range > limits->count - 1)
        last = found.range + limits->count - 1;
    while (last > found.range && zl_ranges_begin(ranges, last) >= stop)
        last--;
    return zl_ranges_end(ranges, last);
}

uint32_t zl_reach_stop(zl_reach *reach, uint32_t begin, uint32_t *within)
{
    const zl_limits *limits = reach->limits;
    uint32_t stop = zl_layer_at(&reach->documents, begin).end;

    *within = stop;
    if (limits->ranges) {
        zl_stretch found = zl_layer_at(&reach->ranges, begin);
        if (!found.inside && limits->named)
            return 0;
        uint32_t end = end_of(limits, found, stop);
        stop = end < stop ? end : stop;
        if (limits->count == 1)
            *within = stop;
    }
    return stop - begin > limits->tokens ? begin + limits->tokens : stop;
}

/* The begin of the first of the ranges that a match in `found` may lie in. */
static uint32_t begin_of(const zl_limits *limits, zl_stretch found)
{
    uint32_t before = limits->count - 1;

    if (!found.inside && found.range == 0)
        return 0;
    if (!found.inside)
        return limits->named ? 0
                             : zl_ranges_end(limits->ranges, found.range - 1);
    if (before == 0)
        return found.begin;
    return before < found.range
               ? zl_ranges_begin(limits->ranges, found.range - before)
               : 0;
}

uint32_t zl_reach_begin(zl_reach *reach, uint32_t token)
{
    const zl_limits *limits = reach->limits;
    zl_stretch document = zl_layer_at(&reach->documents, token);
    uint32_t begin = document.inside ? document.begin : 0;

    if (token - begin >= limits->tokens)
        begin = token - limits->tokens + 1;
    if (limits->ranges) {
        uint32_t first = begin_of(limits, zl_layer_at(&reach->ranges, token));
        begin = first > begin ? first : begin;
    }
    return begin;
}

double zl_limits_room(const zl_limits *limits, uint32_t tokens)
{
    const zl_ranges *ranges = limits->ranges ? limits->ranges
                                             : limits->documents;
    double room = (double)tokens / (zl_ranges_count(ranges) + 1.0);

    if (limits->ranges)
        room *= limits->count;
    return room < limits->tokens ? room : limits->tokens;
}
