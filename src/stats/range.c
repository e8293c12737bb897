/* range.c -- between what a measure of diversity can lie. */
#include "stats/diversity.h"

#include "base/mem.h"

#include <math.h>
#include <string.h>

/* Those whose ends are not at a text of one type, or of all different ones.
 * MTLD: N/factors, and no token is more than one factor. */
static bool is_known(const char *name, double n, double *low, double *high)
{
    const struct {
        const char *begin;
        double low, high;
    } known[] = {
        { "N", 1, INFINITY },    { "V2", 0, floor(n / 2) },
        { "herdan_vm", 0, 1 },   { "sichel_s", 0, 1 },
        { "mtld", 1, INFINITY }, { "vocd", 0, INFINITY },
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strncmp(name, known[i].begin, strlen(known[i].begin)) == 0) {
            *low = known[i].low;
            *high = known[i].high;
            return true;
        }
    return false;
}

/* Of a text in which all tokens are the same, or none. */
static bool value_at(const zl_diversity *measure, zl_words words,
                     double *value)
{
    zl_lexis lexis;
    bool made = zl_lexis_make(&lexis, words);

    lexis.any_length = true;
    *value = made ? zl_diversity_value(measure, &lexis) : NAN;
    made = made && !lexis.failed;
    zl_lexis_clear(&lexis);
    return made;
}

bool zl_diversity_range(const zl_diversity *measure, size_t count,
                        double *low, double *high)
{
    double same, apart;

    if (is_known(measure->name, (double)count, low, high))
        return true;
    uint32_t *items = zl_alloc_array(count, sizeof *items);
    if (!items)
        return false;
    bool enough = value_at(measure, (zl_words){ items, count, 1 }, &same);
    for (size_t i = 0; i < count; i++)
        items[i] = (uint32_t)i;
    enough = enough && value_at(measure,
                                (zl_words){ items, count, (uint32_t)count },
                                &apart);
    zl_free(items);
    if (!enough)
        return false;
    *low = isnan(same) || isnan(apart) ? 0 : fmin(same, apart);
    *high = isnan(apart) ? INFINITY : fmax(apart, isnan(same) ? 0 : same);
    return true;
}
