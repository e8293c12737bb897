/* pages.c -- the rows of a table, page by page, on several threads. */
#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"
#include "table/format.h"

/* A thread takes about as long to start as so many pages to write. */
#define PAGES_A_THREAD 4

typedef struct page {
    zl_rows rows;
    zili_status status;
    zili_error err;
} page;

typedef struct book {
    const zl_writing *writing;
    zl_cells cells;
    zl_take_page *take;
    void *user;
    page *pages; /* by slot */
    size_t rows;
} book;

static bool make_page(void *user, size_t job, size_t slot)
{
    const book *all = user;
    page *own = &all->pages[slot];
    size_t from = job * ZL_PAGE;

    own->rows.writing = all->writing;
    own->rows.cells = all->cells;
    own->status = zl_rows_make(&own->rows, all->writing->table, from,
                               zl_page_end(from, all->rows), &own->err);
    return own->status == ZILI_OK;
}

static bool take_page(void *user, size_t job, size_t slot)
{
    const book *all = user;

    (void)job;
    return all->take(all->user, &all->pages[slot].rows);
}

static size_t count_threads(const zl_writing *writing, size_t pages)
{
    size_t useful = 1 + pages / PAGES_A_THREAD;

    return useful < writing->threads ? useful : writing->threads;
}

/* The page at which the work ended was refused by `take`, or failed. */
static zili_status make_pages(book *all, size_t threads, size_t count,
                              zili_error *err)
{
    size_t ended = zl_work(threads, count, make_page, take_page, all);

    if (ended == count)
        return ZILI_OK;
    const page *last = &all->pages[ended % zl_work_slots(threads)];
    if (last->status && err)
        *err = last->err;
    return last->status;
}

zili_status zl_pages(const zl_writing *writing, zl_cells cells,
                     zl_take_page *take, void *user, zili_error *err)
{
    book all = { writing, cells, take, user, NULL,
                 zili_table_rows(writing->table) };
    size_t count = all.rows / ZL_PAGE + (all.rows % ZL_PAGE > 0);
    size_t threads = count_threads(writing, count);
    size_t slots = zl_work_slots(threads);

    all.pages = zl_alloc_array(slots, sizeof *all.pages);
    if (!all.pages)
        return zl_no_memory(err);
    zili_status status = make_pages(&all, threads, count, err);
    for (size_t i = 0; i < slots; i++)
        zl_rows_clear(&all.pages[i].rows);
    zl_free(all.pages);
    return status;
}
