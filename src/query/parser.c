/* parser.c -- what both languages of queries are read with. */
#include "query/parser.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "query/flags.h"
#include "query/token.h"
#include "text/script.h"

#include <string.h>

/* ---- characters ---- */

size_t zl_parser_behind_blanks(const zl_parser *parser, size_t at)
{
    for (size_t next = at; at < parser->text.size; at = next)
        if (!zl_is_blank(zl_utf8_next(parser->text, &next)))
            break;
    return at;
}

void zl_parser_skip_blanks(zl_parser *parser)
{
    parser->at = zl_parser_behind_blanks(parser, parser->at);
}

static char byte_at(const zl_parser *parser, size_t at)
{
    return at < parser->text.size ? parser->text.bytes[at] : 0;
}

size_t zl_parser_name_end(const zl_parser *parser, size_t at)
{
    size_t begin = at;

    for (size_t next = at; at < parser->text.size; at = next) {
        uint32_t c = zl_utf8_next(parser->text, &next);
        bool later = zl_is_digit(c) ||
                     (c == '-' && byte_at(parser, next) != '>');
        if (!zl_is_letter(c) && c != '_' && (at == begin || !later))
            break;
    }
    return at;
}

bool zl_parser_is_tag(const zl_parser *parser, size_t at)
{
    bool closing = byte_at(parser, at + 1) == '/';
    size_t begin = at + 1 + closing;
    size_t end = zl_parser_name_end(parser, begin);
    size_t behind = zl_parser_behind_blanks(parser, end);
    char c = byte_at(parser, behind);

    if (byte_at(parser, at) != '<' || end == begin)
        return false;
    return c == '>' || (!closing && c == '=') ||
           (!closing && c == '!' && byte_at(parser, behind + 1) == '=');
}

static bool is_digit_at(const zl_parser *parser, size_t at)
{
    return byte_at(parser, at) >= '0' && byte_at(parser, at) <= '9';
}

/* What ends a bare word in CQL only. */
static bool ends_word_of_cql(const zl_parser *parser, size_t at)
{
    char c = parser->text.bytes[at];

    if (c == ',')
        return parser->comma && !(at > 0 && is_digit_at(parser, at - 1) &&
                                  is_digit_at(parser, at + 1));
    if (c == ':')
        return byte_at(parser, at + 1) == ':';
    if (c == '<')
        return zl_parser_is_tag(parser, at);
    return c == '[' || c == ']' || c == '{' || c == '}';
}

static bool ends_word(const zl_parser *parser, size_t at)
{
    char c = parser->text.bytes[at];

    return c == '|' || c == '(' || c == ')' || c == '"' || c == '~' ||
           (parser->cql && ends_word_of_cql(parser, at));
}

size_t zl_parser_word_end(const zl_parser *parser)
{
    size_t at = parser->at;

    while (at < parser->text.size && !ends_word(parser, at)) {
        size_t next = at;
        if (zl_is_blank(zl_utf8_next(parser->text, &next)))
            break;
        at = next;
    }
    return at;
}

/* ---- nodes ---- */

static bool set_text(zl_node *node, zl_view text)
{
    node->text = zl_copy_text(text.bytes, text.size);
    return node->text != NULL;
}

zili_status zl_parser_node(const zl_parser *parser, zl_node **out,
                           zl_node_kind kind, size_t column, zl_view text)
{
    zl_node *node = zl_node_new(kind, column);

    *out = NULL;
    if (!node || !set_text(node, text)) {
        zl_node_free(node);
        return zl_no_memory(parser->err);
    }
    *out = node;
    return ZILI_OK;
}

zili_status zl_parser_give(const zl_parser *parser, zl_node *node,
                           zl_node *child)
{
    return zl_node_add(node, child) ? ZILI_OK : zl_no_memory(parser->err);
}

zili_status zl_parser_either(zl_parser *parser, zl_parse_branch *parse,
                             zl_node **out)
{
    zl_node *either = zl_node_new(ZL_NODE_EITHER, parser->at);
    zili_status status = either ? ZILI_OK : zl_no_memory(parser->err);

    *out = NULL;
    while (!status) {
        zl_node *branch = NULL;
        status = parse(parser, &branch);
        if (!status)
            status = zl_parser_give(parser, either, branch);
        if (status || zl_parser_peek(parser) != '|')
            break;
        parser->at++;
    }
    if (status) {
        zl_node_free(either);
        return status;
    }
    *out = either;
    return ZILI_OK;
}

