/* once.c -- a lock, whose calls cannot fail as they are made here. */
#include "once.h"

void zl_lock_init(zl_lock *lock)
{
    pthread_mutex_init(lock, NULL);
}

void zl_lock_take(zl_lock *lock)
{
    pthread_mutex_lock(lock);
}

void zl_lock_give(zl_lock *lock)
{
    pthread_mutex_unlock(lock);
}

void zl_lock_clear(zl_lock *lock)
{
    pthread_mutex_destroy(lock);
}
