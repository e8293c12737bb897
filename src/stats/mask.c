/* mask.c -- for 64 arrangements at once: which documents bear the label. */
#include "stats/mask.h"

#include "base/mem.h"

#include <string.h>

/* Sixteen bytes, at any address. */
typedef uint16_t eight __attribute__((vector_size(16), aligned(2), may_alias));
typedef double two __attribute__((vector_size(16), aligned(8), may_alias));
typedef int64_t bits_of_two
    __attribute__((vector_size(16), aligned(8), may_alias));

#define PASS 16 /* real sums that are held in registers */

struct zl_mask {
    uint32_t documents;
    uint16_t *narrow; /* [document][arrangement]: 0 or all ones; or NULL */
    int64_t *wide;    /* [arrangement / PASS][document][arrangement % PASS] */
};

zl_mask *zl_mask_new(uint32_t documents, bool real)
{
    zl_mask *masks = zl_alloc(sizeof *masks);
    bool enough = false;

    if (!masks)
        return NULL;
    masks->documents = documents;
    if (real) {
        masks->wide =
            zl_alloc_array(documents, ZL_MASK_MANY * sizeof *masks->wide);
        enough = masks->wide;
    } else {
        masks->narrow =
            zl_alloc_array(documents, ZL_MASK_MANY * sizeof *masks->narrow);
        enough = masks->narrow;
    }
    if (enough)
        return masks;
    zl_free(masks);
    return NULL;
}

void zl_mask_free(zl_mask *masks)
{
    if (!masks)
        return;
    zl_free(masks->narrow);
    zl_free(masks->wide);
    zl_free(masks);
}

void zl_mask_clear(zl_mask *masks)
{
    size_t all = (size_t)masks->documents * ZL_MASK_MANY;

    if (masks->narrow)
        memset(masks->narrow, 0, all * sizeof *masks->narrow);
    if (masks->wide)
        memset(masks->wide, 0, all * sizeof *masks->wide);
}

void zl_mask_set(zl_mask *masks, uint32_t document, size_t arrangement)
{
    size_t pass = arrangement / PASS;

    if (masks->narrow)
        masks->narrow[(size_t)document * ZL_MASK_MANY + arrangement] =
            UINT16_MAX;
    if (masks->wide)
        masks->wide[(pass * masks->documents + document) * PASS +
                    arrangement % PASS] = -1;
}

/* ---- counts ---- */

/* Sums of 16 bits, eight times eight: what fits into registers. */
typedef struct narrow_sums {
    eight part[ZL_MASK_MANY / 8];
} narrow_sums;

static void add_up(const narrow_sums *held, double sums[ZL_MASK_MANY])
{
    for (size_t part = 0; part < ZL_MASK_MANY / 8; part++)
        for (size_t i = 0; i < 8; i++)
            sums[8 * part + i] += held->part[part][i];
}

/* Counts as long as no sum can pass 65,535; gives how many. They are written
 * out one by one, as a compiler keeps an array in memory. */
static size_t count_some(const zl_mask *masks, const uint32_t *document,
                         const uint32_t *counts, size_t count,
                         narrow_sums *held)
{
    eight a = { 0 }, b = a, c = a, d = a, e = a, f = a, g = a, h = a;
    uint32_t highest = 0;
    size_t i = 0;

    for (; i < count && counts[i] <= UINT16_MAX - highest; i++) {
        const eight *mask =
            (const eight *)(masks->narrow +
                            (size_t)document[i] * ZL_MASK_MANY);
        eight more = (uint16_t)counts[i] - (eight){ 0 };
        a += more & mask[0];
        b += more & mask[1];
        c += more & mask[2];
        d += more & mask[3];
        e += more & mask[4];
        f += more & mask[5];
        g += more & mask[6];
        h += more & mask[7];
        highest += counts[i];
    }
    *held = (narrow_sums){ { a, b, c, d, e, f, g, h } };
    return i;
}

/* A count that is too large for sums of 16 bits. */
static void count_one(const zl_mask *masks, uint32_t document, uint32_t count,
                      double sums[ZL_MASK_MANY])
{
    const uint16_t *mask = masks->narrow + (size_t)document * ZL_MASK_MANY;

    for (size_t k = 0; k < ZL_MASK_MANY; k++)
        sums[k] += mask[k] ? count : 0;
}

void zl_mask_count(const zl_mask *masks, const uint32_t *document,
                   const uint32_t *counts, size_t count,
                   double sums[ZL_MASK_MANY])
{
    memset(sums, 0, ZL_MASK_MANY * sizeof *sums);
    for (size_t i = 0; i < count;) {
        narrow_sums held;
        if (counts[i] > UINT16_MAX) {
            count_one(masks, document[i], counts[i], sums);
            i++;
        } else {
            i += count_some(masks, document + i, counts + i, count - i, &held);
            add_up(&held, sums);
        }
    }
}

/* ---- real numbers ---- */

static void weigh_pass(const int64_t *wide, const uint32_t *document,
                       const double *weights, size_t count, double sums[PASS])
{
    two a = { 0, 0 }, b = a, c = a, d = a, e = a, f = a, g = a, h = a;

    for (size_t i = 0; i < count; i++) {
        const bits_of_two *mask =
            (const bits_of_two *)(wide + (size_t)document[i] * PASS);
        bits_of_two more = (bits_of_two)(two){ weights[i], weights[i] };
        a += (two)(more & mask[0]);
        b += (two)(more & mask[1]);
        c += (two)(more & mask[2]);
        d += (two)(more & mask[3]);
        e += (two)(more & mask[4]);
        f += (two)(more & mask[5]);
        g += (two)(more & mask[6]);
        h += (two)(more & mask[7]);
    }
    const two held[PASS / 2] = { a, b, c, d, e, f, g, h };
    memcpy(sums, held, sizeof held);
}

void zl_mask_weigh(const zl_mask *masks, const uint32_t *document,
                   const double *weights, size_t count,
                   double sums[ZL_MASK_MANY])
{
    for (size_t pass = 0; pass < ZL_MASK_MANY / PASS; pass++)
        weigh_pass(masks->wide + pass * masks->documents * PASS, document,
                   weights, count, sums + pass * PASS);
}
