/* wordbook.c -- words to small numbers, in the order they came. */
#include "wordbook.h"

#include "base/mem.h"

#define FEWEST 256u /* slots */

/* The slot that holds the text, or the free one where it would stand. */
static zl_wordbook_slot *slot_of(const zl_wordbook *book, zl_view text,
                                 uint64_t word)
{
    uint32_t mask = book->slot_count - 1;
    uint32_t at = zl_wordbook_slot_of(word, text.size) & mask;

    for (;; at = (at + 1) & mask) {
        zl_wordbook_slot *slot = &book->slots[at];
        if (!slot->next)
            return slot;
        if (slot->word == word && slot->size == text.size &&
            (text.size <= 8 ||
             zl_view_same(zl_wordbook_text(book, slot->next - 1), text)))
            return slot;
    }
}

static void put_again(zl_wordbook_slot *slots, uint32_t count,
                      zl_wordbook_slot slot)
{
    uint32_t at = zl_wordbook_slot_of(slot.word, slot.size) & (count - 1);

    while (slots[at].next)
        at = (at + 1) & (count - 1);
    slots[at] = slot;
}

static bool grow(zl_wordbook *book)
{
    uint32_t old = book->slot_count;
    uint32_t count = old ? old * 2 : FEWEST;
    zl_wordbook_slot *slots = count ? zl_alloc_array(count, sizeof *slots)
                                    : NULL;

    if (!slots)
        return false;
    for (uint32_t i = 0; i < old; i++)
        if (book->slots[i].next)
            put_again(slots, count, book->slots[i]);
    zl_free(book->slots);
    book->slots = slots;
    book->slot_count = count;
    return true;
}

/* At most half of the slots are taken. */
static bool make_room(zl_wordbook *book)
{
    return book->count < book->slot_count / 2 || grow(book);
}

uint32_t zl_wordbook_insert(zl_wordbook *book, zl_view text, uint64_t word)
{
    if (text.size > UINT32_MAX || !make_room(book))
        return ZL_WORDBOOK_NONE;
    zl_wordbook_slot *slot = slot_of(book, text, word);
    if (slot->next)
        return slot->next - 1;
    zl_wordbook_form form = { book->texts.size, (uint32_t)text.size };
    zl_str_add(&book->texts, text);
    if (book->texts.failed || !zl_array_push(&book->forms, form))
        return ZL_WORDBOOK_NONE;
    *slot = (zl_wordbook_slot){ word, form.size, ++book->count };
    return book->count - 1;
}

size_t zl_wordbook_size(const zl_wordbook *book)
{
    return book->slot_count * sizeof *book->slots +
           book->forms.count * sizeof *book->forms.items + book->texts.size;
}

void zl_wordbook_empty(zl_wordbook *book)
{
    if (book->slot_count)
        memset(book->slots, 0, book->slot_count * sizeof *book->slots);
    book->count = 0;
    book->forms.count = 0;
    zl_str_empty(&book->texts);
    book->texts.failed = false;
}

void zl_wordbook_clear(zl_wordbook *book)
{
    zl_free(book->slots);
    zl_array_clear(&book->forms);
    zl_str_clear(&book->texts);
    *book = (zl_wordbook){ 0 };
}
