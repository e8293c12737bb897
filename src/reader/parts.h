/* parts.h -- what an open corpus is made of. */
#ifndef ZL_READER_PARTS_H
#define ZL_READER_PARTS_H

#include "reader/catalogue.h"
#include "reader/segment.h"

struct zili_corpus {
    char *path;
    char *segment_path; /* for sentences */
    char *catalogue_path;
    zl_span catalogue_file, segment_file; /* mapped */
    zl_catalogue catalogue;
    zl_segment segment;
};

/* Append the document as it was in its file: repairs undone. Fails with
 * ZILI_EFORMAT where a repair does not fit the text, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_corpus_restore(const zili_corpus *corpus,
                                              uint32_t document, zl_str *text,
                                              zili_error *err);

#endif
