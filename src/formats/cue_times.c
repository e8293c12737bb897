/* cue_times.c -- lines of subtitles, and the times in them. */
#include "formats/cue_times.h"

#include <string.h>

zl_view zl_cue_line(zl_view text, size_t *at)
{
    size_t begin = *at, end = begin;

    while (end < text.size && text.bytes[end] != '\n' &&
           text.bytes[end] != '\r')
        end++;
    *at = end + (end < text.size);
    if (*at < text.size && text.bytes[end] == '\r' && text.bytes[*at] == '\n')
        ++*at;
    return zl_view_cut(text, begin, end);
}

bool zl_cue_has_arrow(zl_view line)
{
    return zl_view_find(line, zl_view_of("-->")) != SIZE_MAX;
}

/* Digits, of which there are at most six. */
static bool take_digits(zl_view *rest, uint64_t *number, size_t *digits)
{
    size_t i = 0;

    for (*number = 0; i < rest->size && i < 6 && rest->bytes[i] >= '0' &&
                      rest->bytes[i] <= '9';
         i++)
        *number = *number * 10 + (uint64_t)(rest->bytes[i] - '0');
    *rest = zl_view_cut(*rest, i, rest->size);
    *digits = i;
    return i;
}

static bool take_byte(zl_view *rest, char byte)
{
    if (!rest->size || rest->bytes[0] != byte)
        return false;
    *rest = zl_view_cut(*rest, 1, rest->size);
    return true;
}

/* 1:02:03,456 or 02:03.456 */
static bool take_time(zl_view *rest, uint64_t *time)
{
    uint64_t part, sum = 0;
    size_t digits, parts = 0;

    do {
        if (!take_digits(rest, &part, &digits) || (parts && part > 59))
            return false;
        sum = sum * 60 + part;
    } while (++parts < 3 && take_byte(rest, ':'));
    if (parts < 2)
        return false;
    sum *= 1000;
    if (take_byte(rest, ',') || take_byte(rest, '.')) {
        if (!take_digits(rest, &part, &digits) || digits > 3)
            return false;
        for (; digits < 3; digits++)
            part *= 10;
        sum += part;
    }
    *time = sum;
    return true;
}

bool zl_cue_times_read(zl_view line, zl_cue_times *times)
{
    zl_view rest = zl_view_trim(line);

    if (!take_time(&rest, &times->start))
        return false;
    rest = zl_view_trim(rest);
    if (!zl_view_starts(rest, zl_view_of("-->")))
        return false;
    rest = zl_view_trim(zl_view_cut(rest, 3, rest.size));
    return take_time(&rest, &times->end) &&
           (!rest.size || rest.bytes[0] == ' ' || rest.bytes[0] == '\t');
}

bool zl_cue_words_timed(zl_view text)
{
    const char *at = text.bytes, *end = at + text.size;

    while (text.size && (at = memchr(at, '<', (size_t)(end - at)))) {
        uint64_t time;
        zl_view rest = { at + 1, (size_t)(end - at) - 1 };
        if (take_time(&rest, &time) && take_byte(&rest, '>'))
            return true;
        at++;
    }
    return false;
}
