/* column.c -- what the values of a metadata column are. */
#include "index/column.h"

#include "base/date.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name, *declared;
} kinds[] = {
    [ZL_COLUMN_TEXT] = { "text", "TEXT" },
    [ZL_COLUMN_INTEGER] = { "integer", "INTEGER" },
    [ZL_COLUMN_REAL] = { "real", "TEXT REAL" },
    [ZL_COLUMN_DATE] = { "date", "TEXT DATE" },
    [ZL_COLUMN_LIST] = { "list", "TEXT LIST" },
};

enum { KINDS = sizeof kinds / sizeof *kinds };

const char *zl_column_kind_name(zl_column_kind kind)
{
    return kinds[kind].name;
}

const char *zl_column_declare(zl_column_kind kind)
{
    return kinds[kind].declared;
}

zl_column_kind zl_column_declared(const char *type)
{
    for (int i = 0; type && i < KINDS; i++)
        if (strcmp(kinds[i].declared, type) == 0)
            return (zl_column_kind)i;
    return ZL_COLUMN_TEXT;
}

/* ---- numbers ---- */

static size_t digits_at(zl_view value, size_t at)
{
    size_t begin = at;

    while (at < value.size && value.bytes[at] >= '0' && value.bytes[at] <= '9')
        at++;
    return at - begin;
}

static bool is_integer(zl_view value)
{
    size_t sign = value.size > 0 && value.bytes[0] == '-';
    size_t digits = digits_at(value, sign);

    if (digits == 0 || digits > 18 || sign + digits < value.size)
        return false;
    return value.bytes[sign] != '0' || value.size == 1;
}

/* "-1.5", ".5", "1e-3"; "007" is a name, not a number. */
static bool is_real(zl_view value)
{
    size_t at = value.size > 0 && value.bytes[0] == '-';
    size_t whole = digits_at(value, at), part = 0, power = 1;

    if (whole > 1 && value.bytes[at] == '0')
        return false;
    at += whole;
    if (at < value.size && value.bytes[at] == '.') {
        part = digits_at(value, ++at);
        at += part;
    }
    if (at < value.size && (value.bytes[at] == 'e' || value.bytes[at] == 'E')) {
        at++;
        at += at < value.size && strchr("+-", value.bytes[at]) != NULL;
        power = digits_at(value, at);
        at += power;
    }
    return whole + part > 0 && power > 0 && power < 4 && at == value.size &&
           value.size < 40;
}

/* Up to the exponent. */
static double mantissa(zl_view value, size_t *at)
{
    double sum = 0, unit = 1;
    bool behind = false;

    for (; *at < value.size; ++*at) {
        char byte = value.bytes[*at];
        if (byte == '.') {
            behind = true;
        } else if (byte >= '0' && byte <= '9') {
            sum = sum * 10 + (byte - '0');
            unit *= behind ? 10 : 1;
        } else {
            break;
        }
    }
    return sum / unit;
}

double zl_column_number(zl_view value)
{
    bool negative = value.size > 0 && value.bytes[0] == '-';
    size_t at = negative;
    double number = mantissa(value, &at);
    size_t sign = at + 1;
    bool small = sign < value.size && value.bytes[sign] == '-';
    int power = 0;

    for (size_t i = sign; i < value.size && power < 1000; i++)
        if (value.bytes[i] >= '0' && value.bytes[i] <= '9')
            power = power * 10 + (value.bytes[i] - '0');
    for (; power > 0; power--)
        number = small ? number / 10 : number * 10;
    return negative ? -number : number;
}

/* ---- dates ---- */

/* The last `count` digits of a number. */
static char *put_digits(char *out, int count, unsigned number)
{
    for (int i = count; i-- > 0; number /= 10)
        out[i] = (char)('0' + number % 10);
    return out + count;
}

bool zl_column_date(char *out, zl_view value)
{
    zl_date date;

    if (value.size > 40 || !zl_date_read(value, &date) || date.year > 9999)
        return false;
    out = put_digits(out, 4, (unsigned)date.year);
    if (date.month) {
        *out++ = '-';
        out = put_digits(out, 2, (unsigned)date.month);
    }
    if (date.month && date.day) {
        *out++ = '-';
        out = put_digits(out, 2, (unsigned)date.day);
    }
    *out = 0;
    return true;
}

/* ---- lists ---- */

static const char wide_mark[] = "\xEF\xBC\x9B"; /* ； */

static size_t mark_at(zl_view text, size_t *size)
{
    zl_view wide = zl_view_of(wide_mark);
    size_t one = zl_view_find(text, zl_view_of(";"));
    size_t two = zl_view_find(text, wide);

    *size = one <= two ? 1 : wide.size;
    return one <= two ? one : two;
}

bool zl_column_member(zl_view *rest, zl_view *member)
{
    while (rest->size) {
        size_t size, end = mark_at(*rest, &size);
        bool last = end == SIZE_MAX;
        *member = zl_view_trim(zl_view_cut(*rest, 0, last ? rest->size : end));
        *rest = zl_view_cut(*rest, last ? rest->size : end + size, rest->size);
        if (member->size)
            return true;
    }
    return false;
}

/* Two members or more, each short: a sentence is no list. */
static bool is_list(zl_view value)
{
    enum { LONGEST = 100 };
    size_t count = 0;
    zl_view member;

    while (zl_column_member(&value, &member)) {
        if (member.size > LONGEST)
            return false;
        count++;
    }
    return count > 1;
}

bool zl_column_fits(zl_column_kind kind, zl_view value)
{
    char date[ZL_COLUMN_DATE_SIZE];

    switch (kind) {
    case ZL_COLUMN_INTEGER:
        return is_integer(value);
    case ZL_COLUMN_REAL:
        return is_integer(value) || is_real(value);
    case ZL_COLUMN_DATE:
        return zl_column_date(date, value);
    case ZL_COLUMN_LIST:
        return is_list(value);
    default:
        return true;
    }
}
