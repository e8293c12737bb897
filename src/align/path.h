/* path.h -- the best way through two texts, and how sure it is. */
#ifndef ZL_ALIGN_PATH_H
#define ZL_ALIGN_PATH_H

#include "align/evidence.h"

/* A bead of a path. */
typedef struct zl_step {
    size_t a, b; /* the first lines, of this pair of texts */
    uint8_t kind;
    float sure; /* its probability, where it is asked for */
} zl_step;

typedef ZL_ARRAY(zl_step) zl_path;

/* What a pass believes of lengths and beads. */
typedef struct zl_habits {
    double ratio;                /* letters of b for one of a */
    double variance;             /* of the difference, for a letter */
    double costs[ZL_BEAD_KINDS]; /* -ln of the share of a kind */
} zl_habits;

/* One pair of texts: where its lines begin, and the cells to look at. */
typedef struct zl_field {
    const zl_bilingual *words;
    const zl_habits *habits;
    const zl_band *band;
    size_t a, b;
} zl_field;

/* The cheapest path (Viterbi), in order. False without memory.
 * Time: O(cells · words of a line). */
bool zl_path_cheapest(const zl_field *field, zl_path *path);

/* The path with most right beads to be expected: of each bead its probability
 * is computed (forward and backward), and a path has the sum of those of its
 * beads, less what each bead costs. */
bool zl_path_surest(const zl_field *field, zl_path *path);

#endif
