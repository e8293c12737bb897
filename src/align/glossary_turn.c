/* glossary_turn.c -- the other way: which terms have a word. */
#include "align/glossary_parts.h"

#include "base/fail.h"
#include "base/mem.h"

/* A word of a term, as they are met. */
struct meeting {
    uint32_t key;
    zl_gloss_term term;
};

struct turning {
    zl_map keys;
    ZL_ARRAY(struct meeting) met;
    zl_glosses glosses;
    size_t *ends;
    zl_gloss_term *turned;
};

static void clear(struct turning *it)
{
    zl_map_clear(&it->keys);
    zl_array_clear(&it->met);
    zl_glosses_clear(&it->glosses);
    zl_free(it->ends);
    zl_free(it->turned);
}

static bool meet(struct turning *it, uint32_t number)
{
    for (size_t i = 0; i < it->glosses.count; i++) {
        const zl_gloss *gloss = &it->glosses.items[i];
        uint32_t key = zl_map_add(&it->keys, gloss->key);
        struct meeting met = { key, { number, gloss->weight } };
        if (key == ZL_MAP_NONE || !zl_array_push(&it->met, met))
            return false;
    }
    return true;
}

/* Put what was met in order of its keys; those of one stay in theirs. */
static bool sort(struct turning *it)
{
    size_t before = 0;

    it->ends = zl_alloc_array((size_t)it->keys.count + 1, sizeof *it->ends);
    it->turned = zl_alloc_array(it->met.count, sizeof *it->turned);
    if (!it->ends || !it->turned)
        return false;
    for (size_t i = 0; i < it->met.count; i++)
        it->ends[it->met.items[i].key]++;
    for (uint32_t key = 0; key < it->keys.count; key++) {
        size_t count = it->ends[key];
        it->ends[key] = before; /* its next place; at last its end */
        before += count;
    }
    for (size_t i = 0; i < it->met.count; i++) {
        const struct meeting *met = &it->met.items[i];
        it->turned[it->ends[met->key]++] = met->term;
    }
    return true;
}

zili_status zl_glossary_turn(zl_glossary *glossary, zili_error *err)
{
    struct turning it = { 0 };
    zili_status status = ZILI_OK;

    if (glossary->ends)
        return ZILI_OK;
    for (uint32_t i = 0; !status && i < zl_glossary_count(glossary); i++) {
        status = zl_glossary_find(glossary, i, &it.glosses, err);
        if (!status && !meet(&it, i))
            status = zl_no_memory(err);
    }
    if (!status && !sort(&it))
        status = zl_no_memory(err);
    if (!status) {
        glossary->keys = it.keys;
        glossary->ends = it.ends;
        glossary->turned = it.turned;
        it.keys = (zl_map){ 0 };
        it.ends = NULL;
        it.turned = NULL;
    }
    clear(&it);
    return status;
}

size_t zl_glossary_terms_of(const zl_glossary *glossary, zl_view key,
                            const zl_gloss_term **terms)
{
    uint32_t number =
        glossary->ends ? zl_map_find(&glossary->keys, key) : ZL_MAP_NONE;

    *terms = NULL;
    if (number == ZL_MAP_NONE)
        return 0;
    size_t from = number ? glossary->ends[number - 1] : 0;
    *terms = glossary->turned + from;
    return glossary->ends[number] - from;
}
