/* dictionary.c -- the words that a user adds to the cutting of Chinese. */
#include "dictionary.h"

#include "base/fail.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/script.h"

static bool has_han(zl_view word)
{
    for (size_t at = 0; at < word.size;)
        if (zl_is_han(zl_utf8_next(word, &at)))
            return true;
    return false;
}

static bool has_blank(zl_view word)
{
    for (size_t at = 0; at < word.size;)
        if (zl_is_blank(zl_utf8_next(word, &at)))
            return true;
    return false;
}

/* Without blanks of any kind at both ends. */
static zl_view trim(zl_view word)
{
    size_t begin = 0, end = word.size;

    for (size_t at = 0; at < end && zl_is_blank(zl_utf8_next(word, &at));)
        begin = at;
    for (size_t at = end; at > begin && zl_is_blank(zl_utf8_last(word, &at));)
        end = at;
    return zl_view_cut(word, begin, end);
}

/* As much of a word as a message shows. */
static int shown_size(zl_view word)
{
    size_t size = 0, at = 0;

    while (at < word.size && at < 80) {
        size = at;
        zl_utf8_next(word, &at);
    }
    return (int)(at <= 80 ? at : size);
}

/* What is wrong with a word, or NULL. */
static const char *fault_of(zl_view word)
{
    if (word.size > ZL_WORD_LIMIT)
        return "is longer than 192 bytes";
    if (has_blank(word))
        return "has a blank in it; put one word on a line";
    if (!has_han(word))
        return "has no Chinese character; "
               "a dictionary corrects the cutting of Chinese";
    return NULL;
}

/* The character at `at`, as text. */
static zl_view first_of(zl_view text, size_t at)
{
    size_t end = at;

    zl_utf8_next(text, &end);
    return zl_view_cut(text, at, end);
}

/* The sizes of the words that begin with a character; NULL without memory. */
static zl_sizes *sizes_of(zl_dictionary *dictionary, zl_view first)
{
    uint32_t at = zl_map_add(&dictionary->firsts, first);

    if (at == ZL_MAP_NONE ||
        (at >= dictionary->sizes.count &&
         !zl_array_push(&dictionary->sizes, (zl_sizes){ 0 })))
        return NULL;
    return &dictionary->sizes.items[at];
}

static zili_status add_word(zl_dictionary *dictionary, zl_view word,
                            const char *path, size_t line, zili_error *err)
{
    const char *fault = fault_of(word);

    if (fault)
        return zl_fail(err, ZILI_EFORMAT, "%s:%zu: \"%.*s\" %s.", path, line,
                       shown_size(word), word.bytes, fault);
    zl_sizes *sizes = sizes_of(dictionary, first_of(word, 0));
    if (!sizes || zl_map_add(&dictionary->words, word) == ZL_MAP_NONE)
        return zl_no_memory(err);
    sizes->bits[word.size / 64] |= UINT64_C(1) << word.size % 64;
    return ZILI_OK;
}

static zl_view without_comment(zl_view line)
{
    size_t mark = zl_view_find(line, zl_view_of("#"));

    return trim(mark == SIZE_MAX ? line : zl_view_cut(line, 0, mark));
}

static zl_view without_mark(zl_view text)
{
    zl_view mark = zl_view_of("\xEF\xBB\xBF");

    return zl_view_starts(text, mark) ? zl_view_cut(text, 3, text.size) : text;
}

static zili_status add_lines(zl_dictionary *dictionary, zl_view text,
                             const char *path, zili_error *err)
{
    zl_utf8_fault fault;
    zl_view line;

    if (!zl_utf8_check(text, &fault))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s:%zu: this line is not UTF-8 (byte %zu of the "
                       "file); convert the dictionary, as with iconv.",
                       path, fault.line, fault.byte);
    text = without_mark(text);
    for (size_t number = 1; zl_view_next(&text, '\n', &line); number++) {
        zl_view word = without_comment(line);
        zili_status status =
            word.size ? add_word(dictionary, word, path, number, err)
                      : ZILI_OK;
        if (status)
            return status;
    }
    return ZILI_OK;
}

zili_status zl_dictionary_read(zl_dictionary *dictionary, const char *path,
                               zili_error *err)
{
    zl_span file;
    zili_status status = zl_file_read(&file, path, err);

    if (status)
        return status;
    if (zl_array_push(&dictionary->hashes, zl_hash(file.bytes, file.size)))
        status = add_lines(dictionary,
                           (zl_view){ (const char *)file.bytes, file.size },
                           path, err);
    else
        status = zl_no_memory(err);
    zl_free((void *)(uintptr_t)file.bytes);
    return status;
}

void zl_dictionary_clear(zl_dictionary *dictionary)
{
    zl_map_clear(&dictionary->words);
    zl_map_clear(&dictionary->firsts);
    zl_array_clear(&dictionary->sizes);
    zl_array_clear(&dictionary->hashes);
    *dictionary = (zl_dictionary){ 0 };
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

/* A word that is found is made of whole characters: so none is cut. */
size_t zl_dictionary_longest(const zl_dictionary *dictionary, zl_view text,
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
    while (size && zl_map_find(&dictionary->words,
                               (zl_view){ text.bytes + at, size }) ==
                       ZL_MAP_NONE)
        size = size_below(sizes, size - 1);
    return size;
}
