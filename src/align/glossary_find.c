/* glossary_find.c -- the lines of a term → translations, words, weights. */
#include "align/glossary_parts.h"

#include "align/sense.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/script.h"
#include "text/stem.h"

#define MOST_WORDS 1000

/* Bytes of a text that may move while it grows. */
struct part {
    size_t from, size;
};

struct raw_sense {
    struct part text;
    size_t first, count; /* of words */
    bool is_name;
};

struct zl_gloss_room {
    zl_stemmer *stemmer;
    zl_senses cut;
    zl_str folded;
    zl_str texts; /* of senses, one after the other */
    zl_str bytes; /* of keys, the same */
    ZL_ARRAY(struct part) words;
    ZL_ARRAY(struct raw_sense) raw;
    ZL_ARRAY(zl_view) keys;
    ZL_ARRAY(zl_sense) senses;
    ZL_ARRAY(zl_gloss) items;
};

/* ---- words ---- */

static bool is_letter(uint32_t c)
{
    return zl_is_letter(c) || zl_is_digit(c);
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019;
}

/* Whether an apostrophe that ends at `at` stands before a letter. */
static bool goes_on(zl_view text, size_t at)
{
    return at < text.size && is_letter(zl_utf8_next(text, &at));
}

/* The next word from `*at`, which moves past it: letters and digits, and
 * apostrophes between them. */
static bool next_word(zl_view text, size_t *at, zl_view *word)
{
    size_t from = *at, end = 0;

    while (*at < text.size) {
        size_t next = *at;
        uint32_t c = zl_utf8_next(text, &next);
        bool inside = is_letter(c) ||
                      (end && is_apostrophe(c) && goes_on(text, next));
        if (end && !inside)
            break;
        if (inside && !end)
            from = *at;
        if (inside)
            end = next;
        *at = next;
    }
    *word = zl_view_cut(text, from, end ? end : from);
    return end > 0;
}

static bool add_word(const zl_glossary *it, struct zl_gloss_room *room,
                     zl_view word)
{
    zl_view stem;

    zl_str_empty(&room->folded);
    zl_fold_add(it->fold, word, &room->folded);
    if (room->folded.failed ||
        !zl_stemmer_stem(room->stemmer, zl_str_view(&room->folded), &stem))
        return false;
    struct part part = { room->bytes.size, stem.size };
    zl_str_add(&room->bytes, stem);
    return !room->bytes.failed && zl_array_push(&room->words, part);
}

/* ---- senses ---- */

static bool add_sense(const zl_glossary *it, struct zl_gloss_room *room,
                      zl_view text, bool is_name)
{
    struct raw_sense sense = { { room->texts.size, text.size },
                               room->words.count, 0, is_name };
    size_t at = 0;
    zl_view word;

    while (room->words.count < MOST_WORDS && next_word(text, &at, &word))
        if (!add_word(it, room, word))
            return false;
    sense.count = room->words.count - sense.first;
    if (sense.count == 0)
        return true;
    zl_str_add(&room->texts, text);
    return !room->texts.failed && zl_array_push(&room->raw, sense);
}

static bool add_name(const zl_glossary *it, struct zl_gloss_room *room,
                     zl_view reading)
{
    zl_str name = { 0 };

    zl_sense_name(reading, &name);
    bool good = !name.failed &&
                (name.size == 0 ||
                 add_sense(it, room, zl_str_view(&name), true));
    zl_str_clear(&name);
    return good;
}

static bool add_place(const zl_glossary *it, struct zl_gloss_room *room,
                      const zl_gloss_place *place)
{
    zl_gloss_line line = { 0 };
    zl_view text;

    if (zl_gloss_line_read(&line, &it->columns,
                           zl_view_cut(it->bytes, place->from,
                                       (size_t)place->from + place->size)))
        return true;
    if (!zl_senses_begin(&room->cut, line.translations, line.bars))
        return false;
    while (zl_senses_next(&room->cut, &text))
        if (!add_sense(it, room, text, false))
            return false;
    return !room->cut.plain.failed && add_name(it, room, line.reading);
}

