/* exchange.c -- the beads of an index, in forms that other tools read. */
#include "base/fail.h"

#include <zili/bitext.h>

zili_status zili_bitext_export(const char *path, const char *file,
                               zili_error *err)
{
    (void)path;
    return zl_fail(err, ZILI_EUSAGE, "%s", file);
}
