/* borders.c -- units that nothing reaches across. */
#include "analysis/borders.h"

#include "base/fail.h"
#include "base/mem.h"

#include <string.h>

static const struct {
    const char *name, *word;
} units[] = {
    { "s", "sentence" },
    { "p", "paragraph" },
    { "region", "region" },
    { "doc", "document" },
};

const char *zl_borders_word(const char *within)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(units[i].name, within) == 0)
            return units[i].word;
    return NULL;
}

static zili_status find_ranges(zl_borders *borders, const zili_corpus *corpus,
                               const char *within, zili_error *err)
{
    uint32_t segments = zl_corpus_segments(corpus);
    bool found = false, text = false;

    borders->ranges = zl_alloc_array(segments, sizeof *borders->ranges);
    if (!borders->ranges)
        return zl_no_memory(err);
    for (uint32_t i = 0; i < segments; i++) {
        const zl_segment *segment = zl_corpus_segment(corpus, i);
        borders->ranges[i] = zl_segment_ranges_named(segment, within);
        found = found || borders->ranges[i];
        text = text || zl_segment_tokens(segment) > 0;
    }
    return found || !text
               ? ZILI_OK
               : zl_fail(err, ZILI_EUSAGE,
                         "There is no %s in %s; ask for --within region or "
                         "doc.",
                         zl_borders_word(within), zl_corpus_path(corpus));
}

zili_status zl_borders_make(zl_borders *borders, const zili_corpus *corpus,
                            const char *within, zili_error *err)
{
    *borders = (zl_borders){ .documents = strcmp(within, "doc") == 0 };
    if (!zl_borders_word(within))
        return zl_fail(err, ZILI_EUSAGE,
                       "--within is s (sentence), p (paragraph), region or "
                       "doc, not \"%s\".",
                       within);
    return borders->documents ? ZILI_OK
                              : find_ranges(borders, corpus, within, err);
}

void zl_borders_clear(zl_borders *borders)
{
    zl_free(borders->ranges);
    *borders = (zl_borders){ 0 };
}

/* ---- walking ---- */

bool zl_unit_walk_start(zl_unit_walk *walk, const zl_borders *borders,
                        const zl_stretch *stretch)
{
    *walk = (zl_unit_walk){ stretch->from, stretch->to, NULL, 0, stretch->to };
    if (borders->documents)
        return true;
    walk->ranges = borders->ranges[stretch->segment];
    if (!walk->ranges)
        return false;
    walk->next = zl_ranges_from(walk->ranges, stretch->from);
    walk->to = stretch->from;
    return zl_unit_walk_next(walk);
}

bool zl_unit_walk_next(zl_unit_walk *walk)
{
    uint32_t count = walk->ranges ? zl_ranges_count(walk->ranges) : 0;
    uint32_t from = walk->to;

    while (walk->next < count) {
        uint32_t begin = zl_ranges_begin(walk->ranges, walk->next);
        uint32_t end = zl_ranges_end(walk->ranges, walk->next++);
        walk->from = begin < from ? from : begin;
        walk->to = end < walk->end ? end : walk->end;
        if (walk->from < walk->to)
            return true;
        if (begin >= walk->end)
            return false;
    }
    return false;
}
