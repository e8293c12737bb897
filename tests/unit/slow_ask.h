/* slow_ask.h -- what a query asks of tokens, and of tokens with labels,
 * answered from the contracts: see slow_help.h. */
#ifndef SLOW_ASK_H
#define SLOW_ASK_H

#include "query_help.h"

#include "query/regex.h"
#include "query/search.h"

#define SLOW_LABELS 4 /* of which the last is the target */

/* A way through a pattern, up to `end`. */
typedef struct slow_way {
    uint64_t begin, end;
    uint32_t skip, trim;
    bool placed; /* a tag has said that it begins where a token does */
    uint64_t labels[SLOW_LABELS];
} slow_way;

typedef ZL_ARRAY(slow_way) slow_ways;

typedef struct slow_query {
    slow_answers *answers; /* corpus, themes, fold */
    const zl_node *tree, *pattern;
    const char *text;
    int labels; /* of the query; the target is SLOW_LABELS - 1 */
    int folds;  /* of the theme that is walked */
    size_t steps; /* taken so far */
} slow_query;

/* What takes more steps than that is not worth it. */
#define SLOW_STEPS 300000

static inline void slow_keep(slow_ways *ways, slow_way way)
{
    for (size_t i = 0; i < ways->count; i++)
        if (memcmp(&ways->items[i], &way, sizeof way) == 0)
            return;
    assert_true(zl_array_push(ways, way));
}

/* ---- structures ---- */

static inline const zl_structure *slow_structure(const slow_query *slow,
                                                 const char *name)
{
    return zl_corpus_structure(slow->answers->corpus, name);
}

/* The number of the range that holds the token; ZL_NONE. Every one is
 * looked at. */
static inline uint32_t slow_range(const zl_structure *structure, uint64_t at)
{
    for (uint32_t i = 0; structure && i < zl_structure_count(structure); i++)
        if (zl_structure_begin(structure, i) <= at &&
            at < zl_structure_end(structure, i))
            return i;
    return ZL_NONE;
}

/* What the name says of the token; NULL: nothing. */
static inline const char *slow_field(const slow_query *slow, const char *name,
                                     uint64_t at)
{
    const zili_corpus *corpus = slow->answers->corpus;
    if (strcmp(name, "region_kind") == 0)
        name = "region";
    const zl_structure *structure = slow_structure(slow, name);
    uint32_t range = slow_range(structure, at);

    if (strcmp(name, "lang") == 0) {
        range = slow_range(slow_structure(slow, "region"), at);
        return range == ZL_NONE ? NULL : zl_corpus_area(corpus, range)->lang;
    }
    if (structure && strcmp(name, "doc") != 0)
        return range == ZL_NONE ? NULL
                                : zl_structure_attribute(structure, range);
    range = slow_range(slow_structure(slow, "doc"), at);
    if (range == ZL_NONE)
        return NULL;
    if (strcmp(name, "doc") == 0 || strcmp(name, "doc_id") == 0)
        return zl_corpus_document(corpus, range)->name;
    if (strncmp(name, "text_", 5) == 0)
        name += 5;
    return zl_corpus_datum(corpus, range,
                           strncmp(name, "doc_", 4) == 0 ? name + 4 : name);
}

/* Append what the attribute, which is none of structures, says of the token;
 * false: there is no such attribute. */
static inline bool slow_attribute(const slow_query *slow, const char *name,
                                  uint64_t at, zl_str *text)
{
    const zili_corpus *corpus = slow->answers->corpus;
    zl_view form = zl_corpus_form(corpus, zl_corpus_at(corpus, at));
    uint32_t local, here = zl_corpus_segment_at(corpus, at, &local);
    bool known = false;

    if (strcmp(name, "word") == 0)
        zl_str_add(text, form);
    if (strcmp(name, "key") == 0)
        zl_fold_add(slow->answers->fold, form, text);
    if (text->size > 0)
        return true;
    for (uint32_t i = 0; i < zl_corpus_segments(corpus); i++) {
        const zl_attribute *attribute =
            zl_segment_attribute_named(zl_corpus_segment(corpus, i), name);
        known = known || attribute;
        if (attribute && i == here)
            zl_str_add(text, zl_attribute_form(attribute,
                                               zl_attribute_at(attribute,
                                                               local)));
    }
    return known;
}

/* ---- conditions ---- */

