/* dictionary.c -- the words that a user adds to the cutting of Chinese. */
#include "dictionary.h"

#include "base/fail.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/script.h"
#include "text/wordline.h"

#include <string.h>

#include <unicode/uchar.h>

/* What one file is read into. */
typedef struct reading {
    zl_dictionary *dictionary;
    zl_trie_words *words;
    const char *path;
    size_t line;
    zili_error *err;
} reading;

/* ---- words ---- */

static bool is_han(zl_view word)
{
    for (size_t at = 0; at < word.size;)
        if (!zl_is_han(zl_utf8_next(word, &at)))
            return false;
    return true;
}

static bool is_sign(uint32_t c)
{
    return !zl_is_letter(c) && !zl_is_digit(c);
}

static bool has_blank(zl_view word)
{
    for (size_t at = 0; at < word.size;)
        if (zl_is_blank(zl_utf8_next(word, &at)))
            return true;
    return false;
}

static bool has_signs_only(zl_view word)
{
    for (size_t at = 0; at < word.size;)
        if (!is_sign(zl_utf8_next(word, &at)))
            return false;
    return true;
}

/* What is wrong with a word, or NULL. */
static const char *fault_of(zl_view word)
{
    if (word.size > ZL_WORD_LIMIT)
        return "is longer than 192 bytes";
    if (memchr(word.bytes, 0, word.size))
        return "has a zero byte in it";
    if (has_blank(word))
        return "has a blank in it; put one word on a line";
    return has_signs_only(word) ? "has neither letter nor digit" : NULL;
}

/* As much of a line as a message shows. */
static int shown_size(zl_view line)
{
    size_t size = 0, at = 0;

    while (at < line.size && at <= 80) {
        size = at;
        zl_utf8_next(line, &at);
    }
    return (int)(at <= 80 ? at : size);
}

static zili_status refuse(const reading *read, zl_view shown,
                          const char *fault)
{
    return zl_fail(read->err, ZILI_EFORMAT, "%s:%zu: \"%.*s\" %s.", read->path,
                   read->line, shown_size(shown), shown.bytes, fault);
}

/* The character at `at`, as text. */
static zl_view first_of(zl_view text, size_t at)
{
    size_t end = at;

    zl_utf8_next(text, &end);
    return zl_view_cut(text, at, end);
}

static bool add_mixed(zl_dictionary *dictionary, zl_view word)
{
    uint32_t first = zl_map_add(&dictionary->firsts, first_of(word, 0));

    if (first == ZL_MAP_NONE ||
        zl_map_add(&dictionary->mixed, word) == ZL_MAP_NONE ||
        (first >= dictionary->sizes.count &&
         !zl_array_push(&dictionary->sizes, (zl_sizes){ 0 })))
        return false;
    uint64_t *bits = dictionary->sizes.items[first].bits;
    bits[word.size / 64] |= UINT64_C(1) << word.size % 64;
    return true;
}

static long usual_cost(zl_view word)
{
    size_t cost = 90 + 12 * zl_utf8_count(word);

    return cost < 255 ? (long)cost : 255;
}

static zili_status add_word(const reading *read, zl_view word, long cost)
{
    const char *fault = fault_of(word);

    if (fault)
        return refuse(read, word, fault);
    if (!cost)
        cost = usual_cost(word);
    bool added = is_han(word) ? zl_trie_words_add_text(read->words, word,
                                                       (uint16_t)cost)
                              : add_mixed(read->dictionary, word);
    return added ? ZILI_OK : zl_no_memory(read->err);
}

/* ---- files ---- */

static zili_status add_line(const reading *read, zl_view line)
{
    zl_wordline parsed;
    zl_view form;
    const char *fault = zl_wordline_read(&parsed, line);

    if (fault)
        return refuse(read, line, fault);
    if (!parsed.word.size)
        return ZILI_OK;
    zili_status status = add_word(read, parsed.word, parsed.cost);
    while (!status && zl_view_next(&parsed.rest, ',', &form))
        if (form.size)
            status = add_word(read, form, 0);
    return status;
}

static zili_status add_lines(reading *read, zl_view text)
{
    zl_utf8_fault fault;
    zl_view line;

    if (!zl_utf8_check(text, &fault))
        return zl_fail(read->err, ZILI_EFORMAT,
                       "%s:%zu: this line is not UTF-8 (byte %zu of the "
                       "file); convert the dictionary, as with iconv.",
                       read->path, fault.line, fault.byte);
    text = zl_utf8_body(text);
    for (read->line = 1; zl_view_next(&text, '\n', &line); read->line++) {
        zili_status status = add_line(read, line);
        if (status)
            return status;
    }
    return ZILI_OK;
}

static zili_status read_file(reading *read)
{
    zl_span file;
    zili_status status = zl_file_read(&file, read->path, read->err);

    if (status)
        return status;
    if (zl_array_push(&read->dictionary->hashes,
                      zl_hash(file.bytes, file.size)))
        status = add_lines(read,
                           (zl_view){ (const char *)file.bytes, file.size });
    else
        status = zl_no_memory(read->err);
    zl_free((void *)(uintptr_t)file.bytes);
    return status;
}

