/* budget.h -- how much may still be done for a query.
 *
 * It is counted in steps: one is what takes some nanoseconds, as to look at a
 * step of a program, or to ask a condition. */
#ifndef ZL_QUERY_BUDGET_H
#define ZL_QUERY_BUDGET_H

#include <stdbool.h>
#include <stdint.h>

typedef struct zl_budget {
    uint64_t left;
    bool spent; /* there was not enough */
} zl_budget;

static inline void zl_budget_take(zl_budget *budget, uint64_t steps)
{
    budget->spent = budget->spent || steps >= budget->left;
    budget->left -= steps < budget->left ? steps : budget->left;
}

#endif
