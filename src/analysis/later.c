/* later.c -- answers whose rows are made when they are wanted. */
#include "analysis/later.h"

#include "base/fail.h"
#include "base/mem.h"

/* An answer, and who knows how to clear it. */
struct held {
    const zl_later *later;
    _Alignas(16) unsigned char answer[]; /* begins with a zl_ask */
};

static zl_ask *ask_of(struct held *held)
{
    return (zl_ask *)(void *)held->answer;
}

static void release(void *user)
{
    struct held *held = user;

    if (!held)
        return;
    held->later->clear(held->answer);
    zl_ask_close(ask_of(held));
    zl_free(held);
}

static zili_status make(const void *user, size_t from, size_t to,
                        zl_rows *rows, zili_error *err)
{
    const struct held *held = user;

    return held->later->make(held->answer, from, to, rows, err);
}

/* Takes `held` over. */
static zili_status prepare(struct held *held, const void *options,
                           zili_table *table, zili_error *err)
{
    size_t rows = 0;
    zili_status status =
        held->later->prepare(held->answer, options, table, &rows, err);

    if (status) {
        release(held);
        return status;
    }
    zl_ask_note(ask_of(held), table);
    zl_table_on_demand(table, rows, make, held, release);
    return ZILI_OK;
}

zili_status zl_later_answer(const zl_later *later, const zili_corpus *corpus,
                            const void *options, zili_table **out,
                            zili_error *err)
{
    struct held *held = zl_alloc(sizeof *held + later->size);

    *out = NULL;
    if (!held)
        return zl_no_memory(err);
    held->later = later;
    zili_status status = zl_ask_open(ask_of(held), corpus, options, err);
    if (status) {
        zl_free(held);
        return status;
    }
    zili_table *table = zl_table_new();
    if (!table) {
        zl_ask_close(ask_of(held));
        zl_free(held);
        return zl_no_memory(err);
    }
    status = prepare(held, options, table, err);
    if (!status)
        return zl_table_finish(table, out, err);
    zili_table_free(table);
    return status;
}

/* ---- cells ---- */

void zl_later_group_cells(const zl_ask *ask, size_t group, zl_rows *rows)
{
    size_t count = ask->scope->by_count;

    for (size_t i = 0; i < count; i++)
        zl_rows_text(rows, zl_view_of(ask->scope->keys[group * count + i]));
}

void zl_later_count_cells(const zl_ask *ask, size_t group, uint64_t count,
                          uint64_t docs, zl_rows *rows)
{
    uint64_t words = ask->scope->words[group];

    zl_rows_integer(rows, (int64_t)count);
    if (words)
        zl_rows_real(rows, 1e6 * (double)count / (double)words);
    else
        zl_rows_missing(rows);
    zl_rows_integer(rows, (int64_t)docs);
}
