/* cql_item.c -- CQL: what a branch is made of. */
#include "query/cql.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "query/regex.h"
#include "text/script.h"

#include <string.h>

/* ---- quotes ---- */

/* What stands between quotes, as it is written, \ before what it is written
 * before; `*column` is that of the first. */
static zili_status read_quoted(zl_parser *parser, const char *what,
                               zl_view *out)
{
    size_t begin = parser->at;
    char quote = parser->text.bytes[parser->at++];

    while (!zl_parser_ended(parser) && zl_parser_peek(parser) != quote)
        parser->at += zl_parser_peek(parser) == '\\' &&
                              parser->at + 1 < parser->text.size
                          ? 2
                          : 1;
    if (zl_parser_ended(parser))
        return zl_parser_fail(parser, begin, "this %s has no closing quote.",
                              what);
    *out = zl_view_cut(parser->text, begin + 1, parser->at);
    parser->at++;
    if (zl_parser_peek(parser) == quote)
        return zl_parser_fail(parser, parser->at,
                              "a quote follows a quote; write \\%c for one in "
                              "the text, or part the two by a blank.",
                              quote);
    return ZILI_OK;
}

/* The characters that `text` stands for, where it is no pattern. */
static void unescape(zl_view text, zl_str *out)
{
    for (size_t at = 0; at < text.size; at++) {
        char c = text.bytes[at];
        char next = at + 1 < text.size ? text.bytes[at + 1] : 0;
        if (c == '\\' && (next == '\\' || next == '"' || next == '\''))
            at++;
        zl_str_add_byte(out, text.bytes[at]);
    }
}

/* The text of one token in quotes: what it stands for if it is `literal` or
 * has nothing of a pattern, and else the pattern. */
static zili_status make_regex(const zl_parser *parser, zl_node **out,
                              zl_view text, size_t column, bool literal)
{
    zl_str plain = { 0 };
    bool is_plain = literal || zl_regex_is_plain(text, &plain);
    zili_status status = ZILI_OK;

    *out = NULL;
    if (literal)
        unescape(text, &plain);
    if (plain.failed)
        status = zl_no_memory(parser->err);
    if (!status && !is_plain)
        status = zl_regex_check(text, column + 1, parser->whole, parser->err);
    if (!status)
        status = zl_parser_node(parser, out, ZL_NODE_REGEX, column,
                                is_plain ? zl_str_view(&plain) : text);
    if (!status)
        (*out)->literal = is_plain;
    zl_str_clear(&plain);
    return status;
}

zili_status zl_cql_value(zl_parser *parser, zl_node **out)
{
    size_t column = parser->at;
    int folds = ZL_FOLDS_UNSAID;
    bool literal = false;
    zl_view text = { 0 };
    zili_status status = read_quoted(parser, "value", &text);

    *out = NULL;
    if (!status)
        status = zl_parser_flags(parser, &folds, &literal);
    if (!status)
        status = make_regex(parser, out, text, column, literal);
    if (!status)
        (*out)->folds = folds;
    return status;
}

/* ---- phrases ---- */

/* Words in quotes: what is no pattern is cut like any text, a pattern is
 * matched by one token. */
static zili_status add_quoted_word(zl_parser *parser, zl_node *branch,
                                   zl_view text, const zl_node *like)
{
    size_t column = (size_t)(text.bytes - parser->text.bytes) - 1;
    zl_node *node;
    zili_status status =
        make_regex(parser, &node, text, column, like->literal);

    if (status)
        return status;
    node->folds = like->folds;
    if (!node->literal)
        return zl_parser_give(parser, branch, node);
    status = zl_parser_add_tokens(parser, branch, zl_view_of(node->text), like);
    zl_node_free(node);
    return status;
}

/* A blank in brackets, where no phrase can be parted. */
static zili_status blank_inside(const zl_parser *parser, size_t column)
{
    return zl_parser_fail(parser, column,
                          "a pattern is for one word, and this is a blank in "
                          "brackets; write (\"a b\" | \"c d\") for phrases, or "
                          "\\ before a blank that is in the word.");
}

/* Where one is in a pattern. */
struct inside {
    int depth;  /* of ( ) and { } */
    bool class; /* in [ ] */
};

static void step(struct inside *inside, char c)
{
    if (inside->class) {
        inside->class = c != ']';
        return;
    }
    inside->class = c == '[';
    if (c == '(' || c == '{')
        inside->depth++;
    if ((c == ')' || c == '}') && inside->depth > 0)
        inside->depth--;
}

/* Behind the word that begins at `at`, and whether a blank in brackets ended
 * it. */
static size_t quoted_word_end(zl_view text, size_t at, bool literal,
                              bool *broken)
{
    struct inside inside = { 0 };

    for (size_t next = at; at < text.size; at = next) {
        uint32_t c = zl_utf8_next(text, &next);
        if (zl_is_blank(c))
            break;
        if (!literal && c == '\\' && next < text.size)
            zl_utf8_next(text, &next);
        else if (!literal)
            step(&inside, text.bytes[at]);
    }
    *broken = at < text.size && (inside.depth > 0 || inside.class);
    return at;
}

