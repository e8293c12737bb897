/* parse.c -- the text of a query → its tree, by recursive descent. */
#include "parse.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "query/flags.h"
#include "query/token.h"
#include "text/script.h"

#include <string.h>

struct parser {
    const char *whole;
    zl_view text;
    size_t at;
    int depth;
    zili_error *err;
};

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

/* ---- items ---- */

static bool set_text(zl_node *node, zl_view text)
{
    node->text = zl_copy_text(text.bytes, text.size);
    return node->text != NULL;
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

/* The tokens of `word`, added to the branch one by one. They are as `like`
 * is, and each has its own column, unless all are quoted. */
static zili_status add_tokens(struct parser *parser, zl_node *branch,
                              zl_view word, const zl_node *like)
{
    for (size_t at = 0, next; at < word.size; at = next) {
        next = zl_token_end(word, at, like->quoted);
        zl_node *node = zl_node_new(ZL_NODE_WORD, like->column);
        if (!node)
            return no_memory(parser);
        node->column += like->quoted ? 0 : at;
        node->quoted = like->quoted;
        node->folds = like->folds;
        node->touching = at > 0;
        if (!set_text(node, zl_view_cut(word, at, next))) {
            zl_node_free(node);
            return no_memory(parser);
        }
        if (!zl_node_add(branch, node))
            return no_memory(parser);
    }
    return ZILI_OK;
}

/* A word; one that is nothing but flags is text. */
static zili_status parse_word(struct parser *parser, zl_node *branch)
{
    size_t end = word_end(parser);
    zl_view word = zl_view_cut(parser->text, parser->at, end);
    zl_node like = { .column = parser->at, .folds = ZL_FOLDS_UNSAID };
    size_t size = zl_flags_cut(word, &like.folds);

    if (size == 0) {
        size = word.size;
        like.folds = ZL_FOLDS_UNSAID;
    }
    parser->at = end;
    return add_tokens(parser, branch, zl_view_cut(word, 0, size), &like);
}

/* The flags behind a quote or a bracket. What begins with % and is no flag is
 * the next word, unless it looks like one misspelt. */
static zili_status parse_flags(struct parser *parser, int *folds)
{
    size_t end = word_end(parser);
    zl_view word = zl_view_cut(parser->text, parser->at, end);

    if (word.size < 2 || word.bytes[0] != '%')
        return ZILI_OK;
    if (zl_flags_cut(word, folds) == 0) {
        parser->at = end;
        return ZILI_OK;
    }
    size_t at = 1;
    if (!zl_is_letter(zl_utf8_next(word, &at)))
        return ZILI_OK;
    return zl_query_fail(parser->err, parser->whole, parser->at,
                         "the flags are %%c (case), %%d (diacritics), %%v "
                         "(variants), and together, as %%cd.");
}

static bool is_blank(zl_view text)
{
    for (size_t at = 0; at < text.size;)
        if (!zl_is_blank(zl_utf8_next(text, &at)))
            return false;
    return true;
}

/* ---- what stands in quotes ---- */

/* What will be needed for patterns of characters, so that no query that is
 * written now will mean something else then. */
static bool is_kept(char c)
{
    return c != 0 && strchr("*?+|()[]{}^$", c) != NULL;
}

/* Up to the closing quote or the end. */
static zili_status read_quoted(struct parser *parser, bool string,
                               zl_str *text)
{
    while (!ended(parser) && peek(parser) != '"') {
        if (!string && is_kept(peek(parser)))
            return zl_query_fail(parser->err, parser->whole, parser->at,
                                 "in quotes nothing is wild; write \\%c for "
                                 "the character itself.",
                                 peek(parser));
        if (peek(parser) == '\\' && parser->at + 1 < parser->text.size)
            parser->at++;
        zl_str_add_byte(text, parser->text.bytes[parser->at++]);
    }
    return text->failed ? no_memory(parser) : ZILI_OK;
}

static zili_status check_quoted(const struct parser *parser, size_t begin,
                                zl_view text, const char *what)
{
    if (ended(parser))
        return zl_query_fail(parser->err, parser->whole, begin,
                             "this %s has no closing quote.", what);
    if (is_blank(text))
        return zl_query_fail(parser->err, parser->whole, begin,
                             "there is nothing in this %s.", what);
    if (zl_utf8_count(text) > ZL_QUERY_ITEM_LIMIT)
        return zl_query_fail(parser->err, parser->whole, begin,
                             "this %s is longer than %d characters.", what,
                             ZL_QUERY_ITEM_LIMIT);
    return ZILI_OK;
}

/* From behind the opening quote to behind the flags; `begin` is where the
 * item begins. */
static zili_status parse_quoted(struct parser *parser, size_t begin,
                                bool string, zl_str *text, int *folds)
{
    zili_status status = read_quoted(parser, string, text);

    if (!status)
        status = check_quoted(parser, begin, zl_str_view(text),
                              string ? "string" : "phrase");
    if (status)
        return status;
    parser->at++;
    return parse_flags(parser, folds);
}

static zili_status parse_string(struct parser *parser, zl_node *branch)
{
    zl_node *node = zl_node_new(ZL_NODE_STRING, parser->at);
    zl_str text = { 0 };

    if (!node)
        return no_memory(parser);
    parser->at += 2;
    zili_status status = parse_quoted(parser, node->column, true, &text,
                                      &node->folds);
    if (!status && !set_text(node, zl_view_trim(zl_str_view(&text))))
        status = no_memory(parser);
    zl_str_clear(&text);
    if (status) {
        zl_node_free(node);
        return status;
    }
    return zl_node_add(branch, node) ? ZILI_OK : no_memory(parser);
}

/* The words of `text`, parted by blanks. */
static zili_status add_words(struct parser *parser, zl_node *branch,
                             zl_view text, const zl_node *like)
{
    zili_status status = ZILI_OK;
    size_t begin = 0, at = 0;

    while (!status && at < text.size) {
        size_t next = at;
        bool blank = zl_is_blank(zl_utf8_next(text, &next));
        size_t end = blank ? at : next;
        if (blank || next == text.size) {
            status = add_tokens(parser, branch, zl_view_cut(text, begin, end),
                                like);
            begin = next;
        }
        at = next;
    }
    return status;
}

/* Words as they are written. */
static zili_status parse_exact(struct parser *parser, zl_node *branch)
{
    zl_node like = { .column = parser->at,
                     .quoted = true,
                     .folds = ZL_FOLDS_UNSAID };
    zl_str text = { 0 };

    parser->at++;
    zili_status status = parse_quoted(parser, like.column, false, &text,
                                      &like.folds);
    if (!status)
        status = add_words(parser, branch, zl_str_view(&text), &like);
    zl_str_clear(&text);
    return status;
}

/* ---- other items ---- */

static zili_status parse_theme(struct parser *parser, zl_node *branch)
{
    size_t begin = parser->at++;
    size_t end = word_end(parser);
    zl_view name = zl_view_cut(parser->text, parser->at, end);
    int folds = ZL_FOLDS_UNSAID;

    name.size = zl_flags_cut(name, &folds);
    if (name.size == 0)
        return zl_query_fail(parser->err, parser->whole, begin,
                             "the name of a theme follows @, as in "
                             "@self-reliance.");
    zl_node *node = zl_node_new(ZL_NODE_THEME, begin);
    if (!node || !set_text(node, name)) {
        zl_node_free(node);
        return no_memory(parser);
    }
    node->folds = folds;
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
    int folds = ZL_FOLDS_UNSAID;
    status = parse_flags(parser, &folds);
    if (status) {
        zl_node_free(inner);
        return status;
    }
    zl_node_set_folds(inner, folds);
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
        return parse_exact(parser, branch);
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
