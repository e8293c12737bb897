/* query.c -- the text of a query → a cursor over its hits in a corpus. */
#include "query/query.h"

#include "base/fail.h"
#include "base/mem.h"

/* A cursor that has its search with it. */
struct query {
    zl_cursor cursor;
    zl_search *search;
    zl_cursor *hits;
};

static void show(struct query *query)
{
    query->cursor.hit = query->hits->hit;
    query->cursor.failed = query->hits->failed;
}

static void query_next(zl_cursor *self)
{
    struct query *query = (struct query *)self;

    zl_cursor_next(query->hits);
    show(query);
}

static void query_seek(zl_cursor *self, uint64_t position)
{
    struct query *query = (struct query *)self;

    zl_cursor_seek(query->hits, position);
    show(query);
}

static void query_free(zl_cursor *self)
{
    struct query *query = (struct query *)self;

    zl_cursor_free(query->hits);
    zl_search_close(query->search);
    zl_free(query);
}

/* Takes over the search. */
static zl_cursor *cursor_of(zl_search *search)
{
    struct query *query = zl_alloc(sizeof *query);
    zl_cursor *hits = query ? zl_search_cursor(search) : NULL;

    if (!hits) {
        zl_free(query);
        zl_search_close(search);
        return NULL;
    }
    *query = (struct query){
        .cursor = { .next = query_next,
                    .seek = query_seek,
                    .free = query_free,
                    .error = hits->error },
        .search = search,
        .hits = hits,
    };
    show(query);
    return &query->cursor;
}

zili_status zl_query_ask(zl_cursor **out, const zl_search_ask *ask,
                         zili_error *err)
{
    zl_search *search;

    *out = NULL;
    zili_status status = zl_search_open(&search, ask, err);
    if (status)
        return status;
    *out = cursor_of(search);
    return *out ? ZILI_OK : zl_no_memory(err);
}
