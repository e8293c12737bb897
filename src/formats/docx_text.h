/* docx_text.h -- the text of a part of a document of Word.
 *
 * Paragraphs have the kinds that their styles say; a row of a table is one.
 * Notes, comments, text boxes, running heads, contents, deletions and hidden
 * text are asides, insertions spans. */
#ifndef ZL_FORMATS_DOCX_TEXT_H
#define ZL_FORMATS_DOCX_TEXT_H

#include "formats/office.h"

/* Into the draft of `office`; all of it is an aside of this kind, unless that
 * is NULL. Signs that have no character are added to `*symbols`. A part that is
 * not there has no text. Fails as zl_office_parse() does. */
ZILI_MUST_CHECK zili_status zl_docx_text(zl_office *office, const char *name,
                                         const char *aside, uint64_t *symbols,
                                         zili_error *err);

#endif
