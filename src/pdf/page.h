/* page.h -- a page of a file, as records. */
#ifndef ZL_PDF_PAGE_H
#define ZL_PDF_PAGE_H

#include "record.h"

#include <poppler.h>

/* The fonts that were told. */
typedef struct pdf_fonts {
    GHashTable *numbers; /* "1200 Times" → number + 1 */
    pdf_record record;
} pdf_fonts;

void pdf_fonts_begin(pdf_fonts *fonts);

/* Tell a page and its words, with the fonts that are new on it. */
void pdf_write_page(PopplerPage *page, pdf_fonts *fonts);

#endif
