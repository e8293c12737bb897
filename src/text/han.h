/* han.h -- runs of Han cut as ICU cuts them, by a dictionary's costs. */
#ifndef ZL_TEXT_HAN_H
#define ZL_TEXT_HAN_H

#include "text/han_path.h"
#include "text/han_words.h"
#include "text/scan.h"

typedef struct zl_han zl_han;

/* Cut by `words`, which are lent; where they hold none every run is left to
 * ICU. Fails with ZILI_ENOMEM. Not shared by threads. */
ZILI_MUST_CHECK zili_status zl_han_new(zl_han **out, zl_han_words *words,
                                       zili_error *err);
void zl_han_free(zl_han *han);

/* A cutter for zl_scan(): plain runs are cut by the cheapest sequence of
 * words, ties resolved as ICU does; others are left to ICU. Memory is bounded
 * for runs of any length. Time: O(characters x longest word). Once more than
 * a megabyte has been cut, zl_han_words_hasten() is called. */
zl_cutter zl_han_cutter(zl_han *han);

/* Cut a plain run of at most ZL_PATH_WINDOW characters in which these numbers
 * are. Fails with ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_han_cut(zl_han *han, zl_view text, zl_piece run,
                                       const zl_path_number *numbers,
                                       size_t count, zl_pieces *tokens,
                                       zili_error *err);

#endif
