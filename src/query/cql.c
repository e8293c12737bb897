/* cql.c -- CQL: alternatives, branches, groups, repetition. */
#include "query/cql.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "text/script.h"

#include <inttypes.h>
#include <string.h>

/* ---- repetition ---- */

/* {n}, {n,}, {n,m}, {,m}; `begin` is where { stands. */
static zili_status parse_bounds(zl_parser *parser, zl_node *repeat)
{
    size_t begin = parser->at++;
    zili_status status = ZILI_OK;

    zl_parser_skip_blanks(parser);
    if (zl_parser_peek(parser) != ',')
        status = zl_cql_count(parser, &repeat->least, ZL_QUERY_REPEAT_LIMIT,
                              "repetitions");
    repeat->most = repeat->least;
    zl_parser_skip_blanks(parser);
    if (!status && zl_parser_peek(parser) == ',') {
        parser->at++;
        zl_parser_skip_blanks(parser);
        repeat->most = ZL_UNLIMITED;
        if (zl_parser_peek(parser) != '}')
            status = zl_cql_count(parser, &repeat->most,
                                  ZL_QUERY_REPEAT_LIMIT, "repetitions");
        zl_parser_skip_blanks(parser);
    }
    if (status)
        return status;
    if (zl_parser_peek(parser) != '}')
        return zl_parser_fail(parser, begin,
                              "this { is not closed; a repetition is {3}, "
                              "{2,}, {2,5} or {,5}.");
    parser->at++;
    return ZILI_OK;
}

static zili_status check_bounds(const zl_parser *parser, size_t begin,
                                const zl_node *repeat)
{
    if (repeat->least > repeat->most)
        return zl_parser_fail(parser, begin,
                              "{%" PRIu32 ",%" PRIu32 "} is empty: the first "
                              "number is larger.",
                              repeat->least, repeat->most);
    if (repeat->most == 0)
        return zl_parser_fail(parser, begin,
                              "what is repeated 0 times finds nothing.");
    return ZILI_OK;
}

static zili_status parse_operator(zl_parser *parser, zl_node *repeat)
{
    size_t begin = parser->at;
    char sign = zl_parser_peek(parser);

    if (sign == '{') {
        zili_status status = parse_bounds(parser, repeat);
        return status ? status : check_bounds(parser, begin, repeat);
    }
    parser->at++;
    repeat->least = sign == '+';
    repeat->most = sign == '?' ? 1 : ZL_UNLIMITED;
    return ZILI_OK;
}

/* The children from `first` on, as one: a phrase in quotes is repeated as a
 * whole. Words stand in a sequence even alone, for another cut may make
 * several of one. */
static zili_status gather(const zl_parser *parser, zl_node *branch,
                          size_t first, zl_node **out)
{
    size_t column = branch->children.items[first]->column;
    zl_node *sequence;

    *out = branch->children.items[first];
    if (branch->children.count == first + 1 && (*out)->kind != ZL_NODE_WORD) {
        branch->children.count = first;
        return ZILI_OK;
    }
    sequence = zl_node_new(ZL_NODE_SEQUENCE, column);
    *out = NULL;
    if (!sequence ||
        !zl_array_reserve(&sequence->children,
                          branch->children.count - first)) {
        zl_node_free(sequence);
        return zl_no_memory(parser->err);
    }
    for (size_t i = first; i < branch->children.count; i++)
        sequence->children.items[sequence->children.count++] =
            branch->children.items[i];
    branch->children.count = first;
    *out = sequence;
    return ZILI_OK;
}

/* Put the children from `first` on, which are an item, under a REPEAT. */
static zili_status repeat_item(zl_parser *parser, zl_node *branch,
                               size_t first)
{
    size_t begin = parser->at;
    zl_node *item = NULL;
    zl_node *repeat = zl_node_new(ZL_NODE_REPEAT,
                                  branch->children.items[first]->column);
    zili_status status = repeat ? ZILI_OK : zl_no_memory(parser->err);

    if (!status && branch->children.items[first]->kind == ZL_NODE_EDGE)
        status = zl_parser_fail(parser, begin,
                                "a tag is a place, not a token: it cannot be "
                                "repeated.");
    if (!status)
        status = parse_operator(parser, repeat);
    if (!status)
        status = gather(parser, branch, first, &item);
    if (!status)
        status = zl_parser_give(parser, repeat, item);
    if (status) {
        zl_node_free(repeat);
        return status;
    }
    return zl_parser_give(parser, branch, repeat);
}

