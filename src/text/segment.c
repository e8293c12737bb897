/* segment.c -- text → tokens: the boundaries of a profile.
 *
 * zl_scan() finds Unicode's boundaries and hands the runs of Han to the cutter
 * of the profile; what the user has as a word with other characters in it (阿Q,
 * C++) is taken out before; names and numbers are put together after, and the
 * rules of Latin script come last. */
#include "segment.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/boundary.h"
#include "text/dictionary.h"
#include "text/han.h"
#include "text/joiner.h"
#include "text/lattice.h"
#include "text/scan.h"
#include "text/script.h"
#include "text/sentence.h"
#include "text/wordlist.h"

#include <string.h>

/* Text that is searched at once for words of the user's. */
#define WINDOW ((size_t)1 << 14)
#define GIVEN_TOKENS 4096
#define IDEOGRAPHIC_ZERO 0x25CB

struct zl_segmenter {
    zl_profile profile;
    zl_scanner *scanner;
    zl_boundary *sentences;
    zl_cutter cutter;
    bool unheeded; /* there are dictionaries, and the cut takes none */
    bool has_han; /* a run of Han has been cut since this was cleared */
    /* The cut zili: */
    zl_wordlist wordlist;
    zl_dictionary dictionary;
    zl_roles *roles;
    zl_lattice *lattice;
    /* Both, and the cut icu: */
    zl_han *han;
};

/* ---- cutters ---- */

static bool is_han_and_marks(zl_view text, zl_piece run)
{
    for (size_t at = run.begin; at < run.end;) {
        uint32_t c = zl_utf8_next(text, &at);
        if (!zl_is_han(c) && !zl_is_mark(c))
            return false;
    }
    return true;
}

/* All tokens of [at, end), with nothing behind it looked at. */
static zili_status scan_all(zl_segmenter *segmenter, zl_view text, size_t at,
                            size_t end, zl_pieces *tokens, zili_error *err)
{
    zili_status status = ZILI_OK;
    zl_view part = zl_view_cut(text, 0, end);

    while (!status && at < end)
        status = zl_scan(segmenter->scanner, part, &at, &segmenter->cutter,
                         tokens, err);
    return status;
}

/* Kana between the Han is Japanese: ICU has words of it. What is the user's
 * is taken out before; the parts come back here and hold no more of it. */
static zili_status cut_japanese(zl_segmenter *segmenter, zl_view text,
                                zl_piece run, bool *done, zl_pieces *tokens,
                                zili_error *err)
{
    const zl_dictionary *own = &segmenter->dictionary;
    zl_piece word = zl_dictionary_next(own, text, run.begin, run.end);
    zili_status status = ZILI_OK;

    *done = word.begin < run.end;
    while (*done && !status && run.begin < run.end) {
        word = zl_dictionary_next(own, text, run.begin, run.end);
        status = scan_all(segmenter, text, run.begin, word.begin, tokens, err);
        if (!status && word.begin < word.end && !zl_array_push(tokens, word))
            status = zl_no_memory(err);
        run.begin = word.end;
    }
    return status;
}

/* Where no word of the user's is there is a faster way to the same cut. */
static zili_status cut_by_words(void *user, zl_view text, zl_piece run,
                                bool plain, bool *done, zl_pieces *tokens,
                                zili_error *err)
{
    zl_segmenter *segmenter = user;
    zl_numbers numbers;

    segmenter->has_han = true;
    *done = plain || is_han_and_marks(text, run);
    if (!*done)
        return cut_japanese(segmenter, text, run, done, tokens, err);
    return plain && zl_lattice_is_plain(segmenter->lattice, text, run, &numbers)
               ? zl_han_cut(segmenter->han, text, run, numbers.items,
                            numbers.count, tokens, err)
               : zl_lattice_cut(segmenter->lattice, text, run, tokens, err);
}

/* Where the token that begins at `at` ends: behind a Han character and the
 * marks on it, as 葛󠄀 has one that chooses its form, or before the next one. */
static size_t character_end(zl_view text, size_t at, size_t end)
{
    bool han = zl_is_han(zl_utf8_next(text, &at));

    while (at < end) {
        size_t next = at;
        uint32_t c = zl_utf8_next(text, &next);
        if (han ? !zl_is_mark(c) : zl_is_han(c))
            break;
        at = next;
    }
    return at;
}

