/* linked_bead.c -- the links of one bead, and what a word of it became. */
#include "align/matching.h"
#include "analysis/linked_parts.h"
#include "base/mem.h"

enum { BETWEEN = 2 }; /* particles that may stand in a rendering */

#define LEAST_STRENGTH .04f /* of a link */
#define LEAST_OF_UNLIKE .2f  /* between a particle and another word */
#define LEAST_SHARE .2f      /* of it, that a word beside must have … */
#define LEAST_OF_OTHER .5f   /* … behind a conjunction … */
#define LEAST_OF_PARTICLE .8f /* … and a particle, beside another */

/* ---- links ---- */

static bool read_side(zl_link_reader *own, int side, uint64_t from, uint64_t to)
{
    zl_bead_words *words = &own->words[side];

    own->rows[side].count = 0;
    if (!zl_word_reader_read(&own->readers[side], from, to, words))
        return false;
    for (size_t i = 0; i < words->count; i++)
        if (!zl_array_push(&own->rows[side], words->items[i].term))
            return false;
    return zl_join_hits(&own->linked.words[side], words, from, to,
                        own->hits[side]);
}

static bool set_alone(zl_link_reader *own, int side)
{
    size_t count = own->linked.words[side].words.count;

    zl_free(own->linked.partners[side]);
    own->linked.partners[side] = zl_alloc_array(count, sizeof(size_t));
    for (size_t i = 0; own->linked.partners[side] && i < count; i++)
        own->linked.partners[side][i] = ZL_ALONE;
    return own->linked.partners[side] != NULL;
}

/* Words that say something go with such, and particles with particles; an
 * occurrence of nothing but these goes with any, if that is sure. */
static float weight(const zl_bead_word *a, const zl_bead_word *b,
                    float strength)
{
    bool sure = (a->asked || b->asked) && strength >= LEAST_OF_UNLIKE;

    return a->particle == b->particle || sure ? strength : 0;
}

static bool compete(zl_link_reader *own)
{
    const zl_bead_words *a = &own->linked.words[0].words;
    const zl_bead_words *b = &own->linked.words[1].words;
    const float *strengths = own->linked.strengths;

    own->contest.count = 0;
    if (!zl_array_reserve(&own->contest, a->count * b->count + 1))
        return false;
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            own->contest.items[i * b->count + k] =
                weight(&a->items[i], &b->items[k],
                       strengths[i * b->count + k]);
    return zl_match(own->contest.items, a->count, b->count,
                    own->linked.partners[0]);
}

/* Forget the links that are too weak, and tell the other side of the rest. */
static void keep_links(zl_linked *linked, const float *contest)
{
    size_t columns = linked->words[1].words.count;

    for (size_t i = 0; i < linked->words[0].words.count; i++) {
        size_t *partner = &linked->partners[0][i];
        if (*partner != ZL_ALONE &&
            contest[i * columns + *partner] < LEAST_STRENGTH)
            *partner = ZL_ALONE;
        if (*partner != ZL_ALONE)
            linked->partners[1][*partner] = i;
    }
}

static bool link_words(zl_link_reader *own)
{
    zl_word_row a = { own->rows[0].items, own->rows[0].count };
    zl_word_row b = { own->rows[1].items, own->rows[1].count };

    own->linked.strengths =
        zl_link(&own->linker, a, b, &own->linked.words[0].spans,
                &own->linked.words[1].spans, &own->model->forth,
                &own->model->back);
    if (!own->linked.strengths || !compete(own))
        return false;
    keep_links(&own->linked, own->contest.items);
    return true;
}

const zl_linked *zl_link_bead(zl_link_reader *reader,
                              const zl_couple *couple)
{
    zl_linked *linked = &reader->linked;

    linked->couple = couple;
    if (!read_side(reader, 0, couple->a, couple->a_end) ||
        !read_side(reader, 1, couple->b, couple->b_end) ||
        !set_alone(reader, 0) || !set_alone(reader, 1))
        return NULL;
    if (reader->words[0].count > ZL_LINK_MOST ||
        reader->words[1].count > ZL_LINK_MOST)
        return linked;
    return link_words(reader) ? linked : NULL;
}

/* ---- what a word became ---- */

/* A bead seen from one side. */
typedef struct view {
    const zl_linked *linked;
    int side;
} view;

