/* mem.h -- the one door to memory. */
#ifndef ZL_BASE_MEM_H
#define ZL_BASE_MEM_H

#include <stddef.h>

/* `size` zeroed bytes, or NULL. A size of 0 gives a valid pointer. */
void *zl_alloc(size_t size);

/* `count` zeroed items, or NULL, also where the product overflows. */
void *zl_alloc_array(size_t count, size_t size);

/* Resize; the new bytes are not set. On failure NULL, `memory` untouched. */
void *zl_resize(void *memory, size_t size);

char *zl_copy_text(const char *text, size_t size); /* zero-terminated */

void zl_free(void *memory);

/* Give what was freed back to the system, as far as that is possible: after
 * work with much memory, before other work with much. */
void zl_trim(void);

/* Give the pages that lie wholly in these bytes, which are of an allocation,
 * back to the system; nobody reads them again before they are released. */
void zl_spend(const void *bytes, size_t size);

#ifdef ZL_FAULTS
/* Tests only: let `requests` more succeed and refuse all after; -1: none. */
void zl_refuse_after(long requests);
#endif

#endif
