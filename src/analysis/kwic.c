/* kwic.c -- the keyword in context. */
#include "analysis/gather.h"
#include "analysis/order.h"
#include "analysis/list.h"
#include "analysis/render.h"
#include "analysis/shared.h"

#include "base/fail.h"
#include "base/mem.h"
#include "reader/place.h"

#include <inttypes.h>

struct kwic_options {
    zili_question question;
    const char *context, *sort, *collation, *group, *rank;
    uint64_t sample, seed;
    bool show_seg;
};

static const zili_option options[] = {
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_THEMES,
    ZL_OPTIONS_LANGUAGE,
    { "context", 'c', ZILI_OPTION_TEXT, "SIZE",
      "on each side: 8w words, 20c characters, s sentence, p paragraph",
      offsetof(struct kwic_options, context), NULL },
    { "sort", 's', ZILI_OPTION_TEXT, "KEYS",
      "by words left and right and the hit, as in 1L,node,1R:stroke",
      offsetof(struct kwic_options, sort), NULL },
    { "group", 'g', ZILI_OPTION_TEXT, "KEY",
      "lines with the same word at a place together, the largest group first",
      offsetof(struct kwic_options, group), NULL },
    { "rank", 0, ZILI_OPTION_TEXT, "QUERY",
      "lines first whose context has most hits of this query",
      offsetof(struct kwic_options, rank), NULL },
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
    "score", "with --rank: hits of that query in the context",
    "group, lines", "with --group: the word, and how many lines have it",
    "query", "the query or theme that found it, where there are several",
    NULL,
};

/* What the rows of a table are made from. */
struct concordance {
    zl_ask ask;
    zl_context context;
    zl_items items;
    zl_lines lines;
    bool ranked, placed;
    zl_groups groups; /* not there where none were asked for */
    zl_faces *faces;  /* where many lines are plain; or NULL */
    zl_rendering rendering;
};

/* ---- columns ---- */

struct shown {
    zl_column column;
    bool detail;
};

static void add_columns(zili_table *table,
                        const struct concordance *concordance)
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
    if (concordance->ranked)
        zl_table_column(table,
                        (zl_column){ "score", ZILI_INTEGER, ZL_RIGHT, 0 });
    if (concordance->groups.of) {
        zl_table_column(table, (zl_column){ "group", ZILI_TEXT, ZL_LEFT, 0 });
        zl_table_column(table,
                        (zl_column){ "lines", ZILI_INTEGER, ZL_RIGHT, 0 });
    }
    if (concordance->items.count < 2)
        return;
    zl_table_column(table, (zl_column){ .name = "query", .type = ZILI_TEXT });
    zl_table_column_is_detail(table);
}

/* ---- rows, made when they are written ---- */

/* What making some rows one after the other holds. */
struct scribe {
    const struct concordance *from;
    zl_place place;
    zl_prose *prose; /* NULL: lines are put together one by one */
    zl_str pre, node, post;
};

static void release(void *user)
{
    struct concordance *concordance = user;

    zl_groups_clear(&concordance->groups);
    zl_faces_free(concordance->faces);
    zl_rendering_clear(&concordance->rendering);
    zl_array_clear(&concordance->lines);
    zl_items_clear(&concordance->items);
    zl_ask_close(&concordance->ask);
    zl_free(concordance);
}

/* A number from 1; missing where it is 0. */
static void add_number(zl_rows *rows, uint32_t number)
{
    if (number)
        zl_rows_integer(rows, number);
    else
        zl_rows_missing(rows);
}

/* The line with its place: known already where lines are in another order
 * than the corpus. */
static zl_line placed_line(struct scribe *scribe, size_t i)
{
    zl_line line = scribe->from->lines.items[i];

    if (scribe->from->placed)
        return line;
    zl_place_move(&scribe->place, line.hit.begin);
    line.area = scribe->place.region;
    line.paragraph = scribe->place.paragraph;
    line.sentence = scribe->place.sentence;
    return line;
}