/* ---- brackets ---- */

zili_status zl_parser_enter(zl_parser *parser, size_t column)
{
    if (parser->depth >= ZL_QUERY_DEPTH_LIMIT)
        return zl_parser_fail(parser, column,
                              "brackets and tags are nested more than %d "
                              "deep.",
                              ZL_QUERY_DEPTH_LIMIT);
    parser->depth++;
    return ZILI_OK;
}

void zl_parser_leave(zl_parser *parser)
{
    parser->depth--;
}

/* ---- flags ---- */

/* Whether `word` is a % and letters that are all of `letters`. */
static bool is_flags(zl_view word, const char *letters)
{
    for (size_t i = 1; i < word.size; i++)
        if (!word.bytes[i] || !strchr(letters, word.bytes[i]))
            return false;
    return word.size > 1 && word.bytes[0] == '%';
}

static zili_status misspelt(const zl_parser *parser, bool literal)
{
    return zl_parser_fail(parser, parser->at,
                          "the flags are %%c (case), %%d (diacritics), %%v "
                          "(variants)%s, and together, as %%cd.",
                          literal ? ", %l (no pattern)" : "");
}

/* %l among others: the others are said as if it were not there. */
static void take_flags(zl_view word, int *folds, bool *literal)
{
    char rest[8] = "%";
    size_t size = 1;

    for (const char *letter = "cdv"; *letter; letter++)
        if (memchr(word.bytes, *letter, word.size))
            rest[size++] = *letter;
    zl_flags_cut((zl_view){ rest, size }, folds);
    if (literal && memchr(word.bytes, 'l', word.size))
        *literal = true;
}

/* Behind a % and the letters that follow it; in simple mode behind all that
 * does. */
static size_t flags_end(const zl_parser *parser)
{
    size_t at = parser->at + 1;

    if (!parser->cql)
        return zl_parser_word_end(parser);
    while ((byte_at(parser, at) | 0x20) >= 'a' &&
           (byte_at(parser, at) | 0x20) <= 'z')
        at++;
    return at;
}

/* Whether a letter stands behind the % that stands here. */
static bool is_misspelt(const zl_parser *parser)
{
    size_t second = parser->at + 1;

    return zl_parser_peek(parser) == '%' && second < parser->text.size &&
           zl_is_letter(zl_utf8_next(parser->text, &second));
}

zili_status zl_parser_flags(zl_parser *parser, int *folds, bool *literal)
{
    size_t before = parser->at;

    if (parser->cql)
        zl_parser_skip_blanks(parser);
    bool blanks = parser->at > before;
    if (zl_parser_peek(parser) == '%') {
        zl_view word =
            zl_view_cut(parser->text, parser->at, flags_end(parser));
        if (is_flags(word, literal ? "cdvl" : "cdv")) {
            take_flags(word, folds, literal);
            parser->at += word.size;
            before = parser->at;
            blanks = false;
        }
    }
    if (!blanks && is_misspelt(parser))
        return misspelt(parser, literal);
    parser->at = before;
    return ZILI_OK;
}

/* ---- words ---- */

zili_status zl_parser_add_tokens(zl_parser *parser, zl_node *branch,
                                 zl_view word, const zl_node *like)
{
    zili_status status = ZILI_OK;

    for (size_t at = 0, next; !status && at < word.size; at = next) {
        zl_node *node;
        next = zl_token_end(word, at, like->quoted);
        status = zl_parser_node(parser, &node, ZL_NODE_WORD,
                                like->column + (like->quoted ? 0 : at),
                                zl_view_cut(word, at, next));
        if (status)
            return status;
        node->quoted = like->quoted;
        node->folds = like->folds;
        node->touching = at > 0;
        status = zl_parser_give(parser, branch, node);
    }
    return status;
}

/* One that is nothing but flags is text. */
zili_status zl_parser_word(zl_parser *parser, zl_node *branch)
{
    size_t end = zl_parser_word_end(parser);
    zl_view word = zl_view_cut(parser->text, parser->at, end);
    zl_node like = { .column = parser->at, .folds = ZL_FOLDS_UNSAID };
    size_t size = zl_flags_cut(word, &like.folds);

    if (size == 0) {
        size = word.size;
        like.folds = ZL_FOLDS_UNSAID;
    }
    parser->at = end;
    return zl_parser_add_tokens(parser, branch, zl_view_cut(word, 0, size),
                                &like);
}

