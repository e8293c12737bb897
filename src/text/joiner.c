/* joiner.c -- names and numbers put together, in one pass. */
#include "joiner.h"

#include "text/name.h"
#include "text/near.h"
#include "text/number.h"
#include "text/script.h"

#include <string.h>

#define SURNAMES (ZL_ROLE_SURNAME | ZL_ROLE_RARE_SURNAME)

static bool is_own(const zl_joining *all, zl_piece piece)
{
    return zl_dictionary_has(all->knowledge->own,
                             zl_view_cut(all->text, piece.begin, piece.end));
}

/* Whether one of those that would be joined is the user's word. */
static bool has_own(const zl_joining *all, zl_reach reach)
{
    for (size_t i = all->kept - reach.back; i < all->kept; i++)
        if (is_own(all, all->items[i]))
            return true;
    for (size_t i = all->next; i < all->next + reach.ahead; i++)
        if (is_own(all, all->items[i]))
            return true;
    return false;
}

/* Join what a name reaches; false where there is none. */
static bool join_name(zl_joining *all, zl_reach reach)
{
    if (!reach.ahead || has_own(all, reach))
        return false;
    zl_piece *items = all->items;
    size_t begin = reach.back ? items[all->kept - reach.back].begin
                              : items[all->next].begin;

    all->kept -= reach.back;
    all->next += reach.ahead;
    items[all->kept++] = (zl_piece){ begin, items[all->next - 1].end };
    return true;
}

/* Whether the character beside byte `at`, `before` it or behind, writes
 * sounds too. */
static bool is_beside_sound(const zl_joining *all, size_t at, bool before)
{
    zl_piece beside = { before ? at - 3 : at, 0 };

    if (before ? at < 3 : all->text.size - at < 3)
        return false;
    return zl_roles_of(all->knowledge->roles,
                       zl_first_character(all->text, beside)) &
           ZL_ROLE_SOUND;
}

/* Most characters that could be in a name are in none: what stands beside
 * them shows it at once. */
static bool is_name(zl_joining *all, unsigned roles)
{
    zl_piece token = all->items[all->next];

    if (token.end - token.begin != 3)
        return false;
    if ((roles & ZL_ROLE_SOUND) &&
        (is_beside_sound(all, token.end, false) ||
         is_beside_sound(all, token.begin, true)) &&
        join_name(all, zl_foreign_name(all)))
        return true;
    if (!(roles & SURNAMES) || all->next + 1 == all->count)
        return false;
    zl_piece next = all->items[all->next + 1];
    return next.begin == token.end && next.end - next.begin <= 6 &&
           join_name(all, zl_chinese_name(all));
}

/* Join the next token to the number before it; false where it is none. */
static bool join_number(zl_joining *all, unsigned left, unsigned right)
{
    zl_piece *last = all->kept > all->first ? &all->items[all->kept - 1]
                                            : NULL;
    zl_piece token = all->items[all->next];

    if (!last || last->end != token.begin || !zl_number_goes_on(left, right) ||
        is_own(all, *last) || is_own(all, token))
        return false;
    last->end = token.end;
    all->next++;
    return true;
}

static inline bool may_be_number(unsigned roles, uint32_t c)
{
    return c - '0' < 10 || c - 0xFF10 < 10 || (roles & ZL_ROLES_OF_NUMBERS);
}

/* 老|老实|实: a word of two characters, each of them doubled. */
static bool is_doubled(const zl_joining *all)
{
    const zl_piece *items = all->items;
    size_t i = all->next;
    const char *bytes = all->text.bytes;

    if (all->kept == all->first || i + 1 == all->count)
        return false;
    zl_piece left = items[all->kept - 1], word = items[i], right = items[i + 1];
    return word.end - word.begin == 6 && left.end == word.begin &&
           left.end - left.begin == 3 && right.begin == word.end &&
           right.end - right.begin == 3 &&
           memcmp(bytes + left.begin, bytes + word.begin, 3) == 0 &&
           memcmp(bytes + right.begin, bytes + word.end - 3, 3) == 0 &&
           zl_is_han(zl_first_character(all->text, word));
}

/* Whether no rule looks at a token first. */
static inline bool is_passive(unsigned roles, uint32_t c, zl_piece token)
{
    return !may_be_number(roles, c) &&
           (!(roles & (ZL_ROLE_SOUND | SURNAMES)) ||
            token.end - token.begin != 3);
}

/* Whether a token of two characters begins with the one before it. */
static inline bool repeats(zl_view text, zl_piece token)
{
    const char *at = text.bytes + token.begin;

    return token.end - token.begin == 6 && token.begin >= 3 &&
           at[-1] == at[2] && at[-2] == at[1] && at[-3] == at[0];
}

/* Keep the next tokens as long as no rule looks at them: most are such. False
 * where none was. */
static bool pass_on(zl_joining *all)
{
    const zl_roles *table = all->knowledge->roles;
    zl_piece *items = all->items;
    size_t kept = all->kept, next = all->next, count = all->count;

    for (; next < count; next++) {
        zl_piece token = items[next];
        uint32_t c = zl_first_character(all->text, token);
        if (!is_passive(zl_roles_of(table, c), c, token) ||
            repeats(all->text, token))
            break;
        items[kept++] = token;
    }
    bool passed = next > all->next;
    all->kept = kept;
    all->next = next;
    return passed;
}

void zl_join(const zl_knowledge *knowledge, zl_view text, size_t first,
             zl_pieces *tokens)
{
    zl_joining all = { knowledge, text,  tokens->items, first,
                       first,      first, tokens->count };
    unsigned left = 0; /* what the last token has to do with numbers */

    for (;;) {
        if (pass_on(&all))
            left = 0;
        if (all.next == all.count)
            break;
        zl_piece token = all.items[all.next];
        uint32_t c = zl_first_character(text, token);
        unsigned roles = zl_roles_of(knowledge->roles, c), kind = 0;
        if (is_doubled(&all) &&
            join_name(&all, (zl_reach){ .back = 1, .ahead = 2 })) {
            left = 0;
            continue;
        }
        if (roles && is_name(&all, roles)) {
            left = 0;
            continue;
        }
        if (may_be_number(roles, c))
            kind = zl_number_kind(knowledge->roles,
                                  zl_view_cut(text, token.begin, token.end));
        if (left && kind && join_number(&all, left, kind)) {
            left = zl_number_joined(left, kind);
            continue;
        }
        all.items[all.kept++] = token;
        all.next++;
        left = kind;
    }
    tokens->count = all.kept;
}
