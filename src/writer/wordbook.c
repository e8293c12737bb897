/* wordbook.c -- words to small numbers, in the order they came. */
#include "wordbook.h"

#include "base/mem.h"

#define FEWEST 256u /* slots */

bool zl_wordbook_is(const zl_wordbook *wordbook, const zl_wordbook_slot *slot,
                    zl_view text)
{
    return zl_view_same(zl_wordbook_text(wordbook, slot->next - 1), text);
}

static void put(zl_wordbook_slot *slots, uint32_t count, zl_wordbook_slot slot)
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
            put(slots, count, book->slots[i]);
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

uint32_t zl_wordbook_insert(zl_wordbook *wordbook, zl_view text, uint64_t word)
{
    zl_wordbook_form form = { wordbook->texts.size, (uint32_t)text.size };

    if (text.size > UINT32_MAX || !make_room(wordbook))
        return ZL_WORDBOOK_NONE;
    zl_str_add(&wordbook->texts, text);
    if (wordbook->texts.failed || !zl_array_push(&wordbook->forms, form))
        return ZL_WORDBOOK_NONE;
    put(wordbook->slots, wordbook->slot_count,
        (zl_wordbook_slot){ word, form.size, ++wordbook->count });
    return wordbook->count - 1;
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
