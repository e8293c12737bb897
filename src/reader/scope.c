/* scope.c -- which regions a question is about, and how they are grouped. */
#include "scope.h"

#include "base/array.h"
#include "base/fail.h"
#include "base/map.h"
#include "base/mem.h"
#include "reader/group.h"
#include "reader/where.h"

#include <string.h>

/* What is held while a scope is resolved. */
struct resolver {
    const zili_corpus *corpus;
    const char *condition, *region;
    zl_where where;
    zl_grouping grouping;
    zl_map kinds; /* the corpus has */
    bool *taken;  /* by region */
};

static bool is_blank(const char *text)
{
    return !text || zl_view_trim(zl_view_of(text)).size == 0;
}

/* ---- regions asked for by name ---- */

static bool is_own(const char *kind)
{
    return strcmp(kind, "original") == 0 || strcmp(kind, "translation") == 0 ||
           strcmp(kind, "text") == 0;
}

static zili_status find_kinds(struct resolver *resolver, zili_error *err)
{
    for (uint32_t i = 0; i < zl_corpus_areas(resolver->corpus); i++) {
        zl_view kind = zl_view_of(zl_corpus_area(resolver->corpus, i)->kind);
        if (zl_map_add(&resolver->kinds, kind) == ZL_MAP_NONE)
            return zl_no_memory(err);
    }
    return ZILI_OK;
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

/* Take the regions that `name` stands for. */
static zili_status take_named(struct resolver *resolver, zl_view name,
                              zili_error *err)
{
    bool all = zl_view_is(name, "all"), own = zl_view_is(name, "own");

    if (!all && !own && zl_map_find(&resolver->kinds, name) == ZL_MAP_NONE)
        return unknown_region(resolver, name, err);
    for (uint32_t i = 0; i < zl_corpus_areas(resolver->corpus); i++) {
        const char *kind = zl_corpus_area(resolver->corpus, i)->kind;
        if (all || (own && is_own(kind)) || zl_view_is(name, kind))
            resolver->taken[i] = true;
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

static bool add_intervals(zl_scope *scope, const struct resolver *resolver)
{
    ZL_ARRAY(zl_interval) intervals = { 0 };

    for (uint32_t i = 0; i < zl_corpus_areas(resolver->corpus); i++) {
        const zl_area *area = zl_corpus_area(resolver->corpus, i);
        if (!resolver->taken[i] || area->begin == area->end)
            continue;
        zl_interval interval = { area->begin, area->end, i,
                                 resolver->grouping.group_of[i] };
        if (!zl_array_push(&intervals, interval)) {
            zl_array_clear(&intervals);
            return false;
        }
    }
    scope->intervals = intervals.items;
    scope->count = intervals.count;
    return true;
}

/* "original, translation where lang = 'zh'" */
static bool add_words(zl_scope *scope, const struct resolver *resolver)
{
    zl_map kinds = { 0 };
    zl_str words = { 0 };
    bool enough = true;

    for (uint32_t i = 0; i < zl_corpus_areas(resolver->corpus); i++) {
        const char *kind = zl_corpus_area(resolver->corpus, i)->kind;
        if (resolver->taken[i] &&
            zl_map_add(&kinds, zl_view_of(kind)) == ZL_MAP_NONE)
            enough = false;
    }
    for (uint32_t i = 0; i < kinds.count; i++) {
        zl_str_add_text(&words, i ? ", " : "");
        zl_str_add(&words, zl_map_key(&kinds, i));
    }
    if (kinds.count == 0)
        zl_str_add_text(&words, "no region");
    if (resolver->condition)
        zl_str_format(&words, " where %s", resolver->condition);
    zl_map_clear(&kinds);
    scope->words_for_it = words.bytes;
    return enough && !words.failed;
}

static void count_interval(zl_scope *scope, const zili_corpus *corpus,
                           const zl_interval *interval)
{
    uint64_t words = 0;

    for (uint64_t i = interval->begin; i < interval->end; i++)
        words += zl_corpus_is_word(corpus, i);
    scope->words[interval->group] += words;
    scope->tokens[interval->group] += interval->end - interval->begin;
}

static bool count_tokens(zl_scope *scope, const zili_corpus *corpus)
{
    scope->tokens = zl_alloc_array(scope->groups, sizeof *scope->tokens);
    scope->words = zl_alloc_array(scope->groups, sizeof *scope->words);
    if (!scope->tokens || !scope->words)
        return false;
    for (size_t i = 0; i < scope->count; i++)
        count_interval(scope, corpus, &scope->intervals[i]);
    return true;
}

static zili_status fill(zl_scope *scope, struct resolver *resolver,
                        const char *by, zili_error *err)
{
    zili_status status = resolve(resolver, by, err);

    if (status)
        return status;
    if (zl_grouping_give(&resolver->grouping, scope) &&
        add_intervals(scope, resolver) && add_words(scope, resolver) &&
        count_tokens(scope, resolver->corpus))
        return ZILI_OK;
    return zl_no_memory(err);
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
    resolver.taken =
        zl_alloc_array(zl_corpus_areas(corpus), sizeof *resolver.taken);
    zili_status status =
        scope && resolver.taken
            ? fill(scope, &resolver, is_blank(by) ? NULL : by, err)
            : zl_no_memory(err);
    zl_where_clear(&resolver.where);
    zl_grouping_clear(&resolver.grouping);
    zl_map_clear(&resolver.kinds);
    zl_free(resolver.taken);
    if (status)
        zl_scope_close(scope);
    else
        *out = scope;
    return status;
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
