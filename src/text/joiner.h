/* joiner.h -- words put together from what the dictionary left in pieces:
 * names of persons, doubled words, and numbers. */
#ifndef ZL_TEXT_JOINER_H
#define ZL_TEXT_JOINER_H

#include "base/piece.h"
#include "text/knowledge.h"

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
 * The user's words stay what they are. Time: O(tokens). */
void zl_join(const zl_knowledge *knowledge, zl_view text, size_t first,
             zl_pieces *tokens);

#endif
