/* ready.c -- a query made ready for one segment. */
#include "query/ready.h"

#include "base/fail.h"
#include "base/mem.h"
#include "query/lookup.h"

void zl_ready_free(zl_ready *ready)
{
    if (!ready)
        return;
    zl_route_clear(&ready->route);
    zl_program_clear(&ready->program);
    for (size_t i = 0; i < ready->contained.count; i++) {
        zl_program_clear(&ready->contained.items[i]->program);
        zl_free(ready->contained.items[i]);
    }
    zl_array_clear(&ready->contained);
    zl_condition_free(ready->where);
    zl_keys_clear(&ready->keys);
    zl_sources_clear(&ready->sources);
    zl_free(ready);
}

/* What is contained is needed too, wherever it stands. */
static bool add_need(zl_ready *ready, const zl_contained *contained)
{
    const zl_need *rarest = zl_shape_rarest(&contained->program.shape);
    zl_need need;

    ready->program.shape.exact = false;
    if (contained->negated || !rarest)
        return true;
    need = *rarest;
    need.condition = 0;
    need.least = 0;
    need.most = ZL_QUERY_SPAN_LIMIT;
    return zl_array_push(&ready->program.shape.needs, need);
}

static zili_status add_contained(zl_ready *ready, const zl_site *site,
                                 const zl_node *clause)
{
    zl_contained *contained = zl_alloc(sizeof *contained);

    if (!contained)
        return zl_no_memory(site->err);
    if (!zl_array_push(&ready->contained, contained)) {
        zl_free(contained);
        return zl_no_memory(site->err);
    }
    contained->negated = clause->negated;
    zili_status status =
        zl_program_make(&contained->program, site, clause->children.items[0],
                        &ready->keys);
    if (!status && !add_need(ready, contained))
        status = zl_no_memory(site->err);
    return status;
}

/* Several conditions on labels are all to be true. */
static zili_status add_where(zl_ready *ready, const zl_site *site,
                             const zl_node *clause)
{
    zl_condition *more = NULL;
    zili_status status = ZILI_OK;

    if (!ready->where)
        status = zl_condition_new(&ready->where, site, NULL);
    if (!status)
        status = zl_condition_new(&more, site, clause->children.items[0]);
    if (!status && !zl_array_push(&ready->where->children, more)) {
        zl_condition_free(more);
        status = zl_no_memory(site->err);
    }
    return status;
}

static zili_status add_clauses(zl_ready *ready, const zl_site *site,
                               const zl_node *query)
{
    zili_status status = ZILI_OK;

    for (size_t i = 1; !status && query->kind == ZL_NODE_QUERY &&
                       i < query->children.count; i++) {
        const zl_node *clause = query->children.items[i];
        if (clause->kind == ZL_NODE_CONTAINING)
            status = add_contained(ready, site, clause);
        else if (clause->kind == ZL_NODE_WHERE)
            status = add_where(ready, site, clause);
    }
    return status;
}

static zili_status fill(zl_ready *ready, const zl_site *site,
                        const zl_node *query)
{
    const zl_attribute *words = zl_segment_attribute(site->segment, 0);
    const zl_node *pattern =
        query->kind == ZL_NODE_QUERY ? query->children.items[0] : query;

    ready->begin = zl_segment_begin(site->segment);
    ready->sources.segment = site->segment;
    ready->keys = (zl_keys){ .attribute = words, .fold = site->fold };
    if (zl_sources_attribute(&ready->sources, words) == ZL_NONE)
        return zl_no_memory(site->err);
    zili_status status = zl_limits_find(&ready->limits, site, query);
    if (!status)
        status = zl_program_make(&ready->program, site, pattern, &ready->keys);
    if (!status)
        status = add_clauses(ready, site, query);
    if (!status && !zl_route_make(&ready->route, &ready->program,
                                  &ready->limits, &ready->sources))
        status = zl_no_memory(site->err);
    return status;
}

zili_status zl_ready_new(zl_ready **out, const zl_node *query,
                         uint32_t labels, const char *whole,
                         const zl_lists *lists, const zili_corpus *corpus,
                         uint32_t number, const zl_fold *fold,
                         zili_error *err)
{
    zl_ready *ready = zl_alloc(sizeof *ready);

    *out = NULL;
    if (!ready)
        return zl_no_memory(err);
    const zl_segment *segment = zl_corpus_segment(corpus, number);
    uint64_t types = zl_attribute_types(zl_segment_attribute(segment, 0));
    zl_budget lookups = { types * ZL_LOOKUP_STEPS + ZL_LOOKUP_START, false };
    zl_site site = { .corpus = corpus,
                     .number = number,
                     .segment = segment,
                     .fold = fold,
                     .sources = &ready->sources,
                     .lists = *lists,
                     .lookups = &lookups,
                     .whole = whole,
                     .labels = labels,
                     .err = err };
    zili_status status = fill(ready, &site, query);
    if (status) {
        zl_ready_free(ready);
        return status;
    }
    *out = ready;
    return ZILI_OK;
}
