/* archive.h -- the form of a digital archive: a header in bold Markdown, an
 * original and a translation in one file.
 *
 *     **July 11, 1960**
 *     **Title, on one or more lines**
 *     **Citation:**          one or more paragraphs
 *     **Summary:**  **Credits:**  **Original Language:**
 *     **Contents:**          Transcript - Chinese / Translation - English
 *     the original, then the translation, with no heading between them
 */
#ifndef ZL_FORMATS_ARCHIVE_H
#define ZL_FORMATS_ARCHIVE_H

#include "formats/source.h"

#include <zili/error.h>

/* Whether a text has this form. */
bool zl_archive_is(zl_view text);

/* Read `text` (valid UTF-8) into `out`, which is empty. With `repair`,
 * paragraphs that a page break cut are joined, each recorded as an edit.
 * Fails with ZILI_ENOMEM. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_archive_read(zl_source *out, zl_view text,
                                            bool repair, zili_error *err);

#endif