static inline bool slow_fits(const slow_query *slow, const zl_node *node,
                             zl_view text)
{
    unsigned folds = zl_node_folds(node, slow->folds);
    zl_regex *regex;
    zl_str key = { 0 };

    if (node->literal) {
        zl_fold_add_as(slow->answers->fold, folds, text, &key);
        zl_str wanted = { 0 };
        zl_fold_add_as(slow->answers->fold, folds, zl_view_of(node->text),
                       &wanted);
        bool same = zl_view_same(zl_str_view(&key), zl_str_view(&wanted));
        zl_str_clear(&key);
        zl_str_clear(&wanted);
        return same;
    }
    assert_int_equal(zl_regex_new(&regex, node, folds, slow->text, NULL),
                     ZILI_OK);
    zl_fold_add_as(slow->answers->fold, folds, text, &key);
    bool fits = zl_regex_match(regex, zl_str_view(&key)) == ZL_REGEX_YES;
    zl_regex_free(regex);
    zl_str_clear(&key);
    return fits;
}

/* The token a label stands on, ZL_NOWHERE. */
static inline uint64_t slow_place(const slow_way *way, int label)
{
    if (label == ZL_LABEL_NONE)
        return way->end;
    if (label == ZL_LABEL_MATCH)
        return way->begin;
    if (label == ZL_LABEL_MATCHEND)
        return way->end - 1;
    return way->labels[label == ZL_LABEL_TARGET ? SLOW_LABELS - 1 : label];
}

/* Append what the operand is; false where it is nothing. */
static inline bool slow_operand(const slow_query *slow, const zl_node *node,
                                const slow_way *way, zl_str *text)
{
    uint64_t at = slow_place(way, node->label);
    uint64_t other = slow_place(way, node->other);

    if (node->kind == ZL_NODE_NUMBER) {
        zl_str_format(text, "%.0f", node->number);
        return true;
    }
    if (node->kind == ZL_NODE_DISTANCE) {
        int64_t distance = (int64_t)(other - at);
        zl_str_format(text, "%lld",
                      (long long)(node->absolute && distance < 0 ? -distance
                                                                 : distance));
        return at != ZL_NOWHERE && other != ZL_NOWHERE;
    }
    if (at == ZL_NOWHERE)
        return false;
    const char *value;
    if (!node->structural && slow_attribute(slow, node->text, at, text))
        return true;
    value = slow_field(slow, node->text, at);
    zl_str_add_text(text, value ? value : "");
    return value != NULL;
}

/* Whole numbers are all that tests have. */
static inline bool slow_number(const zl_str *text, long long *number)
{
    char *end;

    *number = strtoll(zl_str_text(text), &end, 10);
    return text->size > 0 && *end == 0 && text->bytes[0] != ' ';
}

static inline bool slow_orders(zl_relation relation, long long a, long long b)
{
    bool holds[] = { a == b, a != b, a < b, a <= b, a > b, a >= b };

    return holds[relation];
}

static inline bool slow_compare(const slow_query *slow, const zl_node *node,
                                const slow_way *way)
{
    const zl_node *left = node->children.items[0];
    const zl_node *right = node->children.items[1];
    bool numeric = node->relation > ZL_UNEQUAL ||
                   left->kind != ZL_NODE_ATTRIBUTE ||
                   (right->kind != ZL_NODE_ATTRIBUTE &&
                    right->kind != ZL_NODE_REGEX);
    zl_str one = { 0 }, other = { 0 }, key = { 0 };
    long long a, b;
    bool there = slow_operand(slow, left, way, &one), holds = false;

    if (there && right->kind == ZL_NODE_REGEX) {
        holds = slow_fits(slow, right, zl_str_view(&one)) ==
                (node->relation == ZL_EQUAL);
    } else if (there && slow_operand(slow, right, way, &other)) {
        unsigned folds =
            node->folds == ZL_FOLDS_UNSAID ? 0 : (unsigned)node->folds;
        zl_fold_add_as(slow->answers->fold, folds, zl_str_view(&one), &key);
        zl_str_empty(&one);
        zl_fold_add_as(slow->answers->fold, folds, zl_str_view(&other), &one);
        holds = numeric ? slow_number(&key, &a) && slow_number(&other, &b) &&
                              slow_orders(node->relation, a, b)
                        : zl_view_same(zl_str_view(&key),
                                       zl_str_view(&one)) ==
                              (node->relation == ZL_EQUAL);
    }
    zl_str_clear(&one);
    zl_str_clear(&other);
    zl_str_clear(&key);
    return holds;
}

static inline bool slow_holds(const slow_query *slow, const zl_node *node,
                              const slow_way *way)
{
    size_t held = 0;

    if (node->kind == ZL_NODE_COMPARE)
        return slow_compare(slow, node, way);
    if (node->kind == ZL_NODE_BOUND)
        return slow_place(way, node->label) != ZL_NOWHERE;
    for (size_t i = 0; i < node->children.count; i++)
        held += slow_holds(slow, node->children.items[i], way);
    if (node->kind == ZL_NODE_NOT)
        return held == 0;
    return node->kind == ZL_NODE_OR ? held > 0
                                    : held == node->children.count;
}

#endif
