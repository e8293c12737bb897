/* slow_help.h -- every match of any query, found by trying everything.
 *
 * Written from the contracts (query/tree.h, docs/query.md) and sharing no
 * matching with the library: the tree itself is walked, all ways through it
 * are listed. query_help.h has what words and strings are. */
#ifndef SLOW_HELP_H
#define SLOW_HELP_H

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
    const zl_structure *structure = slow_structure(slow, name);
    uint32_t range = slow_range(structure, at);

    if (strcmp(name, "lang") == 0) {
        range = slow_range(slow_structure(slow, "region"), at);
        return range == ZL_NONE ? NULL : zl_corpus_area(corpus, range)->lang;
    }
    if (structure)
        return range == ZL_NONE ? NULL
                                : zl_structure_attribute(structure, range);
    range = slow_range(slow_structure(slow, "doc"), at);
    return zl_corpus_datum(corpus, range,
                           strncmp(name, "doc_", 4) == 0 ? name + 4 : name);
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
    const zili_corpus *corpus = slow->answers->corpus;
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
    zl_view form = zl_corpus_form(corpus, zl_corpus_at(corpus, at));
    const char *value;
    if (!node->structural && strcmp(node->text, "word") == 0) {
        zl_str_add(text, form);
        return true;
    }
    if (!node->structural && strcmp(node->text, "key") == 0) {
        zl_fold_add(slow->answers->fold, form, text);
        return true;
    }
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

/* ---- patterns ---- */

/* Add the ways from `way` on through the node, as far as `stop`. */
static inline void slow_walk(slow_query *slow, const zl_node *node,
                             slow_way way, uint64_t stop, slow_ways *out);

static inline bool slow_is_token(const slow_query *slow, const zl_node *node,
                                 const slow_way *way)
{
    const zili_corpus *corpus = slow->answers->corpus;

    if (node->kind == ZL_NODE_WORD)
        return slow_word(slow->answers, node, slow->folds, way->end);
    if (node->kind == ZL_NODE_REGEX)
        return slow_fits(slow, node,
                         zl_corpus_form(corpus,
                                        zl_corpus_at(corpus, way->end)));
    return node->children.count == 0 ||
           slow_holds(slow, node->children.items[0], way);
}

static inline void slow_walk_token(slow_query *slow, const zl_node *node,
                                   slow_way way, uint64_t stop,
                                   slow_ways *out)
{
    if (way.trim || way.end >= stop || !slow_is_token(slow, node, &way))
        return;
    if (node->label >= 0)
        way.labels[node->label] = way.end;
    if (node->target)
        way.labels[SLOW_LABELS - 1] = way.end;
    way.end++;
    slow_keep(out, way);
}

static inline void slow_walk_string(slow_query *slow, const zl_node *node,
                                    slow_way way, uint64_t stop,
                                    slow_ways *out)
{
    slow_hits hits = { 0 };
    bool first = way.end == way.begin && !way.placed;

    if (way.trim || way.end >= stop)
        return;
    slow_strings(slow->answers, node, slow->folds, way.end, &hits);
    for (size_t i = 0; i < hits.count; i++) {
        slow_way next = way;
        next.end = hits.items[i].end;
        next.trim = hits.items[i].trim;
        next.skip = first ? hits.items[i].skip : way.skip;
        if (next.end <= stop && (first || hits.items[i].skip == 0))
            slow_keep(out, next);
    }
    zl_array_clear(&hits);
}

static inline void slow_walk_sequence(slow_query *slow, const zl_node *node,
                                      size_t i, slow_way way, uint64_t stop,
                                      slow_ways *out)
{
    slow_ways next = { 0 };

    if (i == node->children.count) {
        slow_keep(out, way);
        return;
    }
    if (!node->children.items[i]->touching || way.end == way.begin ||
        zl_corpus_glue(slow->answers->corpus, way.end - 1).size == 0)
        slow_walk(slow, node->children.items[i], way, stop, &next);
    for (size_t k = 0; k < next.count; k++)
        slow_walk_sequence(slow, node, i + 1, next.items[k], stop, out);
    zl_array_clear(&next);
}

static inline void slow_walk_repeat(slow_query *slow, const zl_node *node,
                                    slow_way way, uint64_t stop,
                                    slow_ways *out)
{
    slow_ways now = { 0 }, all = { 0 };
    uint32_t times = 0;

    slow_keep(&now, way);
    for (; now.count > 0; times++) {
        slow_ways next = { 0 };
        size_t before = all.count;
        for (size_t i = 0; i < now.count; i++) {
            if (times >= node->least)
                slow_keep(out, now.items[i]);
            slow_keep(&all, now.items[i]);
        }
        if (times == node->most ||
            (times > node->least && all.count == before))
            break;
        for (size_t i = 0; i < now.count; i++)
            slow_walk(slow, node->children.items[0], now.items[i], stop,
                      &next);
        zl_array_clear(&now);
        now = next;
    }
    zl_array_clear(&now);
    zl_array_clear(&all);
}

/* Whether the range has the value that child number `child` asks for. */
static inline bool slow_value_fits(const slow_query *slow, const zl_node *node,
                                   size_t child, uint64_t at)
{
    const char *value = slow_field(slow, node->text, at);

    if (child >= node->children.count)
        return true;
    return value && slow_fits(slow, node->children.items[child],
                              zl_view_of(value)) ==
                        (node->relation == ZL_EQUAL);
}

