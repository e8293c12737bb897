/* parse.c -- the text of a query → its tree, by recursive descent. */
#include "parse.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/script.h"
#include "text/width.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct parser {
    const char *whole;
    zl_view text;
    size_t at;
    int depth;
    zili_error *err;
};

/* ---- failures ---- */

zili_status zl_query_fail(zili_error *err, const char *text, size_t column,
                          const char *format, ...)
{
    char reason[256];
    zl_view line = zl_view_of(text);
    size_t shown = column < line.size ? column : line.size;
    zl_view before = zl_view_cut(line, 0, shown);
    va_list args;

    va_start(args, format);
    vsnprintf(reason, sizeof reason, format, args);
    va_end(args);
    if (line.size > 200)
        return zl_fail(err, ZILI_EUSAGE, "Column %zu of the query: %s",
                       zl_utf8_count(before) + 1, reason);
    return zl_fail(err, ZILI_EUSAGE, "Column %zu of the query: %s\n  %s\n  %*s",
                   zl_utf8_count(before) + 1, reason, text,
                   (int)zl_width(before) + 1, "^");
}

static zili_status no_memory(const struct parser *parser)
{
    return zl_no_memory(parser->err);
}

/* ---- characters ---- */

static bool ended(const struct parser *parser)
{
    return parser->at == parser->text.size;
}

static char peek(const struct parser *parser)
{
    return ended(parser) ? 0 : parser->text.bytes[parser->at];
}

static void skip_blanks(struct parser *parser)
{
    while (!ended(parser)) {
        size_t next = parser->at;
        if (!zl_is_blank(zl_utf8_next(parser->text, &next)))
            return;
        parser->at = next;
    }
}

static bool is_wild(uint32_t c)
{
    return c == '*' || c == '?';
}

static bool is_letter(uint32_t c)
{
    return zl_is_letter(c) || is_wild(c) || c == '@';
}

static bool is_digit(uint32_t c)
{
    return zl_is_digit(c) || is_wild(c);
}

/* What stays in a word between two letters, as in don't, or two digits, as in
 * 1,234: MidLetter, MidNum, MidNumLet of UAX 29. */
static bool joins(uint32_t before, uint32_t c, uint32_t after)
{
    bool letters = is_letter(before) && is_letter(after);
    bool digits = is_digit(before) && is_digit(after);

    if (c == '\'' || c == 0x2019 || c == '.')
        return letters || digits;
    if (c == ',' || c == ';')
        return digits;
    return c == 0xB7 && letters;
}

static bool in_word(uint32_t c)
{
    return zl_is_letter(c) || zl_is_digit(c) || is_wild(c) || c == '_' ||
           c == '@';
}

/* Whether a new token begins between two characters of a word. */
static bool parts(uint32_t before, uint32_t c)
{
    return !is_wild(before) && !is_wild(c) && zl_is_han(before) != zl_is_han(c);
}

/* ---- items ---- */

static bool set_text(zl_node *node, zl_view text)
{
    node->text = zl_copy_text(text.bytes, text.size);
    return node->text != NULL;
}

/* The end of the token that begins at `at` in a word that ends at `end`. */
static size_t token_end(const struct parser *parser, size_t at, size_t end)
{
    zl_view text = zl_view_cut(parser->text, 0, end);
    uint32_t before = zl_utf8_next(text, &at);

    if (!in_word(before))
        return at;
    while (at < end) {
        size_t next = at;
        uint32_t c = zl_utf8_next(text, &next);
        size_t after = next;
        bool joined = !zl_is_han(before) && next < end &&
                      joins(before, c, zl_utf8_next(text, &after));
        if (!joined && (!in_word(c) || parts(before, c)))
            break;
        before = c;
        at = next;
    }
    return at;
}

static bool ends_word(char c)
{
    return c == '|' || c == '(' || c == ')' || c == '"' || c == '~';
}

static size_t word_end(const struct parser *parser)
{
    size_t at = parser->at;

    while (at < parser->text.size && !ends_word(parser->text.bytes[at])) {
        size_t next = at;
        if (zl_is_blank(zl_utf8_next(parser->text, &next)))
            break;
        at = next;
    }
    return at;
}

/* A word: its tokens, added to the branch one by one. */
static zili_status parse_word(struct parser *parser, zl_node *branch)
{
    size_t end = word_end(parser);
    bool touching = false;

    while (parser->at < end) {
        size_t next = token_end(parser, parser->at, end);
        zl_node *node = zl_node_new(ZL_NODE_WORD, parser->at);
        if (!node)
            return no_memory(parser);
        node->touching = touching;
        if (!set_text(node, zl_view_cut(parser->text, parser->at, next))) {
            zl_node_free(node);
            return no_memory(parser);
        }
        if (!zl_node_add(branch, node))
            return no_memory(parser);
        touching = true;
        parser->at = next;
    }
    return ZILI_OK;
}

static bool is_blank(zl_view text)
{
    for (size_t at = 0; at < text.size;)
        if (!zl_is_blank(zl_utf8_next(text, &at)))
            return false;
    return true;
}

/* What stands between the quotes, up to the closing one or the end. */
static void read_string(struct parser *parser, zl_str *text)
{
    parser->at += 2;
    while (!ended(parser) && peek(parser) != '"') {
        if (peek(parser) == '\\' && parser->at + 1 < parser->text.size)
            parser->at++;
        zl_str_add_byte(text, parser->text.bytes[parser->at++]);
    }
}

