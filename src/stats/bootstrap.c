/* bootstrap.c -- the same table, as it might have been. */
#include "stats/bootstrap.h"

#include "base/mem.h"
#include "stats/random.h"

/* A column that is drawn twice stands there twice. */
static void draw_columns(const zl_bootstrap *given, uint64_t index,
                         double *drawn)
{
    zl_random random = zl_random_at(given->seed, ZL_RANDOM_RESAMPLE, index);

    for (size_t k = 0; k < given->columns; k++) {
        size_t from = zl_random_below(&random, (uint32_t)given->columns);
        for (size_t i = 0; i < given->rows; i++)
            drawn[i * given->columns + k] =
                given->counts[i * given->columns + from];
    }
}

bool zl_bootstrap_columns(void *user, uint64_t index, double *distances)
{
    const zl_bootstrap *given = user;
    double *drawn =
        zl_alloc_array(given->rows, given->columns * sizeof *drawn);
    zl_profile profile;

    if (!drawn)
        return false;
    draw_columns(given, index, drawn);
    bool enough =
        zl_profile_init(&profile, drawn, given->rows, given->columns);
    if (enough) {
        zl_similarity_all(given->distance, &profile, 1, distances);
        zl_profile_clear(&profile);
    }
    zl_free(drawn);
    return enough;
}
