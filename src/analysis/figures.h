/* figures.h -- rows with a number a measure, and why some are missing. */
#ifndef ZL_ANALYSIS_FIGURES_H
#define ZL_ANALYSIS_FIGURES_H

#include "analysis/sheet.h"
#include "analysis/token_list.h"
#include "base/array.h"
#include "stats/adjust.h"
#include "stats/lexis.h"

#include <zili/stats.h>

/* A column. */
typedef struct zl_figure {
    char *name; /* owned */
    int decimals;
    bool shown;
    size_t measure;                  /* of those of the kind, or SIZE_MAX */
    const zl_adjustment *adjustment; /* of p instead, or NULL */
} zl_figure;

typedef struct zl_figures zl_figures;

/* A measure in the manual. */
typedef struct zl_listed {
    const char *name, *other, *formula, *source; /* other, source: or NULL */
} zl_listed;

/* What a kind is. `it` is its own, which begins zeroed. */
typedef struct zl_figures_kind {
    size_t size;        /* of `it` */
    const char *p_name; /* the measure that can be adjusted, or NULL */
    /* The measures in order, false behind the last: those that the file can
     * have, or all where `it` is NULL. */
    bool (*list)(const void *it, size_t i, zl_listed *out);
    /* Take up the measure called so as the next one: its number is how many
     * there were. ZILI_EUSAGE, without a word, where there is none;
     * ZILI_ENOMEM. */
    zili_status (*add)(void *it, zl_view name, int *decimals);
    /* Read the file, and say what and how many the rows are. */
    zili_status (*open)(void *it, zl_figures *figures, zili_error *err);
    /* All measures were taken up; NULL: nothing is to be done. */
    zili_status (*ready)(void *it, zl_figures *figures, zili_error *err);
    /* The values of all measures that were taken up, for a row; called on
     * several threads. False without memory. */
    bool (*fill)(void *it, size_t row, double *values);
    /* Why one of them is NAN, a clause. */
    const char *(*why)(void *it, size_t row, size_t measure);
    void (*clear)(void *it);
} zl_figures_kind;

/* Rows of figures. */
struct zl_figures {
    const zl_figures_kind *kind;
    void *it;
    const char *path; /* these three while it is computed */
    zl_view bytes;
    const zili_stats_options *options;
    size_t rows, measures;
    zl_sheet sheet; /* with the table whose rows these are, if it has one */
    const char
        *label; /* otherwise the name of the column of labels, or NULL */
    const char *(*label_of)(const void *it, size_t row);
    ZL_ARRAY(zl_figure) columns;
    ZL_ARRAY(size_t) kept; /* columns of the sheet that are shown */
    ZL_ARRAY(char *) notes;
    double *values;   /* of each row, of each measure */
    double *adjusted; /* of each column that is adjusted, of each row */
};

/* Take up the measure, or the adjustment, called so as a column. As
 * zl_figures_kind.add. */
ZILI_MUST_CHECK zili_status zl_figures_add(zl_figures *figures, zl_view name,
                                           bool shown);

void zl_figures_note(zl_figures *figures, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The measures of a list of names with commas between, or all; and what
 * options->adjust says. ZILI_EUSAGE (which there are), ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_figures_choose(zl_figures *figures,
                                              zili_error *err);

/* All values, on all threads, and the notes that say why some are missing.
 * ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_figures_compute(zl_figures *figures,
                                               zili_error *err);

/* Of zl_figures_diversity, instead of a file: rows are the documents of
 * `list`, which is taken over in any case, its numbers below `types`; its docs
 * have their names where it says that it has docs. Then zl_figures_choose(),
 * the kind's ready(), zl_figures_compute(). ZILI_EUSAGE, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_figures_take_tokens(zl_figures *figures,
                                                   zl_token_list *list,
                                                   size_t types,
                                                   zili_error *err);

/* What was counted of such a row; lent. */
const zl_lexis *zl_figures_lexis(const zl_figures *figures, size_t row);

void zl_figures_free(zl_figures *figures);

extern const zl_figures_kind zl_figures_association;
extern const zl_figures_kind zl_figures_keyness;
extern const zl_figures_kind zl_figures_dispersion;
extern const zl_figures_kind zl_figures_diversity;

#endif