static const zl_bead_words *others(view from)
{
    return &from.linked->words[!from.side].words;
}

static float strength(view from, size_t word, size_t other)
{
    size_t columns = from.linked->words[1].words.count;

    return from.linked->strengths[from.side ? other * columns + word
                                            : word * columns + other];
}

/* Whether no other word has more to do with it; of those that say something,
 * if it does. */
static bool is_nearest(view from, size_t word, size_t other)
{
    const zl_bead_words *words = &from.linked->words[from.side].words;
    bool all = others(from)->items[other].particle;

    for (size_t i = 0; i < words->count; i++)
        if (i != word && (all || !words->items[i].particle) &&
            strength(from, i, other) > strength(from, word, other))
            return false;
    return true;
}

/* Whether `other`, a word beside what the word became, belongs to that. */
static bool belongs(view from, size_t word, size_t other, float seed,
                    bool conjoined)
{
    bool particle = others(from)->items[other].particle;
    float share = particle    ? LEAST_OF_PARTICLE
                  : conjoined ? LEAST_OF_OTHER
                              : LEAST_SHARE;

    if (particle && !from.linked->words[from.side].words.items[word].particle)
        return false;
    return strength(from, word, other) >= share * seed &&
           is_nearest(from, word, other);
}

/* Whether words [first, end) have one like `other`: nothing is said twice. */
static bool is_there(view from, size_t first, size_t end, size_t other)
{
    const zl_bead_word *words = others(from)->items;

    for (size_t i = first; i < end; i++)
        if (words[i].term == words[other].term)
            return true;
    return false;
}

/* Let a span grow to one side as far as words belong to it; some particles
 * may stand between. */
static void grow(view from, size_t word, float seed, bool right,
                 zl_link_span *span)
{
    const zl_bead_words *words = others(from);
    size_t between = 0, i = right ? span->end : span->first - 1;
    bool conjoined = false;

    for (; i < words->count; i += right ? 1 : SIZE_MAX) {
        const zl_bead_word *at = &words->items[i];
        if (words->items[right ? i : i + 1].apart)
            return;
        if (belongs(from, word, i, seed, conjoined) &&
            !is_there(from, span->first, span->end, i)) {
            span->first = right ? span->first : i;
            span->end = right ? i + 1 : span->end;
            between = 0;
            conjoined = false;
        } else if (!at->particle || ++between > BETWEEN) {
            return;
        }
        conjoined = conjoined || at->conjunction;
    }
}

/* Particles stand inside a span, and at its ends only if it is nothing else. */
static void trim(view from, size_t word, zl_link_span *span)
{
    const zl_bead_word *words = others(from)->items;

    if (from.linked->words[from.side].words.items[word].particle)
        return;
    while (span->end - span->first > 1 && words[span->end - 1].particle)
        span->end--;
    while (span->end - span->first > 1 && words[span->first].particle)
        span->first++;
}

bool zl_linked_span(const zl_linked *linked, bool b_side, size_t i,
                    zl_link_span *span)
{
    view from = { linked, b_side };
    size_t at = linked->partners[b_side][i];

    if (at == ZL_ALONE)
        return false;
    float seed = strength(from, i, at);
    *span = (zl_link_span){ at, at + 1, (double)seed };
    grow(from, i, seed, true, span);
    grow(from, i, seed, false, span);
    trim(from, i, span);
    return true;
}

/* The word that an occurrence is, or begins in; SIZE_MAX: none. */
static size_t word_at(const zl_bead_words *words, zl_hit hit)
{
    size_t i = 0;

    while (i < words->count && words->items[i].end <= hit.begin)
        i++;
    return i < words->count && words->items[i].begin < hit.end ? i : SIZE_MAX;
}

bool zl_linked_place(const zl_linked *linked, bool b_side, zl_hit hit,
                     zl_link_place *place)
{
    const zl_bead_word *others = linked->words[!b_side].words.items;
    size_t word = word_at(&linked->words[b_side].words, hit);
    zl_link_span span;

    if (word == SIZE_MAX || !zl_linked_span(linked, b_side, word, &span))
        return false;
    *place = (zl_link_place){ others[span.first].begin,
                              others[span.end - 1].end, span.strength };
    return true;
}
