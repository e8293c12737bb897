/* cql_operand.c -- CQL: what is compared: attributes, labels, numbers. */
#include "query/cql.h"

#include "base/fail.h"

/* How much of a name a failure shows. */
static int shown(zl_view name)
{
    return (int)(name.size < 40 ? name.size : 40);
}

static zili_status parse_digits(zl_parser *parser, double *value)
{
    size_t begin = parser->at;
    double scale = 1;
    bool point = false;

    for (char c; (c = zl_parser_peek(parser)) != 0; parser->at++) {
        char next = zl_parser_ahead(parser, 1);
        if (c == '.' && !point && next >= '0' && next <= '9')
            point = true;
        else if (c < '0' || c > '9')
            break;
        else
            *value = *value * 10 + (c - '0');
        scale *= point && c != '.' ? 10 : 1;
    }
    *value /= scale;
    if (parser->at - begin > 15)
        return zl_parser_fail(parser, begin,
                              "this number has more than 15 digits.");
    return ZILI_OK;
}

bool zl_cql_is_number(const zl_parser *parser)
{
    char c = zl_parser_peek(parser);

    if (c == '-' || c == '+')
        c = zl_parser_ahead(parser, 1);
    return c >= '0' && c <= '9';
}

zili_status zl_cql_number(zl_parser *parser, zl_node **out)
{
    zl_node *node = zl_node_new(ZL_NODE_NUMBER, parser->at);
    char sign = zl_parser_peek(parser);

    if (!node)
        return zl_no_memory(parser->err);
    parser->at += sign == '-' || sign == '+';
    zili_status status = parse_digits(parser, &node->number);
    if (status) {
        zl_node_free(node);
        return status;
    }
    if (sign == '-')
        node->number = -node->number;
    *out = node;
    return ZILI_OK;
}

static zl_view read_name(zl_parser *parser)
{
    size_t begin = parser->at;

    parser->at = zl_parser_name_end(parser, begin);
    return zl_view_cut(parser->text, begin, parser->at);
}

/* The number of a label that is asked for. */
static zili_status find_label(const zl_parser *parser, size_t column,
                              zl_view name, int *out)
{
    *out = zl_cql_label(parser, name);
    if (zl_view_is(name, "match"))
        *out = ZL_LABEL_MATCH;
    if (zl_view_is(name, "matchend"))
        *out = ZL_LABEL_MATCHEND;
    if (zl_view_is(name, "target"))
        *out = ZL_LABEL_TARGET;
    if (*out == ZL_LABEL_TARGET && !parser->target)
        return zl_parser_fail(parser, column,
                              "there is no target; mark one with @, as in "
                              "@[] or @\"of\".");
    if (*out == ZL_LABEL_NONE)
        return zl_parser_fail(parser, column,
                              "there is no label %.*s; a label stands right "
                              "before a token, as in %.*s:[].",
                              shown(name), name.bytes, shown(name),
                              name.bytes);
    return ZILI_OK;
}

static zili_status parse_distance_label(zl_parser *parser, char sign, int *out)
{
    zl_parser_skip_blanks(parser);
    size_t begin = parser->at;
    zl_view name = read_name(parser);
    zili_status status = ZILI_OK;

    if (name.size)
        status = find_label(parser, begin, name, out);
    zl_parser_skip_blanks(parser);
    if (!status && (name.size == 0 || zl_parser_peek(parser) != sign))
        status = zl_parser_fail(parser, parser->at,
                                "two labels are expected here, as in "
                                "distance(a, b).");
    parser->at += !status;
    return status;
}

/* From the ( on. */
static zili_status parse_distance(zl_parser *parser, size_t column,
                                  zl_view name, zl_node **out)
{
    zl_node *node;

    if (!zl_view_is(name, "distance") && !zl_view_is(name, "dist") &&
        !zl_view_is(name, "distabs"))
        return zl_parser_fail(parser, column,
                              "there is no function of this name; there are "
                              "distance(a, b) and distabs(a, b).");
    node = zl_node_new(ZL_NODE_DISTANCE, column);
    if (!node)
        return zl_no_memory(parser->err);
    node->absolute = zl_view_is(name, "distabs");
    parser->at++;
    zili_status status = parse_distance_label(parser, ',', &node->label);
    if (!status)
        status = parse_distance_label(parser, ')', &node->other);
    if (status) {
        zl_node_free(node);
        return status;
    }
    *out = node;
    return ZILI_OK;
}

/* label.name, or _.name, from the point on. */
static zili_status parse_dotted(zl_parser *parser, bool global, size_t column,
                                zl_view owner, zl_node **out)
{
    bool own = zl_view_is(owner, "_");
    int label = ZL_LABEL_NONE;
    zili_status status = ZILI_OK;

    parser->at++;
    zl_view name = read_name(parser);
    if (name.size == 0)
        return zl_parser_fail(parser, parser->at,
                              "the name of an attribute follows the point, as "
                              "in a.word.");
    if (own && global)
        return zl_parser_fail(parser, column,
                              "_ is the token of [ ]; behind :: a label "
                              "stands before the point, as in a.%.*s or "
                              "match.%.*s.",
                              shown(name), name.bytes, shown(name),
                              name.bytes);
    if (!own && !global)
        return zl_parser_fail(parser, column,
                              "in [ ] no label is known yet; compare tokens "
                              "behind the pattern, as in a:[] b:[] :: a.word "
                              "= b.word.");
    if (!own)
        status = find_label(parser, column, owner, &label);
    if (!status)
        status = zl_parser_node(parser, out, ZL_NODE_ATTRIBUTE, column, name);
    if (status)
        return status;
    (*out)->label = label;
    (*out)->structural = own;
    return ZILI_OK;
}

/* A name alone: an attribute of the token, or whether a label was set. */
static zili_status parse_plain(zl_parser *parser, bool global, size_t column,
                               zl_view name, zl_node **out)
{
    int label = ZL_LABEL_NONE;
    zili_status status = ZILI_OK;

    if (!global)
        return zl_parser_node(parser, out, ZL_NODE_ATTRIBUTE, column, name);
    status = find_label(parser, column, name, &label);
    if (status)
        return status;
    *out = zl_node_new(ZL_NODE_BOUND, column);
    if (!*out)
        return zl_no_memory(parser->err);
    (*out)->label = label;
    return ZILI_OK;
}

zili_status zl_cql_operand(zl_parser *parser, bool global, zl_node **out)
{
    size_t column = parser->at;
    zl_view name = read_name(parser);

    if (zl_parser_peek(parser) == '.')
        return parse_dotted(parser, global, column, name, out);
    if (zl_parser_peek(parser) == '(' && global)
        return parse_distance(parser, column, name, out);
    return parse_plain(parser, global, column, name, out);
}
