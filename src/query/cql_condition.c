/* cql_condition.c -- CQL: what stands in [ ] and behind ::
 *
 *     implied    = alternative { "->" alternative }
 *     alternative = joined { "|" joined }
 *     joined     = negated { "&" negated }
 *     negated    = { "!" } ( "(" implied ")" | comparison ) */
#include "query/cql.h"

#include "base/fail.h"

#include <string.h>

/* ---- nodes ---- */

/* Put `*node` under a new one of `kind`, unless it is one. */
static zili_status wrap(const zl_parser *parser, zl_node_kind kind,
                        zl_node **node)
{
    if ((*node)->kind == kind && kind != ZL_NODE_NOT)
        return ZILI_OK;
    zl_node *above = zl_node_new(kind, (*node)->column);
    if (!above)
        return zl_no_memory(parser->err);
    if (!zl_node_add(above, *node)) {
        zl_node_free(above);
        *node = NULL;
        return zl_no_memory(parser->err);
    }
    *node = above;
    return ZILI_OK;
}

/* ---- relations ---- */

static const struct spelling {
    const char *text;
    zl_relation relation;
    const char *instead; /* of one that is wrong */
} spellings[] = {
    { "==", ZL_EQUAL, "=" },       { "=>", ZL_AT_LEAST, ">=" },
    { "=<", ZL_AT_MOST, "<=" },    { "<>", ZL_UNEQUAL, "!=" },
    { "=~", ZL_EQUAL, "=" },       { "!~", ZL_UNEQUAL, "!=" },
    { "!=", ZL_UNEQUAL, NULL },    { "<=", ZL_AT_MOST, NULL },
    { ">=", ZL_AT_LEAST, NULL },   { "=", ZL_EQUAL, NULL },
    { "<", ZL_LESS, NULL },        { ">", ZL_MORE, NULL },
};

static const struct spelling *spelling_here(const zl_parser *parser)
{
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        const char *text = spellings[i].text;
        if (zl_parser_peek(parser) == text[0] &&
            (!text[1] || zl_parser_ahead(parser, 1) == text[1]))
            return &spellings[i];
    }
    return NULL;
}

/* A relation that is none of ours. */
static zili_status no_relation(const zl_parser *parser, zl_view name)
{
    zl_view rest = zl_view_cut(parser->text, parser->at, parser->text.size);
    char c = zl_parser_peek(parser);

    if (zl_view_starts(rest, zl_view_of("contains")) ||
        zl_view_starts(rest, zl_view_of("matches")) ||
        zl_view_starts(rest, zl_view_of("not ")))
        return zl_parser_fail(parser, parser->at,
                              "sets of features are plain text here: write "
                              "= \".*\\|value\\|.*\".");
    if (c == '(')
        return zl_parser_fail(parser, parser->at,
                              "there are no functions in [ ]; what a tag "
                              "bounds is written <s> [], what compares labels "
                              "stands behind ::.");
    if (c == '"' || c == '\'')
        return zl_parser_fail(parser, parser->at,
                              "= or != is missing before the value.");
    return zl_parser_fail(parser, parser->at,
                          "= != < > <= or >= is expected behind %.*s.",
                          (int)(name.size < 40 ? name.size : 40), name.bytes);
}

static zili_status parse_relation(zl_parser *parser, zl_view name,
                                  zl_relation *relation)
{
    const struct spelling *spelling = spelling_here(parser);

    if (!spelling)
        return no_relation(parser, name);
    if (spelling->instead)
        return zl_parser_fail(parser, parser->at, "write %s instead of %s.",
                              spelling->instead, spelling->text);
    parser->at += strlen(spelling->text);
    *relation = spelling->relation;
    return ZILI_OK;
}

/* ---- comparisons ---- */

static zili_status no_value(const zl_parser *parser, bool global)
{
    char c = zl_parser_peek(parser);

    if (c == '$')
        return zl_parser_fail(parser, parser->at,
                              "lists of words stand in a file of themes, and "
                              "@name finds them.");
    if (c == '=')
        return zl_parser_fail(parser, parser->at,
                              "one sign is enough: write = or !=.");
    return zl_parser_fail(parser, parser->at,
                          global ? "a value in quotes, a number or an "
                                   "attribute of a label is expected here, as "
                                   "in a.word = b.word."
                                 : "a value in quotes or a number is expected "
                                   "here, as in [word=\"a.*\"].");
}

