/* parse.h -- the text of a query → its tree.
 *
 *     whole    = query { ":" language [ "!" ] query } [ ";" ]
 *     language = two or three small letters, then any of "-" and up to eight
 *                letters or digits: en, zh-Hant; a blank, a bracket, a quote,
 *                < ~ @ ! or nothing follows
 *
 * that has a hit, or with "!" none, on the other side of the bead. All of it
 * is in one of two languages. Simple mode:
 *
 *     query  = branch { "|" branch }
 *     branch = item { item }            one after the other
 *     item   = word [ flags ] | exact [ flags ] | string [ flags ]
 *            | theme [ flags ] | "(" query ")" [ flags ]
 *     word   = characters, "*" for any of them, "?" for one; where Unicode
 *              cuts a word (self-reliance) its pieces must touch
 *     exact  = '"' word { word } '"'    as written: nothing folded or wild
 *     string = '~"' characters '"'      however they are cut
 *     theme  = "@" name { "/" name }
 *     flags  = "%" ( "c" | "d" | "v" ) { "c" | "d" | "v" }
 *
 * and CQL, the core of CQP's language:
 *
 *     query    = [ "(?" strategy ")" ] pattern { clause }
 *     pattern  = branch { "|" branch }
 *     branch   = piece { piece }        one after the other
 *     piece    = item [ repeat ]
 *     repeat   = "?" | "*" | "+"        right behind the item
 *              | "{" n "}" | "{" n "," "}" | "{" [ n ] "," m "}"
 *     item     = word [ flags ] | string [ flags ] | theme [ flags ]
 *              | phrase [ flags ] | token | tag | near
 *              | "(" pattern ")" [ flags ]
 *     phrase   = '"' expression { blanks expression } '"'
 *     token    = [ "@" ] [ label ":" ] ( "[" [ condition ] "]"
 *              | '"' expression '"' [ flags ] )
 *     tag      = "<" name [ ( "=" | "!=" ) value ] ">" | "</" name ">"
 *     near     = "near(" pattern "," pattern ")" "[" n [ "," name ] "]"
 *     clause   = "within" ( name | n [ name ] )
 *              | [ "not" ] "containing" pattern
 *              | "::" condition
 *     condition = or { "->" or }
 *     or       = and { "|" and }
 *     and      = not { "&" not }
 *     not      = { "!" } ( "(" condition ")" | comparison )
 *     comparison = operand relation ( operand | value | number )
 *                | label              in :: only: whether it was set
 *     operand  = name | "_." name     in [ ]: the token's, its structure's
 *              | label "." name | ( "distance" | "distabs" )
 *                "(" label "," label ")"                         in ::
 *     relation = "=" | "!=" | "<" | "<=" | ">" | ">="
 *     value    = ( '"' expression '"' | "'" expression "'" ) [ flags ]
 *     flags    = "%" letters of c, d, v; behind quotes l too
 *
 * An expression is a regular expression (regex.h) of one token, without
 * blanks in a phrase; what has no sign of one, or %l, is as in `exact`. Words
 * are those of simple mode, but that | ( ) [ ] { } " ~ :: and tags end them:
 * so * and ? in a word are wild, and behind anything else they repeat. The
 * words within, containing and not containing begin a clause; in quotes they
 * are words.
 *
 * Flags say what makes no difference: case, diacritics, variants
 * (text/fold.h); what they name is folded and nothing else. Without any, words
 * and strings fold %cv and what is in quotes nothing. Those of a bracket or a
 * theme count for all in it that has none. Any other % is text.
 *
 * In quotes \" and \\ stand for those two. Exact words of simple mode have a \
 * before each of * ? + | ( ) [ ] { } ^ $ too.
 *
 * Blanks part items. */
#ifndef ZL_QUERY_PARSE_H
#define ZL_QUERY_PARSE_H

#include "query/caret.h"
#include "query/tree.h"

#include <zili/error.h>

#define ZL_QUERY_SIZE_LIMIT 262144
#define ZL_QUERY_DEPTH_LIMIT 64
#define ZL_QUERY_ITEM_LIMIT 256 /* words of a phrase, characters of a string */
#define ZL_QUERY_LABEL_LIMIT 64
#define ZL_QUERY_ALIGNED_LIMIT 16 /* queries behind :en */
#define ZL_QUERY_REPEAT_LIMIT 1000
#define ZL_QUERY_STEP_LIMIT 10000 /* words where repetition is written out; of
                                     a list of words, each ten are one */
#define ZL_QUERY_LIST_SHARE 10

/* Which language a query is in. */
typedef enum zl_language {
    ZL_LANGUAGE_ANY, /* simple, if it has none of " ( ) [ ] { } @ ~ ::, and no
                        tag */
    ZL_LANGUAGE_SIMPLE,
    ZL_LANGUAGE_CQL
} zl_language;

/* On success `*out` is the caller's. Fails with ZILI_EUSAGE and three lines:
 * the sentence with the column, the query, a caret below; ZILI_ENOMEM.
 * Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_parse_as(zl_node **out, const char *text,
                                        zl_language language,
                                        zili_error *err);

/* The same in ZL_LANGUAGE_ANY. */
ZILI_MUST_CHECK zili_status zl_parse(zl_node **out, const char *text,
                                     zili_error *err);

/* "longest" and its like; ZILI_EUSAGE without a sentence where `name` is no
 * strategy. */
ZILI_MUST_CHECK zili_status zl_strategy_read(zl_strategy *out, zl_view name);

#endif
