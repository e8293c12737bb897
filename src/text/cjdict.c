/* cjdict.c -- ICU's dictionary of Chinese and Japanese: words and costs. */
#include "cjdict.h"

#include "base/fail.h"

#include <string.h>
#include <unicode/udata.h>

/* The numbers before the units: where they begin, where all ends, and how
 * the words are kept. */
enum {
    OFFSET = 0,
    TOTAL = 3,
    TYPE = 4,
    TRANSFORM = 5,
    NUMBERS = 8,
    TYPE_MASK = 7,
    TYPE_UNITS = 1
};

/* The first unit of a node: below MATCH of a branch, below VALUE of units
 * that must follow, else of a value; from FINAL on of a value with nothing
 * behind it. */
enum {
    LINEAR_BRANCH = 5, /* a branch of more is searched by halves */
    MATCH = 0x30,
    VALUE = 0x40,
    FINAL = 0x8000,
    KIND_MASK = 0x3F
};

#define MOST_BYTES (UINT32_C(1) << 28)

/* ---- opening ---- */

static uint32_t number_at(zl_span bytes, size_t index)
{
    uint32_t number;

    memcpy(&number, bytes.bytes + 4 * index, sizeof number);
    return number;
}

void zl_cjdict_from(zl_cjdict *out, zl_span bytes)
{
    *out = (zl_cjdict){ 0 };
    if (bytes.size < (size_t)4 * NUMBERS)
        return;
    uint32_t offset = number_at(bytes, OFFSET);
    uint32_t total = number_at(bytes, TOTAL);
    if ((number_at(bytes, TYPE) & TYPE_MASK) != TYPE_UNITS ||
        number_at(bytes, TRANSFORM) != 0 || offset < 4 * NUMBERS ||
        offset > total || total > bytes.size || total > MOST_BYTES)
        return;
    out->units = bytes.bytes + offset;
    out->count = (total - offset) / 2;
}

static UBool is_known(void *context, const char *type, const char *name,
                      const UDataInfo *info)
{
    (void)context;
    (void)type;
    (void)name;
    return memcmp(info->dataFormat, "Dict", 4) == 0 &&
           info->formatVersion[0] == 1 && info->sizeofUChar == 2;
}

/* How many bytes there are only the data itself says. */
void zl_cjdict_open(zl_cjdict *out)
{
    UErrorCode code = U_ZERO_ERROR;
    UDataMemory *data = udata_openChoice(U_ICUDATA_NAME "-brkitr", "dict",
                                         "cjdict", is_known, NULL, &code);

    *out = (zl_cjdict){ 0 };
    if (U_FAILURE(code))
        return;
    const uint8_t *bytes = udata_getMemory(data);
    uint32_t total = number_at((zl_span){ bytes, 4 * NUMBERS }, TOTAL);
    zl_cjdict_from(out, (zl_span){ bytes, total });
    out->data = data;
}

void zl_cjdict_close(zl_cjdict *dictionary)
{
    if (dictionary->data)
        udata_close(dictionary->data);
    *dictionary = (zl_cjdict){ 0 };
}

/* ---- values and jumps ---- */

/* The unit at `at`, 0 past the end: there all ends, see stand(). */
static inline uint16_t unit_at(const zl_cjdict *from, size_t at)
{
    uint16_t unit = 0;

    if (at < from->count)
        memcpy(&unit, from->units + 2 * at, sizeof unit);
    return unit;
}

static uint32_t two_units(const zl_cjdict *from, size_t at)
{
    return (uint32_t)unit_at(from, at) << 16 | unit_at(from, at + 1);
}

/* A value that begins with `lead`, without the bit FINAL, just before `at`;
 * moves past it. */
static uint32_t take_value(const zl_cjdict *from, size_t *at, uint16_t lead)
{
    if (lead < 0x4000)
        return lead;
    *at += lead < 0x7FFF ? 1 : 2;
    return lead < 0x7FFF
               ? (uint32_t)(lead - 0x4000) << 16 | unit_at(from, *at - 1)
               : two_units(from, *at - 2);
}

