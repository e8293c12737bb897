/* plausible.c -- how much a text surprises, in bits. */
#include "plausible.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "text/script.h"
#include "text/simplify.h"

#include <math.h>
#include <unicode/uchar.h>

/* What a character is. Letters of scripts that have capitals are two kinds,
 * the small ones before the others. */
enum kind {
    NEUTRAL, /* blanks, digits, punctuation: nothing follows from them */
    SYMBOL,  /* stands in no word */
    QUOTE,   /* stands beside words, not within them */
    APOSTROPHE, /* stands within words and behind them */
    AMISS,   /* what is one of these two and stands where it does not */
    EASTERN, /* a mark of East Asia */
    LATIN,
    LATIN_CAPITAL,
    CYRILLIC,
    CYRILLIC_CAPITAL,
    GREEK,
    GREEK_CAPITAL,
    HEBREW,
    ARABIC,
    THAI,
    HAN,
    KANA,
    HALF_KANA,
    HANGUL,
    OTHER
};

enum { FIRST_HAN = 0x4E00, LAST_HAN = 0x9FFF };
enum { FIRST_HANGUL = 0xAC00, LAST_HANGUL = 0xD7A3 };
enum { LETTERS = 0x2000 }; /* scripts with an alphabet lie below it */

#define BITS_RARE_HAN 14.5
#define BITS_RARE_HANGUL 13.5
#define BITS_RARE_LETTER 13.0
#define BITS_CAPITAL 3.0
#define BITS_NEVER 25.0 /* controls, private use, what is not assigned */

struct zl_plausible {
    float han[LAST_HAN - FIRST_HAN + 1];
    float hangul[LAST_HANGUL - FIRST_HANGUL + 1];
    float letters[LETTERS];
    float latin[ZL_USUAL_LATIN][LETTERS / 8]; /* up to U+03FF */
    float vietnamese[0x100];                  /* from U+1E00 */
    double plain[ZL_USUAL_LATIN];             /* of letters of ASCII */
};

/* ---- to make it ---- */

static void fill(float *bits, size_t count, double value)
{
    for (size_t i = 0; i < count; i++)
        bits[i] = (float)value;
}

static float bits_of_rank(size_t rank)
{
    return (float)(5 + 0.75 * log2(1 + (double)rank));
}

static bool is_han(uint32_t c)
{
    return c >= FIRST_HAN && c <= LAST_HAN;
}

static void rank_han(zl_plausible *to)
{
    uint32_t from, simple;

    fill(to->han, LAST_HAN - FIRST_HAN + 1, BITS_RARE_HAN);
    fill(to->hangul, LAST_HANGUL - FIRST_HANGUL + 1, BITS_RARE_HANGUL);
    for (size_t i = 0; zl_usual_han[i]; i++)
        to->han[zl_usual_han[i] - FIRST_HAN] = bits_of_rank(i);
    for (size_t i = 0; zl_simplified_pair(i, &from, &simple); i++)
        if (is_han(from) && is_han(simple))
            to->han[from - FIRST_HAN] = to->han[simple - FIRST_HAN];
    for (size_t i = 0; zl_usual_hangul[i]; i++)
        to->hangul[zl_usual_hangul[i] - FIRST_HANGUL] = bits_of_rank(i);
}

static void rank_letters(zl_plausible *to)
{
    fill(to->letters, LETTERS, BITS_RARE_LETTER);
    for (size_t i = 0; zl_usual_letters[i]; i++) {
        zl_view letters = zl_view_of(zl_usual_letters[i]);
        size_t at = 0, rank = 0;
        while (at < letters.size) {
            uint32_t letter = zl_utf8_next(letters, &at);
            double bits = 3.3 + 0.19 * (double)rank++;
            uint32_t capital = (uint32_t)u_toupper((UChar32)letter);
            if (letter < LETTERS && capital < LETTERS) {
                to->letters[capital] = (float)(bits + BITS_CAPITAL);
                to->letters[letter] = (float)bits;
            }
        }
    }
}