static inline void slow_walk_edge(slow_query *slow, const zl_node *node,
                                  slow_way way, slow_ways *out)
{
    const zl_structure *structure = slow_structure(slow, node->text);

    if (way.trim)
        return;
    if (way.end == way.begin)
        way.placed = true;
    for (uint32_t i = 0; i < zl_structure_count(structure); i++) {
        uint64_t begin = zl_structure_begin(structure, i);
        if (way.end == (node->closing ? zl_structure_end(structure, i)
                                      : begin) &&
            slow_value_fits(slow, node, 0, begin))
            slow_keep(out, way);
    }
}

static inline void slow_walk_element(slow_query *slow, const zl_node *node,
                                     slow_way way, uint64_t stop,
                                     slow_ways *out)
{
    const zl_structure *structure = slow_structure(slow, node->text);
    uint32_t range = slow_range(structure, way.end);
    slow_ways inside = { 0 };

    if (way.trim || range == ZL_NONE ||
        zl_structure_begin(structure, range) != way.end ||
        !slow_value_fits(slow, node, 1, way.end))
        return;
    uint64_t end = zl_structure_end(structure, range);
    if (way.end == way.begin)
        way.placed = true;
    if (end <= stop)
        slow_walk(slow, node->children.items[0], way, end, &inside);
    for (size_t i = 0; i < inside.count; i++)
        if (inside.items[i].end == end && inside.items[i].trim == 0)
            slow_keep(out, inside.items[i]);
    zl_array_clear(&inside);
}

static inline void slow_walk_near(slow_query *slow, const zl_node *node,
                                  slow_way way, uint64_t stop, slow_ways *out)
{
    zl_node any = { .kind = ZL_NODE_TOKEN, .label = ZL_LABEL_NONE };
    zl_node *of_gap[] = { &any };
    zl_node gap = { .kind = ZL_NODE_REPEAT, .most = node->most,
                    .label = ZL_LABEL_NONE };
    zl_node **both = node->children.items;

    gap.children.items = of_gap;
    gap.children.count = 1;
    if (node->text) {
        const zl_structure *structure = slow_structure(slow, node->text);
        uint32_t range = slow_range(structure, way.end);
        if (range == ZL_NONE)
            return;
        if (zl_structure_end(structure, range) < stop)
            stop = zl_structure_end(structure, range);
    }
    for (int first = 0; first < 2; first++) {
        zl_node *parts[] = { both[first], &gap, both[1 - first] };
        zl_node sequence = { .kind = ZL_NODE_SEQUENCE };
        sequence.children.items = parts;
        sequence.children.count = 3;
        slow_walk_sequence(slow, &sequence, 0, way, stop, out);
    }
}

static inline void slow_walk_theme(slow_query *slow, const zl_node *node,
                                   slow_way way, uint64_t stop,
                                   slow_ways *out)
{
    const zl_themes *themes = slow->answers->themes;

    if (way.end >= stop)
        return;
    for (size_t i = 0; i < themes->list.count; i++) {
        const zl_theme *theme = &themes->list.items[i];
        if (!zl_themes_is(themes, i, zl_view_of(node->text)))
            continue;
        for (size_t k = 0; k < theme->patterns.count; k++) {
            const zl_pattern *pattern = &theme->patterns.items[k];
            slow->folds = node->folds;
            if (!pattern->lang ||
                strcmp(pattern->lang, slow_lang(slow->answers, way.end)) == 0)
                slow_walk(slow, pattern->tree, way, stop, out);
            slow->folds = ZL_FOLDS_UNSAID;
        }
    }
}

static inline void slow_walk(slow_query *slow, const zl_node *node,
                             slow_way way, uint64_t stop, slow_ways *out)
{
    if (++slow->steps > SLOW_STEPS)
        return;
    switch (node->kind) {
    case ZL_NODE_STRING:
        slow_walk_string(slow, node, way, stop, out);
        break;
    case ZL_NODE_THEME:
        slow_walk_theme(slow, node, way, stop, out);
        break;
    case ZL_NODE_SEQUENCE:
        slow_walk_sequence(slow, node, 0, way, stop, out);
        break;
    case ZL_NODE_EITHER:
        for (size_t i = 0; i < node->children.count; i++)
            slow_walk(slow, node->children.items[i], way, stop, out);
        break;
    case ZL_NODE_REPEAT:
        slow_walk_repeat(slow, node, way, stop, out);
        break;
    case ZL_NODE_EDGE:
        slow_walk_edge(slow, node, way, out);
        break;
    case ZL_NODE_ELEMENT:
        slow_walk_element(slow, node, way, stop, out);
        break;
    case ZL_NODE_NEAR:
        slow_walk_near(slow, node, way, stop, out);
        break;
    default:
        slow_walk_token(slow, node, way, stop, out);
        break;
    }
}

/* All ways of a pattern from a token on; labels are on none. */
static inline void slow_from(slow_query *slow, const zl_node *pattern,
                             uint64_t begin, slow_ways *out)
{
    const zl_structure *docs = slow_structure(slow, "doc");
    uint64_t stop = zl_structure_end(docs, slow_range(docs, begin));
    slow_way way;

    memset(&way, 0, sizeof way);
    way.begin = way.end = begin;
    for (int i = 0; i < SLOW_LABELS; i++)
        way.labels[i] = ZL_NOWHERE;
    if (stop > begin + ZL_QUERY_SPAN_LIMIT)
        stop = begin + ZL_QUERY_SPAN_LIMIT;
    slow_walk(slow, pattern, way, stop, out);
}

#endif