/* Whether a name that ends at `end` is a pattern that lacks its quotes. */
static bool lacks_quotes(const zl_parser *parser, size_t end)
{
    zl_view name = zl_view_cut(parser->text, parser->at, end);

    return zl_parser_ahead(parser, name.size) == '.' &&
           (!zl_view_is(name, "_") || zl_parser_name_end(parser, end + 1) ==
                                          end + 1);
}

static zili_status parse_value(zl_parser *parser, bool global, zl_node **out)
{
    char c = zl_parser_peek(parser);
    size_t end = zl_parser_name_end(parser, parser->at);

    if (c == '"' || c == '\'')
        return zl_cql_value(parser, out);
    if (zl_cql_is_number(parser))
        return zl_cql_number(parser, out);
    if (end == parser->at)
        return no_value(parser, global);
    if (!global && lacks_quotes(parser, end))
        return zl_parser_fail(parser, parser->at,
                              "a value stands in quotes, as in "
                              "[word=\"a.*\"].");
    return zl_cql_operand(parser, global, out);
}

static bool is_order(zl_relation relation)
{
    return relation != ZL_EQUAL && relation != ZL_UNEQUAL;
}

static zili_status check_comparison(const zl_parser *parser,
                                    const zl_node *compare)
{
    const zl_node *left = compare->children.items[0];
    const zl_node *right = compare->children.items[1];

    if (right->kind == ZL_NODE_BOUND)
        return zl_parser_fail(parser, right->column,
                              "which attribute of this label is meant? Write "
                              "it behind a point, as in b.word.");
    if (right->kind != ZL_NODE_REGEX)
        return ZILI_OK;
    if (is_order(compare->relation))
        return zl_parser_fail(parser, right->column,
                              "< and > compare numbers; write the number "
                              "without quotes.");
    if (left->kind == ZL_NODE_DISTANCE)
        return zl_parser_fail(parser, right->column,
                              "a distance is a number; write it without "
                              "quotes.");
    return ZILI_OK;
}

/* What stands behind the first operand. */
static zili_status finish_comparison(zl_parser *parser, bool global,
                                     zl_view name, zl_node *compare)
{
    zl_node *right = NULL;

    zl_parser_skip_blanks(parser);
    zili_status status = parse_relation(parser, name, &compare->relation);
    zl_parser_skip_blanks(parser);
    if (!status)
        status = parse_value(parser, global, &right);
    if (!status)
        status = zl_parser_give(parser, compare, right);
    if (!status)
        status = check_comparison(parser, compare);
    if (!status && right && right->kind == ZL_NODE_ATTRIBUTE)
        status = zl_parser_flags(parser, &compare->folds, NULL);
    return status;
}

/* What is no comparison: a label by itself is one that must be set. */
static bool is_alone(const zl_parser *parser, const zl_node *left)
{
    size_t behind = zl_parser_behind_blanks(parser, parser->at);
    char c = behind < parser->text.size ? parser->text.bytes[behind] : 0;

    return left->kind == ZL_NODE_BOUND && (!c || !strchr("=!<>\"'.", c));
}

static zili_status no_attribute(const zl_parser *parser, bool global)
{
    char c = zl_parser_peek(parser);

    if (!global && (c == '"' || c == '\''))
        return zl_parser_fail(parser, parser->at,
                              "the name of an attribute is missing, as in "
                              "[word=\"a.*\"].");
    return zl_parser_fail(parser, parser->at,
                          global ? "a condition is missing here, as in a.word "
                                   "= b.word."
                                 : "a condition is missing here, as in "
                                   "[word=\"a.*\"].");
}

static zili_status parse_comparison(zl_parser *parser, bool global,
                                    zl_node **out)
{
    size_t begin = parser->at;
    zl_node *left = NULL, *compare = NULL;
    zl_view name;

    if (zl_parser_name_end(parser, begin) == begin)
        return no_attribute(parser, global);
    zili_status status = zl_cql_operand(parser, global, &left);
    name = zl_view_cut(parser->text, begin, parser->at);
    if (status || is_alone(parser, left)) {
        *out = left;
        return status;
    }
    if (left->kind == ZL_NODE_BOUND)
        status = zl_parser_fail(parser, begin,
                                "which attribute of this label is meant? "
                                "Write it behind a point, as in a.word.");
    compare = zl_node_new(ZL_NODE_COMPARE, begin);
    if (status || !compare) {
        zl_node_free(left);
        zl_node_free(compare);
        return status ? status : zl_no_memory(parser->err);
    }
    status = zl_parser_give(parser, compare, left);
    if (!status)
        status = finish_comparison(parser, global, name, compare);
    *out = compare;
    return status;
}

