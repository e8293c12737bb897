/* draft_parts.h -- what a draft is made of; for the files draft*.c. */
#ifndef ZL_FORMATS_DRAFT_PARTS_H
#define ZL_FORMATS_DRAFT_PARTS_H

#include "formats/draft.h"

/* What stands between the text so far and the next one. */
typedef enum zl_blank {
    ZL_BLANK_NONE,
    ZL_BLANK_SPACE,
    ZL_BLANK_LINE,
    ZL_BLANK_BREAK,
    ZL_BLANK_JOIN /* none, whatever stands there */
} zl_blank;

struct zl_draft_mark {
    zl_mark_span span; /* kind: NULL where it is not kept */
    size_t order;      /* in which it began */
    bool begun;        /* something stands in it */
};

/* Text that goes on by itself: the document's, or that of one kind of aside. */
struct zl_flow {
    const char *kind, *lang; /* of the region that is open */
    zl_str text;
    ZL_ARRAY(zl_paragraph) paragraphs;
    ZL_ARRAY(zl_region) regions;
    ZL_ARRAY(struct zl_draft_mark) marks;
    ZL_ARRAY(struct zl_draft_mark) open;
    ZL_ARRAY(struct zl_draft_mark) milestones; /* open, each of its name */
    ZL_ARRAY(zl_edit) edits; /* `offset` is not yet set */
    size_t too_deep;      /* marks that are open and not in `open` */
    size_t first;         /* paragraph of the region that is open */
    size_t begin;         /* of the paragraph */
    zl_paragraph_kind next, here; /* kinds of paragraphs */
    bool in_paragraph;
    zl_blank blank;
};

struct zl_draft {
    zl_source *source;
    ZL_ARRAY(struct zl_flow) flows; /* the first is the document's */
    size_t current;
    size_t depth; /* of asides */
    ZL_ARRAY(const char *) names; /* of marks; the source's */
    size_t marks; /* so far */
    zl_source_bead bead; /* that the next paragraph begins … */
    bool has_bead;       /* … if there is one */
    bool failed;
};

/* The one that is written now. */
static inline struct zl_flow *zl_flow_of(zl_draft *draft)
{
    return &draft->flows.items[draft->current];
}

/* Lack of memory is noted in the draft. */
void zl_flow_end_region(zl_draft *draft, struct zl_flow *flow);
/* Those that are open. */
void zl_flow_end_milestones(zl_draft *draft, struct zl_flow *flow);

/* The innermost. */
void zl_flow_end_mark(zl_draft *draft, struct zl_flow *flow);

#endif
