/* elements.h -- the structures of a corpus as XML elements, as CWB has them.
 *
 * Which elements there are, and which attributes each has, is the same for
 * the whole corpus, as CWB wants it. A structure called "text_year" that has
 * the ranges of "text" in every segment is the attribute year of text. The
 * element doc has the document's name (id) and its metadata, region its kind
 * and lang. A value that is missing is "".
 *
 * Names have only the letters a to z, digits, - and _, and begin with a letter
 * or _; so that no two are the same in CWB, which calls an attribute
 * element_attribute, "_2", "_3" … is put behind some. */
#ifndef ZL_EXPORT_ELEMENTS_H
#define ZL_EXPORT_ELEMENTS_H

#include "export/walk.h"

typedef enum zl_value_kind {
    ZL_VALUE_OWN,     /* of the range */
    ZL_VALUE_JOINED,  /* of the same range of another structure */
    ZL_VALUE_LANG,    /* of the region */
    ZL_VALUE_NAME,    /* of the document */
    ZL_VALUE_DATUM    /* of the document: metadata */
} zl_value_kind;

typedef struct zl_element_attribute {
    char *name;
    zl_value_kind kind;
    const char *source;      /* the structure that is joined, or the column */
    const zl_ranges *ranges; /* joined, in this segment; NULL: none */
} zl_element_attribute;

typedef struct zl_element {
    char *name;
    const char *structure;
    ZL_ARRAY(zl_element_attribute) attributes;
    const zl_ranges *ranges; /* in this segment; NULL: none */
    /* the range that is open, or comes next: its number, and where it lies in
     * the segment; ZL_NONE past the last one */
    uint32_t next, begin, end;
    bool open;
} zl_element;

/* Start from { 0 }. */
typedef struct zl_elements {
    ZL_ARRAY(zl_element) list;
    ZL_ARRAY(uint32_t) open; /* numbers of elements, the outermost first */
    uint32_t change; /* before this position nothing opens or ends */
} zl_elements;

/* Lends the corpus. Clear in any case. Fails with ZILI_ENOMEM. Time: O(ranges)
 * for each name that another one begins with. */
ZILI_MUST_CHECK zili_status zl_elements_make(zl_elements *elements,
                                             const zili_corpus *corpus,
                                             zili_error *err);
void zl_elements_clear(zl_elements *elements);

/* Go into a segment; nothing is open. */
void zl_elements_enter(zl_elements *elements, const zl_segment *segment);

/* The element to close next before the token at `at`, the innermost first,
 * which is closed then; NULL: none. UINT32_MAX closes all. */
const zl_element *zl_elements_close(zl_elements *elements, uint32_t at);

/* Pass over what begins and ends before `at`. */
void zl_elements_skip(zl_elements *elements, uint32_t at);

/* The element to open next before the token at `at`, the longest first, which
 * is open then; NULL: none. */
const zl_element *zl_elements_open(zl_elements *elements, uint32_t at);

/* Append a name as CWB can have it. */
void zl_elements_name(zl_str *out, const char *name);

/* The value of an attribute of an open element; the walk is in it. Lent by
 * the corpus. */
const char *zl_element_value(const zl_element *element,
                             const zl_element_attribute *attribute,
                             const zl_walk *walk);

#endif
