/* shares.c -- how the memory of a build is shared out. */
#include "ingest/shares.h"

#include <unistd.h>

#define MEGABYTE ((uint64_t)1 << 20)
#define LARGEST_JOB MEGABYTE
#define SMALLEST_JOB (MEGABYTE / 4)
#define BASE_MEMORY (24 * MEGABYTE)

static uint64_t quarter_of_memory(void)
{
    long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);

    return pages > 0 && size > 0 ? (uint64_t)pages / 4 * (uint64_t)size
                                 : 1024 * MEGABYTE;
}

zl_shares zl_share_memory(uint64_t memory, uint64_t slots)
{
    zl_shares shares;

    if (memory == 0)
        memory = quarter_of_memory();
    shares.large = memory / 4 / slots / 2;
    if (shares.large < SMALLEST_JOB)
        shares.large = SMALLEST_JOB;
    /* files of rows are cut into parts of a little more than a job */
    shares.job = shares.large / 2 < LARGEST_JOB ? shares.large / 2
                                                : LARGEST_JOB;
    uint64_t taken =
        BASE_MEMORY + slots * (shares.job * 3 / 2 + ZL_JOB_MEMORY);
    shares.run = memory > taken * 2 ? memory - taken
                                    : memory * memory / taken / 4;
    return shares;
}
