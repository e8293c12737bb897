/* dictionary.c -- the words that a user adds to the cutting of Chinese. */
#include "dictionary.h"

#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "text/script.h"
#include "text/utf8.h"

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

static zili_status add_word(zl_dictionary *dictionary, zl_view word,
                            const char *path, size_t line, zili_error *err)
{
    const char *fault = fault_of(word);

    if (fault)
        return zl_fail(err, ZILI_EFORMAT, "%s:%zu: \"%.*s\" %s.", path, line,
                       (int)(word.size < 80 ? word.size : 80), word.bytes,
                       fault);
    if (zl_map_add(&dictionary->words, word) == ZL_MAP_NONE)
        return zl_no_memory(err);
    if (word.size > dictionary->longest)
        dictionary->longest = word.size;
    return ZILI_OK;
}

static zl_view without_comment(zl_view line)
{
    size_t mark = zl_view_find(line, zl_view_of("#"));

    return zl_view_trim(mark == SIZE_MAX ? line : zl_view_cut(line, 0, mark));
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
    status = add_lines(dictionary,
                       (zl_view){ (const char *)file.bytes, file.size }, path,
                       err);
    zl_free((void *)(uintptr_t)file.bytes);
    return status;
}

void zl_dictionary_clear(zl_dictionary *dictionary)
{
    zl_map_clear(&dictionary->words);
    dictionary->longest = 0;
}

size_t zl_dictionary_longest(const zl_dictionary *dictionary, zl_view text,
                             size_t at)
{
    size_t left = text.size - at;
    size_t size = left < dictionary->longest ? left : dictionary->longest;

    for (; size > 0; size--) {
        zl_view word = { text.bytes + at, size };
        if (zl_map_find(&dictionary->words, word) != ZL_MAP_NONE)
            return size;
    }
    return 0;
}