/* ---- conditions ---- */

static zili_status parse_implied(zl_parser *parser, bool global,
                                 zl_node **out);

static zili_status parse_primary(zl_parser *parser, bool global, zl_node **out)
{
    size_t begin = parser->at;

    if (zl_parser_peek(parser) != '(')
        return parse_comparison(parser, global, out);
    zili_status status = zl_parser_enter(parser, begin);
    if (status)
        return status;
    parser->at++;
    status = parse_implied(parser, global, out);
    zl_parser_leave(parser);
    if (!status && zl_parser_peek(parser) != ')')
        status = zl_parser_fail(parser, begin, "this bracket is not closed.");
    parser->at += !status;
    return status;
}

/* Two ! are none. */
static zili_status parse_negated(zl_parser *parser, bool global, zl_node **out)
{
    bool negated = false;

    for (zl_parser_skip_blanks(parser); zl_parser_peek(parser) == '!';
         zl_parser_skip_blanks(parser)) {
        negated = !negated;
        parser->at++;
    }
    zili_status status = parse_primary(parser, global, out);
    zl_parser_skip_blanks(parser);
    return !status && negated ? wrap(parser, ZL_NODE_NOT, out) : status;
}

/* Whether `sign` stands here; not twice. */
static zili_status take_sign(zl_parser *parser, char sign, bool *taken)
{
    *taken = zl_parser_peek(parser) == sign;
    if (*taken && zl_parser_ahead(parser, 1) == sign)
        return zl_parser_fail(parser, parser->at, "write %c once.", sign);
    parser->at += *taken;
    return ZILI_OK;
}

typedef zili_status parse_function(zl_parser *parser, bool global,
                                   zl_node **out);

/* One or more of what `part` reads, with `sign` between. */
static zili_status parse_list(zl_parser *parser, bool global, zl_node **out,
                              char sign, zl_node_kind kind,
                              parse_function *part)
{
    bool taken = true;
    zili_status status = part(parser, global, out);

    if (!status)
        status = take_sign(parser, sign, &taken);
    zl_node *list = NULL;
    while (!status && taken) {
        zl_node *more = NULL;
        if (!list)
            status = wrap(parser, kind, out);
        list = *out;
        if (!status)
            status = part(parser, global, &more);
        if (!status)
            status = zl_parser_give(parser, list, more);
        else
            zl_node_free(more);
        if (!status)
            status = take_sign(parser, sign, &taken);
    }
    return status;
}

static zili_status parse_joined(zl_parser *parser, bool global, zl_node **out)
{
    return parse_list(parser, global, out, '&', ZL_NODE_AND, parse_negated);
}

static zili_status parse_alternative(zl_parser *parser, bool global,
                                     zl_node **out)
{
    return parse_list(parser, global, out, '|', ZL_NODE_OR, parse_joined);
}

/* a -> b is !a | b; from left to right. */
static zili_status parse_implied(zl_parser *parser, bool global, zl_node **out)
{
    zili_status status = parse_alternative(parser, global, out);
    int arrows = 0;

    while (!status && zl_parser_peek(parser) == '-' &&
           zl_parser_ahead(parser, 1) == '>') {
        zl_node *more = NULL;
        if (++arrows + parser->depth > ZL_QUERY_DEPTH_LIMIT)
            return zl_parser_fail(parser, parser->at,
                                  "there are too many -> here.");
        parser->at += 2;
        status = wrap(parser, ZL_NODE_NOT, out);
        if (!status)
            status = wrap(parser, ZL_NODE_OR, out);
        if (!status)
            status = parse_alternative(parser, global, &more);
        if (!status)
            status = zl_parser_give(parser, *out, more);
        else
            zl_node_free(more);
    }
    return status;
}

zili_status zl_cql_condition(zl_parser *parser, bool global, zl_node **out)
{
    *out = NULL;
    zili_status status = parse_implied(parser, global, out);

    if (status) {
        zl_node_free(*out);
        *out = NULL;
    }
    return status;
}
