/* knowledge.c -- what is known of Han: words, the user's, and roles. */
#include "knowledge.h"

#include "base/utf8.h"

static bool find(const zl_trie *trie, zl_view word, unsigned *cost)
{
    size_t at = 0;
    zl_trie_place place = { 0 };

    while (at < word.size)
        if (!zl_trie_step(trie, &place, zl_utf8_next(word, &at)))
            return false;
    if (word.size)
        *cost = place.value;
    return word.size && place.value != ZL_TRIE_NONE;
}

/* Numerals alone, and 第 before them. */
static bool is_number(const zl_roles *roles, zl_view word)
{
    for (size_t at = 0; at < word.size;) {
        unsigned wanted = ZL_ROLE_NUMERAL | (at == 0 ? ZL_ROLE_ORDINAL : 0);
        if (!(zl_roles_of(roles, zl_utf8_next(word, &at)) & wanted))
            return false;
    }
    return true;
}

zl_origin zl_origin_of(const zl_knowledge *knowledge, zl_view word,
                               unsigned *cost)
{
    if (find(&knowledge->own->words, word, cost))
        return ZL_ORIGIN_OWN;
    if (find(knowledge->words, word, cost))
        return ZL_ORIGIN_WORD;
    bool number = is_number(knowledge->roles, word);
    *cost = number ? ZL_COST_NUMBER : ZL_COST_UNKNOWN;
    return number ? ZL_ORIGIN_NUMBER : ZL_ORIGIN_UNKNOWN;
}
