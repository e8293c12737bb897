/* fcm.c -- which words stand together, and how often, as fcm() of quanteda
 * counts it. */
#include "stats/fcm.h"

#include "analysis/ask.h"
#include "analysis/borders.h"
#include "analysis/list.h"
#include "analysis/picks.h"
#include "analysis/shared.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <stdlib.h>
#include <string.h>

enum order { BY_VALUE, BY_TERMS };

static const char *const orders[] = { "value", "terms", NULL };
static const char *const counts[] = { "frequency", "boolean", "weighted",
                                      NULL };

struct fcm_options {
    zl_counted counted;
    uint64_t terms, window;
    const char *list, *weights;
    int count, sort;
    bool ordered, whole;
};

#define FIELD(name) offsetof(struct fcm_options, name)

static const zili_option options[] = {
    { "window", 0, ZILI_OPTION_NUMBER, "N",
      "together within N words; 0 (the default): in one --within",
      FIELD(window), NULL },
    { "within", 0, ZILI_OPTION_TEXT, "UNIT",
      "what nothing reaches across: s, p, region or doc (the default)",
      offsetof(zili_question, within), NULL },
    { "count", 0, ZILI_OPTION_CHOICE, "C",
      "frequency (the default), boolean: a unit counts once, or weighted: a "
      "pair counts 1/distance",
      FIELD(count), counts },
    { "weights", 0, ZILI_OPTION_TEXT, "LIST",
      "--count weighted: what a pair counts at the distances 1, 2, …, with "
      "commas between",
      FIELD(weights), NULL },
    { "ordered", 0, ZILI_OPTION_FLAG, NULL,
      "row before col: a pair counts for the one that stands first",
      FIELD(ordered), NULL },
    { "whole", 0, ZILI_OPTION_FLAG, NULL,
      "every pair both ways (tri = FALSE), not the upper triangle",
      FIELD(whole), NULL },
    { "terms", 0, ZILI_OPTION_NUMBER, "N",
      "of the N most frequent words (100); 0: all", FIELD(terms), NULL },
    { "list", 0, ZILI_OPTION_FILE, "FILE",
      "of the words of this file, one a line", FIELD(list), NULL },
    { "sort", 's', ZILI_OPTION_CHOICE, "ORDER",
      "value (the default), or terms, as they first come in the text",
      FIELD(sort), orders },
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_INSERTIONS,
    ZL_OPTION_MIN_FREQ,
    ZL_OPTION_MATCH,
    ZL_OPTION_ATTRIBUTE,
    ZL_OPTION_JOIN,
    ZL_OPTION_LEMMAS,
    ZL_OPTION_STEM,
    ZL_OPTION_STOP,
    ZL_OPTION_EXACT,
    ZL_OPTION_ALL,
    ZL_OPTION_LIMIT,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct fcm_options defaults = { .counted.question.within = "doc",
                                             .terms = 100 };

static const char *const columns[] = {
    "row, col",
    "two words; row is the one that comes first in the text, with --ordered "
    "the one that stands before the other",
    "value",
    "how often they stand together: see --count; what is 0 is left out",
    NULL,
};

/* ---- sequences ---- */

/* The words of the scope, unit by unit. */
typedef struct reading {
    const zl_terms *terms;
    const zl_picks *picks;
    bool keeps_places; /* words that were not chosen stand between others */
    ZL_ARRAY(uint32_t) words;
    ZL_ARRAY(size_t) ends;
} reading;

static bool read_words(reading *read, const zl_stretch *stretch, uint32_t from,
                       uint32_t to)
{
    size_t size = to - from;

    if (!zl_array_reserve(&read->words, size))
        return false;
    uint32_t *words = read->words.items + read->words.count;
    size_t kept = 0;
    zl_terms_read(read->terms, stretch->segment, from, to, words);
    for (size_t i = 0; i < size; i++) {
        if (words[i] == ZL_NONE)
            continue;
        uint32_t at = read->picks->of[words[i]];
        if (at != ZL_NONE)
            words[kept++] = at;
        else if (read->keeps_places)
            words[kept++] = read->picks->count;
    }
    read->words.count += kept;
    return true;
}

static bool end_unit(reading *read)
{
    size_t before = read->ends.count ? read->ends.items[read->ends.count - 1]
                                     : 0;

    return read->words.count == before ||
           zl_array_push(&read->ends, read->words.count);
}

static bool read_units(reading *read, const zl_borders *borders,
                       const zl_stretch *stretch)
{
    zl_unit_walk walk;
    bool more = zl_unit_walk_start(&walk, borders, stretch);

    for (; more; more = zl_unit_walk_next(&walk))
        if (!read_words(read, stretch, walk.from, walk.to) || !end_unit(read))
            return false;
    return true;
}

/* A document is one unit, whatever the scope leaves out of it. */
static bool read_all(reading *read, const zl_borders *borders,
                     const zl_stretches *stretches)
{
    const zl_stretch *items = stretches->items;

    for (size_t i = 0; i < stretches->count; i++) {
        if (!borders->documents) {
            if (!read_units(read, borders, &items[i]))
                return false;
            continue;
        }
        if (i && !zl_stretch_goes_on(&items[i - 1], &items[i]) &&
            !end_unit(read))
            return false;
        if (!read_words(read, &items[i], items[i].from, items[i].to))
            return false;
    }
    return end_unit(read);
}

/* Number words as they first come, which "upper" goes by. */
static bool number_words(reading *read, zl_picks *picks)
{
    uint32_t count = picks->count, next = 0;
    uint32_t *of = zl_alloc_array(count + 1, sizeof *of);
    uint32_t *order = zl_alloc_array(count, sizeof *order);
    uint32_t *scratch = zl_alloc_array(count, sizeof *scratch);
    bool enough = of && order && scratch;

    for (uint32_t i = 0; enough && i < count; i++)
        of[i] = ZL_NONE;
    for (size_t i = 0; enough && i < read->words.count; i++) {
        uint32_t *word = &read->words.items[i];
        if (*word == count)
            continue;
        if (of[*word] == ZL_NONE) {
            order[next] = *word;
            of[*word] = next++;
        }
        *word = of[*word];
    }
    if (enough)
        zl_picks_arrange(picks, order, scratch);
    zl_free(of);
    zl_free(order);
    zl_free(scratch);
    return enough;
}

/* ---- weights ---- */

static zili_status fail_weights(const struct fcm_options *asked,
                                zili_error *err)
{
    return zl_fail(err, ZILI_EUSAGE,
                   "--weights are %llu numbers of 0 or more with commas "
                   "between, one for each distance of the --window, not "
                   "\"%s\".",
                   (unsigned long long)asked->window, asked->weights);
}

/* "3" or "0.25", of 15 digits at most: then a whole number by a power of ten
 * is the nearest double, and no locale is asked. */
static bool read_weight(zl_view text, double *weight)
{
    double digits = 0, scale = 1;
    bool point = false;

    if (text.size == 0 || text.size > 16 || zl_view_is(text, "."))
        return false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.bytes[i];
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9')
            return false;
        digits = 10 * digits + (c - '0');
        scale *= point ? 10 : 1;
    }
    *weight = digits / scale;
    return true;
}

