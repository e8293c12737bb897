/* own_glossary.h -- the glossary by which the words of a corpus are linked. */
#ifndef ZL_ANALYSIS_OWN_GLOSSARY_H
#define ZL_ANALYSIS_OWN_GLOSSARY_H

#include "align/glossary.h"
#include "reader/corpus.h"
#include "table/table.h"

/* Start from { 0 }. */
typedef struct zl_own_glossary {
    zl_glossary *terms; /* NULL: there is none */
    const char *path;   /* NULL: what the index has of the one it was aligned
                           with */
    zl_str text;
} zl_own_glossary;

/* Open the one at `path`, which is lent, or, for NULL, what the index has.
 * Fails as zl_glossary_open(), and with ZILI_EIO; close in any case.
 * Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_own_glossary_open(zl_own_glossary *out,
                                                 const zili_corpus *corpus,
                                                 const char *path,
                                                 zili_error *err);
void zl_own_glossary_close(zl_own_glossary *glossary);

/* Say which one it is where it was asked for, and what of it cannot be read. */
void zl_own_glossary_note(const zl_own_glossary *glossary, zili_table *table);

#endif
