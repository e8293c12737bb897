/* said.c -- real numbers in notes, where no locale may write a comma. */
#include "analysis/said.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

zl_said_text zl_said(double value, int decimals)
{
    zl_said_text said;

    zl_real_text(said.text, value, decimals);
    return said;
}

/* Both calls follow the same locale, so the comma comes and goes. */
zl_said_text zl_said_digits(double value, int digits)
{
    char rounded[ZL_REAL_SIZE];

    if (!isfinite(value))
        return zl_said(value, ZL_WHOLE);
    snprintf(rounded, sizeof rounded, "%.*e", digits - 1, value);
    return zl_said(strtod(rounded, NULL), ZL_WHOLE);
}
