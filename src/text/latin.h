/* latin.h -- what a word is in Latin script: the profiles.
 *
 * Unicode's tokens are given, and become the tokens of the profile. Only
 * those of the European alphabets change (Latin, Greek, Cyrillic, Armenian,
 * Georgian), and digits, punctuation and symbols among them. All others pass
 * as they are: Han, kana, Hangul, Thai, Arabic, emoji, full-width forms.
 * Nothing of the text is lost and nothing is added: a byte stands in a token
 * afterwards if and only if it stood in one before. */
#ifndef ZL_TEXT_LATIN_H
#define ZL_TEXT_LATIN_H

#include "base/piece.h"

#include <zili/error.h>

/*   uax29    Unicode's words, as they are: don't 300,000 self - reliance
 *   letters  a word is a run of letters, as in AntConc: don ' t. A mark
 *            belongs to the character before it. What is no letter is cut as
 *            in uax29.
 *   hyphen   tokens that touch through one hyphen (- U+2010 U+2011) between
 *            letters or digits are one: self-reliance, Chinese-Soviet,
 *            F-16-launched, and 8-9 too. So does quanteda with
 *            tokens(split_hyphens = FALSE), which also joins at every other
 *            dash; here – and — stay tokens, because they stand between
 *            words more often than in them.
 *   penn     as the Penn Treebank and the English Web Treebank: do n't,
 *            Bush 's, self - reliance, e-mail, Mr., 1,234.56, $ 5; addresses
 *            and emoticons whole; penn.h has the rules. */
typedef enum zl_latin {
    ZL_LATIN_UAX29,
    ZL_LATIN_LETTERS,
    ZL_LATIN_HYPHEN,
    ZL_LATIN_PENN
} zl_latin;

extern const char *const zl_latin_names[]; /* ended by NULL */

/* Rewrite the tokens of `text` from index `first` on, which are Unicode's:
 * in order, without overlap, blanks left out.
 *
 * A text may be cut in blocks, one call each, with the whole text given every
 * time: the tokens are the same as in one call if every block ends where
 * zl_latin_settled() says. `text` is read behind the last token too, but
 * not beyond the end of its line.
 *
 * Fails with ZILI_ENOMEM, and then the tokens are as they were.
 * Time: O(bytes from the first to the last of these tokens). */
ZILI_MUST_CHECK zili_status zl_latin_cut(zl_latin profile, zl_view text,
                                         size_t first, zl_pieces *tokens,
                                         zili_error *err);

/* Where a block can end: the index of the last token, of those from `first`
 * on, in front of which there is a blank, or which passes as it is, or which
 * follows one that does; that token and those behind it belong to the next
 * block. It is `first` where there is no such place: then more tokens are
 * needed. That is so for ZL_LATIN_LONGEST tokens at most: longer stretches
 * without a blank are cut there, whatever the profile. Where the text ends
 * there is nothing to ask. Time: O(bytes of ZL_LATIN_LONGEST tokens). */
#define ZL_LATIN_LONGEST 1024
size_t zl_latin_settled(zl_view text, size_t first, const zl_pieces *tokens);

#endif
