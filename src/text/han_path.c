/* han_path.c -- the cheapest sequence of words, window by window. */
#include "han_path.h"

#include "base/mem.h"

#include <string.h>

#define UNREACHED UINT32_MAX
#define SIZE_BITS 31u
#define MOST_SIZES ((size_t)1 << 24)

static inline uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

static uint32_t size_of(uint32_t way)
{
    return SIZE_BITS - (way & SIZE_BITS);
}

/* What lies ahead forgotten, but for where a run begins. */
static void forget(zl_path *path)
{
    memset(path->best, 0xFF,
           path->try_at ? ZL_PATH_LONGEST * sizeof *path->best
                        : sizeof path->best);
    path->best[0] = ZL_PATH_WAY(0, 0);
}

void zl_path_begin(zl_path *path)
{
    forget(path);
    path->sizes.count = 0;
    path->try_at = 1;
}

void zl_path_clear(zl_path *path)
{
    zl_array_clear(&path->sizes);
}

/* ---- forth ---- */

/* The best ways to the next four positions are at hand, those to the others
 * in `best`. Afterwards the first of `best` is the way to the last position
 * passed. */
static void pass(zl_path *path, size_t count, uint8_t *sizes)
{
    const zl_path_word *word = path->words;
    uint32_t *best = path->best;
    uint32_t way = best[0], one = best[1], two = best[2], three = best[3];

    for (size_t i = 0; i < count; i++) {
        const uint32_t *ways = path->ways[i];
        uint32_t from = way & ~SIZE_BITS;
        for (; word->at == i; word++)
            best[i + word->size] =
                least(best[i + word->size], from + word->way);
        way = least(one, from + ways[0]);
        one = least(two, from + ways[1]);
        two = least(three, from + ways[2]);
        three = least(best[i + 4], from + ways[3]);
        sizes[i] = (uint8_t)size_of(way);
    }
    best[0] = way;
    best[1] = one;
    best[2] = two;
    best[3] = three;
}

/* Make `best` begin at the position that was `count`, and its costs small. */
static void move_on(uint32_t *best, size_t count)
{
    uint32_t low = UNREACHED;

    memmove(best + 4, best + count + 4,
            (ZL_PATH_LONGEST - 4) * sizeof *best);
    memset(best + ZL_PATH_LONGEST, 0xFF, count * sizeof *best);
    for (size_t i = 0; i < ZL_PATH_LONGEST; i++)
        low = least(low, best[i]);
    for (size_t i = 0; i < ZL_PATH_LONGEST; i++)
        if (best[i] != UNREACHED)
            best[i] -= low & ~SIZE_BITS;
}

bool zl_path_pass(zl_path *path, size_t count)
{
    if (!zl_array_reserve(&path->sizes, count))
        return false;
    path->words[path->word_count].at = UINT32_MAX;
    pass(path, count, path->sizes.items + path->sizes.count);
    path->sizes.count += count;
    /* Short words alone leave nothing in the rest of `best`. */
    if (path->word_count || count == ZL_PATH_WINDOW)
        move_on(path->best, count);
    return true;
}

/* ---- and back ---- */

/* The position before the last word on the best way to `at`, which may lie
 * ahead of those passed. */
static size_t before(const zl_path *path, size_t at)
{
    size_t passed = path->sizes.count;

    return at - (at <= passed ? path->sizes.items[at - 1]
                              : size_of(path->best[at - passed]));
}

/* The last position that the best ways to all that can be reached share. */
static size_t shared_position(const zl_path *path)
{
    size_t passed = path->sizes.count, shared = passed;

    for (size_t i = 1; i < ZL_PATH_LONGEST; i++) {
        size_t at = passed + i;
        while (path->best[i] != UNREACHED && at != shared) {
            size_t *later = at > shared ? &at : &shared;
            *later = before(path, *later);
        }
    }
    return shared;
}

/* Append the words of the best way to `end`: they come last one first, so
 * they are put where there is room for the most that there can be. */
static bool push_words(const zl_path *path, size_t end, size_t width,
                       size_t begin, zl_pieces *tokens)
{
    const uint8_t *sizes = path->sizes.items;

    if (end == 0)
        return true;
    if (!zl_array_reserve(tokens, end))
        return false;
    zl_piece *to = tokens->items + tokens->count, *token = to + end;
    for (size_t at = end; at > 0;) {
        size_t from = at - sizes[at - 1];
        *--token = (zl_piece){ begin + width * from, begin + width * at };
        at = from;
    }
    size_t count = (size_t)(to + end - token);
    memmove(to, token, count * sizeof *to);
    tokens->count += count;
    return true;
}

bool zl_path_cut(zl_path *path, bool last, size_t width, size_t *begin,
                 zl_pieces *tokens)
{
    size_t passed = path->sizes.count, end = passed;

    if (!last && passed < path->try_at)
        return true;
    if (!last && passed < MOST_SIZES)
        end = shared_position(path);
    else if (!last)
        forget(path);
    if (!push_words(path, end, width, *begin, tokens))
        return false;
    *begin += width * end;
    path->sizes.count -= end;
    memmove(path->sizes.items, path->sizes.items + end, path->sizes.count);
    /* To look for it costs as much as there is: so twice as late each time. */
    path->try_at = 2 * path->sizes.count + 1;
    return true;
}
