/* search.c -- a query made ready for a corpus. */
#include "query/search_parts.h"

#include "base/fail.h"
#include "base/mem.h"

#include <string.h>

/* Tokens of a window: few in the first ones, for those who want the first hits
 * soon, then so many that the room for their bits stays in a core's cache. */
#define FIRST_WINDOW 16384u
#define MOST_WINDOW 262144u

void zl_search_close(zl_search *search)
{
    if (!search)
        return;
    for (size_t i = 0; i < search->ready.count; i++)
        zl_ready_free(search->ready.items[i]);
    zl_array_clear(&search->ready);
    zl_array_clear(&search->windows);
    zl_array_clear(&search->labels);
    zl_fold_close(search->fold);
    zl_node_free(search->tree);
    zl_counterpart_free(search->counterpart);
    zl_free(search);
}

/* ---- which matches are hits ---- */

/* Whether there is nothing but words, strings and themes, one after the other
 * or for each other. */
static bool is_simple(const zl_node *node)
{
    bool simple = node->kind == ZL_NODE_WORD || node->kind == ZL_NODE_STRING ||
                  node->kind == ZL_NODE_THEME ||
                  node->kind == ZL_NODE_SEQUENCE ||
                  node->kind == ZL_NODE_EITHER;

    for (size_t i = 0; simple && i < node->children.count; i++)
        simple = is_simple(node->children.items[i]);
    return simple;
}

static bool is_theme(const zl_node *node)
{
    while ((node->kind == ZL_NODE_EITHER || node->kind == ZL_NODE_SEQUENCE) &&
           node->children.count == 1)
        node = node->children.items[0];
    return node->kind == ZL_NODE_THEME;
}

static zl_choice choice_of(const zl_node *tree, zl_strategy strategy)
{
    const zl_node *pattern = tree;

    if (tree->kind == ZL_NODE_QUERY) {
        pattern = tree->children.items[0];
        if (tree->strategy != ZL_STRATEGY_UNSAID)
            strategy = tree->strategy;
    }
    switch (strategy) {
    case ZL_STRATEGY_LONGEST:
        return ZL_CHOICE_WIDEST;
    case ZL_STRATEGY_STANDARD:
        return ZL_CHOICE_LEFTMOST;
    case ZL_STRATEGY_SHORTEST:
        return ZL_CHOICE_NARROWEST;
    case ZL_STRATEGY_TRADITIONAL:
        return ZL_CHOICE_SHORTEST;
    case ZL_STRATEGY_UNSAID:
        break;
    }
    if (is_theme(pattern))
        return ZL_CHOICE_APART;
    return is_simple(pattern) ? ZL_CHOICE_LONGEST : ZL_CHOICE_WIDEST;
}

/* ---- labels ---- */

static bool find_labels(zl_search *search)
{
    const zl_node *tree = search->tree;

    for (size_t i = 0;
         tree->kind == ZL_NODE_QUERY && i < tree->children.count; i++)
        if (tree->children.items[i]->kind == ZL_NODE_LABEL &&
            !zl_array_push(&search->labels, tree->children.items[i]->text))
            return false;
    return true;
}

uint32_t zl_search_labels(const zl_search *search)
{
    return (uint32_t)search->labels.count;
}

const char *zl_search_label(const zl_search *search, uint32_t i)
{
    return search->labels.items[i];
}

static bool has_target(const zl_node *tree)
{
    bool found = tree->target;

    for (size_t i = 0; !found && tree->kind != ZL_NODE_ALIGNED &&
                       i < tree->children.count; i++)
        found = has_target(tree->children.items[i]);
    return found;
}

bool zl_search_has_target(const zl_search *search)
{
    return has_target(search->tree);
}

/* ---- windows ---- */

/* The first place behind `at` + `size` where the text can be cut, or its
 * end. */
static uint32_t next_cut(const zl_ranges *cuts, uint32_t tokens, uint32_t at,
                         uint32_t size)
{
    if (tokens - at <= size)
        return tokens;
    uint32_t wanted = at + size, range = zl_ranges_from(cuts, wanted);
    uint32_t count = zl_ranges_count(cuts);
    while (range < count && zl_ranges_begin(cuts, range) < wanted)
        range++;
    return range < count ? zl_ranges_begin(cuts, range) : tokens;
}