/* ---- what is given ---- */

static zl_view view_of(const zl_str *str, struct part part)
{
    return zl_view_cut(zl_str_view(str), part.from, part.from + part.size);
}

/* The item with this key, a new one of no weight where there was none; room
 * was made. Terms have few words: no need to look faster. */
static zl_gloss *item_of(struct zl_gloss_room *room, zl_view key,
                         uint32_t sense)
{
    for (size_t i = 0; i < room->items.count; i++)
        if (zl_view_same(room->items.items[i].key, key))
            return &room->items.items[i];
    zl_gloss *item = &room->items.items[room->items.count++];
    *item = (zl_gloss){ key, 0, sense };
    return item;
}

static void settle_sense(struct zl_gloss_room *room,
                         const struct raw_sense *raw)
{
    uint32_t number = (uint32_t)room->senses.count;
    zl_sense *sense = &room->senses.items[room->senses.count++];

    *sense = (zl_sense){ view_of(&room->texts, raw->text),
                         room->keys.items + raw->first, (uint32_t)raw->count,
                         raw->is_name };
    for (size_t i = 0; i < raw->count; i++)
        item_of(room, sense->keys[i], number)->weight +=
            1 / (float)raw->count;
}

/* Nothing grows any more: make views of parts. */
static bool settle(struct zl_gloss_room *room)
{
    if (!zl_array_reserve(&room->keys, room->words.count) ||
        !zl_array_reserve(&room->items, room->words.count) ||
        !zl_array_reserve(&room->senses, room->raw.count))
        return false;
    for (size_t i = 0; i < room->words.count; i++)
        room->keys.items[i] = view_of(&room->bytes, room->words.items[i]);
    for (size_t i = 0; i < room->raw.count; i++)
        settle_sense(room, &room->raw.items[i]);
    return true;
}

static void empty(struct zl_gloss_room *room)
{
    zl_str_empty(&room->texts);
    zl_str_empty(&room->bytes);
    room->words.count = room->raw.count = 0;
    room->keys.count = room->senses.count = room->items.count = 0;
}

static struct zl_gloss_room *make_room(zl_glosses *out, zili_error *err)
{
    if (out->room)
        return out->room;
    struct zl_gloss_room *room = zl_alloc(sizeof *room);
    if (!room)
        (void)zl_no_memory(err);
    else if (zl_stemmer_open(&room->stemmer, "english", err))
        zl_free(room);
    else
        out->room = room;
    return out->room;
}

zili_status zl_glossary_find(const zl_glossary *glossary, uint32_t number,
                             zl_glosses *out, zili_error *err)
{
    struct zl_gloss_room *room = make_room(out, err);
    bool good = true;

    *out = (zl_glosses){ .room = room };
    if (!room)
        return ZILI_ENOMEM;
    empty(room);
    for (uint32_t at = glossary->chains.items[number].first; good && at;
         at = glossary->places.items[at - 1].next)
        good = add_place(glossary, room, &glossary->places.items[at - 1]);
    if (!good || !settle(room)) {
        zl_glosses_clear(out);
        return zl_no_memory(err);
    }
    *out = (zl_glosses){ room->items.items, room->items.count,
                         room->senses.items, room->senses.count, room };
    return ZILI_OK;
}

void zl_glosses_clear(zl_glosses *glosses)
{
    struct zl_gloss_room *room = glosses->room;

    if (room) {
        zl_stemmer_close(room->stemmer);
        zl_senses_clear(&room->cut);
        zl_str_clear(&room->folded);
        zl_str_clear(&room->texts);
        zl_str_clear(&room->bytes);
        zl_array_clear(&room->words);
        zl_array_clear(&room->raw);
        zl_array_clear(&room->keys);
        zl_array_clear(&room->senses);
        zl_array_clear(&room->items);
        zl_free(room);
    }
    *glosses = (zl_glosses){ 0 };
}
