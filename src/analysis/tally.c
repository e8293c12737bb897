/* tally.c -- hits counted by the groups of a scope. */
#include "analysis/tally.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

/* While hits come in, in order. */
struct counting {
    const zl_ask *ask;
    zl_tally *tally;
    const zl_interval *in; /* that held the last hit */
    uint32_t *last;        /* by group: the last document */
};

static void enter(struct counting *counting, uint64_t position)
{
    const zl_ask *ask = counting->ask;
    const zl_interval *in = zl_scope_at(ask->scope, position);
    uint32_t document = zl_corpus_area(ask->corpus, in->area)->document;

    counting->in = in;
    if (counting->last[in->group] != document) {
        counting->last[in->group] = document;
        counting->tally->docs[in->group]++;
    }
}

static zl_taken count(void *user, const zl_hits *hits)
{
    struct counting *counting = user;

    for (size_t i = 0; i < hits->count; i++) {
        uint64_t at = hits->items[i].begin;
        if (!counting->in || at >= counting->in->end)
            enter(counting, at);
        counting->tally->count[counting->in->group]++;
    }
    return ZL_TAKE_MORE;
}

static zili_status count_all(struct counting *counting, const char *query,
                             zili_error *err)
{
    const zl_ask *ask = counting->ask;
    zl_search *search = NULL;
    zili_status status = zl_ask_search(ask, query, &search, err);

    if (!status)
        status = zl_search_each(search, zl_work_threads(ask->threads), count,
                                counting, err);
    zl_search_close(search);
    return status;
}

zili_status zl_tally_hits(zl_tally *tally, const zl_ask *ask,
                          const char *query, zili_error *err)
{
    size_t groups = ask->scope->groups;
    struct counting counting = { .ask = ask, .tally = tally };
    zili_status status;

    counting.last = zl_alloc_array(groups, sizeof *counting.last);
    tally->count = zl_alloc_array(groups, sizeof *tally->count);
    tally->docs = zl_alloc_array(groups, sizeof *tally->docs);
    for (size_t i = 0; counting.last && i < groups; i++)
        counting.last[i] = ZL_NONE;
    status = counting.last && tally->count && tally->docs
                 ? count_all(&counting, query, err)
                 : zl_no_memory(err);
    zl_free(counting.last);
    return status;
}

void zl_tally_clear(zl_tally *tally)
{
    zl_free(tally->count);
    zl_free(tally->docs);
    *tally = (zl_tally){ 0 };
}
