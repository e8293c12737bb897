/* couples.h -- a table of beads: which sentences of two languages say the
 * same, and what stands in them. */
#ifndef ZL_CHART_COUPLES_H
#define ZL_CHART_COUPLES_H

#include "data.h"

/* One side of a bead: `sentences` of the list from `first` on. */
typedef struct zl_side {
    size_t first, sentences;
    double words;
    uint32_t begin, end; /* first and last paragraph; 0: not known */
    uint8_t themes;      /* a bit for each class */
} zl_side;

typedef struct zl_couple_row {
    uint32_t doc;
    size_t row;
    zl_side sides[2];
    double confidence; /* 1 where the table has none */
} zl_couple_row;

/* Classes are themes by falling frequency; where there are more than can be
 * told apart the last class is all that are left. */
typedef struct zl_couples {
    ZL_ARRAY(zl_couple_row) rows; /* by document and row */
    ZL_ARRAY(double) sentences;   /* words of each */
    zl_map docs, themes;          /* themes: labels, as zl_name_text() */
    uint32_t *ranks;              /* of themes, by class */
    size_t classes, others;       /* of `classes`; themes in the last one */
    const char *names[2];         /* of the languages */
} zl_couples;

/* Read columns a_words and b_words and, where they are there, doc, a_each,
 * a_para, a_themes, a_labels, a_lang, the same of b, and confidence; release
 * with zl_couples_clear(). Failures stay in the plan. */
void zl_couples_read(zl_plan *plan, const zili_table *table, zl_couples *out);
void zl_couples_clear(zl_couples *couples);

/* What readers call a class; appended. */
void zl_couples_class(const zl_couples *couples, size_t class, zl_str *out);

#endif
