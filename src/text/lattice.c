/* lattice.c -- a run of Han cut into the cheapest sequence of words. */
#include "lattice.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/numeral.h"
#include "text/script.h"

#define WINDOW 4096
#define OVERLAP 256 /* longer than a word; ways from afar have met by then */

/* A way's cost: characters in words of the user count against it, their
 * words for it, and the rest is the sum of the costs. */
#define OWN_CHARACTER (INT64_C(1) << 40)
#define OWN_WORD (INT64_C(1) << 32)

struct zl_lattice {
    const zl_trie *words, *own; /* lent, as the next */
    const zl_roles *roles;
    size_t count; /* characters in the window */
    bool part;    /* no word may be the whole window */
    uint32_t characters[WINDOW];
    uint32_t ends[WINDOW];    /* bytes from the start of the window */
    int64_t costs[WINDOW + 1]; /* of the best way to each place */
    uint8_t sizes[WINDOW + 1]; /* characters in its last word */
    uint32_t path[WINDOW];     /* where its words end, the last one first */
    zl_path_number numbers[WINDOW + 1]; /* in their order, and an end */
};

zl_lattice *zl_lattice_new(const zl_knowledge *knowledge)
{
    zl_lattice *lattice = zl_alloc(sizeof *lattice);

    if (!lattice)
        return NULL;
    lattice->words = knowledge->words;
    lattice->own = &knowledge->own->words;
    lattice->roles = knowledge->roles;
    return lattice;
}

void zl_lattice_free(zl_lattice *lattice)
{
    zl_free(lattice);
}

/* ---- the window ---- */

static bool has_role(const zl_lattice *lattice, uint32_t c, unsigned role)
{
    return zl_roles_of(lattice->roles, c) & role;
}

/* Whether a digit, a numeral or 第 ends before byte `at`. */
static bool is_after_number(const zl_lattice *lattice, zl_view text, size_t at)
{
    uint32_t c = at > 0 ? zl_utf8_last(text, &at) : 0;

    return c && (zl_is_digit(c) ||
                 has_role(lattice, c, ZL_ROLE_NUMERAL | ZL_ROLE_ORDINAL));
}

/* Take in what there is room for; gives the bytes taken. A mark belongs to
 * the character before it. */
static size_t fill(zl_lattice *lattice, zl_view text, zl_piece rest)
{
    size_t at = rest.begin, count = 0;

    while (at < rest.end) {
        size_t next = at;
        uint32_t c = zl_utf8_next(text, &next);
        if (count == 0 || zl_is_han(c)) {
            if (count == WINDOW)
                break;
            lattice->characters[count++] = c;
        }
        at = next;
        lattice->ends[count - 1] = (uint32_t)(at - rest.begin);
    }
    lattice->count = count;
    size_t numbers = zl_numerals_find(
        lattice->roles, lattice->characters, count,
        is_after_number(lattice, text, rest.begin), lattice->numbers, WINDOW);
    lattice->numbers[numbers] =
        (zl_path_number){ .begin = UINT32_MAX, .end = UINT32_MAX };
    return at - rest.begin;
}

/* ---- arcs ---- */

static void offer(zl_lattice *lattice, size_t from, size_t size, int64_t cost)
{
    size_t to = from + size;

    cost += lattice->costs[from];
    if (cost < lattice->costs[to] &&
        !(lattice->part && size > 1 && size == lattice->count)) {
        lattice->costs[to] = cost;
        lattice->sizes[to] = (uint8_t)size;
    }
}

/* The words of the vocabulary that begin at `from` and end at `limit` or
 * before; a character that is none is a word all the same. */
static void offer_words(zl_lattice *lattice, size_t from, size_t limit)
{
    zl_trie_place place = { 0 };
    bool alone = false;

    for (size_t to = from; to < limit; to++) {
        if (!zl_trie_step(lattice->words, &place, lattice->characters[to]))
            break;
        if (place.value == ZL_TRIE_NONE)
            continue;
        alone |= to == from;
        offer(lattice, from, to + 1 - from, place.value);
    }
    if (!alone)
        offer(lattice, from, 1, ZL_COST_UNKNOWN);
}

static void offer_own(zl_lattice *lattice, size_t from)
{
    zl_trie_place place = { 0 };

    for (size_t to = from; to < lattice->count; to++) {
        if (!zl_trie_step(lattice->own, &place, lattice->characters[to]))
            return;
        int64_t size = (int64_t)(to + 1 - from);
        if (place.value != ZL_TRIE_NONE)
            offer(lattice, from, to + 1 - from,
                  place.value + OWN_WORD - size * OWN_CHARACTER);
    }
}

/* A number of two characters or more, and with the 第 before it. */
static void offer_number(zl_lattice *lattice, size_t from, size_t end)
{
    if (end - from > 1 && end - from <= UINT8_MAX)
        offer(lattice, from, end - from, ZL_COST_NUMBER);
}

/* Where words that begin at `from` must end at the latest; `next` is the number
 * there, or the one that follows. */