/* ---- strings ---- */

static bool is_blank(zl_view text)
{
    for (size_t at = 0; at < text.size;)
        if (!zl_is_blank(zl_utf8_next(text, &at)))
            return false;
    return true;
}

zili_status zl_parser_check_quoted(const zl_parser *parser, size_t begin,
                                   zl_view text, const char *what)
{
    if (zl_parser_ended(parser))
        return zl_parser_fail(parser, begin, "this %s has no closing quote.",
                              what);
    if (is_blank(text))
        return zl_parser_fail(parser, begin, "there is nothing in this %s.",
                              what);
    return ZILI_OK;
}

/* Up to the closing quote or the end. */
static void read_string(zl_parser *parser, zl_str *text)
{
    while (!zl_parser_ended(parser) && zl_parser_peek(parser) != '"') {
        if (zl_parser_peek(parser) == '\\' &&
            parser->at + 1 < parser->text.size)
            parser->at++;
        zl_str_add_byte(text, parser->text.bytes[parser->at++]);
    }
}

/* A hit is of whole characters of words, and ends with one. */
static bool has_blank_end(zl_view text)
{
    size_t begin = 0, end = text.size;

    return zl_is_blank(zl_utf8_next(text, &begin)) ||
           zl_is_blank(zl_utf8_last(text, &end));
}

static zili_status check_string(const zl_parser *parser, size_t begin,
                                const zl_str *text)
{
    if (text->failed)
        return zl_no_memory(parser->err);
    zili_status status = zl_parser_check_quoted(
        parser, begin, zl_str_view(text), "string");
    if (!status && zl_utf8_count(zl_str_view(text)) > ZL_QUERY_ITEM_LIMIT)
        status = zl_parser_fail(parser, begin,
                                "this string is longer than %d characters.",
                                ZL_QUERY_ITEM_LIMIT);
    if (!status && has_blank_end(zl_str_view(text)))
        status = zl_parser_fail(parser, begin,
                                "a blank at an end of a string is not looked "
                                "for: leave it away, or write the word that "
                                "it parts from the string beside it.");
    return status;
}

zili_status zl_parser_string(zl_parser *parser, zl_node *branch)
{
    size_t begin = parser->at;
    zl_node *node = NULL;
    zl_str text = { 0 };

    parser->at += 2;
    read_string(parser, &text);
    zili_status status = check_string(parser, begin, &text);
    if (!status)
        status = zl_parser_node(parser, &node, ZL_NODE_STRING, begin,
                                zl_str_view(&text));
    zl_str_clear(&text);
    if (status)
        return status;
    parser->at++;
    status = zl_parser_flags(parser, &node->folds, NULL);
    if (status) {
        zl_node_free(node);
        return status;
    }
    return zl_parser_give(parser, branch, node);
}

/* ---- themes ---- */

/* In CQL what is behind a name may repeat it. */
static size_t theme_end(const zl_parser *parser)
{
    size_t end = zl_parser_word_end(parser);

    for (size_t at = parser->at; parser->cql && at < end; at++)
        if (strchr("*+?", parser->text.bytes[at]))
            return at;
    return end;
}

zili_status zl_parser_theme(zl_parser *parser, zl_node *branch)
{
    size_t begin = parser->at++;
    size_t end = theme_end(parser);
    zl_view name = zl_view_cut(parser->text, parser->at, end);
    int folds = ZL_FOLDS_UNSAID;
    zl_node *node;

    name.size = zl_flags_cut(name, &folds);
    if (name.size == 0)
        return zl_parser_fail(parser, begin,
                              "the name of a theme follows @, as in "
                              "@self-reliance.");
    zili_status status =
        zl_parser_node(parser, &node, ZL_NODE_THEME, begin, name);
    if (status)
        return status;
    node->folds = folds;
    parser->at = end;
    return zl_parser_give(parser, branch, node);
}

zili_status zl_parser_close(zl_parser *parser, size_t begin, zl_node *inner)
{
    int folds = ZL_FOLDS_UNSAID;

    if (zl_parser_peek(parser) != ')')
        return zl_parser_fail(parser, begin, "this bracket is not closed.");
    parser->at++;
    zili_status status = zl_parser_flags(parser, &folds, NULL);
    if (!status)
        zl_node_set_folds(inner, folds);
    return status;
}
