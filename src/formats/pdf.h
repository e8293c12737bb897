/* pdf.h -- what zili-pdf says of a file → its document. */
#ifndef ZL_FORMATS_PDF_H
#define ZL_FORMATS_PDF_H

#include "formats/filetype.h"

/* Give the document of a stream of src/pdf/stream.h, whatever it holds; `file`
 * is what it is said of. Fails with ZILI_EFORMAT (path, why) where the stream
 * is wrong or there is no text in it, ZILI_ENOMEM, and as the shelf does.
 * Time: O(bytes × log). */
ZILI_MUST_CHECK zili_status zl_pdf_give(zl_view stream, const zl_file *file,
                                        zl_shelf *shelf, zili_error *err);

#endif
