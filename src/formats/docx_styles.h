/* docx_styles.h -- what the styles of a document of Word are. */
#ifndef ZL_FORMATS_DOCX_STYLES_H
#define ZL_FORMATS_DOCX_STYLES_H

#include "formats/office.h"

/* Those of this part, into those of `office`. Fails as zl_office_parse
 * does. */
ZILI_MUST_CHECK zili_status zl_docx_styles(zl_office *office, const char *part,
                                           zili_error *err);

#endif
