/* han.c -- runs of Han cut as ICU cuts them, by ICU's own dictionary.
 *
 * What ICU 72 does, in CjkBreakEngine::divideUpDictionaryRange(): the
 * cheapest sequence of dictionary words of at most 20 units wins; a character
 * that is no word by itself is one of cost 255. A word is taken into account
 * from the left to the right and replaces another one that ends there only
 * if it is strictly cheaper: of two ways the one with the longer last word
 * stays. */
#include "han.h"

#include "base/fail.h"
#include "base/mem.h"
#include "text/cjdict.h"
#include "text/han_path.h"
#include "text/trie.h"

#define UNKNOWN 255 /* the cost of a character that is no word */
#define WIDTH 3     /* bytes of UTF-8 of every character of a plain run */
#define LONGEST ZL_PATH_LONGEST
#define WINDOW ZL_PATH_WINDOW
/* The trie is made after so many characters: it takes as long as cutting two
 * or three times as many without, and then makes it three times as fast. */
#define TRIE_AFTER 500000

/* A word that goes on: where it begins, and the base of what follows. */
typedef struct open_word {
    uint32_t at, base;
} open_word;

struct zl_han {
    zl_cjdict dictionary;
    zl_cjdict_place *firsts; /* behind each first unit; all 0: not known yet */
    zl_trie trie;            /* the same words, once many were cut; or lent */
    bool no_trie;            /* they cannot be made into one */
    size_t characters;       /* cut so far */

    uint16_t units[WINDOW + LONGEST]; /* of the window and what follows; or
                                         their codes in the trie */
    open_word open[WINDOW];
    zl_path path;
};

/* All but the dictionary. */
static zili_status make(zl_han **out, zili_error *err)
{
    *out = NULL;
    zl_han *han = zl_alloc(sizeof *han);
    if (!han)
        return zl_no_memory(err);
    han->firsts = zl_alloc_array(65536, sizeof *han->firsts);
    if (!han->firsts) {
        zl_han_close(han);
        return zl_no_memory(err);
    }
    *out = han;
    return ZILI_OK;
}

zili_status zl_han_open(zl_han **out, zili_error *err)
{
    zili_status status = make(out, err);

    if (!status)
        zl_cjdict_open(&(*out)->dictionary);
    return status;
}

zili_status zl_han_open_bytes(zl_han **out, zl_span dictionary,
                              zili_error *err)
{
    zili_status status = make(out, err);

    if (!status)
        zl_cjdict_from(&(*out)->dictionary, dictionary);
    return status;
}

zili_status zl_han_open_words(zl_han **out, const zl_trie *words,
                              zili_error *err)
{
    zili_status status = make(out, err);

    if (status)
        return status;
    (*out)->trie = *words;
    (*out)->trie.owned = false;
    (*out)->trie.mapped = false;
    return ZILI_OK;
}

void zl_han_close(zl_han *han)
{
    if (!han)
        return;
    zl_cjdict_close(&han->dictionary);
    zl_trie_clear(&han->trie);
    zl_path_clear(&han->path);
    zl_free(han->firsts);
    zl_free(han);
}

static uint16_t unit_of(const uint8_t *bytes)
{
    return (uint16_t)((bytes[0] & 0x0F) << 12 | (bytes[1] & 0x3F) << 6 |
                      (bytes[2] & 0x3F));
}

static void add_long(zl_path *path, size_t at, size_t size, uint32_t cost)
{
    path->words[path->word_count++] = (zl_path_word){
        (uint32_t)at, (uint32_t)size, ZL_PATH_WAY(cost, size)
    };
}

/* ---- by ICU's bytes as they are ---- */

/* ICU's costs are below 256; whatever else stands there must not overflow. */
static uint32_t sane(uint32_t cost)
{
    return cost < ZL_PATH_DEAREST ? cost : ZL_PATH_DEAREST;
}

/* Where the words that begin with `unit` go on: to find it in the widest
 * branch of all takes longest, so it is kept. */
static zl_cjdict_place first_place(zl_han *han, uint16_t unit)
{
    zl_cjdict_place *first = &han->firsts[unit];

    if (first->at == 0) {
        *first = zl_cjdict_start();
        if (!zl_cjdict_step(&han->dictionary, first, unit))
            *first = (zl_cjdict_place){ .at = ZL_CJDICT_NONE,
                                        .cost = ZL_CJDICT_NONE };
    }
    return *first;
}

