/* latin_help.h -- tokens of Latin script made and shown in a test. */
#ifndef LATIN_HELP_H
#define LATIN_HELP_H

#include "base_help.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "text/boundary.h"
#include "text/latin.h"
#include "text/script.h"

/* What is cut, and what comes out with one blank between tokens. */
typedef struct latin_case {
    const char *text, *tokens;
} latin_case;

/* Unicode's tokens, blanks left out. */
static inline void cut_by_unicode(zl_view text, zl_pieces *tokens)
{
    zl_boundary *words;
    zl_piece piece;

    assert_int_equal(zl_boundary_open(&words, ZL_BOUNDARY_WORD, NULL), 0);
    if (text.size)
        assert_int_equal(zl_boundary_start(words, text, NULL), 0);
    while (text.size && zl_boundary_next(words, &piece)) {
        size_t at = piece.begin;
        if (!zl_is_blank(zl_utf8_next(text, &at)))
            assert_true(zl_array_push(tokens, piece));
    }
    zl_boundary_close(words);
}

static inline void cut(zl_latin profile, zl_view text, zl_pieces *tokens)
{
    cut_by_unicode(text, tokens);
    assert_int_equal(zl_latin_cut(profile, text, 0, tokens, NULL), 0);
}

/* The tokens with a blank between them; the caller's, zl_str_clear(). */
static inline zl_str show(zl_latin profile, zl_view text)
{
    zl_pieces tokens = { 0 };
    zl_str shown = { 0 };

    cut(profile, text, &tokens);
    for (size_t i = 0; i < tokens.count; i++) {
        zl_piece token = tokens.items[i];
        if (i > 0)
            zl_str_add_byte(&shown, ' ');
        zl_str_add(&shown, zl_view_cut(text, token.begin, token.end));
    }
    zl_array_clear(&tokens);
    return shown;
}

static inline void expect(zl_latin profile, const char *text,
                          const char *tokens)
{
    zl_str shown = show(profile, zl_view_of(text));

    assert_string_equal(zl_str_text(&shown), tokens);
    zl_str_clear(&shown);
}

static inline void expect_all(zl_latin profile, const latin_case *cases)
{
    for (; cases->text; cases++)
        expect(profile, cases->text, cases->tokens);
}

#endif