/* Whether a lone * + or ? stands at `at`: it could be a word too. */
static bool is_lone_sign(const zl_parser *parser, size_t at)
{
    char c = at < parser->text.size ? parser->text.bytes[at] : 0;
    size_t next = at + 1;

    if (c != '*' && c != '+' && c != '?')
        return false;
    return next == parser->text.size ||
           strchr("|)(\"[~,", parser->text.bytes[next]) ||
           zl_is_blank(zl_utf8_next(parser->text, &next));
}

/* Whether simple mode has all that is in an item. */
static bool is_simple(const zl_node *node)
{
    bool simple = node->kind <= ZL_NODE_EITHER;

    for (size_t i = 0; simple && i < node->children.count; i++)
        simple = is_simple(node->children.items[i]);
    return simple;
}

/* What repeats the item before, if anything does. Behind a bare word the signs
 * belong to the word. A sign behind a blank is a word, as in simple mode; but
 * CQP would repeat: so what simple mode has not must touch its sign. */
static zili_status parse_repeat(zl_parser *parser, zl_node *branch,
                                size_t first)
{
    const zl_node *item = branch->children.items[first];
    bool bare = item->kind == ZL_NODE_WORD && !item->quoted;
    size_t behind = zl_parser_behind_blanks(parser, parser->at);
    char c = zl_parser_peek(parser);
    bool brace = behind < parser->text.size &&
                 parser->text.bytes[behind] == '{';

    if (behind > parser->at && is_lone_sign(parser, behind) &&
        !is_simple(item))
        return zl_parser_fail(
            parser, behind,
            "%c repeats what it touches; for any one word write [] instead.",
            parser->text.bytes[behind]);
    if (brace)
        parser->at = behind;
    if (!brace && (bare || (c != '*' && c != '+' && c != '?')))
        return ZILI_OK;
    return repeat_item(parser, branch, first);
}

static zili_status check_once(const zl_parser *parser)
{
    char c = zl_parser_peek(parser);

    if (c != '*' && c != '+' && c != '?' && c != '{')
        return ZILI_OK;
    return zl_parser_fail(parser, parser->at,
                          "this is repeated already; put it in brackets ( ) "
                          "to repeat it again.");
}

/* ---- groups ---- */

zili_status zl_cql_group(zl_parser *parser, zl_node *branch)
{
    size_t begin = parser->at;
    bool comma = parser->comma;
    zl_node *inner = NULL;
    zili_status status = zl_parser_enter(parser, begin);

    if (status)
        return status;
    parser->at++;
    parser->comma = false;
    status = zl_cql_pattern(parser, &inner);
    parser->comma = comma;
    zl_parser_leave(parser);
    if (!status)
        status = zl_parser_close(parser, begin, inner);
    if (status) {
        zl_node_free(inner);
        return status;
    }
    return zl_parser_give(parser, branch, inner);
}

/* ---- branches ---- */

static bool is_branch_end(const zl_parser *parser)
{
    char c = zl_parser_peek(parser);

    return zl_parser_ended(parser) || c == '|' || c == ')' ||
           (c == ',' && parser->comma) || zl_cql_is_clause(parser) ||
           zl_parser_is_aligned(parser);
}

static zili_status parse_repeated(zl_parser *parser, zl_node *branch)
{
    size_t first = branch->children.count;
    zili_status status = zl_cql_foreign(parser, first == 0);

    if (!status)
        status = zl_cql_item(parser, branch);
    if (status)
        return status;
    if (branch->children.count <= first) /* a closing tag: its element is */
        first = branch->children.count - 1;
    size_t before = parser->at;
    status = parse_repeat(parser, branch, first);
    return !status && parser->at > before ? check_once(parser) : status;
}

static zili_status check_branch(const zl_parser *parser,
                                const zl_node *branch)
{
    if (branch->children.count > ZL_QUERY_ITEM_LIMIT)
        return zl_parser_fail(parser, branch->column,
                              "this phrase has more than %d words.",
                              ZL_QUERY_ITEM_LIMIT);
    return ZILI_OK;
}

