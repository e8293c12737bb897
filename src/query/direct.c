/* direct.c -- a query answered on tokens that stand in no index. */
#include "query/direct.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "query/direct_part.h"
#include "query/glob.h"
#include "query/parse.h"
#include "text/script.h"

#include <string.h>

enum answer { NOT_ASKED, NO, YES };

struct zl_direct {
    const zl_vocabulary *words;
    zl_direct_part *root;
    zl_cut cut;               /* of the rows */
    bool is_theme;            /* the query is nothing but a theme */
    ZL_ARRAY(uint8_t) begins; /* by type: whether a match can begin there */
};

static bool is_theme(const zl_node *tree)
{
    while (tree->children.count == 1)
        tree = tree->children.items[0];
    return tree->kind == ZL_NODE_THEME;
}

zili_status zl_direct_new(zl_direct **out, const char *text,
                          const zl_themes *themes, zl_profile profile,
                          zl_vocabulary *words, zili_error *err)
{
    zl_direct *direct = zl_alloc(sizeof *direct);
    zl_node *tree = NULL;

    *out = NULL;
    zili_status status =
        direct ? zl_parse(&tree, text, err) : zl_no_memory(err);
    if (!status)
        status = zl_direct_part_new(&direct->root, tree, text, themes,
                                    profile, words, err);
    if (status) {
        zl_direct_free(direct);
    } else {
        direct->words = words;
        direct->cut = profile.cut;
        direct->is_theme = is_theme(tree);
        *out = direct;
    }
    zl_node_free(tree);
    return status;
}

void zl_direct_free(zl_direct *direct)
{
    if (!direct)
        return;
    zl_direct_part_free(direct->root);
    zl_array_clear(&direct->begins);
    zl_free(direct);
}

/* ---- words and strings ---- */

static bool fits(const zl_direct *direct, const zl_direct_part *word,
                 uint32_t type)
{
    zl_view key = zl_vocabulary_key(direct->words, word->folds, type);
    zl_view pattern = zl_str_view(&word->key);

    if (word->any)
        return zl_class_of(zl_vocabulary_form(direct->words, type)) !=
               ZL_CLASS_OTHER;
    return word->wild ? zl_glob(pattern, key) : zl_view_same(pattern, key);
}

/* The bytes [0, size) of a key, or as many at its end, as bytes of the form: as
 * many characters; 0 where folding has changed their number. */
static uint32_t in_form(const zl_direct *direct, unsigned folds,
                        uint32_t type, size_t size, bool from_end)
{
    zl_view form = zl_vocabulary_form(direct->words, type);
    zl_view key = zl_vocabulary_key(direct->words, folds, type);
    size_t from = from_end ? key.size - size : 0;
    size_t count = zl_utf8_count(zl_view_cut(key, from, from + size));
    size_t at = from_end ? form.size : 0;

    if (zl_utf8_count(form) != zl_utf8_count(key))
        return 0;
    while (count-- > 0)
        from_end ? zl_utf8_last(form, &at) : zl_utf8_next(form, &at);
    return (uint32_t)(from_end ? form.size - at : at);
}

/* Where the string ends that begins at byte `at` of the keys; SIZE_MAX where
 * none does. */
static size_t string_end(const zl_direct *direct, zl_view string, zl_view keys,
                         size_t at)
{
    for (size_t i = 0; i < string.size; i++, at++) {
        uint8_t byte = at < keys.size ? (uint8_t)keys.bytes[at] : 0;
        if (byte >= ZL_ROW_GAP && string.bytes[i] == ' ') {
            if (byte == ZL_ROW_GAP + ZL_GAP_TEXT)
                return SIZE_MAX;
            continue;
        }
        if (byte >= ZL_ROW_GAP &&
            zl_gap_is_loose((zl_gap)(byte - ZL_ROW_GAP), direct->cut))
            at++;
        if (at >= keys.size || keys.bytes[at] != string.bytes[i])
            return SIZE_MAX;
    }
    return at;
}

/* The occurrence `found` in the keys, which begins in token `first`. */
static zl_hit hit_of(const zl_direct *direct, const zl_direct_part *string,
                     const zl_row *row, uint64_t first, zl_row_place found)
{
    const zl_row_place *keys = row->folded[string->folds].list.items;
    const zl_row_token *tokens = row->tokens.items;
    zl_hit hit = { .begin = first, .end = first };

    while (keys[hit.end].end < found.end)
        hit.end++;
    hit.skip = in_form(direct, string->folds, tokens[first].type,
                       found.begin - keys[first].begin, false);
    hit.trim = in_form(direct, string->folds, tokens[hit.end].type,
                       keys[hit.end].end - found.end, true);
    hit.end++;
    return hit;
}

static bool match_string(const zl_direct *direct, const zl_direct_part *string,
                         const zl_row *row, uint64_t at, zl_hits *hits)
{
    const zl_row_keys *keys = &row->folded[string->folds];
    zl_view text = zl_str_view(&keys->text);
    zl_row_place place = keys->list.items[at];

    for (size_t i = place.begin; i < place.end; zl_utf8_next(text, &i)) {
        size_t end = string_end(direct, zl_str_view(&string->key), text, i);
        if (end == SIZE_MAX)
            continue;
        zl_row_place found = { i, end };
        if (!zl_hits_add(hits, hit_of(direct, string, row, at, found)))
            return false;
    }
    return true;
}

/* ---- one after the other ---- */

static bool match(const zl_direct *direct, const zl_direct_part *part,
                  const zl_row *row, uint64_t at, zl_hits *hits);

