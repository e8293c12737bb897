/* lines.c -- the lines of a concordance: found, sampled, sorted. */
#include "analysis/lines.h"

#include "base/fail.h"
#include "base/mem.h"
#include "text/collate.h"

#include <stdlib.h>
#include <string.h>

/* ---- finding ---- */

static int in_corpus_order(const void *a, const void *b)
{
    const zl_line *left = a, *right = b;

    if (left->hit.begin != right->hit.begin)
        return left->hit.begin < right->hit.begin ? -1 : 1;
    if (left->hit.skip != right->hit.skip)
        return left->hit.skip < right->hit.skip ? -1 : 1;
    if (left->hit.end != right->hit.end)
        return left->hit.end < right->hit.end ? -1 : 1;
    if (left->hit.trim != right->hit.trim)
        return left->hit.trim > right->hit.trim ? -1 : 1;
    return (left->item > right->item) - (left->item < right->item);
}

static zili_status find(zl_lines *lines, const zl_ask *ask,
                        const zl_items *items, size_t item, zili_error *err)
{
    zl_cursor *cursor = NULL;
    zili_status status =
        zl_ask_hits(ask, items->items[item].query, &cursor, err);

    for (; !status && !zl_cursor_ended(cursor); zl_cursor_next(cursor))
        if (!zl_array_push(lines, (zl_line){ cursor->hit, item }))
            status = zl_no_memory(err);
    if (!status && cursor->failed)
        status = zl_no_memory(err);
    zl_cursor_free(cursor);
    return status;
}

zili_status zl_lines_find(zl_lines *lines, const zl_ask *ask,
                          const zl_items *items, zili_error *err)
{
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < items->count; i++)
        status = find(lines, ask, items, i, err);
    if (items->count > 1 && lines->count)
        qsort(lines->items, lines->count, sizeof *lines->items,
              in_corpus_order);
    return status;
}

/* ---- sampling ---- */

