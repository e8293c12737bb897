/* bounds.h -- what the program may do before it touches a byte of a file. */
#ifndef ZL_PDF_BOUNDS_H
#define ZL_PDF_BOUNDS_H

#include <stdbool.h>

/* From here on the process ends after so many seconds of computing, gets no
 * more than so many MiB of memory, and may neither write files nor send or
 * begin anything. False where the system will not have it so. */
bool pdf_bound(unsigned seconds, unsigned mebibytes);

/* From here on, until it is said again, so many milliseconds of computing. */
void pdf_bound_page(unsigned milliseconds);

#endif
