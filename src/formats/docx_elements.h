/* docx_elements.h -- what the elements of Word's XML do to the text. */
#ifndef ZL_FORMATS_DOCX_ELEMENTS_H
#define ZL_FORMATS_DOCX_ELEMENTS_H

#include "base/text.h"

typedef enum zl_docx_act {
    ACT_NONE,
    ACT_SKIP, /* left out with all in it */
    ACT_ASIDE,
    ACT_MARK,
    ACT_PARAGRAPH,
    ACT_PARAGRAPH_PROPERTIES,
    ACT_RUN,
    ACT_RUN_PROPERTIES,
    ACT_STYLE,
    ACT_ITEM,
    ACT_OUTLINE,
    ACT_HIDDEN,
    ACT_TEXT,
    ACT_BLANK,
    ACT_LINE,
    ACT_HYPHEN,
    ACT_SYMBOL,
    ACT_FONT,
    ACT_ROW,
    ACT_NOTE,
    ACT_FIELD,
    ACT_CODE
} zl_docx_act;

typedef struct zl_docx_element {
    const char *name;
    zl_docx_act act;
    const char *as; /* of asides and marks */
} zl_docx_element;

/* The element of a name without its prefix; one without a name, of ACT_NONE,
 * where it is not listed. Never NULL. Time: O(log elements). */
const zl_docx_element *zl_docx_element_named(zl_view name);

#endif
