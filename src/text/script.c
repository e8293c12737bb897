/* script.c -- what kind of character or word this is. */
#include "text/script.h"

#include "base/utf8.h"
#include "text/role.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

/* ---- characters ---- */

/* ICU's categories of ASCII: asked for most often. */
static const uint8_t ascii_types[] = {
    15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, /* Cc */
    15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
    12, 23, 23, 23, 25, 23, 23, 23, 20, 21, 23, 24, 23, 19, 23, 23, /* P, S */
    9,  9,  9,  9,  9,  9,  9,  9,  9,  9,  23, 23, 24, 24, 24, 23, /* Nd */
    23, 1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  /* Lu */
    1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  20, 23, 21, 26, 22,
    26, 2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  /* Ll */
    2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  20, 24, 21, 24, 15,
};

static uint32_t category(uint32_t character)
{
    return U_MASK(character < 0x80 ? ascii_types[character]
                                   : u_charType((UChar32)character));
}

bool zl_has_category(uint32_t character, uint32_t mask)
{
    return (category(character) & mask) != 0;
}

static bool has_script(uint32_t character, UScriptCode script)
{
    UErrorCode code = U_ZERO_ERROR;

    return uscript_getScript((UChar32)character, &code) == script;
}

bool zl_is_han(uint32_t character)
{
    if (character < 0x2E80)
        return false;
    if (character >= 0x4E00 && character < 0xA000)
        return true;
    return has_script(character, USCRIPT_HAN);
}

bool zl_is_latin(uint32_t character)
{
    if (character < 0x80)
        return (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
    if (character >= 0xC0 && character < 0x250)
        return character != 0xD7 && character != 0xF7; /* × ÷ */
    return has_script(character, USCRIPT_LATIN);
}

bool zl_is_kana(uint32_t character)
{
    return uscript_hasScript((UChar32)character, USCRIPT_HIRAGANA) ||
           uscript_hasScript((UChar32)character, USCRIPT_KATAKANA);
}

bool zl_is_blank(uint32_t character)
{
    if (character < 0x80)
        return character == ' ' || (character >= '\t' && character <= '\r');
    return character <= 0x3000 && u_isUWhiteSpace((UChar32)character);
}

bool zl_is_letter(uint32_t character)
{
    return (category(character) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool zl_is_digit(uint32_t character)
{
    return (category(character) & U_GC_ND_MASK) != 0;
}

bool zl_is_mark(uint32_t character)
{
    return u_hasBinaryProperty((UChar32)character, UCHAR_GRAPHEME_EXTEND) ||
           zl_has_category(character, U_GC_CF_MASK);
}

bool zl_is_upper(uint32_t character)
{
    return character < 0x80 ? character >= 'A' && character <= 'Z'
                            : u_isUUppercase((UChar32)character);
}

bool zl_is_lower(uint32_t character)
{
    return character < 0x80 ? character >= 'a' && character <= 'z'
                            : u_isULowercase((UChar32)character);
}

bool zl_is_decimal_mark(uint32_t character)
{
    return character == '.' || character == ',' ||
           character == 0xFF0C /* ， */ || character == 0xFF0E; /* ． */
}

/* ---- tokens ---- */

/* Digits of any script, ½ and ⑩ and Ⅳ, and the characters that spell a
 * number in Chinese. The numerals against fraud (壹, 伍, 陆) are left out:
 * they are names more often than numbers. */
static bool is_numeral(uint32_t character)
{
    static const uint32_t han[] = U"" ZL_HAN_NUMERALS ZL_HAN_OLD_NUMERALS;

    if (category(character) & U_GC_N_MASK)
        return true;
    if (character < 0x4E00)
        return false;
    for (size_t i = 0; han[i]; i++)
        if (han[i] == character)
            return true;
    return false;
}

/* What may stand between the digits of one number. */
static bool is_separator(uint32_t character)
{
    return zl_is_decimal_mark(character) || character == '\'' ||
           character == 0x2019 /* ’ */ || character == 0x066B ||
           character == 0x066C; /* the Arabic ones */
}

zl_class zl_class_of(zl_view token)
{
    bool letters = false, numerals = false, others = false;

    for (size_t at = 0; at < token.size;) {
        uint32_t character = zl_utf8_next(token, &at);
        if (is_numeral(character))
            numerals = true;
        else if ((category(character) & U_GC_L_MASK) || zl_is_han(character))
            letters = true;
        else if (!is_separator(character))
            others = true;
    }
    if (letters)
        return ZL_CLASS_WORD;
    return numerals && !others ? ZL_CLASS_NUMBER : ZL_CLASS_OTHER;
}

const char *zl_script_of(zl_view token)
{
    UScriptCode script = USCRIPT_COMMON;
    UErrorCode code = U_ZERO_ERROR;

    for (size_t at = 0; at < token.size && script <= USCRIPT_INHERITED;)
        script = uscript_getScript((UChar32)zl_utf8_next(token, &at), &code);
    return uscript_getName(script <= USCRIPT_INHERITED ? USCRIPT_COMMON
                                                       : script);
}

bool zl_is_wide_mark(zl_view token)
{
    size_t at = 0;

    if (token.size != 3)
        return false;
    uint32_t c = zl_utf8_next(token, &at);
    return ((c >= 0x3000 && c < 0x3040) || (c >= 0xFF00 && c < 0xFF40)) &&
           (category(c) & U_GC_P_MASK);
}
