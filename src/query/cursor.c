/* cursor.c -- a stream of hits. */
#include "query/cursor.h"

#include "base/fail.h"

void zl_cursor_next(zl_cursor *cursor)
{
    if (!zl_cursor_ended(cursor))
        cursor->next(cursor);
}

void zl_cursor_seek(zl_cursor *cursor, uint64_t position)
{
    if (!zl_cursor_ended(cursor) && cursor->hit.begin < position)
        cursor->seek(cursor, position);
}

void zl_cursor_free(zl_cursor *cursor)
{
    if (cursor)
        cursor->free(cursor);
}

zili_status zl_cursor_status(const zl_cursor *cursor, zili_error *err)
{
    if (!cursor->failed)
        return ZILI_OK;
    if (!cursor->error || cursor->error->status == ZILI_ENOMEM)
        return zl_no_memory(err);
    return zl_fail(err, cursor->error->status, "%s", cursor->error->text);
}
