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
    walk->from = stretch->from;
    walk->to = walk->end = stretch->to;
    walk->ranges = NULL;
    if (borders->documents)
        return true;
    walk->ranges = borders->ranges[stretch->segment];
    if (!walk->ranges)
        return false;
    zl_ranges_start(&walk->units, walk->ranges);
    walk->to = stretch->from;
    return zl_unit_walk_next(walk);
}

bool zl_unit_walk_next(zl_unit_walk *walk)
{
    uint32_t from = walk->to, count;

    if (!walk->ranges)
        return false;
    count = zl_ranges_count(walk->ranges);
    if (from >= walk->end || zl_ranges_seek(&walk->units, from) >= count ||
        walk->units.begin >= walk->end)
        return false;
    walk->from = walk->units.begin < from ? from : walk->units.begin;
    walk->to = walk->units.end < walk->end ? walk->units.end : walk->end;
    return true;
}
