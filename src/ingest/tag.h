/* tag.h -- a line of VRT that is a tag, and what stands in it. */
#ifndef ZL_INGEST_TAG_H
#define ZL_INGEST_TAG_H

#include "base/text.h"

typedef enum zl_tag_kind {
    ZL_TAG_BEGIN,  /* <text id="a"> */
    ZL_TAG_END,    /* </text> */
    ZL_TAG_EMPTY,  /* <g/> */
    ZL_TAG_COMMENT /* <!-- … -->, <?xml … ?> */
} zl_tag_kind;

/* Views into the line. */
typedef struct zl_tag_line {
    zl_tag_kind kind;
    zl_view name;
    zl_view rest; /* the attributes not yet taken */
} zl_tag_line;

typedef struct zl_tag_pair {
    zl_view name, value; /* the value with its entities */
} zl_tag_pair;

/* Whether `line` is a tag and nothing else: `<`, a letter, `/`, `!` or `?`,
 * and `>` at its end. */
bool zl_tag_read(zl_tag_line *out, zl_view line);

/* Take the next attribute; false where there is none. Names that are not
 * small letters, digits, _ and - are passed over. */
bool zl_tag_next(zl_tag_line *tag, zl_tag_pair *out);

/* The text with &amp; &lt; &gt; &quot; &apos; and &#N; resolved, lent until
 * `scratch` is used again; what is no entity stays. Lack of memory shows in
 * `scratch`. */
zl_view zl_tag_plain(zl_view text, zl_str *scratch);

#endif
