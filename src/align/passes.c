/* passes.c -- texts are aligned, and what that teaches is used to align them
 * again. */
#include "align/passes.h"

#include "align/corridor.h"
#include "align/habits.h"
#include "align/known.h"
#include "align/learn.h"
#include "base/mem.h"
#include "base/work.h"

#include <math.h>

enum { PASSES = 3, LITERAL_ROUNDS = 3 };

#define LITERAL .5 /* share of words rendered word for word, before any text */
#define LITERAL_LEAST .1
#define LITERAL_MOST .9
#define LEARNT_SEEN 50 /* times a word must come to be learnt of by half */

static const zl_learning learning = { .least = 3, .smallest = .03f };

typedef struct passes {
    zl_bilingual *words;
    zl_translations base_forth, base_back;
    zl_text_pair *pairs;
    size_t count;
    zl_habits habits;
    int pass;
} passes;

/* ---- words ---- */

static bool mix(const zl_translations *base, const zl_translations *learnt,
                const zl_side *side, zl_translations *out)
{
    float *weights = zl_alloc_array(base->words + 1, sizeof *weights);

    for (size_t i = 0; weights && i < base->words; i++) {
        float count = (float)side->counts.items[i];
        bool knows = learnt->starts[i + 1] > learnt->starts[i];
        weights[i] = knows ? count / (count + LEARNT_SEEN) : 0;
    }
    zl_translations mixed;
    bool whole = weights && zl_translations_mix(&mixed, base, learnt, weights);
    if (whole) {
        zl_translations_clear(out);
        *out = mixed;
    }
    zl_free(weights);
    return whole;
}

static bool gather(const passes *all, zl_meetings *spans)
{
    for (size_t i = 0; i < all->count; i++) {
        const zl_text_pair *pair = &all->pairs[i];
        for (size_t k = 0; k < pair->path.count; k++) {
            zl_step step = pair->path.items[k];
            zl_bead_kind kind = zl_bead_kinds[step.kind];
            if (!zl_array_push(spans, (zl_meeting){ pair->a + step.a,
                                                    pair->b + step.b, kind.a,
                                                    kind.b }))
                return false;
        }
    }
    return true;
}

static bool learn_literal(zl_bilingual *words, const zl_meetings *spans)
{
    for (int i = 0; i < LITERAL_ROUNDS; i++) {
        double found = words->literal;
        if (!zl_evidence_literal(words, spans, &found))
            return false;
        words->literal = fmin(fmax(found, LITERAL_LEAST), LITERAL_MOST);
    }
    return true;
}

static bool learn_words(passes *all)
{
    zl_bilingual *words = all->words;
    zl_translations forth = { 0 }, back = { 0 };
    zl_meetings spans = { 0 };
    bool whole = gather(all, &spans) && learn_literal(words, &spans);

    whole = whole && zl_learn(words->a, words->b, &spans, learning, &forth,
                              &back) &&
            mix(&all->base_forth, &forth, words->a, &words->forth) &&
            mix(&all->base_back, &back, words->b, &words->back);
    if (whole)
        zl_known_mark(words);

    zl_translations_clear(&forth);
    zl_translations_clear(&back);
    zl_array_clear(&spans);
    return whole;
}

/* ---- passes ---- */

static bool align(void *user, size_t job, size_t slot)
{
    passes *all = user;
    zl_text_pair *pair = &all->pairs[job];
    zl_band band;
    bool whole = all->pass == 0
                     ? zl_corridor_first(all->words, pair->a, pair->b,
                                         pair->a_lines, pair->b_lines, &band)
                     : zl_corridor_around(&pair->path, pair->a_lines,
                                          pair->b_lines, &band);

    (void)slot;
    if (!whole)
        return false;
    zl_field field = { all->words, &all->habits, &band, pair->a, pair->b };
    whole = (all->pass == PASSES - 1 ? zl_path_surest
                                     : zl_path_cheapest)(&field, &pair->path);
    zl_band_clear(&band);
    return whole;
}

static bool copy(const zl_translations *from, zl_translations *to)
{
    zl_translations none = { zl_alloc_array(from->words + 1, sizeof(size_t)),
                             from->items, from->words };
    float *weights = zl_alloc_array(from->words + 1, sizeof *weights);
    bool whole = none.starts && weights &&
                 zl_translations_mix(to, from, &none, weights);

    zl_free(none.starts);
    zl_free(weights);
    return whole;
}

bool zl_passes(zl_bilingual *words, zl_text_pair *pairs, size_t count,
               size_t threads)
{
    passes all = { .words = words, .pairs = pairs, .count = count };
    bool whole = copy(&words->forth, &all.base_forth) &&
                 copy(&words->back, &all.base_back);

    words->literal = LITERAL;
    zl_habits_expect(&all.habits, words, pairs, count);
    for (; whole && all.pass < PASSES; all.pass++) {
        whole = zl_work(threads, count, align, NULL, &all) == count;
        if (whole && all.pass + 1 < PASSES) {
            whole = zl_habits_learn(&all.habits, words, pairs, count) &&
                    learn_words(&all);
        }
    }
    zl_translations_clear(&all.base_forth);
    zl_translations_clear(&all.base_back);
    return whole;
}
