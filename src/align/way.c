/* way.c -- what each bead on a way through two texts costs. */
#include "align/way.h"

#include "base/mem.h"

#include <math.h>

#define EVIDENCE_WEIGHT .8 /* words of a line are not independent */
#define NULL_COST -.5 /* what a line alone is spared */

static double *sum_lengths(const zl_side *side, size_t first, size_t lines)
{
    double *sums = zl_alloc_array(lines + 1, sizeof *sums);

    for (size_t i = 0; sums && i < lines; i++)
        sums[i + 1] = sums[i] + (double)side->lines.items[first + i].length;
    return sums;
}

void zl_way_close(zl_way *way)
{
    zl_evidence_close(way->evidence);
    zl_free(way->a_sums);
    zl_free(way->b_sums);
}

bool zl_way_open(zl_way *way, const zl_field *field)
{
    const zl_band *band = field->band;

    *way = (zl_way){
        field,
        band,
        zl_evidence_open(field->words, band, field->a, field->b),
        sum_lengths(field->words->a, field->a, band->a),
        sum_lengths(field->words->b, field->b, band->b),
    };
    if (way->evidence && way->a_sums && way->b_sums)
        return true;
    zl_way_close(way);
    return false;
}

/* -ln of the chance that lengths differ so much: 2·(1 - Φ(|δ|)), Gale and
 * Church (1993). Far out by the asymptote of erfc. */
static double length_cost(const zl_habits *habits, double a, double b)
{
    double mean = (a + b / habits->ratio) / 2;
    double delta =
        mean > 0 ? (habits->ratio * a - b) / sqrt(mean * habits->variance) : 0;
    double far = fabs(delta) / sqrt(2);

    return far < 20 ? -log(erfc(far)) : far * far + log(far * 1.7724538509);
}

double zl_way_cost_below(const zl_way *way, size_t row, size_t column,
                         size_t kind, double limit)
{
    zl_bead_kind lines = zl_bead_kinds[kind];
    const zl_habits *habits = way->field->habits;
    double cost = habits->costs[kind];

    if (lines.a == 0 || lines.b == 0)
        return cost + NULL_COST;
    double spared =
        EVIDENCE_WEIGHT * zl_evidence_of(way->evidence, row, column, lines);
    if (cost - spared > limit)
        return INFINITY;
    return cost +
           length_cost(habits, way->a_sums[row + lines.a] - way->a_sums[row],
                       way->b_sums[column + lines.b] - way->b_sums[column]) -
           spared;
}

