/* parse_check.c -- how much a query asks for, before anyone tries. */
#include "query/parse_check.h"

#include "query/parse.h"

/* Above every limit; sums and products stop here. */
#define MANY 1000000000u

/* Of what a pattern can match: */
struct measure {
    uint64_t least, most; /* tokens */
    uint64_t steps;       /* words and conditions to look at */
};

static uint64_t capped(uint64_t number)
{
    return number < MANY ? number : MANY;
}

static struct measure measure(const zl_node *node);

static void add(struct measure *sum, struct measure more)
{
    sum->least = capped(sum->least + more.least);
    sum->most = capped(sum->most + more.most);
    sum->steps = capped(sum->steps + more.steps);
}

static struct measure measure_all(const zl_node *node)
{
    struct measure sum = { 0 };

    for (size_t i = 0; i < node->children.count; i++)
        add(&sum, measure(node->children.items[i]));
    return sum;
}

/* Whether it is one token that is looked up among the words of an index: all
 * such alternatives become one set there (compile_either.c). */
static bool is_listed(const zl_node *node)
{
    while ((node->kind == ZL_NODE_EITHER || node->kind == ZL_NODE_SEQUENCE) &&
           node->children.count == 1)
        node = node->children.items[0];
    return node->kind == ZL_NODE_WORD || node->kind == ZL_NODE_REGEX;
}

/* The steps of a list that becomes one set. */
static uint64_t share(uint64_t listed)
{
    return (listed + ZL_QUERY_LIST_SHARE - 1) / ZL_QUERY_LIST_SHARE;
}

static struct measure measure_either(const zl_node *node)
{
    struct measure sum = { .least = MANY };
    uint64_t listed = 0;

    for (size_t i = 0; i < node->children.count; i++) {
        const zl_node *child = node->children.items[i];
        struct measure one = measure(child);
        sum.least = one.least < sum.least ? one.least : sum.least;
        sum.most = one.most > sum.most ? one.most : sum.most;
        if (is_listed(child))
            listed++;
        else
            sum.steps = capped(sum.steps + one.steps);
    }
    sum.steps = capped(sum.steps + share(listed));
    return sum;
}

static struct measure measure_repeat(const zl_node *node)
{
    struct measure one = measure(node->children.items[0]);
    uint64_t most = node->most == ZL_UNLIMITED ? node->least + 1 : node->most;

    return (struct measure){
        .least = capped(one.least * node->least),
        .most = node->most == ZL_UNLIMITED && one.most
                    ? MANY
                    : capped(one.most * node->most),
        .steps = capped(one.steps * most),
    };
}

/* An attribute, and what is looked up among its values. */
static bool is_looked_up(const zl_node *node)
{
    return node->kind == ZL_NODE_COMPARE &&
           node->children.items[0]->kind == ZL_NODE_ATTRIBUTE &&
           node->children.items[1]->kind == ZL_NODE_REGEX;
}

/* The comparisons of a condition; 0 where there is none. */
static uint64_t count_comparisons(const zl_node *node)
{
    uint64_t count = node->kind == ZL_NODE_COMPARE, listed = 0;
    bool joins = node->kind == ZL_NODE_AND || node->kind == ZL_NODE_OR;

    for (size_t i = 0; i < node->children.count; i++)
        if (joins && is_looked_up(node->children.items[i]))
            listed++;
        else
            count += count_comparisons(node->children.items[i]);
    return count + share(listed);
}

/* A string, a theme: whatever number of tokens, it begins with one. */
static struct measure measure_item(const zl_node *node)
{
    uint64_t comparisons = count_comparisons(node);
    bool open = node->kind == ZL_NODE_STRING || node->kind == ZL_NODE_THEME;

    return (struct measure){ .least = 1,
                             .most = open ? MANY : 1,
                             .steps = comparisons ? comparisons : 1 };
}

static struct measure measure(const zl_node *node)
{
    struct measure sum;

    switch (node->kind) {
    case ZL_NODE_SEQUENCE:
        return measure_all(node);
    case ZL_NODE_EITHER:
        return measure_either(node);
    case ZL_NODE_REPEAT:
        return measure_repeat(node);
    case ZL_NODE_EDGE:
        return (struct measure){ .steps = 1 };
    case ZL_NODE_ELEMENT:
        return measure(node->children.items[0]);
    case ZL_NODE_NEAR:
        sum = measure_all(node);
        sum.most = capped(sum.most + node->most);
        sum.steps = capped(2 * sum.steps + node->most);
        return sum;
    default:
        return measure_item(node);
    }
}

/* ---- what is too much ---- */

/* Of a pattern by itself: the whole, what is in near( ), what a clause has. */
static zili_status check_pattern(const zl_node *pattern, const char *whole,
                                 zili_error *err)
{
    struct measure all = measure(pattern);

    if (all.most == 0)
        return zl_query_fail(err, whole, pattern->column,
                             "this matches no word at all: a tag is only a "
                             "place. Put a word or [] beside it.");
    if (all.least > ZL_QUERY_SPAN_LIMIT)
        return zl_query_fail(err, whole, pattern->column,
                             "this matches only what has more than %d words, "
                             "and no hit can be that long.",
                             ZL_QUERY_SPAN_LIMIT);
    if (all.steps > ZL_QUERY_STEP_LIMIT)
        return zl_query_fail(err, whole, pattern->column,
                             "this has more than %d words and comparisons, "
                             "repetitions written out (of single words that "
                             "stand for each other, as in a | b | c, %d count "
                             "as one); repeat less, or put long lists into a "
                             "file of themes.",
                             ZL_QUERY_STEP_LIMIT, ZL_QUERY_LIST_SHARE);
    return ZILI_OK;
}

/* The patterns that must match something, `node` and those in it. Each has
 * been measured with all that is in it: so the time is O(nodes × depth). */
static zili_status check_below(const zl_node *node, const char *whole,
                               zili_error *err)
{
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < node->children.count; i++) {
        const zl_node *child = node->children.items[i];
        if (node->kind == ZL_NODE_NEAR)
            status = check_pattern(child, whole, err);
        if (!status)
            status = check_below(child, whole, err);
    }
    return status;
}

zili_status zl_check_tree(const zl_node *tree, const char *whole,
                          zili_error *err)
{
    zili_status status = ZILI_OK;

    if (tree->kind != ZL_NODE_QUERY)
        status = check_pattern(tree, whole, err);
    for (size_t i = 0; !status && tree->kind == ZL_NODE_QUERY &&
                       i < tree->children.count; i++) {
        const zl_node *clause = tree->children.items[i];
        if (i == 0)
            status = check_pattern(clause, whole, err);
        else if (clause->kind == ZL_NODE_CONTAINING)
            status = check_pattern(clause->children.items[0], whole, err);
        else if (clause->kind == ZL_NODE_ALIGNED)
            status = zl_check_tree(clause->children.items[0], whole, err);
    }
    return status ? status : check_below(tree, whole, err);
}
