/* texts.h -- every text in a folder, and every string of a break test. */
#ifndef BENCH_TEXTS_H
#define BENCH_TEXTS_H

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* What is done with a text; `name` is the path of its file. */
typedef zili_status text_fn(void *user, const char *name, zl_view text,
                            zili_error *err);

/* A file as valid UTF-8: bytes that are none become U+FFFD. Released with
 * zl_str_clear(). */
static inline zili_status read_text(zl_str *out, const char *path,
                                    zili_error *err)
{
    zl_span file;
    zl_utf8_fault fault;

    *out = (zl_str){ 0 };
    zili_status status = zl_file_read(&file, path, err);
    if (status)
        return status;
    zl_view text = { (const char *)file.bytes, file.size };
    if (zl_utf8_check(text, &fault))
        zl_str_add(out, text);
    else
        zl_utf8_add_bytes(out, text);
    zl_free((void *)(uintptr_t)file.bytes);
    return out->failed ? ZILI_ENOMEM : ZILI_OK;
}

/* ---- folders ---- */

static inline zili_status each_file(const char *path, text_fn *take,
                                    void *user, zili_error *err)
{
    zl_str text;

    if (zl_view_ends(zl_view_of(path), zl_view_of(".xz")))
        return ZILI_OK;
    zili_status status = read_text(&text, path, err);
    if (!status)
        status = take(user, path, zl_str_view(&text), err);
    zl_str_clear(&text);
    return status;
}

/* Every file in `path` and in the folders inside it, in byte order of their
 * names, but for archives. */
static inline zili_status each_text(const char *path, text_fn *take,
                                    void *user, zili_error *err)
{
    zl_names names = { 0 };
    zl_str inner = { 0 };

    if (!zl_file_is_folder(path))
        return each_file(path, take, user, err);
    zili_status status = zl_file_list(&names, path, err);
    for (size_t i = 0; !status && i < names.count; i++) {
        zl_file_join(&inner, path, names.items[i]);
        status = each_text(zl_str_text(&inner), take, user, err);
    }
    zl_str_clear(&inner);
    zl_names_clear(&names);
    return status;
}

/* ---- break tests ---- */

/* The characters of one line of Unicode's break tests, "÷ 0061 × 0308 ÷",
 * behind each other in `out`. */
static inline void read_break_line(zl_view line, zl_str *out)
{
    const char *comment = memchr(line.bytes, '#', line.size);
    zl_view rest = line, field;

    if (comment)
        rest.size = (size_t)(comment - line.bytes);
    zl_str_empty(out);
    while (zl_view_next(&rest, ' ', &field)) {
        char digits[8] = "", *end;
        if (field.size < 4 || field.size > 6)
            continue;
        memcpy(digits, field.bytes, field.size);
        unsigned long c = strtoul(digits, &end, 16);
        if (!*end && (c < 0xD800 || c > 0xDFFF))
            zl_utf8_add(out, (uint32_t)c);
    }
}

static inline zili_status each_break_line(const char *path, text_fn *take,
                                          void *user, zili_error *err)
{
    zl_str text, string = { 0 };
    zl_view line;

    zili_status status = read_text(&text, path, err);
    zl_view rest = zl_str_view(&text);
    while (!status && zl_view_next(&rest, '\n', &line)) {
        read_break_line(line, &string);
        if (string.size > 0)
            status = take(user, path, zl_str_view(&string), err);
    }
    zl_str_clear(&string);
    zl_str_clear(&text);
    return status;
}

#endif
