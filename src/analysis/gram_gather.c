/* gram_gather.c -- the n-grams of stretches of text, shared out as keys. */
#include "analysis/gram_gather.h"

#include "analysis/sizes.h"
#include "base/mem.h"

#include <string.h>

/* ---- room ---- */

static bool make_room(zl_gatherer *gatherer, const zl_gather_plan *plan)
{
    size_t wanted = gatherer->count + ZL_CHUNK_TOKENS;

    if (gatherer->room < plan->count) {
        size_t size = plan->count * sizeof *gatherer->lists;
        zl_key_list *lists = zl_resize(gatherer->lists, size);
        if (!lists)
            return false;
        memset(lists + gatherer->room, 0,
               size - gatherer->room * sizeof *lists);
        gatherer->lists = lists;
        gatherer->room = plan->count;
    }
    if (gatherer->words_room >= wanted)
        return true;
    uint32_t *words = zl_resize(gatherer->words, wanted * 2 * sizeof *words);
    if (words)
        gatherer->words = words;
    uint64_t *positions =
        zl_resize(gatherer->positions, wanted * 2 * sizeof *positions);
    if (positions)
        gatherer->positions = positions;
    if (!words || !positions)
        return false;
    gatherer->words_room = wanted * 2;
    return true;
}

void zl_gatherer_empty(zl_gatherer *gatherer)
{
    for (size_t i = 0; i < gatherer->room; i++)
        zl_key_list_empty(&gatherer->lists[i], &gatherer->store);
    gatherer->fresh = 0;
    gatherer->over = false;
}

void zl_gatherer_clear(zl_gatherer *gatherer)
{
    zl_free(gatherer->lists);
    zl_free(gatherer->words);
    zl_free(gatherer->positions);
    zl_free(gatherer->begun);
    zl_key_store_clear(&gatherer->store);
    *gatherer = (zl_gatherer){ 0 };
}

/* ---- one n-gram ---- */

/* The list for n-grams that begin with a term; not below plan->count where
 * they are not gathered this time. */
static inline uint32_t list_of(const zl_gather_plan *plan, uint32_t term)
{
    return plan->parts ? plan->parts[term] - plan->first : 0;
}

static inline void add_key(zl_gatherer *gatherer, const zl_gather_plan *plan,
                           uint32_t first, const uint64_t *key, unsigned width)
{
    uint32_t list = list_of(plan, first);

    if (list < plan->count)
        zl_key_list_add(&gatherer->lists[list], &gatherer->store,
                        gatherer->document, key, width);
}

/* ---- neighbours, in keys of one word ---- */

/* All n-grams of the words, one behind the other. */
static void add_narrow(zl_gatherer *gatherer, const zl_gather_plan *plan)
{
    const uint32_t *words = gatherer->words;
    unsigned n = plan->form.n, bits = plan->form.bits;
    uint64_t mask = (UINT64_C(1) << n * bits) - 1, key = 0;
    size_t held = 0;

    for (size_t i = 0; i < gatherer->count; i++) {
        key = (key << bits | words[i]) & mask;
        held++;
        if (plan->rare && plan->rare[words[i]])
            held = 0;
        if (held >= n)
            add_key(gatherer, plan, words[i + 1 - n], &key, 1);
    }
}

/* ---- a budget ---- */

enum { TELL_AFTER = ZL_AT_ONCE(4096, 16) }; /* keys */

static void tell_budget(zl_gatherer *gatherer, zl_gather_budget *budget)
{
    uint64_t held = atomic_fetch_add_explicit(&budget->held, gatherer->fresh,
                                              memory_order_relaxed);

    gatherer->over = held + gatherer->fresh > budget->most;
    gatherer->fresh = 0;
}

/* ---- any n-grams ---- */

/* An n-gram that is being put together. */
struct gram {
    zl_gatherer *gatherer;
    const zl_gather_plan *plan;
    size_t spot; /* the first spot at or after the n-gram's first term */
    size_t at[ZL_GRAM_MOST];
};

