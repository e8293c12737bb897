/* verify.h -- the checks of a segment that opening it does not need.
 *
 * Each check gives NULL, or what is wrong, in words that follow "x is not
 * sound: ". Checks rely on those before them having found nothing. */
#ifndef ZL_READER_VERIFY_H
#define ZL_READER_VERIFY_H

#include "reader/parts.h"

/* A body, and memory to count in. */
typedef struct zl_checker {
    const zl_body *body;
    const zl_segment *segment;
    uint32_t *before, *after; /* by type of any attribute */
    uint32_t *seen;           /* by document */
    uint64_t *glues;          /* by number of glue */
    uint8_t *marks;           /* by key or value of any attribute, structure */
} zl_checker;

/* False without memory; zl_checker_clear() in any case. */
bool zl_checker_init(zl_checker *checker, const zl_segment *segment);
void zl_checker_clear(zl_checker *checker);

/* The list as such, and that it is UTF-8. */
const char *zl_check_texts(const zl_texts *texts);

/* Forms, keys, order, counts of the types of an attribute. */
const char *zl_check_types(zl_checker *checker,
                           const zl_body_attribute *attribute);

/* Postings of the types of an attribute against its tokens, and in how many
 * documents they are. */
const char *zl_check_tokens(zl_checker *checker,
                            const zl_body_attribute *attribute);

/* Ranges and values of structures; what they are to documents and regions. */
const char *zl_check_structures(zl_checker *checker);

/* Rules and exceptions, and how often each glue stands. */
const char *zl_check_glue(zl_checker *checker);

#endif
