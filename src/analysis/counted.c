/* counted.c -- options of the analyses that count terms. */
#include "analysis/counted.h"

#include <string.h>

const char *const zl_join_names[] = { "none", "hyphen", NULL };

zl_term_rules zl_counted_rules(const zl_counted *counted)
{
    const char *name = counted->attribute;
    bool keys =
        name && (strcmp(name, "key") == 0 || strcmp(name, "fold") == 0);

    const char *join = counted->join ? counted->join : "none";
    bool hyphen = strcmp(join, "hyphen") == 0;

    return (zl_term_rules){
        .attribute = keys ? NULL : counted->attribute,
        .match = counted->match,
        .keys = keys,
        .exact = counted->exact,
        .hyphen = hyphen,
        .expressions = hyphen || strcmp(join, "none") == 0 ? NULL : join,
        .lemmas = counted->question.lemmas,
        .stem = counted->stem,
        .stop = counted->stop,
        .all = counted->all,
    };
}
