/* standing.c -- what stands at a place of each line, as numbers. */
#include "analysis/standing.h"

#include "analysis/stretch.h"
#include "base/mem.h"
#include "base/work.h"

#include <stdatomic.h>
#include <stdlib.h>

struct zl_standing {
    const zl_ask *ask;
    const zl_lines *lines;
    zl_map texts;
    uint32_t *text_of; /* by type of the corpus and 1, 0 for nothing: its
                          number in `texts` and 1; 0: not known */
    atomic_bool *met;  /* by the same: it stands somewhere */
    zl_stretch stretch;
    zl_str text;
};

bool zl_standing_read(zl_view text, int *place)
{
    *place = 0;
    if (zl_view_is(text, "node"))
        return true;
    if (text.size != 2 || text.bytes[0] < '1' || text.bytes[0] > '9')
        return false;
    *place = text.bytes[0] - '0';
    if (text.bytes[1] == 'L' || text.bytes[1] == 'l')
        *place = -*place;
    else if (text.bytes[1] != 'R' && text.bytes[1] != 'r')
        return false;
    return true;
}

zl_standing *zl_standing_new(const zl_ask *ask, const zl_lines *lines)
{
    zl_standing *standing = zl_alloc(sizeof *standing);

    if (!standing)
        return NULL;
    standing->ask = ask;
    standing->lines = lines;
    zl_stretch_init(&standing->stretch, ask->corpus);
    standing->text_of =
        zl_alloc_array((size_t)zl_corpus_types(ask->corpus) + 1,
                       sizeof *standing->text_of);
    standing->met = zl_alloc_array((size_t)zl_corpus_types(ask->corpus) + 1,
                                   sizeof *standing->met);
    if (standing->text_of && standing->met)
        return standing;
    zl_standing_free(standing);
    return NULL;
}

void zl_standing_free(zl_standing *standing)
{
    if (!standing)
        return;
    zl_free(standing->text_of);
    zl_free(standing->met);
    zl_map_clear(&standing->texts);
    zl_str_clear(&standing->text);
    zl_free(standing);
}

/* ---- types: what stands there is one word, nothing, or several ---- */

/* Beside the types of the corpus. */
#define NOTHING UINT32_MAX
#define SEVERAL (UINT32_MAX - 1)

enum { PART = 16384 }; /* lines of a job */

struct search {
    zl_standing *standing;
    const int *places;
    size_t count; /* of them */
    uint32_t *const *values;
};

static uint32_t type_at(const zili_corpus *corpus, zl_stretch *stretch,
                        uint64_t position)
{
    uint32_t type = zl_stretch_type(stretch, position);

    return zl_corpus_type_of(corpus, stretch->number, type);
}

static uint32_t type_of_place(const zili_corpus *corpus, zl_stretch *stretch,
                              zl_hit hit, int place,
                              const zl_interval *interval)
{
    uint64_t at = hit.begin;

    if (place == 0 && hit.end - hit.begin != 1)
        return SEVERAL;
    if (place != 0)
        at = zl_stretch_word(stretch, hit.begin, hit.end, place,
                             interval->begin, interval->end);
    return at == ZL_NOWHERE ? NOTHING : type_at(corpus, stretch, at);
}

/* What was met is looked at again and again: it is written once. */
static void meet(zl_standing *standing, uint32_t type)
{
    atomic_bool *met;

    if (type == SEVERAL)
        return;
    met = &standing->met[type == NOTHING ? 0 : type + 1];
    if (!atomic_load_explicit(met, memory_order_relaxed))
        atomic_store_explicit(met, true, memory_order_relaxed);
}

static void find_types(const struct search *search, size_t from, size_t to)
{
    const zl_ask *ask = search->standing->ask;
    const zl_lines *lines = search->standing->lines;
    const zl_interval *interval = NULL;
    zl_stretch stretch;

    zl_stretch_init(&stretch, ask->corpus);
    for (size_t i = from; i < to; i++) {
        zl_hit hit = zl_lines_hit(lines, i);
        if (!interval || hit.begin >= interval->end ||
            hit.begin < interval->begin)
            interval = zl_scope_at(ask->scope, hit.begin);
        for (size_t k = 0; k < search->count; k++) {
            uint32_t type = type_of_place(ask->corpus, &stretch, hit,
                                          search->places[k], interval);
            search->values[k][i] = type;
            meet(search->standing, type);
        }
    }
}

static void find_part(void *user, size_t part, size_t from, size_t to)
{
    (void)part;
    find_types(user, from, to);
}

/* ---- texts ---- */

static void add_key(zl_standing *standing, uint32_t type)
{
    zl_str_add(&standing->text, zl_corpus_fold(standing->ask->corpus, type));
    zl_str_add_byte(&standing->text, ' ');
}

