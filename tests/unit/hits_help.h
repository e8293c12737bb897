/* hits_help.h -- the hits of a query's text, with nothing else said. */
#ifndef TESTS_HITS_HELP_H
#define TESTS_HITS_HELP_H

#include "query/query.h"

static inline zili_status open_hits(zl_cursor **out, const char *text,
                                    const zl_themes *themes,
                                    const zili_corpus *corpus,
                                    const zl_scope *scope, zili_error *err)
{
    zl_search_ask ask = { .text = text,
                          .lists.themes = themes,
                          .corpus = corpus,
                          .scope = scope };

    return zl_query_ask(out, &ask, err);
}

#endif
