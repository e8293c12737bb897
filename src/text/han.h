/* han.h -- runs of Han cut as ICU cuts them, by ICU's own dictionary. */
#ifndef ZL_TEXT_HAN_H
#define ZL_TEXT_HAN_H

#include "base/file.h"
#include "text/han_path.h"
#include "text/scan.h"
#include "text/trie.h"

typedef struct zl_han zl_han;

/* Open ICU's dictionary of Chinese and Japanese. Where it has another form
 * than the one known here, *out is still valid and leaves every run to ICU.
 * Fails with ZILI_ENOMEM. Time: some microseconds; once more than a megabyte
 * has been cut, a table is made that takes 40 ms and 6 MB. */
ZILI_MUST_CHECK zili_status zl_han_open(zl_han **out, zili_error *err);

/* The same with a dictionary in bytes that are lent, see zl_cjdict_from(). */
ZILI_MUST_CHECK zili_status zl_han_open_bytes(zl_han **out, zl_span dictionary,
                                              zili_error *err);

/* The same way of cutting with other words and costs (below 256), which are
 * lent. Fails with ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_han_open_words(zl_han **out,
                                              const zl_trie *words,
                                              zili_error *err);
void zl_han_close(zl_han *han);

/* A cutter for zl_scan(): plain runs are cut by the cheapest sequence of
 * words, ties resolved as ICU does; others are left to ICU. Memory is bounded
 * for runs of any length. Time: O(characters x longest word). */
zl_cutter zl_han_cutter(zl_han *han);

/* Cut a plain run of at most ZL_PATH_WINDOW characters in which these numbers
 * are, with the words given to zl_han_open_words(). Fails with
 * ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_han_cut(zl_han *han, zl_view text, zl_piece run,
                                       const zl_path_number *numbers,
                                       size_t count, zl_pieces *tokens,
                                       zili_error *err);

#endif
