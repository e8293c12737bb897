/* fuzz_subtitles.c -- any bytes as subtitles of both forms. */
#include "form_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    zl_view text = { (const char *)bytes, size };

    check_file(text, "a.srt", &zl_filetype_srt);
    check_file(text, "a.vtt", &zl_filetype_vtt);
    return 0;
}
