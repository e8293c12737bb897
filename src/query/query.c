/* query.c -- the text of a query → a cursor over its hits in a corpus. */
#include "query.h"

#include "base/fail.h"
#include "base/mem.h"
#include "query/keys.h"
#include "query/parse.h"
#include "query/part.h"

/* ---- the matcher as a cursor ---- */

struct match {
    zl_cursor cursor;
    zl_cursor *starts; /* tokens a match can begin with */
    zl_part *part;
    zl_keys *keys; /* of the part */
    zl_hits hits; /* those that begin where `starts` stands */
    size_t shown; /* the next of them */
};

static bool comes_before(zl_hit a, zl_hit b)
{
    if (a.skip != b.skip)
        return a.skip < b.skip;
    return a.end != b.end ? a.end > b.end : a.trim < b.trim;
}

/* By the place in the token where they begin; of one place the longest is
 * kept. There are a handful, so inserting is fastest. */
static void sort_hits(zl_hits *hits)
{
    size_t kept = 0;

    for (size_t i = 1; i < hits->count; i++) {
        zl_hit hit = hits->items[i];
        size_t j = i;
        for (; j > 0 && comes_before(hit, hits->items[j - 1]); j--)
            hits->items[j] = hits->items[j - 1];
        hits->items[j] = hit;
    }
    for (size_t i = 0; i < hits->count; i++)
        if (i == 0 || hits->items[i].skip != hits->items[kept - 1].skip)
            hits->items[kept++] = hits->items[i];
    hits->count = kept;
}

/* From the token where `starts` stands on, to one that has hits. */
static void match_settle(struct match *match)
{
    match->hits.count = 0;
    match->shown = 0;
    while (!zl_cursor_ended(match->starts)) {
        if (!zl_part_match(match->part, match->starts->hit.begin,
                           &match->hits))
            match->cursor.failed = true;
        if (match->hits.count > 0 || match->cursor.failed)
            break;
        zl_cursor_next(match->starts);
    }
    sort_hits(&match->hits);
    match->cursor.hit = (zl_hit){ ZL_END, ZL_END, 0, 0 };
    if (match->hits.count > 0 && !match->cursor.failed)
        match->cursor.hit = match->hits.items[match->shown++];
}

static void match_next(zl_cursor *self)
{
    struct match *match = (struct match *)self;

    if (match->shown < match->hits.count) {
        self->hit = match->hits.items[match->shown++];
        return;
    }
    zl_cursor_next(match->starts);
    match_settle(match);
}

static void match_seek(zl_cursor *self, uint64_t position)
{
    struct match *match = (struct match *)self;

    zl_cursor_seek(match->starts, position);
    match_settle(match);
}

static void match_free(zl_cursor *self)
{
    struct match *match = (struct match *)self;

    zl_cursor_free(match->starts);
    zl_part_free(match->part);
    zl_keys_close(match->keys);
    zl_array_clear(&match->hits);
    zl_free(match);
}

/* Takes over all three. */
static zl_cursor *cursor_match(zl_cursor *starts, zl_part *part,
                               zl_keys *keys)
{
    struct match *match = starts ? zl_alloc(sizeof *match) : NULL;

    if (!match) {
        zl_cursor_free(starts);
        zl_part_free(part);
        zl_keys_close(keys);
        return NULL;
    }
    *match = (struct match){
        .cursor = { .next = match_next,
                    .seek = match_seek,
                    .free = match_free },
        .starts = starts,
        .part = part,
        .keys = keys,
    };
    match_settle(match);
    return &match->cursor;
}

/* ---- from text to cursor ---- */

/* The ids in a bitmap as a list, then a cursor over their positions. */
static zl_cursor *cursor_of_set(const zili_corpus *corpus, const uint8_t *set)
{
    ZL_ARRAY(uint32_t) ids = { 0 };
    zl_cursor *cursor = NULL;
    uint32_t count = zl_corpus_types(corpus);
    bool enough = true;

    for (uint32_t type = 0; enough && type < count; type++)
        if (set[type / 8] >> type % 8 & 1)
            enough = zl_array_push(&ids, type);
    if (enough)
        cursor = zl_cursor_types(corpus, ids.items, ids.count);
    zl_array_clear(&ids);
    return cursor;
}

/* Takes over the part and its keys. */
static zl_cursor *cursor_of_part(const zili_corpus *corpus, zl_part *part,
                                 zl_keys *keys)
{
    uint8_t *set = zl_alloc(zl_corpus_types(corpus) / 8 + 1);

    if (!set) {
        zl_part_free(part);
        zl_keys_close(keys);
        return NULL;
    }
    zl_part_first(part, set);
    zl_cursor *starts = cursor_of_set(corpus, set);
    zl_free(set);
    return cursor_match(starts, part, keys);
}

/* Whether a tree is nothing but a theme. */
static bool is_theme(const zl_node *tree)
{
    while (tree->children.count == 1)
        tree = tree->children.items[0];
    return tree->kind == ZL_NODE_THEME;
}

zili_status zl_query(zl_cursor **out, const char *text,
                     const zl_themes *themes, const zili_corpus *corpus,
                     const zl_scope *scope, zili_error *err)
{
    zl_node *tree = NULL;
    zl_keys *keys = NULL;
    zl_part *part = NULL;
    zl_cursor *cursor = NULL;

    *out = NULL;
    zili_status status = zl_parse(&tree, text, err);
    if (!status)
        status = zl_keys_open(&keys, corpus, err);
    if (!status)
        status = zl_part_new(&part, tree, text, themes, corpus, keys, err);
    if (status) {
        zl_keys_close(keys);
    } else {
        cursor = cursor_of_part(corpus, part, keys);
        cursor = cursor && scope ? zl_cursor_in_scope(cursor, scope) : cursor;
        cursor = cursor && is_theme(tree) ? zl_cursor_longest(cursor) : cursor;
        status = cursor ? ZILI_OK : zl_no_memory(err);
    }
    zl_node_free(tree);
    *out = cursor;
    return status;
}
