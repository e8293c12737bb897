/* archive.c -- the form of a digital archive. */
#include "formats/archive.h"

#include "base/fail.h"
#include "formats/body.h"
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
