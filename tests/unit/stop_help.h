/* stop_help.h -- every way to find the ends of ICU's sentences. */
#ifndef STOP_HELP_H
#define STOP_HELP_H

#include "scan_help.h"

#include "text/stop.h"

/* By leaps of vectors and of bytes, by characters, and by ICU. */
enum { STOP_BEST, STOP_SCALAR, STOP_RULES, STOP_ICU, STOP_WAYS };
static const char *const stop_names[STOP_WAYS] = { "best", "scalar", "rules",
                                                   "icu" };

typedef struct stop_ways {
    zl_stop_rules *rules[STOP_WAYS];
    zl_stops stops[STOP_WAYS];
    oracle icu; /* asked for sentences */
} stop_ways;

static inline void open_stop(stop_ways *it, int way, zl_span bytes)
{
    if (zl_stop_rules_open_by(&it->rules[way], bytes, way != STOP_RULES, NULL))
        abort();
    it->stops[way] = (zl_stops){ .rules = it->rules[way] };
}

static inline void open_stops(stop_ways *it)
{
    zl_span bytes;

    if (zl_rules_fetch(&bytes, ZL_BOUNDARY_SENTENCE, NULL))
        abort();
    zl_span other = turned(bytes, 0, bytes.size);
    for (int way = 0; way < STOP_WAYS; way++)
        open_stop(it, way, way == STOP_ICU ? other : bytes);
    it->rules[STOP_SCALAR]->loud.search = zl_byte_search_scalar;
    oracle_open(&it->icu, UBRK_SENTENCE);
    zl_free((void *)other.bytes);
    zl_free((void *)bytes.bytes);
}

static inline void close_stops(stop_ways *it)
{
    for (int way = 0; way < STOP_WAYS; way++) {
        zl_stops_clear(&it->stops[way]);
        zl_stop_rules_close(it->rules[way]);
    }
    oracle_close(&it->icu);
}

/* All pieces in place of what was in `out`. */
static inline void find_stops(zl_stops *stops, zl_view text, zl_pieces *out)
{
    zl_piece piece;

    out->count = 0;
    if (zl_stops_start(stops, text, NULL))
        abort();
    while (zl_stops_next(stops, &piece))
        if (!zl_array_push(out, piece))
            abort();
}

/* Whether a way finds what ICU finds, which is in `expected`. */
static inline bool stops_like_icu(stop_ways *it, int way, zl_view text,
                                  const zl_pieces *expected)
{
    zl_pieces found = { 0 };

    find_stops(&it->stops[way], text, &found);
    bool same = same_pieces(expected, &found);
    if (!same) {
        show("expected", text, expected);
        show(stop_names[way], text, &found);
    }
    zl_array_clear(&found);
    return same;
}

#endif
