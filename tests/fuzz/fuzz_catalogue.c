/* fuzz_catalogue.c -- any bytes as a catalogue: refused, or loaded. */
#include "reader/catalogue.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    zl_catalogue catalogue;
    zl_span file = { bytes, size };
    zili_error err;

    if (zl_catalogue_read(&catalogue, file, "catalogue", &err) == ZILI_OK)
        for (size_t i = 0; i < catalogue.documents.count; i++)
            if (strlen(catalogue.documents.items[i].name) > size)
                __builtin_trap();
    zl_catalogue_clear(&catalogue);
    return 0;
}
