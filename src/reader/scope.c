/* scope.c -- which regions a question is about, and how they are grouped. */
#include "scope.h"

#include "base/array.h"
#include "base/fail.h"
#include "base/map.h"
#include "base/mem.h"
#include "reader/group.h"
#include "reader/parts.h"
#include "reader/regions.h"
#include "reader/where.h"

#include <string.h>

/* What is held while a scope is resolved. */
struct resolver {
    const zili_corpus *corpus;
    const char *condition, *region;
    zl_where where;
    zl_grouping grouping;
    zl_kinds kinds;
    bool *wanted; /* by kind */
    bool *taken;  /* by region; only where they are grouped */
};

static bool is_blank(const char *text)
{
    return !text || zl_view_trim(zl_view_of(text)).size == 0;
}

/* ---- regions asked for by name ---- */

static bool is_own(zl_view kind)
{
    return zl_view_is(kind, "original") || zl_view_is(kind, "translation") ||
           zl_view_is(kind, "text");
}

static zili_status unknown_region(const struct resolver *resolver,
                                  zl_view name, zili_error *err)
{
    zl_str list = { 0 };

    for (uint32_t i = 0; i < resolver->kinds.names.count; i++) {
        zl_str_add_text(&list, ", ");
        zl_str_add(&list, zl_map_key(&resolver->kinds.names, i));
    }
    zili_status status =
        list.failed
            ? zl_no_memory(err)
            : zl_fail(err, ZILI_EUSAGE,
                      "There is no region \"%.*s\" in %s; there are own, "
                      "all%s.",
                      (int)name.size, name.bytes,
                      zl_corpus_path(resolver->corpus), zl_str_text(&list));
    zl_str_clear(&list);
    return status;
}

/* Want the kinds that `name` stands for. */
static zili_status want_named(struct resolver *resolver, zl_view name,
                              zili_error *err)
{
    const zl_map *kinds = &resolver->kinds.names;
    bool all = zl_view_is(name, "all"), own = zl_view_is(name, "own");

    if (!all && !own && zl_map_find(kinds, name) == ZL_MAP_NONE)
        return unknown_region(resolver, name, err);
    for (uint32_t i = 0; i < kinds->count; i++) {
        zl_view kind = zl_map_key(kinds, i);
        if (all || (own && is_own(kind)) || zl_view_same(name, kind))
            resolver->wanted[i] = true;
    }
    return ZILI_OK;
}

/* Without a word about regions: the documents' own text, unless `where` or
 * `by` speaks of the column. */
static zili_status want_kinds(struct resolver *resolver, zili_error *err)
{
    bool named = resolver->where.names_region ||
                 resolver->grouping.names_region;
    zl_view rest = zl_view_of(!is_blank(resolver->region) ? resolver->region
                              : named                     ? "all"
                                                          : "own");
    zili_status status = ZILI_OK;
    zl_view name;

    resolver->wanted =
        zl_alloc_array(resolver->kinds.names.count, sizeof *resolver->wanted);
    if (!resolver->wanted)
        return zl_no_memory(err);
    while (!status && zl_view_next(&rest, ',', &name))
        status = want_named(resolver, name, err);
    return status;
}

/* Whether region `i` of a block is in the scope. */
static bool is_taken(const struct resolver *resolver, const zl_regions *block,
                     uint32_t i)
{
    uint32_t kind = resolver->kinds.numbers[block->part][block->values[i]];

    return resolver->wanted[kind] &&
           (!resolver->where.holds ||
            resolver->where.holds[block->number + i]);
}

/* Grouping asks for the regions by their numbers. */
static zili_status group(struct resolver *resolver, zili_error *err)
{
    zl_regions block;

    if (resolver->grouping.by.count == 0)
        return ZILI_OK;
    resolver->taken = zl_alloc_array(zl_corpus_areas(resolver->corpus),
                                     sizeof *resolver->taken);
    if (!resolver->taken)
        return zl_no_memory(err);
    zl_regions_start(&block, resolver->corpus, false);
    while (zl_regions_next(&block))
        for (uint32_t i = 0; i < block.count; i++)
            resolver->taken[block.number + i] = is_taken(resolver, &block, i);
    return zl_grouping_run(&resolver->grouping, resolver->taken, err);
}

