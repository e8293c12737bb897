/* counted.c -- options of the analyses that count terms. */
#include "analysis/counted.h"

#include <string.h>

const char *const zl_joins_names[] = { "none", "hyphen", NULL };

zl_term_rules zl_counted_rules(const zl_counted *counted)
{
    const char *name = counted->attribute;
    bool keys =
        name && (strcmp(name, "key") == 0 || strcmp(name, "fold") == 0);

    return (zl_term_rules){
        .attribute = keys ? NULL : counted->attribute,
        .match = counted->match,
        .keys = keys,
        .exact = counted->exact,
        .hyphen = counted->join != 0,
        .all = counted->all,
    };
}