static zili_status parse_string(struct parser *parser, zl_node *branch)
{
    zl_str text = { 0 };
    size_t begin = parser->at;

    read_string(parser, &text);
    zili_status status = ZILI_OK;
    if (text.failed)
        status = no_memory(parser);
    else if (ended(parser))
        status = zl_query_fail(parser->err, parser->whole, begin,
                               "this string has no closing quote.");
    else if (is_blank(zl_str_view(&text)))
        status = zl_query_fail(parser->err, parser->whole, begin,
                               "there is nothing in this string.");
    else if (zl_utf8_count(zl_str_view(&text)) > ZL_QUERY_ITEM_LIMIT)
        status = zl_query_fail(parser->err, parser->whole, begin,
                               "this string is longer than %d characters.",
                               ZL_QUERY_ITEM_LIMIT);
    zl_node *node = status ? NULL : zl_node_new(ZL_NODE_STRING, begin);
    if (!status &&
        (!node || !set_text(node, zl_view_trim(zl_str_view(&text)))))
        status = no_memory(parser);
    zl_str_clear(&text);
    if (status) {
        zl_node_free(node);
        return status;
    }
    parser->at++;
    return zl_node_add(branch, node) ? ZILI_OK : no_memory(parser);
}

static zili_status parse_theme(struct parser *parser, zl_node *branch)
{
    size_t begin = parser->at++;
    size_t end = word_end(parser);

    if (end == parser->at)
        return zl_query_fail(parser->err, parser->whole, begin,
                             "the name of a theme follows @, as in "
                             "@self-reliance.");
    zl_node *node = zl_node_new(ZL_NODE_THEME, begin);
    if (!node || !set_text(node, zl_view_cut(parser->text, parser->at, end))) {
        zl_node_free(node);
        return no_memory(parser);
    }
    parser->at = end;
    return zl_node_add(branch, node) ? ZILI_OK : no_memory(parser);
}

static zili_status parse_query(struct parser *parser, zl_node **out);

static zili_status parse_group(struct parser *parser, zl_node *branch)
{
    size_t begin = parser->at++;
    zl_node *inner = NULL;

    if (parser->depth >= ZL_QUERY_DEPTH_LIMIT)
        return zl_query_fail(parser->err, parser->whole, begin,
                             "brackets are nested more than %d deep.",
                             ZL_QUERY_DEPTH_LIMIT);
    parser->depth++;
    zili_status status = parse_query(parser, &inner);
    parser->depth--;
    if (status)
        return status;
    if (peek(parser) != ')') {
        zl_node_free(inner);
        return zl_query_fail(parser->err, parser->whole, begin,
                             "this bracket is not closed.");
    }
    parser->at++;
    return zl_node_add(branch, inner) ? ZILI_OK : no_memory(parser);
}

static zili_status parse_item(struct parser *parser, zl_node *branch)
{
    char c = peek(parser);

    if (c == '(')
        return parse_group(parser, branch);
    if (c == '@')
        return parse_theme(parser, branch);
    if (c == '~' && parser->at + 1 < parser->text.size &&
        parser->text.bytes[parser->at + 1] == '"')
        return parse_string(parser, branch);
    if (c == '~')
        return zl_query_fail(parser->err, parser->whole, parser->at,
                             "a string follows ~ in quotes, as in "
                             "~\"独立自主\".");
    if (c == '"')
        return zl_query_fail(parser->err, parser->whole, parser->at,
                             "a quote stands only in a string, as in "
                             "~\"独立自主\"; words need none.");
    return parse_word(parser, branch);
}

/* ---- branches ---- */

static zili_status parse_branch(struct parser *parser, zl_node **out)
{
    zl_node *branch = zl_node_new(ZL_NODE_SEQUENCE, parser->at);
    zili_status status = branch ? ZILI_OK : no_memory(parser);

    skip_blanks(parser);
    while (!status && !ended(parser) && peek(parser) != '|' &&
           peek(parser) != ')') {
        status = parse_item(parser, branch);
        skip_blanks(parser);
    }
    if (!status && branch->children.count > ZL_QUERY_ITEM_LIMIT)
        status = zl_query_fail(parser->err, parser->whole, branch->column,
                               "this phrase has more than %d words.",
                               ZL_QUERY_ITEM_LIMIT);
    if (!status && branch->children.count == 0)
        status = zl_query_fail(parser->err, parser->whole, parser->at,
                               "a word is missing here.");
    if (status) {
        zl_node_free(branch);
        return status;
    }
    *out = branch;
    return ZILI_OK;
}

static zili_status parse_query(struct parser *parser, zl_node **out)
{
    zl_node *query = zl_node_new(ZL_NODE_EITHER, parser->at);
    zili_status status = query ? ZILI_OK : no_memory(parser);

    while (!status) {
        zl_node *branch = NULL;
        status = parse_branch(parser, &branch);
        if (!status && !zl_node_add(query, branch))
            status = no_memory(parser);
        if (status || peek(parser) != '|')
            break;
        parser->at++;
    }
    if (status) {
        zl_node_free(query);
        return status;
    }
    *out = query;
    return ZILI_OK;
}

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

zili_status zl_parse(zl_node **out, const char *text, zili_error *err)
{
    struct parser parser = { .whole = text,
                             .text = zl_view_of(text),
                             .err = err };

    *out = NULL;
    zili_status status = check_text(text, err);
    if (!status)
        status = parse_query(&parser, out);
    if (!status && !ended(&parser)) {
        status = zl_query_fail(err, text, parser.at,
                               "this bracket was never opened.");
        zl_node_free(*out);
        *out = NULL;
    }
    return status;
}
