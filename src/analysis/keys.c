/* keys.c -- n-grams as numbers, in lists that are filled fast. */
#include "analysis/keys.h"

#include "base/mem.h"

/* ---- packing ---- */

zl_key_form zl_key_form_of(unsigned n, unsigned bits)
{
    unsigned each = 63 / bits;

    return (zl_key_form){ n, bits, each < n ? each : n,
                          (n + each - 1) / each };
}

void zl_key_pack(const zl_key_form *form, const uint32_t *terms, uint64_t *key)
{
    for (unsigned word = 0, i = 0; word < form->width; word++) {
        key[word] = 0;
        for (unsigned k = 0; k < form->each && i < form->n; k++)
            key[word] = key[word] << form->bits | terms[i++];
    }
}

void zl_key_unpack(const zl_key_form *form, const uint64_t *key,
                   uint32_t *terms)
{
    uint64_t mask = (UINT64_C(1) << form->bits) - 1;

    for (unsigned word = 0, i = 0; word < form->width; word++) {
        unsigned left = form->n - i;
        unsigned held = left < form->each ? left : form->each;
        uint64_t rest = key[word];
        for (unsigned k = held; k-- > 0; rest >>= form->bits)
            terms[i + k] = (uint32_t)(rest & mask);
        i += held;
    }
}

/* ---- blocks ---- */

enum { SLAB = 256 };

/* A block nobody uses, or NULL without memory. */
static zl_key_block *take_block(zl_key_store *store)
{
    zl_key_block *block = store->spare;

    if (block) {
        store->spare = block->next;
        return block;
    }
    if (store->slab_count == 0 || store->used == SLAB) {
        if (store->slab_count == store->slab_room) {
            size_t room = store->slab_room ? store->slab_room * 2 : 16;
            zl_key_block **slabs =
                zl_resize(store->slabs, room * sizeof *slabs);
            if (!slabs)
                return NULL;
            store->slabs = slabs;
            store->slab_room = room;
        }
        block = zl_resize(NULL, SLAB * sizeof *block);
        if (!block)
            return NULL;
        store->slabs[store->slab_count++] = block;
        store->used = 0;
    }
    return &store->slabs[store->slab_count - 1][store->used++];
}

void zl_key_store_clear(zl_key_store *store)
{
    for (size_t i = 0; i < store->slab_count; i++)
        zl_free(store->slabs[i]);
    zl_free(store->slabs);
    *store = (zl_key_store){ 0 };
}

/* ---- lists ---- */

void zl_key_list_close(zl_key_list *list)
{
    if (list->last)
        list->last->used = (size_t)(list->at - list->last->words);
}

bool zl_key_list_grow(zl_key_list *list, zl_key_store *store)
{
    zl_key_block *block = store->failed ? NULL : take_block(store);

    if (!block) {
        store->failed = true;
        return false;
    }
    zl_key_list_close(list);
    block->next = NULL;
    block->used = 0;
    if (list->last)
        list->last->next = block;
    else
        list->first = block;
    list->last = block;
    list->at = block->words;
    list->end = block->words + ZL_KEY_BLOCK;
    return true;
}

void zl_key_list_empty(zl_key_list *list, zl_key_store *store)
{
    if (list->last) {
        list->last->next = store->spare;
        store->spare = list->first;
    }
    *list = (zl_key_list){ 0 };
}
