/* keyness_notes.c -- what has to be said beside a comparison. */
#include "analysis/keyness_notes.h"

#include "analysis/said.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- sides ---- */

/* "words of 12 documents", or of a list. */
static void add_size(const zl_key_notes *notes, int which, zl_str *out)
{
    const zl_side *side = &notes->sides->sides[which];

    zl_str_format(out, "%" PRIu64 " %s", side->tokens, notes->words);
    if (side->documents)
        zl_str_format(out, " of %" PRIu64 " document%s", side->documents,
                      side->documents == 1 ? "" : "s");
    else
        zl_str_format(out, ", %s",
                      notes->n2_said ? "as --n2 says"
                                     : "the sum of its frequencies");
}

static void note_sides(const zl_key_notes *notes, zili_table *table)
{
    zl_str one = { 0 }, two = { 0 };
    const char *rest = notes->against ? "" : "the rest of the scope";

    add_size(notes, ZL_TARGET, &one);
    add_size(notes, ZL_REFERENCE, &two);
    zl_table_add_note(table, "target: %s (%s); reference: %s%s%s (%s)",
                      notes->target ? notes->target : "the scope",
                      zl_str_text(&one), notes->against ? notes->against : "",
                      notes->against && notes->reference ? ", " : "",
                      notes->reference ? notes->reference : rest,
                      zl_str_text(&two));
    if (one.failed || two.failed)
        zl_table_fail(table);
    zl_str_clear(&one);
    zl_str_clear(&two);
    if (notes->sides->both_regions)
        zl_table_add_note(table,
                          "%" PRIu64 " regions are in target and reference by "
                          "what was asked for, and counted in the target "
                          "alone",
                          notes->sides->both_regions);
}

static void note_profiles(const zl_key_notes *notes, zili_table *table)
{
    const zl_sides *sides = notes->sides;

    if (!sides->other)
        return;
    const char *here = zl_corpus_setting(sides->pools[0].corpus, "profile");
    const char *there = zl_corpus_setting(sides->other, "profile");
    if (strcmp(here, there) != 0)
        zl_table_add_note(table,
                          "the other index was cut with the profile %s, this "
                          "one with %s: what is cut in two ways differs",
                          there, here);
}

/* ---- tests ---- */

static void note_tests(const zl_key_notes *notes, zili_table *table)
{
    const zl_key_ranks *ranks = notes->ranks;

    zl_table_add_note(table,
                      "p_adj: %s over all %" PRIu32 " words of both sides; "
                      "lrc: .05/%" PRIu32,
                      notes->adjustment, notes->sides->count,
                      notes->sides->count);
    if (ranks->part == ZL_KEY_LOCKWORDS)
        zl_table_add_note(table,
                          "lockwords (Baker 2011): words of both sides, those "
                          "first that differ least by what sorts; without "
                          "--sort by the end of the interval of the log ratio "
                          "that is farther from 0, so that rare words, of "
                          "which little is known, are no lockwords");
    for (size_t i = 0; i < ranks->count; i++)
        if (ranks->values[i * ranks->columns.count + 1] == 0) {
            zl_table_add_note(table, "a p of 0 is one below 1e-308; the "
                                     "measure log10p_g2 has its logarithm");
            return;
        }
}

/* ---- documents ---- */

/* Words that p_adj finds and documents do not. */
static void note_doubts(const zl_key_notes *notes, zili_table *table)
{
    const zl_key_ranks *ranks = notes->ranks;
    size_t found = 0, doubted = 0;
    zl_str examples = { 0 };

    for (size_t i = 0; i < ranks->count; i++) {
        const zl_key_row *row = &ranks->rows[i];
        bool stands_out = ranks->values[i * ranks->columns.count +
                                        ZL_KEY_P_ADJ] < .05;
        found += stands_out;
        if (!stands_out || !(row->p_perm > .05))
            continue;
        zl_view word = notes->sides->shown[row->word];
        if (doubted++ < 3)
            zl_str_format(&examples, "%s%.*s", doubted > 1 ? ", " : "",
                          (int)(word.size < 100 ? word.size : 100),
                          word.bytes);
    }
    if (doubted)
        zl_table_add_note(table,
                          "tokens and documents disagree on %zu of %zu words "
                          "shown with p_adj < .05, for p_perm > .05 (%s): "
                          "many in few documents",
                          doubted, found, zl_str_text(&examples));
    if (examples.failed)
        zl_table_fail(table);
    zl_str_clear(&examples);
}