/* The same for a value in front of another node. */
static uint32_t take_node_value(const zl_cjdict *from, size_t *at,
                                uint16_t lead)
{
    if (lead < 0x4040)
        return (uint32_t)(lead >> 6) - 1;
    *at += lead < 0x7FC0 ? 1 : 2;
    return lead < 0x7FC0 ? (uint32_t)((lead & 0x7FC0) - 0x4040) << 10 |
                               unit_at(from, *at - 1)
                         : two_units(from, *at - 2);
}

/* How far a jump goes; moves past it. */
static uint32_t take_jump(const zl_cjdict *from, size_t *at)
{
    uint32_t lead = unit_at(from, (*at)++);

    if (lead < 0xFC00)
        return lead;
    *at += lead < 0xFFFF ? 1 : 2;
    return lead < 0xFFFF ? (lead - 0xFC00) << 16 | unit_at(from, *at - 1)
                         : two_units(from, *at - 2);
}

/* ---- steps ---- */

zl_cjdict_place zl_cjdict_start(void)
{
    return (zl_cjdict_place){ 0, 0, ZL_CJDICT_NONE };
}

/* Stand before the node at `at`, with the value in front of it. */
static bool stand(const zl_cjdict *from, zl_cjdict_place *place, size_t at)
{
    if (at >= from->count)
        return false;
    uint16_t lead = unit_at(from, at++);
    *place = (zl_cjdict_place){ (uint32_t)at - 1, 0, ZL_CJDICT_NONE };
    if (lead >= FINAL) {
        place->cost = take_value(from, &at, lead & 0x7FFF);
        place->at = ZL_CJDICT_NONE;
    } else if (lead >= VALUE) {
        place->cost = take_node_value(from, &at, lead);
    }
    return true;
}

/* A branch of a few: each a unit, and the distance of what follows it or, at
 * the end of a word, its value; after the last one its node follows. */
static bool take_listed(const zl_cjdict *from, zl_cjdict_place *place,
                        size_t at, uint32_t count, uint16_t unit)
{
    for (; count > 1; count--) {
        bool here = unit == unit_at(from, at++);
        uint16_t lead = unit_at(from, at);
        if (here && lead & FINAL)
            return stand(from, place, at);
        at++;
        uint32_t distance = take_value(from, &at, lead & 0x7FFF);
        if (here)
            return stand(from, place, at + distance);
    }
    return unit == unit_at(from, at) && stand(from, place, at + 1);
}

/* A branch of many: halves first. */
static bool take_branch(const zl_cjdict *from, zl_cjdict_place *place,
                        size_t at, uint32_t count, uint16_t unit)
{
    while (count > LINEAR_BRANCH && at < from->count) {
        bool less = unit < unit_at(from, at++);
        uint32_t distance = take_jump(from, &at);
        if (less)
            at += distance;
        count = less ? count / 2 : count - count / 2;
    }
    return count <= LINEAR_BRANCH && take_listed(from, place, at, count, unit);
}

/* The next of `left` units that must follow. */
static bool take_match(const zl_cjdict *from, zl_cjdict_place *place,
                       size_t at, uint32_t left, uint16_t unit)
{
    if (at >= from->count || unit != unit_at(from, at))
        return false;
    if (left == 1)
        return stand(from, place, at + 1);
    *place = (zl_cjdict_place){ (uint32_t)at + 1, left - 1, ZL_CJDICT_NONE };
    return true;
}

bool zl_cjdict_step(const zl_cjdict *dictionary, zl_cjdict_place *place,
                    uint16_t unit)
{
    size_t at = place->at;

    if (at >= dictionary->count)
        return false;
    if (place->match)
        return take_match(dictionary, place, at, place->match, unit);
    uint16_t lead = unit_at(dictionary, at++);
    if (lead >= VALUE) {
        (void)take_node_value(dictionary, &at, lead);
        lead &= KIND_MASK;
    }
    if (lead >= MATCH)
        return take_match(dictionary, place, at, (uint32_t)lead - MATCH + 1,
                          unit);
    uint32_t count = lead ? lead : unit_at(dictionary, at++);
    return take_branch(dictionary, place, at, count + 1, unit);
}

