/* run_parts.h -- what a run_content is made of. */
#ifndef ZL_WRITER_RUN_PARTS_H
#define ZL_WRITER_RUN_PARTS_H

#include "writer/run_content.h"

/* An attribute of the run that is written. */
typedef struct zl_ranked_attribute {
    const zl_run_attribute *from;
    uint32_t *numbers; /* of types, by place */
    uint32_t *places;  /* by number */
    uint32_t *ranks;   /* by number */
} zl_ranked_attribute;

typedef struct zl_ranked_structure {
    const zl_run_structure *from;
    uint32_t *values; /* places in byte order, by number */
} zl_ranked_structure;

/* Positions of the types at places [first, end), type after type. */
typedef struct zl_run_window {
    uint32_t first, end;
    uint32_t *positions;
    size_t room;
    uint32_t *next; /* by place - first: where the next position goes */
} zl_run_window;

struct zl_run_content {
    zl_content content; /* the first member: one can be had from the other */
    const zl_run *run;
    zl_ranked_attribute *attributes;
    zl_ranked_structure *structures;

    /* ---- where reading is ---- */
    const zl_ranked_attribute *attribute;
    uint32_t token;
    size_t other;
    uint32_t place;
    zl_run_window window;
    const zl_ranked_structure *structure;
    size_t range;
};

/* run_read.c */
extern const zl_content_reader zl_run_reader;

#endif
