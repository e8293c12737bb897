/* diversity.c -- how rich in different words a scope is, or its groups. */
#include "analysis/figures.h"
#include "analysis/group_words.h"
#include "analysis/later.h"
#include "analysis/list.h"
#include "analysis/shared.h"

#include "base/fail.h"
#include "base/mem.h"

#include <inttypes.h>

struct diversity_options {
    zl_counted counted;
    const char *measures;
    bool any_length;
    uint64_t pieces, bootstrap, block, seed;
};

static const zili_option options[] = {
    { "measure", 0, ZILI_OPTION_TEXT, "LIST",
      "measures with commas between, or all; zili stats diversity --list says "
      "which",
      offsetof(struct diversity_options, measures), NULL },
    { "any-length", 0, ZILI_OPTION_FLAG, NULL,
      "also of texts too short for a measure to mean much",
      offsetof(struct diversity_options, any_length), NULL },
    { "pieces", 0, ZILI_OPTION_NUMBER, "N",
      "means over pieces of N words, with intervals",
      offsetof(struct diversity_options, pieces), NULL },
    { "bootstrap", 0, ZILI_OPTION_NUMBER, "N",
      "intervals from N samples of sentences",
      offsetof(struct diversity_options, bootstrap), NULL },
    { "block", 0, ZILI_OPTION_NUMBER, "N",
      "sample blocks of N words, not sentences",
      offsetof(struct diversity_options, block), NULL },
    { "seed", 0, ZILI_OPTION_NUMBER, "N", "the same seed draws the same",
      offsetof(struct diversity_options, seed), NULL },
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_INSERTIONS,
    ZL_OPTION_BY,
    ZL_OPTION_LIMIT,
    ZL_OPTION_ATTRIBUTE,
    ZL_OPTION_JOIN,
    ZL_OPTION_LEMMAS,
    ZL_OPTION_STEM,
    ZL_OPTION_EXACT,
    ZL_OPTION_ALL,
    ZL_OPTION_THREADS,
    { 0 },
};

static const struct diversity_options defaults = {
    .measures = "ttr,guiraud_r,herdan_c,yule_k,mattr_50,mtld_strict,hdd_42",
};

static const char *const columns[] = {
    "…",
    "the columns of --by",
    "tokens",
    "words of the group; with --all all tokens",
    "types",
    "different ones among them",
    "…",
    "a column for each measure, called as it was asked for, with --pieces or "
    "--bootstrap its _low and _high too; zili stats diversity --list has "
    "formulas and sources",
    NULL,
};

typedef struct diversity_answer {
    zl_ask ask;
    zl_figures *figures;
    zili_stats_options stats;
    bool sentences; /* are the blocks of a bootstrap */
} diversity_answer;

/* ---- the answer ---- */

static zili_status take_words(diversity_answer *answer,
                              const struct diversity_options *asked,
                              zili_table *table, zili_error *err)
{
    zl_token_list list = { 0 };
    size_t types;
    zili_status status =
        zl_group_words(&list, &types, &answer->ask, &asked->counted,
                       asked->bootstrap && !asked->block, table, err);

    answer->sentences = list.has_sentences;
    if (!status)
        status = zl_figures_take_tokens(answer->figures, &list, types, err);
    zl_token_list_clear(&list);
    return status;
}

static zili_status open_figures(diversity_answer *answer,
                                const struct diversity_options *asked,
                                zili_error *err)
{
    zl_figures *figures = answer->figures = zl_alloc(sizeof *figures);

    answer->stats =
        (zili_stats_options){ .measure = asked->measures,
                              .any_length = asked->any_length,
                              .pieces = asked->pieces,
                              .bootstrap = asked->bootstrap,
                              .block = asked->block,
                              .seed = asked->seed,
                              .threads = asked->counted.question.threads };
    if (!figures)
        return zl_no_memory(err);
    figures->kind = &zl_figures_diversity;
    figures->options = &answer->stats;
    figures->it = zl_alloc(figures->kind->size);
    return figures->it ? ZILI_OK : zl_no_memory(err);
}

