/* feed.h -- a source, cut into sentences and tokens, given to a batch. */
#ifndef ZL_INGEST_FEED_H
#define ZL_INGEST_FEED_H

#include "formats/source.h"
#include "text/segment.h"
#include "writer/batch.h"

/* Give the text, structures and edits of `source` to `batch`, which has
 * begun its document. Paragraphs are cut into tokens as a whole; a token
 * belongs to the sentence that it begins in, and a sentence in which none
 * begins is left out. Where the batch takes no more, the rest is left out and
 * the batch knows why. Fails with ZILI_ENOMEM, ZILI_EIO. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_feed(const zl_source *source,
                                    zl_segmenter *segmenter, zl_batch *batch,
                                    zili_error *err);

#endif
