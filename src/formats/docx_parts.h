/* docx_parts.h -- where the parts of a document of Word are.
 *
 * The file says it in its relationships: Word names its parts "word/…", what
 * writes for the web "word/document2.xml", other programs as they like. */
#ifndef ZL_FORMATS_DOCX_PARTS_H
#define ZL_FORMATS_DOCX_PARTS_H

#include "formats/office.h"

typedef enum zl_docx_part {
    ZL_DOCX_DOCUMENT,
    ZL_DOCX_FOOTNOTES,
    ZL_DOCX_ENDNOTES,
    ZL_DOCX_COMMENTS,
    ZL_DOCX_STYLES,
    ZL_DOCX_PARTS
} zl_docx_part;

/* What has text of its own, and is not read. */
typedef enum zl_docx_left {
    ZL_DOCX_CHUNK,   /* a document that Word takes in when it opens this one */
    ZL_DOCX_OUTSIDE, /* one in a file of its own */
    ZL_DOCX_DIAGRAM, /* a drawing with words in it */
    ZL_DOCX_SYMBOL,  /* a sign that no character stands for */
    ZL_DOCX_LEFT
} zl_docx_left;

/* Start from { 0 }; end with zl_docx_parts_clear() in any case. */
typedef struct zl_docx_parts {
    zl_str names[ZL_DOCX_PARTS]; /* as Word names them, where nothing is said */
    zl_map running;              /* heads and feet of pages */
    uint64_t left[ZL_DOCX_LEFT]; /* how many of each */
} zl_docx_parts;

/* Fails as zl_office_parse() does. */
ZILI_MUST_CHECK zili_status zl_docx_parts_find(zl_docx_parts *out,
                                               zl_office *office,
                                               zili_error *err);
void zl_docx_parts_clear(zl_docx_parts *parts);

/* Whether a part of the file may be one of these. */
bool zl_docx_parts_want(const char *name);

#endif
