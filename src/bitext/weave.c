/* weave.c -- the links of two regions, put in their order.
 *
 * A link that was found holds sentences in a row once those without a
 * counterpart are left out. With these put in again it may fall into pieces:
 * then its longest piece on either side keeps the link, and the others stand
 * alone. */
#include "bitext/weave.h"

/* Confidence of a link that fell into pieces, in parts of what it was. */
#define PIECES 0.5

static void add(zl_weave *weave, zl_found_bead link)
{
    for (int side = 0; side < 2; side++) {
        if (link.count[side] == 0)
            link.from[side] = weave->next[side];
        weave->next[side] = link.from[side] + link.count[side];
    }
    link.twin = weave->twin;
    if (!zl_array_push(&weave->to->links, link))
        weave->failed = true;
}

/* Sentences [next, to) of one side stand alone, what was given as given. */
static void add_alone(zl_weave *weave, int side, uint32_t to,
                      double confidence)
{
    while (weave->next[side] < to) {
        const zl_found_bead *given =
            weave->alone_count[side] ? weave->alone[side] : NULL;
        zl_found_bead link = { .confidence = confidence };
        uint32_t end = given && given->from[side] < to ? given->from[side]
                                                       : to;
        link.from[side] = weave->next[side];
        link.count[side] = end - weave->next[side];
        if (link.count[side])
            add(weave, link);
        if (end == to)
            continue;
        add(weave, *given);
        weave->alone[side]++;
        weave->alone_count[side]--;
    }
}

/* The longest run of sentences of a link, by its tokens, in which none stands
 * alone. */
static void find_piece(const zl_weave *weave, const zl_found_bead *link,
                       int side, uint32_t *from, uint32_t *to)
{
    const zl_sentence *all = weave->to->sentences.items;
    const zl_found_bead *given = weave->alone[side];
    const zl_found_bead *last = given ? given + weave->alone_count[side] : NULL;
    uint32_t at = link->from[side], end = at + link->count[side];
    uint64_t longest = 0;

    *from = *to = at;
    while (at < end) {
        while (given < last && given->from[side] < at)
            given++;
        uint32_t stop = given < last && given->from[side] < end
                            ? given->from[side]
                            : end;
        uint64_t length = stop > at ? all[stop - 1].end - all[at].begin : 0;
        if (length > longest) {
            longest = length;
            *from = at;
            *to = stop;
        }
        at = stop < end ? stop + given->count[side] : end;
    }
}

void zl_weave_add(zl_weave *weave, const zl_found_bead *link)
{
    zl_found_bead middle = *link;
    uint32_t from[2], to[2];
    double confidence = link->confidence;

    for (int side = 0; side < 2; side++) {
        if (link->count[side])
            add_alone(weave, side, link->from[side], confidence);
        find_piece(weave, link, side, &from[side], &to[side]);
        if (to[side] - from[side] < link->count[side])
            middle.confidence = confidence * PIECES;
    }
    for (int side = 0; side < 2; side++) {
        if (link->count[side])
            add_alone(weave, side, from[side], middle.confidence);
        middle.from[side] = from[side];
        middle.count[side] = to[side] - from[side];
    }
    if (middle.count[0] || middle.count[1])
        add(weave, middle);
    for (int side = 0; side < 2; side++)
        if (link->count[side])
            add_alone(weave, side, link->from[side] + link->count[side],
                      middle.confidence);
}

void zl_weave_end(zl_weave *weave)
{
    const zl_twin *twin = &weave->to->twins.items[weave->twin];

    for (int side = 0; side < 2; side++)
        add_alone(weave, side, twin->from[side] + twin->count[side], 1);
}
