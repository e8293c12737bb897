/* language.c -- the language that the script of a stretch of text shows.
 *
 * Letters of ASCII and most Han show in a single byte of theirs, so they are
 * counted by bytes, many at once; other characters are looked for and judged
 * one by one. */
#include "language.h"

#include "base/utf8.h"
#include "text/byte_set.h"
#include "text/script.h"

#include <unicode/uscript.h>

#define BLOCK 64

/* The first bytes of U+4000 to U+9FFF: all Han but the hexagrams, which are
 * those with this second byte behind the first of them. */
#define HAN_LEAD 0xE4
#define HAN_LEADS 6
#define HEXAGRAMS 0xB7

typedef struct counts {
    size_t letters, han, hexagrams;
    uint8_t high; /* with the upper bit: there is more than ASCII */
} counts;

/* One byte, and the one behind it, as far as they go into this. */
#define IS_LETTER(byte) ((uint8_t)(((byte) | 0x20) - 'a') < 26)
#define IS_HAN(byte) ((uint8_t)((byte)-HAN_LEAD) < HAN_LEADS)
#define IS_HEXAGRAM(byte, next) (((byte) == HAN_LEAD) & ((next) == HEXAGRAMS))

/* Of a block and the byte behind it; the compiler makes vectors of these. */
static void count_han(const uint8_t *bytes, counts *sum)
{
    uint8_t han = 0, hexagrams = 0;

    for (size_t i = 0; i < BLOCK; i++)
        han = (uint8_t)(han + IS_HAN(bytes[i]));
    for (size_t i = 0; i < BLOCK; i++)
        hexagrams = (uint8_t)(hexagrams + IS_HEXAGRAM(bytes[i], bytes[i + 1]));
    sum->han += han;
    sum->hexagrams += hexagrams;
}

static void count_block(const uint8_t *bytes, counts *sum)
{
    uint8_t letters = 0, high = 0;

    for (size_t i = 0; i < BLOCK; i++) {
        letters = (uint8_t)(letters + IS_LETTER(bytes[i]));
        high |= bytes[i];
    }
    sum->letters += letters;
    sum->high |= high & 0x80;
    if (high & 0x80)
        count_han(bytes, sum);
}

static counts count_bytes(zl_view text)
{
    const uint8_t *bytes = (const uint8_t *)text.bytes;
    counts sum = { 0 };
    size_t at = 0;

    for (; text.size - at > BLOCK; at += BLOCK)
        count_block(bytes + at, &sum);
    for (; at < text.size; at++) {
        sum.letters += IS_LETTER(bytes[at]);
        sum.high |= bytes[at] & 0x80;
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

/* Scripts that one language is written in, but for a few speakers of others.
 * Cyrillic, Arabic, Devanagari, Bengali, Burmese, Ethiopic and Tibetan are
 * not. */
static const struct {
    UScriptCode script;
    const char *language;
} alone[] = {
    { USCRIPT_THAI, "th" },     { USCRIPT_GREEK, "el" },
    { USCRIPT_HEBREW, "he" },   { USCRIPT_ARMENIAN, "hy" },
    { USCRIPT_GEORGIAN, "ka" }, { USCRIPT_KHMER, "km" },
    { USCRIPT_LAO, "lo" },      { USCRIPT_SINHALA, "si" },
    { USCRIPT_TAMIL, "ta" },    { USCRIPT_TELUGU, "te" },
    { USCRIPT_KANNADA, "kn" },  { USCRIPT_MALAYALAM, "ml" },
    { USCRIPT_GUJARATI, "gu" }, { USCRIPT_GURMUKHI, "pa" },
    { USCRIPT_ORIYA, "or" },    { USCRIPT_THAANA, "dv" },
};

/* Which letters are counted together: Latin ones, those that Chinese, Japanese
 * and Korean have, and scripts of one language. The others leave it open. */
enum script {
    LATIN,
    HAN,
    KANA,
    HANGUL,
    ALONE,
    OTHER = ALONE + sizeof alone / sizeof *alone,
    SCRIPTS
};
_Static_assert(SCRIPTS == ZL_LETTERS_SCRIPTS, "language.h counts them");

static enum script script_of(uint32_t c)
{
    UErrorCode code = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)c, &code);

    for (size_t i = 0; i < sizeof alone / sizeof *alone; i++)
        if (alone[i].script == script)
            return (enum script)(ALONE + i);
    switch (script) {
    case USCRIPT_HAN:
    case USCRIPT_BOPOMOFO:
        return HAN;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
        return KANA;
    case USCRIPT_HANGUL:
        return HANGUL;
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
        return SCRIPTS;
    default:
        return zl_is_letter(c) ? OTHER : SCRIPTS;
    }
}

/* The first bytes of what is neither ASCII nor told by its first byte. */
static void find_leads(zl_byte_set *others)
{
    bool leads[256] = { false };

    for (size_t byte = 0xC0; byte < 256; byte++)
        leads[byte] = !IS_HAN(byte);
    zl_byte_set_make(others, leads);
}

static void add_others(zl_view text, size_t *sum)
{
    zl_byte_set others;

    find_leads(&others);
    zl_byte_walk walk = zl_byte_walk_begin(&others, text);
    for (size_t at = zl_byte_walk_next(&walk, 0); at < text.size;
         at = zl_byte_walk_next(&walk, at)) {
        uint32_t c = zl_utf8_next_wide(text, &at);
        if (is_common(c))
            continue;
        enum script script = zl_is_latin(c) ? LATIN : script_of(c);
        if (script < SCRIPTS)
            sum[script]++;
    }
}

void zl_letters_add(zl_letters *letters, zl_view text)
{
    counts bytes = count_bytes(text);

    letters->of[LATIN] += bytes.letters;
    letters->of[HAN] += bytes.han - bytes.hexagrams;
    if (bytes.high)
        add_others(text, letters->of);
}

void zl_letters_join(zl_letters *letters, const zl_letters *more)
{
    for (size_t script = 0; script < SCRIPTS; script++)
        letters->of[script] += more->of[script];
}

/* Chinese has no kana; of Japanese, and of Korean with Han in it, an eighth is
 * the least in any but a title. */
static const char *east_asian(const size_t *sum)
{
    size_t all = sum[HAN] + sum[KANA] + sum[HANGUL];

    if (8 * sum[HANGUL] >= all && sum[HANGUL] > sum[KANA])
        return "ko";
    return 8 * sum[KANA] >= all ? "ja" : "zh";
}

const char *zl_letters_language(const zl_letters *letters)
{
    const size_t *sum = letters->of;
    size_t most = 2 * (sum[HAN] + sum[KANA] + sum[HANGUL]);
    const char *name = "und";

    if (most > sum[LATIN])
        name = east_asian(sum);
    else if ((most = sum[LATIN]))
        name = "en";
    for (size_t script = ALONE; script < SCRIPTS; script++)
        if (sum[script] > most) {
            most = sum[script];
            name = script == OTHER ? "und" : alone[script - ALONE].language;
        }
    return name;
}

const char *zl_language_of(zl_view text)
{
    zl_letters letters = { 0 };

    zl_letters_add(&letters, text);
    return zl_letters_language(&letters);
}
