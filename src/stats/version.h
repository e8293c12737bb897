/* version.h -- which GSL computes distributions. */
#ifndef ZL_STATS_VERSION_H
#define ZL_STATS_VERSION_H

/* Of the library that runs: "2.7.1". */
const char *zl_gsl_version(void);

#endif
