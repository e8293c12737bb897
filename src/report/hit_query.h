/* hit_query.h -- the query whose hits are the number of a row. */
#ifndef ZL_REPORT_HIT_QUERY_H
#define ZL_REPORT_HIT_QUERY_H

#include "report/outline.h"
#include "table/table.h"

/* A row of what an exhibit was answered; all of it is lent. */
typedef struct zl_hit_source {
    const zl_outline *outline;
    const zl_exhibit *exhibit;
    const zili_table *table;
    size_t row;
} zl_hit_source;

/* Which hits, besides those of --where, are the row's. */
typedef enum zl_hit_part {
    ZL_HITS_OF_GROUP,    /* of its columns of --by */
    ZL_HITS_OF_VALUE,    /* of its value of the one column of --by */
    ZL_HITS_OF_TARGET,   /* of --target */
    ZL_HITS_OF_OTHERS,   /* of --reference, or of all that is no target */
    ZL_HITS_OF_BEADS,    /* in both languages */
    ZL_HITS_OF_RENDERING /* that have become what the row says */
} zl_hit_part;

typedef struct zl_hit_rule {
    const char *analysis;
    /* Append the query; false where none gives the hits. */
    bool (*put)(const zl_hit_source *from, zl_str *out);
    const char *command; /* that shows them */
    const char *columns; /* of the numbers that count them, commas between */
    zl_hit_part part;
} zl_hit_rule;

/* The i-th rule for an analysis, from 0; NULL past the last. */
const zl_hit_rule *zl_hit_rule_for(const zl_exhibit *exhibit, size_t i);

/* The value of an argument of an exhibit, or NULL. */
const char *zl_exhibit_argument(const zl_exhibit *exhibit, const char *name);

#endif
