/* segment.c -- text → tokens, block by block.
 *
 * zl_scan() finds Unicode's boundaries and hands the runs of Han to the cutter
 * of the profile; what the user has as a word with other characters in it (阿Q,
 * C++) is taken out before; names and numbers are put together after, and the
 * rules of Latin script come last. */
#include "segment.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "text/character.h"
#include "text/joiner.h"
#include "text/near.h"
#include "text/script.h"
#include "text/sentence.h"

/* Text that is searched at once for words of the user's. */
#define WINDOW ((size_t)1 << 14)
#define GIVEN_TOKENS 4096
#define IDEOGRAPHIC_ZERO 0x25CB

/* What the profile makes of the tokens from `first` on. */
static zili_status finish(zl_segmenter *segmenter, zl_view text, size_t first,
                          zl_pieces *tokens, zili_error *err)
{
    const zl_lexicon *lexicon = segmenter->lexicon;
    zl_profile profile = lexicon->profile;

    if (profile.cut == ZL_CUT_ZILI && segmenter->has_han)
        zl_join(&lexicon->knowledge, text, first, tokens);
    if (profile.cut == ZL_CUT_CHAR && segmenter->has_han &&
        !zl_split_characters(text, first, tokens))
        return zl_no_memory(err);
    return profile.latin == ZL_LATIN_UAX29
               ? ZILI_OK
               : zl_latin_cut(profile.latin, text, first, tokens, err);
}

/* ---- blocks ---- */

/* Whether no rule joins anything across a token: it is neither word nor number
 * nor the ○ of 二○○一; and where there are rules of Latin script, which join
 * signs too, it is a wide one, as 。 and ， are. */
static bool is_divider(const zl_segmenter *segmenter, zl_view text,
                       zl_piece token)
{
    zl_view sign = zl_view_cut(text, token.begin, token.end);

    if (segmenter->lexicon->profile.latin != ZL_LATIN_UAX29)
        return zl_is_wide_mark(sign);
    return zl_class_of(sign) == ZL_CLASS_OTHER &&
           zl_first_character(text, token) != IDEOGRAPHIC_ZERO;
}

/* The last token that what follows cannot change, nor those before it; or
 * `first` where there is none. */
static size_t settled(const zl_segmenter *segmenter, zl_view text,
                      size_t first, const zl_pieces *tokens)
{
    const zl_piece *items = tokens->items;

    for (size_t i = tokens->count; i-- > first + 1;)
        if (items[i - 1].end != items[i].begin ||
            is_divider(segmenter, text, items[i - 1]))
            return i;
    return tokens->count > first + 1 ? zl_latin_settled(text, first, tokens)
                                     : first;
}

/* Drop the tokens that what follows could still change; *at goes back to the
 * first of them. False where all could be: then none is dropped. */
static bool settle(const zl_segmenter *segmenter, zl_view text, size_t first,
                   size_t *at, zl_pieces *tokens)
{
    size_t last = settled(segmenter, text, first, tokens);

    if (last == first)
        return false;
    *at = tokens->items[last].begin;
    tokens->count = last;
    return true;
}

/* The next word of the user's with other characters than Han that begins in
 * [at, end) or in the run there, which is cut as a whole; or an empty piece
 * behind both. */
static zl_piece next_mixed(const zl_dictionary *dictionary, zl_view text,
                           size_t at, size_t end)
{
    while (at < text.size) {
        size_t size = zl_dictionary_mixed(dictionary, text, at);
        if (size)
            return (zl_piece){ at, at + size };
        uint32_t c = zl_utf8_next(text, &at);
        if (at >= end && !zl_is_han(c) && (c < 0x0E00 || !zl_is_letter(c)))
            break;
    }
    return (zl_piece){ at, at };
}

/* The tokens up to the next such word, and the word; or those of a window
 * without one, as far as they are settled. */
static zili_status next_with_mixed(zl_segmenter *segmenter, zl_view text,
                                   size_t *at, zl_pieces *tokens,
                                   zili_error *err)
{
    size_t first = tokens->count, from = *at, window = WINDOW;

    for (;; window *= 2) {
        zl_piece own = next_mixed(&segmenter->lexicon->own, text, from,
                                  from + window);
        tokens->count = first;
        zili_status status =
            zl_segmenter_scan(segmenter, text, from, own.begin, tokens, err);
        if (status)
            return status;
        *at = own.end;
        bool whole = own.begin < own.end || own.end == text.size ||
                     tokens->count == first;
        if (!whole && !settle(segmenter, text, first, at, tokens))
            continue;
        status = finish(segmenter, text, first, tokens, err);
        if (!status && own.begin < own.end && !zl_array_push(tokens, own))
            status = zl_no_memory(err);
        return status;
    }
}

static zili_status next_scanned(zl_segmenter *segmenter, zl_view text,
                                size_t *at, zl_pieces *tokens,
                                zili_error *err)
{
    size_t first = tokens->count;
    zili_status status = zl_scan(segmenter->scanner, text, at,
                                 &segmenter->cutter, tokens, err);

    if (status)
        return status;
    if (*at < text.size)
        settle(segmenter, text, first, at, tokens);
    return finish(segmenter, text, first, tokens, err);
}

/* Between blanks, whatever stands there. */
static zili_status next_given(zl_view text, size_t *at, zl_pieces *tokens,
                              zili_error *err)
{
    size_t begin = *at, first = tokens->count;

    while (*at < text.size && tokens->count - first < GIVEN_TOKENS) {
        size_t here = *at;
        bool blank = zl_is_blank(zl_utf8_next(text, at));
        size_t end = blank ? here : *at;
        if (!blank && *at < text.size)
            continue;
        if (end > begin && !zl_array_push(tokens, (zl_piece){ begin, end }))
            return zl_no_memory(err);
        begin = *at;
    }
    return ZILI_OK;
}

zili_status zl_segment_next(zl_segmenter *segmenter, zl_view text, size_t *at,
                            zl_pieces *tokens, zili_error *err)
{
    segmenter->has_han = false;
    if (*at >= text.size)
        return ZILI_OK;
    if (segmenter->lexicon->profile.cut == ZL_CUT_GIVEN)
        return next_given(text, at, tokens, err);
    if (segmenter->lexicon->own.mixed.count)
        return next_with_mixed(segmenter, text, at, tokens, err);
    return next_scanned(segmenter, text, at, tokens, err);
}

zili_status zl_segment_words(zl_segmenter *segmenter, zl_view text,
                             zl_pieces *tokens, zili_error *err)
{
    zili_status status = ZILI_OK;

    for (size_t at = 0; !status && at < text.size;)
        status = zl_segment_next(segmenter, text, &at, tokens, err);
    return status;
}

/* ---- sentences ---- */

zili_status zl_segment_sentences(zl_segmenter *segmenter, zl_view text,
                                 zl_pieces *sentences, zili_error *err)
{
    return zl_sentences(&segmenter->stops, text, sentences, err);
}
