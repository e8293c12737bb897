/* glossary_parts.h -- what a glossary is made of; for its own files. */
#ifndef ZL_ALIGN_GLOSSARY_PARTS_H
#define ZL_ALIGN_GLOSSARY_PARTS_H

#include "align/glossary.h"
#include "align/glossary_line.h"
#include "base/array.h"
#include "base/map.h"
#include "text/fold.h"

/* A line with a term; the lines of one are a chain. Lines are read again when
 * the term is asked for: most never are. */
typedef struct zl_gloss_place {
    uint32_t next; /* its number + 1, or 0 */
    uint32_t from, size;
} zl_gloss_place;

/* The first and the last line of a term, each + 1. */
typedef struct zl_gloss_chain {
    uint32_t first, last;
} zl_gloss_chain;

struct zl_glossary {
    zl_view bytes; /* lent */
    zl_fold *fold;
    zl_gloss_columns columns;
    bool has_columns; /* a line with a tab was seen */
    zl_map terms;
    ZL_ARRAY(zl_gloss_chain) chains; /* by the number of the term */
    ZL_ARRAY(zl_gloss_place) places;
    size_t lines, bad, first_bad; /* lines with anything in them; from 1 */
    const char *wrong;            /* with the first bad one */
    zl_str note;
};

#endif
