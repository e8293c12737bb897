/* tree.h -- a query as it was written, before any corpus is looked at.
 *
 * Three sorts of node: patterns, which match tokens one after the other;
 * conditions, which are true or false of a token or of a whole match, and
 * their operands; clauses, which stand behind a pattern. parse.h has the
 * grammar. Which fields a kind has is said with it; others are as in a new
 * node.
 *
 * What a match is:
 *
 * - It has a token at least and ZL_QUERY_SPAN_LIMIT at most, and lies in one
 *   paragraph. A WITHIN that names a structure takes the place of the
 *   paragraph.
 * - It satisfies all clauses. Only then does the strategy choose among those
 *   that do.
 * - A label has the last token that it stood on in this match, or none. */
#ifndef ZL_QUERY_TREE_H
#define ZL_QUERY_TREE_H

#include "base/array.h"
#include "base/text.h"

typedef enum zl_node_kind {
    /* ---- patterns ---- */

    /* One token, * and ? for unknown characters unless it is `quoted`; cut
     * anew for the profile of an index (recut.h), so always in a SEQUENCE.
     * `text`, `folds`. */
    ZL_NODE_WORD,
    /* Characters, however they are cut. `text`, `folds`. */
    ZL_NODE_STRING,
    /* A theme by name, with all below it. `text`, `folds`. */
    ZL_NODE_THEME,
    /* Children one after the other, one at least. */
    ZL_NODE_SEQUENCE,
    /* Any of the children, one at least. */
    ZL_NODE_EITHER,
    /* One token whose `word` matches, whatever the cut: a regular expression
     * (regex.h), or where `literal`, these characters. `text`, `folds`; its
     * offsets are those of the query from `column` + 1 on, behind the quote.
     * Also an operand: what an attribute is compared with. */
    ZL_NODE_REGEX,
    /* One token of which the child, a condition, is true; with no child any
     * token. `label`, `target`. */
    ZL_NODE_TOKEN,
    /* The child `least` to `most` times (ZL_UNLIMITED: as often as there is
     * room for). The child may match no token, as in (a*)*. A gap is a TOKEN
     * with no child, repeated. */
    ZL_NODE_REPEAT,
    /* No token: the place where a structure `text` begins, or with `closing`,
     * where it ends: <s>, </s>. With a child (REGEX), its value is, or by
     * `relation` is not, like that: <text_year="1960">. */
    ZL_NODE_EDGE,
    /* One structure `text` from its begin to its end, which the first child
     * (SEQUENCE) fills: <s> … </s>. A second child (REGEX) as in EDGE. */
    ZL_NODE_ELEMENT,
    /* Two children (EITHER) in whatever order, with at most `most` tokens
     * between: near(a, b)[n] is (a []{0,n} b | b []{0,n} a). Where `text` is
     * set, all in one structure of that name. */
    ZL_NODE_NEAR,

    /* ---- conditions ---- */

    ZL_NODE_AND, /* all of the children, two at least */
    ZL_NODE_OR,  /* one of the children, two at least */
    ZL_NODE_NOT, /* not the child */
    /* The first child (ATTRIBUTE, DISTANCE) stands in `relation` to the
     * second (ATTRIBUTE, DISTANCE, REGEX, NUMBER). Where one is a NUMBER or a
     * DISTANCE, or the relation neither = nor !=, both are compared as
     * numbers. Two attributes are folded alike by `folds`; unsaid is not at
     * all. False, whatever the relation, where a label has no token, a
     * structure is not there, or a number is none. */
    ZL_NODE_COMPARE,
    ZL_NODE_BOUND, /* whether `label` has a token */

    /* ---- operands ---- */

    /* What token `label` has as attribute `text`: word, pos, key, lang … With
     * `structural` (written _.text_year) it is that of a structure it lies
     * in; in another it may be either, first the token's own. */
    ZL_NODE_ATTRIBUTE,
    ZL_NODE_NUMBER, /* `number` */
    /* Tokens from `label` to `other`: 1 where they are neighbours, negative
     * where `other` comes first, unless `absolute`. */
    ZL_NODE_DISTANCE,

    /* ---- clauses ---- */

    /* The root where there is more than a pattern; never in a theme. The
     * first child is the pattern (EITHER), the others are clauses: first the
     * LABELs, then WITHIN, CONTAINING and WHERE as they are written; of WITHIN
     * one at most has a text and one has none; ALIGNED last. `strategy`. */
    ZL_NODE_QUERY,
    ZL_NODE_LABEL, /* a name, `text`; labels are counted from 0 */
    /* Matches lie in `most` structures `text` that follow each other; without
     * a text, have at most `most` tokens. */
    ZL_NODE_WITHIN,
    /* In the match there is one of the child (EITHER), or with `negated`
     * none; it may be the whole match. */
    ZL_NODE_CONTAINING,
    ZL_NODE_WHERE, /* the child, a condition on labels, is true */
    /* The bead of the match has another side, in the language `text`, and
     * there a hit of the child (a QUERY without ALIGNED, or EITHER), or with
     * `negated` none. */
    ZL_NODE_ALIGNED
} zl_node_kind;

