/* keyness_sides.c -- two sides that are compared, word by word. */
#include "analysis/keyness_sides.h"

#include "analysis/stops.h"
#include "base/fail.h"
#include "base/mem.h"
#include "reader/where.h"

#include <inttypes.h>

/* ---- who is on which side ---- */

/* The scope, its groups being the sides: what is on neither is left out. */
struct division {
    zl_where target, reference;
    zl_scope scope; /* whose intervals are its own, and all else is lent */
};

static void division_clear(struct division *division)
{
    zl_where_clear(&division->target);
    zl_where_clear(&division->reference);
    zl_free(division->scope.intervals);
}

static zili_status ask_conditions(struct division *division, zl_ask *ask,
                                  const zl_sides_ask *asked, zili_error *err)
{
    const char *reference = asked->against ? NULL : asked->reference;
    zili_status status = ZILI_OK;

    if (asked->target)
        status = zl_where_ask(&division->target, ask->corpus, asked->target,
                              err);
    if (!status && reference)
        status = zl_where_ask(&division->reference, ask->corpus, reference,
                              err);
    return status;
}

/* A condition on the column `region` is one on all of them. */
static zili_status widen(const struct division *division, zl_ask *ask,
                         const zl_sides_ask *asked, zili_error *err)
{
    if (asked->region || !(division->target.names_region ||
                           division->reference.names_region))
        return ZILI_OK;
    zl_scope_close(ask->scope);
    ask->scope = NULL;
    return zl_scope_open(&ask->scope, ask->corpus, asked->where, "all", NULL,
                         err);
}

/* What is not the target's is the reference's, unless that is `elsewhere`. */
static bool divide(struct division *division, const zl_scope *scope,
                   bool elsewhere, zl_sides *sides)
{
    const bool *target = division->target.holds;
    const bool *reference = division->reference.holds;
    zl_scope *out = &division->scope;

    *out = *scope;
    out->count = 0;
    out->groups = 2;
    out->intervals = zl_alloc_array(scope->count, sizeof *out->intervals);
    if (!out->intervals)
        return false;
    for (size_t i = 0; i < scope->count; i++) {
        zl_interval interval = scope->intervals[i];
        bool here = !target || target[interval.area];
        bool there = reference && reference[interval.area];
        sides->both_regions += here && there;
        interval.group = here ? ZL_TARGET : ZL_REFERENCE;
        if (here || there || !(reference || elsewhere))
            out->intervals[out->count++] = interval;
    }
    return true;
}

/* ---- documents ---- */

/* Whether stretch `i` is the first of a document on its side. */
static bool begins(const zl_stretches *stretches, size_t i)
{
    return i == 0 || !zl_stretch_goes_on(&stretches->items[i - 1],
                                         &stretches->items[i]);
}

/* Stretches stand by side, and by document in each. */
static void count_documents(zl_sides *sides, const zl_stretches *stretches)
{
    const zl_stretch *items = stretches->items;
    size_t middle = 0, other;

    for (size_t i = 0; i < stretches->count; i++)
        if (begins(stretches, i))
            sides->sides[items[i].group].documents++;
    while (middle < stretches->count && items[middle].group == ZL_TARGET)
        middle++;
    other = middle;
    for (size_t i = 0; i < middle; i++) {
        if (!begins(stretches, i))
            continue;
        while (other < stretches->count &&
               items[other].document < items[i].document)
            other++;
        sides->both_documents += other < stretches->count &&
                                 items[other].document == items[i].document;
    }
}

/* Make documents the groups, those of the target first. */
static bool tell_apart(zl_pool *pool)
{
    zl_stretches *stretches = &pool->stretches;
    size_t groups = 0;
    uint32_t last = 0;

    for (size_t i = 0; i < stretches->count; i++)
        groups += begins(stretches, i);
    pool->is_target = zl_alloc_array(groups, sizeof *pool->is_target);
    if (!pool->is_target)
        return false;
    pool->groups = groups;
    groups = 0;
    for (size_t i = 0; i < stretches->count; i++) {
        uint32_t side = stretches->items[i].group;
        /* the one before has its new group already */
        bool first = i == 0 || side != last ||
                     stretches->items[i - 1].document !=
                         stretches->items[i].document;
        last = side;
        groups += first;
        stretches->items[i].group = (uint32_t)(groups - 1);
        pool->is_target[groups - 1] = side == ZL_TARGET;
    }
    return true;
}

