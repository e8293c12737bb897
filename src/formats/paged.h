/* paged.h -- a text that is laid out on pages, as zili-pdf tells it: words,
 * where they stand, lines, pages. Nothing is believed: whatever the bytes are,
 * the result keeps what is said here, or there is none. */
#ifndef ZL_FORMATS_PAGED_H
#define ZL_FORMATS_PAGED_H

#include "base/array.h"
#include "base/text.h"

#include <zili/error.h>

/* In hundredths of a point, from the left and the top of the page. Left is not
 * right of right, top not below bottom. */
typedef struct zl_box {
    int32_t left, top, right, bottom;
} zl_box;

typedef struct zl_paged_font {
    int32_t size; /* at least 1 */
    bool bold;
} zl_paged_font;

/* A word, or the part of one that is in one font. */
typedef struct zl_paged_word {
    size_t at, size; /* bytes of `texts`, at least one */
    zl_box box;
    uint32_t font;
    bool glued; /* no blank stands before it */
} zl_paged_word;

/* Words [first, end), at least one. */
typedef struct zl_paged_line {
    size_t first, end;
    zl_box box;
} zl_paged_line;

/* Lines [first, end), as the file has them: in no order that one could read. */
typedef struct zl_paged_page {
    int32_t width, height; /* 0 where the file says nonsense */
    size_t first, end;
    zl_view label; /* what viewers call it: "iv", "12"; or empty */
} zl_paged_page;

typedef struct zl_paged_datum {
    zl_view key, value;
} zl_paged_datum;

/* Start from { 0 }. Labels and data are lent from the stream. */
typedef struct zl_paged {
    zl_str texts; /* of words, in UTF-8 */
    ZL_ARRAY(zl_paged_font) fonts;
    ZL_ARRAY(zl_paged_word) words;
    ZL_ARRAY(zl_paged_line) lines;
    ZL_ARRAY(zl_paged_page) pages;
    ZL_ARRAY(zl_paged_datum) data;
    unsigned refused; /* ZL_PDF_ENCRYPTED, ZL_PDF_DAMAGED, or 0: it is not */
    uint32_t missing; /* pages that could not be read */
    uint32_t faults;  /* places that were found damaged */
    uint32_t tables;  /* tables of characters that are not installed */
    uint64_t letters; /* characters of words, and … */
    uint64_t symbols; /* those that no Unicode is known of: U+FFFD, or left out
                         where a word has no other */
} zl_paged;

/* Read a whole stream of src/pdf/stream.h. Fails with ZILI_EFORMAT, saying
 * what of the stream is wrong, and ZILI_ENOMEM. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_paged_read(zl_paged *out, zl_view stream,
                                          zili_error *err);
void zl_paged_clear(zl_paged *paged);

/* Lent until it is cleared. */
zl_view zl_paged_text(const zl_paged *paged, const zl_paged_word *word);

/* Append the text of a word as it is read: ligatures as their letters, the
 * radicals that fonts of Chinese take for characters as those characters, a
 * dotless i below an accent as an i, bullets of symbol fonts as bullets, and
 * what TeX's fonts have in the places of control characters. What means
 * nothing outside of its font is U+FFFD and counted in `*symbols`, all others
 * in `*letters`. Time: O(bytes). */
void zl_paged_add_clean(zl_str *out, zl_view word, uint64_t *letters,
                        uint64_t *symbols);

#endif
