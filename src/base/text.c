/* text.c -- bytes that are lent (view) and bytes that grow (str). */
#include "text.h"

#include "digits.h"
#include "mem.h"

#include <stdio.h>
#include <string.h>

zl_view zl_view_of(const char *text)
{
    return (zl_view){ text ? text : "", text ? strlen(text) : 0 };
}

bool zl_view_same(zl_view a, zl_view b)
{
    return a.size == b.size && zl_view_compare(a, b) == 0;
}

bool zl_view_is(zl_view view, const char *text)
{
    return zl_view_same(view, zl_view_of(text));
}

int zl_view_compare(zl_view a, zl_view b)
{
    size_t shorter = a.size < b.size ? a.size : b.size;
    int order = shorter ? memcmp(a.bytes, b.bytes, shorter) : 0;

    return order ? order : (a.size > b.size) - (a.size < b.size);
}

bool zl_view_starts(zl_view view, zl_view start)
{
    return view.size >= start.size &&
           zl_view_same(zl_view_cut(view, 0, start.size), start);
}

bool zl_view_ends(zl_view view, zl_view end)
{
    return view.size >= end.size &&
           zl_view_same(zl_view_cut(view, view.size - end.size, view.size),
                        end);
}

zl_view zl_view_cut(zl_view view, size_t from, size_t to)
{
    return (zl_view){ from ? view.bytes + from : view.bytes, to - from };
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

zl_view zl_view_trim(zl_view view)
{
    while (view.size && is_blank(view.bytes[0]))
        view = zl_view_cut(view, 1, view.size);
    while (view.size && is_blank(view.bytes[view.size - 1]))
        view.size--;
    return view;
}

size_t zl_view_find(zl_view view, zl_view needle)
{
    if (needle.size == 0)
        return 0;
    const char *found = view.size ? memmem(view.bytes, view.size, needle.bytes,
                                           needle.size)
                                  : NULL;
    return found ? (size_t)(found - view.bytes) : SIZE_MAX;
}

bool zl_view_next(zl_view *rest, char mark, zl_view *piece)
{
    if (!rest->bytes || rest->size == 0)
        return false;
    const char *end = memchr(rest->bytes, mark, rest->size);
    size_t size = end ? (size_t)(end - rest->bytes) : rest->size;
    *piece = zl_view_trim(zl_view_cut(*rest, 0, size));
    *rest = zl_view_cut(*rest, end ? size + 1 : size, rest->size);
    return true;
}

bool zl_view_line(zl_view *rest, zl_view *line)
{
    if (rest->size == 0)
        return false;
    const char *end = memchr(rest->bytes, '\n', rest->size);
    size_t size = end ? (size_t)(end - rest->bytes) : rest->size;
    bool turns = size > 0 && rest->bytes[size - 1] == '\r';
    *line = zl_view_cut(*rest, 0, size - turns);
    *rest = zl_view_cut(*rest, size + (end != NULL), rest->size);
    return true;
}

/* ---- growing ---- */

void zl_str_clear(zl_str *str)
{
    zl_free(str->bytes);
    *str = (zl_str){ 0 };
}

void zl_str_empty(zl_str *str)
{
    str->size = 0;
    if (str->bytes)
        str->bytes[0] = 0;
}

bool zl_str_grow(zl_str *str, size_t more)
{
    if (str->failed)
        return false;
    if (more < str->room - str->size)
        return true;
    size_t room = str->room ? str->room : 32;
    while (room - str->size <= more && room <= SIZE_MAX / 2)
        room *= 2;
    bool enough = room - str->size > more;
    char *bytes = enough ? zl_resize(str->bytes, room) : NULL;
    if (!bytes) {
        str->failed = true;
        return false;
    }
    str->bytes = bytes;
    str->room = room;
    return true;
}

void zl_str_add(zl_str *str, zl_view view)
{
    if (!zl_str_reserve(str, view.size))
        return;
    if (view.size)
        memcpy(str->bytes + str->size, view.bytes, view.size);
    str->size += view.size;
    str->bytes[str->size] = 0;
}

void zl_str_add_text(zl_str *str, const char *text)
{
    zl_str_add(str, zl_view_of(text));
}

void zl_str_add_byte(zl_str *str, char byte)
{
    zl_str_add(str, (zl_view){ &byte, 1 });
}

void zl_str_add_number(zl_str *str, uint64_t number)
{
    char digits[ZL_INTEGER_SIZE];

    zl_str_add(str, (zl_view){ digits,
                               zl_integer_text(digits, (int64_t)number) });
}

/* Most texts find room at once. */
void zl_str_format(zl_str *str, const char *format, ...)
{
    va_list args, again;

    va_start(args, format);
    va_copy(again, args);
    size_t room = str->failed ? 0 : str->room - str->size;
    int size = vsnprintf(room ? str->bytes + str->size : NULL, room, format,
                         args);
    if (size < 0) {
        str->failed = true;
    } else if ((size_t)size < room) {
        str->size += (size_t)size;
    } else if (zl_str_reserve(str, (size_t)size)) {
        vsnprintf(str->bytes + str->size, (size_t)size + 1, format, again);
        str->size += (size_t)size;
    } else if (room) {
        str->bytes[str->size] = 0;
    }
    va_end(again);
    va_end(args);
}

zl_view zl_str_view(const zl_str *str)
{
    return (zl_view){ zl_str_text(str), str->size };
}

const char *zl_str_text(const zl_str *str)
{
    return str->bytes ? str->bytes : "";
}

bool zl_str_write(void *user, const void *bytes, size_t size)
{
    zl_str *str = user;

    zl_str_add(str, (zl_view){ bytes, size });
    return !str->failed;
}
