/* themes.c -- how often each theme is found. */
#include "analysis/ask.h"
#include "analysis/list.h"
#include "analysis/shared.h"
#include "analysis/tally.h"
#include "base/fail.h"

struct themes_options {
    zili_question question;
    bool list;
};

static const zili_option options[] = {
    ZL_OPTION_THEMES,
    ZL_OPTION_LEMMA_LIST,
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_INSERTIONS,
    ZL_OPTION_BY,
    ZL_OPTION_MIN_FREQ,
    ZL_OPTION_LIMIT,
    { "list", 0, ZILI_OPTION_FLAG, NULL,
      "do not count: show each pattern of the file, as it was read",
      offsetof(struct themes_options, list), NULL },
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct themes_options defaults = { 0 };

static const char *const columns[] = {
    "theme", "the name of the theme, with those above it",
    "label", "its labels",
    "…", "the columns of --by",
    "count", "hits that share no token, the longest first",
    "per_million", "hits in a million words of the scope",
    "docs", "documents with a hit",
    "lang", "--list: the language of the regions it is looked for in",
    "pattern", "--list: a query",
    NULL,
};

static zili_status count_item(const zl_ask *ask, const zl_item *item,
                              uint64_t min_freq, zili_table *table,
                              zili_error *err)
{
    zl_tally tally = { 0 };
    zili_status status = zl_tally_hits(&tally, ask, item->query, err);

    for (size_t group = 0; !status && group < ask->scope->groups; group++) {
        if (tally.count[group] < min_freq)
            continue;
        zl_table_add_text(table, zl_view_of(item->name));
        zl_table_add_text(table, zl_view_of(item->label));
        zl_ask_group_cells(ask, group, table);
        zl_ask_count_cells(ask, group, tally.count[group], tally.docs[group],
                           table);
    }
    zl_tally_clear(&tally);
    return status;
}

static void add_columns(const zl_ask *ask, zili_table *table)
{
    zl_table_column(table, (zl_column){ .name = "theme", .type = ZILI_TEXT });
    zl_table_column(table, (zl_column){ .name = "label", .type = ZILI_TEXT });
    zl_ask_group_columns(ask, table);
    zl_ask_count_columns(table);
}

/* ---- the patterns themselves ---- */

static void list_theme(const zl_theme *theme, zili_table *table)
{
    const char *label = theme->label_en ? theme->label_en : theme->label_zh;

    for (size_t i = 0; i < theme->patterns.count; i++) {
        zl_table_add_text(table, zl_view_of(theme->name));
        zl_table_add_text(table, zl_view_of(label));
        zl_table_add_text(table, zl_view_of(theme->patterns.items[i].lang));
        zl_table_add_text(table, zl_view_of(theme->patterns.items[i].text));
    }
}

static zili_status list_themes(const zl_ask *ask, zili_table *table,
                               zili_error *err)
{
    if (!ask->themes)
        return zl_fail(err, ZILI_EUSAGE,
                       "Which file of themes? Name one with --themes.");
    zl_table_text_column(table, "theme");
    zl_table_text_column(table, "label");
    zl_table_text_column(table, "lang");
    zl_table_text_column(table, "pattern");
    for (size_t i = 0; i < ask->themes->list.count; i++)
        list_theme(&ask->themes->list.items[i], table);
    return ZILI_OK;
}

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    const struct themes_options *asked = given;
    const zili_question *question = &asked->question;

    if (asked->list)
        return list_themes(ask, table, err);
    zl_items items = { 0 };
    zili_status status = zl_items_make(&items, ask, question, err);
    add_columns(ask, table);
    for (size_t i = 0; !status && i < items.count; i++)
        status = count_item(ask, &items.items[i], question->min_freq, table,
                            err);
    zl_items_clear(&items);
    return status;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    return zl_ask_answer(corpus, given, fill, "rows", out, err);
}

const zili_analysis zl_analysis_themes = {
    .name = "themes",
    .summary = "count the themes of a file",
    .operands = "[@THEME…]",
    .example = "--themes corpus/themes.yaml --by lang",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
