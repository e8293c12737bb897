/* fuzz_tmx.c -- any bytes as a translation memory. */
#include "form_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    check_file((zl_view){ (const char *)bytes, size }, "a.tmx",
               &zl_filetype_tmx);
    return 0;
}
