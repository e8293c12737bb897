/* random.h -- random strings that lie in wait for whoever cuts words.
 *
 * Characters of every class of word and line breaking, of the scripts that
 * ICU cuts by a dictionary, and pieces of the two home documents, so that
 * words of the dictionary come up. The same seed gives the same strings. */
#ifndef BENCH_RANDOM_H
#define BENCH_RANDOM_H

#include "texts.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#define RANDOM_SOURCES 192

/* Where characters are drawn from. */
typedef struct source {
    ZL_ARRAY(uint32_t) characters;
    bool in_order; /* drawn as pieces, not one by one */
} source;

/* Makes strings. Start from { .state = SEED }. */
typedef struct maker {
    uint64_t state;
    source sources[RANDOM_SOURCES];
    size_t count;
    size_t favourites; /* so many at the front are drawn more often */
    bool failed;       /* there was not enough memory */
} maker;

/* splitmix64, of S. Vigna, https://prng.di.unimi.it/splitmix64.c */
static inline uint64_t draw(maker *from)
{
    uint64_t z = from->state += 0x9E3779B97F4A7C15;

    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    return z ^ z >> 31;
}

static inline size_t draw_below(maker *from, size_t limit)
{
    return limit ? (size_t)(draw(from) % limit) : 0;
}

/* ---- sources ---- */

static inline void add_character(maker *to, source *into, uint32_t character)
{
    bool surrogate = character >= 0xD800 && character <= 0xDFFF;

    if (!surrogate && !zl_array_push(&into->characters, character))
        to->failed = true;
}

static inline void add_range(maker *to, uint32_t first, uint32_t last)
{
    source *into = &to->sources[to->count++];

    for (uint32_t c = first; c <= last; c++)
        add_character(to, into, c);
}

static inline void add_list(maker *to, const char *list)
{
    source *into = &to->sources[to->count++];
    zl_view text = zl_view_of(list);

    for (size_t at = 0; at < text.size;)
        add_character(to, into, zl_utf8_next(text, &at));
}

/* A source for each value of the property. */
static inline void add_property(maker *to, UProperty property)
{
    size_t base = to->count;
    int32_t values = u_getIntPropertyMaxValue(property) + 1;

    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        int32_t value = u_getIntPropertyValue((UChar32)c, property);
        add_character(to, &to->sources[base + (size_t)value], c);
    }
    to->count += (size_t)values;
}

static inline zili_status add_text(void *user, const char *name, zl_view text,
                                   zili_error *err)
{
    maker *to = user;
    source *into = &to->sources[to->count++];

    (void)name;
    (void)err;
    into->in_order = true;
    for (size_t at = 0; at < text.size;)
        add_character(to, into, zl_utf8_next(text, &at));
    return ZILI_OK;
}

static inline void add_scripts(maker *to)
{
    static const UScriptCode scripts[] = {
        USCRIPT_HAN,     USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_HANGUL,
        USCRIPT_THAI,    USCRIPT_LAO,      USCRIPT_KHMER,    USCRIPT_MYANMAR,
        USCRIPT_ARABIC,  USCRIPT_HEBREW,   USCRIPT_CYRILLIC, USCRIPT_LATIN,
        USCRIPT_DEVANAGARI
    };
    size_t count = sizeof scripts / sizeof *scripts;

    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        UErrorCode code = U_ZERO_ERROR;
        UScriptCode script = uscript_getScript((UChar32)c, &code);
        for (size_t i = 0; i < count; i++)
            if (scripts[i] == script)
                add_character(to, &to->sources[to->count + i], c);
    }
    to->count += count;
}

/* False without memory. */
static inline bool maker_open(maker *to)
{
    static const char *const home[] = {
        "corpus/1960-07-03-nie-rongzhen-report.md",
        "corpus/1960-07-11-zhou-enlai-remarks.md"
    };

    for (size_t i = 0; i < 2; i++)
        if (zl_file_exists(home[i]) && each_text(home[i], add_text, to, NULL))
            return false;
    add_range(to, 0x4E00, 0x9FFF);
    add_range(to, 0, 0x7F);
    add_list(to, "〇一二三四五六七八九十百千万亿年月日元第零廿卅");
    add_list(to, "abcdefghijklmnopqrstuvwxyz0123456789'’.,:;_-@ \n");
    add_range(to, 0x3040, 0x30FF);
    add_range(to, 0xFF65, 0xFF9F);  /* half-width kana, voicing marks */
    add_list(to, "々〆〻ー・゛゜ﾞﾟ\xE3\x82\x99\xE3\x82\x9A");
    to->favourites = to->count;
    add_range(to, 0x3400, 0x4DBF);
    add_range(to, 0x20000, 0x2A6DF);
    add_range(to, 0xF900, 0xFAFF);
    add_range(to, 0x2E80, 0x2FDF);
    add_range(to, 0x1F1E6, 0x1F1FF); /* two of them are a flag */
    add_range(to, 0x1F300, 0x1F6FF);
    add_list(to, "👩👨👧❤\xE2\x80\x8D\xEF\xB8\x8F\xF0\x9F\x8F\xBD\xCC\x88");
    add_range(to, 0xE0100, 0xE01EF); /* marks that choose a form of Han */
    add_scripts(to);
    add_property(to, UCHAR_WORD_BREAK);
    add_property(to, UCHAR_LINE_BREAK);
    return !to->failed;
}

static inline void maker_close(maker *to)
{
    for (size_t i = 0; i < RANDOM_SOURCES; i++)
        zl_array_clear(&to->sources[i].characters);
}

/* ---- strings ---- */

static inline const source *draw_source(maker *from)
{
    for (;;) {
        bool favourite = draw_below(from, 2) == 0;
        size_t i =
            draw_below(from, favourite ? from->favourites : from->count);
        if (from->sources[i].characters.count > 0)
            return &from->sources[i];
    }
}

/* Mostly short; some reach over many blocks of 64 bytes. */
static inline size_t draw_length(maker *from)
{
    size_t kind = draw_below(from, 1000);
    size_t most = kind < 700 ? 12 : kind < 950 ? 80 : kind < 999 ? 400 : 4000;

    return 1 + draw_below(from, most);
}

static inline size_t add_drawn(maker *from, const source *of, size_t most,
                               zl_str *out)
{
    size_t size = 1 + draw_below(from, most < 8 ? most : 8);
    size_t at = draw_below(from, of->characters.count);

    if (of->in_order && size > of->characters.count - at)
        size = of->characters.count - at;
    for (size_t i = 0; i < size; i++)
        zl_utf8_add(out, of->characters.items[of->in_order
                             ? at + i
                             : draw_below(from, of->characters.count)]);
    return size;
}

/* The next string, in place of what `out` holds. */
static inline void maker_next(maker *from, zl_str *out)
{
    const source *sources[4];
    size_t count = 1 + draw_below(from, 4);
    size_t left = draw_length(from);

    zl_str_empty(out);
    for (size_t i = 0; i < count; i++)
        sources[i] = draw_source(from);
    while (left > 0)
        left -= add_drawn(from, sources[draw_below(from, count)], left, out);
}

#endif