static size_t limit_at(const zl_lattice *lattice, size_t from,
                       const zl_path_number *next)
{
    bool held = next->begin < from || (next->begin == from && next->tied);

    return held ? next->end : lattice->count;
}

/* The cheapest way to every place in the window. */
static void find_ways(zl_lattice *lattice)
{
    const zl_path_number *next = lattice->numbers;

    for (size_t i = 1; i <= lattice->count; i++)
        lattice->costs[i] = INT64_MAX;
    lattice->costs[0] = 0;
    for (size_t i = 0; i < lattice->count; i++) {
        while (next->end <= i)
            next++;
        if (next->cost && (i == next->begin || i + 1 == next->begin) &&
            (i == next->begin || next->ordinal))
            offer_number(lattice, i, next->end);
        offer_words(lattice, i, limit_at(lattice, i, next));
        if (lattice->own->word_count)
            offer_own(lattice, i);
    }
}

/* ---- the way taken ---- */

/* Collect where its words end, the last one first. */
static size_t trace(zl_lattice *lattice)
{
    size_t words = 0;

    for (size_t at = lattice->count; at > 0; at -= lattice->sizes[at])
        lattice->path[words++] = (uint32_t)at;
    return words;
}

/* Append the words that end at `limit` or before, but at least one. Gives the
 * bytes they have, or 0 without memory. */
static size_t push(zl_lattice *lattice, size_t begin, size_t limit,
                   zl_pieces *tokens)
{
    size_t words = trace(lattice), done = 0;

    if (!zl_array_reserve(tokens, words))
        return 0;
    while (words-- > 0 && (done == 0 || lattice->path[words] <= limit)) {
        size_t end = lattice->ends[lattice->path[words] - 1];
        tokens->items[tokens->count++] =
            (zl_piece){ begin + done, begin + end };
        done = end;
    }
    return done;
}

zili_status zl_lattice_cut(zl_lattice *lattice, zl_view text, zl_piece run,
                           zl_pieces *tokens, zili_error *err)
{
    while (run.begin < run.end) {
        size_t taken = fill(lattice, text, run);
        find_ways(lattice);
        bool last = run.begin + taken == run.end;
        size_t done = push(lattice, run.begin,
                           lattice->count - (last ? 0 : OVERLAP), tokens);
        if (!done)
            return zl_no_memory(err);
        run.begin += done;
    }
    return ZILI_OK;
}

/* Find the numbers in characters of three bytes; false where they are too
 * many or too long for the faster way. */
static bool find_numbers(const zl_lattice *lattice, const uint8_t *bytes,
                         size_t count, bool after_number, zl_numbers *numbers)
{
    uint32_t characters[ZL_PATH_WINDOW];

    for (size_t i = 0; i < count; i++)
        characters[i] = zl_utf8_three(bytes + 3 * i);
    numbers->count = zl_numerals_find(
        lattice->roles, characters, count, after_number, numbers->items,
        sizeof numbers->items / sizeof *numbers->items);
    bool fits = numbers->count != SIZE_MAX;
    for (size_t i = 0; fits && i < numbers->count; i++)
        fits = numbers->items[i].end - numbers->items[i].begin <
               ZL_PATH_LONGEST;
    return fits;
}

/* The roles of all characters together. */
static unsigned roles_in(const zl_roles *roles, const uint8_t *bytes,
                         size_t count)
{
    unsigned all = 0;

    for (size_t i = 0; i < count; i++)
        all |= zl_roles_of(roles, zl_utf8_three(bytes + 3 * i));
    return all;
}

static bool has_own(const zl_lattice *lattice, const uint8_t *bytes,
                    size_t count)
{
    for (size_t i = 0; i < count; i++) {
        zl_trie_place place = { 0 };
        if (zl_trie_step(lattice->own, &place, zl_utf8_three(bytes + 3 * i)))
            return true;
    }
    return false;
}

bool zl_lattice_is_plain(const zl_lattice *lattice, zl_view text,
                         zl_piece run, zl_numbers *numbers)
{
    const uint8_t *bytes = (const uint8_t *)text.bytes + run.begin;
    size_t count = (run.end - run.begin) / 3;

    numbers->count = 0;
    if (count > ZL_PATH_WINDOW ||
        (lattice->own->word_count && has_own(lattice, bytes, count)))
        return false;
    unsigned roles = roles_in(lattice->roles, bytes, count);
    if (!(roles & (ZL_ROLE_NUMERAL | ZL_ROLE_UNIT)))
        return true;
    bool after_number = is_after_number(lattice, text, run.begin);
    return (!(roles & ZL_ROLE_NUMERAL) && !after_number) ||
           find_numbers(lattice, bytes, count, after_number, numbers);
}

zili_status zl_lattice_part(zl_lattice *lattice, zl_view word,
                            zl_pieces *parts, zili_error *err)
{
    lattice->part = true;
    zili_status status = zl_lattice_cut(lattice, word,
                                        (zl_piece){ 0, word.size }, parts,
                                        err);
    lattice->part = false;
    return status;
}