static zili_status add_phrase(zl_parser *parser, zl_node *branch, zl_view text,
                              const zl_node *like)
{
    size_t offset = (size_t)(text.bytes - parser->text.bytes);
    zili_status status = ZILI_OK;
    bool broken;

    for (size_t at = 0; !status && at < text.size;) {
        size_t next = at;
        if (zl_is_blank(zl_utf8_next(text, &next))) {
            at = next;
            continue;
        }
        size_t end = quoted_word_end(text, at, like->literal, &broken);
        zl_view word = zl_view_cut(text, at, end);
        status = broken
                     ? blank_inside(parser, offset + end)
                     : add_quoted_word(parser, branch, word, like);
        at = end;
    }
    return status;
}

static zili_status parse_phrase(zl_parser *parser, zl_node *branch)
{
    size_t first = branch->children.count;
    zl_node like = { .column = parser->at,
                     .quoted = true,
                     .folds = ZL_FOLDS_UNSAID };
    zl_view text = { 0 };
    zili_status status = read_quoted(parser, "phrase", &text);

    if (!status)
        status = zl_parser_flags(parser, &like.folds, &like.literal);
    if (!status)
        status = add_phrase(parser, branch, text, &like);
    if (!status && branch->children.count == first)
        status = zl_parser_fail(parser, like.column,
                                "there is nothing in this phrase.");
    return status;
}

/* ---- tokens ---- */

static zili_status parse_bracket(zl_parser *parser, zl_node *token)
{
    size_t begin = parser->at;
    zl_node *condition = NULL;
    zili_status status = zl_parser_enter(parser, begin);

    if (status)
        return status;
    parser->at++;
    if (zl_parser_peek(parser) == ':') /* never left: the query has failed */
        return zl_parser_fail(parser, begin,
                              "[: :] looks ahead in CQP and is not here; "
                              "repeat what follows, or use labels and :: "
                              "conditions.");
    zl_parser_skip_blanks(parser);
    if (zl_parser_peek(parser) != ']')
        status = zl_cql_condition(parser, false, &condition);
    if (!status && condition)
        status = zl_parser_give(parser, token, condition);
    zl_parser_leave(parser);
    if (status)
        return status;
    if (zl_parser_peek(parser) != ']')
        return zl_parser_ended(parser)
                   ? zl_parser_fail(parser, begin,
                                    "this bracket [ is not closed.")
                   : zl_parser_fail(parser, parser->at,
                                    "& | or ] is expected here, as in "
                                    "[word=\"a.*\" & pos=\"N.*\"].");
    parser->at++;
    return ZILI_OK;
}

/* "x" with a label is [word="x"]: one token, whatever the cut. */
static zili_status parse_quoted_token(zl_parser *parser, zl_node *token)
{
    zl_node *compare = zl_node_new(ZL_NODE_COMPARE, parser->at);
    zl_node *word = NULL, *value = NULL;
    zili_status status = compare ? ZILI_OK : zl_no_memory(parser->err);

    if (!status)
        status = zl_parser_node(parser, &word, ZL_NODE_ATTRIBUTE, parser->at,
                                zl_view_of("word"));
    if (!status)
        status = zl_parser_give(parser, compare, word);
    if (!status)
        status = zl_cql_value(parser, &value);
    if (!status)
        status = zl_parser_give(parser, compare, value);
    if (status) {
        zl_node_free(compare);
        return status;
    }
    return zl_parser_give(parser, token, compare);
}

/* [ … ] or "…", which are one token. */
static zili_status parse_token(zl_parser *parser, zl_node *branch,
                               size_t column, int label, bool target)
{
    zl_node *token = zl_node_new(ZL_NODE_TOKEN, column);

    if (!token)
        return zl_no_memory(parser->err);
    token->label = label;
    token->target = target;
    zili_status status = zl_parser_peek(parser) == '['
                             ? parse_bracket(parser, token)
                             : parse_quoted_token(parser, token);
    if (status) {
        zl_node_free(token);
        return status;
    }
    return zl_parser_give(parser, branch, token);
}

/* ---- labels ---- */

int zl_cql_label(const zl_parser *parser, zl_view name)
{
    for (size_t i = 0; i < parser->labels.children.count; i++)
        if (zl_view_is(name, parser->labels.children.items[i]->text))
            return (int)i;
    return ZL_LABEL_NONE;
}

