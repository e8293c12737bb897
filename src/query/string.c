/* string.c -- characters found whatever the cut into words. */
#include "query/string.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "query/gap.h"
#include "text/script.h"

#include <string.h>

struct zl_string {
    zl_keys *keys;
    const zl_attribute *words;
    zl_cut cut;
    unsigned folds; /* which of the keys */
    zl_str key;     /* the string, folded */
    zl_typeset first;
    zl_typeset rarest; /* can hold the byte at `held` */
    size_t held;
};

static zl_view key_of(const zl_string *string, uint32_t type)
{
    return zl_keys_of(string->keys, string->folds, type);
}

void zl_string_free(zl_string *string)
{
    if (!string)
        return;
    zl_str_clear(&string->key);
    zl_typeset_clear(&string->first);
    zl_typeset_clear(&string->rarest);
    zl_free(string);
}

const zl_typeset *zl_string_first(const zl_string *string)
{
    return &string->first;
}

/* ---- where an occurrence can begin ---- */

/* The first place from `from` on where `key` holds the whole string, or ends
 * with a beginning of it; SIZE_MAX where there is none. */
static size_t next_start(const zl_string *string, zl_view key, size_t from)
{
    zl_view wanted = zl_str_view(&string->key);

    for (size_t at = from; wanted.size && at < key.size; at++) {
        const char *found = memchr(key.bytes + at, wanted.bytes[0],
                                   key.size - at);
        if (!found)
            break;
        at = (size_t)(found - key.bytes);
        size_t left = key.size - at;
        size_t size = left < wanted.size ? left : wanted.size;
        if (memcmp(found, wanted.bytes, size) == 0)
            return at;
    }
    return SIZE_MAX;
}

/* Bytes of the string that a token can hold, from one place to another. */
struct span {
    size_t from, to;
};

/* Whether the last bytes of `text` are the first of `next`, `size` many. */
static bool overlap(zl_view text, zl_view next, size_t size)
{
    return memcmp(text.bytes + text.size - size, next.bytes, size) == 0;
}

/* Calls `take` for what a token with this key can hold of the string: all of
 * it, its beginning, its end, or as much as the key is long. */
static bool each_span(const zl_string *string, zl_view key,
                      bool take(void *user, struct span span), void *user)
{
    zl_view whole = zl_str_view(&string->key);
    size_t least = key.size < whole.size ? key.size : whole.size;
    bool going = true;

    if (key.size >= whole.size && zl_view_find(key, whole) != SIZE_MAX)
        return take(user, (struct span){ 0, whole.size });
    for (size_t size = 1; going && size <= least && size < whole.size;
         size++) {
        if (key.bytes[key.size - size] == whole.bytes[0] &&
            overlap(key, whole, size))
            going = take(user, (struct span){ 0, size });
        if (going && key.bytes[0] == whole.bytes[whole.size - size] &&
            overlap(whole, key, size))
            going = take(user,
                         (struct span){ whole.size - size, whole.size });
    }
    for (size_t at = 1; going && at + key.size < whole.size; at++)
        if (key.bytes[0] == whole.bytes[at] &&
            memcmp(key.bytes, whole.bytes + at, key.size) == 0)
            going = take(user, (struct span){ at, at + key.size });
    return going;
}

/* How many tokens can hold each byte of the string: by differences. */
struct tally {
    int64_t *changes;
    int64_t tokens; /* of the type at hand */
    bool begins;    /* it can hold the first byte */
};

/* A byte that two spans of a type share is counted twice, which only makes it
 * seem less rare. */
static bool count_span(void *user, struct span span)
{
    struct tally *tally = user;

    tally->begins = tally->begins || span.from == 0;
    tally->changes[span.from] += tally->tokens;
    tally->changes[span.to] -= tally->tokens;
    return true;
}

struct holder {
    size_t held;
    bool holds;
};

static bool find_held(void *user, struct span span)
{
    struct holder *holder = user;

    holder->holds = span.from <= holder->held && holder->held < span.to;
    return !holder->holds;
}

/* The first of the bytes that fewest tokens can hold. A blank may stand for
 * what is between them. */
static size_t rarest_byte(zl_view key, const int64_t *changes)
{
    int64_t tokens = 0, least = INT64_MAX;
    size_t rarest = 0;

    for (size_t i = 0; i < key.size; i++) {
        tokens += changes[i];
        if (tokens < least && key.bytes[i] != ' ') {
            least = tokens;
            rarest = i;
        }
    }
    return rarest;
}

/* Find `first` and the rarest byte. */
static bool count_spans(zl_string *string, int64_t *changes)
{
    uint32_t count = zl_attribute_types(string->words);
    struct tally tally = { .changes = changes };

    for (uint32_t i = 0; i < count; i++) {
        uint32_t type = zl_attribute_sorted(string->words, i);
        zl_view key = key_of(string, type);
        tally.begins = false;
        tally.tokens = zl_attribute_count(string->words, type);
        if (key.size)
            each_span(string, key, count_span, &tally);
        if (tally.begins && !zl_typeset_add(&string->first, i))
            return false;
    }
    string->held = rarest_byte(zl_str_view(&string->key), changes);
    return true;
}

static bool find_rarest(zl_string *string)
{
    uint32_t count = zl_attribute_types(string->words);

    for (uint32_t i = 0; i < count; i++) {
        uint32_t type = zl_attribute_sorted(string->words, i);
        struct holder holder = { string->held, false };
        zl_view key = key_of(string, type);
        if (key.size)
            each_span(string, key, find_held, &holder);
        if (holder.holds && !zl_typeset_add(&string->rarest, i))
            return false;
    }
    return true;
}

