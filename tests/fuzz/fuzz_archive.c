/* fuzz_archive.c -- any page: every promise of source.h holds, and the file
 * can be given back. */
#include "base/utf8.h"
#include "formats/archive.h"
#include "formats/plain.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check(zl_source *source, zl_view text)
{
    zl_str file = { 0 };
    const char *reason;
    bool sound = zl_source_check(source, &reason);

    zl_source_restore(source, &file);
    if (!sound || !zl_view_same(zl_str_view(&file), text)) {
        fprintf(stderr, "%s\n",
                reason ? reason : "the file cannot be given back");
        abort();
    }
    zl_str_clear(&file);
    zl_source_clear(source);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    zl_view text = { (const char *)bytes, size };
    zl_utf8_fault fault;

    if (!zl_utf8_check(text, &fault))
        return 0;
    for (int repair = 0; repair < 2; repair++) {
        zl_source source = { 0 };
        if (zl_archive_read(&source, text, repair, NULL) == ZILI_OK)
            check(&source, text);
    }
    zl_source source = { 0 };
    if (zl_plain_read(&source, text, NULL) == ZILI_OK)
        check(&source, text);
    return 0;
}
