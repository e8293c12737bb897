/* gram_passes.c -- terms shared out to lists, and lists to passes. */
#include "analysis/gram_passes.h"

#include "base/mem.h"

struct sharer {
    zl_gram_passes *passes;
    zl_gram_room room;
    uint32_t part;       /* the list that is being filled */
    uint64_t list, pass; /* keys of it, and of its pass before it */
};

static void end_pass(struct sharer *sharer, bool alone)
{
    sharer->passes->items[sharer->passes->count++] =
        (zl_gram_pass){ sharer->part, alone };
    sharer->pass = 0;
}

/* The list is full; another one begins. */
static void end_list(struct sharer *sharer)
{
    bool alone = sharer->list > sharer->room.alone;

    if (sharer->pass &&
        (alone || sharer->pass + sharer->list > sharer->room.pass))
        end_pass(sharer, false);
    sharer->part++;
    sharer->pass += sharer->list;
    sharer->list = 0;
    if (alone)
        end_pass(sharer, true);
}

bool zl_gram_passes_make(zl_gram_passes *passes, const uint64_t *keys,
                         uint32_t terms, zl_gram_room room)
{
    struct sharer sharer = { .passes = passes, .room = room };

    *passes = (zl_gram_passes){ 0 };
    passes->parts = zl_alloc_array(terms, sizeof *passes->parts);
    passes->items = zl_alloc_array((size_t)terms * 2 + 1,
                                   sizeof *passes->items);
    if (!passes->parts || !passes->items)
        return false;
    for (uint32_t term = 0; term < terms; term++) {
        uint64_t more = keys[term];
        if (sharer.list && sharer.list + more > room.list)
            end_list(&sharer);
        passes->parts[term] = sharer.part;
        sharer.list += more;
    }
    end_list(&sharer);
    if (sharer.pass || passes->count == 0)
        end_pass(&sharer, false);
    return true;
}

void zl_gram_passes_clear(zl_gram_passes *passes)
{
    zl_free(passes->parts);
    zl_free(passes->items);
    *passes = (zl_gram_passes){ 0 };
}
