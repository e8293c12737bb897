/* fuzz_json.c -- any bytes as JSON, in lines and in an array. */
#include "form_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    zl_view text = { (const char *)bytes, size };

    check_file(text, "a.jsonl", &zl_filetype_jsonl);
    check_file(text, "a.json", &zl_filetype_json);
    return 0;
}
