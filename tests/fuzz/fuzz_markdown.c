/* fuzz_markdown.c -- any bytes as Markdown, with front matter or without. */
#include "form_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    check_file((zl_view){ (const char *)bytes, size }, "a.md",
               &zl_filetype_markdown);
    return 0;
}