/* Whether all terms of the spot are in the n-gram. */
static bool holds_spot(const struct gram *gram, const zl_spot *spot)
{
    const uint64_t *positions = gram->gatherer->positions;
    unsigned n = gram->plan->form.n, i = 0;

    while (i < n && positions[gram->at[i]] < spot->begin)
        i++;
    if (i == n || positions[gram->at[i]] != spot->begin)
        return false;
    while (i + 1 < n && positions[gram->at[i]] + 1 < spot->end &&
           gram->at[i + 1] == gram->at[i] + 1)
        i++;
    return positions[gram->at[i]] + 1 >= spot->end;
}

static bool is_wanted(const struct gram *gram)
{
    const zl_gather_plan *plan = gram->plan;
    const zl_spots *spots = plan->spots;

    if (!spots)
        return true;
    uint64_t end = gram->gatherer->positions[gram->at[plan->form.n - 1]] + 1;
    if (gram->spot == spots->count || plan->ends[gram->spot] > end)
        return false;
    if (plan->skip == 0)
        return true;
    for (size_t i = gram->spot;
         i < spots->count && spots->items[i].begin < end; i++)
        if (spots->items[i].end <= end && holds_spot(gram, &spots->items[i]))
            return true;
    return false;
}

static void add_gram(struct gram *gram)
{
    const zl_gather_plan *plan = gram->plan;
    uint32_t terms[ZL_GRAM_MOST] = { 0 };
    uint64_t key[ZL_KEY_MOST];

    if (!is_wanted(gram))
        return;
    for (unsigned i = 0; i < plan->form.n; i++)
        terms[i] = gram->gatherer->words[gram->at[i]];
    zl_key_pack(&plan->form, terms, key);
    add_key(gram->gatherer, plan, terms[0], key, plan->form.width);
    if (plan->budget && ++gram->gatherer->fresh == TELL_AFTER)
        tell_budget(gram->gatherer, plan->budget);
}

/* Whether a term of the n-gram can be the `i`th, the first being gathered. */
static inline bool is_gathered(const zl_gather_plan *plan, unsigned i,
                               uint32_t term)
{
    if (plan->rare && plan->rare[term])
        return false;
    return i != 1 || !plan->skip ||
           (term >= plan->second_from && term < plan->second_to);
}

/* Term `i` of the n-gram is word `at`, with so many left to skip: add all
 * n-grams that begin so. */
static void add_from(struct gram *gram, unsigned i, size_t at, size_t skip)
{
    const zl_gather_plan *plan = gram->plan;

    if (!is_gathered(plan, i, gram->gatherer->words[at]))
        return;
    gram->at[i] = at;
    if (i + 1 == plan->form.n) {
        add_gram(gram);
        return;
    }
    for (size_t left = 0; left <= skip && !gram->gatherer->over &&
                          at + 1 + left < gram->gatherer->count;
         left++)
        add_from(gram, i + 1, at + 1 + left, skip - left);
}

/* Whether an n-gram that begins with word `i` can have a spot in it. */
static bool may_begin(struct gram *gram, size_t i)
{
    const zl_gather_plan *plan = gram->plan;
    const zl_spots *spots = plan->spots;
    const uint64_t *positions = gram->gatherer->positions;
    size_t last = i + plan->form.n - 1 + plan->skip;

    if (!spots)
        return true;
    if (last >= gram->gatherer->count)
        last = gram->gatherer->count - 1;
    while (gram->spot < spots->count &&
           spots->items[gram->spot].begin < positions[i])
        gram->spot++;
    return gram->spot < spots->count &&
           plan->ends[gram->spot] <= positions[last] + 1;
}

/* Count the n-grams that begin with word `i`. */
static void count_from(zl_gatherer *gatherer, const zl_gather_plan *plan,
                       size_t i)
{
    size_t follow = gatherer->count - 1 - i;
    size_t reach = plan->form.n - 1 + plan->skip;

    gatherer->begun[gatherer->words[i]] +=
        plan->choices[follow < reach ? follow : reach];
}

/* The n-grams that begin with the first `starts` words. */
static void add_wide(zl_gatherer *gatherer, const zl_gather_plan *plan,
                     size_t starts)
{
    struct gram gram = { .gatherer = gatherer, .plan = plan };

    if (plan->spots && starts)
        gram.spot = zl_spots_from(plan->spots, gatherer->positions[0]);
    for (size_t i = 0; i < starts && !gatherer->over; i++) {
        if (!may_begin(&gram, i))
            continue;
        if (plan->choices)
            count_from(gatherer, plan, i);
        else if (list_of(plan, gatherer->words[i]) < plan->count)
            add_from(&gram, 0, i, plan->skip);
    }
}

