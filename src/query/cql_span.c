/* cql_span.c -- CQL: tags, and near( ). */
#include "query/cql.h"

#include "base/fail.h"
#include "base/mem.h"

#include <string.h>

/* ---- tags ---- */

/* The value behind the name: = "…" or != "…". */
static zili_status parse_tag_value(zl_parser *parser, zl_node *edge)
{
    zl_node *value = NULL;
    char c = zl_parser_peek(parser);
    bool unequal = c == '!' && zl_parser_ahead(parser, 1) == '=';

    if (c == '>')
        return ZILI_OK;
    if (c != '=' && !unequal)
        return zl_parser_fail(parser, parser->at,
                              "> or = is expected here, as in <s> and "
                              "<text_year=\"1960\">.");
    parser->at += unequal ? 2 : 1;
    edge->relation = unequal ? ZL_UNEQUAL : ZL_EQUAL;
    zl_parser_skip_blanks(parser);
    c = zl_parser_peek(parser);
    if (c != '"' && c != '\'')
        return zl_parser_fail(parser, parser->at,
                              "a value stands in quotes, as in "
                              "<text_year=\"1960\">.");
    zili_status status = zl_cql_value(parser, &value);
    return status ? status : zl_parser_give(parser, edge, value);
}

static zili_status check_tag(const zl_parser *parser, const zl_node *edge)
{
    if (strcmp(edge->text, "match") == 0 ||
        strcmp(edge->text, "matchend") == 0 ||
        strcmp(edge->text, "target") == 0 ||
        strcmp(edge->text, "keyword") == 0)
        return zl_parser_fail(parser, edge->column,
                              "there are no queries within the hits of "
                              "another; use containing or within.");
    return ZILI_OK;
}

/* From behind the name to behind the >. */
static zili_status close_tag(zl_parser *parser, zl_node *edge)
{
    zili_status status = check_tag(parser, edge);

    zl_parser_skip_blanks(parser);
    if (!status && !edge->closing)
        status = parse_tag_value(parser, edge);
    zl_parser_skip_blanks(parser);
    if (!status && zl_parser_peek(parser) != '>')
        status = zl_parser_fail(parser, edge->column,
                                "this tag is not closed: > is missing.");
    parser->at += !status;
    return status;
}

static zili_status parse_edge(zl_parser *parser, zl_node **out)
{
    size_t begin = parser->at++;
    bool closing = zl_parser_peek(parser) == '/';

    parser->at += closing;
    size_t end = zl_parser_name_end(parser, parser->at);
    zili_status status =
        zl_parser_node(parser, out, ZL_NODE_EDGE, begin,
                       zl_view_cut(parser->text, parser->at, end));
    if (status)
        return status;
    (*out)->closing = closing;
    parser->at = end;
    status = close_tag(parser, *out);
    if (status) {
        zl_node_free(*out);
        *out = NULL;
    }
    return status;
}

/* The last opening tag of the name in the branch that has no end yet;
 * SIZE_MAX: none. */
static size_t opening_of(const zl_node *branch, const char *name)
{
    for (size_t i = branch->children.count; i-- > 0;) {
        const zl_node *node = branch->children.items[i];
        if (node->kind == ZL_NODE_EDGE && !node->closing &&
            strcmp(node->text, name) == 0)
            return i;
    }
    return SIZE_MAX;
}

/* Take the children behind `opening` out of the branch, as a sequence. */
static zl_node *take_behind(zl_node *branch, size_t opening)
{
    size_t first = opening + 1;
    size_t count = branch->children.count - first;
    zl_node *sequence =
        zl_node_new(ZL_NODE_SEQUENCE, branch->children.items[first]->column);

    if (!sequence || !zl_array_reserve(&sequence->children, count)) {
        zl_node_free(sequence);
        return NULL;
    }
    memcpy(sequence->children.items, branch->children.items + first,
           count * sizeof(zl_node *));
    sequence->children.count = count;
    branch->children.count = first;
    return sequence;
}

/* The opening tag becomes the element: its value, if any, the second child. */
static zili_status make_element(const zl_parser *parser, zl_node *branch,
                                size_t opening)
{
    zl_node *element = branch->children.items[opening];
    zl_node *inside = take_behind(branch, opening);

    if (!inside)
        return zl_no_memory(parser->err);
    if (!zl_node_add(element, inside))
        return zl_no_memory(parser->err);
    element->kind = ZL_NODE_ELEMENT;
    if (element->children.count == 2) {
        element->children.items[1] = element->children.items[0];
        element->children.items[0] = inside;
    }
    return ZILI_OK;
}

