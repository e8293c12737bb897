/* kwic.c -- the keyword in context. */
#include "analysis/context.h"
#include "analysis/order.h"
#include "analysis/list.h"
#include "analysis/shared.h"

#include "base/fail.h"

#include <inttypes.h>

struct kwic_options {
    zili_question question;
    const char *context, *sort, *collation;
    uint64_t sample, seed;
    bool show_seg;
};

static const zili_option options[] = {
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_THEMES,
    { "context", 'c', ZILI_OPTION_TEXT, "SIZE",
      "on each side: 8w words, 20c characters, s sentence, p paragraph",
      offsetof(struct kwic_options, context), NULL },
    { "sort", 's', ZILI_OPTION_TEXT, "KEYS",
      "by words left and right and the hit, as in 1L,2L,node,1R",
      offsetof(struct kwic_options, sort), NULL },
    { "collate", 0, ZILI_OPTION_TEXT, "ORDER",
      "how --sort orders words: pinyin, stroke, radical or codepoint",
      offsetof(struct kwic_options, collation), NULL },
    { "sample", 0, ZILI_OPTION_NUMBER, "N", "N lines taken at random",
      offsetof(struct kwic_options, sample), NULL },
    { "seed", 0, ZILI_OPTION_NUMBER, "N",
      "the same seed takes the same lines",
      offsetof(struct kwic_options, seed), NULL },
    { "show-seg", 0, ZILI_OPTION_FLAG, NULL,
      "show with · where Chinese is cut into words",
      offsetof(struct kwic_options, show_seg), NULL },
    ZL_OPTION_LIMIT,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct kwic_options defaults = {
    .context = "8w", .collation = "pinyin", .seed = 1,
};

static const char *const columns[] = {
    "hit", "number of the line",
    "doc, region, lang", "where it stands",
    "para, sent", "paragraph of the region, sentence of the paragraph, from 1",
    "from, to", "first and last token, counted from 1 in the document",
    "pre, keyword, post", "the text before, the hit, the text after",
    "query", "the query or theme that found it, where there are several",
    NULL,
};

/* ---- columns and rows ---- */

struct shown {
    zl_column column;
    bool detail;
};

static void add_columns(zili_table *table, bool several)
{
    static const struct shown shown[] = {
        { { "hit", ZILI_INTEGER, ZL_RIGHT, 0 }, false },
        { { "doc", ZILI_TEXT, ZL_LEFT, 0 }, false },
        { { "region", ZILI_TEXT, ZL_LEFT, 0 }, true },
        { { "lang", ZILI_TEXT, ZL_LEFT, 0 }, true },
        { { "para", ZILI_INTEGER, ZL_RIGHT, 0 }, false },
        { { "sent", ZILI_INTEGER, ZL_RIGHT, 0 }, true },
        { { "from", ZILI_INTEGER, ZL_RIGHT, 0 }, true },
        { { "to", ZILI_INTEGER, ZL_RIGHT, 0 }, true },
        { { "pre", ZILI_TEXT, ZL_RIGHT, 0 }, false },
        { { "keyword", ZILI_TEXT, ZL_CENTRE, 0 }, false },
        { { "post", ZILI_TEXT, ZL_LEFT, 0 }, false },
    };

    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        zl_table_column(table, shown[i].column);
        if (shown[i].detail)
            zl_table_column_is_detail(table);
    }
    if (!several)
        return;
    zl_table_column(table, (zl_column){ .name = "query", .type = ZILI_TEXT });
    zl_table_column_is_detail(table);
}

/* The number of the range that holds `position`, from 1, among those that
 * begin at or after `first`; missing where there is none. */
static void add_number(const zili_corpus *corpus, const char *name,
                       uint64_t first, uint64_t position, zili_table *table)
{
    const zl_structure *ranges = zl_corpus_structure(corpus, name);
    uint32_t range = ranges ? zl_structure_at(ranges, position) : ZL_NONE;

    if (range == ZL_NONE)
        zl_table_add_missing(table);
    else
        zl_table_add_integer(table,
                             range - zl_structure_from(ranges, first) + 1);
}

static uint64_t paragraph_begin(const zili_corpus *corpus, uint64_t position)
{
    const zl_structure *ranges = zl_corpus_structure(corpus, "p");
    uint32_t range = ranges ? zl_structure_at(ranges, position) : ZL_NONE;

    return range == ZL_NONE ? position : zl_structure_begin(ranges, range);
}

