/* han_number.c -- numbers on the way through the words of a run. */
#include "han_path.h"

#include <string.h>

/* Take away the words that begin in [from, end) and reach beyond. */
static void hold(zl_path *path, size_t from, size_t end)
{
    for (size_t at = from; at < end; at++)
        for (size_t size = 2; size <= ZL_PATH_SHORT; size++)
            if (at + size > end)
                path->ways[at][size - 1] =
                    ZL_PATH_WAY(ZL_PATH_NOTHING, size);
    for (size_t i = 0; i < path->word_count; i++) {
        zl_path_word *word = &path->words[i];
        if (word->at >= from && word->at < end && word->at + word->size > end)
            word->way = ZL_PATH_WAY(ZL_PATH_NOTHING, word->size);
    }
}

/* Long words stand in the order of where they begin. */
static void insert(zl_path *path, zl_path_word word)
{
    size_t at = path->word_count++;

    while (at > 0 && path->words[at - 1].at > word.at)
        at--;
    memmove(path->words + at + 1, path->words + at,
            (path->word_count - 1 - at) * sizeof *path->words);
    path->words[at] = word;
}

static void offer(zl_path *path, uint32_t from, uint32_t end, uint32_t cost)
{
    uint32_t size = end - from, way = ZL_PATH_WAY(cost, size);

    if (size < 2)
        return;
    if (size > ZL_PATH_SHORT)
        insert(path, (zl_path_word){ from, size, way });
    else if (way < path->ways[from][size - 1])
        path->ways[from][size - 1] = way;
}

/* The 第 before a number may also belong to the word before it: 落第. */
void zl_path_bind(zl_path *path, const zl_path_number *number)
{
    hold(path, number->begin + !number->tied, number->end);
    offer(path, number->begin, number->end, number->cost);
    if (number->ordinal)
        offer(path, number->begin - 1, number->end, number->cost);
}