/* ---- all words ---- */

/* `steps` is what may still be done: sound data share no more than the ends
 * of words, damaged ones could take for ever. */
typedef struct listing {
    const zl_cjdict *from;
    zl_trie_words *words;
    uint16_t word[ZL_TRIE_LONGEST];
    size_t size;
    uint64_t steps;
    bool sound, no_memory;
} listing;

static void list_node(listing *list, size_t at);

static void list_word(listing *list, uint32_t cost)
{
    if (cost >= ZL_TRIE_NONE)
        list->sound = false;
    else if (!zl_trie_words_add(list->words, list->word, list->size,
                                (uint16_t)cost))
        list->no_memory = true;
}

/* What follows a unit, which is at its end where `cost` is one. */
static void list_unit(listing *list, uint16_t unit, size_t at, uint32_t cost)
{
    if (list->size == ZL_TRIE_LONGEST) {
        list->sound = false;
        return;
    }
    list->word[list->size++] = unit;
    if (cost == ZL_CJDICT_NONE)
        list_node(list, at);
    else
        list_word(list, cost);
    list->size--;
}

static void list_branch(listing *list, size_t at, uint32_t count)
{
    const zl_cjdict *from = list->from;

    while (count > LINEAR_BRANCH && list->sound && !list->no_memory) {
        at++;
        uint32_t distance = take_jump(from, &at);
        if (at >= from->count || !list->steps--) {
            list->sound = false;
            return;
        }
        list_branch(list, at + distance, count / 2);
        count -= count / 2;
    }
    for (; count > 1 && list->sound && !list->no_memory; count--) {
        uint16_t unit = unit_at(from, at++), lead = unit_at(from, at++);
        uint32_t value = take_value(from, &at, lead & 0x7FFF);
        list_unit(list, unit, at + value,
                  lead & FINAL ? value : ZL_CJDICT_NONE);
    }
    list_unit(list, unit_at(from, at), at + 1, ZL_CJDICT_NONE);
}

static void list_match(listing *list, size_t at, size_t count)
{
    if (count > ZL_TRIE_LONGEST - list->size) {
        list->sound = false;
        return;
    }
    for (size_t i = 0; i < count; i++)
        list->word[list->size++] = unit_at(list->from, at++);
    list_node(list, at);
    list->size -= count;
}

/* Depth: units of a word, and for each the halves of a branch. */
static void list_node(listing *list, size_t at)
{
    if (at >= list->from->count || !list->steps || !list->sound) {
        list->sound = false;
        return;
    }
    list->steps--;
    uint16_t lead = unit_at(list->from, at++);
    if (lead >= FINAL) {
        list_word(list, take_value(list->from, &at, lead & 0x7FFF));
        return;
    }
    if (lead >= VALUE) {
        list_word(list, take_node_value(list->from, &at, lead));
        lead &= KIND_MASK;
    }
    if (lead >= MATCH)
        list_match(list, at, (size_t)lead - MATCH + 1);
    else
        list_branch(list, lead ? at : at + 1,
                    (uint32_t)(lead ? lead : unit_at(list->from, at)) + 1);
}

zili_status zl_cjdict_words(const zl_cjdict *dictionary, zl_trie_words *words,
                            bool *sound, zili_error *err)
{
    listing list = { .from = dictionary,
                     .words = words,
                     .steps = 4 * (uint64_t)dictionary->count,
                     .sound = true };

    if (dictionary->count)
        list_node(&list, 0);
    *sound = list.sound;
    return list.no_memory ? zl_no_memory(err) : ZILI_OK;
}