/* One document against one: what can be done. */
static void note_none(const zl_key_notes *notes, zili_table *table)
{
    const char *reason = notes->ranks->permutations.reason;

    if (notes->blocks)
        zl_table_add_note(table, "no p_perm: %s", reason);
    else
        zl_table_add_note(table,
                          "no p_perm: %s --blocks s (or p) permutes sentences "
                          "(paragraphs), which says something of these texts, "
                          "and nothing of others",
                          reason);
}

static void note_arrangements(const zl_key_notes *notes, zili_table *table)
{
    const zl_permutations *all = &notes->ranks->permutations;
    const size_t *blocks = notes->ranks->blocks;
    size_t sum = blocks[ZL_TARGET] + blocks[ZL_REFERENCE];
    const char *units = notes->sides->units;

    if (all->exact)
        zl_table_add_note(table,
                          "p_perm: by %s, all %" PRIu64 " ways in which "
                          "%zu of %zu %s can be the target",
                          notes->statistic, all->tried, blocks[ZL_TARGET],
                          sum, units);
    else
        zl_table_add_note(table,
                          "p_perm: by %s, %" PRIu64 " times %zu of %zu %s "
                          "taken by chance as the target (--permutations), "
                          "seed %" PRIu64,
                          notes->statistic, all->tried, blocks[ZL_TARGET],
                          sum, units, notes->seed);
    if (notes->blocks)
        zl_table_add_note(table,
                          "p_perm takes every one of the %s for a witness of "
                          "its own (--blocks); those of one text are not, so "
                          "p is too small for a claim about other texts",
                          units);
}

/* The smallest p_perm that there can be. Where half of the blocks bear the
 * label, an arrangement and its opposite are equally far. */
static double least_p(const zl_key_ranks *ranks)
{
    const zl_permutations *all = &ranks->permutations;
    bool half = ranks->blocks[ZL_TARGET] == ranks->blocks[ZL_REFERENCE];

    return all->exact ? (half ? 2. : 1.) / (double)all->tried
                      : 1 / ((double)all->tried + 1);
}

/* How p_perm is adjusted, and whether it can come below .05. */
static void note_adjusted(const zl_key_notes *notes, zili_table *table)
{
    const zl_key_ranks *ranks = notes->ranks;
    double least = least_p(ranks);
    bool stepwise = strcmp(notes->adjustment, "bh") == 0 ||
                    strcmp(notes->adjustment, "by") == 0;
    char frequent[60] = "";

    if (notes->min_freq > 1)
        snprintf(frequent, sizeof frequent,
                 " that occur %" PRIu64 " times or more", notes->min_freq);
    zl_table_add_note(table, "p_perm_adj: %s over the %zu words%s",
                      notes->adjustment, ranks->tests, frequent);
    if (!stepwise && least * (double)ranks->tests > .05)
        zl_table_add_note(table,
                          "p_perm_adj cannot come below .05 here: the least "
                          "p_perm is %s, and there are %zu tests; "
                          "%sfewer words (--min-freq) or --adjust bh may help",
                          zl_said_digits(least, 2).text, ranks->tests,
                          ranks->permutations.exact ? ""
                                                    : "more --permutations, ");
}

static void note_permuted(const zl_key_notes *notes, zili_table *table)
{
    if (notes->ranks->permutations.reason[0]) {
        note_none(notes, table);
        return;
    }
    note_arrangements(notes, table);
    note_adjusted(notes, table);
    note_doubts(notes, table);
}

