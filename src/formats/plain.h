/* plain.h -- a text and nothing else: one region, paragraphs by blank lines. */
#ifndef ZL_FORMATS_PLAIN_H
#define ZL_FORMATS_PLAIN_H

#include "formats/source.h"

#include <zili/error.h>

/* Read `text` (valid UTF-8) into `out`, which is empty: one region "text",
 * its language by script. No repairs are made. Fails with ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_plain_read(zl_source *out, zl_view text,
                                          zili_error *err);

#endif