static zili_status check_label(const zl_parser *parser, size_t column,
                               zl_view name)
{
    if (parser->inside)
        return zl_parser_fail(parser, column,
                              "labels and @ stand in the first pattern, not "
                              "behind containing.");
    if (zl_view_is(name, "match") || zl_view_is(name, "matchend") ||
        zl_view_is(name, "target") || zl_view_is(name, "_"))
        return zl_parser_fail(parser, column,
                              "no label can be called %.*s: that is a name "
                              "already.",
                              (int)name.size, name.bytes);
    if (parser->labels.children.count >= ZL_QUERY_LABEL_LIMIT)
        return zl_parser_fail(parser, column,
                              "there are more than %d labels.",
                              ZL_QUERY_LABEL_LIMIT);
    return ZILI_OK;
}

/* The number of the label `name`, new or old. */
static zili_status make_label(zl_parser *parser, size_t column, zl_view name,
                              int *out)
{
    zl_node *label;

    *out = zl_cql_label(parser, name);
    if (*out != ZL_LABEL_NONE && !parser->inside)
        return ZILI_OK;
    zili_status status = check_label(parser, column, name);
    if (!status)
        status = zl_parser_node(parser, &label, ZL_NODE_LABEL, column, name);
    if (!status)
        status = zl_parser_give(parser, &parser->labels, label);
    *out = (int)parser->labels.children.count - 1;
    return status;
}

/* Behind the label that begins at `at`, a name and a colon that stands right
 * before what one token can be; `at` where there is none. */
static size_t label_end(const zl_parser *parser, size_t at)
{
    size_t end = zl_parser_name_end(parser, at);
    size_t size = parser->text.size;
    const char *bytes = parser->text.bytes;

    if (end == at || end + 1 >= size || bytes[end] != ':')
        return at;
    return strchr("[\"(@", bytes[end + 1]) ? end + 1 : at;
}

/* What stands behind @ or a label. */
static zili_status parse_marked(zl_parser *parser, zl_node *branch,
                                size_t column, int label, bool target)
{
    char c = zl_parser_peek(parser);

    if (c == '@')
        return zl_parser_fail(parser, parser->at,
                              "@ stands before a label, as in @a:[]; and no "
                              "label is for a theme, which may be more than "
                              "one token.");
    if (c != '[' && c != '"')
        return zl_parser_fail(parser, parser->at,
                              "a label or @ names one token: [ ] or a word in "
                              "quotes, as in a:[] and a:\"of\".");
    return parse_token(parser, branch, column, label, target);
}

static zili_status parse_labelled(zl_parser *parser, zl_node *branch,
                                  size_t column, bool target)
{
    size_t begin = parser->at;
    size_t end = label_end(parser, begin);
    int label = ZL_LABEL_NONE;
    zili_status status = ZILI_OK;

    if (end > begin)
        status = make_label(parser, begin,
                            zl_view_cut(parser->text, begin, end - 1), &label);
    parser->at = end;
    return status ? status
                  : parse_marked(parser, branch, column, label, target);
}

/* @[ ], @"x", @a:[ ]; any other @ names a theme. */
static zili_status parse_at(zl_parser *parser, zl_node *branch)
{
    size_t begin = parser->at;
    char c = zl_parser_ahead(parser, 1);

    if (c != '[' && c != '"' && label_end(parser, begin + 1) == begin + 1)
        return zl_parser_theme(parser, branch);
    if (parser->inside)
        return check_label(parser, begin, zl_view_of(""));
    parser->at++;
    parser->target = true;
    return parse_labelled(parser, branch, begin, true);
}

/* ---- all of them ---- */

static zili_status parse_other(zl_parser *parser, zl_node *branch)
{
    if (label_end(parser, parser->at) > parser->at)
        return parse_labelled(parser, branch, parser->at, false);
    if (zl_cql_is_near(parser))
        return zl_cql_near(parser, branch);
    return zl_parser_word(parser, branch);
}

static zili_status parse_tilde(zl_parser *parser, zl_node *branch)
{
    if (zl_parser_ahead(parser, 1) == '"')
        return zl_parser_string(parser, branch);
    return zl_parser_fail(parser, parser->at,
                          "a string follows ~ in quotes, as in "
                          "~\"独立自主\".");
}

static zili_status stray(const zl_parser *parser)
{
    char c = zl_parser_peek(parser);

    if (c == '{')
        return zl_parser_fail(parser, parser->at,
                              "there is nothing before { that it could "
                              "repeat.");
    return zl_parser_fail(parser, parser->at, "this bracket was never opened.");
}

zili_status zl_cql_item(zl_parser *parser, zl_node *branch)
{
    switch (zl_parser_peek(parser)) {
    case '(':
        return zl_cql_group(parser, branch);
    case '"':
        return parse_phrase(parser, branch);
    case '[':
        return parse_token(parser, branch, parser->at, ZL_LABEL_NONE, false);
    case '@':
        return parse_at(parser, branch);
    case '~':
        return parse_tilde(parser, branch);
    case '<':
        return zl_cql_tag(parser, branch);
    case '{':
    case '}':
    case ']':
        return stray(parser);
    default:
        return parse_other(parser, branch);
    }
}
