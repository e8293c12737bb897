/* oracle.h -- the profile icu beside ICU itself. */
#ifndef BENCH_ORACLE_H
#define BENCH_ORACLE_H

#include "../unit/blank_help.h"
#include "base/utf8.h"
#include "profile.h"
#include "text/boundary.h"
#include "text/script.h"

#include <stdio.h>

#define ORACLE_EXAMPLES 5

typedef struct oracle oracle;

/* Cuts texts both ways and counts. Start from { 0 }. */
struct oracle {
    zl_segmenter *segmenter;
    zl_boundary *boundary;
    /* Another way of ours than the segmenter's, or NULL: fills `found`. */
    zili_status (*cut)(oracle *of, zl_view text, zili_error *err);
    void *user;       /* for it */
    bool keep_blanks; /* it gives pieces that begin with a blank */
    zl_pieces found, expected;
    size_t seen; /* by whoever chooses what is compared */
    size_t texts, bytes, tokens;
    size_t different; /* tokens that only one of the two has */
    size_t texts_different;
    zl_str examples; /* a line each */
};

static inline zili_status oracle_open(oracle *of, zili_error *err)
{
    zili_status status = open_profile(&of->segmenter, "icu", NULL, err);

    if (!status)
        status = zl_boundary_open(&of->boundary, ZL_BOUNDARY_WORD, err);
    return status;
}

static inline void oracle_close(oracle *of)
{
    close_with_lexicon(of->segmenter);
    zl_boundary_close(of->boundary);
    zl_array_clear(&of->found);
    zl_array_clear(&of->expected);
    zl_str_clear(&of->examples);
}

/* ICU's pieces, into `expected`. */
static inline zili_status cut_by_icu(oracle *of, zl_view text,
                                     zili_error *err)
{
    zl_piece piece = { 0, 0 };
    zili_status status = zl_boundary_start(of->boundary, text, err);

    of->expected.count = 0;
    while (!status && zl_boundary_next(of->boundary, &piece)) {
        bool room = of->keep_blanks
                        ? zl_array_push(&of->expected, piece)
                        : push_stripped(text, piece, &of->expected);
        if (!room)
            status = ZILI_ENOMEM;
    }
    return status;
}

/* ---- what differs ---- */

/* Some pieces as code points, and where the first one begins. */
static inline void show_pieces(zl_str *out, zl_view text,
                               const zl_pieces *pieces, size_t from)
{
    for (size_t i = from; i < pieces->count && i < from + 4; i++) {
        zl_piece piece = pieces->items[i];
        zl_str_add_text(out, i > from ? " |" : "");
        for (size_t at = piece.begin, n = 0; at < piece.end && n < 12; n++)
            zl_str_format(out, " %04X", zl_utf8_next(text, &at));
    }
}

static inline void keep_example(oracle *of, const char *name, zl_view text,
                                size_t at)
{
    size_t from = at < of->expected.count ? of->expected.items[at].begin : 0;

    zl_str_format(&of->examples, "%s, byte %zu:", name, from);
    show_pieces(&of->examples, text, &of->found, at);
    zl_str_add_text(&of->examples, "; ICU:");
    show_pieces(&of->examples, text, &of->expected, at);
    zl_str_add_byte(&of->examples, '\n');
}

static inline bool same_piece(zl_piece one, zl_piece two)
{
    return one.begin == two.begin && one.end == two.end;
}

/* The first place where the two differ, or the count of both. */
static inline size_t first_difference(const oracle *of)
{
    size_t i = 0;

    while (i < of->found.count && i < of->expected.count &&
           same_piece(of->found.items[i], of->expected.items[i]))
        i++;
    return i;
}

/* Tokens from `at` on that only one of the two has. */
static inline size_t count_differences(const oracle *of, size_t at)
{
    size_t i = at, k = at, same = 0;

    while (i < of->found.count && k < of->expected.count) {
        zl_piece one = of->found.items[i], two = of->expected.items[k];
        same += same_piece(one, two);
        i += one.begin <= two.begin;
        k += two.begin <= one.begin;
    }
    return of->found.count + of->expected.count - 2 * (at + same);
}

/* Compare on one text; a text_fn with an oracle as its user. */
static inline zili_status oracle_compare(void *user, const char *name,
                                         zl_view text, zili_error *err)
{
    oracle *of = user;

    of->found.count = 0;
    zili_status status =
        of->cut ? of->cut(of, text, err)
                : zl_segment_words(of->segmenter, text, &of->found, err);
    if (!status)
        status = cut_by_icu(of, text, err);
    if (status)
        return status;
    size_t at = first_difference(of);
    size_t different = count_differences(of, at);
    if (different > 0 && of->texts_different < ORACLE_EXAMPLES)
        keep_example(of, name, text, at);
    of->texts++;
    of->bytes += text.size;
    of->tokens += of->expected.count;
    of->different += different;
    of->texts_different += different > 0;
    return ZILI_OK;
}

#endif
