/* linked.c -- which words of a sentence became which words of its
 * translation. */
#include "analysis/linked_parts.h"

#include "align/equivalents.h"
#include "align/learn.h"
#include "base/fail.h"
#include "base/mem.h"

enum {
    MOST_BEADS = 20000, /* that are learnt from */
    FEW_BEADS = 2000,   /* that are learnt from in the order of their words */
    ROUNDS = 2          /* of that */
};

#define LEARNT .7f /* how much what was learnt of a word counts; the rest is
                      what is known of it */

/* How likely a word that says something and one that says nothing by itself
 * are to stand for each other, beside two words of one kind. */
#define UNLIKE .25f

/* ---- what is learnt from ---- */

static bool has_both(const zl_couple *couple)
{
    return couple->a < couple->a_end && couple->b < couple->b_end;
}

/* Whether the number `i` of `count` is among `most` that lie evenly. */
static bool is_chosen(size_t i, size_t count, size_t most)
{
    return count <= most || (i + 1) * most / count > i * most / count;
}

/* Fills a model. */
typedef struct learner {
    zl_link_model *model;
    const zl_parallel *parallel;
    zl_word_reader readers[2];
    zl_bead_words words;
    zl_linker linker;
    zl_translations known[2];
} learner;

static zl_side *side_of(const learner *all, int side)
{
    return &all->model->sides[side].side;
}

static bool add_line(learner *all, int side, uint64_t from, uint64_t to)
{
    zl_side *lines = side_of(all, side);
    zl_line line = { .first = lines->words.count };

    if (!zl_word_reader_read(&all->readers[side], from, to, &all->words))
        return false;
    for (size_t i = 0; i < all->words.count; i++) {
        uint32_t term = all->words.items[i].term;
        lines->counts.items[term]++;
        if (!zl_array_push(&lines->words, term))
            return false;
    }
    line.count = (uint32_t)all->words.count;
    return zl_array_push(&lines->lines, line);
}

static size_t count_couples(const zl_parallel *parallel)
{
    size_t count = 0;

    for (size_t i = 0; i < parallel->couples.count; i++)
        count += has_both(&parallel->couples.items[i]);
    return count;
}

static bool add_lines(learner *all)
{
    const zl_parallel *parallel = all->parallel;
    size_t count = count_couples(parallel), seen = 0;

    for (size_t i = 0; i < parallel->couples.count; i++) {
        const zl_couple *couple = &parallel->couples.items[i];
        if (!has_both(couple) || !is_chosen(seen++, count, MOST_BEADS))
            continue;
        if (!add_line(all, 0, couple->a, couple->a_end) ||
            !add_line(all, 1, couple->b, couple->b_end))
            return false;
    }
    return true;
}

/* ---- learning ---- */

/* `known` and `learnt` → `out`. */
static bool mix(const zl_translations *known, const zl_translations *learnt,
                const zl_side *side, zl_translations *out)
{
    float *weights = zl_alloc_array(known->words + 1, sizeof *weights);

    for (size_t i = 0; weights && i < known->words; i++) {
        float count = (float)side->counts.items[i];
        if (learnt->starts[i + 1] > learnt->starts[i])
            weights[i] = LEARNT * count / (count + 1);
    }
    bool whole = weights && zl_translations_mix(out, known, learnt, weights);
    zl_free(weights);
    return whole;
}

static const bool *particles_of(const learner *all, int side)
{
    return all->model->sides[side].particles.items;
}

static void doubt_unlike(const learner *all, int side,
                         zl_translations *learnt)
{
    const bool *own = particles_of(all, side);
    const bool *others = particles_of(all, !side);

    for (size_t word = 0; word < learnt->words; word++)
        for (size_t i = learnt->starts[word]; i < learnt->starts[word + 1];
             i++)
            if (own[word] != others[learnt->items[i].word])
                learnt->items[i].share *= UNLIKE;
}