static zili_status cut_by_characters(void *user, zl_view text, zl_piece run,
                                     bool plain, bool *done,
                                     zl_pieces *tokens, zili_error *err)
{
    zl_segmenter *segmenter = user;

    segmenter->has_han = true;
    *done = plain || is_han_and_marks(text, run);
    while (*done && run.begin < run.end) {
        size_t end = character_end(text, run.begin, run.end);
        if (!zl_array_push(tokens, (zl_piece){ run.begin, end }))
            return zl_no_memory(err);
        run.begin = end;
    }
    return ZILI_OK;
}

/* ---- opening ---- */

static zili_status open_words(zl_segmenter *segmenter, const zili_texts *dicts,
                              zili_error *err)
{
    zili_status status = zl_wordlist_open(&segmenter->wordlist, err);

    if (!status)
        status = zl_dictionary_read(&segmenter->dictionary, dicts, err);
    if (!status)
        status = zl_roles_open(&segmenter->roles, err);
    if (!status)
        status = zl_lattice_open(&segmenter->lattice,
                                 &segmenter->wordlist.words,
                                 &segmenter->dictionary, segmenter->roles,
                                 err);
    if (!status)
        status = zl_han_open_words(&segmenter->han, &segmenter->wordlist.words,
                                   err);
    segmenter->cutter = (zl_cutter){ cut_by_words, segmenter };
    return status;
}

static zili_status open_cutter(zl_segmenter *segmenter,
                               const zili_texts *dicts, zili_error *err)
{
    zl_cut cut = segmenter->profile.cut;

    if (cut == ZL_CUT_ZILI)
        return open_words(segmenter, dicts, err);
    if (cut == ZL_CUT_CHAR)
        segmenter->cutter = (zl_cutter){ cut_by_characters, segmenter };
    if (cut != ZL_CUT_ICU)
        return ZILI_OK;
    zili_status status = zl_han_open(&segmenter->han, err);
    segmenter->cutter = zl_han_cutter(segmenter->han);
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
    segmenter->unheeded =
        dicts && dicts->count && profile.cut != ZL_CUT_ZILI;
    zili_status status = zl_scanner_open(&segmenter->scanner, err);
    if (!status)
        status = open_cutter(segmenter, dicts, err);
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
    zl_scanner_close(segmenter->scanner);
    zl_boundary_close(segmenter->sentences);
    zl_han_close(segmenter->han);
    zl_lattice_close(segmenter->lattice);
    zl_roles_close(segmenter->roles);
    zl_dictionary_clear(&segmenter->dictionary);
    zl_wordlist_close(&segmenter->wordlist);
    zl_free(segmenter);
}

const char *zl_segmenter_note(const zl_segmenter *segmenter)
{
    if (segmenter->unheeded)
        return "Dictionaries are heeded by the profile zili alone: --dict "
               "changes nothing here.";
    if (segmenter->profile.cut != ZL_CUT_ZILI || segmenter->wordlist.shipped)
        return NULL;
    return "The list of Chinese words, zili.words, is not beside the program, "
           "nor where it is installed: Chinese is cut by ICU's words, which "
           "is less right. Make it with make, or name it in ZILI_WORDS.";
}

uint64_t zl_segmenter_dictionary(const zl_segmenter *segmenter, size_t i)
{
    return i < segmenter->dictionary.hashes.count
               ? segmenter->dictionary.hashes.items[i]
               : 0;
}

uint64_t zl_segmenter_words(const zl_segmenter *segmenter)
{
    return zl_wordlist_sum(&segmenter->wordlist);
}

/* ---- after the scan ---- */

/* Where ICU cut Han and kana together, and every Han is to be a token. */
static zili_status split_characters(zl_view text, size_t first,
                                    zl_pieces *tokens, zili_error *err)
{
    zl_pieces split = { 0 };
    bool room = true;

    for (size_t i = first; room && i < tokens->count; i++)
        for (zl_piece left = tokens->items[i]; room && left.begin < left.end;) {
            size_t end = character_end(text, left.begin, left.end);
            room = zl_array_push(&split, (zl_piece){ left.begin, end });
            left.begin = end;
        }
    tokens->count = room ? first : tokens->count;
    room = room && zl_array_reserve(tokens, split.count);
    for (size_t i = 0; room && i < split.count; i++)
        tokens->items[tokens->count++] = split.items[i];
    zl_array_clear(&split);
    return room ? ZILI_OK : zl_no_memory(err);
}

