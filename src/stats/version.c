/* version.c -- which GSL computes distributions. */
#include "stats/version.h"

#include <gsl/gsl_version.h>

const char *zl_gsl_version(void)
{
    return gsl_version;
}
