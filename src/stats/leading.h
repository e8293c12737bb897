/* leading.h -- the first axes of a large symmetric matrix, without the rest.
 *
 * Of 4,586 rows all axes take minutes, and the first two seconds. */
#ifndef ZL_STATS_LEADING_H
#define ZL_STATS_LEADING_H

#include <stdbool.h>
#include <stddef.h>

/* A symmetric matrix, known by what it does: `times` makes each y the matrix
 * times x, of `count` vectors, a row each of `size` numbers. */
typedef struct zl_symmetric {
    size_t size;
    void (*times)(void *user, const double *x, double *y, size_t count);
    void *user;
} zl_symmetric;

/* The `wanted` greatest eigenvalues, falling, into `values`, and their
 * eigenvectors, of length 1, into the rows of `axes`. 1 <= wanted <= size.
 * Each pair is as good as doubles allow: |A·v - value·v| is at most 1e-13 of
 * the greatest eigenvalue by absolute value that was met. A value that comes
 * several times is found as often. The same bytes in every run.
 *
 * False without memory. `*found` is false where it does not come so near in
 * some thousand products, as of values that hardly differ: zl_eigen() does.
 *
 * A space of Krylov that grows by a block of vectors, all at right angles to
 * each other, and begins again from its best ones where it is full: the block
 * Lanczos method with restarts. K. Wu and H. Simon (2000), "Thick-restart
 * Lanczos method for large symmetric eigenvalue problems", SIAM Journal on
 * Matrix Analysis and Applications 22, 602-616.
 * Time: some tens of products of a few vectors; memory for 160 to 40·wanted
 * vectors. */
bool zl_leading(const zl_symmetric *matrix, size_t wanted, double *values,
                double *axes, bool *found);

#endif
