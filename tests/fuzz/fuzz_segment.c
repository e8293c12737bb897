/* fuzz_segment.c -- any bytes as a segment file: refused, or everything that
 * can be asked of it is answered. */
#include "../unit/segment_walk.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    zl_segment *segment;
    zl_span file = { bytes, size };
    zili_error err;

    if (zl_segment_open(&segment, file, 0, "segment", &err) == ZILI_OK) {
        if (zl_segment_verify(segment, "segment", &err) == ZILI_ENOMEM)
            abort();
        if (walk(segment) == UINT64_MAX)
            abort();
    }
    zl_segment_close(segment);
    return 0;
}
