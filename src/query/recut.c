/* recut.c -- a query cut as the text of an index was. */
#include "query/recut.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "query/join.h"
#include "query/parse.h"
#include "query/token.h"
#include "text/script.h"

#include <string.h>

/* Where a word of the parser's stands in the text of a row. */
struct origin {
    size_t begin;
    const zl_node *node; /* lent */
};

/* Words in a row, as a text again: a blank stands where two do not touch, for
 * some rules look at what follows. */
struct recutter {
    zl_profile profile;
    zl_str text;
    zl_str plain; /* the same with no character that is wild */
    ZL_ARRAY(struct origin) origins;
    zl_pieces pieces;
    zili_error *err;
};

/* ---- profiles ---- */

zl_profile zl_profile_of(const zili_corpus *corpus)
{
    zl_profile profile;

    if (zl_profile_read(&profile, zl_corpus_setting(corpus, "profile"), NULL))
        profile = (zl_profile){ 0 };
    return profile;
}

/* As the parser cuts. */
static bool is_usual(zl_profile profile)
{
    return profile.latin == ZL_LATIN_UAX29 && profile.cut == ZL_CUT_ICU;
}

bool zl_recuts_alike(zl_profile one, zl_profile other)
{
    return one.cut == other.cut && one.latin == other.latin;
}

/* ---- the text of a row ---- */

static bool is_wild(char c)
{
    return c == '*' || c == '?';
}

static bool gather(struct recutter *recutter, zl_node *const *nodes,
                   size_t count)
{
    zl_str_empty(&recutter->text);
    recutter->origins.count = 0;
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && !nodes[i]->touching)
            zl_str_add_byte(&recutter->text, ' ');
        struct origin origin = { recutter->text.size, nodes[i] };
        if (!zl_array_push(&recutter->origins, origin))
            return false;
        zl_str_add_text(&recutter->text, nodes[i]->text);
    }
    return !recutter->text.failed;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (unsigned char)c >= 0x80;
}

/* Where the run of wild characters at `at` ends. */
static size_t wild_end(zl_view text, size_t at)
{
    while (at < text.size && is_wild(text.bytes[at]))
        at++;
    return at;
}

/* What stands for a wild character behind `plain`, in a run of them that ends
 * at `end`: it is like what is in front of it, as in 19*s and 3.*, and else
 * like what follows. */
static char stand_in(zl_view text, size_t end, zl_view plain)
{
    size_t at = plain.size;
    char before = at > 0 ? plain.bytes[at - 1] : ' ';
    char after = end < text.size ? text.bytes[end] : ' ';

    if ((before == '.' || before == ',') && at > 1)
        before = plain.bytes[at - 2];
    return is_digit(before) || (!is_letter(before) && is_digit(after)) ? '0'
                                                                       : 'x';
}

/* Put stand-ins for what is wild, so that every byte keeps its place. */
static void make_plain(struct recutter *recutter)
{
    zl_view text = zl_str_view(&recutter->text);
    const struct origin *origin = recutter->origins.items;
    const struct origin *last = origin + recutter->origins.count - 1;
    size_t end = 0; /* of the run of wild characters */

    zl_str_empty(&recutter->plain);
    for (size_t at = 0; at < text.size; at++) {
        if (origin < last && origin[1].begin == at)
            origin++;
        bool wild = is_wild(text.bytes[at]) && !origin->node->quoted;
        zl_view plain = zl_str_view(&recutter->plain);
        if (recutter->plain.failed)
            return;
        if (wild && end <= at)
            end = wild_end(text, at);
        zl_str_add_byte(&recutter->plain,
                        wild ? stand_in(text, end, plain) : text.bytes[at]);
    }
}

/* ---- cutting it ---- */

static bool has_han(zl_view text, zl_piece piece)
{
    for (size_t at = piece.begin; at < piece.end;)
        if (zl_is_han(zl_utf8_next(text, &at)))
            return true;
    return false;
}

/* A token for every Han character, and for every ? beside them. */
static bool push_characters(zl_view text, zl_piece piece, zl_pieces *pieces)
{
    size_t begin = piece.begin;
    bool full = false;

    for (size_t at = piece.begin, next = at; at < piece.end; at = next) {
        uint32_t c = zl_utf8_next(text, &next);
        bool fills = zl_is_han(c) || c == '?';
        if (fills && full) {
            if (!zl_array_push(pieces, (zl_piece){ begin, at }))
                return false;
            begin = at;
        }
        full = full || fills;
    }
    return zl_array_push(pieces, (zl_piece){ begin, piece.end });
}

/* The words [begin, end), which touch each other, without regard to the rules
 * of Latin script. */
static bool cut_group(struct recutter *recutter, size_t begin, size_t end,
                      bool quoted)
{
    zl_view text = zl_str_view(&recutter->text);
    zl_view group = zl_view_cut(text, 0, end);
    bool enough = true;

    if (recutter->profile.cut == ZL_CUT_GIVEN)
        return zl_array_push(&recutter->pieces, (zl_piece){ begin, end });
    for (size_t at = begin, next; enough && at < end; at = next) {
        next = zl_token_end(group, at, quoted);
        zl_piece piece = { at, next };
        if (recutter->profile.cut == ZL_CUT_CHAR && has_han(text, piece))
            enough = push_characters(text, piece, &recutter->pieces);
        else
            enough = zl_array_push(&recutter->pieces, piece);
    }
    return enough;
}

