/* said.h -- real numbers in notes, where no locale may write a comma.
 *
 *     zl_table_add_note(table, "stress %s", zl_said(stress, 4).text);
 */
#ifndef ZL_ANALYSIS_SAID_H
#define ZL_ANALYSIS_SAID_H

#include "base/out.h"

/* Lives as long as the call it is an argument of. */
typedef struct zl_said_text {
    char text[ZL_REAL_SIZE];
} zl_said_text;

/* With so many decimals. */
zl_said_text zl_said(double value, int decimals);

/* With so many significant digits, from 2 on, and no zeros behind them. */
zl_said_text zl_said_digits(double value, int digits);

#endif
