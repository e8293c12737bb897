/* language.c -- the language that the script of a stretch of text shows.
 *
 * Letters of ASCII and most Han show in a single byte of theirs, so they are
 * counted by bytes, many at once; other characters are looked for and judged
 * one by one. */
#include "language.h"

#include "base/utf8.h"
#include "text/byte_set.h"
#include "text/script.h"

#define BLOCK 64

/* The first bytes of U+4000 to U+9FFF: all Han but the hexagrams, which are
 * those with this second byte behind the first of them. */
#define HAN_LEAD 0xE4
#define HAN_LEADS 6
#define HEXAGRAMS 0xB7

typedef struct counts {
    size_t letters, han, hexagrams;
} counts;

/* One byte, and the one behind it, as far as they go into this. */
#define IS_LETTER(byte) ((uint8_t)(((byte) | 0x20) - 'a') < 26)
#define IS_HAN(byte) ((uint8_t)((byte) - HAN_LEAD) < HAN_LEADS)
#define IS_HEXAGRAM(byte, next) (((byte) == HAN_LEAD) & ((next) == HEXAGRAMS))

/* Of a block and the byte behind it; the compiler makes vectors of this. */
static void count_block(const uint8_t *bytes, counts *sum)
{
    uint8_t letters = 0, han = 0, hexagrams = 0;

    for (size_t i = 0; i < BLOCK; i++)
        letters = (uint8_t)(letters + IS_LETTER(bytes[i]));
    for (size_t i = 0; i < BLOCK; i++)
        han = (uint8_t)(han + IS_HAN(bytes[i]));
    for (size_t i = 0; i < BLOCK; i++)
        hexagrams = (uint8_t)(hexagrams +
                              IS_HEXAGRAM(bytes[i], bytes[i + 1]));
    sum->letters += letters;
    sum->han += han;
    sum->hexagrams += hexagrams;
}

static counts count_bytes(zl_view text)
{
    const uint8_t *bytes = (const uint8_t *)text.bytes;
    counts sum = { 0, 0, 0 };
    size_t at = 0;

    for (; text.size - at > BLOCK; at += BLOCK)
        count_block(bytes + at, &sum);
    for (; at < text.size; at++) {
        sum.letters += IS_LETTER(bytes[at]);
        sum.han += IS_HAN(bytes[at]);
        sum.hexagrams += at + 1 < text.size &&
                         IS_HEXAGRAM(bytes[at], bytes[at + 1]);
    }
    return sum;
}

/* Signs that English and Chinese are full of, of no script. */
static bool is_common(uint32_t c)
{
    return (c >= 0x2010 && c < 0x205F) || (c >= 0x3000 && c < 0x3004) ||
           (c >= 0x3008 && c < 0x3020) || (c > 0xFF00 && c <= 0xFF20);
}

/* Add the characters that begin with one of the bytes of `others`. */
static void add_others(const zl_byte_set *others, zl_view text, size_t *han,
                       size_t *latin)
{
    zl_byte_walk walk = zl_byte_walk_begin(others, text);

    for (size_t at = zl_byte_walk_next(&walk, 0); at < text.size;
         at = zl_byte_walk_next(&walk, at)) {
        uint32_t c = zl_utf8_next_wide(text, &at);
        if (is_common(c))
            continue;
        *han += zl_is_han(c);
        *latin += zl_is_latin(c);
    }
}

const char *zl_language_of(zl_view text)
{
    bool leads[256] = { false };
    zl_byte_set others;
    counts sum = count_bytes(text);
    size_t han = sum.han - sum.hexagrams, latin = sum.letters;

    for (size_t byte = 0xC0; byte < 256; byte++)
        leads[byte] = !IS_HAN(byte);
    zl_byte_set_make(&others, leads);
    add_others(&others, text, &han, &latin);
    if (2 * han > latin)
        return "zh";
    return latin ? "en" : "und";
}
