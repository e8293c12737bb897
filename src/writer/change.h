/* change.h -- an index that is there, changed in one step: documents added,
 * removed, segments put together.
 *
 * New segments are made under names that the catalogue does not know; then
 * the catalogue is replaced, and what it does not name any more removed. Who
 * has the index open goes on with what was there. */
#ifndef ZL_WRITER_CHANGE_H
#define ZL_WRITER_CHANGE_H

#include "writer/folder.h"
#include "writer/ledger.h"

typedef struct zl_change {
    char *path; /* of the folder; NULL: nothing is being changed */
    int lock;
    uint64_t number; /* of the next segment file */
} zl_change;

/* Begin to change the index at `path`: wait for others, and for builds of it,
 * read its catalogue into `ledger`, which is { 0 }, and remove what a writer
 * left that was killed. Segments are looked at no closer than whether they are
 * there and have their size. Exactly one of keep and drop must follow a
 * success, or drop may follow keep. Fails with ZILI_EIO, ZILI_EFORMAT,
 * ZILI_ENOMEM, ZILI_ESTOPPED. */
ZILI_MUST_CHECK zili_status zl_change_begin(zl_change *change,
                                            zl_ledger *ledger,
                                            const char *path,
                                            const zl_waiting *waiting,
                                            zili_error *err);

/* Replace the catalogue, and remove the segments that it does not name. On
 * failure all is as it was: ZILI_EIO, ZILI_ENOMEM, ZILI_EUSAGE. */
ZILI_MUST_CHECK zili_status zl_change_keep(zl_change *change,
                                           const zl_ledger *ledger,
                                           zili_error *err);

/* Release, and remove segments that were made and not kept. */
void zl_change_drop(zl_change *change);

/* Remove the documents with these names, or numbers from 1. Fails with
 * ZILI_EUSAGE where there is no such document, or none would be left; and as
 * the calls above. Time: O(documents). */
ZILI_MUST_CHECK zili_status zl_change_remove(const char *path,
                                             const zili_texts *documents,
                                             const zl_waiting *waiting,
                                             zili_error *err);

/* Put all segments together, as many documents in each as there may be (
 * `segment` tokens; 0: as many as can be), and leave out what is gone. What
 * the index then holds is what its documents would have given at once. Fails
 * as above, and with ZILI_EFORMAT. Time: O(tokens + types). */
ZILI_MUST_CHECK zili_status zl_change_merge(const char *path, uint64_t segment,
                                            const zl_waiting *waiting,
                                            zili_error *err);

#endif
