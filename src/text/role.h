/* role.h -- what a Chinese character may be a part of: numbers and names. */
#ifndef ZL_TEXT_ROLE_H
#define ZL_TEXT_ROLE_H

#include <stdint.h>

/* Characters that spell numbers, 〇 aside; and others that do so in old texts,
 * and elsewhere are parts of words as often. */
#define ZL_HAN_NUMERALS "一二三四五六七八九十百千万亿零两萬億兩"
#define ZL_HAN_OLD_NUMERALS "兆卅卌廿"

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

/* The characters of numbers. */
#define ZL_ROLES_OF_NUMBERS \
    (ZL_ROLE_NUMERAL | ZL_ROLE_SOME | ZL_ROLE_ORDINAL | ZL_ROLE_ZERO)

#define ZL_ROLE_FIRST 0x2580
#define ZL_ROLE_LAST 0x9FFF

/* Roles of the characters of the basic plane; traditional and simplified
 * forms have the same. */
typedef struct zl_roles {
    uint16_t of[ZL_ROLE_LAST - ZL_ROLE_FIRST + 1];
} zl_roles;

/* NULL without memory. Time: O(1), some microseconds. */
zl_roles *zl_roles_new(void);
void zl_roles_free(zl_roles *roles);

/* The roles of a character. */
static inline unsigned zl_roles_of(const zl_roles *roles, uint32_t character)
{
    return character >= ZL_ROLE_FIRST && character <= ZL_ROLE_LAST
               ? roles->of[character - ZL_ROLE_FIRST]
               : 0;
}

#endif
