/* counterpart.c -- which hits have something on the other side of their
 * bead. */
#include "query/counterpart.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"
#include "query/caret.h"
#include "query/search_parts.h"
#include "reader/beads.h"

#include <stdlib.h>
#include <string.h>

/* Side `is_b` of a bead has number 2 · bead + is_b. */
struct zl_counterpart {
    const zili_corpus *corpus;
    bool *kept; /* by side: whether hits in it are */
};

void zl_counterpart_free(zl_counterpart *counterpart)
{
    if (!counterpart)
        return;
    zl_free(counterpart->kept);
    zl_free(counterpart);
}

/* ---- where a position lies ---- */

/* The bead that was found last: the next hit is often in it, or near. */
struct finder {
    const zili_corpus *corpus;
    size_t bead; /* ZL_NO_BEAD: none yet */
    bool is_b;
};

#define NEAR 8 /* beads that are looked at before all are */

static bool holds(const zl_bead *bead, bool is_b, uint64_t position)
{
    uint64_t begin = is_b ? bead->b : bead->a;
    uint64_t end = is_b ? bead->b_end : bead->a_end;

    return position >= begin && position < end;
}

/* The side that holds a position, or SIZE_MAX. */
static size_t side_at(struct finder *finder, uint64_t position)
{
    size_t count = zl_corpus_beads(finder->corpus), bead = finder->bead;

    for (size_t i = 0; bead != ZL_NO_BEAD && i < NEAR && bead + i < count;
         i++)
        if (holds(zl_corpus_bead(finder->corpus, bead + i), finder->is_b,
                  position)) {
            finder->bead = bead + i;
            return 2 * finder->bead + finder->is_b;
        }
    bead = zl_corpus_bead_at(finder->corpus, position, &finder->is_b);
    finder->bead = bead;
    return bead == ZL_NO_BEAD ? SIZE_MAX : 2 * bead + finder->is_b;
}

void zl_counterpart_keep(const zl_counterpart *counterpart, zl_hits *hits,
                         size_t from)
{
    struct finder finder = { counterpart->corpus, ZL_NO_BEAD, false };
    size_t kept = from;

    for (size_t i = from; i < hits->count; i++) {
        size_t side = side_at(&finder, hits->items[i].begin);
        if (side != SIZE_MAX && counterpart->kept[side])
            hits->items[kept++] = hits->items[i];
    }
    hits->count = kept;
}

/* ---- what a clause looks for ---- */

struct looking {
    zl_counterpart *out;
    const zl_search_ask *ask; /* its corpus has beads */
    const zl_node *clause;
    ZL_ARRAY(zl_interval) regions; /* of its language */
    bool *found;                   /* by side */
    struct finder finder;
    zili_error *err;
};

static bool is_in(const struct looking *looking, uint32_t region)
{
    const zl_area *area = zl_corpus_area(looking->ask->corpus, region);

    return strcmp(area->lang, looking->clause->text) == 0;
}

static bool add_region(struct looking *looking, uint32_t region)
{
    const zl_area *area = zl_corpus_area(looking->ask->corpus, region);
    zl_interval interval = { area->begin, area->end, region, 0 };

    return !is_in(looking, region) ||
           zl_array_push(&looking->regions, interval);
}

static int in_order(const void *left, const void *right)
{
    const zl_interval *a = left, *b = right;

    return (a->begin > b->begin) - (a->begin < b->begin);
}

/* "en, zh" */
static void list_languages(const zili_corpus *corpus, zl_str *out)
{
    for (size_t i = 0; i < 2 * zl_corpus_pairs(corpus); i++) {
        const zl_pair *pair = zl_corpus_pair(corpus, i / 2);
        const char *lang =
            zl_corpus_area(corpus, i % 2 ? pair->b : pair->a)->lang;
        zl_view rest = zl_str_view(out), each;
        bool known = false;
        while (!known && zl_view_next(&rest, ',', &each))
            known = zl_view_is(zl_view_trim(each), lang);
        if (!known)
            zl_str_format(out, "%s%s", out->size ? ", " : "", lang);
    }
}

static zili_status no_language(const struct looking *looking)
{
    zl_str languages = { 0 };

    list_languages(looking->ask->corpus, &languages);
    zili_status status =
        languages.failed
            ? zl_no_memory(looking->err)
            : zl_query_fail(looking->err, looking->ask->text,
                            looking->clause->column,
                            "no text is aligned with one in \"%s\"; the "
                            "languages of aligned texts are %s.",
                            looking->clause->text, zl_str_text(&languages));
    zl_str_clear(&languages);
    return status;
}

static zili_status find_regions(struct looking *looking)
{
    const zili_corpus *corpus = looking->ask->corpus;

    for (size_t i = 0; i < zl_corpus_pairs(corpus); i++) {
        const zl_pair *pair = zl_corpus_pair(corpus, i);
        if (!add_region(looking, pair->a) || !add_region(looking, pair->b))
            return zl_no_memory(looking->err);
    }
    if (looking->regions.count == 0)
        return no_language(looking);
    qsort(looking->regions.items, looking->regions.count,
          sizeof *looking->regions.items, in_order);
    return ZILI_OK;
}

static zl_taken mark(void *user, const zl_hits *hits)
{
    struct looking *looking = user;

    for (size_t i = 0; i < hits->count; i++) {
        size_t side = side_at(&looking->finder, hits->items[i].begin);
        if (side != SIZE_MAX)
            looking->found[side] = true;
    }
    return ZL_TAKE_MORE;
}

