/* fuzz_bundle.c -- any bytes as an archive. */
#include "form_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    check_file((zl_view){ (const char *)bytes, size }, "a.zip",
               &zl_filetype_bundle);
    return 0;
}
