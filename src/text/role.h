/* role.h -- what a Chinese character may be a part of: numbers and names. */
#ifndef ZL_TEXT_ROLE_H
#define ZL_TEXT_ROLE_H

#include <stdint.h>
#include <zili/error.h>

/* What a character can be; several at once. */
enum {
    ZL_ROLE_NUMERAL = 1,   /* 一 百 萬: spells a number */
    ZL_ROLE_MULTIPLIER = 2, /* 十 百 万 億: goes on with a number */
    ZL_ROLE_SOME = 4,      /* 几 数: a number that is not told */
    ZL_ROLE_SURNAME = 8,   /* 聂: one of the hundred most frequent surnames */
    ZL_ROLE_RARE_SURNAME = 16, /* one of the other surnames */
    ZL_ROLE_SOUND = 32,    /* 克 利 马: writes the sound of foreign names */
    ZL_ROLE_PURE_SOUND = 64, /* 尔 斯 弗: seldom anything but that */
    ZL_ROLE_PARTICLE = 128, /* 的 了 和 在: never part of a person's name */
    ZL_ROLE_ORDINAL = 256, /* 第: goes before a number */
    ZL_ROLE_ZERO = 512,    /* ○: a numeral among numerals only */
    ZL_ROLE_UNIT = 1024,   /* 年 月 日 个: a word of its own behind a number */
    ZL_ROLE_COUNTER = 2048 /* 个, of these */
};

#define ZL_ROLE_FIRST 0x2580
#define ZL_ROLE_LAST 0x9FFF

/* Roles of the characters of the basic plane; traditional and simplified
 * forms have the same. End with zl_roles_close(). */
typedef struct zl_roles {
    uint16_t of[ZL_ROLE_LAST - ZL_ROLE_FIRST + 1];
} zl_roles;

/* Fails with ZILI_ENOMEM. Time: O(1), some microseconds. */
ZILI_MUST_CHECK zili_status zl_roles_open(zl_roles **out, zili_error *err);
void zl_roles_close(zl_roles *roles);

/* The roles of a character. */
static inline unsigned zl_roles_of(const zl_roles *roles, uint32_t character)
{
    return character >= ZL_ROLE_FIRST && character <= ZL_ROLE_LAST
               ? roles->of[character - ZL_ROLE_FIRST]
               : 0;
}

#endif
