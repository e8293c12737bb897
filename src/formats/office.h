/* office.h -- what word processors' files have in common: names of styles, what
 * is said of the whole document, parts that are read one after the other. */
#ifndef ZL_FORMATS_OFFICE_H
#define ZL_FORMATS_OFFICE_H

#include "base/map.h"
#include "formats/draft.h"
#include "formats/markup.h"
#include "formats/package.h"

/* What a style makes of its paragraphs. */
typedef enum zl_style_use {
    ZL_STYLE_TEXT,
    ZL_STYLE_CONTENTS, /* a line of a table of contents */
    ZL_STYLE_RUNNING,  /* at the top or foot of pages */
    ZL_STYLE_HIDDEN    /* not shown */
} zl_style_use;

typedef struct zl_style {
    zl_paragraph_kind kind;
    zl_style_use use;
    bool known;    /* its name says so; else what it is based on does */
    char base[64]; /* by id; may be empty */
} zl_style;

/* By id. Start from { 0 }. */
typedef struct zl_styles {
    zl_map ids;
    ZL_ARRAY(zl_style) styles;
} zl_styles;

void zl_styles_clear(zl_styles *styles);

/* A style with this id and name, that is based on another; false without
 * memory. An empty id is not kept; of two the first counts. */
bool zl_styles_add(zl_styles *styles, zl_view id, zl_view name, zl_view base);

/* What the style added last makes of its text, whatever its name. */
void zl_styles_hide(zl_styles *styles);

/* What a style is, or one that it is based on: body where nothing is known. */
zl_style zl_styles_find(const zl_styles *styles, zl_view id);

/* A document made of parts. */
typedef struct zl_office {
    const zl_file *file;
    zl_shelf *shelf; /* that is told what is not kept */
    zl_package *package;
    zl_styles styles;
    zl_source source;
    zl_draft *draft;
    zl_decoding decoding; /* of the part that is read */
    uint64_t replaced; /* U+FFFD put for what is no UTF-8 */
} zl_office;

/* Unpack, write by `write`, put the document on the shelf. Fails as they do. */
ZILI_MUST_CHECK zili_status
zl_office_read(const zl_file *file, bool (*wanted)(const char *name),
               zili_status (*write)(zl_office *office, zili_error *err),
               zl_shelf *shelf, zili_error *err);

/* The file of a part, for readers and sentences, as "a.docx, word/x.xml" with
 * its text in UTF-8; `path` holds that name. False: there is no such part. */
ZILI_MUST_CHECK zili_status zl_office_part(zl_office *office, zl_view name,
                                           zl_file *part, zl_str *path,
                                           bool *found, zili_error *err);

/* Tell the elements of a part, if there is one. */
ZILI_MUST_CHECK zili_status zl_office_parse(zl_office *office,
                                            const char *name,
                                            const zl_xml_events *events,
                                            void *user, zili_error *err);

/* A part whose elements a vocabulary knows, if there is one. */
ZILI_MUST_CHECK zili_status zl_office_add(zl_office *office, zl_view name,
                                          const zl_vocabulary *vocabulary,
                                          bool html, zili_error *err);

/* Title, author, date and what else is said of the document, of any of these
 * forms (Dublin Core). */
const zl_vocabulary *zl_office_properties(void);

#endif