/* Add what `child` makes of `before`, a match of the children in front. */
static bool extend(const zl_direct *direct, const zl_direct_part *child,
                   const zl_row *row, zl_hit before, zl_hits *hits)
{
    zl_hits more = { 0 };

    if (before.trim > 0 || before.end == row->tokens.count ||
        (child->touching && !row->tokens.items[before.end].touches))
        return true;
    bool enough = match(direct, child, row, before.end, &more);
    for (size_t i = 0; enough && i < more.count; i++)
        if (more.items[i].skip == 0)
            enough = zl_hits_add(hits, (zl_hit){ before.begin,
                                                 more.items[i].end,
                                                 before.skip,
                                                 more.items[i].trim });
    zl_array_clear(&more);
    return enough;
}

static bool match_sequence(const zl_direct *direct, const zl_direct_part *part,
                           const zl_row *row, uint64_t at, zl_hits *hits)
{
    zl_hits now = { 0 };
    bool enough = match(direct, part->children.items[0], row, at, &now);

    for (size_t i = 1; enough && i < part->children.count; i++) {
        zl_hits next = { 0 };
        for (size_t k = 0; enough && k < now.count; k++)
            enough = extend(direct, part->children.items[i], row,
                            now.items[k], &next);
        zl_array_clear(&now);
        now = next;
    }
    for (size_t i = 0; enough && i < now.count; i++)
        enough = zl_hits_add(hits, now.items[i]);
    zl_array_clear(&now);
    return enough;
}

static bool match(const zl_direct *direct, const zl_direct_part *part,
                  const zl_row *row, uint64_t at, zl_hits *hits)
{
    bool enough = true;

    if (part->lang && strcmp(part->lang, row->lang) != 0)
        return true;
    if (part->kind == ZL_NODE_WORD)
        return !fits(direct, part, row->tokens.items[at].type) ||
               zl_hits_add(hits, (zl_hit){ at, at + 1, 0, 0 });
    if (part->kind == ZL_NODE_STRING)
        return match_string(direct, part, row, at, hits);
    if (part->kind == ZL_NODE_SEQUENCE)
        return match_sequence(direct, part, row, at, hits);
    for (size_t i = 0; enough && i < part->children.count; i++)
        enough = match(direct, part->children.items[i], row, at, hits);
    return enough;
}

/* ---- where a match can begin: so that most tokens are passed at once ---- */

/* Whether a key holds the string, or ends with a beginning of it. */
static bool string_begins(const zl_direct_part *string, zl_view key)
{
    zl_view whole = zl_str_view(&string->key);

    for (size_t at = 0; at < key.size; zl_utf8_next(key, &at)) {
        size_t size = key.size - at < whole.size ? key.size - at : whole.size;
        if (memcmp(key.bytes + at, whole.bytes, size) == 0)
            return true;
    }
    return false;
}

static bool can_begin(const zl_direct *direct, const zl_direct_part *part,
                      uint32_t type)
{
    bool found = false;

    if (part->kind == ZL_NODE_WORD)
        return fits(direct, part, type);
    if (part->kind == ZL_NODE_STRING)
        return string_begins(part, zl_vocabulary_key(direct->words,
                                                     part->folds, type));
    if (part->kind == ZL_NODE_SEQUENCE)
        return can_begin(direct, part->children.items[0], type);
    for (size_t i = 0; !found && i < part->children.count; i++)
        found = can_begin(direct, part->children.items[i], type);
    return found;
}

static bool make_room(zl_direct *direct)
{
    while (direct->begins.count < direct->words->forms.count)
        if (!zl_array_push(&direct->begins, NOT_ASKED))
            return false;
    return true;
}

static bool begins(zl_direct *direct, uint32_t type)
{
    uint8_t *answer = &direct->begins.items[type];

    if (*answer == NOT_ASKED)
        *answer = can_begin(direct, direct->root, type) ? YES : NO;
    return *answer == YES;
}

/* ---- hits ---- */

/* By the place in the token; of one place the longest first. */
static bool comes_before(zl_hit a, zl_hit b)
{
    if (a.skip != b.skip)
        return a.skip < b.skip;
    return a.end != b.end ? a.end > b.end : a.trim < b.trim;
}

/* For each place in the token the longest, by place. */
static bool take_longest(const zl_hits *found, zl_hits *hits)
{
    const zl_hit *last = NULL;

    for (;;) {
        const zl_hit *best = NULL;
        for (size_t i = 0; i < found->count; i++) {
            const zl_hit *hit = &found->items[i];
            if ((!last || hit->skip > last->skip) &&
                (!best || comes_before(*hit, *best)))
                best = hit;
        }
        if (!best)
            return true;
        if (!zl_array_push(hits, *best))
            return false;
        last = best;
    }
}

/* From number `from` on, keep what shares no token with the one before. */
static void drop_overlaps(zl_hits *hits, size_t from)
{
    size_t kept = from;

    for (size_t i = from; i < hits->count; i++)
        if (kept == from ||
            hits->items[i].begin >= hits->items[kept - 1].end)
            hits->items[kept++] = hits->items[i];
    hits->count = kept;
}

bool zl_direct_find(zl_direct *direct, const zl_row *row, zl_hits *hits)
{
    zl_hits found = { 0 };
    size_t before = hits->count;
    bool enough = make_room(direct);

    for (uint32_t at = 0; enough && at < row->tokens.count; at++) {
        if (!begins(direct, row->tokens.items[at].type))
            continue;
        found.count = 0;
        enough = match(direct, direct->root, row, at, &found) &&
                 take_longest(&found, hits);
    }
    if (direct->is_theme)
        drop_overlaps(hits, before);
    zl_array_clear(&found);
    return enough;
}
