/* parser.h -- what both languages of queries are read with.
 *
 * simple.c and cql*.c read a query from left to right with these; every item
 * is added to a branch, a sequence. Each function leaves the parser behind
 * what it has read, and fails with ZILI_EUSAGE (column and caret) or
 * ZILI_ENOMEM. */
#ifndef ZL_QUERY_PARSER_H
#define ZL_QUERY_PARSER_H

#include "query/caret.h"
#include "query/parse.h"
#include "query/tree.h"

typedef struct zl_parser {
    const char *whole; /* the query, for failures */
    zl_view text;      /* what of it is read */
    size_t at;
    int depth;   /* of brackets */
    bool cql;
    bool comma;  /* a comma ends a word: the arguments of near( ) */
    bool target; /* one was marked */
    bool inside; /* what is read is no place for labels: a clause */
    zl_node labels; /* its children are the LABELs */
    zili_error *err;
} zl_parser;

/* Fail at a column. */
#define zl_parser_fail(parser, column, ...) \
    zl_query_fail((parser)->err, (parser)->whole, column, __VA_ARGS__)

/* ---- characters ---- */

static inline bool zl_parser_ended(const zl_parser *parser)
{
    return parser->at >= parser->text.size;
}

/* The byte so many behind the next; 0 where the text has ended. */
static inline char zl_parser_ahead(const zl_parser *parser, size_t more)
{
    return more < parser->text.size - parser->at
               ? parser->text.bytes[parser->at + more]
               : 0;
}

static inline char zl_parser_peek(const zl_parser *parser)
{
    return zl_parser_ahead(parser, 0);
}

void zl_parser_skip_blanks(zl_parser *parser);

/* Where the first character at or behind `at` that is no blank stands. */
size_t zl_parser_behind_blanks(const zl_parser *parser, size_t at);

/* Behind the name that begins at `at`: a letter or _, then letters, digits, _
 * and -. `at` where there is none. */
size_t zl_parser_name_end(const zl_parser *parser, size_t at);

/* Behind the sign :en and its like, by itself, that begins at `at`; `at` where
 * there is none. */
size_t zl_parser_aligned_end(const zl_parser *parser, size_t at);

static inline bool zl_parser_is_aligned(const zl_parser *parser)
{
    return zl_parser_aligned_end(parser, parser->at) > parser->at;
}

/* Whether a tag begins at `at`: <s>, </s>, <s = … */
bool zl_parser_is_tag(const zl_parser *parser, size_t at);

/* Behind the bare word that begins here. */
size_t zl_parser_word_end(const zl_parser *parser);

/* ---- what stands in a query ---- */

/* Brackets; `column` is where one opens. Leave what was entered. */
ZILI_MUST_CHECK zili_status zl_parser_enter(zl_parser *parser, size_t column);
void zl_parser_leave(zl_parser *parser);

/* Flags right behind something; in CQL blanks may stand before them. `*folds`
 * stays as it is where there are none; so does `*literal`, which %l sets.
 * NULL: no %l here. */
ZILI_MUST_CHECK zili_status zl_parser_flags(zl_parser *parser, int *folds,
                                            bool *literal);

/* The tokens of `word`, added to the branch one by one. They are as `like`
 * is, and each has its own column, unless all are quoted. */
ZILI_MUST_CHECK zili_status zl_parser_add_tokens(zl_parser *parser,
                                                 zl_node *branch,
                                                 zl_view word,
                                                 const zl_node *like);

/* A bare word; ~"a string"; @a/theme. */
ZILI_MUST_CHECK zili_status zl_parser_word(zl_parser *parser,
                                           zl_node *branch);
ZILI_MUST_CHECK zili_status zl_parser_string(zl_parser *parser,
                                             zl_node *branch);
ZILI_MUST_CHECK zili_status zl_parser_theme(zl_parser *parser,
                                            zl_node *branch);

/* What is in quotes, `text`, from `begin` on, must have ended and hold
 * something. */
ZILI_MUST_CHECK zili_status zl_parser_check_quoted(const zl_parser *parser,
                                                   size_t begin, zl_view text,
                                                   const char *what);

/* ---- nodes ---- */

/* A node with a text of its own. */
ZILI_MUST_CHECK zili_status zl_parser_node(const zl_parser *parser,
                                           zl_node **out, zl_node_kind kind,
                                           size_t column, zl_view text);

/* Give `child` away; it is freed where that fails. */
ZILI_MUST_CHECK zili_status zl_parser_give(const zl_parser *parser,
                                           zl_node *node, zl_node *child);

/* What `parse` reads, once or with | between: an EITHER, the caller's. */
typedef zili_status zl_parse_branch(zl_parser *parser, zl_node **out);
ZILI_MUST_CHECK zili_status zl_parser_either(zl_parser *parser,
                                             zl_parse_branch *parse,
                                             zl_node **out);

/* Fail where :en stands here and a pattern or a bracket has not ended. */
ZILI_MUST_CHECK zili_status zl_parser_check_aligned(const zl_parser *parser);

/* ---- the two languages: a query, to the end of the text or to :en ---- */

ZILI_MUST_CHECK zili_status zl_simple_parse(zl_parser *parser, zl_node **out);
ZILI_MUST_CHECK zili_status zl_cql_parse(zl_parser *parser, zl_node **out);

/* `:en QUERY` and its like, up to the end: added to the tree. */
ZILI_MUST_CHECK zili_status zl_parser_aligned(zl_parser *parser,
                                              zl_node **tree);

/* The ) of a group whose bracket is at `begin`, and the flags behind it, which
 * are those of `inner`, what stands in it. */
ZILI_MUST_CHECK zili_status zl_parser_close(zl_parser *parser, size_t begin,
                                            zl_node *inner);

#endif
