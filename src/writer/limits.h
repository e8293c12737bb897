/* limits.h -- how much goes where. */
#ifndef ZL_WRITER_LIMITS_H
#define ZL_WRITER_LIMITS_H

#include <stdint.h>

/* Tokens of a segment, and so of a document. */
#define ZL_DOCUMENT_MOST ((uint32_t)1 << 31)

#endif
