/* matching.h -- who goes with whom, so that all together are best off. */
#ifndef ZL_ALIGN_MATCHING_H
#define ZL_ALIGN_MATCHING_H

#include <stdbool.h>
#include <stddef.h>

#define ZL_ALONE SIZE_MAX

/* Give each of `rows` things one of `columns` others, none twice, with the
 * greatest sum of `weights` (row after row, none below 0): partners[row] is a
 * column, or ZL_ALONE where there is none left. The Hungarian method (H. W.
 * Kuhn 1955, "The Hungarian method for the assignment problem"), with
 * potentials. False without memory.
 * Time: O(least² · most) of rows and columns. */
bool zl_match(const float *weights, size_t rows, size_t columns,
              size_t *partners);

#endif
