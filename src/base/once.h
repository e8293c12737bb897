/* once.h -- things made on first use, by whichever thread comes first. */
#ifndef ZL_BASE_ONCE_H
#define ZL_BASE_ONCE_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/* Held by one thread at a time. */
typedef pthread_mutex_t zl_lock;

void zl_lock_init(zl_lock *lock);
void zl_lock_take(zl_lock *lock);
void zl_lock_give(zl_lock *lock);
void zl_lock_clear(zl_lock *lock);

/* A mark that says that something is there. What was made before it was set
 * is seen by every thread that finds it set:
 *
 *     if (!zl_mark_is_set(&mark)) {
 *         zl_lock_take(&lock);
 *         if (!zl_mark_is_set(&mark)) {
 *             …
 *             zl_mark_set(&mark);
 *         }
 *         zl_lock_give(&lock);
 *     }
 */
typedef atomic_bool zl_mark;

static inline bool zl_mark_is_set(const zl_mark *mark)
{
    return atomic_load_explicit((zl_mark *)(uintptr_t)mark,
                                memory_order_acquire);
}

static inline void zl_mark_set(zl_mark *mark)
{
    atomic_store_explicit(mark, true, memory_order_release);
}

#endif
