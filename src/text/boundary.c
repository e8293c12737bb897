/* boundary.c -- ICU's break iterator over UTF-8. */
#include "boundary.h"

#include "base/fail.h"
#include "base/mem.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct zl_boundary {
    UBreakIterator *iterator;
    UText *text;
    int64_t at;
};

static zili_status icu_failed(UErrorCode code, zili_error *err)
{
    if (code == U_MEMORY_ALLOCATION_ERROR)
        return zl_no_memory(err);
    return zl_fail(err, ZILI_EIO,
                   "ICU cannot find word or sentence boundaries (%s); "
                   "is libicu installed whole?",
                   u_errorName(code));
}

zili_status zl_boundary_open(zl_boundary **out, zl_boundary_kind kind,
                             zili_error *err)
{
    UErrorCode code = U_ZERO_ERROR;

    *out = NULL;
    zl_boundary *boundary = zl_alloc(sizeof *boundary);
    if (!boundary)
        return zl_no_memory(err);
    boundary->iterator =
        ubrk_open(kind == ZL_BOUNDARY_WORD ? UBRK_WORD : UBRK_SENTENCE, "",
                  NULL, 0, &code);
    if (U_FAILURE(code)) {
        zl_boundary_close(boundary);
        return icu_failed(code, err);
    }
    *out = boundary;
    return ZILI_OK;
}

void zl_boundary_close(zl_boundary *boundary)
{
    if (!boundary)
        return;
    ubrk_close(boundary->iterator);
    utext_close(boundary->text);
    zl_free(boundary);
}

zili_status zl_boundary_start(zl_boundary *boundary, zl_view text,
                              zili_error *err)
{
    UErrorCode code = U_ZERO_ERROR;

    if (text.size > INT32_MAX)
        return zl_fail(err, ZILI_EFORMAT,
                       "A paragraph of %zu bytes is too long to be cut into "
                       "words: at most %d are possible. Break it up with "
                       "empty lines.",
                       text.size, INT32_MAX);
    boundary->text = utext_openUTF8(boundary->text, text.bytes,
                                    (int64_t)text.size, &code);
    ubrk_setUText(boundary->iterator, boundary->text, &code);
    if (U_FAILURE(code))
        return icu_failed(code, err);
    boundary->at = ubrk_first(boundary->iterator);
    return ZILI_OK;
}

bool zl_boundary_next(zl_boundary *boundary, zl_piece *piece)
{
    int64_t next = ubrk_next(boundary->iterator);

    if (next == UBRK_DONE)
        return false;
    *piece = (zl_piece){ (size_t)boundary->at, (size_t)next };
    boundary->at = next;
    return true;
}
