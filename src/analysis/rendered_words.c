/* rendered_words.c -- what all words of a language became. */
#include "analysis/rendered.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"
#include "text/script.h"

enum { JOB = 32 }; /* beads that are linked at once */

typedef struct finder {
    const zl_ask *ask;
    const zl_parallel *parallel;
    zl_renderings *out;
    bool b_side;
    zl_link_team team;
    struct found {
        ZL_ARRAY(zl_rendered_hit) items;
    } * slots; /* what a job found */
    zl_str key;
} finder;

static bool says_something(const finder *all, const zl_bead_word *word)
{
    zl_view form = zl_corpus_form_at(all->ask->corpus, word->begin);

    return !word->particle && (word->end > word->begin + 1 ||
                               zl_class_of(form) == ZL_CLASS_WORD);
}

static bool add_words(const finder *all, const zl_linked *linked,
                      uint32_t couple, struct found *out)
{
    const zl_bead_words *words = &linked->words[all->b_side].words;
    const zl_bead_words *others = &linked->words[!all->b_side].words;

    for (size_t i = 0; i < words->count; i++) {
        const zl_bead_word *word = &words->items[i];
        zl_rendered_hit one = { .hit = { word->begin, word->end, 0, 0 },
                            .couple = couple,
                            .b_side = all->b_side };
        zl_link_span span;
        if (!says_something(all, word))
            continue;
        if (zl_linked_span(linked, all->b_side, i, &span)) {
            one.from = others->items[span.first].begin;
            one.to = others->items[span.end - 1].end;
            one.strength = span.strength;
        }
        if (!zl_array_push(&out->items, one))
            return false;
    }
    return true;
}

static bool link_some(void *user, size_t job, size_t slot)
{
    finder *all = user;
    size_t end = (job + 1) * JOB, count = all->parallel->couples.count;

    all->slots[slot].items.count = 0;
    for (size_t i = job * JOB; i < (end < count ? end : count); i++) {
        const zl_couple *couple = &all->parallel->couples.items[i];
        if (couple->a == couple->a_end || couple->b == couple->b_end)
            continue;
        const zl_linked *linked =
            zl_link_bead(all->team.readers[slot], couple);
        if (!linked ||
            !add_words(all, linked, (uint32_t)i, &all->slots[slot]))
            return false;
    }
    return true;
}

/* The form of a word: its tokens, folded. */
static uint32_t form_of(finder *all, zl_hit word)
{
    zl_str_empty(&all->key);
    for (uint64_t at = word.begin; at < word.end; at++)
        zl_str_add(&all->key, zl_corpus_fold_at(all->ask->corpus, at));
    return all->key.failed
               ? ZL_MAP_NONE
               : zl_map_add(&all->out->forms, zl_str_view(&all->key));
}

static bool take_some(void *user, size_t job, size_t slot)
{
    finder *all = user;
    const struct found *found = &all->slots[slot];

    (void)job;
    for (size_t i = 0; i < found->items.count; i++) {
        zl_rendered_hit one = found->items.items[i];
        one.form = form_of(all, one.hit);
        if (one.form == ZL_MAP_NONE || !zl_array_push(&all->out->items, one))
            return false;
    }
    return true;
}

static zili_status link_all(finder *all, const zl_link_model *model,
                            zili_error *err)
{
    size_t jobs = (all->parallel->couples.count + JOB - 1) / JOB;
    zili_status status =
        zl_link_team_open(&all->team, model, NULL, false, all->ask->threads,
                          err);

    if (!status) {
        all->slots = zl_alloc_array(all->team.slots, sizeof *all->slots);
        if (!all->slots || zl_work(all->team.threads, jobs, link_some,
                                   take_some, all) < jobs)
            status = zl_no_memory(err);
    }
    for (size_t i = 0; all->slots && i < all->team.slots; i++)
        zl_array_clear(&all->slots[i].items);
    zl_free(all->slots);
    zl_link_team_close(&all->team);
    return status;
}

/* Forget forms that come less than `least` times. */
static bool keep_frequent(zl_renderings *out, uint64_t least)
{
    uint64_t *counts = zl_alloc_array((size_t)out->forms.count + 1,
                                      sizeof *counts);
    size_t kept = 0;

    if (!counts)
        return false;
    for (size_t i = 0; i < out->items.count; i++)
        counts[out->items.items[i].form]++;
    for (size_t i = 0; i < out->items.count; i++)
        if (counts[out->items.items[i].form] >= least)
            out->items.items[kept++] = out->items.items[i];
    out->items.count = kept;
    zl_free(counts);
    return true;
}

zili_status zl_renderings_of_words(zl_renderings *out, const zl_ask *ask,
                                   const zl_parallel *parallel, bool b_side,
                                   uint64_t least, const zl_link_model *model,
                                   zili_error *err)
{
    finder all = { .ask = ask,
                   .parallel = parallel,
                   .out = out,
                   .b_side = b_side };

    *out = (zl_renderings){ 0 };
    zili_status status = link_all(&all, model, err);
    if (!status && !keep_frequent(out, least))
        status = zl_no_memory(err);
    zl_str_clear(&all.key);
    return status;
}
