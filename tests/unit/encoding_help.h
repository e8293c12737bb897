/* encoding_help.h -- texts in other encodings, and how they are read. */
#ifndef TESTS_ENCODING_HELP_H
#define TESTS_ENCODING_HELP_H

#include "base_help.h"

#include "text/decoding.h"

#include <iconv.h>

#define CHINESE \
    "我们的方针要放在什么基点上？放在自己力量的基点上，叫做自力更生。\n" \
    "这个国家有很多人口，也有很长的历史，经济还在发展。\n"

/* What iconv makes of a text; to be cleared. */
static inline zl_str encode(const char *text, const char *encoding)
{
    iconv_t to = iconv_open(encoding, "UTF-8");
    zl_str out = { 0 };
    char *from = (char *)(uintptr_t)text;
    size_t left = strlen(text);

    assert_true(to != (iconv_t)-1);
    assert_true(zl_str_reserve(&out, 8 * left));
    char *at = out.bytes;
    size_t room = 8 * left;
    if (iconv(to, &from, &left, &at, &room) == (size_t)-1 ||
        iconv(to, NULL, NULL, &at, &room) == (size_t)-1)
        fail_msg("iconv cannot write %s", encoding);
    out.size = (size_t)(at - out.bytes);
    iconv_close(to);
    return out;
}

static inline void assert_text(const zl_decoding *decoding, const char *text,
                               const char *encoding)
{
    if (!zl_view_is(decoding->text, text))
        fail_msg("%s: %.*s", encoding, (int)decoding->text.size,
                 decoding->text.bytes);
}

static inline void open_bytes(zl_decoding *decoding, const char *bytes,
                              size_t size)
{
    zl_wish wish = { .path = "x" };
    zili_error err = { 0 };

    if (zl_decoding_open(decoding, &wish, (zl_view){ bytes, size }, &err))
        fail_msg("%s", err.text);
}

static inline void assert_refused(const char *bytes, size_t size,
                                  const char *words)
{
    zl_wish wish = { .path = "x.txt" };
    zl_decoding it = { 0 };
    zili_error err = { 0 };
    zili_status status =
        zl_decoding_open(&it, &wish, (zl_view){ bytes, size }, &err);

    zl_decoding_clear(&it);
    assert_int_equal(status, ZILI_EFORMAT);
    if (!strstr(err.text, words) || !strstr(err.text, "x.txt"))
        fail_msg("no \"%s\" in \"%s\"", words, err.text);
}

#endif
