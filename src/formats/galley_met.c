/* galley_met.c -- the words of a document, to know which hyphens were put for
 * the ends of lines. */
#include "formats/galley_parts.h"

#include "base/utf8.h"
#include "text/script.h"

/* ---- keys ---- */

static bool is_inner(uint32_t c)
{
    return zl_is_letter(c) || zl_is_digit(c) || c == '-' || c == '\'' ||
           c == 0x2019;
}

/* A word without what stands around it. */
static zl_view strip(zl_view word)
{
    size_t begin = 0, end = word.size, at;

    for (at = 0; at < end && !is_inner(zl_utf8_next(word, &at));)
        begin = at;
    for (at = end; at > begin && !is_inner(zl_utf8_last(word, &at));)
        end = at;
    return zl_view_cut(word, begin, end);
}

/* Capitals of ASCII as small letters: "Other" is met for "other". */
static void add_key(zl_str *key, zl_view word)
{
    for (size_t i = 0; i < word.size; i++) {
        char byte = word.bytes[i];
        bool upper = byte >= 'A' && byte <= 'Z';
        zl_str_add_byte(key, (char)(upper ? byte | 0x20 : byte));
    }
}

static bool is_met(const zl_met *met, zl_view key)
{
    return zl_map_find(&met->words, key) != ZL_MAP_NONE;
}

/* ---- the words of a document ---- */

bool zl_ends_in_hyphen(zl_view word)
{
    size_t end = word.size;
    uint32_t last = end ? zl_utf8_last(word, &end) : 0;

    return last == '-' || last == 0xAD || last == 0x2010;
}

/* Not what may go on in the next row, or have begun in the one before. Parts in
 * several fonts are put together. */
static bool add_row(zl_met *met, const zl_galley *galley,
                    const zl_galley_row *row, bool begins)
{
    size_t count = row->end - row->first, end;

    for (size_t i = 0; i < count; i = end) {
        zl_str_empty(&met->room);
        for (end = i; end < count; end++) {
            const zl_paged_word *word = zl_galley_row_word(galley, row, end);
            if (end > i && !word->glued)
                break;
            add_key(&met->room, zl_paged_text(galley->paged, word));
        }
        zl_view key = zl_str_view(&met->room);
        if (met->room.failed)
            return false;
        if ((i == 0 && !begins) || (end == count && zl_ends_in_hyphen(key)))
            continue;
        key = strip(key);
        if (key.size && zl_map_add(&met->words, key) == ZL_MAP_NONE)
            return false;
    }
    return true;
}

bool zl_met_make(zl_met *met, const zl_galley *galley)
{
    bool begins = true;

    for (size_t i = 0; i < galley->rows.count; i++) {
        const zl_galley_row *row = &galley->rows.items[i];
        if (!add_row(met, galley, row, begins))
            return false;
        begins = !zl_ends_in_hyphen(zl_galley_row_last(galley, row));
    }
    return true;
}

void zl_met_clear(zl_met *met)
{
    zl_map_clear(&met->words);
    zl_str_clear(&met->room);
}

/* ---- the question ---- */

/* What follows its last hyphen but this one: of "self-reli-|ance" it is
 * "reliance" that must be met. */
static bool is_met_in_part(const zl_met *met, zl_view key)
{
    if (is_met(met, key))
        return true;
    for (size_t i = key.size; i-- > 0;)
        if (key.bytes[i] == '-')
            return is_met(met, zl_view_cut(key, i + 1, key.size));
    return false;
}

bool zl_met_joins(zl_met *met, zl_view last, zl_view first)
{
    size_t end = last.size, at = 0;

    if (end == 0 || first.size == 0 || !zl_is_letter(zl_utf8_next(first, &at)))
        return false;
    uint32_t hyphen = zl_utf8_last(last, &end);
    if (hyphen == 0xAD)
        return true;
    zl_str_empty(&met->room);
    add_key(&met->room, zl_view_cut(last, 0, end));
    add_key(&met->room, first);
    met->failed |= met->room.failed;
    return !met->room.failed &&
           is_met_in_part(met, strip(zl_str_view(&met->room)));
}
