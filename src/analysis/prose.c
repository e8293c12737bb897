/* prose.c -- lines of a concordance put together fast. */
#include "analysis/prose.h"

#include <string.h>

/* Tokens beside the hit that are looked at first, for each word wanted and
 * beyond; the most; and the most of a hit. */
enum { USUAL = 5, REACH = 160, NODE = 64 };

_Static_assert(2 * REACH + NODE <= ZL_RIBBON_MOST, "a line has room");

static uint64_t back(uint64_t at, uint64_t by, uint64_t least)
{
    return at - least > by ? at - by : least;
}

static uint64_t forth(uint64_t at, uint64_t by, uint64_t limit)
{
    return limit - at > by ? at + by : limit;
}

/* Where the window of so many words begins; `from` where that has too few. */
static uint64_t find_begin(const zl_ribbon *ribbon, uint64_t node,
                           uint64_t words, uint64_t from)
{
    uint32_t there = zl_ribbon_at(ribbon, node)->words;
    uint32_t before = zl_ribbon_at(ribbon, from)->words;

    if (words == 0)
        return node;
    return there - before < words
               ? from
               : ribbon->from + ribbon->words[there - words];
}

/* The same for its end. */
static uint64_t find_end(const zl_ribbon *ribbon, uint64_t node,
                         uint64_t words, uint64_t to)
{
    uint32_t there = zl_ribbon_at(ribbon, node)->words;
    uint32_t before = zl_ribbon_at(ribbon, to)->words;

    if (words == 0)
        return node;
    return before - there < words
               ? to
               : ribbon->from + ribbon->words[there + words - 1] + 1;
}

/* Set the window, of which no more than `reach` tokens on a side are looked
 * at; false where that does not suffice. */
static bool find_window(zl_ribbon *ribbon, zl_hit hit, uint64_t words,
                        uint64_t least, uint64_t limit, uint64_t reach,
                        zl_interval *window)
{
    uint64_t from = back(hit.begin, reach, least);
    uint64_t to = forth(hit.end, reach, limit);

    if (!zl_ribbon_hold(ribbon, from, to))
        return false;
    window->begin = find_begin(ribbon, hit.begin, words, from);
    window->end = find_end(ribbon, hit.end, words, to);
    return (window->begin > from || from == least) &&
           (window->end < to || to == limit);
}

/* The parts of a line, put apart by a byte: mostly there is a blank. */
static void set_line(zl_ribbon *ribbon, const zl_view parts[3],
                     zl_prose_line *line)
{
    uint32_t end = 0;
    bool apart = true;

    for (size_t i = 0; i < 3; i++) {
        apart &= i == 0 || parts[i].bytes == parts[0].bytes + end;
        end += (uint32_t)parts[i].size + 1;
        line->ends[i] = end - 1;
    }
    line->text = parts[0].bytes;
    if (apart)
        return;
    line->text = ribbon->apart;
    for (size_t i = 0; i < 3; i++)
        memcpy(ribbon->apart + line->ends[i] - parts[i].size, parts[i].bytes,
               parts[i].size);
    ribbon->apart[line->ends[0]] = ribbon->apart[line->ends[1]] = ' ';
}

bool zl_prose_show(zl_ribbon *ribbon, zl_hit hit, uint64_t words,
                   uint64_t least, uint64_t limit, zl_prose_line *line)
{
    uint64_t usual = words + words / 4 + USUAL;
    zl_interval in;

    if (hit.skip || hit.trim || hit.end - hit.begin > NODE || usual > REACH)
        return false;
    if (!find_window(ribbon, hit, words, least, limit, usual, &in) &&
        !find_window(ribbon, hit, words, least, limit, REACH, &in))
        return false;
    zl_view parts[3] = {
        zl_ribbon_cut(ribbon, in.begin, hit.begin),
        zl_ribbon_cut(ribbon, hit.begin, hit.end),
        zl_ribbon_cut(ribbon, hit.end, in.end),
    };
    set_line(ribbon, parts, line);
    return zl_ribbon_at(ribbon, in.begin)->odd ==
           zl_ribbon_at(ribbon, in.end)->odd;
}
