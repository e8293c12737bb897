/* han_help.h -- a cutter of Han with words of its own, one at a time. */
#ifndef HAN_HELP_H
#define HAN_HELP_H

#include "text/han.h"

static zl_han_words *words_held;

static inline zili_status han_of_held(zl_han **out, zili_status status,
                                      zili_error *err)
{
    *out = NULL;
    if (!status)
        status = zl_han_new(out, words_held, err);
    if (status)
        zl_han_words_close(words_held);
    return status;
}

static inline zili_status han_of_icu(zl_han **out, zili_error *err)
{
    return han_of_held(out, zl_han_words_open(&words_held, err), err);
}

static inline zili_status han_of_bytes(zl_han **out, zl_span bytes,
                                       zili_error *err)
{
    return han_of_held(
        out, zl_han_words_open_bytes(&words_held, bytes, err), err);
}

static inline zili_status han_of_trie(zl_han **out, const zl_trie *words,
                                      zili_error *err)
{
    return han_of_held(
        out, zl_han_words_open_trie(&words_held, words, err), err);
}

static inline void close_han(zl_han *han)
{
    zl_han_free(han);
    zl_han_words_close(words_held);
}

#endif
