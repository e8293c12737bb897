/* zipf.c -- laws of frequency and of the growth of a vocabulary. */
#include "analysis/group_words.h"
#include "analysis/list.h"
#include "analysis/shared.h"
#include "analysis/zipf_tables.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <math.h>

static const char *const costs[] = { "gof", "chisq", "mse", NULL };

static const zili_option options[] = {
    { "model", 0, ZILI_OPTION_TEXT, "LIST",
      "of zipf_mle, zm_mle, zipf_ols, power_law, heaps, zm, fzm, with commas "
      "between; all is the default",
      offsetof(zl_zipf_options, models), NULL },
    { "growth", 0, ZILI_OPTION_FLAG, NULL,
      "how the vocabulary grows: in the text, if it were shuffled, and on as "
      "zm and fzm have it",
      offsetof(zl_zipf_options, growth), NULL },
    { "spectrum", 0, ZILI_OPTION_FLAG, NULL,
      "how many words there are of each frequency, and as zm and fzm have it",
      offsetof(zl_zipf_options, spectrum), NULL },
    { "step", 0, ZILI_OPTION_NUMBER, "N",
      "words between two points of growth, also of those that heaps is fitted "
      "to",
      offsetof(zl_zipf_options, step), NULL },
    { "to", 0, ZILI_OPTION_NUMBER, "N",
      "let it grow to N words; twice the text is the default",
      offsetof(zl_zipf_options, to), NULL },
    { "at", 0, ZILI_OPTION_TEXT, "LIST",
      "points of growth, with commas between, instead of --step and --to",
      offsetof(zl_zipf_options, at), NULL },
    { "cost", 0, ZILI_OPTION_CHOICE, "COST",
      "what zm and fzm make small: gof (the default), chisq or mse",
      offsetof(zl_zipf_options, cost), costs },
    { "classes", 0, ZILI_OPTION_NUMBER, "N",
      "fit zm and fzm to V and V1 to VN; as many as have 5 words, at most 15, "
      "is the default",
      offsetof(zl_zipf_options, classes), NULL },
    { "any-length", 0, ZILI_OPTION_FLAG, NULL,
      "also texts of fewer than 100 words",
      offsetof(zl_zipf_options, any_length), NULL },
    ZL_OPTION_WHERE,
    ZL_OPTION_REGION,
    ZL_OPTION_INSERTIONS,
    ZL_OPTION_BY,
    { "limit", 'n', ZILI_OPTION_NUMBER, "N",
      "at most N rows of --growth and --spectrum; 0: all",
      offsetof(zili_question, limit), NULL },
    ZL_OPTION_ATTRIBUTE,
    ZL_OPTION_JOIN,
    ZL_OPTION_LEMMAS,
    ZL_OPTION_STEM,
    ZL_OPTION_EXACT,
    ZL_OPTION_ALL,
    ZL_OPTION_THREADS,
    { 0 },
};

static const zl_zipf_options defaults = { .models = "all" };

static const char *const columns[] = {
    "…",
    "the columns of --by",
    "model",
    "text: what was counted; otherwise the law",
    "parameter",
    "of the law, or how well it fits",
    "value",
    "the parameter's",
    "std_error",
    "its standard error, where there is one",
    "N, V, V1, V2",
    "--growth: after so many words there are so many different ones, that "
    "stand once, that stand twice",
    "EV, EV1, EV2",
    "--growth: the same in so many of the words, drawn by chance (binomial "
    "interpolation)",
    "m, Vm",
    "--spectrum: so many different words stand m times",
    "zm_EV, fzm_EV, …",
    "--growth, --spectrum: what the models expect",
    NULL,
};

/* ---- options ---- */

static const char *const law_names[ZL_LAWS] = {
    "zipf_mle", "zm_mle", "zipf_ols", "power_law", "heaps", "zm", "fzm"
};

static bool choose_law(zl_law_choice *choice, zl_view name)
{
    bool all = zl_view_is(name, "all"), found = all;

    for (size_t i = 0; i < ZL_LAWS; i++)
        if (all || zl_view_is(name, law_names[i]))
            choice->wanted[i] = found = true;
    return found;
}

static zili_status choose(zl_fits *fits, zili_error *err)
{
    const zl_zipf_options *asked = fits->asked;
    zl_view rest = zl_view_of(asked->models), name;

    fits->choice = (zl_law_choice){ .cost = (zl_lnre_cost)asked->cost,
                                    .classes = (size_t)asked->classes,
                                    .step = asked->step,
                                    .any_length = asked->any_length };
    if (asked->classes > ZL_LNRE_CLASSES)
        return zl_fail(err, ZILI_EUSAGE, "--classes is %d at most.",
                       ZL_LNRE_CLASSES);
    if (asked->growth && asked->spectrum)
        return zl_fail(err, ZILI_EUSAGE,
                       "--growth and --spectrum are two tables; say one.");
    while (zl_view_next(&rest, ',', &name))
        if (!choose_law(&fits->choice, name))
            return zl_fail(err, ZILI_EUSAGE,
                           "There is no model \"%.*s\"; there are all, "
                           "zipf_mle, zm_mle, zipf_ols, power_law, heaps, zm "
                           "and fzm.",
                           (int)name.size, name.bytes);
    for (size_t i = 0; asked->growth || asked->spectrum; i++) {
        if (i == ZL_LAW_LNRE)
            break;
        fits->choice.wanted[i] = false;
    }
    return ZILI_OK;
}

