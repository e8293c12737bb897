/* segdiff.c -- which words change when a text is cut in other ways, and what
 * that does to counts. */
#include "analysis/ask.h"
#include "analysis/list.h"
#include "analysis/segdiff_changes.h"
#include "analysis/segdiff_counts.h"
#include "analysis/shared.h"

#include "base/fail.h"

#include <inttypes.h>
#include <string.h>

struct segdiff_options {
    zili_question question;
    const char *profiles;
    zili_texts dicts;
};

static const zili_option options[] = {
    { "profiles", 'p', ZILI_OPTION_TEXT, "LIST",
      "ways to cut, with commas between: index (as it was cut) or a profile; "
      "the others are compared with the first (index,icu,char)",
      offsetof(struct segdiff_options, profiles), NULL },
    { "dict", 'd', ZILI_OPTION_FILES, "F",
      "for the profile zili: words that are kept whole; may be repeated",
      offsetof(struct segdiff_options, dicts), NULL },
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_BY,
    ZL_OPTION_THEMES,
    ZL_OPTION_LIMIT,
    ZL_OPTION_MIN_FREQ,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct segdiff_options defaults = { .profiles =
                                                     "index,icu,char" };

static const char *const columns[] = {
    "…", "the columns of --by",
    "rank", "without a query: by count, from 1, in the group",
    "text", "without a query: the characters between two boundaries that all "
            "ways share",
    "query", "with queries or themes: the query",
    "index, icu, char, …", "without a query: how each way cuts the text; with "
                           "queries: the hits in each way",
    "count", "without a query: how often the text stands there, cut so",
    "docs", "without a query: documents it stands in",
    "differ", "with queries: hits that some way has and another has not",
    "first", "the document of the example",
    "example", "the first place that differs, in its context",
    NULL,
};

/* ---- what goes through the paragraphs ---- */

struct work {
    const struct segdiff_options *asked;
    zl_ways ways;
    zl_changes changes;   /* without a query */
    zl_way_counts counts; /* with queries */
    bool has_queries;
    uint64_t places, differing;
    ZL_ARRAY(uint64_t) tokens;  /* by way */
    ZL_ARRAY(uint64_t) changed; /* of the first way's, by way */
};

static bool look_at_place(struct work *work, zl_piece place)
{
    bool agree = zl_ways_agree(&work->ways);

    work->places++;
    work->differing += !agree;
    for (size_t i = 0; i < work->ways.list.count; i++) {
        const zl_way *way = &work->ways.list.items[i];
        work->tokens.items[i] += way->to - way->from;
        work->changed.items[i] +=
            agree ? 0 : zl_ways_changed(&work->ways, way);
    }
    return agree || work->has_queries ||
           zl_changes_add(&work->changes, &work->ways, place);
}

static bool look_at_paragraph(struct work *work)
{
    zl_piece place;
    bool enough = true;

    while (enough && zl_ways_next_place(&work->ways, &place))
        enough = look_at_place(work, place);
    return enough && (!work->has_queries ||
                      zl_way_counts_add(&work->counts, &work->ways));
}

static zili_status look(struct work *work, zili_error *err)
{
    bool more = true;
    zili_status status = ZILI_OK;

    while (!status && more) {
        status = zl_ways_next(&work->ways, &more, err);
        if (!status && more && !look_at_paragraph(work))
            status = zl_no_memory(err);
    }
    return status;
}

static zili_status open_work(struct work *work, const zl_ask *ask,
                             const struct segdiff_options *asked,
                             zili_error *err)
{
    *work = (struct work){ .asked = asked };
    work->has_queries = asked->question.queries.count > 0 || ask->themes;
    zili_status status = zl_ways_open(&work->ways, ask, asked->profiles,
                                      &asked->dicts, err);
    if (!status && work->has_queries)
        status = zl_way_counts_open(&work->counts, &work->ways,
                                    &asked->question, err);
    for (size_t i = 0; !status && i < work->ways.list.count; i++)
        if (!zl_array_push(&work->tokens, 0) ||
            !zl_array_push(&work->changed, 0))
            status = zl_no_memory(err);
    return status;
}

static void close_work(struct work *work)
{
    zl_way_counts_close(&work->counts);
    zl_changes_clear(&work->changes);
    zl_ways_close(&work->ways);
    zl_array_clear(&work->tokens);
    zl_array_clear(&work->changed);
}

/* ---- the table ---- */

static void add_number(zili_table *table, const char *name)
{
    zl_table_column(table, (zl_column){ name, ZILI_INTEGER, ZL_RIGHT, 0 });
}

static void add_text(zili_table *table, const char *name)
{
    zl_table_column(table, (zl_column){ .name = name, .type = ZILI_TEXT });
}

static void add_example_columns(zili_table *table)
{
    add_text(table, "first");
    zl_table_column_is_detail(table);
    add_text(table, "example");
    zl_table_column_is_detail(table);
}

static void add_example(const zl_ask *ask, uint32_t document,
                        const char *example, zili_table *table)
{
    zl_table_add_text(
        table,
        zl_view_of(zl_corpus_document(ask->corpus, document)->name));
    zl_table_add_text(table, zl_view_of(example));
}

/* ---- without a query: what changes ---- */

static void add_change_columns(const struct work *work, zili_table *table)
{
    zl_ask_group_columns(work->ways.ask, table);
    add_number(table, "rank");
    add_text(table, "text");
    for (size_t i = 0; i < work->ways.list.count; i++)
        add_text(table, work->ways.list.items[i].name);
    add_number(table, "count");
    add_number(table, "docs");
    add_example_columns(table);
}

static void add_change(const struct work *work, const zl_change *change,
                       uint64_t rank, zili_table *table)
{
    zl_ask_group_cells(work->ways.ask, change->group, table);
    zl_table_add_integer(table, (int64_t)rank);
    zl_table_add_text(table, change->text);
    for (size_t i = 0; i < work->ways.list.count; i++)
        zl_table_add_text(table, zl_changes_cut(&work->changes, change, i));
    zl_table_add_integer(table, (int64_t)change->count);
    zl_table_add_integer(table, (int64_t)change->docs);
    add_example(work->ways.ask, change->first, change->example, table);
}

/* The limit holds for every group, as in freq. */
static void add_changes(struct work *work, zili_table *table)
{
    const zili_question *question = &work->asked->question;
    size_t shown = 0, all = 0, group = SIZE_MAX;
    uint64_t rank = 0;

    zl_changes_sort(&work->changes);
    for (size_t i = 0; i < work->changes.list.count; i++) {
        const zl_change *change = &work->changes.list.items[i];
        if (change->count < question->min_freq)
            continue;
        rank = change->group == group ? rank + 1 : 1;
        group = change->group;
        all++;
        if (question->limit && rank > question->limit)
            continue;
        add_change(work, change, rank, table);
        shown++;
    }
    if (shown < all)
        zl_table_add_note(table, "%zu of %zu rows shown; --limit 0 shows all",
                          shown, all);
}

/* ---- with queries: what it does to their counts ---- */

static void add_count_columns(const struct work *work, zili_table *table)
{
    add_text(table, "query");
    zl_ask_group_columns(work->ways.ask, table);
    for (size_t i = 0; i < work->ways.list.count; i++)
        add_number(table, work->ways.list.items[i].name);
    add_number(table, "differ");
    add_example_columns(table);
}

static void add_count(const struct work *work, size_t item, size_t group,
                      zili_table *table)
{
    const zl_way_counts *counts = &work->counts;
    size_t cell = item * counts->groups + group;
    const zl_way_count *count = &counts->list[cell];

    zl_table_add_text(table, zl_view_of(counts->items.items[item].query));
    zl_ask_group_cells(work->ways.ask, group, table);
    for (size_t i = 0; i < counts->ways; i++)
        zl_table_add_integer(
            table, (int64_t)counts->hits[cell * counts->ways + i]);
    zl_table_add_integer(table, (int64_t)count->differ);
    if (count->example) {
        add_example(work->ways.ask, count->first, count->example, table);
        return;
    }
    zl_table_add_missing(table);
    zl_table_add_missing(table);
}

/* Whether some way finds it as often as was asked for. */
static bool is_frequent(const struct work *work, size_t item, size_t group)
{
    const zl_way_counts *counts = &work->counts;
    size_t cell = item * counts->groups + group;

    for (size_t i = 0; i < counts->ways; i++)
        if (counts->hits[cell * counts->ways + i] >=
            work->asked->question.min_freq)
            return true;
    return false;
}

static void add_counts(const struct work *work, zili_table *table)
{
    for (size_t i = 0; i < work->counts.items.count; i++)
        for (size_t group = 0; group < work->counts.groups; group++)
            if (is_frequent(work, i, group))
                add_count(work, i, group, table);
    zl_ask_cut(table, work->asked->question.limit, "rows");
}

/* ---- notes ---- */

/* "tokens: index 3309, icu 3370 (101 of index changed)" */
static void note_tokens(const struct work *work, zili_table *table)
{
    const zl_way *first = &work->ways.list.items[0];
    zl_str text = { 0 };

    for (size_t i = 0; i < work->ways.list.count; i++) {
        zl_str_format(&text, "%s%s %" PRIu64, i ? ", " : "",
                      work->ways.list.items[i].name, work->tokens.items[i]);
        if (i > 0)
            zl_str_format(&text, " (%" PRIu64 " of %s changed)",
                          work->changed.items[i], first->name);
    }
    if (text.failed)
        zl_table_fail(table);
    zl_table_add_note(table, "tokens: %s", zl_str_text(&text));
    zl_str_clear(&text);
}

/* "a/b/words.txt" → "words.txt" */
static const char *last_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

/* "a.txt, b.txt" */
static void write_names(const zili_texts *dicts, zl_str *names)
{
    for (size_t i = 0; i < dicts->count; i++)
        zl_str_format(names, "%s%s", i ? ", " : "",
                      last_name(dicts->items[i]));
}

/* Which dictionaries of the user were heeded. */
static void note_dictionaries(const struct work *work, const zl_way *heeds,
                              zili_table *table)
{
    const zili_texts *dicts = &work->asked->dicts;
    const zili_corpus *corpus = work->ways.ask->corpus;
    zl_str names = { 0 };

    write_names(dicts, &names);
    if (names.failed)
        zl_table_fail(table);
    if (heeds && dicts->count > 0)
        zl_table_add_note(table, "%s: with %s", heeds->name,
                          zl_str_text(&names));
    else if (heeds && *zl_corpus_setting(corpus, "dictionaries"))
        zl_table_add_note(table,
                          "%s: without the dictionaries of the index; "
                          "--dict F gives them",
                          heeds->name);
    else if (dicts->count > 0)
        zl_table_add_note(table, "--dict is heeded by the profile zili only, "
                                 "which --profiles does not name");
    zl_str_clear(&names);
}

static void note_ways(const struct work *work, zili_table *table)
{
    const zl_way *heeds = NULL;

    for (size_t i = 0; !heeds && i < work->ways.list.count; i++)
        if (work->ways.list.items[i].heeds_dicts)
            heeds = &work->ways.list.items[i];
    note_dictionaries(work, heeds, table);
    if (heeds && zl_lexicon_note(heeds->lexicon))
        zl_table_add_note(table, "%s", zl_lexicon_note(heeds->lexicon));
}

static void add_notes(const struct work *work, zili_table *table)
{
    note_tokens(work, table);
    zl_table_add_note(table,
                      "places between boundaries that all share: %" PRIu64
                      ", cut differently: %" PRIu64,
                      work->places, work->differing);
    note_ways(work, table);
}

/* ---- the analysis ---- */

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    struct work work;
    zili_status status = open_work(&work, ask, given, err);

    if (!status)
        status = look(&work, err);
    if (!status && work.has_queries) {
        add_count_columns(&work, table);
        add_counts(&work, table);
    } else if (!status) {
        add_change_columns(&work, table);
        add_changes(&work, table);
    }
    if (!status)
        add_notes(&work, table);
    close_work(&work);
    return status;
}

/* The limit has been heeded, group by group. */
static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    return zl_ask_answer(corpus, given, fill, NULL, out, err);
}

const zili_analysis zl_analysis_segdiff = {
    .name = "segdiff",
    .summary = "say which words change when text is cut in other ways",
    .operands = "[QUERY…]",
    .example = "--profiles index,icu,char 独立自主 科学技术",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
