/* documents_help.h -- the documents of a file, as a text to compare. */
#ifndef TEST_DOCUMENTS_HELP_H
#define TEST_DOCUMENTS_HELP_H

#include "formats/filetype.h"

#include "base/fail.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The documents of a file, one after the other: data, then for each paragraph
 * "region/lang/kind: text", then "mark=value: text". */
static zili_status show(void *user, const zl_file *file, zl_source *source,
                        zili_error *err)
{
    static const char *const kinds[] = {
        [ZL_BODY] = "body",      [ZL_HEADING] = "heading",
        [ZL_SALUTATION] = "sal", [ZL_SIGNATURE] = "sign",
        [ZL_DATELINE] = "date",  [ZL_ITEM] = "item",
        [ZL_ROW] = "row",        [ZL_QUOTE] = "quote",
        [ZL_VERSE] = "verse",    [ZL_CAPTION] = "caption",
        [ZL_NOTE] = "note",
    };
    zl_view text = zl_str_view(&source->text);
    zl_str *out = user;
    size_t region = 0;
    const char *reason;

    (void)file, (void)err;
    if (!zl_source_check(source, &reason))
        fail_msg("%s", reason);
    for (size_t i = 0; i < source->data.count; i++)
        zl_str_format(out, "%s=%s\n", source->data.items[i].key,
                      source->data.items[i].value);
    for (size_t i = 0; i < source->paragraphs.count; i++) {
        const zl_paragraph *it = &source->paragraphs.items[i];
        while (source->regions.items[region].end <= it->begin)
            region++;
        zl_str_format(out, "%s/%s/%s: ", source->regions.items[region].kind,
                      source->regions.items[region].lang, kinds[it->kind]);
        zl_str_add(out, zl_view_cut(text, it->begin, it->end));
        zl_str_add_byte(out, '\n');
    }
    for (size_t i = 0; i < source->marks.count; i++) {
        const zl_mark_span *it = &source->marks.items[i];
        zl_str_format(out, "%s=%s: ", it->kind, it->value ? it->value : "");
        zl_str_add(out, zl_view_cut(text, it->begin, it->end));
        zl_str_add_byte(out, '\n');
    }
    return out->failed ? zl_no_memory(err) : ZILI_OK;
}

static inline zili_status read_bytes(zl_view bytes, const char *name,
                                     struct zl_xml_map *map, zl_str *out,
                                     zili_error *err)
{
    zl_reading reading = { .map = map };
    zl_shelf shelf = { .take = show, .user = out };
    zl_file file = {
        .bytes = bytes, .path = name, .name = name, .reading = &reading
    };

    return zl_file_give(&file, &shelf, err);
}

#endif