static zili_status resolve(struct resolver *resolver, const char *by,
                           zili_error *err)
{
    zili_status status = ZILI_OK;

    if (resolver->condition)
        status = zl_where_ask(&resolver->where, resolver->corpus,
                              resolver->condition, err);
    if (!status)
        status =
            zl_grouping_init(&resolver->grouping, resolver->corpus, by, err);
    if (!status && !zl_kinds_make(&resolver->kinds, resolver->corpus))
        status = zl_no_memory(err);
    if (!status)
        status = want_kinds(resolver, err);
    return status ? status : group(resolver, err);
}

/* ---- the scope ---- */

/* Adds the regions of a segment. */
struct adder {
    zl_scope *scope;
    const struct resolver *resolver;
    uint64_t tokens; /* of this segment, so far */
    bool one_group;
};

static void add_region(struct adder *adder, const zl_regions *block,
                       uint32_t i)
{
    const uint32_t *group_of = adder->resolver->grouping.group_of;
    const zl_segment *segment =
        adder->resolver->corpus->parts[block->part].segment;
    uint32_t area = block->number + i, group = group_of ? group_of[area] : 0;
    uint32_t size = block->ends[i] - block->begins[i];
    zl_scope *scope = adder->scope;

    if (adder->tokens > 0 && scope->intervals[scope->count - 1].group != group)
        adder->one_group = false;
    scope->intervals[scope->count++] =
        (zl_interval){ segment->begin + block->begins[i],
                       segment->begin + block->ends[i], area, group };
    scope->tokens[group] += size;
    scope->words[group] += zl_segment_region_words(segment, block->place + i);
    adder->tokens += size;
}

/* The segment is done: is all of it in the scope? */
static void close_segment(struct adder *adder, uint32_t part)
{
    zl_scope *scope = adder->scope;
    uint32_t tokens =
        zl_segment_tokens(adder->resolver->corpus->parts[part].segment);

    if (adder->tokens > 0 && adder->tokens == tokens && adder->one_group)
        scope->whole[part] = scope->intervals[scope->count - 1].group;
    adder->tokens = 0;
    adder->one_group = true;
}

static void add_intervals(zl_scope *scope, const struct resolver *resolver)
{
    struct adder adder = { .scope = scope,
                           .resolver = resolver,
                           .one_group = true };
    uint32_t part = 0;
    zl_regions block;

    for (uint32_t i = 0; i < resolver->corpus->part_count; i++)
        scope->whole[i] = ZL_NONE;
    zl_regions_start(&block, resolver->corpus, true);
    for (; zl_regions_next(&block); part = block.part) {
        if (part != block.part)
            close_segment(&adder, part);
        for (uint32_t i = 0; i < block.count; i++)
            if (block.begins[i] < block.ends[i] &&
                is_taken(resolver, &block, i))
                add_region(&adder, &block, i);
    }
    close_segment(&adder, part);
}

static bool make_room(zl_scope *scope, const zili_corpus *corpus)
{
    scope->tokens = zl_alloc_array(scope->groups, sizeof *scope->tokens);
    scope->words = zl_alloc_array(scope->groups, sizeof *scope->words);
    scope->whole = zl_alloc_array(corpus->part_count, sizeof *scope->whole);
    scope->intervals =
        zl_alloc_array(zl_corpus_areas(corpus), sizeof *scope->intervals);
    return scope->tokens && scope->words && scope->whole && scope->intervals;
}

/* Which kinds are in the scope: of those wanted not all need be. */
static void find_kinds(const struct resolver *resolver, bool *found)
{
    zl_regions block;

    memcpy(found, resolver->wanted,
           resolver->kinds.names.count * sizeof *found);
    if (!resolver->where.holds)
        return;
    memset(found, 0, resolver->kinds.names.count * sizeof *found);
    zl_regions_start(&block, resolver->corpus, false);
    while (zl_regions_next(&block))
        for (uint32_t i = 0; i < block.count; i++)
            if (is_taken(resolver, &block, i))
                found[resolver->kinds.numbers[block.part][block.values[i]]] =
                    true;
}

