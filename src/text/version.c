/* version.c -- which Unicode decides what a word is. */
#include "version.h"

#include <unicode/uchar.h>

static zl_version write_version(const UVersionInfo numbers)
{
    zl_version version;

    u_versionToString(numbers, version.text);
    return version;
}

zl_version zl_icu_version(void)
{
    UVersionInfo numbers;

    u_getVersion(numbers);
    return write_version(numbers);
}

zl_version zl_unicode_version(void)
{
    UVersionInfo numbers;

    u_getUnicodeVersion(numbers);
    return write_version(numbers);
}
