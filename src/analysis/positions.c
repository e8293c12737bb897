/* positions.c -- where in each text every theme stands. */
#include "analysis/ask.h"
#include "analysis/list.h"
#include "analysis/shared.h"

#include "base/fail.h"

struct positions_options {
    zili_question question;
};

static const zili_option options[] = {
    ZL_OPTIONS_LANGUAGE,
    ZL_OPTION_LEMMA_LIST,
    ZL_OPTION_THEMES, ZL_OPTION_WHERE, ZL_OPTION_REGION, ZL_OPTION_LIMIT,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct positions_options defaults = { 0 };

static const char *const columns[] = {
    "term, label", "the theme or query, and its labels",
    "doc", "the document",
    "region, lang", "the region and its language",
    "from", "the hit's first token, counted from 1 in the region; missing "
            "where the region has no hit",
    "size", "tokens of the region",
    "at", "where that is, from 0 (its beginning) to 1",
    NULL,
};

static void add_columns(zili_table *table)
{
    static const char *const texts[] = { "term", "label", "doc", "region",
                                         "lang" };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        zl_table_column(table,
                        (zl_column){ .name = texts[i], .type = ZILI_TEXT });
    zl_table_column(table, (zl_column){ "from", ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table, (zl_column){ "size", ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table, (zl_column){ "at", ZILI_REAL, ZL_RIGHT, 3 });
}

/* A row for a hit at `position`, or for none where that is ZL_NOWHERE. */
static void add_row(const zl_ask *ask, const zl_item *item,
                    const zl_area *area, uint64_t position, zili_table *table)
{
    uint64_t size = area->end - area->begin;

    zl_table_add_text(table, zl_view_of(item->name));
    zl_table_add_text(table, zl_view_of(item->label));
    zl_table_add_text(
        table, zl_view_of(zl_corpus_document(ask->corpus, area->document)
                              ->name));
    zl_table_add_text(table, zl_view_of(area->kind));
    zl_table_add_text(table, zl_view_of(area->lang));
    if (position == ZL_NOWHERE) {
        zl_table_add_missing(table);
        zl_table_add_integer(table, (int64_t)size);
        zl_table_add_missing(table);
    } else {
        zl_table_add_integer(table, (int64_t)(position - area->begin + 1));
        zl_table_add_integer(table, (int64_t)size);
        zl_table_add_real(table, (double)(position - area->begin) /
                                     (double)size);
    }
}

static zili_status add_item(const zl_ask *ask, const zl_item *item,
                            zili_table *table, zili_error *err)
{
    zl_cursor *cursor = NULL;
    zili_status status = zl_ask_hits(ask, item->query, &cursor, err);

    for (size_t i = 0; !status && i < ask->scope->count; i++) {
        const zl_interval *interval = &ask->scope->intervals[i];
        const zl_area *area = zl_corpus_area(ask->corpus, interval->area);
        bool found = false;
        for (; cursor->hit.begin < interval->end; zl_cursor_next(cursor)) {
            add_row(ask, item, area, cursor->hit.begin, table);
            found = true;
        }
        if (!found)
            add_row(ask, item, area, ZL_NOWHERE, table);
    }
    if (!status)
        status = zl_cursor_status(cursor, err);
    zl_cursor_free(cursor);
    return status;
}

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    zl_items items = { 0 };
    zili_status status = zl_items_make(&items, ask, given, err);

    add_columns(table);
    for (size_t i = 0; !status && i < items.count; i++)
        status = add_item(ask, &items.items[i], table, err);
    zl_items_clear(&items);
    return status;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    return zl_ask_answer(corpus, given, fill, "rows", out, err);
}

const zili_analysis zl_analysis_positions = {
    .name = "positions",
    .summary = "list where in each text the themes stand",
    .operands = "[@THEME|QUERY…]",
    .example = "'~\"自力更生\"' 'self-relian*'",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
