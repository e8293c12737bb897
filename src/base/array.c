/* array.c -- arrays that grow. */
#include "array.h"

#include "mem.h"

#include <stdint.h>

bool zl_array_reserve_(void **items, size_t *room, size_t count, size_t more,
                       size_t size)
{
    if (more <= *room - count)
        return true;
    if (more > SIZE_MAX / 2 - count)
        return false;
    size_t wanted = *room ? *room : 8;
    while (wanted < count + more)
        wanted *= 2;
    if (wanted > SIZE_MAX / size)
        return false;
    void *grown = zl_resize(*items, wanted * size);
    if (!grown)
        return false;
    *items = grown;
    *room = wanted;
    return true;
}

void zl_array_clear_(void **items)
{
    zl_free(*items);
    *items = NULL;
}
