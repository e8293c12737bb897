/* han.c -- runs of Han cut as ICU cuts them, by a dictionary's costs.
 *
 * What ICU 72 does, in CjkBreakEngine::divideUpDictionaryRange(): the
 * cheapest sequence of dictionary words of at most 20 units wins; a character
 * that is no word by itself is one of cost 255. A word is taken into account
 * from the left to the right and replaces another one that ends there only
 * if it is strictly cheaper: of two ways the one with the longer last word
 * stays. */
#include "han.h"

#include "base/fail.h"
#include "base/mem.h"
#include "text/han_find.h"

#define WIDTH 3 /* bytes of UTF-8 of every character of a plain run */
#define LONGEST ZL_PATH_LONGEST
#define WINDOW ZL_PATH_WINDOW
/* The trie is made after so many characters: it takes as long as cutting two
 * or three times as many without. */
#define TRIE_AFTER 500000

struct zl_han {
    zl_han_words *words;     /* lent */
    zl_cjdict_place *firsts; /* see han_find.h; NULL: not needed so far */
    size_t characters;       /* cut so far */
    zl_han_window window;
    zl_path path;
};

zili_status zl_han_new(zl_han **out, zl_han_words *words, zili_error *err)
{
    *out = zl_alloc(sizeof **out);
    if (!*out)
        return zl_no_memory(err);
    (*out)->words = words;
    return ZILI_OK;
}

void zl_han_free(zl_han *han)
{
    if (!han)
        return;
    zl_path_clear(&han->path);
    zl_free(han->firsts);
    zl_free(han);
}

static uint16_t unit_of(const uint8_t *bytes)
{
    return (uint16_t)((bytes[0] & 0x0F) << 12 | (bytes[1] & 0x3F) << 6 |
                      (bytes[2] & 0x3F));
}

static void find_by_trie(zl_han *han, const zl_trie *trie,
                         const uint8_t *bytes, size_t units)
{
    for (size_t i = 0; i < units; i++)
        han->window.units[i] =
            (uint16_t)zl_trie_code(trie, unit_of(bytes + WIDTH * i));
    zl_han_find_in_trie(trie, &han->window, &han->path);
}

/* False without memory. */
static bool find_in_place(zl_han *han, const uint8_t *bytes, size_t units)
{
    if (!han->firsts)
        han->firsts = zl_alloc_array(65536, sizeof *han->firsts);
    if (!han->firsts)
        return false;
    for (size_t i = 0; i < units; i++)
        han->window.units[i] = unit_of(bytes + WIDTH * i);
    zl_han_find_in_place(zl_han_words_dictionary(han->words), han->firsts,
                         &han->window, &han->path);
    return true;
}

/* Look up the words that begin at the first `count` of the `left` characters
 * at `text`; false without memory. */
static bool find_words(zl_han *han, const char *text, size_t count,
                       size_t left)
{
    const zl_trie *trie = zl_han_words_trie(han->words);
    const uint8_t *bytes = (const uint8_t *)text;
    size_t units = count + LONGEST - 1;

    if (units > left)
        units = left;
    han->path.word_count = 0;
    han->window.count = count;
    han->window.units[units] = 0;
    if (!trie)
        return find_in_place(han, bytes, units);
    find_by_trie(han, trie, bytes, units);
    return true;
}

static zili_status cut_run(zl_han *han, zl_view text, zl_piece run,
                           zl_pieces *tokens, zili_error *err)
{
    size_t begin = run.begin;

    zl_path_begin(&han->path);
    for (size_t at = run.begin; at < run.end;) {
        size_t left = (run.end - at) / WIDTH;
        size_t count = left < WINDOW ? left : WINDOW;
        if (!find_words(han, text.bytes + at, count, left) ||
            !zl_path_pass(&han->path, count) ||
            !zl_path_cut(&han->path, count == left, WIDTH, &begin, tokens))
            return zl_no_memory(err);
        at += count * WIDTH;
    }
    return ZILI_OK;
}

zili_status zl_han_cut(zl_han *han, zl_view text, zl_piece run,
                       const zl_path_number *numbers, size_t count,
                       zl_pieces *tokens, zili_error *err)
{
    size_t begin = run.begin, characters = (run.end - run.begin) / WIDTH;

    zl_path_begin(&han->path);
    if (!find_words(han, text.bytes + begin, characters, characters))
        return zl_no_memory(err);
    for (size_t i = 0; i < count; i++)
        zl_path_bind(&han->path, &numbers[i]);
    if (!zl_path_pass(&han->path, characters) ||
        !zl_path_cut(&han->path, true, WIDTH, &begin, tokens))
        return zl_no_memory(err);
    return ZILI_OK;
}

static zili_status cut(void *user, zl_view text, zl_piece run, bool plain,
                       bool *done, zl_pieces *tokens, zili_error *err)
{
    zl_han *han = user;
    bool trie = zl_han_words_trie(han->words) != NULL;

    *done = plain && (trie || zl_han_words_dictionary(han->words)->count);
    if (!*done)
        return ZILI_OK;
    han->characters += (run.end - run.begin) / WIDTH;
    if (!trie && han->characters > TRIE_AFTER) {
        zili_status status = zl_han_words_hasten(han->words, err);
        if (status)
            return status;
    }
    return cut_run(han, text, run, tokens, err);
}

zl_cutter zl_han_cutter(zl_han *han)
{
    return (zl_cutter){ cut, han };
}