static float *latin_place(zl_plausible *in, size_t language, uint32_t letter)
{
    if (letter < LETTERS / 8)
        return &in->latin[language][letter];
    return letter >= 0x1E00 && letter < 0x1F00
               ? &in->vietnamese[letter - 0x1E00]
               : NULL;
}

static void rank_latin(zl_plausible *to)
{
    fill(to->latin[0], sizeof to->latin / sizeof(float), BITS_RARE_LETTER);
    fill(to->vietnamese, 0x100, BITS_RARE_LETTER);
    for (size_t i = 0; i < ZL_USUAL_LATIN; i++) {
        zl_view letters = zl_view_of(zl_usual_latin[i].letters);
        double bits = 1 - log2(zl_usual_latin[i].share);
        size_t at = 0;
        to->plain[i] = -log2(1 - zl_usual_latin[i].share);
        for (; at < letters.size; bits += .35) {
            uint32_t letter = zl_utf8_next(letters, &at);
            float *small = latin_place(to, i, letter);
            float *capital =
                latin_place(to, i, (uint32_t)u_toupper((UChar32)letter));
            if (capital)
                *capital = (float)(bits + BITS_CAPITAL);
            if (small)
                *small = (float)bits;
        }
    }
}

zl_plausible *zl_plausible_new(void)
{
    zl_plausible *plausible = zl_alloc(sizeof *plausible);

    if (!plausible)
        return NULL;
    rank_han(plausible);
    rank_letters(plausible);
    rank_latin(plausible);
    return plausible;
}

void zl_plausible_free(zl_plausible *plausible)
{
    zl_free(plausible);
}

/* ---- what a character is, and what it costs alone ---- */

struct sight {
    enum kind kind;
    double bits;
};

static struct sight see_ascii(uint32_t c)
{
    if (c >= 'a' && c <= 'z')
        return (struct sight){ LATIN, 4.2 };
    if (c >= 'A' && c <= 'Z')
        return (struct sight){ LATIN_CAPITAL, 6.5 };
    if (c == ' ')
        return (struct sight){ NEUTRAL, 3 };
    if (c >= ' ' && c != 0x7F)
        return (struct sight){ NEUTRAL, c >= '0' && c <= '9' ? 5.5 : 6.5 };
    return (struct sight){ NEUTRAL,
                    c == '\n' || c == '\r' || c == '\t' ? 5 : BITS_NEVER };
}

static bool is_one_of(uint32_t c, const uint16_t *list)
{
    while (*list && *list != c)
        list++;
    return *list;
}

static struct sight see_marks(uint32_t c)
{
    if (c < 0xA0)
        return (struct sight){ NEUTRAL, BITS_NEVER };
    if (is_one_of(c, u"«»‘“”„‚"))
        return (struct sight){ QUOTE, 7.5 };
    if (c == 0x2019)
        return (struct sight){ APOSTROPHE, 7.5 };
    if (is_one_of(c, u"\u00A0§©®°·¡¿–—•…™"))
        return (struct sight){ NEUTRAL, 7.5 };
    if (is_one_of(c, u"£€"))
        return (struct sight){ SYMBOL, 7.5 };
    if (is_one_of(c, u"、。「」『』《》〈〉【】〔〕\u3000，：；！？（）"))
        return (struct sight){ EASTERN, 6 };
    if ((c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E))
        return (struct sight){ c <= 0x2015 ? NEUTRAL : SYMBOL, 10 };
    if (c >= 0xFF61 && c <= 0xFF9F)
        return (struct sight){ HALF_KANA, 13 };
    if (c >= 0xFF01 && c <= 0xFF5E)
        return (struct sight){ NEUTRAL, 10 };
    return (struct sight){ SYMBOL, 12 };
}

static bool is_capital(uint32_t c)
{
    return u_isupper((UChar32)c);
}

