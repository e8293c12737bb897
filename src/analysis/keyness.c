/* keyness.c -- the words by which one part of a corpus differs from another. */
#include "analysis/counted.h"
#include "analysis/keyness_notes.h"
#include "analysis/later.h"
#include "analysis/list.h"
#include "analysis/shared.h"

#include "base/fail.h"
#include "base/work.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#define NOT_SAID UINT64_MAX

struct keyness_options {
    zl_counted counted;
    const char *target, *reference, *against, *measures, *sort;
    uint64_t n2, permutations, seed;
    int adjust, statistic, blocks;
    bool positive, negative, lockwords;
};

static const char *const adjustments[] = { "holm", "bonferroni", "sidak",
                                           "bh",   "by",         NULL };

/* Pooled counts grow with the lengths of the documents that are pooled, so that
 * a word of one document may seem to differ by their lengths alone; means of
 * shares do not. */
static const char *const statistics[] = { "mean_difference", "g2",
                                          "log_ratio", NULL };

static const char *const blocks[] = { "doc", "s", "p", NULL };

#define FIELD(name) offsetof(struct keyness_options, name)

static const zili_option options[] = {
    { "target", 0, ZILI_OPTION_TEXT, "SQL",
      "the regions whose words are sought, as in \"year > 1960\"",
      FIELD(target), NULL },
    { "reference", 0, ZILI_OPTION_TEXT, "SQL",
      "what they are compared with; the rest of the scope is the default",
      FIELD(reference), NULL },
    { "against", 0, ZILI_OPTION_FILE, "Y",
      "compare with another index, Y.zili, or a list of frequencies, a word "
      "and a number in each line",
      FIELD(against), NULL },
    { "n2", 0, ZILI_OPTION_NUMBER, "N",
      "words behind the list; the sum of its frequencies is the default",
      FIELD(n2), NULL },
    { "measure", 0, ZILI_OPTION_TEXT, "LIST",
      "more columns: measures with commas between, or all", FIELD(measures),
      NULL },
    { "adjust", 0, ZILI_OPTION_CHOICE, "HOW",
      "p_adj: holm (the default), bonferroni, sidak, bh or by, over all "
      "words of both sides",
      FIELD(adjust), adjustments },
    { "positive", 0, ZILI_OPTION_FLAG, NULL,
      "only words that are more frequent in the target", FIELD(positive),
      NULL },
    { "negative", 0, ZILI_OPTION_FLAG, NULL,
      "only words that are more frequent in the reference", FIELD(negative),
      NULL },
    { "lockwords", 0, ZILI_OPTION_FLAG, NULL,
      "words of both, those first that differ least", FIELD(lockwords),
      NULL },
    { "sort", 's', ZILI_OPTION_TEXT, "COLUMN",
      "a column or measure; g2 is the default, ci_high that of --lockwords",
      FIELD(sort), NULL },
    { "permutations", 0, ZILI_OPTION_NUMBER, "N",
      "p_perm: permute documents N times (999 where the sides have at most "
      "4 million tokens); 0: do not",
      FIELD(permutations), NULL },
    { "statistic", 0, ZILI_OPTION_CHOICE, "S",
      "of permutations: mean_difference (the default), g2 or log_ratio",
      FIELD(statistic), statistics },
    { "blocks", 0, ZILI_OPTION_CHOICE, "UNIT",
      "what is permuted: doc (documents, the default), or, where these are "
      "few, s (sentences) or p (paragraphs)",
      FIELD(blocks), blocks },
    { "seed", 0, ZILI_OPTION_NUMBER, "N",
      "the same seed permutes in the same way", FIELD(seed), NULL },
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_INSERTIONS,
    ZL_OPTION_LIMIT,
    { "min-freq", 'm', ZILI_OPTION_NUMBER, "N",
      "leave out what occurs less often in both together",
      offsetof(zili_question, min_freq), NULL },
    ZL_OPTION_ATTRIBUTE,
    ZL_OPTION_JOIN,
    ZL_OPTION_LEMMAS,
    ZL_OPTION_STEM,
    ZL_OPTION_STOP,
    ZL_OPTION_EXACT,
    ZL_OPTION_ALL,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct keyness_options defaults = { .permutations = NOT_SAID };

static const char *const columns[] = {
    "term",
    "the word in its most frequent form",
    "f1",
    "how often it occurs in the target",
    "f2",
    "in the reference",
    "pm1",
    "in a million words of the target",
    "pm2",
    "of the reference",
    "docs1",
    "documents of the target it occurs in",
    "docs2",
    "documents of the reference",
    "g2",
    "log-likelihood ratio of the four cells; below 0 where the word is rarer "
    "in the target",
    "p",
    "of g2, token by token: P(χ² >= g2), one degree of freedom",
    "p_adj",
    "p for as many tests as there are words",
    "log_ratio",
    "lg2(pm1/pm2), a count of 0 taken for .5",
    "ci_low",
    "the interval of confidence of the log ratio, 95 %",
    "ci_high",
    "its upper end",
    "lrc",
    "the log ratio nearest to 0 in its interval of confidence, for all words",
    "p_perm",
    "the share of the ways to choose as many documents as the target in which "
    "the word differs as much",
    "p_perm_adj",
    "p_perm for as many tests as there are words permuted, by --adjust",
    "…",
    "a column for each measure, called as it was asked for; a wrong name "
    "lists them all",
    NULL,
};

typedef struct keyness_answer {
    zl_ask ask;
    zl_sides sides;
    zl_key_ranks ranks;
} keyness_answer;

/* ---- options ---- */

static zili_status read_part(zl_key_ranks *ranks,
                             const struct keyness_options *asked,
                             zili_error *err)
{
    if (asked->positive + asked->negative + asked->lockwords > 1)
        return zl_fail(err, ZILI_EUSAGE,
                       "Say one of --positive, --negative and --lockwords.");
    ranks->part = asked->positive    ? ZL_KEY_POSITIVE
                  : asked->negative  ? ZL_KEY_NEGATIVE
                  : asked->lockwords ? ZL_KEY_LOCKWORDS
                                     : ZL_KEY_ALL;
    return ZILI_OK;
}

static zl_sides_ask sides_of(const struct keyness_options *asked,
                             size_t threads)
{
    const zili_question *question = &asked->counted.question;
    uint64_t most = asked->permutations == NOT_SAID
                        ? ZL_KEY_APART_MOST
                        : asked->permutations ? UINT64_MAX
                                              : 0;

    return (zl_sides_ask){ .target = asked->target,
                           .reference = asked->reference,
                           .against = asked->against,
                           .where = question->where,
                           .region = question->region,
                           .n2 = asked->n2,
                           .rules = zl_counted_rules(&asked->counted),
                           .apart_most = most,
                           .blocks = asked->blocks ? blocks[asked->blocks]
                                                   : NULL,
                           .threads = threads };
}

static zl_permuting permuting_of(const struct keyness_options *asked,
                                 size_t threads)
{
    bool said = asked->permutations != NOT_SAID;
    zl_permuting how = { .tries = said ? asked->permutations : 999,
                         .seed = asked->seed,
                         .threads = threads };

    (void)zl_label_statistic_find(statistics[asked->statistic],
                                  &how.statistic);
    return how;
}

/* Nothing will be permuted: what says how would do nothing. */
static zili_status check_permuting(const zl_sides *sides,
                                   const struct keyness_options *asked,
                                   zili_error *err)
{
    if (!asked->statistic && !asked->seed && !asked->blocks)
        return ZILI_OK;
    if (sides->has_list)
        return zl_fail(err, ZILI_EUSAGE,
                       "--statistic and --seed are of permutations, and a "
                       "list of frequencies has no documents to permute.");
    return zl_fail(err, ZILI_EUSAGE,
                   "--statistic, --blocks and --seed are of permutations, and "
                   "more than %" PRIu64 " tokens are permuted only with "
                   "--permutations N.",
                   ZL_KEY_APART_MOST);
}

/* ---- the answer ---- */

static zili_status compare(keyness_answer *answer,
                           const struct keyness_options *asked,
                           zili_error *err)
{
    const zili_question *question = &asked->counted.question;
    size_t threads = zl_work_threads(question->threads);
    zl_key_ranks *ranks = &answer->ranks;
    zl_sides_ask sides = sides_of(asked, threads);
    zl_permuting permuting = permuting_of(asked, threads);

    ranks->threads = threads;
    zili_status status = read_part(ranks, asked, err);
    if (!status)
        status = zl_key_order_read(ranks, asked->sort, err);
    if (!status)
        status = zl_sides_make(&answer->sides, &answer->ask, &sides, err);
    bool apart = answer->sides.apart;
    if (!status && !apart && asked->permutations)
        status = check_permuting(&answer->sides, asked, err);
    if (!status)
        status = zl_key_columns_make(ranks, adjustments[asked->adjust],
                                     asked->measures, apart, err);
    if (!status)
        status = zl_key_ranks_make(ranks, &answer->sides, question->min_freq,
                                   question->limit, apart ? &permuting : NULL,
                                   err);
    return status;
}

static void add_columns(const zl_key_ranks *ranks, zili_table *table)
{
    static const zl_column counts[] = {
        { .name = "term", .type = ZILI_TEXT },
        { "f1", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "f2", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "pm1", ZILI_REAL, ZL_RIGHT, 1 },
        { "pm2", ZILI_REAL, ZL_RIGHT, 1 },
        { "docs1", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "docs2", ZILI_INTEGER, ZL_RIGHT, 0 },
    };

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        zl_table_column(table, counts[i]);
    for (size_t i = 0; i < ranks->columns.count; i++) {
        const zl_key_column *column = &ranks->columns.items[i];
        bool is_p = column->permuted || column->adjustment;
        zl_table_column(table, (zl_column){ column->name, ZILI_REAL, ZL_RIGHT,
                                            is_p ? -2
                                                 : column->measure.decimals });
    }
}

static zili_status prepare(void *user, const void *given, zili_table *table,
                           size_t *rows, zili_error *err)
{
    const struct keyness_options *asked = given;
    keyness_answer *answer = user;
    zili_status status = compare(answer, asked, err);

    if (status)
        return status;
    add_columns(&answer->ranks, table);
    zl_terms_note(&answer->sides.pools[0].terms, table);
    zl_key_notes asks = { .sides = &answer->sides,
                          .ranks = &answer->ranks,
                          .target = asked->target,
                          .reference = asked->reference,
                          .against = asked->against,
                          .adjustment = adjustments[asked->adjust],
                          .statistic = statistics[asked->statistic],
                          .words = asked->counted.all ? "tokens" : "words",
                          .stop = asked->counted.stop,
                          .n2_said = asked->n2 > 0,
                          .permutations_off = asked->permutations == 0,
                          .blocks = asked->blocks > 0,
                          .min_freq = asked->counted.question.min_freq,
                          .seed = asked->seed };
    zl_key_notes_add(&asks, table);
    *rows = answer->ranks.count;
    return ZILI_OK;
}

static void clear(void *user)
{
    keyness_answer *answer = user;

    zl_key_ranks_clear(&answer->ranks);
    zl_sides_clear(&answer->sides);
}

/* ---- rows ---- */

static void add_docs(const zl_side *side, uint32_t word, zl_rows *rows)
{
    if (side->docs)
        zl_rows_integer(rows, (int64_t)side->docs[word]);
    else
        zl_rows_missing(rows);
}

static zili_status make(const void *user, size_t from, size_t to,
                        zl_rows *rows, zili_error *err)
{
    const keyness_answer *answer = user;
    const zl_key_ranks *ranks = &answer->ranks;
    const zl_side *sides = answer->sides.sides;
    size_t measures = ranks->columns.count;

    (void)err;
    for (size_t i = from; i < to; i++) {
        uint32_t word = ranks->rows[i].word;
        zl_comparison c = zl_key_comparison(&answer->sides, word);
        zl_rows_text(rows, answer->sides.shown[word]);
        zl_rows_integer(rows, (int64_t)sides[ZL_TARGET].count[word]);
        zl_rows_integer(rows, (int64_t)sides[ZL_REFERENCE].count[word]);
        zl_rows_real(rows, 1e6 * c.a / c.n1);
        zl_rows_real(rows, 1e6 * c.b / c.n2);
        add_docs(&sides[ZL_TARGET], word, rows);
        add_docs(&sides[ZL_REFERENCE], word, rows);
        for (size_t k = 0; k < measures; k++)
            zl_rows_real(rows, ranks->values[i * measures + k]);
    }
    return ZILI_OK;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    static const zl_later later = { sizeof(keyness_answer), prepare, make,
                                    clear };

    return zl_later_answer(&later, corpus, given, out, err);
}

const zili_analysis zl_analysis_keyness = {
    .name = "keyness",
    .summary = "list the words by which two parts of a corpus differ",
    .operands = "",
    .example = "--target \"doc LIKE '%zhou%'\" --where \"lang = 'en'\" "
               "--limit 5",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
