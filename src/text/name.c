/* name.c -- names of persons put together from single characters. */
#include "name.h"

#include "base/utf8.h"
#include "text/near.h"
#include "text/script.h"

#include <stdlib.h>

/* How rare a character is (its cost) to be taken for part of a name: behind a
 * frequent surname, behind another one, beside a title. */
#define RARE 80
#define VERY_RARE 90
#define NOT_FREQUENT 60
/* The same for two characters that are a word: in a Chinese and in a foreign
 * name. */
#define RARE_WORD 100
#define RARE_SOUND 95
/* Characters of a foreign name: with a limit each token looks at few others,
 * however many 大 stand together. */
#define LONGEST_NAME 24

/* What stands before or after a name, sorted. */
static const char *const titles[] = {
    "上将", "上將", "中将", "中將", "主任", "主席", "书记", "代表",
    "元帅", "元帥", "先生", "公使", "军长", "博士", "厂长", "县长",
    "参谋长", "司令", "司令员", "司令員", "同志", "团长", "国王", "國王",
    "團長", "夫人", "女士", "委员", "委員", "将军", "將軍", "小姐",
    "少将", "少將", "局长", "局長", "市长", "市長", "师长", "師長",
    "廠長", "总书记", "总理", "总统", "首相", "院长", "院長",
};
#define TITLES (sizeof titles / sizeof *titles)

static zl_view text_of(const zl_joining *all, size_t i)
{
    return zl_view_cut(all->text, all->items[i].begin, all->items[i].end);
}

/* Whether there is a token i and it touches the one before. */
static bool touches(const zl_joining *all, size_t i)
{
    return i < all->count && all->items[i - 1].end == all->items[i].begin;
}

static uint32_t character_at(const zl_joining *all, size_t i)
{
    return zl_first_character(all->text, all->items[i]);
}

static unsigned roles_at(const zl_joining *all, size_t i)
{
    return zl_roles_of(all->knowledge->roles, character_at(all, i));
}

/* Of a token of Han: its characters have three bytes. */
static size_t size_of(const zl_joining *all, size_t i)
{
    return (all->items[i].end - all->items[i].begin) / 3;
}

static unsigned cost_of(const zl_joining *all, size_t i)
{
    unsigned cost;

    zl_origin_of(all->knowledge, text_of(all, i), &cost);
    return cost;
}

/* ---- foreign names ---- */

typedef struct sounds {
    size_t all, pure, alone;
} sounds;

/* Add the sounds of a token; false where it is no part of a foreign name. */
static bool add_sounds(const zl_joining *all, size_t i, sounds *sum)
{
    size_t size = size_of(all, i), pure = 0, at = all->items[i].begin;

    if (sum->all + size > LONGEST_NAME)
        return false;
    for (size_t k = 0; k < size; k++) {
        unsigned roles = zl_roles_of(all->knowledge->roles,
                                     zl_utf8_next(all->text, &at));
        if (!(roles & ZL_ROLE_SOUND))
            return false;
        pure += (roles & ZL_ROLE_PURE_SOUND) != 0;
    }
    if (size == 0 ||
        (size > 1 && (2 * pure < size || cost_of(all, i) < RARE_SOUND)))
        return false;
    *sum = (sounds){ sum->all + size, sum->pure + pure,
                     sum->alone + (size == 1) };
    return true;
}

static bool is_foreign(sounds sum, size_t tokens)
{
    return tokens > 1 && sum.alone && sum.all > 2 && sum.pure > 1 &&
           2 * sum.pure >= sum.all;
}

zl_reach zl_foreign_name(const zl_joining *all)
{
    sounds ahead = { 0 };
    size_t end = all->next, begin = all->kept;

    while ((end == all->next || touches(all, end)) &&
           add_sounds(all, end, &ahead))
        end++;
    sounds both = ahead;
    size_t edge = all->items[all->next].begin;
    while (begin > all->first && all->items[begin - 1].end == edge &&
           add_sounds(all, begin - 1, &both))
        edge = all->items[--begin].begin;
    size_t count = end - all->next;
    if (is_foreign(both, all->kept - begin + count))
        return (zl_reach){ all->kept - begin, count };
    return is_foreign(ahead, count) ? (zl_reach){ 0, count }
                                    : (zl_reach){ 0, 0 };
}

/* ---- Chinese names ---- */

static int compare_titles(const void *key, const void *title)
{
    const zl_view *word = key;

    return zl_view_compare(*word, zl_view_of(*(const char *const *)title));
}

static bool is_title(zl_view word)
{
    return bsearch(&word, titles, TITLES, sizeof *titles, compare_titles);
}

static bool is_title_at(const zl_joining *all, size_t i)
{
    return touches(all, i) && is_title(text_of(all, i));
}

/* A character that was left alone and may be one of a given name. */
static bool is_given(const zl_joining *all, size_t i, unsigned rare)
{
    return touches(all, i) && size_of(all, i) == 1 &&
           !(roles_at(all, i) & (ZL_ROLE_NUMERAL | ZL_ROLE_PARTICLE)) &&
           zl_is_han(character_at(all, i)) && cost_of(all, i) >= rare;
}

static bool are_given(const zl_joining *all, size_t i, unsigned rare)
{
    return is_given(all, i, rare) && is_given(all, i + 1, rare);
}

static bool follows_title(const zl_joining *all)
{
    if (all->kept == all->first)
        return false;
    zl_piece last = all->items[all->kept - 1];
    return last.end == all->items[all->next].begin &&
           is_title(zl_view_cut(all->text, last.begin, last.end));
}

zl_reach zl_chinese_name(const zl_joining *all)
{
    size_t i = all->next;
    bool frequent = roles_at(all, i) & ZL_ROLE_SURNAME;

    if (are_given(all, i + 1, 0) &&
        (are_given(all, i + 1, frequent ? RARE : VERY_RARE) ||
         is_title_at(all, i + 3) ||
         (are_given(all, i + 1, NOT_FREQUENT) && follows_title(all))))
        return (zl_reach){ 0, 3 };
    if (touches(all, i + 1) && is_title_at(all, i + 2) &&
        (is_given(all, i + 1, NOT_FREQUENT) ||
         (frequent && size_of(all, i + 1) == 2 &&
          cost_of(all, i + 1) >= RARE_WORD)))
        return (zl_reach){ 0, 2 };
    return (zl_reach){ 0, 0 };
}
