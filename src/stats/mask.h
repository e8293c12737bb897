/* mask.h -- for 64 arrangements at once: which documents bear the label.
 *
 * To add a count to the sums of those arrangements that have its document is
 * an AND and an addition for eight of them together, or two of real numbers;
 * sums stay in registers while the counts of a type go by. */
#ifndef ZL_STATS_MASK_H
#define ZL_STATS_MASK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ZL_MASK_MANY 64

typedef struct zl_mask zl_mask;

/* All clear; `real` for zl_mask_weigh(), otherwise for zl_mask_count(). NULL
 * without memory; free with zl_mask_free(), which takes NULL. */
zl_mask *zl_mask_new(uint32_t documents, bool real);
void zl_mask_free(zl_mask *masks);

void zl_mask_clear(zl_mask *masks);
void zl_mask_set(zl_mask *masks, uint32_t document, size_t arrangement);

/* For each arrangement, the sum of what stands in its documents; exact below
 * 2^53 for counts, and for real numbers in the order in which they stand.
 * Time: O(count), some 3 ns each (weights 15). */
void zl_mask_count(const zl_mask *masks, const uint32_t *document,
                   const uint32_t *counts, size_t count,
                   double sums[ZL_MASK_MANY]);
void zl_mask_weigh(const zl_mask *masks, const uint32_t *document,
                   const double *weights, size_t count,
                   double sums[ZL_MASK_MANY]);

#endif
