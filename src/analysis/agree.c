/* agree.c -- whether a theme stands in a text where it stands in its
 * translation. */
#include "analysis/list.h"
#include "analysis/parallel.h"
#include "analysis/shared.h"

#include "base/fail.h"
#include "base/mem.h"
#include "stats/agreement.h"

#include <math.h>

struct agree_options {
    zili_question question;
    bool beads;
};

static const zili_option options[] = {
    ZL_OPTION_THEMES,
    ZL_OPTIONS_LANGUAGE,
    ZL_OPTION_LEMMA_LIST,
    { "beads", 0, ZILI_OPTION_FLAG, NULL,
      "a row for each bead in which a theme stands, and where",
      offsetof(struct agree_options, beads), NULL },
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_INSERTIONS,
    ZL_OPTION_LIMIT,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct agree_options defaults = { .beads = false };

static const char *const columns[] = {
    "item", "the theme or query",
    "both", "beads in which it stands in both languages",
    "a_only, b_only", "in the language that comes first alone; in the other "
    "alone (a note says which they are)",
    "neither", "in none",
    "n", "beads with both languages; beads with one are left out",
    "a_to_b, b_to_a", "of the beads that have it in one language, the share "
    "that has it in the other",
    "kappa", "agreement above chance (Cohen 1960): 1 is full, 0 is chance",
    "p_mcnemar", "P that a_only and b_only differ so much by chance (McNemar, "
    "exact, two-sided)",
    "label", "its label",
    "a_lang, b_lang", "the languages that a and b are",
    "doc, bead", "with --beads: the document, and the bead's number",
    "where", "both, or the language that has it alone",
    "a, b", "the sentences",
    "confidence", "of the bead",
    NULL,
};

enum { IN_A = 1, IN_B = 2 };

typedef struct agreed {
    const struct agree_options *asked;
    const zl_ask *ask;
    zl_items items;
    zl_parallel parallel;
    uint8_t *marks; /* by couple, of one item */
    zl_str text;
    size_t outside; /* hits in no bead of both languages */
} agreed;

static bool has_both(const zl_couple *couple)
{
    return couple->a < couple->a_end && couple->b < couple->b_end;
}

/* ---- where an item stands ---- */

static void mark(agreed *own, uint64_t position)
{
    bool is_b = false;
    uint32_t couple = zl_parallel_at(&own->parallel, position, &is_b);

    if (couple == ZL_NONE || !has_both(&own->parallel.couples.items[couple]))
        own->outside++;
    else
        own->marks[couple] |= is_b ? IN_B : IN_A;
}

static zili_status mark_all(agreed *own, const zl_item *item, zili_error *err)
{
    zl_cursor *cursor = NULL;

    for (size_t i = 0; i < own->parallel.couples.count; i++)
        own->marks[i] = 0;
    zili_status status = zl_ask_hits(own->ask, item->query, &cursor, err);
    for (; !status && !zl_cursor_ended(cursor); zl_cursor_next(cursor))
        mark(own, cursor->hit.begin);
    if (!status)
        status = zl_cursor_status(cursor, err);
    zl_cursor_free(cursor);
    return status;
}

static zl_agreement count(const agreed *own)
{
    zl_agreement sum = { 0, 0, 0, 0 };

    for (size_t i = 0; i < own->parallel.couples.count; i++) {
        if (!has_both(&own->parallel.couples.items[i]))
            continue;
        switch (own->marks[i]) {
        case IN_A | IN_B: sum.both++; break;
        case IN_A: sum.a_only++; break;
        case IN_B: sum.b_only++; break;
        default: sum.neither++;
        }
    }
    return sum;
}

/* ---- a row an item ---- */

static void add_detail(zili_table *table, const char *name)
{
    zl_table_text_column(table, name);
    zl_table_column_is_detail(table);
}

static void add_columns(zili_table *table)
{
    static const char *const counts[] = { "both", "a_only", "b_only",
                                          "neither", "n" };

    zl_table_text_column(table, "item");
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        zl_table_count_column(table, counts[i]);
    zl_table_real_column(table, "a_to_b", 2);
    zl_table_real_column(table, "b_to_a", 2);
    zl_table_real_column(table, "kappa", 2);
    zl_table_real_column(table, "p_mcnemar", -3);
    zl_table_text_column(table, "label");
    add_detail(table, "a_lang");
    add_detail(table, "b_lang");
}

static void add_real(zili_table *table, double value)
{
    if (isnan(value))
        zl_table_add_missing(table);
    else
        zl_table_add_real(table, value);
}

static void add_row(const agreed *own, const zl_item *item, zl_agreement sum,
                    zili_table *table)
{
    double n = sum.both + sum.a_only + sum.b_only + sum.neither;

    zl_table_add_text(table, zl_view_of(item->name));
    zl_table_add_integer(table, (int64_t)sum.both);
    zl_table_add_integer(table, (int64_t)sum.a_only);
    zl_table_add_integer(table, (int64_t)sum.b_only);
    zl_table_add_integer(table, (int64_t)sum.neither);
    zl_table_add_integer(table, (int64_t)n);
    add_real(table, zl_agreement_forth(sum));
    add_real(table, zl_agreement_back(sum));
    add_real(table, zl_agreement_kappa(sum));
    add_real(table, zl_agreement_mcnemar(sum));
    zl_table_add_text(table, zl_view_of(item->label));
    zl_table_add_text(table, zl_view_of(own->parallel.a_lang));
    zl_table_add_text(table, zl_view_of(own->parallel.b_lang));
}

/* ---- a row a bead ---- */

static void add_bead_columns(zili_table *table)
{
    static const char *const texts[] = { "item", "where", "doc" };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        zl_table_text_column(table, texts[i]);
    zl_table_count_column(table, "bead");
    zl_table_text_column(table, "a");
    zl_table_text_column(table, "b");
    zl_table_real_column(table, "confidence", 4);
}

static void add_bead(agreed *own, const zl_item *item, size_t i,
                     zili_table *table)
{
    const zl_couple *couple = &own->parallel.couples.items[i];
    const char *where = own->marks[i] == (IN_A | IN_B) ? "both"
                        : own->marks[i] == IN_A ? own->parallel.a_lang
                                                : own->parallel.b_lang;

    zl_table_add_text(table, zl_view_of(item->name));
    zl_table_add_text(table, zl_view_of(where));
    zl_table_add_text(
        table, zl_view_of(zl_corpus_document(own->ask->corpus,
                                             couple->document)
                              ->name));
    zl_table_add_integer(table, (int64_t)i + 1);
    zl_parallel_add_text(own->ask, couple->a, couple->a_end, &own->text,
                         table);
    zl_parallel_add_text(own->ask, couple->b, couple->b_end, &own->text,
                         table);
    add_real(table, couple->confidence);
}

/* ---- all ---- */

static zili_status add_item(agreed *own, const zl_item *item,
                            zili_table *table, zili_error *err)
{
    zili_status status = mark_all(own, item, err);

    if (!status && !own->asked->beads)
        add_row(own, item, count(own), table);
    for (size_t i = 0;
         !status && own->asked->beads && i < own->parallel.couples.count; i++)
        if (own->marks[i])
            add_bead(own, item, i, table);
    return status;
}

static void add_notes(const agreed *own, zili_table *table)
{
    zl_parallel_note(&own->parallel, table);
    zl_table_add_note(table, "a is %s, b is %s; a theme agrees where it "
                             "stands in both languages of one bead",
                      own->parallel.a_lang, own->parallel.b_lang);
    if (own->outside)
        zl_table_add_note(table,
                          "%zu hits stand in sentences without a counterpart "
                          "and are not counted",
                          own->outside);
}

static zili_status answer(agreed *own, zili_table *table, zili_error *err)
{
    zili_status status =
        zl_items_make(&own->items, own->ask, &own->asked->question, err);

    if (!status)
        status = zl_parallel_make(&own->parallel, own->ask,
                                  ZL_PAIRS_OF_BOTH, err);
    if (status)
        return status;
    own->marks = zl_alloc(own->parallel.couples.count);
    if (!own->marks)
        return zl_no_memory(err);
    for (size_t i = 0; !status && i < own->items.count; i++)
        status = add_item(own, &own->items.items[i], table, err);
    if (!status)
        add_notes(own, table);
    return !status && own->text.failed ? zl_no_memory(err) : status;
}

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    agreed own = { .asked = given, .ask = ask };

    (own.asked->beads ? add_bead_columns : add_columns)(table);
    zili_status status = answer(&own, table, err);
    zl_items_clear(&own.items);
    zl_parallel_clear(&own.parallel);
    zl_str_clear(&own.text);
    zl_free(own.marks);
    return status;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    return zl_ask_answer(corpus, given, fill, "rows", out, err);
}

const zili_analysis zl_analysis_agree = {
    .name = "agree",
    .summary = "see whether themes stand in both languages of a sentence",
    .operands = "[@THEME|QUERY…]",
    .example = "--themes corpus/themes.yaml",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
