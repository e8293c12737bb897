/* units.c -- the sentences, paragraphs, regions or documents of a scope. */
#include "analysis/units.h"

#include "base/fail.h"
#include "base/mem.h"

#include <string.h>

/* The names of units are those of the structures. */
static bool is_unit(const char *within)
{
    return strcmp(within, "s") == 0 || strcmp(within, "p") == 0 ||
           strcmp(within, "region") == 0 || strcmp(within, "doc") == 0;
}

static void number_units(zl_units *units)
{
    const zl_scope *scope = units->ask->scope;
    const zili_corpus *corpus = units->ask->corpus;

    for (size_t i = 0; i < scope->count; i++) {
        uint64_t end = scope->intervals[i].end;
        for (uint64_t at = scope->intervals[i].begin; at < end; at++) {
            if (!zl_corpus_is_word(corpus, at))
                continue;
            uint32_t range = zl_structure_at(units->ranges, at);
            if (range != ZL_NONE && units->unit_of[range] == ZL_NONE)
                units->unit_of[range] = (uint32_t)units->count++;
        }
    }
}

zili_status zl_units_make(zl_units *units, const zl_ask *ask,
                          const char *within, zili_error *err)
{
    *units = (zl_units){ .ask = ask };
    if (!is_unit(within))
        return zl_fail(err, ZILI_EUSAGE,
                       "--within is s (sentence), p (paragraph), region or "
                       "doc, not \"%s\".",
                       within);
    units->ranges = zl_corpus_structure(ask->corpus, within);
    if (!units->ranges)
        return ZILI_OK;
    uint32_t count = zl_structure_count(units->ranges);
    units->unit_of = zl_alloc_array(count, sizeof *units->unit_of);
    if (!units->unit_of)
        return zl_no_memory(err);
    for (uint32_t i = 0; i < count; i++)
        units->unit_of[i] = ZL_NONE;
    number_units(units);
    return ZILI_OK;
}

void zl_units_clear(zl_units *units)
{
    zl_free(units->unit_of);
    *units = (zl_units){ 0 };
}

uint32_t zl_units_at(const zl_units *units, uint64_t position)
{
    uint32_t range =
        units->ranges ? zl_structure_at(units->ranges, position) : ZL_NONE;

    return range == ZL_NONE ? ZL_NONE : units->unit_of[range];
}
