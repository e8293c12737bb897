/* contexts.c -- lines of a concordance in a table, and what of them fits. */
#include "contexts.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>

/* ---- columns ----------------------------------------------------------- */

size_t zl_column_of(const zili_table *table, const char *const *names)
{
    size_t found = SIZE_MAX;

    for (; found == SIZE_MAX && *names; names++)
        found = zili_table_find(table, *names);
    return found;
}

void zl_contexts_find(zl_plan *plan, const zili_table *table, zl_contexts *out)
{
    static const char *const before[] = { "pre", "left", NULL };
    static const char *const node[] = { "keyword", "node", NULL };
    static const char *const after[] = { "post", "right", NULL };
    static const char *const doc[] = { "ref",  "doc",  "docname",
                                       "file", "text", NULL };
    static const char *const para[] = { "para", NULL };
    static const char *const aligned[] = { "aligned", NULL };
    static const char *const rendering[] = { "rendering", NULL };

    *out = (zl_contexts){
        .before = zl_column_of(table, before),
        .node = zl_column_of(table, node),
        .after = zl_column_of(table, after),
        .doc = zl_column_of(table, doc),
        .para = zl_column_of(table, para),
        .aligned = zl_column_of(table, aligned),
        .rendering = zl_column_of(table, rendering),
    };
    if (out->node == SIZE_MAX)
        zl_need_column(plan, table, "keyword");
    if (out->before == SIZE_MAX && out->after == SIZE_MAX)
        zl_need_column(plan, table, "pre");
}

/* ---- ways of writing --------------------------------------------------- */

static bool is_leftward(uint32_t c)
{
    return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF) ||
           (c >= 0x1E800 && c <= 0x1EFFF) || c == 0x200F;
}

/* What stands in a text of either way: signs, punctuation, pictures. */
static bool is_neutral(uint32_t c)
{
    if (c < 0x80)
        return !((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    return c < 0xAA || (c >= 0x2010 && c <= 0x2BFF) ||
           (c >= 0x3000 && c <= 0x3004) || (c >= 0x3008 && c <= 0x3020) ||
           (c >= 0xFE00 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF20) ||
           (c >= 0x1F000 && c <= 0x1FAFF) || c == 0xAB || c == 0xBB ||
           c == 0xFFFD;
}

/* Arabic digits and vowels have no way of their own. */
static bool is_weak(uint32_t c)
{
    return (c >= 0x0660 && c <= 0x066C) || (c >= 0x064B && c <= 0x065F) ||
           (c >= 0x06F0 && c <= 0x06F9) || (c >= 0x0600 && c <= 0x0607) ||
           c == 0x060C;
}

zl_way zl_way_of(zl_view text)
{
    for (size_t at = 0; at < text.size;) {
        uint32_t c = zl_utf8_next(text, &at);
        if (is_weak(c) || is_neutral(c))
            continue;
        return is_leftward(c) ? ZL_WAY_LEFT : ZL_WAY_RIGHT;
    }
    return ZL_WAY_ANY;
}

void zl_way_set(zl_view text, zl_way way, zl_str *out)
{
    zl_way own = zl_way_of(text);

    if (way == ZL_WAY_LEFT && own != ZL_WAY_LEFT)
        zl_str_add_text(out, "\u200F");
    if (way != ZL_WAY_LEFT && own == ZL_WAY_LEFT)
        zl_str_add_text(out, "\u200E");
    zl_str_add(out, text);
}

/* ---- signs beside a word ----------------------------------------------- */

#define MOST_SIGNS 3

static bool is_one_of(uint32_t c, const char *signs)
{
    zl_view all = zl_view_of(signs);

    for (size_t at = 0; at < all.size;)
        if (zl_utf8_next(all, &at) == c)
            return true;
    return false;
}

size_t zl_closing_signs(zl_view text)
{
    size_t size = 0;

    for (int i = 0; i < MOST_SIGNS && size < text.size; i++) {
        size_t at = size;
        if (!is_one_of(zl_utf8_next(text, &at),
                       ",.;:!?)]}%’”…、。，．；：！？）］｝」』】》〉〕،؛؟"))
            break;
        size = at;
    }
    return size;
}

size_t zl_opening_signs(zl_view text)
{
    size_t begin = text.size;

    for (int i = 0; i < MOST_SIGNS && begin > 0; i++) {
        size_t at = begin;
        if (!is_one_of(zl_utf8_last(text, &at), "([{‘“（［｛「『【《〈〔¿¡"))
            break;
        begin = at;
    }
    return text.size - begin;
}

/* ---- fitting ----------------------------------------------------------- */

struct fitting {
    zl_plan *plan;
    zl_view text;
    bool end;
    zl_type type;
    double width;
    zl_way way;
    zl_str piece;
};

static zl_view piece_at(const struct fitting *of, size_t at)
{
    return zl_view_trim(of->end ? zl_view_cut(of->text, at, of->text.size)
                                : zl_view_cut(of->text, 0, at));
}

static bool fits(struct fitting *of, size_t at)
{
    zl_str_empty(&of->piece);
    zl_way_set(piece_at(of, at), of->way, &of->piece);
    return zl_plan_width(of->plan, zl_str_text(&of->piece), of->type) <=
           of->width;
}

/* The best of `count` places, which rise; the piece grows with them, or, where
 * it is the end of the text, shrinks. SIZE_MAX: none. */
static size_t best_place(struct fitting *of, const size_t *places,
                         size_t count)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (fits(of, places[middle]) == of->end)
            high = middle;
        else
            low = middle + 1;
    }
    if (of->end)
        return low < count ? places[low] : SIZE_MAX;
    return low > 0 ? places[low - 1] : SIZE_MAX;
}