/* ---- units ---- */

/* The words that n-grams may yet begin with stay for the next chunk. */
static void keep_words(zl_gatherer *gatherer, size_t kept)
{
    size_t gone = gatherer->count - kept;

    memmove(gatherer->words, gatherer->words + gone,
            kept * sizeof *gatherer->words);
    memmove(gatherer->positions, gatherer->positions + gone,
            kept * sizeof *gatherer->positions);
    gatherer->count = kept;
}

/* Add what is certain by now of the unit's n-grams; `over`: it ends here. */
static void add_words(zl_gatherer *gatherer, const zl_gather_plan *plan,
                      bool over)
{
    size_t count = gatherer->count, n = plan->form.n, kept;

    if (plan->form.width == 1 && plan->skip == 0 && !plan->spots) {
        add_narrow(gatherer, plan);
        kept = count < n - 1 ? count : n - 1;
    } else {
        size_t reach = n - 1 + plan->skip;
        kept = count < reach ? count : reach;
        add_wide(gatherer, plan, over ? count : count - kept);
    }
    keep_words(gatherer, over ? 0 : kept);
}

/* Take the terms of the tokens from `position` on that are counted. */
static void take_words(zl_gatherer *gatherer, const zl_gather_plan *plan,
                       const uint32_t *terms, uint32_t size, uint64_t position)
{
    uint32_t *words = gatherer->words;
    size_t count = gatherer->count;

    for (uint32_t i = 0; i < size; i++) {
        words[count] = terms[i];
        if (plan->spots)
            gatherer->positions[count] = position + i;
        count += terms[i] != ZL_NONE;
    }
    gatherer->count = count;
}

/* The part of the stretch from..to, of which `walk` is at the first unit. */
static bool gather_chunk(zl_gatherer *gatherer, const zl_gather_plan *plan,
                         const zl_stretch *stretch, uint32_t from, uint32_t to,
                         zl_unit_walk *walk)
{
    uint64_t begin = zl_segment_begin(
        zl_corpus_segment(plan->terms->corpus, stretch->segment));
    uint32_t terms[ZL_CHUNK_TOKENS];
    bool more = true;

    zl_terms_read(plan->terms, stretch->segment, from, to, terms);
    while (more && walk->from < to) {
        uint32_t left = walk->from < from ? from : walk->from;
        uint32_t right = walk->to < to ? walk->to : to;
        if (!make_room(gatherer, plan))
            return false;
        take_words(gatherer, plan, terms + (left - from), right - left,
                   begin + left);
        add_words(gatherer, plan, walk->to <= to);
        if (walk->to > to)
            return true;
        more = zl_unit_walk_next(walk);
    }
    if (!more)
        walk->from = walk->to = UINT32_MAX;
    return true;
}

static bool has_spot(const zl_gather_plan *plan, const zl_stretch *stretch)
{
    uint64_t begin = zl_segment_begin(
        zl_corpus_segment(plan->terms->corpus, stretch->segment));
    size_t i = zl_spots_from(plan->spots, begin + stretch->from);

    return i < plan->spots->count &&
           plan->spots->items[i].begin < begin + stretch->to;
}

bool zl_gather_stretch(zl_gatherer *gatherer, const zl_gather_plan *plan,
                       const zl_stretch *stretch)
{
    zl_unit_walk walk;

    if ((plan->spots && !has_spot(plan, stretch)) ||
        !zl_unit_walk_start(&walk, plan->borders, stretch))
        return true;
    gatherer->document = ZL_KEY_DOCUMENT | stretch->document;
    gatherer->count = 0;
    for (uint32_t from = stretch->from, size; from < stretch->to;
         from += size) {
        size = stretch->to - from < ZL_CHUNK_TOKENS ? stretch->to - from
                                                    : ZL_CHUNK_TOKENS;
        if (!gather_chunk(gatherer, plan, stretch, from, from + size, &walk))
            return false;
    }
    if (plan->budget)
        tell_budget(gatherer, plan->budget);
    return !gatherer->store.failed && !gatherer->over;
}
