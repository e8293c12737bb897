/* penn.h -- words as the Penn Treebank and the English Web Treebank cut them.
 *
 * From Robert MacIntyre's tokenizer.sed (Penn Treebank, 1995) and, for
 * hyphens and the language of the web, the guidelines for the treebanks of
 * English web text (LDC2012T13):
 *
 *   clitics      do n't, Bush 's, I 've; can not, gon na, 't is; soldiers '
 *   hyphens      cut, self - reliance, but not behind a prefix (e-mail,
 *                non-human), before a suffix (clock-wise) or in a telephone
 *                number or date (303-832-8160)
 *   slashes      cut, and / or, but not in 9/11, 1/2, w/, b/c
 *   full stops   one token, but part of Mr. U.S. a.m. and of an initial
 *                before a name; with other . ! ? one token: ?!, .... but
 *                an ellipsis is a token of its own
 *   numbers      1,234.56, 8:30, 4th, 1990s and '80s whole; $ 5, 50 %, 10 km
 *   the web      addresses, @name, #tag, file.doc and emoticons whole
 *   marks        a run of one sign (--, ***) or of the signs - = * + ~ is
 *                one token; brackets and quotes stand alone
 *
 * As Penn's, the text stays as it is: no quote becomes `` and no bracket
 * -LRB-; and no full stop is added after an abbreviation that ends a
 * sentence. */
#ifndef ZL_TEXT_PENN_H
#define ZL_TEXT_PENN_H

#include "base/piece.h"

/* Append the tokens of what Unicode's tokens from `i` to before `end` cover,
 * which touch each other; false without memory. Time: O(bytes). */
bool zl_penn_push(zl_view text, size_t i, size_t end, zl_pieces *tokens);

/* ---- between the files of this profile ---- */

/* A stretch of tokens that touch. */
typedef struct zl_chunk {
    zl_view text;  /* ends where the chunk ends */
    zl_view whole; /* goes on */
    size_t begin;  /* of the chunk */
    size_t token;  /* the one that was asked for last */
    const zl_pieces *tokens;
    bool has_at; /* @ */
    bool has_dot;
    size_t no_mail; /* no name of mail begins before this place, */
    size_t no_host; /* and none of a host */
} zl_chunk;

/* The character at a place of the chunk, 0 at its end; and the one before,
 * 0 at its beginning. */
uint32_t zl_chunk_at(const zl_chunk *chunk, size_t at);
uint32_t zl_chunk_before(const zl_chunk *chunk, size_t at);
/* The character behind the one at `at`. */
uint32_t zl_chunk_second(const zl_chunk *chunk, size_t at);
/* Unicode's token with the byte at `at`. */
zl_piece zl_chunk_token(zl_chunk *chunk, size_t at);

/* Letters, marks, digits and _. */
bool zl_is_penn_word(uint32_t character);
/* ASCII without case: does the text have `word`, small, at `at`? */
bool zl_chunk_has(const zl_chunk *chunk, size_t at, const char *word);
/* Is `view` one of `words`, small, ended by NULL? */
bool zl_is_listed(zl_view view, const char *const *words);
/* The size of the apostrophe at `at`, 0 where there is none. */
size_t zl_apostrophe(const zl_chunk *chunk, size_t at);

/* Each gives the end of the token that begins at `at`, or `at` where there is
 * none of its kind. */
size_t zl_penn_address(zl_chunk *chunk, size_t at);
size_t zl_penn_emoticon(const zl_chunk *chunk, size_t at);
size_t zl_penn_number(zl_chunk *chunk, size_t at);
size_t zl_penn_plain_word(const zl_chunk *chunk, size_t at);
size_t zl_penn_word(zl_chunk *chunk, size_t at); /* also a clitic */

/* The end of the word characters from `at` on with all that is within a word,
 * as the ' in O'Neill, the . in U.S and the - in e-mail. */
size_t zl_penn_word_end(zl_chunk *chunk, size_t at);

#endif
