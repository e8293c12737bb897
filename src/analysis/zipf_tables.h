/* zipf_tables.h -- laws that were fitted, the spectrum and the growth of the
 * vocabulary, as rows. */
#ifndef ZL_ANALYSIS_ZIPF_TABLES_H
#define ZL_ANALYSIS_ZIPF_TABLES_H

#include "analysis/ask.h"
#include "analysis/counted.h"
#include "analysis/token_list.h"
#include "analysis/zipf_fits.h"

typedef struct zl_zipf_options {
    zl_counted counted;
    const char *models, *at;
    bool growth, spectrum, any_length;
    uint64_t step, to, classes;
    int cost;
} zl_zipf_options;

/* What is fitted to all groups. */
typedef struct zl_fits {
    const zl_ask *ask;
    const zl_zipf_options *asked;
    zl_token_list list;
    size_t types;
    zl_law_choice choice;
    zl_laws *laws; /* by group */
    size_t groups;
} zl_fits;

/* The words of a group, `*count`. */
static inline const uint32_t *zl_fits_words(const zl_fits *fits, size_t group,
                                size_t *count)
{
    uint64_t begin = zl_token_list_begin(&fits->list, group);

    *count = (size_t)(fits->list.ends.items[group] - begin);
    return fits->list.items.items + begin;
}

/* Add the columns and rows that were asked for. ZILI_EUSAGE (points that are
 * none, or too many), ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_fits_rows(const zl_fits *fits,
                                         zili_table *table, zili_error *err);

#endif
