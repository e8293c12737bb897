/* label.h -- the words that an archive's page puts above its sections. */
#ifndef ZL_FORMATS_LABEL_H
#define ZL_FORMATS_LABEL_H

#include "base/text.h"

typedef enum zl_section {
    ZL_SECTION_NONE, /* zero: no label */
    ZL_SECTION_CITATION,
    ZL_SECTION_SUMMARY,
    ZL_SECTION_CREDITS,
    ZL_SECTION_LANGUAGE,
    ZL_SECTION_CONTENTS,
    ZL_SECTION_OTHER /* known to the archive, of no use here */
} zl_section;

/* The label that a paragraph begins with: `**Citation:**` or
 * `**Citation**:`, in any case, also where the bold is never closed. `*size`
 * becomes its bytes with the blanks after it. Time: O(1). */
zl_section zl_label_of(zl_view paragraph, size_t *size);

typedef enum zl_listing {
    ZL_LISTING_NONE,
    ZL_LISTING_TRANSCRIPT,  /* "Transcript - Chinese" */
    ZL_LISTING_TRANSLATION, /* "Translation - English" */
    ZL_LISTING_OTHER        /* "Scan - Chinese" */
} zl_listing;

/* What a line of the list of contents names. Time: O(line). */
zl_listing zl_listing_of(zl_view line);

#endif
