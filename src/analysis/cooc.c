/* cooc.c -- which themes stand together, and whether that says anything. */
#include "analysis/list.h"
#include "analysis/pairs.h"
#include "analysis/scores.h"
#include "analysis/shared.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"
#include "stats/adjust.h"
#include "stats/association.h"
#include "stats/cooccurrence.h"
#include "stats/hypergeometric.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct cooc_options {
    zili_question question;
    uint64_t window, permutations, seed;
};

static const zili_option options[] = {
    ZL_OPTION_THEMES,
    ZL_OPTIONS_LANGUAGE,
    ZL_OPTION_LEMMA_LIST,
    { "within", 0, ZILI_OPTION_TEXT, "UNIT",
      "together in one s (sentence, the default), p (paragraph), region or "
      "doc",
      offsetof(zili_question, within), NULL },
    { "window", 0, ZILI_OPTION_NUMBER, "N",
      "together within N words in one region, instead of --within",
      offsetof(struct cooc_options, window), NULL },
    { "permutations", 0, ZILI_OPTION_NUMBER, "N",
      "add p_perm, from N orders of the units by chance, or all where there "
      "are no more",
      offsetof(struct cooc_options, permutations), NULL },
    { "seed", 0, ZILI_OPTION_NUMBER, "N", "the same seed draws the same",
      offsetof(struct cooc_options, seed), NULL },
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_INSERTIONS,
    ZL_OPTION_LIMIT,
    ZL_OPTION_MIN_FREQ,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct cooc_options defaults = { .question = { .within = "s" } };

static const char *const columns[] = {
    "a, b", "the two themes; with --window a is the node, b stands near it",
    "O11", "units with both; with --window words near a that b begins with",
    "R1", "units with a; with --window words near a",
    "C1", "units with b; with --window words not in a that b begins with",
    "N", "units in the scope; with --window words that are not in a",
    "E11", "O11 expected by chance: R1·C1/N",
    "pmi", "lg2(O11/E11)",
    "log_dice", "14 + lg2(2·O11/(R1+C1))",
    "jaccard", "O11/(R1+C1-O11)",
    "phi", "(O11·O22 - O12·O21)/√(R1·R2·C1·C2)",
    "g2", "log-likelihood ratio, four cells",
    "p", "exact hypergeometric: P(X >= O11)",
    "log10p", "its logarithm to base 10, also where p is below 1e-308",
    "p_holm", "p adjusted for all pairs of the table after Holm",
    "p_perm", "with --permutations: P(Σ a·b at least so large), a and b the "
    "hits in each unit, the units of b in any order: all orders, or (b+1)/"
    "(N+1)",
    "note", "\"too small\" where no outcome whatever could have p <= .05; then "
    "none is printed",
    "a_label, b_label", "their labels",
    NULL,
};

/* ---- rows ---- */

struct row {
    size_t a, b;
    zl_contingency t;
    double permuted;
};

typedef ZL_ARRAY(struct row) row_list;

static zili_status count_units(const zl_pairs *pairs, row_list *rows,
                               zili_error *err)
{
    for (size_t a = 0; a < pairs->count; a++)
        for (size_t b = a + 1; b < pairs->count; b++)
            if (!zl_array_push(rows, (struct row){
                                         a, b, zl_pairs_units(pairs, a, b),
                                         NAN }))
                return zl_no_memory(err);
    return ZILI_OK;
}

static zili_status count_near(const zl_pairs *pairs, size_t a,
                              const zl_nearness *nearness, row_list *rows,
                              zili_error *err)
{
    for (size_t b = 0; b < pairs->count; b++)
        if (a != b &&
            !zl_array_push(rows, (struct row){ a, b,
                                               zl_pairs_window(
                                                   pairs, nearness, b),
                                               NAN }))
            return zl_no_memory(err);
    return ZILI_OK;
}

static zili_status count_windows(const zl_pairs *pairs, uint64_t window,
                                 row_list *rows,
                                 zili_error *err)
{
    zili_status status = ZILI_OK;

    for (size_t a = 0; !status && a < pairs->count; a++) {
        zl_nearness nearness;
        status = zl_nearness_make(&nearness, pairs, a, window, err);
        if (!status)
            status = count_near(pairs, a, &nearness, rows, err);
        zl_nearness_clear(&nearness);
    }
    return status;
}

/* ---- units ---- */

static const char *name_of_unit(const char *within)
{
    return strcmp(within, "s") == 0     ? "sentence"
           : strcmp(within, "p") == 0   ? "paragraph"
           : strcmp(within, "doc") == 0 ? "document"
                                        : within;
}

static const char *name_of_units(const char *within)
{
    return strcmp(within, "s") == 0     ? "sentences"
           : strcmp(within, "p") == 0   ? "paragraphs"
           : strcmp(within, "doc") == 0 ? "documents"
                                        : "regions";
}

/* ---- permutations ---- */

/* What they have come to, for a note. */
struct permuted {
    size_t without;      /* pairs */
    char reason[160];    /* of the first of those */
    uint64_t tried;
    bool exact;
};

static zili_status permute_row(const struct cooc_options *asked,
                               const zl_pairs *pairs, struct row *row,
                               double *counts[2], struct permuted *all,
                               zili_error *err)
{
    zl_shuffle result;

    zl_pairs_counts(pairs, row->a, counts[0]);
    zl_pairs_counts(pairs, row->b, counts[1]);
    zili_status status = zl_shuffle_products(
        counts[0], counts[1], (uint32_t)pairs->units.count,
        name_of_units(asked->question.within), asked->permutations,
        asked->seed, zl_work_threads(asked->question.threads), &result, err);
    if (status)
        return status;
    row->permuted = result.p_greater;
    if (!isnan(result.p_greater)) {
        all->tried = result.tried;
        all->exact = result.exact;
    } else if (all->without++ == 0) {
        snprintf(all->reason, sizeof all->reason, "%s", result.reason);
    }
    return ZILI_OK;
}

static void note_permuted(const struct cooc_options *asked,
                          const struct permuted *all, size_t rows,
                          zili_table *table)
{
    if (all->without < rows && all->exact)
        zl_table_add_note(table, "p_perm: all %llu orders of the %s, "
                                 "one-sided",
                          (unsigned long long)all->tried,
                          name_of_units(asked->question.within));
    else if (all->without < rows)
        zl_table_add_note(table,
                          "p_perm: %llu orders of the %s by chance, seed "
                          "%llu, one-sided, (b+1)/(%llu+1)",
                          (unsigned long long)all->tried,
                          name_of_units(asked->question.within),
                          (unsigned long long)asked->seed,
                          (unsigned long long)all->tried);
    if (all->without > 0)
        zl_table_add_note(table, "without p_perm: %zu of %zu pairs; the "
                                 "first: %s",
                          all->without, rows, all->reason);
}

static zili_status permute(const struct cooc_options *asked,
                           const zl_pairs *pairs, row_list *rows,
                           zili_table *table, zili_error *err)
{
    size_t size = pairs->units.count;
    double *counts[2] = { zl_alloc_array(size + 1, sizeof **counts),
                          zl_alloc_array(size + 1, sizeof **counts) };
    zili_status status =
        counts[0] && counts[1] ? ZILI_OK : zl_no_memory(err);
    struct permuted all = { 0 };

    for (size_t i = 0; !status && i < rows->count; i++)
        status = permute_row(asked, pairs, &rows->items[i], counts, &all,
                             err);
    if (!status)
        note_permuted(asked, &all, rows->count, table);
    zl_free(counts[0]);
    zl_free(counts[1]);
    return status;
}

/* ---- the table ---- */

static void add_columns(const struct cooc_options *asked, zili_table *table)
{
    static const char *const counts[] = { "O11", "R1", "C1", "N" };
    static const zl_column measures[] = {
        { "E11", ZILI_REAL, ZL_RIGHT, 2 },
        { "pmi", ZILI_REAL, ZL_RIGHT, 2 },
        { "log_dice", ZILI_REAL, ZL_RIGHT, 2 },
        { "jaccard", ZILI_REAL, ZL_RIGHT, 3 },
        { "phi", ZILI_REAL, ZL_RIGHT, 3 },
        { "g2", ZILI_REAL, ZL_RIGHT, 2 },
        { "p", ZILI_REAL, ZL_RIGHT, -3 },
        { "log10p", ZILI_REAL, ZL_RIGHT, 2 },
        { "p_holm", ZILI_REAL, ZL_RIGHT, -3 },
        { .name = "p_perm", .type = ZILI_REAL, .decimals = -3 },
        { .name = "note", .type = ZILI_TEXT },
    };

    zl_table_column(table, (zl_column){ .name = "a", .type = ZILI_TEXT });
    zl_table_column(table, (zl_column){ .name = "b", .type = ZILI_TEXT });
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        zl_table_column(table,
                        (zl_column){ counts[i], ZILI_INTEGER, ZL_RIGHT, 0 });
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        if (asked->permutations || strcmp(measures[i].name, "p_perm") != 0)
            zl_table_column(table, measures[i]);
    zl_table_column(table,
                    (zl_column){ .name = "a_label", .type = ZILI_TEXT });
    zl_table_column_is_detail(table);
    zl_table_column(table,
                    (zl_column){ .name = "b_label", .type = ZILI_TEXT });
    zl_table_column_is_detail(table);
}

static void add_number(zili_table *table, double value)
{
    if (isnan(value))
        zl_table_add_missing(table);
    else
        zl_table_add_real(table, value);
}

static bool is_too_small(zl_contingency t)
{
    double floor = zl_fisher_floor(t);

    return isnan(floor) || floor > 0.05;
}

static double phi_of(zl_contingency t)
{
    return zl_measure_value(zl_measure_find("phi", 3), t);
}

static void add_row(const struct cooc_options *asked, const zl_pairs *pairs,
                    const struct row *row, double holm, zili_table *table)
{
    zl_contingency t = row->t;
    const zl_item *a = &pairs->items.items[row->a];
    const zl_item *b = &pairs->items.items[row->b];

    zl_table_add_text(table, zl_view_of(a->name));
    zl_table_add_text(table, zl_view_of(b->name));
    zl_table_add_integer(table, (int64_t)t.o11);
    zl_table_add_integer(table, (int64_t)t.r1);
    zl_table_add_integer(table, (int64_t)t.c1);
    zl_table_add_integer(table, (int64_t)t.n);
    add_number(table, zl_expected(t));
    add_number(table, zl_mutual_information(t));
    add_number(table, zl_log_dice(t));
    add_number(table, zl_jaccard(t));
    add_number(table, phi_of(t));
    add_number(table, zl_g2(t));
    bool small = is_too_small(t);
    add_number(table, small ? NAN : zl_fisher_greater(t));
    add_number(table, small ? NAN : zl_fisher_greater_log10(t));
    add_number(table, small ? NAN : holm);
    if (asked->permutations)
        add_number(table, row->permuted);
    zl_table_add_text(table, zl_view_of(small ? "too small" : ""));
    zl_table_add_text(table, zl_view_of(a->label));
    zl_table_add_text(table, zl_view_of(b->label));
}

/* Every pair is tested, and counts for the adjustment; then the rare ones
 * are left out. */
static zili_status add_rows(const struct cooc_options *asked,
                            const zl_pairs *pairs, const row_list *rows,
                            zili_table *table, zili_error *err)
{
    uint64_t least = asked->question.min_freq;
    double *p = zl_alloc_array(rows->count, sizeof *p);
    size_t small = 0;

    if (!p)
        return zl_no_memory(err);
    for (size_t i = 0; i < rows->count; i++) {
        p[i] = zl_fisher_greater(rows->items[i].t);
        small += is_too_small(rows->items[i].t);
    }
    bool enough = zl_adjust_holm(p, rows->count, p);
    for (size_t i = 0; enough && i < rows->count; i++)
        if (rows->items[i].t.o11 >= (double)least)
            add_row(asked, pairs, &rows->items[i], p[i], table);
    zl_free(p);
    if (small)
        zl_table_add_note(table,
                          "%zu of %zu pairs are too small to say anything: "
                          "with these marginals no outcome could have "
                          "p <= .05",
                          small, rows->count);
    return enough ? ZILI_OK : zl_no_memory(err);
}

/* Which measures some pairs do not have, and why. */
static bool note_missing(const row_list *rows, zili_table *table)
{
    static const char *const names[] = { "pmi", "log_dice", "jaccard", "phi",
                                         "g2" };
    zl_contingency *tables = zl_alloc_array(rows->count, sizeof *tables);
    zl_chosen chosen[sizeof names / sizeof *names];
    zl_chosen_list choice = { chosen, sizeof names / sizeof *names, 0 };
    zl_scores scores = { 0 };

    for (size_t i = 0; i < choice.count; i++) {
        const char *name = i == 0 ? "mi" : names[i];
        chosen[i] = (zl_chosen){ zl_measure_find(name, strlen(name)),
                                 zl_view_of(names[i]) };
    }
    for (size_t i = 0; tables && i < rows->count; i++)
        tables[i] = rows->items[i].t;
    bool enough =
        tables && zl_scores_make(&scores, &choice, tables, rows->count, 1);
    if (enough)
        zl_scores_note(&scores, "pairs", table);
    zl_scores_clear(&scores);
    zl_free(tables);
    return enough;
}

static void note_units(const struct cooc_options *asked,
                       const zl_pairs *pairs, size_t rows,
                       zili_table *table)
{
    if (asked->window)
        zl_table_add_note(table,
                          "together: within %llu words, surface_union "
                          "(node tokens left out, clipped at the region)",
                          (unsigned long long)asked->window);
    else
        zl_table_add_note(table, "together: in one %s; n = %zu",
                          name_of_unit(asked->question.within),
                          pairs->units.count);
    zl_table_add_note(table,
                      "p: exact hypergeometric, one-sided (more often "
                      "than by chance); p_holm over all %zu pairs",
                      rows);
}

/* A text and its translation say everything twice: not two observations. */
static void note_languages(const zl_ask *ask, zili_table *table)
{
    const char *first = zl_ask_mixed_language(ask);

    if (first)
        zl_table_add_note(table,
                          "the scope holds several languages; a text and "
                          "its translation are not independent, so ask "
                          "for one, as with --where \"lang = '%s'\"",
                          first);
}

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    const struct cooc_options *asked = given;
    zl_pairs pairs;
    row_list rows = { 0 };
    zili_status status =
        zl_pairs_open(&pairs, ask, &asked->question, err);

    add_columns(asked, table);
    if (!status && pairs.count < 2)
        status = zl_fail(err, ZILI_EUSAGE,
                         "Two themes or queries at least are needed to stand "
                         "together.");
    if (!status && asked->window && asked->permutations)
        status = zl_fail(err, ZILI_EUSAGE,
                         "--permutations shuffles units: ask with --within, "
                         "and not with --window.");
    if (!status)
        status = asked->window
                     ? count_windows(&pairs, asked->window, &rows, err)
                     : count_units(&pairs, &rows, err);
    if (!status && asked->permutations)
        status = permute(asked, &pairs, &rows, table, err);
    if (!status)
        status = add_rows(asked, &pairs, &rows, table, err);
    if (!status && !note_missing(&rows, table))
        status = zl_no_memory(err);
    if (!status)
        note_units(asked, &pairs, rows.count, table);
    if (!status)
        note_languages(ask, table);
    zl_array_clear(&rows);
    zl_pairs_close(&pairs);
    return status;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    return zl_ask_answer(corpus, given, fill, "pairs", out, err);
}

const zili_analysis zl_analysis_cooc = {
    .name = "cooc",
    .summary = "measure which themes stand together",
    .operands = "[@THEME|QUERY…]",
    .example = "--themes corpus/themes.yaml --within p --limit 5",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