static void note_documents(const zl_key_notes *notes, zili_table *table)
{
    const zl_sides *sides = notes->sides;

    if (notes->ranks->permuted)
        note_permuted(notes, table);
    else if (sides->has_list && !notes->permutations_off)
        zl_table_add_note(table, "no p_perm: a list of frequencies has no "
                                 "documents to permute; p takes every token "
                                 "for a witness of its own");
    else if (!sides->apart && !notes->permutations_off)
        zl_table_add_note(table,
                          "no p_perm: documents of more than %" PRIu64
                          " tokens are permuted only with --permutations N; "
                          "p takes every token for a witness of its own",
                          ZL_KEY_APART_MOST);
    if (notes->ranks->permuted && !notes->blocks && sides->both_documents)
        zl_table_add_note(table,
                          "%" PRIu64 " documents have text on both sides: "
                          "each part is permuted as a document of its own",
                          sides->both_documents);
}

/* ---- what is missing ---- */

static void note_column(const zl_key_notes *notes, size_t column,
                        zili_table *table)
{
    const zl_key_ranks *ranks = notes->ranks;
    size_t missing = 0, first = 0;

    for (size_t i = 0; i < ranks->count; i++)
        if (isnan(ranks->values[i * ranks->columns.count + column]) &&
            missing++ == 0)
            first = i;
    if (missing == 0)
        return;
    const char *why = zl_key_reason(ranks, first, column);
    zl_view word = notes->sides->shown[ranks->rows[first].word];
    zl_table_add_note(table,
                      "%s has no value for %zu of the words shown, the first "
                      "of which is %.*s, because %s",
                      ranks->columns.items[column].name, missing,
                      (int)(word.size < 100 ? word.size : 100), word.bytes,
                      why ? why : "it is 0/0");
}

static bool is_endless(const zl_key_ranks *ranks, size_t column)
{
    for (size_t i = 0; i < ranks->count; i++)
        if (isinf(ranks->values[i * ranks->columns.count + column]))
            return true;
    return false;
}

/* JSON has no word for it. */
static void note_endless(const zl_key_ranks *ranks, zili_table *table)
{
    zl_str names = { 0 };

    for (size_t k = 0; k < ranks->columns.count; k++)
        if (is_endless(ranks, k))
            zl_str_format(&names, "%s%s", names.size ? ", " : "",
                          ranks->columns.items[k].name);
    if (names.size)
        zl_table_add_note(table,
                          "%s: without end (inf; null in JSON) where one side "
                          "has none of the word",
                          zl_str_text(&names));
    if (names.failed)
        zl_table_fail(table);
    zl_str_clear(&names);
}

static void note_missing(const zl_key_notes *notes, zili_table *table)
{
    const zl_key_ranks *ranks = notes->ranks;

    note_endless(ranks, table);
    for (size_t k = 0; k < ranks->columns.count; k++)
        if (!ranks->columns.items[k].permuted)
            note_column(notes, k, table);
    if (!notes->sides->sides[ZL_REFERENCE].docs)
        zl_table_add_note(table, "docs2 is missing: the list has no numbers "
                                 "of documents");
}

/* ---- stop words ---- */

static void note_stopped(const zl_key_notes *notes, zili_table *table)
{
    const zl_sides *sides = notes->sides;
    uint32_t count = 0;

    for (uint32_t i = 0; i < sides->count; i++)
        count += sides->stopped[i];
    zl_table_add_note(table,
                      "left out by %s: %" PRIu32 " of %" PRIu32
                      " words, which are counted in all sums and tests",
                      notes->stop, count, sides->count);
}

/* ---- all ---- */

void zl_key_notes_add(const zl_key_notes *notes, zili_table *table)
{
    const zl_key_ranks *ranks = notes->ranks;

    if (ranks->count < ranks->all)
        zl_table_add_note(table, "%zu of %zu words shown; --limit 0 shows all",
                          ranks->count, ranks->all);
    if (notes->sides->stopped)
        note_stopped(notes, table);
    note_sides(notes, table);
    note_profiles(notes, table);
    note_tests(notes, table);
    note_documents(notes, table);
    note_missing(notes, table);
}
