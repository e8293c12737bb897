/* segment.c -- text → tokens: ICU's boundaries, and the user's words. */
#include "segment.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/boundary.h"
#include "text/dictionary.h"
#include "text/script.h"
#include "text/sentence.h"

#include <unicode/uchar.h>

struct zl_segmenter {
    zl_profile profile;
    zl_dictionary dictionary;
    zl_boundary *words;
    zl_boundary *sentences;
};

const char *const zl_profile_names[] = { "zili", "icu", "char", NULL };

static zili_status read_dictionaries(zl_segmenter *segmenter,
                                     const zili_texts *dicts, zili_error *err)
{
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && dicts && i < dicts->count; i++)
        status = zl_dictionary_read(&segmenter->dictionary, dicts->items[i],
                                    err);
    return status;
}

zili_status zl_segmenter_open(zl_segmenter **out, zl_profile profile,
                              const zili_texts *dicts, zili_error *err)
{
    *out = NULL;
    zl_segmenter *segmenter = zl_alloc(sizeof *segmenter);
    if (!segmenter)
        return zl_no_memory(err);
    segmenter->profile = profile;
    zili_status status =
        zl_boundary_open(&segmenter->words, ZL_BOUNDARY_WORD, err);
    if (!status)
        status = zl_boundary_open(&segmenter->sentences, ZL_BOUNDARY_SENTENCE,
                                  err);
    if (!status && profile == ZL_PROFILE_ZILI)
        status = read_dictionaries(segmenter, dicts, err);
    if (status) {
        zl_segmenter_close(segmenter);
        return status;
    }
    *out = segmenter;
    return ZILI_OK;
}

void zl_segmenter_close(zl_segmenter *segmenter)
{
    if (!segmenter)
        return;
    zl_boundary_close(segmenter->words);
    zl_boundary_close(segmenter->sentences);
    zl_dictionary_clear(&segmenter->dictionary);
    zl_free(segmenter);
}

uint64_t zl_segmenter_dictionary(const zl_segmenter *segmenter, size_t i)
{
    return segmenter->dictionary.hashes.items[i];
}

/* ---- tokens ---- */

/* A mark belongs to the character before it, as 葛󠄀 has one that chooses its
 * form. */
static bool is_mark(uint32_t c)
{
    return u_hasBinaryProperty((UChar32)c, UCHAR_GRAPHEME_EXTEND);
}

/* Where the token that begins at `at` ends: behind a Han character, or before
 * the next one. */
static size_t character_end(zl_view text, size_t at, size_t end)
{
    bool han = zl_is_han(zl_utf8_next(text, &at));

    while (at < end) {
        size_t next = at;
        uint32_t c = zl_utf8_next(text, &next);
        if (han ? !is_mark(c) : zl_is_han(c))
            break;
        at = next;
    }
    return at;
}

/* A piece, every Han character in it a token; what stands between them stays
 * whole. */
static bool push_characters(zl_view text, zl_piece piece, zl_pieces *tokens)
{
    for (size_t at = piece.begin; at < piece.end;) {
        size_t end = character_end(text, at, piece.end);
        if (!zl_array_push(tokens, (zl_piece){ at, end }))
            return false;
        at = end;
    }
    return true;
}

/* Add ICU's piece unless it is blank; `base` is where its text begins. */
static bool push_piece(const zl_segmenter *segmenter, zl_view text,
                       zl_piece piece, zl_pieces *tokens)
{
    size_t at = piece.begin;

    if (zl_is_blank(zl_utf8_next(text, &at)))
        return true;
    if (segmenter->profile == ZL_PROFILE_CHAR)
        return push_characters(text, piece, tokens);
    return zl_array_push(tokens, piece);
}

/* Cut [from, to) of `text` by ICU alone. */
static zili_status cut_by_icu(zl_segmenter *segmenter, zl_view text,
                              zl_piece part, zl_pieces *tokens,
                              zili_error *err)
{
    if (part.begin == part.end)
        return ZILI_OK;
    zl_piece piece = { 0, 0 };
    zili_status status = zl_boundary_start(
        segmenter->words, zl_view_cut(text, part.begin, part.end), err);
    while (!status && zl_boundary_next(segmenter->words, &piece)) {
        piece.begin += part.begin;
        piece.end += part.begin;
        if (!push_piece(segmenter, text, piece, tokens))
            status = zl_no_memory(err);
    }
    return status;
}

/* The next word of the dictionary at or after `at`, or an empty piece at the
 * end. */
static zl_piece next_own_word(const zl_dictionary *dictionary, zl_view text,
                              size_t at)
{
    while (at < text.size) {
        size_t size = zl_dictionary_longest(dictionary, text, at);
        if (size)
            return (zl_piece){ at, at + size };
        zl_utf8_next(text, &at);
    }
    return (zl_piece){ text.size, text.size };
}

zili_status zl_segment_words(zl_segmenter *segmenter, zl_view text,
                             zl_pieces *tokens, zili_error *err)
{
    const zl_dictionary *dictionary = &segmenter->dictionary;
    zl_piece between = { 0, text.size };

    while (dictionary->words.count && between.begin < text.size) {
        zl_piece word = next_own_word(dictionary, text, between.begin);
        between.end = word.begin;
        zili_status status =
            cut_by_icu(segmenter, text, between, tokens, err);
        if (status)
            return status;
        if (word.begin < word.end && !zl_array_push(tokens, word))
            return zl_no_memory(err);
        between = (zl_piece){ word.end, text.size };
    }
    return cut_by_icu(segmenter, text, between, tokens, err);
}

zili_status zl_segment_sentences(zl_segmenter *segmenter, zl_view text,
                                 zl_pieces *sentences, zili_error *err)
{
    return zl_sentences(segmenter->sentences, text, sentences, err);
}
