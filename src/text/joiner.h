/* joiner.h -- words put together from what the dictionary left in pieces:
 * names of persons, doubled words, and numbers. */
#ifndef ZL_TEXT_JOINER_H
#define ZL_TEXT_JOINER_H

#include "text/dictionary.h"
#include "text/lattice.h"
#include "text/role.h"

/* What the rules look at; all is lent. */
typedef struct zl_joiner {
    const zl_lattice *lattice; /* the costs of words */
    const zl_dictionary *own;  /* words that stay what they are */
    const zl_roles *roles;
} zl_joiner;

/* Join the tokens of `text` from index `first` on that touch and spell
 *
 * - a foreign name: three characters or more, one of them left alone by the
 *   dictionary, that all write sounds, at least half of them (and two)
 *   seldom anything else: 拉姆斯菲尔德;
 * - a Chinese name: a surname and two rare characters, each left alone
 *   (聂荣臻); they need not be rare beside a title (李国明同志);
 * - a word of two characters, each doubled: 老老实实;
 * - a number: 第6, 300万, 几十, 二○○一.
 *
 * Time: O(tokens). */
void zl_join(const zl_joiner *joiner, zl_view text, size_t first,
             zl_pieces *tokens);

/* Whether all characters of a word are such as numbers have. */
bool zl_spells_number(const zl_roles *roles, zl_view word);

/* ---- the rules, for zl_join() ---- */

/* The tokens so far: those before `kept` are done, those from `next` on are
 * still to come. */
typedef struct zl_joining {
    const zl_joiner *joiner;
    zl_view text;
    zl_piece *items;
    size_t first, kept, next, count;
} zl_joining;

/* Whether `next` and those before and behind it are a name: how many it takes
 * from behind `kept`, and how many from `next` on. */
typedef struct zl_reach {
    size_t back, ahead;
} zl_reach;

/* The single character `next` has the role of a sound, or of a surname;
 * `ahead` is 0 where there is no name. */
zl_reach zl_foreign_name(const zl_joining *all);
zl_reach zl_chinese_name(const zl_joining *all);

/* What a token has to do with numbers; 0: nothing. */
unsigned zl_number_kind(const zl_joiner *joiner, zl_view token);

/* Whether a token of the second kind goes on with a number that is of the
 * first, and the kind of both together. */
bool zl_number_goes_on(unsigned left, unsigned right);
unsigned zl_number_joined(unsigned left, unsigned right);

/* The first character of a token, where it has three bytes of UTF-8, else
 * its first byte. */
static inline uint32_t zl_first_character(zl_view text, zl_piece token)
{
    const uint8_t *at = (const uint8_t *)text.bytes + token.begin;

    return (at[0] & 0xF0) == 0xE0 ? zl_utf8_three(at) : at[0];
}

#endif
