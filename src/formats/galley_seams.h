/* galley_seams.h -- what a row is, by how it looks; and whether it goes on
 * with what the one before it began. */
#ifndef ZL_FORMATS_GALLEY_SEAMS_H
#define ZL_FORMATS_GALLEY_SEAMS_H

#include "formats/galley_parts.h"

/* Between two rows of text. */
typedef enum zl_seam {
    ZL_SEAM_NONE, /* the text goes on */
    ZL_SEAM_LINE, /* … on a line of its own, as in verse */
    ZL_SEAM_NEW   /* a paragraph begins */
} zl_seam;

/* The paragraph that is open, as far as rows tell it. */
typedef struct zl_seams {
    const zl_galley *galley;
    bool indents;              /* paragraphs of the document begin indented */
    const zl_galley_row *last; /* row of text; NULL: none */
    zl_paragraph_kind kind;    /* of the paragraph that it stands in */
    bool opened;               /* it began that, indented */
    zl_str room;               /* scratch */
} zl_seams;

/* Sets `indents`. */
void zl_seams_begin(zl_seams *shape, const zl_galley *galley);

zl_seam zl_seams_next(zl_seams *shape, const zl_galley_row *row);

/* What a paragraph is that begins with this row; lack of memory shows in
 * `room`. */
zl_paragraph_kind zl_seams_kind(zl_seams *shape, const zl_galley_row *row);

/* The row is taken; `begins`: a paragraph of this kind begins with it. */
void zl_seams_pass(zl_seams *shape, const zl_galley_row *row, bool begins,
                   zl_paragraph_kind kind);

#endif