static zili_status measure(diversity_answer *answer,
                           const struct diversity_options *asked,
                           zili_table *table, zili_error *err)
{
    zili_status status = open_figures(answer, asked, err);
    zl_figures *figures = answer->figures;

    if (!status)
        status = take_words(answer, asked, table, err);
    if (!status)
        status = zl_figures_choose(figures, err);
    if (!status)
        status = figures->kind->ready(figures->it, figures, err);
    return status ? status : zl_figures_compute(figures, err);
}

static void add_columns(const diversity_answer *answer, zili_table *table)
{
    const zl_figures *figures = answer->figures;

    zl_ask_group_columns(&answer->ask, table);
    zl_table_column(table, (zl_column){ "tokens", ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table, (zl_column){ "types", ZILI_INTEGER, ZL_RIGHT, 0 });
    for (size_t i = 0; i < figures->columns.count; i++)
        zl_table_column(table,
                        (zl_column){ figures->columns.items[i].name, ZILI_REAL,
                                     ZL_RIGHT,
                                     figures->columns.items[i].decimals });
    zl_table_set_whole(table);
}

static void add_notes(const diversity_answer *answer,
                      const struct diversity_options *asked, zili_table *table)
{
    const zl_figures *figures = answer->figures;

    for (size_t i = 0; i < figures->notes.count; i++)
        zl_table_add_note(table, "%s", figures->notes.items[i]);
    if (asked->pieces)
        zl_table_add_note(table,
                          "means over pieces of %" PRIu64 " words, with "
                          "intervals of 95 %% (Student's t)",
                          asked->pieces);
    if (asked->bootstrap)
        zl_table_add_note(table,
                          "intervals of 95 %% from %" PRIu64 " samples of %s, "
                          "seed %" PRIu64,
                          asked->bootstrap,
                          answer->sentences ? "sentences" : "blocks",
                          asked->seed);
}

static zili_status prepare(void *user, const void *given, zili_table *table,
                           size_t *rows, zili_error *err)
{
    const struct diversity_options *asked = given;
    diversity_answer *answer = user;
    uint64_t limit = asked->counted.question.limit;
    zili_status status = measure(answer, asked, table, err);

    if (status)
        return status;
    add_columns(answer, table);
    add_notes(answer, asked, table);
    *rows = answer->figures->rows;
    if (limit && *rows > limit) {
        zl_table_add_note(table,
                          "%" PRIu64 " of %zu rows shown; --limit 0 shows all",
                          limit, *rows);
        *rows = (size_t)limit;
    }
    return ZILI_OK;
}

static void clear(void *user)
{
    diversity_answer *answer = user;

    zl_figures_free(answer->figures);
}

static zili_status make(const void *user, size_t from, size_t to,
                        zl_rows *rows, zili_error *err)
{
    const diversity_answer *answer = user;
    const zl_figures *figures = answer->figures;

    (void)err;
    for (size_t row = from; row < to; row++) {
        const zl_lexis *lexis = zl_figures_lexis(figures, row);
        const double *values = figures->values + row * figures->measures;
        zl_later_group_cells(&answer->ask, row, rows);
        zl_rows_integer(rows, (int64_t)lexis->words.count);
        zl_rows_integer(rows, (int64_t)lexis->words.types);
        for (size_t i = 0; i < figures->columns.count; i++)
            zl_rows_real(rows, values[figures->columns.items[i].measure]);
    }
    return ZILI_OK;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    static const zl_later later = { sizeof(diversity_answer), prepare, make,
                                    clear };

    return zl_later_answer(&later, corpus, given, out, err);
}

const zili_analysis zl_analysis_diversity = {
    .name = "diversity",
    .summary = "measure how rich in different words texts are",
    .operands = "",
    .example = "--by lang",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
