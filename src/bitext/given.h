/* given.h -- beads by hand: found in the texts, and those that cannot be left
 * out and told of. */
#ifndef ZL_BITEXT_GIVEN_H
#define ZL_BITEXT_GIVEN_H

#include "bitext/nest.h"

/* What the files that the options name give for these regions, as
 * zl_bitext_align() wants it. What does not fit is told to the note and
 * counted in `*passed_over`. Fails with ZILI_EFORMAT (a file that is none of
 * its form), ZILI_EIO, ZILI_ENOMEM. Time: O(rows log sentences). */
ZILI_MUST_CHECK zili_status zl_given_find(zl_links *out,
                                          const zl_bitext *bitext,
                                          const zili_bitext_options *options,
                                          uint64_t *passed_over,
                                          zili_error *err);

#endif
