/* parse_aligned.c -- what stands on the other side: :en QUERY, :en !QUERY. */
#include "query/parser.h"

#include "base/fail.h"

#include <string.h>

static char byte_at(const zl_parser *parser, size_t at)
{
    return at < parser->text.size ? parser->text.bytes[at] : 0;
}

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_part(char c)
{
    return is_small(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Behind the language that begins at `at`; `at` where none does. */
static size_t language_end(const zl_parser *parser, size_t at)
{
    size_t end = at;

    while (is_small(byte_at(parser, end)))
        end++;
    if (end - at < 2 || end - at > 3)
        return at;
    while (byte_at(parser, end) == '-') {
        size_t part = end + 1, behind = part;
        while (is_part(byte_at(parser, behind)))
            behind++;
        if (behind == part || behind - part > 8)
            return at;
        end = behind;
    }
    return end;
}

size_t zl_parser_aligned_end(const zl_parser *parser, size_t at)
{
    if (byte_at(parser, at) != ':')
        return at;
    size_t end = language_end(parser, at + 1);
    if (end == at + 1)
        return at;
    if (end == parser->text.size || zl_parser_behind_blanks(parser, end) > end)
        return end;
    return strchr("!([\"<~@)|", parser->text.bytes[end]) ? end : at;
}

/* ---- where it must not stand ---- */

static int sign_size(const zl_parser *parser)
{
    return (int)(zl_parser_aligned_end(parser, parser->at) - parser->at);
}

zili_status zl_parser_check_aligned(const zl_parser *parser)
{
    const char *sign = parser->text.bytes + parser->at;

    if (!zl_parser_is_aligned(parser))
        return ZILI_OK;
    if (parser->depth > 0)
        return zl_parser_fail(parser, parser->at,
                              "%.*s stands behind a whole query, outside of "
                              "brackets; for the text itself write \"%.*s\".",
                              sign_size(parser), sign, sign_size(parser),
                              sign);
    return zl_parser_fail(parser, parser->at,
                          "a query is missing before %.*s; for the text "
                          "itself write \"%.*s\".",
                          sign_size(parser), sign, sign_size(parser), sign);
}

static zili_status check_more(const zl_parser *parser, size_t begin,
                              size_t end)
{
    if (!zl_parser_ended(parser))
        return ZILI_OK;
    return zl_parser_fail(parser, begin,
                          "a query is missing behind %.*s; for the text "
                          "itself write \"%.*s\".",
                          (int)(end - begin), parser->text.bytes + begin,
                          (int)(end - begin), parser->text.bytes + begin);
}

/* ---- reading ---- */

/* A query by itself, up to the next :en. */
static zili_status parse_query(zl_parser *parser, zl_node *aligned)
{
    zl_node *query = NULL;

    parser->target = false;
    zili_status status = parser->cql ? zl_cql_parse(parser, &query)
                                     : zl_simple_parse(parser, &query);
    return status ? status : zl_parser_give(parser, aligned, query);
}

static zili_status parse_aligned(zl_parser *parser, zl_node *query)
{
    size_t begin = parser->at;
    size_t end = zl_parser_aligned_end(parser, begin);
    zl_node *aligned;
    zili_status status =
        zl_parser_node(parser, &aligned, ZL_NODE_ALIGNED, begin,
                       zl_view_cut(parser->text, begin + 1, end));

    if (status)
        return status;
    parser->at = zl_parser_behind_blanks(parser, end);
    aligned->negated = zl_parser_peek(parser) == '!';
    parser->at += aligned->negated;
    zl_parser_skip_blanks(parser);
    status = check_more(parser, begin, end);
    if (!status)
        status = parse_query(parser, aligned);
    if (status) {
        zl_node_free(aligned);
        return status;
    }
    return zl_parser_give(parser, query, aligned);
}

zili_status zl_parser_aligned(zl_parser *parser, zl_node **tree)
{
    zili_status status = ZILI_OK;

    if (!zl_parser_ended(parser) && !zl_node_make_query(tree))
        status = zl_no_memory(parser->err);
    for (int count = 1; !status && !zl_parser_ended(parser); count++)
        status = count > ZL_QUERY_ALIGNED_LIMIT
                     ? zl_parser_fail(parser, parser->at,
                                      "more than %d queries behind the signs "
                                      "of languages are too many.",
                                      ZL_QUERY_ALIGNED_LIMIT)
                     : parse_aligned(parser, *tree);
    return status;
}
