/* version.c -- which Unicode decides what a word is. */
#include "version.h"

#include <unicode/uchar.h>
#include <unicode/uvernum.h>

const char *zl_icu_version(void)
{
    return U_ICU_VERSION;
}

const char *zl_unicode_version(void)
{
    return U_UNICODE_VERSION;
}
