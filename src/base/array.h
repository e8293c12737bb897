/* array.h -- arrays that grow, typed by macro.
 *
 *     ZL_ARRAY(uint32_t) ids = { 0 };
 *     if (!zl_array_push(&ids, 7))
 *         return zl_no_memory(err);
 *     zl_array_clear(&ids);
 */
#ifndef ZL_BASE_ARRAY_H
#define ZL_BASE_ARRAY_H

#include <stdbool.h>
#include <stddef.h>

#define ZL_ARRAY(type) \
    struct {           \
        type *items;   \
        size_t count;  \
        size_t room;   \
    }

/* What checks the code does not know that items are there where room is. */
#ifdef __clang_analyzer__
#define ZL_ARRAY_HAS(array, more) false
#else
#define ZL_ARRAY_HAS(array, more) ((more) <= (array)->room - (array)->count)
#endif

/* Make room for `more` items, a number without side effects, beyond `count`;
 * false without memory. */
#define zl_array_reserve(array, more)                                  \
    (ZL_ARRAY_HAS(array, more) ||                                      \
     zl_array_reserve_((void **)&(array)->items, &(array)->room,       \
                       (array)->count, (more), sizeof *(array)->items))

/* Append; false without memory, and then nothing has changed. */
#define zl_array_push(array, ...)                                      \
    (zl_array_reserve(array, 1)                                        \
         ? ((array)->items[(array)->count++] = (__VA_ARGS__), true)    \
         : false)

#define zl_array_clear(array)                                          \
    (zl_array_clear_((void **)&(array)->items), (array)->count = 0,    \
     (void)((array)->room = 0))

bool zl_array_reserve_(void **items, size_t *room, size_t count, size_t more,
                       size_t size);
void zl_array_clear_(void **items);

#endif
