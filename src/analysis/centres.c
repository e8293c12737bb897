/* centres.c -- the nodes whose collocates are counted. */
#include "analysis/centres.h"

#include "base/fail.h"
#include "base/mem.h"

#include <stdlib.h>

/* ---- the list ---- */

static bool add(zl_centres *centres, zl_view name, zl_centre centre)
{
    uint32_t before = centres->names.count;
    uint32_t number = zl_map_add(&centres->names, name);

    if (number == ZL_MAP_NONE || number < before)
        return number != ZL_MAP_NONE;
    centre.name = zl_copy_text(name.bytes, name.size);
    if (!centre.name || !zl_array_push(&centres->list, centre)) {
        zl_free(centre.name);
        return false;
    }
    return true;
}

bool zl_centres_add_query(zl_centres *centres, const char *query)
{
    return add(centres, zl_view_of(query),
               (zl_centre){ .query = query, .term = ZL_NONE, .depth = 1 });
}

bool zl_centres_add_term(zl_centres *centres, const zl_terms *terms,
                         uint32_t term, uint64_t depth)
{
    return add(centres, terms->shown[term],
               (zl_centre){ .term = term, .depth = depth });
}

void zl_centres_clear(zl_centres *centres)
{
    for (size_t i = 0; i < centres->list.count; i++)
        zl_free(centres->list.items[i].name);
    zl_array_clear(&centres->list);
    zl_map_clear(&centres->names);
}

/* ---- where a term stands ---- */

enum { ONCE = 4096 }; /* tokens that are read at a time */

struct finder {
    const zl_terms *terms;
    uint32_t wanted;
    uint32_t *read; /* room for ONCE */
    ZL_ARRAY(zl_spot) found;
};

/* A token of the term; of words joined the first has it, and the spot is as
 * long as they are. */
static zl_spot spot_at(const struct finder *finder, uint32_t segment,
                       uint32_t token, uint64_t base)
{
    const zl_joins *joins =
        finder->terms->joins ? &finder->terms->joins[segment] : NULL;
    zl_spot spot = { base + token, base + token + 1 };
    size_t at = joins ? zl_joins_from(joins, token) : 0;

    if (joins && at < joins->count && joins->items[at].begin == token)
        spot.end = base + joins->items[at].end;
    return spot;
}

static bool find_in(struct finder *finder, const zl_stretch *stretch)
{
    uint64_t base = zl_segment_begin(
        zl_corpus_segment(finder->terms->corpus, stretch->segment));

    for (uint32_t from = stretch->from; from < stretch->to; from += ONCE) {
        uint32_t to = stretch->to - from > ONCE ? from + ONCE : stretch->to;
        zl_terms_read(finder->terms, stretch->segment, from, to, finder->read);
        for (uint32_t i = from; i < to; i++)
            if (finder->read[i - from] == finder->wanted &&
                !zl_array_push(&finder->found,
                               spot_at(finder, stretch->segment, i, base)))
                return false;
    }
    return true;
}

static int earlier(const void *a, const void *b)
{
    const zl_spot *left = a, *right = b;

    return (left->begin > right->begin) - (left->begin < right->begin);
}

static bool find_term(const zl_terms *terms, uint32_t term,
                      const zl_stretches *stretches, zl_spots *spots)
{
    struct finder finder = { .terms = terms, .wanted = term };
    bool good;

    finder.read = zl_alloc_array(ONCE, sizeof *finder.read);
    good = finder.read != NULL;
    for (size_t i = 0; good && i < stretches->count; i++)
        good = find_in(&finder, &stretches->items[i]);
    zl_free(finder.read);
    *spots = (zl_spots){ finder.found.items, finder.found.count };
    if (good && spots->count) /* stretches stand by group */
        qsort(spots->items, spots->count, sizeof *spots->items, earlier);
    return good;
}

zili_status zl_centre_spots(const zl_centre *centre, zl_spots *spots,
                            const zl_ask *ask, const zl_terms *terms,
                            const zl_stretches *stretches, zili_error *err)
{
    if (centre->query)
        return zl_spots_find(spots, ask, terms, centre->query, err);
    return find_term(terms, centre->term, stretches, spots)
               ? ZILI_OK
               : zl_no_memory(err);
}
