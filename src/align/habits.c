/* habits.c -- what a translator does with lengths and lines. */
#include "align/habits.h"

#include <math.h>
#include <stdlib.h>

#define RATIO_LEAST .1 /* of lengths: what can be believed */
#define RATIO_MOST 10.
#define VARIANCE 30.    /* before any text was seen */
#define VARIANCE_SEEN 3 /* beads that this is worth */
#define VARIANCE_LEAST .5
#define KINDS_SEEN 30 /* beads that the shares of the kinds are worth */
#define MEDIAN .4549  /* of a χ² with one degree of freedom */

static double length(const zl_side *side, size_t first, size_t lines)
{
    double sum = 0;

    for (size_t i = first; i < first + lines; i++)
        sum += (double)side->lines.items[i].length;
    return sum;
}

static double ratio_of(double a, double b)
{
    return a > 0 && b > 0 ? fmin(fmax(b / a, RATIO_LEAST), RATIO_MOST) : 1;
}

void zl_habits_expect(zl_habits *habits, const zl_bilingual *words,
                      const zl_text_pair *pairs, size_t count)
{
    double a = 0, b = 0;

    for (size_t i = 0; i < count; i++) {
        a += length(words->a, pairs[i].a, pairs[i].a_lines);
        b += length(words->b, pairs[i].b, pairs[i].b_lines);
    }
    habits->ratio = ratio_of(a, b);
    habits->variance = VARIANCE;
    for (size_t i = 0; i < ZL_BEAD_KINDS; i++)
        habits->costs[i] = -log(zl_bead_kinds[i].share);
}

/* ---- what paths say ---- */

typedef struct tally {
    double kinds[ZL_BEAD_KINDS], beads;
    double a, b;              /* letters of beads with both sides */
    ZL_ARRAY(double) squares; /* of differences, for a letter */
} tally;

static bool count_step(const zl_habits *habits, const zl_bilingual *words,
                       const zl_text_pair *pair, zl_step step, tally *sum)
{
    zl_bead_kind kind = zl_bead_kinds[step.kind];
    double a = length(words->a, pair->a + step.a, kind.a);
    double b = length(words->b, pair->b + step.b, kind.b);
    double mean = (a + b / habits->ratio) / 2;
    double difference = habits->ratio * a - b;

    sum->kinds[step.kind]++;
    sum->beads++;
    if (kind.a == 0 || kind.b == 0)
        return true;
    sum->a += a;
    sum->b += b;
    return kind.a > 1 || kind.b > 1 || mean == 0 ||
           zl_array_push(&sum->squares, difference * difference / mean);
}

static int by_size(const void *left, const void *right)
{
    double one = *(const double *)left, two = *(const double *)right;

    return (one > two) - (one < two);
}

static double variance_of(tally *sum)
{
    size_t count = sum->squares.count;

    if (count == 0)
        return VARIANCE;
    qsort(sum->squares.items, count, sizeof *sum->squares.items, by_size);
    double found =
        fmax(sum->squares.items[count / 2] / MEDIAN, VARIANCE_LEAST);
    return exp((log(found) * (double)count + log(VARIANCE) * VARIANCE_SEEN) /
               ((double)count + VARIANCE_SEEN));
}

bool zl_habits_learn(zl_habits *habits, const zl_bilingual *words,
                     const zl_text_pair *pairs, size_t count)
{
    tally sum = { 0 };
    bool whole = true;

    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; whole && k < pairs[i].path.count; k++)
            whole = count_step(habits, words, &pairs[i],
                               pairs[i].path.items[k], &sum);
    for (size_t i = 0; i < ZL_BEAD_KINDS; i++)
        habits->costs[i] =
            -log((sum.kinds[i] + KINDS_SEEN * zl_bead_kinds[i].share) /
                 (sum.beads + KINDS_SEEN));
    habits->variance = variance_of(&sum);
    habits->ratio = ratio_of(sum.a, sum.b);
    zl_array_clear(&sum.squares);
    return whole;
}
