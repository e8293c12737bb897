/* wordbook.h -- words to small numbers, in the order they came: what every
 * token goes through.
 *
 * A text of up to 8 bytes, as most words are, lies in its slot, so that
 * finding it looks at nothing else; a longer one is known by its hash there,
 * and then compared. */
#ifndef ZL_WRITER_WORDBOOK_H
#define ZL_WRITER_WORDBOOK_H

#include "base/array.h"
#include "base/bytes.h"
#include "base/text.h"

#include <string.h>

typedef struct zl_wordbook_slot {
    uint64_t word; /* the text, or its hash */
    uint32_t size; /* of the text */
    uint32_t next; /* its number + 1; 0: the slot is free */
} zl_wordbook_slot;

typedef struct zl_wordbook_form {
    size_t at; /* in `texts` */
    uint32_t size;
} zl_wordbook_form;

/* Start from { 0 }. */
typedef struct zl_wordbook {
    zl_wordbook_slot *slots;
    uint32_t slot_count; /* a power of 2, or 0 */
    uint32_t count;
    ZL_ARRAY(zl_wordbook_form) forms; /* by number */
    zl_str texts;
} zl_wordbook;

#define ZL_WORDBOOK_NONE UINT32_MAX

/* What zl_wordbook_add() does where the text is new. */
uint32_t zl_wordbook_insert(zl_wordbook *book, zl_view text, uint64_t word);

/* The bytes of the book in memory. */
size_t zl_wordbook_size(const zl_wordbook *book);

void zl_wordbook_empty(zl_wordbook *book); /* keeps the memory */
void zl_wordbook_clear(zl_wordbook *book);

/* The text with this number, lent until the next is added. */
static inline zl_view zl_wordbook_text(const zl_wordbook *book,
                                       uint32_t number)
{
    const zl_wordbook_form *form = &book->forms.items[number];

    return (zl_view){ book->texts.bytes + form->at, form->size };
}

/* Both halves of the product: each bit depends on all bits. */
static inline uint64_t zl_wordbook_mix(uint64_t a, uint64_t b)
{
    __extension__ unsigned __int128 product = (unsigned __int128)a * b;

    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Where a text begins to look for its slot. */
static inline uint32_t zl_wordbook_slot_of(uint64_t word, size_t size)
{
    return (uint32_t)zl_wordbook_mix(word ^ 0xA0761D6478BD642Full,
                                     size ^ 0xE7037ED1A0B428DBull);
}

/* Up to 8 bytes as a number, nothing behind them looked at. */
static inline uint64_t zl_wordbook_short(const uint8_t *at, size_t size)
{
    if (size >= 4)
        return zl_get32(at) | (uint64_t)zl_get32(at + size - 4)
                                  << 8 * (size - 4);
    if (size == 0)
        return 0;
    return (uint64_t)(at[0] | at[size >> 1] << 8 * (size >> 1) |
                      at[size - 1] << 8 * (size - 1));
}

/* The hash of a text of more than 8 bytes. */
static inline uint64_t zl_wordbook_hash(const uint8_t *at, size_t size)
{
    uint64_t hash = size;

    for (size_t i = 0; i + 8 < size; i += 8)
        hash = zl_wordbook_mix(hash ^ zl_get64(at + i), 0x8EBC6AF09C88C6E3ull);
    return zl_wordbook_mix(hash ^ zl_get64(at + size - 8),
                           0x589965CC75374CC3ull);
}

static inline uint64_t zl_wordbook_word(zl_view text)
{
    const uint8_t *at = (const uint8_t *)text.bytes;

    return text.size > 8 ? zl_wordbook_hash(at, text.size)
                         : zl_wordbook_short(at, text.size);
}

/* Whether the text in a slot, of more than 8 bytes, is this one. */
bool zl_wordbook_is(const zl_wordbook *wordbook, const zl_wordbook_slot *slot,
                    zl_view text);

/* The same of bytes [begin, end) of a text: others of it may be looked at, so
 * that words of any size up to 8 go one way. */
static inline uint64_t zl_wordbook_word_in(zl_view text, size_t begin,
                                           size_t end)
{
    size_t size = end - begin;

    if (size == 0 || size > 8 || text.size - begin < 8)
        return zl_wordbook_word((zl_view){ text.bytes + begin, size });
    return zl_get64((const uint8_t *)text.bytes + begin) &
           UINT64_MAX >> 8 * (8 - size);
}

/* The number of `text`, of which that is the word, new or old;
 * ZL_WORDBOOK_NONE without memory. A new one gets the next number from 0, and
 * is copied. Time: O(bytes), some 5 ns for a word that is there. */
static inline uint32_t zl_wordbook_add_word(zl_wordbook *wordbook,
                                            zl_view text, uint64_t word)
{
    uint32_t at = zl_wordbook_slot_of(word, text.size);
    uint32_t mask = wordbook->slot_count - 1;

    for (; wordbook->slot_count; at++) {
        const zl_wordbook_slot *slot = &wordbook->slots[at & mask];
        if (!slot->next)
            break;
        if (slot->word == word && slot->size == text.size &&
            (text.size <= 8 || zl_wordbook_is(wordbook, slot, text)))
            return slot->next - 1;
    }
    return zl_wordbook_insert(wordbook, text, word);
}

static inline uint32_t zl_wordbook_add(zl_wordbook *wordbook, zl_view text)
{
    return zl_wordbook_add_word(wordbook, text, zl_wordbook_word(text));
}

#endif