static void add_place(const zili_corpus *corpus, const zl_area *area,
                      const zl_line *line, zl_rows *rows)
{
    const zl_document *document = zl_corpus_document(corpus, area->document);

    zl_rows_text(rows, zl_view_of(document->name));
    zl_rows_text(rows, zl_view_of(area->kind));
    zl_rows_text(rows, zl_view_of(area->lang));
    add_number(rows, line->paragraph);
    add_number(rows, line->sentence);
    zl_rows_integer(rows, (int64_t)(line->hit.begin - document->begin + 1));
    zl_rows_integer(rows, (int64_t)(line->hit.end - document->begin));
}

static void add_text(struct scribe *scribe, const zl_area *area, zl_hit hit,
                     zl_rows *rows)
{
    const zl_context *context = &scribe->from->context;
    const zili_corpus *corpus = scribe->from->ask.corpus;
    zl_window window = zl_context_window(context, corpus, area, hit);

    zl_str_empty(&scribe->pre);
    zl_str_empty(&scribe->node);
    zl_str_empty(&scribe->post);
    zl_context_left(context, corpus, window, hit, &scribe->pre);
    zl_context_node(context, corpus, hit, &scribe->node);
    zl_context_right(context, corpus, window, hit, &scribe->post);
    zl_rows_text(rows, zl_view_trim(zl_str_view(&scribe->pre)));
    zl_rows_text(rows, zl_str_view(&scribe->node));
    zl_rows_text(rows, zl_view_trim(zl_str_view(&scribe->post)));
}

static void add_content(const struct concordance *from, size_t i,
                        zl_rows *rows)
{
    if (from->ranked)
        zl_rows_integer(rows, from->lines.items[i].score);
    if (!from->groups.of)
        return;
    const zl_group *group = &from->groups.list.items[from->groups.of[i]];
    zl_rows_text(rows, zl_view_of(group->text));
    zl_rows_integer(rows, (int64_t)group->lines);
}

/* The same, where the line is plain: false where it is not. */
static bool add_plain_text(struct scribe *scribe, const zl_area *area,
                           zl_hit hit, zl_rows *rows)
{
    zl_prose_line line;

    if (!scribe->prose ||
        !zl_prose_show(scribe->prose, hit, scribe->from->context.size,
                       area->begin, area->end, &line))
        return false;
    zl_rows_text(rows, line.left);
    zl_rows_text(rows, line.node);
    zl_rows_text(rows, line.right);
    return true;
}

static void add_rendered(const zl_rendered *line, zl_rows *rows)
{
    const char *text = line->text;

    zl_rows_text(rows, (zl_view){ text, line->left });
    zl_rows_text(rows, (zl_view){ text + line->left, line->node });
    zl_rows_text(rows,
                 (zl_view){ text + line->left + line->node, line->right });
}

static void add_line(struct scribe *scribe, size_t i, zl_rows *rows)
{
    const zl_items *items = &scribe->from->items;
    const zili_corpus *corpus = scribe->from->ask.corpus;
    zl_line line = placed_line(scribe, i);
    const zl_area *area = zl_corpus_area(corpus, line.area);

    zl_rows_integer(rows, (int64_t)i + 1);
    add_place(corpus, area, &line, rows);
    if (line.text)
        add_rendered(line.text, rows);
    else if (!add_plain_text(scribe, area, line.hit, rows))
        add_text(scribe, area, line.hit, rows);
    add_content(scribe->from, i, rows);
    if (items->count > 1)
        zl_rows_text(rows, zl_view_of(items->items[line.item].name));
}

/* Rendered texts of sorted lines lie anywhere: ask for one a few lines before
 * it is needed. */
static void fetch_ahead(const zl_lines *lines, size_t i, size_t to)
{
    enum { AHEAD = 12, CACHE_LINE = 64 };
    const zl_rendered *text =
        i + AHEAD < to ? lines->items[i + AHEAD].text : NULL;

    if (!text)
        return;
    __builtin_prefetch(text);
    __builtin_prefetch((const char *)text + CACHE_LINE);
}

