/* reader_help.h -- what a reader makes of a file, as text. */
#ifndef READER_HELP_H
#define READER_HELP_H

#include "formats/filetype.h"

#include "base/fail.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static inline void show_marks(zl_str *out, const zl_source *source)
{
    for (size_t i = 0; i < source->marks.count; i++) {
        const zl_mark_span *it = &source->marks.items[i];
        zl_str_format(out, "%s=%s: ", it->kind, it->value ? it->value : "");
        zl_str_add(out, zl_view_cut(zl_str_view(&source->text), it->begin,
                                    it->end));
        zl_str_add_byte(out, '\n');
    }
}

/* The take() of a shelf: data, then for each paragraph "region/lang/kind:
 * text", then "mark=value: text". */
static inline zili_status show_source(void *user, const zl_file *file,
                                      zl_source *source, zili_error *err)
{
    static const char *const kinds[] = {
        [ZL_BODY] = "body",       [ZL_HEADING] = "heading",
        [ZL_SALUTATION] = "sal",  [ZL_SIGNATURE] = "sign",
        [ZL_DATELINE] = "date",   [ZL_ITEM] = "item",
        [ZL_ROW] = "row",         [ZL_QUOTE] = "quote",
        [ZL_VERSE] = "verse",     [ZL_CAPTION] = "caption",
        [ZL_NOTE] = "note",
    };
    zl_str *out = user;
    size_t region = 0;
    const char *reason;

    (void)file;
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
        zl_str_add(out, zl_view_cut(zl_str_view(&source->text), it->begin,
                                    it->end));
        zl_str_add_byte(out, '\n');
    }
    show_marks(out, source);
    return out->failed ? zl_no_memory(err) : ZILI_OK;
}

static inline void show_note(void *user, const char *sentence)
{
    zl_str_format(user, "note: %s\n", sentence);
}

static inline zili_status show_file(zl_view bytes, const char *name,
                                    zl_str *out, zili_error *err)
{
    static const zl_reading reading = { 0 };
    zl_shelf shelf = { .take = show_source,
                       .user = out,
                       .note = show_note,
                       .note_user = out };
    zl_file file = { .bytes = bytes,
                     .path = name,
                     .name = name,
                     .reading = &reading };

    return zl_file_give(&file, &shelf, err);
}

static inline void assert_shown(zl_view bytes, const char *name,
                                const char *expected)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    if (show_file(bytes, name, &out, &err))
        fail_msg("%s", err.text);
    assert_string_equal(zl_str_text(&out), expected);
    zl_str_clear(&out);
}

static inline void assert_refused(zl_view bytes, const char *name,
                                  const char *part)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    assert_int_equal(show_file(bytes, name, &out, &err), ZILI_EFORMAT);
    if (!strstr(err.text, part))
        fail_msg("%s", err.text);
    zl_str_clear(&out);
}

/* Refuse the first request for memory, then the second, and so on. */
static inline void assert_no_memory_survived(zl_view bytes, const char *name)
{
    zili_status status = ZILI_ENOMEM;

    for (long n = 0; status; n++) {
        zl_str out = { 0 };
        zl_refuse_after(n);
        status = show_file(bytes, name, &out, NULL);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
        zl_str_clear(&out);
    }
}

#endif
