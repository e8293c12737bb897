/* han_words.c -- the words that runs of Han are cut into: ICU's, or others. */
#include "han_words.h"

#include "base/fail.h"
#include "base/mem.h"

#include <stdatomic.h>

/* How it stands with the trie: whoever finds none makes it, and nobody waits
 * for that. */
enum { NO_TRIE, TRIE_IN_WORK, TRIE_MADE, TRIE_IMPOSSIBLE };

struct zl_han_words {
    zl_cjdict dictionary;
    const zl_trie *lent; /* or NULL */
    zl_trie trie;        /* to be read once `made` is TRIE_MADE */
    atomic_int made;
};

static zili_status make(zl_han_words **out, zili_error *err)
{
    *out = zl_alloc(sizeof **out);
    return *out ? ZILI_OK : zl_no_memory(err);
}

zili_status zl_han_words_open(zl_han_words **out, zili_error *err)
{
    zili_status status = make(out, err);

    if (!status)
        zl_cjdict_open(&(*out)->dictionary);
    return status;
}

zili_status zl_han_words_open_bytes(zl_han_words **out, zl_span dictionary,
                                    zili_error *err)
{
    zili_status status = make(out, err);

    if (!status)
        zl_cjdict_from(&(*out)->dictionary, dictionary);
    return status;
}

zili_status zl_han_words_open_trie(zl_han_words **out, const zl_trie *words,
                                   zili_error *err)
{
    zili_status status = make(out, err);

    if (!status)
        (*out)->lent = words;
    return status;
}

void zl_han_words_close(zl_han_words *words)
{
    if (!words)
        return;
    zl_cjdict_close(&words->dictionary);
    zl_trie_clear(&words->trie);
    zl_free(words);
}

const zl_trie *zl_han_words_trie(const zl_han_words *words)
{
    if (words->lent)
        return words->lent->word_count ? words->lent : NULL;
    return atomic_load_explicit(&words->made, memory_order_acquire) ==
                   TRIE_MADE
               ? &words->trie
               : NULL;
}

const zl_cjdict *zl_han_words_dictionary(const zl_han_words *words)
{
    return &words->dictionary;
}

/* What a trie cannot hold stays as it is. */
static zili_status build(zl_han_words *words, zili_error *err)
{
    zl_trie_words all = { 0 };
    bool sound = false;
    zili_status status =
        zl_cjdict_words(&words->dictionary, &all, &sound, err);

    if (!status && sound)
        status = zl_trie_build(&words->trie, &all, err);
    zl_trie_words_clear(&all);
    return status;
}

zili_status zl_han_words_hasten(zl_han_words *words, zili_error *err)
{
    int none = NO_TRIE;

    if (words->lent ||
        !atomic_compare_exchange_strong(&words->made, &none, TRIE_IN_WORK))
        return ZILI_OK;
    zili_status status = build(words, err);
    atomic_store_explicit(&words->made,
                          words->trie.word_count ? TRIE_MADE
                                                 : TRIE_IMPOSSIBLE,
                          memory_order_release);
    return status;
}
