/* limits.h -- how much goes where. */
#ifndef ZL_WRITER_LIMITS_H
#define ZL_WRITER_LIMITS_H

#include <stdint.h>

/* Tokens of a segment, and so of a document. */
#define ZL_DOCUMENT_MOST ((uint32_t)1 << 31)

/* Attributes of tokens, each of which costs something for every token, and
 * structures; of a segment, and of a batch. */
#define ZL_ATTRIBUTES_MOST 64
#define ZL_STRUCTURES_MOST 2000

#endif
