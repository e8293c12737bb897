/* literature.h -- where the measures are from. */
#ifndef ZL_STATS_LITERATURE_H
#define ZL_STATS_LITERATURE_H

#include <stddef.h>

typedef enum zl_publication {
    ZL_ARTICLE,     /* `in` is a journal */
    ZL_BOOK,        /* nothing is in */
    ZL_CHAPTER,     /* a book, with its editors behind it */
    ZL_PROCEEDINGS, /* a conference or workshop */
    ZL_THESIS,      /* `publisher` is the school */
    ZL_OTHER
} zl_publication;

/* What is not known for sure is NULL. */
typedef struct zl_reference {
    const char *key; /* the family name of the first author, and the year */
    zl_publication kind;
    const char *author; /* as BibTeX wants them, "and" between */
    const char *title, *in, *editor, *volume, *pages, *publisher;
} zl_reference;

/* All of them in the order of keys; the last one has no key. */
extern const zl_reference zl_references[];

/* The one with this key, or NULL. Time: O(references). */
const zl_reference *zl_reference_find(const char *key);

/* The key of a measure of association by its name (association.h), NULL where
 * it has none. */
const char *zl_measure_source(const char *name);

#endif
