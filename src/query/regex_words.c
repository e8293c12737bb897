/* regex_words.c -- a regular expression that is a list of words. */
#include "query/regex_words.h"

#include "query/regex_scan.h"

#include <stdlib.h>

void zl_regex_words_clear(zl_regex_words *words)
{
    zl_str_clear(&words->text);
    zl_array_clear(&words->items);
}

static int by_bytes(const void *a, const void *b)
{
    return zl_view_compare(*(const zl_view *)a, *(const zl_view *)b);
}

static bool is_list(zl_view pattern)
{
    zl_regex_scanner scanner = { .pattern = pattern };
    zl_regex_piece piece;
    size_t bars = 0;

    while (zl_regex_next(&scanner, &piece)) {
        if (piece.kind != ZL_PIECE_LITERAL && piece.kind != ZL_PIECE_VOID &&
            piece.kind != ZL_PIECE_BAR)
            return false;
        bars += piece.kind == ZL_PIECE_BAR;
    }
    return bars > 0;
}

/* All letters one behind the other; the sizes of the words in the items. */
static void read_words(zl_regex_words *words, zl_view pattern)
{
    zl_regex_scanner scanner = { .pattern = pattern };
    zl_regex_piece piece;
    size_t begin = 0;
    bool going = true;

    while (going && !words->failed) {
        going = zl_regex_next(&scanner, &piece);
        if (going && piece.kind == ZL_PIECE_LITERAL)
            zl_str_add(&words->text, piece.letter);
        if (going && piece.kind != ZL_PIECE_BAR)
            continue;
        zl_view word = { NULL, words->text.size - begin };
        words->failed = words->text.failed ||
                        !zl_array_push(&words->items, word);
        begin = words->text.size;
    }
}

bool zl_regex_words_find(zl_regex_words *words, zl_view pattern)
{
    if (!is_list(pattern))
        return false;
    read_words(words, pattern);
    if (words->failed)
        return true;
    const char *bytes = zl_str_text(&words->text);
    for (size_t i = 0; i < words->items.count; i++) {
        words->items.items[i].bytes = bytes;
        bytes += words->items.items[i].size;
    }
    qsort(words->items.items, words->items.count, sizeof *words->items.items,
          by_bytes);
    return true;
}

bool zl_regex_words_have(const zl_regex_words *words, zl_view key)
{
    size_t low = 0, high = words->items.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = zl_view_compare(words->items.items[middle], key);
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}
