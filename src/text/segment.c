/* segment.c -- text → tokens: ICU's boundaries, and the user's words. */
#include "segment.h"

#include "base/fail.h"
#include "base/mem.h"
#include "text/boundary.h"
#include "text/dictionary.h"
#include "text/script.h"
#include "text/sentence.h"
#include "text/utf8.h"

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

/* ---- tokens ---- */

/* A run of Han, a character a token; what follows the run stays whole. */
static bool push_characters(zl_view text, zl_piece piece, zl_pieces *tokens)
{
    size_t at = piece.begin;

    while (at < piece.end) {
        size_t begin = at;
        if (!zl_is_han(zl_utf8_next(text, &at)))
            at = piece.end;
        if (!zl_array_push(tokens, (zl_piece){ begin, at }))
            return false;
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
 * end. Words begin at Han characters, so that Latin text costs nothing. */
static zl_piece next_own_word(const zl_dictionary *dictionary, zl_view text,
                              size_t at)
{
    while (at < text.size) {
        size_t begin = at;
        bool han = (unsigned char)text.bytes[at] >= 0xE0 &&
                   zl_is_han(zl_utf8_next(text, &at));
        if (at == begin)
            zl_utf8_next(text, &at);
        size_t size = han ? zl_dictionary_longest(dictionary, text, begin) : 0;
        if (size)
            return (zl_piece){ begin, begin + size };
    }
    return (zl_piece){ text.size, text.size };
}

zili_status zl_segment_words(zl_segmenter *segmenter, zl_view text,
                             zl_pieces *tokens, zili_error *err)
{
    const zl_dictionary *dictionary = &segmenter->dictionary;
    zl_piece between = { 0, text.size };

    while (dictionary->longest && between.begin < text.size) {
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
