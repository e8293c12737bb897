/* standing.c -- what stands at a place of each line, as numbers. */
#include "analysis/standing.h"

#include "analysis/stretch.h"
#include "base/mem.h"
#include "base/work.h"

#include <stdlib.h>

struct zl_standing {
    const zl_ask *ask;
    const zl_lines *lines;
    zl_map texts;
    uint32_t *text_of; /* by type of the corpus and 1, 0 for nothing: its
                          number in `texts` and 1; 0: not met */
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
    if (standing->text_of)
        return standing;
    zl_standing_free(standing);
    return NULL;
}

void zl_standing_free(zl_standing *standing)
{
    if (!standing)
        return;
    zl_free(standing->text_of);
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

static void find_types(const struct search *search, size_t from, size_t to)
{
    const zl_ask *ask = search->standing->ask;
    const zl_lines *lines = search->standing->lines;
    const zl_interval *interval = NULL;
    zl_stretch stretch;

    zl_stretch_init(&stretch, ask->corpus);
    for (size_t i = from; i < to; i++) {
        zl_hit hit = lines->hits.items[i];
        if (!interval || hit.begin >= interval->end ||
            hit.begin < interval->begin)
            interval = zl_scope_at(ask->scope, hit.begin);
        for (size_t k = 0; k < search->count; k++)
            search->values[k][i] = type_of_place(ask->corpus, &stretch, hit,
                                                 search->places[k], interval);
    }
}

static bool run(void *user, size_t number, size_t slot)
{
    const struct search *search = user;
    size_t count = search->standing->lines->hits.count, from = number * PART;

    (void)slot;
    find_types(search, from, count - from < PART ? count : from + PART);
    return true;
}

static bool take(void *user, size_t number, size_t slot)
{
    (void)user, (void)number, (void)slot;
    return true;
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

static uint32_t text_of_type(zl_standing *standing, uint32_t type)
{
    uint32_t *known = &standing->text_of[type == NOTHING ? 0 : type + 1];

    if (*known)
        return *known - 1;
    zl_str_empty(&standing->text);
    if (type != NOTHING)
        add_key(standing, type);
    uint32_t number = number_text(standing);
    if (number != ZL_MAP_NONE)
        *known = number + 1;
    return number;
}

/* Make numbers of texts of the types. */
static bool number_texts(zl_standing *standing, uint32_t *values)
{
    const zl_lines *lines = standing->lines;

    for (size_t i = 0; i < lines->hits.count; i++) {
        values[i] = values[i] == SEVERAL
                        ? text_of_hit(standing, lines->hits.items[i])
                        : text_of_type(standing, values[i]);
        if (values[i] == ZL_MAP_NONE)
            return false;
    }
    return true;
}

bool zl_standing_find(zl_standing *standing, const int *places, size_t count,
                      uint32_t *const *values)
{
    struct search search = { standing, places, count, values };
    size_t jobs = (standing->lines->hits.count + PART - 1) / PART;
    size_t threads = zl_work_threads(standing->ask->threads);
    bool enough = zl_work(threads, jobs, run, take, &search) == jobs;

    for (size_t k = 0; enough && k < count; k++)
        enough = number_texts(standing, values[k]);
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
