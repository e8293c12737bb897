/* scope.h -- which regions a question is about, and how they are grouped.
 *
 * By default the documents' own text: original, translation, text. A region
 * is asked for by name (`region`), or by naming the column in `where` or
 * `by`: then all regions are looked at and the condition decides. */
#ifndef ZL_READER_SCOPE_H
#define ZL_READER_SCOPE_H

#include "reader/corpus.h"

typedef struct zl_interval {
    uint64_t begin, end; /* positions */
    uint32_t area;       /* the region's number */
    uint32_t group;
} zl_interval;

typedef struct zl_scope {
    zl_interval *intervals; /* rising */
    size_t count;
    size_t groups;      /* 1 without `by` */
    size_t by_count;    /* columns of a group's key */
    char **by;          /* their names */
    char **keys;        /* groups × by_count texts; groups in byte order of
                         their keys, documents in corpus order */
    uint64_t *tokens;   /* by group */
    uint64_t *words;    /* by group: tokens that are words or numbers */
    char *words_for_it; /* "original, translation", "summary where …" */
    uint32_t *whole;    /* by segment: see zl_scope_whole() */
} zl_scope;

/* Resolve. `where`, `region`, `by` may be NULL. Columns are those of the view
 * `text` in the catalogue: doc, region, lang, year and all metadata. Reading
 * is all that `where` can do. Fails with ZILI_EUSAGE: SQLite's own sentence,
 * an unknown column (which there are), a region that does not exist (which
 * do); ZILI_EFORMAT, ZILI_ENOMEM. Time: O(regions), some 10 ns each; the
 * catalogue is read for `where` and `by` alone, tokens never. */
ZILI_MUST_CHECK zili_status zl_scope_open(zl_scope **out,
                                          const zili_corpus *corpus,
                                          const char *where,
                                          const char *region, const char *by,
                                          zili_error *err);
void zl_scope_close(zl_scope *scope);

/* Take what the ranges of a structure cover out of the scope, or, where
 * `marked`, keep that alone. Regions then have several intervals. Fails with
 * ZILI_ENOMEM. Time: O(tokens of the scope). */
ZILI_MUST_CHECK zili_status zl_scope_cut(zl_scope *scope,
                                         const zili_corpus *corpus,
                                         const char *structure, bool marked,
                                         zili_error *err);

/* Where the scope has every token of a segment, and all of them in one group:
 * that group; ZL_NONE otherwise. Then what the segment counts of a type, as
 * its occurrences and its documents, is what the scope holds. */
uint32_t zl_scope_whole(const zl_scope *scope, uint32_t segment);

/* The first interval that ends behind `position`, or the count. Time:
 * O(log intervals). */
size_t zl_scope_from(const zl_scope *scope, uint64_t position);

/* The interval that holds `position`, or NULL. Time: O(log intervals). */
const zl_interval *zl_scope_at(const zl_scope *scope, uint64_t position);

#endif
