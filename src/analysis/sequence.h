/* sequence.h -- the numbers of lines in some order, sorted by counting. */
#ifndef ZL_ANALYSIS_SEQUENCE_H
#define ZL_ANALYSIS_SEQUENCE_H

#include "analysis/lines.h"

/* Start from { 0 }. */
typedef struct zl_sequence {
    uint32_t *numbers; /* each one below `count`, in order */
    uint32_t *spare;   /* room for as many */
    size_t count;
    size_t parts;      /* that are sorted at once */
    uint32_t *places;  /* by part and bucket */
} zl_sequence;

/* The numbers of lines as they are shown, to be sorted on at most `threads`
 * threads, 0 for as many as there are. Clear in any case. Fails with
 * ZILI_EUSAGE where these are more than a sequence can hold, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_sequence_init(zl_sequence *sequence,
                                             const zl_lines *lines,
                                             uint64_t threads,
                                             zili_error *err);
void zl_sequence_clear(zl_sequence *sequence);

/* Put the numbers into the order of their values, all below `limit`; equal
 * ones keep theirs. Time: O(count · log limit), 11 bits a step. */
void zl_sequence_sort(zl_sequence *sequence, const uint32_t *values,
                      uint32_t limit);

/* Show the lines in the order of the sequence, which is empty then. */
void zl_lines_arrange(zl_lines *lines, zl_sequence *sequence);

#endif
