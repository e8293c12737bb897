/* fuzz_paged.c -- any bytes as what zili-pdf says of a file. */
#include "form_file.h"

#include "formats/pdf.h"
#include "pdf/stream.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const zl_reading reading = { .no_repair = size && (bytes[0] & 1) };
    size_t documents = 0;
    zl_shelf shelf = { .take = check_source,
                       .user = &documents,
                       .note = check_note };
    zl_file file = { .bytes = { "%PDF-", 5 },
                     .path = "a.pdf",
                     .name = "a.pdf",
                     .reading = &reading };
    zl_str stream = { 0 };
    zili_error err = { 0 };

    /* Without its magic, that no time is lost on it. */
    zl_str_add_text(&stream, ZL_PDF_MAGIC);
    zl_str_add(&stream, (zl_view){ (const char *)bytes, size });
    if (zl_pdf_give(zl_str_view(&stream), &file, &shelf, &err) && !err.text[0])
        stop("a failure says nothing");
    zl_str_clear(&stream);
    return 0;
}
