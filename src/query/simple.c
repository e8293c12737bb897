/* simple.c -- simple mode: words, phrases, * and ?, |, groups. */
#include "query/parser.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "text/script.h"

#include <string.h>

/* ---- exact words ---- */

/* What a pattern of CQL is made of, so that no query that is written here
 * means something else there. */
static bool is_kept(char c)
{
    return c != 0 && strchr("*?+|()[]{}^$", c) != NULL;
}

/* Up to the closing quote or the end. */
static zili_status read_quoted(zl_parser *parser, zl_str *text)
{
    while (!zl_parser_ended(parser) && zl_parser_peek(parser) != '"') {
        if (is_kept(zl_parser_peek(parser)))
            return zl_parser_fail(parser, parser->at,
                                  "in quotes nothing is wild; write \\%c for "
                                  "the character itself.",
                                  zl_parser_peek(parser));
        if (zl_parser_peek(parser) == '\\' &&
            parser->at + 1 < parser->text.size)
            parser->at++;
        zl_str_add_byte(text, parser->text.bytes[parser->at++]);
    }
    return text->failed ? zl_no_memory(parser->err) : ZILI_OK;
}

/* The words of `text`, parted by blanks. */
static zili_status add_words(zl_parser *parser, zl_node *branch, zl_view text,
                             const zl_node *like)
{
    zili_status status = ZILI_OK;
    size_t begin = 0, at = 0;

    while (!status && at < text.size) {
        size_t next = at;
        bool blank = zl_is_blank(zl_utf8_next(text, &next));
        size_t end = blank ? at : next;
        if (blank || next == text.size) {
            status = zl_parser_add_tokens(parser, branch,
                                          zl_view_cut(text, begin, end), like);
            begin = next;
        }
        at = next;
    }
    return status;
}

/* Words as they are written. */
static zili_status parse_exact(zl_parser *parser, zl_node *branch)
{
    zl_node like = { .column = parser->at,
                     .quoted = true,
                     .folds = ZL_FOLDS_UNSAID };
    zl_str text = { 0 };

    parser->at++;
    zili_status status = read_quoted(parser, &text);
    if (!status)
        status = zl_parser_check_quoted(parser, like.column,
                                        zl_str_view(&text), "phrase");
    if (!status) {
        parser->at++;
        status = zl_parser_flags(parser, &like.folds, NULL);
    }
    if (!status)
        status = add_words(parser, branch, zl_str_view(&text), &like);
    zl_str_clear(&text);
    return status;
}

/* ---- groups and branches ---- */

static zl_parse_branch parse_branch;

static zili_status parse_group(zl_parser *parser, zl_node *branch)
{
    size_t begin = parser->at;
    zl_node *inner = NULL;
    zili_status status = zl_parser_enter(parser, begin);

    if (status)
        return status;
    parser->at++;
    status = zl_parser_either(parser, parse_branch, &inner);
    zl_parser_leave(parser);
    if (!status)
        status = zl_parser_close(parser, begin, inner);
    if (status) {
        zl_node_free(inner);
        return status;
    }
    return zl_parser_give(parser, branch, inner);
}

static zili_status parse_item(zl_parser *parser, zl_node *branch)
{
    char c = zl_parser_peek(parser);

    if (c == '(')
        return parse_group(parser, branch);
    if (c == '@')
        return zl_parser_theme(parser, branch);
    if (c == '~' && zl_parser_ahead(parser, 1) == '"')
        return zl_parser_string(parser, branch);
    if (c == '~')
        return zl_parser_fail(parser, parser->at,
                              "a string follows ~ in quotes, as in "
                              "~\"独立自主\".");
    if (c == '"')
        return parse_exact(parser, branch);
    return zl_parser_word(parser, branch);
}

static zili_status check_branch(const zl_parser *parser,
                                const zl_node *branch)
{
    if (parser->depth > 0 || branch->children.count == 0) {
        zili_status status = zl_parser_check_aligned(parser);
        if (status)
            return status;
    }
    if (branch->children.count > ZL_QUERY_ITEM_LIMIT)
        return zl_parser_fail(parser, branch->column,
                              "this phrase has more than %d words.",
                              ZL_QUERY_ITEM_LIMIT);
    if (branch->children.count == 0)
        return zl_parser_fail(parser, parser->at, "a word is missing here.");
    return ZILI_OK;
}

static zili_status parse_branch(zl_parser *parser, zl_node **out)
{
    zl_node *branch = zl_node_new(ZL_NODE_SEQUENCE, parser->at);
    zili_status status = branch ? ZILI_OK : zl_no_memory(parser->err);

    zl_parser_skip_blanks(parser);
    while (!status && !zl_parser_ended(parser) &&
           zl_parser_peek(parser) != '|' && zl_parser_peek(parser) != ')' &&
           !zl_parser_is_aligned(parser)) {
        status = parse_item(parser, branch);
        zl_parser_skip_blanks(parser);
    }
    if (!status)
        status = check_branch(parser, branch);
    if (status) {
        zl_node_free(branch);
        return status;
    }
    *out = branch;
    return ZILI_OK;
}

zili_status zl_simple_parse(zl_parser *parser, zl_node **out)
{
    zili_status status = zl_parser_either(parser, parse_branch, out);

    if (!status && !zl_parser_ended(parser) &&
        !zl_parser_is_aligned(parser)) {
        status = zl_parser_fail(parser, parser->at,
                                "this bracket was never opened.");
        zl_node_free(*out);
        *out = NULL;
    }
    return status;
}
