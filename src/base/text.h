/* text.h -- bytes that are lent (view) and bytes that grow (str).
 *
 * Low-level: knows nothing of Unicode. */
#ifndef ZL_BASE_TEXT_H
#define ZL_BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Lent bytes, not zero-terminated. */
typedef struct zl_view {
    const char *bytes;
    size_t size;
} zl_view;

zl_view zl_view_of(const char *text); /* a zero-terminated text; NULL: empty */
bool    zl_view_same(zl_view a, zl_view b);
bool    zl_view_is(zl_view view, const char *text);
int     zl_view_compare(zl_view a, zl_view b); /* byte order */
bool    zl_view_starts(zl_view view, zl_view start);
bool    zl_view_ends(zl_view view, zl_view end);
zl_view zl_view_cut(zl_view view, size_t from, size_t to);
zl_view zl_view_trim(zl_view view); /* without ASCII blanks at both ends */
size_t  zl_view_find(zl_view view, zl_view needle); /* SIZE_MAX: nowhere */

/* Split at `mark`: give the next piece of `*rest`, trimmed, and shorten
 * `*rest`; false when there are no more. An empty text has no pieces. */
bool zl_view_next(zl_view *rest, char mark, zl_view *piece);

/* Give the next line of `*rest`, with its blanks and without its end, \n or
 * \r\n, and shorten `*rest`; false when there is none. */
bool zl_view_line(zl_view *rest, zl_view *line);

/* A text that grows. Always zero-terminated once something was added. Adding
 * after memory ran out does nothing and leaves `failed` set: ask at the end.
 * Start from { 0 }. */
typedef struct zl_str {
    char *bytes;
    size_t size;
    size_t room;
    bool failed;
} zl_str;

void zl_str_clear(zl_str *str); /* releases; the str is as new */
void zl_str_empty(zl_str *str); /* size 0, room kept */
void zl_str_add(zl_str *str, zl_view view);
void zl_str_add_text(zl_str *str, const char *text);
void zl_str_add_byte(zl_str *str, char byte);
/* In digits; it is below 2^63. */
void zl_str_add_number(zl_str *str, uint64_t number);

/* Make room for `more` bytes and a zero behind them; false without memory.
 * Whoever writes them there moves `size`, and ends the text with a zero. */
bool zl_str_grow(zl_str *str, size_t more);
static inline bool zl_str_reserve(zl_str *str, size_t more)
{
    return (!str->failed && more < str->room - str->size) ||
           zl_str_grow(str, more);
}

void zl_str_format(zl_str *str, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

zl_view     zl_str_view(const zl_str *str);
const char *zl_str_text(const zl_str *str); /* "" where nothing was added */

/* A zili_write_fn that appends to the zl_str at `user`. */
bool zl_str_write(void *user, const void *bytes, size_t size);

#endif
