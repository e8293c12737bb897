/* excerpt.c -- the part of a query that stands at a place, to be shown. */
#include "query/excerpt.h"

#include "base/utf8.h"
#include "text/script.h"

#include <string.h>

/* Behind what is in quotes from `at` on. */
static size_t quotes_end(zl_view text, size_t at)
{
    char quote = text.bytes[at++];

    while (at < text.size && text.bytes[at] != quote)
        at += text.bytes[at] == '\\' ? 2 : 1;
    return at < text.size ? at + 1 : text.size;
}

/* Behind the bracket that closes the one at `at`. */
static size_t bracket_end(zl_view text, size_t at)
{
    static const char pairs[] = "()[]<>{}";
    char open = text.bytes[at], close = strchr(pairs, open)[1];
    size_t depth = 0;

    while (at < text.size) {
        char c = text.bytes[at];
        if (c == '"') {
            at = quotes_end(text, at);
            continue;
        }
        depth += c == open;
        depth -= c == close;
        at++;
        if (depth == 0)
            break;
    }
    return at;
}

zl_view zl_query_excerpt(zl_view query, size_t column)
{
    size_t at = column < query.size ? column : query.size;
    size_t begin = at;

    while (at < query.size) {
        size_t next = at;
        char c = query.bytes[at];
        if (c == '"')
            at = quotes_end(query, at);
        else if (memchr("([<{", c, 4))
            at = bracket_end(query, at);
        else if (memchr(")]>},|", c, 6) ||
                 zl_is_blank(zl_utf8_next(query, &next)))
            break;
        else
            at = next;
    }
    return zl_view_cut(query, begin, at);
}