static void add_place(const zili_corpus *corpus, const zl_area *area,
                      zl_hit hit, zili_table *table)
{
    const zl_document *document = zl_corpus_document(corpus, area->document);

    zl_table_add_text(table, zl_view_of(document->name));
    zl_table_add_text(table, zl_view_of(area->kind));
    zl_table_add_text(table, zl_view_of(area->lang));
    add_number(corpus, "p", area->begin, hit.begin, table);
    add_number(corpus, "s", paragraph_begin(corpus, hit.begin), hit.begin,
               table);
    zl_table_add_integer(table, (int64_t)(hit.begin - document->begin + 1));
    zl_table_add_integer(table, (int64_t)(hit.end - document->begin));
}

static bool add_line(const zl_ask *ask, const zl_context *context, size_t i,
                     zl_hit hit, zili_table *table)
{
    const zl_interval *interval = zl_scope_at(ask->scope, hit.begin);
    const zl_area *area = zl_corpus_area(ask->corpus, interval->area);
    zl_window window = zl_context_window(context, ask->corpus, area, hit);
    zl_str pre = { 0 }, node = { 0 }, post = { 0 };

    zl_context_left(context, ask->corpus, window, hit, &pre);
    zl_context_node(context, ask->corpus, hit, &node);
    zl_context_right(context, ask->corpus, window, hit, &post);
    zl_table_add_integer(table, (int64_t)i + 1);
    add_place(ask->corpus, area, hit, table);
    zl_table_add_text(table, zl_view_trim(zl_str_view(&pre)));
    zl_table_add_text(table, zl_str_view(&node));
    zl_table_add_text(table, zl_view_trim(zl_str_view(&post)));
    bool enough = !pre.failed && !node.failed && !post.failed;
    zl_str_clear(&pre);
    zl_str_clear(&node);
    zl_str_clear(&post);
    return enough;
}

/* ---- the whole ---- */

static zili_status choose(zl_lines *lines, const zl_ask *ask,
                          const zl_items *items,
                          const struct kwic_options *asked, size_t *total,
                          zili_error *err)
{
    zili_status status = zl_lines_find(lines, ask, items, err);

    *total = lines->count;
    if (!status && asked->sample)
        zl_lines_sample(lines, asked->sample, asked->seed);
    if (!status && asked->sort)
        status = zl_lines_sort(lines, ask, asked->sort, asked->collation,
                               err);
    return status;
}

static void note_lines(const struct kwic_options *asked, size_t shown,
                       size_t chosen, size_t total, zili_table *table)
{
    if (chosen < total)
        zl_table_add_note(table,
                          "%zu of %zu lines taken at random (seed %" PRIu64
                          ")",
                          chosen, total, asked->seed);
    zl_table_add_note(table, "%zu of %zu lines shown%s", shown, total,
                      shown < chosen ? "; --limit 0 shows all" : "");
}

static zili_status add_lines(const zl_ask *ask, const zl_context *context,
                             const zl_items *items,
                             const struct kwic_options *asked,
                             zili_table *table, zili_error *err)
{
    zl_lines lines = { 0 };
    size_t total = 0;
    zili_status status = choose(&lines, ask, items, asked, &total, err);
    uint64_t limit = asked->question.limit;
    size_t shown = limit && limit < lines.count ? (size_t)limit : lines.count;

    for (size_t i = 0; !status && i < shown; i++) {
        const zl_line *line = &lines.items[i];
        if (!add_line(ask, context, i, line->hit, table))
            status = zl_no_memory(err);
        if (items->count > 1)
            zl_table_add_text(table,
                              zl_view_of(items->items[line->item].name));
    }
    if (!status)
        note_lines(asked, shown, lines.count, total, table);
    zl_array_clear(&lines);
    return status;
}

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    const struct kwic_options *asked = given;
    zl_context context = { .show_cuts = asked->show_seg };
    zl_items items = { 0 };
    zili_status status = asked->question.themes
                             ? ZILI_OK
                             : zl_ask_for_query(&asked->question, err);

    if (!status)
        status = zl_items_make(&items, ask, &asked->question, err);
    add_columns(table, items.count > 1);
    if (!status)
        status = zl_context_read(&context, asked->context, err);
    if (!status)
        status = add_lines(ask, &context, &items, asked, table, err);
    zl_items_clear(&items);
    return status;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    return zl_ask_answer(corpus, given, fill, NULL, out, err);
}

const zili_analysis zl_analysis_kwic = {
    .name = "kwic",
    .summary = "show the hits of queries, or of all themes, in context",
    .operands = "[QUERY…]",
    .example = "'~\"自力更生\"' 'self-relian*' --context 20c",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
