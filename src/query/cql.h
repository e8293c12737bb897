/* cql.h -- the pieces of the grammar of CQL, a file each.
 *
 *   cql.c            patterns: alternatives, branches, groups, repetition
 *   cql_item.c       what a branch is made of: quotes, [ ], labels
 *   cql_span.c       tags and near( )
 *   cql_condition.c  what stands in [ ] and behind ::
 *   cql_operand.c    what is compared there
 *   cql_clause.c     what stands around a pattern: (?longest), within, …
 *   cql_foreign.c    what CQP has and this language has otherwise
 *
 * As in parser.h: each leaves the parser behind what it has read and fails
 * with ZILI_EUSAGE or ZILI_ENOMEM. */
#ifndef ZL_QUERY_CQL_H
#define ZL_QUERY_CQL_H

#include "query/parser.h"

/* Alternatives, EITHER, up to what ends them. */
ZILI_MUST_CHECK zili_status zl_cql_pattern(zl_parser *parser, zl_node **out);

/* One item, added to the branch, without what repeats it. */
ZILI_MUST_CHECK zili_status zl_cql_item(zl_parser *parser, zl_node *branch);

/* ( … ), added to the branch. */
ZILI_MUST_CHECK zili_status zl_cql_group(zl_parser *parser, zl_node *branch);

/* <s>, </s>, <text_year="1960">, at a < ; a closing tag makes an element of
 * what stands in front of it. */
ZILI_MUST_CHECK zili_status zl_cql_tag(zl_parser *parser, zl_node *branch);

/* Whether near( stands here; it and what follows. */
bool zl_cql_is_near(const zl_parser *parser);
ZILI_MUST_CHECK zili_status zl_cql_near(zl_parser *parser, zl_node *branch);

/* A condition: on the token in [ ], or with `global` on labels. */
ZILI_MUST_CHECK zili_status zl_cql_condition(zl_parser *parser, bool global,
                                             zl_node **out);

/* An attribute, in [ ] or with `global` of a label; there a label alone
 * (BOUND) or a distance too. A name must stand here. */
ZILI_MUST_CHECK zili_status zl_cql_operand(zl_parser *parser, bool global,
                                           zl_node **out);

/* Whether a number stands here; it. */
bool zl_cql_is_number(const zl_parser *parser);
ZILI_MUST_CHECK zili_status zl_cql_number(zl_parser *parser, zl_node **out);

/* What is in quotes, " or ', as a REGEX with its flags: one value. */
ZILI_MUST_CHECK zili_status zl_cql_value(zl_parser *parser, zl_node **out);

/* (?longest) where it stands here, else ZL_STRATEGY_UNSAID. */
ZILI_MUST_CHECK zili_status zl_cql_strategy(zl_parser *parser,
                                            zl_strategy *strategy);

/* Whether a clause begins here: within, containing, not containing, :: */
bool zl_cql_is_clause(const zl_parser *parser);

/* All clauses up to the end, or to :en, added to `query`. */
ZILI_MUST_CHECK zili_status zl_cql_clauses(zl_parser *parser, zl_node *query);

/* The number of a label, ZL_LABEL_NONE: none of that name. */
int zl_cql_label(const zl_parser *parser, zl_view name);

/* A number of digits only, at most `most`; fails at `column` saying what it
 * counts. */
ZILI_MUST_CHECK zili_status zl_cql_count(zl_parser *parser, uint32_t *out,
                                         uint32_t most, const char *what);

/* Fail where something of CQP's begins that is not here, and say what there
 * is instead. `first`: nothing stands before it. */
ZILI_MUST_CHECK zili_status zl_cql_foreign(zl_parser *parser, bool first);

#endif
