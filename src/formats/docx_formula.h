/* docx_formula.h -- what a field EQ of Word shows. */
#ifndef ZL_FORMATS_DOCX_FORMULA_H
#define ZL_FORMATS_DOCX_FORMULA_H

#include "formats/draft.h"

/* Put the arguments of a field's switches into the text, as 1 and the circle
 * around it of EQ \o\ac(○,1): Word makes circled characters so, and formulas
 * of old. Of any other field, nothing. `code` ends with a NUL behind it.
 * Time: O(code). */
void zl_docx_formula(zl_draft *draft, zl_view code);

#endif
