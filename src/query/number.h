/* number.h -- texts as numbers. */
#ifndef ZL_QUERY_NUMBER_H
#define ZL_QUERY_NUMBER_H

#include "query/tree.h"

/* Whether the whole text is a decimal number, as 1960, -3 or 0.5. */
bool zl_number_read(zl_view text, double *number);

/* Whether `left` stands in the relation to `right`. */
bool zl_number_holds(zl_relation relation, double left, double right);

#endif
