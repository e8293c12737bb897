/* kwic.c -- the keyword in context. */
#include "analysis/concordance.h"
#include "analysis/list.h"
#include "analysis/order.h"
#include "analysis/shared.h"

#include "base/fail.h"
#include "base/mem.h"

#include <inttypes.h>

struct kwic_options {
    zili_question question;
    const char *context, *sort, *collation, *group, *rank, *glossary;
    uint64_t sample, seed;
    bool parallel, show_seg, places, labels, bytes;
};

static const zili_option options[] = {
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_INSERTIONS,
    ZL_OPTION_THEMES,
    ZL_OPTIONS_LANGUAGE,
    ZL_OPTION_LEMMA_LIST,
    ZL_OPTION_HITS_WITHIN,
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
    { "parallel", 0, ZILI_OPTION_FLAG, NULL,
      "show below each line what its sentence is aligned with",
      offsetof(struct kwic_options, parallel), NULL },
    ZL_OPTION_GLOSSARY(struct kwic_options),
    { "show-seg", 0, ZILI_OPTION_FLAG, NULL,
      "show with · where Chinese is cut into words",
      offsetof(struct kwic_options, show_seg), NULL },
    { "places", 0, ZILI_OPTION_FLAG, NULL,
      "say where in the line the words stand that --sort names",
      offsetof(struct kwic_options, places), NULL },
    { "labels", 0, ZILI_OPTION_FLAG, NULL,
      "say on which words the labels and the target of a query stand",
      offsetof(struct kwic_options, labels), NULL },
    { "bytes", 0, ZILI_OPTION_FLAG, NULL,
      "say which bytes of which file each hit is",
      offsetof(struct kwic_options, bytes), NULL },
    ZL_OPTION_LIMIT,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct kwic_options defaults = {
    .context = "8w",
    .collation = "pinyin",
    .seed = 1,
    .sample = ZL_NOT_SAID,
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
    "places", "with --places: for each key of --sort the column, the first "
              "character in it, from 0, and how many; or -",
    "label_NAME, at_label_NAME",
    "with --labels: the word that label NAME stands on, and its number in the "
    "document",
    "target, at_target", "with --labels: the same of the target, @[ ]",
    "file, offset, bytes", "with --bytes: the document's file, the first byte "
                           "of the hit in it, from 0, and how many it has",
    "confidence", "with --parallel: of the bead, that it is right, 0 to 1",
    "rendering", "what the hit became there, or what the query asks for "
                 "behind :en; for reading it stands below the keyword",
    "aligned", "the sentences that are aligned with that of the hit; for "
               "reading they stand below the line",
    NULL,
};

/* ---- columns ---- */

struct shown {
    zl_column column;
    bool detail;
};

static void add_opposite_columns(zili_table *table)
{
    zl_table_column(table,
                    (zl_column){ "confidence", ZILI_REAL, ZL_RIGHT, 2 });
    zl_table_column_is_detail(table);
    zl_table_begin_below(table);
    zl_table_column(table, (zl_column){ "rendering", ZILI_TEXT, ZL_LEFT, 0 });
    zl_table_column(table, (zl_column){ "aligned", ZILI_TEXT, ZL_LEFT, 0 });
}

static void add_label_columns(zili_table *table, const zl_labels *labels)
{
    for (size_t i = 0; i < labels->count; i++) {
        bool target = i == labels->names.count;
        const char *label =
            target ? "target"
                   : zl_map_key(&labels->names, (uint32_t)i).bytes;
        zl_str name = { 0 };
        zl_str_format(&name, "%s%s", target ? "" : "label_", label);
        zl_table_text_column(table, zl_str_text(&name));
        zl_str_empty(&name);
        zl_str_format(&name, "at_%s%s", target ? "" : "label_", label);
        zl_table_count_column(table, zl_str_text(&name));
        zl_table_column_is_detail(table);
        if (name.failed)
            zl_table_fail(table);
        zl_str_clear(&name);
    }
}

static void add_byte_columns(zili_table *table)
{
    zl_table_text_column(table, "file");
    zl_table_column_is_detail(table);
    zl_table_count_column(table, "offset");
    zl_table_count_column(table, "bytes");
}

static void add_columns(zili_table *table,
                        const zl_concordance *concordance)
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
    if (concordance->lines.scores)
        zl_table_column(table,
                        (zl_column){ "score", ZILI_INTEGER, ZL_RIGHT, 0 });
    if (concordance->groups.of) {
        zl_table_column(table, (zl_column){ "group", ZILI_TEXT, ZL_LEFT, 0 });
        zl_table_column(table,
                        (zl_column){ "lines", ZILI_INTEGER, ZL_RIGHT, 0 });
    }
    if (concordance->lines.items) {
        zl_table_column(table,
                        (zl_column){ .name = "query", .type = ZILI_TEXT });
        zl_table_column_is_detail(table);
    }
    if (concordance->places.count > 0) {
        zl_table_text_column(table, "places");
        zl_table_column_is_detail(table);
    }
    add_label_columns(table, &concordance->labels);
    if (concordance->bytes)
        add_byte_columns(table);
    if (concordance->opposites.corpus)
        add_opposite_columns(table);
}

/* ---- the whole ---- */

static size_t count_shown(const zl_concordance *concordance,
                          const struct kwic_options *asked)
{
    size_t lines = zl_lines_count(&concordance->lines);
    uint64_t limit = asked->question.limit;

    return limit && limit < lines ? (size_t)limit : lines;
}

