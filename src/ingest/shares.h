/* shares.h -- how the memory of a build is shared out. */
#ifndef ZL_INGEST_SHARES_H
#define ZL_INGEST_SHARES_H

#include <stdint.h>

/* Bytes. */
#define ZL_JOB_MEMORY ((uint64_t)2 << 20)    /* of a job, besides its text */
#define ZL_LEAST_MEMORY ((uint64_t)16 << 20) /* of a build */

typedef struct zl_shares {
    uint64_t job;   /* of files, about */
    uint64_t large; /* of a file that is too large for a job */
    uint64_t run;   /* of the writer */
} zl_shares;

/* Jobs take a quarter of the memory at most, the writer has the rest, and
 * where they take more, less than that. `memory` 0: a quarter of what there
 * is. */
zl_shares zl_share_memory(uint64_t memory, uint64_t slots);

#endif