/* The words that begin at `at`. */
static void find_at(zl_han *han, size_t at)
{
    zl_path *path = &han->path;
    const uint16_t *units = han->units + at;
    zl_cjdict_place place = first_place(han, units[0]);
    uint32_t *ways = path->ways[at];

    ways[0] = ZL_PATH_WAY(
        place.cost == ZL_CJDICT_NONE ? UNKNOWN : sane(place.cost), 1);
    for (uint32_t size = 2; size <= ZL_PATH_SHORT; size++)
        ways[size - 1] = ZL_PATH_WAY(ZL_PATH_NOTHING, size);
    for (uint32_t size = 2; size <= LONGEST; size++) {
        if (!units[size - 1] ||
            !zl_cjdict_step(&han->dictionary, &place, units[size - 1]))
            break;
        if (place.cost != ZL_CJDICT_NONE && size <= ZL_PATH_SHORT)
            ways[size - 1] = ZL_PATH_WAY(sane(place.cost), size);
        else if (place.cost != ZL_CJDICT_NONE)
            add_long(path, at, size, sane(place.cost));
    }
}

static void find_in_place(zl_han *han, const char *text, size_t count,
                          size_t units)
{
    const uint8_t *bytes = (const uint8_t *)text;

    for (size_t i = 0; i < units; i++)
        han->units[i] = unit_of(bytes + WIDTH * i);
    han->units[units] = 0;
    for (size_t i = 0; i < count; i++)
        find_at(han, i);
}

/* ---- by the trie ----
 *
 * Most of the time goes into waiting for nodes. So all positions take one
 * step, then all that are left take the next one, without a branch that would
 * have to wait for a node: the loads of many positions are under way at
 * once. */

static uint32_t label_of(uint64_t node)
{
    return (uint16_t)node;
}

static uint32_t value_of(uint64_t node)
{
    return (uint16_t)(node >> 16);
}

static uint32_t base_of(uint64_t node)
{
    return (uint32_t)(node >> 32);
}

/* All bits where the node is the one for `code`, else none: a branch on that
 * would go wrong every other time. */
static uint32_t right(uint64_t node, uint32_t code)
{
    return 0 - (uint32_t)(label_of(node) == code);
}

/* The way of a word of `size` characters that ends in `node`, if `is` it. */
static uint32_t way_of(uint64_t node, uint32_t is, uint32_t size)
{
    return ZL_PATH_WAY(value_of(node) | (~is & ZL_PATH_NOTHING), size);
}

/* The first two characters of each position; gives how many words go on. */
static size_t find_two(zl_han *han, size_t count)
{
    zl_trie trie = han->trie;
    size_t open = 0;

    for (size_t i = 0; i < count; i++) {
        uint32_t *ways = han->path.ways[i];
        uint32_t code = han->units[i], next = han->units[i + 1];
        uint64_t node = zl_trie_node(&trie, 0, code);
        bool known = label_of(node) == code;
        bool word = known && value_of(node) != ZL_TRIE_NONE;
        ways[0] = ZL_PATH_WAY(word ? value_of(node) : UNKNOWN, 1);
        node = zl_trie_node(&trie, known ? base_of(node) : ZL_TRIE_END, next);
        uint32_t is = right(node, next);
        ways[1] = way_of(node, is, 2);
        ways[2] = ZL_PATH_WAY(ZL_PATH_NOTHING, 3);
        ways[3] = ZL_PATH_WAY(ZL_PATH_NOTHING, 4);
        han->open[open] = (open_word){ (uint32_t)i, base_of(node) };
        open += is & (base_of(node) != ZL_TRIE_END);
    }
    return open;
}

/* The next character of the `count` words that go on, their `size`th; gives
 * how many still do. */
static size_t find_next(zl_han *han, size_t count, uint32_t size)
{
    zl_trie trie = han->trie;
    size_t open = 0;

    for (size_t i = 0; i < count; i++) {
        open_word from = han->open[i];
        uint32_t code = han->units[from.at + size - 1];
        uint64_t node = zl_trie_node(&trie, from.base, code);
        uint32_t is = right(node, code);
        han->path.ways[from.at][size - 1] = way_of(node, is, size);
        han->open[open] = (open_word){ from.at, base_of(node) };
        open += is & (base_of(node) != ZL_TRIE_END);
    }
    return open;
}

