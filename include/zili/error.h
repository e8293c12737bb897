/* error.h -- how every call of the library says that it failed, and why. */
#ifndef ZILI_ERROR_H
#define ZILI_ERROR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ZILI_API __attribute__((visibility("default")))
#define ZILI_MUST_CHECK __attribute__((warn_unused_result))

/** What a caller can do about a failure. Zero is success. */
typedef enum zili_status {
    ZILI_OK = 0,
    ZILI_EIO,     /**< the system refused: no such file, disk full, … */
    ZILI_ENOMEM,  /**< there is not enough memory */
    ZILI_EFORMAT, /**< bytes from outside are not what they should be */
    ZILI_EUSAGE,  /**< the request itself is wrong: an option, a query */
    ZILI_ESTOPPED /**< the caller wished it to stop */
} zili_status;

/** The caller's room for the sentence that explains a failure.
 *
 * Every function that takes a `zili_error *err` accepts NULL. After a
 * success it is untouched; after a failure `text` is a full sentence in
 * UTF-8 that names the thing at fault. Where the sentence begins with its name,
 * mostly the path of a file, `named` is how many bytes that has, and what
 * follows says what is wrong: " is empty: …", ", line 3: …"; else it is 0. */
typedef struct zili_error {
    zili_status status;
    char text[1024];
    size_t named;
} zili_error;

/** Take `size` bytes; false means they could not be taken, and no more come. */
typedef bool zili_write_fn(void *user, const void *bytes, size_t size);

/** A list of texts. The array belongs to whoever filled the list. */
typedef struct zili_texts {
    const char **items;
    size_t count;
} zili_texts;

#ifdef __cplusplus
}
#endif
#endif
