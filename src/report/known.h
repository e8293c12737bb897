/* known.h -- what is known of an index that nobody has made a plan for. */
#ifndef ZL_REPORT_KNOWN_H
#define ZL_REPORT_KNOWN_H

#include "base/text.h"

#include <zili/report.h>

/* All tables are ours; start from the first five. */
typedef struct zl_known {
    const char *file, *corpus, *themes; /* the plan's own file first */
    zili_report_source *source;
    void *user;
    zili_table *docs, *languages; /* rows: documents, languages */
    bool aligned, has_sentences, has_paragraphs, has_many_themes;
    zl_str plan;
} zl_known;

/* Ask what there is to be shown. Release with zl_known_clear() in any case.
 * Fails as the source does. */
ZILI_MUST_CHECK zili_status zl_known_learn(zl_known *known, zili_error *err);
void zl_known_clear(zl_known *known);

/* Different values of a column of the documents, but no more than one over
 * ZL_MOST_VALUES. */
#define ZL_MOST_VALUES 12 /* of a column by which documents are compared */
size_t zl_known_values(const zl_known *known, size_t column);

/* Whether documents are of `least` different years, or more. */
bool zl_known_years(const zl_known *known, size_t least);

/* Names that part documents one by one, or say nothing of what is in them. */
bool zl_parts_nothing(const char *name);

/* The first column of metadata with two values or few; SIZE_MAX: none. */
size_t zl_known_parting(const zl_known *known);

/* The value that most documents have; the first of several. */
const char *zl_known_usual(const zl_known *known, size_t column);

#endif