static zili_status make_rows(const void *user, size_t from, size_t to,
                             zl_rows *rows, zili_error *err)
{
    struct scribe scribe = { .from = user };
    zl_prose prose;

    zl_place_init(&scribe.place, scribe.from->ask.corpus);
    if (scribe.from->faces) {
        zl_prose_init(&prose, scribe.from->faces, scribe.from->ask.corpus);
        scribe.prose = &prose;
    }
    for (size_t i = from; i < to; i++) {
        fetch_ahead(&scribe.from->lines, i, to);
        add_line(&scribe, i, rows);
    }
    bool failed =
        scribe.pre.failed || scribe.node.failed || scribe.post.failed;
    zl_str_clear(&scribe.pre);
    zl_str_clear(&scribe.node);
    zl_str_clear(&scribe.post);
    return failed ? zl_no_memory(err) : ZILI_OK;
}

/* ---- the whole ---- */

/* Faces are worth their making where lines are many. */
static zili_status prepare_faces(struct concordance *concordance,
                                 const struct kwic_options *asked,
                                 zili_error *err)
{
    const zl_context *context = &concordance->context;
    uint64_t limit = asked->question.limit;
    uint64_t shown = concordance->lines.count;

    if (limit && limit < shown)
        shown = limit;
    if (context->unit != ZL_CONTEXT_WORDS || context->show_cuts ||
        shown < zl_corpus_types(concordance->ask.corpus) / 8)
        return ZILI_OK;
    concordance->faces = zl_faces_new(concordance->ask.corpus);
    return concordance->faces ? ZILI_OK : zl_no_memory(err);
}

static zili_status choose(struct concordance *concordance,
                          const struct kwic_options *asked, size_t *total,
                          zili_error *err)
{
    zl_lines *lines = &concordance->lines;
    zili_status status = zl_lines_find(lines, &concordance->ask,
                                       &concordance->items, err);

    *total = lines->count;
    if (!status && asked->sample)
        zl_lines_sample(lines, asked->sample, asked->seed);
    if (!status)
        status = prepare_faces(concordance, asked, err);
    concordance->placed = concordance->faces &&
                          (asked->sort || asked->rank || asked->group);
    if (!status && concordance->placed &&
        !zl_lines_render(lines, concordance->ask.corpus, concordance->faces,
                         concordance->context.size, asked->question.threads,
                         &concordance->rendering))
        status = zl_no_memory(err);
    if (!status && asked->sort)
        status = zl_lines_sort(lines, &concordance->ask, asked->sort,
                               asked->collation, err);
    if (!status && asked->rank)
        status = zl_lines_rank(lines, &concordance->ask, asked->rank,
                               &concordance->context, err);
    if (!status && asked->group)
        status = zl_lines_group(lines, &concordance->ask, asked->group,
                                &concordance->groups, err);
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

static zili_status prepare(struct concordance *concordance,
                           const struct kwic_options *asked, size_t *total,
                           zili_error *err)
{
    concordance->context.show_cuts = asked->show_seg;
    concordance->ranked = asked->rank != NULL;
    zili_status status = asked->question.themes
                             ? ZILI_OK
                             : zl_ask_for_query(&asked->question, err);

    if (!status)
        status = zl_items_make(&concordance->items, &concordance->ask,
                               &asked->question, err);
    if (!status)
        status = zl_context_read(&concordance->context, asked->context, err);
    return status ? status : choose(concordance, asked, total, err);
}

/* Takes over the concordance. */
static zili_status make_table(struct concordance *concordance,
                              const struct kwic_options *asked, size_t total,
                              zili_table **out, zili_error *err)
{
    zili_table *table = zl_table_new();
    size_t chosen = concordance->lines.count;
    uint64_t limit = asked->question.limit;
    size_t shown = limit && limit < chosen ? (size_t)limit : chosen;

    if (table) {
        add_columns(table, concordance);
        note_lines(asked, shown, chosen, total, table);
        zl_ask_note(&concordance->ask, table);
    }
    zl_table_on_demand(table, shown, make_rows, concordance, release);
    return zl_table_finish(table, out, err);
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    const struct kwic_options *asked = given;
    size_t total = 0;

    *out = NULL;
    struct concordance *concordance = zl_alloc(sizeof *concordance);
    if (!concordance)
        return zl_no_memory(err);
    zili_status status =
        zl_ask_open(&concordance->ask, corpus, &asked->question, err);
    if (!status)
        status = prepare(concordance, asked, &total, err);
    if (status) {
        release(concordance);
        return status;
    }
    return make_table(concordance, asked, total, out, err);
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
