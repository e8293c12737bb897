/* script.h -- what kind of character or word this is. */
#ifndef ZL_TEXT_SCRIPT_H
#define ZL_TEXT_SCRIPT_H

#include "base/text.h"

/* Whether a character is in one of ICU's categories, as U_GC_L_MASK. */
bool zl_has_category(uint32_t character, uint32_t mask);

bool zl_is_han(uint32_t character);
bool zl_is_latin(uint32_t character);
bool zl_is_kana(uint32_t character);   /* also signs used with it, as 。 */
bool zl_is_blank(uint32_t character);  /* Unicode White_Space */
bool zl_is_letter(uint32_t character); /* letters and marks */
bool zl_is_digit(uint32_t character);  /* decimal digits of any script */
bool zl_is_mark(uint32_t character);   /* belongs to what is before it: marks
                                          and what is not seen, as U+2060 */
bool zl_is_decimal_mark(uint32_t character); /* . and , also wide ones */
bool zl_is_upper(uint32_t character);
bool zl_is_lower(uint32_t character);

/* What a token is, judged by its own characters. The order is stored in
 * indexes: add at the end. */
typedef enum zl_class {
    ZL_CLASS_OTHER,  /* punctuation, symbols */
    ZL_CLASS_NUMBER, /* digits, also 一九五八, without a letter */
    ZL_CLASS_WORD
} zl_class;
zl_class zl_class_of(zl_view token);

/* 。 ， 「 and the like: no rule joins anything across them. */
bool zl_is_wide_mark(zl_view token);

/* Unicode's name of the script of the first character that belongs to one:
 * "Latin", "Han"; "Common" where none does. It lives as long as the program. */
const char *zl_script_of(zl_view token);

#endif