static bool keep_together(zl_pool *pool)
{
    pool->groups = 2;
    pool->is_target = zl_alloc_array(2, sizeof *pool->is_target);
    if (pool->is_target)
        pool->is_target[ZL_TARGET] = true;
    return pool->is_target != NULL;
}

/* ---- counting ---- */

static zili_status open_pool(zl_sides *sides, const zili_corpus *corpus,
                             const zl_scope *scope, zili_error *err)
{
    zl_pool *pool = &sides->pools[sides->pool_count++];

    pool->corpus = corpus;
    pool->scope = scope;
    if (!zl_stretches_make(&pool->stretches, corpus, scope))
        return zl_no_memory(err);
    count_documents(sides, &pool->stretches);
    return ZILI_OK;
}

static zili_status count_pool(const zl_sides *sides, zl_pool *pool,
                              const zl_sides_ask *asked, zili_error *err)
{
    zl_term_rules rules = asked->rules;

    rules.stop = NULL; /* these words are of the sums, and of the tests */
    zili_status status =
        zl_terms_make(&pool->terms, pool->corpus, pool->scope,
                      &pool->stretches, rules, asked->threads, err);

    if (status)
        return status;
    bool documents = sides->apart && !asked->blocks;
    if (!(documents ? tell_apart(pool) : keep_together(pool)) ||
        !zl_tables_make(&pool->tables, &pool->terms, &pool->stretches,
                        pool->groups, 0, 0, asked->threads))
        return zl_no_memory(err);
    if (!sides->apart || !asked->blocks)
        return ZILI_OK;
    return zl_blocks_make(pool, asked->blocks, asked->threads, err);
}

/* ---- what stands against it ---- */

static zili_status open_list(zl_sides *sides, const zl_sides_ask *asked,
                             zili_error *err)
{
    if (asked->reference)
        return zl_fail(err, ZILI_EUSAGE,
                       "A list of frequencies has no columns that "
                       "--reference could speak of.");
    zili_status status =
        zl_frequency_list_read(&sides->list, asked->against, err);
    sides->has_list = true;
    if (!status && asked->n2 && asked->n2 < sides->list.sum)
        return zl_fail(err, ZILI_EUSAGE,
                       "The frequencies of %s are %" PRIu64 " together: "
                       "--n2 cannot be less.",
                       asked->against, sides->list.sum);
    return status;
}

static zili_status open_other(zl_sides *sides, const zl_sides_ask *asked,
                              zili_error *err)
{
    zili_status status = zili_corpus_open(&sides->other, asked->against, err);

    if (!status)
        status = zl_scope_open(&sides->other_scope, sides->other,
                               asked->reference, asked->region, NULL, err);
    if (status)
        return status;
    for (size_t i = 0; i < sides->other_scope->count; i++)
        sides->other_scope->intervals[i].group = ZL_REFERENCE;
    sides->other_scope->groups = 2;
    return open_pool(sides, sides->other, sides->other_scope, err);
}

static zili_status check(const zl_sides_ask *asked, zili_error *err)
{
    bool list = asked->against && !zl_file_is_folder(asked->against);

    if (!asked->target && !asked->against)
        return zl_fail(err, ZILI_EUSAGE,
                       "What is to be compared? --target says which part of "
                       "the corpus, as in \"lang = 'zh'\" or \"year > 1960\"; "
                       "--against Y.zili or LIST.tsv sets all of it against "
                       "another.");
    if (asked->n2 && !list)
        return zl_fail(err, ZILI_EUSAGE,
                       "--n2 is the number of words behind a list of "
                       "frequencies: --against LIST.tsv.");
    if (asked->blocks && list)
        return zl_fail(err, ZILI_EUSAGE,
                       "--blocks cuts texts, and a list of frequencies has "
                       "none.");
    return ZILI_OK;
}

