/* date.c -- days as the documents write them, in English and Chinese. */
#include "base/date.h"

#include "base/numeral.h"
#include "base/utf8.h"

#include <string.h>
#include <strings.h>

static bool is_date(zl_date date)
{
    static const int days[] = { 31, 29, 31, 30, 31, 30,
                                31, 31, 30, 31, 30, 31 };
    int year = date.year;
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    if (year < 1000 || date.month < 0 || date.month > 12 || date.day < 0)
        return false;
    if (date.month == 0 || date.day == 0)
        return date.day == 0;
    return date.day <= days[date.month - 1] - (date.month == 2 && !leap);
}

/* ---- 1960年7月3日 ---- */

/* Pass `character`; false, and nothing passed, if another stands there. */
static bool pass(zl_view text, size_t *at, uint32_t character)
{
    size_t next = *at;

    if (next >= text.size || zl_utf8_next(text, &next) != character)
        return false;
    *at = next;
    return true;
}

/* A number and its sign; 0 where they do not stand there. */
static int part(zl_view text, size_t *at, uint32_t sign)
{
    size_t next = *at;

    while (pass(text, &next, ' '))
        ;
    int value = zl_numeral_next(text, &next);
    while (pass(text, &next, ' '))
        ;
    if (value <= 0 || !pass(text, &next, sign))
        return 0;
    *at = next;
    return value;
}

static bool read_chinese(zl_view text, zl_date *date)
{
    size_t at = 0;

    date->year = part(text, &at, 0x5E74);                     /* 年 */
    date->month = date->year ? part(text, &at, 0x6708) : 0;   /* 月 */
    date->day = date->month ? part(text, &at, 0x65E5) : 0;    /* 日 */
    return date->year && at == text.size;
}

/* ---- July 3, 1960 ---- */

struct token {
    int number; /* or ZL_NO_NUMERAL */
    int month;  /* or 0 */
};

static int month_of(zl_view word)
{
    static const char *const names[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December",
    };

    for (int i = 0; i < 12; i++) {
        zl_view name = zl_view_of(names[i]);
        if ((word.size == name.size || word.size == 3) &&
            strncasecmp(word.bytes, name.bytes, word.size) == 0)
            return i + 1;
    }
    return 0;
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static zl_view word_at(zl_view text, size_t at)
{
    size_t end = at;

    while (end < text.size && is_letter(text.bytes[end]))
        end++;
    return zl_view_cut(text, at, end);
}

/* "3", "3rd" or "July" at `*at`. */
static bool read_token(zl_view text, size_t *at, struct token *token)
{
    *token = (struct token){ zl_numeral_next(text, at), 0 };
    zl_view word = word_at(text, *at);

    *at += word.size;
    if (token->number < 0)
        return (token->month = month_of(word)) != 0;
    return word.size == 0 || zl_view_is(word, "st") ||
           zl_view_is(word, "nd") || zl_view_is(word, "rd") ||
           zl_view_is(word, "th");
}

static int read_tokens(zl_view text, struct token tokens[3])
{
    int count = 0;

    for (size_t at = 0; at < text.size;) {
        if (count == 3 || !read_token(text, &at, &tokens[count++]))
            return 0;
        if (at == text.size)
            break;
        size_t after = at;
        while (after < text.size && (text.bytes[after] == ' ' ||
                                     text.bytes[after] == ',' ||
                                     text.bytes[after] == '.'))
            after++;
        if (after == at)
            return 0;
        at = after;
    }
    return count;
}

static bool read_english(zl_view text, zl_date *date)
{
    struct token t[3] = { { 0, 0 }, { 0, 0 }, { 0, 0 } };
    int count = read_tokens(text, t);

    if (count == 1 && !t[0].month)
        *date = (zl_date){ t[0].number, 0, 0 };
    else if (count == 2 && t[0].month && !t[1].month)
        *date = (zl_date){ t[1].number, t[0].month, 0 };
    else if (count == 3 && t[0].month && !t[1].month && !t[2].month)
        *date = (zl_date){ t[2].number, t[0].month, t[1].number };
    else if (count == 3 && !t[0].month && t[1].month && !t[2].month)
        *date = (zl_date){ t[2].number, t[1].month, t[0].number };
    else
        return false;
    return count < 3 || date->day > 0;
}

/* ---- 1960-07-03, 1960/7/3, 3.7.1960 ---- */

/* Behind a day nothing, or a time: "T03:04:05Z", " 0:00". */
static bool ends_in_time(zl_view text)
{
    size_t at = 1;

    if (text.size == 0)
        return true;
    if (text.bytes[0] != 'T' && text.bytes[0] != ' ')
        return false;
    int hour = zl_numeral_next(text, &at);
    if (hour < 0 || hour > 24 || !pass(text, &at, ':') || at == text.size)
        return false;
    for (; at < text.size; at++)
        if (!memchr("0123456789:.+-Z", text.bytes[at], 15))
            return false;
    return true;
}

/* The mark is that of ISO 8601, or one of those that spreadsheets write, which
 * are in no date of a month: 1960/61 are two years. */
static bool read_year_first(zl_view text, zl_date *date)
{
    size_t at = 0;

    date->year = zl_numeral_next(text, &at);
    if (at != 4 || at == text.size || !memchr("-/.", text.bytes[at], 3))
        return false;
    char mark = text.bytes[at++];
    date->month = zl_numeral_next(text, &at);
    date->day = pass(text, &at, (uint32_t)mark) ? zl_numeral_next(text, &at)
                                                : 0;
    if (date->month <= 0 || (mark != '-' && date->day <= 0))
        return false;
    return date->day ? ends_in_time(zl_view_cut(text, at, text.size))
                     : at == text.size;
}

/* Where full stops stand between them, the day is always the first; between
 * strokes it is the month in some countries. */
static bool read_day_first(zl_view text, zl_date *date)
{
    size_t at = 0;

    date->day = zl_numeral_next(text, &at);
    if (date->day <= 0 || !pass(text, &at, '.'))
        return false;
    pass(text, &at, ' ');
    date->month = zl_numeral_next(text, &at);
    if (date->month <= 0 || !pass(text, &at, '.'))
        return false;
    pass(text, &at, ' ');
    size_t before = at;
    date->year = zl_numeral_next(text, &at);
    return at == before + 4 && at == text.size;
}

bool zl_date_read(zl_view text, zl_date *date)
{
    zl_view whole = zl_view_trim(text);

    *date = (zl_date){ 0, 0, 0 };
    /* No text is a date in two ways; nearly all are as the first one says. */
    return (read_year_first(whole, date) || read_chinese(whole, date) ||
            read_english(whole, date) || read_day_first(whole, date)) &&
           is_date(*date);
}

void zl_date_write(zl_str *out, zl_date date)
{
    zl_str_format(out, "%04d", date.year);
    if (date.month)
        zl_str_format(out, "-%02d", date.month);
    if (date.month && date.day)
        zl_str_format(out, "-%02d", date.day);
}
