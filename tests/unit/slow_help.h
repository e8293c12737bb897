/* slow_help.h -- every match of any query, found by trying everything.
 *
 * Written from the contracts (query/tree.h, docs/query.md) and sharing no
 * matching with the library: the tree itself is walked, all ways through it
 * are listed. query_help.h has what words and strings are. */
#ifndef SLOW_HELP_H
#define SLOW_HELP_H

#include "slow_ask.h"

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

/* Whether the place is a border of another document. */
static inline bool slow_is_outside(const slow_query *slow,
                                   const zl_node *edge, const slow_way *way)
{
    const zl_structure *docs = slow_structure(slow, "doc");

    if (edge->closing != (way->end == way->begin))
        return false;
    return way->end == 0 ||
           way->end == zl_corpus_tokens(slow->answers->corpus) ||
           slow_range(docs, way->end - 1) != slow_range(docs, way->end);
}

static inline void slow_walk_edge(slow_query *slow, const zl_node *node,
                                  slow_way way, slow_ways *out)
{
    const zl_structure *structure = slow_structure(slow, node->text);

    if (way.trim || slow_is_outside(slow, node, &way))
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
    uint32_t document = slow_range(docs, begin);
    slow_way way;

    if (document == ZL_NONE)
        return; /* it was removed */
    uint64_t stop = zl_structure_end(docs, document);

    memset(&way, 0, sizeof way);
    way.begin = way.end = begin;
    for (int i = 0; i < SLOW_LABELS; i++)
        way.labels[i] = ZL_NOWHERE;
    if (stop > begin + ZL_QUERY_SPAN_LIMIT)
        stop = begin + ZL_QUERY_SPAN_LIMIT;
    slow_walk(slow, pattern, way, stop, out);
}

#endif
