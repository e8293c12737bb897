/* word.c -- the types that a word of a query means. */
#include "query/word.h"

#include "base/fail.h"
#include "base/mem.h"
#include "query/glob.h"

#include <string.h>

/* A folded ？ is a ? too: what was written without * and ? has none. */
static bool is_wild(const zl_node *node)
{
    return !node->quoted && strpbrk(node->text, "*?");
}

static bool is_any(const zl_node *node)
{
    return !node->quoted && node->text[strspn(node->text, "*")] == 0;
}

static void add(uint8_t *set, uint32_t type)
{
    set[type / 8] |= (uint8_t)(1u << type % 8);
}

static void add_any(const zili_corpus *corpus, uint8_t *set)
{
    uint32_t count = zl_corpus_types(corpus);

    for (uint32_t type = 0; type < count; type++)
        if (zl_corpus_class(corpus, type) != 0)
            add(set, type);
}

static zili_status add_fitting(const zl_node *node, unsigned folds,
                               const zili_corpus *corpus, zl_keys *keys,
                               uint8_t *set, zili_error *err)
{
    uint32_t count = zl_corpus_types(corpus);
    bool wild = is_wild(node);
    zl_str key = { 0 };

    zili_status status = zl_keys_make(keys, folds, err);
    if (status)
        return status;
    zl_keys_add(keys, folds, zl_view_of(node->text), &key);
    if (key.failed)
        status = zl_no_memory(err);
    for (uint32_t type = 0; !status && type < count; type++) {
        zl_view wanted = zl_str_view(&key);
        zl_view found = zl_keys_of(keys, folds, type);
        if (wild ? zl_glob(wanted, found) : zl_view_same(wanted, found))
            add(set, type);
    }
    zl_str_clear(&key);
    return status;
}

zili_status zl_word_types(uint8_t **out, const zl_node *node, unsigned folds,
                          const zili_corpus *corpus, zl_keys *keys,
                          zili_error *err)
{
    zili_status status = ZILI_OK;

    *out = NULL;
    uint8_t *set = zl_alloc(zl_corpus_types(corpus) / 8 + 1);
    if (!set)
        return zl_no_memory(err);
    if (is_any(node))
        add_any(corpus, set);
    else
        status = add_fitting(node, folds, corpus, keys, set, err);
    if (status) {
        zl_free(set);
        return status;
    }
    *out = set;
    return ZILI_OK;
}
