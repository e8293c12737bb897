/* scope.c -- which regions a question is about, and how they are grouped. */
#include "scope.h"

#include "base/array.h"
#include "base/fail.h"
#include "base/map.h"
#include "base/mem.h"
#include "reader/group.h"
#include "reader/parts.h"
#include "reader/where.h"

#include <string.h>

/* What is held while a scope is resolved. */
struct resolver {
    const zili_corpus *corpus;
    const char *condition, *region;
    zl_where where;
    zl_grouping grouping;
    zl_map kinds;   /* the corpus has, in the order they first come */
    uint32_t *kind; /* by region, its number in `kinds` */
    bool *taken;    /* by region */
};

static bool is_blank(const char *text)
{
    return !text || zl_view_trim(zl_view_of(text)).size == 0;
}

/* ---- what kinds of regions there are ---- */

/* The kinds of regions of a segment: number in `kinds` by number of value, or
 * ZL_NONE before it first comes. */
static uint32_t *make_numbers(const zl_ranges *regions)
{
    uint32_t count = zl_ranges_values(regions);
    uint32_t *numbers = zl_alloc_array(count, sizeof *numbers);

    if (numbers)
        memset(numbers, 0xFF, count * sizeof *numbers);
    return numbers;
}

static bool find_kinds_of(struct resolver *resolver,
                          const struct zl_structure_part *part, uint32_t end)
{
    uint32_t *numbers = make_numbers(part->ranges);
    bool enough = numbers != NULL;

    for (uint32_t i = part->first; enough && i < end; i++) {
        uint32_t place = zl_holes_place(&part->holes, i - part->first);
        uint32_t value = zl_ranges_value_number(part->ranges, place);
        if (numbers[value] == ZL_NONE)
            numbers[value] = zl_map_add(
                &resolver->kinds,
                zl_view_of(zl_ranges_value_text(part->ranges, value)));
        resolver->kind[i] = numbers[value];
        enough = numbers[value] != ZL_MAP_NONE;
    }
    zl_free(numbers);
    return enough;
}