/* "original, translation where lang = 'zh'" */
static bool add_words(zl_scope *scope, const struct resolver *resolver)
{
    uint32_t count = resolver->kinds.names.count;
    bool *found = zl_alloc_array(count, sizeof *found);
    zl_str words = { 0 };

    if (found)
        find_kinds(resolver, found);
    for (uint32_t i = 0; found && i < count; i++) {
        if (!found[i])
            continue;
        zl_str_add_text(&words, words.size ? ", " : "");
        zl_str_add(&words, zl_map_key(&resolver->kinds.names, i));
    }
    if (words.size == 0)
        zl_str_add_text(&words, "no region");
    if (resolver->condition)
        zl_str_format(&words, " where %s", resolver->condition);
    bool enough = found && !words.failed;
    zl_free(found);
    scope->words_for_it = words.bytes;
    return enough;
}

static zili_status fill(zl_scope *scope, struct resolver *resolver,
                        const char *by, zili_error *err)
{
    zili_status status = resolve(resolver, by, err);

    if (status)
        return status;
    if (!zl_grouping_give(&resolver->grouping, scope) ||
        !make_room(scope, resolver->corpus) || !add_words(scope, resolver))
        return zl_no_memory(err);
    add_intervals(scope, resolver);
    return ZILI_OK;
}

/* What was asked of the catalogue on the way may have failed. */
static zili_status fill_checked(zl_scope *scope, struct resolver *resolver,
                                const char *by, zili_error *err)
{
    uint64_t problems = zl_corpus_problems(resolver->corpus);
    zili_error why;
    zili_status status = fill(scope, resolver, by, &why);

    if (status == ZILI_OK || status == ZILI_EUSAGE) {
        zili_status problem =
            zl_corpus_problem(resolver->corpus, problems, &why);
        status = problem ? problem : status;
    }
    if (status && err)
        *err = why;
    return status;
}

static void clear(struct resolver *resolver)
{
    zl_where_clear(&resolver->where);
    zl_grouping_clear(&resolver->grouping);
    zl_kinds_clear(&resolver->kinds);
    zl_free(resolver->wanted);
    zl_free(resolver->taken);
}

zili_status zl_scope_open(zl_scope **out, const zili_corpus *corpus,
                          const char *where, const char *region,
                          const char *by, zili_error *err)
{
    struct resolver resolver = { .corpus = corpus,
                                 .condition = is_blank(where) ? NULL : where,
                                 .region = region };

    *out = NULL;
    zl_scope *scope = zl_alloc(sizeof *scope);
    zili_status status =
        scope ? fill_checked(scope, &resolver, is_blank(by) ? NULL : by, err)
              : zl_no_memory(err);
    clear(&resolver);
    if (status)
        zl_scope_close(scope);
    else
        *out = scope;
    return status;
}

uint32_t zl_scope_whole(const zl_scope *scope, uint32_t segment)
{
    return scope->whole[segment];
}

static void free_texts(char **texts, size_t count)
{
    for (size_t i = 0; texts && i < count; i++)
        zl_free(texts[i]);
    zl_free(texts);
}

void zl_scope_close(zl_scope *scope)
{
    if (!scope)
        return;
    free_texts(scope->by, scope->by_count);
    free_texts(scope->keys, scope->groups * scope->by_count);
    zl_free(scope->intervals);
    zl_free(scope->tokens);
    zl_free(scope->words);
    zl_free(scope->whole);
    zl_free(scope->words_for_it);
    zl_free(scope);
}

size_t zl_scope_from(const zl_scope *scope, uint64_t position)
{
    size_t low = 0, high = scope->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (scope->intervals[middle].end <= position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const zl_interval *zl_scope_at(const zl_scope *scope, uint64_t position)
{
    size_t i = zl_scope_from(scope, position);

    return i < scope->count && scope->intervals[i].begin <= position
               ? &scope->intervals[i]
               : NULL;
}
