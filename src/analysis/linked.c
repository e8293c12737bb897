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

static const zl_learning learning = { .least = 1, .smallest = .005f };

/* ---- what is learnt from ---- */

static bool has_both(const zl_couple *couple)
{
    return couple->a < couple->a_end && couple->b < couple->b_end;
}

/* By couple: 1 where it has both sides, 2 where it has a hit too. */
static uint8_t *mark_couples(const zl_parallel *parallel, const zl_hits *hits)
{
    size_t count = parallel->couples.count;
    uint8_t *marks = zl_alloc(count + 1);

    for (size_t i = 0; marks && i < count; i++)
        marks[i] = has_both(&parallel->couples.items[i]);
    for (size_t i = 0; marks && hits && i < hits->count; i++) {
        bool is_b;
        uint32_t couple =
            zl_parallel_at(parallel, hits->items[i].begin, &is_b);
        if (couple != ZL_NONE && marks[couple])
            marks[couple] = 2;
    }
    return marks;
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

static bool add_line(learner *all, int side, uint64_t from, uint64_t to)
{
    zl_side *lines = &all->model->sides[side];
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

static bool add_lines(learner *all, const uint8_t *marks)
{
    const zl_parallel *parallel = all->parallel;
    size_t counts[3] = { 0 }, seen[3] = { 0 }, most[3];

    for (size_t i = 0; i < parallel->couples.count; i++)
        counts[marks[i]]++;
    most[2] = counts[1] < MOST_BEADS / 2 ? MOST_BEADS - counts[1]
                                         : MOST_BEADS / 2;
    most[2] = counts[2] < most[2] ? counts[2] : most[2];
    most[1] = MOST_BEADS - most[2];
    for (size_t i = 0; i < parallel->couples.count; i++) {
        const zl_couple *couple = &parallel->couples.items[i];
        uint8_t mark = marks[i];
        if (mark == 0 || !is_chosen(seen[mark]++, counts[mark], most[mark]))
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

/* Put what was learnt beside what is known. */
static bool keep_learnt(learner *all, const zl_translations learnt[2])
{
    zl_link_model *model = all->model;
    zl_translations forth = { 0 }, back = { 0 };
    bool whole =
        mix(&all->known[0], &learnt[0], &model->sides[0], &forth) &&
        mix(&all->known[1], &learnt[1], &model->sides[1], &back);

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
    return zl_link_learn(&all->linker, &model->sides[0], &model->sides[1],
                         &model->forth, &model->back, learnt) &&
           keep_learnt(all, learnt);
}

/* First without a look at the order of words; then, where there are few beads,
 * order says what numbers cannot. */
static bool learn(learner *all)
{
    const zl_link_model *model = all->model;
    size_t count = model->sides[0].lines.count;
    int rounds = count <= FEW_BEADS ? ROUNDS : 0;
    zl_translations learnt[2] = { { 0 } };
    zl_meetings beads = { 0 };
    bool whole = true;

    for (size_t i = 0; whole && i < count; i++)
        whole = zl_array_push(&beads, (zl_meeting){ i, i, 1, 1 });
    whole = whole &&
            zl_learn(&model->sides[0], &model->sides[1], &beads, learning,
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
        zl_equivalents(&all->model->sides[0], &all->model->sides[1], glossary,
                       &all->known[0], &all->known[1], err);

    return !status && !learn(all) ? zl_no_memory(err) : status;
}

/* ---- models ---- */

const zl_hits *zl_link_hits(const zl_link_model *model, int side)
{
    static const zl_hits none = { 0 };

    return model->hits && side == model->hit_side ? model->hits : &none;
}

static zili_status fill(learner *all, const zl_glossary *glossary,
                        zili_error *err)
{
    zl_link_model *model = all->model;
    zili_status status = ZILI_OK;

    for (int side = 0; !status && side < 2; side++) {
        const zl_hits *hits = zl_link_hits(model, side);
        status = zl_word_reader_open(&all->readers[side], model->corpus,
                                     &model->sides[side], hits->items,
                                     hits->count, err);
    }
    if (status)
        return status;
    uint8_t *marks = mark_couples(all->parallel, model->hits);
    bool whole = marks && add_lines(all, marks);
    zl_free(marks);
    return whole ? learn_all(all, glossary, err) : zl_no_memory(err);
}

zili_status zl_link_model_open(zl_link_model **out, const zl_ask *ask,
                               const zl_parallel *parallel,
                               const zl_hits *hits, bool b_side,
                               const zl_glossary *glossary, zili_error *err)
{
    zl_link_model *model = zl_alloc(sizeof *model);
    learner all = { .model = model, .parallel = parallel };

    *out = NULL;
    if (!model)
        return zl_no_memory(err);
    model->corpus = ask->corpus;
    model->hits = hits;
    model->hit_side = b_side;
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
    zl_side_clear(&model->sides[0]);
    zl_side_clear(&model->sides[1]);
    zl_translations_clear(&model->forth);
    zl_translations_clear(&model->back);
    zl_free(model);
}
