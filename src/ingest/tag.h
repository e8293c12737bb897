/* tag.h -- a line of VRT that is a tag, and what stands in it. */
#ifndef ZL_INGEST_TAG_H
#define ZL_INGEST_TAG_H

#include "base/text.h"

enum { ZL_TAG_ATTRIBUTES_MOST = 256, ZL_TAG_NAME_SIZE = 64 };

typedef enum zl_tag_kind {
    ZL_TAG_BEGIN,  /* <text id="a"> */
    ZL_TAG_END,    /* </text> */
    ZL_TAG_EMPTY,  /* <g/>, <g></g> */
    ZL_TAG_COMMENT /* <!-- … -->, <!DOCTYPE … >, <?xml … ?> */
} zl_tag_kind;

/* Views into the line. */
typedef struct zl_tag_line {
    zl_tag_kind kind;
    zl_view name;
    zl_view rest;      /* the attributes not yet taken */
    const char *wrong; /* what is wrong with it, or NULL */
} zl_tag_line;

typedef struct zl_tag_pair {
    zl_view name, value; /* the value with its entities */
} zl_tag_pair;

/* Whether `line` is a tag and nothing else, but for blanks around: `<`, a name
 * or `/` and a name, attributes, `>`. A name is letters and digits of any
 * script, _ - . and :, with a letter or _ first; so "<", "<3", "<-" and "<3>"
 * are none. A line with a tab in it whose attributes are none is a token, <b,
 * with columns. But without a tab it is a tag with something wrong: what
 * stands in it is no attribute, one stands there twice, or there are more than
 * ZL_TAG_ATTRIBUTES_MOST; or a name has more than ZL_TAG_NAME_SIZE bytes.
 * Time: O(bytes × attributes). */
bool zl_tag_read(zl_tag_line *out, zl_view line);

/* Take the next attribute of a tag with nothing wrong; false where there is
 * none. */
bool zl_tag_next(zl_tag_line *tag, zl_tag_pair *out);

/* The value of an attribute; false where there is none of this name. */
bool zl_tag_find(zl_tag_line tag, const char *name, zl_view *value);

/* The text with &amp; &lt; &gt; &quot; &apos; and &#N; resolved, lent until
 * `scratch` is used again; what is no entity stays. Lack of memory shows in
 * `scratch`. */
zl_view zl_tag_plain(zl_view text, zl_str *scratch);

/* What stands in a comment that is a line, "<!-- glue: g -->", without blanks
 * at its ends; empty where the line is none. */
zl_view zl_tag_comment(zl_view line);

#endif