zili_status zl_dictionary_read(zl_dictionary *dictionary,
                               const zili_texts *paths, zili_error *err)
{
    zl_trie_words words = { .variants = true };
    reading read = { dictionary, &words, NULL, 0, err };
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && paths && i < paths->count; i++) {
        read.path = paths->items[i];
        status = read_file(&read);
    }
    if (!status && words.words.count)
        status = zl_trie_build(&dictionary->words, &words, err);
    zl_trie_words_clear(&words);
    return status;
}

void zl_dictionary_clear(zl_dictionary *dictionary)
{
    zl_trie_clear(&dictionary->words);
    zl_map_clear(&dictionary->mixed);
    zl_map_clear(&dictionary->firsts);
    zl_array_clear(&dictionary->sizes);
    zl_array_clear(&dictionary->hashes);
    *dictionary = (zl_dictionary){ 0 };
}

/* ---- look-up ---- */

bool zl_dictionary_has(const zl_dictionary *dictionary, zl_view word)
{
    zl_trie_place place = { 0 };
    bool inside = dictionary->words.word_count > 0;

    if (word.size > ZL_WORD_LIMIT)
        return false;
    for (size_t at = 0; inside && at < word.size;)
        inside = zl_trie_step(&dictionary->words, &place,
                              zl_utf8_next(word, &at));
    return (inside && place.value != ZL_TRIE_NONE) ||
           zl_map_find(&dictionary->mixed, word) != ZL_MAP_NONE;
}

zl_piece zl_dictionary_next(const zl_dictionary *dictionary, zl_view text,
                            size_t at, size_t end)
{
    zl_view part = zl_view_cut(text, 0, end);
    uint16_t cost;

    while (dictionary->words.word_count && at < end) {
        size_t to = zl_trie_longest(&dictionary->words, part, at, &cost);
        if (to > at)
            return (zl_piece){ at, to };
        zl_utf8_next(text, &at);
    }
    return (zl_piece){ end, end };
}

/* The largest size in the set that is at most `limit`, or 0. */
static size_t size_below(const zl_sizes *sizes, size_t limit)
{
    size_t i = limit / 64;
    uint64_t bits = sizes->bits[i] << (63 - limit % 64) >> (63 - limit % 64);

    while (!bits && i > 0)
        bits = sizes->bits[--i];
    return bits ? i * 64 + 63 - (size_t)__builtin_clzll(bits) : 0;
}

/* Kana, Thai and their like have no blanks between their words, as Han. */
static bool has_no_blanks(uint32_t c)
{
    return zl_is_han(c) || zl_is_kana(c) ||
           u_getIntPropertyValue((UChar32)c, UCHAR_LINE_BREAK) ==
               U_LB_COMPLEX_CONTEXT;
}

/* A letter or digit of a script that has blanks between its words. */
static bool joins(uint32_t c)
{
    return !is_sign(c) && !has_no_blanks(c);
}

/* What stands between two letters or digits of one word: don't, 1,234. */
static bool is_middle(uint32_t c)
{
    return c == '\'' || c == '.' || c == ',' || c == 0x2019;
}

/* Whether a word goes on over a boundary: letters stand on both sides, perhaps
 * with an apostrophe between them, or a mark behind it. */
static bool is_inside(zl_view text, size_t at)
{
    size_t next = at, last = at;

    if (at == 0 || at == text.size)
        return false;
    uint32_t left = zl_utf8_last(text, &last);
    uint32_t right = zl_utf8_next(text, &next);
    if (zl_is_mark(right))
        return true;
    if (is_middle(right) && next < text.size)
        right = zl_utf8_next(text, &next);
    else if (is_middle(left) && last > 0)
        left = zl_utf8_last(text, &last);
    return joins(left) && joins(right);
}

static bool is_mixed(const zl_dictionary *dictionary, zl_view text, size_t at,
                     size_t size)
{
    return zl_map_find(&dictionary->mixed,
                       zl_view_cut(text, at, at + size)) != ZL_MAP_NONE &&
           !is_inside(text, at) && !is_inside(text, at + size);
}

/* A word that is found is made of whole characters: so none is cut. */
size_t zl_dictionary_mixed(const zl_dictionary *dictionary, zl_view text,
                           size_t at)
{
    size_t left = text.size - at;
    uint32_t first =
        left ? zl_map_find(&dictionary->firsts, first_of(text, at))
             : ZL_MAP_NONE;

    if (first == ZL_MAP_NONE)
        return 0;
    const zl_sizes *sizes = &dictionary->sizes.items[first];
    size_t size = size_below(sizes, left < ZL_WORD_LIMIT ? left
                                                         : ZL_WORD_LIMIT);
    while (size && !is_mixed(dictionary, text, at, size))
        size = size_below(sizes, size - 1);
    return size;
}