static bool cut_segment(zl_search *search, uint32_t segment, uint32_t *size,
                        uint32_t most)
{
    const zl_ready *ready = search->ready.items[segment];
    const zl_ranges *cuts = zl_limits_cuts(&ready->limits);
    uint32_t tokens = zl_segment_tokens(ready->sources.segment);

    for (uint32_t at = 0; at < tokens && !zl_ready_is_never(ready);) {
        uint32_t to = next_cut(cuts, tokens, at, *size);
        if (!zl_array_push(&search->windows, (zl_window){ segment, at, to }))
            return false;
        *size = *size < most / 4 ? *size * 4 : most;
        at = to;
    }
    return true;
}

static bool cut_windows(zl_search *search)
{
    uint32_t asked = search->ask.window;
    uint32_t size = asked ? asked : FIRST_WINDOW;
    uint32_t most = asked ? asked : MOST_WINDOW;

    for (uint32_t i = 0; i < search->ready.count; i++)
        if (!cut_segment(search, i, &size, most))
            return false;
    return true;
}

/* ---- opening ---- */

static zili_status add_ready(zl_search *search, uint32_t segment,
                             zili_error *err)
{
    const zl_search_ask *ask = &search->ask;
    zl_ready *ready;
    zili_status status =
        zl_ready_new(&ready, search->tree, (uint32_t)search->labels.count,
                     ask->text, &ask->lists, ask->corpus, segment,
                     search->fold, err);

    if (status)
        return status;
    if (zl_array_push(&search->ready, ready))
        return ZILI_OK;
    zl_ready_free(ready);
    return zl_no_memory(err);
}

/* The clause WITHIN in which a query names a structure, or NULL. */
static const zl_node *named_within(const zl_node *tree)
{
    for (size_t i = 1;
         tree->kind == ZL_NODE_QUERY && i < tree->children.count; i++) {
        const zl_node *clause = tree->children.items[i];
        if (clause->kind == ZL_NODE_WITHIN && clause->text)
            return clause;
    }
    return NULL;
}

static zili_status add_within(zl_search *search, zili_error *err)
{
    const char *name = search->ask.within;

    if (!name)
        return ZILI_OK;
    if (named_within(search->tree))
        return zl_fail(err, ZILI_EUSAGE,
                       "The query \"%s\" says itself what its hits lie "
                       "within: leave out --within.",
                       search->ask.text);
    zl_node *within = zl_node_new(ZL_NODE_WITHIN, 0);
    if (within)
        within->text = zl_copy_text(name, strlen(name));
    bool enough = within && within->text && zl_node_make_query(&search->tree) &&
                  zl_array_push(&search->tree->children, within);
    if (enough) {
        within->most = 1;
        return ZILI_OK;
    }
    zl_node_free(within);
    return zl_no_memory(err);
}

static zili_status fill(zl_search *search, zili_error *err)
{
    const zl_search_ask *ask = &search->ask;
    uint32_t segments = zl_corpus_segments(ask->corpus);
    zili_status status = zl_counterpart_find(&search->counterpart,
                                             search->tree, ask, err);

    if (!status)
        status = add_within(search, err);
    if (!status)
        status = zl_fold_open(&search->fold, err);
    if (!status && !find_labels(search))
        status = zl_no_memory(err);
    for (uint32_t i = 0; !status && i < segments; i++)
        status = add_ready(search, i, err);
    if (!status && !cut_windows(search))
        status = zl_no_memory(err);
    if (!status)
        search->choice = choice_of(search->tree, ask->strategy);
    search->ask.text = NULL;
    return status;
}

zili_status zl_search_open_tree(zl_search **out, const zl_search_ask *ask,
                                zl_node *tree, zili_error *err)
{
    zl_search *search = zl_alloc(sizeof *search);

    *out = NULL;
    if (!search) {
        zl_node_free(tree);
        return zl_no_memory(err);
    }
    search->ask = *ask;
    search->tree = tree;
    zili_status status = fill(search, err);
    if (status) {
        zl_search_close(search);
        return status;
    }
    *out = search;
    return ZILI_OK;
}

