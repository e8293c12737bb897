/* fuzz_office.c -- any document of a word processor, and any book.
 *
 * The first byte says what it is: 0 Word, 1 LibreOffice, 2 EPUB, and from 4 on
 * the same as the bytes of a file; else names and texts of parts, with a byte
 * 1 between. */
#include "../unit/zip_help.h"

#include "base/array.h"
#include "base/mem.h"
#include "formats/filetype.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static zili_status check(void *user, const zl_file *file, zl_source *source,
                         zili_error *err)
{
    const char *reason;

    (void)user, (void)file, (void)err;
    if (!zl_source_check(source, &reason)) {
        fprintf(stderr, "%s\n", reason);
        abort();
    }
    return ZILI_OK;
}

enum { PARTS_MOST = 20 };

/* The parts of a zip, as `text` says. */
static void add_parts(zl_str *zip, char *text)
{
    const char *parts[2 * PARTS_MOST + 1] = { NULL };
    size_t count = 0;

    for (char *end; count < 2 * PARTS_MOST; text = end + 1) {
        end = strchr(text, 1);
        parts[count++] = text;
        if (!end)
            break;
        *end = 0;
    }
    parts[count - count % 2] = NULL;
    make_zip(zip, parts, 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const zl_filetype *const types[] = { &zl_filetype_docx,
                                                &zl_filetype_odt,
                                                &zl_filetype_epub };
    zl_view rest = zl_view_cut((zl_view){ (const char *)bytes, size }, 1,
                               size);
    zl_str zip = { 0 };
    zili_error err;

    if (size == 0)
        return 0;
    if (bytes[0] & 4)
        zl_str_add(&zip, rest);
    else {
        char *text = zl_copy_text(rest.bytes, rest.size);
        add_parts(&zip, text);
        zl_free(text);
    }
    zl_reading reading = { .type = types[(bytes[0] & 3) % 3] };
    zl_shelf shelf = { .take = check };
    zl_file file = { .bytes = zl_str_view(&zip),
                     .path = "a",
                     .name = "a",
                     .reading = &reading };
    if (zl_file_give(&file, &shelf, &err) && !*err.text)
        abort();
    zl_str_clear(&zip);
    return 0;
}
