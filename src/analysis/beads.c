/* beads.c -- the sentences of two languages, side by side. */
#include "analysis/list.h"
#include "analysis/parallel.h"
#include "analysis/shared.h"

#include "base/fail.h"
#include "base/mem.h"
#include "reader/place.h"

#include <math.h>

struct beads_options {
    zili_question question;
};

static const zili_option options[] = {
    ZL_OPTION_THEMES,
    ZL_OPTIONS_LANGUAGE,
    ZL_OPTION_LEMMA_LIST,
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_LIMIT,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct beads_options defaults = { 0 };

static const char *const columns[] = {
    "doc", "the document",
    "b_doc", "that of b, where two documents are a pair",
    "bead", "its number, from 1",
    "a, b", "the sentences, in the language that comes first and in the other; "
    "empty where there is no counterpart",
    "confidence", "how likely it is that this bead is right, 0 to 1",
    "hand", "1 for a correction, or what was imported",
    "a_at, b_at", "the number of the first sentence in its region; a hint "
    "where a correction is read",
    "a_lang, b_lang", "their languages",
    "a_sent, b_sent", "the numbers of the sentences in their region, as 3-4",
    "a_para, b_para", "those of their paragraphs",
    "a_each, b_each", "how many words each sentence has, as 12,46",
    "a_words, b_words", "how many they have together",
    "a_themes, b_themes", "with themes or queries: those that stand in them, "
    "commas between (a comma of a query is written ;)",
    "a_labels, b_labels", "the labels of these themes",
    NULL,
};

/* ---- what stands where ---- */

enum { IN_A = 1, IN_B = 2 };

typedef struct beads {
    const zl_ask *ask;
    zl_parallel parallel;
    const zl_structure *sentences;
    bool apart;      /* a pair is of two documents */
    bool with_items; /* themes or queries were asked for */
    zl_items items;
    uint8_t *marks; /* by item and couple */
    zl_place places[2];
    zl_str text;
} beads;

static uint8_t *marks_of(const beads *own, size_t item)
{
    return own->marks + item * own->parallel.couples.count;
}

static zili_status mark(const beads *own, size_t item, zili_error *err)
{
    zl_cursor *cursor = NULL;
    uint8_t *marks = marks_of(own, item);
    zili_status status =
        zl_ask_hits(own->ask, own->items.items[item].query, &cursor, err);

    for (; !status && !zl_cursor_ended(cursor); zl_cursor_next(cursor)) {
        bool is_b = false;
        uint32_t couple =
            zl_parallel_at(&own->parallel, cursor->hit.begin, &is_b);
        if (couple != ZL_NONE)
            marks[couple] |= is_b ? IN_B : IN_A;
    }
    if (!status)
        status = zl_cursor_status(cursor, err);
    zl_cursor_free(cursor);
    return status;
}

static zili_status mark_items(beads *own, const zili_question *question,
                              zili_error *err)
{
    size_t couples = own->parallel.couples.count;

    if (!own->with_items)
        return ZILI_OK;
    zili_status status = zl_items_make(&own->items, own->ask, question, err);
    if (status)
        return status;
    own->marks = zl_alloc_array(own->items.count, couples);
    if (!own->marks)
        return zl_no_memory(err);
    for (size_t i = 0; !status && i < own->items.count; i++)
        status = mark(own, i, err);
    return status;
}

/* ---- columns ---- */

static void add_details(zili_table *table, const char *const names[],
                        zl_column column)
{
    for (size_t i = 0; names[i]; i++) {
        column.name = names[i];
        zl_table_column(table, column);
        zl_table_column_is_detail(table);
    }
}

static void add_sides(const beads *own, zili_table *table)
{
    static const char *const texts[] = { "a_lang", "b_lang", "a_sent",
                                         "b_sent", "a_para", "b_para",
                                         "a_each", "b_each", NULL };
    static const char *const words[] = { "a_words", "b_words", NULL };
    static const char *const themes[] = { "a_themes", "b_themes", "a_labels",
                                          "b_labels", NULL };

    add_details(table, texts, (zl_column){ .type = ZILI_TEXT });
    add_details(table, words, (zl_column){ NULL, ZILI_INTEGER, ZL_RIGHT, 0 });
    if (own->with_items)
        add_details(table, themes, (zl_column){ .type = ZILI_TEXT });
}

static void add_columns(const beads *own, zili_table *table)
{
    static const struct {
        const char *name;
        int type, align, decimals;
    } list[] = {
        { "doc", ZILI_TEXT, ZL_LEFT, 0 },
        { "b_doc", ZILI_TEXT, ZL_LEFT, 0 },
        { "bead", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "a", ZILI_TEXT, ZL_LEFT, 0 },
        { "b", ZILI_TEXT, ZL_LEFT, 0 },
        { "confidence", ZILI_REAL, ZL_RIGHT, 4 },
        { "hand", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "a_at", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "b_at", ZILI_INTEGER, ZL_RIGHT, 0 },
    };

    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (i != 1 || own->apart)
            zl_table_column(table,
                            (zl_column){ list[i].name, list[i].type,
                                         list[i].align, list[i].decimals });
    add_sides(own, table);
}

/* ---- cells ---- */

static void add_document(const beads *own, uint32_t document,
                         zili_table *table)
{
    const char *name = zl_corpus_document(own->ask->corpus, document)->name;

    zl_table_add_text(table, zl_view_of(name));
}

/* Which sentence of its region begins or lies there, from 1. */
static uint32_t number_of(const beads *own, uint32_t region, uint64_t at)
{
    uint64_t begin = zl_corpus_area(own->ask->corpus, region)->begin;

    return own->sentences ? zl_structure_from(own->sentences, at) -
                                zl_structure_from(own->sentences, begin) + 1
                          : 1;
}

/* One side of a bead: its sentences, if there are any. */
typedef struct side {
    uint32_t region;
    uint64_t from, to;
} side;

static int64_t words_of(const beads *own, uint64_t from, uint64_t to)
{
    int64_t words = 0;

    for (uint64_t i = from; i < to; i++)
        words += zl_corpus_is_word(own->ask->corpus, i);
    return words;
}

/* "3", "3-4", or nothing for 0. */
static void add_run(beads *own, uint32_t from, uint32_t to, zili_table *table)
{
    zl_str_empty(&own->text);
    from = from ? from : to;
    if (from)
        zl_str_format(&own->text, to <= from ? "%u" : "%u-%u", from, to);
    zl_table_add_text(table, zl_str_view(&own->text));
}

static void add_sentences(beads *own, side at, zili_table *table)
{
    if (at.from < at.to)
        add_run(own, number_of(own, at.region, at.from),
                number_of(own, at.region, at.to - 1), table);
    else
        add_run(own, 0, 0, table);
}

static void add_paragraphs(beads *own, side at, zl_place *place,
                           zili_table *table)
{
    uint32_t first = 0, last = 0;

    if (at.from < at.to) {
        zl_place_move(place, at.from);
        first = place->paragraph;
        zl_place_move(place, at.to - 1);
        last = place->paragraph;
    }
    add_run(own, first, last, table);
}

/* The words of each sentence; what lies between sentences is in none. */
static void add_each(beads *own, side at, zili_table *table)
{
    const zl_structure *sentences = own->sentences;
    uint32_t count = sentences ? zl_structure_count(sentences) : 0;

    zl_str_empty(&own->text);
    for (uint32_t i = count ? zl_structure_from(sentences, at.from) : 0;
         i < count && zl_structure_begin(sentences, i) < at.to; i++)
        zl_str_format(&own->text, "%s%lld", own->text.size ? "," : "",
                      (long long)words_of(own, zl_structure_begin(sentences, i),
                                          zl_structure_end(sentences, i)));
    zl_table_add_text(table, zl_str_view(&own->text));
}

static void add_lang(const beads *own, side at, zili_table *table)
{
    zl_table_add_text(
        table, zl_view_of(zl_corpus_area(own->ask->corpus, at.region)->lang));
}

static void add_both_sides(beads *own, side a, side b, zili_table *table)
{
    add_lang(own, a, table);
    add_lang(own, b, table);
    add_sentences(own, a, table);
    add_sentences(own, b, table);
    add_paragraphs(own, a, &own->places[0], table);
    add_paragraphs(own, b, &own->places[1], table);
    add_each(own, a, table);
    add_each(own, b, table);
    zl_table_add_integer(table, words_of(own, a.from, a.to));
    zl_table_add_integer(table, words_of(own, b.from, b.to));
}

/* The names or labels of what stands on one side of a couple. */
static void add_items(beads *own, size_t couple, uint8_t on, bool labels,
                      zili_table *table)
{
    zl_str_empty(&own->text);
    for (size_t i = 0; i < own->items.count; i++) {
        const zl_item *item = &own->items.items[i];
        if (!(marks_of(own, i)[couple] & on))
            continue;
        if (own->text.size)
            zl_str_add_byte(&own->text, ',');
        for (const char *at = labels ? item->label : item->name; *at; at++)
            zl_str_add_byte(&own->text, *at == ',' ? ';' : *at);
    }
    zl_table_add_text(table, zl_str_view(&own->text));
}

static void add_row(beads *own, size_t i, zili_table *table)
{
    const zl_couple *couple = &own->parallel.couples.items[i];
    const zl_pair *pair = zl_corpus_pair(own->ask->corpus, couple->pair);

    add_document(own, couple->document, table);
    if (own->apart)
        add_document(own, couple->b_document, table);
    zl_table_add_integer(table, (int64_t)i + 1);
    zl_parallel_add_text(own->ask, couple->a, couple->a_end, &own->text,
                         table);
    zl_parallel_add_text(own->ask, couple->b, couple->b_end, &own->text,
                         table);
    if (isnan(couple->confidence))
        zl_table_add_missing(table);
    else
        zl_table_add_real(table, couple->confidence);
    zl_table_add_integer(table, couple->by_hand);
    zl_table_add_integer(table, number_of(own, pair->a, couple->a));
    zl_table_add_integer(table, number_of(own, pair->b, couple->b));
    add_both_sides(own, (side){ pair->a, couple->a, couple->a_end },
                   (side){ pair->b, couple->b, couple->b_end }, table);
    for (int labels = 0; own->with_items && labels < 2; labels++) {
        add_items(own, i, IN_A, labels, table);
        add_items(own, i, IN_B, labels, table);
    }
}

/* ---- all ---- */

static zili_status answer(beads *own, const struct beads_options *asked,
                          zili_table *table, zili_error *err)
{
    const zl_parallel *parallel = &own->parallel;
    zili_status status = zl_parallel_make(&own->parallel, own->ask,
                                          ZL_PAIRS_OF_BOTH, err);

    for (size_t i = 0; i < parallel->couples.count; i++)
        own->apart = own->apart || parallel->couples.items[i].document !=
                                       parallel->couples.items[i].b_document;
    add_columns(own, table);
    if (!status)
        status = mark_items(own, &asked->question, err);
    if (status)
        return status;
    for (size_t i = 0; i < parallel->couples.count; i++)
        add_row(own, i, table);
    zl_parallel_note(parallel, table);
    return own->text.failed ? zl_no_memory(err) : ZILI_OK;
}

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    const struct beads_options *asked = given;
    beads own = { .ask = ask,
                  .sentences = zl_corpus_structure(ask->corpus, "s"),
                  .with_items = asked->question.queries.count > 0 ||
                                asked->question.themes };

    zl_place_init(&own.places[0], ask->corpus);
    zl_place_init(&own.places[1], ask->corpus);
    zili_status status = answer(&own, asked, table, err);
    zl_items_clear(&own.items);
    zl_parallel_clear(&own.parallel);
    zl_free(own.marks);
    zl_str_clear(&own.text);
    return status;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    return zl_ask_answer(corpus, given, fill, "beads", out, err);
}

const zili_analysis zl_analysis_beads = {
    .name = "beads",
    .summary = "set the sentences of two languages side by side",
    .operands = "[@THEME|QUERY…]",
    .example = "--limit 5",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
