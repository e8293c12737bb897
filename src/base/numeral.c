/* numeral.c -- numbers as documents write them. */
#include "base/numeral.h"

#include "base/utf8.h"

#include <stddef.h>

#define FIGURES 4

/* 0-9 for a figure of the script `han`, 10 for 十, -1 for anything else. */
static int figure(uint32_t character, bool han)
{
    static const uint32_t hans[] = { 0x3007, 0x4E00, 0x4E8C, 0x4E09,
                                     0x56DB, 0x4E94, 0x516D, 0x4E03,
                                     0x516B, 0x4E5D, 0x5341 };

    if (!han && character >= '0' && character <= '9')
        return (int)(character - '0');
    if (!han && character >= 0xFF10 && character <= 0xFF19)
        return (int)(character - 0xFF10);
    if (han && character == 0x96F6) /* 零 */
        return 0;
    for (int i = 0; han && i <= 10; i++)
        if (hans[i] == character)
            return i;
    return -1;
}

static int figure_at(zl_view text, size_t *at, bool han)
{
    size_t next = *at;

    if (next >= text.size)
        return -1;
    int value = figure(zl_utf8_next(text, &next), han);
    if (value >= 0)
        *at = next;
    return value;
}

/* Figures to a number: 一 九 六 〇, or 二 十 三 with 10 among them. */
static int number(const int figures[], int count)
{
    int value = 0, ten = -1;

    for (int i = 0; i < count; i++)
        if (figures[i] == 10)
            ten = i;
    if (ten < 0) {
        for (int i = 0; i < count; i++)
            value = 10 * value + figures[i];
        return value;
    }
    if (ten > 1 || count > ten + 2 || (ten == 1 && figures[0] == 10))
        return ZL_NO_NUMERAL;
    value = 10 * (ten == 1 ? figures[0] : 1);
    return value + (count > ten + 1 ? figures[ten + 1] : 0);
}

int zl_numeral_next(zl_view text, size_t *at)
{
    for (int han = 0; han < 2; han++) {
        int figures[FIGURES], count = 0, value;
        size_t next = *at;
        while ((value = figure_at(text, &next, han)) >= 0) {
            if (count == FIGURES)
                return ZL_NO_NUMERAL;
            figures[count++] = value;
        }
        value = count ? number(figures, count) : ZL_NO_NUMERAL;
        if (value >= 0)
            *at = next;
        if (count)
            return value;
    }
    return ZL_NO_NUMERAL;
}
