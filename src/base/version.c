/* version.c -- the version of the library. */
#include <zili.h>

const char *zili_version(void)
{
    return "0.1.0";
}
