/* sizes.h -- how much is done at once.
 *
 * Tests do little at once, so that a small corpus goes the ways of a large
 * one: several jobs, several lists, units that do not end in a chunk. */
#ifndef ZL_ANALYSIS_SIZES_H
#define ZL_ANALYSIS_SIZES_H

#ifdef ZL_FAULTS
#define ZL_AT_ONCE(usual, in_tests) (in_tests)
#else
#define ZL_AT_ONCE(usual, in_tests) (usual)
#endif

enum {
    ZL_CHUNK_TOKENS = ZL_AT_ONCE(4096, 7),  /* read at once */
    ZL_JOB_TOKENS = ZL_AT_ONCE(1 << 19, 24) /* for one thread */
};

#endif
