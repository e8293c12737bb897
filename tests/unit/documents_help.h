/* documents_help.h -- the documents of a file, as a text to compare. */
#ifndef DOCUMENTS_HELP_H
#define DOCUMENTS_HELP_H

#include "formats/filetype.h"

#include "base/fail.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* How a document is shown: the take() of a shelf, whose user is a zl_str. */
typedef zili_status show_fn(void *user, const zl_file *file, zl_source *source,
                            zili_error *err);

static inline void assert_source(const zl_source *source)
{
    const char *reason;

    if (!zl_source_check(source, &reason))
        fail_msg("%s", reason);
}

/* "name (path#part) key=value: text" */
static inline zili_status show_line(void *user, const zl_file *file,
                                    zl_source *source, zili_error *err)
{
    zl_str *out = user;

    assert_source(source);
    zl_str_format(out, "%s (%s", zl_str_text(&source->name), file->name);
    zl_str_format(out, "%s%s)", source->part.size ? "#" : "",
                  zl_str_text(&source->part));
    for (size_t i = 0; i < source->data.count; i++)
        zl_str_format(out, " %s=%s", source->data.items[i].key,
                      source->data.items[i].value);
    zl_str_add_text(out, ": ");
    zl_str_add(out, zl_str_view(&source->text));
    zl_str_add_byte(out, '\n');
    return out->failed ? zl_no_memory(err) : ZILI_OK;
}

/* "what: " and some of the text */
static inline void show_piece(zl_str *out, const zl_source *source,
                              size_t begin, size_t end)
{
    zl_str_add_text(out, ": ");
    zl_str_add(out, zl_view_cut(zl_str_view(&source->text), begin, end));
    zl_str_add_byte(out, '\n');
}

/* Data, then for each paragraph "region/lang/kind: text", then
 * "mark=value: text". */
static inline zili_status show_page(void *user, const zl_file *file,
                                    zl_source *source, zili_error *err)
{
    static const char *const kinds[] = {
        [ZL_BODY] = "body",      [ZL_HEADING] = "heading",
        [ZL_SALUTATION] = "sal", [ZL_SIGNATURE] = "sign",
        [ZL_DATELINE] = "date",  [ZL_ITEM] = "item",
        [ZL_ROW] = "row",        [ZL_QUOTE] = "quote",
        [ZL_VERSE] = "verse",    [ZL_CAPTION] = "caption",
        [ZL_NOTE] = "note",
    };
    zl_str *out = user;
    const zl_region *region = source->regions.items;

    (void)file;
    assert_source(source);
    for (size_t i = 0; i < source->data.count; i++)
        zl_str_format(out, "%s=%s\n", source->data.items[i].key,
                      source->data.items[i].value);
    for (size_t i = 0; i < source->paragraphs.count; i++) {
        const zl_paragraph *it = &source->paragraphs.items[i];
        while (region->end <= it->begin)
            region++;
        zl_str_format(out, "%s/%s/%s", region->kind, region->lang,
                      kinds[it->kind]);
        show_piece(out, source, it->begin, it->end);
    }
    for (size_t i = 0; i < source->marks.count; i++) {
        const zl_mark_span *it = &source->marks.items[i];
        zl_str_format(out, "%s=%s", it->kind, it->value ? it->value : "");
        show_piece(out, source, it->begin, it->end);
    }
    return out->failed ? zl_no_memory(err) : ZILI_OK;
}

static inline void show_note(void *user, const char *sentence)
{
    zl_str_format(user, "! %s\n", sentence);
}

/* `reading` NULL: nothing is said of how to read. */
static inline zili_status read_documents(show_fn *show, zl_view bytes,
                                         const char *name,
                                         const zl_reading *reading,
                                         zl_str *out, zili_error *err)
{
    static const zl_reading none = { 0 };
    zl_shelf shelf = {
        .take = show, .user = out, .note = show_note, .note_user = out
    };
    zl_file file = { .bytes = bytes,
                     .path = name,
                     .name = name,
                     .reading = reading ? reading : &none };

    return zl_file_give(&file, &shelf, err);
}

static inline void assert_documents(show_fn *show, zl_view bytes,
                                    const char *name,
                                    const zl_reading *reading,
                                    const char *expected)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    if (read_documents(show, bytes, name, reading, &out, &err))
        fail_msg("%s", err.text);
    assert_string_equal(zl_str_text(&out), expected);
    zl_str_clear(&out);
}

/* Refused with a sentence that has `part` in it. */
static inline void assert_no_documents(zl_view bytes, const char *name,
                                       const zl_reading *reading,
                                       const char *part)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    assert_int_equal(
        read_documents(show_line, bytes, name, reading, &out, &err),
        ZILI_EFORMAT);
    if (!strstr(err.text, part))
        fail_msg("%s", err.text);
    zl_str_clear(&out);
}

/* Read it with ever more memory, until there is enough. */
static inline void assert_documents_survive(zl_view bytes, const char *name)
{
    zili_status status = ZILI_ENOMEM;

    for (long n = 0; status; n++) {
        zl_str out = { 0 };
        zl_refuse_after(n);
        status = read_documents(show_line, bytes, name, NULL, &out, NULL);
        zl_refuse_after(-1);
        zl_str_clear(&out);
        if (status)
            assert_int_equal(status, ZILI_ENOMEM);
    }
}

#endif