/* The number of the text that has been put together. */
static uint32_t number_text(zl_standing *standing)
{
    return standing->text.failed
               ? ZL_MAP_NONE
               : zl_map_add(&standing->texts, zl_str_view(&standing->text));
}

static uint32_t text_of_hit(zl_standing *standing, zl_hit hit)
{
    zl_str_empty(&standing->text);
    for (uint64_t at = hit.begin; at < hit.end; at++)
        add_key(standing,
                type_at(standing->ask->corpus, &standing->stretch, at));
    return number_text(standing);
}

/* Know the text of a type that was met; false without memory. */
static bool know_type(zl_standing *standing, uint32_t type)
{
    zl_str_empty(&standing->text);
    if (type > 0)
        add_key(standing, type - 1);
    uint32_t number = number_text(standing);
    standing->text_of[type] = number + 1;
    return number != ZL_MAP_NONE;
}

static bool know_types(zl_standing *standing)
{
    uint32_t types = zl_corpus_types(standing->ask->corpus);

    for (uint32_t i = 0; i <= types; i++)
        if (standing->met[i] && !standing->text_of[i] &&
            !know_type(standing, i))
            return false;
    return true;
}

/* Make numbers of texts of the types. */
static void number_types(void *user, size_t part, size_t from, size_t to)
{
    const struct search *search = user;
    const uint32_t *text_of = search->standing->text_of;

    (void)part;
    for (size_t k = 0; k < search->count; k++) {
        uint32_t *values = search->values[k];
        for (size_t i = from; i < to; i++)
            if (values[i] != SEVERAL)
                values[i] = text_of[values[i] == NOTHING ? 0 : values[i] + 1] -
                            1;
    }
}

/* The same of hits that are no one word; false without memory. */
static bool number_hits(zl_standing *standing, uint32_t *values)
{
    const zl_lines *lines = standing->lines;

    for (size_t i = 0; i < zl_lines_count(lines); i++) {
        if (values[i] != SEVERAL)
            continue;
        values[i] = text_of_hit(standing, zl_lines_hit(lines, i));
        if (values[i] == ZL_MAP_NONE)
            return false;
    }
    return true;
}

bool zl_standing_find(zl_standing *standing, const int *places, size_t count,
                      uint32_t *const *values)
{
    struct search search = { standing, places, count, values };
    size_t lines = zl_lines_count(standing->lines);
    size_t parts =
        zl_work_parts(zl_work_threads(standing->ask->threads), lines, PART);
    bool enough;

    zl_work_on_parts(parts, lines, find_part, &search);
    enough = know_types(standing);
    if (enough)
        zl_work_on_parts(parts, lines, number_types, &search);
    for (size_t k = 0; enough && k < count; k++)
        if (places[k] == 0)
            enough = number_hits(standing, values[k]);
    return enough;
}

const zl_map *zl_standing_texts(const zl_standing *standing)
{
    return &standing->texts;
}

/* ---- ranks ---- */

struct keyed {
    size_t begin, end; /* of its key */
    const char *keys;
    uint32_t value;
};

static zl_view key_of(const struct keyed *keyed)
{
    return (zl_view){ keyed->keys + keyed->begin, keyed->end - keyed->begin };
}

static int by_key(const void *a, const void *b)
{
    return zl_view_compare(key_of(a), key_of(b));
}

/* The keys of all texts, one behind the other in `keys`. */
static void make_keys(const zl_map *texts, zl_collator *collator,
                      struct keyed *keyed, zl_str *keys)
{
    for (uint32_t i = 0; i < texts->count; i++) {
        keyed[i].value = i;
        keyed[i].begin = keys->size;
        zl_collator_key(collator, zl_map_key(texts, i), keys);
        keyed[i].end = keys->size;
    }
    for (uint32_t i = 0; i < texts->count; i++)
        keyed[i].keys = keys->bytes;
}

/* Gives the number of ranks. */
static uint32_t rank_keys(struct keyed *keyed, uint32_t count,
                          uint32_t *ranks)
{
    uint32_t rank = 0;

    qsort(keyed, count, sizeof *keyed, by_key);
    for (uint32_t i = 0; i < count; i++) {
        rank += i > 0 && by_key(&keyed[i - 1], &keyed[i]) != 0;
        ranks[keyed[i].value] = rank;
    }
    return rank + 1;
}

uint32_t zl_standing_rank(const zl_standing *standing,
                          zl_collator *collator, uint32_t *ranks)
{
    uint32_t count = standing->texts.count, limit = 0;
    struct keyed *keyed = zl_alloc_array(count, sizeof *keyed);
    zl_str keys = { 0 };

    if (keyed)
        make_keys(&standing->texts, collator, keyed, &keys);
    if (keyed && !keys.failed)
        limit = rank_keys(keyed, count, ranks);
    zl_free(keyed);
    zl_str_clear(&keys);
    return limit;
}
