/* slow_hits.h -- which ways are matches, and which matches are hits, slowly. */
#ifndef SLOW_HITS_H
#define SLOW_HITS_H

#include "slow_help.h"

/* ---- all matches, then the hits ---- */

static inline bool lies_in_one(const slow_query *slow, const char *name,
                        uint32_t count, zl_hit hit, bool named)
{
    const zl_structure *structure = slow_structure(slow, name);
    uint32_t range = slow_range(structure, hit.begin);

    if (range == ZL_NONE) {
        for (uint64_t at = hit.begin; !named && at < hit.end; at++)
            named = slow_range(structure, at) != ZL_NONE;
        return !named;
    }
    const zl_structure *docs = slow_structure(slow, "doc");
    uint64_t stop = zl_structure_end(docs, slow_range(docs, hit.begin));
    uint32_t last = range;
    while (last - range + 1 < count &&
           last + 1 < zl_structure_count(structure) &&
           zl_structure_begin(structure, last + 1) < stop)
        last++;
    return hit.end <= zl_structure_end(structure, last);
}

static inline bool contains(slow_query *slow, const zl_node *pattern,
                            zl_hit hit)
{
    bool found = false;

    for (uint64_t at = hit.begin; !found && at < hit.end; at++) {
        slow_ways ways = { 0 };
        slow_from(slow, pattern, at, &ways);
        for (size_t i = 0; i < ways.count; i++)
            found = found || (ways.items[i].end > at &&
                              ways.items[i].end <= hit.end);
        zl_array_clear(&ways);
    }
    return found;
}

static inline bool satisfies(slow_query *slow, const slow_way *way)
{
    zl_hit hit = { way->begin, way->end, way->skip, way->trim };
    const zl_node *tree = slow->tree;
    bool named = false, good = true;

    for (size_t i = 1; tree->kind == ZL_NODE_QUERY && good &&
                       i < tree->children.count; i++) {
        const zl_node *clause = tree->children.items[i];
        if (clause->kind == ZL_NODE_WITHIN && !clause->text) {
            good = hit.end - hit.begin <= clause->most;
        } else if (clause->kind == ZL_NODE_WITHIN) {
            good = lies_in_one(slow, clause->text, clause->most, hit, true);
            named = true;
        } else if (clause->kind == ZL_NODE_CONTAINING) {
            good = contains(slow, clause->children.items[0], hit) !=
                   clause->negated;
        } else if (clause->kind == ZL_NODE_WHERE) {
            good = slow_holds(slow, clause->children.items[0], way);
        }
    }
    return good && (named || lies_in_one(slow, "p", 1, hit, false));
}

/* All ways that are matches. */
static inline void find_matches(slow_query *slow, slow_ways *out)
{
    const zl_node *pattern = slow->tree->kind == ZL_NODE_QUERY
                                 ? slow->tree->children.items[0]
                                 : slow->tree;

    for (uint64_t at = 0; at < zl_corpus_tokens(slow->answers->corpus); at++) {
        slow_ways ways = { 0 };
        slow_from(slow, pattern, at, &ways);
        for (size_t i = 0; i < ways.count; i++)
            if (ways.items[i].end > at && satisfies(slow, &ways.items[i]))
                assert_true(zl_array_push(out, ways.items[i]));
        zl_array_clear(&ways);
    }
}

static inline bool is_longest(zl_strategy strategy)
{
    return strategy == ZL_STRATEGY_LONGEST || strategy == ZL_STRATEGY_UNSAID;
}

/* At each beginning the longest or shortest, by place. */
static inline void take_ends(const slow_ways *matches, bool longest,
                             zl_hits *out)
{
    for (size_t i = 0; i < matches->count; i++) {
        slow_way *way = &matches->items[i];
        zl_hit hit = { way->begin, way->end, way->skip, way->trim };
        size_t at = 0;
        while (at < out->count && !zl_hit_begins_with(out->items[at], hit))
            at++;
        if (at == out->count)
            assert_true(zl_array_push(out, hit));
        else if (zl_hit_reaches_further(hit, out->items[at]) == longest)
            out->items[at] = hit;
    }
}

static inline int in_order(const void *a, const void *b)
{
    const zl_hit *left = a, *right = b;

    if (left->begin != right->begin)
        return left->begin < right->begin ? -1 : 1;
    return (left->skip > right->skip) - (left->skip < right->skip);
}