/* SplitMix64 (Steele, Lea & Flood 2014). */
static uint64_t random_next(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;

    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

/* Below `limit`, every value with the same chance. */
static uint64_t random_below(uint64_t *state, uint64_t limit)
{
    uint64_t spare = -limit % limit;
    uint64_t value;

    do
        value = random_next(state);
    while (value < spare);
    return value % limit;
}

/* Selection sampling (Knuth, TAOCP 2, 3.4.2, algorithm S). */
void zl_lines_sample(zl_lines *lines, uint64_t count, uint64_t seed)
{
    size_t kept = 0;

    if (count >= lines->count)
        return;
    for (size_t i = 0; kept < count; i++)
        if (random_below(&seed, lines->count - i) < count - kept)
            lines->items[kept++] = lines->items[i];
    lines->count = kept;
}

/* ---- sorting ---- */

#define KEY_LIMIT 16

/* Where a key's word stands: -1 is 1L, 0 the hit, 1 is 1R. */
struct sorter {
    const zl_ask *ask;
    zl_collator *collator;
    int places[KEY_LIMIT];
    size_t count;
};

struct keyed {
    char *key;
    size_t size;
    size_t number; /* in corpus order */
    zl_line line;
};

static bool read_place(zl_view text, int *place)
{
    if (zl_view_is(text, "node")) {
        *place = 0;
        return true;
    }
    if (text.size != 2 || text.bytes[0] < '1' || text.bytes[0] > '9')
        return false;
    *place = text.bytes[0] - '0';
    if (text.bytes[1] == 'L' || text.bytes[1] == 'l')
        *place = -*place;
    else if (text.bytes[1] != 'R' && text.bytes[1] != 'r')
        return false;
    return true;
}

static zili_status read_places(struct sorter *sorter, const char *keys,
                               zili_error *err)
{
    zl_view rest = zl_view_of(keys), piece;

    while (zl_view_next(&rest, ',', &piece)) {
        if (sorter->count == KEY_LIMIT)
            return zl_fail(err, ZILI_EUSAGE, "--sort takes %d keys at most.",
                           KEY_LIMIT);
        if (!read_place(piece, &sorter->places[sorter->count]))
            return zl_fail(err, ZILI_EUSAGE,
                           "--sort takes keys such as 1L,2L,node,1R, not "
                           "\"%.*s\".",
                           (int)piece.size, piece.bytes);
        sorter->count++;
    }
    return ZILI_OK;
}

/* The word `place` words from the hit in its region; ZL_NOWHERE past its
 * end. */
static uint64_t word_at(const zl_ask *ask, zl_hit hit, int place)
{
    const zl_interval *interval = zl_scope_at(ask->scope, hit.begin);
    uint64_t at = place < 0 ? hit.begin : hit.end - 1;

    while (place < 0 && at > interval->begin)
        if (zl_corpus_is_word(ask->corpus, --at) && ++place == 0)
            return at;
    while (place > 0 && at + 1 < interval->end)
        if (zl_corpus_is_word(ask->corpus, ++at) && --place == 0)
            return at;
    return ZL_NOWHERE;
}

/* The folded text of a key: a word, or all words of the hit. */
static void add_folded(const zl_ask *ask, zl_hit hit, int place, zl_str *text)
{
    const zili_corpus *corpus = ask->corpus;
    uint64_t begin = hit.begin, end = hit.end;

    if (place != 0) {
        begin = word_at(ask, hit, place);
        end = begin == ZL_NOWHERE ? begin : begin + 1;
    }
    for (uint64_t at = begin; at < end; at++) {
        zl_str_add(text, zl_corpus_fold(corpus, zl_corpus_at(corpus, at)));
        zl_str_add_byte(text, ' ');
    }
}

static bool make_key(const struct sorter *sorter, struct keyed *keyed)
{
    zl_str key = { 0 }, text = { 0 };

    for (size_t i = 0; i < sorter->count; i++) {
        zl_str_empty(&text);
        add_folded(sorter->ask, keyed->line.hit, sorter->places[i], &text);
        zl_collator_key(sorter->collator, zl_str_view(&text), &key);
        zl_str_add_byte(&key, 0);
    }
    bool enough = !key.failed && !text.failed && key.bytes;
    zl_str_clear(&text);
    if (!enough)
        zl_str_clear(&key);
    keyed->key = key.bytes;
    keyed->size = key.size;
    return enough;
}

static int by_key(const void *a, const void *b)
{
    const struct keyed *left = a, *right = b;
    int order = zl_view_compare((zl_view){ left->key, left->size },
                                (zl_view){ right->key, right->size });

    return order ? order : left->number < right->number ? -1 : 1;
}

static zili_status sort_lines(const struct sorter *sorter, zl_lines *lines,
                              zili_error *err)
{
    struct keyed *keyed = zl_alloc_array(lines->count, sizeof *keyed);
    bool enough = keyed != NULL;

    for (size_t i = 0; enough && i < lines->count; i++) {
        keyed[i].line = lines->items[i];
        keyed[i].number = i;
        enough = make_key(sorter, &keyed[i]);
    }
    if (enough)
        qsort(keyed, lines->count, sizeof *keyed, by_key);
    for (size_t i = 0; enough && i < lines->count; i++)
        lines->items[i] = keyed[i].line;
    for (size_t i = 0; keyed && i < lines->count; i++)
        zl_free(keyed[i].key);
    zl_free(keyed);
    return enough ? ZILI_OK : zl_no_memory(err);
}

zili_status zl_lines_sort(zl_lines *lines, const zl_ask *ask,
                          const char *keys, const char *collation,
                          zili_error *err)
{
    struct sorter sorter = { .ask = ask };
    zili_status status = read_places(&sorter, keys, err);

    if (!status)
        status = zl_collator_open(&sorter.collator, collation, err);
    if (!status && sorter.count > 0 && lines->count > 0)
        status = sort_lines(&sorter, lines, err);
    zl_collator_close(sorter.collator);
    return status;
}