/* ---- fitting ---- */

static bool fit_group(void *user, size_t group, size_t slot)
{
    zl_fits *fits = user;
    size_t count;
    const uint32_t *words = zl_fits_words(fits, group, &count);

    (void)slot;
    return zl_laws_fit(&fits->laws[group], words, count, (uint32_t)fits->types,
                       &fits->choice);
}

static zili_status fit(zl_fits *fits, zili_table *table, zili_error *err)
{
    const zl_counted *counted = &fits->asked->counted;
    zili_status status = zl_group_words(&fits->list, &fits->types, fits->ask,
                                        counted, false, table, err);

    if (status)
        return status;
    fits->laws = zl_alloc_array(fits->groups, sizeof *fits->laws);
    if (!fits->laws ||
        zl_work(zl_work_threads(counted->question.threads), fits->groups,
                fit_group, NULL, fits) != fits->groups)
        return zl_no_memory(err);
    return ZILI_OK;
}

/* ---- why there is no fit ---- */

static const char *reason_of(const zl_laws *laws, zl_law law, bool of_errors)
{
    if (of_errors)
        return law < ZL_LAW_LNRE || laws->small
                   ? NULL
                   : laws->lnre[law - ZL_LAW_LNRE].error_reason;
    if (laws->small)
        return laws->small;
    switch (law) {
    case ZL_LAW_ZIPF:
        return laws->zipf.reason;
    case ZL_LAW_ZM:
        return laws->mandelbrot.reason;
    case ZL_LAW_POWER:
        return laws->power[0].reason ? laws->power[0].reason
                                     : laws->power[1].reason;
    case ZL_LAW_HEAPS:
        return laws->heaps[0].reason ? laws->heaps[0].reason
                                     : laws->heaps[1].reason;
    case ZL_LAW_LNRE:
    case ZL_LAW_FINITE:
        return laws->lnre[law - ZL_LAW_LNRE].reason;
    case ZL_LAW_LINE:
        break;
    }
    return isnan(laws->line.slope)
               ? "A line takes words with two different frequencies."
               : NULL;
}

static void note_law(const zl_fits *fits, zl_law law, bool of_errors,
                     zili_table *table)
{
    const char *what = of_errors ? "standard errors" : "fit";
    const char *reason = NULL;
    size_t without = 0, first = 0;

    for (size_t i = 0; i < fits->groups; i++) {
        const char *one = reason_of(&fits->laws[i], law, of_errors);
        if (one && without++ == 0) {
            first = i;
            reason = one;
        }
    }
    if (without > 0 && fits->groups == 1)
        zl_table_add_note(table, "%s: no %s. %s", law_names[law], what,
                          reason);
    else if (without > 0)
        zl_table_add_note(
            table, "%s: no %s for %zu of %zu groups, the first \"%s\": %s",
            law_names[law], what, without, fits->groups,
            zl_map_key(&fits->list.docs, (uint32_t)first).bytes, reason);
}

static void add_notes(const zl_fits *fits, zili_table *table)
{
    for (size_t i = 0; i < ZL_LAWS; i++)
        if (fits->choice.wanted[i]) {
            note_law(fits, (zl_law)i, false, table);
            note_law(fits, (zl_law)i, true, table);
        }
}

/* ---- the answer ---- */

static zili_status fill(const zl_ask *ask, const void *given,
                        zili_table *table, zili_error *err)
{
    zl_fits fits = { .ask = ask,
                     .asked = given,
                     .groups = ask->scope->groups };
    zili_status status = choose(&fits, err);

    if (!status)
        status = fit(&fits, table, err);
    if (!status)
        status = zl_fits_rows(&fits, table, err);
    if (!status)
        add_notes(&fits, table);
    for (size_t i = 0; fits.laws && i < fits.groups; i++)
        zl_laws_clear(&fits.laws[i]);
    zl_free(fits.laws);
    zl_token_list_clear(&fits.list);
    return status;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    return zl_ask_answer(corpus, given, fill, NULL, out, err);
}

const zili_analysis zl_analysis_zipf = {
    .name = "zipf",
    .summary = "fit laws of frequency and of the growth of a vocabulary",
    .operands = "",
    .example = "--growth --where \"lang = 'en'\"",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