static inline bool lies_in(zl_hit inner, zl_hit outer)
{
    bool begins = outer.begin < inner.begin ||
                  (outer.begin == inner.begin && outer.skip <= inner.skip);

    return begins && !zl_hit_reaches_further(inner, outer) &&
           (!zl_hit_begins_with(inner, outer) ||
            !zl_hit_ends_with(inner, outer));
}

/* Whether the hits leave no room for number `i`. */
static inline bool is_dropped(const zl_hits *all, size_t i,
                              zl_strategy strategy)
{
    bool dropped = false;

    for (size_t k = 0; k < all->count; k++) {
        zl_hit hit = all->items[i], other = all->items[k];
        if (strategy == ZL_STRATEGY_LONGEST)
            dropped |= lies_in(hit, other);
        if (strategy == ZL_STRATEGY_SHORTEST)
            dropped |= lies_in(other, hit);
        if (strategy == ZL_STRATEGY_STANDARD)
            dropped |= k < i && zl_hit_ends_with(hit, other);
    }
    return dropped;
}

static inline bool in_scope(zl_hit hit, const zl_scope *scope)
{
    for (size_t i = 0; scope && i < scope->count; i++)
        if (scope->intervals[i].begin <= hit.begin &&
            hit.end <= scope->intervals[i].end)
            return true;
    return scope == NULL;
}

static inline void choose(const slow_ways *matches, zl_strategy strategy,
                          bool theme, const zl_scope *scope, zl_hits *out)
{
    zl_hits all = { 0 };
    size_t kept = 0;

    take_ends(matches, is_longest(strategy), &all);
    for (size_t i = 0; i < all.count; i++)
        if (in_scope(all.items[i], scope))
            all.items[kept++] = all.items[i];
    all.count = kept;
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, in_order);
    for (size_t i = 0; i < all.count; i++) {
        bool overlaps = theme && out->count &&
                        all.items[i].begin < out->items[out->count - 1].end;
        if (!overlaps && !is_dropped(&all, i, strategy))
            assert_true(zl_array_push(out, all.items[i]));
    }
    zl_array_clear(&all);
}

static inline bool is_theme(const zl_node *node)
{
    while ((node->kind == ZL_NODE_EITHER || node->kind == ZL_NODE_SEQUENCE) &&
           node->children.count == 1)
        node = node->children.items[0];
    return node->kind == ZL_NODE_THEME;
}

static inline bool is_simple(const zl_node *node)
{
    bool simple = node->kind <= ZL_NODE_EITHER;

    for (size_t i = 0; i < node->children.count; i++)
        simple = simple && is_simple(node->children.items[i]);
    return simple;
}

/* The labels of the least way that makes the hit. */
static inline void least_labels(const slow_ways *matches, zl_hit hit, int count,
                         uint64_t *out)
{
    bool first = true;

    for (size_t i = 0; i < matches->count; i++) {
        const slow_way *way = &matches->items[i];
        uint64_t own[SLOW_LABELS];
        if (way->begin != hit.begin || way->end != hit.end ||
            way->skip != hit.skip || way->trim != hit.trim)
            continue;
        memcpy(own, way->labels, sizeof own);
        own[count] = way->labels[SLOW_LABELS - 1];
        int k = 0;
        while (!first && k < count && own[k] == out[k])
            k++;
        if (first || own[k] < out[k])
            memcpy(out, own, ((size_t)count + 1) * sizeof *out);
        first = false;
    }
    assert_false(first);
}

/* All hits of the query, and the matches they are made of, both to be
 * cleared; false where that takes too long. */
static inline bool slow_find(slow_query *slow, const zl_scope *scope,
                             slow_ways *matches, zl_hits *hits)
{
    const zl_node *tree = slow->tree;
    bool query = tree->kind == ZL_NODE_QUERY;
    const zl_node *pattern = query ? tree->children.items[0] : tree;
    zl_strategy strategy = query ? tree->strategy : ZL_STRATEGY_UNSAID;
    bool theme = strategy == ZL_STRATEGY_UNSAID && is_theme(pattern);

    if (strategy == ZL_STRATEGY_UNSAID && !is_simple(pattern))
        strategy = ZL_STRATEGY_LONGEST;
    find_matches(slow, matches);
    if (slow->steps > SLOW_STEPS)
        return false;
    choose(matches, strategy, theme, scope, hits);
    return true;
}

#endif