static zili_status read_weights(const struct fcm_options *asked,
                                double **weights, zili_error *err)
{
    zl_view rest = zl_view_of(asked->weights ? asked->weights : ""), piece;
    uint64_t count = 0;

    if (!asked->weights)
        return ZILI_OK;
    if (strcmp(counts[asked->count], "weighted") != 0)
        return zl_fail(err, ZILI_EUSAGE,
                       "--weights go with --count weighted.");
    if (asked->window > rest.size)
        return fail_weights(asked, err);
    *weights = zl_alloc_array((size_t)asked->window, sizeof **weights);
    if (!*weights)
        return zl_no_memory(err);
    while (zl_view_next(&rest, ',', &piece))
        if (count >= asked->window ||
            !read_weight(piece, &(*weights)[count++]))
            return fail_weights(asked, err);
    return count == asked->window ? ZILI_OK : fail_weights(asked, err);
}

/* ---- the table ---- */

static int by_value(const void *a, const void *b)
{
    const zl_fcm_cell *left = a, *right = b;

    if (left->value != right->value)
        return left->value > right->value ? -1 : 1;
    if (left->row != right->row)
        return left->row < right->row ? -1 : 1;
    return (left->column > right->column) - (left->column < right->column);
}

/* Without the words that only held places. */
static void choose_cells(zl_fcm *fcm, uint32_t types)
{
    size_t kept = 0;

    for (size_t i = 0; i < fcm->count; i++)
        if (fcm->cells[i].row < types && fcm->cells[i].column < types)
            fcm->cells[kept++] = fcm->cells[i];
    fcm->count = kept;
}

