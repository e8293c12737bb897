/* segmenter.c -- what a thread needs to cut text by a lexicon: the scanner,
 * and the cutter of the profile for the runs of Han. */
#include "segmenter.h"

#include "base/fail.h"
#include "base/mem.h"
#include "text/character.h"

zili_status zl_segmenter_scan(zl_segmenter *segmenter, zl_view text, size_t at,
                              size_t end, zl_pieces *tokens, zili_error *err)
{
    zili_status status = ZILI_OK;
    zl_view part = zl_view_cut(text, 0, end);

    while (!status && at < end)
        status = zl_scan(segmenter->scanner, part, &at, &segmenter->cutter,
                         tokens, err);
    return status;
}

/* ---- cutters ---- */

/* Kana between the Han is Japanese: ICU has words of it. What is the user's
 * is taken out before; the parts come back here and hold no more of it. */
static zili_status cut_japanese(zl_segmenter *segmenter, zl_view text,
                                zl_piece run, bool *done, zl_pieces *tokens,
                                zili_error *err)
{
    const zl_dictionary *own = &segmenter->lexicon->own;
    zl_piece word = zl_dictionary_next(own, text, run.begin, run.end);
    zili_status status = ZILI_OK;

    *done = word.begin < run.end;
    while (*done && !status && run.begin < run.end) {
        word = zl_dictionary_next(own, text, run.begin, run.end);
        status = zl_segmenter_scan(segmenter, text, run.begin, word.begin,
                                   tokens, err);
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
    *done = plain || zl_is_han_and_marks(text, run);
    if (!*done)
        return cut_japanese(segmenter, text, run, done, tokens, err);
    return plain && zl_lattice_is_plain(segmenter->lattice, text, run, &numbers)
               ? zl_han_cut(segmenter->han, text, run, numbers.items,
                            numbers.count, tokens, err)
               : zl_lattice_cut(segmenter->lattice, text, run, tokens, err);
}

static zili_status cut_by_characters(void *user, zl_view text, zl_piece run,
                                     bool plain, bool *done,
                                     zl_pieces *tokens, zili_error *err)
{
    zl_segmenter *segmenter = user;

    segmenter->has_han = true;
    *done = plain || zl_is_han_and_marks(text, run);
    return !*done || zl_cut_characters(text, run, tokens) ? ZILI_OK
                                                          : zl_no_memory(err);
}

/* ---- opening ---- */

static zili_status open_cutter(zl_segmenter *segmenter, zili_error *err)
{
    const zl_lexicon *lexicon = segmenter->lexicon;
    zl_cut cut = lexicon->profile.cut;
    zili_status status = ZILI_OK;

    if (cut == ZL_CUT_CHAR)
        segmenter->cutter = (zl_cutter){ cut_by_characters, segmenter };
    if (cut != ZL_CUT_ZILI && cut != ZL_CUT_ICU)
        return ZILI_OK;
    status = zl_han_new(&segmenter->han, lexicon->han, err);
    if (status)
        return status;
    segmenter->cutter = zl_han_cutter(segmenter->han);
    if (cut == ZL_CUT_ICU)
        return ZILI_OK;
    segmenter->cutter = (zl_cutter){ cut_by_words, segmenter };
    segmenter->lattice = zl_lattice_new(&lexicon->knowledge);
    return segmenter->lattice ? ZILI_OK : zl_no_memory(err);
}

zili_status zl_segmenter_open(zl_segmenter **out, const zl_lexicon *lexicon,
                              zili_error *err)
{
    *out = NULL;
    zl_segmenter *segmenter = zl_alloc(sizeof *segmenter);
    if (!segmenter)
        return zl_no_memory(err);
    segmenter->lexicon = lexicon;
    segmenter->stops.rules = lexicon->stops;
    zili_status status =
        zl_scanner_open(&segmenter->scanner, lexicon->words, err);
    if (!status)
        status = open_cutter(segmenter, err);
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
    zl_stops_clear(&segmenter->stops);
    zl_han_free(segmenter->han);
    zl_lattice_free(segmenter->lattice);
    zl_free(segmenter);
}
