/* name.h -- names of persons, for those who put tokens together. */
#ifndef ZL_TEXT_NAME_H
#define ZL_TEXT_NAME_H

#include "base/piece.h"
#include "text/knowledge.h"

/* The tokens so far: those before `kept` are done, those from `next` on are
 * still to come. */
typedef struct zl_joining {
    const zl_knowledge *knowledge;
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
 * `ahead` is 0 where there is no name. Time: O(1). */
zl_reach zl_foreign_name(const zl_joining *all);
zl_reach zl_chinese_name(const zl_joining *all);

#endif