/* Put what was learnt beside what is known. */
static bool keep_learnt(learner *all, zl_translations learnt[2])
{
    zl_link_model *model = all->model;
    zl_translations forth = { 0 }, back = { 0 };

    doubt_unlike(all, 0, &learnt[0]);
    doubt_unlike(all, 1, &learnt[1]);
    bool whole =
        mix(&all->known[0], &learnt[0], side_of(all, 0), &forth) &&
        mix(&all->known[1], &learnt[1], side_of(all, 1), &back);

    zl_translations_clear(&model->forth);
    zl_translations_clear(&model->back);
    model->forth = forth;
    model->back = back;
    return whole;
}

/* A round that looks at the order of words. */
static bool learn_order(learner *all, zl_translations learnt[2])
{
    const zl_link_model *model = all->model;

    zl_translations_clear(&learnt[0]);
    zl_translations_clear(&learnt[1]);
    return zl_link_learn(&all->linker, side_of(all, 0), side_of(all, 1),
                         &model->forth, &model->back, learnt) &&
           keep_learnt(all, learnt);
}

/* First without a look at the order of words; then, where there are few beads,
 * order says what numbers cannot. */
static bool learn(learner *all)
{
    size_t count = side_of(all, 0)->lines.count;
    int rounds = count <= FEW_BEADS ? ROUNDS : 0;
    zl_translations learnt[2] = { { 0 } };
    zl_meetings beads = { 0 };
    zl_learning learning = { 1,
                             .005f,
                             { particles_of(all, 0), particles_of(all, 1) },
                             UNLIKE };
    bool whole = true;

    for (size_t i = 0; whole && i < count; i++)
        whole = zl_array_push(&beads, (zl_meeting){ i, i, 1, 1 });
    whole = whole &&
            zl_learn(side_of(all, 0), side_of(all, 1), &beads, learning,
                     &learnt[0], &learnt[1]) &&
            keep_learnt(all, learnt);
    for (int i = 0; whole && i < rounds; i++)
        whole = learn_order(all, learnt);
    zl_translations_clear(&learnt[0]);
    zl_translations_clear(&learnt[1]);
    zl_array_clear(&beads);
    return whole;
}

static zili_status learn_all(learner *all, const zl_glossary *glossary,
                             zili_error *err)
{
    zili_status status =
        zl_equivalents(side_of(all, 0), side_of(all, 1), glossary,
                       &all->known[0], &all->known[1], err);

    return !status && !learn(all) ? zl_no_memory(err) : status;
}

/* ---- models ---- */

static zili_status fill(learner *all, const zl_glossary *glossary,
                        zili_error *err)
{
    zl_link_model *model = all->model;
    zili_status status = ZILI_OK;

    for (int side = 0; !status && side < 2; side++)
        status = zl_word_reader_open(&all->readers[side], model->corpus,
                                     &model->sides[side], err);
    if (status)
        return status;
    return add_lines(all) ? learn_all(all, glossary, err) : zl_no_memory(err);
}

zili_status zl_link_model_open(zl_link_model **out, const zl_ask *ask,
                               const zl_parallel *parallel,
                               const zl_glossary *glossary, zili_error *err)
{
    zl_link_model *model = zl_alloc(sizeof *model);
    learner all = { .model = model, .parallel = parallel };

    *out = NULL;
    if (!model)
        return zl_no_memory(err);
    model->corpus = ask->corpus;
    zili_status status = fill(&all, glossary, err);
    for (int side = 0; side < 2; side++) {
        zl_word_reader_close(&all.readers[side]);
        zl_translations_clear(&all.known[side]);
    }
    zl_array_clear(&all.words);
    zl_linker_clear(&all.linker);
    if (status)
        zl_link_model_close(model);
    else
        *out = model;
    return status;
}

void zl_link_model_close(zl_link_model *model)
{
    if (!model)
        return;
    zl_bead_terms_clear(&model->sides[0]);
    zl_bead_terms_clear(&model->sides[1]);
    zl_translations_clear(&model->forth);
    zl_translations_clear(&model->back);
    zl_free(model);
}
