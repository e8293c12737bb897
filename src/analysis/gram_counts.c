/* gram_counts.c -- how many skip-grams begin with each term. */
#include "analysis/gram_counts.h"

#include "analysis/sizes.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <inttypes.h>

/* Of the n - 1 + skip terms that follow, or as many as there are, n - 1 are
 * chosen. At most 39 over 7: no product is large. */
uint64_t zl_gram_choices(unsigned n, uint32_t skip, uint64_t follow)
{
    uint64_t from = follow < n - 1 + skip ? follow : n - 1 + skip, found = 1;

    if (from < n - 1)
        return 0;
    for (uint64_t i = 1; i < n; i++)
        found = found * (from - (n - 1) + i) / i;
    return found;
}

struct counter {
    zl_gather_plan plan;
    const zl_stretches *stretches;
    zl_jobs jobs;
    zl_gatherer *gatherers; /* by slot */
};

static bool count_job(void *user, size_t job, size_t slot)
{
    struct counter *all = user;
    zl_gatherer *gatherer = &all->gatherers[slot];

    if (!gatherer->begun)
        gatherer->begun = zl_alloc_array(all->plan.terms->count,
                                         sizeof *gatherer->begun);
    if (!gatherer->begun)
        return false;
    for (size_t i = all->jobs.begins[job]; i < all->jobs.begins[job + 1]; i++)
        if (!zl_gather_stretch(gatherer, &all->plan,
                               &all->stretches->items[i]))
            return false;
    return true;
}

static void add_counts(zl_gram_counts *counts, const uint64_t *begun,
                       uint32_t terms)
{
    for (uint32_t i = 0; begun && i < terms; i++) {
        counts->begun[i] += begun[i];
        counts->all += begun[i];
    }
}

bool zl_gram_counts_make(zl_gram_counts *counts, const zl_gather_plan *plan,
                         const zl_stretches *stretches, size_t threads)
{
    struct counter all = { .plan = *plan, .stretches = stretches };
    size_t slots = zl_work_slots(threads);
    uint32_t terms = plan->terms->count, skip = plan->skip;
    uint64_t choices[ZL_GRAM_REACH];

    for (uint32_t i = 0; i < plan->form.n + skip; i++)
        choices[i] = zl_gram_choices(plan->form.n, skip, i);
    all.plan.choices = choices;
    *counts = (zl_gram_counts){ 0 };
    counts->begun = zl_alloc_array(terms, sizeof *counts->begun);
    all.gatherers = zl_alloc_array(slots, sizeof *all.gatherers);
    bool enough = counts->begun && all.gatherers &&
                  zl_jobs_make(&all.jobs, stretches, 0, stretches->count,
                               ZL_JOB_TOKENS) &&
                  zl_work(threads, all.jobs.count, count_job, NULL,
                          &all) == all.jobs.count;
    for (size_t i = 0; all.gatherers && i < slots; i++) {
        if (enough)
            add_counts(counts, all.gatherers[i].begun, terms);
        zl_gatherer_clear(&all.gatherers[i]);
    }
    zl_free(all.gatherers);
    zl_jobs_clear(&all.jobs);
    return enough;
}

zili_status zl_gram_counts_refuse(uint64_t found, uint64_t most,
                                  const zl_gather_plan *plan, zili_error *err)
{
    return zl_fail(err, ZILI_EUSAGE,
                   "There are %" PRIu64 " skip-grams of %u words with up to "
                   "%" PRIu32 " left out; at most %" PRIu64 " are counted. "
                   "Say a smaller --skip or -n, or fewer documents with "
                   "--where.",
                   found, plan->form.n, plan->skip, most);
}

void zl_gram_counts_clear(zl_gram_counts *counts)
{
    zl_free(counts->begun);
    *counts = (zl_gram_counts){ 0 };
}