zili_status zl_search_open(zl_search **out, const zl_search_ask *ask,
                           zili_error *err)
{
    zl_node *tree;
    zili_status status = zl_parse_as(&tree, ask->text, ask->language, err);

    *out = NULL;
    return status ? status : zl_search_open_tree(out, ask, tree, err);
}

/* ---- looking ---- */

zl_worker *zl_search_worker_for(zl_search_worker *worker,
                                const zl_search *search, uint32_t segment)
{
    if (worker->worker && worker->segment == segment)
        return worker->worker;
    zl_worker_free(worker->worker);
    worker->worker = zl_worker_new(search->ready.items[segment], search->fold);
    worker->segment = segment;
    return worker->worker;
}

zili_status zl_search_look(const zl_search *search, zl_search_worker *worker,
                           size_t window, zl_hits *hits, zili_error *err)
{
    zl_window here = search->windows.items[window];
    zl_worker *looks = zl_search_worker_for(worker, search, here.segment);

    size_t before = hits->count;

    if (!looks)
        return zl_no_memory(err);
    zili_status status = zl_worker_find(looks, here, search->ask.scope,
                                        search->choice, hits, err);
    if (search->counterpart)
        zl_counterpart_keep(search->counterpart, hits, before);
    return status;
}

/* ---- labels of a hit ---- */

struct zl_search_marks {
    const zl_search *search;
    zl_search_worker worker;
};

zl_search_marks *zl_search_marks_open(const zl_search *search)
{
    zl_search_marks *marks = zl_alloc(sizeof *marks);

    if (marks)
        marks->search = search;
    return marks;
}

void zl_search_marks_close(zl_search_marks *marks)
{
    if (!marks)
        return;
    zl_worker_free(marks->worker.worker);
    zl_free(marks);
}

zili_status zl_search_marks_find(zl_search_marks *marks, zl_hit hit,
                                 uint64_t *places, zili_error *err)
{
    uint32_t local;
    uint32_t segment = zl_corpus_segment_at(marks->search->ask.corpus,
                                            hit.begin, &local);
    zl_worker *worker =
        zl_search_worker_for(&marks->worker, marks->search, segment);

    return worker ? zl_worker_labels(worker, hit, places, err)
                  : zl_no_memory(err);
}

/* ---- the plan ---- */

static bool add_line(zl_search_lines *lines, uint32_t segment,
                     const zl_need *need, uint32_t order, double begins)
{
    zl_search_line line = {
        .segment = segment,
        .column = need->column,
        .types = need->types ? need->types->places.count : 0,
        .tokens = zl_need_tokens(need),
        .from = need->least,
        .to = need->most,
        .order = order,
        .begins = begins,
    };

    return zl_array_push(lines, line);
}

static bool is_aim(const zl_route *route, const zl_need *need)
{
    for (size_t i = 0; i < route->aims.count; i++)
        if (route->aims.items[i].need == need)
            return true;
    return false;
}

bool zl_search_explain(const zl_search *search, uint32_t segment,
                       zl_search_lines *lines, zl_search_way *way)
{
    const zl_ready *ready = search->ready.items[segment];
    const zl_route *route = &ready->route;
    const zl_shape *shape = &ready->program.shape;

    *way = route->everywhere ? ZL_SEARCH_EVERYWHERE
           : route->exact    ? ZL_SEARCH_TAKEN
                            : ZL_SEARCH_TRIED;
    if (zl_ready_is_never(ready)) {
        *way = ZL_SEARCH_NEVER;
        return true;
    }
    for (uint32_t i = 0; i < route->aims.count; i++)
        if (!add_line(lines, segment, route->aims.items[i].need, i + 1,
                      route->aims.items[i].begins))
            return false;
    for (size_t i = 0; i < shape->needs.count; i++)
        if (!is_aim(route, &shape->needs.items[i]) &&
            !add_line(lines, segment, &shape->needs.items[i], 0, 0))
            return false;
    return true;
}
