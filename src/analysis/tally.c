/* tally.c -- hits counted by the groups of a scope. */
#include "analysis/tally.h"

#include "base/fail.h"
#include "base/mem.h"

static void add_hit(zl_tally *tally, const zl_ask *ask, zl_hit hit,
                    uint32_t *last)
{
    const zl_interval *interval = zl_scope_at(ask->scope, hit.begin);
    uint32_t document = zl_corpus_area(ask->corpus, interval->area)->document;

    tally->count[interval->group]++;
    if (last[interval->group] != document) {
        last[interval->group] = document;
        tally->docs[interval->group]++;
    }
}

zili_status zl_tally_hits(zl_tally *tally, const zl_ask *ask,
                          const char *query, zili_error *err)
{
    zl_cursor *cursor = NULL;
    size_t groups = ask->scope->groups;
    uint32_t *last = zl_alloc_array(groups, sizeof *last);

    tally->count = zl_alloc_array(groups, sizeof *tally->count);
    tally->docs = zl_alloc_array(groups, sizeof *tally->docs);
    zili_status status = ZILI_OK;
    if (!last || !tally->count || !tally->docs)
        status = zl_no_memory(err);
    else
        status = zl_ask_hits(ask, query, &cursor, err);
    for (size_t i = 0; !status && i < groups; i++)
        last[i] = ZL_NONE;
    for (; !status && !zl_cursor_ended(cursor); zl_cursor_next(cursor))
        add_hit(tally, ask, cursor->hit, last);
    if (!status)
        status = zl_cursor_status(cursor, err);
    zl_cursor_free(cursor);
    zl_free(last);
    return status;
}

void zl_tally_clear(zl_tally *tally)
{
    zl_free(tally->count);
    zl_free(tally->docs);
    *tally = (zl_tally){ 0 };
}
