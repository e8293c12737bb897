/* known.h -- what a glossary says of the words of an index, kept in it. */
#ifndef ZL_BITEXT_KNOWN_H
#define ZL_BITEXT_KNOWN_H

#include "bitext/nest.h"
#include "writer/ledger.h"

/* Add the lines of the glossary at `path` (NULL: none) of which a term stands
 * in a sentence of `bitext`, as words one after the other, to those that the
 * ledger has; none comes twice. Fails as zl_glossary_open(), and with
 * ZILI_EIO. Time: O(tokens + lines). */
ZILI_MUST_CHECK zili_status zl_known_add(zl_ledger *ledger,
                                         const zl_bitext *bitext,
                                         const char *path, zili_error *err);

#endif