/* What few words are longer. */
static void find_long(zl_han *han, open_word from)
{
    uint32_t base = from.base;

    for (uint32_t size = ZL_PATH_SHORT + 1; size <= LONGEST; size++) {
        uint32_t code = han->units[from.at + size - 1];
        uint64_t node = zl_trie_node(&han->trie, base, code);
        if (!code || label_of(node) != code)
            break;
        base = base_of(node);
        if (value_of(node) != ZL_TRIE_NONE)
            add_long(&han->path, from.at, size, value_of(node));
    }
}

static void find_in_trie(zl_han *han, const char *text, size_t count,
                         size_t units)
{
    const uint8_t *bytes = (const uint8_t *)text;
    zl_trie trie = han->trie;

    for (size_t i = 0; i < units; i++)
        han->units[i] =
            (uint16_t)zl_trie_code(&trie, unit_of(bytes + WIDTH * i));
    han->units[units] = 0;
    size_t open = find_two(han, count);
    open = find_next(han, open, 3);
    open = find_next(han, open, 4);
    for (size_t i = 0; i < open; i++)
        find_long(han, han->open[i]);
}

/* Make the trie. A dictionary that it cannot hold stays as it is. */
static zili_status make_trie(zl_han *han, zili_error *err)
{
    zl_trie_words words = { 0 };
    bool sound = false;
    zili_status status =
        zl_cjdict_words(&han->dictionary, &words, &sound, err);

    if (!status && sound)
        status = zl_trie_build(&han->trie, &words, err);
    zl_trie_words_clear(&words);
    han->no_trie = !han->trie.word_count;
    return status;
}

/* ---- cutting ---- */

/* Look up the words that begin at the first `count` of the `left` characters
 * at `text`. A zero, which no word has, follows those that are read. */
static void find_words(zl_han *han, const char *text, size_t count,
                       size_t left)
{
    size_t units = count + LONGEST - 1;

    if (units > left)
        units = left;
    han->path.word_count = 0;
    if (han->trie.word_count)
        find_in_trie(han, text, count, units);
    else
        find_in_place(han, text, count, units);
}

static zili_status cut_run(zl_han *han, zl_view text, zl_piece run,
                           zl_pieces *tokens, zili_error *err)
{
    size_t begin = run.begin;

    zl_path_begin(&han->path);
    for (size_t at = run.begin; at < run.end;) {
        size_t left = (run.end - at) / WIDTH;
        size_t count = left < WINDOW ? left : WINDOW;
        find_words(han, text.bytes + at, count, left);
        if (!zl_path_pass(&han->path, count) ||
            !zl_path_cut(&han->path, count == left, WIDTH, &begin, tokens))
            return zl_no_memory(err);
        at += count * WIDTH;
    }
    return ZILI_OK;
}

zili_status zl_han_cut(zl_han *han, zl_view text, zl_piece run,
                       const zl_path_number *numbers, size_t count,
                       zl_pieces *tokens, zili_error *err)
{
    size_t begin = run.begin, characters = (run.end - run.begin) / WIDTH;

    zl_path_begin(&han->path);
    find_words(han, text.bytes + begin, characters, characters);
    for (size_t i = 0; i < count; i++)
        zl_path_bind(&han->path, &numbers[i]);
    if (!zl_path_pass(&han->path, characters) ||
        !zl_path_cut(&han->path, true, WIDTH, &begin, tokens))
        return zl_no_memory(err);
    return ZILI_OK;
}

static zili_status cut(void *user, zl_view text, zl_piece run, bool plain,
                       bool *done, zl_pieces *tokens, zili_error *err)
{
    zl_han *han = user;

    *done = plain && (han->dictionary.count || han->trie.word_count);
    if (!*done)
        return ZILI_OK;
    han->characters += (run.end - run.begin) / WIDTH;
    if (han->characters > TRIE_AFTER && !han->trie.word_count &&
        !han->no_trie) {
        zili_status status = make_trie(han, err);
        if (status)
            return status;
    }
    return cut_run(han, text, run, tokens, err);
}

zl_cutter zl_han_cutter(zl_han *han)
{
    return (zl_cutter){ cut, han };
}