static bool cut_groups(struct recutter *recutter)
{
    const struct origin *origins = recutter->origins.items;
    size_t count = recutter->origins.count;
    bool enough = true;

    recutter->pieces.count = 0;
    for (size_t i = 0, next; enough && i < count; i = next) {
        size_t end = recutter->text.size;
        for (next = i + 1; next < count && origins[next].node->touching;)
            next++;
        if (next < count)
            end = origins[next].begin - 1;
        enough = cut_group(recutter, origins[i].begin, end,
                           origins[i].node->quoted);
    }
    return enough;
}

/* ---- the copy ---- */

/* The node of a piece, which begins in the word at `origin`. */
static zl_node *make_word(const struct recutter *recutter,
                          const struct origin *origin, zl_piece piece)
{
    zl_node *node = zl_node_new(ZL_NODE_WORD, origin->node->column);

    if (!node)
        return NULL;
    node->quoted = origin->node->quoted;
    node->folds = origin->node->folds;
    node->column += node->quoted ? 0 : piece.begin - origin->begin;
    node->text = zl_copy_text(recutter->text.bytes + piece.begin,
                              piece.end - piece.begin);
    if (node->text)
        return node;
    zl_node_free(node);
    return NULL;
}

static bool add_words(const struct recutter *recutter, zl_node *out)
{
    const struct origin *origin = recutter->origins.items;
    const struct origin *last = origin + recutter->origins.count - 1;
    size_t before = SIZE_MAX; /* where the piece before ends */

    for (size_t i = 0; i < recutter->pieces.count; i++) {
        zl_piece piece = recutter->pieces.items[i];
        while (origin < last && origin[1].begin <= piece.begin)
            origin++;
        zl_node *node = make_word(recutter, origin, piece);
        if (!node)
            return false;
        node->touching = piece.begin == before;
        before = piece.end;
        if (!zl_node_add(out, node))
            return false;
    }
    return true;
}

/* Words one after the other, to be added to `out`. */
static zili_status add_row(struct recutter *recutter, zl_node *const *nodes,
                           size_t count, zl_node *out)
{
    if (!gather(recutter, nodes, count) || !cut_groups(recutter))
        return zl_no_memory(recutter->err);
    make_plain(recutter);
    if (recutter->plain.failed)
        return zl_no_memory(recutter->err);
    zili_status status =
        zl_latin_cut(recutter->profile.latin, zl_str_view(&recutter->plain), 0,
                     &recutter->pieces, recutter->err);
    if (!status && !add_words(recutter, out))
        status = zl_no_memory(recutter->err);
    return status;
}

static zili_status add_copy(struct recutter *recutter, const zl_node *node,
                            zl_node *out);

/* How many words stand in a row from child `i` on; 0 where there is none. */
static size_t row_at(const zl_node *node, size_t i)
{
    size_t end = i;

    if (node->kind != ZL_NODE_SEQUENCE)
        return 0;
    while (end < node->children.count &&
           node->children.items[end]->kind == ZL_NODE_WORD)
        end++;
    return end - i;
}

static zili_status add_children(struct recutter *recutter,
                                const zl_node *node, zl_node *out)
{
    zl_node *const *children = node->children.items;
    zili_status status = ZILI_OK;

    for (size_t i = 0, row; !status && i < node->children.count;
         i += row ? row : 1) {
        row = row_at(node, i);
        status = row ? add_row(recutter, children + i, row, out)
                     : add_copy(recutter, children[i], out);
    }
    if (!status && out->children.count > ZL_QUERY_ITEM_LIMIT &&
        node->kind == ZL_NODE_SEQUENCE)
        return zl_fail(recutter->err, ZILI_EUSAGE,
                       "The index was cut with the profile %s; cut so, a "
                       "phrase of the query has %zu words, and more than %d "
                       "cannot be looked for.",
                       zl_profile_name(recutter->profile),
                       out->children.count, ZL_QUERY_ITEM_LIMIT);
    return status;
}

static zili_status make_copy(struct recutter *recutter, const zl_node *node,
                             zl_node **out)
{
    *out = zl_node_copy(node);
    if (!*out)
        return zl_no_memory(recutter->err);
    zili_status status = add_children(recutter, node, *out);
    if (status) {
        zl_node_free(*out);
        *out = NULL;
    }
    return status;
}

static zili_status add_copy(struct recutter *recutter, const zl_node *node,
                            zl_node *out)
{
    zl_node *copy = NULL;
    zili_status status = make_copy(recutter, node, &copy);

    if (!status && !zl_node_add(out, copy))
        status = zl_no_memory(recutter->err);
    return status;
}

zili_status zl_recut(zl_node **out, const zl_node *tree, zl_profile profile,
                     zili_error *err)
{
    struct recutter recutter = { .profile = profile, .err = err };

    *out = NULL;
    if (is_usual(profile))
        return ZILI_OK;
    zili_status status = make_copy(&recutter, tree, out);
    if (!status && profile.cut == ZL_CUT_ZILI)
        status = zl_join_touching(*out, err);
    if (status) {
        zl_node_free(*out);
        *out = NULL;
    }
    zl_str_clear(&recutter.text);
    zl_str_clear(&recutter.plain);
    zl_array_clear(&recutter.origins);
    zl_array_clear(&recutter.pieces);
    return status;
}