/* Faces are worth their making where many lines are written. */
static zili_status prepare_faces(zl_concordance *concordance,
                                 const struct kwic_options *asked,
                                 zili_error *err)
{
    const zl_context *context = &concordance->context;
    size_t shown = count_shown(concordance, asked);

    if (asked->question.pages || asked->places || context->show_cuts ||
        context->unit != ZL_CONTEXT_WORDS ||
        shown < zl_corpus_types(concordance->ask.corpus) / 8)
        return ZILI_OK;
    concordance->faces =
        zl_faces_new(concordance->ask.corpus, asked->question.threads);
    return concordance->faces ? ZILI_OK : zl_no_memory(err);
}

/* Lines that are shown in another order than they stand. */
static zili_status render(zl_concordance *concordance,
                          const struct kwic_options *asked, zili_error *err)
{
    const zili_corpus *corpus = concordance->ask.corpus;
    zl_shown shown = { .lines = count_shown(concordance, asked),
                       .words = concordance->context.size,
                       .faces = concordance->faces };

    concordance->rendered =
        zl_headings_make(&concordance->headings, corpus) &&
        zl_lines_render(&concordance->lines, corpus, shown,
                        asked->question.threads, &concordance->rendering);
    return concordance->rendered ? ZILI_OK : zl_no_memory(err);
}

/* How many lines are wanted, 0 for all: the first ones, unless it depends on
 * the others which these are. */
static uint64_t lines_wanted(const struct kwic_options *asked)
{
    bool first = asked->sample == ZL_NOT_SAID && !asked->sort &&
                 !asked->rank && !asked->group;

    return first ? asked->question.limit : 0;
}

static zili_status choose(zl_concordance *concordance,
                          const struct kwic_options *asked, uint64_t *total,
                          zili_error *err)
{
    zl_lines *lines = &concordance->lines;
    zili_status status =
        zl_lines_find(lines, &concordance->ask, &concordance->items,
                      lines_wanted(asked), total, err);

    if (!status && !zl_lines_sample(lines, asked->sample, asked->seed))
        status = zl_no_memory(err);
    if (!status)
        status = prepare_faces(concordance, asked, err);
    if (!status && asked->sort)
        status = zl_lines_sort(lines, &concordance->ask, asked->sort,
                               asked->collation, err);
    if (!status && asked->places)
        zl_sort_places_read(&concordance->places, asked->sort);
    if (!status && asked->rank)
        status = zl_lines_rank(lines, &concordance->ask, asked->rank,
                               &concordance->context, err);
    if (!status && asked->group)
        status = zl_lines_group(lines, &concordance->ask, asked->group,
                                &concordance->groups, err);
    if (!status && asked->labels)
        status = zl_labels_find(&concordance->labels, &concordance->ask,
                               &concordance->items, lines,
                               count_shown(concordance, asked), err);
    if (!status && asked->parallel)
        status = zl_opposites_link(&concordance->opposites, &concordance->ask,
                                   &concordance->items, lines,
                                   count_shown(concordance, asked),
                                   asked->glossary, err);
    if (!status && concordance->faces && lines->order)
        status = render(concordance, asked, err);
    return status;
}

static void note_lines(const struct kwic_options *asked, size_t shown,
                       uint64_t chosen, uint64_t total, zili_table *table)
{
    if (chosen < total)
        zl_table_add_note(table,
                          "%" PRIu64 " of %" PRIu64
                          " lines taken at random (seed %" PRIu64 ")",
                          chosen, total, asked->seed);
    zl_table_add_note(table, "%zu of %" PRIu64 " lines shown%s", shown, total,
                      shown < chosen ? "; --limit 0 shows all" : "");
}

static zili_status prepare(zl_concordance *concordance,
                           const struct kwic_options *asked, uint64_t *total,
                           zili_error *err)
{
    concordance->context.show_cuts = asked->show_seg;
    concordance->bytes = asked->bytes;
    concordance->headings.corpus = concordance->ask.corpus;
    zili_status status = asked->question.themes
                             ? ZILI_OK
                             : zl_ask_for_query(&asked->question, err);

    if (!status)
        status = zl_ask_within(&concordance->ask, &asked->question, err);
    if (!status)
        status = zl_items_make(&concordance->items, &concordance->ask,
                               &asked->question, err);
    if (!status && asked->sample == 0)
        status = zl_fail(err, ZILI_EUSAGE,
                         "--sample is how many lines are taken, 1 or more, "
                         "not 0.");
    if (!status)
        status = zl_context_read(&concordance->context, asked->context, err);
    if (!status && asked->parallel)
        status = zl_opposites_find(&concordance->opposites, &concordance->ask,
                                   &concordance->items, err);
    return status ? status : choose(concordance, asked, total, err);
}

/* Takes over the concordance. */
static zili_status make_table(zl_concordance *concordance,
                              const struct kwic_options *asked, uint64_t total,
                              zili_table **out, zili_error *err)
{
    zili_table *table = zl_table_new();
    size_t chosen = zl_lines_count(&concordance->lines);
    size_t shown = count_shown(concordance, asked);

    if (table) {
        add_columns(table, concordance);
        note_lines(asked, shown, asked->sample < total ? chosen : total,
                   total, table);
        if (asked->parallel) {
            zl_parallel_note(&concordance->opposites.parallel, table);
            zl_own_glossary_note(&concordance->opposites.glossary, table);
        }
        zl_ask_note(&concordance->ask, table);
    }
    zl_table_on_demand(table, shown, zl_concordance_rows, concordance,
                       zl_concordance_free);
    return zl_table_finish(table, out, err);
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    const struct kwic_options *asked = given;
    uint64_t total = 0;

    *out = NULL;
    zl_concordance *concordance = zl_alloc(sizeof *concordance);
    if (!concordance)
        return zl_no_memory(err);
    zili_status status =
        zl_ask_open(&concordance->ask, corpus, &asked->question, err);
    if (!status)
        status = prepare(concordance, asked, &total, err);
    if (status) {
        zl_concordance_free(concordance);
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
