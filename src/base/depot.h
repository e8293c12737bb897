/* depot.h -- arrays and blocks of bytes that may grow beyond what memory shall
 * hold: small ones lie in memory, large ones in files without names, mapped.
 * To those who read and write them they are the same; the system can take the
 * pages of files back, and does where it is told that they wait.
 *
 *     zl_depot depot = { path, 1 << 20 };
 *     ZL_STORED(uint32_t) ids = { 0 };
 *     if (!zl_stored_push(&depot, &ids, 7))
 *         return zl_depot_fail(&depot, err);
 *     zl_stored_clear(&ids);
 */
#ifndef ZL_BASE_DEPOT_H
#define ZL_BASE_DEPOT_H

#include "base/array.h"

#include <zili/error.h>

/* Start from { 0 }: all lies in memory. */
typedef struct zl_depot {
    const char *path; /* lent: files lie beside it */
    size_t most;      /* bytes of an array in memory; 0: any number */
    int problem;      /* errno of the first file that could not grow */
} zl_depot;

/* Why something found no room: no memory, or the disk is full. */
zili_status zl_depot_fail(const zl_depot *depot, zili_error *err);

/* A block of `size` zero bytes in a file, at least; NULL without room. */
void *zl_depot_map(zl_depot *depot, size_t size);
void zl_depot_unmap(void *block, size_t size);

/* Let the system have the pages of a block in a file; what is in it stays. */
void zl_depot_ease(const void *block, size_t size);

/* An array as in array.h. Start from { 0 }. */
#define ZL_STORED(type)                      \
    struct {                                 \
        type *items;                         \
        size_t count;                        \
        size_t room;                         \
        int file; /* it lies in, + 1; or 0 */ \
    }

/* Append; false without room, and then nothing has changed. */
#define zl_stored_push(depot, array, ...)                                 \
    (zl_stored_reserve(depot, array, 1)                                   \
         ? ((array)->items[(array)->count++] = (__VA_ARGS__), true)       \
         : false)

/* Make room for `more` items beyond `count`. */
#define zl_stored_reserve(depot, array, more)                             \
    (ZL_ARRAY_HAS(array, more) ||                                         \
     zl_stored_reserve_((depot), (void **)&(array)->items,                \
                        &(array)->room, &(array)->file, (array)->count,   \
                        (more), sizeof *(array)->items))

#define zl_stored_clear(array)                                            \
    (zl_stored_clear_((void **)&(array)->items, &(array)->file,           \
                      (array)->room * sizeof *(array)->items),            \
     (array)->count = 0, (void)((array)->room = 0))

#define zl_stored_ease(array)                                             \
    ((array)->file ? zl_depot_ease((array)->items,                        \
                                   (array)->room *                        \
                                       sizeof *(array)->items)            \
                   : (void)0)

bool zl_stored_reserve_(zl_depot *depot, void **items, size_t *room,
                        int *file, size_t count, size_t more, size_t size);
void zl_stored_clear_(void **items, int *file, size_t bytes);

#endif
