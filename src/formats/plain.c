/* plain.c -- a text and nothing else: one region, paragraphs by blank lines. */
#include "formats/plain.h"

#include "base/fail.h"
#include "formats/filetype.h"
#include "formats/paragraph.h"
#include "formats/tongues.h"

static bool add_regions(zl_source *out, zl_view text)
{
    zl_tongues walk = { .text = text,
                        .paragraphs = out->paragraphs.items,
                        .count = out->paragraphs.count };
    bool done = true;

    while (done && zl_tongues_next(&walk)) {
        zl_region region = { walk.begin, walk.end, "text", walk.lang };
        done = zl_array_push(&out->regions, region);
    }
    return done;
}

zili_status zl_plain_read(zl_source *out, zl_view text, zili_error *err)
{
    size_t at = 0;
    zl_piece piece;
    bool done = true;

    zl_source_lend(out, text);
    while (done && zl_paragraph_next(text, &at, false, &piece)) {
        zl_paragraph paragraph = { piece.begin, piece.end, ZL_BODY };
        done = zl_array_push(&out->paragraphs, paragraph);
    }
    if (done && add_regions(out, text))
        return ZILI_OK;
    zl_source_clear(out);
    return zl_no_memory(err);
}

static zili_status read_file(const zl_file *file, zl_shelf *shelf,
                             zili_error *err)
{
    zl_source source = { 0 };
    zili_status status = zl_plain_read(&source, file->bytes, err);

    return zl_shelf_put(shelf, file, &source, status, err);
}

static const char *const endings[] = { ".txt", ".md", NULL };

const zl_filetype zl_filetype_plain = {
    .name = "text",
    .about = "plain text, paragraphs by blank lines",
    .endings = endings,
    .of_text = true,
    .read = read_file,
};