/* An open tag counts as a bracket, until it is closed or the branch ends. A
 * closing tag makes an element of what stands in front of it, if the tag
 * was opened in this branch; else it is the end of any. */
static zili_status close_element(zl_parser *parser, zl_node *branch,
                                 zl_node *edge)
{
    size_t opening = opening_of(branch, edge->text);
    size_t column = edge->column;

    if (opening == SIZE_MAX)
        return zl_parser_give(parser, branch, edge);
    zl_node_free(edge);
    if (opening + 1 == branch->children.count)
        return zl_parser_fail(parser, column,
                              "nothing stands between these tags; []* is "
                              "whatever there is.");
    zl_parser_leave(parser);
    return make_element(parser, branch, opening);
}

zili_status zl_cql_tag(zl_parser *parser, zl_node *branch)
{
    zl_node *edge = NULL;
    bool closing = zl_parser_ahead(parser, 1) == '/';

    if (zl_parser_name_end(parser, parser->at + 1 + closing) ==
        parser->at + 1 + closing)
        return zl_parser_word(parser, branch);
    zili_status status = parse_edge(parser, &edge);
    if (!status && closing)
        return close_element(parser, branch, edge);
    if (!status)
        status = zl_parser_enter(parser, edge->column);
    if (status) {
        zl_node_free(edge);
        return status;
    }
    return zl_parser_give(parser, branch, edge);
}

/* ---- near ---- */

bool zl_cql_is_near(const zl_parser *parser)
{
    static const char name[] = "near(";

    return parser->text.size - parser->at >= sizeof name - 1 &&
           memcmp(parser->text.bytes + parser->at, name, sizeof name - 1) == 0;
}

static zili_status near_wants(const zl_parser *parser, size_t column)
{
    return zl_parser_fail(parser, column,
                          "near wants two patterns and how many words may lie "
                          "between them, as in near(rely, on)[8]; for the word "
                          "near put a blank before the bracket.");
}

/* [8] or [8, s] */
static zili_status parse_distance(zl_parser *parser, zl_node *near)
{
    zl_parser_skip_blanks(parser);
    if (zl_parser_peek(parser) != '[')
        return near_wants(parser, near->column);
    parser->at++;
    zl_parser_skip_blanks(parser);
    zili_status status =
        zl_cql_count(parser, &near->most, ZL_QUERY_REPEAT_LIMIT, "words");
    zl_parser_skip_blanks(parser);
    if (!status && zl_parser_peek(parser) == ',') {
        parser->at = zl_parser_behind_blanks(parser, parser->at + 1);
        size_t begin = parser->at;
        parser->at = zl_parser_name_end(parser, begin);
        near->named = begin;
        near->text = zl_copy_text(parser->text.bytes + begin,
                                  parser->at - begin);
        if (parser->at == begin)
            status = near_wants(parser, begin);
        else if (!near->text)
            status = zl_no_memory(parser->err);
        zl_parser_skip_blanks(parser);
    }
    if (!status && zl_parser_peek(parser) != ']')
        status = near_wants(parser, parser->at);
    parser->at += !status;
    return status;
}

/* An argument and the sign behind it. */
static zili_status parse_argument(zl_parser *parser, zl_node *near, char sign)
{
    zl_node *pattern = NULL;
    zili_status status = zl_cql_pattern(parser, &pattern);

    if (!status)
        status = zl_parser_give(parser, near, pattern);
    if (!status && zl_parser_peek(parser) != sign)
        status = zl_parser_ended(parser)
                     ? zl_parser_fail(parser, near->column,
                                      "this bracket is not closed.")
                     : near_wants(parser, parser->at);
    parser->at += !status;
    return status;
}

static zili_status parse_arguments(zl_parser *parser, zl_node *near)
{
    bool comma = parser->comma;

    parser->comma = true;
    zili_status status = parse_argument(parser, near, ',');
    if (!status)
        status = parse_argument(parser, near, ')');
    parser->comma = comma;
    return status;
}

zili_status zl_cql_near(zl_parser *parser, zl_node *branch)
{
    zl_node *near = zl_node_new(ZL_NODE_NEAR, parser->at);
    zili_status status = near ? zl_parser_enter(parser, parser->at)
                              : zl_no_memory(parser->err);

    if (status) {
        zl_node_free(near);
        return status;
    }
    parser->at += strlen("near(");
    status = parse_arguments(parser, near);
    zl_parser_leave(parser);
    if (!status)
        status = parse_distance(parser, near);
    if (status) {
        zl_node_free(near);
        return status;
    }
    return zl_parser_give(parser, branch, near);
}
