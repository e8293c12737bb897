/* survey.h -- what the elements of a file of XML are, where nobody has said.
 *
 * One way through the file counts, for each name, how often its elements hold
 * text, hold elements, and stand amid text. What stands amid text is a span,
 * what holds text a paragraph, what holds only elements a section. Names that
 * are known say more: head, item, quote, note, header, pb. */
#ifndef ZL_FORMATS_SURVEY_H
#define ZL_FORMATS_SURVEY_H

#include "base/array.h"
#include "base/map.h"
#include "formats/markup.h"

enum { ZL_SURVEY_NONE = -1 };

/* All elements of one name. */
typedef struct zl_kin {
    size_t count;
    size_t said;       /* of them, those that hold text */
    size_t held;       /* those that hold elements */
    size_t amid;       /* those that stand amid text */
    int around;        /* the name around the first of them; ZL_SURVEY_NONE */
    unsigned depth;    /* the least */
    zl_str attributes; /* their names, with blanks between */
} zl_kin;

typedef struct zl_survey {
    zl_map names;          /* without prefix, small letters; at most so many */
    ZL_ARRAY(zl_kin) kins; /* by number of their name */
    size_t lines, columns; /* lines of text, and those with tabs in them */
} zl_survey;

/* Names of one file that are looked at; more are spans. */
enum { ZL_SURVEY_NAMES = 2000 };

/* Start from { 0 }. Fails as zl_xml_parse does. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_survey_make(zl_survey *out, const zl_file *file,
                                           zili_error *err);
void zl_survey_clear(zl_survey *survey);

#endif