/* What the profile makes of the tokens from `first` on. */
static zili_status finish(zl_segmenter *segmenter, zl_view text, size_t first,
                          zl_pieces *tokens, zili_error *err)
{
    zl_profile profile = segmenter->profile;
    zl_joiner joiner = { segmenter->lattice, &segmenter->dictionary,
                         segmenter->roles };
    zili_status status = ZILI_OK;

    if (profile.cut == ZL_CUT_ZILI && segmenter->has_han)
        zl_join(&joiner, text, first, tokens);
    if (profile.cut == ZL_CUT_CHAR && segmenter->has_han)
        status = split_characters(text, first, tokens, err);
    if (!status && profile.latin != ZL_LATIN_UAX29)
        status = zl_latin_cut(profile.latin, text, first, tokens, err);
    return status;
}

/* ---- blocks ---- */

/* Whether no rule joins anything across a token: it is neither word nor number
 * nor the ○ of 二○○一; and where there are rules of Latin script, which join
 * signs too, it is a wide one, as 。 and ， are. */
static bool is_divider(const zl_segmenter *segmenter, zl_view text,
                       zl_piece token)
{
    zl_view sign = zl_view_cut(text, token.begin, token.end);
    uint32_t c = zl_first_character(text, token);

    return (segmenter->profile.latin == ZL_LATIN_UAX29 || c > 0x3000) &&
           zl_class_of(sign) == ZL_CLASS_OTHER && c != IDEOGRAPHIC_ZERO;
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
        zl_piece own = next_mixed(&segmenter->dictionary, text, from,
                                  from + window);
        tokens->count = first;
        zili_status status =
            scan_all(segmenter, text, from, own.begin, tokens, err);
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
    if (segmenter->profile.cut == ZL_CUT_GIVEN)
        return next_given(text, at, tokens, err);
    if (segmenter->dictionary.mixed.count)
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

/* ---- reasons ---- */

static const char *const origins[] = {
    [ZL_ORIGIN_OWN] = "own",
    [ZL_ORIGIN_WORD] = "word",
    [ZL_ORIGIN_NUMBER] = "number",
    [ZL_ORIGIN_UNKNOWN] = "unknown",
};

/* The best cut of the word if it were none, and the cost of that. */
static zili_status explain_parts(zl_segmenter *segmenter, zl_view word,
                                 zl_reason *reason, zili_error *err)
{
    zili_status status =
        zl_lattice_part(segmenter->lattice, word, &reason->parts, err);

    for (size_t i = 0; !status && i < reason->parts.count; i++) {
        zl_piece part = reason->parts.items[i];
        unsigned cost;
        zl_lattice_origin(segmenter->lattice,
                          zl_view_cut(word, part.begin, part.end), &cost);
        reason->otherwise += cost;
    }
    return status;
}

zili_status zl_segment_explain(zl_segmenter *segmenter, zl_view word,
                               zl_reason *reason, zili_error *err)
{
    reason->parts.count = 0;
    reason->cost = reason->otherwise = 0;
    reason->origin = "rule";
    if (segmenter->profile.cut != ZL_CUT_ZILI)
        return zl_fail(err, ZILI_EUSAGE,
                       "Only the profile zili cuts by costs; %s does not.",
                       zl_profile_name(segmenter->profile));
    if (zl_dictionary_has(&segmenter->dictionary, word))
        reason->origin = "own";
    else if (zl_spells_number(segmenter->roles, word))
        reason->origin = "number";
    if (!is_han_and_marks(word, (zl_piece){ 0, word.size }))
        return ZILI_OK;
    zl_origin origin =
        zl_lattice_origin(segmenter->lattice, word, &reason->cost);
    bool alone = character_end(word, 0, word.size) == word.size;
    bool joined = origin == ZL_ORIGIN_UNKNOWN && !alone;
    if (joined)
        reason->cost = 0;
    if (!joined)
        reason->origin = origins[origin];
    else if (strcmp(reason->origin, "number") != 0)
        reason->origin = "name";
    return alone ? ZILI_OK : explain_parts(segmenter, word, reason, err);
}

/* ---- sentences ---- */

zili_status zl_segment_sentences(zl_segmenter *segmenter, zl_view text,
                                 zl_pieces *sentences, zili_error *err)
{
    zili_status status = ZILI_OK;

    if (!segmenter->sentences)
        status = zl_boundary_open(&segmenter->sentences, ZL_BOUNDARY_SENTENCE,
                                  err);
    if (!status)
        status = zl_sentences(segmenter->sentences, text, sentences, err);
    return status;
}
