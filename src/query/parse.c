/* parse.c -- the text of a query → its tree: which language, and what limits
 * hold for both. */
#include "query/parse.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "query/parse_check.h"
#include "query/parser.h"

#include <string.h>

static zili_status check_text(const char *text, zili_error *err)
{
    zl_utf8_fault fault;

    if (strlen(text) > ZL_QUERY_SIZE_LIMIT)
        return zl_fail(err, ZILI_EUSAGE,
                       "The query is longer than %d bytes; put long lists of "
                       "words into a file of themes.",
                       ZL_QUERY_SIZE_LIMIT);
    if (!zl_utf8_check(zl_view_of(text), &fault))
        return zl_fail(err, ZILI_EUSAGE,
                       "The query is not UTF-8 (byte %zu).", fault.byte);
    return ZILI_OK;
}

/* Whether there is anything that only CQL has. */
static bool is_cql(const zl_parser *parser)
{
    const char *text = parser->whole;

    if (strpbrk(text, "\"()[]{}@~") || strstr(text, "::"))
        return true;
    for (const char *at = text; (at = strchr(at, '<')) != NULL; at++)
        if (zl_parser_is_tag(parser, (size_t)(at - text)))
            return true;
    return false;
}

/* What ends a command of CQP ends a query. */
static void drop_semicolon(zl_parser *parser)
{
    zl_view text = zl_view_trim(parser->text);

    if (zl_view_ends(text, zl_view_of(";")))
        parser->text.size = (size_t)(text.bytes - parser->text.bytes) +
                            text.size - 1;
}

static zili_status parse(zl_parser *parser, zl_language language,
                         zl_node **out)
{
    zili_status status = check_text(parser->whole, parser->err);

    parser->cql = language == ZL_LANGUAGE_CQL ||
                  (language == ZL_LANGUAGE_ANY && is_cql(parser));
    if (!status && parser->cql)
        drop_semicolon(parser);
    if (!status)
        status = parser->cql ? zl_cql_parse(parser, out)
                             : zl_simple_parse(parser, out);
    if (!status)
        status = zl_parser_aligned(parser, out);
    if (!status)
        status = zl_check_tree(*out, parser->whole, parser->err);
    if (status) {
        zl_node_free(*out);
        *out = NULL;
    }
    return status;
}

zili_status zl_parse_as(zl_node **out, const char *text, zl_language language,
                        zili_error *err)
{
    zl_parser parser = { .whole = text, .text = zl_view_of(text), .err = err };

    *out = NULL;
    zili_status status = parse(&parser, language, out);
    for (size_t i = 0; i < parser.labels.children.count; i++)
        zl_node_free(parser.labels.children.items[i]);
    zl_array_clear(&parser.labels.children);
    return status;
}

zili_status zl_parse(zl_node **out, const char *text, zili_error *err)
{
    return zl_parse_as(out, text, ZL_LANGUAGE_ANY, err);
}
