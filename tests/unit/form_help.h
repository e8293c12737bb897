/* form_help.h -- the documents of a file, as a text to compare. */
#ifndef FORM_HELP_H
#define FORM_HELP_H

#include "formats/filetype.h"

#include "base/fail.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* "name (path#part) key=value: text" and a line for each. */
static inline zili_status show_form(void *user, const zl_file *file,
                                    zl_source *source, zili_error *err)
{
    zl_str *out = user;
    const char *reason;

    if (!zl_source_check(source, &reason))
        fail_msg("%s", reason);
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

static inline void show_note(void *user, const char *sentence)
{
    zl_str *out = user;

    zl_str_format(out, "! %s\n", sentence);
}

static inline zili_status read_form(zl_view bytes, const char *name,
                                    const zl_reading *reading, zl_str *out,
                                    zili_error *err)
{
    static const zl_reading none = { 0 };
    zl_shelf shelf = {
        .take = show_form, .user = out, .note = show_note, .note_user = out
    };
    zl_file file = { .bytes = bytes,
                     .path = name,
                     .name = name,
                     .reading = reading ? reading : &none };

    return zl_file_give(&file, &shelf, err);
}

static inline void assert_form(zl_view bytes, const char *name,
                               const zl_reading *reading,
                               const char *expected)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    if (read_form(bytes, name, reading, &out, &err))
        fail_msg("%s", err.text);
    assert_string_equal(zl_str_text(&out), expected);
    zl_str_clear(&out);
}

static inline void assert_form_refused(zl_view bytes, const char *name,
                                       const zl_reading *reading,
                                       const char *part)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    assert_int_equal(read_form(bytes, name, reading, &out, &err),
                     ZILI_EFORMAT);
    if (!strstr(err.text, part))
        fail_msg("%s", err.text);
    zl_str_clear(&out);
}

/* Read it with ever more memory, until there is enough. */
static inline void assert_form_survives(zl_view bytes, const char *name)
{
    zili_status status = ZILI_ENOMEM;

    for (long n = 0; status; n++) {
        zl_str out = { 0 };
        zl_refuse_after(n);
        status = read_form(bytes, name, NULL, &out, NULL);
        zl_refuse_after(-1);
        zl_str_clear(&out);
        if (status)
            assert_int_equal(status, ZILI_ENOMEM);
    }
}

#endif
