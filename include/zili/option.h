/* option.h -- options described once: for C, the command line, help, plans. */
#ifndef ZILI_OPTION_H
#define ZILI_OPTION_H

#include "error.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The type of the field that an option fills. */
typedef enum zili_option_type {
    ZILI_OPTION_FLAG,    /**< bool */
    ZILI_OPTION_NUMBER,  /**< uint64_t */
    ZILI_OPTION_SIZE,    /**< uint64_t: bytes, or "64K", "256M", "4G" */
    ZILI_OPTION_COUNT,   /**< uint64_t, 1 or more */
    ZILI_OPTION_REAL,    /**< double */
    ZILI_OPTION_MEASURE, /**< double above 0; of a value called MM also
                              "8.4cm", "3in", "200pt" */
    ZILI_OPTION_TEXT,    /**< const char *, lent by whoever set it */
    ZILI_OPTION_FILE,    /**< the same: the path of a file that will be read */
    ZILI_OPTION_LIST,    /**< zili_texts; each use of the option adds one */
    ZILI_OPTION_FILES,   /**< the same: of such paths */
    ZILI_OPTION_CHOICE   /**< int, the index of the value in `choices` */
} zili_option_type;

/** One option: a field of an options struct. A list ends with a zero name. */
typedef struct zili_option {
    const char *name; /**< long name, without the dashes */
    char letter;      /**< short name, or 0 */
    zili_option_type type;
    const char *value; /**< what help calls the value, NULL for a flag */
    const char *help;
    size_t offset;              /**< of the field in the options struct */
    const char *const *choices; /**< for a choice: the values, then NULL; for
                                     a file: values that are none, or NULL */
} zili_option;

/** Find an option by its long name, or by its letter where `name` is NULL.
 * Gives NULL where there is none. Time: O(options). */
ZILI_API const zili_option *zili_option_find(const zili_option *list,
                                             const char *name, char letter);

/** Set the field of `option` in the struct at `options` from text.
 *
 * For a flag, `value` is NULL or one of "true" and "false". The struct keeps
 * `value` itself for texts and lists, so it must outlive the struct. Fails
 * with ZILI_EUSAGE where the text is no such value, and where `option` is
 * NULL, as zili_option_find() gives it; ZILI_ENOMEM. */
ZILI_API ZILI_MUST_CHECK zili_status zili_option_set(const zili_option *option,
                                                     void *options,
                                                     const char *value,
                                                     zili_error *err);

/** Release what zili_option_set() allocated in the struct at `options`. */
ZILI_API void zili_options_clear(const zili_option *list, void *options);

#ifdef __cplusplus
}
#endif
#endif
