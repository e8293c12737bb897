/* loss.h -- what of a file is not kept, counted, and told once. */
#ifndef ZL_INGEST_LOSS_H
#define ZL_INGEST_LOSS_H

#include "base/text.h"

#include <zili/error.h>
#include <zili/note.h>

/* What happened how often, and first where; `name` lies in the text. Start
 * from { 0 }. */
typedef struct zl_loss {
    size_t count, line;
    zl_view name; /* of an element */
} zl_loss;

void zl_loss_add(zl_loss *loss, size_t line, zl_view name);

/* "a.vrt, line 3: <br> is not closed …, and 4 more", where it happened at all.
 * `note` may be NULL. Fails with ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_loss_tell(const zl_loss *loss, const char *path,
                                         const char *what, zili_note_fn *note,
                                         void *user, zili_error *err);

#endif
