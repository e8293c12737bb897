/* rules.h -- ICU's compiled rules of boundaries, of words and of sentences,
 * checked and unpacked.
 *
 * They are a machine. From a boundary it starts in state `start` and reads the
 * text character by character; each has a category, and state and category
 * give the next state. In state 0 it stops, and the next boundary is behind the
 * last character that led to a state that accepts. Then it starts anew, so
 * nothing before a boundary has a say in what comes after it. */
#ifndef ZL_TEXT_RULES_H
#define ZL_TEXT_RULES_H

#include "base/file.h"
#include "base/utf8.h"
#include "text/boundary.h"

/* A kind is a category, and what else is to be known of a character. */
#define ZL_KIND_CATEGORY 0x3F
#define ZL_KIND_DICTIONARY 0x40 /* ICU cuts it by a dictionary */
#define ZL_KIND_PLAIN 0x80      /* see zl_is_plain_han() */

#define ZL_STATE_STOP 0
#define ZL_STATE_ACCEPTS 0x80 /* set in what `next` gives */
#define ZL_STATE_NUMBER 0x7F

#define ZL_CATEGORY_END 1 /* what is read behind the text */

typedef struct zl_rules {
    uint8_t kinds[0x10000]; /* of the basic plane */
    uint8_t next[ZL_STATE_NUMBER + 1][ZL_KIND_CATEGORY + 1];
    uint8_t start;
    bool known;       /* the rules of ICU 72, to the last byte */
    bool han_is_even; /* U+4E00 to U+9FFF are all of one kind, and plain */
    struct zl_rules_trie *trie; /* of the other planes; the rules own it */
} zl_rules;

/* ICU's rules in the root locale, as it hands them out; the bytes are the
 * caller's, zl_free(). Fails with ZILI_EIO (ICU lacks its data),
 * ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_rules_fetch(zl_span *out, zl_boundary_kind kind,
                                           zili_error *err);

/* Unpack rules. *out is NULL, and that is no failure, where they have another
 * form than the one known here: sizes, offsets and states are not trusted, a
 * trie of the right size is, as ICU does. Fails with ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_rules_open(zl_rules **out, zl_span bytes,
                                          zili_error *err);
/* ICU's own, fetched and unpacked. */
ZILI_MUST_CHECK zili_status zl_rules_load(zl_rules **out,
                                          zl_boundary_kind kind,
                                          zili_error *err);
void zl_rules_close(zl_rules *rules);

/* The kind of any character. */
uint8_t zl_rules_kind(const zl_rules *rules, uint32_t character);

/* The kind of the character at `*at`, which moves past it. */
static inline uint8_t zl_rules_next(const zl_rules *rules, zl_view text,
                                    size_t *at)
{
    uint8_t lead = (uint8_t)text.bytes[*at];

    if (lead < 0x80) {
        *at += 1;
        return rules->kinds[lead];
    }
    uint32_t character = zl_utf8_next_wide(text, at);
    return lead < 0xF0 ? rules->kinds[character]
                       : zl_rules_kind(rules, character);
}

/* Han of the basic plane that NFKC leaves alone. Unicode promises that this
 * never changes for a character that there is. */
bool zl_is_plain_han(uint32_t character);

#endif
