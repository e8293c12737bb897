/* fuzz_markup.c -- any page of XML or HTML: every promise of source.h holds.
 *
 * The first byte says what it is: 0 TEI, 1 HTML, 2 any XML, 3 that with a map
 * before it, up to a line "---", 4 FictionBook. */
#include "formats/filetype.h"
#include "formats/xml_map.h"
#include "text/replace.h"

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

/* What stands before a line "---", which is taken away from `rest`. */
static zl_view cut_map(zl_view *rest)
{
    size_t at = zl_view_find(*rest, zl_view_of("\n---\n"));
    zl_view map = zl_view_cut(*rest, 0, at == SIZE_MAX ? 0 : at + 1);

    if (at != SIZE_MAX)
        *rest = zl_view_cut(*rest, at + 5, rest->size);
    return map;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const zl_filetype *const types[] = {
        &zl_filetype_tei, &zl_filetype_html, &zl_filetype_xml,
        &zl_filetype_xml, &zl_filetype_fb2
    };
    enum { TYPES = sizeof types / sizeof *types };
    zl_view text = { (const char *)bytes, size };
    zl_xml_map *map = NULL;
    zili_error err;

    if (size == 0 || !zl_is_sound(text))
        return 0;
    text = zl_view_cut(text, 1, size);
    size_t kind = (uint8_t)(bytes[0] - '0') % TYPES;
    if (kind == 3 &&
        zl_xml_map_parse(&map, "m", cut_map(&text), &err))
        return 0;
    zl_reading reading = { .type = types[kind], .map = map };
    zl_shelf shelf = { .take = check };
    zl_file file = { .bytes = text,
                     .path = "a",
                     .name = "a",
                     .reading = &reading };
    if (zl_file_give(&file, &shelf, &err) && !*err.text)
        abort();
    zl_xml_map_close(map);
    return 0;
}
