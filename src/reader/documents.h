/* documents.h -- documents, regions and repairs, loaded when they are asked
 * for.
 *
 * Most questions need the names of a few documents, or none: so each document
 * is fetched alone, and all at once where many are asked for. Threads may ask
 * at the same time. What cannot be loaded is empty this time, and that it
 * could not is remembered: whoever gives an answer asks for it before
 * (zl_corpus_problem()). */
#ifndef ZL_READER_DOCUMENTS_H
#define ZL_READER_DOCUMENTS_H

#include "base/once.h"
#include "reader/aligned.h"
#include "reader/catalogue.h"
#include "reader/corpus.h"

/* A column of the metadata. */
typedef struct zl_document_column {
    const char *name;
    zl_column_kind kind;
    const char **values; /* by document */
    zl_mark there;       /* the values are */
} zl_document_column;

typedef struct zl_documents {
    zl_catalogue *catalogue; /* lent */
    uint32_t document_count, area_count;

    zl_lock lock; /* held by whoever changes what follows */
    bool has_lock;
    zl_map texts; /* owns all texts */
    zl_document *documents;
    zl_mark *has_document;
    uint32_t fetched; /* documents that were loaded alone */
    zl_area *areas;
    zl_mark *has_area;
    zl_mark has_columns, has_repairs, has_bytes, has_beads;
    ZL_ARRAY(zl_document_column) columns;
    ZL_ARRAY(const char *) column_names;
    ZL_ARRAY(zl_repair) repairs;
    zl_aligned aligned;
    uint64_t bytes;
    atomic_ullong problems; /* so far */
    zili_error problem;     /* the last */
} zl_documents;

/* The caller's storage; zl_documents_clear() in any case. False without
 * memory. */
bool zl_documents_init(zl_documents *all, zl_catalogue *catalogue,
                       uint32_t documents, uint32_t areas);
void zl_documents_clear(zl_documents *all);

/* Remember a problem; the lock is held. */
void zl_documents_note(zl_documents *all, const zili_error *problem);

#endif