static void add_cells(const zl_fcm *fcm, const zl_terms *terms,
                      const zl_picks *picks, const struct fcm_options *asked,
                      zili_table *table)
{
    bool weighted = strcmp(counts[asked->count], "weighted") == 0;

    zl_table_column(table, (zl_column){ .name = "row", .type = ZILI_TEXT });
    zl_table_column(table, (zl_column){ .name = "col", .type = ZILI_TEXT });
    zl_table_column(
        table, (zl_column){ "value", ZILI_REAL, ZL_RIGHT, weighted ? 4 : 0 });
    for (size_t i = 0; i < fcm->count; i++) {
        const zl_fcm_cell *cell = &fcm->cells[i];
        zl_table_add_text(table, terms->shown[picks->terms[cell->row]]);
        zl_table_add_text(table, terms->shown[picks->terms[cell->column]]);
        zl_table_add_real(table, cell->value);
    }
}

static void add_notes(const struct fcm_options *asked, const reading *read,
                      zili_table *table)
{
    const char *unit = zl_borders_word(asked->counted.question.within);

    if (asked->window)
        zl_table_add_note(table,
                          "together: within %llu %s in one %s%s; count: %s; "
                          "%zu units",
                          (unsigned long long)asked->window,
                          asked->counted.all ? "tokens" : "words", unit,
                          asked->ordered ? ", row before col" : "",
                          counts[asked->count], read->ends.count);
    else
        zl_table_add_note(table, "together: in one %s; count: %s; %zu units",
                          unit, counts[asked->count], read->ends.count);
}

/* ---- all ---- */

static zili_status count_pairs(reading *read, zl_picks *picks,
                               const struct fcm_options *asked,
                               zili_table *table, zili_error *err)
{
    double *weights = NULL;
    zl_fcm fcm = { 0 };
    zl_fcm_settings settings = { .window = (size_t)asked->window,
                                 .ordered = asked->ordered,
                                 .whole = asked->whole };
    zili_status status = read_weights(asked, &weights, err);

    if (!status && !number_words(read, picks))
        status = zl_no_memory(err);
    zl_fcm_count_find(counts[asked->count], &settings.count);
    settings.weights = weights;
    zl_sequences sequences = { read->words.items, read->ends.items,
                               read->ends.count, picks->count + 1 };
    if (!status)
        status = zl_fcm_init(&fcm, &sequences, &settings, err);
    if (!status) {
        choose_cells(&fcm, picks->count);
        if (asked->sort == BY_VALUE && fcm.count)
            qsort(fcm.cells, fcm.count, sizeof *fcm.cells, by_value);
        add_cells(&fcm, read->terms, picks, asked, table);
        add_notes(asked, read, table);
    }
    zl_fcm_clear(&fcm);
    zl_free(weights);
    return status;
}

static zili_status read_and_count(const zl_ask *ask,
                                  const struct fcm_options *asked,
                                  const zl_stretches *stretches,
                                  const zl_terms *terms, zili_table *table,
                                  zili_error *err)
{
    const zili_question *question = &asked->counted.question;
    zl_pick_rules rules = { asked->list, asked->terms, question->min_freq,
                            asked->counted.exact };
    zl_borders borders = { 0 };
    zl_picks picks = { 0 };
    reading read = { .terms = terms,
                     .picks = &picks,
                     .keeps_places = asked->window > 0 };
    zili_status status =
        zl_borders_make(&borders, ask->corpus, question->within, err);

    if (!status)
        status = zl_picks_make(&picks, terms, &rules, table, err);
    if (!status && !read_all(&read, &borders, stretches))
        status = zl_no_memory(err);
    if (!status)
        status = count_pairs(&read, &picks, asked, table, err);
    zl_array_clear(&read.words);
    zl_array_clear(&read.ends);
    zl_picks_clear(&picks);
    zl_borders_clear(&borders);
    return status;
}

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    const struct fcm_options *asked = given;
    zl_stretches stretches = { 0 };
    zl_terms terms = { 0 };
    zili_status status =
        zl_stretches_make(&stretches, ask->corpus, ask->scope)
            ? zl_terms_make(&terms, ask->corpus, ask->scope, &stretches,
                            zl_counted_rules(&asked->counted),
                            zl_work_threads(ask->threads), err)
            : zl_no_memory(err);

    if (!status) {
        zl_terms_note(&terms, table);
        status = read_and_count(ask, asked, &stretches, &terms, table, err);
    }
    zl_terms_clear(&terms);
    zl_stretches_clear(&stretches);
    return status;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    return zl_ask_answer(corpus, given, fill, "pairs", out, err);
}

const zili_analysis zl_analysis_fcm = {
    .name = "fcm",
    .summary = "count which words stand together",
    .operands = "",
    .example = "--where \"lang = 'en'\" --terms 20 --window 5 --limit 5",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
