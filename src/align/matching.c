/* matching.c -- who goes with whom, so that all together are best off.
 *
 * Costs are weights below 0. Rows are taken one after the other; each finds
 * the cheapest way, by columns that change hands, to a column that is free.
 * Potentials keep all costs that are left at 0 or above, so the way is found
 * as Dijkstra finds it. Number 0 of rows and columns stands for none. */
#include "align/matching.h"

#include "base/mem.h"

#include <math.h>
#include <stdint.h>

typedef struct matcher {
    const float *weights;
    bool turned; /* rows and columns have changed places */
    size_t rows, columns; /* no more rows than columns */
    size_t row_step, column_step;
    double *row_potential, *column_potential; /* from 1 */
    double *least;    /* by column: what is left to pay to reach it */
    size_t *row_of;   /* by column: who has it; 0: nobody */
    size_t *before;   /* by column: the one before it on the way */
    bool *reached;    /* by column */
} matcher;

static double cost(const matcher *own, size_t row, size_t column)
{
    return -(double)own->weights[(row - 1) * own->row_step +
                                 (column - 1) * own->column_step] -
           own->row_potential[row] - own->column_potential[column];
}

/* Look from the row that has column `from`; the cheapest column that was not
 * reached, and what it costs. */
static size_t look(matcher *own, size_t from, double *step)
{
    size_t row = own->row_of[from], next = 0;

    *step = INFINITY;
    for (size_t column = 1; column <= own->columns; column++) {
        if (own->reached[column])
            continue;
        double now = cost(own, row, column);
        if (now < own->least[column]) {
            own->least[column] = now;
            own->before[column] = from;
        }
        if (own->least[column] < *step) {
            *step = own->least[column];
            next = column;
        }
    }
    return next;
}

static void move_potentials(matcher *own, double step)
{
    for (size_t column = 0; column <= own->columns; column++)
        if (own->reached[column]) {
            own->row_potential[own->row_of[column]] += step;
            own->column_potential[column] -= step;
        } else {
            own->least[column] -= step;
        }
}

static void place(matcher *own, size_t row)
{
    size_t at = 0;

    own->row_of[0] = row;
    for (size_t column = 0; column <= own->columns; column++) {
        own->least[column] = INFINITY;
        own->reached[column] = false;
    }
    while (own->row_of[at]) {
        double step;
        own->reached[at] = true;
        at = look(own, at, &step);
        move_potentials(own, step);
    }
    for (; at; at = own->before[at])
        own->row_of[at] = own->row_of[own->before[at]];
}

static void tell(const matcher *own, size_t rows, size_t *partners)
{
    for (size_t row = 0; row < rows; row++)
        partners[row] = ZL_ALONE;
    for (size_t column = 1; column <= own->columns; column++) {
        size_t row = own->row_of[column];
        if (row && own->turned)
            partners[column - 1] = row - 1;
        else if (row)
            partners[row - 1] = column - 1;
    }
}

bool zl_match(const float *weights, size_t rows, size_t columns,
              size_t *partners)
{
    bool turned = rows > columns;
    size_t most = (turned ? rows : columns) + 1;
    matcher own = {
        .weights = weights,
        .turned = turned,
        .rows = turned ? columns : rows,
        .columns = turned ? rows : columns,
        .row_step = turned ? 1 : columns,
        .column_step = turned ? columns : 1,
        .row_potential = zl_alloc_array(most, sizeof(double)),
        .column_potential = zl_alloc_array(most, sizeof(double)),
        .least = zl_alloc_array(most, sizeof(double)),
        .row_of = zl_alloc_array(most, sizeof(size_t)),
        .before = zl_alloc_array(most, sizeof(size_t)),
        .reached = zl_alloc_array(most, sizeof(bool)),
    };
    bool whole = own.row_potential && own.column_potential && own.least &&
                 own.row_of && own.before && own.reached;

    for (size_t row = 1; whole && row <= own.rows; row++)
        place(&own, row);
    if (whole)
        tell(&own, rows, partners);
    zl_free(own.row_potential);
    zl_free(own.column_potential);
    zl_free(own.least);
    zl_free(own.row_of);
    zl_free(own.before);
    zl_free(own.reached);
    return whole;
}