static zili_status find_kinds(struct resolver *resolver, zili_error *err)
{
    const zili_corpus *corpus = resolver->corpus;
    const zl_structure *regions = zl_corpus_structure(corpus, "region");

    for (uint32_t i = 0; i < corpus->part_count; i++) {
        uint32_t end = i + 1 < corpus->part_count ? regions->parts[i + 1].first
                                                  : regions->count;
        if (!find_kinds_of(resolver, &regions->parts[i], end))
            return zl_no_memory(err);
    }
    return ZILI_OK;
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

    for (uint32_t i = 0; i < resolver->kinds.count; i++) {
        zl_str_add_text(&list, ", ");
        zl_str_add(&list, zl_map_key(&resolver->kinds, i));
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

static void take_kind(struct resolver *resolver, uint32_t kind)
{
    for (uint32_t i = 0; i < zl_corpus_areas(resolver->corpus); i++)
        if (resolver->kind[i] == kind)
            resolver->taken[i] = true;
}

/* Take the regions that `name` stands for. */
static zili_status take_named(struct resolver *resolver, zl_view name,
                              zili_error *err)
{
    bool all = zl_view_is(name, "all"), own = zl_view_is(name, "own");

    if (!all && !own && zl_map_find(&resolver->kinds, name) == ZL_MAP_NONE)
        return unknown_region(resolver, name, err);
    for (uint32_t i = 0; i < resolver->kinds.count; i++) {
        zl_view kind = zl_map_key(&resolver->kinds, i);
        if (all || (own && is_own(kind)) || zl_view_same(name, kind))
            take_kind(resolver, i);
    }
    return ZILI_OK;
}

/* Without a word about regions: the documents' own text, unless `where` or
 * `by` speaks of the column. */
static zili_status take_regions(struct resolver *resolver, zili_error *err)
{
    bool named = resolver->where.names_region ||
                 resolver->grouping.names_region;
    zl_view rest = zl_view_of(!is_blank(resolver->region) ? resolver->region
                              : named                     ? "all"
                                                          : "own");
    zili_status status = ZILI_OK;
    zl_view name;

    while (!status && zl_view_next(&rest, ',', &name))
        status = take_named(resolver, name, err);
    return status;
}

static void apply_condition(struct resolver *resolver)
{
    for (uint32_t i = 0; i < zl_corpus_areas(resolver->corpus); i++)
        if (resolver->where.holds && !resolver->where.holds[i])
            resolver->taken[i] = false;
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
    if (!status)
        status = find_kinds(resolver, err);
    if (!status)
        status = take_regions(resolver, err);
    if (status)
        return status;
    apply_condition(resolver);
    return zl_grouping_run(&resolver->grouping, resolver->taken, err);
}

/* ---- the scope ---- */

enum { PART = 1024 };

/* The intervals and sizes of the regions of a segment. `all` says whether they
 * are all of its tokens, in one group. */
struct piece {
    zl_scope *scope;
    const struct resolver *resolver;
    const zl_part *part;
    const struct zl_structure_part *regions;
    uint64_t tokens; /* so far */
    bool one_group;
};

static void add_interval(struct piece *piece, uint32_t i, uint32_t place,
                         uint32_t begin, uint32_t end)
{
    uint64_t at = zl_segment_begin(piece->part->segment);
    zl_scope *scope = piece->scope;
    uint32_t group = piece->resolver->grouping.group_of[i];

    if (piece->tokens > 0 && scope->intervals[scope->count - 1].group != group)
        piece->one_group = false;
    scope->intervals[scope->count++] =
        (zl_interval){ at + begin, at + end, i, group };
    scope->tokens[group] += end - begin;
    scope->words[group] +=
        zl_segment_region_words(piece->part->segment, place);
    piece->tokens += end - begin;
}

/* Regions at the places [from, to) of the segment, from number `i` on. */
static void add_regions(struct piece *piece, uint32_t i, uint32_t from,
                        uint32_t to)
{
    uint32_t begins[PART], ends[PART];

    for (uint32_t size; from < to; from += size, i += size) {
        size = to - from < PART ? to - from : PART;
        zl_ranges_copy(piece->regions->ranges, from, from + size, begins,
                       ends);
        for (uint32_t k = 0; k < size; k++)
            if (piece->resolver->taken[i + k] && begins[k] < ends[k])
                add_interval(piece, i + k, from + k, begins[k], ends[k]);
    }
}

static void add_segment(struct piece *piece)
{
    const struct zl_structure_part *regions = piece->regions;
    const zl_holes *holes = &regions->holes;
    uint32_t from = 0;

    for (size_t i = 0; i <= holes->count; i++) {
        uint32_t to = i < holes->count ? holes->items[i].begin
                                       : zl_ranges_count(regions->ranges);
        add_regions(piece, regions->first + zl_holes_number(holes, from), from,
                    to);
        from = i < holes->count ? holes->items[i].end : to;
    }
}

static void add_intervals(zl_scope *scope, const struct resolver *resolver)
{
    const zili_corpus *corpus = resolver->corpus;
    const zl_structure *regions = zl_corpus_structure(corpus, "region");

    for (uint32_t i = 0; i < corpus->part_count; i++) {
        const zl_part *part = &corpus->parts[i];
        struct piece piece = { .scope = scope,
                               .resolver = resolver,
                               .part = part,
                               .regions = &regions->parts[i],
                               .one_group = true };
        add_segment(&piece);
        bool whole = piece.tokens == zl_segment_tokens(part->segment) &&
                     piece.tokens > 0 && piece.one_group;
        scope->whole[i] = whole ? scope->intervals[scope->count - 1].group
                                : ZL_NONE;
    }
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

/* "original, translation where lang = 'zh'" */
static bool add_words(zl_scope *scope, const struct resolver *resolver)
{
    bool *named = zl_alloc_array(resolver->kinds.count, sizeof *named);
    zl_str words = { 0 };

    for (uint32_t i = 0; named && i < zl_corpus_areas(resolver->corpus); i++) {
        uint32_t kind = resolver->kind[i];
        if (!resolver->taken[i] || named[kind])
            continue;
        named[kind] = true;
        zl_str_add_text(&words, words.size ? ", " : "");
        zl_str_add(&words, zl_map_key(&resolver->kinds, kind));
    }
    if (words.size == 0)
        zl_str_add_text(&words, "no region");
    if (resolver->condition)
        zl_str_format(&words, " where %s", resolver->condition);
    bool enough = named && !words.failed;
    zl_free(named);
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
    zl_map_clear(&resolver->kinds);
    zl_free(resolver->kind);
    zl_free(resolver->taken);
}

zili_status zl_scope_open(zl_scope **out, const zili_corpus *corpus,
                          const char *where, const char *region,
                          const char *by, zili_error *err)
{
    uint32_t areas = zl_corpus_areas(corpus);
    struct resolver resolver = {
        .corpus = corpus,
        .condition = is_blank(where) ? NULL : where,
        .region = region,
        .kind = zl_alloc_array(areas, sizeof *resolver.kind),
        .taken = zl_alloc_array(areas, sizeof *resolver.taken),
    };

    *out = NULL;
    zl_scope *scope = zl_alloc(sizeof *scope);
    bool enough = scope && resolver.kind && resolver.taken;
    zili_status status =
        enough ? fill_checked(scope, &resolver, is_blank(by) ? NULL : by, err)
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

const zl_interval *zl_scope_at(const zl_scope *scope, uint64_t position)
{
    size_t low = 0, high = scope->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (scope->intervals[middle].end <= position)
            low = middle + 1;
        else
            high = middle;
    }
    return low < scope->count && scope->intervals[low].begin <= position
               ? &scope->intervals[low]
               : NULL;
}
