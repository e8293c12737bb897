/* pdf_child.h -- zili-pdf, run: the bytes of a PDF file → what it says. */
#ifndef ZL_FORMATS_PDF_CHILD_H
#define ZL_FORMATS_PDF_CHILD_H

#include "base/text.h"

#include <zili/error.h>

/* Run zili-pdf for a file and append to `stream` what it says, of the form of
 * src/pdf/stream.h if it does what it should. The child is bounded: its
 * seconds and its memory grow with the file, and are a few seconds and 256 MiB
 * for a small one; it can open no file for writing, and sees nothing of this
 * process but the bytes. What it says may be 16 MiB, or 32 times the file.
 *
 * Fails with ZILI_EFORMAT where the child takes more than that or breaks off
 * (path, why), ZILI_EIO where it cannot be run, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_pdf_run(zl_str *stream, zl_view bytes,
                                       const char *path, zili_error *err);

#endif
