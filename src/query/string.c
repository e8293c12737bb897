/* string.c -- characters found whatever the cut into words. */
#include "query/string.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "query/gap.h"
#include "query/recut.h"
#include "text/script.h"

#include <string.h>

struct zl_string_part {
    const zili_corpus *corpus;
    const zl_keys *keys;
    zl_cut cut;
    unsigned folds; /* which of them */
    zl_str key;     /* the string, folded */
    uint8_t *first; /* types an occurrence can begin in */
};

static zl_view key_of(const zl_string_part *part, uint32_t type)
{
    return zl_keys_of(part->keys, part->folds, type);
}

static void clear(zl_string_part *part)
{
    zl_str_clear(&part->key);
    zl_free(part->first);
    zl_free(part);
}

void zl_string_part_free(zl_string_part *part)
{
    if (part)
        clear(part);
}

const uint8_t *zl_string_part_first(const zl_string_part *part)
{
    return part->first;
}

/* ---- where an occurrence can begin ---- */

/* The first place from `from` on where `key` holds the whole string, or ends
 * with a beginning of it; SIZE_MAX where there is none. */
static size_t next_start(const zl_string_part *part, zl_view key, size_t from)
{
    zl_view string = zl_str_view(&part->key);

    for (size_t at = from; at < key.size;) {
        size_t left = key.size - at;
        size_t size = left < string.size ? left : string.size;
        if (memcmp(key.bytes + at, string.bytes, size) == 0)
            return at;
        zl_utf8_next(key, &at);
    }
    return SIZE_MAX;
}

static zili_status find_first_types(zl_string_part *part, zili_error *err)
{
    uint32_t count = zl_corpus_types(part->corpus);

    part->first = zl_alloc(count / 8 + 1);
    if (!part->first)
        return zl_no_memory(err);
    for (uint32_t type = 0; type < count; type++)
        if (next_start(part, key_of(part, type), 0) != SIZE_MAX)
            part->first[type / 8] |= (uint8_t)(1u << type % 8);
    return ZILI_OK;
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
static void make_key(zl_string_part *part, zl_view text)
{
    zl_str plain = { 0 };

    add_text(&plain, text);
    zl_keys_add(part->keys, part->folds, zl_str_view(&plain), &part->key);
    part->key.failed |= plain.failed;
    zl_str_clear(&plain);
}

zili_status zl_string_part_new(zl_string_part **out, zl_view text,
                               unsigned folds, const zili_corpus *corpus,
                               const zl_keys *keys, zili_error *err)
{
    *out = NULL;
    zl_string_part *part = zl_alloc(sizeof *part);
    if (!part)
        return zl_no_memory(err);
    part->corpus = corpus;
    part->keys = keys;
    part->cut = zl_profile_of(corpus).cut;
    part->folds = folds;
    make_key(part, text);
    zili_status status = part->key.failed ? zl_no_memory(err)
                                          : find_first_types(part, err);
    if (status) {
        clear(part);
        return status;
    }
    *out = part;
    return ZILI_OK;
}

/* ---- matching ---- */

/* `size` bytes of the key, counted from its begin or its end, as bytes of
 * the form. Folding keeps the number of characters but for a few ligatures;
 * there the whole token is shown. */
static uint32_t in_form(const zl_string_part *part, uint32_t type, size_t size,
                        bool from_end)
{
    zl_view form = zl_corpus_form(part->corpus, type);
    zl_view key = key_of(part, type);

    if (size == 0 || zl_utf8_count(form) != zl_utf8_count(key))
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
static bool cross_gap(const zl_string_part *part, uint64_t position,
                      size_t *done)
{
    const zili_corpus *corpus = part->corpus;
    zl_view glue = zl_corpus_glue(corpus, position);

    if (position + 1 >= zl_corpus_tokens(corpus))
        return false;
    if (glue.size == 0)
        return true;
    zl_gap gap = zl_gap_of(
        zl_corpus_form(corpus, zl_corpus_at(corpus, position)), glue,
        zl_corpus_form(corpus, zl_corpus_at(corpus, position + 1)));
    if (gap == ZL_GAP_TEXT)
        return false;
    if (part->key.bytes[*done] != ' ')
        return zl_gap_is_loose(gap, part->cut);
    ++*done;
    return true;
}

/* An occurrence that begins at byte `start` of the key of `position`. */
static bool match_from(const zl_string_part *part, uint64_t position,
                       size_t start, zl_hit *hit)
{
    zl_view string = zl_str_view(&part->key);
    uint32_t first = zl_corpus_at(part->corpus, position);
    size_t done = 0;

    *hit = (zl_hit){ position, position,
                     in_form(part, first, start, false), 0 };
    for (;; hit->end++, start = 0) {
        uint32_t type = zl_corpus_at(part->corpus, hit->end);
        zl_view key = key_of(part, type);
        size_t left = key.size - start;
        size_t size = left < string.size - done ? left : string.size - done;
        if (memcmp(key.bytes + start, string.bytes + done, size) != 0)
            return false;
        done += size;
        if (done == string.size) {
            hit->trim = in_form(part, type, left - size, true);
            return zl_same_paragraph(part->corpus, position, hit->end++);
        }
        if (!cross_gap(part, hit->end, &done))
            return false;
    }
}

bool zl_string_part_match(const zl_string_part *part, uint64_t position,
                          zl_hits *hits)
{
    uint32_t type = zl_corpus_at(part->corpus, position);
    zl_view key = key_of(part, type);
    size_t start = next_start(part, key, 0);
    zl_hit hit;

    while (start != SIZE_MAX) {
        if (match_from(part, position, start, &hit) &&
            !zl_hits_add(hits, hit))
            return false;
        zl_utf8_next(key, &start);
        start = next_start(part, key, start);
    }
    return true;
}
