/* number.c -- texts as numbers. */
#include "query/number.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool zl_number_read(zl_view text, double *number)
{
    size_t at = text.size > 0 && (text.bytes[0] == '-' || text.bytes[0] == '+');
    size_t first = at;
    double value = 0, scale = 1;
    bool point = false;

    for (; at < text.size; at++) {
        char c = text.bytes[at];
        bool is_point = c == '.' && !point && at > first &&
                        at + 1 < text.size;
        if (!is_digit(c) && !is_point)
            return false;
        point = point || is_point;
        if (is_point)
            continue;
        value = value * 10 + (c - '0');
        scale *= point ? 10 : 1;
    }
    if (at == first)
        return false;
    value /= scale;
    *number = text.bytes[0] == '-' ? -value : value;
    return true;
}

bool zl_number_holds(zl_relation relation, double left, double right)
{
    switch (relation) {
    case ZL_EQUAL:
        return left == right;
    case ZL_UNEQUAL:
        return left != right;
    case ZL_LESS:
        return left < right;
    case ZL_AT_MOST:
        return left <= right;
    case ZL_MORE:
        return left > right;
    case ZL_AT_LEAST:
        break;
    }
    return left >= right;
}
