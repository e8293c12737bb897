/* progress.h -- how far long work has come. */
#ifndef ZILI_PROGRESS_H
#define ZILI_PROGRESS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct zili_progress {
    const char *what;     /**< "reading", "writing", "joining", "searching" … */
    uint64_t done, total; /**< of whatever it is: bytes, tokens, parts */
    uint64_t documents;   /**< that were read; 0 where that is not counted */
} zili_progress;

/** Told now and then, from the thread that called. */
typedef void zili_progress_fn(void *user, const zili_progress *progress);

#ifdef __cplusplus
}
#endif

#endif