static bool find_types(zl_string *string, const zl_segment *segment)
{
    int64_t *changes = zl_alloc_array(string->key.size + 1, sizeof *changes);
    bool enough = changes && count_spans(string, changes) &&
                  find_rarest(string) &&
                  zl_typeset_seal(&string->first, segment, string->words) &&
                  zl_typeset_seal(&string->rarest, segment, string->words);

    zl_free(changes);
    return enough;
}

bool zl_string_is_nowhere(const zl_string *string)
{
    return zl_typeset_is_empty(&string->rarest);
}

const zl_typeset *zl_string_rarest(const zl_string *string, uint32_t *most)
{
    zl_view before = { string->key.bytes, string->held };

    *most = (uint32_t)zl_utf8_count(before);
    return &string->rarest;
}

/* Append `text` with every run of blanks as one; none at the ends. */
static void add_text(zl_str *out, zl_view text)
{
    bool blank = false;

    for (size_t at = 0; at < text.size;) {
        size_t begin = at;
        bool is_blank = zl_is_blank(zl_utf8_next(text, &at));
        if (!is_blank && blank && out->size > 0)
            zl_str_add_byte(out, ' ');
        if (!is_blank)
            zl_str_add(out, zl_view_cut(text, begin, at));
        blank = is_blank;
    }
}

/* The key of a string; lack of memory shows in it. */
static void make_key(zl_string *string, zl_view text)
{
    zl_str plain = { 0 };

    add_text(&plain, text);
    zl_fold_add_as(string->keys->fold, string->folds, zl_str_view(&plain),
                   &string->key);
    string->key.failed |= plain.failed;
    zl_str_clear(&plain);
}

zl_string *zl_string_new(zl_view text, unsigned folds, zl_cut cut,
                         const zl_segment *segment, zl_keys *keys)
{
    zl_string *string = zl_alloc(sizeof *string);

    if (!string)
        return NULL;
    *string = (zl_string){ .keys = keys,
                           .words = keys->attribute,
                           .cut = cut,
                           .folds = folds };
    make_key(string, text);
    if (!string->key.failed && zl_keys_make(keys, folds) &&
        find_types(string, segment))
        return string;
    zl_string_free(string);
    return NULL;
}

/* ---- matching ---- */

/* `size` bytes of the key, counted from its begin or its end, as bytes of
 * the form. Folding keeps the number of characters but for a few ligatures;
 * there the whole token is shown. */
static uint32_t in_form(const zl_string *string, uint32_t type, size_t size,
                        bool from_end)
{
    if (size == 0)
        return 0;
    zl_view form = zl_attribute_form(string->words, type);
    zl_view key = key_of(string, type);
    if (zl_utf8_count(form) != zl_utf8_count(key))
        return 0;
    zl_view side = from_end ? zl_view_cut(key, key.size - size, key.size)
                            : zl_view_cut(key, 0, size);
    size_t count = zl_utf8_count(side);
    size_t at = from_end ? form.size : 0;
    while (count-- > 0)
        from_end ? zl_utf8_last(form, &at) : zl_utf8_next(form, &at);
    return (uint32_t)(from_end ? form.size - at : at);
}

/* Past the gap behind `position`, and the blank of the string that stands
 * for it. */
static bool cross_gap(const zl_string *string, zl_tokens *tokens,
                      uint32_t position, size_t *done)
{
    zl_view glue = zl_segment_glue(tokens->segment, position);

    if (glue.size == 0)
        return true;
    uint32_t before = zl_tokens_type(tokens, 0, position);
    uint32_t after = zl_tokens_type(tokens, 0, position + 1);
    zl_gap gap = zl_gap_of(zl_attribute_form(string->words, before), glue,
                           zl_attribute_form(string->words, after));
    if (gap == ZL_GAP_TEXT)
        return false;
    if (string->key.bytes[*done] != ' ')
        return zl_gap_is_loose(gap, string->cut);
    ++*done;
    return true;
}

/* An occurrence that begins at byte `start` of the key of `position`. */
static bool match_from(const zl_string *string, zl_tokens *tokens,
                       uint32_t position, uint32_t stop, size_t start,
                       zl_occurrence *out)
{
    zl_view wanted = zl_str_view(&string->key);
    size_t done = 0;

    out->skip = in_form(string, zl_tokens_type(tokens, 0, position), start,
                        false);
    for (uint32_t at = position; at < stop; at++, start = 0) {
        uint32_t type = zl_tokens_type(tokens, 0, at);
        zl_view key = key_of(string, type);
        size_t left = key.size - start;
        size_t size = left < wanted.size - done ? left : wanted.size - done;
        if (memcmp(key.bytes + start, wanted.bytes + done, size) != 0)
            return false;
        done += size;
        if (done == wanted.size) {
            out->trim = in_form(string, type, left - size, true);
            out->end = at + 1;
            return true;
        }
        if (at + 1 == stop || !cross_gap(string, tokens, at, &done))
            return false;
    }
    return false;
}

bool zl_string_match(const zl_string *string, zl_tokens *tokens,
                     uint32_t position, uint32_t stop, bool at_begin,
                     zl_occurrences *out)
{
    zl_view key = key_of(string, zl_tokens_type(tokens, 0, position));
    size_t start = next_start(string, key, 0);
    zl_occurrence found;

    while (start != SIZE_MAX) {
        if (match_from(string, tokens, position, stop, start, &found) &&
            (found.skip == 0 || !at_begin) && !zl_array_push(out, found))
            return false;
        start = next_start(string, key, start + 1);
    }
    return true;
}