static struct sight see_letter(const zl_plausible *in, uint32_t c)
{
    double bits = in->letters[c];

    if (c < 0x400)
        return (struct sight){ is_capital(c) ? GREEK_CAPITAL : GREEK, bits };
    if (c < 0x530)
        return (struct sight){ is_capital(c) ? CYRILLIC_CAPITAL : CYRILLIC,
                               bits };
    if (c >= 0x590 && c < 0x600)
        return (struct sight){ HEBREW, bits };
    if (c >= 0x600 && c < 0x700)
        return (struct sight){ ARABIC, bits };
    if (c >= 0xE00 && c < 0xE80)
        return (struct sight){ THAI, bits };
    return (struct sight){ OTHER, 16 };
}

static struct sight see_eastern(const zl_plausible *in, uint32_t c)
{
    if (c >= FIRST_HAN && c <= LAST_HAN)
        return (struct sight){ HAN, in->han[c - FIRST_HAN] };
    if (c >= FIRST_HANGUL && c <= LAST_HANGUL)
        return (struct sight){ HANGUL, in->hangul[c - FIRST_HANGUL] };
    if (c >= 0x3041 && c <= 0x30FF)
        return (struct sight){ KANA, c < 0x30A0 ? 5.5 : 6.5 };
    if (c == 0x3005 || c == 0x3007)
        return (struct sight){ HAN, 10 };
    return (struct sight){ HAN, 20 };
}

static bool is_latin_letter(uint32_t c)
{
    return (c >= 0xC0 && c < 0x370 && c != 0xD7 && c != 0xF7) ||
           (c >= 0x1E00 && c < 0x1F00);
}

/* Beyond ASCII, without Latin letters. */
static struct sight see(const zl_plausible *in, uint32_t c)
{
    if (c >= 0xD83C && c <= 0xD83E)
        return (struct sight){ SYMBOL, 14 }; /* half of an emoji */
    if (c >= 0xDC00 && c <= 0xDFFF)
        return (struct sight){ OTHER, 0 }; /* the other half was counted */
    if (c >= 0xD800 && c <= 0xDBFF)
        return (struct sight){ OTHER, 22 };
    if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xFFF0 || c == 0xFEFF ||
        u_charType((UChar32)c) == U_UNASSIGNED)
        return (struct sight){ OTHER, BITS_NEVER };
    if (c >= 0x370 && c < LETTERS)
        return see_letter(in, c);
    if ((c >= 0x3041 && c <= LAST_HANGUL) || c == 0x3005 || c == 0x3007 ||
        (c >= 0xF900 && c < 0xFB00))
        return see_eastern(in, c);
    return see_marks(c);
}

/* ---- what it costs where it stands ---- */

static uint8_t script_of(enum kind kind)
{
    bool capital = kind == LATIN_CAPITAL || kind == CYRILLIC_CAPITAL ||
                   kind == GREEK_CAPITAL;

    return (uint8_t)(capital ? (unsigned)kind - 1 : (unsigned)kind);
}

static bool is_eastern(unsigned script)
{
    return script >= HAN && script <= HANGUL;
}

static bool of_east_asia(unsigned one, unsigned other)
{
    return (one == HAN && other == KANA) || (one == KANA && other == HAN);
}

/* One script follows another. */
static double bits_of_switch(unsigned from, unsigned to, bool adjacent)
{
    if (of_east_asia(from, to))
        return 1;
    if (!adjacent)
        return 4;
    if ((is_eastern(from) && to == LATIN) || (is_eastern(to) && from == LATIN))
        return 5;
    return is_eastern(from) || is_eastern(to) ? 10 : 16;
}

static double bits_of_case(unsigned before, unsigned now)
{
    unsigned script = script_of((enum kind)now);

    if (now == script) /* small */
        return before == now || before == NEUTRAL || before == AMISS ? 0 : 1;
    return before == script ? 7 : before == now ? 1 : 0;
}

