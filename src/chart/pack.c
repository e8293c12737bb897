/* pack.c -- boxes around a middle, none on another.
 *
 * A box stands at the middle, or against a side of one that is placed: there
 * with its left, middle or right, or its top, middle or bottom, as that has. */
#include "pack.h"

#include "base/mem.h"

#include <math.h>
#include <stdint.h>

#define SLACK 1e-6
#define INWARD 1e-4 /* mm */
#define SLOTS 12    /* three at each of four sides */

/* Where a box may stand against another: at which side, and with which of its
 * edges in a line with that: 0, 1, 2 for the first, the middle, the last. */
typedef enum side { ABOVE, UNDER, BEFORE, AFTER } side;

struct packing {
    const zl_parcel *parcels;
    size_t *placed;  /* numbers of those that are placed */
    uint16_t *taken; /* of each of these the slots that have no room */
    size_t *blocks;  /* of each the last that took a place beside it */
    size_t count;
    double width, height;
    zl_parcel best;
    double best_distance;
};

static bool is_inside(const struct packing *of, const zl_parcel *box)
{
    return box->x >= -SLACK && box->y >= -SLACK &&
           box->x + box->width <= of->width + SLACK &&
           box->y + box->height <= of->height + SLACK;
}

static bool touch(const zl_parcel *a, const zl_parcel *b)
{
    return a->x + a->width > b->x + SLACK && b->x + b->width > a->x + SLACK &&
           a->y + a->height > b->y + SLACK && b->y + b->height > a->y + SLACK;
}

/* Which one is tried first does not matter: what stood in the way beside this
 * place often does so again. */
static bool is_free(const struct packing *of, const zl_parcel *box,
                    size_t place)
{
    if (of->count && touch(box, &of->parcels[of->blocks[place]]))
        return false;
    for (size_t i = 0; i < of->count; i++)
        if (touch(box, &of->parcels[of->placed[i]])) {
            of->blocks[place] = of->placed[i];
            return false;
        }
    return true;
}

/* From the middle, in parts of the frame, so that clouds have its shape. */
static double distance(const struct packing *of, const zl_parcel *box)
{
    double x = (box->x + box->width / 2) / of->width - 0.5;
    double y = (box->y + box->height / 2) / of->height - 0.5;

    return x * x + y * y;
}

/* A little nearer counts as no nearer: rounding must not choose. */
static void try_place(struct packing *of, zl_parcel box, size_t place,
                      double x, double y)
{
    box.x = x;
    box.y = y;
    double far = distance(of, &box);
    if (far < of->best_distance - 1e-9 && is_inside(of, &box) &&
        is_free(of, &box, place)) {
        of->best = box;
        of->best.placed = true;
        of->best_distance = far;
    }
}

static void try_around(struct packing *of, const zl_parcel *box, size_t place)
{
    const zl_parcel *other = &of->parcels[of->placed[place]];

    for (int slot = 0; slot < SLOTS; slot++) {
        double share = slot % 3 / 2.0;
        double x = other->x + (other->width - box->width) * share;
        double y = other->y + (other->height - box->height) * share;
        if (of->taken[place] >> slot & 1)
            continue;
        switch ((side)(slot / 3)) {
        case ABOVE:
            try_place(of, *box, place, x, other->y - box->height);
            break;
        case UNDER:
            try_place(of, *box, place, x, other->y + other->height);
            break;
        case BEFORE:
            try_place(of, *box, place, other->x - box->width, y);
            break;
        case AFTER:
            try_place(of, *box, place, other->x + other->width, y);
            break;
        }
    }
}

/* ---- slots ------------------------------------------------------------- */

static bool holds(const zl_parcel *box, double x, double y)
{
    return box->x < x && x < box->x + box->width && box->y < y &&
           y < box->y + box->height;
}

/* The slots of `box` in which whatever stands would stand on `other`: it
 * holds a point that any box there holds. */
static uint16_t taken_by(const zl_parcel *box, const zl_parcel *other)
{
    uint16_t taken = 0;

    for (int slot = 0; slot < SLOTS; slot++) {
        int edge = slot % 3;
        double inward = edge == 0 ? INWARD : edge == 2 ? -INWARD : 0;
        double x = box->x + box->width * edge / 2 + inward;
        double y = box->y + box->height * edge / 2 + inward;
        side at = (side)(slot / 3);
        if (at == ABOVE)
            y = box->y - INWARD;
        else if (at == UNDER)
            y = box->y + box->height + INWARD;
        else if (at == BEFORE)
            x = box->x - INWARD;
        else
            x = box->x + box->width + INWARD;
        taken |= (uint16_t)(holds(other, x, y) << slot);
    }
    return taken;
}

static void keep(struct packing *of, size_t number)
{
    const zl_parcel *box = &of->parcels[number];

    of->taken[of->count] = 0;
    of->blocks[of->count] = number;
    for (size_t i = 0; i < of->count; i++) {
        const zl_parcel *other = &of->parcels[of->placed[i]];
        of->taken[i] |= taken_by(other, box);
        of->taken[of->count] |= taken_by(box, other);
    }
    of->placed[of->count++] = number;
}

/* ---- the door ---------------------------------------------------------- */

static void pack_box(struct packing *of, zl_parcel *box)
{
    of->best = *box;
    of->best.placed = false;
    of->best_distance = INFINITY;
    if (of->count == 0)
        try_place(of, *box, 0, (of->width - box->width) / 2,
                  (of->height - box->height) / 2);
    for (size_t i = 0; i < of->count; i++)
        try_around(of, box, i);
    *box = of->best;
}

bool zl_pack(zl_parcel *parcels, size_t count, double width, double height)
{
    struct packing of = { .parcels = parcels,
                          .placed = zl_alloc_array(count, sizeof *of.placed),
                          .taken = zl_alloc_array(count, sizeof *of.taken),
                          .blocks = zl_alloc_array(count, sizeof *of.blocks),
                          .width = width,
                          .height = height };
    bool good = of.placed && of.taken && of.blocks;

    for (size_t i = 0; good && i < count; i++) {
        pack_box(&of, &parcels[i]);
        if (parcels[i].placed)
            keep(&of, i);
    }
    zl_free(of.placed);
    zl_free(of.taken);
    zl_free(of.blocks);
    return good;
}
