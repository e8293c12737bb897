/* partners_named.c -- documents of one language each whose names are the same
 * but for what names a language. */
#include "bitext/partners.h"

#include "align/name_pairs.h"
#include "base/fail.h"
#include "base/map.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* So many languages are looked at, two by two. */
enum { LANGUAGES = 16 };

/* A document of one language. */
struct single {
    char *name; /* the catalogue's own */
    size_t number;
};

typedef ZL_ARRAY(struct single) singles;

static const char *language_of(const zili_corpus *corpus,
                               const zl_candidate *one)
{
    return zl_corpus_area(corpus, one->first)->lang;
}

static int by_name(const void *left, const void *right)
{
    return strcmp(((const struct single *)left)->name,
                  ((const struct single *)right)->name);
}

/* Those of a language that have no partner, in byte order. */
static bool list_singles(singles *out, zl_names *names,
                         const zl_candidates *all, const zili_corpus *corpus,
                         zl_view language)
{
    out->count = names->count = 0;
    for (size_t i = 0; i < all->count; i++) {
        const zl_candidate *one = &all->items[i];
        if (one->second != ZL_NONE || one->other != SIZE_MAX ||
            !zl_view_is(language, language_of(corpus, one)))
            continue;
        const char *name = zl_corpus_document(corpus, one->document)->name;
        if (!zl_array_push(out, (struct single){ (char *)(uintptr_t)name, i }))
            return false;
    }
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_name);
    for (size_t i = 0; i < out->count; i++)
        if (!zl_array_push(names, out->items[i].name))
            return false;
    return true;
}

struct namer {
    zl_candidates *all;
    const zili_corpus *corpus;
    zl_map languages;
    singles a, b;
    zl_names a_names, b_names; /* lent */
};

static bool pair_languages(struct namer *it, uint32_t i, uint32_t k)
{
    zl_name_pairs found;

    if (!list_singles(&it->a, &it->a_names, it->all, it->corpus,
                      zl_map_key(&it->languages, i)) ||
        !list_singles(&it->b, &it->b_names, it->all, it->corpus,
                      zl_map_key(&it->languages, k)) ||
        !zl_name_pairs_find(&found, &it->a_names, &it->b_names))
        return false;
    for (size_t n = 0; n < it->a.count; n++) {
        size_t other = found.b_of_a[n];
        if (other == SIZE_MAX)
            continue;
        it->all->items[it->a.items[n].number].other =
            it->b.items[other].number;
        it->all->items[it->b.items[other].number].other =
            it->a.items[n].number;
    }
    zl_name_pairs_clear(&found);
    return true;
}

static bool find_languages(struct namer *it)
{
    for (size_t i = 0; i < it->all->count; i++)
        if (it->languages.count < LANGUAGES &&
            zl_map_add(&it->languages,
                       zl_view_of(language_of(it->corpus,
                                              &it->all->items[i]))) ==
                ZL_MAP_NONE)
            return false;
    return true;
}

zili_status zl_partners_by_name(zl_candidates *all, const zili_corpus *corpus,
                                zili_error *err)
{
    struct namer it = { .all = all, .corpus = corpus };
    bool enough = find_languages(&it);

    for (uint32_t i = 0; enough && i < it.languages.count; i++)
        for (uint32_t k = i + 1; enough && k < it.languages.count; k++)
            enough = pair_languages(&it, i, k);
    zl_map_clear(&it.languages);
    zl_array_clear(&it.a);
    zl_array_clear(&it.b);
    zl_array_clear(&it.a_names);
    zl_array_clear(&it.b_names);
    return enough ? ZILI_OK : zl_no_memory(err);
}