/* Give what the clause asks for to `take`, and take over its query. Of a scope
 * a search looks at nothing but the intervals. */
static zili_status look(struct looking *looking, zl_take_hits *take,
                        void *user)
{
    zl_node *clause = (zl_node *)(uintptr_t)looking->clause;
    zl_scope regions = { .intervals = looking->regions.items,
                         .count = looking->regions.count };
    zl_search_ask ask = *looking->ask;
    zl_search *search;

    ask.scope = &regions;
    clause->children.count = 0;
    zili_status status = zl_search_open_tree(
        &search, &ask, clause->children.items[0], looking->err);
    if (!status)
        status = zl_search_each(search, zl_work_threads(ask.threads), take,
                                user, looking->err);
    zl_search_close(search);
    return status;
}

/* Whether a hit on the side `is_b` is kept, as far as the clause goes. */
static bool agrees(const struct looking *looking, size_t i, bool is_b)
{
    const zili_corpus *corpus = looking->ask->corpus;
    const zl_bead *bead = zl_corpus_bead(corpus, i);
    const zl_pair *pair = zl_corpus_pair(corpus, bead->pair);
    bool there = is_b ? bead->a < bead->a_end : bead->b < bead->b_end;

    return there && is_in(looking, is_b ? pair->a : pair->b) &&
           looking->found[2 * i + !is_b] != looking->clause->negated;
}

static zili_status add_clause(struct looking *looking)
{
    size_t beads = zl_corpus_beads(looking->ask->corpus);
    zili_status status = find_regions(looking);

    looking->finder =
        (struct finder){ looking->ask->corpus, ZL_NO_BEAD, false };
    looking->found = zl_alloc_array(2 * beads, sizeof *looking->found);
    if (!status && !looking->found)
        status = zl_no_memory(looking->err);
    if (!status)
        status = look(looking, mark, looking);
    for (size_t side = 0; !status && side < 2 * beads; side++)
        looking->out->kept[side] =
            looking->out->kept[side] && agrees(looking, side / 2, side % 2);
    zl_free(looking->found);
    zl_array_clear(&looking->regions);
    return status;
}

/* ---- all clauses ---- */

/* They are the last. */
static size_t first_clause(const zl_node *tree)
{
    size_t first = tree->children.count;

    while (tree->kind == ZL_NODE_QUERY && first > 0 &&
           tree->children.items[first - 1]->kind == ZL_NODE_ALIGNED)
        first--;
    return first;
}

static zili_status check_beads(const zl_search_ask *ask, size_t column,
                               zili_error *err)
{
    uint64_t problems = zl_corpus_problems(ask->corpus);

    if (zl_corpus_beads(ask->corpus) > 0)
        return ZILI_OK;
    zili_status status = zl_corpus_problem(ask->corpus, problems, err);
    if (status)
        return status;
    return zl_query_fail(err, ask->text, column,
                         "nothing of this index is aligned: zili align %s "
                         "does it.",
                         zl_corpus_path(ask->corpus));
}

zili_status zl_counterpart_hits(const zl_search_ask *ask, zl_hits *hits,
                                zili_error *err)
{
    zl_node *tree;
    zili_status status = zl_parse_as(&tree, ask->text, ask->language, err);
    size_t clause = status ? 0 : first_clause(tree);

    if (status)
        return status;
    while (clause < tree->children.count &&
           tree->children.items[clause]->negated)
        clause++;
    if (clause < tree->children.count) {
        struct looking looking = { .ask = ask,
                                   .clause = tree->children.items[clause],
                                   .err = err };
        status = check_beads(ask, looking.clause->column, err);
        if (!status)
            status = find_regions(&looking);
        if (!status)
            status = look(&looking, zl_search_append, hits);
        zl_array_clear(&looking.regions);
    }
    zl_node_free(tree);
    return status;
}

static zili_status make(zl_counterpart **out, const zl_search_ask *ask,
                        zili_error *err)
{
    zl_counterpart *made = zl_alloc(sizeof *made);
    size_t sides = 2 * zl_corpus_beads(ask->corpus);

    if (!made)
        return zl_no_memory(err);
    made->corpus = ask->corpus;
    made->kept = zl_alloc_array(sides, sizeof *made->kept);
    if (!made->kept) {
        zl_free(made);
        return zl_no_memory(err);
    }
    for (size_t side = 0; side < sides; side++)
        made->kept[side] = true;
    *out = made;
    return ZILI_OK;
}

zili_status zl_counterpart_find(zl_counterpart **out, zl_node *tree,
                                const zl_search_ask *ask, zili_error *err)
{
    size_t first = first_clause(tree), count = tree->children.count;

    *out = NULL;
    if (first == count)
        return ZILI_OK;
    zili_status status =
        check_beads(ask, tree->children.items[first]->column, err);
    if (!status)
        status = make(out, ask, err);
    for (size_t i = first; !status && i < count; i++) {
        struct looking looking = { .out = *out,
                                   .ask = ask,
                                   .clause = tree->children.items[i],
                                   .err = err };
        status = add_clause(&looking);
    }
    for (; tree->children.count > first; tree->children.count--)
        zl_node_free(tree->children.items[tree->children.count - 1]);
    if (status) {
        zl_counterpart_free(*out);
        *out = NULL;
    }
    return status;
}
