/* cql_clause.c -- CQL: what stands around a pattern. */
#include "query/cql.h"

#include "base/fail.h"
#include "base/mem.h"
#include "text/script.h"

#include <string.h>

/* ---- numbers ---- */

zili_status zl_cql_count(zl_parser *parser, uint32_t *out, uint32_t most,
                         const char *what)
{
    size_t begin = parser->at;
    uint32_t count = 0;

    for (char c; (c = zl_parser_peek(parser)) >= '0' && c <= '9';
         parser->at++)
        if (count <= most)
            count = count * 10 + (uint32_t)(c - '0');
    if (parser->at == begin)
        return zl_parser_fail(parser, begin, "a number of %s is missing here.",
                              what);
    if (count > most)
        return zl_parser_fail(parser, begin, "more than %lu %s are too many.",
                              (unsigned long)most, what);
    *out = count;
    return ZILI_OK;
}

/* ---- the strategy ---- */

static const struct {
    const char *name;
    zl_strategy strategy;
} strategies[] = {
    { "standard", ZL_STRATEGY_STANDARD },
    { "longest", ZL_STRATEGY_LONGEST },
    { "shortest", ZL_STRATEGY_SHORTEST },
    { "traditional", ZL_STRATEGY_TRADITIONAL },
};

zili_status zl_strategy_read(zl_strategy *out, zl_view name)
{
    for (size_t i = 0; i < sizeof strategies / sizeof *strategies; i++)
        if (zl_view_is(name, strategies[i].name)) {
            *out = strategies[i].strategy;
            return ZILI_OK;
        }
    return ZILI_EUSAGE;
}

zili_status zl_cql_strategy(zl_parser *parser, zl_strategy *strategy)
{
    zl_parser_skip_blanks(parser);
    size_t begin = parser->at;
    size_t end = zl_parser_name_end(parser, begin + 2);
    char behind = zl_parser_ahead(parser, end - begin);

    *strategy = ZL_STRATEGY_UNSAID;
    if (zl_parser_peek(parser) != '(' || zl_parser_ahead(parser, 1) != '?' ||
        behind != ')' || end == begin + 2)
        return ZILI_OK;
    if (zl_strategy_read(strategy, zl_view_cut(parser->text, begin + 2, end)))
        return zl_parser_fail(parser, begin + 2,
                              "the strategies are (?standard), (?longest), "
                              "(?shortest) and (?traditional).");
    parser->at = end + 1;
    return ZILI_OK;
}

/* ---- which clause ---- */

/* Behind `word`, if it stands at `at` by itself; else `at`. */
static size_t keyword_end(const zl_parser *parser, size_t at, const char *word)
{
    size_t size = strlen(word);
    size_t end = at + size;

    if (parser->text.size - at < size ||
        memcmp(parser->text.bytes + at, word, size) != 0)
        return at;
    if (end == parser->text.size ||
        zl_parser_behind_blanks(parser, end) > end)
        return end;
    return strchr("([\"<~@)|", parser->text.bytes[end]) ? end : at;
}

static size_t not_containing_end(const zl_parser *parser)
{
    size_t end = keyword_end(parser, parser->at, "not");
    size_t behind = zl_parser_behind_blanks(parser, end);

    if (end == parser->at)
        return end;
    size_t last = keyword_end(parser, behind, "containing");
    return last > behind ? last : parser->at;
}

bool zl_cql_is_clause(const zl_parser *parser)
{
    switch (zl_parser_peek(parser)) {
    case ':':
        return zl_parser_ahead(parser, 1) == ':';
    case 'w':
        return keyword_end(parser, parser->at, "within") > parser->at;
    case 'c':
        return keyword_end(parser, parser->at, "containing") > parser->at;
    case 'n':
        return not_containing_end(parser) > parser->at;
    default:
        return false;
    }
}

/* ---- clauses ---- */

/* Whether `query` has a clause like `node`: one WITHIN may name a structure
 * and another count tokens. */
static bool is_there(const zl_node *query, const zl_node *node)
{
    for (size_t i = 0; i < query->children.count; i++) {
        const zl_node *other = query->children.items[i];
        if (other->kind == node->kind && !other->text == !node->text)
            return true;
    }
    return false;
}