static zili_status check_words(const zl_sides *sides,
                               const zl_sides_ask *asked, zili_error *err)
{
    const char *said[] = { asked->target, asked->reference };
    static const char *const names[] = { "target", "reference" };

    for (size_t i = 0; i < 2; i++)
        if (sides->sides[i].tokens == 0)
            return zl_fail(err, ZILI_EUSAGE,
                           "The %s has no words to compare: in the scope "
                           "there is no text for it%s%s.",
                           names[i], said[i] ? ", " : "",
                           said[i] ? said[i] : "");
    return ZILI_OK;
}

/* ---- all ---- */

static zili_status open_sides(zl_sides *sides, struct division *division,
                              zl_ask *ask, const zl_sides_ask *asked,
                              zili_error *err)
{
    zili_status status = ask_conditions(division, ask, asked, err);

    if (!status)
        status = widen(division, ask, asked, err);
    if (!status && !divide(division, ask->scope, asked->against != NULL,
                           sides))
        status = zl_no_memory(err);
    if (!status)
        status = open_pool(sides, ask->corpus, &division->scope, err);
    if (status || !asked->against)
        return status;
    return zl_file_is_folder(asked->against) ? open_other(sides, asked, err)
                                             : open_list(sides, asked, err);
}

static zili_status count_sides(zl_sides *sides, const zl_sides_ask *asked,
                               zili_error *err)
{
    uint64_t tokens = 0;
    zili_status status = ZILI_OK;

    for (size_t i = 0; i < sides->pool_count; i++)
        tokens += sides->pools[i].stretches.tokens;
    sides->apart = !sides->has_list && tokens <= asked->apart_most;
    sides->units = !asked->blocks            ? "documents"
                   : *asked->blocks == 's' ? "sentences"
                                           : "paragraphs";
    for (size_t i = 0; !status && i < sides->pool_count; i++)
        status = count_pool(sides, &sides->pools[i], asked, err);
    for (size_t i = 0; i < sides->pool_count; i++)
        sides->pools[i].scope = NULL;
    if (!status)
        status = zl_sides_sum(sides, asked, err);
    if (!status && asked->rules.stop)
        status = zl_stops_find(&sides->stopped, asked->rules.stop,
                               sides->shown, sides->count, asked->rules.exact,
                               err);
    /* Of the other index nobody else asks whether all of it could be read. */
    if (!status && sides->other)
        status = zl_corpus_problem(sides->other, 0, err);
    return status ? status : check_words(sides, asked, err);
}

zili_status zl_sides_make(zl_sides *sides, zl_ask *ask,
                          const zl_sides_ask *asked, zili_error *err)
{
    struct division division = { 0 };

    *sides = (zl_sides){ 0 };
    zili_status status = check(asked, err);
    if (!status)
        status = open_sides(sides, &division, ask, asked, err);
    if (!status)
        status = count_sides(sides, asked, err);
    division_clear(&division);
    return status;
}

static void clear_pool(zl_pool *pool)
{
    zl_tables_clear(&pool->tables);
    zl_terms_clear(&pool->terms);
    zl_stretches_clear(&pool->stretches);
    zl_blocks_clear(&pool->blocks);
    zl_free(pool->word_of);
    zl_free(pool->is_target);
}

void zl_sides_clear(zl_sides *sides)
{
    for (size_t i = 0; i < sides->pool_count; i++)
        clear_pool(&sides->pools[i]);
    for (size_t i = 0; i < 2; i++) {
        zl_free(sides->sides[i].count);
        zl_free(sides->sides[i].docs);
    }
    zl_free(sides->shown);
    zl_free(sides->stopped);
    zl_frequency_list_clear(&sides->list);
    zl_scope_close(sides->other_scope);
    zili_corpus_close(sides->other);
    *sides = (zl_sides){ 0 };
}
