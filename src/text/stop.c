/* stop.c -- where ICU's sentences end (root locale), at speed. */
#include "stop.h"

#include "base/fail.h"
#include "base/mem.h"

/* ---- what is known of the rules ---- */

static uint8_t category_of(const zl_rules *rules, uint32_t character)
{
    return zl_rules_kind(rules, character) & ZL_KIND_CATEGORY;
}

/* Mark the categories that end sentences, or may: those of full stops, other
 * stops, and ends of lines. */
static void mark_loud(const zl_rules *rules, bool loud[ZL_KIND_CATEGORY + 1])
{
    static const uint32_t characters[] = { '.', '!', '\n', '\r', 0x2029 };

    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++)
        loud[category_of(rules, characters[i])] = true;
}

/* The states that calm characters lead to from those that are calm. */
static void find_calm(zl_stop_rules *stop, const bool *loud)
{
    const zl_rules *rules = stop->rules;
    bool more = true;

    stop->calm[rules->start] = true;
    while (more) {
        more = false;
        for (size_t state = 0; state <= ZL_STATE_NUMBER; state++)
            for (size_t i = 0; stop->calm[state] && i <= 0x2FFF; i++) {
                size_t category = rules->kinds[i] & ZL_KIND_CATEGORY;
                size_t to = rules->next[state][category] & ZL_STATE_NUMBER;
                more |= !loud[category] && !stop->calm[to];
                stop->calm[to] |= !loud[category];
            }
    }
}

static void find_bytes(zl_stop_rules *stop, const bool *loud)
{
    bool leads[256] = { false };

    for (uint32_t c = 0; c < 0x10000; c++)
        if (loud[stop->rules->kinds[c] & ZL_KIND_CATEGORY])
            leads[c < 0x80    ? c
                  : c < 0x800 ? 0xC0 | c >> 6
                              : 0xE0 | c >> 12] = true;
    for (size_t lead = 0xF0; lead < 0xF8; lead++)
        leads[lead] = true;
    zl_byte_set_make(&stop->loud, leads);
}

/* What a skip relies on is tested for the rules of ICU 72 alone. */
static void look_into(zl_stop_rules *stop)
{
    bool loud[ZL_KIND_CATEGORY + 1] = { false };

    mark_loud(stop->rules, loud);
    stop->extends = category_of(stop->rules, 0x301);
    find_calm(stop, loud);
    find_bytes(stop, loud);
}

zili_status zl_stop_rules_open_by(zl_stop_rules **out, zl_span bytes,
                                  bool skip, zili_error *err)
{
    zl_stop_rules *stop = *out = zl_alloc(sizeof *stop);

    if (!stop)
        return zl_no_memory(err);
    zili_status status = zl_rules_open(&stop->rules, bytes, err);
    if (status) {
        zl_stop_rules_close(stop);
        *out = NULL;
        return status;
    }
    stop->skips = skip && stop->rules && stop->rules->known;
    if (stop->skips)
        look_into(stop);
    return ZILI_OK;
}

zili_status zl_stop_rules_open(zl_stop_rules **out, zili_error *err)
{
    zl_span bytes;

    *out = NULL;
    zili_status status = zl_rules_fetch(&bytes, ZL_BOUNDARY_SENTENCE, err);
    if (!status)
        status = zl_stop_rules_open_by(out, bytes, true, err);
    zl_free((void *)(uintptr_t)bytes.bytes);
    return status;
}

void zl_stop_rules_close(zl_stop_rules *rules)
{
    if (!rules)
        return;
    zl_rules_close(rules->rules);
    zl_free(rules);
}

/* ---- the way through a text ---- */

void zl_stops_clear(zl_stops *stops)
{
    zl_boundary_close(stops->icu);
    stops->icu = NULL;
}

zili_status zl_stops_start(zl_stops *stops, zl_view text, zili_error *err)
{
    zili_status status = ZILI_OK;

    stops->text = text;
    stops->loud = zl_byte_walk_begin(&stops->rules->loud, text);
    stops->at = 0;
    if (stops->rules->rules)
        return ZILI_OK;
    if (!stops->icu)
        status = zl_boundary_open(&stops->icu, ZL_BOUNDARY_SENTENCE, err);
    return status ? status : zl_boundary_start(stops->icu, text, err);
}

/* The state behind calm characters up to `at`, of which the first stands at
 * `from`, where the rules were in `state`: what the last one leads to. */
static uint8_t state_behind(const zl_stop_rules *stop, zl_view text,
                            size_t from, size_t at, uint8_t state)
{
    const zl_rules *rules = stop->rules;

    while (at > from) {
        (void)zl_utf8_last(text, &at);
        size_t next = at;
        uint8_t category =
            zl_rules_next(rules, text, &next) & ZL_KIND_CATEGORY;
        if (category != stop->extends)
            return rules->next[rules->start][category] & ZL_STATE_NUMBER;
    }
    return state;
}

static size_t next_stop(zl_stops *stops)
{
    const zl_stop_rules *stop = stops->rules;
    const zl_rules *rules = stop->rules;
    zl_view text = stops->text;
    uint8_t state = rules->start;
    size_t begin = stops->at, found = begin, at = begin;

    while (at < text.size && state != ZL_STATE_STOP) {
        if (stop->calm[state]) {
            size_t from = at;
            at = zl_byte_walk_next(&stops->loud, at);
            if (at == text.size)
                return at;
            state = state_behind(stop, text, from, at, state);
        }
        uint8_t kind = zl_rules_next(rules, text, &at);
        uint8_t next = rules->next[state][kind & ZL_KIND_CATEGORY];
        state = next & ZL_STATE_NUMBER;
        if (next & ZL_STATE_ACCEPTS)
            found = at;
    }
    if (rules->next[state][ZL_CATEGORY_END] & ZL_STATE_ACCEPTS)
        return text.size;
    if (found == begin)
        zl_rules_next(rules, text, &found);
    return found;
}

bool zl_stops_next(zl_stops *stops, zl_piece *piece)
{
    if (!stops->rules->rules)
        return zl_boundary_next(stops->icu, piece);
    if (stops->at >= stops->text.size)
        return false;
    size_t end = next_stop(stops);
    *piece = (zl_piece){ stops->at, end };
    stops->at = end;
    return true;
}
