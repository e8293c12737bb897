/* squeezed.c -- the text of sentences without white space, and where in it
 * whole sentences stand that are given as text. */
#include "bitext/squeezed.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
    TRIES = 512,   /* sentences of one key that are looked at … */
    STEPS = 16384, /* … or of any, beginnings and ends */
    LONG = 256,    /* sentences that a shortened text may stand for */
    KEY = 8        /* bytes of one */
};

/* ---- white space ---- */

static bool is_blank(uint32_t c)
{
    return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

void zl_squeeze(zl_view text, zl_str *out)
{
    for (size_t at = 0; at < text.size;) {
        size_t begin = at;
        if (!is_blank(zl_utf8_next(text, &at)))
            zl_str_add(out, zl_view_cut(text, begin, at));
    }
}

/* ---- making ---- */

/* The first bytes of a text, zeros behind it. */
static uint64_t key_of(const char *text, size_t size)
{
    uint64_t key = 0;

    for (size_t i = 0; i < KEY; i++)
        key = key << 8 | (i < size ? (uint8_t)text[i] : 0);
    return key;
}

static int by_key(const void *left, const void *right)
{
    const zl_squeezed_key *one = left, *two = right;

    if (one->key != two->key)
        return one->key < two->key ? -1 : 1;
    return (one->sentence > two->sentence) - (one->sentence < two->sentence);
}

static void make_keys(zl_squeezed *out)
{
    for (uint32_t i = 0; i < out->count; i++)
        out->keys[i] = (zl_squeezed_key){
            key_of(zl_str_text(&out->text) + out->starts[i],
                   out->starts[i + 1] - out->starts[i]),
            i
        };
    if (out->count)
        qsort(out->keys, out->count, sizeof *out->keys, by_key);
}

bool zl_squeezed_make(zl_squeezed *out, const zili_corpus *corpus,
                      const zl_sentences *sentences)
{
    size_t count = sentences->count;
    zl_str text = { 0 };

    *out = (zl_squeezed){ .count = (uint32_t)count };
    out->starts = zl_alloc_array(count + 1, sizeof *out->starts);
    out->keys = zl_alloc_array(count, sizeof *out->keys);
    for (size_t i = 0; out->starts && i < count; i++) {
        const zl_sentence *one = &sentences->items[i];
        out->starts[i] = out->text.size;
        zl_str_empty(&text);
        zl_sentences_text(corpus, one->begin, one->end, &text);
        zl_squeeze(zl_str_view(&text), &out->text);
        out->text.failed |= text.failed;
    }
    zl_str_clear(&text);
    if (!out->starts || !out->keys || out->text.failed)
        return false;
    out->starts[count] = out->text.size;
    make_keys(out);
    return true;
}

void zl_squeezed_clear(zl_squeezed *squeezed)
{
    zl_str_clear(&squeezed->text);
    zl_free(squeezed->starts);
    zl_free(squeezed->keys);
    *squeezed = (zl_squeezed){ 0 };
}

/* ---- whole texts ---- */

/* The first key that is not before this one. */
static size_t seek(const zl_squeezed *in, uint64_t key, uint32_t sentence)
{
    zl_squeezed_key wanted = { key, sentence };
    size_t low = 0, high = in->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_key(&in->keys[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The sentence that begins at the byte, or the end of all; UINT32_MAX where
 * none does. */
static uint32_t sentence_at(const zl_squeezed *in, uint32_t from, size_t byte)
{
    uint32_t low = from, high = in->count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (in->starts[middle] < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return in->starts[low] == byte ? low : UINT32_MAX;
}

/* Whether the text stands at the sentence, and ends with one. */
static bool stands_at(const zl_squeezed *in, zl_view wanted,
                      uint32_t sentence, uint32_t end, uint32_t *to)
{
    size_t begin = in->starts[sentence];

    if (wanted.size > in->starts[end] - begin)
        return false;
    *to = sentence_at(in, sentence + 1, begin + wanted.size);
    return *to != UINT32_MAX && *to <= end &&
           memcmp(in->text.bytes + begin, wanted.bytes, wanted.size) == 0;
}

static uint32_t distance(uint32_t one, uint32_t two)
{
    return one > two ? one - two : two - one;
}

/* Take the run where it is nearer than what was found. */
static void take(zl_squeezed_run run, uint32_t near, bool *is_found,
                 zl_squeezed_run *found)
{
    if (!*is_found ||
        distance(run.from, near) < distance(found->from, near))
        *found = run;
    *is_found = true;
}

/* Among the sentences that have the key, from `near` outwards. */
static void find_key(const zl_squeezed *in, uint64_t key, zl_view wanted,
                     zl_squeezed_run inside, uint32_t near, bool *is_found,
                     zl_squeezed_run *found)
{
    size_t first = seek(in, key, inside.from), end = seek(in, key, inside.to);
    size_t right = seek(in, key, near), left;
    zl_squeezed_run run;

    right = right < first ? first : right > end ? end : right;
    left = right;
    for (int i = 0; i < TRIES && (left > first || right < end); i++) {
        bool goes_right =
            right < end && (left == first ||
                            distance(in->keys[right].sentence, near) <=
                                distance(in->keys[left - 1].sentence, near));
        run.from = in->keys[goes_right ? right++ : --left].sentence;
        if (stands_at(in, wanted, run.from, inside.to, &run.to)) {
            take(run, near, is_found, found);
            return;
        }
    }
}

bool zl_squeezed_find(const zl_squeezed *in, zl_view wanted,
                      zl_squeezed_run inside, uint32_t near,
                      zl_squeezed_run *found)
{
    bool is_found = false;

    /* the first sentence may be shorter than a key */
    for (size_t size = 1; size <= KEY && size <= wanted.size; size++)
        find_key(in, key_of(wanted.bytes, size), wanted, inside, near,
                 &is_found, found);
    return is_found;
}

/* ---- shortened texts ---- */

static bool is_there(const zl_squeezed *in, zl_view wanted, size_t at)
{
    return at + wanted.size <= in->text.size &&
           memcmp(in->text.bytes + at, wanted.bytes, wanted.size) == 0;
}

/* Whether the beginning stands at a sentence, and soon the end at the end of
 * one. */
static bool ends_stand(const zl_squeezed *in, zl_view beginning, zl_view end,
                       zl_squeezed_run inside, int *steps, uint32_t *to)
{
    uint32_t from = inside.from, limit = inside.to;
    size_t begin = in->starts[from], least = beginning.size + end.size;

    if (!is_there(in, beginning, begin))
        return false;
    if (limit - from > LONG)
        limit = from + LONG;
    for (*to = from + 1; *to <= limit && *steps > 0; (*to)++, (*steps)--) {
        size_t stop = in->starts[*to];
        if (stop - begin >= least && is_there(in, end, stop - end.size))
            return true;
    }
    return false;
}

bool zl_squeezed_find_ends(const zl_squeezed *in, zl_view beginning,
                           zl_view end, zl_squeezed_run inside, uint32_t near,
                           zl_squeezed_run *found)
{
    uint32_t right = near < inside.from ? inside.from
                     : near > inside.to ? inside.to
                                        : near;
    uint32_t left = right;
    int steps = STEPS;

    while (steps-- > 0 && (left > inside.from || right < inside.to)) {
        bool goes_right =
            right < inside.to &&
            (left == inside.from || right - near <= near - (left - 1));
        found->from = goes_right ? right++ : --left;
        if (ends_stand(in, beginning, end,
                       (zl_squeezed_run){ found->from, inside.to }, &steps,
                       &found->to))
            return true;
    }
    return false;
}