typedef struct zl_node zl_node;

/* Where no flags stand: what is quoted is exact, and all else is folded as
 * usual. */
#define ZL_FOLDS_UNSAID (-1)

#define ZL_UNLIMITED UINT32_MAX

/* Tokens of a match. The end of repetition that has no other. */
#define ZL_QUERY_SPAN_LIMIT 1000

/* Labels that have no number of their own. */
#define ZL_LABEL_NONE (-1)     /* of a TOKEN: none; of an ATTRIBUTE: the token
                                  that its condition is about */
#define ZL_LABEL_MATCH (-2)    /* the first token of the match */
#define ZL_LABEL_MATCHEND (-3) /* the last */
#define ZL_LABEL_TARGET (-4)   /* the last one with `target`, @[ ] */

typedef enum zl_relation {
    ZL_EQUAL,
    ZL_UNEQUAL,
    ZL_LESS,
    ZL_AT_MOST,
    ZL_MORE,
    ZL_AT_LEAST
} zl_relation;

/* Which of several matches are hits; docs/query.md. */
typedef enum zl_strategy {
    ZL_STRATEGY_UNSAID, /* by the option, else LONGEST */
    ZL_STRATEGY_STANDARD,
    ZL_STRATEGY_LONGEST,
    ZL_STRATEGY_SHORTEST,
    ZL_STRATEGY_TRADITIONAL
} zl_strategy;

struct zl_node {
    zl_node_kind kind;
    bool touching;   /* a pattern in a sequence: nothing stands before it */
    bool quoted;     /* WORD: no character is wild */
    bool literal;    /* REGEX */
    bool target;     /* TOKEN */
    bool closing;    /* EDGE */
    bool structural; /* ATTRIBUTE */
    bool absolute;   /* DISTANCE */
    bool negated;    /* CONTAINING, ALIGNED */
    zl_relation relation;   /* COMPARE, EDGE, ELEMENT */
    zl_strategy strategy;   /* QUERY */
    int folds;              /* ZL_FOLD_… by its flags, ZL_FOLDS_UNSAID */
    int label, other;       /* number of a label, or ZL_LABEL_… */
    uint32_t least, most;   /* REPEAT; NEAR, WITHIN: most */
    double number;          /* NUMBER */
    size_t column; /* byte of the query where it begins, from 0 */
    size_t named;  /* WITHIN, NEAR: where the structure's name stands */
    char *text;    /* the node's own */
    ZL_ARRAY(zl_node *) children;
};

zl_node *zl_node_new(zl_node_kind kind, size_t column); /* NULL: no memory */
void     zl_node_free(zl_node *node);

/* All of a node but its children; NULL without memory. */
zl_node *zl_node_copy(const zl_node *node);

/* Give `child` to `node`; on failure the child is freed. */
bool zl_node_add(zl_node *node, zl_node *child);

/* Put a pattern that is a whole tree under a QUERY, unless it is one; false
 * without memory, and then the tree is as it was. */
bool zl_node_make_query(zl_node **tree);

/* Flags for `node` and all below it that has none. */
void zl_node_set_folds(zl_node *node, int folds);

/* What is folded for a word, string or regular expression, ZL_FOLD_…: by its
 * own flags, else by those of the theme that it is a pattern of, else as goes
 * without saying. */
unsigned zl_node_folds(const zl_node *node, int of_theme);

#endif
