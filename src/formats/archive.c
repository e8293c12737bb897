/* archive.c -- the form of a digital archive. */
#include "formats/archive.h"

#include "base/fail.h"
#include "formats/body.h"
#include "formats/filetype.h"
#include "formats/header.h"
#include "formats/mark.h"
#include "formats/repair.h"

bool zl_archive_is(zl_view text)
{
    return zl_header_is(text);
}

zili_status zl_archive_read(zl_source *out, zl_view text, bool repair,
                            zili_error *err)
{
    zl_header header;

    if (zl_header_read(out, text, &header) &&
        zl_body_read(out, text, &header) && zl_repair(out, text, repair) &&
        zl_marks_find(out))
        return ZILI_OK;
    zl_source_clear(out);
    return zl_no_memory(err);
}

static zili_status read_file(const zl_file *file, zl_shelf *shelf,
                             zili_error *err)
{
    zl_source source = { 0 };
    zili_status status = zl_archive_read(&source, file->bytes,
                                         !file->reading->no_repair, err);

    return zl_shelf_put(shelf, file, &source, status, err);
}

static const char *const endings[] = { ".md", ".txt", NULL };

const zl_filetype zl_filetype_archive = {
    .name = "archive",
    .about = "a header in bold Markdown, an original, a translation",
    .endings = endings,
    .is = zl_archive_is,
    .of_text = true,
    .read = read_file,
};
