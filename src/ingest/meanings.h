/* meanings.h -- what structures and attributes were called before they got
 * names that CWB can have: what the comment "names:" of an exported file
 * says. */
#ifndef ZL_INGEST_MEANINGS_H
#define ZL_INGEST_MEANINGS_H

#include "base/array.h"
#include "base/map.h"

/* Start from { 0 }. Lends the comment. */
typedef struct zl_meanings {
    zl_map names;
    ZL_ARRAY(zl_view) meant; /* by number of the name */
    zl_str scratch;
    bool failed; /* no memory */
} zl_meanings;

void zl_meanings_clear(zl_meanings *meanings);

/* "doc___ is 年份, __2 is 文": what is not of this form is passed over, and of
 * a name that stands twice the first one counts. Lack of memory shows in
 * `failed`. Time: O(bytes). */
void zl_meanings_read(zl_meanings *meanings, zl_view comment);

/* What the element, or its attribute, was called: `name` itself where nothing
 * is said of it. Lent until it is asked again. Lack of memory shows in
 * `failed`. Time: O(1). */
zl_view zl_meanings_element(const zl_meanings *meanings, zl_view name);
zl_view zl_meanings_attribute(zl_meanings *meanings, zl_view element,
                              zl_view name);

#endif
