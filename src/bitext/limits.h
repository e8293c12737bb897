/* limits.h -- how much is taken from files that others have made. */
#ifndef ZL_BITEXT_LIMITS_H
#define ZL_BITEXT_LIMITS_H

/* Bytes of a file of corrections, pairs or segments. */
#define ZL_BITEXT_FILE_MOST ((size_t)1 << 30)

#endif
