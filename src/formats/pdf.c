/* pdf.c -- PDF files that have their text in them. */
#include "base/utf8.h"
#include "formats/pdf.h"
#include "formats/pdf_child.h"

static zili_status read_file(const zl_file *file, zl_shelf *shelf,
                             zili_error *err)
{
    zl_str stream = { 0 };

    if (file->bytes.size == 0)
        return ZILI_OK;
    zili_status status = zl_pdf_run(&stream, file->bytes, file->path, err);

    if (!status)
        status = zl_pdf_give(zl_str_view(&stream), file, shelf, err);
    zl_str_clear(&stream);
    return status;
}

/* ---- the form ---- */

static bool is(zl_view bytes)
{
    return zl_view_starts(zl_utf8_body(bytes), zl_view_of("%PDF-"));
}

static const char *const endings[] = { ".pdf", NULL };

const zl_filetype zl_filetype_pdf = {
    .name = "pdf",
    .about = "pages with their text in them (PDF)",
    .endings = endings,
    .is = is,
    .read = read_file,
};
