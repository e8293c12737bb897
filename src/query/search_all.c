/* search_all.c -- all hits of a search, one by one or by several threads. */
#include "query/reckon.h"
#include "query/search_parts.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <string.h>

/* ---- a cursor ---- */

struct cursor {
    zl_cursor cursor;
    const zl_search *search;
    zl_search_worker worker;
    size_t window; /* the next to be looked through */
    zl_hits hits;  /* of the one before */
    size_t shown;  /* the next of them */
    zili_error error;
};

/* From hit number `shown` on, or from the next window that has hits. */
static void settle(struct cursor *it)
{
    const zl_search *search = it->search;

    while (it->shown == it->hits.count &&
           it->window < search->windows.count && !it->cursor.failed) {
        it->hits.count = it->shown = 0;
        if (zl_search_look(search, &it->worker, it->window++, &it->hits,
                           &it->error)) {
            it->cursor.failed = true;
            it->hits.count = 0;
        }
    }
    it->cursor.hit = (zl_hit){ ZL_END, ZL_END, 0, 0 };
    if (it->shown < it->hits.count)
        it->cursor.hit = it->hits.items[it->shown++];
}

static void cursor_next(zl_cursor *self)
{
    settle((struct cursor *)self);
}

/* Whether the window ends at or before the position. */
static bool ends_before(const zl_search *search, size_t window,
                        uint64_t position)
{
    zl_window here = search->windows.items[window];

    return search->ready.items[here.segment]->begin + here.to <= position;
}

static void cursor_seek(zl_cursor *self, uint64_t position)
{
    struct cursor *it = (struct cursor *)self;
    const zl_search *search = it->search;

    if (it->window > 0 && ends_before(search, it->window - 1, position))
        it->shown = it->hits.count;
    while (it->shown == it->hits.count &&
           it->window < search->windows.count &&
           ends_before(search, it->window, position))
        it->window++;
    do
        settle(it);
    while (self->hit.begin < position);
}

static void cursor_free(zl_cursor *self)
{
    struct cursor *it = (struct cursor *)self;

    zl_worker_free(it->worker.worker);
    zl_array_clear(&it->hits);
    zl_free(it);
}

zl_cursor *zl_search_cursor(const zl_search *search)
{
    struct cursor *it = zl_alloc(sizeof *it);

    if (!it)
        return NULL;
    *it = (struct cursor){
        .cursor = { .next = cursor_next,
                    .seek = cursor_seek,
                    .free = cursor_free,
                    .error = &it->error },
        .search = search,
    };
    settle(it);
    return &it->cursor;
}

/* ---- several threads ---- */

/* What a window gave, until it is taken. */
struct slot {
    zl_search_worker worker;
    zl_hits hits;
    zili_status status;
    zili_error error;
};

struct crew {
    const zl_search *search;
    struct slot *slots;
    zl_take_hits *take;
    void *user;
    zl_taken taken; /* of the last window */
};

static bool look(void *user, size_t window, size_t slot)
{
    struct crew *crew = user;
    struct slot *here = &crew->slots[slot];

    here->hits.count = 0;
    here->status = zl_search_look(crew->search, &here->worker, window,
                                  &here->hits, &here->error);
    return true;
}

static bool take(void *user, size_t window, size_t slot)
{
    struct crew *crew = user;
    const struct slot *from = &crew->slots[slot];

    zl_corpus_tell(crew->search->ask.corpus, "searching", window + 1,
                   crew->search->windows.count);
    if (from->status)
        return false;
    if (from->hits.count > 0)
        crew->taken = crew->take(crew->user, &from->hits);
    return crew->taken == ZL_TAKE_MORE;
}

/* The window `taken` was the first that failed. */
static zili_status fail(const struct crew *crew, size_t taken, size_t slots,
                        zili_error *err)
{
    const struct slot *slot = &crew->slots[taken % slots];

    if (crew->taken == ZL_TAKE_FAILED || slot->status == ZILI_ENOMEM)
        return zl_no_memory(err);
    return zl_fail(err, slot->status, "%s", slot->error.text);
}

/* To make a thread costs as much as to try so many places. */
#define A_THREAD 10000

/* Fewer threads where there are few places to try. */
static size_t useful_threads(const zl_search *search, size_t threads)
{
    double places = 0;

    for (size_t i = 0; i < search->ready.count; i++) {
        const zl_ready *ready = search->ready.items[i];
        const zl_route *route = &ready->route;
        if (!zl_ready_is_never(ready))
            places += route->everywhere || route->aims.count == 0
                          ? route->tokens
                          : route->aims.items[0].begins;
    }
    double useful = 1 + places / A_THREAD;
    return useful < (double)threads ? (size_t)useful : threads;
}

zili_status zl_search_each(const zl_search *search, size_t most,
                           zl_take_hits *take_hits, void *user,
                           zili_error *err)
{
    size_t windows = search->windows.count;
    size_t threads = useful_threads(search, most);
    size_t slots = zl_work_slots(threads);
    struct crew crew = { .search = search, .take = take_hits, .user = user };
    zili_status status = ZILI_OK;

    crew.slots = zl_alloc_array(slots, sizeof *crew.slots);
    if (!crew.slots)
        return zl_no_memory(err);
    size_t taken = zl_work(threads, windows, look, take, &crew);
    if (taken < windows && crew.taken != ZL_TAKE_ENOUGH)
        status = fail(&crew, taken, slots, err);
    for (size_t i = 0; i < slots; i++) {
        zl_worker_free(crew.slots[i].worker.worker);
        zl_array_clear(&crew.slots[i].hits);
    }
    zl_free(crew.slots);
    return status;
}

/* ---- what is done with them ---- */

zl_taken zl_search_append(void *hits, const zl_hits *from)
{
    zl_hits *to = hits;

    if (!zl_array_reserve(to, from->count))
        return ZL_TAKE_FAILED;
    memcpy(to->items + to->count, from->items,
           from->count * sizeof *from->items);
    to->count += from->count;
    return ZL_TAKE_MORE;
}

zili_status zl_search_all(const zl_search *search, size_t threads,
                          zl_hits *hits, zili_error *err)
{
    return zl_search_each(search, threads, zl_search_append, hits, err);
}

/* False where the index does not tell. */
static bool reckon(const zl_search *search, uint64_t *count)
{
    uint64_t here;

    *count = 0;
    if (search->counterpart)
        return false;
    for (uint32_t i = 0; i < search->ready.count; i++) {
        if (!zl_ready_reckon(search->ready.items[i], search->ask.scope, i,
                             &here))
            return false;
        *count += here;
    }
    return true;
}

static zl_taken count_them(void *user, const zl_hits *hits)
{
    *(uint64_t *)user += hits->count;
    return ZL_TAKE_MORE;
}

zili_status zl_search_count(const zl_search *search, size_t threads,
                            uint64_t *count, zili_error *err)
{
    if (reckon(search, count))
        return ZILI_OK;
    *count = 0;
    return zl_search_each(search, threads, count_them, count, err);
}
