/* roster.c -- the types of an attribute: their order, and their chunks. */
#include "roster.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* ---- room ---- */

bool zl_roster_init(zl_roster *roster, uint32_t count, bool with_rules)
{
    roster->count = count;
    roster->counts = zl_alloc_array(count, sizeof *roster->counts);
    roster->docs = zl_alloc_array(count, sizeof *roster->docs);
    roster->key_docs = zl_alloc_array(count, sizeof *roster->key_docs);
    roster->keys = zl_alloc_array(count, sizeof *roster->keys);
    roster->ranks = zl_alloc_array(count, sizeof *roster->ranks);
    roster->places = zl_alloc_array(count, sizeof *roster->places);
    roster->classes = zl_alloc(count);
    roster->rules = with_rules ? zl_alloc(count) : NULL;
    return roster->counts && roster->docs && roster->key_docs &&
           roster->keys && roster->ranks && roster->places &&
           roster->classes && (roster->rules || !with_rules);
}

void zl_roster_clear(zl_roster *roster)
{
    zl_free(roster->counts);
    zl_free(roster->docs);
    zl_free(roster->key_docs);
    zl_free(roster->keys);
    zl_free(roster->ranks);
    zl_free(roster->places);
    zl_free(roster->classes);
    zl_free(roster->rules);
    *roster = (zl_roster){ 0 };
}

/* ---- ranks ---- */

/* A type to be ranked. Most forms differ in their first bytes. */
struct entry {
    uint64_t front;
    uint32_t count, place;
};

static int by_count(const void *a, const void *b, void *user)
{
    const struct entry *left = a, *right = b;
    const zl_roster *roster = user;

    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    if (left->front != right->front)
        return left->front < right->front ? -1 : 1;
    return zl_view_compare(roster->form(roster->user, left->place),
                           roster->form(roster->user, right->place));
}

static bool rank(zl_roster *roster)
{
    struct entry *entries = zl_alloc_array(roster->count, sizeof *entries);

    if (!entries)
        return false;
    for (uint32_t i = 0; i < roster->count; i++)
        entries[i] =
            (struct entry){ zl_roster_front(roster->form(roster->user, i)),
                            roster->counts[i], i };
    qsort_r(entries, roster->count, sizeof *entries, by_count, roster);
    for (uint32_t i = 0; i < roster->count; i++) {
        roster->places[i] = entries[i].place;
        roster->ranks[entries[i].place] = i;
    }
    zl_free(entries);
    return true;
}

uint64_t zl_roster_front(zl_view text)
{
    uint64_t front = 0;

    for (size_t i = 0; i < 8; i++)
        front = front << 8 | (i < text.size ? (uint8_t)text.bytes[i] : 0);
    return front;
}

/* ---- keys ---- */

/* Give the types [from, to), which have one key, its number where there is
 * one whose form is another. */
static void number_key(zl_roster *roster, uint32_t from, uint32_t to)
{
    zl_view key = roster->key(roster->user, from);
    uint32_t number = 0;

    for (uint32_t i = from; i < to; i++) {
        if (zl_view_same(roster->form(roster->user, i), key))
            continue;
        if (!number)
            number = ++roster->key_count;
        roster->keys[i] = number;
    }
}

static void number_keys(zl_roster *roster)
{
    uint32_t first = 0;

    for (uint32_t i = 1; i <= roster->count; i++) {
        if (i < roster->count &&
            zl_view_same(roster->key(roster->user, i),
                         roster->key(roster->user, first)))
            continue;
        number_key(roster, first, i);
        first = i;
    }
}

bool zl_roster_order(zl_roster *roster)
{
    if (!rank(roster))
        return false;
    number_keys(roster);
    return true;
}

uint32_t zl_roster_words(const zl_roster *roster)
{
    uint32_t words = 0;

    for (uint32_t i = 0; i < roster->count; i++)
        words += roster->classes[i] ? roster->counts[i] : 0;
    return words;
}

/* ---- chunks ---- */

/* Types by rank, and keys by number, as texts. */
struct view {
    const zl_roster *roster;
    uint32_t *firsts; /* a place with each key */
};

static zl_view form_of(const void *user, uint32_t rank)
{
    const struct view *view = user;
    const zl_roster *roster = view->roster;

    return roster->form(roster->user, roster->places[rank]);
}

static zl_view key_of(const void *user, uint32_t number)
{
    const struct view *view = user;

    return view->roster->key(view->roster->user, view->firsts[number]);
}

static void write_texts(const zl_roster *roster, uint32_t owner,
                        uint32_t *firsts, zl_chunks *chunks)
{
    struct view view = { roster, firsts };

    for (uint32_t i = roster->count; i-- > 0;)
        if (roster->keys[i])
            firsts[roster->keys[i] - 1] = i;
    zl_put_texts(zl_chunks_open(chunks, ZL_CHUNK_FORMS, owner), form_of, &view,
                 roster->count);
    zl_chunks_close(chunks);
    zl_put_texts(zl_chunks_open(chunks, ZL_CHUNK_KEYS, owner), key_of, &view,
                 roster->key_count);
    zl_chunks_close(chunks);
}

static void write_packed(zl_chunks *chunks, uint32_t name, uint32_t owner,
                         const uint32_t *numbers, uint32_t count)
{
    zl_put_packed(zl_chunks_open(chunks, name, owner), numbers, count);
    zl_chunks_close(chunks);
}

/* Numbers by place, written by rank. */
static void write_ranked(const zl_roster *roster, uint32_t name,
                         uint32_t owner, const uint32_t *numbers,
                         uint32_t *room, zl_chunks *chunks)
{
    for (uint32_t i = 0; i < roster->count; i++)
        room[i] = numbers[roster->places[i]];
    write_packed(chunks, name, owner, room, roster->count);
}

static void write_classes(const zl_roster *roster, uint32_t owner,
                          zl_chunks *chunks)
{
    zl_out *out = zl_chunks_open(chunks, ZL_CHUNK_CLASSES, owner);

    for (uint32_t i = 0; i < roster->count; i++)
        zl_out_byte(out, (char)roster->classes[roster->places[i]]);
    zl_chunks_close(chunks);
}

void zl_roster_write(const zl_roster *roster, const char *name, uint32_t owner,
                     zl_chunks *chunks)
{
    uint32_t *room = zl_alloc_array(roster->count, sizeof *room);

    if (!room) {
        chunks->out.failed = true;
        return;
    }
    zl_chunks_add(chunks, ZL_CHUNK_NAME, owner, name, strlen(name) + 1);
    write_texts(roster, owner, room, chunks);
    write_ranked(roster, ZL_CHUNK_KEY_NUMBERS, owner, roster->keys, room,
                 chunks);
    write_classes(roster, owner, chunks);
    write_packed(chunks, ZL_CHUNK_ORDER, owner, roster->ranks, roster->count);
    write_ranked(roster, ZL_CHUNK_COUNTS, owner, roster->counts, room, chunks);
    write_ranked(roster, ZL_CHUNK_DOCS, owner, roster->docs, room, chunks);
    write_ranked(roster, ZL_CHUNK_KEY_DOCS, owner, roster->key_docs, room,
                 chunks);
    zl_free(room);
}
