/* needs.h -- which options say nothing without others, or beside them. */
#ifndef ZL_ANALYSIS_NEEDS_H
#define ZL_ANALYSIS_NEEDS_H

#include <zili/error.h>
#include <zili/option.h>

/* One option that would do nothing. The queries of an analysis, and the themes
 * that stand for them, are called "query". */
typedef struct zl_need {
    const char *command; /* "colloc", "stats keyness", … */
    const char *option;  /* what was said */
    const char *other;   /* what it needs, or is not heeded beside */
    const char *values;  /* of the other, one of these, with commas between;
                            or "--kmeans": that option does as well; NULL:
                            that it was said */
    bool beside;         /* it is not heeded where the other is so */
    const char *why;     /* a clause: what the option is of */
} zl_need;

/* All of them; the last one has no command. */
extern const zl_need zl_needs[];

/* Fail with ZILI_EUSAGE where an option of the list was said that does nothing
 * with the others as they are. An option counts as said where it is not what
 * `defaults` (NULL: all zero) has. Time: O(needs). */
ZILI_MUST_CHECK zili_status zl_needs_check(const char *command,
                                           const zili_option *list,
                                           const void *options,
                                           const void *defaults,
                                           zili_error *err);

#endif