/* A quote behind a letter closes, an apostrophe behind none does as well: no
 * letter follows them. */
static enum kind settle(unsigned before, enum kind now)
{
    bool behind_letter = before >= LATIN && !is_eastern(before);

    if (now == QUOTE)
        return behind_letter ? AMISS : NEUTRAL;
    if (now == APOSTROPHE)
        return behind_letter ? NEUTRAL : AMISS;
    return now == EASTERN ? NEUTRAL : now;
}

static double bits_of_place(zl_surprise *in, enum kind now)
{
    uint8_t script = script_of(now);
    double bits = 0;

    if (now == EASTERN) /* among other letters */
        return in->script && !is_eastern(in->script) ? 6 : 0;
    if (now <= AMISS && now != SYMBOL)
        return 0;
    if (now == SYMBOL)
        return in->before >= LATIN ? 4 : 0;
    if (in->before == SYMBOL || (in->before == AMISS && !is_eastern(script)))
        bits += 4;
    if (in->script && in->script != script)
        bits += bits_of_switch(in->script, script, in->before >= LATIN);
    else if (now <= GREEK_CAPITAL)
        bits += bits_of_case(in->before, now);
    in->script = script;
    return bits;
}

static void add_latin(zl_surprise *to, const zl_plausible *plausible,
                      uint32_t c)
{
    for (size_t i = 0; i < ZL_USUAL_LATIN; i++)
        to->latin[i] += c < LETTERS / 8 ? plausible->latin[i][c]
                        : i == ZL_USUAL_LATIN - 1
                            ? plausible->vietnamese[c - 0x1E00]
                            : BITS_RARE_LETTER;
}

void zl_surprise_add(zl_surprise *surprise, const zl_plausible *plausible,
                     const uint16_t *units, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t c = units[i];
        struct sight sight;
        surprise->sum = (surprise->sum ^ c) * 0x100000001B3u;
        surprise->wide += c >= 0x80;
        surprise->plain += (c | 32) >= 'a' && (c | 32) <= 'z';
        if (c < 0x80) {
            sight = see_ascii(c);
        } else if (is_latin_letter(c)) {
            sight.kind = is_capital(c) ? LATIN_CAPITAL : LATIN;
            sight.bits = 0;
            add_latin(surprise, plausible, c);
        } else {
            sight = see(plausible, c);
        }
        surprise->never += sight.bits >= BITS_NEVER;
        sight.bits += bits_of_place(surprise, sight.kind);
        surprise->bits += sight.bits;
        surprise->ascii += c < 0x80 ? sight.bits : 0;
        surprise->before = (uint8_t)settle(surprise->before, sight.kind);
    }
}

void zl_surprise_fault(zl_surprise *surprise, size_t bytes)
{
    surprise->bits += ZL_BITS_FAULT + ZL_BITS_FAULT / 3 * (double)(bytes - 1);
    surprise->never++;
    surprise->sum = (surprise->sum ^ 0xFFFD) * 0x100000001B3u;
    surprise->wide++;
    surprise->before = OTHER;
}

double zl_surprise_bits(const zl_surprise *surprise,
                        const zl_plausible *plausible)
{
    double least = INFINITY;

    for (size_t i = 0; i < ZL_USUAL_LATIN; i++) {
        double plain = plausible->plain[i] * (double)surprise->plain;
        if (surprise->latin[i] + plain < least)
            least = surprise->latin[i] + plain;
    }
    return surprise->bits + least;
}

double zl_surprise_strange(const zl_surprise *surprise)
{
    double least = INFINITY;

    for (size_t i = 0; i < ZL_USUAL_LATIN; i++)
        if (surprise->latin[i] < least)
            least = surprise->latin[i];
    return surprise->wide ? (surprise->bits - surprise->ascii + least) /
                                (double)surprise->wide
                          : 0;
}