/* Nothing where a pattern must stand. */
static zili_status missing(const zl_parser *parser)
{
    if (zl_parser_is_aligned(parser))
        return zl_parser_check_aligned(parser);
    if (zl_cql_is_clause(parser) && zl_parser_peek(parser) != ':')
        return zl_parser_fail(parser, parser->at,
                              "a pattern is missing before this; for the word "
                              "itself write it in quotes.");
    return zl_parser_fail(parser, parser->at, "a word is missing here.");
}

static zili_status parse_branch(zl_parser *parser, zl_node **out)
{
    zl_parser_skip_blanks(parser);
    zl_node *branch = zl_node_new(ZL_NODE_SEQUENCE, parser->at);
    zili_status status = branch ? ZILI_OK : zl_no_memory(parser->err);
    int depth = parser->depth;

    while (!status && !is_branch_end(parser)) {
        status = parse_repeated(parser, branch);
        if (!status)
            status = check_branch(parser, branch);
        zl_parser_skip_blanks(parser);
    }
    parser->depth = depth; /* tags that were left open */
    if (!status && branch->children.count == 0)
        status = missing(parser);
    if (status) {
        zl_node_free(branch);
        return status;
    }
    *out = branch;
    return ZILI_OK;
}

/* ---- patterns ---- */

/* A clause ends a pattern, but only outside of brackets. */
static zili_status check_clause(const zl_parser *parser)
{
    if (parser->depth == 0)
        return ZILI_OK;
    if (!zl_cql_is_clause(parser))
        return zl_parser_check_aligned(parser);
    if (zl_parser_peek(parser) == ':')
        return zl_parser_fail(parser, parser->at,
                              ":: stands at the end, outside of brackets.");
    return zl_parser_fail(parser, parser->at,
                          "this stands at the end, outside of brackets; for "
                          "the word itself write it in quotes.");
}

zili_status zl_cql_pattern(zl_parser *parser, zl_node **out)
{
    zl_parser_skip_blanks(parser);
    zili_status status = zl_parser_either(parser, parse_branch, out);
    if (!status)
        status = check_clause(parser);
    if (status) {
        zl_node_free(*out);
        *out = NULL;
    }
    return status;
}

/* ---- the whole ---- */

/* All children of `from` go to `to`. */
static zili_status move_children(const zl_parser *parser, zl_node *from,
                                 zl_node *to)
{
    if (!zl_array_reserve(&to->children, from->children.count))
        return zl_no_memory(parser->err);
    for (size_t i = 0; i < from->children.count; i++)
        to->children.items[to->children.count++] = from->children.items[i];
    from->children.count = 0;
    return ZILI_OK;
}

/* `clauses` is room to work in: labels, which stand before them, are all known
 * only when the pattern has been read. */
static zili_status fill(zl_parser *parser, zl_node *query, zl_node *clauses)
{
    zl_node *pattern = NULL;
    zili_status status = zl_cql_strategy(parser, &query->strategy);

    if (!status)
        status = zl_cql_pattern(parser, &pattern);
    if (!status)
        status = zl_parser_give(parser, query, pattern);
    if (!status)
        status = zl_cql_clauses(parser, clauses);
    if (!status)
        status = move_children(parser, &parser->labels, query);
    return status ? status : move_children(parser, clauses, query);
}

/* A query that has nothing but a pattern is the pattern. */
static zl_node *without_query(zl_node *query)
{
    zl_node *pattern = query->children.items[0];

    if (query->children.count > 1 || query->strategy != ZL_STRATEGY_UNSAID)
        return query;
    query->children.count = 0;
    zl_node_free(query);
    return pattern;
}

zili_status zl_cql_parse(zl_parser *parser, zl_node **out)
{
    zl_node *query = zl_node_new(ZL_NODE_QUERY, 0);
    zl_node *clauses = zl_node_new(ZL_NODE_QUERY, 0);
    zili_status status =
        query && clauses ? ZILI_OK : zl_no_memory(parser->err);

    if (!status)
        status = fill(parser, query, clauses);
    zl_node_free(clauses);
    if (status) {
        zl_node_free(query);
        return status;
    }
    *out = without_query(query);
    return ZILI_OK;
}
