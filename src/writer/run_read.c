/* run_read.c -- tokens, positions and ranges of a run, in order. */
#include "run_parts.h"

#include "base/mem.h"

static zl_run_content *own(zl_content *content)
{
    return (zl_run_content *)content;
}

/* ---- tokens ---- */

static void rewind_tokens(zl_content *content, uint32_t attribute)
{
    zl_run_content *it = own(content);

    it->attribute = &it->attributes[attribute];
    it->token = 0;
    it->other = 0;
}

static void copy_glue(zl_run_content *it, uint32_t *glues, size_t count)
{
    const uint8_t *codes = it->run->glue_of.items + it->token;
    const zl_other_glue *others = it->run->others.items;

    for (size_t i = 0; i < count; i++)
        glues[i] = codes[i];
    for (; it->other < it->run->others.count &&
           others[it->other].token < it->token + count;
         it->other++)
        glues[others[it->other].token - it->token] = others[it->other].number;
}

static size_t next_tokens(zl_content *content, uint32_t *ranks,
                          uint32_t *glues, size_t room)
{
    zl_run_content *it = own(content);
    size_t left = it->run->tokens - it->token;
    size_t count = left < room ? left : room;
    const uint32_t *tokens = it->attribute->from->tokens.items + it->token;
    const uint32_t *ranked = it->attribute->ranks;

    for (size_t i = 0; i < count; i++)
        ranks[i] = ranked[tokens[i]];
    if (glues)
        copy_glue(it, glues, count);
    it->token += (uint32_t)count;
    return count;
}

/* ---- positions ---- */

#define FEWEST_POSITIONS 65536

/* All at once, or as many as may be; but those of one type are together. */
static size_t window_room(const zl_run *run, const zl_roster *roster)
{
    uint64_t most = run->most_positions;
    size_t room = run->tokens;

    if (most == 0 || most >= room)
        return room;
    room = most > FEWEST_POSITIONS ? (size_t)most : FEWEST_POSITIONS;
    for (uint32_t i = 0; i < roster->count; i++)
        if (roster->counts[i] > room)
            room = roster->counts[i];
    return room;
}

static bool make_window(zl_run_window *window, size_t room, uint32_t types)
{
    zl_free(window->positions);
    zl_free(window->next);
    *window = (zl_run_window){
        .positions = zl_alloc_array(room, sizeof *window->positions),
        .room = room,
        .next = zl_alloc_array(types, sizeof *window->next),
    };
    return window->positions && window->next;
}

static void rewind_positions(zl_content *content, uint32_t attribute)
{
    zl_run_content *it = own(content);
    const zl_content_attribute *of = &content->attributes[attribute];

    it->attribute = &it->attributes[attribute];
    it->place = 0;
    if (!make_window(&it->window, window_room(it->run, &of->roster),
                     of->roster.count))
        zl_content_lack_memory(content);
}

/* Choose as many types from `place` on as there is room for. */
static void choose_places(zl_run_window *window, const uint32_t *counts,
                          uint32_t place, uint32_t types)
{
    uint32_t at = 0;

    window->first = window->end = place;
    while (window->end < types && counts[window->end] <= window->room - at) {
        window->next[window->end - place] = at;
        at += counts[window->end++];
    }
}

/* All types are in the window. */
static void fill_with_all(zl_run_content *it)
{
    const uint32_t *tokens = it->attribute->from->tokens.items;
    const uint32_t *places = it->attribute->places;
    uint32_t *next = it->window.next, *positions = it->window.positions;

    for (uint32_t i = 0; i < it->run->tokens; i++)
        positions[next[places[tokens[i]]]++] = i;
}

#define SIFTED 1024

/* The tokens [from, to), at most SIFTED. Those whose types are in the window
 * are chosen first, for which of them are cannot be foreseen. */
static void fill_some(zl_run_content *it, uint32_t from, uint32_t to)
{
    const uint32_t *tokens = it->attribute->from->tokens.items;
    const uint32_t *places = it->attribute->places;
    uint32_t *next = it->window.next, *positions = it->window.positions;
    uint32_t first = it->window.first, held = it->window.end - first;
    uint32_t chosen[SIFTED], chosen_places[SIFTED], count = 0;

    for (uint32_t i = from; i < to; i++) {
        uint32_t place = places[tokens[i]] - first;
        chosen[count] = i;
        chosen_places[count] = place;
        count += place < held;
    }
    for (uint32_t i = 0; i < count; i++)
        positions[next[chosen_places[i]]++] = chosen[i];
}

static void fill_window(zl_run_content *it, const uint32_t *counts,
                        uint32_t types)
{
    uint32_t tokens = it->run->tokens;

    choose_places(&it->window, counts, it->place, types);
    if (it->window.first == 0 && it->window.end == types) {
        fill_with_all(it);
        return;
    }
    for (uint32_t from = 0; from < tokens; from += SIFTED)
        fill_some(it, from, tokens - from < SIFTED ? tokens : from + SIFTED);
}

static void next_positions(zl_content *content, zl_rising_writer *list)
{
    zl_run_content *it = own(content);
    zl_run_window *window = &it->window;
    const zl_roster *roster =
        &content->attributes[it->attribute - it->attributes].roster;

    if (content->status)
        return;
    if (it->place == window->end)
        fill_window(it, roster->counts, roster->count);
    uint32_t count = roster->counts[it->place];
    uint32_t end = window->next[it->place - window->first];
    zl_rising_add_all(list, window->positions + (end - count), count);
    it->place++;
}

/* ---- ranges ---- */

static void rewind_ranges(zl_content *content, uint32_t structure)
{
    zl_run_content *it = own(content);

    it->structure = &it->structures[structure];
    it->range = 0;
}

static bool next_range(zl_content *content, zl_content_range *out)
{
    zl_run_content *it = own(content);
    const zl_run_structure *from = it->structure->from;

    if (it->range == from->items.count)
        return false;
    const zl_range *range = &from->items.items[it->range];
    *out = (zl_content_range){ .begin = range->begin,
                               .end = range->end,
                               .value = it->structure->values[range->value] };
    if (it->structure == &it->structures[ZL_RANGES_REGION]) {
        out->document = it->run->regions.items[it->range].document;
        out->words = it->run->regions.items[it->range].words;
    }
    it->range++;
    return true;
}

const zl_content_reader zl_run_reader = {
    .rewind_tokens = rewind_tokens,
    .tokens = next_tokens,
    .rewind_positions = rewind_positions,
    .positions = next_positions,
    .rewind_ranges = rewind_ranges,
    .range = next_range,
};
