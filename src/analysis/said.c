/* said.c -- real numbers in notes, where no locale may write a comma. */
#include "analysis/said.h"

#include "table/format.h"

zl_said_text zl_said(double value, int decimals)
{
    zl_said_text said;

    zl_real_text(said.text, value, decimals);
    return said;
}

zl_said_text zl_said_digits(double value, int digits)
{
    zl_said_text said;

    zl_number_text(said.text, value, -digits);
    return said;
}
