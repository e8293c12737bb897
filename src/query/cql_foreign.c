/* cql_foreign.c -- CQL: what CQP has and is otherwise here. */
#include "query/cql.h"

#include "base/utf8.h"
#include "text/script.h"

#include <string.h>

static char byte_at(const zl_parser *parser, size_t at)
{
    return at < parser->text.size ? parser->text.bytes[at] : 0;
}

/* Behind `word` and the blanks that follow it; `at` where it is not there as a
 * whole. */
static size_t behind_word(const zl_parser *parser, size_t at, const char *word)
{
    size_t end = at + strlen(word);

    if (parser->text.size - at < strlen(word) ||
        memcmp(parser->text.bytes + at, word, strlen(word)) != 0 ||
        zl_parser_name_end(parser, at) != end)
        return at;
    return zl_parser_behind_blanks(parser, end);
}

static bool is_one_of(char c, const char *signs)
{
    return c != 0 && strchr(signs, c) != NULL;
}

/* ---- commands ---- */

/* cut 50, at the end. */
static bool is_cut(const zl_parser *parser)
{
    size_t at = behind_word(parser, parser->at, "cut");
    size_t digits = at;

    while (byte_at(parser, at) >= '0' && byte_at(parser, at) <= '9')
        at++;
    return at > digits && at > parser->at &&
           zl_parser_behind_blanks(parser, at) == parser->text.size;
}

/* expand to, expand left to, … */
static bool is_expand(const zl_parser *parser)
{
    size_t at = behind_word(parser, parser->at, "expand");

    if (at == parser->at)
        return false;
    size_t side = behind_word(parser, at, "left");
    side = side > at ? side : behind_word(parser, at, "right");
    return behind_word(parser, side, "to") > side;
}

static const char *command(const zl_parser *parser, bool first)
{
    size_t at = parser->at;
    size_t behind = behind_word(parser, at, "MU");

    if (first && behind > at && byte_at(parser, behind) == '(')
        return "MU( ) is not here; two patterns near each other are near(a, "
               "b)[8].";
    behind = behind_word(parser, at, "TAB");
    if (first && behind > at && is_one_of(byte_at(parser, behind), "\"["))
        return "TAB is not here; words with a gap between are \"a\" []{0,3} "
               "\"b\".";
    if (first)
        return NULL;
    if (is_cut(parser))
        return "how many hits are shown is said by --limit; for the word "
               "itself write \"cut\".";
    behind = behind_word(parser, at, "sort");
    if (behind > at && behind_word(parser, behind, "by") > behind)
        return "the order of hits is said by --sort; for the word itself "
               "write \"sort\".";
    if (is_expand(parser))
        return "how much text is shown is said by --context; for the word "
               "itself write \"expand\".";
    return NULL;
}

/* ---- signs ---- */

/* A sign of conditions or commands that stands alone where a word should. */
static const char *sign(const zl_parser *parser)
{
    zl_view word = zl_view_cut(parser->text, parser->at,
                               zl_parser_word_end(parser));

    if (zl_view_is(word, "&") || zl_view_is(word, "!") ||
        zl_view_is(word, "->"))
        return "& ! and -> join conditions in [ ] and behind ::; for the "
               "signs themselves write them in quotes.";
    if (zl_view_is(word, "=") || zl_view_is(word, "!=") ||
        zl_view_is(word, ">=") || zl_view_is(word, "<=") ||
        zl_view_is(word, "=>"))
        return "a comparison stands in [ ], as in [word=\"a.*\"], or behind "
               "::; for the sign itself write it in quotes.";
    return NULL;
}

static const char *special(const zl_parser *parser)
{
    char c = zl_parser_peek(parser);
    size_t end = zl_parser_name_end(parser, parser->at + 1);
    bool named = end > parser->at + 1;

    if (c == ';')
        return "a query is one question; what CQP does by further commands "
               "is done by options and by other commands of zili.";
    if (c == '$' && named)
        return "lists of words stand in a file of themes, and @name finds "
               "them; for the sign itself write \"\\$\".";
    if (c == '/' && named && is_one_of(byte_at(parser, end), "[("))
        return "there are no macros; put patterns into a file of themes, and "
               "@name finds them.";
    return NULL;
}

/* Q = "x": the result of a query, kept under a name. */
static bool is_named_query(const zl_parser *parser)
{
    size_t end = zl_parser_name_end(parser, parser->at);
    size_t behind = zl_parser_behind_blanks(parser, end);

    return end > parser->at && byte_at(parser, behind) == '=' &&
           byte_at(parser, behind + 1) != '=';
}

zili_status zl_cql_foreign(zl_parser *parser, bool first)
{
    const char *sentence = special(parser);

    if (!sentence)
        sentence = command(parser, first && parser->depth == 0);
    if (!sentence)
        sentence = sign(parser);
    if (!sentence && first && parser->depth == 0 && is_named_query(parser))
        sentence = "results have no names here: a query is asked anew, and "
                   "parts of it are joined by within, containing and ::.";
    if (!sentence)
        return ZILI_OK;
    return zl_parser_fail(parser, parser->at, "%s", sentence);
}
