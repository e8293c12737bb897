/* header.h -- the bold lines above the text of an archive's page. */
#ifndef ZL_FORMATS_HEADER_H
#define ZL_FORMATS_HEADER_H

#include "formats/language.h"
#include "formats/source.h"

/* What the header says about the text under it. */
typedef struct zl_header {
    size_t end;                  /* where that text begins */
    const zl_language *original; /* its language; NULL where not stated */
    bool transcript;             /* the list of contents names one */
    bool translation;            /* the same */
} zl_header;

/* Whether bold lines, of which one is a label such as `**Citation:**`, begin
 * the text. Time: O(bytes of those lines). */
bool zl_header_is(zl_view text);

/* Read the header of `text` into `out`, whose text is not yet there: metadata,
 * and the regions title, citation, summary and credits with their paragraphs,
 * on the offsets of `text`. The sections may stand in any order and be
 * missing; where there is no header, nothing is added and the text begins at
 * its first paragraph. False without memory. Time: O(bytes). */
bool zl_header_read(zl_source *out, zl_view text, zl_header *header);

#endif