static size_t list_places(const char *parts, size_t size, zl_part least,
                          size_t *places)
{
    size_t count = 0;

    for (size_t i = 0; i <= size; i++)
        if (parts[i] >= (char)least)
            places[count++] = i;
    return count;
}

static size_t place_in(struct fitting *of, char *parts, size_t *places)
{
    const zl_ruler *ruler = of->plan->ruler;
    zili_error error = { 0 };
    size_t size = of->text.size;

    zl_plan_take(of->plan, ruler->parts(ruler->user, of->text, parts, &error),
                 &error);
    if (zl_plan_failed(of->plan))
        return SIZE_MAX;
    for (int least = ZL_PART_LINE; least >= ZL_PART_GRAPHEME; least--) {
        size_t count = list_places(parts, size, (zl_part)least, places);
        size_t at = best_place(of, places, count);
        if (at != SIZE_MAX && piece_at(of, at).size)
            return at;
    }
    return SIZE_MAX;
}

/* What is far too long for any column need not be looked at: a millimetre
 * holds no 40 bytes. */
static zl_view near_part(zl_view text, bool end, double width)
{
    size_t most = (size_t)(width * 40) + 64, from = 0, to = text.size;

    if (text.size <= most)
        return text;
    if (end)
        from = text.size - most;
    else
        to = most;
    while (from < to && (text.bytes[from] & 0xC0) == 0x80)
        from++;
    while (to > from && to < text.size && (text.bytes[to] & 0xC0) == 0x80)
        to--;
    return zl_view_cut(text, from, to);
}

void zl_context_fit(zl_plan *plan, zl_view text, bool end, zl_type type,
                    double width, zl_way way, zl_str *out)
{
    zl_view solid = zl_view_trim(near_part(text, end, width));
    struct fitting of = { plan, solid, end, type, width, way, { 0 } };
    size_t *places = NULL, at = end ? 0 : solid.size;
    char *parts = NULL;

    if (solid.size && !fits(&of, at)) {
        places = zl_alloc_array(solid.size + 1, sizeof *places);
        parts = zl_alloc_array(solid.size + 1, 1);
        if (places && parts)
            at = place_in(&of, parts, places);
        else
            zl_plan_no_memory(plan);
    }
    if (at != SIZE_MAX && !zl_plan_failed(plan))
        zl_way_set(piece_at(&of, at), way, out);
    if (of.piece.failed || out->failed)
        zl_plan_no_memory(plan);
    zl_str_clear(&of.piece);
    zl_free(places);
    zl_free(parts);
}
