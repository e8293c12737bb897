/* kinds.h -- how many lines a bead may have on either side. */
#ifndef ZL_ALIGN_KINDS_H
#define ZL_ALIGN_KINDS_H

#include <stddef.h>

enum {
    ZL_BEAD_KINDS = 19,
    ZL_BEAD_LINES = 5 /* at most, of a side */
};

typedef struct zl_bead_kind {
    unsigned char a, b;
    double share; /* of all beads, before any text was seen */
} zl_bead_kind;

/* The first two have an empty side. */
extern const zl_bead_kind zl_bead_kinds[ZL_BEAD_KINDS];

#endif
