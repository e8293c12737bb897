/* leading.c -- the first axes of a large symmetric matrix, without the rest. */
#include "stats/leading.h"

#include "base/mem.h"
#include "stats/eigen.h"
#include "stats/random.h"

#include <math.h>
#include <string.h>

#define ENOUGH 1e-13 /* what may be left over, of the greatest value */
#define ROUNDS 1000
#define SPARE 2   /* vectors of a block beyond those wanted: they hurry it */
#define BLOCKS 20 /* of the space */
#define KEPT 6    /* of them when it begins again */

/* Vectors at right angles, and what the matrix makes of them. */
typedef struct space {
    const zl_symmetric *matrix;
    size_t size, block, most, count;
    double *v, *w; /* [vector][size]; w = A·v */
    double *t;     /* v·A·v, [most][most], of the lower half */
    double *turns; /* its axes, [count][count], and their values */
    double *values;
    double *rest;  /* A·x - value·x of the best, [block][size] */
    double *fresh; /* what is kept, while it is made */
} space;

static bool make_space(space *s, const zl_symmetric *matrix, size_t wanted)
{
    size_t size = matrix->size, block = wanted + SPARE;

    block = block < size ? block : size;
    size_t most = size / block < BLOCKS ? size : BLOCKS * block;
    size_t line = size * sizeof(double);
    *s = (space){ matrix, size, block, most, 0, NULL, NULL, NULL,
                  NULL,   NULL, NULL,  NULL };
    s->v = zl_alloc_array(most, line);
    s->w = zl_alloc_array(most, line);
    s->t = zl_alloc_array(most, most * sizeof *s->t);
    s->turns = zl_alloc_array(most, most * sizeof *s->turns);
    s->values = zl_alloc_array(most, sizeof *s->values);
    s->rest = zl_alloc_array(block, line);
    s->fresh = zl_alloc_array(KEPT * block, line);
    return s->v && s->w && s->t && s->turns && s->values && s->rest &&
           s->fresh;
}

static void clear_space(space *s)
{
    zl_free(s->v);
    zl_free(s->w);
    zl_free(s->t);
    zl_free(s->turns);
    zl_free(s->values);
    zl_free(s->rest);
    zl_free(s->fresh);
}

/* ---- to grow ---- */

/* Put at right angles to the first `count` vectors, twice: what the first
 * leaves by its error the second takes. False where next to nothing is left.
 */
static bool straighten(const space *s, double *x, size_t count)
{
    double before = sqrt(zl_dot(x, x, s->size)), after;

    for (int i = 0; i < 2; i++)
        for (size_t k = 0; k < count; k++) {
            const double *v = s->v + k * s->size;
            zl_add_times(x, v, -zl_dot(x, v, s->size), s->size);
        }
    after = sqrt(zl_dot(x, x, s->size));
    if (!(after > 1e-10 * before))
        return false;
    for (size_t i = 0; i < s->size; i++)
        x[i] /= after;
    return true;
}

/* The first `count` of `rest` join the space; how many are new. */
static size_t grow(space *s, size_t count)
{
    size_t from = s->count, size = s->size;

    for (size_t i = 0; i < count && s->count < s->most; i++) {
        double *x = s->v + s->count * size;
        memcpy(x, s->rest + i * size, size * sizeof *x);
        bool is_new = straighten(s, x, s->count);
        /* what is nearly along the others is not straight the first time */
        if (is_new)
            is_new = straighten(s, x, s->count);
        s->count += is_new;
    }
    s->matrix->times(s->matrix->user, s->v + from * size, s->w + from * size,
                     s->count - from);
    for (size_t i = from; i < s->count; i++)
        for (size_t k = 0; k <= i; k++)
            s->t[i * s->most + k] =
                zl_dot(s->v + k * size, s->w + i * size, size);
    return s->count - from;
}

static void begin(space *s)
{
    for (size_t i = 0; i < s->block; i++) {
        zl_random random = zl_random_at(0, ZL_RANDOM_AXES, i);
        for (size_t k = 0; k < s->size; k++)
            s->rest[i * s->size + k] = zl_random_unit(&random) - .5;
    }
    grow(s, s->block);
}

/* ---- to look ---- */

/* The axes of what the matrix does within the space. */
static bool solve(space *s)
{
    for (size_t i = 0; i < s->count; i++)
        for (size_t k = 0; k <= i; k++)
            s->turns[i * s->count + k] = s->turns[k * s->count + i] =
                s->t[i * s->most + k];
    return zl_eigen(s->turns, s->count, s->values);
}

/* The i-th axis of the space, or what the matrix makes of it. */
static void combine(const space *s, size_t i, const double *vectors,
                    double *out)
{
    memset(out, 0, s->size * sizeof *out);
    for (size_t k = 0; k < s->count; k++)
        zl_add_times(out, vectors + k * s->size, s->turns[i * s->count + k],
                     s->size);
}

/* What is left over of the best, into `rest`: those that are not good yet, so
 * many. `*good` is how many of the first are. */
static size_t look(space *s, size_t wanted, double *x, size_t *good)
{
    size_t left = 0;
    double scale = fmax(fabs(s->values[0]), fabs(s->values[s->count - 1]));

    *good = 0;
    for (size_t i = 0; i < s->block && i < s->count; i++) {
        double *rest = s->rest + left * s->size;
        combine(s, i, s->w, rest);
        combine(s, i, s->v, x);
        zl_add_times(rest, x, -s->values[i], s->size);
        bool is_good = sqrt(zl_dot(rest, rest, s->size)) <= ENOUGH * scale;
        *good += is_good && i < wanted;
        left += !is_good;
    }
    return left;
}

/* ---- to begin again ---- */

static void keep(space *s, double *vectors, size_t kept)
{
    for (size_t i = 0; i < kept; i++)
        combine(s, i, vectors, s->fresh + i * s->size);
    memcpy(vectors, s->fresh, kept * s->size * sizeof *vectors);
}

/* The best axes are the new space: there the matrix has but a diagonal. */
static void shrink(space *s)
{
    size_t kept = KEPT * s->block;

    if (s->count + s->block <= s->most || s->count < kept)
        return;
    keep(s, s->v, kept);
    keep(s, s->w, kept);
    for (size_t i = 0; i < kept; i++)
        for (size_t k = 0; k <= i; k++)
            s->t[i * s->most + k] = i == k ? s->values[i] : 0;
    s->count = kept;
}

/* False without memory. */
static bool search(space *s, size_t wanted, double *x, bool *found)
{
    begin(s);
    for (int round = 0; round < ROUNDS; round++) {
        size_t good, left;
        if (!solve(s))
            return false;
        left = look(s, wanted, x, &good);
        *found = good == wanted;
        if (*found)
            return true;
        shrink(s);
        if (grow(s, left) == 0)
            return true;
    }
    return true;
}

bool zl_leading(const zl_symmetric *matrix, size_t wanted, double *values,
                double *axes, bool *found)
{
    space s;
    double *x = zl_alloc_array(matrix->size, sizeof *x);
    bool enough = make_space(&s, matrix, wanted) && x &&
                  search(&s, wanted, x, found);

    for (size_t i = 0; enough && *found && i < wanted; i++) {
        values[i] = s.values[i];
        combine(&s, i, s.v, axes + i * s.size);
    }
    clear_space(&s);
    zl_free(x);
    return enough;
}
