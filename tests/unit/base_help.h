/* base_help.h -- what all tests share. */
#ifndef TESTS_BASE_HELP_H
#define TESTS_BASE_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <zili/error.h>

/* The same numbers in every run (xorshift). Start from any but 0. */
static inline uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* A failure is a sentence that has these words. */
static inline void assert_says(const zili_error *err, const char *words)
{
    size_t size = strlen(err->text);

    if (!strstr(err->text, words))
        fail_msg("no \"%s\" in \"%s\"", words, err->text);
    if (size == 0 || err->text[size - 1] != '.')
        fail_msg("no sentence: %s", err->text);
}

#endif