static zili_status read_within(zl_parser *parser, zl_node *within,
                               bool counted)
{
    zili_status status = ZILI_OK;

    within->most = 1;
    if (counted)
        status = zl_cql_count(parser, &within->most, ZL_QUERY_SPAN_LIMIT,
                              "tokens or structures");
    if (status)
        return status;
    zl_parser_skip_blanks(parser);
    size_t begin = parser->at;
    if (zl_cql_is_clause(parser))
        return ZILI_OK;
    parser->at = zl_parser_name_end(parser, begin);
    if (parser->at == begin)
        return ZILI_OK;
    within->named = begin;
    within->text = zl_copy_text(parser->text.bytes + begin,
                                parser->at - begin);
    return within->text ? ZILI_OK : zl_no_memory(parser->err);
}

static zili_status check_within(const zl_parser *parser, const zl_node *query,
                                const zl_node *within, bool counted)
{
    if (!within->text && !counted)
        return zl_parser_fail(parser, parser->at,
                              "s, p, region, doc, another structure or a "
                              "number of tokens is expected behind within; "
                              "for the word itself write \"within\".");
    if (within->most == 0)
        return zl_parser_fail(parser, within->column,
                              "within 0 finds nothing.");
    if (is_there(query, within))
        return zl_parser_fail(parser, within->column,
                              "there is a within like this already.");
    return ZILI_OK;
}

static zili_status parse_within(zl_parser *parser, zl_node *query)
{
    zl_node *within = zl_node_new(ZL_NODE_WITHIN, parser->at);

    if (!within)
        return zl_no_memory(parser->err);
    parser->at += strlen("within");
    zl_parser_skip_blanks(parser);
    char c = zl_parser_peek(parser);
    bool counted = c >= '0' && c <= '9';
    zili_status status = read_within(parser, within, counted);
    if (!status)
        status = check_within(parser, query, within, counted);
    if (status) {
        zl_node_free(within);
        return status;
    }
    return zl_parser_give(parser, query, within);
}

static zili_status parse_containing(zl_parser *parser, zl_node *query)
{
    zl_node *clause = zl_node_new(ZL_NODE_CONTAINING, parser->at);
    zl_node *pattern = NULL;

    if (!clause)
        return zl_no_memory(parser->err);
    clause->negated = zl_parser_peek(parser) == 'n';
    parser->at = clause->negated ? not_containing_end(parser)
                                 : parser->at + strlen("containing");
    parser->inside = true;
    zili_status status = zl_cql_pattern(parser, &pattern);
    parser->inside = false;
    if (!status)
        status = zl_parser_give(parser, clause, pattern);
    if (status) {
        zl_node_free(clause);
        return status;
    }
    return zl_parser_give(parser, query, clause);
}

static zili_status parse_where(zl_parser *parser, zl_node *query)
{
    zl_node *where = zl_node_new(ZL_NODE_WHERE, parser->at);
    zl_node *condition = NULL;
    zili_status status = where ? ZILI_OK : zl_no_memory(parser->err);

    if (!status && is_there(query, where))
        status = zl_parser_fail(parser, parser->at,
                                "there are conditions behind :: already; join "
                                "them by &.");
    parser->at += 2;
    if (!status)
        status = zl_cql_condition(parser, true, &condition);
    if (!status)
        status = zl_parser_give(parser, where, condition);
    if (status) {
        zl_node_free(where);
        return status;
    }
    return zl_parser_give(parser, query, where);
}

/* What follows a clause and is none. */
static zili_status no_clause(const zl_parser *parser)
{
    if (zl_parser_peek(parser) == ')' || zl_parser_peek(parser) == ']')
        return zl_parser_fail(parser, parser->at,
                              "this bracket was never opened.");
    return zl_parser_fail(parser, parser->at,
                          "only within, containing, not containing or :: can "
                          "follow here; for the words themselves write "
                          "\"within\" or \"containing\".");
}

zili_status zl_cql_clauses(zl_parser *parser, zl_node *query)
{
    zili_status status = ZILI_OK;

    for (zl_parser_skip_blanks(parser);
         !status && !zl_parser_ended(parser) && !zl_parser_is_aligned(parser);
         zl_parser_skip_blanks(parser)) {
        char c = zl_parser_peek(parser);
        if (!zl_cql_is_clause(parser)) {
            status = zl_cql_foreign(parser, false);
            return status ? status : no_clause(parser);
        }
        if (c == 'w')
            status = parse_within(parser, query);
        else if (c == ':')
            status = parse_where(parser, query);
        else
            status = parse_containing(parser, query);
    }
    return status;
}
